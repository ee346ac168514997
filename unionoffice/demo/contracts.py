"""Collective contracts of an invented town, in every state there is: offers unanswered, drafts, filings overdue,
objections, contracts in effect, expiring, renewed and ended; regional ones with their lists of enterprises.
"""

from __future__ import annotations

from datetime import date

from unionoffice import contracts, units
from unionoffice.demo.contract_lives import Table, register, run, table_of, wage_terms
from unionoffice.demo.contract_stages import STAGES, bring_to
from unionoffice.demo.lists import Chance
from unionoffice.demo.plan import Plan, Union
from unionoffice.office import Office

OWN, SECOND, REGIONAL = 0.97, 0.3, 0.96
"""Shares: enterprises with a wage contract, of these with a second one, unions that signed for those they cover."""


def sign_up(office: Office, chance: Chance, plan: Plan, today: int) -> int:
    """The town's contracts are in the office; gives how many. The same chance, plan and day give the same contracts."""
    table = table_of(office, chance, today)
    before = len(contracts.find(office))
    with office.act("登记演示合同", "contracts"):
        companies = [union for union in plan.unions if union.employer and not union.trade.is_public]
        special = min(len(STAGES), (len(companies) + 1) // 2)
        for stage, union in zip(STAGES, companies[:special], strict=False):
            bring_to(table, union, stage)
        for union in companies[special:]:
            if chance.yes(OWN):
                _enterprise(table, union)
        for union in plan.unions:
            if union.covered and chance.yes(REGIONAL):
                _regional(table, union)
    return len(contracts.find(office)) - before


def _enterprise(table: Table, union: Union) -> None:
    """A wage contract that runs, one of the year before behind some, and for some one for women or of all subjects."""
    chance, today = table.chance, table.today
    old = union.founded < today - 900 and chance.yes(0.35)
    ago = chance.between(40, 330)
    if old:
        renewed = _in_time(table, today - ago)
        first = register(table, union, "wage", renewed - 365)
        run(table, first, renewed - 365, years=1)
        renewal = contracts.renew(table.office, first.no, {**wage_terms(table), "number": table.number(renewed)})
        run(table, renewal, renewed, years=1, people=False, within=2)
    else:
        signed = max(today - ago, min(union.founded + 40, today - 30))
        run(table, register(table, union, "wage", signed), signed, years=1)
    if union.founded < today - 500 and chance.yes(SECOND):
        kind = chance.of(("women", "general", "general", "safety"))
        signed = today - chance.between(60, 460)
        run(table, register(table, union, kind, signed), signed, years=chance.of((2, 3)))


def _in_time(table: Table, signed: int) -> int:
    """Most renewals are signed in the first days of a month, so that they take effect before the old one ends."""
    day = date.fromordinal(signed)
    early = date(day.year, day.month, table.chance.between(6, 8)).toordinal()
    return early if early <= table.today and table.chance.yes(0.85) else signed


def _regional(table: Table, union: Union) -> None:
    """A wage contract of a village, grid, industry or joint union for the enterprises it covers, most of them sealed."""
    office, chance = table.office, table.chance
    signed = table.today - chance.between(50, 320)
    trade = union.kind == "industry"
    party = union.short.replace("工会", "")
    raw: dict[str, object] = {
        "kind": "wage", "level": "industry" if trade else "regional", "union_unit": union.no, **wage_terms(table),
        "employer_name": f"{party}协会" if trade else f"{party}企业联合会", "number": table.number(signed),
    }  # fmt: skip
    made = contracts.add_contract(office, raw)
    for covered in units.covers(office, union.no):
        counted = units.counts(office, covered.unit)
        row: dict[str, object] = {
            "workers": counted[0].workers if counted else 0,
            "women": counted[0].women if counted else 0,
        }
        if chance.yes(0.95):
            row |= {"employer_sealed": table.day(signed - 2), "union_sealed": table.day(signed - 1)}
        contracts.cover(office, made.no, covered.unit, row)
    run(table, made, signed, years=1)
