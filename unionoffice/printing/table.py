"""Long tables: the header on every page, rows that grow, sums per page, a total, signatures that are never split.

Made for a roll of 20,000 rows: each distinct cell is set once, a page is one string.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from unionoffice.printing import fonts
from unionoffice.printing.boxes import LABEL
from unionoffice.printing.fonts import Role
from unionoffice.printing.grid import FRAME, RULE
from unionoffice.printing.heading import Ending, line
from unionoffice.printing.paper import POINT, Area
from unionoffice.printing.pen import ASCENT, Align, Pen
from unionoffice.printing.wrap import fit

PADDING = 1.0
"""mm between a cell's rule and its text, left and right."""
TALLEST = 40.0
"""mm a row may grow to."""
TOGETHER = 3
"""Rows that go with the signatures where these need a page of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: title, width in mm, and how its cells are set. Numbers want 黑."""

    title: str
    width: float
    align: Align = "center"
    face: Role = "song"
    size: float = 10.0


@dataclass(frozen=True, slots=True)
class Sums:
    """A row of sums: its label, then texts by the column they begin in; each reaches to the next."""

    label: str
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A text set for its column: height in mm, and lines as (left edge, points above the middle, operators)."""

    height: float
    lines: tuple[tuple[str, float, str], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class _Page:
    rows: range
    last: bool


class Table:
    """Columns from `x` on, between `top` and `bottom` mm on every page; rows at least `row` mm high."""

    def __init__(
        self, columns: Sequence[Column], *, x: float, top: float, bottom: float, row: float = 7.0, header: float = 9.0
    ) -> None:
        self._columns = tuple(columns)
        self._xs = [x, *accumulate((column.width for column in columns), initial=x)][1:]
        self._top, self._bottom, self._row, self._header = top, bottom, row, header

    @property
    def fits(self) -> int:
        """How many rows of the least height and one row of sums a page holds; for blank forms."""
        return int((self._bottom - self._top - self._header - self._row) / self._row + 1e-6)

    def draw(
        self,
        pen: Pen,
        rows: Sequence[Sequence[str]],
        *,
        heading: Callable[[Pen, int, int], None],
        subtotal: Callable[[range], Sums] | None = None,
        total: Sums | None = None,
        ending: Ending | None = None,
    ) -> int:
        """Draws all pages, beginning on the pen's current one; returns how many.

        `heading` gets page and pages; `subtotal` gets the places of the page's rows.
        """
        cells, heights = self._set(pen, rows)
        pages = self._pages(heights, subtotal is not None, total is not None, ending)
        for number, page in enumerate(pages, 1):
            if number > 1:
                pen.new_page()
            heading(pen, number, len(pages))
            sums = [subtotal(page.rows)] if subtotal is not None else []
            sums += [total] if page.last and total is not None else []
            y = self._draw_page(pen, page, cells, heights, sums)
            if page.last and ending is not None:
                width = self._xs[-1] - self._xs[0]
                ending.draw(pen, Area(self._xs[0], y + 2.0, width, ending.height))
            self._report(pen, page, cells, rows)
        return len(pages)

    def _set(self, pen: Pen, rows: Sequence[Sequence[str]]) -> tuple[list[list[_Cell | None]], list[float]]:
        """Every cell set (None for an empty one), and every row's height in mm."""
        known: list[dict[str, _Cell]] = [{} for _ in self._columns]
        columns = list(zip(self._columns, self._xs, known, strict=False))
        cells: list[list[_Cell | None]] = []
        heights: list[float] = []
        for row in rows:
            height = self._row
            line_of_cells: list[_Cell | None] = []
            for (column, x, seen), text in zip(columns, row, strict=True):
                if not text:
                    line_of_cells.append(None)
                    continue
                cell = seen.get(text)
                if cell is None:
                    cell = seen[text] = _set_cell(pen, column, x, text)
                line_of_cells.append(cell)
                if cell.height > height:
                    height = cell.height
            cells.append(line_of_cells)
            heights.append(height)
        return cells, heights

    def _pages(self, heights: list[float], subtotal: bool, total: bool, ending: Ending | None) -> list[_Page]:
        """The rows of each page; the last also has room for the total and the ending."""
        room = self._bottom - self._top - self._header - (self._row if subtotal else 0.0) + 1e-6
        starts, used = [0], 0.0
        for place, height in enumerate(heights):
            if used + height > room and used:
                starts.append(place)
                used = 0.0
            used += height
        tail = (self._row if total else 0.0) + (ending.height + 2.0 if ending is not None else 0.0)
        if used + tail > room and heights:
            last = len(heights) - starts[-1]
            starts.append(len(heights) - min(TOGETHER, max(last - 1, 0)))
        spans = list(pairwise([*starts, len(heights)]))
        return [_Page(range(first, after), number == len(spans)) for number, (first, after) in enumerate(spans, 1)]

    def _draw_page(
        self, pen: Pen, page: _Page, cells: list[list[_Cell | None]], heights: list[float], sums: list[Sums]
    ) -> float:
        xs, y = self._xs, self._top
        left, right = xs[0], xs[-1]
        pen.shade(Area(left, y, right - left, self._header))
        for column, x in zip(self._columns, xs, strict=False):
            line(pen, Area(x + 0.5, y, column.width - 1, self._header, "表头"), column.title)
        y += self._header
        levels = [y]
        operators = ["BT"]
        put = operators.append
        for place in page.rows:
            middle = pen.up(y + heights[place] / 2)
            for cell in cells[place]:
                if cell is not None:
                    for x_text, above, shown in cell.lines:
                        put(f"1 0 0 1 {x_text} {middle + above:.2f} Tm {shown}")
            y += heights[place]
            levels.append(y)
        put("ET")
        pen.draw(" ".join(operators))
        segments = [(x, self._top, x, y) for x in xs[1:-1]]
        for row in sums:
            y = self._draw_sums(pen, row, y, segments)
            levels.append(y)
        segments += [(left, level, right, level) for level in levels[:-1]]
        pen.lines(segments, RULE)
        pen.frame(Area(left, self._top, right - left, y - self._top), FRAME)
        return y

    def _draw_sums(self, pen: Pen, sums: Sums, y: float, segments: list[tuple[float, float, float, float]]) -> float:
        edges = [0, *sorted(sums.cells), len(self._columns)]
        texts = [sums.label, *(sums.cells[column] for column in sorted(sums.cells))]
        for place, (first, after, text) in enumerate(zip(edges, edges[1:], texts, strict=False)):
            area = Area(self._xs[first], y, self._xs[after] - self._xs[first], self._row, sums.label)
            column = self._columns[first]
            align: Align = column.align if place and after - first == 1 else "center"
            line(
                pen,
                area.inset(PADDING, 0.3),
                text,
                column.face if place else "song",
                LABEL if not place else column.size,
                align,
            )
            if place:
                segments.append((area.x, y, area.x, y + self._row))
        return y + self._row

    def _report(self, pen: Pen, page: _Page, cells: list[list[_Cell | None]], rows: Sequence[Sequence[str]]) -> None:
        for place in page.rows:
            for column, cell, text in zip(self._columns, cells[place], rows[place], strict=True):
                if cell is not None and cell.cut:
                    pen.report.add_overflow(f"{column.title}（第 {place + 1} 行）", text, pen.page)


