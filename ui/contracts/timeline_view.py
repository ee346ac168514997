"""One contract's life from above to below: what was done on which day, what is still to come, what was late and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.kit import text
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.contracts import Event

RAIL = 22
"""Pixels of the line at the left with its dots."""


class _Point(QWidget):
    """One event: a full dot where it was done, an empty one where it is to come, red where it is or was late."""

    def __init__(self, event: Event, *, first: bool, last: bool) -> None:
        super().__init__()
        self._event, self._first, self._last = event, first, last
        row = QHBoxLayout(self)
        row.setContentsMargins(RAIL, 3, 4, 7)
        column = QVBoxLayout()
        column.setSpacing(1)
        what = text.label(event.what, wrap=True, bold=event.done)
        column.addWidget(what)
        words = event.day if event.done else _("应在 {day} 前").format(day=event.day)
        if event.due and event.done and event.late:
            words += "　" + _("晚于期限 {due}").format(due=event.due)
        elif event.late:
            words += "　" + _("已逾期")
        said = text.label(words, kind="fault" if event.late else "dim", size=theme.SMALL_SIZE, wrap=True)
        column.addWidget(said)
        row.addLayout(column, 1)
        self.setToolTip(event.source)
        self.setAccessibleName(f"{event.what} {words}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line and the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPoint(RAIL // 2 - 2, 13)
        painter.setPen(QPen(QColor(theme.BORDER), 2))
        painter.drawLine(
            middle.x(),
            0 if not self._first else middle.y(),
            middle.x(),
            self.height() if not self._last else middle.y(),
        )
        ink = QColor(theme.RED if self._event.late else theme.PRIMARY if self._event.done else theme.DIM)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if self._event.done else QColor(theme.WHITE))
        painter.drawEllipse(middle, 5, 5)


class TimelineView(QWidget):
    """The events one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("合同经过"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.events: Sequence[Event] = ()

    def show_events(self, events: Sequence[Event]) -> None:
        """These events from now on."""
        self.events = events
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, event in enumerate(events):
            self._column.addWidget(_Point(event, first=place == 0, last=place == len(events) - 1))
        if not events:
            self._column.addWidget(text.dim(_("还没有经过可记。")))
        self._column.addStretch()
