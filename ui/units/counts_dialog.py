"""How many work in a unit, by day: what was counted so far, and a new count (one of the same day is replaced)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors, theme
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import columns_of
from ui.kit.editors import Sources
from ui.kit.fixed_list import FixedList
from ui.kit.form import Form
from ui.kit.room import Roomy, fit
from unionoffice import units
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.units import WorkerCount

BESIDE_TITLE = 36
"""Pixels a title has around it in the list's head."""


class CountsDialog(QDialog):
    """Ctrl+S keeps the count; the window stays open for the next one. Choosing a line takes it into the form."""

    kept = Signal()

    def __init__(self, desk: Desk, no: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._no = desk, no
        unit = units.unit(desk.office, no)
        self.setWindowTitle(_("职工人数"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("职工人数")))
        column.addWidget(text.dim(unit.name if unit else "", wrap=True))
        columns = columns_of(units.COUNT_FIELDS, *units.COUNT_FIELDS, stretch="workers")
        self.ensurePolished()
        measure = self.fontMetrics().horizontalAdvance
        wide = [replace(one, width=max(one.width, measure(one.title) + BESIDE_TITLE)) for one in columns]
        self.list = FixedList(wide, _("历次人数"))
        self.list.setFixedHeight(42 + theme.ROW_HEIGHT * 4 + 4)
        self.none = text.dim(_("还没有登记过。填写下面一行并保存，建会率和入会率就能算出来。"), wrap=True)
        inside = QWidget()
        sheet = QVBoxLayout(inside)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(12)
        sheet.addWidget(self.none)
        sheet.addWidget(self.list)
        sheet.addWidget(text.heading(_("登记或更正")))
        self.form = Form(units.COUNT_FIELDS, Sources(today=desk.office.today), columns=3)
        self.form.setFixedHeight(210)
        sheet.addWidget(self.form)
        sheet.addStretch()
        column.addWidget(Roomy(inside), 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self._said = text.label(kind="good")
        foot.addWidget(self._said, 1)
        foot.addWidget(button(_("关闭"), self.reject, key="Esc"))
        keep = button(_("保存这一天的人数"), self.keep, icon="save", primary=True, key="Ctrl+S")
        keep.setDefault(True)
        foot.addWidget(keep)
        column.addLayout(foot)
        QShortcut(QKeySequence.StandardKey.Save, self, self.keep)
        self.list.on_current(self._take)
        self.form.fill({"day": desk.office.today})
        self._show()
        fit(self, QSize(760, 420 if self.list.isHidden() else 560))
        self.form.begin()

    def _show(self) -> None:
        counts = units.counts(self._desk.office, self._no)
        self.none.setVisible(not counts)
        self.list.setVisible(bool(counts))
        self.list.blockSignals(True)
        self.list.show_rows(counts)
        self.list.blockSignals(False)

    def _take(self, count: WorkerCount | None) -> None:
        if count is not None:
            self.form.fill({name: getattr(count, name) for name in units.COUNT_FIELDS})

    def keep(self) -> None:
        """The count is kept, or each wrong number says why not."""
        if self.form.values() is None:
            return
        try:
            kept = units.count_workers(self._desk.office, self._no, self.form.raw())
        except Refused as error:
            if not self.form.refused(error):
                errors.show(error, self)
            return
        except Exception as error:
            errors.show(error, self)
            return
        self._said.setText(_("已保存 {day} 的人数").format(day=kept.day))
        self._show()
        self.kept.emit()
