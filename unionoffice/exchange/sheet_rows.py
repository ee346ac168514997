"""Reads the rows below a heading: raw cells by field, merged ranges filled down, 同上 resolved.

Rows that are nobody are passed over and listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unionoffice.errors import Refused
from unionoffice.exchange.headings import Vocabulary
from unionoffice.exchange.not_people import Why, looks_like_number, why_passed
from unionoffice.exchange.reading import Cell, Sheet
from unionoffice.fields import Kind
from unionoffice.wording import _

DITTO = frozenset(("同上", "〃", "″", "''", '"'))
"""What stands in a cell that repeats the one above."""
MOST_FILLED = 2_000_000
"""Cells that merged ranges may fill on one sheet before it is no honest sheet."""
PERSONAL = (Kind.NAME, Kind.ID_NUMBER, Kind.PHONE)
"""Kinds of which one cell is one person's: never filled down from a merged range, never taken from 同上."""
SHARED = (Kind.CODE, Kind.UNIT, Kind.YES_NO, Kind.WHOLE)
"""Kinds that templates come prefilled with: alone they make no person, nor does a value repeated from above."""
NUMBERED = (Kind.ID_NUMBER, Kind.CREDIT_CODE)
"""Kinds of which a value alone makes a row somebody, whatever the other cells say."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is to be read: raw cells by field name (empty ones absent) under the number the sheet shows."""

    number: int
    cells: dict[str, Cell]
    sheet: str
    letters: dict[str, str]
    """Column letters by field name, the same object for all rows of a table."""

    def address(self, field: str) -> str:
        """Where a field's cell is, like 会员名册!E12; the row's first cell where the table has no such column."""
        return f"{self.sheet}!{self.letters.get(field, 'A')}{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """How the rows of one table are read.

    `places` columns by field, `serial` counting columns, `words` normalised headings by column, `hidden` columns that
    belong to another list on the same rows or were added by this program.
    """

    places: Mapping[str, int]
    serial: frozenset[int]
    words: Mapping[int, str]
    hidden: frozenset[int]


def letters(column: int) -> str:
    """The letters of the column counted from 0: A, B, … Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def read_rows(
    sheet: Sheet, lines: Lines, vocabulary: Vocabulary, start: int, end: int
) -> tuple[tuple[SheetRow, ...], tuple[tuple[int, Why], ...]]:
    """The rows from `start` to `end` that must be read, and those passed over with why; empty ones are in neither."""
    kinds = {name: vocabulary.fields[name].kind for name in lines.places}
    keys = frozenset(place for name, place in lines.places.items() if name in vocabulary.keys)
    numbers = frozenset(place for name, place in lines.places.items() if place in keys and kinds[name] in NUMBERED)
    own = {name: place for name, place in lines.places.items() if kinds[name] not in SHARED}
    number_at = next((lines.places[name] for name, kind in kinds.items() if kind is Kind.ID_NUMBER), None)
    pairs = tuple(lines.places.items())
    width = max(lines.places.values(), default=-1) + 1
    by_field = {name: letters(place) for name, place in pairs}
    merged = _merged(sheet, lines, kinds, keys, start, end)
    rows: list[SheetRow] = []
    skipped: list[tuple[int, Why]] = []
    above: dict[str, Cell] = {}
    for number in range(start, end + 1):
        row = sheet.row(number)
        if not _plainly_a_person(row, number_at, lines.serial):
            theirs = frozenset(
                place for name, place in own.items() if place < len(row) and row[place] != above.get(name)
            )
            why = _why(row, number, lines, keys, numbers, theirs, merged)
            if why is not None:
                if why is not Why.EMPTY:
                    skipped.append((number, why))
                continue
        length = len(row)
        if length >= width:
            cells = {name: row[place] for name, place in pairs if row[place] is not None}
        else:
            cells = {name: row[place] for name, place in pairs if place < length and row[place] is not None}
        if number in merged.filled:
            cells = merged.filled[number] | cells
        if not DITTO.isdisjoint(row):
            _repeat(cells, above, kinds)
        above = cells
        rows.append(SheetRow(number, cells, sheet.name, by_field))
    return tuple(rows), tuple(skipped)


def _plainly_a_person(row: Sequence[Cell], number_at: int | None, serial: frozenset[int]) -> bool:
    """Whether a full identity number stands where it belongs and a count where counts belong: nearly every row."""
    if number_at is None or number_at >= len(row):
        return False
    number = row[number_at]
    if type(number) is not str or len(number) < 15 or not number[:14].isdigit():
        return False
    for place in serial:
        count = row[place] if place < len(row) else None
        if type(count) is str and not count.isdigit():
            return False
    return True


def _why(
    row: Sequence[Cell],
    number: int,
    lines: Lines,
    keys: frozenset[int],
    numbers: frozenset[int],
    own: frozenset[int],
    merged: _Merges,
) -> Why | None:
    if number in merged.continued and not any(place < len(row) and looks_like_number(row[place]) for place in keys):
        return Why.CONTINUED
    if lines.hidden:
        row = [None if place in lines.hidden else cell for place, cell in enumerate(row)]
    wide = merged.wide.get(number, frozenset())
    return why_passed(row, headings=lines.words, serial=lines.serial, keys=keys, numbers=numbers, own=own, wide=wide)


def _repeat(cells: dict[str, Cell], above: Mapping[str, Cell], kinds: Mapping[str, Kind]) -> None:
    for name, value in cells.items():
        if isinstance(value, str) and value in DITTO and kinds[name] not in PERSONAL and name in above:
            cells[name] = above[name]


@dataclass(frozen=True, slots=True)
class _Merges:
    """What merged ranges do: values for rows below their first, rows that continue a merged name, wide beginnings."""

    filled: dict[int, dict[str, Cell]]
    continued: set[int]
    wide: dict[int, frozenset[int]]


def _merged(
    sheet: Sheet, lines: Lines, kinds: Mapping[str, Kind], keys: frozenset[int], start: int, end: int
) -> _Merges:
    field_at = {place: name for name, place in lines.places.items()}
    merges = _Merges({}, set(), {})
    left = MOST_FILLED
    for area in sheet.merged:
        if area.first_row < start or area.first_row > end:
            continue
        if area.last_column > area.first_column:
            merges.wide[area.first_row] = merges.wide.get(area.first_row, frozenset()) | {area.first_column}
            continue
        name = field_at.get(area.first_column)
        if name is None:
            continue
        below = range(area.first_row + 1, min(area.last_row, end) + 1)
        left -= len(below)
        if left < 0:
            sentence = _("工作表“{name}”里合并的单元格互相重叠，无法读取；现有数据没有改动。请取消合并后再导入。")
            raise Refused("hostile_sheet", sentence.format(name=sheet.name))
        if area.first_column in keys:
            merges.continued.update(below)
        elif kinds[name] not in PERSONAL:
            first = sheet.row(area.first_row)
            value = first[area.first_column] if area.first_column < len(first) else None
            if value is not None:
                for number in below:
                    merges.filled.setdefault(number, {})[name] = value
    return merges
