"""The offer to talk 要约 and its reply 答复."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from unionoffice.contracts import clocks, store
from unionoffice.contracts.clocks import Due
from unionoffice.contracts.conditions import AREA, existing, happened, open_contract
from unionoffice.contracts.numbers import numbers
from unionoffice.contracts.steps import OFFER_FIELDS, Offer
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.wording import _

TABLE = "contract_offers"
OFFERED = ("side", "offered_on", "received_on", "talks_on", "place", "information")
REPLIED = ("replied_on", "reply", "reply_note")


def offer(office: Office, no: int, raw: Mapping[str, object]) -> Offer:
    """An offer is out; without a day it went out today. Raises Refused where the last one still waits for its reply."""
    given = {"side": "workers", "offered_on": office.today, **raw}
    values = accept(OFFER_FIELDS.only(*OFFERED), given, today=office.today, whole=True).values
    with office.act("发出要约", AREA) as act:
        contract = open_contract(act.db, no)
        happened(office, values["offered_on"], "offered_on")
        if values.get("received_on"):
            happened(office, values["received_on"], "received_on", least=values["offered_on"])
        last = offers(office, no)[-1:]
        if last and last[0].replied_on is None:
            due = _due(office, contract.kind, last[0])
            if due is None or office.today <= due.day:
                sentence = _("合同 {number} 在 {day} 已发要约，还在答复期内；没有重复登记。")
                raise Refused("waiting", sentence.format(number=contract.number, day=last[0].offered_on), "offered_on")
        made = Offer(contract=no, **values)
        number = store.insert(act.db, TABLE, {key: one for key, one in asdict(made).items() if key != "no"})
        act.detail["contract"] = contract.number
    return replace(made, no=number)


def reply(office: Office, no: int, raw: Mapping[str, object]) -> Offer:
    """The last offer is answered: "agreed" or "refused"; without a day today. Raises Refused where none waits."""
    given = {"reply": "agreed", "replied_on": office.today, **raw}
    values = accept(OFFER_FIELDS.only(*REPLIED), given, today=office.today, whole=True).values
    if values.get("reply") is None:
        raise Refused("unknown_word", _("答复只能是“同意协商”或“不同意协商”；没有保存。"), "reply")
    with office.act("登记要约答复", AREA) as act:
        contract = open_contract(act.db, no)
        waiting = [one for one in offers(office, no) if one.replied_on is None]
        if not waiting:
            raise Refused(
                "no_offer", _("合同 {number} 没有等待答复的要约。请先登记要约。").format(number=contract.number), "id"
            )
        last = waiting[-1]
        happened(office, values["replied_on"], "replied_on", least=last.received_on or last.offered_on)
        store.update(act.db, TABLE, last.no, values)
        act.detail.update(contract=contract.number, reply=values["reply"])
    return replace(last, **values)


def offers(office: Office, no: int) -> list[Offer]:
    """The contract's offers, oldest first."""
    return store.steps(office.reading(), Offer, TABLE, no, by="offered_on")


def reply_due(office: Office, no: int) -> Due | None:
    """Until when the last offer is to be answered, by the rule of its day; None where there is no offer."""
    made = offers(office, no)
    return _due(office, existing(office.reading(), no).kind, made[-1]) if made else None


def _due(office: Office, kind: str, made: Offer) -> Due | None:
    rules = numbers(office)
    return clocks.reply_due(rules.calendar, rules.of(kind), made.received_on or made.offered_on)
