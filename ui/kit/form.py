"""A form made from declared fields: labels above, what is wrong below, all of it at once, values out by one method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import text
from ui.kit.cell import Cell
from ui.kit.editors import LEFT_OPEN, Editor, Sources, editor_for
from unionoffice import fields as declared
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.fields import Field, Fields, Kind
from unionoffice.findings import Finding, Level
from unionoffice.wording import _

READ_AS_IS = frozenset({Kind.UNIT, Kind.PHOTO, Kind.YES_NO})
"""Kinds whose control gives the stored value itself."""
CHOSEN = frozenset({Kind.CODE, Kind.UNIT, Kind.YES_NO, Kind.PHOTO})
"""Kinds that are chosen, not written."""


class Form(QScrollArea):
    """Asks for the fields given to it (derived ones are never asked).

    `edited` tells which field a person just left or chose; `faults` how many answers are wrong now.
    """

    edited = Signal(str)
    faults = Signal(int)

    def __init__(self, fields: Fields, sources: Sources, *, columns: int = 2, names: Sequence[str] = ()) -> None:
        super().__init__()
        chosen = fields.only(*names) if names else fields
        self.fields = Fields(tuple(field for field in chosen.values() if not field.derived))
        self._sources = sources
        self._editors: dict[str, Editor] = {}
        self._cells: dict[str, Cell] = {}
        self._start: dict[str, object] = {}
        self._given: dict[str, Any] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._sheet(columns))
        self.widget().setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._remember()

    def _sheet(self, columns: int) -> QWidget:
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(2, 2, 10, 2)
        row.setSpacing(20)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        place, group = 0, ""
        photos = []
        for name, field in self.fields.items():
            cell = self._cell(name, field)
            if field.kind is Kind.PHOTO:
                photos.append(cell)
                continue
            if field.group and field.group != group:
                group = field.group
                place = -(-place // columns) * columns
                grid.addWidget(text.heading(_(group)), place // columns, 0, 1, columns)
                place += columns
            wide = field.kind is Kind.LONG_TEXT
            if wide:
                place = -(-place // columns) * columns
            grid.addWidget(cell, place // columns, place % columns, 1, columns if wide else 1)
            place += columns if wide else 1
        middle = QVBoxLayout()
        middle.addLayout(grid)
        middle.addStretch()
        row.addLayout(middle, 1)
        for cell in photos:
            row.addWidget(cell, 0, Qt.AlignmentFlag.AlignTop)
        return sheet

    def _cell(self, name: str, field: Field) -> Cell:
        editor = editor_for(field, self._sources)
        label = field.shown
        if field.kind is Kind.MONEY and "元" not in field.label:
            label += _("（元）")
        plain = not field.required and field.kind is not Kind.PHOTO
        cell = Cell(label, editor.widget, required=field.required, optional=plain)
        self._editors[name], self._cells[name] = editor, cell
        editor.on_touched(lambda: self._touched(name))
        editor.on_left(lambda: self._left(name))
        return cell

    def fill(self, values: Mapping[str, Any]) -> None:
        """The form shows these values; names it does not ask for are passed over."""
        for name, editor in self._editors.items():
            if name in values:
                with QSignalBlocker(editor.widget):
                    editor.put(values[name])
                self._cells[name].clear()
                self._given[name] = values[name]
        self._remember()

    def put(self, name: str, value: Any) -> None:
        """One answer is this now, as if a person had given it (a birth date read from the number)."""
        self._editors[name].put(value)
        self._cells[name].clear()

    def raw(self) -> dict[str, object]:
        """The answers as they stand, unread: what `accept` of an operation takes."""
        return {name: "" if (given := editor.raw()) is LEFT_OPEN else given for name, editor in self._editors.items()}

    def answer(self, name: str) -> Any:
        """One answer as read, None where it is empty or cannot be read; says nothing."""
        return self._read(name)[0]

    def values(self) -> dict[str, Any] | None:
        """All answers as read; None where one cannot be taken, and then each says why and the first has the focus."""
        answers: dict[str, Any] = {}
        found: list[Finding] = []
        for name in self._editors:
            answers[name], findings = self._read(name)
            found += findings
            if answers[name] is None and not any(one.level is Level.HELD for one in findings):
                found += self._missing(self.fields[name])
        for cell in self._cells.values():
            cell.clear()
        self.say(found)
        return None if any(one.level is Level.HELD for one in found) else answers

    def _missing(self, field: Field) -> tuple[Finding, ...]:
        if field.required and field.kind in CHOSEN:
            return (Finding(Level.HELD, "missing", _("请选择{label}").format(label=field.shown), field.name),)
        return declared.missing(field).findings

    def _read(self, name: str) -> tuple[Any, tuple[Finding, ...]]:
        field, raw = self.fields[name], self._editors[name].raw()
        if raw is LEFT_OPEN:
            sentence = _("请从列表里选择{label}；可以输入文字或拼音首字母查找").format(label=field.shown)
            return None, (Finding(Level.HELD, "unknown_word", sentence, name),)
        if field.kind in READ_AS_IS or raw is None or raw == "":
            return raw or (0 if raw == 0 else None), ()
        reading = declared.read(field, raw, today=self._sources.today)
        return reading.value, reading.findings

    def say(self, findings: Iterable[Finding]) -> None:
        """Each finding stands at its field; the first wrong answer has the focus. Notes stand nowhere."""
        first: str | None = None
        for finding in findings:
            cell = self._cells.get(finding.field)
            if cell is None or finding.level is Level.NOTE or cell.level is Level.HELD:
                continue
            cell.say(finding.sentence, finding.level)
            if finding.level is Level.HELD and first is None:
                first = finding.field
        if first is not None:
            self.go_to(first)
        self.faults.emit(self.count())

    def refused(self, error: Refused) -> bool:
        """The refusal stands at the fields it names; False where it names none of this form."""
        if isinstance(error, Rejected):
            findings: tuple[Finding, ...] = error.findings
        else:
            findings = (Finding(Level.HELD, error.reason, error.sentence, error.field or ""),)
        mine = [finding for finding in findings if finding.field in self._cells]
        self.say(mine)
        return bool(mine)

    def go_to(self, name: str) -> None:
        """The field has the focus and is in sight."""
        cell = self._cells[name]
        cell.control.setFocus()
        self.ensureWidgetVisible(cell, 0, 24)

    def begin(self) -> None:
        """The first field has the focus."""
        for name in self._editors:
            if self.fields[name].kind is not Kind.PHOTO:
                self.go_to(name)
                return

    def said(self) -> dict[str, str]:
        """What stands below the fields, by name; silent ones left out."""
        return {name: cell.said() for name, cell in self._cells.items() if cell.level is not None}

    def count(self) -> int:
        """How many answers are known to be wrong."""
        return sum(cell.level is Level.HELD for cell in self._cells.values())

    def control(self, name: str) -> QWidget:
        """The control of one field."""
        return self._editors[name].widget

    def lock(self, *names: str) -> None:
        """These answers can be read, not changed."""
        for name in names:
            self._editors[name].widget.setEnabled(False)

    @property
    def changed(self) -> bool:
        """Whether any answer differs from what the form was filled with."""
        return any(editor.raw() != self._start[name] for name, editor in self._editors.items())

    def _remember(self) -> None:
        self._start = {name: editor.raw() for name, editor in self._editors.items()}

    def _touched(self, name: str) -> None:
        self._cells[name].clear()
        self.faults.emit(self.count())

    def _left(self, name: str) -> None:
        editor, cell = self._editors[name], self._cells[name]
        if cell.level is Level.HELD:
            return
        value, findings = self._read(name)
        cell.clear()
        self_said = [one for one in findings if one.level is not Level.NOTE]
        if self_said:
            cell.say(self_said[0].sentence, self_said[0].level)
        elif value is not None and self.fields[name].kind not in (*READ_AS_IS, Kind.CODE):
            editor.put(value)
        self.faults.emit(self.count())
        self.edited.emit(name)
