"""A contract comes into the register, is changed before it is signed, and corrected afterwards with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from unionoffice import units
from unionoffice.contracts import rules, store
from unionoffice.contracts.conditions import AREA, existing, raise_held, unit_number
from unionoffice.contracts.covering import write_cover
from unionoffice.contracts.model import BY_VERBS, CONTRACT_FIELDS, Contract
from unionoffice.contracts.numbers import numbers
from unionoffice.contracts.standing import standing
from unionoffice.database import Connection
from unionoffice.entering import accept, unknown_names
from unionoffice.errors import Refused
from unionoffice.findings import Finding, Level
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.wording import _

PARTIES = ("employer", "union_unit")
"""Fields that name a unit of the office: by its number or by its name."""
FIXED = ("kind", "level", "employer", "union_unit", "employer_name", "union_name")
"""What a signed contract keeps; a change of name or owner is recorded beside it (浙江省集体合同条例第三十一条)."""


def add_contract(
    office: Office, raw: Mapping[str, object], *, predecessor: int | None = None, nature: str = "first"
) -> Contract:
    """A new contract in the register; what its parties are called comes from the units where it is not given.

    `workers` and `women` beside the fields say whom an enterprise's own contract covers; else the unit's last count.
    Raises Rejected, or Refused for an unknown unit, a missing party or a number taken.
    """
    given = {name: one for name, one in raw.items() if name not in ("workers", "women")}
    unknown_names(CONTRACT_FIELDS, given)
    plain = {name: one for name, one in given.items() if name not in PARTIES}
    entered = accept(CONTRACT_FIELDS, plain, today=office.today, whole=False)
    values = {name: one for name, one in entered.values.items() if one is not None}
    values = {"kind": "general", "level": "enterprise", **values, "nature": nature, "predecessor": predecessor}
    if not set(values).isdisjoint(set(BY_VERBS) - {"nature", "drafted_on"}):
        raise Refused("by_act", _("签字、生效、公布、结束等日期在各自的步骤里登记；没有保存。"), "signed_on")
    with office.act("登记集体合同", AREA) as act:
        db: Connection = act.db
        values |= _parties(office, db, values, given)
        year, number = _numbered(office, db, values.get("number"))
        contract = Contract(**{**values, "number": number})
        raise_held([*rules.chief_faults(contract), *_too_wide(office, contract)])
        no = store.insert(
            db,
            "contracts",
            {**values, "number": number, "year": year, "id": new_id(), "entered_on": office.today},
        )
        if contract.level == "enterprise" and contract.employer is not None:
            _cover_itself(office, db, no, contract.employer, raw)
        act.detail["contract"] = number
        found = existing(db, no)
    return found


def _parties(office: Office, db: Connection, values: Mapping[str, Any], raw: Mapping[str, object]) -> dict[str, Any]:
    """The parties, filled from the units of the office where they are named."""
    employer, union = (
        unit_number(office, raw.get("employer"), "employer"),
        unit_number(office, raw.get("union_unit"), "union_unit"),
    )
    if values["level"] == "enterprise":
        employer = employer or union
        if employer is None and not values.get("employer_name"):
            raise Refused("missing", _("请填写用人单位（本办公室的单位，或单位名称）。"), "employer")
        union = union or _own_union_of(office, employer)
    elif union is None:
        union = units.own_union(office).no
    found: dict[str, Any] = {"employer": employer, "union_unit": union}
    unit = units.unit(office, employer) if employer is not None else None
    if unit is not None:
        found["employer_name"] = values.get("employer_name") or unit.employer or unit.name
        found["employer_code"] = values.get("employer_code") or unit.credit_code
    if not (found.get("employer_name") or values.get("employer_name")):
        raise Refused("missing", _("请填写用人单位（代表组织）名称。"), "employer_name")
    side = units.unit(office, union) if union is not None else None
    if side is not None:
        found["union_name"] = values.get("union_name") or side.name
        found["chair"] = values.get("chair") or side.chair
    if not (found.get("union_name") or values.get("union_name")):
        raise Refused("missing", _("请填写工会名称。"), "union_name")
    return {name: one for name, one in found.items() if one is not None}


def _own_union_of(office: Office, employer: int | None) -> int | None:
    """The union of an enterprise: its own, or the joint union that covers it; else the office's own acts for it."""
    if employer is None:
        return None
    unit = units.unit(office, employer)
    if unit is not None and unit.kind != "nonunion":
        return employer
    for above in units.ancestors(office, employer):
        if any(one.unit == employer for one in units.covers(office, above)):
            return above
    return units.own_union(office).no


