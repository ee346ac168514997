"""Hands problem rows back to whoever sent them: their own sheet, their own headings, coloured cells with comments.

The file can be corrected and imported as it is: the two columns added here are passed over by `layout`.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook as XlsxWorkbook
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from unionoffice.exchange.heading_rows import MOST_MERGED
from unionoffice.exchange.headings import ORIGINAL_ROW, PROBLEMS
from unionoffice.exchange.layout import Table
from unionoffice.exchange.reading import Cell
from unionoffice.exchange.sheet_rows import DITTO, PERSONAL, SheetRow
from unionoffice.exchange.workbook import (
    AS_TEXT,
    FIRST_DAY,
    FONT,
    LIVE,
    PROGRAM,
    checked_text,
    for_paper,
    midnight,
    new_workbook,
    sheet_name,
)
from unionoffice.fields import Fields, Kind
from unionoffice.findings import Finding, Level

COLOURS = {Level.HELD: "#FFC7CE", Level.WARNING: "#FFEB9C"}
"""Red: the value keeps the row out. Yellow: it was taken, but a person should look."""
AS_NUMBERS = (Kind.WHOLE, Kind.MONEY, Kind.DATE)
"""Kinds whose cells stay numbers; all others become text, so that a corrected number is not spoilt again."""


@dataclass(frozen=True, slots=True)
class Problems:
    """The findings of one table by the row number the sheet shows; only these rows are handed back."""

    table: Table
    findings: Mapping[int, Sequence[Finding]]


def write_problems(path: Path, problems: Sequence[Problems], fields: Fields, *, created: datetime.date) -> int:
    """A workbook with every row that has findings, one sheet per table; gives the number of rows. Raises Trouble.

    Title rows and headings are the sender's own; a leading column 原行号 gives the row number in the sender's sheet, a
    last column 问题说明 all sentences; cells with a finding are red or yellow and carry the sentence as a comment.
    """
    count = 0
    with new_workbook(path, created=created, title=PROBLEMS, rows_in_order=False) as book:
        looks = _Looks(book)
        names: list[str] = []
        for problem in problems:
            if problem.findings:
                names.append(sheet_name(problem.table.sheet.name, names))
                count += _write_table(book.add_worksheet(names[-1]), problem, fields, looks)
        if not names:
            book.add_worksheet(PROBLEMS)
    return count


class _Looks:
    """The cell formats of one workbook, made once each."""

    def __init__(self, book: XlsxWorkbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def get(self, number: str | int = AS_TEXT, colour: str = "", **more: Any) -> Format:
        """A bordered format with this number format and background."""
        key = (number, colour, *more.items())
        if key not in self._made:
            look = {"font_name": FONT, "font_size": 10, "border": 1, "valign": "vcenter", "num_format": number} | more
            self._made[key] = self._book.add_format(look | ({"bg_color": colour} if colour else {}))
        return self._made[key]


def _write_table(sheet: Worksheet, problem: Problems, fields: Fields, looks: _Looks) -> int:
    table = problem.table
    low, high = _span(table, problem.findings)
    last = high - low + 2
    first_data = table.heading_row + table.heading_depth
    _write_heading(sheet, table, low, high, looks)
    rows = {row.number: row for row in table.rows}
    merged = _merged_values(table, fields, sorted(problem.findings))
    place = first_data - 1
    widths = [8] + [10] * (last - 1) + [60]
    for number in sorted(problem.findings):
        findings = problem.findings[number]
        own = dict(enumerate(table.sheet.row(number)))
        own |= {at: value for at, value in merged.get(number, {}).items() if own.get(at) is None}
        _write_row(sheet, place, number, own, rows.get(number), problem, fields, looks, low, high)
        for at, cell in enumerate(table.sheet.row(number)[low : high + 1], 1):
            widths[at] = min(max(widths[at], 2 + _width(cell)), 40)
        sheet.write_string(place, last, checked_text(_sentences(table, findings)), looks.get(text_wrap=True))
        place += 1
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(first_data - 1, 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{place + 1}"})
    for_paper(sheet, table.heading_row - 1, first_data - 2, landscape=True)
    return place - first_data + 1


def _span(table: Table, numbers: Iterable[int]) -> tuple[int, int]:
    """First and last column of what is handed back: all cells, or the list's own where two stand side by side."""
    own = [column.heading.column for column in table.columns if column.ignored != "ours"]
    if not table.whole_width:
        return min(own, default=0), max(own, default=0)
    ours = {column.heading.column for column in table.columns if column.ignored == "ours"}
    end = max([*own, *(len(table.sheet.row(number)) - 1 for number in numbers)], default=0)
    return (1 if 0 in ours else 0), max((place for place in range(end + 1) if place not in ours), default=0)


