"""Who talks for which side: added, ended; what the rules find wrong with the list stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import errors
from ui.contracts.words import label
from ui.kit import dialogs, text, unit_choice
from ui.kit.columns import Column
from ui.kit.form import Form
from ui.kit.list_in_page import ListInPage
from ui.kit.paper_grid import Section
from ui.kit.record_dialog import RecordDialog
from unionoffice import contracts
from unionoffice.contracts import REPRESENTATIVE_FIELDS, Representative
from unionoffice.fields import show
from unionoffice.findings import Level
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office


class PeopleSection(QWidget):
    """The list of representatives; `changed` after it was."""

    changed = Signal()

    def __init__(self, office: Office, no: int) -> None:
        super().__init__()
        self.office, self.no = office, no
        section = Section(_("协商代表"))
        section.offer(_("增加代表…"), self.add, key="Insert")
        section.offer(_("不再担任…"), self.leave, key="Delete")
        self.list = ListInPage(
            (
                Column(title=_("协商方"), text=lambda one: label("contract_side", one.side), width=96),
                Column(title=_("姓名"), text=lambda one: one.name, width=100),
                Column(title=_("首席"), text=lambda one: _("首席") if one.chief else "", width=64, usual=("",)),
                Column(title=_("职务"), text=lambda one: one.post or "", width=140, least=110, stretch=True),
                Column(title=_("产生方式"), text=lambda one: label("contract_chosen", one.chosen), width=150, usual=("",)),
                Column(title=_("一线"), text=lambda one: show(REPRESENTATIVE_FIELDS["front_line"], one.front_line), width=64, usual=("",)),
                Column(title=_("外聘"), text=lambda one: show(REPRESENTATIVE_FIELDS["external"], one.external), width=64, usual=("",)),
            ),
            _("协商代表"), add=self.add, away=lambda _row: self.leave(),
        )  # fmt: skip
        section.column.addWidget(self.list)
        self.wrong = text.label("", kind="warn", wrap=True)
        section.column.addWidget(self.wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section)

    def refresh(self) -> None:
        """Who talks on the office's day."""
        self.list.show_rows(contracts.representatives(self.office, self.no), keep=True)
        faults = contracts.faults(self.office, self.no)
        self.wrong.setText("\n".join(one.sentence for one in faults if one.level is not Level.NOTE))
        self.wrong.setVisible(bool(self.wrong.text()))

    def add(self) -> RecordDialog:
        """One more, of one side."""
        form = Form(REPRESENTATIVE_FIELDS, unit_choice.sources(self.office))
        form.fill({"side": "workers"})
        dialog = RecordDialog(
            _("增加协商代表"),
            form,
            lambda _values: contracts.add_representative(self.office, self.no, form.raw()),
            parent=self,
        )
        dialog.saved.connect(lambda _one: self.changed.emit())
        dialog.open()
        return dialog

    def leave(self) -> None:
        """The chosen one no longer talks, from today."""
        with errors.showing(self):
            one = self.list.current()
            if isinstance(one, Representative) and dialogs.ask(
                self,
                _("{name} 从今天起不再担任协商代表。记录保留，不会删除。").format(name=one.name),
                yes=_("不再担任"),
            ):
                contracts.end_representative(self.office, one.no)
                self.changed.emit()
