"""A small window that asks a few things: the questions above each other, one button that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from unionoffice.errors import Refused
from unionoffice.wording import _

Control = TypeVar("Control", bound=QWidget)


class AskDialog(QDialog):
    """Does its work by calling `save()`; a refusal stands at the question it names and the window stays. Esc leaves."""

    saved = Signal(object)
    """What `save` returned."""

    def __init__(
        self,
        title: str,
        save: Callable[[], Any],
        *,
        subtitle: str = "",
        button_text: str = "",
        icon: str = "save",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._save = save
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
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        whole.addLayout(self.column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch()
        foot.addWidget(button(_("取消"), self.reject, key="Esc"))
        self.go = button(button_text or _("保存"), self.accept, icon=icon, primary=True, key="Ctrl+S")
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

    def accept(self) -> None:
        """Does the work and closes, or says at the question why not."""
        for cell in self.cells.values():
            cell.clear()
        try:
            result = self._save()
        except Refused as error:
            cell_of = self.cells.get(error.field or "")
            if cell_of is None:
                errors.show(error, self)
            else:
                cell_of.say(error.sentence)
                cell_of.control.setFocus()
            return
        except Exception as error:
            errors.show(error, self)
            return
        self.saved.emit(result)
        super().accept()

    def said(self) -> dict[str, str]:
        """What stands below the questions, by name; silent ones left out."""
        return {name: cell.said() for name, cell in self.cells.items() if cell.level is not None}
