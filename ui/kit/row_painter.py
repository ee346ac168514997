"""Draws the rows of a list at once, without the style sheet's machinery: a keystroke has 16 ms, painting included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui import theme

if TYPE_CHECKING:
    from ui.kit.table import ListTable

PADDING = 12
_SPARE = 2 * PADDING - 8
"""Pixels of a column that its words leave free."""
_KEPT = 4_000
"""Shortened texts that are remembered."""


class RowPainter:
    """Paints a table's rows: ground, line below, words; the current row has a mark at its left edge."""

    def __init__(self, table: ListTable) -> None:
        self._table = table
        self._line, self._chosen = QPen(QColor(theme.LINE), 1), QColor(theme.TINT)
        self._text, self._mark = QPen(QColor(theme.TEXT)), QColor(theme.PRIMARY)
        self._right = [column.right for column in table.paged.columns]
        self._short: dict[tuple[str, int], str] = {}

    def paint(self, part: QRect) -> None:
        """The rows in this part of the table's ground are drawn."""
        table = self._table
        first, last = table.rowAt(max(part.top(), 0)), table.rowAt(part.bottom())
        seen = [column for column in range(len(self._right)) if not table.isColumnHidden(column)]
        if first < 0 or not seen:
            return
        lefts = [table.columnViewportPosition(column) for column in seen]
        rooms = [table.columnWidth(column) - _SPARE for column in seen]
        start, end = min(lefts), max(left + room + _SPARE for left, room in zip(lefts, rooms, strict=True))
        chosen = table.chosen_ranges()
        current = table.currentIndex().row() if table.hasFocus() else -1
        painter = QPainter(table.viewport())
        metrics = painter.fontMetrics()
        for row in range(first, (last if last >= 0 else table.paged.rowCount() - 1) + 1):
            top, height = table.rowViewportPosition(row), table.rowHeight(row)
            if any(one <= row <= other for one, other in chosen):
                painter.fillRect(start, top, end - start, height, self._chosen)
            painter.setPen(self._line)
            painter.drawLine(start, top + height - 1, end - 1, top + height - 1)
            if row == current:
                painter.fillRect(max(start, 0), top, 3, height - 1, self._mark)
            painter.setPen(self._text)
            baseline = top + (height - metrics.height()) // 2 + metrics.ascent()
            words = table.paged.line(row, seen)
            for column, left, room, (shown, ink) in zip(seen, lefts, rooms, words, strict=True):
                if not shown:
                    continue
                if len(shown) * metrics.height() > room or "\n" in shown:
                    shown = self._shortened(shown, room, metrics)
                at = left + PADDING
                if self._right[column]:
                    at = left + room + 4 - metrics.horizontalAdvance(shown)
                if ink is None:
                    painter.drawText(at, baseline, shown)
                else:
                    painter.setPen(ink)
                    painter.drawText(at, baseline, shown)
                    painter.setPen(self._text)
        painter.end()

    def _shortened(self, shown: str, room: int, metrics: QFontMetrics) -> str:
        """The words on one line, with … at the end where the room does not hold them."""
        short = self._short.get((shown, room))
        if short is None:
            if len(self._short) >= _KEPT:
                self._short.clear()
            short = metrics.elidedText(shown.replace("\n", " "), Qt.TextElideMode.ElideRight, room)
            self._short[shown, room] = short
        return short
