"""Reads a blank workbook into a filling: the sheet, its heading, its drop-downs; nothing is decided yet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from unionoffice.errors import Refused
from unionoffice.exchange.heading_rows import Found
from unionoffice.exchange.headings import Heading, Vocabulary, fingerprint
from unionoffice.exchange.old_sheets import as_xlsx, is_old
from unionoffice.exchange.reading import Sheet, read_workbook
from unionoffice.exchange.sheet_markup import SheetPlaces, cells_of, places, whole
from unionoffice.exchange.sheet_parts import read_parts
from unionoffice.exchange.template_book import Book, Rule, SheetAbout
from unionoffice.exchange.template_layout import Prepared, find_heading, prepared
from unionoffice.reports.filling_memory import keys_of
from unionoffice.reports.filling_model import FillColumn, Filling, listed
from unionoffice.reports.filling_sources import Source
from unionoffice.wording import _


def read_template(path: Path, source: Source, *, recall: frozenset[str], sheet: str | None) -> Filling:
    """The blank sheet with its columns, none decided. `recall` are fingerprints of headings filled before.

    An old .xls goes through an installed LibreOffice or WPS. Raises Refused, Trouble.
    """
    if is_old(path):
        with tempfile.TemporaryDirectory(prefix="unionoffice-") as folder:
            made = as_xlsx(path, Path(folder))
            return _read(made, path, source, recall, sheet)
    return _read(path, path, source, recall, sheet)


def _read(path: Path, chosen: Path, source: Source, recall: frozenset[str], wanted: str | None) -> Filling:
    parts = read_parts(path)
    if parts.kind != "xlsx":
        sentence = _("“{name}”不是 .xlsx 工作簿；没有改动它。请用表格软件打开，另存为“Excel 工作簿（.xlsx）”后再填。")
        raise Refused("old_sheet", sentence.format(name=chosen.name))
    book = Book(parts)
    sheets = {sheet.name: sheet for sheet in read_workbook(path).sheets if sheet.visible}
    vocabulary = Vocabulary(source.fields)
    best: tuple[tuple[int, int], SheetAbout, Sheet, Found] | None = None
    for about in book.sheets:
        sheet = sheets.get(about.name)
        if sheet is None or (wanted is not None and about.name != wanted):
            continue
        found = find_heading(sheet, vocabulary, lambda key: {} if key in recall else None)
        if found is None:
            continue
        known = fingerprint(found.headings) in recall
        rank = (int(known), found.score)
        if best is None or rank > best[0]:
            best = (rank, about, sheet, found)
    if best is None:
        raise _no_heading(chosen, wanted, tuple(sheets))
    _rank, about, sheet, heading = best
    part = parts.read(about.part)
    where_rows = places(part, about.name)
    named = {one.column for one in heading.headings if (hit := vocabulary.field_of(one)) and hit[1] in vocabulary.keys}
    where = prepared(sheet, where_rows, heading, part, frozenset(named))
    columns = _columns(heading.headings, book, about, part, where_rows, where)
    others = tuple(name for name in sheets if name != about.name)
    suffix = ".xlsm" if chosen.suffix.lower() == ".xlsm" else ".xlsx"
    return Filling(
        path=chosen, source=source, book=book, about=about, sheet=sheet, part=part, places=where_rows, where=where,
        columns=columns, other_sheets=others, suffix=suffix,
    )  # fmt: skip


def _no_heading(path: Path, wanted: str | None, sheets: tuple[str, ...]) -> Refused:
    if wanted is not None and wanted not in sheets:
        sentence = _("“{name}”里没有叫“{sheet}”的工作表；有：{sheets}。没有改动它。")
        return Refused("unknown_sheet", sentence.format(name=path.name, sheet=wanted, sheets=listed(sheets)), "sheet")
    sentence = _("“{name}”里没有找到表头；没有改动它。请检查是不是这份表、表头是不是在隐藏的工作表里。")
    return Refused("no_heading", sentence.format(name=path.name))


def _columns(
    headings: tuple[Heading, ...], book: Book, about: SheetAbout, part: bytes, rows: SheetPlaces, where: Prepared
) -> tuple[FillColumn, ...]:
    rules = book.rules(about)
    styles = _styles(part, rows, where)
    found = []
    for heading, key in zip(headings, keys_of(headings), strict=True):
        column = heading.column
        lists = _rule(rules, "list", where, column)
        lengths = _rule(rules, "textLength", where, column)
        style = styles.get(column, _column_style(rows, column))
        found.append(
            FillColumn(
                key=key, heading=heading, allowed=None if lists is None else lists.words,
                untold_list=lists is not None and lists.words is None, lengths=lengths,
                shows_days=book.shows_days(style), locked=rows.protected and book.locked(style),
            )
        )  # fmt: skip
    return tuple(found)


def _rule(rules: Iterable[Rule], kind: str, where: Prepared, column: int) -> Rule | None:
    """The rule of this kind for the column's first cell, else for any cell below the heading."""
    own = [rule for rule in rules if rule.kind == kind]
    for rule in own:
        if any(area.holds(where.first, column) for area in rule.areas):
            return rule
    for rule in own:
        for area in rule.areas:
            if area.first_column <= column <= area.last_column and area.last_row >= where.first:
                return rule
    return None


def _styles(part: bytes, rows: SheetPlaces, where: Prepared) -> Mapping[int, int]:
    """The cell style of each column in the first prepared row."""
    first = next((row for row in rows.rows if row.number == where.first), None)
    if first is None or where.first > where.last:
        return {}
    cells = cells_of(part[first.begin : first.end])[1]
    return {cell.column: whole(cell.attributes.get("s", "")) for cell in cells}


def _column_style(rows: SheetPlaces, column: int) -> int:
    return next((style for first, last, style in rows.column_styles if first <= column <= last), 0)
