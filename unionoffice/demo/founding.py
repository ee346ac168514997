"""The rows of invented unions and employers: founding, terms, certificates, codes, addresses, counts of workers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from unionoffice import units
from unionoffice.demo import days, places
from unionoffice.demo.days import iso
from unionoffice.demo.lists import Chance, read
from unionoffice.demo.numbers import Numbers, landline, mobile
from unionoffice.demo.plan import Employer, Plan, Union
from unionoffice.demo.trades import Trade
from unionoffice.office import Office

_FIRST_UNION = days.ordinal("1996-03-08")
_OVERDUE, _SOON = 0.022, ((30, 0.017), (90, 0.022), (180, 0.034))
"""Shares of unions whose term is over, and whose term ends within so many days."""
_TYPES = ("170", "170", "170", "170", "159", "159", "159", "190", "200", "300", "130", "169", "120", "161")

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ground:
    """What unions are founded on: the office, chance, numbers given out so far, and the day as an ordinal."""

    office: Office
    chance: Chance
    numbers: Numbers
    today: int


def settle_days(chance: Chance, plan: Plan, today: int) -> None:
    """Every union of the plan has its founding day; the young ones one of this quarter."""
    day = date.fromordinal(today)
    quarter = date(day.year, (day.month - 1) // 3 * 3 + 1, 1).toordinal()
    for union in plan.unions:
        if union.young:
            union.founded = max(quarter, days.working_day(chance.between(quarter, today)))
            continue
        # Villages and bodies came first, then firms, then grids (since 2013) and couriers (since 2018).
        first = {"village": _FIRST_UNION, "grid": days.ordinal("2013-05-01"), "industry": days.ordinal("2012-05-01")}
        begin = first.get(union.kind, _FIRST_UNION if union.trade.is_public else days.ordinal("2001-05-01"))
        end = max(begin + 300, today - 420)
        union.founded = days.working_day(
            begin + int((end - begin) * chance.random() ** (2.2 if union.kind == "village" else 1.1))
        )


def found(ground: Ground, union: Union, chair: str, contact: str) -> None:
    """The union is in the office with everything it covers, its branches and its counts; `union.no` is set."""
    chance = ground.chance
    raw = {
        **_employer_raw(ground, union), **_standing(ground, union), "name": union.name, "short_name": union.short[:40],
        "kind": union.kind, "division": union.division, "chair": chair, "contact": contact,
        "parent": union.parent.no if union.parent is not None else None,
    }  # fmt: skip
    union.no = units.add_unit(ground.office, raw, confirmed=not (union.kind == "single" and chance.yes(0.012))).no
    _count(ground, union.no, _workers(chance, union.direct), union.trade, union.founded)
    for employer in union.covered:
        employer.workers = _workers(chance, employer.members)
        no = _employer(ground, employer, union.no, confirmed=not chance.yes(0.012))
        since = (
            min(union.founded + chance.between(0, 2500), ground.today - 1)
            if union.founded < ground.today
            else ground.today
        )
        units.cover(ground.office, union.no, no, iso(since))
    for place, branch in enumerate(union.branches):
        below = {"name": f"{union.name}{branch}分会", "short_name": branch, "kind": "branch", "parent": union.no}
        no = units.add_unit(ground.office, {**below, "division": union.division}).no
        for group in range(2 if place < 2 else 0):
            name = f"{union.name}{branch}第{'一二'[group]}小组"
            units.add_unit(ground.office, {"name": name, "kind": "group", "parent": no, "division": union.division})


def add_without(ground: Ground, employer: Employer, village: Union, *, preparing: bool) -> None:
    """An employer without a union is in the office; `preparing` ones have begun to found theirs."""
    no = _employer(ground, employer, village.no, confirmed=not ground.chance.yes(0.05), preparing=preparing)
    _count(ground, no, employer.workers, employer.trade, ground.today - 700)


def _employer(ground: Ground, employer: Employer, parent: int, *, confirmed: bool, preparing: bool = False) -> int:
    chance = ground.chance
    raw: Raw = {
        "name": employer.name, "short_name": employer.short, "kind": "nonunion", "parent": parent,
        "status": "preparing" if preparing else "normal", "employer": employer.name,
        "credit_code": ground.numbers.credit_code(chance, "91" if employer.company else "92", places.DISTRICT),
        "unit_type": employer.trade.unit_type or "170", "industry": employer.trade.section, "non_public": "是",
        "division": places.TOWN, "address": places.street_address(chance), "phone": mobile(chance),
    }  # fmt: skip
    no = units.add_unit(ground.office, raw, confirmed=confirmed).no
    if employer.members:
        _count(ground, no, employer.workers, employer.trade, ground.today - 700)
    return no


def _employer_raw(ground: Ground, union: Union) -> Raw:
    chance = ground.chance
    if union.employer is None:
        return {"address": places.street_address(chance), "phone": landline(chance), "industry": "S"}
    trade = union.trade
    code = {"400": "12", "500": "11"}.get(trade.unit_type, "91")
    kind = trade.unit_type or chance.of(_TYPES)
    return {
        "employer": union.employer, "credit_code": ground.numbers.credit_code(chance, code, places.DISTRICT),
        "unit_type": kind, "industry": trade.section,
        "non_public": "否" if kind in ("110", "120", "161", "400", "500") else "是",
        "payroll": f"{union.members * trade.wage * chance.between(90, 110) // 100}",
        "address": places.street_address(chance), "phone": landline(chance),
    }  # fmt: skip


def _standing(ground: Ground, union: Union) -> Raw:
    """Founding, approval, term and certificate. Terms last three or five years (工会法第十六条)."""
    chance, today = ground.chance, ground.today
    years = 3 if chance.yes(0.3) else 5
    end = _term_end(chance, today, years)
    start = days.later(end, -years)
    if union.founded > start:
        start, end = union.founded, days.later(union.founded, years)
    raw: Raw = {
        "founded": iso(union.founded), "term_years": years, "term_start": iso(start), "term_end": iso(end),
        "term_no": max(round((start - union.founded) / (years * 365.25)), 0) + 1,
        "approval_no": read("employers")["approvals"].format(year=iso(union.founded)[:4], n=chance.between(1, 90)),
    }  # fmt: skip
    if union.members >= 25 and union.founded < today - 60 and chance.yes(0.93):
        raw["union_code"] = ground.numbers.credit_code(chance, "81", places.DISTRICT)
        raw["certificate_no"] = f"法证字第{places.DISTRICT}{chance.between(1, 99_999):05d}号"
        drawn = chance.random()
        until = today + (
            chance.between(3, 29)
            if drawn < 0.015
            else -chance.between(5, 200)
            if drawn < 0.03
            else chance.between(60, 1800)
        )
        raw["certificate_until"] = iso(until)
    return raw


def _term_end(chance: Chance, today: int, years: int) -> int:
    drawn = chance.random()
    if drawn < _OVERDUE:
        return today - chance.between(3, 260)
    least, passed = 1, _OVERDUE
    for most, share in _SOON:
        passed += share
        if drawn < passed:
            return today + chance.between(least, most)
        least = most + 1
    return today + chance.between(190, years * 365 - 10)


def _workers(chance: Chance, members: int) -> int:
    """The workers of a unit with so many members: 96 to 97 in a hundred are members over the whole town."""
    extra = members * 0.033 * chance.uniform(0.2, 1.8)
    return members + int(extra + chance.random())


def _count(ground: Ground, no: int, workers: int, trade: Trade, known_since: int) -> None:
    """The unit's workers at the turn of two years and at the last quarter's end, as far as it was known then."""
    if not workers:
        return
    chance, day = ground.chance, date.fromordinal(ground.today)
    quarter = date(day.year, (day.month - 1) // 3 * 3 + 1, 1).toordinal() - 1
    dates = [date(day.year - 1, 1, 15).toordinal(), date(day.year, 1, 15).toordinal(), quarter]
    known = sorted({when for when in dates if known_since <= when <= ground.today}) or [ground.today]
    for place, when in enumerate(known):
        last = place == len(known) - 1
        whole = workers if last else max(round(workers * chance.uniform(0.9, 1.06)), 1)
        raw: Raw = {"day": iso(when), "workers": whole}
        raw["women"] = round(whole * trade.women)
        raw["migrant"] = round(whole * trade.migrants)
        raw["dispatched"] = round(whole * chance.uniform(0, 0.12))
        raw["new_form"] = round(whole * 0.85) if trade.group else 0
        units.count_workers(ground.office, no, raw)
