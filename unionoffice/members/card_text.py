"""A value in its place on the card: as large as it should be, else smaller, else in lines; cut only with a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from unionoffice.printing import fonts
from unionoffice.printing.fonts import Role
from unionoffice.printing.inking import Inks
from unionoffice.printing.paper import POINT
from unionoffice.printing.wrap import Fitted as Lines
from unionoffice.printing.wrap import fit

WIDTH, HEIGHT = 85.60, 53.98
"""Of a card, in mm (ISO/IEC 7810 ID-1). All places are mm from the card's upper left corner, letters in points."""
LEADING = 1.12
"""Em from line to line where a text needs several."""
LEAST = 5.0
"""Points: the smallest letters on a card, for names and unions of unusual length."""
KEPT = 16_384
"""Fitted texts of one place remembered at once: more than the days of forty years."""


def x(left: float) -> float:
    """Points from the card's left edge."""
    return left * POINT


def y(top: float) -> float:
    """Points above the card's lower edge."""
    return (HEIGHT - top) * POINT


def at(left: float, base: float) -> str:
    """The operator that puts the pen to a place on the card."""
    return f"1 0 0 1 {x(left):.2f} {y(base):.2f} Tm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value stands: the left end and base line of its first letter, and its room, all in mm."""

    label: str
    left: float
    base: float
    right: float
    height: float = 0.0
    """Room for several lines; 0 for values of one line."""
    role: Role = "hei"
    size: float = 8.0
    smallest_alone: float = 6.5
    """Down to this size one line is better than two."""
    at_right: bool = False
    rising: float = 0.0
    """How much of several lines rises above the place of one: 0 none, 1 all."""

    @property
    def width(self) -> float:
        """The room sideways in points."""
        return x(self.right - self.left)


class Fitted(dict[str, str]):
    """A text → operators, within BT … ET, that show it in one place; remembered, for most stand on many cards."""

    def __init__(self, place: Place, inks: Inks, page: Callable[[], int]) -> None:
        super().__init__({"": ""})
        self._place = place
        self._at = at(place.left, place.base)
        self._inks = inks
        self._ink = inks(place.role, place.size)
        self._width = place.width
        self._page = page

    def __missing__(self, text: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        shown = self[text] = self.once(text)
        return shown

    def once(self, text: str) -> str:
        """The same for a text that stands on one card only."""
        if not text:
            return ""
        if self._ink.width(text) > self._width or self._place.at_right:
            return self._squeezed(text)
        return f"{self._at} {self._ink.show(text)}"

    def _squeezed(self, text: str) -> str:
        place = self._place
        lines = squeeze(place, text)
        if not lines.complete:
            self._inks.report.add_overflow(place.label, text, self._page())
        rise = (len(lines.lines) - 1) * lines.leading * place.rising
        ink = self._inks(place.role, lines.size)
        shown = []
        for number, line in enumerate(lines.lines):
            left = x(place.left)
            if place.at_right:
                left += place.width - line.width * lines.size / 1000
            base = y(place.base) + rise - number * lines.leading
            shown.append(f"1 0 0 1 {left:.2f} {base:.2f} Tm {ink.show(line.text)}")
        return " ".join(shown)


def squeeze(place: Place, text: str) -> Lines:
    """On one line down to `smallest_alone`, then in lines as large as the room allows."""
    letters = fonts.face(place.role)
    em = letters.width(text, 1)
    for half_points in range(int(place.size * 2), int(place.smallest_alone * 2) - 1, -1):
        if em * half_points / 2 <= place.width:
            return fit(letters, text, place.width, half_points, half_points / 2, leading=1.0)
    height = max(x(place.height), LEAST * LEADING)
    return fit(letters, text, place.width, height, place.size, least=LEAST, leading=LEADING, one_line=False)
