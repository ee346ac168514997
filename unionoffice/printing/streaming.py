"""Pages written as they are made: a ReportLab canvas that keeps neither pages nor photos in memory.

ReportLab's own document holds every page and every picture until the end and then joins the whole file in memory.
Here each page, its content and its photos go to the sink when the page ends; fonts and forms follow at the end.
Nothing global is replaced, so several documents may be in the making at once.
"""

from __future__ import annotations

import io
import zlib
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from reportlab.pdfbase import pdfdoc, pdfutils
from reportlab.pdfgen.canvas import Canvas

from unionoffice.printing import document
from unionoffice.printing.paper import POINT, Paper

PAGES_A_NODE = 64
"""Pages under one branch of the page tree: a viewer finds page 20,000 without reading the 19,999 before it."""

_COLOURS = {1: "/DeviceGray", 3: "/DeviceRGB"}


class NotAPhoto(ValueError):
    """What was given as a JPEG photo cannot be read as one."""


class StreamedCanvas(Canvas):
    """A canvas whose pages are at `sink` when `showPage` returns; `finish` writes what they share.

    Page content, forms and drawing are ReportLab's; `write` adds operators as they are. The same calls give the same
    bytes. Annotations, shadings and spot colours are refused with ValueError.
    """

    _doc: _StreamedDocument
    _code: list[str]
    _formsinuse: list[str]
    _annotationrefs: list[Any]
    _shadingUsed: dict[Any, Any]
    _colorsUsed: dict[Any, Any]
    _preamble: str
    _pagesize: tuple[float, float]
    _extgstate: Any
    _startPage: Callable[[], None]

    def __init__(self, sink: IO[bytes], *, paper: Paper, title: str, font: str) -> None:
        """`font` is a registered font that will be used, so that ReportLab lists none of its own."""
        document.mend()
        options: dict[str, Any] = {"invariant": 1, "initialFontName": font, "pageCompression": 1}
        super().__init__(sink, pagesize=(paper.width * POINT, paper.height * POINT), **options)
        self._sink = sink
        self._doc = _StreamedDocument(sink)
        self.setTitle(title)
        self.setAuthor("")
        self.setSubject("")
        self.setCreator("工会工作台")

    @property
    def document(self) -> pdfdoc.PDFDocument:
        """The document as fonts want it, to keep apart which of their characters it uses."""
        return self._doc

    def write(self, operators: str) -> None:
        """Puts page operators, in ASCII, where the drawing stands now."""
        self._code.append(operators)

    @contextmanager
    def drawn_once(self, name: str, width: float, height: float) -> Iterator[str]:
        """What is drawn in the block stands once in the file; yields the operators that paint it on a page.

        Width and height in points. A page that paints it says so by `uses`.
        """
        # ReportLab forgets what an empty page already painted when a form is drawn in between.
        painted, self._formsinuse = self._formsinuse, []
        self.beginForm(name, 0, 0, width, height)
        yield f"/{self._doc.getXObjectName(name)} Do"
        self.endForm()
        self._formsinuse = painted

    def uses(self, *names: str) -> None:
        """The page now being made paints these drawings."""
        self._formsinuse.extend(name for name in names if name not in self._formsinuse)

    def photo(self, key: str, load: Callable[[], bytes]) -> tuple[str, int, int]:
        """The operand by which `write` may paint a JPEG on this page, its width and its height in pixels.

        `load` is called once for each key in a document, now, and what it returned is at the sink afterwards.
        Raises NotAPhoto.
        """
        return self._doc.photo(key, load)

    def showPage(self) -> None:
        """The page is at the sink; the next one begins. Raises ValueError for what a streamed page cannot hold."""
        if self._annotationrefs or self._shadingUsed or self._colorsUsed:
            raise ValueError("a streamed page holds text, lines, forms and photos only")
        content = "\n".join((self._preamble, *self._code, ""))
        self._doc.add(self._pagesize, content, self._formsinuse, self._extgstate.getState())
        self._startPage()

    def finish(self) -> int:
        """Writes fonts and forms; the file is complete afterwards. Returns how many pages it has."""
        document.save(self, self._sink)
        return self._doc.pageCounter - 1


