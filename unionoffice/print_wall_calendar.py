"""A month to hang on the wall: days off and made up, what is due each day; what a day has no room for stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.printing import fonts
from unionoffice.printing.grid import FRAME, RULE
from unionoffice.printing.heading import line, page_of
from unionoffice.printing.paper import A4, POINT, Area, Offset, Paper, Printed
from unionoffice.printing.pen import ASCENT, Pen
from unionoffice.printing.wrap import Line, wrap

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
REST, WORK = "休", "班"
"""The marks of a day off that is none by the week, and of a weekend day that is worked."""
MARGIN = 12.0
LINE = 8.5
"""Points on A4; all sizes grow with the sheet."""
STEP = 1.2
"""Line distance in em."""
LISTED = 7
"""Lines kept at most below the weeks for what the days have no room for; the rest stands on a page behind."""
LONGEST = 4_000
"""Letters of one line of a day that are printed; a longer one is cut and reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """One day: its number, its weekday (1 Monday … 7 Sunday), whether nobody works, the holiday, what is due."""

    day: int
    weekday: int
    is_off: bool = False
    holiday: str = ""
    lines: Sequence[str] = ()

    @property
    def mark(self) -> str:
        """休 on a working day taken off, 班 on a weekend day that is worked, else nothing."""
        weekend = self.weekday >= 6
        return REST if self.is_off and not weekend else WORK if weekend and not self.is_off else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFacts:
    """What stands on the sheet: the month in words ("2026年11月"), its days in order, whose it is and of which day."""

    month: str
    days: Sequence[DayCell]
    office: str = ""
    note: str = ""
    printed_on: str = ""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The sheet's measures in mm and points, from A4's."""

    scale: float
    width: float
    height: float

    @property
    def size(self) -> float:
        return LINE * self.scale

    @property
    def step(self) -> float:
        """From line to line, in mm."""
        return self.size * STEP / POINT

    @property
    def column(self) -> float:
        return (self.width - 2 * MARGIN) / 7

    @property
    def top(self) -> float:
        return 28.0 * self.scale

    @property
    def header(self) -> float:
        return 7.0 * self.scale

    @property
    def number(self) -> float:
        """What the number and marks take at the top of a day, in mm."""
        return 8.6 * self.scale


@dataclass(frozen=True, slots=True)
class _Filled:
    """What stands in one day, and which of its lines stand below instead."""

    cell: DayCell
    shown: tuple[Line, ...]
    below: tuple[str, ...]


def wall_calendar(facts: CalendarFacts, *, paper: Paper = A4, offset: Offset | None = None) -> Printed:
    """The month on one landscape sheet; a list too long for its foot goes on behind. Days without lines stay empty."""
    sheet = paper.sideways
    pen = Pen(title=f"{facts.month}工作月历", author=facts.office, paper=sheet, offset=offset)
    sizes = _Sizes(sheet.height / 210, sheet.width, sheet.height)
    weeks = _weeks(facts.days)
    bottom = sheet.height - 8.0 * sizes.scale
    for first in range(LISTED + 1):
        kept = first * sizes.step + 7.5 * sizes.scale if first else 0.0
        high = (bottom - kept - sizes.top - sizes.header) / len(weeks)
        filled = [_fill(pen, cell, sizes, high) for cell in facts.days]
        entries = _entries(filled, sizes)
        if len(entries) <= first:
            break
    more = int((bottom - 26.0 * sizes.scale) / sizes.step)
    pages = 1 + (max(len(entries) - first, 0) + more - 1) // more
    _heading(pen, facts, sizes, 1, pages)
    _days(pen, sizes, weeks, {one.cell.day: one for one in filled}, high)
    y = sizes.top + sizes.header + high * len(weeks)
    if entries:
        line(pen, Area(MARGIN, y + 1.5, 120, 5.5 * sizes.scale, "其余事项"), "其余事项", "hei", sizes.size, "left")
        _listed(pen, sizes, entries[:first], y + 1.5 + 5.5 * sizes.scale)
    for page in range(2, pages + 1):
        pen.new_page()
        _heading(pen, facts, sizes, page, pages)
        start = first + (page - 2) * more
        _listed(pen, sizes, entries[start : start + more], 24.0 * sizes.scale)
    return pen.finish()


def _weeks(days: Sequence[DayCell]) -> list[list[DayCell | None]]:
    """The days in weeks from Monday to Sunday, None before the first and after the last."""
    weeks: list[list[DayCell | None]] = [[None] * 7]
    for place, cell in enumerate(days):
        if place and cell.weekday == 1:
            weeks.append([None] * 7)
        weeks[-1][cell.weekday - 1] = cell
    return weeks


def _fill(pen: Pen, cell: DayCell, sizes: _Sizes, high: float) -> _Filled:
    """The day's lines as far as they have room, each whole; a last line says how many stand below."""
    face = fonts.face("song")
    room = int((high - sizes.number - 0.8) / sizes.step)
    em = (sizes.column - 3.0) * POINT * 1000 / sizes.size
    blocks: list[tuple[str, tuple[Line, ...]]] = []
    for text in cell.lines:
        if len(text) > LONGEST:
            pen.report.add_overflow(f"{cell.day}日", text, pen.page)
            text = text[:LONGEST] + "…"
        blocks.append((text, wrap(face, f"·{text}", em).lines))
    if sum(len(lines) for _, lines in blocks) <= room:
        return _Filled(cell, tuple(one for _, lines in blocks for one in lines), ())
    shown: list[Line] = []
    below: list[str] = []
    for text, lines in blocks:
        if not below and len(shown) + len(lines) <= room - 1:
            shown += lines
        else:
            below.append(text)
    words = f"另 {len(below)} 件见下" if shown else f"{len(below)} 件见下"
    return _Filled(cell, (*shown, Line(words, face.width(words, 1000), True)), tuple(below))


