"""What papers of aid share: a page's mark, amounts as printed, room to sign, and text and rows that go on further."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from unionoffice.money import yuan
from unionoffice.printing import Area, Box, Pen, Row, fonts, head
from unionoffice.printing.boxes import BLANK_DATE, LABEL, VALUE
from unionoffice.printing.heading import line, page_of
from unionoffice.printing.paper import POINT
from unionoffice.printing.pen import Align
from unionoffice.printing.wrap import LONGEST, Fitted, Line, fit, wrap

LEFT, WIDTH = 20.0, 170.0
"""mm: papers of A4 upright; 20 mm are left for binding on either side, so both sides of a sheet can be bound."""
FOOT = 284.0
"""mm: the lower edge of what stands on A4 upright; the page's mark follows."""
LEAST_TEXT = 9.0
"""Points: free text is not set smaller; it goes on on another page."""
SIGNED = 11.0
"""mm at the foot of a text for whoever signs it."""
FURTHER_SIZE, FURTHER_LEADING = 10.5, 1.45
FURTHER_PAGES = 3
"""Pages a text may go on for; what is still left is cut and reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Print number and short code, by which a lost page is matched with its print; empty on blank forms."""

    print_no: str = ""
    code: str = ""


NO_MARK = Mark()
"""A blank form's."""


def close_page(pen: Pen, mark: Mark, page: int, pages: int, *, x: float = LEFT, width: float = WIDTH) -> None:
    """Print number and short code at the left of the page's last line, the page number at the right of a longer paper."""
    y = pen.paper.height - 9.0
    parts = [f"打印号：{mark.print_no}" if mark.print_no else "", f"校验码：{mark.code}" if mark.code else ""]
    words = "　".join(part for part in parts if part)
    line(pen, Area(x, y, width - 45, 4.2, "打印号"), words, "song", 8.5, "left")
    if pages > 1:
        line(pen, Area(x + width - 44, y, 44, 4.2, "页码"), page_of(page, pages), "song", 8.5, "right")


def amount(fen: int | None) -> str:
    """An amount in yuan with two places, empty where there is none."""
    return "" if fen is None else yuan(fen)


def total(amounts: Iterable[int | None]) -> int:
    """The sum in fen of the amounts that are there."""
    return sum(fen for fen in amounts if fen is not None)


def dated(day: str) -> str:
    """The day, or room to write it."""
    return day or BLANK_DATE


def with_own(options: Sequence[str], *chosen: str) -> tuple[str, ...]:
    """The words offered, and behind them those chosen from an older list, so that none goes missing."""
    return (*options, *dict.fromkeys(word for word in chosen if word and word not in options))


def yes_or_no(answer: str) -> list[str]:
    """是 or 否 as a ticked word; anything else leaves both open."""
    return [answer] if answer in ("是", "否") else []


def signing(labels: Sequence[str], w: float, h: int = 1, *, day: str | None = None) -> Box:
    """Who signs, side by side, each before a line to sign on; the day at the right end unless it is None."""

    def draw(pen: Pen, area: Area) -> None:
        room = area.w - 4 - (40 if day is not None else 0)
        wide = [pen.width(words) + 0.4 for words in labels]
        step = max((room - sum(wide)) / len(labels), 10.0)
        wide = [min(width, (room - step * len(labels)) * width / sum(wide)) for width in wide]
        left, baseline = area.x + 2, area.y + area.h / 2 + 1.4
        for words, width in zip(labels, wide, strict=True):
            line(pen, Area(left, baseline - 4.0, width, 5.2, "签字"), words, "song", LABEL, "left")
            pen.lines([(left + width + 0.5, baseline + 1.2, left + width + step - 2, baseline + 1.2)], 0.4)
            left += width + step
        if day is not None:
            place_of_day = Area(area.x + area.w - 42, baseline - 4.0, 40, 5.2, "日期")
            line(pen, place_of_day, dated(day), "song", LABEL, "right")

    return Box(draw=draw, w=w, h=h)


def words(text: str, w: float, h: int = 1, *, align: Align = "left", size: float = LABEL, margin: float = 2.0) -> Box:
    """Printed words of any length in a box, broken where they must be; `margin` mm at the left and right."""

    def draw(pen: Pen, area: Area) -> None:
        room = area.inset(margin, 0.5)
        fitted = fit(fonts.face("song"), text, room.w * POINT, room.h * POINT, size, leading=1.3)
        pen.block(room, fitted, "song", align, "middle", text)

    return Box(draw=draw, w=w, h=h)


def title_row(text: str, width: float, height: float = 7.0) -> Row:
    """A grey row across the grid that names what follows."""

    def draw(pen: Pen, area: Area) -> None:
        line(pen, area.inset(2.0, 0.5), text, "hei", LABEL, "left")

    return Row(height, [Box(draw=draw, w=width, grey=True, names=text)])


def named(box: Box, name: str) -> Box:
    """The box, itself and those behind it in the row called by this name in a report."""
    return replace(box, names=name)


