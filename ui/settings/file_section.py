"""One look at the whole data file: is everything there and does it agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from ui import theme
from ui.desk import Desk
from ui.kit import icons, text
from ui.kit.buttons import button
from ui.settings.section import Section
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.work import Progress


class FileSection(Section):
    """Runs the check beside the window and says what it found."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("数据检查"),
            _("检查数据文件的结构、会籍经历和操作日志。只看，不改。一个月做一次，或在异常断电之后。"),
        )
        path = Path(desk.office.path)
        size = path.stat().st_size / 1e6 if path.exists() else 0.0
        self.column.addWidget(text.label(_("{path}（{size:,.1f} MB）").format(path=path, size=size), wrap=True))
        self.deep = QCheckBox(_("彻底检查：逐页核对、重算操作日志（大文件要几分钟）"))
        self.column.addWidget(self.deep)
        row = QHBoxLayout()
        self.go = button(_("开始检查"), self.check, icon="search", primary=True)
        row.addWidget(self.go)
        row.addStretch()
        self.column.addLayout(row)
        self._found = QVBoxLayout()
        self._found.setSpacing(8)
        self.column.addLayout(self._found)
        self.column.addStretch()
        self.told = ""

    def check(self) -> None:
        """The check runs beside the window."""
        office, deep = self.desk.office, self.deep.isChecked()

        def work(_progress: Progress) -> list[str]:
            from unionoffice import checking

            return checking.faults(office, deep=deep)

        self.go.setEnabled(False)
        self.desk.run(_("正在检查数据"), work, done=self._show, finished=lambda: self.go.setEnabled(True))

    def _show(self, faults: list[str]) -> None:
        while (item := self._found.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.told = _("没有发现问题。") if not faults else _("发现 {n} 个问题：").format(n=len(faults))
        good = not faults
        head = text.heading(self.told)
        head.setStyleSheet(f"color: {theme.GREEN if good else theme.RED};")
        mark = text.label()
        mark.setPixmap(icons.pixmap("good" if good else "warning", theme.GREEN if good else theme.RED, 28, 2.0))
        self._found.addWidget(mark)
        self._found.addWidget(head)
        for fault in faults[:20]:
            self._found.addWidget(text.label("· " + fault, wrap=True))
        if faults:
            advice = _("现有数据没有改动。请先到“备份”立即备份一份，再把这些文字交给技术人员；最近的备份可以恢复。")
            self._found.addWidget(text.dim(advice, wrap=True))
