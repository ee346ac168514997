"""A line below the list that says what was just done and offers to take it back, for as long as a person may want to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import errors, theme
from ui.kit import text
from ui.kit.buttons import button

SECONDS = 30
"""How long the offer stands; afterwards the list of merges has it."""


class UndoStrip(QWidget):
    """Hidden until something is offered; one thing at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("undo")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(12)
        self.words = text.label(wrap=True)
        row.addWidget(self.words, 1)
        self.go = button("", self.act, icon="undo")
        row.addWidget(self.go)
        self.close_ = button("", self.hide, icon="close")
        row.addWidget(self.close_)
        self.setStyleSheet(f"#undo {{ background: {theme.TINT}; border-radius: 8px; }}")
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def offer(
        self, words: str, button_words: str, close_words: str, undo: Callable[[], object], *, lasting: bool = False
    ) -> None:
        """The line says this; its button (Ctrl+Z) takes it back. A `lasting` one has no key and stays till it is used."""
        self.words.setText(words)
        self.go.setText(button_words)
        self.go.setToolTip(button_words if lasting else f"{button_words}　Ctrl+Z")
        self.close_.setVisible(not lasting)
        self.close_.setAccessibleName(close_words)
        self.close_.setToolTip(close_words)
        self.setAccessibleDescription(words)
        self._undo = undo
        self.show()
        self._timer.stop()
        if not lasting:
            self._timer.start()

    def act(self) -> None:
        """What was offered is taken back, once."""
        undo, self._undo = self._undo, None
        if undo is not None and not self.isHidden():
            self.hide()
            with errors.showing(self):
                undo()
