"""What stands around a form's grid: the title, the line under it, the page number, the note at the foot, signatures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unionoffice.printing import fonts
from unionoffice.printing.boxes import LABEL, seal_square
from unionoffice.printing.fonts import Role
from unionoffice.printing.paper import POINT, SEAL, Area
from unionoffice.printing.pen import Align, Pen
from unionoffice.printing.wrap import fit


@dataclass(frozen=True, slots=True)
class Ending:
    """What follows the last row of a table and is never split: its height in mm and how it is drawn."""

    height: float
    draw: Callable[[Pen, Area], None]


def head(
    pen: Pen,
    title: str,
    *,
    x: float,
    width: float,
    y: float = 22.0,
    size: float = 20.0,
    left: str = "",
    middle: str = "",
    right: str = "",
) -> float:
    """The title with its baseline at `y` and up to three texts on the line below; returns where the grid may begin."""
    line(pen, Area(x, y - size / POINT, width, size / POINT * 1.3, "标题"), title, "title", size)
    if not (left or middle or right):
        return y + 5.0
    baseline = y + 8.2
    places = _shared(width, [pen.width(text) + 0.3 if text else 0.0 for text in (left, middle, right)])
    aligned: tuple[Align, ...] = ("left", "center", "right")
    for text, (start, wide), align in zip((left, middle, right), places, aligned, strict=True):
        line(pen, Area(x + start, baseline - 4, wide, 5.2, "表头"), text, "song", LABEL, align)
    return baseline + 2.4


def _shared(width: float, wanted: list[float], gap: float = 4.0) -> list[tuple[float, float]]:
    """Start and width of three texts on one line: as wide as they want, the middle one in the middle if it can be.

    Where they want too much the right one gets at most 45 hundredths, the middle one 30, the left one what is left.
    """
    left, middle, right = wanted
    if left + middle + right + 2 * gap > width:
        right = min(right, 0.45 * width)
        middle = min(middle, 0.3 * width)
        left = min(left, width - right - middle - 2 * gap)
    start = max(left + gap, min((width - middle) / 2, width - right - gap - middle))
    return [(0.0, left), (start, middle), (width - right, right)]


def line(pen: Pen, area: Area, text: str, face: Role = "song", size: float = LABEL, align: Align = "center") -> None:
    """One text in its area, shrunk before it is broken, broken before it is cut."""
    if text:
        fitted = fit(fonts.face(face), text, area.w * POINT, area.h * POINT, size)
        pen.block(area, fitted, face, align, "middle", text)


def page_of(page: int, pages: int) -> str:
    """The page number as sheets carry it."""
    return f"第 {page} 页 共 {pages} 页"


def foot(pen: Pen, text: str, *, x: float, width: float, y: float) -> float:
    """A small note of several lines from `y` on; returns its lower edge in mm."""
    fitted = fit(
        fonts.face("song"), text, width * POINT, (pen.paper.height - y - 5) * POINT, 8.5, leading=1.4, one_line=False
    )
    height = len(fitted.lines) * fitted.leading / POINT
    pen.block(Area(x, y, width, height, "说明"), fitted, "song", "justify", "top", text)
    return y + height


def signatures(labels: Sequence[str], *, seal: str = "（盖章）", date: str = "") -> Ending:
    """Who signs, from left to right, and at the right end a clear square for the seal (`seal` "" leaves it out)."""

    def draw(pen: Pen, area: Area) -> None:
        room = area.w - (SEAL if seal else 0.0)
        step = room / max(len(labels), 1)
        for place, words in enumerate(labels):
            line(pen, Area(area.x + place * step, area.y + 3.0, step - 4, 8.0, "签字"), words, align="left")
        if seal:
            seal_square(pen, Area(area.x + area.w - SEAL, area.y + area.h - SEAL, SEAL, SEAL), date, seal)

    return Ending(SEAL + 1.0 if seal else 12.0, draw)
