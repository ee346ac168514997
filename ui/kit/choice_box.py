"""Choosing one of many: a list to drop down, and typing that finds by part of the words or by first letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from unionoffice.wording import _

MOST = 60
"""Entries shown at once while typing."""


class Choice(NamedTuple):
    """One entry: what is stored, what is shown, and more words it is found by."""

    value: str | int
    shown: str
    found_by: str = ""


Find = Callable[[str], Sequence[Choice]]
"""Gives the entries a typed text means, best first; for "" those the dropped list offers."""


def among(choices: Sequence[Choice]) -> Find:
    """Finds among these by the start or any part of the words, by pinyin or its first letters, or by `found_by`."""

    def find(typed: str) -> Sequence[Choice]:
        wanted = typed.strip().casefold()
        if not wanted:
            return choices
        spelt = wanted.isascii() and wanted.isalpha()
        ranked: list[tuple[int, Choice]] = []
        for one in choices:
            shown = one.shown.casefold()
            if shown.startswith(wanted) or str(one.value) == wanted:
                ranked.append((0, one))
            elif wanted in shown:
                ranked.append((1, one))
            elif wanted in one.found_by.casefold() or (spelt and any(wanted in way for way in _spelt(one.shown))):
                ranked.append((2, one))
        return [one for _rank, one in sorted(ranked, key=lambda pair: pair[0])]

    return find


@lru_cache(4096)
def _spelt(words: str) -> tuple[str, str]:
    """First letters and full pinyin of the words: 农民工 -> nmg, nongmingong."""
    from unionoffice.pinyin import table

    usual = table()
    syllables = [usual.get(sign, sign if sign.isalnum() else "").casefold() for sign in words]
    return "".join(syllable[:1] for syllable in syllables), "".join(syllables)


class ChoiceBox(QComboBox):
    """One value of a long list. `value()` is None while nothing is chosen; what was typed in vain stays readable."""

    picked = Signal()

    def __init__(self, find: Find, *, name_of: Callable[[str | int], str] | None = None, placeholder: str = "") -> None:
        super().__init__()
        self._find, self._name_of = find, name_of
        self._value: str | int | None = None
        self._offered: list[Choice] = []
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line.setPlaceholderText(placeholder or _("请选择"))
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._take_words)
        self.setCompleter(completer)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.settle)
        self.activated.connect(self._take_place)
        self.line.setAccessibleName(_("输入文字或拼音首字母查找"))

    def value(self) -> str | int | None:
        """What is chosen."""
        return self._value

    def put(self, value: str | int | None) -> None:
        """The box shows this entry, or nothing for None."""
        self._value = value
        self.line.setText("" if value is None else self._shown(value))
        self.line.setCursorPosition(0)

    def words(self) -> str:
        """What stands in the box."""
        return self.line.text().strip()

    def _shown(self, value: str | int) -> str:
        if self._name_of is not None:
            return self._name_of(value)
        return next((one.shown for one in self._find("") if one.value == value), str(value))

    def _typed(self, typed: str) -> None:
        self._value = None
        self._offered = list(self._find(typed)[:MOST])
        self._words.setStringList([one.shown for one in self._offered])

    def _take_words(self, shown: str) -> None:
        self._take(next((one for one in self._offered if one.shown == shown), None))

    def _take_place(self, place: int) -> None:
        if 0 <= place < len(self._offered):
            self._take(self._offered[place])

    def _take(self, choice: Choice | None) -> None:
        if choice is not None:
            self.put(choice.value)
            self._value = choice.value
            self.line.setText(choice.shown)
            self.line.setCursorPosition(0)
            self.picked.emit()

    def settle(self) -> None:
        """Typed words that mean exactly one entry choose it; called when the box is left."""
        typed = self.words()
        if self._value is not None or not typed:
            return
        found = self._find(typed)
        exact = [one for one in found if one.shown == typed]
        if len(exact) == 1 or len(found) == 1:
            self._take(exact[0] if exact else found[0])

    def showPopup(self) -> None:
        """Drops the whole list down, the chosen entry lit."""
        self._offered = list(self._find(""))
        words, chosen = self.line.text(), self._value
        self.blockSignals(True)
        self.clear()
        self.addItems([one.shown for one in self._offered])
        self.setCurrentIndex(next((n for n, one in enumerate(self._offered) if one.value == chosen), -1))
        self.line.setText(words)
        self.blockSignals(False)
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What stands in the box is selected, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.line.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form and never changes a value."""
        event.ignore()
