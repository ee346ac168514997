"""Text that flows: printed words with filled-in ones among them, on as many pages as it needs, signatures whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from unionoffice.printing import fonts
from unionoffice.printing.fonts import Role
from unionoffice.printing.grid import Grid, Row
from unionoffice.printing.heading import Ending
from unionoffice.printing.paper import POINT, Area
from unionoffice.printing.pen import ASCENT, WIDEST_STRETCH, Pen
from unionoffice.printing.wrap import LONGEST, atoms

ROOM = "　"
"""One letter of room to write in."""
WHOLE = 11
"""Letters: a filled-in value no longer than a day stands on one line."""
STRETCH = 1.35 * WIDEST_STRETCH
"""Em between letters up to which a line is brought to the margin, for values kept whole leave shorter lines."""
UNDERLINE = 1.3
"""mm from the baseline to the line under a filled-in value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled-in value in running text, underlined; empty it leaves `room` em to write in. `name` is for reports."""

    name: str
    text: str = ""
    room: float = 8.0
    face: Role = "kai"
    ruled: bool = True


Part = str | Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How lines are set: left edge and width in mm, letters in points, mm from line to line."""

    x: float
    width: float
    size: float = 12.0
    step: float = 8.0

    def inset(self, by: float) -> Measure:
        """The same, `by` mm in on both sides."""
        return replace(self, x=self.x + by, width=self.width - 2 * by)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never split: its height in mm, how it is drawn from y on, whether it stays with the next, or is a gap.

    `above` is set over it where it begins a page: the titles of a table.
    """

    height: float
    draw: Callable[[Pen, float], None]
    keep: bool = False
    gap: bool = False
    above: Piece | None = None


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter; a glued one stays on the line of the letter before it."""

    character: str
    face: Role
    ruled: bool
    glued: bool = False


@dataclass(frozen=True, slots=True)
class _Set:
    """One line as it will stand: its letters, where it begins and what goes between them, in points."""

    letters: tuple[_Letter, ...]
    indent: float
    spacing: float


def gap(height: float, *, keep: bool = False) -> Piece:
    """Nothing, `height` mm high; it falls away at the top of a page."""
    return Piece(height, lambda pen, y: None, keep, gap=True)


def gridded(rows: Sequence[Row], *, x: float, width: float, keep: bool = False) -> Piece:
    """Rows of boxes as one piece, `width` mm wide."""

    def draw(pen: Pen, y: float) -> None:
        Grid.in_mm(width, rows, x=x, y=y).draw(pen)

    return Piece(sum(row.height for row in rows), draw, keep)


def kept(pieces: Sequence[Piece], last: int = 2) -> list[Piece]:
    """The pieces, the last few of them staying with what follows."""
    start = max(len(pieces) - last, 0)
    return [*pieces[:start], *(replace(piece, keep=True) for piece in pieces[start:])]


def prose(
    pen: Pen,
    parts: Sequence[Part],
    measure: Measure,
    *,
    indent: float = 2.0,
    face: Role = "song",
    center: bool = False,
    keep: bool = False,
) -> list[Piece]:
    """Paragraphs, a piece a line; each begins `indent` em in, its first and last two lines stay together.

    `keep` holds all of them with what follows. A text beyond 40,000 letters is cut and reported under its name.
    """
    pieces: list[Piece] = []
    for paragraph in _paragraphs(pen, parts, face):
        lines = list(_lines(paragraph, measure, indent, center=center))
        for place, line in enumerate(lines):
            together = (place == 0 and len(lines) > 1) or place == len(lines) - 2
            pieces.append(Piece(measure.step, _drawing(line, measure), keep or together))
    return pieces


def _paragraphs(pen: Pen, parts: Sequence[Part], face: Role) -> list[list[_Letter]]:
    found: list[list[_Letter]] = [[]]
    for part in parts:
        if isinstance(part, str):
            text, role, ruled = part, face, False
        else:
            text, role, ruled = part.text or ROOM * round(part.room), part.face, part.ruled
            if len(text) > LONGEST:
                pen.report.add_overflow(part.name, text, pen.page)
                text = text[:LONGEST] + "…"
        whole, glued = ruled and len(text) <= WHOLE, False
        for character in text.replace("\r\n", "\n"):
            if character == "\n":
                found.append([])
            else:
                found[-1].append(_Letter(character, role, ruled, glued))
                glued = whole
    return found


def _lines(letters: list[_Letter], measure: Measure, indent: float, *, center: bool) -> Iterator[_Set]:
    """The paragraph in lines no wider than the measure; a word breaks only where it is wider than a line."""
    room, size = measure.width * POINT, measure.size
    start, first, used = 0, 0, indent * size
    begins = used
    spans = list(_spans(letters, room, size))
    for place, (after, width, bare) in enumerate(spans):
        if used + bare > room and first > start:
            yield _set(letters[start:first], begins, room, size, last=False, center=center)
            start, used, begins = first, 0.0, 0.0
        used += width
        first = after
        if place == len(spans) - 1:
            break
    yield _set(letters[start:], begins, room, size, last=True, center=center)


