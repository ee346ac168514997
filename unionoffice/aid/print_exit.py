"""F24 脱困（注销）审批表: the file, why it ends, six months of income, how the posting went, three opinions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.opinions import OPEN, Opinion, opinion_rows
from unionoffice.aid.paper_pages import (
    LEFT,
    NO_MARK,
    WIDTH,
    Mark,
    amount,
    close_page,
    dated,
    draw_rest,
    free_text,
    named,
    pages_of_rest,
    pour,
    title_row,
    with_own,
)
from unionoffice.printing import (
    A4,
    Grid,
    Offset,
    Pen,
    Printed,
    Row,
    choices,
    foot,
    head,
    label,
    money,
    number,
    value,
    vertical,
)

TITLE = "困难职工脱困（注销）审批表"
KINDS = ("脱困", "注销", "转出")
MONTHS = 6
"""Months running with income above the line that an exit needs (Jiangsu 2019); a longer row of months is printed whole."""
LINE, MONTH_LINE, REASON_HIGH = 7.2, 6.0, 19.0
NOTE = (
    "说明：脱困须家庭月人均收入连续六个月高于当地最低生活保障标准，并经公示；本表一式三份，原件随档案保存至撤档后十年。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfIncome:
    """One month: the household's income, how many live on it, the income a head and L in fen; `above` is 是 or 否."""

    month: str = ""
    income_fen: int | None = None
    people: str = ""
    per_head_fen: int | None = None
    line_fen: int | None = None
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitFacts:
    """What stands on the paper, as it is to be read; amounts are fen. Empty facts give the blank form."""

    office: str = ""
    number: str = ""
    file_no: str = ""
    name: str = ""
    sex: str = ""
    id_number: str = ""
    phone: str = ""
    unit: str = ""
    category: str = ""
    level: str = ""
    filed_on: str = ""
    people: str = ""
    helped: str = ""
    kind: str = ""
    kinds: Sequence[str] = KINDS
    reason: str = ""
    months: Sequence[MonthOfIncome] = ()
    posted: str = ""
    posting_result: str = ""
    unit_opinion: Opinion = OPEN
    township_opinion: Opinion = OPEN
    county_opinion: Opinion = OPEN
    maker: str = ""
    day: str = ""
    mark: Mark = NO_MARK


def exit_paper(facts: ExitFacts, *, offset: Offset | None = None) -> Printed:
    """The paper on one page; more than six months, or a reason told at length, go on on further pages."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4, offset=offset)
    reason = pour("退出原因", facts.reason, WIDTH - 26, REASON_HIGH)
    later = [facts.months[start : start + 30] for start in range(MONTHS, len(facts.months), 30)]
    pages = 1 + len(later) + pages_of_rest([reason])
    top = head(
        pen, TITLE, x=LEFT, width=WIDTH, y=18.5, left=f"填报单位（盖章）：{facts.office}", middle=f"填表日期：{dated(facts.day)}",
        right=f"编号：{facts.number or '　　　　　　　　　'}",
    )  # fmt: skip
    rows = [
        Row(LINE, [
            label("职工姓名", 26), value(facts.name, 40), label("性别", 12), value(facts.sex, 12), label("身份证号", 20),
            number(facts.id_number, 60),
        ]),
        Row(LINE, [
            label("工作单位", 26), value(facts.unit, 64), label("联系电话", 20), number(facts.phone, 60),
        ]),
        Row(LINE, [
            label("档案编号", 26), number(facts.file_no, 64), label("建档日期", 20), number(facts.filed_on, 60),
        ]),
        Row(LINE, [
            label("困难类别", 26), value(facts.category, 30), label("建档标准", 20), value(facts.level, 30), label("家庭人口", 20),
            number(facts.people, 44),
        ]),
        Row(LINE, [
            label("在档期间帮扶", 26), value(facts.helped, 94, align="left"), label("填表人", 20), value(facts.maker, 30),
        ]),
        Row(LINE, [label("退出方式", 26), choices(with_own(facts.kinds, facts.kind), [facts.kind], WIDTH - 26)]),
        Row(REASON_HIGH, [label("退出原因", 26), free_text(reason, WIDTH - 26)]),
        title_row("近六个月家庭收入", WIDTH, 6.0),
        *_months([*facts.months[:MONTHS], *[MonthOfIncome()] * (MONTHS - len(facts.months))], 1),
        Row(LINE, [
            label("公示时间", 26), value(facts.posted, 62), label("公示结果", 20), value(facts.posting_result, 62),
        ]),
        *opinion_rows((
            ("单位工会意见", "工会主席（签字）：", facts.unit_opinion),
            ("乡镇系统工会意见", "工会主席（签字）：", facts.township_opinion),
            ("县级工会意见", "审批人（签字）：", facts.county_opinion),
        ), WIDTH, 45.5),
    ]  # fmt: skip
    bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
    foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 1.0)
    close_page(pen, facts.mark, 1, pages)
    whose = f"姓名：{facts.name}　档案编号：{facts.file_no}"
    for page, months in enumerate(later, 2):
        pen.new_page()
        top = head(pen, f"{TITLE}（收入续表）", x=LEFT, width=WIDTH, size=17, left=whose)
        Grid.in_mm(WIDTH, _months(months, MONTHS + 1 + (page - 2) * 30), x=LEFT, y=top).draw(pen)
        close_page(pen, facts.mark, page, pages)
    draw_rest(pen, [reason], TITLE, whose, facts.mark, 1 + len(later), pages)
    return pen.finish()


def _months(months: Sequence[MonthOfIncome], first: int) -> list[Row]:
    titles = [
        label("月份", 28), label("家庭收入（元）", 30), label("共同生活人口", 26), label("人均收入（元）", 30), label("低保标准（元）", 30),
        label("高于", 16),
    ]  # fmt: skip
    rows = [Row(MONTH_LINE, [vertical("月收入", 10, len(months) + 1), *titles])]
    rows += [
        Row(MONTH_LINE, [
            named(number(one.month, 28), f"第 {place} 个月"), money(amount(one.income_fen), 30), number(one.people, 26),
            money(amount(one.per_head_fen), 30), money(amount(one.line_fen), 30), value(one.above, 16),
        ])
        for place, one in enumerate(months, first)
    ]  # fmt: skip
    return rows
