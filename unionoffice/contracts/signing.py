"""Both chief representatives sign: the day the filing clock begins to run, not yet the day of effect."""

from __future__ import annotations

from unionoffice.contracts import rules, store
from unionoffice.contracts.conditions import AREA, existing, happened, open_contract, raise_held
from unionoffice.contracts.model import Contract
from unionoffice.contracts.numbers import numbers
from unionoffice.contracts.voting import votes
from unionoffice.dates import read_date
from unionoffice.errors import Refused
from unionoffice.findings import Finding
from unionoffice.office import Office
from unionoffice.wording import _


def sign(
    office: Office, no: int, day: str | None = None, *, term_start: str, term_end: str, without_vote: str = ""
) -> Contract:
    """The contract is signed on this day (today) for this term.

    Raises Rejected where the term or the minimum wage breaks a rule, Refused where no vote has passed, unless
    `without_vote` says how it was adopted (regional contracts: a majority in each enterprise).
    """
    with office.act("签订集体合同", AREA) as act:
        contract = open_contract(act.db, no)
        passed = [one.held_on for one in votes(office, no) if one.passed]
        when = happened(office, day, "signed_on", least=passed[-1] if passed else None)
        _day(term_start, "term_start")
        _day(term_end, "term_end")
        lookup = numbers(office).of(contract.kind)
        found: list[Finding] = [
            *rules.chief_faults(contract), *rules.term_faults(term_start, term_end, lookup, when),
            *rules.wage_faults(contract, lookup, when),
        ]  # fmt: skip
        raise_held(found)
        if not passed and not without_vote.strip():
            sentence = _("合同 {number} 还没有经职代会通过，不能登记签字；没有保存。另有通过方式的，请写明。")
            raise Refused("not_passed", sentence.format(number=contract.number), "signed_on")
        values = {"signed_on": when, "term_start": term_start, "term_end": term_end}
        store.update(act.db, "contracts", no, values)
        act.detail["contract"] = contract.number
        if without_vote.strip():
            act.detail["adopted"] = without_vote.strip()
        after = existing(act.db, no)
    return after


def _day(text: str, field: str) -> None:
    if read_date(text, today=text).value != text:
        raise Refused("bad_date", _("日期应写成 2026-01-01 的样子。请重新填写。"), field)
