"""The line at the window's foot: a sentence for a moment at the left, lasting facts at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit import text
from ui.kit.room import Elided

SECONDS = 8
"""How long a sentence stays."""


class StatusLine(QWidget):
    """Says one thing at a time; what is said is also its accessible description."""

    def __init__(self, usual: str) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(18)
        self._usual = usual
        self._words = Elided(usual, kind="dim")
        row.addWidget(self._words, 1)
        self._facts = Elided(kind="dim")
        row.addWidget(self._facts)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self._forget)

    def say(self, sentence: str) -> None:
        """The sentence is shown for a few seconds."""
        self._words.setText(sentence)
        text.set_kind(self._words, "good")
        self.setAccessibleDescription(sentence)
        self._timer.start()

    def said(self) -> str:
        """What the line says now."""
        return self._words.text()

    def _forget(self) -> None:
        self._words.setText(self._usual)
        text.set_kind(self._words, "dim")

    def show_facts(self, facts: Sequence[str]) -> None:
        """The lasting facts at the right."""
        self._facts.setText("　".join(facts))
