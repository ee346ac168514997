"""How member cards lie on paper: ten on a sheet of A4, edge to edge, or one on a page of its own size. In mm."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from unionoffice.members.card_text import HEIGHT, WIDTH
from unionoffice.printing.paper import A4, POINT, Offset, Paper
from unionoffice.printing.streaming import StreamedCanvas

COLUMNS, ROWS = 2, 5
MARK, CLEAR = 5.0, 2.0
"""How long a mark for cutting is, and how far from the cards it ends."""


class Layout(StrEnum):
    """How cards lie on the page."""

    A4 = "a4"
    """Two columns of five with marks for cutting."""
    SINGLE = "single"
    """One card on a page of its own size, for card printers."""

    @property
    def places(self) -> int:
        """Cards on one page."""
        return COLUMNS * ROWS if self is Layout.A4 else 1

    @property
    def paper(self) -> Paper:
        """The page."""
        return A4 if self is Layout.A4 else Paper(WIDTH, HEIGHT)

    def corner(self, place: int) -> tuple[float, float]:
        """Left and top of the card at this place (0 the first), row by row."""
        if self is Layout.SINGLE:
            return 0.0, 0.0
        row, column = divmod(place, COLUMNS)
        return (A4.width / 2 + (column - COLUMNS / 2) * WIDTH, A4.height / 2 + (row - ROWS / 2) * HEIGHT)

    def turned(self, place: int) -> int:
        """Where a place of the front lies on the back, once the sheet is turned over its long edge."""
        if self is Layout.SINGLE:
            return place
        row, column = divmod(place, COLUMNS)
        return row * COLUMNS + COLUMNS - 1 - column

    def matrix(self, offset: Offset) -> str:
        """The operands of `cm` that make up for what a printer is wrong by."""
        x, y = 1 + offset.scale_x / 1000, 1 + offset.scale_y / 1000
        down = self.paper.height * (1 - y) - offset.dy
        return f"{x:.5f} 0 0 {y:.5f} {offset.dx * POINT:.3f} {down * POINT:.3f}"

    @cache
    def placed(self, place: int) -> str:
        """The operands of `cm` that move a card drawn at the page's lower left corner to its place."""
        left, top = self.corner(place)
        return f"1 0 0 1 {left * POINT:.3f} {(self.paper.height - top - HEIGHT) * POINT:.3f}"


def draw_marks(canvas: StreamedCanvas) -> str:
    """The drawing of the marks for cutting around a sheet of ten, none of them on a card."""
    with canvas.drawn_once("marks", A4.width * POINT, A4.height * POINT) as drawn:
        lines = " ".join(
            f"{a * POINT:.3f} {(A4.height - b) * POINT:.3f} m {c * POINT:.3f} {(A4.height - d) * POINT:.3f} l"
            for a, b, c, d in marks()
        )
        canvas.write(f"0 G 0.3 w {lines} S")
    return drawn


def marks() -> Iterator[tuple[float, float, float, float]]:
    """The marks for cutting: from, to, each in mm from the sheet's upper left corner."""
    left, top = Layout.A4.corner(0)
    right, bottom = A4.width - left, A4.height - top
    for row in range(ROWS + 1):
        y = top + row * HEIGHT
        yield left - CLEAR - MARK, y, left - CLEAR, y
        yield right + CLEAR, y, right + CLEAR + MARK, y
    for column in range(COLUMNS + 1):
        x = left + column * WIDTH
        yield x, top - CLEAR - MARK, x, top - CLEAR
        yield x, bottom + CLEAR, x, bottom + CLEAR + MARK
