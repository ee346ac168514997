"""The family in a file: who comes in, what changes, who leaves. Each person once in the office, whatever file they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from unionoffice import people
from unionoffice.aid import store
from unionoffice.aid.family_model import FAMILY_ENTRY, FAMILY_FIELDS, PERSON_OF_FAMILY
from unionoffice.aid.filing import AREA, open_household, refuse_where_elsewhere, touch
from unionoffice.aid.household import FamilyRow
from unionoffice.aid.household_rules import family_findings
from unionoffice.aid.parameters import number
from unionoffice.database import Connection
from unionoffice.entering import Entered, Rejected, enter, unknown_names
from unionoffice.errors import Refused
from unionoffice.findings import Finding, Level
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.people import Person
from unionoffice.wording import _

_FILLED_BY_NUMBER = ("sex", "birth", "id_kind", "id_number")


def examine_family(office: Office, raw: Mapping[str, object], *, file: int, no: int = 0) -> Entered:
    """What a row of the family would be and everything there is to say about it; nothing is written.

    `no` is the row edited. A person of the office with this number is meant, also where only the number is given.
    """
    unknown_names(FAMILY_ENTRY, raw)
    entered = enter(FAMILY_ENTRY, raw, today=office.today, whole=not no)
    values = dict(entered.values)
    findings = [one for one in entered.findings if not (one.reason == "missing" and one.field in _FILLED_BY_NUMBER)]
    db = office.reading()
    before = store.family_row(db, no) if no else None
    known: dict[str, Any] = {name: before.get(name) for name in FAMILY_ENTRY} if before is not None else {}
    number_given = values.get("id_number") or None
    other = people.with_number(db, number_given) if number_given else None
    linked = people.person(db, other) if other is not None else None
    if linked is not None and before is None:
        findings = _of_the_linked(linked, values, findings)
        known |= {name: getattr(linked, name) for name in PERSON_OF_FAMILY}
    known |= {name: v for name, v in values.items() if v is not None or before is not None}
    findings += people.reconcile(known)
    for name in ("sex", "birth", "id_kind"):
        if known.get(name) is not None:
            values[name] = known[name]
    findings += family_findings(known, today=office.today, adult_age=number(office, "adult_age"))
    findings += _doubles(db, known, file=file, no=no, other=other, before=before)
    return Entered(values, tuple(findings))


def _of_the_linked(linked: Person, values: dict[str, Any], findings: list[Finding]) -> list[Finding]:
    name = values.get("name")
    kept = [one for one in findings if not (one.reason == "missing" and one.field == "name")]
    if name and name != linked.name:
        sentence = _("这个证件号码已登记为“{known}”，与“{name}”不是同一个姓名。请核对号码和姓名。")
        held = Finding(Level.HELD, "same_number_other_name", sentence.format(known=linked.name, name=name), "name")
        return [*kept, held]
    return kept


def _doubles(
    db: Connection, known: Mapping[str, Any], *, file: int, no: int, other: int | None, before: FamilyRow | None
) -> list[Finding]:
    if before is not None and other is not None and other != before.person.no:
        sentence = _("这个证件号码属于另一个人。请另添一行，不要改号码。")
        return [Finding(Level.HELD, "same_number", sentence, "id_number")]
    name, birth = known.get("name"), known.get("birth")
    if known.get("id_number") or not (name and birth):
        return []
    places = store.same_child_in_open_files(db, name, birth, but=file)
    if not places:
        return []
    sentence = _("档案 {file} 里有同名同日出生的家庭成员。请核对是否同一人。")
    return [Finding(Level.WARNING, "same_name_and_birth", sentence.format(file="、".join(places)), "name")]


def add_family(office: Office, file: int, raw: Mapping[str, object]) -> FamilyRow:
    """One more in the family. A known number links the person; nobody stands in two open files.

    Raises Rejected with every fault, Refused("in_other_file", "same_person").
    """
    entered = examine_family(office, raw, file=file)
    if entered.held:
        raise Rejected(entered.held)
    values = dict(entered.values)
    with office.act("添加家庭成员", AREA) as act:
        household = open_household(act.db, file)
        person = _person(act.db, values)
        if person in (household.worker.no, *(row.person.no for row in household.family)):
            raise Refused("same_person", _("这个人已经在这份档案里。没有重复添加。"), "id_number")
        refuse_where_elsewhere(office, act.db, [person], but=file)
        member = {name: values[name] for name in FAMILY_FIELDS if values.get(name) is not None}
        no = store.insert(
            act.db, "aid_family", {**member, "id": new_id(), "file": file, "person": person, "since": office.today}
        )
        touch(office, act.db, file)
        found = store.family_row(act.db, no)
        assert found is not None
        act.detail.update(file=household.file.file_no, member=found.person.name)
    return found


def _person(db: Connection, values: Mapping[str, Any]) -> int:
    """The number of the person meant, made where the office does not know them; empty facts of a known one are filled."""
    given = {name: values[name] for name in PERSON_OF_FAMILY if values.get(name) is not None}
    known = people.with_number(db, given["id_number"]) if given.get("id_number") else None
    if known is None:
        return people.insert(db, {"id_kind": "resident", **given, "id": new_id()})
    before = people.person(db, known)
    people.update(db, known, {name: v for name, v in given.items() if getattr(before, name) in (None, "")})
    return known


def change_family(office: Office, no: int, raw: Mapping[str, object]) -> FamilyRow:
    """The row says so from now on; fields not given stay. Raises Rejected."""
    before = _existing(office.reading(), no)
    entered = examine_family(office, raw, file=before.member.file, no=no)
    if entered.held:
        raise Rejected(entered.held)
    with office.act("修改家庭成员", AREA) as act:
        household = open_household(act.db, before.member.file)
        values = {name: v for name, v in entered.values.items() if before.get(name) != v}
        person = {name: v for name, v in values.items() if name in PERSON_OF_FAMILY}
        if person:
            people.update(act.db, before.person.no, person)
        store.update(act.db, "aid_family", no, {name: v for name, v in values.items() if name in FAMILY_FIELDS})
        if values:
            touch(office, act.db, before.member.file)
        act.detail.update(file=household.file.file_no, member=before.person.name)
        found = _existing(act.db, no)
    return found


def end_family(office: Office, no: int, *, day: str | None = None) -> None:
    """This member stands in the file no longer from the day on (today); the row and its past stay."""
    day = day or office.today
    with office.act("家庭成员离开", AREA) as act:
        before = _existing(act.db, no)
        household = open_household(act.db, before.member.file)
        if before.member.until is not None:
            raise Refused("ended", _("这位家庭成员已经不在档案里。没有改动。"), "member")
        if day > office.today or day < before.member.since:
            sentence = _("日期“{day}”应在 {since} 到今天之间。请核对。")
            raise Refused("bad_day", sentence.format(day=day, since=before.member.since), "day")
        store.update(act.db, "aid_family", no, {"until": day})
        touch(office, act.db, before.member.file)
        act.detail.update(file=household.file.file_no, member=before.person.name)


def _existing(db: Connection, no: int) -> FamilyRow:
    found = store.family_row(db, no)
    if found is None:
        raise Refused("unknown_member", _("没有这位家庭成员；没有改动任何内容。请刷新后再试。"), "member")
    return found
