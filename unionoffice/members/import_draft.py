"""A sheet as a draft: every row read, checked and compared with the roll, in four piles; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from unionoffice import codes, identity, people, rules_in_force, units
from unionoffice.errors import Refused
from unionoffice.fields import Reader, reader
from unionoffice.findings import Finding, Level
from unionoffice.members import rules, store
from unionoffice.members.member import Member
from unionoffice.members.model import MEMBER_FIELDS
from unionoffice.office import Office
from unionoffice.people import SEX_WORDS
from unionoffice.wording import _

Cells = Mapping[str, tuple[object, str]]
"""A row's raw cells by field name, each with its address in the sheet (会员名册!E12)."""


class Pile(StrEnum):
    """Where a row of the draft lies."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"


@dataclass(slots=True)
class DraftRow:
    """One row: `values` as they would be stored, `changes` as (field, old, new) for a known member."""

    sheet: str
    number: int
    cells: Cells
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    pile: Pile = Pile.NEW
    member: int | None = None
    unit_name: str = ""
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)

    def cell(self, name: str) -> str:
        """The address of this field's cell; of the row where the sheet has no such column."""
        given = self.cells.get(name)
        return given[1] if given is not None else f"{self.sheet}!{self.number}"

    @property
    def has_held(self) -> bool:
        """Whether anything found keeps the row out."""
        return any(finding.level is Level.HELD for finding in self.findings)


@dataclass(slots=True)
class Draft:
    """All rows of a sheet, what unions it would create, and which rows were titles, footers or empty."""

    file: str
    rows: list[DraftRow]
    new_units: list[str]
    skipped: list[tuple[str, int, str]]

    def pile(self, pile: Pile) -> list[DraftRow]:
        """The rows in one pile."""
        return [row for row in self.rows if row.pile is pile]

    def found(self, level: Level) -> list[tuple[DraftRow, Finding]]:
        """Everything found of one weight, in the order of the rows."""
        return [(row, finding) for row in self.rows for finding in row.findings if finding.level is level]


Tables = list[tuple[str, list[tuple[int, Cells]], list[tuple[int, str]]]]
"""Sheets as read and mapped: name, rows as (number, cells), skipped rows as (number, why)."""


