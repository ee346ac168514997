"""Rows of a table as pieces that flow, for papers with more than one table or with text around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from unionoffice.contracts.flowing import Piece
from unionoffice.printing import fonts
from unionoffice.printing.grid import FRAME, RULE
from unionoffice.printing.heading import line
from unionoffice.printing.paper import POINT, Area
from unionoffice.printing.pen import Pen
from unionoffice.printing.table import PADDING, TALLEST, Column
from unionoffice.printing.wrap import Fitted, fit

HEADER = 9.0
"""mm"""


def table(
    pen: Pen, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, x: float, row: float
) -> list[Piece]:  # fmt: skip
    """The titles and the rows, each at least `row` mm high; the titles stand again where a page begins with a row."""
    edges = list(accumulate((column.width for column in columns), initial=x))

    def titles(pen: Pen, y: float) -> None:
        pen.shade(Area(x, y, edges[-1] - x, HEADER))
        for column, left in zip(columns, edges, strict=False):
            line(pen, Area(left + 0.5, y, column.width - 1, HEADER, "表头"), column.title)
        _rules(pen, edges, y, HEADER, first=True)

    head = Piece(HEADER, titles, keep=True)
    pieces = [head]
    for place, texts in enumerate(rows, 1):
        cells = [_fitted(column, text) for column, text in zip(columns, texts, strict=True)]
        tall = max([len(cell.lines) * cell.leading / POINT + 1.6 for cell in cells if cell is not None], default=0.0)
        height = max(row, tall)
        pieces.append(Piece(height, _drawing(columns, edges, texts, cells, height, place), above=head))
    return pieces


def _fitted(column: Column, text: str) -> Fitted | None:
    if not text:
        return None
    width = (column.width - 2 * PADDING) * POINT
    return fit(fonts.face(column.face), text, width, TALLEST * POINT, column.size)


def _drawing(
    columns: Sequence[Column], edges: Sequence[float], texts: Sequence[str], cells: Sequence[Fitted | None],
    height: float, place: int,
) -> Callable[[Pen, float], None]:  # fmt: skip
    def draw(pen: Pen, y: float) -> None:
        for column, left, text, cell in zip(columns, edges, texts, cells, strict=False):
            if cell is not None:
                area = Area(left + PADDING, y, column.width - 2 * PADDING, height, f"{column.title}（第 {place} 行）")
                pen.block(area, cell, column.face, column.align, "middle", text)
        _rules(pen, edges, y, height)

    return draw


def _rules(pen: Pen, edges: Sequence[float], y: float, height: float, *, first: bool = False) -> None:
    """The row's own rules; the outer ones as thick as a frame, so that rows set one below the other make a table."""
    left, right = edges[0], edges[-1]
    pen.lines([(edge, y, edge, y + height) for edge in edges[1:-1]], RULE)
    pen.lines([(left, y + height, right, y + height)], RULE)
    pen.lines([(left, y, left, y + height), (right, y, right, y + height)], FRAME)
    if first:
        pen.lines([(left, y, right, y)], FRAME)
