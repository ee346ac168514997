"""What a screen reader is told of a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QScrollBar, QWidget


def nameless(window: QWidget) -> list[str]:
    """Visible widgets a person can reach with Tab that have no name to be read out."""
    found = []
    for widget in window.findChildren(QWidget):
        if (
            not widget.isVisible()
            or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            or isinstance(widget, QScrollBar)
            or isinstance(widget.parent(), QAbstractSpinBox)  # the spin box itself is named and read out
        ):
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None or not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found
