"""Finds the people in a workbook: heading rows, columns, fields, and the rows that are nobody.

Nothing is cleaned or judged here: the cells of a row are the file's own. Only visible sheets are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unionoffice.errors import Refused
from unionoffice.exchange.heading_rows import Found, blocks, find_heading, next_heading, read_heading
from unionoffice.exchange.headings import (
    Heading,
    Remembered,
    Vocabulary,
    fingerprint,
    is_ours,
    is_serial,
    normal,
    remembered_as,
)
from unionoffice.exchange.not_people import Why, looks_like_number
from unionoffice.exchange.reading import Cell, Sheet, Workbook
from unionoffice.exchange.sheet_rows import Lines, SheetRow, letters, read_rows
from unionoffice.exchange.titles import unit_hint
from unionoffice.fields import Fields, Kind
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the table: `field` is what it was taken for, `suggestion` what it might be; a person decides."""

    heading: Heading
    field: str | None = None
    suggestion: str | None = None
    ignored: str = ""
    """"serial" for counting columns, "ours" for columns this program added, "chosen" where a person left it out."""
    samples: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """The column's letters as the sheet shows them."""
        return letters(self.heading.column)

    @property
    def unmapped(self) -> bool:
        """Whether a person should say what this column is."""
        return self.field is None and not self.ignored


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """People found on one sheet, below one heading. Empty rows are neither in `rows` nor in `skipped`."""

    sheet: Sheet
    heading_row: int
    heading_depth: int
    guessed: bool
    """Whether the heading was found only by the numbers below it: a person must map the columns."""
    last_row: int
    whole_width: bool
    """Whether the table has the sheet's width for itself; else another list stands beside it."""
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    skipped: tuple[tuple[int, Why], ...]
    unit_hint: str
    missing: tuple[str, ...]
    """Names and numbers the model requires and no column gives: these must be mapped by hand."""

    @property
    def fingerprint(self) -> str:
        """The key under which the mapping of this heading is remembered."""
        return fingerprint(column.heading for column in self.columns)

    @property
    def mapping(self) -> Remembered:
        """The mapping in use, as it may be remembered; columns a person should still map are not in it."""
        return {
            remembered_as(column.heading): column.field or ""
            for column in self.columns
            if not column.unmapped and column.ignored in ("", "chosen")
        }

    def column_of(self, field: str) -> Column | None:
        """The column that gives this field, if one does."""
        return next((column for column in self.columns if column.field == field), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All tables of a workbook in the order of its sheets, and the sheets without people: name and why.

    Why is "hidden", "empty" or "no_heading".
    """

    tables: tuple[Table, ...]
    passed_sheets: tuple[tuple[str, str], ...]


Recall = Callable[[str], Remembered | None]
"""Gives the mapping remembered under a fingerprint."""


def find_tables(workbook: Workbook, fields: Fields, *, recall: Recall | None = None) -> Layout:
    """Every table of people in the workbook's visible sheets. Raises Refused("no_heading") where there is none."""
    vocabulary = Vocabulary(fields)
    tables: list[Table] = []
    passed: list[tuple[str, str]] = []
    for sheet in workbook.sheets:
        if not sheet.visible:
            passed.append((sheet.name, "hidden"))
            continue
        found = _tables_of(sheet, vocabulary, recall)
        tables += found
        if not found:
            passed.append((sheet.name, "no_heading" if any(sheet.rows) else "empty"))
    if any(not table.guessed for table in tables):
        passed += [(table.sheet.name, "no_heading") for table in tables if table.guessed]
        tables = [table for table in tables if not table.guessed]
    if not tables:
        sentence = _(
            "“{name}”里没有找到带“姓名”“证件号码”等表头的名册；没有读入任何内容，现有数据没有改动。"
            "请检查表头是否齐全、名册是否在隐藏的工作表里，改好后再导入。"
        ).format(name=workbook.name)
        raise Refused("no_heading", sentence)
    return Layout(tables=tuple(tables), passed_sheets=tuple(passed))


def read_table(sheet: Sheet, fields: Fields, *, heading_row: int, depth: int = 1, mapping: Remembered) -> Table:
    """The table below a heading a person has pointed at, with the columns as that person has mapped them."""
    vocabulary = Vocabulary(fields)
    heading = Found(row=heading_row, depth=depth, headings=read_heading(sheet, heading_row, depth), score=0)
    return _table(sheet, heading, heading.headings, vocabulary, mapping, sheet.last_row)


def _tables_of(sheet: Sheet, vocabulary: Vocabulary, recall: Recall | None) -> list[Table]:
    tables: list[Table] = []
    last = sheet.last_row
    heading = find_heading(sheet, vocabulary, recall, 1)
    while heading is not None:
        following = next_heading(sheet, vocabulary, heading)
        end = following.row - 1 if following is not None else last
        lists = blocks(heading.headings, vocabulary)
        for block in lists:
            mapping = recall(fingerprint(block)) if recall is not None else None
            tables.append(_table(sheet, heading, block, vocabulary, mapping, end, alone=len(lists) == 1))
        heading = following
    return tables


def _columns(
    headings: Sequence[Heading], vocabulary: Vocabulary, mapping: Remembered | None, samples: dict[int, list[Cell]]
) -> tuple[Column, ...]:
    chosen: dict[int, str] = {}
    ranked: list[tuple[int, int, str]] = []
    for heading in headings:
        if mapping is not None and remembered_as(heading) in mapping:
            name = mapping[remembered_as(heading)]
            chosen[heading.column] = name if name in vocabulary.fields and name not in chosen.values() else ""
        elif not is_ours(heading) and (found := vocabulary.field_of(heading)) is not None:
            ranked.append((found[0], heading.column, found[1]))
    taken = {name: column for column, name in chosen.items() if name}
    for _rank, column, name in sorted(ranked):
        taken.setdefault(name, column)
    fields = {column: name for name, column in taken.items()}
    columns: list[Column] = []
    for heading in headings:
        field, ignored, suggestion = fields.get(heading.column), "", None
        values = samples.get(heading.column, [])
        if field is None:
            if is_ours(heading):
                ignored = "ours"
            elif heading.column in chosen:
                ignored = "chosen"
            elif is_serial(heading):
                ignored = "serial"
            else:
                suggestion = _suggestion(heading, vocabulary, frozenset(taken), values)
        shown = tuple(str(value) for value in values[:3])
        columns.append(Column(heading=heading, field=field, suggestion=suggestion, ignored=ignored, samples=shown))
    return tuple(columns)


def _suggestion(heading: Heading, vocabulary: Vocabulary, taken: frozenset[str], values: Sequence[Cell]) -> str | None:
    if (found := vocabulary.suggestion(heading, taken)) is not None:
        return found
    numbers = [name for name, field in vocabulary.fields.items() if field.kind is Kind.ID_NUMBER and name not in taken]
    long = sum(1 for value in values if looks_like_number(value) and len(str(value)) >= 15)
    return numbers[0] if numbers and values and long * 2 > len(values) else None


def _hidden(columns: Sequence[Column], alone: bool) -> frozenset[int]:
    """Columns that say nothing about who stands in a row of this table."""
    ours = frozenset(column.heading.column for column in columns if column.ignored == "ours")
    if alone:
        return ours
    return ours | (frozenset(range(200)) - {column.heading.column for column in columns})


def _table(
    sheet: Sheet,
    heading: Found,
    block: Sequence[Heading],
    vocabulary: Vocabulary,
    mapping: Remembered | None,
    end: int,
    *,
    alone: bool = True,
) -> Table:
    start = heading.row + heading.depth
    samples: dict[int, list[Cell]] = {}
    for number in range(start, min(start + 20, end + 1)):
        for column, cell in enumerate(sheet.row(number)):
            if cell is not None:
                samples.setdefault(column, []).append(cell)
    if alone:
        named = {item.column for item in block}
        nameless = [Heading(place, f"第 {letters(place)} 列") for place, found in samples.items() if len(found) > 1]
        block = sorted((*block, *(item for item in nameless if item.column not in named)), key=lambda item: item.column)
    columns = _columns(block, vocabulary, mapping, samples)
    lines = Lines(
        places={column.field: column.heading.column for column in columns if column.field is not None},
        serial=frozenset(column.heading.column for column in columns if column.ignored == "serial"),
        words={column.heading.column: normal(column.heading.text) for column in columns},
        hidden=_hidden(columns, alone),
    )
    rows, skipped = read_rows(sheet, lines, vocabulary, start, end)
    titles = [str(cell) for number in range(1, heading.row) for cell in sheet.row(number) if cell is not None]
    return Table(
        sheet=sheet,
        heading_row=heading.row,
        heading_depth=heading.depth,
        guessed=heading.score == 0,
        last_row=end,
        whole_width=alone,
        columns=columns,
        rows=rows,
        skipped=skipped,
        unit_hint=unit_hint(titles[:40], sheet.name),
        missing=tuple(name for name in vocabulary.keys if name not in lines.places),
    )
