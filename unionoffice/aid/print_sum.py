"""收入测算表 (part of F20): every line of income and cost, the formula with its numbers, what is advised, what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.paper_pages import (
    FOOT,
    LEFT,
    NO_MARK,
    WIDTH,
    Mark,
    Part,
    amount,
    close_page,
    grown,
    in_pages,
    named,
    signing,
    title_row,
    total,
    words,
)
from unionoffice.money import yuan
from unionoffice.printing import A4, Grid, Offset, Pen, Printed, Row, foot, head, label, money, number, value

TITLE = "困难职工家庭收入测算表"
FORMULA = "P =（Y − R）÷ 12 ÷ n\nY：家庭年可支配收入；R：年刚性支出；n：共同生活人口；P：家庭月人均收入，四舍五入到分"
NOTE = "说明：系统按所列参数测算并提出建议，困难类别由审核审批人员认定；认定与建议不同的，须写明原因。"
TOP, LINES, HIGH = 30.4, 5, 6.8
"""mm from the top; lines for income and for cost at the least; mm a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeLine:
    """One income of the household: whose, which, fen a month on the average and fen in the twelve months, the proof."""

    name: str = ""
    relation: str = ""
    kind: str = ""
    month_fen: int | None = None
    year_fen: int = 0
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One rigid cost of the household: for whom, which, fen in the twelve months, the proof."""

    name: str = ""
    relation: str = ""
    kind: str = ""
    year_fen: int = 0
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A bound the sum is held against: its words (“相对困难上限 2 × L”) and fen a month."""

    name: str
    fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SumFacts:
    """What stands on the sheet; amounts are fen. Empty facts give the blank form. Y and R are added up from the lines.

    `line_fen` is L, `line_source` says since when and where it holds, `parameters` names the version of the rules.
    """

    office: str = ""
    file_no: str = ""
    name: str = ""
    period: str = ""
    income: Sequence[IncomeLine] = ()
    costs: Sequence[CostLine] = ()
    stated_income_fen: int | None = None
    stated_reason: str = ""
    people: int | None = None
    per_head_fen: int | None = None
    line_fen: int | None = None
    line_source: str = ""
    bounds: Sequence[Bound] = ()
    accident: str = ""
    excluded: str = ""
    parameters: str = ""
    advised: str = ""
    advice_reason: str = ""
    decided: str = ""
    override_reason: str = ""
    decided_by: str = ""
    reckoned_by: str = ""
    day: str = ""
    mark: Mark = NO_MARK


def sum_sheet(facts: SumFacts, *, offset: Offset | None = None) -> Printed:
    """The sum on as many pages as its lines need."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4, offset=offset)
    pages = sum_pages(facts)
    draw_sum(pen, facts, pages, 0, len(pages))
    return pen.finish()


def sum_pages(facts: SumFacts) -> list[list[Row]]:
    """The rows of each page."""
    return in_pages([*_income(facts), *_costs(facts), *_result(facts)], FOOT - TOP - 6, FOOT - TOP - 6)


def draw_sum(pen: Pen, facts: SumFacts, rows_of: Sequence[Sequence[Row]], before: int, pages: int) -> None:
    """Draws the pages, the first on the pen's current one unless others stand before it."""
    for page, rows in enumerate(rows_of, before + 1):
        if page > 1:
            pen.new_page()
        top = head(
            pen, TITLE, x=LEFT, width=WIDTH, y=19.8, left=f"姓名：{facts.name}　职工编号：{facts.file_no}",
            right=f"测算期间：{facts.period or '　　　　年　　月至　　　　年　　月'}",
        )  # fmt: skip
        bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
        if page == before + len(rows_of):
            foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 1.2)
        close_page(pen, facts.mark, page, pages)


def _income(facts: SumFacts) -> list[Part]:
    about = Row(
        HIGH + 1,
        [
            label("测算单位", 30),
            value(facts.office, 84),
            label("共同生活人口 n", 32),
            number(str(facts.people) if facts.people else "", 24),
        ],
    )
    heading = [
        title_row("一、家庭年收入 Y（近十二个月可支配收入）", WIDTH),
        Row(HIGH, [
            label("序号", 10), label("姓名", 26), label("与职工关系", 21), label("收入项目", 35), label("月均（元）", 24),
            label("全年（元）", 26), label("凭证", 28),
        ]),
    ]  # fmt: skip
    lines: list[IncomeLine | None] = [*facts.income, *[None] * (LINES - len(facts.income))]
    rows = []
    for place, one in enumerate(lines, 1):
        said = one or IncomeLine()
        rows.append(
            Row(grown([(said.name, 26), (said.relation, 21), (said.kind, 35), (said.proof, 28)], HIGH), [
                named(number(str(place) if one else "", 10), f"收入第 {place} 行"), value(said.name, 26),
                value(said.relation, 21), value(said.kind, 35), money(amount(said.month_fen), 24),
                money(yuan(said.year_fen) if one else "", 26), value(said.proof, 28),
            ])
        )  # fmt: skip
    closing = [_total("收入合计 Y", _income_of(facts), 26, 28)]
    if facts.stated_income_fen is not None:
        closing.append(
            Row(HIGH + 2, [
                label("申报家庭年总收入", 40), money(yuan(facts.stated_income_fen), 30), label("与合计不一致的原因", 38),
                value(facts.stated_reason, 62, align="left"),
            ])
        )  # fmt: skip
    return _together(heading, rows, closing, about)


