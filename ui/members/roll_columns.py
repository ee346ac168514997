"""The columns of the member list, made from the declared fields; which are shown is remembered on this computer."""

from __future__ import annotations

import json
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from ui import errors, memory
from ui.kit.columns import Column, columns_of
from ui.theme import Tone
from unionoffice import members
from unionoffice.fields import Kind
from unionoffice.safe_write import safe_write
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.kit.table import ListTable

FIRST = ("card_no", "name", "sex", "unit", "id_number", "phone", "joined", "state")
"""The usual columns; a new computer shows them where they fit beside the panel."""
WIDE = 1560
"""Pixels of screen from which on the 22 digits of the card number fit too."""
ALWAYS = "name"
WIDTHS = {"card_no": 196, "name": 92, "sex": 56, "unit": 176, "id_number": 172, "joined": 104, "state": 92}
FILE = "member_columns.json"


def names() -> tuple[str, ...]:
    """Every field a list can show, the usual ones first."""
    fields = members.MEMBER_FIELDS
    others = [name for name, field in fields.items() if field.width and field.kind is not Kind.LONG_TEXT]
    return (*FIRST, *(name for name in others if name not in FIRST))


def tone_of(state: str) -> Tone:
    """How a state is coloured: on the roll, waiting or kept, gone."""
    if state in members.STATES_ON_THE_ROLL:
        return Tone.GOOD
    return Tone.PLAIN if state == "deceased" else Tone.WARN


def columns() -> tuple[Column, ...]:
    """A column for each of `names`, sensitive values covered."""

    def ink(row: Any) -> Tone:
        tone = tone_of(row.state)
        return Tone.PLAIN if tone is Tone.GOOD else tone

    sortable = tuple(word for word in members.SORTS if word)
    made = columns_of(
        members.MEMBER_FIELDS, *names(), stretch="unit", sortable=sortable, tones={"state": ink}, read=_value_of,
        widths=WIDTHS,
    )  # fmt: skip
    return tuple(
        replace(column, text=attrgetter("unit_name")) if name == "unit" else column
        for name, column in zip(names(), made, strict=True)
    )


def _value_of(name: str) -> Callable[[Any], Any]:
    return attrgetter(("membership." if name in members.MEMBERSHIP_FIELDS else "person.") + name)


def usual() -> tuple[str, ...]:
    """The columns a computer shows where nobody chose any."""
    screen = QGuiApplication.primaryScreen()
    wide = screen is not None and screen.availableGeometry().width() >= WIDE
    return FIRST if wide else tuple(name for name in FIRST if name != "card_no")


def remembered() -> tuple[str, ...]:
    """The columns this computer shows; the usual ones where nothing readable is kept."""
    try:
        kept = json.loads((memory.folder() / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return usual()
    known = tuple(name for name in names() if isinstance(kept, list) and name in kept)
    return known if ALWAYS in known else usual()


def remember(shown: tuple[str, ...]) -> None:
    """This computer shows these columns from now on. Raises Trouble where its folder cannot be written."""
    memory.folder().mkdir(parents=True, exist_ok=True)
    safe_write(memory.folder() / FILE, json.dumps(shown).encode())


class ColumnChoice(QMenu):
    """The list of columns with a tick before those that are shown; the name always is."""

    def __init__(self, table: ListTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._boxes: dict[str, QAction] = {}
        shown = remembered()
        for place, name in enumerate(names()):
            entry = self.addAction(members.MEMBER_FIELDS[name].shown)
            entry.setCheckable(True)
            entry.setChecked(name in shown)
            entry.setEnabled(name != ALWAYS)
            entry.toggled.connect(self._changed)
            self._boxes[name] = entry
            table.setColumnHidden(place, name not in shown)
        self.addSeparator()
        self.addAction(_("恢复常用的列")).triggered.connect(self._usual)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._at)

    def shown(self) -> tuple[str, ...]:
        """The names of the columns shown."""
        return tuple(name for name, entry in self._boxes.items() if entry.isChecked())

    def show_columns(self, wanted: tuple[str, ...]) -> None:
        """These columns are shown, and remembered."""
        for name, entry in self._boxes.items():
            entry.blockSignals(True)
            entry.setChecked(name in wanted or name == ALWAYS)
            entry.blockSignals(False)
        self._changed()

    def _usual(self) -> None:
        self.show_columns(usual())

    def _changed(self) -> None:
        shown = self.shown()
        for place, name in enumerate(names()):
            self._table.setColumnHidden(place, name not in shown)
        self._table.fit()
        with errors.showing(self._table):
            remember(shown)

    def _at(self, at: QPoint) -> None:
        self.popup(self._table.horizontalHeader().viewport().mapToGlobal(at))
