"""A small table to be filled in, made from declared fields: a line of controls each, one more at a key, away at a button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.choice_box import ChoiceBox
from ui.kit.editors import LEFT_OPEN, Editor, Sources, editor_for
from unionoffice.fields import Fields, Kind
from unionoffice.wording import _


class Lines(QWidget):
    """Lines of the same few fields; there is always an empty one to go on with. Tab goes along a line and to the next."""

    changed = Signal()

    def __init__(self, title: str, fields: Fields, sources: Sources, *, key: str = "") -> None:
        super().__init__()
        self._title, self._fields, self._sources = title, fields, sources
        self._rows: list[tuple[dict[str, Editor], QPushButton]] = []
        self._start: list[dict[str, object]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(text.heading(title))
        head.addStretch()
        self.more = button(_("增加一行"), self.add, icon="plus", key=key)
        self.more.setAccessibleName(f"{title}　{_('增加一行')}")
        head.addWidget(self.more)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for place, field in enumerate(fields.values()):
            words = field.shown + (" *" if field.required else "")
            self._grid.addWidget(text.dim(words, small=True), 0, place)
            self._grid.setColumnStretch(place, max(1, field.width // 10))
        column.addLayout(self._grid)
        self._fault = text.label(kind="fault", wrap=True, size=theme.SMALL_SIZE)
        self._fault.hide()
        column.addWidget(self._fault)
        if key:
            QShortcut(QKeySequence(key), self, self.add, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._append()
        self._remember()

    def fill(self, lines: Sequence[Any]) -> None:
        """These lines (objects with the fields' names) stand in it, and an empty one."""
        while self._rows:
            self._drop(len(self._rows) - 1)
        for line in lines:
            row = self._append()
            for name, editor in row.items():
                editor.put(self._written(name, getattr(line, name)))
        self._append()
        self._remember()

    def _written(self, name: str, value: Any) -> Any:
        # A month is kept as its first day; whoever wrote 2008-07 reads 2008-07.
        if self._fields[name].kind is Kind.DATE and isinstance(value, str) and value.endswith("-01"):
            return value[:7]
        return value

    def raw(self) -> list[dict[str, object]]:
        """The lines as they stand, unread; empty ones too, so that a fault names the line a person sees."""
        return [{name: _raw(editor) for name, editor in row.items()} for row, _away in self._rows]

    @property
    def edited(self) -> bool:
        """Whether any line differs from what it was filled with."""
        return self._filled() != self._start

    def say(self, sentence: str) -> None:
        """What is wrong with a line stands below them; "" for nothing."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def begin(self) -> None:
        """The focus is in the first empty line, or in the last one."""
        for row, _away in self._rows:
            if not any(_raw(editor) for editor in row.values()):
                next(iter(row.values())).widget.setFocus()
                return
        next(iter(self._rows[-1][0].values())).widget.setFocus()

    def add(self) -> None:
        """One more line at the end, with the focus."""
        if any(_raw(editor) for editor in self._rows[-1][0].values()):
            self._append()
        next(iter(self._rows[-1][0].values())).widget.setFocus()

    def control(self, line: int, name: str) -> QWidget:
        """The control of one field of a line, counted from 0."""
        return self._rows[line][0][name].widget

    def _filled(self) -> list[dict[str, object]]:
        return [line for line in self.raw() if any(line.values())]

    def _remember(self) -> None:
        self._start = self._filled()
        self.say("")

    def _append(self) -> dict[str, Editor]:
        place = len(self._rows) + 1
        row: dict[str, Editor] = {}
        for column, (name, field) in enumerate(self._fields.items()):
            editor = editor_for(field, self._sources)
            editor.on_touched(self._touched)
            self._grid.addWidget(editor.widget, place, column)
            row[name] = editor
        away = button("", icon="close", tip=_("去掉这一行"))
        away.clicked.connect(lambda: self._take_away(row))
        self._grid.addWidget(away, place, len(self._fields))
        self._rows.append((row, away))
        self._name_all()
        return row

    def _name_all(self) -> None:
        for number, (row, away) in enumerate(self._rows, 1):
            for name, editor in row.items():
                words = _("{title}第 {n} 行，{field}").format(
                    title=self._title, n=number, field=self._fields[name].shown
                )
                editor.widget.setAccessibleName(words)
                if isinstance(editor.widget, ChoiceBox):
                    editor.widget.line.setAccessibleName(words)
            away.setAccessibleName(_("{title}：去掉第 {n} 行").format(title=self._title, n=number))

    def _touched(self) -> None:
        self.say("")
        if any(_raw(editor) for editor in self._rows[-1][0].values()):
            self._append()
        self.changed.emit()

    def _take_away(self, row: dict[str, Editor]) -> None:
        place = next(number for number, (known, _away) in enumerate(self._rows) if known is row)
        kept = [line for number, line in enumerate(self._values()) if number != place]
        while self._rows:
            self._drop(len(self._rows) - 1)
        for line in kept:
            again = self._append()
            for name, value in line.items():
                again[name].put(value)
        if not self._rows or any(_raw(editor) for editor in self._rows[-1][0].values()):
            self._append()
        self.say("")
        self.changed.emit()
        next(iter(self._rows[min(place, len(self._rows) - 1)][0].values())).widget.setFocus()

    def _values(self) -> list[Mapping[str, object]]:
        return [{name: _raw(editor) or None for name, editor in row.items()} for row, _away in self._rows]

    def _drop(self, place: int) -> None:
        row, away = self._rows.pop(place)
        for widget in (*(editor.widget for editor in row.values()), away):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


def _raw(editor: Editor) -> object:
    """What stands in the control; typed words no entry is known for come as they are, to be told of."""
    given = editor.raw()
    if given is LEFT_OPEN and isinstance(editor.widget, ChoiceBox):
        return editor.widget.words()
    return given or ""