def _costs(facts: SumFacts) -> list[Part]:
    heading = [
        title_row("二、家庭年刚性支出 R", WIDTH),
        Row(HIGH, [
            label("序号", 10), label("姓名", 26), label("与职工关系", 21), label("支出项目", 35), label("全年自付（元）", 30),
            label("凭证", 48),
        ]),
    ]  # fmt: skip
    lines: list[CostLine | None] = [*facts.costs, *[None] * (LINES - len(facts.costs))]
    rows = []
    for place, one in enumerate(lines, 1):
        said = one or CostLine()
        rows.append(
            Row(grown([(said.name, 26), (said.relation, 21), (said.kind, 35), (said.proof, 48)], HIGH), [
                named(number(str(place) if one else "", 10), f"支出第 {place} 行"), value(said.name, 26),
                value(said.relation, 21), value(said.kind, 35), money(yuan(said.year_fen) if one else "", 30),
                value(said.proof, 48),
            ])
        )  # fmt: skip
    return _together(heading, rows, [_total("支出合计 R", _costs_of(facts), 30, 48)])


def _together(heading: list[Row], rows: list[Row], closing: list[Row], *above: Row) -> list[Part]:
    """The heading with the first row, the sums with the last one; the heading again on every further page."""
    middle = [Part([row], heading) for row in rows[1:-1]]
    return [Part([*above, *heading, rows[0]]), *middle, Part([rows[-1], *closing], heading)]


def _total(said: str, fen: int | None, column: float, rest: float) -> Row:
    return Row(HIGH + 0.6, [
        label(said, WIDTH - column - rest), money(amount(fen), column), label("元", rest),
    ])  # fmt: skip


def _income_of(facts: SumFacts) -> int | None:
    return total(one.year_fen for one in facts.income) if facts.income or facts.people else None


def _costs_of(facts: SumFacts) -> int | None:
    return total(one.year_fen for one in facts.costs) if facts.costs or facts.people else None


def _with_numbers(facts: SumFacts) -> str:
    """The formula with the household's own numbers, or with room to write them."""
    income, costs = amount(_income_of(facts)) or "　　　　　　", amount(_costs_of(facts)) or "　　　　　　"
    people = str(facts.people) if facts.people else "　　"
    return f"P =（{income} − {costs}）÷ 12 ÷ {people} = {amount(facts.per_head_fen) or '　　　　　　'} 元／人·月"


def _result(facts: SumFacts) -> list[Part]:
    bounds = "；".join(f"{bound.name}：{yuan(bound.fen)} 元" for bound in facts.bounds)
    reckoning = [
        title_row("三、测算", WIDTH),
        Row(HIGH + 4, [label("公式", 30), words(FORMULA, WIDTH - 30, size=10.0)]),
        Row(HIGH + 4, [label("代入", 30), number(_with_numbers(facts), WIDTH - 30)]),
        Row(HIGH + 1, [
            label("低保标准 L", 30), money(amount(facts.line_fen), 26), label("元／月", 16),
            value(facts.line_source, 98, size=10.0),
        ]),
        Row(_high(bounds), [label("各类界限", 30), value(bounds, WIDTH - 30, align="left", size=10.0)]),
        Row(_high(facts.accident), [label("意外致困测算", 30), value(facts.accident, WIDTH - 30, align="left", size=10.0)]),
        Row(_high(facts.excluded), [label("不予建档情形", 30), value(facts.excluded, WIDTH - 30, align="left", size=10.0)]),
        Row(HIGH + 1, [label("参数版本", 30), value(facts.parameters, WIDTH - 30, align="left", size=10.0)]),
    ]  # fmt: skip
    deciding = [
        title_row("四、建议和认定", WIDTH),
        Row(_high(facts.advice_reason, 60), [
            label("系统建议类别", 30), value(facts.advised, 26), label("理由", 14),
            value(facts.advice_reason, 60, align="left", size=10.0), label("认定人", 16), value(facts.decided_by, 24),
        ]),
        Row(_high(facts.override_reason, 88), [
            label("认定类别", 30), value(facts.decided, 26), label("与建议不同\n的原因", 26),
            value(facts.override_reason, 88, align="left", size=10.0),
        ]),
        Row(12.0, [signing([f"测算人：{facts.reckoned_by}", "复核人：", "申请人："], WIDTH, day=facts.day)]),
    ]  # fmt: skip
    return [Part(reckoning), Part(deciding)]


def _high(text: str, width: float = WIDTH - 30) -> float:
    return grown([(text, width)], HIGH + 2)
