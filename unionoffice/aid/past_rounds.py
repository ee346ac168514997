"""Rounds that were paid before this program, many at once: from a list on paper with its sheet, or of an invented town.

Everything a round leaves behind is there afterwards as if it had been worked through: posting, approval by another
officer, frozen sheet with its code, results and entries. What the file itself forbids it forbids here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice import approving
from unionoffice.aid import approving_rounds, money_rules, money_store, rounds, sheets, store
from unionoffice.database import Connection
from unionoffice.ids import new_id
from unionoffice.office import Office

ORDER = ("draft", "posted", "approved", "printed", "paying", "paid", "filed")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastItem:
    """One row: who is paid for whom how much (fen) and what came of it."""

    person: int
    amount: int
    file: int | None = None
    beneficiary: int | None = None
    fund: int | None = None
    bank: str | None = None
    bank_branch: str | None = None
    bank_card: str | None = None
    school_stage: str | None = None
    school: str | None = None
    goods: str | None = None
    quantity: int | None = None
    result: str = "paid"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRound:
    """One round as far as it came: `state` is its last, days are ISO text; officers by their numbers and names."""

    title: str
    kind: str
    method: str
    period: str
    fund: int
    items: Sequence[PastItem]
    state: str
    made_on: str
    maker: int
    approver: int
    approver_name: str
    posted_on: str | None = None
    posted_until: str = ""
    place: str = ""
    approved_on: str = ""
    printed_on: str = ""
    paid_on: str = ""
    filed_on: str = ""
    box: str = ""
    handler: str = ""
    second_handler: str = ""
    chair: str = ""
    meeting: str | None = None
    goods: str | None = None
    out_to: str | None = None
    returned: bool = True


def take_in_rounds(office: Office, db: Connection, past: Sequence[PastRound]) -> list[int]:
    """The rounds stand in the file inside the caller's act, in their order; gives their numbers.

    A fund must hold enough before: the file refuses an entry below zero.
    """
    names = {row[0]: row[1] for row in db.execute("SELECT no, name FROM officers")}
    return [_take_in(office, db, one, names) for one in past]


def _take_in(office: Office, db: Connection, past: PastRound, names: dict[int, str]) -> int:
    prefix = f"{past.made_on[:4]}-"
    number = money_rules.next_number(prefix, money_store.last_in_series(db, rounds.TABLE, "round_no", prefix), 3)
    far = ORDER.index(past.state)
    no = store.insert(
        db, rounds.TABLE,
        {"id": new_id(), "round_no": number, "title": past.title, "kind": past.kind, "method": past.method,
         "period": past.period, "year": int((past.paid_on or past.made_on)[:4]), "fund": past.fund, "state": "draft",
         "since": past.made_on, "meeting": past.meeting, "meeting_on": past.made_on if past.meeting else None,
         "planned": sum(item.amount for item in past.items), "goods": past.goods, "handler": past.handler,
         "second_handler": past.second_handler or None, "chair": past.chair, "officer": past.maker},
    )  # fmt: skip
    _put_items(db, no, past)
    _step(db, no, "made", past.made_on, past.maker)
    if past.posted_on is not None and far >= ORDER.index("posted"):
        _post(db, no, past, open_=past.state == "posted")
    if far >= ORDER.index("approved"):
        _approve(db, no, past)
    if far >= ORDER.index("printed"):
        _print(office, db, no, past, names)
    if far >= ORDER.index("paying"):
        _step(db, no, "paying", past.paid_on, past.maker)
        _pay(db, no, past)
    if far >= ORDER.index("paid"):
        _step(db, no, "paid", past.paid_on, past.maker)
    if past.state == "filed":
        _step(db, no, "filed", past.filed_on, past.maker, note=past.box)
    days = {"draft": past.made_on, "posted": past.posted_on, "approved": past.approved_on, "printed": past.printed_on}
    since = days.get(past.state) or (past.filed_on if past.state == "filed" else past.paid_on)
    db.execute("UPDATE aid_rounds SET state = ?, since = ? WHERE no = ?", (past.state, since, no))
    return no


def _put_items(db: Connection, no: int, past: PastRound) -> None:
    db.executemany(
        "INSERT INTO aid_items (id, round, place, file, person, beneficiary, kind, fund, amount, goods, quantity,"
        " school_stage, school, bank, bank_branch, bank_card, officer, result)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending')",
        [
            (new_id(), no, place, item.file, item.person, item.beneficiary or item.person, past.kind, item.fund or past.fund,
             item.amount, item.goods or past.goods, item.quantity or (1 if past.method == "goods" else None),
             item.school_stage, item.school, item.bank, item.bank_branch, item.bank_card, past.maker)
            for place, item in enumerate(past.items, 1)
        ],
    )  # fmt: skip


def _step(
    db: Connection, no: int, step: str, day: str, officer: int, *, note: str | None = None, facts: object = None
) -> None:
    store.insert(
        db, "aid_round_steps",
        {"round": no, "step": step, "day": day, "officer": officer, "note": note,
         "frozen": None if facts is None else money_rules.canonical(facts)},
    )  # fmt: skip


def _post(db: Connection, no: int, past: PastRound, *, open_: bool) -> None:
    facts = rounds.posted_facts(money_store.lines_of(db, no))
    assert past.posted_on is not None
    _step(db, no, "posted", past.posted_on, past.maker, facts=facts)
    store.insert(
        db, "aid_postings",
        {"id": new_id(), "tbl": rounds.TABLE, "pk": no, "place": past.place, "posted_on": past.posted_on,
         "until": past.posted_until, "rule": "aid_money.posting_days=5 通行做法", "officer": past.maker,
         "closed_on": None if open_ else past.approved_on},
    )  # fmt: skip


def _approve(db: Connection, no: int, past: PastRound) -> None:
    seen = approving.fingerprint(approving_rounds.record_of(db, no))
    db.execute(
        "INSERT INTO approvals (id, tbl, pk, verdict, remark, officer, day, at, record)"
        " VALUES (?, ?, ?, 'approved', '同意', ?, ?, ?, ?)",
        (new_id(), rounds.TABLE, no, past.approver, past.approved_on, f"{past.approved_on}T01:00:00.000+00:00", seen),
    )
    _step(db, no, "approved", past.approved_on, past.approver, note="同意")


def _print(office: Office, db: Connection, no: int, past: PastRound, names: dict[int, str]) -> None:
    prefix = f"QS{past.printed_on[:4]}-"
    last = money_store.last_in_series(db, sheets.TABLE, "sheet_no", prefix)
    number = money_rules.next_number(prefix, last, 4)
    lines, round_ = money_store.lines_of(db, no), rounds.existing_round(db, no)
    rows = sheets.frozen_rows(office, lines, (), day=past.printed_on)
    facts = sheets.sheet_facts(
        office, round_, number, past.approver_name, rows, maker=names[past.maker], day=past.printed_on
    )
    frozen = money_rules.canonical(facts)
    back = past.returned and past.state in ("paid", "filed")
    sheet = store.insert(
        db, sheets.TABLE,
        {"id": new_id(), "round": no, "sheet_no": number, "printed_on": past.printed_on, "rows": len(rows),
         "amount": sum(row["amount"] for row in rows), "code": money_rules.short_code(frozen), "frozen": frozen,
         "officer": past.maker, "out_to": past.out_to, "out_on": past.printed_on if past.out_to else None,
         "returned_on": past.paid_on if back else None, "unsigned": 0 if back else None},
    )  # fmt: skip
    sheets.freeze(db, sheet, rows, lines)
    _step(db, no, "printed", past.printed_on, past.maker, note=number)


def _pay(db: Connection, no: int, past: PastRound) -> None:
    """Results and entries, each fund's balance carried on line by line."""
    lines = money_store.lines_of(db, no)
    signed = past.method != "transfer"
    results = [
        (item.result, past.paid_on, item.note, line.name if signed and item.result == "paid" else None, line.no)
        for line, item in zip(lines, past.items, strict=True) if item.result != "pending"
    ]  # fmt: skip
    db.executemany("UPDATE aid_items SET result = ?, result_on = ?, result_note = ?, signer = ? WHERE no = ?", results)
    balances: dict[int, int] = {}
    entries = []
    for line, item in zip(lines, past.items, strict=True):
        if item.result != "paid":
            continue
        fund = line.item.fund
        balances[fund] = balances.get(fund, money_store.balance(db, fund)) - line.item.amount
        entries.append((new_id(), fund, past.paid_on, -line.item.amount, balances[fund], line.no, past.maker))
    db.executemany(
        "INSERT INTO aid_fund_entries (id, fund, day, kind, amount, balance, item, officer)"
        " VALUES (?, ?, ?, 'paid', ?, ?, ?, ?)",
        entries,
    )