def _too_wide(office: Office, contract: Contract) -> list[Finding]:
    """Regional and industry contracts are made within areas at or below county level (Labour Contract Law art. 53)."""
    if contract.level == "enterprise" or office.level != "city":
        return []
    return [
        Finding(Level.WARNING, "above_county", _("区域性、行业性集体合同在县级以下区域内订立。请核对层级。"), "level")
    ]


def _numbered(office: Office, db: Connection, number: Any) -> tuple[int, str]:
    if not number:
        year = int(office.today[:4])
        return year, store.next_number(db, year)
    text = str(number).strip()
    found = re.search(r"(?<!\d)(19|20|21)\d\d(?!\d)", text)
    year = int(found[0]) if found else int(office.today[:4])
    if store.number_taken(db, year, text):
        raise Refused(
            "exists", _("{year} 年已有编号“{number}”的合同。请换一个编号。").format(year=year, number=text), "number"
        )
    return year, text


def _cover_itself(office: Office, db: Connection, no: int, unit: int, raw: Mapping[str, object]) -> None:
    counted = units.counts(office, unit)
    last = counted[0] if counted else None
    given: dict[str, object] = {"workers": raw.get("workers", last.workers if last else 0)}
    women = raw.get("women", last.women if last and "workers" not in raw else None)
    if women is not None:
        given["women"] = women
    write_cover(office, db, no, unit, given)


def change_contract(office: Office, no: int, raw: Mapping[str, object]) -> Contract:
    """The contract has these values; fields not given stay. A signed one keeps kind, level and parties. Raises Refused."""
    unknown_names(CONTRACT_FIELDS, raw)
    if not set(raw).isdisjoint(set(BY_VERBS) - {"drafted_on"}):
        raise Refused("by_act", _("签字、生效、公布、结束等日期在各自的步骤里登记；没有保存。"), "signed_on")
    plain = {name: one for name, one in raw.items() if name not in PARTIES}
    values = dict(accept(CONTRACT_FIELDS, plain, today=office.today, whole=False).values)
    with office.act("修改集体合同", AREA) as act:
        db: Connection = act.db
        before = existing(db, no)
        for name in PARTIES:
            if name in raw:
                values[name] = unit_number(office, raw[name], name)
        fixed = [name for name in FIXED if name in values and values[name] != getattr(before, name)]
        if before.signed_on and fixed:
            sentence = _(
                "合同已经签字，“{label}”不能再改；没有保存。名称、法定代表人、首席代表的变动请登记为变动事项。"
            )
            raise Refused("signed", sentence.format(label=CONTRACT_FIELDS[fixed[0]].shown), fixed[0])
        after = replace(before, **values)
        if after.number != before.number:
            values["year"], values["number"] = _numbered(office, db, after.number)
        raise_held([*rules.chief_faults(after), *_wage_faults(office, after)])
        store.update(db, "contracts", no, _changed(before, values))
        act.detail["contract"] = after.number
        found = existing(db, no)
    return found


def correct_contract(office: Office, no: int, raw: Mapping[str, object], *, reason: str) -> Contract:
    """Days and words that were typed wrong are put right, with the reason in the journal. Raises Rejected or Refused."""
    if not reason.strip():
        raise Refused("missing", _("请写明更正的原因。"), "reason")
    entered = accept(CONTRACT_FIELDS, raw, today=office.today, whole=False)
    with office.act("更正集体合同", AREA) as act:
        db: Connection = act.db
        before = existing(db, no)
        after = replace(before, **entered.values)
        course = standing(office, only=[no])
        votes = [held for held, passed in course.courses[no].votes if passed]
        raise_held([*rules.chief_faults(after), *rules.order_faults(after, votes[-1] if votes else None)])
        store.update(db, "contracts", no, _changed(before, entered.values))
        act.detail.update(contract=after.number, reason=reason.strip())
        found = existing(db, no)
    return found


def _changed(before: Contract, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in values.items() if name == "year" or one != getattr(before, name)}


def _wage_faults(office: Office, contract: Contract) -> list[Finding]:
    """Once it is signed, the minimum is held against the legal one of that day; before, it may still be talked about."""
    if not contract.signed_on:
        return []
    return rules.wage_faults(contract, numbers(office).of(contract.kind), contract.signed_on)
