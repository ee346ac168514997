"""The sheet of ten cards as a drawing: a person points at the place of the first card, the used ones stay empty."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from unionoffice.members.card_sheet import COLUMNS, ROWS
from unionoffice.wording import _

PLACES = COLUMNS * ROWS
SHEET = QSize(168, 238)
"""Pixels at 100 %: A4 in 0.8 px a millimetre."""


class CardPlaces(QWidget):
    """`start` is the place of the first card, 1 to 10. A click or the arrow keys move it; `count` cards follow."""

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.start = 1
        self._count = PLACES
        self.setFixedSize(SHEET)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("点一下，或用方向键，选第一张会员证的位置；已经用掉的位置留空"))
        self._describe()

    def show_count(self, count: int) -> None:
        """So many cards are to be placed."""
        self._count = count
        self.update()
        self._describe()

    def choose(self, place: int) -> None:
        """The first card goes to this place, 1 to 10."""
        place = max(1, min(PLACES, place))
        if place != self.start:
            self.start = place
            self.update()
            self._describe()
            self.changed.emit(place)

    def _describe(self) -> None:
        self.setAccessibleName(_("起始位置：第 {n} 张").format(n=self.start))

    def _card(self, place: int) -> QRectF:
        row, column = divmod(place - 1, COLUMNS)
        width, height = 68.0, 41.0
        left = (self.width() - COLUMNS * (width + 3) + 3) / 2
        top = (self.height() - ROWS * (height + 3) + 3) / 2
        return QRectF(left + column * (width + 3), top + row * (height + 3), width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet with its ten places: empty, first, following."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = QPen(QColor(theme.PRIMARY if focused else theme.FIELD_BORDER), 2 if focused else 1)
        painter.setPen(edge)
        painter.setBrush(QColor(theme.WHITE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        for place in range(1, PLACES + 1):
            filled = self.start <= place < self.start + self._count
            first = place == self.start
            ground = theme.PRIMARY if first else theme.TINT if filled else theme.PAGE
            ink = theme.WHITE if first else theme.TEXT if filled else theme.DIM
            painter.setBrush(QColor(ground))
            painter.setPen(QPen(QColor(theme.PRIMARY if filled else theme.BORDER), 1))
            card = self._card(place)
            painter.drawRoundedRect(card, 3, 3)
            painter.setPen(QColor(ink))
            painter.drawText(card, Qt.AlignmentFlag.AlignCenter, str(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The place under the mouse is the first."""
        at: QPointF = event.position()
        for place in range(1, PLACES + 1):
            if self._card(place).contains(at):
                self.choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys, Home and End move the first place."""
        steps = {
            int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Up): -COLUMNS,
            int(Qt.Key.Key_Down): COLUMNS, int(Qt.Key.Key_Home): -PLACES, int(Qt.Key.Key_End): PLACES,
        }  # fmt: skip
        step = steps.get(int(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif abs(step) == PLACES or 1 <= self.start + step <= PLACES:
            self.choose(self.start + step)
