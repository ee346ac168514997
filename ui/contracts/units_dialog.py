"""The enterprises behind a figure: each once, with its workers as they were counted; Enter opens the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from unionoffice import units
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.contracts import ContractFigures


class UnitsDialog(QDialog):
    """A list of units; the double click or Enter goes to one."""

    def __init__(
        self, desk: Desk, title: str, numbers: list[int], found: ContractFigures | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        rows = found.reach.rows if found is not None else {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(title))
        said = _("共 {n:,} 家；双击或按 Enter 打开单位。").format(n=len(numbers))
        column.addWidget(text.dim(said, wrap=True))

        def workers(no: int) -> str:
            return f"{rows[no].workers:,}" if no in rows else ""

        def women(no: int) -> str:
            return f"{rows[no].women:,}" if no in rows else ""

        self.list = FixedList(
            (
                Column(title=_("企业"), text=lambda unit: unit.employer or unit.name, width=300, stretch=True),
                Column(title=_("职工"), text=lambda unit: workers(unit.no), width=80, right=True),
                Column(title=_("女职工"), text=lambda unit: women(unit.no), width=80, right=True),
            ),
            title,
        )
        self.list.show_rows(units.units_of(desk.office, numbers))
        self.list.opened.connect(lambda place: self._go(self.list.rows[place].no))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(_("关闭"), self.reject, primary=True, key="Esc"))
        column.addLayout(row)
        fit(self, QSize(640, 520))
        self.list.setFocus()

    def _go(self, no: int) -> None:
        self.accept()
        self._desk.go("units", no)
