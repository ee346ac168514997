"""Writes .xlsx files people open: text stays text, nothing is guessed, the same facts give the same bytes."""

from __future__ import annotations

import datetime
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from xlsxwriter import Workbook as XlsxWorkbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from unionoffice.errors import Refused
from unionoffice.exchange.body_rows import FIRST_DAY as FIRST_DAY
from unionoffice.exchange.body_rows import LIVE as LIVE
from unionoffice.exchange.body_rows import BodyRows
from unionoffice.exchange.body_rows import checked_text as checked_text
from unionoffice.exchange.sheet_rows import letters
from unionoffice.fields import Kind
from unionoffice.safe_write import trouble_of, writing
from unionoffice.wording import _

FONT, PROGRAM = "宋体", "工会工作台"
MOST_ROWS = 1_048_576
AS_TEXT = 49
"""The built-in number format "@" (文本): what is typed into such a cell stays as typed."""
NUMBERS = (Kind.WHOLE, Kind.MONEY)
CENTRED = (Kind.CODE, Kind.YES_NO, Kind.DATE, Kind.NAME, Kind.ID_NUMBER, Kind.PHONE)
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column: heading, width in characters, and what its values are.

    Dates are ISO text or dates, money is fen, whole numbers int; all other kinds are text and stay text.
    """

    title: str
    width: float
    kind: Kind = Kind.TEXT


def write_sheet(
    path: Path,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Any]],
    *,
    title: str,
    created: datetime.date,
    notes: Sequence[str] = (),
) -> int:
    """A workbook of one sheet at `path`; gives the number of rows. Raises Refused (`too_long`, `too_many`), Trouble.

    Rows are taken one by one and never held together; the unpacked sheet lies for a moment in a folder beside `path`,
    on the medium that gets the workbook, and is gone afterwards.
    """
    heading = 1 + len(notes)
    with new_workbook(path, created=created, title=title, rows_in_order=True) as book:
        sheet = book.add_worksheet(sheet_name(title, ()))
        formats = _Formats(book)
        last_column = max(len(columns) - 1, 1)
        sheet.set_row(0, 30)
        sheet.merge_range(0, 0, 0, last_column, title, formats.title)
        for place, note in enumerate(notes, 1):
            sheet.merge_range(place, 0, place, last_column, note, formats.note)
        sheet.set_row(heading, 24)
        for place, column in enumerate(columns):
            sheet.write_string(heading, place, column.title, formats.heading)
            sheet.set_column(place, place, column.width, formats.of(column.kind))
        body = BodyRows(sheet, heading + 1, [column.kind for column in columns], formats.of)
        count = 0
        for count, row in enumerate(rows, 1):
            if heading + count >= MOST_ROWS:
                raise Refused(
                    "too_many", _("一张工作表最多容纳 1,048,576 行；没有写成文件。请按工会分成几个文件再导出。")
                )
            body.add(row)
        last = heading + max(count, 1)
        # Empty cells are not written, which is half of a roll; the frame comes to them by this one rule.
        framed = {"type": "formula", "criteria": "=TRUE", "format": formats.frame}
        sheet.conditional_format(heading + 1, 0, last, len(columns) - 1, framed)
        sheet.ignore_errors({"number_stored_as_text": f"A{heading + 2}:{letters(last_column)}{last + 1}"})
        sheet.freeze_panes(heading + 1, 0)
        sheet.autofilter(heading, 0, last, len(columns) - 1)
        for_paper(sheet, heading, heading, landscape=True)
    return count


class _Formats:
    """The cell formats of one workbook, made once each."""

    def __init__(self, book: XlsxWorkbook) -> None:
        self._book = book
        self._made: dict[tuple[Kind, bool], Format] = {}
        base = {"font_name": FONT, "valign": "vcenter", "text_wrap": True}
        self.title = book.add_format(base | {"font_size": 16, "bold": True, "align": "center", "text_wrap": False})
        self.note = book.add_format(base | {"font_size": 10, "font_color": "#404040", "text_wrap": False})
        self.frame = book.add_format({"border": 1})
        self.heading = book.add_format(
            base | {"font_size": 11, "bold": True, "align": "center", "border": 1, "bg_color": "#DCE6F1"}
        )

    def of(self, kind: Kind, quoted: bool = False) -> Format:
        """The format of a body cell; `quoted` ones stay text even when a person edits them."""
        made = self._made.get((kind, quoted))
        if made is None:
            number = {Kind.WHOLE: "#,##0", Kind.MONEY: "#,##0.00", Kind.DATE: "yyyy-mm-dd"}.get(kind, AS_TEXT)
            align = "right" if kind in NUMBERS else "center" if kind in CENTRED else "left"
            look = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "align": align}
            made = self._book.add_format(look | {"num_format": number, "quote_prefix": quoted})
            self._made[kind, quoted] = made
        return made


def midnight(day: datetime.date) -> datetime.datetime:
    """The day as the moment it begins, which is how spreadsheets keep days."""
    return datetime.datetime.combine(day, datetime.time())


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name a sheet may have, made from the wanted one and different from those taken."""
    name = _NOT_IN_SHEET_NAMES.sub(" ", wanted).strip(" '")[:31] or "名册"
    used, candidate, number = {one.casefold() for one in taken}, name, 2
    while candidate.casefold() in used or candidate.casefold() == "history":
        candidate = f"{name[:26]} ({number})"
        number += 1
    return candidate


def for_paper(sheet: Worksheet, first_repeated: int, last_repeated: int, *, landscape: bool) -> None:
    """Sets the sheet up for A4: one page wide, the heading on every page, page numbers below."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first_repeated, last_repeated)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.center_horizontally()


@contextmanager
def new_workbook(path: Path, *, created: datetime.date, title: str, rows_in_order: bool) -> Iterator[XlsxWorkbook]:
    """A workbook to fill; it takes the name `path` when the block ends well, else nothing stays.

    With `rows_in_order` rows go to a temporary file at once and cannot be returned to. Raises Trouble.
    """
    path = Path(path)
    with writing(path) as sink, tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as beside:
        stream = _Stream(sink)
        book = XlsxWorkbook(
            stream,  # type: ignore[arg-type]  # a binary stream, whatever its annotation says
            {
                "constant_memory": rows_in_order,
                "tmpdir": beside,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        book.set_properties({"title": title, "created": midnight(created), "author": PROGRAM})
        try:
            yield book
            book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError()
            raise trouble_of(cause, path) from error
        finally:
            stream.open = False
            for sheet in book.worksheets():
                if sheet.row_data_fh is not None:
                    sheet.row_data_fh.close()


class _Stream:
    """What the workbook's zip is written to: forwards only, so that it never seeks and every byte can be verified."""

    def __init__(self, sink: IO[bytes]) -> None:
        self._sink = sink
        self.open = True

    def write(self, data: bytes) -> int:
        return self._sink.write(data) if self.open else len(data)

    def flush(self) -> None:
        if self.open:
            self._sink.flush()
