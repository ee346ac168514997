"""F11 集体协商要约书: the offer to talk, general or special, with the receipt the other side tears off and sends back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.contracts.flowing import Filled, Measure, Part, Piece, kept, prose
from unionoffice.contracts.letters import LEFT, WIDTH, addressee, item, listed, sheet, signature_line, signed, tear
from unionoffice.printing import SEAL, Area, Offset, Pen, Printed
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import Ending, line
from unionoffice.printing.letter import Blank, sentence

GENERAL = "《中华人民共和国劳动法》《中华人民共和国劳动合同法》《中华人民共和国工会法》《集体合同规定》"
SPECIAL = {
    "工资": "《工资集体协商试行办法》",
    "女职工": "《中华人民共和国妇女权益保障法》《女职工劳动保护特别规定》",
    "安全": "《中华人民共和国安全生产法》《中华人民共和国职业病防治法》",
}
"""The acts every offer names, and those its subject adds; a province's own come in the facts (domain.md 4)."""
BOTTOM = 290.0
RECEIPT = 66.0
"""mm at the foot of the sheet for the receipt, with the line it is torn along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """What stands on the offer, as it is to be read; empty facts give the blank form.

    `subject` goes before 集体协商要约书 ("工资", "女职工权益保护专项", empty for a general contract); `basis` is the
    acts it rests on (empty: those of its subject); `purpose` what shall come of the talks ("签订2027年度工资专项集体
    合同"); `chief` with post; `representatives` with posts, without the chief; `reply_days` as "20日", "10个工作日".
    """

    subject: str = ""
    number: str = ""
    to: str = ""
    sender: str = ""
    basis: str = ""
    purpose: str = ""
    time: str = ""
    place: str = ""
    subjects: Sequence[str] = ()
    each_side: str = ""
    chief: str = ""
    representatives: Sequence[str] = ()
    information: Sequence[str] = ()
    information_by: str = ""
    reply_days: str = ""
    reply_by: str = ""
    contact: str = ""
    phone: str = ""
    day: str = ""


def offer(facts: OfferFacts, *, offset: Offset | None = None) -> Printed:
    """The offer with its receipt: one page where the text allows it, else the receipt stands on the last."""
    title = title_of(facts.subject)
    ending = Ending(RECEIPT, lambda pen, area: _receipt(pen, area, facts, title))
    return sheet(
        title, facts.sender, lambda pen, measure: _text(pen, facts, measure), number=_number(facts.number),
        ending=ending, bottom=BOTTOM, offset=offset,
    )  # fmt: skip


def title_of(subject: str) -> str:
    """The letter's title; the other papers cite it."""
    return f"{subject}集体协商要约书"


def basis_of(subject: str) -> str:
    """The national acts an offer on this subject names."""
    return GENERAL + "".join(acts for word, acts in SPECIAL.items() if word in subject)


def _number(number: str) -> str:
    return number or "编号：　　　　　　　　"


def _text(pen: Pen, facts: OfferFacts, measure: Measure) -> list[Piece]:
    opening: list[Part] = [
        "根据", facts.basis or basis_of(facts.subject), "等法律法规的规定，为建立和谐稳定的劳动关系，维护双方的合法权益，我方就",
        Filled(name="协商目的", text=facts.purpose, room=14), "向你方提出集体协商要约，有关事项如下：",
    ]  # fmt: skip
    others = "、".join(facts.representatives)
    return [
        *addressee(pen, facts.to, measure),
        *prose(pen, opening, measure),
        *item(pen, "一、协商时间：", [Filled(name="协商时间", text=facts.time, room=20), "。"], measure),
        *item(pen, "二、协商地点：", [Filled(name="协商地点", text=facts.place, room=20), "。"], measure),
        *listed(pen, "三、协商内容：", "", "协商内容", facts.subjects, measure),
        *item(pen, "四、协商代表：", [
            "建议双方各派代表", Filled(name="代表人数", text=facts.each_side, room=3), "名。我方首席代表",
            Filled(name="首席代表", text=facts.chief, room=8), "，其他代表", Filled(name="协商代表", text=others, room=20),
            "。请你方在答复时一并告知代表名单。",
        ], measure),
        *listed(pen, "五、需要提供的资料：", _by(facts.information_by), "需要的资料", facts.information, measure, lines=2),
        *kept(item(pen, "六、答复期限：", [
            "请自收到本要约书之日起", Filled(name="答复期限", text=facts.reply_days, room=4), "内（",
            Filled(name="答复日期", text=facts.reply_by, room=9, face="hei"),
            "前）书面答复。无正当理由，不得拒绝进行集体协商。",
        ], measure)),
        *signed(pen, [
            ("要 约 方：", facts.sender), ("首席代表（签字）：", ""), ("联 系 人：", facts.contact), ("联系电话：", facts.phone),
        ], measure, day=facts.day),
    ]  # fmt: skip


def _by(day: str) -> str:
    return f"请于{day}前提供与协商有关的下列情况和资料：" if day else "请在协商开始前提供与协商有关的下列情况和资料："


def _receipt(pen: Pen, area: Area, facts: OfferFacts, title: str) -> None:
    tear(pen, area.y + 2, f"{facts.number}　回执由收到方填写后退回")
    y = area.y + 13.0
    line(pen, Area(LEFT, y - 7, WIDTH, 9, "标题"), "回　　执", "title", 16)
    words = WIDTH - SEAL - 4
    y = sentence(pen, [Blank(name="要约方", text=facts.sender), "："], x=LEFT, y=y + 9, width=words)
    y = sentence(pen, [
        "　　你方", Blank(name="发出日期", text=facts.day, share=1.3), "发出的《",
        Blank(name="要约书名称", text=title, share=1.6), "》",
    ], x=LEFT, y=y, width=words, size=11.5)  # fmt: skip
    y = sentence(pen, [
        "已于", Blank(name="收到日期"), "收到，将在规定期限内答复。",
    ], x=LEFT, y=y, width=words, size=11.5)  # fmt: skip
    signature_line(pen, "收 件 方：", facts.to, x=LEFT, y=y, width=words)
    signature_line(pen, "收件人（签字）：", "", x=LEFT, y=y + 9, width=words)
    seal_square(pen, Area(LEFT + WIDTH - SEAL, area.y + area.h - SEAL - 1, SEAL, SEAL, "日期"))
