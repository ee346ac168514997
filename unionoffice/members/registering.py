"""Registering a member, changing what is known of them, and mass change with a review before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unionoffice import identity, people, rules_in_force, units
from unionoffice.database import Connection
from unionoffice.entering import Entered, Rejected, accept, enter
from unionoffice.errors import Refused
from unionoffice.fields import show
from unionoffice.findings import Finding, Level
from unionoffice.ids import new_id
from unionoffice.members import cards, rules, store
from unionoffice.members.member import Member
from unionoffice.members.model import MEMBER_FIELDS, MEMBERSHIP_FIELDS, STATES_ON_THE_ROLL
from unionoffice.office import Office
from unionoffice.people import PERSON_FIELDS
from unionoffice.wording import _

AREA = "members"


def examine(office: Office, raw: Mapping[str, object], *, whole: bool = True, no: int = 0) -> Entered:
    """What would be stored and everything there is to say about it; nothing is written. `no` is the member edited."""
    entered = enter(MEMBER_FIELDS, raw, today=office.today, whole=whole)
    values = dict(entered.values)
    known = _known(office, no, values) if no else values
    bad_number = any(found.field == "id_number" and found.level is Level.HELD for found in entered.findings)
    findings = [found for found in entered.findings if not _filled_by_number(found, known, bad_number=bad_number)]
    _number_by_its_kind(values, raw, findings, today=office.today)
    known = {**known, **values}
    findings += people.reconcile(known)
    for name in ("id_kind", "sex", "birth"):
        if name in known and (name in values or values.get("id_number")):
            values[name] = known[name]
    if not no or values.keys() & {"joined", "birth"}:
        age = rules_in_force.in_force(office, "membership.joining_age").value
        findings += rules.joining_findings(known, today=office.today, age=age)
    number = values.get("id_number")
    other = people.with_number(office.reading(), number) if number else None
    if other not in (None, no) and (holder := _holder(office.reading(), other, values, new=not no)) is not None:
        sentence = _("这个证件号码已登记为“{name}”（{unit}）。请打开那条记录，不要重复登记。")
        findings.append(
            Finding(Level.HELD, "same_number", sentence.format(name=holder[0], unit=holder[1]), "id_number")
        )
    elif (values.get("name") and values.get("birth")) and (
        twins := [n for n in people.with_name_and_birth(office.reading(), values["name"], values["birth"]) if n != no]
    ):
        sentence = _("已有 {n} 位同名同日出生的人。请核对是否同一人。")
        findings.append(Finding(Level.WARNING, "same_name_and_birth", sentence.format(n=len(twins)), "name"))
    return Entered(values, tuple(findings))


def _holder(db: Connection, no: int | None, values: Mapping[str, Any], *, new: bool) -> tuple[str, str] | None:
    """Whose number this is, with their union; None for a person of this name who is not a member yet and may join."""
    member = store.member(db, no or 0)
    if member is not None:
        return member.name, member.unit_name
    person = people.person(db, no or 0)
    if person is None or (new and values.get("name") == person.name):
        return None
    return person.name, _("不是会员")


def _known(office: Office, no: int, values: dict[str, Any]) -> dict[str, Any]:
    """The values, and what the file says of the member edited where they say nothing; a new number says it anew."""
    member = store.member(office.reading(), no)
    if member is None:
        return values
    kept = ("joined",) if "id_number" in values else ("joined", "id_number", "id_kind", "birth")
    return {**{name: member.get(name) for name in kept}, **values}


def _filled_by_number(found: Finding, values: dict[str, Any], *, bad_number: bool) -> bool:
    """Nobody is asked for what the number says, nor, while the number is wrong, for what it will say."""
    if found.reason != "missing" or found.field not in ("id_kind", "sex", "birth"):
        return False
    number = values.get("id_number")
    return found.field == "id_kind" or bad_number or (bool(number) and identity.facts(str(number)) is not None)


def _number_by_its_kind(
    values: dict[str, Any], raw: Mapping[str, object], findings: list[Finding], *, today: str
) -> None:
    """A passport has no check digit: where the kind is named, the number is read by it."""
    kind = values.get("id_kind")
    if kind and kind != "resident" and raw.get("id_number"):
        reading = identity.read_number_of_kind(raw["id_number"], kind, today=today)
        findings[:] = [found for found in findings if found.field != "id_number"]
        findings += [found.at("id_number") for found in reading.findings]
        values["id_number"] = reading.value


def register(office: Office, raw: Mapping[str, object], *, state: str = "active", since: str | None = None) -> Member:
    """A new member on the roll with a card number. Raises Rejected with every fault, Refused for an unknown union."""
    raw = dict(raw)
    unit = unit_number(office, raw.pop("unit", None))
    entered = examine(office, {**raw, "unit": str(unit or "")}, whole=True)
    if entered.held:
        raise Rejected(entered.held)
    if unit is None:
        raise Refused("missing", _("请选择所属工会。"), "unit")
    values = dict(entered.values, unit=unit)
    with office.act("登记会员", AREA) as act:
        no = admit(office, act.db, values, state=state, since=since or office.today)
        act.detail["member"] = values["name"]
        store.index(act.db, [no])
        found = store.member(act.db, no)
    assert found is not None
    return found


def admit(office: Office, db: Connection, values: dict[str, Any], *, state: str, since: str) -> int:
    """Rows of one new member inside the caller's act; gives the number. The caller sees to the search index.

    A person the office knows in another role (one of a family that is aided) becomes the member.
    """
    person = {name: values[name] for name in PERSON_FIELDS if values.get(name) is not None}
    membership = {name: values[name] for name in MEMBERSHIP_FIELDS if values.get(name) is not None}
    known = people.with_number(db, person["id_number"]) if person.get("id_number") else None
    if known is None:
        no = people.insert(db, {**person, "id": new_id()})
    else:
        no = known
        people.update(db, no, person)
    if state in STATES_ON_THE_ROLL:
        membership["card_no"] = cards.reserve(office, db, values["unit"], 1)[0]
    else:
        membership.pop("card_no", None)
    store.insert(db, {**membership, "person": no, "state": state, "since": since})
    store.open_span(db, no, values["unit"], state, since)
    return no


def unit_number(office: Office, unit: object) -> int | None:
    """A union by number or name. Raises Refused where there is none of that name."""
    if unit is None or unit == "":
        return None
    if isinstance(unit, int):
        if units.unit(office, unit) is None:
            raise Refused("unknown_unit", _("没有这个工会；没有改动任何内容。请刷新列表后再试。"), "unit")
        return unit
    found = units.named(office, str(unit).strip())
    if not found:
        sentence = _("没有名为“{name}”的工会。请核对名称，或先登记这个单位。")
        raise Refused("unknown_unit", sentence.format(name=unit), "unit")
    return found[0]


def change(office: Office, no: int, raw: Mapping[str, object]) -> Member:
    """The member has these values; fields not given stay. State and union change by their own acts. Raises Rejected."""
    entered = examine(office, raw, whole=False, no=no)
    if entered.held:
        raise Rejected(entered.held)
    with office.act("修改会员", AREA) as act:
        before = existing(act.db, no)
        values = {name: v for name, v in entered.values.items() if not MEMBER_FIELDS[name].derived and name != "unit"}
        write(act.db, before, values)
        act.detail["member"] = values.get("name") or before.name
        store.index(act.db, [no])
        found = store.member(act.db, no)
    assert found is not None
    return found


def write(db: Connection, before: Member, values: Mapping[str, Any]) -> bool:
    """Only what differs is written, inside the caller's act; tells whether anything did."""
    changed = {name: v for name, v in values.items() if before.get(name) != v}
    people.update(db, before.no, {name: v for name, v in changed.items() if name in PERSON_FIELDS})
    store.update(db, before.no, {name: v for name, v in changed.items() if name in MEMBERSHIP_FIELDS})
    return bool(changed)


