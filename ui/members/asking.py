"""A small dialog that asks a few things: labels above, what is wrong below, one button that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import errors
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from unionoffice import cleaning
from unionoffice.errors import Refused
from unionoffice.wording import _

W = TypeVar("W", bound=QWidget)


class AskDialog(QDialog):
    """Override `save`; a refusal stands at the cell whose name it carries, and the dialog stays. Ctrl+S does it too."""

    saved = Signal(object)
    """What `save` returned; the dialog closes."""

    def __init__(
        self,
        title: str,
        *,
        subtitle: str = "",
        button_text: str = "",
        icon: str = "check",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cells: dict[str, Cell] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(text.title(title))
        if subtitle:
            head.addWidget(text.dim(subtitle, wrap=True))
        outer.addLayout(head)
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        outer.addLayout(self.column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.foot = foot
        foot.addStretch()
        foot.addWidget(button(_("取消"), self.reject, key="Esc"))
        self.go = button(button_text or _("确定"), self.accept, icon=icon, primary=True, key="Ctrl+S")
        self.go.setDefault(True)
        foot.addWidget(self.go)
        outer.addLayout(foot)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        self.setMinimumWidth(460)

    def add(self, name: str, label: str, control: W, *, required: bool = False, optional: bool = False) -> W:
        """One more question below the others; gives its control."""
        cell = Cell(label, control, required=required, optional=optional)
        self.cells[name] = cell
        self.column.addWidget(cell)
        return control

    def showEvent(self, event: QShowEvent) -> None:
        """The first question has the focus."""
        super().showEvent(event)
        for cell in self.cells.values():
            if cell.isVisible() and cell.control.isEnabled():
                cell.control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def save(self) -> Any:
        """Does what was asked for; overridden."""
        return None

    def accept(self) -> None:
        """Does it and closes, or says at the question why not."""
        for cell in self.cells.values():
            cell.clear()
        try:
            result = self.save()
        except Refused as error:
            self.say(error)
            return
        except Exception as error:
            errors.show(error, self)
            return
        self.saved.emit(result)
        super().accept()

    def say(self, error: Refused) -> None:
        """The refusal stands at its question, or in a dialog of its own where it has none."""
        cell = self.cells.get(error.field or "")
        if cell is None or not cell.isVisibleTo(self):
            errors.show(error, self)
            return
        cell.say(error.sentence)
        cell.control.setFocus()

    def said(self) -> dict[str, str]:
        """What stands below the questions, by name; silent ones left out."""
        return {name: cell.said() for name, cell in self.cells.items() if cell.level is not None}


def day_of(raw: str, *, today: str, name: str) -> str | None:
    """The typed day as ISO text, None where nothing was typed. Raises Refused (field `name`) for what is no day."""
    reading = cleaning.read_date(raw, today=today)
    if reading.held or (reading.value is None and raw.strip()):
        said = reading.findings[0] if reading.findings else None
        raise Refused(
            said.reason if said else "bad_date", said.sentence if said else _("请填写日期，例如 2026-11-22。"), name
        )
    return None if reading.value is None else str(reading.value)


def choices(entries: list[tuple[str, str]], *, name: str = "", change: Callable[[], object] | None = None) -> QComboBox:
    """A box to choose one of these (value, words)."""
    box = QComboBox()
    for value, words in entries:
        box.addItem(words, value)
    if name:
        box.setAccessibleName(name)
    if change is not None:
        act = change
        box.currentIndexChanged.connect(lambda *_args: act())
    return box


def purposes() -> QComboBox:
    """A line for the purpose of looking at what is covered, with the usual ones to drop down."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems([_("核对证件"), _("办理入会或转接手续"), _("联系本人"), _("发放会员证"), _("填报上级要求的表格")])
    box.setCurrentIndex(-1)
    line = QLineEdit()
    box.setLineEdit(line)
    line.setPlaceholderText(_("写明用途，会记入日志"))
    line.setAccessibleName(_("用途"))
    return box
