"""协商代表名单: the representatives of both sides, for the file and, without what nobody else need know, for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.contracts.flowing import Filled, Measure, Part, Piece, flow, gap, kept, prose
from unionoffice.contracts.letters import signed
from unionoffice.contracts.row_pieces import table
from unionoffice.printing import A4, Area, Column, Offset, Pen, Printed
from unionoffice.printing.heading import line, page_of

TITLE, POSTED_TITLE = "集体协商代表名单", "集体协商代表名单公布"
LEFT, WIDTH = 22.0, 168.0
BOTTOM = 284.0
MEASURE = Measure(x=LEFT, width=WIDTH, size=11.5, step=8.0)
LINES = 5
"""Lines for each side of a blank list."""
COLUMNS = (
    Column(title="序号", width=10, face="hei", size=9.5),
    Column(title="姓名", width=27, face="kai", size=10.5),
    Column(title="性别", width=10, face="kai", size=10.5),
    Column(title="部门职务", width=35, face="kai", size=10.5),
    Column(title="代表身份", width=19, face="kai", size=10.5),
    Column(title="产生方式", width=28, face="kai", size=10.5),
    Column(title="一线", width=10, face="kai", size=10.5),
    Column(title="外聘", width=10, face="kai", size=10.5),
    Column(title="签名", width=19),
)
POSTED = (
    Column(title="序号", width=12, face="hei", size=10.5),
    Column(title="姓名", width=40, face="kai", size=11.5),
    Column(title="性别", width=14, face="kai", size=11.5),
    Column(title="部门职务", width=48, face="kai", size=11.5),
    Column(title="代表身份", width=24, face="kai", size=11.5),
    Column(title="产生方式", width=30, face="kai", size=11.5),
)
CHIEF, OTHER = "首席代表", "协商代表"
YES = "√"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """One representative, as it is to be read; `front_line` works on the line, `external` comes from outside."""

    name: str = ""
    sex: str = ""
    post: str = ""
    chief: bool = False
    chosen: str = ""
    front_line: bool = False
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentativesFacts:
    """What stands on the list; empty facts give the blank form.

    `sealed_by` names who seals it. For the posted version `posted_from`, `posted_to` and `phone` say how long it hangs
    and who takes objections.
    """

    contract: str = ""
    employer: str = ""
    union: str = ""
    workers: Sequence[Delegate] = ()
    employers: Sequence[Delegate] = ()
    term: str = ""
    sealed_by: str = ""
    day: str = ""
    posted_from: str = ""
    posted_to: str = ""
    phone: str = ""


def representatives(facts: RepresentativesFacts, *, posted: bool = False, offset: Offset | None = None) -> Printed:
    """The list of both sides, the workers' first; `posted` is the sheet for the wall, without signatures."""
    title = POSTED_TITLE if posted else TITLE
    pen = Pen(title=title, author=facts.sealed_by or facts.union, paper=A4, offset=offset)

    def heading(pen: Pen, page: int, pages: int) -> None:
        right = page_of(page, pages) if pages > 1 else ""
        if page == 1:
            line(pen, Area(LEFT, 16.0, WIDTH, 12.0, "标题"), title, "title", 22.0)
        else:
            line(pen, Area(LEFT, 15.0, WIDTH - 36, 6.0, "标题"), f"{title}（续）", "song", 10.5, "left")
        line(pen, Area(LEFT + WIDTH - 34, 28.0 if page == 1 else 15.0, 34, 6.0, "页码"), right, "song", 10.5, "right")

    flow(pen, _pieces(pen, facts, posted=posted), tops=(36.0, 25.0), bottom=BOTTOM, heading=heading)
    return pen.finish()


def _pieces(pen: Pen, facts: RepresentativesFacts, *, posted: bool) -> list[Piece]:
    pieces = prose(pen, ["协商事项：", Filled(name="协商事项", text=facts.contract, room=24)], MEASURE, indent=0.0)
    if posted:
        pieces += prose(pen, ["下列人员经依法产生，为本次集体协商的双方代表，现予公布。"], MEASURE, indent=0.0)
    pieces += prose(pen, ["履行职责的期限：", Filled(name="任期", text=facts.term, room=20)], MEASURE, indent=0.0)
    blank = not (facts.workers or facts.employers)
    columns, high = (POSTED, 11.0) if posted else (COLUMNS, 9.5)
    for side, unit, delegates in (
        ("职工方协商代表", facts.union, facts.workers), ("用人单位方协商代表", facts.employer, facts.employers),
    ):  # fmt: skip
        rows = [_row(number, one, posted=posted) for number, one in enumerate(delegates, 1)]
        if blank:
            rows = [[""] * len(columns)] * LINES
        pieces += [gap(4.0), _side(f"{side}：{unit}", _counted(delegates, blank=blank))]
        pieces += table(pen, columns, rows, x=LEFT, row=high)
    return [*kept(pieces, 1), gap(3.0, keep=True), *_foot(pen, facts, posted=posted)]


def _side(words: str, count: str) -> Piece:
    """A side's name, and at the right end how many it sends."""

    def draw(pen: Pen, y: float) -> None:
        line(pen, Area(LEFT, y, WIDTH - 68, 7.0, "单位"), words, "hei", 11, "left")
        line(pen, Area(LEFT + WIDTH - 66, y, 66, 7.0, "人数"), count, "song", 10, "right")

    return Piece(8.0, draw, keep=True)


def _row(number: int, one: Delegate, *, posted: bool) -> list[str]:
    row = [str(number), one.name, one.sex, one.post, CHIEF if one.chief else OTHER, one.chosen]
    return row if posted else [*row, YES if one.front_line else "", YES if one.external else "", ""]


def _counted(delegates: Sequence[Delegate], *, blank: bool) -> str:
    if blank:
        return "共　　人"
    women = sum(one.sex == "女" for one in delegates)
    front, external = sum(one.front_line for one in delegates), sum(one.external for one in delegates)
    return f"共 {len(delegates)} 人，女 {women} 人，一线 {front} 人，外聘 {external} 人"


def _foot(pen: Pen, facts: RepresentativesFacts, *, posted: bool) -> list[Piece]:
    """Who answers for the list, and the clear square for the seal."""
    if not posted:
        labels = [
            ("工会负责人（签字）：", ""), ("用人单位负责人（签字）：", ""), ("填报单位：", facts.sealed_by),
        ]  # fmt: skip
        return signed(pen, labels, MEASURE, day=facts.day)
    period: list[Part] = [
        "公布期：", Filled(name="公布期", text=facts.posted_from, room=9), " 至 ",
        Filled(name="公布期", text=facts.posted_to, room=9), "。对代表人选有意见的，请在公布期内向工会反映，电话",
        Filled(name="电话", text=facts.phone, room=9), "。",
    ]  # fmt: skip
    labels = [("公布单位：", facts.sealed_by), ("张贴地点：", ""), ("张 贴 人：", "")]
    return [*kept(prose(pen, period, MEASURE, indent=0.0)), *signed(pen, labels, MEASURE, day=facts.day)]
