"""The way from area to area at the window's left: one tab stop, arrow keys within, Alt+1 to Alt+9 from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.desk import Desk
from ui.kit import icons, text
from ui.kit.buttons import button
from ui.kit.page import Page
from ui.kit.room import Roomy
from unionoffice import wording
from unionoffice.wording import _

WIDTH, WIDTH_ENGLISH, WIDTH_NARROW = 176, 216, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area of the window: its word, its name (marked with N_), its drawing and how its page is made.

    An area with `start` in place of a page is work in a window of its own (an import): it has no button here, and
    `start` is given the desk, the window and what is wanted.
    """

    key: str
    title: str
    icon: str
    make_page: Callable[[Desk], Page] | None = None
    start: Callable[[Desk, QWidget, Any], object] | None = None
    at_foot: bool = False


class Navigation(QWidget):
    """Shows the areas; `wanted` says which one a person asked for."""

    wanted = Signal(str)
    jumped = Signal(str)
    """As `wanted`, by a key from anywhere: the focus goes to the page."""

    def __init__(self, office_name: str, areas: Sequence[Area], lock: Callable[[], object]) -> None:
        super().__init__()
        areas = [area for area in areas if area.make_page is not None]
        self.setObjectName("side")
        self._width = WIDTH_ENGLISH if wording.english() else WIDTH
        self._narrow = False
        self.setFixedWidth(self._width)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 18, 10, 10)
        column.setSpacing(4)
        column.addLayout(self._brand(office_name))
        column.addSpacing(12)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        column.addWidget(self._upper([area for area in areas if not area.at_foot]), 1)
        for area in (area for area in areas if area.at_foot):
            column.addWidget(self._button(area))
        leave = button(_("锁定"), lock, icon="lock", tip=_("锁定，回到密码页"), key="Ctrl+L")
        text.set_kind(leave, "nav")
        leave.setFixedHeight(theme.NAVIGATION_HEIGHT)
        column.addWidget(leave)
        self._words = {**self._buttons, "": leave}
        self._spelt = {key: one.text() for key, one in self._words.items()}
        for key, one in self._words.items():
            one.setAccessibleName(self._spelt[key])
        for number, area in enumerate(areas[:9], 1):
            QShortcut(QKeySequence(f"Alt+{number}"), self, lambda key=area.key: self.jumped.emit(key))
            self._buttons[area.key].setToolTip(f"{_(area.title)}　Alt+{number}")

    def _upper(self, areas: Sequence[Area]) -> Roomy:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for area in areas:
            column.addWidget(self._button(area))
        column.addStretch()
        return Roomy(inside)

    def be_narrow(self, narrow: bool) -> None:
        """Drawings only, the names in the tooltips; or drawings with their names."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(WIDTH_NARROW if narrow else self._width)
        self._name.setVisible(not narrow)
        for key, one in self._words.items():
            one.setText("" if narrow else self._spelt[key])

    def _brand(self, office_name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(10)
        mark = text.label()
        mark.setPixmap(icons.brand(32, max(1.0, self.devicePixelRatioF())))
        row.addWidget(mark)
        self._name = QWidget()
        words = QVBoxLayout(self._name)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(text.label(_("工会工作台"), size=11, bold=True))
        self._office = text.dim("", small=True)
        words.addWidget(self._office)
        row.addWidget(self._name, 1)
        self.show_office(office_name)
        return row

    def show_office(self, name: str) -> None:
        """The office's name under the program's, whole in the tooltip where it is too long."""
        room = self._width - 72
        self._office.setToolTip(name)
        self._office.setText(QFontMetrics(self._office.font()).elidedText(name, Qt.TextElideMode.ElideRight, room))

    def _button(self, area: Area) -> QPushButton:
        made = QPushButton(_(area.title))
        made.setProperty("kind", "nav")
        made.setCheckable(True)
        made.setIcon(icons.icon(area.icon, theme.DIM, theme.PRIMARY, beside_words=True))
        made.setIconSize(icons.BESIDE_WORDS)
        made.setFixedHeight(theme.NAVIGATION_HEIGHT)
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.wanted.emit(area.key))
        self._group.addButton(made)
        self._buttons[area.key] = made
        return made

    def show_area(self, key: str) -> None:
        """The area's button is the lit one."""
        self._buttons[key].setChecked(True)

    def begin(self) -> None:
        """The focus is on the lit button."""
        lit = self._group.checkedButton()
        if lit is not None:
            lit.setFocus()
