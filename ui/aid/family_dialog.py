"""One row of the family: entered, changed, ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.aid.asking import day_box, day_of
from ui.aid.sources import of_office
from ui.kit.ask_dialog import AskDialog
from ui.kit.form import Form
from ui.kit.record_dialog import RecordDialog
from ui.kit.room import fit
from unionoffice import aid, people
from unionoffice.aid import FAMILY_ENTRY, FamilyRow
from unionoffice.fields import Fields, Sensitive
from unionoffice.findings import Finding, Level
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import Household
    from unionoffice.office import Office

ASKED = (
    "name", "relation", "lives_together", "id_number", "sex", "birth", "standing", "insurance", "health", "illness",
    "disability", "no_number_reason", "place", "schooling", "school_entered", "school_years", "phone", "ethnicity",
    "marital", "household_type",
)  # fmt: skip
UNGROUPED = Fields(tuple(replace(FAMILY_ENTRY[name], group="") for name in ASKED))
"""The fields of the row in the order a clerk is told them: person and row are one thing here."""
BY_NUMBER = ("sex", "birth")
WHOLE_NUMBER, WIDE = 18, 860


class FamilyForm(Form):
    """Asks for one of the family. A number the office knows brings the name; sex and birth follow the number."""

    def __init__(self, office: Office, file: int, row: FamilyRow | None, *, revealed: bool) -> None:
        self._office, self._file, self._no = office, file, 0 if row is None else row.member.no
        names = [name for name in ASKED if row is None or revealed or not _covered(row, name)]
        super().__init__(UNGROUPED, of_office(office), columns=3, names=names)
        if row is None:
            self.fill({"lives_together": 1, "health": "good"})
        else:
            self.fill({name: row.get(name) for name in self.fields})

    def check(self, *, typing: str = "") -> None:
        """What the office has to say of the answers so far stands at the fields."""
        entered = aid.examine_family(self._office, self.raw(), file=self._file, no=self._no)
        self._follow(entered.values)
        for cell in self._cells.values():
            if cell.level is Level.WARNING:
                cell.clear()
        for one in entered.findings:
            if self._worth_saying(one, typing):
                self._cells[one.field].say(one.sentence, one.level)
        self.faults.emit(self.count())

    def _worth_saying(self, one: Finding, typing: str) -> bool:
        cell = self._cells.get(one.field)
        if cell is None or cell.level is Level.HELD or one.level is Level.NOTE or one.reason == "missing":
            return False
        # Who is entering the row has not come to the number yet.
        return not (one.reason == "no_number" and typing != "id_number")

    def _follow(self, values: dict[str, Any]) -> None:
        number = values.get("id_number")
        for name in BY_NUMBER:
            if name in self._cells:
                if number and values.get(name) and self._editors[name].raw() != values[name]:
                    self.put(name, values[name])
                self.control(name).setEnabled(not (number and values.get(name)))
        if number and "name" in self._cells and not self._editors["name"].raw():
            db = self._office.reading()
            known = people.with_number(db, str(number))
            person = people.person(db, known) if known is not None else None
            if person is not None:
                self.put("name", person.name)
                self._cells["name"].say(_("这个证件号码已登记为“{name}”。").format(name=person.name), Level.NOTE)

    def _touched(self, name: str) -> None:
        super()._touched(name)
        if name == "id_number" and len(str(self._editors[name].raw())) >= WHOLE_NUMBER:
            self.check(typing=name)

    def _left(self, name: str) -> None:
        super()._left(name)
        self.check(typing=name)

    def values(self) -> dict[str, Any] | None:
        """The raw answers; None where one cannot be taken, and then each says why and the first has the focus."""
        found = [one for name in self.fields for one in self._read(name)[1] if one.level is Level.HELD]
        entered = aid.examine_family(self._office, self.raw(), file=self._file, no=self._no)
        self._follow(entered.values)
        known = {one.field for one in found}
        found += [one for one in entered.findings if one.field not in known and one.level is not Level.NOTE]
        for cell in self._cells.values():
            cell.clear()
        order = list(self._cells)
        found.sort(key=lambda one: order.index(one.field) if one.field in order else len(order))
        self.say(found)
        return None if any(one.level is Level.HELD for one in found) else self.raw()


def _covered(row: FamilyRow, name: str) -> bool:
    field = FAMILY_ENTRY[name]
    return field.sensitive in (Sensitive.HEALTH, Sensitive.IDENTITY) and row.get(name) not in (None, "")


class FamilyDialog(RecordDialog):
    """One of the family, new or known; `saved` carries the row."""

    def __init__(
        self, office: Office, household: Household, row: FamilyRow | None = None, parent: QWidget | None = None, *,
        revealed: bool = False,
    ) -> None:  # fmt: skip
        self.office, self.file, self.row = office, household.file.no, row
        subtitle = _("{name} 的家庭，{file}").format(name=household.worker.name, file=household.file.file_no)
        hidden = [] if row is None or revealed else [FAMILY_ENTRY[one].shown for one in ASKED if _covered(row, one)]
        if hidden:
            sentence = _("已隐藏、不在这里修改的：{fields}。要修改请先“显示完整信息”。")
            subtitle += "\n" + sentence.format(fields="、".join(hidden))
        super().__init__(
            _("添加家庭成员") if row is None else row.person.name,
            FamilyForm(office, household.file.no, row, revealed=revealed), self._keep,
            button_text=_("添加") if row is None else _("保存"), subtitle=subtitle, parent=parent,
        )  # fmt: skip
        fit(self, QSize(max(WIDE, self.width()), self.height()))

    def _keep(self, raw: dict[str, Any]) -> FamilyRow:
        if self.row is None:
            return aid.add_family(
                self.office, self.file, {name: value for name, value in raw.items() if value not in (None, "")}
            )
        return aid.change_family(self.office, self.row.member.no, raw)


class EndFamilyDialog(AskDialog):
    """One of the family leaves the household from a day on; the past stays. `saved` carries the row."""

    def __init__(self, office: Office, row: FamilyRow, parent: QWidget | None = None) -> None:
        super().__init__(
            _("家庭成员离开"), button_text=_("登记离开"), parent=parent,
            subtitle=_("{name} 从这一天起不再算在家庭里；以前的测算和发放不受影响。").format(name=row.person.name),
        )  # fmt: skip
        self._office, self._row = office, row
        self.day = self.ask("day", _("离开日期"), day_box(office.today), required=True)

    def save(self) -> FamilyRow:
        """The row is ended. Raises Refused."""
        aid.end_family(self._office, self._row.member.no, day=day_of(self.day.text(), today=self._office.today))
        return self._row
