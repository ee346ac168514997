"""The table of a list: whole rows, quiet lines, drawn straight from the paged model."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui import theme
from ui.kit.columns import Column
from ui.kit.paged_model import Index, PagedModel
from ui.kit.row_painter import PADDING, RowPainter

ENOUGH = 220
"""Pixels the stretching column has before the others grow for their rare words."""


@dataclass(frozen=True, slots=True)
class _Widths:
    """What a column takes: where room is short, as a rule, where there is room to spare."""

    least: int
    wanted: int
    most: int

    @property
    def slack(self) -> int:
        return self.wanted - self.least

    @property
    def growth(self) -> int:
        return self.most - self.wanted

    @classmethod
    def of(cls, column: Column) -> _Widths:
        """These widths in the font in use."""
        if not (column.usual or column.least):
            return cls(column.width, column.width, column.width)
        heading = QFontMetrics(theme.font(bold=True)).horizontalAdvance(column.title) + 2 * PADDING
        cells = QFontMetrics(theme.font())

        def room(words: Iterable[str]) -> int:
            return max((cells.horizontalAdvance(word) for word in words), default=0) + 2 * PADDING - 4

        least = max(column.least, heading, room(column.usual))
        wanted = max(column.width, least)
        return cls(least, wanted, max(wanted, room(column.words)))


class ListTable(QTableView):
    """A table over a paged model; Enter opens, letters go to the search, the rows keep their place over a refresh."""

    opened = Signal(int)
    """A person wants the row with this number."""
    chosen = Signal()
    """Other rows are selected."""
    typed = Signal(str)
    """A letter that belongs into the search box."""

    def __init__(self, model: PagedModel, name: str, *, many: bool = True) -> None:
        super().__init__()
        self.paged = model
        self.setModel(model)
        self._painter = RowPainter(self)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(theme.ROW_HEIGHT * 4)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.ROW_HEIGHT)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setFixedHeight(42)
        columns.setMinimumSectionSize(48)
        columns.setSectionsClickable(any(column.sort for column in model.columns))
        columns.setSortIndicatorShown(False)
        columns.sectionClicked.connect(self._sort)
        self._widths = [_Widths.of(column) for column in model.columns]
        self._set: dict[int, int] = {}
        for number, widths in enumerate(self._widths):
            self._set_width(number, widths.wanted)
        self._sorted = (-1, False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(self.paged.id_at(index.row())))

    def _sort(self, section: int) -> None:
        if not self.paged.columns[section].sort:
            return
        descending = self._sorted == (section, False)
        self._sorted = (section, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, order)
        self.paged.sort(section, order)

    def show_ids(self, ids: array[int], *, keep: bool = False) -> None:
        """The table shows these rows, the first current; with `keep` the current one stays where it still is there."""
        current = self.current_id() if keep else None
        self.paged.set_ids(ids)
        place = self.paged.place_of(current) if current is not None else -1
        if place < 0 and self.paged.rowCount():
            place = 0
        if place >= 0:
            self.go_to(place)
        self.chosen.emit()

    def go_to(self, place: int) -> None:
        """The row at this place is current, selected and in sight."""
        index = self.paged.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def current_id(self) -> int | None:
        """The number of the current row, None where the list is empty."""
        place = self.currentIndex().row()
        return self.paged.id_at(place) if 0 <= place < self.paged.rowCount() else None

    def chosen_ids(self) -> list[int]:
        """The numbers of the selected rows, in the list's order."""
        ids = self.paged.ids
        return [ids[place] for place in self._chosen_places()]

    def chosen_count(self) -> int:
        """How many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self.chosen_ranges())

    def chosen_ranges(self) -> list[tuple[int, int]]:
        """The first and the last place of each run of selected rows, in the list's order."""
        parts = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())
        return sorted((part.top(), part.bottom()) for part in parts)

    def _chosen_places(self) -> Iterator[int]:
        for top, bottom in self.chosen_ranges():
            yield from range(top, bottom + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; a printable letter without Ctrl or Alt goes to the search box."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        number = self.current_id()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and number is not None:
            self.opened.emit(number)
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            self._leave_hidden_column()
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows that need it are drawn."""
        self._painter.paint(event.rect())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The mark goes from the one row to the other, also where the current cell is hidden."""
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()} - {-1}:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _leave_hidden_column(self) -> None:
        # Qt moves nowhere from a cell in a hidden column: the arrow keys were dead where the first column is hidden.
        current = self.currentIndex()
        if current.isValid() and self.isColumnHidden(current.column()):
            seen = (number for number in range(self.paged.columnCount()) if not self.isColumnHidden(number))
            cell = self.paged.index(current.row(), next(seen, current.column()))
            self.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.NoUpdate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns fill the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """The column that stretches takes what is left over; where nothing is, all give way as far as they can.

        A column a person has drawn wider or narrower stays so.
        """
        stretching = next((number for number, column in enumerate(self.paged.columns) if column.stretch), None)
        if stretching is None:
            return
        seen = [n for n in range(len(self.paged.columns)) if n != stretching and not self.isColumnHidden(n)]
        drawn = [n for n in seen if self.columnWidth(n) != self._set[n]]
        free = [n for n in seen if n not in drawn]
        room = self.viewport().width() - sum(self.columnWidth(n) for n in drawn)
        own = self._widths[stretching]
        spare = room - sum(self._widths[n].wanted for n in free)
        give = _part(own.wanted - spare, sum(self._widths[n].slack for n in (*free, stretching)))
        take = _part(spare - max(own.wanted, ENOUGH), sum(self._widths[n].growth for n in free))
        for n in free:
            widths = self._widths[n]
            self._set_width(n, widths.wanted - math.ceil(give * widths.slack) + math.floor(take * widths.growth))
        self._set_width(stretching, max(own.least, room - sum(self.columnWidth(n) for n in free)))

    def _set_width(self, number: int, width: int) -> None:
        self._set[number] = width
        self.setColumnWidth(number, width)


def _part(needed: int, there: int) -> float:
    """Which part of what is there covers what is needed, 0 to 1."""
    return min(max(needed, 0) / there, 1.0) if there else 0.0
