"""集体合同生效公布: the notice that a contract is in force, posted for the whole staff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.contracts.flowing import Filled, Measure, Piece, gap, gridded, kept, prose
from unionoffice.contracts.letters import item, listed, sheet, signed
from unionoffice.printing import Offset, Pen, Printed, Row, label, number, value

TITLE = "集体合同生效公布"
ROW = 9.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationFacts:
    """What stands on the notice, as it is to be read; empty facts give the blank form.

    `to` is whom it tells ("全体职工"); signed, filed, received and in force are four days, never one; `contents` are
    the main points; `read_at` is where the whole text lies open.
    """

    number: str = ""
    to: str = ""
    contract: str = ""
    contract_number: str = ""
    employer: str = ""
    union: str = ""
    authority: str = ""
    passed_on: str = ""
    signed_on: str = ""
    filed_on: str = ""
    received_on: str = ""
    effective_on: str = ""
    term: str = ""
    workers: str = ""
    women: str = ""
    contents: Sequence[str] = ()
    read_at: str = ""
    phone: str = ""
    publisher: str = ""
    day: str = ""


def publication(facts: PublicationFacts, *, offset: Offset | None = None) -> Printed:
    """The notice; one page where the text allows it."""
    return sheet(
        TITLE, facts.publisher or facts.union, lambda pen, measure: _text(pen, facts, measure), number=facts.number,
        offset=offset,
    )  # fmt: skip


def _text(pen: Pen, facts: PublicationFacts, measure: Measure) -> list[Piece]:
    return [
        *prose(pen, [f"{facts.to or '全体职工'}："], measure, indent=0.0, keep=True),
        *prose(pen, [
            "《", Filled(name="集体合同名称", text=facts.contract, room=18), "》经职工（代表）大会审议通过、双方首席代表签字，并报",
            Filled(name="审查机关", text=facts.authority, room=16), "审查，已于",
            Filled(name="生效日期", text=facts.effective_on, room=9, face="hei"),
            "生效，对用人单位和全体职工具有约束力。现予公布。",
        ], measure),
        gap(2.0),
        gridded(_dates(facts), x=measure.x, width=measure.width),
        gap(2.0),
        *listed(pen, "一、主要内容：", "", "主要内容", facts.contents, measure, lines=5),
        *item(pen, "二、全文查阅：", [Filled(name="查阅地点", text=facts.read_at, room=20), "。"], measure),
        *kept(item(pen, "三、履行监督：", [
            "对履行情况有意见的，可以向工会反映，电话", Filled(name="电话", text=facts.phone, room=10, face="hei"), "。",
        ], measure)),
        *signed(
            pen, [("公布单位：", facts.publisher), ("张贴地点：", ""), ("张 贴 人：", "")], measure, day=facts.day
        ),
    ]  # fmt: skip


def _dates(facts: PublicationFacts) -> list[Row]:
    return [
        Row(ROW, [label("用人单位", 26), value(facts.employer, 134)]),
        Row(ROW, [label("工会", 26), value(facts.union, 134)]),
        Row(ROW, [
            label("合同编号", 26), number(facts.contract_number, 54), label("审议通过", 26), number(facts.passed_on, 54),
        ]),
        Row(ROW, [
            label("签字日期", 26), number(facts.signed_on, 54), label("报送日期", 26), number(facts.filed_on, 54),
        ]),
        Row(ROW, [
            label("受理日期", 26), number(facts.received_on, 54), label("生效日期", 26), number(facts.effective_on, 54),
        ]),
        Row(ROW, [
            label("合同期限", 26), number(facts.term, 70), label("覆盖职工", 20), number(facts.workers, 16),
            label("女职工", 14), number(facts.women, 14),
        ]),
    ]  # fmt: skip
