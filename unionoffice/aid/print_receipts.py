"""领款收据 and 领物单: three to a sheet of A4 with lines to cut along, the amount in figures and capitals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.paper_pages import NO_MARK, Mark, dated
from unionoffice.money import capitals, yuan
from unionoffice.printing import A4, SEAL, Area, Offset, Pen, Printed
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import line
from unionoffice.printing.letter import Blank, sentence

MONEY_TITLE, GOODS_TITLE = "领款收据", "领物单"
A_SHEET = 3
HIGH = A4.height / A_SHEET
LEFT, WIDTH = 22.0, 168.0
STEP, SIZE = 9.2, 11.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One receipt: who receives, for what, fen; with `goods` it is for things of that worth."""

    number: str = ""
    name: str = ""
    id_number: str = ""
    unit: str = ""
    kind: str = ""
    amount_fen: int | None = None
    goods: str = ""
    quantity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptsFacts:
    """What stands on the receipts, as it is to be read. Without receipts a sheet of blank ones; `goods` asks for 领物单."""

    office: str = ""
    round_title: str = ""
    receipts: Sequence[Receipt] = ()
    goods: bool = False
    day: str = ""
    mark: Mark = NO_MARK


def receipts(facts: ReceiptsFacts, *, offset: Offset | None = None) -> Printed:
    """The receipts in their order, from the top of the first sheet on."""
    title = GOODS_TITLE if facts.goods else MONEY_TITLE
    pen = Pen(title=title, author=facts.office, paper=A4, offset=offset)
    for place, one in enumerate(facts.receipts or [Receipt()] * A_SHEET):
        at = place % A_SHEET
        if place and not at:
            pen.new_page()
        if not at:
            for cut in range(1, A_SHEET):
                pen.dashes(6.0, cut * HIGH, A4.width - 6.0, cut * HIGH)
        _receipt(pen, facts, one, title, at * HIGH)
    return pen.finish()


def _receipt(pen: Pen, facts: ReceiptsFacts, one: Receipt, title: str, top: float) -> None:
    line(pen, Area(LEFT + 45, top + 7.0, WIDTH - 90, 8.0, "标题"), title, "title", 17.0)
    words = f"编号：{one.number or '　　　　　　　　'}"
    line(pen, Area(LEFT + WIDTH - 62, top + 12.0, 62, 5.0, "编号"), words, "song", 10.0, "right")
    y = top + 25.0
    y = _line(pen, ["今领到", Blank(name="发放单位", text=facts.office, share=1.2), "发放的",
                    Blank(name="批次", text=facts.round_title, share=1.4)], y)  # fmt: skip
    if facts.goods:
        y = _line(pen, ["物品", Blank(name="物品", text=one.goods, share=2.4), "数量",
                        Blank(name="数量", text=one.quantity, share=0.5, face="hei"), "折合人民币（小写）￥",
                        Blank(name="金额", text=_figures(one), share=0.7, face="hei")], y)  # fmt: skip
        y = _line(pen, ["折合人民币（大写）", Blank(name="金额大写", text=_capitals(one))], y)
    else:
        y = _line(pen, ["救助类别", Blank(name="救助类别", text=one.kind), "金额（小写）￥",
                        Blank(name="金额", text=_figures(one), face="hei")], y)  # fmt: skip
        y = _line(pen, ["人民币（大写）", Blank(name="金额大写", text=_capitals(one))], y)
    narrow = WIDTH - SEAL - 5
    y = _line(pen, ["领取人", Blank(name="姓名", text=one.name, share=0.9), "身份证号",
                    Blank(name="身份证号", text=one.id_number, face="hei", share=1.1)], y, narrow)  # fmt: skip
    y = _line(pen, ["工作单位", Blank(name="工作单位", text=one.unit)], y, narrow)
    y = _line(pen, ["领取人签字（手印）", Blank(name="领取人签字")], y, narrow)
    y = _line(
        pen, ["代领人签字", Blank(name="代领人签字"), "与领取人关系", Blank(name="代领人关系", share=0.6)], y, narrow
    )
    _line(pen, ["经手人", Blank(name="经手人一"), "经手人", Blank(name="经手人二")], y, narrow)
    seal_square(pen, Area(LEFT + WIDTH - SEAL, top + HIGH - SEAL - 3.5, SEAL, SEAL, "印章"), dated(facts.day))
    marks = "　".join(part for part in (f"打印号：{facts.mark.print_no}" if facts.mark.print_no else "",
                                       f"校验码：{facts.mark.code}" if facts.mark.code else "") if part)  # fmt: skip
    line(pen, Area(LEFT, top + HIGH - 6.0, 100, 3.6, "打印号"), marks, "song", 7.5, "left")


def _line(pen: Pen, parts: Sequence[str | Blank], y: float, width: float = WIDTH) -> float:
    return sentence(pen, parts, x=LEFT, y=y, width=width, size=SIZE, step=STEP)


def _figures(one: Receipt) -> str:
    return "" if one.amount_fen is None else yuan(one.amount_fen)


def _capitals(one: Receipt) -> str:
    """The amount in capitals without 人民币, which is printed before it."""
    return "" if one.amount_fen is None else capitals(one.amount_fen).removeprefix("人民币")
