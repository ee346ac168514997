"""Handing a signed contract in 报送: receipt, opinion, objection and handing in again, and the day of effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from unionoffice.contracts import clocks, states, store
from unionoffice.contracts.clocks import Due
from unionoffice.contracts.conditions import AREA, existing, happened, raise_held, signed_contract
from unionoffice.contracts.model import Contract
from unionoffice.contracts.numbers import numbers
from unionoffice.contracts.rules import order_faults
from unionoffice.contracts.standing import standing
from unionoffice.contracts.steps import FILING_FIELDS, Filing
from unionoffice.database import Connection
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.office import Act, Office
from unionoffice.wording import _

TABLE = "contract_filings"


def file(office: Office, no: int, raw: Mapping[str, object]) -> Filing:
    """The contract is handed in; without a day today, with as many copies as the rule asks.

    Raises Refused where the last filing is still under review or was not objected to.
    """
    given = {"filed_on": office.today, **raw}
    fields = FILING_FIELDS.only("filed_on", "authority", "copies", "received_on", "receipt_no")
    values = accept(fields, given, today=office.today, whole=True).values
    with office.act("报送集体合同", AREA) as act:
        contract = signed_contract(act.db, no)
        last = filings(office, no)[-1:]
        if last and not _open_again(office, contract, last[0]):
            sentence = _("合同 {number} 在 {day} 已报送，没有需要重新报送的意见；没有保存。")
            raise Refused("filed", sentence.format(number=contract.number, day=last[0].filed_on), "filed_on")
        least = last[0].opinion_on if last else contract.signed_on
        happened(office, values["filed_on"], "filed_on", least=least)
        if values.get("received_on"):
            happened(office, values["received_on"], "received_on", least=values["filed_on"])
        if values.get("copies") is None:
            rule = numbers(office).rule("filing_copies", contract.kind, values["filed_on"])
            values["copies"] = None if rule is None else rule.value
        made = Filing(contract=no, **values)
        number = store.insert(act.db, TABLE, {key: one for key, one in asdict(made).items() if key != "no"})
        act.detail["contract"] = contract.number
    return replace(made, no=number)


def _open_again(office: Office, contract: Contract, last: Filing) -> bool:
    rules = numbers(office)
    handed = states.Handed(last.filed_on, last.received_on, last.opinion, last.opinion_on)
    lookup = rules.of(contract.kind)
    return states.sent_back(handed, office.today) or states.objected(rules.calendar, lookup, handed, office.today)


def receipt(office: Office, no: int, received_on: str | None = None, *, receipt_no: str = "") -> Filing:
    """The authority has received the last filing on this day (today): the review clock runs."""
    with office.act("登记受理", AREA) as act:
        last = _last(office, act.db, no)
        if last.received_on is not None:
            raise Refused("received", _("这次报送在 {day} 已经受理。").format(day=last.received_on), "received_on")
        when = happened(office, received_on, "received_on", least=last.filed_on)
        return _set(act, last, {"received_on": when, "receipt_no": receipt_no.strip() or None})


def opinion(office: Office, no: int, raw: Mapping[str, object]) -> Filing:
    """The authority's opinion on the last filing: "none", "objection" or "incomplete"; without a day today.

    An objection within the review blocks the effect until the contract is revised and handed in again. Raises Refused.
    """
    given = {"opinion_on": office.today, **raw}
    fields = FILING_FIELDS.only("opinion", "opinion_on", "opinion_text")
    values = accept(fields, given, today=office.today, whole=True).values
    if values.get("opinion") is None:
        raise Refused("missing", _("请填写审查结果：无异议、有异议或材料不全退回。"), "opinion")
    with office.act("登记审查意见", AREA) as act:
        last = _last(office, act.db, no)
        happened(office, values["opinion_on"], "opinion_on", least=last.received_on or last.filed_on)
        if last.opinion is not None:
            raise Refused("opinion", _("这次报送已经登记过审查意见。请先重新报送。"), "opinion")
        if values["opinion"] == "objection" and last.received_on is not None:
            _in_time(office, act.db, last, values["opinion_on"])
        return _set(act, last, values)


def _in_time(office: Office, db: Connection, last: Filing, day: str) -> None:
    rules = numbers(office)
    contract = existing(db, last.contract)
    end = clocks.review_until(rules.calendar, rules.of(contract.kind), last.received_on or day)
    if end is not None and day > end.day:
        sentence = _(
            "审查期在 {end} 已满，合同已经生效，之后的意见不影响生效；没有保存。如另有文书，请登记变更或解除。"
        )
        raise Refused("too_late", sentence.format(end=end.day), "opinion_on")


def _last(office: Office, db: Connection, no: int) -> Filing:
    contract = signed_contract(db, no)
    found = filings(office, no)
    if not found:
        sentence = _("合同 {number} 还没有报送；没有保存。请先登记报送。")
        raise Refused("not_filed", sentence.format(number=contract.number), "filed_on")
    return found[-1]


def _set(act: Act, last: Filing, values: dict[str, Any]) -> Filing:
    store.update(act.db, TABLE, last.no, values)
    act.detail["contract"] = existing(act.db, last.contract).number
    return replace(last, **values)


def set_effect(office: Office, no: int, day: str, paper: str) -> Contract:
    """The contract is in effect from this day by a paper that says so, whatever the clock says. Raises Refused."""
    if not paper.strip():
        raise Refused("missing", _("请写明生效日期的依据，例如审查意见书文号。"), "effect_paper")
    with office.act("登记生效文书", AREA) as act:
        contract = signed_contract(act.db, no)
        happened(office, day, "effect_override", least=contract.signed_on)
        values = {"effect_override": day, "effect_paper": paper.strip()}
        raise_held(order_faults(replace(contract, effect_override=day), None))
        store.update(act.db, "contracts", no, values)
        act.detail["contract"] = contract.number
        after = existing(act.db, no)
    return after


def filings(office: Office, no: int) -> list[Filing]:
    """The contract's filings, oldest first."""
    return store.steps(office.reading(), Filing, TABLE, no, by="filed_on")


def filing_due(office: Office, no: int) -> Due | None:
    """Until when the signed contract is to be handed in; None where it is not signed."""
    contract, rules = existing(office.reading(), no), numbers(office)
    return (
        clocks.filing_due(rules.calendar, rules.of(contract.kind), contract.signed_on) if contract.signed_on else None
    )


def effective_on(office: Office, no: int, *, day: str | None = None) -> str | None:
    """The day of effect as known on a day (today); it may lie ahead. None while nothing can be said."""
    return standing(office, day=day, only=[no]).effective_on(no)
