"""The form of one member: asked in the declared groups, checked by the office while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ui.kit.form import CHOSEN, Form
from ui.members.sources import sources_of
from unionoffice import identity, members
from unionoffice.errors import Refused
from unionoffice.fields import Fields, Kind
from unionoffice.findings import Finding, Level
from unionoffice.members import MEMBER_FIELDS, Member
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

GROUPS = ("基本信息", "会籍", "联系", "就业")
"""The order the declared groups are asked in."""
LIVE = frozenset({"id_number", "name", "birth", "joined"})
"""Fields looked at while they are typed; the others when they are left."""
BY_NUMBER = ("sex", "birth")
"""What a resident's number says and nobody types."""
WHOLE_NUMBER = 18


def names_in_groups() -> tuple[str, ...]:
    """The fields a person fills in, group by group."""
    asked = [field for field in MEMBER_FIELDS.values() if not field.derived]
    groups = [*GROUPS, *(field.group for field in asked if field.group not in GROUPS)]
    return tuple(field.name for group in dict.fromkeys(groups) for field in asked if field.group == group)


class MemberForm(Form):
    """Asks for one member. `values()` are the raw answers `members.register` and `members.change` take.

    `elsewhere` is told a refusal about something the form does not ask; it says whether it was shown. `more_changed`
    says whether the sheet behind it was written on.
    """

    def __init__(self, office: Office, member: Member | None = None, *, columns: int = 3) -> None:
        self._office = office
        self._no = 0 if member is None else member.no
        self._live: set[str] = set()
        self.elsewhere: Callable[[Refused], bool] | None = None
        self.more_changed: Callable[[], bool] = lambda: False
        fields = Fields(tuple(MEMBER_FIELDS[name] for name in names_in_groups()))
        super().__init__(fields, sources_of(office), columns=columns)
        if member is None:
            self.fill({"id_kind": "resident", "joined": office.today})
        else:
            self.fill({name: member.get(name) for name in self.fields})
            self.lock("unit")
            self.control("unit").setToolTip(_("所属工会由“转移”办理，这里不改。"))
            self.check()

    # -- while typing

    def check(self, typing: str = "") -> None:
        """What the office has to say of the answers so far stands at the fields; `typing` is still being typed."""
        entered = members.examine(self._office, self._asked(), whole=False, no=self._no)
        self._follow_number(entered.values)
        for name in self._live:
            if self._cells[name].level is not None:
                self._cells[name].clear()
        self._live.clear()
        for found in entered.findings:
            if not self._is_worth_saying(found, typing):
                continue
            self._cells[found.field].say(found.sentence, found.level)
            self._live.add(found.field)
        self.faults.emit(self.count())

    def _is_worth_saying(self, found: Finding, typing: str) -> bool:
        cell = self._cells.get(found.field)
        if cell is None or cell.level is Level.HELD or found.reason == "missing" or found.level is Level.NOTE:
            return False
        half = found.field == typing and len(str(self._editors[typing].raw())) < WHOLE_NUMBER
        return not (half and found.level is Level.HELD)

    def _follow_number(self, values: dict[str, Any]) -> None:
        facts = identity.facts(values["id_number"]) if values.get("id_number") else None
        for name in BY_NUMBER:
            known = facts is not None and getattr(facts, name) is not None
            control = self.control(name)
            if known:
                self.put(name, values[name])
            if control.isEnabled() == known:
                control.setEnabled(not known)
                control.setToolTip(_("由证件号码得出，不用填写。") if known else "")
        if facts is not None and self._editors["id_kind"].raw() != values["id_kind"]:
            self.put("id_kind", values["id_kind"])

    def _touched(self, name: str) -> None:
        super()._touched(name)
        if name in LIVE:
            self.check(typing=name)

    def _left(self, name: str) -> None:
        notes = [found for found in self._read(name)[1] if found.level is Level.NOTE]
        super()._left(name)
        if self.fields[name].kind is not Kind.PHOTO:
            self.check()
        cell = self._cells[name]
        if notes and cell.level is None:
            cell.say(notes[0].sentence, Level.NOTE)

    def _read(self, name: str) -> tuple[Any, tuple[Finding, ...]]:
        kind = self._editors["id_kind"].raw() if name == "id_number" else None
        if isinstance(kind, str) and kind != "resident" and self._editors[name].raw():
            reading = identity.read_number_of_kind(self._editors[name].raw(), kind, today=self._office.today)
            return reading.value, tuple(found.at(name) for found in reading.findings)
        return super()._read(name)

    # -- at the end

    def values(self) -> dict[str, Any] | None:
        """The raw answers; None where one cannot be taken, and then each says why and the first has the focus."""
        found: list[Finding] = []
        for name, field in self.fields.items():
            if field.kind in CHOSEN and field.kind is not Kind.PHOTO and self.control(name).isEnabled():
                value, said = self._read(name)
                found += said
                if value is None and not said:
                    found += self._missing(field)
        chosen = {one.field for one in found}
        entered = members.examine(self._office, self._asked(), whole=self._no == 0, no=self._no)
        self._follow_number(entered.values)
        by_number = {name for name in BY_NUMBER if entered.values.get(name)}
        if entered.values.get("id_kind") == "resident" and entered.values.get("id_number") is None:
            by_number |= set(BY_NUMBER)
        found += [one for one in entered.findings if one.field not in chosen]
        found = [one for one in found if one.field not in by_number or one.reason != "missing"]
        order = list(self._cells)
        found.sort(key=lambda one: order.index(one.field) if one.field in order else len(order))
        for cell in self._cells.values():
            cell.clear()
        self.say(found)
        self._live = {one.field for one in found if one.level is Level.WARNING and one.field in self._cells}
        return None if any(one.level is Level.HELD for one in found) else self.raw()

    def refused(self, error: Refused) -> bool:
        """The refusal stands where it belongs; False where that is nowhere here."""
        return super().refused(error) or (self.elsewhere is not None and self.elsewhere(error))

    @property
    def changed(self) -> bool:
        """Whether any answer differs from what the form was filled with, here or on the sheet behind it."""
        return super().changed or self.more_changed()

    def _asked(self) -> dict[str, object]:
        raw = self.raw()
        raw.pop("photo")
        unit = raw.pop("unit")
        if self._no == 0:
            raw["unit"] = str(unit or "")
        return raw
