"""F4 会员组织关系接转介绍信: stub, letter and receipt on one sheet, to be torn along two lines."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.printing import A4, SEAL, Area, Offset, Pen, Printed
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import line
from unionoffice.printing.letter import Blank, sentence

TITLE = "工会会员组织关系接转介绍信"
LEFT, WIDTH = 24.0, 168.0
STUB_ENDS, LETTER_ENDS, RECEIPT_ENDS = 78.0, 194.0, 291.0
"""mm from the top: where the sheet is torn, and the edge printers reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferFacts:
    """What stands on the three parts, as it is to be read. Empty facts give the blank form."""

    number: str = ""
    to: str = ""
    sender: str = ""
    name: str = ""
    sex: str = ""
    birth: str = ""
    id_number: str = ""
    joined: str = ""
    dues_paid_to: str = ""
    reason: str = ""
    valid_days: str = ""
    day: str = ""
    clerk: str = ""
    phone: str = ""
    received_on: str = ""
    receiver: str = ""
    receiver_clerk: str = ""
    receiver_phone: str = ""


def transfer(facts: TransferFacts, *, offset: Offset | None = None) -> Printed:
    """The sheet: stub for the union left, letter for the union joined, receipt to be sent back."""
    pen = Pen(title=TITLE, author=facts.sender, paper=A4, offset=offset)
    _stub(pen, facts)
    _tear(pen, facts, STUB_ENDS, "（骑缝盖章）")
    _letter(pen, facts)
    _tear(pen, facts, LETTER_ENDS, "（骑缝盖章）")
    _receipt(pen, facts)
    return pen.finish()


def _stub(pen: Pen, facts: TransferFacts) -> None:
    y = _title(pen, "工会会员组织关系接转介绍信存根", facts, 19.0)
    y = sentence(pen, [
        "姓名", _name(facts, 1.2), "性别", Blank(name="性别", text=facts.sex, share=0.5),
        "身份证号码", Blank(name="身份证号码", text=facts.id_number, share=2.2, face="hei"),
    ], x=LEFT, y=y, width=WIDTH)  # fmt: skip
    y = sentence(pen, [
        "入会时间", Blank(name="入会时间", text=facts.joined),
        "会费交至", Blank(name="会费交至", text=facts.dues_paid_to),
    ], x=LEFT, y=y, width=WIDTH)  # fmt: skip
    y = sentence(pen, ["转往工会", Blank(name="转往工会", text=facts.to)], x=LEFT, y=y, width=WIDTH)
    y = sentence(pen, ["接转原因", Blank(name="接转原因", text=facts.reason)], x=LEFT, y=y, width=WIDTH)
    sentence(pen, [
        "经办人", Blank(name="经办人", text=facts.clerk), "　领取人（签名）", Blank(name="领取人"),
        "　日期", Blank(name="日期", text=facts.day, share=1.2),
    ], x=LEFT, y=y, width=WIDTH)  # fmt: skip


def _letter(pen: Pen, facts: TransferFacts) -> None:
    y = _title(pen, TITLE, facts, STUB_ENDS + 15.0)
    y = sentence(pen, [Blank(name="转往工会", text=facts.to), "："], x=LEFT, y=y, width=104)
    y = sentence(pen, [
        "　　兹介绍", _name(facts, 1.1), "同志（", Blank(name="性别", text=facts.sex, share=0.35), "，",
        Blank(name="出生日期", text=facts.birth), "出生，",
    ], x=LEFT, y=y, width=WIDTH)  # fmt: skip
    y = sentence(pen, [
        "身份证号码", Blank(name="身份证号码", text=facts.id_number, face="hei"),
        "）的工会组织关系转往你会，请予接转。",
    ], x=LEFT, y=y, width=WIDTH)  # fmt: skip
    y = sentence(pen, [
        "该同志于", Blank(name="入会时间", text=facts.joined), "加入工会，会费已交至",
        Blank(name="会费交至", text=facts.dues_paid_to), "。",
    ], x=LEFT, y=y, width=WIDTH)  # fmt: skip
    y = sentence(pen, ["接转原因：", Blank(name="接转原因", text=facts.reason), "。"], x=LEFT, y=y, width=WIDTH)
    words = WIDTH - SEAL - 12
    y = sentence(pen, [
        "（有效期", Blank(name="有效期", text=facts.valid_days), "天）",
    ], x=LEFT, y=y, width=52)  # fmt: skip
    y = sentence(pen, ["转出工会：", Blank(name="转出工会", text=facts.sender)], x=LEFT, y=y, width=words)
    sentence(pen, [
        "经办人：", Blank(name="经办人", text=facts.clerk),
        "联系电话：", Blank(name="联系电话", text=facts.phone, face="hei"),
    ], x=LEFT, y=y, width=words)  # fmt: skip
    _seal(pen, LETTER_ENDS, facts.day)


