"""Paying a round: row by row paid, refused, come back, deceased or left to a correction; the money moves with the row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unionoffice.aid import approving_rounds, funds, money_rules, money_store, rounds, store
from unionoffice.aid.money_model import ITEM_FIELDS, Item, Round
from unionoffice.aid.money_store import ItemLine
from unionoffice.aid.reversing import refuse_where_reversed
from unionoffice.cleaning import read_date
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.office import Act, Office
from unionoffice.wording import _

AREA = "aid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one row; `signer` who signed, `proxy` who took it for the payee (name, number, relation, why)."""

    item: int
    result: str
    day: str | None = None
    signer: str | None = None
    proxy: str | None = None
    note: str | None = None


def start(office: Office, round_no: int) -> Round:
    """The round is being paid: its file is at the bank, or its handlers are on their way. Raises Refused."""
    with office.act("开始发放", AREA) as act:
        approving_rounds.must_stand(act.db, round_no)
        rounds.take_step(office, act, round_no, "paying")
        return rounds.existing_round(act.db, round_no)


def set_result(office: Office, result: Result) -> ItemLine:
    """The row has its result, and its fund the entry that belongs to it. Raises Refused."""
    return set_results(office, [result])[0]


def set_results(office: Office, results: Sequence[Result]) -> list[ItemLine]:
    """All these rows have their results, or none has. Raises Refused naming the first that cannot be."""
    with office.act("登记发放结果", AREA) as act:
        touched: list[int] = []
        standing: set[int] = set()
        for one in results:
            item = money_store.item(act.db, one.item)
            if item is None:
                raise Refused("unknown_item", _("批次里没有这一行；没有改动任何内容。请刷新后再试。"), "item")
            if item.round not in standing:
                _under_way(office, act, item.round)
                standing.add(item.round)
            _settle(office, act, item, one)
            touched.append(item.no)
        for round_no in standing:
            _close(office, act, round_no)
        act.detail["rows"] = len(touched)
        known = {line.no: line for line in money_store.lines(act.db, touched)}
    return [known[no] for no in touched]


def pay_all(office: Office, round_no: int, *, day: str | None = None, signed: bool = False) -> list[ItemLine]:
    """Every row that waits is paid on this day. For cash and goods `signed` says the sheet bears all signatures.

    Raises Refused.
    """
    lines = money_store.lines_of(office.reading(), round_no)
    waiting = [line for line in lines if line.item.result == "pending"]
    if not waiting:
        raise Refused("nothing_waits", _("这个批次没有待发的行。"), "round")
    return set_results(
        office,
        [Result(item=line.no, result="paid", day=day, signer=line.name if signed else None) for line in waiting],
    )


def _under_way(office: Office, act: Act, round_no: int) -> None:
    """The round is printed and its approval stands; its first result begins the paying."""
    found = rounds.existing_round(act.db, round_no)
    if found.state not in money_rules.OUT:
        sentence = _("批次 {no} 还没有打印签收表，不能登记结果。")
        raise Refused("not_printed", sentence.format(no=found.round_no), "round")
    approving_rounds.must_stand(act.db, round_no)
    if found.state == "printed":
        rounds.take_step(office, act, round_no, "paying")


def _settle(office: Office, act: Act, item: Item, one: Result) -> None:
    if one.result not in ("paid", *money_rules.CLOSED_RESULTS) or not money_rules.result_may_follow(
        item.result, one.result
    ):
        old, new = (_word(name) for name in (item.result, one.result))
        sentence = _("{name}这一行已登记为“{old}”，不能改为“{new}”；没有改动任何内容。付错的请做更正批次。")
        raise Refused("wrong_result", sentence.format(name=item.name or "", old=old, new=new), "result")
    day = _day(office, act.db, item, one.day)
    if one.result != "paid" and not (one.note or "").strip():
        raise Refused("missing", _("没有发成的要写明原因。"), "result_note")
    if one.result == "paid":
        _signed(act.db, item, one)
    elif item.result == "paid":
        refuse_where_reversed(act.db, item)
    values = {
        "result": one.result, "result_on": day, "result_note": (one.note or "").strip() or None,
        "signer": one.signer or item.signer, "proxy": one.proxy or item.proxy,
    }  # fmt: skip
    amount = money_rules.entry_of(item.amount, one.result) if (one.result == "paid" or item.result == "paid") else 0
    if amount:
        funds.enough(act.db, funds.existing_fund(act.db, item.fund), amount)
    store.update(act.db, "aid_items", item.no, values)
    if amount:
        money_store.add_entry(
            act.db, fund=item.fund, day=day, kind=one.result, amount=amount, officer=office.officer.no, item=item.no
        )


def _signed(db: Connection, item: Item, one: Result) -> None:
    """Raises Refused where cash or goods were handed over without a signature; reversals are not signed for."""
    method = rounds.existing_round(db, item.round).method
    if method != "transfer" and item.amount > 0 and not (one.signer or one.proxy):
        sentence = _("{name}：现金和实物须有领取人签字，或写明代领人、关系和委托。")
        raise Refused("unsigned", sentence.format(name=item.name or ""), "signer")


def _day(office: Office, db: Connection, item: Item, day: str | None) -> str:
    when = day or office.today
    sheet = money_store.sheet_of(db, item.round)
    first = item.result_on or (sheet.printed_on if sheet is not None else "")
    if read_date(when, today=office.today).value != when or not first <= when <= office.today:
        sentence = _("日期应在 {first} 到今天之间，写成 2026-01-01 的样子。")
        raise Refused("bad_date", sentence.format(first=first), "result_on")
    return when


def _word(code: str) -> str:
    from unionoffice import fields

    return fields.show(ITEM_FIELDS["result"], code)


def _close(office: Office, act: Act, round_no: int) -> None:
    """A round in which no row waits any more is paid."""
    state = rounds.existing_round(act.db, round_no).state
    results: Iterable[str] = [line.item.result for line in money_store.lines_of(act.db, round_no)]
    if state == "paying" and money_rules.round_state_of(results) == "paid":
        rounds.take_step(office, act, round_no, "paid")
