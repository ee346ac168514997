"""Funds: each source booked by itself, a ledger that only grows, and never below zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unionoffice import codes
from unionoffice.aid import money_store, store
from unionoffice.aid.money_model import FUND_FIELDS, Fund, FundEntry
from unionoffice.cleaning import read_date
from unionoffice.database import Connection
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.money import yuan
from unionoffice.office import Office
from unionoffice.wording import _

AREA = "aid"


@dataclass(frozen=True, slots=True, kw_only=True)
class FundLine:
    """A fund as lists want it: received, paid out net of what came back, handed back, and the balance; fen."""

    fund: Fund
    received: int
    paid: int
    handed_back: int
    balance: int
    reserved: int


def existing_fund(db: Connection, no: int) -> Fund:
    """The fund of this number. Raises Refused where there is none."""
    found = money_store.fund(db, no)
    if found is None:
        raise Refused("unknown_fund", _("没有这项资金；没有改动任何内容。请先登记资金来源。"), "fund")
    return found


def fund_number(office: Office, text: object) -> int:
    """The number of the fund a name, an id or a number stands for. Raises Refused."""
    db = office.reading()
    found = text if isinstance(text, int) else money_store.fund_number(db, str(text).strip())
    if found is None:
        sentence = _("没有名为“{name}”的资金。请先登记，或核对名称。")
        raise Refused("unknown_fund", sentence.format(name=str(text)[:40]), "fund")
    return existing_fund(db, found).no


def fund_lines(office: Office, *, day: str | None = None) -> list[FundLine]:
    """Every fund with its sums up to a day (today); `reserved` is what rows not yet paid will take."""
    db = office.reading()
    until = day or office.today
    sums: dict[int, dict[str, int]] = {}
    for row in db.execute(
        "SELECT e.fund, coalesce(o.kind, e.kind), sum(e.amount) FROM aid_fund_entries e"
        " LEFT JOIN aid_fund_entries o ON o.no = e.reverses WHERE e.day <= ? GROUP BY 1, 2",
        (until,),
    ):
        sums.setdefault(row[0], {})[row[1]] = row[2]
    waiting = dict(
        tuple(row)
        for row in db.execute(
            "SELECT i.fund, sum(i.amount) FROM aid_items i JOIN aid_rounds r ON r.no = i.round"
            " WHERE i.result = 'pending' AND i.dropped_on IS NULL AND r.state <> 'void' GROUP BY 1"
        )
    )
    made = []
    for fund in money_store.funds(db):
        by = sums.get(fund.no, {})
        made.append(
            FundLine(
                fund=fund, received=by.get("received", 0), paid=-by.get("paid", 0) - by.get("returned", 0),
                handed_back=-by.get("handed_back", 0), balance=sum(by.values()), reserved=waiting.get(fund.no, 0),
            )
        )  # fmt: skip
    return made


def add_fund(office: Office, raw: Mapping[str, object]) -> Fund:
    """A new fund with nothing in it. Its levels are the source's where none are said. Raises Rejected, Refused."""
    values = accept(FUND_FIELDS, raw, today=office.today, whole=True).values
    source = codes.code_list("fund_source").get(values["source"])
    assert source is not None
    given = values.get("levels") or ""
    values["levels"] = (
        " ".join(source.extra.get("levels", ())) if "levels" not in raw else _words("aid_level", given, "levels")
    )
    values["kinds"] = _words("aid_kind", values.get("kinds") or "", "kinds")
    required = source.extra.get("levels", ())
    chosen = set(values["levels"].split())
    if required and not (chosen and chosen <= set(required)):
        words = "、".join(codes.code_list("aid_level").shown(code) for code in required)
        sentence = _("“{source}”的资金只能用于{levels}档案；没有登记。请改正适用级别。")
        raise Refused("bad_level", sentence.format(source=source.label, levels=words), "levels")
    if money_store.fund_number(office.reading(), values["name"]) is not None:
        raise Refused("exists", _("已经有名为“{name}”的资金。").format(name=values["name"]), "name")
    with office.act("登记帮扶资金", AREA) as act:
        values = {name: values.get(name) for name in FUND_FIELDS} | {"id": new_id(), "opened_on": office.today}
        no = store.insert(act.db, "aid_funds", values)
        act.detail["fund"] = values["name"]
        return existing_fund(act.db, no)


def _words(list_name: str, text: str, field: str) -> str:
    """Codes between blanks from words with 、 between them. Raises Refused for a word the list does not know."""
    known, found = codes.code_list(list_name), []
    for word in text.replace("、", " ").replace("，", " ").replace(",", " ").split():
        code = known.find(word)
        if code is None:
            sentence = _("“{word}”不在“{title}”代码表中。")
            raise Refused("unknown_word", sentence.format(word=word[:20], title=known.title), field)
        found.append(code)
    return " ".join(dict.fromkeys(found))


