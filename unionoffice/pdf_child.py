"""Looks at one PDF in a process of its own, with little memory and time, and says in one JSON line what it is.

The parent (`scan_intake.py`) starts it with `-I -S`. On stdin stand one JSON line with the limits and then the PDF; every
page is opened and painted once, small: what would bring PDFium down does so here and not in the clerk's window.
"""

from __future__ import annotations

import json
import sys
from typing import Any

PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD of PDFium."""
SHORTEST = 1.0
"""Points: a page narrower than this is no page."""


def main() -> None:
    """Answers one task: `{"pages": n}`, or `{"refused": "locked" | "unreadable" | "too_many" | "empty"}`."""
    task = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    from unionoffice.exchange.reader_child import limit_memory

    limit_memory(task["memory"], task["seconds"])
    try:
        said = look_at(content, task["pages"], task["dots"])
    except MemoryError:
        said = {"refused": "unreadable"}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
    sys.stdout.buffer.flush()


def look_at(content: bytes, most: int, dots: int) -> dict[str, Any]:
    """What the PDF is, every page of it painted with `dots` along its longer side."""
    import pypdfium2
    import pypdfium2.raw

    pdfium: Any = pypdfium2
    raw: Any = pypdfium2.raw
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        locked = raw.FPDF_GetLastError() == PASSWORD_ERROR
        return {"refused": "locked" if locked else "unreadable"}
    pages = len(document)
    if not pages:
        return {"refused": "empty"}
    if pages > most:
        return {"refused": "too_many"}
    try:
        for place in range(pages):
            page = document[place]
            width, height = page.get_size()
            if min(width, height) < SHORTEST:
                return {"refused": "unreadable"}
            page.render(scale=dots / max(width, height)).close()
            page.close()
    except pdfium.PdfiumError:
        return {"refused": "unreadable"}
    return {"pages": pages}
