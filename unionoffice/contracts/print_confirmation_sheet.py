"""F15 区域性集体合同覆盖企业确认表: each enterprise a regional contract covers, its workers, its seal and its union's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from unionoffice.printing import A4, SEAL, Area, Box, Column, Grid, Offset, Paper, Pen, Printed, Row, Sums, Table, head
from unionoffice.printing.boxes import empty, label, number, value
from unionoffice.printing.heading import Ending, line, page_of

Layout = Literal["seals", "compact"]
"""`seals`: rows a round seal of 42 mm fits into twice; `compact`: for enterprises that sealed papers of their own."""

TITLE = "区域性集体合同覆盖企业确认表"
LEFT, RIGHT = 20.0, 15.0
TOP, FOOT = 29.0, 7.0
HEADER, SUMS, SIGNED = 9.0, 7.0, 8.0
WIDTHS = (12.0, 52.0, 45.0, 17.0, 17.0, SEAL, SEAL, 29.0)
"""mm on A4; on A3 the enterprise's name and code get what the sheet has more."""
TITLES = ("序号", "企业名称", "统一社会信用代码", "职工人数", "女职工数", "企业盖章", "工会盖章", "日期")
"""The boxes in the order of domain.md F15."""
COMPACT = (
    Column(title="序号", width=11, face="hei", size=9.5),
    Column(title="企业名称", width=76, face="kai", size=10.5, align="left"),
    Column(title="统一社会信用代码", width=45, face="hei", size=9.5),
    Column(title="职工人数", width=19, face="hei", size=10, align="right"),
    Column(title="女职工数", width=19, face="hei", size=10, align="right"),
    Column(title="企业盖章日期", width=29, face="hei", size=9.5),
    Column(title="工会盖章日期", width=29, face="hei", size=9.5),
    Column(title="备注", width=34, face="kai", size=10),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One enterprise: its heads as numbers (None: not known yet), the rest as it is to be read."""

    name: str = ""
    code: str = ""
    workers: int | None = None
    women: int | None = None
    employer_sealed: str = ""
    union_sealed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationFacts:
    """What stands on the sheet; without enterprises it is blank. `contract` is cited in the line under the title."""

    contract: str = ""
    number: str = ""
    compiler: str = ""
    day: str = ""
    enterprises: Sequence[Covered] = ()


def confirmation_sheet(
    facts: ConfirmationFacts, *, layout: Layout = "seals", paper: Paper = A4, offset: Offset | None = None
) -> Printed:  # fmt: skip
    """The sheet, landscape, on as many pages as it needs, with sums per page and in all.

    With seals an A4 page has three enterprises, an A3 page five; compact it has eighteen on A4.
    """
    pen = Pen(title=TITLE, author=facts.compiler, paper=paper.sideways, offset=offset)
    if layout == "compact":
        _compact(pen, facts)
    else:
        _with_seals(pen, facts)
    return pen.finish()


def _heading(pen: Pen, facts: ConfirmationFacts, page: int, pages: int) -> None:
    cited = facts.contract + (f"（{facts.number}）" if facts.number else "")
    head(
        pen, TITLE, x=LEFT, width=_width(pen), y=17.5, size=18, left=f"集体合同名称：{cited}",
        right=f"填报日期：{facts.day or '　　　　年　　月　　日'}　　{page_of(page, pages)}",
    )  # fmt: skip


def _width(pen: Pen) -> float:
    return pen.paper.width - LEFT - RIGHT


def _with_seals(pen: Pen, facts: ConfirmationFacts) -> None:
    blank = not facts.enterprises
    room = pen.paper.height - FOOT - TOP - HEADER - 2 * SUMS - SIGNED
    most = int(room / SEAL)
    more = (_width(pen) - sum(WIDTHS)) / 3
    widths = (WIDTHS[0], WIDTHS[1] + 2 * more, WIDTHS[2] + more, *WIDTHS[3:])
    rows = list(facts.enterprises) or [Covered()] * most
    spans = list(pairwise([*range(0, len(rows), most), len(rows)]))
    for page, (first, after) in enumerate(spans, 1):
        if page > 1:
            pen.new_page()
        _heading(pen, facts, page, len(spans))
        shown = rows[first:after]
        grid = [Row(HEADER, [label(title, wide, grey=True) for title, wide in zip(TITLES, widths, strict=True)])]
        grid += [Row(SEAL, _enterprise(place, one, widths, blank=blank)) for place, one in enumerate(shown, first + 1)]
        grid.append(_sums_row("本页小计", shown, widths, blank=blank))
        if page == len(spans) and not blank:
            grid.append(_sums_row("合　　计", rows, widths, blank=False))
        bottom = Grid.in_mm(_width(pen), grid, x=LEFT, y=TOP).draw(pen)
        _compiled(pen, facts, bottom)


def _enterprise(place: int, one: Covered, widths: Sequence[float], *, blank: bool) -> list[Box]:
    boxes = [
        number("" if blank else str(place)), value(one.name), number(one.code), _heads(one.workers),
        _heads(one.women), _seal(), _seal(), _days(one),
    ]  # fmt: skip
    return [replace(box, w=wide, names=title) for box, wide, title in zip(boxes, widths, TITLES, strict=True)]


def _heads(count: int | None) -> Box:
    return number("" if count is None else str(count))


def _seal() -> Box:
    """A square a seal fits into, with a small （盖章） low down."""

    def draw(pen: Pen, area: Area) -> None:
        line(pen, Area(area.x + 2, area.y + area.h - 8, area.w - 4, 6, "盖章"), "（盖章）", "song", 9)

    return Box(draw=draw)


def _days(one: Covered) -> Box:
    """The days both sealed, and what there is to remark; without them room for a day."""
    days = [f"{side} {day}" for side, day in (("企业", one.employer_sealed), ("工会", one.union_sealed)) if day]

    def draw(pen: Pen, area: Area) -> None:
        for place, words in enumerate([*days, one.note] if days or one.note else []):
            room = Area(area.x + 1, area.y + 5 + place * 9, area.w - 2, 9.0 if place < 2 else 20.0, area.name)
            line(pen, room, words, "kai", 10)
        if not days:
            line(pen, Area(area.x + 1, area.y + area.h - 8, area.w - 2, 6, area.name), "　　年　月　日", "song", 9)

    return Box(draw=draw)


def _sums_row(words: str, rows: Sequence[Covered], widths: Sequence[float], *, blank: bool) -> Row:
    count, workers, women = ("", "", "") if blank else _sums(rows)
    return Row(SUMS, [
        label(words, widths[0] + widths[1]), value(count, widths[2], face="hei", size=10), number(workers, widths[3]),
        number(women, widths[4]), empty(sum(widths[5:])),
    ])  # fmt: skip


def _sums(rows: Sequence[Covered]) -> tuple[str, str, str]:
    """How many enterprises, their workers and women; enterprises whose heads are not known are said."""
    unknown = sum(one.workers is None for one in rows)
    count = f"{len(rows)} 户" + (f"（{unknown} 户人数未填）" if unknown else "")
    return count, str(sum(one.workers or 0 for one in rows)), str(sum(one.women or 0 for one in rows))


def _compiled(pen: Pen, facts: ConfirmationFacts, y: float) -> None:
    """Who compiled and checked it, on a line below."""
    third = _width(pen) / 3
    for place, words in enumerate((f"填报人：{facts.compiler}", "区域（行业）工会负责人：", "企业方代表组织负责人：")):
        line(pen, Area(LEFT + place * third, y + 1.5, third - 6, 6.0, "填报人"), words, align="left")


def _compact(pen: Pen, facts: ConfirmationFacts) -> None:
    scale = _width(pen) / sum(column.width for column in COMPACT)
    columns = [replace(column, width=column.width * scale) for column in COMPACT]
    table = Table(columns, x=LEFT, top=TOP, bottom=pen.paper.height - FOOT, row=8.0, header=9.0)
    blank = not facts.enterprises
    cells = [
        [
            str(place), one.name, one.code, _text(one.workers), _text(one.women), one.employer_sealed, one.union_sealed,
            one.note,
        ] for place, one in enumerate(facts.enterprises, 1)
    ]  # fmt: skip

    def subtotal(places: range) -> Sums:
        return _table_sums("本页小计", [] if blank else facts.enterprises[places.start : places.stop], blank=blank)

    table.draw(
        pen, cells or [[""] * len(COMPACT)] * table.fits,
        heading=lambda pen, page, pages: _heading(pen, facts, page, pages), subtotal=subtotal,
        total=None if blank else _table_sums("合　　计", facts.enterprises, blank=False),
        ending=None if blank else Ending(9.0, lambda pen, area: _compiled(pen, facts, area.y)),
    )  # fmt: skip


def _table_sums(words: str, rows: Sequence[Covered], *, blank: bool) -> Sums:
    count, workers, women = ("", "", "") if blank else _sums(rows)
    return Sums(words, {2: count, 3: workers, 4: women, 5: ""})


def _text(count: int | None) -> str:
    return "" if count is None else str(count)