def close_fund(office: Office, no: int) -> Fund:
    """The fund takes part in nothing further. Raises Refused where it still holds money."""
    with office.act("停用帮扶资金", AREA) as act:
        fund = existing_fund(act.db, no)
        left = money_store.balance(act.db, no)
        if left:
            sentence = _("“{name}”还有余额 {sum} 元，不能停用。请先发放或上缴。")
            raise Refused("not_empty", sentence.format(name=fund.name, sum=yuan(left)), "fund")
        store.update(act.db, "aid_funds", no, {"closed_on": office.today})
        act.detail["fund"] = fund.name
        return existing_fund(act.db, no)


def book(
    office: Office,
    fund: int,
    *,
    kind: str,
    amount: int,
    day: str | None = None,
    document: str | None = None,
    note: str | None = None,
) -> FundEntry:
    """Money came in (received) or was handed back; `amount` in fen, positive. Raises Refused."""
    if kind not in ("received", "handed_back"):
        raise Refused("bad_kind", _("这里只登记拨入和上缴；发放由批次入账。"), "kind")
    if amount <= 0:
        raise Refused("bad_amount", _("金额应大于零。请重新填写。"), "amount")
    when = _day(office, day)
    if not (document or "").strip():
        raise Refused("missing", _("请写明凭证或文号。"), "document")
    with office.act("登记资金收支", AREA) as act:
        found = existing_fund(act.db, fund)
        if found.closed_on is not None:
            raise Refused("closed", _("“{name}”已经停用。").format(name=found.name), "fund")
        signed = amount if kind == "received" else -amount
        enough(act.db, found, signed)
        no = money_store.add_entry(
            act.db,
            fund=fund,
            day=when,
            kind=kind,
            amount=signed,
            officer=office.officer.no,
            document=document,
            note=note,
        )
        act.detail.update(fund=found.name, amount=signed)
        entry = money_store.entry(act.db, no)
    assert entry is not None
    return entry


def _day(office: Office, day: str | None) -> str:
    when = day or office.today
    if read_date(when, today=office.today).value != when or when > office.today:
        raise Refused("bad_date", _("日期应是今天或以前的一天，写成 2026-01-01 的样子。"), "day")
    return when


def enough(db: Connection, fund: Fund, amount: int) -> None:
    """Raises Refused where the fund would fall below zero by this entry (fen, negative for money out)."""
    left = money_store.balance(db, fund.no)
    if left + amount < 0:
        sentence = _("“{name}”余额 {left} 元，不够支出 {sum} 元；没有记账。请先登记拨入，或改用别的资金。")
        raise Refused("fund_short", sentence.format(name=fund.name, left=yuan(left), sum=yuan(-amount)), "fund")


def reverse_entry(office: Office, no: int, *, reason: str) -> FundEntry:
    """A wrong entry is taken back by one of its own. What rows booked is reversed by a correcting round. Raises Refused."""
    if not reason.strip():
        raise Refused("missing", _("请写明冲销的原因。"), "reason")
    with office.act("冲销资金收支", AREA) as act:
        entry = money_store.entry(act.db, no)
        if entry is None:
            raise Refused("unknown_entry", _("没有这一笔收支。"), "entry")
        if entry.item is not None:
            raise Refused("of_a_round", _("这一笔由批次入账，不能在这里冲销。请做更正批次。"), "entry")
        if (
            entry.reverses is not None
            or act.db.execute("SELECT 1 FROM aid_fund_entries WHERE reverses = ?", (no,)).fetchone()
        ):
            raise Refused("reversed", _("这一笔已经冲销，或本身就是冲销。"), "entry")
        enough(act.db, existing_fund(act.db, entry.fund), -entry.amount)
        made = money_store.add_entry(
            act.db, fund=entry.fund, day=office.today, kind="reversed", amount=-entry.amount, officer=office.officer.no,
            reverses=no, note=reason.strip(),
        )  # fmt: skip
        found = money_store.entry(act.db, made)
    assert found is not None
    return found


def ledger(office: Office, fund: int, *, since: str = "", until: str | None = None) -> list[FundEntry]:
    """The fund's ledger in the order it was booked, with the balance after each line."""
    return money_store.entries(
        office.reading(), existing_fund(office.reading(), fund).no, since=since, until=until or office.today
    )


def serves(fund: Fund, *, level: str | None, kind: str) -> bool:
    """Whether the fund may be used for a file of this level (None: no file) and this kind of aid."""
    levels, kinds = fund.levels.split(), fund.kinds.split()
    return (not levels or level in levels) and (not kinds or kind in kinds)
