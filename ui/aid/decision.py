"""What a person decides on a sum: the category, and the reason where it is another than advised."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.aid.asking import paragraph
from ui.kit import text
from ui.kit.cell import Cell
from unionoffice import aid
from unionoffice.aid import CATEGORIES, NONE
from unionoffice.wording import _


class DecisionBox(QWidget):
    """Follows the advice until a person chooses; the reason is asked where the choice is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(text.heading(_("由人认定")))
        self.category = QComboBox()
        for code in (*CATEGORIES, NONE):
            self.category.addItem(aid.category_words(code), code)
        self.category_cell = Cell(_("认定类别"), self.category)
        column.addWidget(self.category_cell)
        self.reason = paragraph(_("例如 孩子刚确诊，票据还没有结算"))
        self.reason_cell = Cell(_("与建议不同的理由"), self.reason, required=True)
        column.addWidget(self.reason_cell)
        self._advised, self._own = "", False
        self.category.activated.connect(self._chosen)
        self.reason_cell.hide()

    def advise(self, category: str) -> None:
        """The sum advises this; the choice follows where nobody chose."""
        self._advised = category
        if not self._own:
            self.category.setCurrentIndex(max(0, self.category.findData(category)))
        self._look()

    def choose(self, category: str) -> None:
        """A person decides for this category."""
        self.category.setCurrentIndex(self.category.findData(category))
        self._chosen()

    def _chosen(self, _place: int = 0) -> None:
        self._own = self.category.currentData() != self._advised
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        self.reason_cell.setVisible(self.category.currentData() != self._advised)

    def value(self) -> tuple[str, str]:
        """The category decided and the reason, "" where it is as advised."""
        other = self.category.currentData() != self._advised
        return str(self.category.currentData()), self.reason.toPlainText().strip() if other else ""

    def say(self, sentence: str) -> None:
        """Why the decision cannot be taken so."""
        cell = self.reason_cell if not self.reason_cell.isHidden() else self.category_cell
        cell.say(sentence)
        cell.control.setFocus()

    def clear(self) -> None:
        """Nothing is said of it."""
        self.reason_cell.clear()
        self.category_cell.clear()
