"""A list of any length: the numbers of its rows in one array, and only the pages under the eye as objects."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ui import theme
from ui.kit.columns import Column
from ui.theme import Tone
from unionoffice.wording import _

Index = QModelIndex | QPersistentModelIndex

PAGE = 16
"""Rows fetched together: a screen of 768 pixels shows fourteen, and each row more is time before it is painted."""
KEEP = 96
"""Pages kept; the one unused for longest goes first."""

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which an index gives its row's object."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PagedModel(QAbstractTableModel):
    """Rows by number, fetched by pages with `fetch(numbers) -> rows` (None for a row that is gone)."""

    sort_wanted = Signal(str, bool)
    """A person wants it by this column's word, descending or not."""

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Callable[[Sequence[int]], Sequence[Any | None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[tuple[Any | None, list[str | None]]]] = OrderedDict()
        self._texts = tuple(column.text for column in self.columns)
        self._tones = tuple(column.tone for column in self.columns)
        self._inks: dict[Tone, QColor] = {
            tone: QColor(ink) for tone, ink in theme.INKS.items() if tone is not Tone.PLAIN
        }

    def set_ids(self, ids: array[int]) -> None:
        """The list consists of these rows from now on."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """The same rows, read again when they are looked at."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    @property
    def ids(self) -> array[int]:
        """The rows' numbers in the list's order."""
        return self._ids

    def id_at(self, row: int) -> int:
        """The number of the row at this place."""
        return self._ids[row]

    def place_of(self, number: int) -> int:
        """Where the row with this number stands, -1 where it is not in the list."""
        try:
            return self._ids.index(number)
        except ValueError:
            return -1

    def row(self, place: int) -> Any | None:
        """The row's object; None where it is gone from the office."""
        return self._entry(place)[0]

    def rows(self, places: Sequence[int]) -> Iterator[Any]:
        """The objects of these rows, those that are gone left out."""
        return (row for row in map(self.row, places) if row is not None)

    def cell(self, place: int, column: int) -> tuple[str, QColor | None]:
        """What a cell says and in which colour; None for the usual one."""
        return self.line(place, (column,))[0]

    def line(self, place: int, columns: Sequence[int]) -> list[tuple[str, QColor | None]]:
        """What a row says in these columns and in which colours; None for the usual one."""
        row, texts = self._entry(place)
        said: list[tuple[str, QColor | None]] = []
        for column in columns:
            shown = texts[column]
            if shown is None:
                gone = _("（已删除）") if column == 0 else ""
                shown = gone if row is None else self._texts[column](row)
                texts[column] = shown
            tone = self._tones[column]
            said.append((shown, self._inks.get(tone(row)) if tone is not None and row is not None else None))
        return said

    def _entry(self, place: int) -> tuple[Any | None, list[str | None]]:
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            fetched = self._fetch(self._ids[number * PAGE : (number + 1) * PAGE])
            page = [(row, [None] * len(self.columns)) for row in fetched]
            self._pages[number] = page
            if len(self._pages) > KEEP:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place % PAGE]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows; none below a row."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """A cell's words, colour and alignment, or the row's object."""
        if not index.isValid():
            return None
        if role == DISPLAY:
            return self.cell(index.row(), index.column())[0]
        if role == ALIGNMENT:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role == FOREGROUND:
            return self.cell(index.row(), index.column())[1]
        if role == ROW:
            return self.row(index.row())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == DISPLAY:
                return self.columns[section].title
            if role == ALIGNMENT:
                return _RIGHT if self.columns[section].right else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The list's owner is asked to find the rows again in this order."""
        if 0 <= column < len(self.columns) and self.columns[column].sort:
            self.sort_wanted.emit(self.columns[column].sort, order == Qt.SortOrder.DescendingOrder)
