"""The row above a list: the search box, which answers each key, and the filters beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.kit import icons
from ui.kit.room import Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter: `every` is its word for letting all pass; `choices` gives (value, words) at each refresh."""

    key: str
    name: str
    every: str
    choices: Callable[[], Sequence[tuple[str, str]]]
    start: str = ""
    width: int = 140


class FilterBar(QWidget):
    """Search box and filters; `changed` at every key and every choice."""

    changed = Signal()
    into_list = Signal()
    open_first = Signal()

    def __init__(self, placeholder: str, filters: Sequence[Filter]) -> None:
        super().__init__()
        self.row = Flow(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(placeholder)
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(placeholder)
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._quiet = False
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self.open_first)
        self.search.installEventFilter(self)
        self.row.addWidget(self.search)
        self._filters = [(one, self._box(one)) for one in filters]
        for _one, box in self._filters:
            self.row.addWidget(box)

    def _typed(self) -> None:
        # Not by blocking the box's signals: its clear button shows and hides itself by them.
        if not self._quiet:
            self.changed.emit()

    def _box(self, one: Filter) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(one.name)
        box.setToolTip(one.name)
        box.setFixedWidth(one.width)
        box.setMaxVisibleItems(16)
        self._offer(one, box, one.start)
        box.currentIndexChanged.connect(lambda *_: self.changed.emit())
        return box

    def _offer(self, one: Filter, box: QComboBox, value: str) -> None:
        box.clear()
        box.addItem(one.every, "")
        for known, words in one.choices():
            box.addItem(words, known)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.view().setMinimumWidth(min(420, box.view().sizeHintForColumn(0) + 40))

    def reload(self) -> None:
        """The filters offer what there is now; what was chosen stays chosen where it still exists."""
        for one, box in self._filters:
            with QSignalBlocker(box):
                self._offer(one, box, box.currentData() or "")

    def text(self) -> str:
        """The typed words, blanks at the ends taken off."""
        return self.search.text().strip()

    def values(self) -> dict[str, str]:
        """The filters that hold something back, by key."""
        return {one.key: value for one, box in self._filters if (value := box.currentData())}

    def set(self, words: str, values: Mapping[str, str]) -> None:
        """Search box and filters show this; nobody is told."""
        for one, box in self._filters:
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(values.get(one.key, ""))))
        self._quiet = True
        try:
            self.search.setText(words)
        finally:
            self._quiet = False

    def clear(self) -> None:
        """Nothing is held back any more."""
        self.set("", {})
        self.changed.emit()
        self.begin()

    def begin(self) -> None:
        """The focus is in the search box, what stood there is selected."""
        self.search.setFocus()
        self.search.selectAll()

    def type_on(self, letter: str) -> None:
        """A letter typed elsewhere goes on here."""
        self.search.setFocus()
        self.search.setText(letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list, Esc empties the box."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self.into_list.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
