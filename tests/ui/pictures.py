"""A table as a grid of text, as a person sees it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QTableView


def picture(table: QTableView | QAbstractItemModel, rows: int = 20) -> str:
    """Titles and the first rows, columns parted by │, hidden columns left out."""
    model = table.model() if isinstance(table, QTableView) else table
    shown = [
        column
        for column in range(model.columnCount())
        if not (isinstance(table, QTableView) and table.isColumnHidden(column))
    ]
    lines = [[str(model.headerData(column, Qt.Orientation.Horizontal)) for column in shown]]
    lines += [
        [str(model.data(model.index(row, column)) or "") for column in shown]
        for row in range(min(rows, model.rowCount()))
    ]
    return "\n".join("│".join(line) for line in lines)
