"""档案目录: what a file must hold, ticked, with copies and page numbers, in the three parts of the archive."""

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
    close_page,
    grown,
    in_pages,
    named,
    signing,
    title_row,
    words,
)
from unionoffice.printing import A4, Area, Box, Grid, Offset, Pen, Printed, Row, foot, head, label, number, value

TITLE = "困难职工档案目录"
TOP, LINE = 31.0, 7.3
ORIGINAL = (
    "帮扶申请书", "个人敏感信息处理单独同意书", "困难职工档案表", "家庭成员身份证复印件", "户口簿复印件（分户的附关系证明）",
    "家庭收入证明（单位盖章）", "低保证复印件", "劳动合同（农民工，满一年）", "诊断证明及自付医疗票据（近三个月）",
    "录取通知书及缴费收据", "残疾证复印件", "事故、灾害证明", "入户调查表及照片", "收入测算表", "会议记录", "公示照片及公示结果",
    "审批意见",
)  # fmt: skip
MONEY = ("帮扶资金发放审批表", "发放签收表、银行回单", "领款（领物）收据")
DAILY = ("年度核查表", "家庭情况变更记录", "走访慰问记录", "脱困（注销）审批表")
PARTS = (("第一部分　原始档案", ORIGINAL), ("第二部分　财务规则档案", MONEY), ("第三部分　日常档案", DAILY))
"""Contents after domain.md 3.10, in the three parts seen in Hunan; a county's own list is passed in the facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRow:
    """One paper of the file: whether it is there, copies, pages, its day, a remark; `needed` False where it does not apply."""

    title: str = ""
    there: bool = False
    needed: bool = True
    copies: str = ""
    pages: str = ""
    day: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistPart:
    """One part of the archive with its papers."""

    title: str
    rows: Sequence[ChecklistRow] = ()


BLANK = tuple(
    ChecklistPart(title=title, rows=tuple(ChecklistRow(title=name) for name in names)) for title, names in PARTS
)
"""The contents with nothing ticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistFacts:
    """What stands on the list of contents, as it is to be read. Empty facts give the blank form."""

    office: str = ""
    file_no: str = ""
    name: str = ""
    box: str = ""
    parts: Sequence[ChecklistPart] = BLANK
    maker: str = ""
    day: str = ""
    mark: Mark = NO_MARK


def checklist(facts: ChecklistFacts, *, offset: Offset | None = None) -> Printed:
    """The contents, with how many papers are there and how many are missing, counted from the rows."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4, offset=offset)
    pages = in_pages(_parts(facts), FOOT - TOP - 5, FOOT - TOP - 5)
    for page, rows in enumerate(pages, 1):
        if page > 1:
            pen.new_page()
        top = head(
            pen, TITLE, x=LEFT, width=WIDTH, y=20.0, left=f"姓名：{facts.name}　职工编号：{facts.file_no}",
            middle=f"盒号：{facts.box or '　　　　　'}", right=f"立卷单位：{facts.office or '　　　　　　　　'}",
        )  # fmt: skip
        bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
        if page == len(pages):
            foot(
                pen,
                "说明：“有”栏打勾；“—”表示该户不需要。原件自撤档之日起保存十年。",
                x=LEFT,
                width=WIDTH,
                y=bottom + 1.0,
            )
        close_page(pen, facts.mark, page, len(pages))
    return pen.finish()


def _parts(facts: ChecklistFacts) -> list[Part]:
    titles = Row(LINE, [
        label("序号", 12), label("材料名称", 72), label("有", 12), label("份数", 14), label("页码", 18), label("日期", 22),
        label("备注", 20),
    ])  # fmt: skip
    parts: list[Part] = []
    place = 0
    for part in facts.parts:
        heading = [title_row(part.title, WIDTH), titles]
        for row in part.rows:
            place += 1
            parts.append(Part([*([] if row is not part.rows[0] else heading), _row(row, place)], heading))
    all_rows = [row for part in facts.parts for row in part.rows]
    there = sum(row.there for row in all_rows)
    missing = sum(row.needed and not row.there for row in all_rows)
    counted = (
        f"应有 {there + missing} 件，已有 {there} 件，缺 {missing} 件"
        if facts.name or facts.file_no
        else "应有　　　件，已有　　　件，缺　　　件"
    )
    closing = [
        Row(LINE, [label("合计", 30), words(counted, WIDTH - 30)]),
        Row(11.0, [signing([f"立卷人：{facts.maker}", "检查人："], WIDTH, day=facts.day)]),
    ]
    parts.append(Part(closing))
    return parts


def _row(row: ChecklistRow, place: int) -> Row:
    return Row(grown([(row.title, 72), (row.remark, 20)], LINE), [
        number(str(place), 12), named(words(row.title, 72), row.title), _tick(row), number(row.copies, 14), number(row.pages, 18),
        number(row.day, 22), value(row.remark, 20, size=9.0),
    ])  # fmt: skip


def _tick(row: ChecklistRow) -> Box:
    def draw(pen: Pen, area: Area) -> None:
        middle, baseline = area.x + area.w / 2, area.y + area.h / 2 + 1.4
        if row.needed or row.there:
            pen.tick_box(middle - 1.6, baseline, 10.5, ticked=row.there)
        else:
            pen.text(middle, baseline, "—", "song", 10.5, "center")

    return Box(draw=draw, w=12)
