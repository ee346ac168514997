"""Money: funds with their ledgers, quotas, and the figures of a period; the page of the tab 资金与统计."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from ui.aid.figures_view import FiguresView
from ui.aid.round_dialogs import ReasonDialog
from ui.aid.round_words import label
from ui.kit import dialogs, text
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.page import Action, Page
from ui.kit.room import Stack
from ui.kit.tab_row import TabRow
from ui.theme import Tone
from unionoffice import aid
from unionoffice.errors import Refused
from unionoffice.money import yuan
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.aid.funds import FundLine
    from unionoffice.aid.money_model import FundEntry
    from unionoffice.aid.quotas import QuotaUse

LEDGER, QUOTAS, FIGURES = "ledger", "quotas", "figures"
SUBTAB_KEY = "F6"


class FundsPage(Page):
    """Three lists behind three words: funds and ledger, quotas, figures."""

    areas = frozenset({"aid"})

    def __init__(self, desk: Desk) -> None:
        actions = (
            Action(title=_("登记收支"), run=self.book, icon="coins", key="Ctrl+N", primary=True),
            Action(title=_("登记资金…"), run=self.add_fund, icon="plus"),
            Action(title=_("登记指标…"), run=self.add_quota, icon="plus"),
            Action(title=_("冲销这一笔…"), run=self.reverse_entry, more=True),
            Action(title=_("停用资金…"), run=self.close_fund, more=True),
            Action(title=_("停用指标…"), run=self.end_quota, more=True),
        )
        super().__init__(desk, _("资金与统计"), actions)
        self.column.setSpacing(10)
        self.tabs = TabRow(_("资金与统计"), key=SUBTAB_KEY)
        for key, words in ((LEDGER, _("资金和账簿")), (QUOTAS, _("指标")), (FIGURES, _("统计"))):
            self.tabs.add(key, words)
        self.column.addWidget(self.tabs)
        self.funds = FixedList(_fund_columns(), _("帮扶资金"))
        self.ledger = FixedList(_ledger_columns(), _("账簿"))
        self.ledger_title = text.heading("")
        self.quotas = FixedList(_quota_columns(), _("指标"))
        self.figures = FiguresView(desk)
        self.stack = Stack()
        self.stack.addWidget(self._funds_and_ledger())
        self.stack.addWidget(self.quotas)
        self.stack.addWidget(self.figures)
        self.column.addWidget(self.stack, 1)
        self.funds.on_current(self._show_ledger)
        self.funds.opened.connect(lambda _place: self.ledger.setFocus())
        self.ledger.opened.connect(lambda _place: self._open_entry())
        self.tabs.turned.connect(self.turn)

    def _funds_and_ledger(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.ledger_title)
        column.addWidget(self.ledger, 1)
        made = QSplitter(Qt.Orientation.Vertical)
        made.setChildrenCollapsible(False)
        made.addWidget(self.funds)
        made.addWidget(below)
        made.setStretchFactor(0, 2)
        made.setStretchFactor(1, 3)
        return made

    def turn(self, key: str) -> None:
        """The list of this word is in front."""
        self.stack.setCurrentIndex((LEDGER, QUOTAS, FIGURES).index(key))
        if key == FIGURES:
            self.figures.refresh()
        self.begin()

    def refresh(self) -> None:
        """Funds, quotas and figures as they stand today."""
        office = self.desk.office
        self.funds.show_rows(aid.funds.fund_lines(office), keep=True)
        self._show_ledger(self.funds.current())
        self.quotas.show_rows(aid.quotas.quota_uses(office), keep=True)
        if self.tabs.chosen() == FIGURES:
            self.figures.refresh()

    def _show_ledger(self, line: FundLine | None) -> None:
        entries = aid.funds.ledger(self.desk.office, line.fund.no) if line is not None else []
        self.ledger.show_rows(list(reversed(entries)))
        name = line.fund.name if line is not None else ""
        self.ledger_title.setText(
            _("{name}账簿，共 {n} 笔，最近的在前").format(name=name, n=f"{len(entries):,}") if name else _("账簿")
        )

    def begin(self) -> None:
        """Work begins in what is in front."""
        {LEDGER: self.funds, QUOTAS: self.quotas, FIGURES: self.figures.table}[self.tabs.chosen()].setFocus()

    def take(self, wanted: Any) -> None:
        """The words "figures", "quotas" and "ledger" turn to it; ("aid_funds", number) shows that fund's ledger."""
        if isinstance(wanted, tuple) and len(wanted) == 2:
            self.tabs.choose(LEDGER)
            place = next((n for n, one in enumerate(self.funds.rows) if one.fund.no == wanted[1]), None)
            if place is not None:
                self.funds.go_to(place)
        elif wanted in (LEDGER, QUOTAS, FIGURES):
            self.tabs.choose(wanted)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this page."""
        return [*super().keys(), (SUBTAB_KEY, _("资金、指标、统计")), ("Enter", _("打开名单或账簿"))]

    # -- doing

    def book(self) -> QDialog:
        """Money came in or was handed back."""
        from ui.aid.fund_dialogs import BookDialog

        line = self.funds.current()
        dialog = BookDialog(self.desk.office, line.fund.no if line is not None else None, self)
        dialog.saved.connect(lambda entry: self.desk.say(_("已入账，余额 {sum} 元").format(sum=yuan(entry.balance))))
        dialog.open()
        return dialog

    def add_fund(self) -> QDialog:
        """A fund more."""
        from ui.aid.fund_dialogs import FundDialog

        dialog = FundDialog(self.desk.office, self)
        dialog.saved.connect(lambda fund: self.take(("aid_funds", fund.no)))
        dialog.open()
        return dialog

    def add_quota(self) -> QDialog:
        """A quota more."""
        from ui.aid.fund_dialogs import QuotaDialog

        dialog = QuotaDialog(self.desk.office, self)
        dialog.saved.connect(lambda _quota: self.tabs.choose(QUOTAS))
        dialog.open()
        return dialog

    def reverse_entry(self) -> QDialog:
        """The current entry is taken back by one of its own. Raises Refused where there is none."""
        entry = self.ledger.current()
        if entry is None or self.tabs.chosen() != LEDGER:
            raise Refused("nothing", _("请先在账簿里选中要冲销的一笔。"))
        dialog = ReasonDialog(
            _("冲销资金收支"), _("冲销的原因"), lambda words: aid.funds.reverse_entry(self.desk.office, entry.no, reason=words),
            says=_("{day}　{kind}　{sum} 元。原记录保留，另记一笔相反的金额。").format(
                day=entry.day, kind=label("fund_entry", entry.kind), sum=yuan(entry.amount)
            ), button_text=_("冲销"), parent=self,
        )  # fmt: skip
        dialog.open()
        return dialog

    def close_fund(self) -> None:
        """The current fund takes part in nothing further."""
        line = self.funds.current()
        if line is not None and dialogs.ask(
            self,
            _("停用“{name}”？已有的账簿和发放记录都保留。").format(name=line.fund.name),
            yes=_("停用"),
            no=_("取消"),
        ):
            aid.funds.close_fund(self.desk.office, line.fund.no)

    def end_quota(self) -> None:
        """The current quota holds no more."""
        use = self.quotas.current()
        if self.tabs.chosen() != QUOTAS or use is None:
            raise Refused("nothing", _("请先在指标里选中要停用的一条。"))
        if dialogs.ask(self, _("停用这条指标？以前的记录都保留。"), yes=_("停用"), no=_("取消")):
            aid.quotas.end_quota(self.desk.office, use.quota.no)

    def _open_entry(self) -> None:
        entry = self.ledger.current()
        if entry is not None and entry.round_no:
            self.desk.go("aid", ("aid_rounds", aid.rounds.round_number(self.desk.office, entry.round_no)))


def _levels(line: FundLine) -> str:
    return "、".join(label("aid_level", code) for code in line.fund.levels.split()) or _("不限")


def _fund_columns() -> tuple[Column, ...]:
    return (
        Column(title=_("资金名称"), text=lambda one: one.fund.name, width=200, least=150, stretch=True),
        Column(title=_("来源"), text=lambda one: label("fund_source", one.fund.source), width=130, usual=("上级工会拨款",)),
        Column(title=_("适用档案"), text=_levels, width=100, usual=(label("aid_level", "national"),)),
        Column(title=_("收入"), text=lambda one: yuan(one.received), width=124, right=True),
        Column(title=_("已发放"), text=lambda one: yuan(one.paid), width=124, right=True),
        Column(title=_("待发"), text=lambda one: yuan(one.reserved), width=116, right=True),
        Column(title=_("余额"), text=lambda one: yuan(one.balance), width=128, right=True,
               tone=lambda one: Tone.BAD if one.reserved > one.balance else Tone.GOOD),
        Column(title=_("状态"), text=lambda one: _("停用") if one.fund.closed_on else _("在用"), width=70),
    )  # fmt: skip


def _ledger_columns() -> tuple[Column, ...]:
    def what(one: FundEntry) -> str:
        return "　".join(part for part in (one.payee or "", one.document or "", one.note or "") if part)

    return (
        Column(title=_("日期"), text=lambda one: one.day, width=110),
        Column(title=_("收支"), text=lambda one: label("fund_entry", one.kind), width=130, usual=("上缴",)),
        Column(title=_("领取人、凭证、说明"), text=what, width=200, least=140, stretch=True),
        Column(title=_("批次"), text=lambda one: one.round_no or "", width=100),
        Column(title=_("金额（元）"), text=lambda one: yuan(one.amount), width=124, right=True,
               tone=lambda one: Tone.BAD if one.amount < 0 else Tone.GOOD),
        Column(title=_("余额（元）"), text=lambda one: yuan(one.balance), width=130, right=True),
        Column(title=_("经手人"), text=lambda one: one.officer, width=84),
    )  # fmt: skip


def _quota_columns() -> tuple[Column, ...]:
    def used(one: QuotaUse) -> str:
        limit = one.quota.amount
        return yuan(one.amount) + (f" / {yuan(limit)}" if limit is not None else "")

    def houses(one: QuotaUse) -> str:
        limit = one.quota.households
        return f"{one.households:,}" + (f" / {limit:,}" if limit is not None else "")

    def tone(one: QuotaUse) -> Tone:
        return Tone.BAD if one.over else Tone.PLAIN

    return (
        Column(title=_("年度"), text=lambda one: str(one.quota.year), width=70),
        Column(title=_("救助类别"), text=lambda one: label("aid_kind", one.quota.kind) or _("各类合计"), width=120),
        Column(title=_("资金、单位"), text=lambda one: "　".join(p for p in (one.fund_name, one.unit_name) if p) or _("不限"),
               width=180, least=120, stretch=True),
        Column(title=_("户数 / 指标"), text=houses, width=120, right=True, tone=tone),
        Column(title=_("金额 / 指标（元）"), text=used, width=220, right=True, tone=tone),
        Column(title=_("下达文号"), text=lambda one: one.quota.document or "", width=140),
        Column(title=_("超出时"), text=lambda one: _("拦截") if one.quota.hard else _("提醒"), width=80),
    )  # fmt: skip
