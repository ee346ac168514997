"""Totals below a filled table: plain sums and counts of a column are worked out, so that nobody hands in an old figure.

The formula stays as it is; only the result kept beside it is the right one. Anything else is left to the spreadsheet
program, which works it out when it is asked to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from unionoffice.exchange.sheet_markup import CellPlace, element_end, elements, tag_end
from unionoffice.exchange.sheet_references import Area, area

_SIMPLE = re.compile(
    r"\s*(?:(SUM|COUNTA|COUNT)\(|SUBTOTAL\(\s*(9|109|3|103|2|102)\s*,)\s*(\$?[A-Z]{1,3}\$?[0-9]+:\$?[A-Z]{1,3}\$?[0-9]+)\s*\)\s*",
    re.IGNORECASE,
)
_BY_NUMBER = {"9": "SUM", "3": "COUNTA", "2": "COUNT"}
_VALUE = re.compile(rb"<((?:[A-Za-z0-9]+:)?)v(?:\s[^<>]*)?(?:/>|>[^<]*</\1v>)")
_KIND = re.compile(rb"""\st\s*=\s*(?:"[^"]*"|'[^']*')""")

Standing = Callable[[int, int], object]
"""What the blank sheet has in a cell: row from 1, column from 0."""


class Sums:
    """Remembers what was filled in the columns that are added up, and gives the totals."""

    def __init__(self, formulas: Iterable[str], places: Mapping[int, set[int]], standing: Standing) -> None:
        self._columns = {found[1].first_column for text in formulas if (found := _simple(text)) is not None}
        self._places, self._standing = places, standing
        self._filled: dict[int, Mapping[int, object]] = {}

    def take(self, row: int, record: Mapping[int, object]) -> None:
        """The row was filled so."""
        if self._columns:
            self._filled[row] = {column: record[column] for column in self._columns if column in record}

    def renewed(self, row: bytes, cells: Iterable[CellPlace], prefix: str) -> tuple[bytes, int]:
        """A row below the table with its totals worked out anew, and how many there were."""
        pieces, at, count = [], 0, 0
        for cell in cells:
            if cell.formula and (made := self._renewed(row[cell.begin : cell.end], prefix)) is not None:
                pieces += [row[at : cell.begin], made]
                at, count = cell.end, count + 1
        return b"".join([*pieces, row[at:]]), count

    def _renewed(self, cell: bytes, prefix: str) -> bytes | None:
        formula = next((one for one in elements(cell, "cell", "f")), None)
        found = None if formula is None or formula.attributes.get("t") else _simple(formula.text)
        total = None if found is None else self._total(*found)
        if formula is None or total is None:
            return None
        opened = tag_end(cell, 0)
        begun = _KIND.sub(b"", cell[:opened], count=1)
        value = f"<{prefix}v>{total}</{prefix}v>".encode()
        rest = cell[opened:]
        behind = element_end(cell, formula.begin, cell.index(b"</", formula.begin)) - opened
        tail = _VALUE.sub(b"", rest[behind:], count=1)
        return begun + rest[:behind] + value + tail

    def _total(self, function: str, where: Area) -> int | Decimal | None:
        values: list[object] = []
        for row in range(where.first_row, where.last_row + 1):
            filled = self._filled.get(row, {})
            if where.first_column in self._places.get(row, ()):
                return None  # another formula lies in between
            if where.first_column in filled:
                values.append(filled[where.first_column])
            else:
                values.append(self._standing(row, where.first_column))
        if function == "COUNTA":
            return sum(value is not None and value != "" for value in values)
        numbers = [Decimal(str(value)) for value in values if isinstance(value, int | float | Decimal)]
        return len(numbers) if function == "COUNT" else sum(numbers, Decimal(0))


def _simple(text: str) -> tuple[str, Area] | None:
    """Function and column of a formula that only adds up or counts; None for any other."""
    found = _SIMPLE.fullmatch(text)
    if found is None:
        return None
    where = area(found[3].upper())
    if where is None or where.first_column != where.last_column:
        return None
    return (found[1] or _BY_NUMBER[found[2][-1]]).upper(), where
