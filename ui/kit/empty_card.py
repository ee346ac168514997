"""What stands where a list would be: one sentence that says what to do first, and the buttons that do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.kit import icons, text
from ui.kit.buttons import button

Deed = tuple[str, Callable[[], object], bool]
"""A button: its words, what it does, whether it is the primary one."""


def empty_card(icon: str, sentence: str, deeds: Sequence[Deed] = ()) -> QFrame:
    """A sheet with a drawing, the sentence and the buttons in its middle."""
    card, column = text.card(spacing=16)
    mark = text.label()
    mark.setPixmap(icons.pixmap(icon, size=40, scale=2.0))
    words = text.dim(sentence, wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words.setFixedWidth(460)
    words.setMinimumHeight(words.heightForWidth(460))
    inner = QVBoxLayout()
    inner.setSpacing(16)
    inner.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
    inner.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch()
    for title, run, primary in deeds:
        row.addWidget(button(title, run, primary=primary))
    row.addStretch()
    inner.addLayout(row)
    column.addStretch()
    column.addLayout(inner)
    column.addStretch()
    return card
