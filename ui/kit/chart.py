"""A bar chart drawn by hand: few bars, few lines, the last bar dark, every value also in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme
from unionoffice.wording import _


class Bar(NamedTuple):
    """One bar: its name under the axis, its height, and how the height is written."""

    name: str
    value: float
    shown: str


GRID = 6
SMALLEST = 1e-6
"""Below this a value is drawn as nothing."""


def grid_steps(values: Sequence[float]) -> list[float]:
    """The values of the grid lines: about six, in round numbers from 0, the last not below any value."""
    top = max(values, default=0)
    if top < SMALLEST:
        top = 1
    rough = top / (GRID - 1)
    size = 10 ** math.floor(math.log10(rough))
    step: float = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough)
    if all(float(value).is_integer() for value in values):
        step = max(1, step)
    return [step * n for n in range(math.ceil(top / step - 1e-9) + 1)]


class BarChart(QWidget):
    """Bars over names; the tooltip and the accessible description carry the values."""

    LEFT, TOP, BOTTOM = 44, 22, 26

    def __init__(self, title: str, bars: Sequence[Bar] = ()) -> None:
        super().__init__()
        self.setMinimumSize(240, 128)
        self.setAccessibleName(title)
        self._bars: tuple[Bar, ...] = ()
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """The chart shows these from now on."""
        self._bars = tuple(bars)
        words = "；".join(f"{bar.name} {bar.shown}" for bar in self._bars)
        self.setAccessibleDescription(words or _("还没有数据"))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a year's months."""
        return QSize(480, 300)

    def steps(self) -> list[float]:
        """The values of the grid lines."""
        return grid_steps([bar.value for bar in self._bars])

    def _places(self) -> list[QRectF]:
        width, height = self.width() - self.LEFT - 8, self.height() - self.TOP - self.BOTTOM
        if not self._bars or width <= 0:
            return []
        top, slot = self.steps()[-1], width / len(self._bars)
        wide = min(slot * 0.54, 56)
        return [
            QRectF(
                self.LEFT + slot * n + (slot - wide) / 2, self.TOP + height * (1 - bar.value / top), wide,
                height * bar.value / top,
            )
            for n, bar in enumerate(self._bars)
        ]  # fmt: skip

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grid, bars, names, and the last bar's value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL_SIZE))
        if not self._bars:
            painter.setPen(QColor(theme.DIM))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("还没有数据"))
            return
        height, steps = self.height() - self.TOP - self.BOTTOM, self.steps()
        for value in steps:
            y = self.TOP + height * (1 - value / steps[-1])
            painter.setPen(QPen(QColor(theme.BORDER if value == 0 else theme.LINE), 1))
            painter.drawLine(QPointF(self.LEFT, y), QPointF(self.width() - 8, y))
            painter.setPen(QColor(theme.DIM))
            where = QRectF(0, y - 10, self.LEFT - 8, 20)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:,g}")
        places = self._places()
        widest = max(painter.fontMetrics().horizontalAdvance(bar.name) for bar in self._bars) + 10
        every = max(1, math.ceil(widest * len(places) / max(1, self.width() - self.LEFT)))
        for n, (bar, place) in enumerate(zip(self._bars, places, strict=True)):
            last = n == len(places) - 1
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.PRIMARY if last else theme.BAR))
            painter.drawRoundedRect(place, 2.5, 2.5)
            painter.setPen(QColor(theme.DIM))
            if (len(places) - 1 - n) % every == 0:
                below = QRectF(place.center().x() - 40, self.height() - self.BOTTOM + 4, 80, 20)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.name)
            if last:
                painter.setPen(QColor(theme.PRIMARY))
                above = QRectF(place.center().x() - 50, place.top() - 20, 100, 18)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bar.shown)

    def event(self, event: QEvent) -> bool:
        """The tooltip over a bar says its value."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for bar, place in zip(self._bars, self._places(), strict=False):
                if place.left() - 6 <= event.pos().x() <= place.right() + 6:
                    QToolTip.showText(event.globalPos(), f"{bar.name}　{bar.shown}", self)
                    return True
            QToolTip.hideText()
        return super().event(event)
