"""A month as people hang it on the wall: seven columns, days off and made up, what is due on each day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.kit.due import tone_of
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.deadlines import MonthDay

HEAD = 28
"""Pixels of the row of weekdays."""


class MonthView(QWidget):
    """Shows days; arrow keys move from day to day, PgUp and PgDn ask for another month, Enter opens the day."""

    chosen = Signal(str)
    """A day came to be the chosen one."""
    opened = Signal(str)
    turned = Signal(int)
    """Another month is wanted: so many months on."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Sequence[MonthDay] = ()
        self._day, self._today = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(420, 300))
        self.setAccessibleName(_("月历"))

    def show_days(self, days: Sequence[MonthDay], today: str) -> None:
        """The month in sight; the chosen day stays where it is in it, else today or the first is chosen."""
        self._days, self._today = days, today
        names = [one.day for one in days]
        if self._day not in names:
            same = [name for name in names if name[8:] == self._day[8:]]
            self._day = today if today in names else same[0] if same else names[0]
        self._say()
        self.update()

    def day(self) -> MonthDay | None:
        """The chosen day."""
        return next((one for one in self._days if one.day == self._day), None)

    def choose(self, day: str) -> None:
        """This day is the chosen one, where it is in the month in sight."""
        if day != self._day and any(one.day == day for one in self._days):
            self._day = day
            self._say()
            self.update()

    def _say(self) -> None:
        one = self.day()
        if one is not None:
            words = "；".join(line.what for line in one.deadlines) or _("没有期限")
            self.setAccessibleDescription(f"{one.day} {one.name} {words}")
            self.chosen.emit(one.day)

    def _weeks(self) -> int:
        return -(-(self._days[0].weekday + len(self._days)) // 7) if self._days else 5

    def _cell(self, place: int) -> QRect:
        row, column = divmod(self._days[0].weekday + place, 7)
        wide, high = self.width() / 7, (self.height() - HEAD) / self._weeks()
        left, top = round(column * wide), HEAD + round(row * high)
        return QRect(left, top, round((column + 1) * wide) - left, HEAD + round((row + 1) * high) - top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The weekdays, then the days."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.WHITE))
        weekdays = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
        painter.setPen(QColor(theme.DIM))
        for column, name in enumerate(weekdays):
            room = QRect(round(column * self.width() / 7), 0, round(self.width() / 7), HEAD)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)
        for place, one in enumerate(self._days):
            self._paint_day(painter, self._cell(place), one)

    def _paint_day(self, painter: QPainter, room: QRect, one: MonthDay) -> None:
        ground = theme.WHITE if one.working else theme.SIDE
        painter.fillRect(room, QColor(ground))
        painter.setPen(QColor(theme.LINE))
        painter.drawRect(room)
        if one.day == self._day:
            painter.setPen(QPen(QColor(theme.PRIMARY), 2 if self.hasFocus() else 1))
            painter.drawRect(room.adjusted(1, 1, -1, -1))
        inside = room.adjusted(7, 5, -6, -3)
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        number = str(int(one.day[8:]))
        painter.setPen(QColor(theme.PRIMARY if one.day == self._today else theme.TEXT if one.working else theme.DIM))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, number)
        painter.setFont(self.font())
        metrics = painter.fontMetrics()
        mark = one.name or (_("今天") if one.day == self._today else "")
        left = inside.left() + painter.fontMetrics().horizontalAdvance(number) + 10
        painter.setPen(QColor(theme.GREEN if not one.working else theme.AMBER if one.weekday >= 5 else theme.DIM))
        name_room = QRect(left, inside.top(), inside.right() - left, metrics.height())
        painter.drawText(
            name_room,
            Qt.AlignmentFlag.AlignRight,
            metrics.elidedText(mark, Qt.TextElideMode.ElideRight, name_room.width()),
        )
        step = metrics.height() + 3
        top = inside.top() + step + 2
        room_for = max(0, (inside.bottom() - top) // step)
        shown = one.deadlines if len(one.deadlines) <= room_for else one.deadlines[: max(0, room_for - 1)]
        for line in shown:
            self._paint_line(painter, QRect(inside.left(), top, inside.width(), step - 2), line.what, tone_of(line))
            top += step
        if len(shown) < len(one.deadlines) and room_for:
            painter.setPen(QColor(theme.DIM))
            painter.drawText(
                inside.left(), top + metrics.ascent(), _("还有 {n} 项").format(n=len(one.deadlines) - len(shown))
            )

    def _paint_line(self, painter: QPainter, room: QRect, words: str, tone: theme.Tone) -> None:
        painter.fillRect(room, QColor(theme.GROUNDS[tone]))
        painter.setPen(QColor(theme.INKS[tone]))
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 8)
        painter.drawText(room.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a day."""
        for place, one in enumerate(self._days):
            if self._cell(place).contains(event.position().toPoint()):
                self.choose(one.day)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """A double click opens the day."""
        self.opened.emit(self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by a day or a week, over the month's edge into the next one."""
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns:
            self.turned.emit(turns[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._day)
        elif event.key() in moves:
            self._move(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, days: int) -> None:
        place = next(n for n, one in enumerate(self._days) if one.day == self._day) + days
        if 0 <= place < len(self._days):
            self.choose(self._days[place].day)
        else:
            from unionoffice.deadlines import day_after

            self._day = day_after(self._day, days)
            self.turned.emit(1 if days > 0 else -1)
