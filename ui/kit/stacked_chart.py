"""Bars that stand on each other: one bar a month, one colour a source, the names of the colours below; also in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme
from ui.kit.chart import grid_steps
from unionoffice.wording import _

COLOURS = theme.PARTS
"""Told apart by lightness as well, for who does not see colours; further parts begin again."""


class Part(NamedTuple):
    """One source: its name, and what it has in each bar."""

    name: str
    values: Sequence[float]


class StackedChart(QWidget):
    """`shown` writes a value in words; the tooltip and the accessible description carry all of them."""

    LEFT, TOP, BOTTOM, LEGEND, MARGIN = 44, 14, 26, 20, 8

    def __init__(self, title: str, shown: str = "{value:,.0f}") -> None:
        super().__init__()
        self.setMinimumSize(240, 150)
        self.setAccessibleName(title)
        self._shown = shown
        self._names: tuple[str, ...] = ()
        self._parts: tuple[Part, ...] = ()

    def show_parts(self, names: Sequence[str], parts: Sequence[Part]) -> None:
        """The chart shows these from now on; each part has one value for each name."""
        self._names, self._parts = tuple(names), tuple(parts)
        words = "；".join(f"{name} {self._value(total)}" for name, total in zip(names, self.totals(), strict=True))
        self.setAccessibleDescription(words or _("还没有数据"))
        self.update()

    def totals(self) -> list[float]:
        """The height of each bar."""
        return [sum(max(part.values[n], 0) for part in self._parts) for n in range(len(self._names))]

    def _value(self, value: float) -> str:
        return self._shown.format(value=value)

    def words_at(self, n: int) -> str:
        """What a bar is made of."""
        lines = [f"{part.name}　{self._value(part.values[n])}" for part in self._parts if part.values[n]]
        return "\n".join([f"{self._names[n]}　{self._value(self.totals()[n])}", *lines])

    def sizeHint(self) -> QSize:
        """Room for a year's months."""
        return QSize(480, 240)

    def _slot(self) -> float:
        return (self.width() - self.LEFT - 8) / max(1, len(self._names))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grid, bars, months, and which colour is whose."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL_SIZE))
        totals = self.totals()
        if not any(totals):
            painter.setPen(QColor(theme.DIM))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("还没有数据"))
            return
        legend = self.LEGEND * len(self._legend_lines())
        height, steps = self.height() - self.TOP - self.BOTTOM - legend, grid_steps(totals)
        foot = self.TOP + height
        for value in steps:
            y = foot - height * value / steps[-1]
            painter.setPen(QPen(QColor(theme.BORDER if value == 0 else theme.LINE), 1))
            painter.drawLine(QPointF(self.LEFT, y), QPointF(self.width() - 8, y))
            painter.setPen(QColor(theme.DIM))
            where = QRectF(0, y - 10, self.LEFT - 8, 20)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:,g}")
        slot = self._slot()
        wide = min(slot * 0.56, 46)
        for n, name in enumerate(self._names):
            left, bottom = self.LEFT + slot * n + (slot - wide) / 2, float(foot)
            for place, part in enumerate(self._parts):
                tall = height * max(part.values[n], 0) / steps[-1]
                painter.fillRect(QRectF(left, bottom - tall, wide, tall), QColor(COLOURS[place % len(COLOURS)]))
                bottom -= tall
            painter.setPen(QColor(theme.DIM))
            below = QRectF(self.LEFT + slot * n - 10, foot + 3, slot + 20, 20)
            if slot > painter.fontMetrics().horizontalAdvance(name) or n % 2 == 0:
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
        self._legend(painter, foot + self.BOTTOM)

    def _legend_lines(self) -> list[list[tuple[int, int]]]:
        """The parts by lines of the legend, each with the width it takes."""
        metrics, room = QFontMetrics(theme.font(theme.SMALL_SIZE)), self.width() - self.MARGIN
        lines: list[list[tuple[int, int]]] = [[]]
        for place, part in enumerate(self._parts):
            wide = metrics.horizontalAdvance(part.name) + 32
            if lines[-1] and sum(taken for _place, taken in lines[-1]) + wide > room:
                lines.append([])
            lines[-1].append((place, wide))
        return lines

    def _legend(self, painter: QPainter, top: float) -> None:
        for number, line in enumerate(self._legend_lines()):
            x, y = float(self.MARGIN), top + number * self.LEGEND
            for place, wide in line:
                painter.fillRect(QRectF(x, y + 5, 10, 10), QColor(COLOURS[place % len(COLOURS)]))
                painter.setPen(QColor(theme.TEXT))
                painter.drawText(QRectF(x + 15, y, wide, 20), Qt.AlignmentFlag.AlignVCenter, self._parts[place].name)
                x += wide

    def event(self, event: QEvent) -> bool:
        """The tooltip over a bar says what it is made of."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            n = int((event.pos().x() - self.LEFT) // self._slot()) if event.pos().x() >= self.LEFT else -1
            if 0 <= n < len(self._names):
                QToolTip.showText(event.globalPos(), self.words_at(n), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
