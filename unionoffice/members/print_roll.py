"""F3 会员名册: the roll, A4 landscape, any number of rows, the count per page and in all, who compiled it, the seal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from unionoffice.printing import A4, Column, Offset, Pen, Printed, Sums, Table, head, signatures
from unionoffice.printing.heading import page_of

TITLE = "工会会员名册"
COLUMNS = (
    Column(title="序号", width=10, face="hei", size=9),
    Column(title="姓名", width=22, size=10),
    Column(title="性别", width=9, size=10),
    Column(title="民族", width=14, size=10),
    Column(title="身份证号", width=35, face="hei", size=9),
    Column(title="学历", width=14, size=10),
    Column(title="政治面貌", width=17, size=10),
    Column(title="岗位", width=18, size=10),
    Column(title="入会时间", width=19, face="hei", size=9),
    Column(title="会员证号", width=41.5, face="hei", size=9),
    Column(title="是否农民工", width=11, size=10),
    Column(title="电话", width=22, face="hei", size=9),
    Column(title="签名", width=17, size=10),
    Column(title="备注", width=15.5, size=10),
)
"""The boxes in the order of domain.md F3; 265 mm together."""

LEFT, WIDTH = 20.0, 265.0
TOP, BOTTOM = 31.5, 200.0
TALLEST_ROW = 6.8


@dataclass(frozen=True, slots=True, kw_only=True)
class RollFacts:
    """What stands on the roll: whose it is, the day, and a row of texts per member in the order of the columns.

    `signed` leaves the line with compiler, chair and seal out where False; `summary` is a line for the total
    ("男 120 人，女 80 人，农民工 33 人").
    """

    unit: str = ""
    day: str = ""
    compiler: str = ""
    rows: Iterable[Sequence[str]] = ()
    summary: str = ""
    signed: bool = True


def roll(
    facts: RollFacts, *, columns: Sequence[Column] = COLUMNS, title: str = TITLE, offset: Offset | None = None
) -> Printed:
    """The roll as a PDF. Without rows it is a blank page to fill in by hand."""
    pen = Pen(title=title, author=facts.unit, paper=A4.sideways, offset=offset)
    columns = stretched(columns)
    table = Table(columns, x=LEFT, top=TOP, bottom=BOTTOM, row=TALLEST_ROW, header=9.0)
    rows = list(facts.rows)
    blank = not rows
    if blank:
        rows = [[""] * len(columns)] * table.fits

    def heading(pen: Pen, page: int, pages: int) -> None:
        head(
            pen,
            title,
            x=LEFT,
            width=WIDTH,
            y=20.0,
            size=18,
            left=f"工会名称（盖章）：{facts.unit}",
            middle=f"填报日期：{facts.day or '　　　年　　月　　日'}",
            right=page_of(page, pages),
        )

    def subtotal(places: range) -> Sums:
        return _count("本页小计", "　　　　人" if blank else f"{len(places)} 人", len(columns))

    total = _count("合　　计", f"{len(rows)} 人　　{facts.summary}".rstrip(), len(columns))
    ending = signatures([f"编制人：{facts.compiler}", "工会主席（签字）：", ""]) if facts.signed and not blank else None
    table.draw(pen, rows, heading=heading, subtotal=subtotal, total=None if blank else total, ending=ending)
    return pen.finish()


def _count(words: str, count: str, columns: int) -> Sums:
    """A row with a count, its label over two columns where there are more."""
    return Sums(words, {min(2, columns - 1): count}) if columns > 1 else Sums(f"{words}　{count}", {})


def stretched(columns: Sequence[Column]) -> list[Column]:
    """The columns with their widths brought to the sheet's 265 mm in proportion."""
    scale = WIDTH / sum(column.width for column in columns)
    return [replace(column, width=column.width * scale) for column in columns]
