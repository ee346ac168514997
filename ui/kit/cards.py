"""Figure cards of the dashboard: what is counted, how many, and a pill for what needs eyes. A card opens its list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from ui import theme
from ui.kit import text
from ui.kit.pill import Pill
from ui.theme import Tone


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
        self.setMinimumWidth(150)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        self._title, self._number = text.dim(""), text.label(size=theme.FIGURE_SIZE, bold=True)
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
