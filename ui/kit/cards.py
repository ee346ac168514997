"""Figure cards of the dashboard: what is counted, how many, and a pill for what needs eyes. A card opens its list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.kit import text
from ui.kit.pill import Pill
from ui.kit.room import Elided
from ui.theme import Tone

CARD_LEAST, GAP = 132, 12
"""Pixels: the narrowest card, and between two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of the dashboard and the list behind it."""

    title: str
    number: str
    note: str = ""
    tone: Tone = Tone.GOOD
    open: Callable[[], object] | None = None


class FigureCard(QFrame):
    """A figure as a card; Enter, space or a click opens the list it counts."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(CARD_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(6)
        self._title, self._number = Elided(kind="dim"), text.label(size=theme.FIGURE_SIZE, bold=True)
        self._pill = Pill()
        for widget in (self._title, self._number, self._pill):
            column.addWidget(widget)
        self._open: Callable[[], object] | None = None
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """The card shows this figure from now on."""
        self._title.setText(figure.title)
        self._number.setText(figure.number)
        self._pill.show_word(figure.note, figure.tone)
        policy = self._pill.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._pill.setSizePolicy(policy)
        self._open = figure.open
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if figure.open else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if figure.open else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{figure.title} {figure.number} {figure.note}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the list."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space open the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        if self._open is not None:
            self._open()


class CardRow(QWidget):
    """Cards of one width beside each other; where the width ends, in as many lines as are needed, evenly filled."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__()
        self._cards = list(cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._across = 0
        self._arrange(len(self._cards))

    def minimumSizeHint(self) -> QSize:
        """One card wide, and as high as it is now."""
        return QSize(max(card.minimumSizeHint().width() for card in self._cards), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a line as there is room for."""
        super().resizeEvent(event)
        least = max(CARD_LEAST, *(card.minimumSizeHint().width() for card in self._cards))
        most = max(1, (event.size().width() + GAP) // (least + GAP))
        lines = -(-len(self._cards) // most)
        self._arrange(-(-len(self._cards) // lines))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        for number in range(self._across):
            self._grid.setColumnStretch(number, 0)
        self._across = across
        for number, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, number // across, number % across)
        for number in range(across):
            self._grid.setColumnStretch(number, 1)