def _heading(pen: Pen, facts: CalendarFacts, sizes: _Sizes, page: int, pages: int) -> None:
    width, scale = sizes.width - 2 * MARGIN, sizes.scale
    month = facts.month if page == 1 else f"{facts.month}其余事项（续）"
    line(
        pen, Area(MARGIN, 9 * scale, width, 11 * scale, "标题"), month, "title", 26 * scale if page == 1 else 14 * scale
    )
    line(pen, Area(MARGIN, 14 * scale, width / 3, 6 * scale, "单位"), facts.office, "song", 11 * scale, "left")
    printed = f"{facts.printed_on} 印制" if facts.printed_on else ""
    right = "　".join(part for part in (facts.note, printed, page_of(page, pages) if pages > 1 else "") if part)
    area = Area(MARGIN + width * 0.62, 14 * scale, width * 0.38, 6 * scale, "说明")
    line(pen, area, right, "song", 9 * scale, "right")


def _days(
    pen: Pen, sizes: _Sizes, weeks: list[list[DayCell | None]], filled: dict[int, _Filled], high: float
) -> None:  # fmt: skip
    left, right, top = MARGIN, sizes.width - MARGIN, sizes.top
    below = top + sizes.header
    bottom = below + high * len(weeks)
    pen.shade(Area(left, top, right - left, sizes.header))
    for place, words in enumerate(WEEKDAYS):
        line(
            pen,
            Area(left + place * sizes.column, top, sizes.column, sizes.header, "星期"),
            words,
            "hei",
            11 * sizes.scale,
        )
    for row, week in enumerate(weeks):
        for place, cell in enumerate(week):
            if cell is not None:
                area = Area(left + place * sizes.column, below + row * high, sizes.column, high, f"{cell.day}日")
                _day(pen, sizes, filled[cell.day], area)
    across = [(left, below + row * high, right, below + row * high) for row in range(len(weeks))]
    down = [(left + place * sizes.column, top, left + place * sizes.column, bottom) for place in range(1, 7)]
    pen.lines([*across, *down], RULE)
    pen.frame(Area(left, top, right - left, bottom - top), FRAME)


def _day(pen: Pen, sizes: _Sizes, one: _Filled, area: Area) -> None:
    scale, cell = sizes.scale, one.cell
    if cell.is_off:
        pen.shade(area, 0.9)
    number = str(cell.day)
    pen.text(area.x + 1.6 * scale, area.y + 6.4 * scale, number, "bold", 16 * scale)
    x = area.x + 2.6 * scale + pen.width(number, "bold", 16 * scale)
    if cell.mark:
        side = 4.4 * scale
        square = Area(x, area.y + 2.0 * scale, side, side, "标记")
        pen.frame(square, 0.6)
        line(pen, square, cell.mark, "hei", 9.5 * scale)
        x += side + 0.8 * scale
    room = Area(x, area.y + 1.6 * scale, area.x + area.w - x - 1.0, 5.4 * scale, f"{cell.day}日节日")
    line(pen, room, cell.holiday, "hei", 9.5 * scale, "left")
    baseline = area.y + sizes.number + ASCENT * sizes.size / POINT
    for text in one.shown:
        pen.text(area.x + 1.5, baseline, text.text, "song", sizes.size)
        baseline += sizes.step


def _entries(filled: Sequence[_Filled], sizes: _Sizes) -> list[str]:
    """What stands below, day by day, in lines of the sheet's width."""
    em = (sizes.width - 2 * MARGIN) * POINT * 1000 / sizes.size
    entries: list[str] = []
    for one in filled:
        if one.below:
            day = f"{one.cell.day}日（{WEEKDAYS[one.cell.weekday - 1]}）："
            text = day + "；".join(text.rstrip("；。") for text in one.below) + "。"
            entries += [set_line.text for set_line in wrap(fonts.face("song"), text, em).lines]
    return entries


def _listed(pen: Pen, sizes: _Sizes, entries: Sequence[str], y: float) -> None:
    baseline = y + ASCENT * sizes.size / POINT
    for entry in entries:
        pen.text(MARGIN, baseline, entry, "song", sizes.size)
        baseline += sizes.step
