"""A PDF's pages as dots and as text, through PDFium; the window shows and prints them, tests read them back."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw

from unionoffice.errors import Trouble
from unionoffice.printing.paper import POINT, Paper
from unionoffice.wording import _

pdfium: Any = pypdfium2
pdfium_c: Any = pypdfium2.raw

BAND = 512
"""Rows of dots at a time: a whole page at 600 dpi would be 104 MB."""

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Pixels:
    """Dots of a page, three bytes each (red, green, blue), from row `top` on; `stride` is the bytes of a row."""

    top: int
    width: int
    height: int
    stride: int
    rgb: bytes


def page_count(pdf: bytes | Path) -> int:
    """How many pages it has. Raises Trouble where it is no PDF."""
    with _opened(pdf) as document:
        return len(document)


def page_size(pdf: bytes | Path, page: int) -> Paper:
    """The page's width and height in mm; pages count from 0."""
    with _opened(pdf) as document:
        width, height = document.get_page_size(page)
    return Paper(round(width / POINT, 2), round(height / POINT, 2))


def page_pixels(pdf: bytes | Path, page: int, dpi: float) -> tuple[int, int, int, bytes]:
    """The whole page: width and height in dots, bytes a row, and the dots as RGB on white; pages count from 0."""
    with _opened(pdf) as document, _page(document, page) as opened:
        dots = _rendered(opened, dpi, 0, None)
    return dots.width, dots.height, dots.stride, dots.rgb


def page_bands(pdf: bytes | Path, page: int, dpi: float, rows: int = BAND) -> Iterator[Pixels]:
    """The page in bands from the top, for printing at a fine resolution in little memory; pages count from 0."""
    top, height = 0, 1
    while top < height:
        with _opened(pdf) as document, _page(document, page) as opened:
            height = ceil(opened.get_height() * dpi / 72)
            band = _rendered(opened, dpi, top, min(rows, height - top))
        yield band
        top += rows


def page_text(pdf: bytes | Path, page: int) -> str:
    """The words on the page as one may copy them; pages count from 0."""
    with _opened(pdf) as document, _page(document, page) as opened:
        words = opened.get_textpage()
        try:
            return str(words.get_text_range()).replace("\r\n", "\n")
        finally:
            words.close()


@contextmanager
def _opened(pdf: bytes | Path) -> Iterator[Any]:
    """The document, closed afterwards; PDFium serves one thread at a time."""
    with _one_at_a_time:
        try:
            document = pdfium.PdfDocument(pdf)
        except (pdfium.PdfiumError, OSError) as error:
            raise Trouble("no_pdf", _("无法打开这份打印文件；您的数据没有改变。请重新生成后再试。")) from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def _page(document: Any, number: int) -> Iterator[Any]:
    page = document[number]
    try:
        yield page
    finally:
        page.close()


def _rendered(page: Any, dpi: float, top: int, rows: int | None) -> Pixels:
    """Rows of the page from `top` on; all of them where `rows` is None."""
    width, height = ceil(page.get_width() * dpi / 72), ceil(page.get_height() * dpi / 72)
    rows = height if rows is None else rows
    bitmap = pdfium.PdfBitmap.new_native(width, rows, pdfium_c.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, rows)
        flags = pdfium_c.FPDF_REVERSE_BYTE_ORDER | pdfium_c.FPDF_PRINTING
        pdfium_c.FPDF_RenderPageBitmap(bitmap.raw, page.raw, 0, -top, width, height, 0, flags)
        data = ctypes.string_at(pdfium_c.FPDFBitmap_GetBuffer(bitmap.raw), bitmap.stride * rows)
        return Pixels(top, width, rows, int(bitmap.stride), data)
    finally:
        bitmap.close()
