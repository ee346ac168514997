"""The list of covered enterprises as it comes in a spreadsheet: rows by the headings above them."""

from __future__ import annotations

from pathlib import Path

from unionoffice.exchange.reading import read_workbook


def rows_of(path: Path) -> list[dict[str, object]]:
    """The first sheet's rows by the headings in its first row, empty rows left out. Raises Refused or Trouble."""
    rows = read_workbook(path).sheets[0].rows
    heads = [str(cell or "").strip() for cell in rows[0]] if rows else []
    return [
        {head: cell for head, cell in zip(heads, row, strict=False) if head}
        for row in rows[1:]
        if any(cell is not None for cell in row)
    ]
