"""A sheet as a draft: every row read, checked and compared with the roll, in four piles; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from unionoffice import identity, people, rules_in_force
from unionoffice.errors import Refused
from unionoffice.fields import Field, Kind, Reader, reader
from unionoffice.findings import Finding, Level, Reading
from unionoffice.members import rules
from unionoffice.members.import_compare import compare, known_people, settle_units
from unionoffice.members.import_rows import Cells, Draft, DraftRow, Pile, Tables
from unionoffice.members.model import MEMBER_FIELDS
from unionoffice.office import Office
from unionoffice.wording import _


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
    rows = [
        DraftRow(line.sheet, line.number, line.cells, line.letters) for _name, lines, _why in tables for line in lines
    ]
    if not rows:
        sentence = _("“{name}”里没有找到会员；没有导入任何内容。请确认表中有“姓名”“身份证号”这样的表头。")
        raise Refused("no_rows", sentence.format(name=file.name))
    age = int(rules_in_force.in_force(office, "membership.joining_age").value)
    today = office.today
    readers = {name: _reader_of_column(declared, today) for name, declared in MEMBER_FIELDS.items()}
    for place, row in enumerate(rows):
        _read(row, readers, today, age)
        if progress is not None and place % 500 == 0:
            progress(place * 60 // len(rows), _("正在检查第 {n} 行").format(n=row.number))
    _hold_contradicting(rows)
    _point_out_unprintable(rows)
    known = known_people(office, rows)
    new_units = settle_units(office, rows, known, unit, new_unit)
    compare(office, rows, known, progress)
    for row in rows:
        if row.has_held:
            row.pile = Pile.DOUBTFUL
    skipped = [(name, number, why) for name, _lines, skips in tables for number, why in skips]
    return Draft(file.name, rows, new_units, skipped)


def _reader_of_column(declared: Field, today: str) -> Reader:
    """What reads the cells of one field; a word that stands in many rows of a sheet is read once."""
    read = reader(declared, today)
    if declared.kind in ONE_PERSONS_OWN:
        return read
    known: dict[str, Reading] = {}

    def read_again(raw: object) -> Reading:
        if type(raw) is not str:
            return read(raw)
        reading = known.get(raw)
        if reading is None:
            reading = known[raw] = read(raw)
        return reading

    return read_again


ONE_PERSONS_OWN = (Kind.NAME, Kind.ID_NUMBER, Kind.PHONE)
"""Kinds of which hardly two rows hold the same."""


def _read(row: DraftRow, readers: Mapping[str, Reader], today: str, age: int) -> None:
    values, findings = row.values, row.findings
    for name, raw in row.cells.items():
        reading = readers[name](raw)
        if reading.value is not None:
            values[name] = reading.value
        if reading.findings:
            findings.extend(reading.findings if name in DECIDING else _softened(reading.findings))
    kind = values.get("id_kind")
    if kind is not None and kind != "resident" and "id_number" in row.cells:
        _reread_number(row, kind, row.cells["id_number"], today)
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


_OFTEN_MISSING = re.compile("[\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0003ffff]")
"""Where characters lie that some font lacks; names without one of them are not looked at, and no font is opened."""


def _point_out_unprintable(rows: list[DraftRow]) -> None:
    """Names with a character no font has are pointed out now, not first at the printer."""
    rare = {name for row in rows if (name := row.values.get("name")) and _OFTEN_MISSING.search(name)}
    if not rare:
        return
    from unionoffice.printing.fonts import missing_characters

    missing = frozenset(missing_characters(rare))
    for row in rows:
        for letter in sorted(missing.intersection(row.values.get("name") or "")):
            words = _("姓名中的“{letter}”（U+{point:04X}）字库里没有，打印处留 〓，请手写。")
            words = words.format(letter=letter, point=ord(letter))
            row.findings.append(Finding(Level.WARNING, "rare_character", words, "name"))


def _said(findings: list[Finding], name: str) -> bool:
    return any(finding.field == name and finding.level is Level.HELD for finding in findings)


def _hold_contradicting(rows: list[DraftRow]) -> None:
    """Two rows with one number and different names are both held; a repeated row is taken once."""
    first: dict[str, DraftRow] = {}
    for row in rows:
        number, name = row.values.get("id_number"), row.values.get("name")
        if not number or not name:
            continue
        other = first.setdefault(number, row)
        if other is row:
            continue
        if other.values["name"] == name:
            row.pile = Pile.SAME
            row.findings.append(_repeated(row, other))
            continue
        for one, two in ((row, other), (other, row)):
            if not any(finding.reason == "same_number_other_name" for finding in one.findings):
                sentence = _("{where}用同一证件号码登记了“{name}”，两行都没有导入。请核对证件原件。")
                words = sentence.format(where=_where(two, one), name=two.values["name"])
                one.findings.append(Finding(Level.HELD, "same_number_other_name", words, "id_number"))


def _repeated(row: DraftRow, other: DraftRow) -> Finding:
    differing = [name for name, value in row.values.items() if other.values.get(name) != value]
    where = _where(other, row)
    if not differing:
        return Finding(Level.NOTE, "repeated_row", _("与{where}相同，只导入一次。").format(where=where), "id_number")
    labels = "、".join(MEMBER_FIELDS[name].shown for name in differing)
    sentence = _("与{where}是同一人，只导入了那一行；这一行的{labels}不同，没有采用。请核对。")
    return Finding(Level.WARNING, "repeated_row", sentence.format(where=where, labels=labels), "id_number")


def _where(row: DraftRow, seen_from: DraftRow) -> str:
    if row.sheet == seen_from.sheet:
        return _("第 {n} 行").format(n=row.number)
    return _("“{sheet}”第 {n} 行").format(sheet=row.sheet, n=row.number)


__all__ = ["DECIDING", "Cells", "Draft", "DraftRow", "Pile", "Tables", "draft"]
