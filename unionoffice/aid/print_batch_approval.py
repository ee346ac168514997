"""发放审批表: one round of payment on a page – what, from which funds, to how many, posted and decided when, who approves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.opinions import OPEN, Opinion, opinion_rows
from unionoffice.aid.paper_pages import (
    FOOT,
    LEFT,
    NO_MARK,
    WIDTH,
    Mark,
    Part,
    close_page,
    dated,
    grown,
    in_pages,
    named,
    title_row,
    total,
    with_own,
)
from unionoffice.money import capitals, yuan
from unionoffice.printing import A4, Grid, Offset, Pen, Printed, Row, choices, foot, head, label, money, number, value

TITLE = "帮扶（慰问）资金发放审批表"
METHODS = ("银行转账", "现金", "实物")
LINE, TOP = 8.2, 31.0
LINES = 4
"""Lines for the sums by kind and fund at the least."""
NOTE = "说明：经办人与审批人不得为同一人；附发放名单（签收表）、公示和会议记录。人数、笔数按名单分别统计。"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalLine:
    """A part of the round: kind of aid, fund, households, persons, payments, fen."""

    kind: str = ""
    fund: str = ""
    households: int = 0
    persons: int = 0
    payments: int = 0
    amount_fen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideLine:
    """A warning that was set aside: whom it is about, what it said, for which reason, who decided."""

    name: str = ""
    warning: str = ""
    reason: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchApprovalFacts:
    """What stands on the paper, as it is to be read. Empty facts give the blank form.

    Payments and the amount are added up from the lines; households and persons may stand in several lines and are given.
    """

    office: str = ""
    round_no: str = ""
    title: str = ""
    period: str = ""
    method: str = ""
    methods: Sequence[str] = METHODS
    lines: Sequence[ApprovalLine] = ()
    households: int | None = None
    persons: int | None = None
    basis: str = ""
    meeting: str = ""
    meeting_day: str = ""
    approval_no: str = ""
    posted: str = ""
    posting_result: str = ""
    overrides: Sequence[OverrideLine] = ()
    handler_opinion: Opinion = OPEN
    review_opinion: Opinion = OPEN
    chair_opinion: Opinion = OPEN
    day: str = ""
    mark: Mark = NO_MARK


def batch_approval(facts: BatchApprovalFacts, *, offset: Offset | None = None) -> Printed:
    """The paper; many lines or overrides go on on further pages, the opinions stay together."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4, offset=offset)
    pages = in_pages([*_round(facts), *_overrides(facts), *_opinions(facts)], FOOT - TOP - 2, FOOT - TOP - 2)
    for page, rows in enumerate(pages, 1):
        if page > 1:
            pen.new_page()
        top = head(
            pen, TITLE, x=LEFT, width=WIDTH, y=20.0, left=f"填报单位（盖章）：{facts.office}",
            middle=f"填表日期：{dated(facts.day)}", right=f"批次编号：{facts.round_no or '　　　　　　　'}",
        )  # fmt: skip
        bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
        if page == len(pages):
            foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 1.0)
        close_page(pen, facts.mark, page, len(pages))
    return pen.finish()


def _round(facts: BatchApprovalFacts) -> list[Part]:
    about = [
        Row(LINE, [label("批次名称", 26), value(facts.title, 74), label("所属期间", 20), value(facts.period, 50)]),
        Row(LINE, [label("发放方式", 26), choices(with_own(facts.methods, facts.method), [facts.method], WIDTH - 26)]),
        Row(LINE, [label("发放依据", 26), value(facts.basis, WIDTH - 26, align="left")]),
        Row(LINE, [
            label("研究会议", 26), value(facts.meeting, 54), label("会议日期", 20), number(facts.meeting_day, 30),
            label("文号", 12), value(facts.approval_no, 28),
        ]),
        Row(LINE, [label("公示时间", 26), value(facts.posted, 64), label("公示结果", 20), value(facts.posting_result, 60)]),
    ]  # fmt: skip
    titles = [
        title_row("发放汇总", WIDTH, 6.6),
        Row(LINE - 1, [
            label("救助类别", 32), label("资金来源", 50), label("户数", 15), label("人数", 15), label("笔数", 15),
            label("金额（元）", 43),
        ]),
    ]  # fmt: skip
    lines: list[ApprovalLine | None] = [*facts.lines, *[None] * (LINES - len(facts.lines))]
    rows = [_line(one, place) for place, one in enumerate(lines, 1)]
    fen = total(one.amount_fen for one in facts.lines)
    payments = sum(one.payments for one in facts.lines)
    filled = bool(facts.lines)
    sums = [
        Row(LINE, [
            label("合计", 82), number(_count(facts.households), 15), number(_count(facts.persons), 15),
            number(str(payments) if filled else "", 15), money(yuan(fen) if filled else "", 43),
        ]),
        Row(LINE, [label("金额（大写）", 32), value(capitals(fen) if filled else "人民币", WIDTH - 32, align="left")]),
    ]  # fmt: skip
    middle = [Part([row], titles) for row in rows[1:-1]]
    return [Part([*about, *titles, rows[0]]), *middle, Part([rows[-1], *sums], titles)]


def _count(number_of: int | None) -> str:
    return "" if number_of is None else str(number_of)


def _line(one: ApprovalLine | None, place: int) -> Row:
    said = one or ApprovalLine()
    counts = (said.households, said.persons, said.payments) if one else ("", "", "")
    return Row(grown([(said.kind, 32), (said.fund, 50)], LINE - 1), [
        named(value(said.kind, 32), f"发放汇总第 {place} 行"), value(said.fund, 50),
        *(number(str(count), 15) for count in counts), money(yuan(said.amount_fen) if one else "", 43),
    ])  # fmt: skip


def _overrides(facts: BatchApprovalFacts) -> list[Part]:
    if not facts.overrides:
        return []
    titles = [
        title_row("审核提示经批准仍予发放的", WIDTH, 6.6),
        Row(LINE - 1, [label("姓名", 30), label("提示", 52), label("理由", 66), label("批准人", 22)]),
    ]
    rows = [
        Row(grown([(one.name, 30), (one.warning, 52), (one.reason, 66), (one.officer, 22)], LINE - 1), [
            named(value(one.name, 30), f"审核提示第 {place} 行"), value(one.warning, 52, align="left"),
            value(one.reason, 66, align="left"), value(one.officer, 22),
        ])
        for place, one in enumerate(facts.overrides, 1)
    ]  # fmt: skip
    return [Part([*titles, rows[0]]), *(Part([row], titles) for row in rows[1:])]


def _opinions(facts: BatchApprovalFacts) -> list[Part]:
    said = (
        ("经办人意见", "经办人（签字）：", facts.handler_opinion),
        ("审核意见", "审核人（签字）：", facts.review_opinion),
        ("审批意见", "工会主席（签字）：", facts.chair_opinion),
    )
    return [Part(opinion_rows(said[:2], WIDTH, 30.0, seal=0) + opinion_rows(said[2:], WIDTH, 47.0))]
