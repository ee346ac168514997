"""A draft's rows beside the office: which union each belongs to, who is on the roll already, what would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from unionoffice import codes, people, units
from unionoffice.findings import Finding, Level
from unionoffice.members import store
from unionoffice.members.import_rows import DraftRow, Pile
from unionoffice.members.member import Member
from unionoffice.members.model import MEMBER_FIELDS
from unionoffice.office import Office
from unionoffice.people import SEX_WORDS
from unionoffice.wording import _

GONE = ("left", "lapsed", "expelled", "transferred_out")
"""States of people no sheet of members should name any more."""

Known = Mapping[str, tuple[int, Member | None]]
"""Who has which number already: the person's number and, where they are on the roll in any state, the member."""


def known_people(office: Office, rows: list[DraftRow]) -> Known:
    """The people of the office whose numbers the rows have."""
    db = office.reading()
    numbers = people.numbers(db, (row.values["id_number"] for row in rows if row.values.get("id_number")))
    members = {member.no: member for member in store.members_of(db, list(numbers.values())) if member is not None}
    return {number: (no, members.get(no)) for number, no in numbers.items()}


def settle_units(
    office: Office, rows: list[DraftRow], known: Known, unit: int | None, new_unit: str | None
) -> list[str]:
    """Every row has its union's number, or the name of one to be created; warnings say what a person should look at.

    Gives the names of the unions that rows which may enter would create.
    """
    fixed = units.unit(office, unit) if unit is not None else None
    own = units.own_union(office)
    found: dict[str, units.Unit | None] = {}
    created: dict[str, None] = {}
    for row in rows:
        values = row.values
        named = values.pop("unit", None)
        name = str(named or values.get("employer") or "")
        _no, member = known.get(values.get("id_number", ""), (0, None))
        quiet = row.pile is Pile.SAME or row.has_held
        if fixed is not None:
            values["unit"], row.unit_name = fixed.no, fixed.name
        elif new_unit is not None:
            row.unit_name = new_unit
            if member is None and not quiet:
                created.setdefault(new_unit)
        elif member is not None and not named and name in ("", member.membership.employer):
            # An empty cell never moves anybody: who is on the roll stays where they are.
            values["unit"], row.unit_name = member.membership.unit, member.unit_name
        elif not name:
            values["unit"], row.unit_name = own.no, own.name
            if not quiet:
                words = _("没有写所属工会，已归入“{unit}”。请核对。").format(unit=own.name)
                row.findings.append(Finding(Level.WARNING, "no_unit", words, "unit"))
        else:
            if name not in found:
                numbers = units.named(office, name)
                found[name] = units.unit(office, numbers[0]) if numbers else None
            row.unit_name = name
            if (union := found[name]) is not None:
                values["unit"], row.unit_name = union.no, union.name
            elif member is None and not quiet and name not in created:
                created[name] = None
                words = _("没有名为“{unit}”的工会，将新建并标为“待确认”。请核对名称。").format(unit=name)
                row.findings.append(Finding(Level.WARNING, "unknown_unit", words, "unit" if named else "employer"))
    return list(created)


def compare(office: Office, rows: list[DraftRow], known: Known, progress: Callable[[int, str], None] | None) -> None:
    """Every row whose person is known lies in its pile with what would change; namesakes are pointed out."""
    db = office.reading()
    anybody = bool(db.execute("SELECT 1 FROM people LIMIT 1").fetchone())
    for place, row in enumerate(rows):
        if row.pile is Pile.SAME:
            continue
        found = known.get(row.values.get("id_number", ""))
        if found is not None and found[1] is not None:
            _against(row, found[0], found[1])
        elif found is not None:
            _against_other(row, people.person(db, found[0]))
        elif anybody and row.values.get("name") and row.values.get("birth"):
            _twins(row, people.with_name_and_birth(db, row.values["name"], row.values["birth"]))
        if progress is not None and place % 2000 == 0:
            progress(60 + place * 20 // len(rows), _("正在与现有名册比对"))


def _twins(row: DraftRow, twins: list[int]) -> None:
    if twins:
        words = _("名册里已有 {n} 位同名同日出生的人，证件号码不同。请核对是否同一人。").format(n=len(twins))
        row.findings.append(Finding(Level.WARNING, "same_name_and_birth", words, "name"))


def _against_other(row: DraftRow, person: people.Person | None) -> None:
    """A row whose number a person has who is not a member (one of a family that is aided): the same person joins."""
    if person is None:
        return
    row.member = person.no
    if row.values.get("name") and row.values["name"] != person.name:
        words = _("这个证件号码已登记为“{name}”，没有导入。请核对证件原件。").format(name=person.name)
        row.findings.append(Finding(Level.HELD, "same_number_other_name", words, "id_number"))


def _against(row: DraftRow, no: int, member: Member) -> None:
    """Compares a row with the member who has its number."""
    row.member = no
    name = row.values.get("name")
    if name and name != member.name:
        words = _("这个证件号码已登记为“{name}”，没有导入。请核对证件原件。").format(name=member.name)
        row.findings.append(Finding(Level.HELD, "same_number_other_name", words, "id_number"))
        return
    if member.state == "deceased":
        words = _("“{name}”已登记为死亡，没有导入。请核对。").format(name=member.name)
        row.findings.append(Finding(Level.HELD, "deceased", words, "id_number"))
        return
    if member.membership.unit != row.values.get("unit"):
        sentence = _("“{name}”现在属于“{unit}”，没有导入。请先办理会员转移。")
        words = sentence.format(name=member.name, unit=member.unit_name)
        row.findings.append(Finding(Level.HELD, "in_other_unit", words, "unit"))
        return
    if row.values.get("state") not in (None, member.state):
        shown = codes.code_list("member_state").shown
        words = _("表中会籍状态为“{new}”，名册为“{old}”，没有改动。请在名册中办理。")
        words = words.format(new=shown(row.values["state"]), old=shown(member.state))
        row.findings.append(Finding(Level.WARNING, "state_differs", words, "state"))
    elif member.state in GONE:
        words = _("“{name}”在名册上是“{old}”，没有重新入会。如已回来，请在名册中办理。")
        words = words.format(name=member.name, old=codes.code_list("member_state").shown(member.state))
        row.findings.append(Finding(Level.WARNING, "state_differs", words, "name"))
    row.changes = [
        (field_name, old, value)
        for field_name, value in row.values.items()
        if (old := member.get(field_name)) != value and not MEMBER_FIELDS[field_name].derived and field_name != "unit"
        and not (field_name == "sex" and value not in SEX_WORDS)
        and not (field_name == "id_kind" and old is not None and "id_kind" not in row.cells)
    ]  # fmt: skip
    row.pile = Pile.CHANGED if row.changes else Pile.SAME
