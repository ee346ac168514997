"""A list inside a page that scrolls: as high as its rows, with keys of its own for adding, changing, taking away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWheelEvent

from ui import theme
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList

HEADER = 42
LEAST, MOST = 1, 24
"""Rows in sight at least, and at most before the list scrolls by itself."""


class ListInPage(FixedList):
    """Enter opens, Insert adds, Delete takes away, Space ticks (where the section does so); Tab leaves it."""

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        *,
        add: Callable[[], object] | None = None,
        away: Callable[[Any], object] | None = None,
        tick: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__(columns, name)
        self.setMinimumHeight(HEADER)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tick = tick
        self.horizontalScrollBar().rangeChanged.connect(lambda *_range: self._be_high())
        here = Qt.ShortcutContext.WidgetShortcut
        if add is not None:
            does = add
            QShortcut(QKeySequence(Qt.Key.Key_Insert), self, lambda: does(), context=here)
        if away is not None:
            QShortcut(QKeySequence(Qt.Key.Key_Delete), self, lambda: self._with_current(away), context=here)

    def _with_current(self, act: Callable[[Any], object] | None) -> None:
        current = self.current()
        if current is not None and act is not None:
            act(current)

    def show_rows(self, rows: Sequence[Any], *, keep: bool = False) -> None:
        """The list holds these rows and is as high as they are."""
        super().show_rows(rows, keep=keep)
        self._be_high()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if self._long() else policy.ScrollBarAlwaysOff)

    def _be_high(self) -> None:
        seen = max(LEAST, min(MOST, len(self.rows)))
        bar = self.horizontalScrollBar()
        more = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(HEADER + seen * theme.ROW_HEIGHT + 3 + more)

    def _long(self) -> bool:
        return len(self.rows) > MOST

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the current row where there is something to tick; Up at the top leaves the list to the page."""
        if event.key() == Qt.Key.Key_Space and self._tick is not None:
            self._with_current(self._tick)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, or the list where it is longer than what is seen of it."""
        if self._long():
            super().wheelEvent(event)
        else:
            event.ignore()
