"""The rows of a sheet that is being imported, as a draft holds them: four piles, what was found, what would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from unionoffice.exchange.sheet_rows import SheetRow
from unionoffice.findings import Finding, Level

Cells = Mapping[str, object]
"""A row's raw cells by field name; empty ones are absent."""


class Pile(StrEnum):
    """Where a row of the draft lies."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"


@dataclass(slots=True)
class DraftRow:
    """One row: `values` as they would be stored, `changes` as (field, old, new) for a known member."""

    sheet: str
    number: int
    cells: Cells
    letters: Mapping[str, str]
    """Column letters by field name, of every field the sheet has a column for."""
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    pile: Pile = Pile.NEW
    member: int | None = None
    unit_name: str = ""
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)

    def cell(self, name: str) -> str:
        """The address of this field's cell, like 会员名册!E12; the row's first cell where there is no such column."""
        letter = self.letters.get(name) or (self.letters.get("employer") if name == "unit" else None) or "A"
        return f"{self.sheet}!{letter}{self.number}"

    @property
    def has_held(self) -> bool:
        """Whether anything found keeps the row out."""
        return any(finding.level is Level.HELD for finding in self.findings)


@dataclass(slots=True)
class Draft:
    """All rows of a sheet, what unions it would create, and which rows were titles, footers or empty."""

    file: str
    rows: list[DraftRow]
    new_units: list[str]
    skipped: list[tuple[str, int, str]]

    def pile(self, pile: Pile) -> list[DraftRow]:
        """The rows in one pile."""
        return [row for row in self.rows if row.pile is pile]

    def found(self, level: Level) -> list[tuple[DraftRow, Finding]]:
        """Everything found of one weight, in the order of the rows."""
        return [(row, finding) for row in self.rows for finding in row.findings if finding.level is level]


Tables = Sequence[tuple[str, Sequence[SheetRow], Sequence[tuple[int, str]]]]
"""Sheets as read and mapped: name, rows, skipped rows as (number, why)."""
