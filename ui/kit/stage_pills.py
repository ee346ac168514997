"""A row of stages with how many files stand in each; one is chosen and holds back the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui import theme
from ui.kit.room import Flow
from ui.theme import Tone

LOOK = """
QPushButton {{
    background: {ground}; color: {ink}; border: 1px solid {ground}; border-radius: 13px; padding: 0 12px;
    min-height: 24px; max-height: 24px;
}}
QPushButton:hover {{ border: 1px solid {primary}; }}
QPushButton:checked {{ background: {primary}; color: {white}; border: 1px solid {primary}; }}
QPushButton:focus {{ border: 2px solid {text}; padding: 0 11px; min-height: 22px; max-height: 22px; }}
"""


class StagePills(QWidget):
    """One tab stop with arrow keys within; `chosen` tells the key of the pill a person took."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = Flow(self, spacing=6)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._pills: dict[str, QPushButton] = {}
        self._value = ""

    def offer(self, pills: Sequence[tuple[str, str, int, Tone]]) -> None:
        """These keys with their words, numbers and colours; the chosen one stays chosen, else the first is."""
        keys = [key for key, *_rest in pills]
        if list(self._pills) != keys:
            held = self.focusWidget()
            for made in self._pills.values():
                self._group.removeButton(made)
                self._row.removeWidget(made)
                made.hide()
                made.deleteLater()
            self._pills = {key: self._pill(key, tone) for key, _words, _count, tone in pills}
            if held is not None and held.parent() is self:
                self._pills[keys[0]].setFocus()
        for key, words, count, _tone in pills:
            self._pills[key].setText(f"{words} {count:,}")
            self._pills[key].setAccessibleName(f"{words} {count:,}")
        self.put(self._value)

    def _pill(self, key: str, tone: Tone) -> QPushButton:
        made = QPushButton()
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setStyleSheet(
            LOOK.format(
                ground=theme.GROUNDS[tone], ink=theme.INKS[tone], primary=theme.PRIMARY, white=theme.WHITE,
                text=theme.TEXT,
            )
        )  # fmt: skip
        made.setFont(theme.font(theme.SMALL_SIZE))
        made.toggled.connect(lambda on: self._turned(key) if on else None)
        self._group.addButton(made)
        self._row.addWidget(made)
        return made

    def _turned(self, key: str) -> None:
        if key != self._value:
            self._value = key
            self.chosen.emit(key)

    def value(self) -> str:
        """The key chosen."""
        return self._value

    def put(self, key: str) -> None:
        """This pill is chosen, without telling anybody; one that is not there stays in force unseen."""
        self._value = key
        found = self._pills.get(key)
        if found is not None:
            with QSignalBlocker(found):
                found.setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            with QSignalBlocker(checked):
                checked.setChecked(False)
            self._group.setExclusive(True)

    def words(self) -> list[str]:
        """What the pills say, in their order."""
        return [made.text() for made in self._pills.values()]

    def pill(self, key: str) -> QPushButton:
        """The button of this key."""
        return self._pills[key]
