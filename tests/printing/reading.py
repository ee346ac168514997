"""What the printing tests read back from a page."""

from __future__ import annotations

from typing import Any

import pypdfium2

from unionoffice.printing import Area
from unionoffice.printing.paper import POINT
from unionoffice.printing.preview import page_count, page_text


def words(pdf: bytes, page: int = 0) -> str:
    """The page's text without the breaks and blanks that come from where it stands."""
    return "".join(page_text(pdf, page).split())


def all_words(pdf: bytes) -> str:
    return "".join(words(pdf, page) for page in range(page_count(pdf)))


def letters_in(pdf: bytes, area: Area, page: int = 0) -> str:
    """The letters whose ink touches the area, in the order of the page."""
    document: Any = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    height = sheet.get_height()
    text = sheet.get_textpage()
    found = ""
    for place in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(place)
        x1, x2 = left / POINT, right / POINT
        y1, y2 = (height - top) / POINT, (height - bottom) / POINT
        if x2 > area.x and x1 < area.x + area.w and y2 > area.y and y1 < area.y + area.h:
            found += text.get_text_range(place, 1)
    text.close()
    sheet.close()
    document.close()
    return "".join(found.split())


def dark(pdf: bytes, x: float, y: float, dpi: int = 300, page: int = 0, reach: int = 0) -> bool:
    """Whether there is ink at this place in mm, or within `reach` dots of it."""
    from unionoffice.printing.preview import page_pixels

    width, height, stride, rgb = page_pixels(pdf, page, dpi)
    column, row = round(x * dpi / 25.4), round(y * dpi / 25.4)
    return any(
        rgb[r * stride + c * 3] < 128
        for r in range(max(row - reach, 0), min(row + reach + 1, height))
        for c in range(max(column - reach, 0), min(column + reach + 1, width))
    )
