"""F11 集体协商应约书: the answer to an offer to talk, within the days the rule gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.contracts.flowing import Filled, Measure, Piece, kept, prose
from unionoffice.contracts.letters import addressee, item, listed, sheet, signed
from unionoffice.printing import Offset, Pen, Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """What stands on the reply, as it is to be read; empty facts give the blank form.

    `subject` as in the offer; `offer_title` and `offer_number` name what is answered; `answer` is the decision in
    words ("同意就签订2027年度工资专项集体合同进行集体协商"); `remarks` are views on the subjects; `representatives` carry
    their posts and leave the chief out.
    """

    subject: str = ""
    number: str = ""
    to: str = ""
    sender: str = ""
    received_on: str = ""
    offer_title: str = ""
    offer_number: str = ""
    answer: str = ""
    time: str = ""
    place: str = ""
    remarks: Sequence[str] = ()
    chief: str = ""
    representatives: Sequence[str] = ()
    information: Sequence[str] = ()
    contact: str = ""
    phone: str = ""
    day: str = ""


def reply(facts: ReplyFacts, *, offset: Offset | None = None) -> Printed:
    """The reply as a letter; one page where the text allows it."""
    return sheet(
        f"{facts.subject}集体协商应约书", facts.sender, lambda pen, measure: _text(pen, facts, measure),
        number=facts.number or "编号：　　　　　　　　", offset=offset,
    )  # fmt: skip


def _text(pen: Pen, facts: ReplyFacts, measure: Measure) -> list[Piece]:
    cited = f"（{facts.offer_number}）" if facts.offer_number else ""
    others = "、".join(facts.representatives)
    return [
        *addressee(pen, facts.to, measure),
        *prose(pen, [
            "你方提出的《", Filled(name="要约书名称", text=facts.offer_title, room=12), f"》{cited}，我方已于",
            Filled(name="收到日期", text=facts.received_on, room=9), "收悉。经研究，现答复如下：",
        ], measure),
        *item(pen, "一、对协商要约的答复：", [Filled(name="答复", text=facts.answer, room=40), "。"], measure),
        *item(pen, "二、协商时间：", [Filled(name="协商时间", text=facts.time, room=20), "。"], measure),
        *item(pen, "三、协商地点：", [Filled(name="协商地点", text=facts.place, room=20), "。"], measure),
        *listed(pen, "四、对协商内容的意见和补充：", "", "意见", facts.remarks, measure),
        *item(pen, "五、我方协商代表：", [
            "首席代表", Filled(name="首席代表", text=facts.chief, room=8), "，其他代表",
            Filled(name="协商代表", text=others, room=34), "。",
        ], measure),
        *listed(pen, "六、需要你方提供的资料：", "", "需要的资料", facts.information, measure, lines=2),
        *kept(prose(pen, ["请据此做好协商准备。协商时间、地点如有变动，双方应当提前书面告知对方。"], measure)),
        *signed(pen, [
            ("应 约 方：", facts.sender), ("首席代表（签字）：", ""), ("联 系 人：", facts.contact), ("联系电话：", facts.phone),
        ], measure, day=facts.day),
    ]  # fmt: skip
