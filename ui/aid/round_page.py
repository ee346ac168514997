"""One round in place of the list: its state and next step above, the rows a clerk fills, sums and findings beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import errors
from ui.aid.round_doing import do, tell_proxy, tell_result
from ui.aid.round_head import RoundHead
from ui.aid.round_model import RoundModel
from ui.aid.round_panel import RoundPanel
from ui.aid.round_steps import RoundDeed, RoundSteps, steps_of
from ui.aid.round_table import RoundTable
from ui.kit import text
from ui.kit.page import Page
from ui.kit.panel_switch import PANEL_KEY, PanelSwitch
from ui.kit.room import Elided
from unionoffice import aid
from unionoffice.aid.money_store import funds
from unionoffice.aid.round_view import totals_of
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.desk import Desk
    from unionoffice.aid.guard import Checked
    from unionoffice.aid.money_store import ItemLine
    from unionoffice.aid.round_view import RoundView

GUARD_WAIT = 350
"""Milliseconds after the last amount until the guard looks again."""


class RoundPage(Page):
    """The round of this number; `back` leads to the list. What was uncovered is covered when the page is left."""

    areas = frozenset({"aid", "people", "members", "settings"})

    def __init__(self, desk: Desk, no: int, back: Callable[[], object]) -> None:
        self.no, self._back = no, back
        self.view: RoundView = aid.round_view.round_of(desk.office, no)
        self.steps: RoundSteps = steps_of(desk.office, self.view)
        super().__init__(desk, self.view.round.title)
        self.revealed = False
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        line = self.column.itemAt(0).layout()
        assert isinstance(line, QHBoxLayout)
        self.head = RoundHead(self, line, self._title, self._guarded)
        self.column.addWidget(self.head.told)
        self.rows = RoundModel(self._write)
        self.table = RoundTable(self.rows)
        self.panel = RoundPanel(self.explain, self.next_finding, self.tell, self.proxy)
        self.said = text.label("", kind="fault", wrap=True)
        self.said.hide()
        middle = QHBoxLayout()
        middle.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.table, 1)
        left.addWidget(self.said)
        middle.addLayout(left, 1)
        middle.addWidget(self.panel)
        self.column.addLayout(middle, 1)
        foot = QHBoxLayout()
        self._foot = Elided("", kind="dim")
        foot.addWidget(self._foot, 1)
        self._beside = PanelSwitch(self._fit)
        foot.addWidget(self._beside)
        self.column.addLayout(foot)
        self._guard = QTimer(self)
        self._guard.setSingleShot(True)
        self._guard.setInterval(GUARD_WAIT)
        self._guard.timeout.connect(self.look_again)
        self._connect()

    def _connect(self) -> None:
        table = self.table
        table.looked.connect(self._show_row)
        table.result.connect(self.tell)
        table.proxied.connect(self.proxy)
        table.dropped.connect(self.drop)
        self.rows.written.connect(self._written)
        self.rows.refused.connect(self._refused)
        for key, run in (
            ("Esc", self.leave), ("Ins", self.add_from_files), ("F3", self.add_from_roll), ("F4", self.add_from_round),
            ("F8", self.next_finding), ("F9", self.explain_current), ("Ctrl+P", self.head.show_papers),
            ("Ctrl+Return", self.do_next), ("Ctrl+M", self.pay_all), ("Ctrl+E", self.change), (PANEL_KEY, self._beside.turn),
        ):  # fmt: skip
            self.on_key(key, run)

    # -- showing

    def may_enter(self) -> bool:
        """Whether the officer at work may change the rows now."""
        return self.view.editable and self.desk.office.officer.may(Right.ENTER)

    def paying(self) -> bool:
        """Whether results are told now."""
        return self.view.round.state in ("printed", "paying", "paid") and self.desk.office.officer.may(Right.ENTER)

    def refresh(self) -> None:
        """The round as the office has it now; the current row stays. Who is typing is not disturbed: the guard follows."""
        if self._guard.isActive() or self._typing():
            self._guard.start(GUARD_WAIT)
            return
        office, held = self.desk.office, self.table.current_item()
        column = max(self.table.currentIndex().column(), 0)
        place = self.table.currentIndex().row()
        self.view = aid.round_view.round_of(office, self.no)
        self.steps = steps_of(office, self.view)
        self.table.funds = [one.name for one in funds(office.reading()) if one.closed_on is None]
        self.table.paying = self.paying()
        self.rows.show_view(self.view, editable=self.may_enter(), revealed=self.revealed)
        self.head.show_round()
        count = _("共 {n} 行").format(n=f"{len(self.view.lines):,}")
        self._foot.setText(" · ".join((count, *self.head.keys(), _("Esc 返回列表"))))
        self.panel.show_view(self.view, paying=self.paying() and self.view.round.state != "paid")
        if self.rows.lines:
            row = self.rows.row_of(held) if held is not None else 0
            row = row if row >= 0 else min(max(place, 0), len(self.rows.lines) - 1)
            self.table.go_to(row, self.rows.columns[min(column, len(self.rows.columns) - 1)].key)
        self._show_row()
        self._fit()

    def _show_row(self) -> None:
        item = self.table.current_item()
        line = next((one for one in self.rows.lines if one.no == item), None)
        self.panel.show_row(line, self.rows.report, editable=self.may_enter(), revealed=self.revealed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the rows have the room for themselves."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._beside.fit(self.panel, self.window().width(), there=True)
        self.head.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was uncovered is covered again when another page comes in front."""
        super().hideEvent(event)
        if self.revealed and not event.spontaneous():
            self.revealed = False
            self._stale = True

    def leave(self) -> None:
        """Back to the list."""
        self._back()

    def begin(self) -> None:
        """Work begins in the rows."""
        self.table.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of an opened round."""
        return [
            ("Esc", _("返回列表")), ("Ctrl+Enter", _("办理下一步")), ("Enter", _("填金额并向下")), ("Ins", _("从档案添加")),
            ("F3", _("从名册添加")), ("F4", _("照往期名单添加")), ("Delete", _("删去所选的行")), ("F8", _("下一条提示")),
            ("F9", _("说明理由")), ("1–5", _("登记结果")), ("P", _("代领")), ("Ctrl+M", _("全部成功")), ("Ctrl+P", _("打印")),
            ("Ctrl+E", _("批次资料")), (PANEL_KEY, _("显示或收起右栏")),
        ]  # fmt: skip

    # -- typing

    def _write(self, item: int, key: str, words: str) -> ItemLine:
        self.said.hide()
        # The news of this act comes later; by then the guard is waiting and the rows stay as they are.
        self._guard.start(GUARD_WAIT)
        return aid.items.change_item(self.desk.office, item, {key: words.strip()})

    def _written(self, _row: int) -> None:
        totals = totals_of(tuple(self.rows.lines))
        self.panel.show_sums(
            totals.rows, totals.households, totals.amount, dict(totals.by_fund), self.view.round.planned
        )
        self._guard.start()

    def _refused(self, error: Exception) -> None:
        said = getattr(error, "sentence", "")
        if not said:
            errors.show(error, self)
            return
        self.said.setText(said)
        self.said.show()
        row, key = self.table.currentIndex().row(), self.rows.columns[self.table.currentIndex().column()].key
        QTimer.singleShot(0, self.table, lambda: self.table.type_at(row, key))

    def _typing(self) -> bool:
        return self.table.state() == self.table.State.EditingState

    def look_again(self) -> None:
        """The guard and the next step are those of the rows as they are now; whoever types goes on typing."""
        self._guard.stop()
        if self._typing():
            with errors.showing(self):
                self.rows.show_report(aid.guard.check(self.desk.office, self.no))
                self.panel.show_report(self.rows.report)
            self._guard.start(GUARD_WAIT * 4)
            return
        with errors.showing(self):
            self.refresh()

    # -- findings

    def next_finding(self) -> None:
        """The next row with something open is current."""
        count = len(self.rows.lines)
        start = self.table.currentIndex().row()
        for step in range(1, count + 1):
            row = (start + step) % count
            if self.rows.findings(row)[0]:
                self.table.go_to(row)
                self.table.setFocus()
                return
        self.desk.say(_("没有未处理的提示"))

    def explain(self, one: Checked) -> QDialog:
        """Why it is paid all the same."""
        from ui.aid.round_dialogs import OverrideDialog

        return self.opened(OverrideDialog(self.desk.office, one, self))

    def explain_current(self) -> QDialog | None:
        """The first open finding of the current row that can be set aside."""
        return self.explain(self.panel.explaining[0]) if self.panel.explaining else None

    # -- doing

    def do_next(self) -> QDialog | None:
        """What is next."""
        return self.do(self.steps.next) if self.steps.next is not None else None

    def do(self, deed: RoundDeed) -> QDialog | None:
        """The window of this deed, or the deed itself."""
        with errors.showing(self):
            return do(self, deed)
        return None

    def tell(self, result: str) -> QDialog | None:
        """The selected rows have this result; what did not stay with them wants a reason."""
        with errors.showing(self):
            return tell_result(self, result)
        return None

    def proxy(self) -> QDialog | None:
        """Somebody else signed for the current row."""
        with errors.showing(self):
            return tell_proxy(self)
        return None

    def pay_all(self) -> QDialog | None:
        """Every row that waits was paid."""
        deed = self.steps.find("pay_all")
        return self.do(deed) if deed is not None else None

    def drop(self) -> None:
        """The selected rows take no part any more."""
        items = self.table.chosen_items()
        if items and self.may_enter():
            for item in items:
                aid.items.drop_item(self.desk.office, item)
            self.desk.say(_("已删去 {n} 行").format(n=len(items)))

    def add_from_files(self) -> QDialog | None:
        """People come from the files."""
        from ui.aid.add_ways import FromFiles

        return self._adding(FromFiles)

    def add_from_roll(self) -> QDialog | None:
        """People come from the roll."""
        from ui.aid.add_ways import FromRoll

        return self._adding(FromRoll)

    def add_from_round(self) -> QDialog | None:
        """People come from an earlier round."""
        from ui.aid.add_ways import FromRound

        return self._adding(FromRound)

    def _adding(self, kind: type) -> QDialog | None:
        if not self.may_enter():
            return None
        dialog = kind(self.desk, self.view, parent=self)
        dialog.added.connect(self._added)
        return self.opened(dialog)

    def _added(self, made: aid.items.Added) -> None:
        self.desk.say(_("已添加 {n} 人").format(n=len(made.lines)))
        if made.refused:
            self.said.setText(
                "\n".join(_("第 {n} 人没有添加：{why}").format(n=n, why=why) for n, why in made.refused[:5])
            )
            self.said.show()
        if made.lines:
            row = self.rows.row_of(made.lines[0].no)
            if row >= 0:
                self.table.go_to(row, "amount")
        self.table.setFocus()

    def change(self, at: str = "") -> QDialog | None:
        """The particulars of the round."""
        from ui.aid.round_form import RoundDialog

        if not self.may_enter():
            return None
        return self.opened(RoundDialog(self.desk.office, self.view.round, self, at=at))

    def reveal(self) -> QDialog | None:
        """Numbers and cards are shown, for a stated purpose; or covered again."""
        if self.revealed:
            self._uncovered(revealed=False)
            return None
        from ui.aid.round_dialogs import RoundRevealDialog

        dialog = RoundRevealDialog(self.desk.office, self.view, self)
        dialog.saved.connect(lambda _purpose: self._uncovered(revealed=True))
        return self.opened(dialog)

    def _uncovered(self, *, revealed: bool) -> None:
        self.revealed = revealed
        self.refresh()

    def show_story(self) -> QDialog:
        """What was done with the round, by whom, when."""
        from ui.aid.round_story import StoryDialog

        return self.opened(StoryDialog(self.view, self))

    def opened(self, dialog: QDialog) -> QDialog:
        """The dialog is in front; the page follows what it saves."""
        dialog.open()
        return dialog