def existing(db: Connection, no: int) -> Member:
    """The member. Raises Refused where there is none (any more)."""
    found = store.member(db, no)
    if found is None:
        raise Refused("unknown_member", _("没有这位会员；没有改动任何内容。请刷新列表后再试。"), "id")
    return found


@dataclass(frozen=True, slots=True)
class MassLine:
    """One member a mass change would alter: the old and the new value as people read them."""

    no: int
    name: str
    unit: str
    old: str
    new: str


CHANGEABLE_TOGETHER = (
    "team", "post", "employment_form", "new_form_group", "employer", "migrant", "household_type", "consent_on", "joined",
)  # fmt: skip
"""Fields that may be set for many members at once; what identifies a person never is."""


def review_mass_change(office: Office, numbers: Sequence[int], field: str, raw: object) -> list[MassLine]:
    """Who would change and how; nothing is written. Raises Rejected for a value that cannot be taken."""
    new = _mass_value(office, field, raw)
    lines = []
    for member in store.members_of(office.reading(), numbers):
        if member is not None and member.get(field) != new:
            shown = show(MEMBER_FIELDS[field], new)
            lines.append(MassLine(member.no, member.name, member.unit_name, member.shown(field, reveal=True), shown))
    return lines


def mass_change(office: Office, numbers: Sequence[int], field: str, raw: object) -> int:
    """These members have this value, in one act; gives how many changed."""
    new = _mass_value(office, field, raw)
    changed = 0
    with office.act("批量修改会员", AREA) as act:
        for member in store.members_of(act.db, numbers):
            if member is not None:
                changed += write(act.db, member, {field: new})
        act.detail.update(field=MEMBER_FIELDS[field].label, members=changed)
    return changed


def _mass_value(office: Office, field: str, raw: object) -> Any:
    if field not in CHANGEABLE_TOGETHER:
        raise Refused("not_together", _("这个字段不能批量修改。请逐人修改。"), field)
    return accept(MEMBER_FIELDS.only(field), {field: raw}, today=office.today, whole=False).values[field]