def _spans(letters: list[_Letter], room: float, size: float) -> Iterator[tuple[int, float, float]]:
    """Where each unbreakable run ends, its width in points, and its width without blanks at its end."""
    ends = [0]
    for atom in atoms("".join(letter.character for letter in letters)):
        start = ends[-1]
        if len(ends) > 1 and letters[start].glued and _width(letters[ends[-2] : start + len(atom)], size) <= room:
            ends.pop()
        ends.append(start + len(atom))
    for start, after in pairwise(ends):
        piece = letters[start:after]
        bare = _width([letter for letter in piece if letter.character != " "], size)
        if bare <= room:
            yield after, _width(piece, size), bare
        else:
            for place, letter in enumerate(piece, start + 1):
                yield place, _width([letter], size), _width([letter], size)


def _width(letters: Sequence[_Letter], size: float) -> float:
    return sum(fonts.face(letter.face).widths[letter.character] for letter in letters) * size / 1000


def _set(letters: list[_Letter], indent: float, room: float, size: float, *, last: bool, center: bool) -> _Set:
    end = len(letters)
    while end and letters[end - 1].character == " ":
        end -= 1
    letters = letters[:end]
    spare = room - indent - _width(letters, size)
    if center:
        return _Set(tuple(letters), indent + spare / 2, 0.0)
    spacing = 0.0 if last or len(letters) < 2 else spare / (len(letters) - 1)
    return _Set(tuple(letters), indent, spacing if 0 <= spacing <= STRETCH * size else 0.0)


def _drawing(line: _Set, measure: Measure) -> Callable[[Pen, float], None]:
    def draw(pen: Pen, y: float) -> None:
        size, left = measure.size, measure.x + line.indent / POINT
        baseline = y + measure.step / 2 + (ASCENT - 0.5) * size / POINT
        for (face, ruled), run in groupby(line.letters, lambda letter: (letter.face, letter.ruled)):
            letters = list(run)
            wide = (_width(letters, size) + line.spacing * len(letters)) / POINT
            text = "".join(letter.character for letter in letters)
            if not text.isspace():
                pen.text(left, baseline, text, face, size, spacing=line.spacing)
            if ruled:
                pen.lines([(left + 0.2, baseline + UNDERLINE, left + wide - 0.2, baseline + UNDERLINE)], 0.5)
            left += wide

    return draw


def paged(pieces: Sequence[Piece], first: float, other: float) -> list[list[Piece]]:
    """The pieces of each page, of `first` mm and then of `other`; what stays together stays if a page can hold it."""
    pages: list[list[Piece]] = [[]]
    left = first
    for group in _groups(pieces):
        height = sum(piece.height for piece in group)
        if height > left + 1e-6 and pages[-1] and height <= other:
            pages.append([])
            left = other
        for piece in group:
            if piece.height > left + 1e-6 and pages[-1]:
                pages.append([])
                left = other
            if piece.gap and not pages[-1]:
                continue
            if piece.above is not None and not pages[-1]:
                pages[-1].append(piece.above)
                left -= piece.above.height
            pages[-1].append(piece)
            left -= piece.height
    return pages


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


def flow(
    pen: Pen,
    pieces: Sequence[Piece],
    *,
    tops: tuple[float, float],
    bottom: float,
    heading: Callable[[Pen, int, int], None],
    closing: Callable[[Pen, float, float, bool], None] | None = None,
    ending: Ending | None = None,
    x: float = 0.0,
    width: float = 0.0,
) -> int:
    """Draws the pieces from the pen's page on, between the tops (first page, others) and `bottom` mm; returns pages.

    `heading` gets page and pages, `closing` each page's upper and lower edge and whether it is the last. The ending
    stands at the foot of the last page, over `width` mm from `x`.
    """
    first, other = bottom - tops[0], bottom - tops[1]
    foot = Piece(ending.height if ending is not None else 0.0, lambda pen, y: None)
    pages = paged([*pieces, foot], first, other)
    for number, page in enumerate(pages, 1):
        if number > 1:
            pen.new_page()
        heading(pen, number, len(pages))
        top = y = tops[0] if number == 1 else tops[1]
        for piece in page:
            piece.draw(pen, y)
            y += piece.height
        if closing is not None:
            closing(pen, top, y, number == len(pages))
    if ending is not None:
        ending.draw(pen, Area(x, bottom - ending.height, width, ending.height))
    return len(pages)