def _receipt(pen: Pen, facts: TransferFacts) -> None:
    y = _title(pen, "工会会员组织关系接转回执", facts, LETTER_ENDS + 15.0)
    y = sentence(pen, [Blank(name="转出工会", text=facts.sender), "："], x=LEFT, y=y, width=104)
    y = sentence(pen, [
        "　　你会介绍的", _name(facts, 1.0), "同志（身份证号码",
        Blank(name="身份证号码", text=facts.id_number, share=1.4, face="hei"), "）",
    ], x=LEFT, y=y, width=WIDTH)  # fmt: skip
    y = sentence(pen, [
        "的工会组织关系，我会已于", Blank(name="接收日期", text=facts.received_on), "接收。特此回复。",
    ], x=LEFT, y=y, width=WIDTH)  # fmt: skip
    words = WIDTH - SEAL - 12
    y = sentence(pen, ["接收工会：", Blank(name="接收工会", text=facts.receiver)], x=LEFT, y=y, width=words)
    y = sentence(pen, [
        "经办人：", Blank(name="经办人", text=facts.receiver_clerk),
        "联系电话：", Blank(name="联系电话", text=facts.receiver_phone, face="hei"),
    ], x=LEFT, y=y, width=words)  # fmt: skip
    line(pen, Area(LEFT, y - 3, words, 8, "说明"), "请接收工会盖章后将此回执寄回转出工会。", size=9.0, align="left")
    _seal(pen, RECEIPT_ENDS, "")


def _name(facts: TransferFacts, share: float) -> Blank:
    return Blank(name="姓名", text=facts.name, share=share)


def _title(pen: Pen, title: str, facts: TransferFacts, y: float) -> float:
    """The part's title with the letter's number at the right end; returns the first line's baseline."""
    line(pen, Area(LEFT, y - 7.0, WIDTH, 9.0, "标题"), title, "title", 17.0)
    words = _number(facts) or "第　　　　　　号"
    line(pen, Area(LEFT + WIDTH - 60, y + 2.4, 60, 6.0, "编号"), words, "song", 10.5, "right")
    return y + 15.0


def _number(facts: TransferFacts) -> str:
    """The letter's number as it is cited; a bare number gets its 第 … 号."""
    return facts.number if not facts.number or facts.number.endswith("号") else f"第 {facts.number} 号"


def _tear(pen: Pen, facts: TransferFacts, y: float, words: str) -> None:
    """A line to tear along, with the number and room for the seal that goes across it."""
    text = f"{_number(facts) or '第　　　　号'}{words}"
    width = min(pen.width(text, "song", 9.0) + 4, 120.0)
    middle = A4.width / 2
    pen.dashes(6.0, y, middle - width / 2, y)
    pen.dashes(middle + width / 2, y, A4.width - 6.0, y)
    line(pen, Area(middle - width / 2 + 1, y - 3, width - 2, 6, "骑缝"), text, "song", 9.0)


def _seal(pen: Pen, ends: float, day: str) -> None:
    """The clear square for the seal at the right lower corner of a part."""
    seal_square(pen, Area(LEFT + WIDTH - SEAL, ends - SEAL - 1.5, SEAL, SEAL), day)
