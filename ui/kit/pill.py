"""A short word on a coloured ground: a state, a number of days. The colour never says more than the word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme
from ui.theme import Tone


class Pill(QLabel):
    """One such word; hidden while it is empty."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(theme.SMALL_SIZE))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_word(text, tone)

    def show_word(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """The pill says this from now on."""
        self.setText(text)
        self.setVisible(bool(text))
        self.setStyleSheet(
            f"background: {theme.GROUNDS[tone]}; color: {theme.INKS[tone]}; border-radius: 10px; padding: 2px 11px;"
        )
