"""Which enterprises a contract covers: each a row with workers, seals, from and to; a list of them comes in from a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from unionoffice import units
from unionoffice.contracts import rules, store
from unionoffice.contracts.conditions import AREA, existing, happened, raise_held, unit_number
from unionoffice.contracts.steps import COVERED_FIELDS, Covered
from unionoffice.database import Connection
from unionoffice.entering import accept, enter
from unionoffice.errors import Refused
from unionoffice.fields import read
from unionoffice.findings import Finding, Level
from unionoffice.office import Office
from unionoffice.wording import _

TABLE = "contract_covers"


def cover(office: Office, no: int, unit: object, raw: Mapping[str, object]) -> Covered:
    """The contract covers this unit (number, id or name) from now on. Raises Refused where it does already."""
    with office.act("登记覆盖企业", AREA) as act:
        contract = existing(act.db, no)
        number = unit_number(office, unit, "unit")
        if number is None:
            raise Refused("missing", _("请填写覆盖的企业。"), "unit")
        if store.covered_at(act.db, no, number) is not None:
            raise Refused("covered", _("这家企业已经在覆盖名单里；没有重复登记。"), "unit")
        act.detail["contract"] = contract.number
        row = write_cover(office, act.db, no, number, raw)
    return row


def write_cover(office: Office, db: Connection, no: int, unit: int, raw: Mapping[str, object]) -> Covered:
    """A row of coverage is in the file, inside the caller's act."""
    fields = COVERED_FIELDS.only("workers", "women", "employer_sealed", "union_sealed", "since", "until")
    values = accept(fields, {"workers": 0, **raw}, today=office.today, whole=True).values
    row = Covered(contract=no, unit=unit, **{name: one for name, one in values.items() if one is not None})
    raise_held(rules.cover_faults(row))
    number = store.insert(db, TABLE, {name: one for name, one in asdict(row).items() if name != "no"})
    found = store.step(db, Covered, TABLE, number)
    assert found is not None
    return found


def change_cover(office: Office, cover_no: int, raw: Mapping[str, object]) -> Covered:
    """The row has these values: workers, women, seals, from. Raises Refused for an unknown row."""
    fields = COVERED_FIELDS.only("workers", "women", "employer_sealed", "union_sealed", "since")
    values = accept(fields, raw, today=office.today, whole=False).values
    with office.act("修改覆盖企业", AREA) as act:
        before = _row(act.db, cover_no)
        after = Covered(**{**asdict(before), **values})
        raise_held(rules.cover_faults(after))
        store.update(act.db, TABLE, cover_no, values)
        act.detail["contract"] = existing(act.db, before.contract).number
    return after


def seal(office: Office, cover_no: int, *, employer: str | None = None, union: str | None = None) -> Covered:
    """Enterprise, union or both have sealed the confirmation sheet on these days. Raises Refused."""
    given = {"employer_sealed": employer, "union_sealed": union}
    for name, day in given.items():
        if day is not None:
            happened(office, day, name)
    return change_cover(office, cover_no, {name: day for name, day in given.items() if day is not None})


def leave(office: Office, cover_no: int, day: str | None = None) -> Covered:
    """From this day (today) the contract no longer covers the enterprise; the row stays."""
    with office.act("退出覆盖", AREA) as act:
        before = _row(act.db, cover_no)
        when = happened(office, day, "until", least=before.since)
        store.update(act.db, TABLE, cover_no, {"until": when})
        act.detail["contract"] = existing(act.db, before.contract).number
        found = _row(act.db, cover_no)
    return found


def _row(db: Connection, cover_no: int) -> Covered:
    found = store.step(db, Covered, TABLE, cover_no)
    if found is None:
        raise Refused("unknown_cover", _("覆盖名单里没有这一行；没有改动任何内容。请刷新后再试。"), "id")
    return found


def covered_by(office: Office, no: int) -> list[Covered]:
    """All rows of the contract, in the order they came; ended ones too."""
    return store.steps(office.reading(), Covered, TABLE, no)


# -- a list from a sheet

NAME_WORDS = ("unit", "企业", "企业名称", "单位名称", "名称", "用人单位")
CODE_WORDS = ("credit_code", "代码", "统一社会信用代码", "信用代码")


@dataclass(slots=True)
class CoverList:
    """What a list came to: rows added and changed, rows held back with the reason, warnings; rows count from 1."""

    added: int = 0
    changed: int = 0
    same: int = 0
    held: list[tuple[int, Finding]] = field(default_factory=list)
    warnings: list[tuple[int, Finding]] = field(default_factory=list)


def import_covers(office: Office, no: int, rows: Iterable[Mapping[str, object]]) -> CoverList:
    """Enterprises of a list (by field names or headings) are covered; good rows come in together, held rows stay out.

    An enterprise is found by credit code, then by name. One nobody knows is entered as a unit without a union, to be
    confirmed, with a warning.
    """
    told = CoverList()
    with office.act("导入覆盖企业", AREA) as act:
        contract = existing(act.db, no)
        for place, raw in enumerate(rows, start=1):
            _take(office, act.db, no, place, raw, told)
        act.detail.update(contract=contract.number, added=told.added, changed=told.changed, held=len(told.held))
    return told


def _take(office: Office, db: Connection, no: int, place: int, raw: Mapping[str, object], told: CoverList) -> None:
    fields = COVERED_FIELDS.only("workers", "women", "employer_sealed", "union_sealed", "since", "until")
    entered = enter(fields, _by_field(raw), today=office.today, whole=True)
    told.warnings += [(place, one) for one in entered.findings if one.level is Level.WARNING]
    name = str(next((raw[word] for word in NAME_WORDS if raw.get(word)), "") or "").strip()
    code = str(next((raw[word] for word in CODE_WORDS if raw.get(word)), "") or "").strip()
    values = {key: one for key, one in entered.values.items() if one is not None}
    faults = [*entered.held, *rules.cover_faults(Covered(**values))]
    read_code = read(units.UNIT_FIELDS["credit_code"], code, today=office.today)
    faults += [one for one in read_code.findings if one.level is Level.HELD]
    if not name and not code:
        faults.append(Finding(Level.HELD, "no_name", _("没有企业名称，没有保存这一行。"), "unit"))
    if faults:
        told.held += [(place, one) for one in faults]
        return
    unit, finding = _enterprise(office, name, str(read_code.value or ""))
    if finding is not None:
        told.warnings.append((place, finding))
    before = store.covered_at(db, no, unit)
    if before is None:
        write_cover(office, db, no, unit, values)
        told.added += 1
        return
    changed = {key: one for key, one in values.items() if getattr(before, key) != one}
    store.update(db, TABLE, before.no, changed)
    told.changed += bool(changed)
    told.same += not changed


def _by_field(raw: Mapping[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, one in COVERED_FIELDS.items():
        for word in (name, one.label, *one.synonyms):
            if name != "unit" and word in raw and raw[word] not in (None, ""):
                found[name] = raw[word]
                break
    return found


def _enterprise(office: Office, name: str, code: str) -> tuple[int, Finding | None]:
    known = units.with_credit_code(office, code) if code else []
    known = known or (units.named(office, name) if name else [])
    if known:
        return known[0], None
    given: dict[str, Any] = {"name": name or code, "employer": name or code, "kind": "nonunion"}
    if code:
        given["credit_code"] = code
    unit = units.add_unit(office, given, confirmed=False)
    sentence = _("“{name}”不在单位表里，已新建为未建会单位，请核对确认。")
    return unit.no, Finding(Level.WARNING, "unknown_unit", sentence.format(name=unit.name), "unit")
