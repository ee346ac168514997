"""The family of a file as the grid of the paper: the worker as row 0, then who lives with them and who does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import errors
from ui.aid.family_dialog import EndFamilyDialog, FamilyDialog
from ui.aid.words import label
from ui.kit.columns import Column
from ui.kit.list_in_page import ListInPage
from ui.kit.paper_grid import Section
from ui.theme import Tone
from unionoffice import aid
from unionoffice.aid import FamilyRow
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import Household
    from unionoffice.office import Office

SELF = "01"


class FamilySection(QWidget):
    """The grid; `changed` after somebody came, changed or left."""

    changed = Signal()

    def __init__(self, office: Office, no: int, *, title: str = "") -> None:
        super().__init__()
        self.office, self.no, self.revealed = office, no, False
        self.household: Household | None = None
        self.section = Section(title or _("家庭成员"))
        self.section.offer(_("添加"), self.add, key="Insert")
        self.section.offer(_("修改"), self.change, key="Enter")
        self.section.offer(_("离开…"), self.end, key="Delete")
        self.list = ListInPage(self._columns(), _("家庭成员"), add=self.add, away=self._end)
        self.list.opened.connect(lambda place: self._change(self.list.rows[place]))
        self.section.column.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)

    def _columns(self) -> tuple[Column, ...]:
        def shown(name: str, row: FamilyRow | None) -> str:
            if row is None:
                return self._of_worker(name)
            return row.shown(name, reveal=self.revealed)

        def column(name: str, title: str, width: int, *usual: str, stretch: bool = False) -> Column:
            return Column(
                title=title, text=lambda row: shown(name, row[0]), width=width, usual=usual, stretch=stretch,
                least=110 if stretch else 0,
            )  # fmt: skip

        return (
            column("name", _("姓名"), 86, "欧阳吉祥"),
            column("relation", _("关系"), 70, _("本人")),
            column("sex", _("性别"), 56, _("女")),
            column("birth", _("出生日期"), 104, "2000-00-00"),
            column("id_number", _("证件号码"), 168, "330106********000X"),
            column("health", _("健康状况"), 96, "***"),
            column("standing", _("人员身份"), 90, _("在校学生")),
            column("place", _("单位或学校"), 140, stretch=True),
            Column(
                title=_("共同生活"), text=lambda row: _("是") if row[0] is None or row[0].member.lives_together else _("否"),
                width=84, usual=(_("否"),), tone=lambda row: _together(row[0]),
            ),
        )  # fmt: skip

    def _of_worker(self, name: str) -> str:
        assert self.household is not None
        match name:
            case "relation":
                return label("relation", SELF)
            case "standing":
                return self.household.shown("work_state")
            case "place":
                return self.household.file.workplace or ""
        return self.household.shown(name, reveal=self.revealed)

    def show_household(self, household: Household, *, revealed: bool) -> None:
        """The grid shows this household; the worker stands first."""
        self.household, self.revealed = household, revealed
        self.list.show_rows([(None,), *((row,) for row in household.family)], keep=True)
        together = _("共同生活 {n} 人").format(n=household.size)
        self.section.note.setText("　" + together)

    def add(self) -> QDialog | None:
        """One more."""
        with errors.showing(self):
            self._must()
            assert self.household is not None
            dialog = FamilyDialog(self.office, self.household, None, self)
            return self._open(dialog)
        return None

    def change(self) -> QDialog | None:
        """The current row."""
        return self._change(self.list.current())

    def end(self) -> QDialog | None:
        """The current row leaves."""
        return self._end(self.list.current())

    def _change(self, row: tuple[FamilyRow | None] | None) -> QDialog | None:
        if row is None or row[0] is None:
            return None
        with errors.showing(self):
            self._must()
            assert self.household is not None
            return self._open(FamilyDialog(self.office, self.household, row[0], self, revealed=self.revealed))
        return None

    def _end(self, row: tuple[FamilyRow | None] | None) -> QDialog | None:
        if row is None or row[0] is None:
            return None
        with errors.showing(self):
            self._must()
            return self._open(EndFamilyDialog(self.office, row[0], self))
        return None

    def _must(self) -> None:
        """Raises Refused where this officer may not enter, or the file is closed."""
        from unionoffice.aid.filing import open_household

        self.office.officer.must(Right.ENTER)
        open_household(self.office.reading(), self.no)

    def _open(self, dialog: FamilyDialog | EndFamilyDialog) -> QDialog:
        dialog.saved.connect(self._saved)
        dialog.open()
        return dialog

    def _saved(self, _row: object) -> None:
        found = aid.household(self.office, self.no)
        if found is not None:
            self.show_household(found, revealed=self.revealed)
        self.changed.emit()


def _together(row: FamilyRow | None) -> Tone:
    return Tone.PLAIN if row is None or row.member.lives_together else Tone.WARN
