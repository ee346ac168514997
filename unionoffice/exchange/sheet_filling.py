"""Puts values into the cells of one sheet's part; every byte that is no value stays as it was.

Text is written as text whatever it begins with. Rows beyond the prepared ones look like the last prepared one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from unionoffice.errors import Refused
from unionoffice.exchange.sheet_markup import CellPlace, RowPlace, SheetPlaces, cells_of, tag_end
from unionoffice.exchange.sheet_references import LAST_ROW, Area
from unionoffice.exchange.sheet_rows import letters
from unionoffice.exchange.sheet_shifting import moved_row, moved_tail
from unionoffice.exchange.sheet_sums import Standing, Sums
from unionoffice.exchange.workbook import checked_text
from unionoffice.wording import _

Value = str | int | Decimal | None
"""What a cell gets: text, a number, or nothing (an empty cell, whatever stood there)."""

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_KEPT = ("s", "ph")
_ROW_NUMBER = re.compile(rb"""(\sr\s*=\s*)(?:"[^"]*"|'[^']*')""")
_SPANS = re.compile(rb"""(\sspans\s*=\s*)(?:"([0-9]+):([0-9]+)"|'([0-9]+):([0-9]+)')""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where the records go: `rows` are the sheet's numbers in the order of filling, as they are afterwards.

    `insert_before` is the prepared row before which `inserted` rows are put; 0 where none are. Rows that are new are
    made after the row `pattern` (numbered as in the blank sheet), 0 for plain ones.
    """

    rows: Sequence[int]
    pattern: int
    insert_before: int = 0
    inserted: int = 0
    bare_from: int = 0
    """From this row on what stands in the sheet was not made to be filled: such rows are made after the pattern too."""
    wide_merges: tuple[tuple[int, int], ...] = field(default=())
    """First and last column of the ranges merged within the pattern row: new rows get the same."""


@dataclass(slots=True)
class Told:
    """What filling found: formulas left alone, by column (counted from 0), and totals worked out anew."""

    formulas: dict[int, int] = field(default_factory=dict)
    totals: int = 0


def text_markup(text: str) -> str:
    """The text as markup; control signs are written as the format's own escape (_x0007_), what is no character as U+FFFD."""
    text = _LOOKS_ESCAPED.sub("_x005F_", checked_text(text))
    text = _ILLEGAL.sub(lambda found: f"_x{ord(found[0]):04X}_" if found[0] < " " else "\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cell_markup(prefix: str, place: str, looks: str, value: Value) -> str:
    """One cell: a text is inline text and nothing else, a number is a number, nothing is an empty cell.

    `looks` are the attributes it keeps, as `looks_of` gives them.
    """
    if value is None or value == "":
        return f'<{prefix}c r="{place}"{looks}/>'
    if isinstance(value, str):
        return (
            f'<{prefix}c r="{place}"{looks} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">{text_markup(value)}'
            f"</{prefix}t></{prefix}is></{prefix}c>"
        )
    return f'<{prefix}c r="{place}"{looks}><{prefix}v>{value}</{prefix}v></{prefix}c>'


def looks_of(attributes: Mapping[str, str]) -> str:
    """The attributes a cell keeps when its value changes; the others speak of the value that was there."""
    return "".join(f' {name}="{_quoted(attributes[name])}"' for name in _KEPT if name in attributes)


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def filled(
    part: bytes,
    places: SheetPlaces,
    room: Room,
    records: Iterable[Mapping[int, Value]],
    told: Told,
    standing: Standing = lambda _row, _column: None,
) -> Iterator[bytes]:
    """The part with the records in their rows (values by column, counted from 0), piece by piece.

    As many records as the room has rows are taken; `standing` says what the blank has in a cell, for the totals below.
    Raises Refused("too_many") where the sheet ends before.
    """
    if room.rows and room.rows[-1] > LAST_ROW:
        raise Refused(
            "too_many", _("一张工作表最多容纳 1,048,576 行，放不下这么多；没有写成文件。请按工会分成几份再填。")
        )
    writer = _Writer(part, places, room, told, standing)
    yield from writer.head()
    yield from writer.rows(iter(records))
    yield from writer.tail()


class _Writer:
    def __init__(self, part: bytes, places: SheetPlaces, room: Room, told: Told, standing: Standing) -> None:
        self.part, self.places, self.room, self.told = part, places, room, told
        self.prefix = places.prefix
        self.new_rows: list[int] = []
        self.sums = Sums(places.formula_texts, places.formulas, standing)
        by_number = {row.number: row for row in places.rows}
        pattern = by_number.get(room.pattern)
        self.pattern = _Pattern(part[pattern.begin : pattern.end]) if pattern is not None else None

    def head(self) -> Iterator[bytes]:
        """What stands before the rows; the range the sheet says it fills grows with it."""
        place = self.places.dimension
        end = self.places.inside
        if place is None or not self.room.rows:
            yield self.part[:end]
            return
        offset, known = place
        last = max(known.last_row + self.room.inserted, self.room.rows[-1])
        if last == known.last_row:
            yield self.part[:end]
            return
        behind = tag_end(self.part, offset)
        grown = Area(known.first_row, known.first_column, last, known.last_column)
        tag = re.sub(
            rb"""(\sref\s*=\s*)(?:"[^"]*"|'[^']*')""",
            lambda found: found[1] + f'"{_named(grown)}"'.encode(),
            self.part[offset:behind],
        )
        yield self.part[:offset] + tag + self.part[behind:end]

    def rows(self, records: Iterator[Mapping[int, Value]]) -> Iterator[bytes]:
        """All rows in their order: those with records filled, those behind an insertion moved, the others as they were."""
        at, room = self.places.inside, self.room
        wanted = iter(room.rows)
        due = next(wanted, None)
        for place in self.places.rows:
            number = place.number + (room.inserted if room.insert_before and place.number >= room.insert_before else 0)
            while due is not None and due < number:
                yield self._new_row(due, next(records, {}))
                due = next(wanted, None)
            yield self.part[at : place.begin]
            row = self._row(place, number)
            if due == number:
                bare = bool(self.room.bare_from) and number >= self.room.bare_from and self.pattern is not None
                record = next(records, {})
                self.sums.take(number, record)
                row = self._new_row(number, record) if bare else self._with_values(row, number, record)
                due = next(wanted, None)
            yield row
            at = place.end
        while due is not None:
            yield self._new_row(due, next(records, {}))
            due = next(wanted, None)
        yield self.part[at : self.places.behind]

    def tail(self) -> Iterator[bytes]:
        """What stands behind the rows: ranges move with an insertion, new rows are merged like the pattern."""
        merged = [f"{letters(a)}{row}:{letters(b)}{row}" for row in self.new_rows for a, b in self.room.wide_merges]
        yield moved_tail(
            self.part[self.places.behind :], before=self.room.insert_before, count=self.room.inserted, merged=merged
        )

    def _row(self, place: RowPlace, number: int) -> bytes:
        row = self.part[place.begin : place.end]
        if number != place.number:
            return moved_row(row, number)
        if place.number in self.places.formulas and self.room.rows and number > self.room.rows[-1]:
            row, count = self.sums.renewed(row, cells_of(row)[1], self.prefix)
            self.told.totals += count
        return row

    def _new_row(self, number: int, record: Mapping[int, Value]) -> bytes:
        self.new_rows.append(number)
        self.sums.take(number, record)
        if self.pattern is not None:
            return self.pattern.row(number, self.prefix, record, self._column_looks).encode()
        cells = [self._cell(number, column, self._column_looks(column), record[column]) for column in sorted(record)]
        return f'<{self.prefix}row r="{number}">{"".join(cells)}</{self.prefix}row>'.encode()

    def _with_values(self, row: bytes, number: int, record: Mapping[int, Value]) -> bytes:
        if not record:
            return row
        head, cells = cells_of(row)
        opened = tag_end(row, 0)
        start = row[:opened]
        closing = f"</{self.prefix}row>".encode()
        if start.endswith(b"/>"):
            start, body_end = start[:-2].rstrip() + b">", opened
            end = closing
        else:
            body_end = row.rindex(b"</")
            end = row[body_end:]
        pieces, at = [self._spans(start, record)], opened
        due = sorted(record)
        known = {cell.column for cell in cells}
        looks = looks_of({"s": head["s"]}) if head.get("customFormat") in ("1", "true") and "s" in head else ""
        for cell in cells:
            while due and due[0] < cell.column:
                column = due.pop(0)
                pieces.append(self._fresh(number, column, looks, record))
            pieces.append(row[at : cell.begin])
            if due and due[0] == cell.column:
                due.pop(0)
                pieces.append(self._changed(row, number, cell, record[cell.column]))
            else:
                pieces.append(row[cell.begin : cell.end])
            at = cell.end
        pieces += [self._fresh(number, column, looks, record) for column in due if column not in known]
        pieces += [row[at:body_end], end]
        return b"".join(pieces)

    def _fresh(self, number: int, column: int, looks: str, record: Mapping[int, Value]) -> bytes:
        value = record[column]
        if value is None or value == "":
            return b""
        return self._cell(number, column, looks or self._column_looks(column), value).encode()

    def _changed(self, row: bytes, number: int, cell: CellPlace, value: Value) -> bytes:
        if cell.formula:
            self.told.formulas[cell.column] = self.told.formulas.get(cell.column, 0) + 1
            return row[cell.begin : cell.end]
        return self._cell(number, cell.column, looks_of(cell.attributes), value).encode()

    def _cell(self, number: int, column: int, looks: str, value: Value) -> str:
        return cell_markup(self.prefix, f"{letters(column)}{number}", looks, value)

    def _column_looks(self, column: int) -> str:
        found = (style for first, last, style in self.places.column_styles if first <= column <= last)
        return next((f' s="{style}"' for style in found), "")

    def _spans(self, start: bytes, record: Mapping[int, Value]) -> bytes:
        """The row's own word on how far its cells reach, where a value goes further."""
        found = _SPANS.search(start)
        reach = max((column for column, value in record.items() if value not in (None, "")), default=-1) + 1
        if found is None or reach <= int(found[3] or found[5]):
            return start
        first = int(found[2] or found[4])
        return start[: found.start()] + found[1] + f'"{first}:{reach}"'.encode() + start[found.end() :]


class _Pattern:
    """The prepared row that new rows are made after: its tag and its cells' looks, without values or formulas."""

    def __init__(self, row: bytes) -> None:
        start = row[: tag_end(row, 0)]
        if start.endswith(b"/>"):
            start = start[:-2].rstrip() + b">"
        if _ROW_NUMBER.search(start) is None:
            start = start.replace(b"row", b'row r=""', 1)
        cut = _ROW_NUMBER.search(start)
        assert cut is not None
        self._tag = start[: cut.end(1)].decode() + '"'
        self._rest = '"' + start[cut.end() :].decode()
        self._looks = {cell.column: looks_of(cell.attributes) for cell in cells_of(row)[1]}
        self._plan: tuple[tuple[int, ...], list[tuple[int, str, str]]] = ((), self._planned(()))

    def _planned(
        self, columns: tuple[int, ...], looks_of_column: Callable[[int], str] | None = None
    ) -> list[tuple[int, str, str]]:
        """Column, letters and looks of each cell of a row with these columns filled, in their order."""
        found = dict(self._looks)
        for column in columns:
            if column not in found and looks_of_column is not None:
                found[column] = looks_of_column(column)
        return [(column, letters(column), found[column]) for column in sorted(found)]

    def row(self, number: int, prefix: str, record: Mapping[int, Value], looks_of_column: Callable[[int], str]) -> str:
        """A row of this look with the record's values."""
        columns = tuple(record)
        if self._plan[0] != columns:
            self._plan = (columns, self._planned(columns, looks_of_column))
        cells = [
            cell_markup(prefix, f"{name}{number}", looks, record.get(column))
            for column, name, looks in self._plan[1]
            if column in self._looks or record[column] not in (None, "")
        ]
        return f"{self._tag}{number}{self._rest}{''.join(cells)}</{prefix}row>"


def _named(one: Area) -> str:
    return f"{letters(one.first_column)}{one.first_row}:{letters(one.last_column)}{one.last_row}"
