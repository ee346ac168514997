"""F23 帮扶（慰问）资金发放签收表: landscape, a row a payee, sums a page, the total in figures and capitals, the seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from unionoffice.aid.paper_list import ListHeading, draw_list
from unionoffice.aid.paper_pages import NO_MARK, Mark, dated, total
from unionoffice.money import capitals, yuan
from unionoffice.printing import A4, SEAL, Area, Column, Offset, Pen, Printed, Sums, foot
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import Ending, line

Method = Literal["cash", "goods", "transfer"]
"""How it is handed over: money by hand, goods by hand, money to the payee's own card."""

TITLES: dict[Method, str] = {
    "cash": "帮扶（慰问）资金发放签收表",
    "goods": "帮扶（慰问）物品发放签收表",
    "transfer": "帮扶（慰问）资金银行代发表",
}
BY_HAND, BY_BANK = 10.0, 7.2
"""mm a row: room for a signature or the print of a finger; less where nobody signs."""
OVERRIDE = "※"
"""Stands in 备注 before the reason for which a warning was set aside."""

_PLACE = Column(title="序号", width=9, face="hei", size=9)
_NAME = Column(title="姓名", width=24.5, size=10)
_ID = Column(title="身份证号", width=33.5, face="hei", size=9)
_CATEGORY = Column(title="困难类别", width=14, size=9)
_KIND = Column(title="救助类别", width=14, size=9)
_PHONE = Column(title="联系电话", width=21, face="hei", size=9)
_SIGNATURE = Column(title="领取人签字\n（手印）", width=28)
_PROXY = Column(title="代领人\n及关系", width=17, size=9)
_MARKED = "※ 表示审核时提示的事项经批准予以发放，后附理由。"
COLUMNS: dict[Method, tuple[Column, ...]] = {
    "cash": (
        _PLACE, _NAME, _ID, Column(title="工作单位", width=29, size=9), _CATEGORY, _KIND,
        Column(title="金额（元）", width=20, align="right", face="hei", size=10),
        Column(title="开户行及卡号", width=36, face="hei", size=8.5), _PHONE, _SIGNATURE, _PROXY,
        Column(title="备注", width=19.5, size=8.5),
    ),
    "goods": (
        _PLACE, _NAME, _ID, Column(title="工作单位", width=30, size=9), _CATEGORY, Column(title="物品名称及规格", width=36, size=9),
        Column(title="数量", width=13, face="hei", size=10),
        Column(title="折合金额（元）", width=20, align="right", face="hei", size=10), _PHONE, _SIGNATURE, _PROXY,
        Column(title="备注", width=19.5, size=8.5),
    ),
    "transfer": (
        _PLACE, _NAME, _ID, Column(title="工作单位", width=39, size=9), _CATEGORY, _KIND,
        Column(title="金额（元）", width=22, align="right", face="hei", size=10), Column(title="开户银行", width=38, size=9),
        Column(title="银行卡号", width=37.5, face="hei", size=9), _PHONE, Column(title="备注", width=13, size=8.5),
    ),
}  # fmt: skip
"""Columns of domain.md 3.8 for each way of handing over; brought to 265 mm together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignoffRow:
    """One payee as frozen when the sheet is printed; the amount is fen, below zero where a row takes another back.

    `override` is the reason for which a warning was set aside; it stands behind ※ before the remark.
    """

    name: str = ""
    id_number: str = ""
    unit: str = ""
    category: str = ""
    kind: str = ""
    amount_fen: int = 0
    bank: str = ""
    bank_card: str = ""
    phone: str = ""
    goods: str = ""
    quantity: int | None = None
    proxy: str = ""
    remark: str = ""
    override: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignoffFacts:
    """What stands on the sheet, as it is to be read. Without rows it is a blank page to fill in by hand.

    `first` is the number of the first row; `maker`, `reviewer`, `payers` (two where it is handed over) and `chair` are
    printed behind their words and sign there. Sums are added up from the rows.
    """

    office: str = ""
    title: str = ""
    round_title: str = ""
    round_no: str = ""
    fund: str = ""
    period: str = ""
    method: Method = "cash"
    rows: Sequence[SignoffRow] = ()
    first: int = 1
    maker: str = ""
    reviewer: str = ""
    payers: Sequence[str] = ()
    chair: str = ""
    day: str = ""
    mark: Mark = NO_MARK


def signoff_sheet(facts: SignoffFacts, *, offset: Offset | None = None) -> Printed:
    """The sheet as a PDF: page subtotals, the total at the end with the signatures, which are never split from rows."""
    title = facts.title or TITLES[facts.method]
    pen = Pen(title=title, author=facts.office, paper=A4.sideways, offset=offset)
    batch = "　".join(part for part in (facts.round_title, facts.round_no) if part) or "　　　　　　　　"
    about = f"资金来源：{facts.fund or '　　　　　　　　'}　所属期间：{facts.period or '　　　　　　'}　金额单位：元"

    def sums(said: str, places: range) -> Sums:
        return _sums(facts, said, facts.rows[places.start : places.stop], in_capitals=said != "本页小计")

    draw_list(
        pen, COLUMNS[facts.method], [_cells(facts, place) for place in range(len(facts.rows))],
        heading=ListHeading(title=title, left=f"发放单位（盖章）：{facts.office}", middle=f"批次：{batch}", about=about),
        mark=facts.mark, sums=sums, ending=_ending(facts), row=BY_BANK if facts.method == "transfer" else BY_HAND,
    )  # fmt: skip
    return pen.finish()


def _cells(facts: SignoffFacts, place: int) -> list[str]:
    """The texts of one row in the order of the columns."""
    row = facts.rows[place]
    remark = "；".join(part for part in (f"{OVERRIDE}{row.override}" if row.override else "", row.remark) if part)
    start = [str(facts.first + place), row.name, row.id_number, row.unit, row.category]
    if facts.method == "goods":
        quantity = "" if row.quantity is None else str(row.quantity)
        return [*start, row.goods or row.kind, quantity, yuan(row.amount_fen), row.phone, "", row.proxy, remark]
    if facts.method == "transfer":
        return [*start, row.kind, yuan(row.amount_fen), row.bank, row.bank_card, row.phone, remark]
    account = "\n".join(part for part in (row.bank, row.bank_card) if part)
    return [*start, row.kind, yuan(row.amount_fen), account, row.phone, "", row.proxy, remark]


def _sums(facts: SignoffFacts, words: str, rows: Sequence[SignoffRow], *, in_capitals: bool = False) -> Sums:
    """A row of sums over these payees: how many rows, how many things, how much."""
    if not facts.rows:
        amount_in = 7 if facts.method == "goods" else 6
        return Sums(
            words,
            {
                2: "　　　笔",
                amount_in: "",
                amount_in + 1: "（大写）人民币　　　　　　　　　　　　　　" if in_capitals else "",
            },
        )
    fen = total(row.amount_fen for row in rows)
    last = f"（大写）{capitals(fen)}" if in_capitals else ""
    if facts.method == "goods":
        things = [row.quantity for row in rows if row.quantity is not None]
        return Sums(words, {2: f"{len(rows)} 笔", 6: str(sum(things)) if things else "", 7: yuan(fen), 8: last})
    return Sums(words, {2: f"{len(rows)} 笔", 6: yuan(fen), 7: last})


def _ending(facts: SignoffFacts) -> Ending:
    """Who made, checked, paid and answers for the sheet, the day, and the square for the seal."""

    def draw(pen: Pen, area: Area) -> None:
        room = area.w - SEAL - 4
        upper = [
            f"制表：{facts.maker}",
            f"审核：{facts.reviewer}",
            f"负责人：{facts.chair}",
            f"制表日期：{dated(facts.day)}",
        ]
        payers = [*facts.payers, "", ""] if facts.method != "transfer" else []
        lower = (
            [f"发放人{place}：{payers[at]}" for at, place in enumerate("一二")]
            if payers
            else ["银行经办人：", "代发日期："]
        )
        for y, texts in ((4.0, upper), (16.0, lower)):
            step = room / 4
            for place, text in enumerate(texts):
                line(pen, Area(area.x + place * step, area.y + y, step - 3, 8.0, "签字"), text, align="left")
        foot(pen, "\n".join(_notes(facts)), x=area.x, width=room, y=area.y + 28.0)
        square = Area(area.x + area.w - SEAL, area.y + area.h - SEAL, SEAL, SEAL, "印章")
        seal_square(pen, square)

    return Ending(SEAL + 1.0, draw)


def _notes(facts: SignoffFacts) -> list[str]:
    by_hand = (
        "说明：领取人当面点清后签字或按手印；由他人代领的，代领人签字，写明与领取人的关系，并附委托书和双方身份证复印件；"
        "发放由两人经手。本表印出后不得涂改，有误的另行办理冲正。"
    )
    by_bank = "说明：资金直接转入困难职工本人银行卡；退票的另行登记后重新办理。本表印出后不得涂改，有误的另行办理冲正。"
    notes = [by_bank if facts.method == "transfer" else by_hand]
    if any(row.override for row in facts.rows):
        notes.append(_MARKED)
    return notes
