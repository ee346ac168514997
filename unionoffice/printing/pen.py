"""The pen: draws words, lines, squares and photos on pages in mm from the top left corner, and hands back the PDF.

Data is never mark-up: every text is set letter by letter as it is.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Literal

from reportlab.pdfbase import pdfmetrics

from unionoffice.printing import document, fonts
from unionoffice.printing.document import Sheets
from unionoffice.printing.fonts import Face, Role
from unionoffice.printing.paper import A4, POINT, Area, Offset, Paper, Printed, Report
from unionoffice.printing.wrap import Fitted, Line

Align = Literal["left", "center", "right", "justify"]
Place = Literal["top", "middle", "bottom"]

ASCENT = 0.88
"""Em from the top of a line of hanzi to its baseline."""
LONGEST_LINE = 300
"""Letters: no page is wider; what is not fitted into an area is cut here and reported."""
WIDEST_STRETCH = 0.12
"""Em that may be put between letters to make a line end at the margin; beyond that it stays ragged."""

_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"} | {chr(code): " " for code in (*range(32), 127)})


class Pen:
    """Draws one document. `sink` receives the file where it is not wanted as bytes (long jobs with photos)."""

    def __init__(
        self,
        *,
        title: str,
        author: str = "",
        subject: str = "",
        paper: Paper = A4,
        offset: Offset | None = None,
        sink: IO[bytes] | None = None,
    ) -> None:
        self.paper = paper
        self.page = 1
        self.report = Report()
        self._offset = offset or Offset()
        self._sink = sink
        self._own_sink = io.BytesIO()
        base = fonts.face("song").font(0)
        size = (paper.width * POINT, paper.height * POINT)
        self._canvas = Sheets(self._own_sink, size, base.fontName)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author or "UnionOffice")
        self._canvas.setSubject(subject or title)
        self._canvas.setCreator("UnionOffice 工会工作台")
        self._codes: dict[str, dict[str, tuple[str, str]]] = {}
        self._ascii: dict[str, str] = {}
        self._pictures: dict[str, str] = {}
        self._height = paper.height * POINT
        self._begin()

    def _begin(self) -> None:
        """Every page starts with the printer's own correction, if there is one."""
        self._canvas.setLineCap(2)
        if self._offset == Offset():
            return
        x, y = 1 + self._offset.scale_x / 1000, 1 + self._offset.scale_y / 1000
        left = self._offset.dx * POINT
        down = self._height * (1 - y) - self._offset.dy * POINT
        self.draw(f"{x:.5f} 0 0 {y:.5f} {left:.3f} {down:.3f} cm")

    def new_page(self, paper: Paper | None = None) -> None:
        """Ends this page and begins the next, on the same paper unless another is given."""
        self._canvas.showPage()
        if paper is not None and paper != self.paper:
            self.paper = paper
            self._height = paper.height * POINT
            self._canvas.setPageSize((paper.width * POINT, self._height))
        self.page += 1
        self._begin()

    def finish(self) -> Printed:
        """Ends the document. The bytes are empty where a sink was given: it holds the file then."""
        self._canvas.showPage()
        document.save(self._canvas, self._sink or self._own_sink)
        return Printed(b"" if self._sink is not None else self._own_sink.getvalue(), self.page, self.report)

    def draw(self, operators: str) -> None:
        """Puts PDF operators into the page as they are (points from the bottom left corner)."""
        self._canvas.write(operators)

    def up(self, y: float) -> float:
        """Points from the bottom of the page for mm from its top."""
        return self._height - y * POINT

    def shown(self, face: Face, text: str, size: float) -> str:
        """The operators that show a text where the text position stands; missing characters are reported."""
        if text.isascii():
            name = self._ascii.get(face.role) or self._ascii_font(face)
            return f"{name} {size:g} Tf ({text if text.isalnum() else text.translate(_ESCAPES)}) Tj"
        parts: list[str] = []
        current, letters = "", ""
        for font, piece in face.runs(text):
            codes = self._codes.get(font)
            if codes is None:
                codes = self._codes[font] = _Codes(self._canvas, font)
            for character in piece:
                name, code = codes[character]
                if name != current:
                    if letters:
                        parts.append(f"{current} {size:g} Tf <{letters}> Tj")
                    current, letters = name, code
                else:
                    letters += code
        if letters:
            parts.append(f"{current} {size:g} Tf <{letters}> Tj")
        if face.lost and not face.lost.isdisjoint(text):
            self.report.add_missing(face.missing(text), text)
        return " ".join(parts)

    def _ascii_font(self, face: Face) -> str:
        """The PDF name of the face's first font; its first subset has ASCII under its own codes."""
        name = self._ascii[face.role] = face.font(0).getSubsetInternalName(0, self._canvas.document)
        return name

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: Role = "song",
        size: float = 10.5,
        align: Align = "left",
        spacing: float = 0.0,
    ) -> None:
        """One line, baseline at `y`; `x` is its left end, middle or right end; `spacing` points go between letters."""
        if len(text) > LONGEST_LINE:
            self.report.add_overflow(text[:10], text, self.page)
            text = text[:LONGEST_LINE] + "…"
        if not text:
            return
        chosen = fonts.face(face)
        left = x * POINT
        if align in ("center", "right"):
            width = chosen.width(text, size) + spacing * (len(text) - 1)
            left -= width / 2 if align == "center" else width
        gap, back = (f"{spacing:.3f} Tc ", " 0 Tc") if spacing else ("", "")
        self.draw(f"BT {gap}1 0 0 1 {left:.2f} {self.up(y):.2f} Tm {self.shown(chosen, text, size)}{back} ET")

    def width(self, text: str, face: Role = "song", size: float = 10.5) -> float:
        """The width in mm of the text on one line."""
        return fonts.face(face).width(text, size) / POINT

    def spread(self, area: Area, text: str, width: float, face: Role = "song", size: float = 10.5) -> None:
        """A short label drawn out to `width` mm in the middle of the area, so that labels of 2 to 4 letters line up."""
        natural = self.width(text, face, size)
        spacing = (width - natural) * POINT / (len(text) - 1) if len(text) > 1 else 0.0
        baseline = area.y + area.h / 2 + (ASCENT - 0.5) * size / POINT
        self.text(area.x + area.w / 2, baseline, text, face, size, "center", max(spacing, 0.0))

    def block(
        self, area: Area, fitted: Fitted, face: Role, align: Align = "center", place: Place = "middle", text: str = ""
    ) -> None:
        """Fitted lines in their area. Where the text was cut, `text` goes into the report under the area's name."""
        if not fitted.complete:
            self.report.add_overflow(area.name, text, self.page)
        chosen = fonts.face(face)
        size, leading = fitted.size, fitted.leading
        height = len(fitted.lines) * leading
        top = self.up(area.y)
        if place == "middle":
            top -= (area.h * POINT - height) / 2
        elif place == "bottom":
            top -= area.h * POINT - height
        baseline = top - (leading - size) / 2 - ASCENT * size
        operators = ["BT"]
        for line in fitted.lines:
            if line.text:
                left, spacing = _left(line, area, size, align)
                shown = self.shown(chosen, line.text, size)
                operators.append(f"{spacing:.3f} Tc 1 0 0 1 {left:.2f} {baseline:.2f} Tm {shown}")
            baseline -= leading
        self.draw(" ".join([*operators, "0 Tc ET"]))

    def lines(self, segments: Iterable[tuple[float, float, float, float]], width: float = 0.5) -> None:
        """Straight lines x1, y1, x2, y2 in mm, `width` points thick."""
        paths = " ".join(
            f"{x1 * POINT:.2f} {self.up(y1):.2f} m {x2 * POINT:.2f} {self.up(y2):.2f} l" for x1, y1, x2, y2 in segments
        )
        if paths:
            self.draw(f"{width:g} w {paths} S")

    def dashes(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.6) -> None:
        """A dashed line, to cut or tear along."""
        self.draw(
            f"q 0 J [4 3] 0 d {width:g} w {x1 * POINT:.2f} {self.up(y1):.2f} m {x2 * POINT:.2f} {self.up(y2):.2f} l S Q"
        )

    def frame(self, area: Area, width: float = 0.5) -> None:
        """The area's outline, `width` points thick."""
        self.draw(f"{width:g} w {self._rectangle(area)} S")

    def shade(self, area: Area, grey: float = 0.94) -> None:
        """Fills the area; 0 is black, 1 white."""
        self.draw(f"q {grey:g} g {self._rectangle(area)} f Q")

    def _rectangle(self, area: Area) -> str:
        bottom = self.up(area.y + area.h)
        return f"{area.x * POINT:.2f} {bottom:.2f} {area.w * POINT:.2f} {area.h * POINT:.2f} re"

    def tick_box(self, x: float, y: float, size: float, *, ticked: bool) -> None:
        """A square to tick, as high as hanzi of `size` points whose baseline is `y`; drawn, for no font has it."""
        side = 0.86 * size
        left, bottom = x * POINT, self.up(y) - 0.1 * size
        self.draw(f"0.6 w {left:.2f} {bottom:.2f} {side:.2f} {side:.2f} re S")
        if ticked:
            points = [
                (left + side * right, bottom + side * high) for right, high in ((0.18, 0.5), (0.42, 0.2), (0.85, 0.82))
            ]
            (a, b), (c, d), (e, f) = points
            self.draw(f"q 1 J 1 j 1.1 w {a:.2f} {b:.2f} m {c:.2f} {d:.2f} l {e:.2f} {f:.2f} l S Q")

    def photo(self, area: Area, jpeg: bytes) -> bool:
        """A JPEG filling the area, its surplus cut off; False and a line in the report where it is none."""
        size = document.jpeg_size(jpeg)
        if size is None:
            self.report.photos.append(area.name)
            return False
        self.picture(area, hashlib.sha256(jpeg).hexdigest()[:32], size, lambda: jpeg)
        return True

    def picture(self, area: Area, key: str, size: tuple[int, int], load: Callable[[], bytes]) -> None:
        """As `photo`, the bytes fetched when the file is written; `key` is letters and digits, one per picture."""
        name = self._pictures.get(key)
        if name is None:
            name = self._pictures[key] = self._canvas.add_picture(key, load)
        self._canvas.use(key)
        width, height = area.w * POINT, area.h * POINT
        scale = max(width / size[0], height / size[1])
        wide, high = size[0] * scale, size[1] * scale
        left = area.x * POINT - (wide - width) / 2
        bottom = self.up(area.y + area.h) - (high - height) / 2
        self.draw(f"q {self._rectangle(area)} W n {wide:.3f} 0 0 {high:.3f} {left:.3f} {bottom:.3f} cm /{name} Do Q")

    @contextmanager
    def stencil(self, name: str) -> Iterator[None]:
        """What the block draws is kept once in the file under `name` (letters and digits), for `stamp`."""
        self._canvas.beginForm(name)
        self._canvas.setLineCap(2)
        try:
            yield
        finally:
            self._canvas.endForm()

    def stamp(self, name: str, x: float = 0.0, y: float = 0.0) -> None:
        """Puts a stencil on the page, moved right and down by mm."""
        self.draw(f"q 1 0 0 1 {x * POINT:.3f} {-y * POINT:.3f} cm")
        self._canvas.doForm(name)
        self.draw("Q")


def _left(line: Line, area: Area, size: float, align: Align) -> tuple[float, float]:
    """Where a line begins, in points from the page's left edge, and the points put between its letters."""
    room, width = area.w * POINT, line.width * size / 1000
    left = area.x * POINT + line.indent * size
    if align == "center":
        return left + (room - width) / 2, 0.0
    if align == "right":
        return left + room - width, 0.0
    if align == "justify" and not line.last and len(line.text) > 1:
        spacing = (room - line.indent * size - width) / (len(line.text) - 1)
        return left, spacing if 0 <= spacing <= WIDEST_STRETCH * size else 0.0
    return left, 0.0


class _Codes(dict[str, tuple[str, str]]):
    """Character → the PDF name of the font subset that has it in this document, and its code there in hexadecimal."""

    def __init__(self, canvas: Sheets, font: str) -> None:
        super().__init__()
        self._font: Any = pdfmetrics.getFont(font)
        self._document = canvas.document

    def __missing__(self, character: str) -> tuple[str, str]:
        [(subset, code)] = self._font.splitString(character, self._document)
        found = self[character] = (self._font.getSubsetInternalName(subset, self._document), code.hex())
        return found
