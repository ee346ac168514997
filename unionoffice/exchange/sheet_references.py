"""References to cells as formulas and ranges write them: B7, $B$7:C9, B:B, 3:5, '表 1'!$A$1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def column_number(letters: str) -> int:
    """A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(text: str) -> tuple[int, int] | None:
    """Row (from 1) and column (from 0) of an address like B7 or $B$7; None for anything else."""
    found = _ADDRESS.fullmatch(text)
    return None if found is None else (int(found[2]), column_number(found[1]))


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells: rows from 1, columns from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in it."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


LAST_ROW, LAST_COLUMN = 1_048_576, 16_383
_PLAIN_RANGE = re.compile(r"\$?([A-Z]{1,3})?\$?([1-9][0-9]{0,6})?(?::\$?([A-Z]{1,3})?\$?([1-9][0-9]{0,6})?)?")


def area(text: str) -> Area | None:
    """The rectangle of a reference like B7, $B$7:C9, B:B or 3:5; None for anything else."""
    found = _PLAIN_RANGE.fullmatch(text)
    if found is None or not (found[1] or found[2]):
        return None
    one = ":" not in text
    first = (int(found[2]) if found[2] else 1, column_number(found[1]) if found[1] else 0)
    if one:
        return Area(*first, *first) if found[1] and found[2] else None
    last = (
        int(found[4]) if found[4] else LAST_ROW,
        column_number(found[3]) if found[3] else LAST_COLUMN,
    )
    return Area(*first, *last)


def areas(text: str) -> list[Area]:
    """The rectangles of a list of references with blanks between them; those that are none are left out."""
    return [found for one in text.split() if (found := area(one)) is not None]


def references(formula: str) -> Iterator[tuple[str, int]]:
    """Every reference in a formula that names a row: the sheet named before it ("" for its own), and the row."""
    plain = re.sub(r'"[^"]*"', '""', formula)
    for found in re.finditer(
        r"(?:'((?:[^']|'')+)'!|([^\s'!(),;:+\-*/&=<>^{}]+)!)?(?:\$?[A-Z]{1,3}\$?([1-9][0-9]{0,6})(?::\$?[A-Z]{1,3}\$?([1-9][0-9]{0,6}))?"
        r"|\$?([1-9][0-9]{0,6}):\$?([1-9][0-9]{0,6}))(?![A-Za-z0-9_(.])",
        plain,
    ):
        sheet = (found[1] or "").replace("''", "'") or found[2] or ""
        yield sheet, max(int(row) for row in found.groups()[2:] if row)
