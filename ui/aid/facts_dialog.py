"""Changing what the file says: the fields of one section, looked at by the office while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.aid.fields_in_boxes import Part, is_covered
from ui.aid.sources import of_office
from ui.kit.form import Form
from ui.kit.record_dialog import RecordDialog
from ui.kit.room import fit
from unionoffice import aid
from unionoffice.aid import FILE_FIELDS
from unionoffice.findings import Level
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import AidFile, Household
    from unionoffice.office import Office

WIDE = 860
"""Pixels that three questions beside each other want."""


class FactsForm(Form):
    """Asks for some fields of a file; gives its answers unread, as `aid.change_file` takes them."""

    def __init__(
        self, office: Office, names: Sequence[str], *, person: int, no: int, columns: int = 3
    ) -> None:  # fmt: skip
        self._office, self._person, self._no = office, person, no
        super().__init__(FILE_FIELDS, of_office(office), columns=columns, names=names)

    def fill_from(self, file: AidFile) -> None:
        """The form shows the file as it stands."""
        self.fill({name: getattr(file, name) for name in self.fields})

    def check(self) -> None:
        """What the office has to say of the answers so far stands at the fields."""
        entered = aid.examine(self._office, self._asked(), person=self._person, no=self._no)
        for cell in self._cells.values():
            if cell.level is Level.WARNING:
                cell.clear()
        for one in entered.findings:
            asked = self._cells.get(one.field)
            if asked is not None and asked.level is not Level.HELD and one.level is not Level.NOTE:
                asked.say(one.sentence, one.level)
        self.faults.emit(self.count())

    def _asked(self) -> dict[str, object]:
        return {name: value for name, value in self.raw().items() if name != "unit"}

    def _left(self, name: str) -> None:
        super()._left(name)
        self.check()

    def values(self) -> dict[str, Any] | None:
        """The raw answers; None where one cannot be taken. What is only missing may be filled in later."""
        read = {name: self._read(name) for name in self.fields}
        found = [one for _value, said in read.values() for one in said if one.level is Level.HELD]
        entered = aid.examine(self._office, self._asked(), person=self._person, no=self._no)
        known = {one.field for one in found}
        found += [one for one in entered.findings if one.field not in known and one.level is not Level.NOTE]
        for cell in self._cells.values():
            cell.clear()
        self.say(found)
        return None if any(one.level is Level.HELD for one in found) else self.raw()


class FactsDialog(RecordDialog):
    """The form of one section; what is covered is not asked until it was uncovered. `saved` carries the file."""

    def __init__(
        self, office: Office, household: Household, part: Part, parent: QWidget | None = None, *, revealed: bool = False
    ) -> None:
        file = household.file
        names = [name for name in part.asked if revealed or not is_covered(name, getattr(file, name))]
        hidden = [FILE_FIELDS[name].shown for name in part.asked if name not in names]
        form = FactsForm(office, names, person=file.person, no=file.no)
        form.fill_from(file)
        subtitle = f"{household.worker.name}　{file.file_no}"
        if hidden:
            sentence = _("已隐藏、不在这里修改的：{fields}。要修改请先“显示完整信息”。")
            subtitle += "\n" + sentence.format(fields="、".join(hidden))
        self.office, self.no = office, file.no
        super().__init__(_(part.title), form, self._change, subtitle=subtitle, parent=parent)
        fit(self, QSize(max(WIDE, self.width()), self.height()))

    def _change(self, raw: dict[str, Any]) -> AidFile:
        return aid.change_file(self.office, self.no, raw)
