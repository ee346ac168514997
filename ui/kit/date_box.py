"""A day, typed in any style a clerk writes or picked from a calendar; left, it shows 2026-11-22."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from ui.kit import icons
from unionoffice.wording import _


class DateBox(QLineEdit):
    """A line for a day with a calendar at its end (Alt+Down)."""

    def __init__(self, today: str) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText(_("例如 2019.3.5 或 20190305"))
        pick = QAction(icons.icon("calendar"), _("日历"), self)
        pick.setToolTip(_("日历") + "　Alt+↓")
        pick.triggered.connect(self.pick)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)

    def pick(self) -> None:
        """A calendar drops down; a click or Enter takes the day."""
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        column = QVBoxLayout(popup)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(calendar)
        shown = QDate.fromString(self.text().strip(), Qt.DateFormat.ISODate)
        calendar.setSelectedDate(shown if shown.isValid() else QDate.fromString(self._today, Qt.DateFormat.ISODate))

        def take(day: QDate) -> None:
            popup.close()
            self.setText(day.toString(Qt.DateFormat.ISODate))
            self.editingFinished.emit()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pick()
        else:
            super().keyPressEvent(event)
