"""What stands in the boxes of a form: labels, filled-in values, choices, opinions with room for a seal, photos."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from unionoffice.printing import fonts
from unionoffice.printing.fonts import Role
from unionoffice.printing.paper import POINT, SEAL, Area
from unionoffice.printing.pen import ASCENT, Align, Pen, Place
from unionoffice.printing.wrap import fit

LABEL = 10.5
"""Points: 五号, printed words."""
VALUE = 11.0
"""Points: what is filled in."""
EM = LABEL / POINT
"""mm of one printed letter."""
BLANK_DATE = "　　　年　　月　　日"
"""To be filled in by hand."""
LONGEST_DATE = 42.0
"""mm: a longer one is set smaller."""
SIGNATURE = 14.0
"""mm a signature needs; with less the day stands on a line of its own."""
ROOM_FOR_WORDS = 30.0
"""mm beside a seal below which the words go above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box: how many columns (or mm) and rows it spans, how it is drawn; `names` calls the boxes after it."""

    draw: Callable[[Pen, Area], None]
    w: float = 1
    h: int = 1
    grey: bool = False
    names: str = ""


def empty(w: float = 1, h: int = 1) -> Box:
    """A box with nothing in it."""
    return Box(draw=lambda pen, area: None, w=w, h=h)


def label(text: str, w: float = 1, h: int = 1, *, grey: bool = False) -> Box:
    """Printed words; 2 to 4 letters are drawn out to the width of four, so that labels line up."""

    def draw(pen: Pen, area: Area) -> None:
        if 2 <= len(text) <= 4 and "\n" not in text and area.w >= 4 * EM + 2:
            pen.spread(area, text, 4 * EM)
        else:
            _words(pen, area.inset(0.8, 0.5), text, "song", LABEL)

    return Box(draw=draw, w=w, h=h, grey=grey, names=text.replace("\n", ""))


def vertical(text: str, w: float = 1, h: int = 1) -> Box:
    """Printed words from top to bottom, one letter a line, in a narrow column."""

    def draw(pen: Pen, area: Area) -> None:
        face = fonts.face("song")
        room = area.h - 2
        size = min(LABEL, room * POINT / (len(text) * 1.05))
        step = min(1.5 * size, room * POINT / len(text))
        down = (area.h * POINT - step * len(text)) / 2 + (step - size) / 2 + ASCENT * size
        for character in text:
            left = area.x + (area.w - face.width(character, size) / POINT) / 2
            pen.text(left, area.y + down / POINT, character, "song", size)
            down += step

    return Box(draw=draw, w=w, h=h, names=text)


def value(
    text: str, w: float = 1, h: int = 1, *, face: Role = "kai", size: float = VALUE, align: Align = "center"
) -> Box:
    """What is filled in; it shrinks, breaks and shrinks again before it is cut and reported."""
    return Box(draw=lambda pen, area: _words(pen, area.inset(1.2, 0.6), text, face, size, align), w=w, h=h)


def number(text: str, w: float = 1, h: int = 1, *, align: Align = "center") -> Box:
    """A filled-in number, date or code: 黑, whose digits are all of one width."""
    return value(text, w, h, face="hei", size=LABEL, align=align)


def money(text: str, w: float = 1, h: int = 1) -> Box:
    """A filled-in amount, at the right edge."""
    return number(text, w, h, align="right")


def long_text(text: str, w: float = 1, h: int = 1, *, signer: str = "", date: str = "", guide: str = "") -> Box:
    """Free text from the top, justified, paragraphs two letters in; below it who signs and the day.

    `guide` is a printed hint in small letters at the top, for those who fill in by hand.
    """

    def draw(pen: Pen, area: Area) -> None:
        room = area.inset(2.5, 1.8, 2.5, _sign_height(pen, area, signer, date))
        if guide and not text:
            _words(pen, room, guide, "song", 9.0, "justify", "top")
        _paragraphs(pen, room, text)
        if signer:
            _sign(pen, area, signer, date)

    return Box(draw=draw, w=w, h=h)


def opinion(text: str, signer: str, w: float = 1, h: int = 1, *, seal: float = SEAL, date: str = "") -> Box:
    """An opinion, who signs it, a square of `seal` mm kept clear at the lower right (0: none), and the day.

    In the square stand only （盖章） and the day, which a seal may cover. Raises ValueError where it has no room.
    """

    def draw(pen: Pen, area: Area) -> None:
        if not seal:
            _paragraphs(pen, area.inset(2.5, 1.8, 2.5, _sign_height(pen, area, signer, date)), text)
            _sign(pen, area, signer, date)
            return
        if area.h < seal or area.w < seal:
            raise ValueError(f"no room for a seal of {seal} mm in a box of {area.w} x {area.h} mm")
        square = Area(area.x + area.w - seal, area.y + area.h - seal, seal, seal, area.name)
        beside = area.w - seal
        if beside >= ROOM_FOR_WORDS:
            _paragraphs(pen, Area(area.x + 2.5, area.y + 1.8, beside - 3, area.h - 12, area.name), text)
            _words(pen, Area(area.x + 2.5, area.y + area.h - 9, beside - 3, 6), signer, "song", LABEL, "left")
        else:
            above = area.h - seal
            if above < 8:
                raise ValueError(f"no room for words beside or above the seal in a box of {area.w} x {area.h} mm")
            _paragraphs(pen, Area(area.x + 2.5, area.y + 1.8, area.w - 5, above - 8.8, area.name), text)
            _words(pen, Area(area.x + 2.5, area.y + above - 6.5, area.w - 5, 6), signer, "song", LABEL, "left")
        seal_square(pen, square, date)

    return Box(draw=draw, w=w, h=h)


def seal_square(pen: Pen, square: Area, date: str = "", words: str = "（盖章）") -> None:
    """（盖章） in the middle of a clear square and the day near its lower edge."""
    middle = square.x + square.w / 2
    pen.text(middle, square.y + square.h / 2 + 1.3, words, "song", LABEL, "center")
    _day(pen, Area(square.x + 1, square.y + square.h - 8.6, square.w - 2, 5.2, square.name), date or BLANK_DATE)


def choices(
    options: Sequence[str], ticked: Collection[str] = (), w: float = 1, h: int = 1, *, align: Place = "middle"
) -> Box:
    """Squares to tick with their words, in as many lines as they need; a ticked word not offered is reported."""

    def draw(pen: Pen, area: Area) -> None:
        room = area.inset(2.0, 0.8)
        size, lines = LABEL, _flow(options, room.w, LABEL)
        while size > 7 and len(lines) * size * 1.5 > room.h * POINT:
            size -= 0.5
            lines = _flow(options, room.w, size)
        step = min(size * 1.7, room.h * POINT / len(lines)) / POINT
        top = room.y + (room.h - step * len(lines)) / 2 if align == "middle" else room.y
        for row, line in enumerate(lines):
            baseline = top + step * row + step / 2 + (ASCENT - 0.5) * size / POINT
            for x, option in line:
                if x + pen.width(option, "song", size) > room.w:
                    pen.report.add_overflow(area.name, option, pen.page)
                pen.tick_box(room.x + x, baseline, size, ticked=option in ticked)
                pen.text(room.x + x + 1.15 * size / POINT, baseline, option, "song", size)
        for odd in ticked:
            if odd and odd not in options:
                pen.report.add_overflow(area.name, odd, pen.page)

    return Box(draw=draw, w=w, h=h)


def photo(jpeg: bytes | None, w: float = 1, h: int = 1, *, wide: float = 25.0, high: float = 35.0) -> Box:
    """A photo of `wide` x `high` mm in the middle of its box, or the words that ask for one."""

    def draw(pen: Pen, area: Area) -> None:
        middle = Area(area.x + (area.w - wide) / 2, area.y + (area.h - high) / 2, wide, high, area.name)
        if jpeg is None:
            _words(pen, area, "一寸免冠\n照　　片", "song", LABEL)
        else:
            pen.photo(middle, jpeg)

    return Box(draw=draw, w=w, h=h, names="照片")


def _words(
    pen: Pen, area: Area, text: str, face: Role, size: float, align: Align = "center", place: Place = "middle"
) -> None:
    if text:
        fitted = fit(fonts.face(face), text, area.w * POINT, area.h * POINT, size)
        pen.block(area, fitted, face, align, place, text)


def _paragraphs(pen: Pen, area: Area, text: str) -> None:
    if text:
        room = area.w * POINT, area.h * POINT
        fitted = fit(fonts.face("kai"), text, *room, VALUE, leading=1.35, indent=2.0, one_line=False)
        pen.block(area, fitted, "kai", "justify", "top", text)


def _gap(pen: Pen, area: Area, signer: str, date: str) -> float:
    """Mm for a signature between who signs and the day, if both stand on one line."""
    room = min(pen.width(date or BLANK_DATE), LONGEST_DATE)
    return min(38.0, area.w - 10 - room - pen.width(signer))


def _sign_height(pen: Pen, area: Area, signer: str, date: str) -> float:
    """Mm kept at the foot of a box for the signature."""
    if not signer:
        return 1.0
    return 10.0 if _gap(pen, area, signer, date) >= SIGNATURE else 15.5


def _sign(pen: Pen, area: Area, signer: str, date: str) -> None:
    """Who signs and the day on one line at the lower right, as wide as the box allows."""
    day = date or BLANK_DATE
    right = area.x + area.w - 5
    baseline = area.y + area.h - 3.4
    room = min(pen.width(day), LONGEST_DATE)
    gap = _gap(pen, area, signer, date)
    _day(pen, Area(right - room - 0.2, baseline - 4.0, room + 0.2, 5.2, area.name), day, "right")
    if gap >= SIGNATURE:
        pen.text(right - room - gap, baseline, signer, "song", LABEL, "right")
    else:
        pen.text(area.x + 2.5, baseline - 6.2, signer, "song", LABEL)


def _day(pen: Pen, area: Area, day: str, align: Align = "center") -> None:
    _words(pen, replace(area, name=f"{area.name}日期"), day, "song", LABEL, align)


def _flow(options: Sequence[str], width: float, size: float) -> list[list[tuple[float, str]]]:
    """The options in lines of `width` mm, each with the place of its square."""
    lines: list[list[tuple[float, str]]] = [[]]
    x = 0.0
    for option in options:
        wide = (1.15 * size + fonts.face("song").width(option, size)) / POINT
        if lines[-1] and x + wide > width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, option))
        x += wide + 1.6 * size / POINT
    return lines
