"""A row of words one of which is chosen: which pile, which list is in front. The words can change (their counts do)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui import theme

LOOK = f"""
QPushButton {{
    background: transparent; border: 0; border-bottom: 2px solid transparent; border-radius: 0; padding: 0 6px;
    min-height: 32px; color: {theme.DIM};
}}
QPushButton:checked {{ color: {theme.PRIMARY}; border-bottom: 2px solid {theme.PRIMARY}; font-weight: 600; }}
QPushButton:hover {{ color: {theme.PRIMARY_HOVER}; }}
QPushButton:focus {{ background: {theme.TINT_HOVER}; border-bottom: 2px solid {theme.PRIMARY}; }}
QPushButton:disabled {{ color: {theme.DISABLED}; background: transparent; }}
"""


class TabRow(QWidget):
    """One tab stop, arrow keys within, `key` from anywhere in the window goes on; `turned` tells the chosen key.

    A second row in the same window wants another key: one key for two does nothing in Qt.
    """

    turned = Signal(str)

    def __init__(self, name: str, *, key: str = "Ctrl+Tab") -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addStretch()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        QShortcut(QKeySequence(key), self, self.turn_on)

    def add(self, key: str, words: str) -> None:
        """One more word at the right end; the first one is chosen."""
        made = QPushButton(words)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setStyleSheet(LOOK)
        made.setToolTip(self._key)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        self._group.addButton(made)
        self._buttons[key] = made
        self._row.insertWidget(self._row.count() - 1, made)
        if len(self._buttons) == 1:
            made.setChecked(True)
        made.toggled.connect(lambda on: self.turned.emit(key) if on else None)

    def say(self, key: str, words: str, *, enabled: bool = True) -> None:
        """The word of this key is this from now on."""
        self._buttons[key].setText(words)
        self._buttons[key].setEnabled(enabled)

    def chosen(self) -> str:
        """The key in front."""
        return next((key for key, one in self._buttons.items() if one.isChecked()), "")

    def words(self, key: str) -> str:
        """What stands on the word of this key."""
        return self._buttons[key].text()

    def choose(self, key: str) -> None:
        """This one is in front."""
        self._buttons[key].setChecked(True)

    def turn_on(self) -> None:
        """The next one that can be chosen is in front."""
        keys = list(self._buttons)
        start = keys.index(self.chosen()) if self.chosen() else -1
        for step in range(1, len(keys) + 1):
            key = keys[(start + step) % len(keys)]
            if self._buttons[key].isEnabled():
                self.choose(key)
                return
