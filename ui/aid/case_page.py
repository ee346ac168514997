"""One file as one page that reads like the paper file, with what is next beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout

from ui import errors
from ui.aid import fields_in_boxes
from ui.aid.case_sheet import CaseSheet, Doing
from ui.aid.deeds import Deed, Deeds, deeds_of
from ui.aid.doing import do
from ui.aid.process_panel import ProcessPanel
from ui.aid.words import category_tone, category_word, label, stage_tone
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.page import Page
from ui.kit.panel_switch import PANEL_FROM, PANEL_KEY, PanelSwitch
from ui.kit.pill import Pill
from ui.kit.room import Elided
from ui.theme import Tone
from unionoffice import aid
from unionoffice.aid import ENDED_STAGES
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.aid.fields_in_boxes import Part
    from ui.desk import Desk
    from unionoffice.aid import Case
    from unionoffice.findings import Finding


class CasePage(Page):
    """The file of one worker; `back` leads to where it was opened from. What was uncovered is covered at leaving."""

    areas = frozenset({"aid", "people", "members", "units"})

    def __init__(self, desk: Desk, no: int, back: Callable[[], object]) -> None:
        self.no = no
        self.case: Case = aid.case(desk.office, no)
        self.deeds: Deeds = deeds_of(desk.office, self.case)
        super().__init__(desk, self.case.household.worker.name)
        self.revealed = False
        self._back = back
        self.column.setContentsMargins(24, 14, 24, 8)
        self.column.setSpacing(10)
        self._head()
        doing = Doing(change=self.change, reckon=self.reckon, visit=self.visit, month=self.month)
        self.sheet = CaseSheet(desk, no, doing)
        self.family, self.papers = self.sheet.family, self.sheet.papers
        self.papers.changed.connect(self.refresh)
        self.panel = ProcessPanel(self.do, self.mend)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.panel)
        self.column.addLayout(row, 1)
        foot = QHBoxLayout()
        self._foot = Elided(_("Esc 返回列表 · Tab 到下一处 · Ctrl+R 测算收入 · Ctrl+P 打印"), kind="dim")
        foot.addWidget(self._foot, 1)
        self._beside = PanelSwitch(self._fit)
        foot.addWidget(self._beside)
        self.column.addLayout(foot)
        for key, run in (
            ("Esc", self._back), ("Ctrl+R", self.reckon), ("Ctrl+P", self.show_print_menu), ("Ctrl+Return", self.do_next),
            (PANEL_KEY, self._beside.turn), ("Alt+Down", lambda: self.sheet.jump(1)), ("Alt+Up", lambda: self.sheet.jump(-1)),
        ):  # fmt: skip
            self.on_key(key, run)

    def _head(self) -> None:
        head = self.column.itemAt(0).layout()
        assert isinstance(head, QHBoxLayout)
        leave = button(_("返回"), lambda: self._back(), icon="chevron-left", key="Esc")
        head.insertWidget(0, leave)
        words = head.itemAt(1).layout()
        assert isinstance(words, QVBoxLayout)
        pills = QHBoxLayout()
        pills.setSpacing(8)
        pills.addWidget(self._title)
        self.category, self.level, self.stage = Pill(), Pill(), Pill()
        for pill in (self.category, self.level, self.stage):
            pills.addWidget(pill)
        pills.addStretch()
        words.insertLayout(0, pills)
        head.insertSpacing(1, 6)
        self.next = button("", self.do_next, primary=True, key="Ctrl+Return")
        self.uncover = button(_("显示完整信息…"), self.reveal, icon="eye")
        self.print = button(_("打印"), icon="print", key="Ctrl+P")
        self.menu = QMenu(self.print)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.print.setMenu(self.menu)
        text.set_kind(self.print, "more")
        for one in (self.uncover, self.print, self.next):
            head.addWidget(one)

    # -- showing

    def refresh(self) -> None:
        """The file as the office has it now; the place on the page stays."""
        office = self.desk.office
        self.case = aid.case(office, self.no)
        self.deeds = deeds_of(office, self.case)
        file = self.case.household.file
        self.category.show_word(category_word(file.category), category_tone(file.category))
        self.level.show_word(label("aid_level", file.level), Tone.PLAIN)
        self.stage.show_word(label("aid_stage", file.stage), stage_tone(file.stage))
        kind = label("aid_file_kind", file.kind)
        parts = [file.file_no, kind, self.case.household.unit_name]
        if file.filed_on:
            parts.append(_("{day} 建档").format(day=file.filed_on))
        if file.ended_on:
            parts.append(_("{day} 结束").format(day=file.ended_on))
        self.say_subtitle("　".join(parts))
        self.uncover.setText(_("重新隐藏") if self.revealed else _("显示完整信息…"))
        self.panel.show_case(self.case, self.deeds)
        self.next.setText(self.deeds.next.title if self.deeds.next is not None else "")
        self.next.setEnabled(self.deeds.next is not None and not self.deeds.next.why)
        self.sheet.show_case(self.case, revealed=self.revealed, may_enter=self._may_enter())
        self._fit()

    def _may_enter(self) -> bool:
        return self.desk.office.officer.may(Right.ENTER) and self.case.household.file.stage not in ENDED_STAGES

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the file has the room for itself, its next step above it; the panel stands in its place."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.window().width()
        self._beside.fit(self.panel, wide, there=True)
        alone = wide < PANEL_FROM and self.panel.isVisibleTo(self)
        self.panel.be_alone(alone)
        self.sheet.setVisible(not alone)
        self.next.setVisible(not self.panel.isVisibleTo(self) and self.deeds.next is not None)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was uncovered is covered again when another page comes in front."""
        super().hideEvent(event)
        if self.revealed and not event.spontaneous():
            self.revealed = False
            self._stale = True

    def begin(self) -> None:
        """Work begins at what is next, or in the family."""
        made = self.panel.buttons.get(self.deeds.next.key) if self.deeds.next is not None else None
        if made is not None and made.isVisibleTo(self) and made.isEnabled():
            made.setFocus()
        else:
            self.family.list.setFocus()
            self.sheet.verticalScrollBar().setValue(0)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of an opened file."""
        return [
            ("Esc", _("返回列表")), ("Ctrl+Enter", _("办理下一步")), ("Ctrl+R", _("测算收入")), ("Ctrl+P", _("打印")),
            ("Alt+↓", _("下一节")), ("Alt+↑", _("上一节")), (PANEL_KEY, _("显示或收起办理栏")),
        ]  # fmt: skip

    # -- doing

    def do_next(self) -> QDialog | None:
        """What is next."""
        return self.do(self.deeds.next) if self.deeds.next is not None else None

    def do(self, deed: Deed) -> QDialog | None:
        """The window of this deed."""
        with errors.showing(self):
            return do(self, deed)
        return None

    def change(self, part: Part, name: str = "") -> QDialog:
        """The form of this section, at this field."""
        from ui.aid.facts_dialog import FactsDialog

        dialog = FactsDialog(self.desk.office, self.case.household, part, self, revealed=self.revealed)
        if name in dialog.form.fields:
            dialog.form.go_to(name)
        return self.opened(dialog)

    def mend(self, finding: Finding) -> QDialog | None:
        """Where what is missing is filled in."""
        if finding.field == "family":
            self.sheet.go_to_family()
            return None
        part = fields_in_boxes.part_of(finding.field)
        return self.change(part, finding.field) if part is not None else None

    def reckon(self) -> QDialog:
        """The open reckoning, or a new one."""
        from ui.aid.reckoning_dialog import ReckoningDialog

        self.desk.office.officer.must(Right.ENTER)
        return self.opened(ReckoningDialog(self.desk.office, self.no, self))

    def visit(self) -> QDialog:
        """A visit to the household."""
        from ui.aid.visit_dialog import VisitDialog

        return self.opened(VisitDialog(self.desk.office, self.no, self))

    def month(self) -> QDialog:
        """The income of one month."""
        from ui.aid.reveal_dialog import MonthDialog

        return self.opened(MonthDialog(self.desk.office, self.case.household, self))

    def reveal(self) -> QDialog | None:
        """Everything is shown, for a stated purpose; or covered again."""
        if self.revealed:
            self._uncovered(revealed=False)
            return None
        from ui.aid.reveal_dialog import RevealDialog

        dialog = RevealDialog(self.desk.office, self.case.household, self)
        dialog.saved.connect(lambda _purpose: self._uncovered(revealed=True))
        dialog.open()
        return dialog

    def _uncovered(self, *, revealed: bool) -> None:
        self.revealed = revealed
        self.refresh()

    def opened(self, dialog: Any) -> QDialog:
        """The dialog is in front; the page follows what it saves."""
        dialog.open()
        made: QDialog = dialog
        return made

    def _fill_menu(self) -> None:
        from ui.aid.print_menu import fill

        self.menu.clear()
        fill(self.menu, self)

    def show_print_menu(self) -> None:
        """The papers of this file drop down."""
        self.print.showMenu()
