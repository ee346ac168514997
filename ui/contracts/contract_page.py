"""One contract as one page: its words, who talks, whom it covers, its papers and steps; beside it what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import errors
from ui.contracts import facts_section, step_sections, words
from ui.contracts.contract_dialog import ContractDialog, CorrectDialog
from ui.contracts.cover_section import CoverSection
from ui.contracts.deeds import Deed, deeds_of, next_of
from ui.contracts.doing import do
from ui.contracts.papers_section import PapersSection
from ui.contracts.people_section import PeopleSection
from ui.contracts.process_panel import ProcessPanel
from ui.kit import text, unit_choice
from ui.kit.buttons import button
from ui.kit.form import Form
from ui.kit.page import Page
from ui.kit.panel_switch import PANEL_KEY, PanelSwitch
from ui.kit.pill import Pill
from ui.kit.record_dialog import RecordDialog
from ui.kit.room import Elided, Roomy
from unionoffice import contracts
from unionoffice.contracts import DISPUTE_FIELDS, MEETING_FIELDS, Contract
from unionoffice.errors import Refused
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk

Open = Callable[[int], object]


class ContractPage(Page):
    """The contract of this number; `back` leads to the list, `open_contract` to another one."""

    areas = words.AREAS

    def __init__(self, desk: Desk, no: int, back: Callable[[], object], open_contract: Open) -> None:
        self.no, self._back, self._open = no, back, open_contract
        self.contract: Contract = _known(desk, no)
        self.state = ""
        self.deeds: list[Deed] = []
        self.coming: Deed | None = None
        super().__init__(desk, self.contract.number)
        self.column.setContentsMargins(24, 14, 24, 8)
        self.column.setSpacing(10)
        self._head()
        self.people = PeopleSection(desk.office, no)
        self.covers = CoverSection(desk, no, self.contract.level)
        self.papers = PapersSection(desk, no)
        self._kept = {_("协商代表"): self.people, _("覆盖企业"): self.covers, _("报审材料"): self.papers}
        for name, section in self._kept.items():
            section.setAccessibleName(name)
        self.panel = ProcessPanel(self.do)
        paper = QFrame()
        paper.setObjectName("card")
        self._sections = QVBoxLayout(paper)
        self._sections.setContentsMargins(18, 16, 18, 18)
        self._sections.setSpacing(20)
        self.sheet = Roomy(paper)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.panel)
        self.column.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.addWidget(Elided(_("Esc 返回列表 · Ctrl+Enter 办理下一步 · F2 修改 · Ctrl+P 打印"), kind="dim"), 1)
        self._beside = PanelSwitch(self._fit)
        foot.addWidget(self._beside)
        self.column.addLayout(foot)
        for key, run in (
            ("Esc", self._back), ("F2", self.change), ("Ctrl+P", self.show_print_menu), ("Ctrl+Return", self.do_next),
            (PANEL_KEY, self._beside.turn), ("Alt+Down", lambda: self._jump(1)), ("Alt+Up", lambda: self._jump(-1)),
        ):  # fmt: skip
            self.on_key(key, run)

    def _head(self) -> None:
        head = self.column.itemAt(0).layout()
        assert isinstance(head, QHBoxLayout)
        head.insertWidget(0, button(_("返回"), lambda: self._back(), icon="chevron-left", key="Esc"))
        said = head.itemAt(1).layout()
        assert isinstance(said, QVBoxLayout)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._title)
        self.pill = Pill()
        line.addWidget(self.pill)
        line.addStretch()
        said.insertLayout(0, line)
        head.insertSpacing(1, 6)
        self.print = button(_("打印"), icon="print", key="Ctrl+P")
        self.menu = QMenu(self.print)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.print.setMenu(self.menu)
        text.set_kind(self.print, "more")
        self.next = button("", self.do_next, primary=True, key="Ctrl+Return")
        head.addWidget(self.print)
        head.addWidget(self.next)

    # -- showing

    def refresh(self) -> None:
        """The contract as the office has it now; the place on the page stays."""
        office = self.desk.office
        self.contract = _known(self.desk, self.no)
        self.state = contracts.state(office, self.no)
        self.deeds = deeds_of(self.contract, self.state) if office.officer.may(Right.ENTER) else []
        self._title.setText(self.contract.number)
        self.pill.show_word(words.state_word(self.state), words.state_tone(self.state))
        self.say_subtitle(facts_section.subtitle(self.contract))
        waiting, events = contracts.waiting(office, self.no), contracts.timeline(office, self.no)
        coming = self.coming = next_of(self.deeds, self.state, waiting)
        others = [one for one in self.deeds if one is not coming]
        self.panel.show_life(coming, others, waiting, events)
        self.next.setText(_(coming.title) if coming is not None else "")
        for section in (self.people, self.covers, self.papers):
            section.refresh()
        self._show_sections()
        self._fit()

    def _show_sections(self) -> None:
        at, held = self.sheet.verticalScrollBar().value(), self.focusWidget()
        kept = set(self._kept.values())
        while (item := self._sections.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept:
                widget.hide()
                widget.deleteLater()
        for section in self._all():
            if section is not None:
                self._sections.addWidget(section)
        self._sections.addStretch()
        if held is not None and not held.isVisibleTo(self):
            self.panel.setFocus()
        self._sections.activate()
        self.sheet.verticalScrollBar().setValue(at)

    def _all(self) -> list[QWidget | None]:
        office, no, may = self.desk.office, self.no, self.desk.office.officer.may(Right.ENTER)
        dated = any(getattr(self.contract, name) for name in CorrectDialog.FIELDS)
        facts = facts_section.facts_section(
            office, self.contract, change=self.change if may else None, correct=self.correct if may and dated else None
        )
        steps = step_sections.read_sections(office, no)
        talks = step_sections.meetings_section(office, no, self.change_meeting if may else None)
        return [
            facts, self.people, self.covers, *steps[:1], talks,
            step_sections.disputes_section(office, no, self.settle if may else None), *steps[1:], self.papers,
            step_sections.chain_section(office, no, self._open),
        ]  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the contract has the room for itself and its next step stands above it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._beside.fit(self.panel, self.window().width(), there=True)
        self.next.setVisible(not self.panel.isVisibleTo(self) and self.coming is not None)

    def begin(self) -> None:
        """Work begins at what is next, or at the first list."""
        made = self.panel.buttons.get(self.coming.key) if self.coming is not None else None
        if made is not None and made.isVisibleTo(self):
            made.setFocus()
        else:
            self.people.list.setFocus()
            self.sheet.verticalScrollBar().setValue(0)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of an opened contract."""
        return [
            ("Esc", _("返回列表")), ("Ctrl+Enter", _("办理下一步")), ("F2", _("修改")), ("Ctrl+P", _("打印")),
            ("Alt+↓", _("下一节")), ("Alt+↑", _("上一节")), (PANEL_KEY, _("显示或收起办理栏")),
        ]  # fmt: skip

    def _jump(self, step: int) -> None:
        bar = self.sheet.verticalScrollBar()
        places = (self._sections.itemAt(number).widget() for number in range(self._sections.count()))
        tops = [one.geometry().top() for one in places if one is not None]
        here = bar.value()
        after = [top for top in tops if top > here + 4] if step > 0 else [top for top in tops if top < here - 4][::-1]
        if after:
            bar.setValue(after[0])

    # -- doing

    def do_next(self) -> object:
        """What is next, where something is."""
        return self.do(self.coming) if self.coming is not None else None

    def do(self, deed: Deed) -> object:
        """The window of this deed; a new contract it makes is opened."""
        with errors.showing(self):
            made = do(self.desk, self.contract, deed, self)
            if isinstance(made, Contract):
                self._open(made.no)
            return made
        return None

    def change(self) -> QDialog:
        """The form of the contract's words."""
        self.desk.office.officer.must(Right.ENTER)
        dialog = ContractDialog(self.desk, self.contract, parent=self)
        dialog.open()
        return dialog

    def correct(self) -> QDialog:
        """Days typed wrong are put right."""
        dialog = CorrectDialog(self.desk, self.contract, parent=self)
        dialog.open()
        return dialog

    def change_meeting(self, meeting: Any) -> QDialog | None:
        """What the minutes of a meeting say."""
        office = self.desk.office
        return self._record(
            _("修改会议记录"), MEETING_FIELDS, meeting, lambda raw: contracts.change_meeting(office, meeting.no, raw)
        )  # fmt: skip

    def settle(self, dispute: Any) -> QDialog | None:
        """What came of a dispute."""
        office, fields = self.desk.office, DISPUTE_FIELDS.only("extended", "ended_on", "outcome")
        return self._record(
            _("登记处理结果"), fields, dispute, lambda raw: contracts.change_dispute(office, dispute.no, raw)
        )

    def _record(self, title: str, fields: Any, row: Any, save: Callable[[dict[str, Any]], object]) -> QDialog | None:
        if row is None:
            return None
        form = Form(fields, unit_choice.sources(self.desk.office))
        form.fill({name: getattr(row, name) for name in fields})
        dialog = RecordDialog(title, form, save, parent=self)
        dialog.open()
        return dialog

    def _fill_menu(self) -> None:
        from ui.contracts.print_menu import fill

        self.menu.clear()
        fill(self.menu, self)

    def show_print_menu(self) -> None:
        """The papers of this contract drop down."""
        self.print.showMenu()


def _known(desk: Desk, no: int) -> Contract:
    found = contracts.contract(desk.office, no)
    if found is None:
        raise Refused("unknown_contract", _("没有这份合同。请刷新列表后再试。"))
    return found