class _StreamedDocument(pdfdoc.PDFDocument):
    """A document that knows where each object stands in the file, and forgets the objects themselves."""

    Catalog: Any

    def __init__(self, sink: IO[bytes]) -> None:
        super().__init__(compression=1, invariant=1, lang="zh-CN")
        self._sink = sink
        self._place = 0
        self._places = array("Q", [0])
        self._photos: dict[str, tuple[int, int, int]] = {}
        self._photos_in_use: dict[str, int] = {}
        self._fonts = self.idToObjectNumberAndVersion[pdfdoc.BasicFonts][0]
        self._tree = _PageTree(self)
        self.Pages = self.Catalog.Pages = self._tree
        # The four high bytes of the comment tell programs that carry files that this one is not text.
        self._write(b"%PDF-1.4\n%\xe5\xb7\xa5\xe4\n")

    def reference(self, element: pdfdoc.PDFObject) -> Any:
        """What other objects refer to this one by; it is written when the document is saved."""
        return self.Reference(element)  # type: ignore[no-untyped-call]

    def number(self) -> int:
        """A number for an object that nothing refers to by name."""
        self.objectcounter += 1
        return self.objectcounter

    def put(self, number: int, body: bytes) -> None:
        """Writes one object."""
        while len(self._places) <= number:
            self._places.append(0)
        self._places[number] = self._place
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def photo(self, key: str, load: Callable[[], bytes]) -> tuple[str, int, int]:
        """See `StreamedCanvas.photo`."""
        if key not in self._photos:
            jpeg = load()
            width, height, colours = _measured(jpeg)
            number = self.number()
            self.put(
                number,
                b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace %b "
                b"/Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream"
                % (width, height, colours.encode(), len(jpeg), jpeg),
            )
            self._photos[key] = number, width, height
        number, width, height = self._photos[key]
        self._photos_in_use[f"P{number}"] = number
        return f"/P{number}", width, height

    def add(self, size: tuple[float, float], content: str, forms: list[str], state: Any) -> None:
        """Writes a page: its size in points, its operators, the forms and the graphics state they name."""
        numbers = self._photos_in_use
        for name in map(self.getXObjectName, forms):
            numbers[name] = self.idToObjectNumberAndVersion[name][0]
        objects = b" ".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in numbers.items())
        numbers.clear()
        extra = b" /ExtGState %b" % self._formatted(state) if state else b""
        packed = zlib.compress(content.encode("ascii"))
        self.updateSignature(packed)
        stream, leaf = self.number(), self.number()
        self.put(stream, b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed))
        self.put(
            leaf,
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %.3f %.3f] /Contents %d 0 R\n"
            b"/Resources << /Font %d 0 R%b /XObject << %b >> >> >>"
            % (self._tree.parent_of(leaf), *size, stream, self._fonts, extra, objects),
        )
        self.pageCounter += 1
        self.inObject = None

    def format(self) -> bytes:
        """Writes fonts, forms and the table of contents; ReportLab asks for it when the document is saved."""
        self._tree.close()
        root, info = self.reference(self.Catalog), self.reference(self.info)
        number = 0
        while number < self.objectcounter:  # an object may call for others while it is written
            number += 1
            if number >= len(self._places) or not self._places[number]:
                self.put(number, self._formatted(self.idToObject[self.numberToId[number]], toplevel=True))
        start, count = self._place, len(self._places)
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        self._write(b"".join(b"%010d 00000 n \n" % place for place in self._places[1:]))
        trailer = pdfdoc.PDFTrailer(start, Size=count, Root=root, Info=info, ID=self.ID())
        self._write(self._formatted(trailer))
        return b""

    def _formatted(self, element: Any, *, toplevel: bool = False) -> bytes:
        return bytes(pdfdoc.format(element, self, toplevel=toplevel))

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._place += len(data)


class _PageTree(pdfdoc.PDFCatalog):
    """The pages in branches of 64, each branch written when it is full."""

    def __init__(self, document: _StreamedDocument) -> None:
        self._document = document
        self._branches: list[int] = []
        self._leaves: list[int] = []
        self._count = 0
        self._root = document.idToObjectNumberAndVersion[document.reference(self).name][0]

    def parent_of(self, leaf: int) -> int:
        """The branch this page, the last so far, hangs on."""
        if len(self._leaves) == PAGES_A_NODE:
            self.close()
        if not self._leaves:
            self._branches.append(self._document.number())
        self._leaves.append(leaf)
        self._count += 1
        return self._branches[-1]

    def close(self) -> None:
        """Writes the branch that is open, if any."""
        if self._leaves:
            kids = b" ".join(b"%d 0 R" % leaf for leaf in self._leaves)
            self._document.put(
                self._branches[-1],
                b"<< /Type /Pages /Parent %d 0 R /Count %d /Kids [%b] >>" % (self._root, len(self._leaves), kids),
            )
            self._leaves.clear()

    def format(self, document: Any) -> bytes:
        """The root of the tree."""
        kids = b" ".join(b"%d 0 R" % branch for branch in self._branches)
        return b"<< /Type /Pages /Count %d /Kids [%b] >>" % (self._count, kids)


def _measured(jpeg: bytes) -> tuple[int, int, str]:
    """Width and height in pixels and the PDF colour space of a JPEG. Raises NotAPhoto."""
    size = document.jpeg_size(jpeg)
    if size is None:
        raise NotAPhoto("no JPEG a page can hold")
    info: Any = pdfutils.readJPEGInfo(io.BytesIO(jpeg))
    return (*size, _COLOURS[info[2]])
