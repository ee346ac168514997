"""Words on a page: titles, dim lines, and what a screen reader says of a widget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui import theme


def label(
    text: str = "", *, kind: str = "", size: float = theme.TEXT_SIZE, bold: bool = False, wrap: bool = False
) -> QLabel:
    """A line of plain words; `kind` is dim, fault, warn, good or nothing."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if size != theme.TEXT_SIZE or bold:
        made.setFont(theme.font(size, bold=bold))
    if kind:
        made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


def title(text: str) -> QLabel:
    """A page's title."""
    return label(text, size=theme.TITLE_SIZE, bold=True)


def heading(text: str) -> QLabel:
    """A card's or group's heading."""
    return label(text, size=theme.HEADING_SIZE, bold=True)


def dim(text: str, *, wrap: bool = False, small: bool = False) -> QLabel:
    """Words of second rank."""
    return label(text, kind="dim", wrap=wrap, size=theme.SMALL_SIZE if small else theme.TEXT_SIZE)


def line() -> QFrame:
    """A thin line between two things."""
    made = QFrame()
    made.setObjectName("line")
    return made


def card(*, spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """A white sheet with a border, and the column its content goes into."""
    made = QFrame()
    made.setObjectName("card")
    column = QVBoxLayout(made)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(spacing)
    return made, column


def set_kind(widget: QWidget, kind: str) -> None:
    """The widget takes the look of this kind from now on."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """The style sheet is asked again; Qt does not notice a changed property by itself."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