def draft(
    office: Office,
    file: Path,
    tables: Tables,
    *,
    unit: int | None = None,
    new_unit: str | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Draft:
    """The draft of these tables. `unit` takes every row into one union of the office, `new_unit` into one to be created.

    Raises Refused where the sheet has no rows at all.
    """
    rows = [DraftRow(name, number, cells) for name, lines, _skipped in tables for number, cells in lines]
    if not rows:
        sentence = _("“{name}”里没有找到会员；没有导入任何内容。请确认表中有“姓名”“身份证号”这样的表头。")
        raise Refused("no_rows", sentence.format(name=file.name))
    age = int(rules_in_force.in_force(office, "membership.joining_age").value)
    today = office.today
    readers = {name: reader(declared, today) for name, declared in MEMBER_FIELDS.items()}
    for place, row in enumerate(rows):
        _read(row, readers, today, age)
        if progress is not None and place % 500 == 0:
            progress(place * 60 // len(rows), _("正在检查第 {n} 行").format(n=row.number))
    _hold_contradicting(rows)
    new_units = _settle_units(office, rows, unit, new_unit)
    _compare(office, rows, progress)
    for row in rows:
        if row.has_held:
            row.pile = Pile.DOUBTFUL
    skipped = [(name, number, why) for name, _lines, skips in tables for number, why in skips]
    return Draft(file.name, rows, new_units, skipped)


def _read(row: DraftRow, readers: Mapping[str, Reader], today: str, age: int) -> None:
    values, findings = row.values, row.findings
    for name, (raw, _address) in row.cells.items():
        if raw is None or raw == "":
            continue
        reading = readers[name](raw)
        if reading.value is not None:
            values[name] = reading.value
        if reading.findings:
            findings.extend(reading.findings if name in DECIDING else _softened(reading.findings))
    kind = values.get("id_kind")
    if kind is not None and kind != "resident" and (given := row.cells.get("id_number")) is not None:
        _reread_number(row, kind, given[0], today)
    if not values.get("name") and not _said(findings, "name"):
        findings.append(Finding(Level.HELD, "no_name", _("没有姓名，这一行没有导入。请补上姓名。"), "name"))
    if not values.get("id_number") and not _said(findings, "id_number"):
        findings.append(
            Finding(Level.HELD, "no_number", _("没有证件号码，这一行没有导入。请补上证件号码。"), "id_number")
        )
    findings.extend(people.reconcile(values))
    if values.get("joined"):
        findings.extend(rules.joining_findings(values, today=today, age=age))


DECIDING = ("name", "id_number")
"""Fields whose faults keep a row out; a fault in any other leaves that one value out, with a warning."""


def _softened(findings: Sequence[Finding]) -> list[Finding]:
    return [replace(found, level=Level.WARNING) if found.level is Level.HELD else found for found in findings]


def _reread_number(row: DraftRow, kind: str, raw: object, today: str) -> None:
    reading = identity.read_number_of_kind(raw, kind, today=today)
    row.findings[:] = [finding for finding in row.findings if finding.field != "id_number"]
    row.findings.extend(finding.at("id_number") for finding in reading.findings)
    row.values.pop("id_number", None)
    if reading.value is not None:
        row.values["id_number"] = reading.value


def _said(findings: list[Finding], name: str) -> bool:
    return any(finding.field == name and finding.level is Level.HELD for finding in findings)


def _hold_contradicting(rows: list[DraftRow]) -> None:
    """Two rows with one number and different names are both held; a repeated row is taken once."""
    first: dict[str, DraftRow] = {}
    for row in rows:
        number = row.values.get("id_number")
        if not number:
            continue
        other = first.setdefault(number, row)
        if other is row:
            continue
        if other.values.get("name") == row.values.get("name"):
            row.pile = Pile.SAME
            words = _("与第 {n} 行相同，只导入一次。").format(n=other.number)
            row.findings.append(Finding(Level.NOTE, "repeated_row", words, "id_number"))
            continue
        for one, two in ((row, other), (other, row)):
            if not any(finding.reason == "same_number_other_name" for finding in one.findings):
                sentence = _("第 {n} 行用同一证件号码登记了“{name}”，两行都没有导入。请核对证件原件。")
                words = sentence.format(n=two.number, name=two.values.get("name", ""))
                one.findings.append(Finding(Level.HELD, "same_number_other_name", words, "id_number"))


def _settle_units(office: Office, rows: list[DraftRow], unit: int | None, new_unit: str | None) -> list[str]:
    """Every row has its union's number, or the name of one to be created; warnings say what a person should look at."""
    fixed = units.unit(office, unit) if unit is not None else None
    own = units.own_union(office)
    known: dict[str, int | None] = {}
    created: dict[str, None] = {}
    for row in rows:
        named = row.values.pop("unit", None)
        name = str(named) if named else str(row.values.get("employer") or "")
        if fixed is not None:
            row.values["unit"], row.unit_name = fixed.no, fixed.name
        elif new_unit is not None:
            row.unit_name = new_unit
            created.setdefault(new_unit)
        elif not name:
            row.values["unit"], row.unit_name = own.no, own.name
            if not row.has_held:
                words = _("没有写所属工会，已归入“{unit}”。请核对。").format(unit=own.name)
                row.findings.append(Finding(Level.WARNING, "no_unit", words, "unit"))
        else:
            if name not in known:
                found = units.named(office, name)
                known[name] = found[0] if found else None
                if not found:
                    words = _("没有名为“{unit}”的工会，将新建并标为“待确认”。请核对名称。").format(unit=name)
                    at = "unit" if named else "employer"
                    row.findings.append(Finding(Level.WARNING, "unknown_unit", words, at))
            row.unit_name = name
            if known[name] is None:
                created.setdefault(name)
            else:
                row.values["unit"] = known[name]
    return list(created)


def _compare(office: Office, rows: list[DraftRow], progress: Callable[[int, str], None] | None) -> None:
    db = office.reading()
    numbers = people.numbers(db, (row.values["id_number"] for row in rows if row.values.get("id_number")))
    members = {member.no: member for member in store.members_of(db, list(numbers.values())) if member is not None}
    anybody = bool(db.execute("SELECT 1 FROM people LIMIT 1").fetchone())
    for place, row in enumerate(rows):
        if row.pile is Pile.SAME:
            continue
        no = numbers.get(row.values.get("id_number", ""))
        if no is not None:
            _against(row, no, members.get(no))
        elif anybody and row.values.get("name") and row.values.get("birth"):
            _twins(row, people.with_name_and_birth(db, row.values["name"], row.values["birth"]))
        if progress is not None and place % 2000 == 0:
            progress(60 + place * 20 // len(rows), _("正在与现有名册比对"))


def _twins(row: DraftRow, twins: list[int]) -> None:
    if twins:
        words = _("名册里已有 {n} 位同名同日出生的人，证件号码不同。请核对是否同一人。").format(n=len(twins))
        row.findings.append(Finding(Level.WARNING, "same_name_and_birth", words, "name"))


def _against(row: DraftRow, no: int, member: Member | None) -> None:
    """Compares a row with the person who has its number."""
    row.member = no
    if member is None:
        return
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
    row.changes = [
        (field_name, member.get(field_name), value)
        for field_name, value in row.values.items()
        if not MEMBER_FIELDS[field_name].derived and field_name != "unit" and member.get(field_name) != value
        and not (field_name == "sex" and value not in SEX_WORDS)
    ]  # fmt: skip
    row.pile = Pile.CHANGED if row.changes else Pile.SAME
