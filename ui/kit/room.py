"""Making do with the room there is: lines that wrap, words cut with …, sheets that scroll, windows within the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QWidget,
    QWidgetItem,
)

from ui import theme

EDGE = 40
"""Pixels of the screen a dialog leaves free around itself, its frame among them."""
LEAST_HIGH = 96
"""Pixels a sheet that scrolls keeps at least."""


class Flow(QLayout):
    """A row that goes on in the next line where its width ends; what may expand takes what its line has left."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """At the end."""
        self._items.append(item)

    def insertWidget(self, place: int, widget: QWidget) -> None:
        """At this place, counted from 0."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        """How many things stand in it."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The thing at this place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """The thing at this place, which is no longer in it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """To the right only."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """A narrow one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines it needs in this width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._seen()]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Its widest thing alone in a line."""
        least = [item.minimumSize() for item in self._seen()]
        hints = [item.sizeHint().height() for item in self._seen()]
        return QSize(max((one.width() for one in least), default=0), max(hints, default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Everything lies in its line."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        lines = self._lines(rect.width())
        for number, line in enumerate(lines):
            high = max(item.sizeHint().height() for item, _wide in line)
            if move:
                self._lay_line(line, QRect(rect.left(), top, rect.width(), high))
            top += high + (self.spacing() if number < len(lines) - 1 else 0)
        return top - rect.top()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in self._seen():
            wide = min(max(item.sizeHint().width(), item.minimumSize().width()), max(room, item.minimumSize().width()))
            if lines and left >= wide + self.spacing():
                lines[-1].append((item, wide))
                left -= wide + self.spacing()
            else:
                lines.append([(item, wide)])
                left = room - wide
        return lines

    def _lay_line(self, line: list[tuple[QLayoutItem, int]], rect: QRect) -> None:
        spare = rect.width() - sum(wide for _item, wide in line) - self.spacing() * (len(line) - 1)
        growing = [item for item, _wide in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        left = rect.left()
        for item, wide in line:
            if growing and item in growing and spare > 0:
                wide = min(item.maximumSize().width(), wide + spare // len(growing))
            high = min(rect.height(), item.sizeHint().height())
            item.setGeometry(QRect(QPoint(left, rect.top() + (rect.height() - high) // 2), QSize(wide, high)))
            left += wide + self.spacing()


class Elided(QLabel):
    """One line of words, cut with … where its width ends; the whole then stands in the tooltip."""

    def __init__(self, words: str = "", *, kind: str = "", size: float = theme.TEXT_SIZE) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if size != theme.TEXT_SIZE:
            self.setFont(theme.font(size))
        if kind:
            self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few letters wide."""
        return QSize(min(48, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, as far as they go."""
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter, self.rect(), int(self.alignment()), self.palette(), self.isEnabled(), words,
            self.foregroundRole(),
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip says the whole where it is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")


class Roomy(QScrollArea):
    """As large as what is in it where there is room, and scrolling where there is not; `grown` when it wants more."""

    grown = Signal()

    def __init__(self, inside: QWidget | None = None, *, sideways: bool = False) -> None:
        super().__init__()
        self._sideways = sideways
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if inside is not None:
            self.hold(inside)

    def hold(self, inside: QWidget) -> None:
        """This is what it shows, on the ground behind it."""
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only watches: what is in it asks to be laid out anew."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
            self.grown.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widget().updateGeometry()

    def wanted_height(self, width: int) -> int:
        """What is in it needs this height at this width."""
        inside = self.widget()
        return max(
            inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height(),
            inside.minimumSizeHint().height(),
        )

    def sizeHint(self) -> QSize:
        """All of what is in it."""
        inside = self.widget()
        return QSize(inside.sizeHint().width(), self.wanted_height(max(self.width(), inside.sizeHint().width())))

    def minimumSizeHint(self) -> QSize:
        """Not narrower than what is in it (unless it scrolls sideways), and a few lines high."""
        inside = self.widget().minimumSizeHint()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        wide = LEAST_HIGH if self._sideways else inside.width() + (bar if inside.height() > LEAST_HIGH else 0)
        return QSize(wide, min(LEAST_HIGH, inside.height()))


class Leaf(QWidget):
    """A page in a pile: it asks for the least its layout can do with at its width, and scrolls only below that.

    Qt's scroll area would give a layout whose lines wrap the height it likes best, and scroll where nothing is lost.
    """

    def hasHeightForWidth(self) -> bool:
        """Not to those around it; within, lines wrap."""
        return False

    def minimumSizeHint(self) -> QSize:
        """The least its layout can do with."""
        layout = self.layout()
        if layout is None:
            return super().minimumSizeHint()
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            least.setHeight(layout.totalMinimumHeightForWidth(max(self.width(), least.width())))
        return least


class Stack(QStackedWidget):
    """A pile of pages that asks for as much room as the one in front, not as the largest of all."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda *_: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """The front page's."""
        front = self.currentWidget()
        return super().sizeHint() if front is None else front.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The front page's."""
        front = self.currentWidget()
        return super().minimumSizeHint() if front is None else front.minimumSizeHint().expandedTo(front.minimumSize())


def room_for(window: QWidget) -> QSize:
    """The largest size a dialog may have on its screen."""
    return window.screen().availableGeometry().size() - QSize(EDGE, EDGE)


def fit(window: QWidget, wanted: QSize) -> None:
    """The window has this size as far as its screen has room."""
    window.resize(wanted.boundedTo(room_for(window)))


def settle(window: QWidget, sheet: Roomy) -> None:
    """The window gets its first size: as wide as it asks, as high as its sheet needs then, within the screen."""
    layout = window.layout()
    assert layout is not None
    hint, margins = window.sizeHint(), layout.contentsMargins()
    wide = min(max(hint.width(), window.minimumWidth()), window.maximumWidth())
    around = hint.height() - sheet.sizeHint().height()
    fit(window, QSize(wide, around + sheet.wanted_height(wide - margins.left() - margins.right())))


def grow(window: QWidget, sheet: Roomy) -> None:
    """The window is as much higher as its sheet lacks, as far as the screen has room, and stays in sight."""
    lacks = sheet.wanted_height(sheet.viewport().width()) - sheet.viewport().height()
    high = min(window.height() + lacks, room_for(window).height())
    if lacks > 0 and high > window.height():
        window.resize(window.width(), high)
        screen = window.screen().availableGeometry()
        below = window.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            window.move(window.x(), max(screen.top(), window.y() - below))
