"""The card that writes the package: to which stick, and afterwards that it was read back and may be pulled out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors, theme
from ui.kit import files, icons, text
from ui.kit.buttons import button
from ui.kit.room import Stack
from ui.memory import documents
from unionoffice import reports
from unionoffice.exchange import sticks
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.reports import Made


class ExportCard(QFrame):
    """Before: the places and the button. After: the check words, and the hand-over sheet to print."""

    def __init__(self, desk: Desk, print_sheet: Callable[[int, str], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.desk, self._print_sheet = desk, print_sheet
        self.made: Made | None = None
        self._stick = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        self.stack = Stack()
        self.before, self.after = self._asking(), self._told()
        for one in (self.before, self.after):
            self.stack.addWidget(one)
        column.addWidget(self.stack)

    def _asking(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(text.heading(_("写上报包")))
        self.where = QComboBox()
        self.where.setAccessibleName(_("写到哪里"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.where, 1)
        self.other = button(_("选文件夹…"), self._choose, icon="folder")
        self.again = button("", self.look_for_sticks, icon="undo", tip=_("重新查找 U 盘"))
        self.again.setAccessibleName(_("重新查找 U 盘"))
        row.addWidget(self.other)
        row.addWidget(self.again)
        column.addLayout(row)
        self.photos = QCheckBox(_("带照片（文件大得多）"))
        foot = QHBoxLayout()
        foot.addWidget(self.photos)
        foot.addStretch()
        self.go = button(_("导出上报包到这里"), self.export, icon="upload", primary=True, key="Ctrl+E")
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.hint = text.dim("", wrap=True, small=True)
        column.addWidget(self.hint)
        return page

    def _told(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        mark = text.label()
        mark.setPixmap(icons.pixmap("good", theme.GREEN, 26, 2.0))
        head.addWidget(mark)
        head.addWidget(text.heading(_("已读回核对，可以拔出")), 1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.words = text.label(size=20, bold=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(_("核对词"))
        row.addWidget(self.words)
        self.what = text.dim("", wrap=True)
        row.addWidget(self.what, 1)
        column.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.sheet = button(_("打印交接单"), self.print_sheet, icon="print", primary=True)
        foot.addWidget(self.sheet)
        foot.addWidget(button(_("完成"), self.show_asking))
        foot.addStretch()
        column.addLayout(foot)
        return page

    def refresh(self) -> None:
        """The places there are now, and whether an export is possible."""
        self.look_for_sticks()
        ready = reports.upper(self.desk.office) is not None
        self.go.setEnabled(ready)
        self.hint.setText(
            _("写完立即从盘上读回，一个字节不差才说可以拔出。已导出不等于已上报，收到回执才算。")
            if ready
            else _("先登记上级工会的公钥卡，才能导出。")
        )

    def look_for_sticks(self) -> None:
        """The sticks plugged in now, with their free space; the own documents last."""
        chosen = self.where.currentData()
        self.where.clear()
        for one in sticks.sticks():
            words = _("U 盘 {name}（剩余 {free}）").format(name=one.name, free=_size(one.free))
            if one.read_only:
                words += _("，写保护")
            self.where.addItem(icons.icon("save"), words, str(one.path))
        home = documents()
        self.where.addItem(icons.icon("folder"), _("文档文件夹 {path}").format(path=home), str(home))
        place = self.where.findData(chosen)
        if chosen and place < 0:
            self.take_folder(Path(chosen))
        else:
            self.where.setCurrentIndex(max(place, 0))

    def _choose(self) -> None:
        chosen = files.ask_folder(self, _("选文件夹"), self.where.currentData() or "")
        if chosen is not None:
            self.take_folder(chosen)

    def take_folder(self, folder: Path) -> None:
        """The package goes into this folder."""
        self.where.addItem(icons.icon("folder"), str(folder), str(folder))
        self.where.setCurrentIndex(self.where.count() - 1)

    def export(self) -> None:
        """The package is written beside the window."""
        if not self.go.isEnabled() or self.stack.currentWidget() is not self.before:
            return
        folder, photos, office = Path(self.where.currentData()), self.photos.isChecked(), self.desk.office
        self._stick = self.where.currentText().split("（")[0]

        def work(progress: Progress) -> Made:
            return reports.make_package(office, folder, with_photos=photos, progress=progress)

        self.go.setEnabled(False)
        self.desk.run(
            _("正在导出上报包"),
            work,
            done=self.show_made,
            failed=self._failed,
            finished=lambda: self.go.setEnabled(True),
        )

    def _failed(self, error: BaseException) -> None:
        errors.show(error, self)

    def show_made(self, made: Made) -> None:
        """The package lies there, read back."""
        self.made = made
        manifest = made.manifest
        self.words.setText(made.check_words)
        told = _("第 {n} 号，会员 {members} 人，{size}。{path}")
        self.what.setText(
            told.format(
                n=manifest["sequence"], members=f"{manifest['counts'].get('members', 0):,}",
                size=_size(made.path.stat().st_size), path=made.path,
            )
        )  # fmt: skip
        self.stack.setCurrentWidget(self.after)
        self.sheet.setFocus()
        self.desk.say(_("第 {n} 号上报包已写好并读回核对").format(n=manifest["sequence"]))

    def show_asking(self) -> None:
        """Ready for the next one."""
        self.stack.setCurrentWidget(self.before)
        self.look_for_sticks()
        self.go.setFocus()

    def print_sheet(self) -> None:
        """The hand-over sheet of the package just written."""
        if self.made is not None:
            self._print_sheet(self.made.no, self._stick)


def _size(count: int) -> str:
    for unit, size in (("GB", 1 << 30), ("MB", 1 << 20)):
        if count >= size:
            return f"{count / size:,.1f} {unit}"
    return f"{count / 1024:,.0f} KB"
