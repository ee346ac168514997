"""The PDF file as ReportLab writes it, mended where it errs, and written out as it is made.

Mended: characters beyond the BMP could not be copied or searched; JPEGs were held in memory and decoded.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfutils, ttfonts
from reportlab.pdfgen.canvas import Canvas

_saving = threading.Lock()


def mend() -> None:
    """ReportLab writes no ASCII85 and maps every glyph to its true character from now on."""
    rl_config.useA85 = 0
    module: Any = ttfonts
    module.makeToUnicodeCMap = to_unicode


def to_unicode(font_name: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of one font subset: UTF-16BE, in blocks of at most 100 as the CMap format wants."""
    pairs = [f"<{place:02X}> <{utf16(code)}>" for place, code in enumerate(subset)]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{max(len(subset) - 1, 0):02X}>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def utf16(code: int) -> str:
    """A code point in UTF-16BE as hexadecimal digits; a lone surrogate as the replacement character."""
    if 0xD800 <= code <= 0xDFFF:
        code = 0xFFFD
    return chr(code).encode("utf-16-be").hex().upper()


class Sheets(Canvas):
    """ReportLab's canvas with a door to what it keeps to itself: its operators, its document, its pictures."""

    _code: list[str]
    _doc: Any
    _formsinuse: list[str]

    def __init__(self, sink: IO[bytes], size: tuple[float, float], font: str) -> None:
        mend()
        options: dict[str, Any] = {"pageCompression": 1, "invariant": 1, "initialFontName": font, "lang": "zh-CN"}
        super().__init__(sink, pagesize=size, **options)

    @property
    def document(self) -> Any:
        """The document, by which fonts know which of their characters it uses."""
        return self._doc

    def write(self, operators: str) -> None:
        """Puts page operators where the drawing stands now."""
        self._code.append(operators)

    def add_picture(self, key: str, load: Callable[[], bytes]) -> str:
        """Makes a JPEG known under a key of letters and digits; returns its PDF name for `use`."""
        picture = LazyJPEG(key, load)
        name = str(self._doc.getXObjectName(key))
        self._doc.Reference(picture, name)
        self._doc.addForm(key, picture)
        return name

    def use(self, key: str) -> None:
        """The picture belongs to this page's resources."""
        self._formsinuse.append(key)


def save(canvas: Canvas, sink: IO[bytes]) -> None:
    """Writes the canvas's document into the sink, object by object; photos are fetched one at a time.

    One document at a time: fonts are shared between documents, and ReportLab reads their files with one position.
    """
    with _saving, _streaming(sink):
        canvas.save()


@contextmanager
def _streaming(sink: IO[bytes]) -> Iterator[None]:
    class File(pdfdoc.PDFFile):
        def __init__(self, pdf_version: Any = pdfdoc.PDF_VERSION_DEFAULT) -> None:
            super().__init__(pdf_version)
            for part in self.strings:
                sink.write(part)
            self.strings = []
            self.write: Any = sink.write

        def format(self, document: Any) -> bytes:
            return b""

    module: Any = pdfdoc
    usual = module.PDFFile
    module.PDFFile = File
    try:
        yield
    finally:
        module.PDFFile = usual


class LazyJPEG(pdfdoc.PDFImageXObject):
    """A JPEG whose bytes are fetched when the file is written and forgotten at once."""

    def __init__(self, name: str, load: Callable[[], bytes]) -> None:
        super().__init__(name)
        self._load = load

    def format(self, document: Any) -> bytes:
        """The image object; the JPEG goes in as it is, never decoded."""
        self.loadImageFromJPEG(io.BytesIO(self._load()))
        try:
            return bytes(super().format(document))
        finally:
            self.streamContent: Any = None


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG in dots; None where the bytes are no JPEG that a PDF may hold."""
    if data[:2] != b"\xff\xd8":
        return None
    try:
        info: Any = pdfutils.readJPEGInfo(io.BytesIO(data))
        width, height, colours = info[:3]
    except Exception:  # whatever ReportLab's reader trips over in a damaged file: it is no photo to us
        return None
    return (int(width), int(height)) if width and height and colours in (1, 3) else None
