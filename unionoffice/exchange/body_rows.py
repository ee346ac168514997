"""Writes the rows of a large sheet as the sheet's own XML: a third of the time XlsxWriter takes cell by cell.

XlsxWriter keeps styles, headings, page set-up and the package; the rows go straight into the file it collects them in.
Text is always an inline string, whatever it looks like; only days, whole numbers and money are numbers, and no cell is
ever a formula.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from unionoffice.errors import Refused
from unionoffice.exchange.sheet_rows import letters
from unionoffice.fields import Kind
from unionoffice.wording import _

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767
"""UTF-16 units one cell can hold."""
FIRST_DAY = datetime.date(1900, 3, 1)
"""Before this day spreadsheet programs disagree on dates; such days are written as text."""
LIVE = ("=", "+", "-", "@", "\t", "\r")
"""How texts begin that a spreadsheet program would run when a person edits the cell."""
_DAY_ZERO = 693_594
"""The ordinal of the day spreadsheets count from, from March 1900 on (they take 1900 for a leap year)."""
_MARKS = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\s|\s\Z")
"""What cannot stand in the XML as it is: mark-up, control characters, what a reader takes for one, blanks at the ends."""
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)")

Cell = Callable[[str, Any], str]


class BodyRows:
    """The rows below a sheet's heading, one after the other; `style_of(kind, quoted)` gives a cell's format."""

    def __init__(
        self, sheet: Worksheet, first: int, kinds: Sequence[Kind], style_of: Callable[[Kind, bool], Format]
    ) -> None:
        self._sheet, self._next = sheet, first
        # XlsxWriter writes a row when the next one begins; it must have let go of the heading before ours follow.
        sheet._write_single_row(first)  # noqa: SLF001 - its version is pinned, and the tests read what comes out
        self._cells = [_cell_of(place, kind, style_of) for place, kind in enumerate(kinds)]
        self._width = len(kinds)

    def add(self, values: Sequence[Any]) -> None:
        """One row more; None and empty text leave their cell out. Raises Refused("too_long")."""
        number = str(self._next + 1)
        cells = [
            cell(number, value)
            for cell, value in zip(self._cells, values, strict=True)
            if value is not None and value != ""
        ]
        if cells:
            file = self._sheet.row_data_fh
            assert file is not None, "the workbook holds rows in memory; it must be made for rows in order"
            file.write(f'<row r="{number}">{"".join(cells)}</row>')
            self._sheet._check_dimensions(self._next, self._width - 1)  # noqa: SLF001 - the same
        self._next += 1


def _cell_of(place: int, kind: Kind, style_of: Callable[[Kind, bool], Format]) -> Cell:
    """What writes the values of one column."""
    column = letters(place)
    words = Kind.TEXT if kind in (Kind.WHOLE, Kind.MONEY) else kind
    usual, plain, quoted = (_number_of(style_of(*style)) for style in ((kind, False), (words, False), (words, True)))

    def number(row: str, value: float) -> str:
        return f'<c r="{column}{row}" s="{usual}"><v>{value:.16G}</v></c>'

    def text(row: str, value: Any) -> str:
        said = value if type(value) is str else str(value)
        style = quoted if said.startswith(LIVE) else plain
        return f'<c r="{column}{row}" s="{style}" t="inlineStr"><is>{inline(said)}</is></c>'

    def day(row: str, value: Any) -> str:
        serial = _serial(value)
        return text(row, value) if serial is None else number(row, serial)

    def whole(row: str, value: Any) -> str:
        return number(row, value) if isinstance(value, int) else text(row, value)

    def money(row: str, value: Any) -> str:
        return number(row, value / 100) if isinstance(value, int) else text(row, value)

    return {Kind.DATE: day, Kind.WHOLE: whole, Kind.MONEY: money}.get(kind, text)


def _number_of(style: Format) -> int:
    """The style's number in the workbook's list of styles."""
    return int(style._get_xf_index())  # type: ignore[no-untyped-call]  # noqa: SLF001 - the same


def inline(text: str) -> str:
    """The text as XML that a spreadsheet program shows as it was. Raises Refused("too_long")."""
    if _MARKS.search(checked_text(text)) is None:
        return f"<t>{text}</t>"
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    text = _HIDDEN.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<t{space}>{text}</t>"


@lru_cache(maxsize=20_000)
def _serial(value: Any) -> int | None:
    """A day as the number spreadsheets keep; None for what is no day, or one they disagree on."""
    if isinstance(value, str):
        try:
            value = datetime.date.fromisoformat(value)
        except ValueError:
            return None
    return value.toordinal() - _DAY_ZERO if isinstance(value, datetime.date) and value >= FIRST_DAY else None


def checked_text(text: str) -> str:
    """The text, if one cell can hold it. Raises Refused("too_long")."""
    if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise Refused("too_long", _("有一格文字超过 32,767 个字，工作簿放不下；没有写成文件。请缩短后再导出。"))
    return text