def _write_heading(sheet: Worksheet, table: Table, low: int, high: int, looks: _Looks) -> None:
    """The sender's title and heading rows where they stood, one column further right."""
    first_data = table.heading_row + table.heading_depth
    bold, title = looks.get(bold=True, align="center", text_wrap=True), looks.get(border=0)
    big = looks.get(border=0, bold=True, font_size=14, align="center")
    ours = {column.heading.column for column in table.columns if column.ignored == "ours"}
    wide: set[tuple[int, int]] = set()
    for area in table.sheet.merged[:MOST_MERGED]:
        if area.last_row >= first_data or area.last_column < low or area.first_column > high:
            continue
        left, right = max(area.first_column, low) - low + 1, min(area.last_column, high) - low + 1
        if (area.first_row, left) != (area.last_row, right):
            try:
                look = big if area.last_row < table.heading_row else bold
                sheet.merge_range(area.first_row - 1, left, area.last_row - 1, right, "", look)
                wide.add((area.first_row, left))
            except OverlappingRange:
                continue  # a sheet that came from outside may claim overlapping ranges; the first one stands
    for number in range(1, first_data):
        for place, cell in enumerate(table.sheet.row(number)[low : high + 1], 1):
            if cell is not None and place + low - 1 not in ours:
                look = bold if number >= table.heading_row else big if (number, place) in wide else title
                sheet.write_string(number - 1, place, checked_text(_text(cell)), look)
    for place, text in ((0, ORIGINAL_ROW), (high - low + 2, PROBLEMS)):
        if table.heading_depth > 1:
            sheet.merge_range(table.heading_row - 1, place, first_data - 2, place, text, bold)
        else:
            sheet.write_string(table.heading_row - 1, place, text, bold)


def _merged_values(table: Table, fields: Fields, numbers: Sequence[int]) -> dict[int, dict[int, Cell]]:
    """What ranges merged downwards give to these rows, by row number and column; names and numbers stay with the first."""
    kinds = {column.heading.column: fields[column.field].kind for column in table.columns if column.field}
    personal = {place for place, kind in kinds.items() if kind in PERSONAL}
    values: dict[int, dict[int, Cell]] = {}
    for area in table.sheet.merged[:MOST_MERGED]:
        at, first = area.first_column, table.sheet.row(area.first_row)
        if area.last_column > at or at in personal or at >= len(first) or area.first_row < table.heading_row:
            continue
        for number in numbers[bisect_right(numbers, area.first_row) : bisect_right(numbers, area.last_row)]:
            values.setdefault(number, {})[at] = first[at]
    return values


def _write_row(
    sheet: Worksheet,
    place: int,
    number: int,
    own: Mapping[int, Cell],
    row: SheetRow | None,
    problem: Problems,
    fields: Fields,
    looks: _Looks,
    low: int,
    high: int,
) -> None:
    columns = {column.heading.column: column for column in problem.table.columns}
    by_field: dict[str, list[Finding]] = {}
    for finding in problem.findings[number]:
        if finding.level in COLOURS:
            by_field.setdefault(finding.field, []).append(finding)
    for at in range(low, high + 1):
        column = columns.get(at)
        if column is not None and column.ignored == "ours":
            continue
        field = column.field if column is not None else None
        cell = own.get(at)
        if field is not None and row is not None and (cell is None or cell in DITTO):
            cell = row.cells.get(field, cell)  # merged and 同上 cells lose what they lean on when rows stand alone
        found = by_field.pop(field, []) if field is not None else []
        as_number = field is None or field not in fields or fields[field].kind in AS_NUMBERS
        _write_cell(sheet, place, at - low + 1, cell, looks, _colour(found), as_number=as_number)
        _comment(sheet, place, at - low + 1, found)
    rest = [finding for findings in by_field.values() for finding in findings]
    sheet.write_number(place, 0, number, looks.get("0", _colour(rest), align="center"))
    _comment(sheet, place, 0, rest)


def _write_cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, looks: _Looks, colour: str, *, as_number: bool
) -> None:
    if cell is None:
        sheet.write_blank(row, column, None, looks.get(AS_TEXT, colour))
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, looks.get("General", colour))
    elif isinstance(cell, datetime.date) and datetime.date(cell.year, cell.month, cell.day) >= FIRST_DAY:
        if isinstance(cell, datetime.datetime):
            sheet.write_datetime(row, column, cell.replace(tzinfo=None), looks.get("yyyy-mm-dd hh:mm", colour))
        else:
            sheet.write_datetime(row, column, midnight(cell), looks.get("yyyy-mm-dd", colour))
    elif isinstance(cell, int | float) and as_number and abs(cell) < 1e15:
        sheet.write_number(row, column, cell, looks.get("General", colour))
    else:
        text = checked_text(_text(cell))
        quoted = {"quote_prefix": True} if text[:1] in LIVE else {}
        sheet.write_string(row, column, text, looks.get(AS_TEXT, colour, **quoted))


def _comment(sheet: Worksheet, row: int, column: int, findings: Sequence[Finding]) -> None:
    if findings:
        text = "\n".join(finding.sentence for finding in findings)
        options = {"author": PROGRAM, "width": 260, "height": 30 + 18 * (1 + len(text) // 18), "font_size": 9}
        sheet.write_comment(row, column, text[:2_000], options)


def _colour(findings: Sequence[Finding]) -> str:
    for level, colour in COLOURS.items():
        if any(finding.level is level for finding in findings):
            return colour
    return ""


def _sentences(table: Table, findings: Sequence[Finding]) -> str:
    """All sentences of one row, each behind the heading of its column."""
    lines = []
    for finding in findings:
        if finding.level in COLOURS:
            column = table.column_of(finding.field)
            lines.append(f"{column.heading.shown}：{finding.sentence}" if column is not None else finding.sentence)
    return "\n".join(lines)


def _text(cell: Cell) -> str:
    """A cell as text: numbers without a false decimal point, a damaged number as the spreadsheet program shows it."""
    if isinstance(cell, float):
        return f"{cell:.15G}"
    return str(cell) if cell is not None else ""


def _width(cell: Cell) -> int:
    text = _text(cell)[:40]
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)
