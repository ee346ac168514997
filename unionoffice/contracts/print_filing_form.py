"""F12 集体合同（专项）报审登记表: what goes with the contract to the authority; texts too long for it go on a page behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.contracts.flowing import Filled, Measure, flow, prose
from unionoffice.printing import (
    A4,
    SEAL,
    Area,
    Box,
    Grid,
    Offset,
    Pen,
    Printed,
    Row,
    choices,
    fonts,
    foot,
    head,
    label,
    long_text,
    number,
    opinion,
    value,
    vertical,
)
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import line, page_of
from unionoffice.printing.paper import POINT
from unionoffice.printing.wrap import fit

TITLE = "集体合同（专项）报审登记表"
NOTE = "说明：本表随集体合同文本报送人力资源和社会保障行政部门审查，份数按当地规定；表内写不下的，另附页。"
LEFT, WIDTH = 22.0, 170.0
BASIC = 9.0
TOPICS, COURSE = 23.0, 30.0
"""mm high: the two boxes of free text."""
READABLE = 9.0
"""Points: free text that would get smaller than this goes on a page of its own."""
BEHIND = "（见附页）"
OCCASIONS = ("首次签订", "续订", "变更")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingFacts:
    """What stands on the form, as it is to be read; empty facts give the blank form.

    `occasion` is one of OCCASIONS; `topics` are the main subjects and `course` how the talks went, of any length;
    `ballot` is the vote in words ("赞成50票，反对3票，弃权1票"); `authority` is who examines.
    """

    number: str = ""
    kind: str = ""
    employer: str = ""
    union: str = ""
    legal_person: str = ""
    union_chair: str = ""
    employer_chief: str = ""
    worker_chief: str = ""
    term: str = ""
    starts: str = ""
    ends: str = ""
    occasion: str = ""
    nature: str = ""
    division: str = ""
    workers: str = ""
    women: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    contact: str = ""
    topics: str = ""
    course: str = ""
    congress_on: str = ""
    due: str = ""
    present: str = ""
    ballot: str = ""
    sent_on: str = ""
    authority: str = ""
    opinion: str = ""
    opinion_on: str = ""


def filing_form(facts: FilingFacts, *, offset: Offset | None = None) -> Printed:
    """The form on one page, and behind it, where the free texts need them, pages with these texts whole."""
    behind = [
        (name, text) for name, text, high in (
            ("主要议题", facts.topics, TOPICS), ("协商经过", facts.course, COURSE)
        ) if not _readable(text, high)
    ]  # fmt: skip
    pen = Pen(title=TITLE, author=facts.employer, paper=A4, offset=offset)
    _form(pen, facts, [name for name, _ in behind])
    if behind:
        pen.new_page()
        _behind(pen, facts, behind)
    return pen.finish()


def _readable(text: str, high: float) -> bool:
    room = (WIDTH - 24 - 5) * POINT, (high - 2.8) * POINT
    return (
        not text
        or fit(fonts.face("kai"), text, *room, 11.0, least=READABLE, leading=1.35, indent=2.0, one_line=False).complete
    )


def _form(pen: Pen, facts: FilingFacts, behind: Sequence[str]) -> None:
    top = head(
        pen, TITLE, x=LEFT, width=WIDTH, y=21.0, left=f"合同种类：{facts.kind}",
        right=f"登记编号：{facts.number or '　　　　　　　　　'}",
    )  # fmt: skip
    half = WIDTH / 2 - 24
    rows = [
        Row(SEAL + 1, [_sealed("企业名称", facts.employer), _sealed("工会名称", facts.union)]),
        Row(BASIC, [
            label("法定代表人", 24), value(facts.legal_person, half), label("工会主席", 24), value(facts.union_chair, half),
        ]),
        Row(BASIC, [
            label("企业方\n首席代表", 24), value(facts.employer_chief, half),
            label("职工方\n首席代表", 24), value(facts.worker_chief, half),
        ]),
        Row(BASIC, [
            label("合同期限", 24), value(facts.term, 36), label("起止日期", 24), number(_span(facts), WIDTH - 84),
        ]),
        Row(BASIC, [label("签订情况", 24), choices(OCCASIONS, [facts.occasion], WIDTH - 24)]),
        Row(BASIC, [
            label("企业性质", 24), value(facts.nature, half), label("所属街镇", 24), value(facts.division, half),
        ]),
        Row(BASIC, [
            label("职工总数", 24), number(facts.workers, half), label("女职工数", 24), number(facts.women, half),
        ]),
        Row(BASIC, [label("地址", 24), value(facts.address, 88), label("邮编", 24), number(facts.postcode, 34)]),
        Row(BASIC, [label("联系电话", 24), number(facts.phone, half), label("联系人", 24), value(facts.contact, half)]),
        Row(TOPICS, [label("主要议题", 24), _free(facts.topics, hidden="主要议题" in behind)]),
        Row(COURSE, [label("协商经过", 24), _free(facts.course, hidden="协商经过" in behind)]),
        Row(BASIC, [
            label("职代会\n审议表决", 24, 2), label("日期", 18), number(facts.congress_on, 44),
            label("应到", 18), number(facts.due, 24), label("实到", 18), number(facts.present, 24),
        ]),
        Row(BASIC, [label("表决情况", 18), value(facts.ballot, WIDTH - 42)]),
        Row(BASIC, [label("送审时间", 24), number(facts.sent_on, half), label("审查机关", 24), value(facts.authority, half)]),
        Row(SEAL + 1, [
            vertical("审查意见", 24), opinion(facts.opinion, "经办人（签字）：", WIDTH - 24, date=facts.opinion_on),
        ]),
    ]  # fmt: skip
    bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
    foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 1.5)


def _sealed(words: str, text: str) -> Box:
    """A name and room for its seal, on the left half and the right half of the sheet."""

    def draw(pen: Pen, area: Area) -> None:
        beside = area.w - SEAL
        line(pen, Area(area.x + 2, area.y + 2, beside - 2, 7, words), f"{words}（章）", "song", 10.5, "left")
        name = Area(area.x + 2, area.y + 10, beside - 3, area.h - 13, words)
        fitted = fit(fonts.face("kai"), text, name.w * POINT, name.h * POINT, 11.0, one_line=False)
        pen.block(name, fitted, "kai", "left", "top", text)
        seal_square(pen, Area(area.x + beside, area.y + area.h - SEAL, SEAL, SEAL, f"{words}日期"))

    return Box(draw=draw, w=WIDTH / 2, names=words)


def _free(text: str, *, hidden: bool) -> Box:
    return value(BEHIND, WIDTH - 24) if hidden else long_text(text, WIDTH - 24)


def _span(facts: FilingFacts) -> str:
    if facts.starts or facts.ends:
        return f"{facts.starts} 至 {facts.ends}"
    return "　　　　年　　月　　日 至 　　　　年　　月　　日"


def _behind(pen: Pen, facts: FilingFacts, texts: Sequence[tuple[str, str]]) -> None:
    """The texts that have no room on the form, on pages behind it."""
    measure = Measure(x=LEFT, width=WIDTH, size=12.0, step=8.0)
    pieces = []
    for name, text in texts:
        pieces += prose(pen, [name], measure, indent=0.0, face="hei", keep=True)
        pieces += prose(pen, [Filled(name=name, text=text, ruled=False)], measure)

    def heading(pen: Pen, page: int, pages: int) -> None:
        line(pen, Area(LEFT, 14.0, WIDTH - 44, 6.0, "标题"), f"{TITLE}附页　{facts.number}", "song", 10.5, "left")
        line(pen, Area(LEFT + WIDTH - 42, 14.0, 42, 6.0, "页码"), f"附页{page_of(page, pages)}", "song", 10.5, "right")
        line(pen, Area(LEFT, 21.0, WIDTH, 6.0, "企业名称"), facts.employer, "song", 10.5, "left")

    flow(pen, pieces, tops=(31.0, 31.0), bottom=282.0, heading=heading)
