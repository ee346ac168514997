"""Correcting what was paid: a round of its own with reversal rows 红冲, approved and printed like any other."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice.aid import money_store, rounds, store
from unionoffice.aid.money_model import Item, Round
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.wording import _

AREA = "aid"


def reverse(office: Office, items: Sequence[int], *, reason: str) -> Round:
    """A correcting round with one row for each of these paid rows of one round, its amount with the sign turned.

    Right rows may be added to it (`items.add_item`). The money comes back to its fund when the row is booked as paid.
    Raises Refused: not paid, of two rounds, reversed already, no reason.
    """
    if not reason.strip():
        raise Refused("missing", _("请写明更正的原因。"), "reason")
    with office.act("建立更正批次", AREA) as act:
        originals = [_reversible(act.db, no) for no in items]
        if len({one.round for one in originals}) != 1:
            raise Refused("two_rounds", _("一个更正批次只更正同一批次的记录。请分别办理。"), "items")
        before = rounds.existing_round(act.db, originals[0].round)
        names = ("kind", "method", "period", "goods", "handler", "second_handler", "chair")
        raw = {name: value for name in names if (value := getattr(before, name))}
        made = rounds.new_round(
            office, {**raw, "fund": before.fund or originals[0].fund, "title": f"{before.title}（更正）"[:60], "year": before.year, "note": reason.strip()[:300]},
            corrects=before.no,
        )  # fmt: skip
        for place, original in enumerate(originals, 1):
            store.insert(act.db, "aid_items", _row(office, made.no, place, original, before, reason))
        act.detail.update(round=made.round_no, corrects=before.round_no, rows=len(originals))
        return rounds.existing_round(act.db, made.no)


def _reversible(db: Connection, no: int) -> Item:
    found = money_store.item(db, no)
    if found is None:
        raise Refused("unknown_item", _("批次里没有这一行；没有改动任何内容。请刷新后再试。"), "item")
    if found.result != "paid" or found.reverses is not None:
        sentence = _("{name}这一行没有发放成功，不用冲销；待发的请登记为“更正”。")
        raise Refused("not_paid", sentence.format(name=found.name or ""), "item")
    refuse_where_reversed(db, found)
    return found


def refuse_where_reversed(db: Connection, item: Item) -> None:
    """Raises Refused("reversed") where a correcting round takes this row back: its money comes to the fund once only."""
    there = db.execute(
        "SELECT r.round_no FROM aid_items i JOIN aid_rounds r ON r.no = i.round WHERE i.reverses = ?"
        " AND i.dropped_on IS NULL AND i.result IN ('pending', 'paid') AND r.state <> 'void'",
        (item.no,),
    ).fetchone()
    if there is not None:
        sentence = _("{name}这一行已在更正批次 {round} 中。")
        raise Refused("reversed", sentence.format(name=item.name or "", round=there[0]), "item")


def _row(office: Office, round_no: int, place: int, original: Item, before: Round, reason: str) -> dict[str, object]:
    copied = (
        "file", "person", "beneficiary", "kind", "fund", "goods", "quantity", "school_stage", "school", "payee_name", "bank",
        "bank_branch", "bank_card",
    )  # fmt: skip
    remark = f"冲销批次 {before.round_no} 第 {original.sheet_row} 行：{reason.strip()}"
    return {name: value for name in copied if (value := getattr(original, name)) is not None} | {
        "id": new_id(), "round": round_no, "place": place, "amount": -original.amount, "remark": remark[:100],
        "reverses": original.no, "officer": office.officer.no, "result": "pending",
    }  # fmt: skip
