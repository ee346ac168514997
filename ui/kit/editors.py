"""Which control answers which kind of field: how it is filled, and the raw answer it gives to `fields.read`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.kit.choice_box import Choice, ChoiceBox, Find, among
from ui.kit.date_box import DateBox
from ui.kit.photo_box import PhotoBox
from unionoffice.fields import NO, YES, Field, Kind
from unionoffice.wording import _

LEFT_OPEN = object()
"""The raw answer of a chooser whose typed words mean no entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where a form's choosers and photo boxes get their entries: `units` finds units by typed text."""

    today: str
    units: Find = field(default=lambda _typed: ())
    unit_name: Callable[[str | int], str] = str
    photo: Callable[[str], bytes | None] = field(default=lambda _sha: None)


class Left(QObject):
    """Tells when the focus leaves a control that has no signal for it."""

    happened = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only watches."""
        if event.type() is QEvent.Type.FocusOut:
            self.happened.emit()
        return super().eventFilter(watched, event)


@dataclass(slots=True, kw_only=True)
class Editor:
    """A control with its three movements; `left` and `touched` take what is to be called then."""

    widget: QWidget
    put: Callable[[Any], None]
    raw: Callable[[], object]
    on_touched: Callable[[Callable[[], object]], object]
    on_left: Callable[[Callable[[], object]], object]


def editor_for(field: Field, sources: Sources) -> Editor:
    """The control for one declared field."""
    match field.kind:
        case Kind.CODE:
            return _chooser(ChoiceBox(among(code_choices(field.codes)), placeholder=field.hinted))
        case Kind.YES_NO:
            return _chooser(ChoiceBox(among((Choice(1, _(YES)), Choice(0, _(NO))))))
        case Kind.UNIT:
            hint = field.hinted or _("输入名称或拼音首字母查找")
            return _chooser(ChoiceBox(sources.units, name_of=sources.unit_name, placeholder=hint))
        case Kind.PHOTO:
            photo = PhotoBox(sources.photo)
            return Editor(
                widget=photo, put=photo.put, raw=photo.value, on_touched=photo.changed.connect,
                on_left=photo.changed.connect,
            )  # fmt: skip
        case Kind.LONG_TEXT:
            return _paragraph(field)
        case Kind.DATE:
            return _line(DateBox(sources.today), field)
        case _:
            return _line(QLineEdit(), field)


def code_choices(name: str) -> list[Choice]:
    """The entries of a code list, found by code, both languages and synonyms."""
    from unionoffice import codes

    known = codes.code_list(name)
    return [
        Choice(entry.code, known.shown(entry.code), " ".join((entry.label, entry.english, *entry.synonyms)))
        for entry in known.entries
    ]


def _line(line: QLineEdit, field: Field) -> Editor:
    if field.kind in (Kind.TEXT, Kind.NAME):
        line.setMaxLength(max(field.limit * 2, 200))
    if field.hinted:
        line.setPlaceholderText(field.hinted)

    def put(value: object) -> None:
        if field.kind is Kind.MONEY and isinstance(value, int):
            value = f"{value // 100}.{value % 100:02d}"
        line.setText("" if value is None else str(value))
        line.setCursorPosition(0)

    return Editor(
        widget=line, put=put, raw=line.text, on_touched=lambda act: line.textEdited.connect(lambda *_: act()),
        on_left=line.editingFinished.connect,
    )  # fmt: skip


def _chooser(box: ChoiceBox) -> Editor:
    def raw() -> object:
        box.settle()
        value = box.value()
        return value if value is not None else LEFT_OPEN if box.words() else None

    def touched(act: Callable[[], object]) -> None:
        box.line.textEdited.connect(lambda *_: act())
        box.picked.connect(act)

    def left(act: Callable[[], object]) -> None:
        box.line.editingFinished.connect(act)
        box.picked.connect(act)

    return Editor(widget=box, put=box.put, raw=raw, on_touched=touched, on_left=left)


def _paragraph(field: Field) -> Editor:
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(78)
    box.setPlaceholderText(field.hinted)
    watch = Left(box)
    box.installEventFilter(watch)
    return Editor(
        widget=box, put=lambda value: box.setPlainText(value or ""), raw=box.toPlainText,
        on_touched=box.textChanged.connect, on_left=watch.happened.connect,
    )  # fmt: skip
