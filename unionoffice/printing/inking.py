"""Text as page operators, each character worked out once a document: so that twenty thousand cards take seconds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument

from unionoffice.printing import fonts
from unionoffice.printing.fonts import Face, Role
from unionoffice.printing.paper import Report
from unionoffice.printing.streaming import StreamedCanvas

_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


class Ink:
    """One face at one size on one canvas; what no font has goes into the report. Sizes and widths are in points."""

    def __init__(self, canvas: StreamedCanvas, role: Role, size: float, report: Report) -> None:
        self.face = fonts.face(role)
        self.size = size
        self._document = canvas.document
        self._report = report
        self._ascii = f"{self.face.font(0).getSubsetInternalName(0, self._document)} {size:g} Tf"
        self._letter = _Letters(self._document, self.face, size).__getitem__

    def show(self, text: str) -> str:
        """Operators, within BT … ET, that show the text where the pen stands."""
        if text.isascii() and text.isprintable():
            return f"{self._ascii} ({text.translate(_ESCAPES)}) Tj"  # a font's first subset has ASCII as it is
        shown, current, codes = "", "", ""
        try:
            for font, code in map(self._letter, text):
                if font != current:
                    if codes:
                        shown += f"{current} <{codes}> Tj "
                    current, codes = font, code
                else:
                    codes += code
        except KeyError:
            return self._borrowing(text)
        return f"{shown}{current} <{codes}> Tj"

    def show_grouped(self, groups: Iterable[str], gap: float) -> str:
        """Shows plain digits in groups set apart by `gap` em; whoever copies or searches them finds no blanks."""
        set_apart = f") {-1000 * gap:g} (".join(groups)
        return f"/Span <</ActualText ({''.join(groups)})>> BDC {self._ascii} [({set_apart})] TJ EMC"

    def width(self, text: str) -> float:
        """How wide the text is on one line, in points."""
        return self.face.width(text, self.size)

    def _borrowing(self, text: str) -> str:
        """The same for a text of which the first font lacks some characters."""
        shown = []
        for name, part in self.face.runs(text):
            font: Any = pdfmetrics.getFont(name)
            for subset, codes in font.splitString(part, self._document):
                operand = font.getSubsetInternalName(subset, self._document)
                shown.append(f"{operand} {self.size:g} Tf <{codes.hex()}> Tj")
        if self.face.lost and not self.face.lost.isdisjoint(text):
            self._report.add_missing(self.face.missing(text), text)
        return " ".join(shown)


class _Letters(dict[str, tuple[str, str]]):
    """Character → operator that chooses its font, and its code there, if the first font has it; else KeyError."""

    def __init__(self, document: PDFDocument, face: Face, size: float) -> None:
        super().__init__()
        self._document = document
        self._face = face
        self._size = f"{size:g}"

    def __missing__(self, character: str) -> tuple[str, str]:
        font = self._face.font(0)
        if self._face.runs(character) != [(font.fontName, character)]:
            raise KeyError(character)
        [(subset, code)] = font.splitString(character, self._document)
        operand = font.getSubsetInternalName(subset, self._document)
        found = self[character] = f"{operand} {self._size} Tf", code.hex()
        return found


class Inks:
    """The inks of one document, each made when first asked for."""

    def __init__(self, canvas: StreamedCanvas, report: Report) -> None:
        self.report = report
        self._canvas = canvas
        self._inks: dict[tuple[Role, float], Ink] = {}

    def __call__(self, role: Role, size: float) -> Ink:
        """The face of this role at this size."""
        ink = self._inks.get((role, size))
        if ink is None:
            ink = self._inks[role, size] = Ink(self._canvas, role, size, self.report)
        return ink
