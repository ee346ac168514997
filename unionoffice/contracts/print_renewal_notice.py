"""续订集体合同协商建议书: before a contract ends its parties are asked to talk about the next; filled in from the old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.contracts.flowing import Filled, Measure, Part, Piece, gap, gridded, kept, prose
from unionoffice.contracts.letters import addressee, item, listed, sheet, signed
from unionoffice.printing import Offset, Pen, Printed, Row, label, number, value

TITLE = "续订集体合同协商建议书"
ROW = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalFacts:
    """What stands on the notice, as it is to be read; empty facts give the blank form.

    `contract` is the name of the contract that ends, `kind` its kind and level ("工资专项集体合同（企业）"); `period` is
    when the rule wants the talks ("期满前3个月内"), `talks_by` the day by which they should begin; `left` the days left
    on the day of the letter ("60天").
    """

    number: str = ""
    to: str = ""
    sender: str = ""
    contract: str = ""
    contract_number: str = ""
    kind: str = ""
    employer: str = ""
    union: str = ""
    starts: str = ""
    ends: str = ""
    workers: str = ""
    women: str = ""
    left: str = ""
    period: str = ""
    talks_by: str = ""
    proposals: Sequence[str] = ()
    contact: str = ""
    phone: str = ""
    day: str = ""


def renewal_notice(facts: RenewalFacts, *, offset: Offset | None = None) -> Printed:
    """The notice as a letter; one page where the text allows it."""
    return sheet(
        TITLE, facts.sender, lambda pen, measure: _text(pen, facts, measure),
        number=facts.number or "编号：　　　　　　　　", offset=offset,
    )  # fmt: skip


def _text(pen: Pen, facts: RenewalFacts, measure: Measure) -> list[Piece]:
    left: list[Part] = (
        ["，距今尚有", Filled(name="剩余天数", text=facts.left, room=4)] if facts.left or not facts.ends else []
    )
    return [
        *addressee(pen, facts.to, measure),
        *prose(pen, [
            "双方签订的《", Filled(name="集体合同名称", text=facts.contract, room=16), "》将于",
            Filled(name="期满日期", text=facts.ends, room=9), "期满", *left,
            "。集体合同期满即行终止。根据有关规定，任何一方均可在",
            Filled(name="协商时限", text=facts.period, room=8), "向对方提出重新签订或者续订的要求。为使新旧合同相互衔接，建议双方于",
            Filled(name="协商日期", text=facts.talks_by, room=9, face="hei"), "前开始续订协商。",
        ], measure),
        gap(2.0),
        gridded(_old(facts), x=measure.x, width=measure.width),
        gap(2.0),
        *listed(pen, "一、建议协商的内容：", "", "建议内容", facts.proposals, measure),
        *item(pen, "二、续订程序：", [
            "双方产生协商代表，协商形成草案，提交职工（代表）大会审议通过，由双方首席代表签字，按规定期限报送审查，生效后向全体职工公布。",
        ], measure),
        *kept(prose(pen, ["请将你方意见、首席代表和协商代表名单书面告知我方。"], measure)),
        *signed(pen, [
            ("建 议 方：", facts.sender), ("负责人（签字）：", ""), ("联 系 人：", facts.contact), ("联系电话：", facts.phone),
        ], measure, day=facts.day),
    ]  # fmt: skip


def _old(facts: RenewalFacts) -> list[Row]:
    """The contract that ends, as the ledger has it."""
    return [
        Row(ROW, [
            label("原合同编号", 26), number(facts.contract_number, 54), label("种类层级", 26), value(facts.kind, 54),
        ]),
        Row(ROW, [label("用人单位", 26), value(facts.employer, 134)]),
        Row(ROW, [label("工会", 26), value(facts.union, 134)]),
        Row(ROW, [
            label("起止日期", 26), number(_span(facts), 66), label("覆盖职工", 22), number(facts.workers, 16),
            label("女职工", 16), number(facts.women, 14),
        ]),
    ]  # fmt: skip


def _span(facts: RenewalFacts) -> str:
    return f"{facts.starts}—{facts.ends}" if facts.starts or facts.ends else ""
