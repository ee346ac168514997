"""Chinese lines: 避头尾, words and numbers kept whole, and text fitted into a box by shrinking before cutting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from unionoffice.printing.fonts import Face

LEAST = 6.5
"""Points: no letter gets smaller than this."""
LONGEST = 40_000
"""Characters: more never fit a page in the smallest letters, so more are not measured."""
ROUGH = 1.5
"""Points a value may shrink to stay on one line before it is broken into two."""

_OPEN = "（(《〈「『【〔［｛〖“‘￥$¥＄£"
_CLOSE = "）)》〉」』】〕］｝〗”’，。、；：？！,;:?!．·…—％%‰℃℉°～~′″"
_WORD = r"A-Za-z0-9À-ɏͰ-ԯ"
_ATOM = re.compile(
    rf"[{re.escape(_OPEN)}]{{0,40}}(?:[{_WORD}][{_WORD}.,:;/@_%+#&'=*<>\-]*|[^ ])[{re.escape(_CLOSE)}]{{0,40}} *| +"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it will stand: its width in thousandths of an em, whether it ends its paragraph, its indent in em."""

    text: str
    width: float
    last: bool
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Lines of a text: `complete` where all of it stands in them, `torn` where a word or number had to be cut."""

    lines: tuple[Line, ...]
    complete: bool
    torn: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as it goes into its box: lines, letter size and line distance in points, whether all of it is there."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    complete: bool


def atoms(paragraph: str) -> Iterator[str]:
    """The smallest pieces between which a line may break, in order."""
    return (match.group() for match in _ATOM.finditer(paragraph))


def wrap(face: Face, text: str, em: float, *, indent: float = 0.0, most: int = 10_000) -> Wrapped:
    """The text in lines of `em` thousandths of an em, at most so many; paragraphs begin `indent` em in."""
    lines: list[Line] = []
    torn = False
    measure = face.widths.__getitem__
    for paragraph in text.split("\n"):
        start = indent
        line, used = "", indent * 1000
        for atom, cut in _pieces(face, paragraph, em):
            torn = torn or cut
            word = atom.rstrip(" ")
            width = sum(map(measure, word))
            if used + width > em and line.strip(" "):
                lines.append(_line(face, line, last=False, indent=start))
                if len(lines) >= most:
                    return Wrapped(tuple(lines), False, torn)
                line, used, start = "", 0.0, 0.0
                if not word:
                    continue
            line += atom
            used += width + sum(map(measure, atom[len(word) :]))
        if len(lines) >= most:
            return Wrapped(tuple(lines), False, torn)
        lines.append(_line(face, line, last=True, indent=start))
    return Wrapped(tuple(lines), True, torn)


def _pieces(face: Face, paragraph: str, em: float) -> Iterator[tuple[str, bool]]:
    """The paragraph's atoms, those wider than a line cut into pieces that are not; and whether it was cut."""
    for atom in atoms(paragraph):
        if sum(map(face.widths.__getitem__, atom.rstrip(" "))) <= em:
            yield atom, False
        else:
            for piece in _torn(face, atom, em):
                yield piece, True


def _torn(face: Face, atom: str, em: float) -> Iterator[str]:
    """An atom in pieces no wider than a line, the last not beginning with a closing mark."""
    before, piece, used = "", "", 0.0
    for character in atom:
        width = face.widths[character]
        if piece and used + width > em:
            if before:
                yield before
            before, piece, used = piece, "", 0.0
        piece += character
        used += width
    if piece[0] in _CLOSE and len(before) > 1:
        before, piece = before[:-1], before[-1] + piece
    if before:
        yield before
    yield piece


def _line(face: Face, text: str, *, last: bool, indent: float) -> Line:
    text = text.rstrip(" ")
    return Line(text, sum(map(face.widths.__getitem__, text)), last, indent)


def fit(
    face: Face,
    text: str,
    width: float,
    height: float,
    size: float,
    *,
    least: float = LEAST,
    leading: float = 1.2,
    indent: float = 0.0,
    one_line: bool = True,
) -> Fitted:
    """The text as large as it goes into `width` x `height` points: shrunk a little, broken, shrunk, torn, at last cut.

    `size` is wished for, `least` the smallest; `one_line` prefers a slightly smaller single line to two.
    """
    text = text.rstrip("\n")
    whole = len(text) <= LONGEST
    text = text[:LONGEST]
    sizes = [size - step / 2 for step in range(int(max(size - least, 0) * 2) + 1)]
    if whole and one_line and "\n" not in text and not indent:
        em = sum(map(face.widths.__getitem__, text))
        for tried in sizes:
            if tried < size - ROUGH:
                break
            if em * tried <= width * 1000:
                return Fitted((Line(text, em, True),), tried, tried * leading, True)
    best: Fitted | None = None
    for tried in sizes if whole else ():
        most = max(int(height / (tried * leading) + 0.01), 1)
        wrapped = wrap(face, text, width * 1000 / tried, indent=indent, most=most)
        if wrapped.complete:
            fitted = Fitted(wrapped.lines, tried, tried * leading, True)
            if not wrapped.torn:
                return fitted
            best = best or fitted
    if best is not None:
        return best
    smallest = sizes[-1]
    most = max(int(height / (smallest * leading) + 0.01), 1)
    lines = wrap(face, text, width * 1000 / smallest, indent=indent, most=most).lines
    return Fitted((*lines[:-1], _dotted(face, lines[-1], width * 1000 / smallest)), smallest, smallest * leading, False)


def _dotted(face: Face, line: Line, em: float) -> Line:
    """The line with … at its end, shortened until it fits."""
    text = line.text
    while text and sum(map(face.widths.__getitem__, text + "…")) + line.indent * 1000 > em:
        text = text[:-1]
    text += "…"
    return replace(line, text=text, width=sum(map(face.widths.__getitem__, text)), last=True)
