"""A small window that asks a few things: the questions above each other, one button that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from ui.kit.room import Roomy, fit, grow, settle
from unionoffice.errors import Refused
from unionoffice.wording import _

Control = TypeVar("Control", bound=QWidget)


class AskDialog(QDialog):
    """Does its work by `save`, given or overridden; a refusal stands at the question it names and the window stays."""

    saved = Signal(object)
    """What `save` returned."""

    def __init__(
        self,
        title: str,
        save: Callable[[], Any] | None = None,
        *,
        subtitle: str = "",
        button_text: str = "",
        icon: str = "check",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._given = save
        self._fitted = False
        self.cells: dict[str, Cell] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(text.title(title))
        if subtitle:
            head.addWidget(text.dim(subtitle, wrap=True))
        whole.addLayout(head)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(2, 2, 2, 2)
        self.column.setSpacing(12)
        self._sheet = Roomy(inside)
        self._sheet.grown.connect(self._grow)
        whole.addWidget(self._sheet, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.foot = foot
        foot.addStretch()
        foot.addWidget(button(_("取消"), self.reject, key="Esc"))
        self.go = button(button_text or _("确定"), self.accept, icon=icon, primary=True, key="Ctrl+S")
        self.go.setDefault(True)
        foot.addWidget(self.go)
        whole.addLayout(foot)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        self.setMinimumWidth(460)

    def ask(
        self, name: str, label: str, control: Control, *, required: bool = False, optional: bool = False
    ) -> Control:
        """One more question, under the field name a refusal may carry; gives its control."""
        cell = Cell(label, control, required=required, optional=optional)
        self.cells[name] = cell
        self.column.addWidget(cell)
        return control

    def showEvent(self, event: QShowEvent) -> None:
        """The first question has the focus; the whole lies on the screen."""
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
                fit(self, self.size())
            else:
                settle(self, self._sheet)
            self._grow()
        for cell in self.cells.values():
            if cell.isVisible() and cell.control.isEnabled():
                cell.control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _grow(self) -> None:
        if self._fitted:
            grow(self, self._sheet)

    def save(self) -> Any:
        """Does what was asked for."""
        return None if self._given is None else self._given()

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
