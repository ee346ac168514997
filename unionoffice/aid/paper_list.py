"""Lists of aid on landscape sheets: heading and mark on every page, sums, who signs at the end; blank lists to fill in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from unionoffice.aid.paper_pages import Mark, close_page
from unionoffice.printing import Area, Column, Pen, Sums, Table, head
from unionoffice.printing.heading import Ending, line, page_of

LEFT, WIDTH = 20.0, 265.0
TOP, BOTTOM = 33.0, 197.0
"""mm on A4 landscape; 20 mm are left for binding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHeading:
    """What stands above a list on every page: title, who, which, and a line about it."""

    title: str
    left: str = ""
    middle: str = ""
    about: str = ""


def draw_list(
    pen: Pen,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    heading: ListHeading,
    mark: Mark,
    sums: Callable[[str, range], Sums],
    ending: Ending,
    row: float = 9.0,
    header: float = 10.0,
) -> None:
    """All pages of the list; `sums` makes 本页小计 and 合　　计 from the rows' places. Without rows one page of lines."""
    widths = stretched(columns, WIDTH)
    table = Table(widths, x=LEFT, top=TOP, bottom=BOTTOM, row=row, header=header)
    tail = ending.height + 2.0 + row
    blank = not rows
    shown = [[""] * len(widths)] * (table.fits - ceil(tail / row)) if blank else rows

    def above(pen: Pen, page: int, pages: int) -> None:
        head(
            pen, heading.title, x=LEFT, width=WIDTH, y=18.0, size=18, left=heading.left, middle=heading.middle,
            right=page_of(page, pages),
        )  # fmt: skip
        line(pen, Area(LEFT, TOP - 6.0, WIDTH, 5.0, "表头"), heading.about, "song", 10.0, "left")
        close_page(pen, mark, page, 1, x=LEFT, width=WIDTH)

    def subtotal(places: range) -> Sums:
        return sums("本页小计", range(0) if blank else places)

    table.draw(
        pen, shown, heading=above, subtotal=subtotal, total=sums("合　　计", range(len(rows))), ending=ending,
    )  # fmt: skip


def stretched(columns: Sequence[Column], width: float) -> list[Column]:
    """The columns with their widths brought to `width` mm in proportion."""
    scale = width / sum(column.width for column in columns)
    return [replace(column, width=column.width * scale) for column in columns]
