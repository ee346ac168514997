"""F20 入户调查（核查）表 + 收入测算表: what two visitors found, and the sum of the household written out with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.paper_pages import (
    LEFT,
    NO_MARK,
    WIDTH,
    Mark,
    Poured,
    close_page,
    draw_rest,
    free_text,
    pages_of_rest,
    pour,
    signing,
    title_row,
)
from unionoffice.aid.print_sum import SumFacts, draw_sum, sum_pages
from unionoffice.printing import A4, Grid, Offset, Pen, Printed, Row, choices, foot, head, label, number, value

VISIT_TITLE = "困难职工入户调查（核查）表"
OCCASIONS = ("建档调查", "年度核查", "抽查", "变更核查", "脱困核查")
CONCLUSIONS = ("情况属实", "与申报不符", "拒绝核查")
NOTE = "说明：入户调查由两人以上进行，当场填写，由被访人核对后签名；照片贴在背面或另附页，由调查人签名。"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """What stands on the visit's sheet, as it is to be read. Empty facts give the blank form; signatures stay open."""

    office: str = ""
    file_no: str = ""
    name: str = ""
    id_number: str = ""
    phone: str = ""
    unit: str = ""
    address: str = ""
    occasion: str = ""
    visited_on: str = ""
    present: str = ""
    people: str = ""
    housing: str = ""
    housing_area: str = ""
    housing_state: str = ""
    vehicles: str = ""
    other_property: str = ""
    livelihood: str = ""
    findings: str = ""
    conclusion: str = ""
    advice: str = ""
    photos: str = ""
    visitor_names: Sequence[str] = ()
    visitor_posts: Sequence[str] = ()
    day: str = ""
    mark: Mark = NO_MARK


def visit_and_sum(visit: VisitFacts, sums: SumFacts, *, offset: Offset | None = None) -> Printed:
    """The visit on the front, the sum on the back; both go on on further pages where they are long."""
    pen = Pen(title=VISIT_TITLE, author=visit.office, paper=A4, offset=offset)
    findings = _poured(visit)
    parts = sum_pages(sums)
    pages = 1 + len(parts) + pages_of_rest([findings])
    _visit(pen, visit, findings)
    close_page(pen, visit.mark, 1, pages)
    draw_sum(pen, sums, parts, 1, pages)
    draw_rest(pen, [findings], VISIT_TITLE, _whose(visit.name, visit.file_no), visit.mark, 1 + len(parts), pages)
    return pen.finish()


def visit_sheet(facts: VisitFacts, *, offset: Offset | None = None) -> Printed:
    """The visit alone."""
    pen = Pen(title=VISIT_TITLE, author=facts.office, paper=A4, offset=offset)
    findings = _poured(facts)
    pages = 1 + pages_of_rest([findings])
    _visit(pen, facts, findings)
    close_page(pen, facts.mark, 1, pages)
    draw_rest(pen, [findings], VISIT_TITLE, _whose(facts.name, facts.file_no), facts.mark, 1, pages)
    return pen.finish()


def _whose(name: str, file_no: str) -> str:
    return f"姓名：{name}　职工编号：{file_no}"


FINDINGS_HIGH = 68.0


def _poured(facts: VisitFacts) -> Poured:
    return pour("调查情况", facts.findings, WIDTH - 28, FINDINGS_HIGH)


def _visit(pen: Pen, facts: VisitFacts, findings: Poured) -> None:
    top = head(
        pen, VISIT_TITLE, x=LEFT, width=WIDTH, left=f"调查单位：{facts.office}",
        right=f"职工编号：{facts.file_no or '　　　　　　　　　　'}",
    )  # fmt: skip
    names = [*facts.visitor_names, "", ""]
    posts = [*facts.visitor_posts, "", ""]
    rows = [
        Row(9.0, [label("调查事由", 28), choices(OCCASIONS, [facts.occasion], WIDTH - 28)]),
        Row(9.0, [
            label("职工姓名", 28), value(facts.name, 38), label("身份证号", 20), number(facts.id_number, 40),
            label("电话", 14), number(facts.phone, 30),
        ]),
        Row(9.0, [label("工作单位", 28), value(facts.unit, 62), label("入户时间", 20), number(facts.visited_on, 60)]),
        Row(9.0, [label("家庭住址", 28), value(facts.address, WIDTH - 28)]),
        Row(9.0, [
            label("在场人员", 28), value(facts.present, 92), label("共同生活人口", 28), number(facts.people, 22),
        ]),
        title_row("居住和财产状况", WIDTH),
        Row(9.0, [
            label("住房类型", 28), value(facts.housing, 42), label("建筑面积（平方米）", 36), number(facts.housing_area, 22),
            label("住房套数等", 22), value(facts.housing_state, 20),
        ]),
        Row(9.0, [
            label("车辆", 28), value(facts.vehicles, 57), label("经营和雇工", 28), value(facts.livelihood, 57),
        ]),
        Row(9.0, [label("存款等其他财产", 28), value(facts.other_property, WIDTH - 28)]),
        title_row("调查情况", WIDTH),
        Row(FINDINGS_HIGH, [
            label("家庭成员健康、\n就业、就学、\n收入支出和\n主要困难", 28), free_text(findings, WIDTH - 28, lines=9.0),
        ]),
        Row(9.0, [label("核查结论", 28), choices(CONCLUSIONS, [facts.conclusion], 84), label("现场照片", 20),
                  value(facts.photos, 38)]),
        Row(16.0, [label("调查人建议", 28), value(facts.advice, WIDTH - 28, align="left")]),
        title_row("签名", WIDTH),
        *[
            Row(15.0, [
                label(f"调查人{place}", 28), value(names[at], 28), value(posts[at], 36),
                signing(["签名："], WIDTH - 92, day=facts.day),
            ])
            for at, place in enumerate("一二")
        ],
        Row(15.0, [label("被访人", 28), signing(["签名（或按手印）：", "与职工关系："], WIDTH - 28, day=facts.day)]),
    ]  # fmt: skip
    bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
    foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 1.5)
