"""The last step: where the filled workbook lies, and what should be looked at before it is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from ui import theme
from ui.kit import icons, text
from ui.kit.buttons import button
from ui.kit.wizard import Step
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.filling.task import Runner


class ResultStep(Step):
    """Says what was written; the wizard cannot go back from here."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("完成"))
        self._runner = runner
        self.column.addStretch(2)
        mark = text.label()
        mark.setPixmap(icons.pixmap("good", theme.GREEN, 44, 2.0))
        self.column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self.head, self.told = text.title(""), text.dim("", wrap=True)
        for label in (self.head, self.told):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch()
        self.open_file = button(_("打开这份表"), lambda: self._open(folder=False), icon="contract")
        self.open_folder = button(_("打开文件夹"), lambda: self._open(folder=True), icon="folder")
        row.addWidget(self.open_file)
        row.addWidget(self.open_folder)
        row.addStretch()
        self.column.addLayout(row)
        self.warnings = text.label(kind="warn", wrap=True)
        self.column.addSpacing(10)
        self.column.addWidget(self.warnings)
        self.column.addStretch(3)

    def enter(self) -> None:
        """The file and its rows."""
        done = self._runner.task.done
        assert done is not None
        self.head.setText(_("已填 {n:,} 行").format(n=done.count))
        self.told.setText(
            _("第 {first} 到 {last} 行：{path}").format(first=done.first_row, last=done.last_row, path=done.path)
        )
        self.warnings.setText("\n".join(f"· {warning}" for warning in done.warnings))
        self.warnings.setVisible(bool(done.warnings))
        self._runner.desk.say(_("上级表已经填好：{path}").format(path=done.path))
        self.open_folder.setFocus()

    def may_go_back(self) -> bool:
        """What is written is written."""
        return False

    def _open(self, *, folder: bool) -> None:
        done = self._runner.task.done
        assert done is not None
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(done.path.parent if folder else done.path)))
