"""通报, A4: how reporting went in a period, in words and figures, under the upper office's head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.printing import A4, SEAL, Area, Column, Offset, Pen, Printed, Sums, Table, fonts
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import Ending, head, line, page_of
from unionoffice.printing.paper import POINT
from unionoffice.printing.wrap import fit

LEFT, WIDTH = 26.0, 158.0
ROW, BOTTOM = 7.2, 279.0
COLUMNS = (
    Column(title="单位", width=46, align="left"),
    Column(title="最近报送", width=24, face="hei", size=9.5),
    Column(title="会员", width=20, face="hei", size=9.5, align="right"),
    Column(title="困难\n档案", width=16, face="hei", size=9.5, align="right"),
    Column(title="救助\n人次", width=16, face="hei", size=9.5, align="right"),
    Column(title="救助金额\n（元）", width=36, face="hei", size=9.5, align="right"),
)
"""158 mm together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinRow:
    """One office's line; yuan as they are read."""

    name: str
    made_on: str
    members: str
    aid_files: str
    times: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinFacts:
    """What stands in the bulletin, as it is to be read; `paragraphs` are its text."""

    office: str = ""
    title: str = ""
    number: str = ""
    to: str = ""
    paragraphs: Sequence[str] = ()
    rows: Sequence[BulletinRow] = ()
    total: BulletinRow | None = None
    day: str = ""


def bulletin(facts: BulletinFacts, *, offset: Offset | None = None) -> Printed:
    """The text, the figures and the seal on one page; where the figures are too many for it, they are attached."""
    pen = Pen(title=facts.title or "通报", author=facts.office, paper=A4, offset=offset)
    y = _text(pen, facts)
    rows = [[one.name, one.made_on, one.members, one.aid_files, one.times, one.amount] for one in facts.rows]
    total = facts.total
    sums = None if total is None else Sums(
        "合　计", {2: total.members, 3: total.aid_files, 4: total.times, 5: total.amount}
    )  # fmt: skip

    def heading(pen: Pen, page: int, pages: int) -> None:
        line(pen, Area(LEFT, A4.height - 14, WIDTH, 5, "页码"), page_of(page, pages), "song", 9)

    def attached(pen: Pen, page: int, pages: int) -> None:
        head(pen, "附：各单位报送情况", x=LEFT, width=WIDTH, y=22.0, size=16, right=page_of(page, pages))

    def sealed(pen: Pen, area: Area) -> None:
        seal_square(pen, Area(area.x + area.w - SEAL, area.y, SEAL, SEAL), facts.day, facts.office)

    needed = (len(rows) + 2) * 1.15 * ROW + SEAL
    if y + needed <= BOTTOM:
        table = Table(COLUMNS, x=LEFT, top=y, bottom=BOTTOM, row=ROW, header=10.5)
        table.draw(pen, rows, heading=heading, total=sums, ending=Ending(SEAL + 1.0, sealed))
    else:
        sealed(pen, Area(LEFT, y + 4, WIDTH, SEAL))
        pen.new_page()
        Table(COLUMNS, x=LEFT, top=35.0, bottom=BOTTOM, row=ROW, header=10.5).draw(
            pen, rows, heading=attached, total=sums
        )
    return pen.finish()


def _text(pen: Pen, facts: BulletinFacts) -> float:
    line(pen, Area(LEFT, 20, WIDTH, 14, "单位"), facts.office, "title", 24)
    line(pen, Area(LEFT, 35, WIDTH, 7, "文号"), facts.number or "〔　　　〕　　号", "song", 11)
    pen.lines([(LEFT, 44, LEFT + WIDTH, 44)], 1.4)
    line(pen, Area(LEFT, 49, WIDTH, 18, "标题"), facts.title, "title", 18)
    y = 70.0
    if facts.to:
        line(pen, Area(LEFT, y, WIDTH, 7, "主送"), f"{facts.to}：", "song", 12, "left")
        y += 8.5
    for paragraph in facts.paragraphs:
        room = A4.height - 60 - y
        fitted = fit(
            fonts.face("song"), paragraph, WIDTH * POINT, room * POINT, 12, leading=1.55, indent=2.0, one_line=False
        )
        height = len(fitted.lines) * fitted.leading / POINT
        pen.block(Area(LEFT, y, WIDTH, height, "正文"), fitted, "song", "justify", "top", paragraph)
        y += height + 1.0
    return y + 4.0
