"""One column of the blank in the second step: its heading, what it gets, how it is written, how the first row looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QStackedWidget, QWidget

from ui import theme
from ui.kit import icons, text
from ui.kit.pill import Pill
from ui.theme import Tone
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.reports.filling import FillColumn, Filling

SAME_TEXT = "="
STYLE_WIDTH = 190


class Still(QComboBox):
    """A box the wheel never changes: it scrolls what is around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not mine."""
        event.ignore()


class ColumnRow(QObject):
    """The widgets of one column; `changed` when a person chose something."""

    changed = Signal()

    def __init__(self, filling: Filling, one: FillColumn, first: Mapping[str, Any]) -> None:
        super().__init__()
        self._filling, self._one, self._first = filling, one, first
        name = one.heading.shown
        self.heading = text.label(f"{one.letter}　{name}", bold=one.open)
        self.heading.setWordWrap(True)
        self.fills = Still()
        self.fills.setAccessibleName(_("“{heading}”填什么").format(heading=name))
        self.fills.setMinimumWidth(190)
        self.fills.setMaxVisibleItems(16)
        self.styles = Still()
        self.styles.setAccessibleName(_("“{heading}”的写法").format(heading=name))
        self.same = QLineEdit()
        self.same.setAccessibleName(_("“{heading}”每行填的文字").format(heading=name))
        self.same.setPlaceholderText(_("每行都填这几个字"))
        self.same.setMaxLength(100)
        self._nothing = QWidget()
        self.beside = QStackedWidget()
        self.beside.setFixedWidth(STYLE_WIDTH)
        for widget in (self._nothing, self.styles, self.same):
            self.beside.addWidget(widget)
        self.looks = text.dim("")
        self.looks.setMinimumWidth(150)
        self._fill_in()
        self.mark: QWidget = Pill(_("请指定"), Tone.WARN) if one.open else _known(one)
        self.fills.currentIndexChanged.connect(self._turned)
        self.styles.currentIndexChanged.connect(self._look)
        self.same.textChanged.connect(self._look)

    def place_in(self, grid: QGridLayout, row: int) -> None:
        """The widgets stand in this row of the grid, which keeps them alive."""
        for column, widget in enumerate((self.heading, self.fills, self.beside, self.looks, self.mark)):
            grid.addWidget(widget, row, column)
        self.setParent(grid.parentWidget() or self.heading)

    def _fill_in(self) -> None:
        from unionoffice.reports.filling import CONSTANT, LEFT_EMPTY, SERIAL

        self.fills.addItem(_("（留空）"), LEFT_EMPTY)
        self.fills.addItem(_("序号 1、2、3……"), SERIAL)
        self.fills.addItem(_("每行填同样的文字"), SAME_TEXT)
        self.fills.insertSeparator(self.fills.count())
        for name, field in self._filling.source.fields.items():
            self.fills.addItem(field.shown, name)
        fill = self._one.fill if self._one.fill is not None else self._one.suggestion or LEFT_EMPTY
        if fill.startswith(CONSTANT):
            self.same.setText(fill[len(CONSTANT) :])
            fill = SAME_TEXT
        self.fills.setCurrentIndex(max(0, self.fills.findData(fill)))
        self._turned(keep=self._one.style)

    def _turned(self, _place: int = 0, *, keep: str = "") -> None:
        """Another content: its ways of writing are offered."""
        from unionoffice.exchange.value_styles import REAL_DATE, style_for, styles_of

        chosen = str(self.fills.currentData() or "")
        field = self._filling.source.fields.get(chosen)
        self.styles.blockSignals(True)
        self.styles.clear()
        for style in styles_of(field) if field is not None else ():
            if style.key != REAL_DATE or self._one.shows_days:
                self.styles.addItem(_(style.label), style.key)
        if field is not None:
            usual = style_for(field, self._one.heading.shown, shows_days=self._one.shows_days)
            self.styles.setCurrentIndex(max(0, self.styles.findData(keep or usual)))
        self.styles.blockSignals(False)
        if chosen == SAME_TEXT:
            self.beside.setCurrentWidget(self.same)
        else:
            self.beside.setCurrentWidget(self.styles if self.styles.count() > 1 else self._nothing)
        self._look()

    def _look(self, *_args: object) -> None:
        """How the first record will stand in this column."""
        from unionoffice.reports import filling

        try:
            made = filling.choose(self._filling, fills={self._one.letter: self.chosen()})
            if self.style():
                made = filling.choose(made, styles={self._one.letter: self.style()})
        except Refused:
            return
        words = filling.shown(made, made.column(self._one.letter), self._first)
        self.looks.setText(words if len(words) <= 22 else words[:21] + "…")
        self.looks.setToolTip(words)
        self.changed.emit()

    def chosen(self) -> str:
        """What the column gets, as `choose` takes it."""
        chosen = str(self.fills.currentData() or "")
        if chosen == SAME_TEXT:
            written = self.same.text().strip()
            return f"{SAME_TEXT}{written}" if written else ""
        return chosen

    def style(self) -> str:
        """How it is written; "" where there is one way only."""
        return str(self.styles.currentData() or "") if self.beside.currentWidget() is self.styles else ""

    def choose(self, fill: str, style: str = "") -> None:
        """The column gets this."""
        self.fills.setCurrentIndex(self.fills.findData(fill))
        if style:
            self.styles.setCurrentIndex(self.styles.findData(style))


def _known(one: FillColumn) -> QWidget:
    if one.origin == "carried":
        return Pill(_("沿用上次"), Tone.INFO)
    if one.origin == "remembered":
        return Pill(_("同上次"), Tone.INFO)
    mark = text.label()
    mark.setPixmap(icons.pixmap("check", theme.GREEN, 18, 2.0))
    mark.setToolTip(_("已认出"))
    mark.setAccessibleName(_("已认出"))
    return mark