def _set_cell(pen: Pen, column: Column, x: float, text: str) -> _Cell:
    """The text fitted into its column and turned into operators."""
    face = fonts.face(column.face)
    room = (column.width - 2 * PADDING) * POINT
    left = (x + PADDING) * POINT
    size = column.size
    width = sum(map(face.widths.__getitem__, text)) * size / 1000
    if width <= room and text.isprintable():
        left += (room - width) * {"center": 0.5, "right": 1.0}.get(column.align, 0.0)
        return _Cell(0.0, ((f"{left:.2f}", (0.5 - ASCENT) * size, pen.shown(face, text, size)),), False)
    fitted = fit(face, text, room, TALLEST * POINT, size)
    lines = []
    above = len(fitted.lines) * fitted.leading / 2 - (fitted.leading - fitted.size) / 2 - ASCENT * fitted.size
    for piece in fitted.lines:
        gap = (room - piece.width * fitted.size / 1000) * {"center": 0.5, "right": 1.0}.get(column.align, 0.0)
        if piece.text:
            lines.append((f"{left + gap:.2f}", above, pen.shown(face, piece.text, fitted.size)))
        above -= fitted.leading
    return _Cell(len(fitted.lines) * fitted.leading / POINT + 1.6, tuple(lines), not fitted.complete)