def grown(cells: Sequence[tuple[str, float]], least: float, *, tallest: float = 30.0) -> float:
    """The height in mm of a row whose texts stand in boxes of these widths: `least`, or what 9-point lines need."""
    height = least
    for text, width in cells:
        if text:
            fitted = fit(fonts.face("kai"), text, (width - 2.4) * POINT, tallest * POINT, VALUE, least=LEAST_TEXT)
            height = max(height, len(fitted.lines) * fitted.leading / POINT + 1.8)
    return min(height, tallest)


@dataclass(frozen=True, slots=True)
class Poured:
    """A free text set for its box; what has no room there in readable letters goes on on pages of its own."""

    name: str
    text: str
    width: float
    shown: Fitted
    further: tuple[Fitted, ...] = ()


def pour(name: str, text: str, w: float, h: float, *, foot: float = 0.0) -> Poured:
    """The text set for a box of `w` x `h` mm of which `foot` mm stay free below it."""
    face = fonts.face("kai")
    width, height = w - 5.0, h - 3.0 - foot
    room = width * POINT, height * POINT
    fitted = fit(face, text, *room, VALUE, least=LEAST_TEXT, leading=1.35, indent=2.0, one_line=False)
    if fitted.complete:
        return Poured(name, text, width, fitted)
    leading = FURTHER_SIZE * FURTHER_LEADING
    here = max(int(room[1] / leading) - 1, 1)
    a_page = int((FOOT - 38.0) * POINT / leading)
    em = width * POINT * 1000 / FURTHER_SIZE
    wrapped = wrap(face, text[:LONGEST], em, indent=2.0, most=here + FURTHER_PAGES * a_page)
    first, rest = wrapped.lines[:here], wrapped.lines[here:]
    goes_on = Line("（下接续页）", face.width("（下接续页）", 1000.0), True)
    parts = [rest[start : start + a_page] for start in range(0, len(rest), a_page)]
    further = tuple(
        Fitted(part, FURTHER_SIZE, leading, wrapped.complete or number < len(parts))
        for number, part in enumerate(parts, 1)
    )
    return Poured(name, text, width, Fitted((*first, goes_on), FURTHER_SIZE, leading, True), further)


def free_text(poured: Poured, w: float, h: int = 1, *, foot: float = 0.0, lines: float = 0.0) -> Box:
    """A text poured for this box, from its top; where it is empty, lines to write on, `lines` mm apart (0: none)."""

    def draw(pen: Pen, area: Area) -> None:
        if poured.text:
            room = area.inset(2.5, 1.8, 2.5, 1.2 + foot)
            pen.block(replace(room, name=poured.name), poured.shown, "kai", "justify", "top", poured.text)
        elif lines:
            count = int((area.h - foot - 2) / lines)
            levels = [area.y + lines * (number + 1) for number in range(count)]
            pen.lines([(area.x + 3, level, area.x + area.w - 3, level) for level in levels], 0.3)

    return Box(draw=draw, w=w, h=h)


def signed_text(poured: Poured, w: float, signer: str, day: str, *, lines: float = 8.0) -> Box:
    """A text poured with `foot=SIGNED`, below it who signs and the day."""
    upper, lower = free_text(poured, w, foot=SIGNED, lines=lines), signing([signer], w, day=day)

    def draw(pen: Pen, area: Area) -> None:
        upper.draw(pen, area)
        lower.draw(pen, area.inset(0, area.h - SIGNED, 0, 0))

    return Box(draw=draw, w=w)


def pages_of_rest(texts: Sequence[Poured]) -> int:
    """How many pages these texts go on for."""
    return sum(len(poured.further) for poured in texts)


def draw_rest(pen: Pen, texts: Sequence[Poured], title: str, whose: str, mark: Mark, page: int, pages: int) -> int:
    """Draws what has no room in its box, each text on new pages; returns the number of the last page."""
    for poured in texts:
        for fitted in poured.further:
            pen.new_page()
            page += 1
            top = head(
                pen, f"{title}（续页）", x=LEFT, width=WIDTH, y=22, size=17, left=f"{poured.name}（续）", right=whose
            )
            height = len(fitted.lines) * fitted.leading / POINT + 5
            pen.frame(Area(LEFT, top, WIDTH, height), 0.8)
            area = Area(LEFT + (WIDTH - poured.width) / 2, top + 2.0, poured.width, height - 3, poured.name)
            pen.block(area, fitted, "kai", "justify", "top", poured.text)
            close_page(pen, mark, page, pages)
    return page


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a grid that stay together; `again` are repeated above them where they begin a page."""

    rows: Sequence[Row]
    again: Sequence[Row] = ()


def in_pages(parts: Sequence[Part], first: float, others: float) -> list[list[Row]]:
    """The parts laid on pages with `first` mm on the first and `others` mm on the rest; none is split."""
    pages: list[list[Row]] = [[]]
    used, room = 0.0, first
    for part in parts:
        height = sum(row.height for row in part.rows)
        if used and used + height > room + 1e-6:
            pages.append([*part.again])
            used, room = sum(row.height for row in part.again), others
        pages[-1] += part.rows
        used += height
    return pages
