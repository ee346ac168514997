"""Taking the roll away as a workbook: whom, with which numbers, to which stick or folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.kit import files
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.members.asking import choices, purposes
from ui.members.places import places
from unionoffice.errors import Refused
from unionoffice.members import roll_workbook
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.members.whom import Whom
    from ui.work import Progress
    from unionoffice.office import Office

COVERED, FULL = "covered", "full"
BAD = '\\/:*?"<>|'


class ExportDialog(AskDialog):
    """The workbook is written beside the window after the dialog closed. `saved` carries the path it will have."""

    def __init__(self, desk: Desk, groups: Sequence[Whom], parent: QWidget | None = None) -> None:
        super().__init__(
            _("导出名册"), subtitle=_("写成一个 .xlsx 工作簿，用表格软件打开。谁在什么时候导出，会记入日志。"),
            button_text=_("导出"), icon="export", parent=parent,
        )  # fmt: skip
        self._desk = desk
        self._groups = [one for one in groups if one.numbers]
        self.whom = self.ask("whom", _("导出哪些人"), choices([(one.key, one.shown) for one in self._groups]))
        self.numbers = self.ask(
            "numbers", _("证件号码和手机号码"),
            choices(
                [(COVERED, _("遮盖中间几位，可以给别人看")), (FULL, _("完整号码，只用于办理业务"))], change=self._look
            ),
        )  # fmt: skip
        self.purpose = self.ask("purpose", _("用途"), purposes(), required=True)
        self._folders = places()
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        self.folder = choices([(str(path), words) for path, words in self._folders], name=_("存到哪里"))
        inside.addWidget(self.folder, 1)
        inside.addWidget(button(_("选文件夹…"), self._choose, icon="folder"))
        row.setFocusProxy(self.folder)
        self.ask("folder", _("存到哪里"), row)
        self.file = self.ask("file", _("文件名"), QLineEdit(), required=True)
        self.file.setText(f"{desk.office.name}会员名册-{desk.office.today}.xlsx")
        self.setMinimumWidth(520)
        self.go.setEnabled(bool(self._groups))
        self._look()

    def _look(self) -> None:
        self.cells["purpose"].setVisible(self.numbers.currentData() == FULL)

    def _choose(self) -> None:
        chosen = files.ask_folder(self, _("选文件夹"), self.folder.currentData() or "")
        if chosen is not None:
            self.take_folder(chosen)

    def take_folder(self, folder: Path) -> None:
        """The workbook goes into this folder."""
        self.folder.addItem(str(folder), str(folder))
        self.folder.setCurrentIndex(self.folder.count() - 1)

    def save(self) -> Path:
        """The writing has begun. Raises Refused."""
        full = self.numbers.currentData() == FULL
        purpose = self.purpose.currentText().strip()
        if full and not purpose:
            raise Refused("missing", _("导出完整号码要写明用途，例如“填报上级要求的表格”。"), "purpose")
        path = self._path()
        group = self._groups[self.whom.currentIndex()]
        wanted, desk = tuple(group.numbers), self._desk

        def work(progress: Progress) -> int:
            return write(desk.office, wanted, path, purpose=purpose if full else "", progress=progress)

        def done(count: int) -> None:
            desk.say(_("已导出 {n:,} 人：{path}").format(n=count, path=path))

        desk.run(_("正在导出名册"), work, done=done)
        return path

    def _path(self) -> Path:
        name = self.file.text().strip()
        if not name or any(sign in name for sign in BAD):
            raise Refused("bad_name", _('请填写文件名，不能含有 \\ / : * ? " < > |。'), "file")
        if not name.lower().endswith(".xlsx"):
            name += ".xlsx"
        path = Path(self.folder.currentData()) / name
        if not path.parent.is_dir():
            raise Refused("no_folder", _("找不到这个文件夹。请检查 U 盘是否插好，或另选一个文件夹。"), "folder")
        if path.exists():
            raise Refused("exists", _("那里已有同名文件，没有改动它。请换一个文件名。"), "file")
        return path


def write(office: Office, numbers: Sequence[int], path: Path, *, purpose: str, progress: Progress) -> int:
    """The workbook is at `path`, numbers covered unless a purpose is given; the journal holds both."""
    if purpose:
        office.note("导出完整号码", "members", {"file": path.name, "members": len(numbers), "purpose": purpose})
    return roll_workbook.write_roll(office, numbers, path, masked=not purpose, progress=progress)
