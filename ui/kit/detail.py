"""The panel beside a list: the current row in full, and what can be done with it or with all that are selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout

from ui.kit import text
from ui.kit.buttons import button
from ui.kit.detail_lines import DetailLines
from ui.kit.pill import Pill
from ui.theme import Tone
from unionoffice import fields
from unionoffice.fields import Fields
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What the panel says of one row: name, state, lines of label and value, a picture where there is one."""

    title: str
    state: str = ""
    tone: Tone = Tone.GOOD
    lines: Sequence[tuple[str, str]] = ()
    picture: bytes | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAction:
    """Something done with selected rows, given their numbers. `many`: it may be done with several at once.

    `when` says of the current row whether it makes sense, `exactly` how many rows it needs (0: any); `beside` ones have
    a button in the panel, the others stand in the right-click menu only.
    """

    title: str
    run: Callable[[list[int]], object]
    icon: str = ""
    key: str = ""
    primary: bool = False
    many: bool = False
    beside: bool = True
    exactly: int = 0
    when: Callable[[Any], bool] | None = None


def lines_of(declared: Fields, row: Any, *names: str, reveal: bool = False) -> list[tuple[str, str]]:
    """Label and value of these declared fields of a row, empty ones left out; `row` is an object or a mapping."""
    pairs = [
        (
            field.shown,
            fields.show(
                field, row[field.name] if isinstance(row, Mapping) else getattr(row, field.name), reveal=reveal
            ),
        )
        for field in (declared[name] for name in names)
    ]
    return [(label, value) for label, value in pairs if value]


class DetailPanel(QFrame):
    """Shows a Detail; its buttons act on what the list has selected."""

    def __init__(self, actions: Sequence[RowAction], act: Callable[[RowAction], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(292)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._title, self._pill = text.heading(""), Pill()
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head.addWidget(self._title)
        head.addWidget(self._pill)
        head.addStretch()
        column.addLayout(head)
        self._picture = QLabel()
        self._picture.hide()
        column.addWidget(self._picture)
        self._lines = DetailLines()
        scroll = QScrollArea()
        scroll.setWidget(self._lines)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(48)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        column.addWidget(scroll, 1)
        self._note = text.dim("", wrap=True, small=True)
        column.addWidget(self._note)
        self._buttons: list[tuple[RowAction, QPushButton]] = []
        for one in actions:
            if one.beside:
                made = button(one.title, lambda one=one: act(one), icon=one.icon, key=one.key, primary=one.primary)  # type: ignore[misc]
                column.addWidget(made)
                self._buttons.append((one, made))
        self.show_nothing()

    def show_detail(self, detail: Detail, row: Any) -> None:
        """The panel shows this row."""
        self._title.setText(detail.title)
        self._pill.show_word(detail.state, detail.tone)
        self._lines.show_lines(detail.lines)
        self._show_picture(detail.picture)
        self._note.setText(detail.note)
        self._note.setVisible(bool(detail.note))
        for action, made in self._buttons:
            made.setVisible(action.exactly <= 1)
            made.setEnabled(action.when is None or action.when(row))

    def show_many(self, count: int) -> None:
        """The panel speaks of several selected rows."""
        self._title.setText(_("已选 {n:,} 项").format(n=count))
        self._pill.show_word("")
        self._lines.show_lines(())
        self._show_picture(None)
        self._note.setText(_("按住 Ctrl 或 Shift 可以增减所选；Ctrl+A 全选。"))
        self._note.show()
        for action, made in self._buttons:
            made.setVisible(action.many and action.exactly in (0, count))
            made.setEnabled(True)

    def show_nothing(self) -> None:
        """The panel is empty."""
        self._title.setText("")
        self._pill.show_word("")
        self._lines.show_lines(())
        self._show_picture(None)
        self._note.hide()
        for _action, made in self._buttons:
            made.hide()

    def _show_picture(self, picture: bytes | None) -> None:
        pixels = QPixmap()
        if picture and pixels.loadFromData(picture):
            self._picture.setPixmap(pixels.scaledToHeight(120, Qt.TransformationMode.SmoothTransformation))
        self._picture.setVisible(not pixels.isNull())
