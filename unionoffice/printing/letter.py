"""Lines of a letter with blanks in them: printed words, and underlined room for what is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.printing import fonts
from unionoffice.printing.fonts import Role
from unionoffice.printing.paper import POINT, Area
from unionoffice.printing.pen import Pen
from unionoffice.printing.wrap import fit

WORDS = 12.0
"""Points: 小四."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Underlined room: `name` for reports, what is filled in, and its share of the room the words of its line leave."""

    name: str
    text: str = ""
    share: float = 1.0
    face: Role = "kai"


def sentence(
    pen: Pen, parts: Sequence[str | Blank], *, x: float, y: float, width: float, size: float = WORDS, step: float = 9.0
) -> float:
    """One line with its baseline at `y`, its blanks filling `width` mm; returns the next line's baseline."""
    printed = sum(pen.width(part, "song", size) for part in parts if isinstance(part, str))
    shares = sum(part.share for part in parts if isinstance(part, Blank))
    left = x
    for part in parts:
        if isinstance(part, str):
            pen.text(left, y, part, "song", size)
            left += pen.width(part, "song", size)
            continue
        room = (width - printed) * part.share / shares
        pen.lines([(left + 0.6, y + 1.4, left + room - 0.6, y + 1.4)], 0.5)
        if part.text:
            area = Area(left + 1.0, y - 5.6, room - 2.0, 6.8, part.name)
            fitted = fit(fonts.face(part.face), part.text, area.w * POINT, area.h * POINT, size)
            pen.block(area, fitted, part.face, "center", "middle", part.text)
        left += room
    return y + step
