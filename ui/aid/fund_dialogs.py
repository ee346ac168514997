"""Small windows of money: a new fund, money in or handed back, an entry taken back, a quota."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.aid.asking import code_box, day_box, day_of, line
from ui.aid.round_form import fund_box
from ui.kit.ask_dialog import AskDialog
from ui.kit.choice_box import Choice, ChoiceBox, among
from unionoffice import aid
from unionoffice.cleaning import read_money
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from unionoffice.office import Office


def _first(error: Rejected, fallback: str) -> Refused:
    found = error.findings[0]
    return Refused(found.reason, found.sentence, found.field or fallback)


class FundDialog(AskDialog):
    """A new fund: its name, source and what it may be used for; `saved` carries it."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(
            _("登记帮扶资金"), button_text=_("登记"), parent=parent,
            subtitle=_("每一种来源单独立账。适用级别空着时按来源的规定：中央和省级财政资金只能用于全国级档案。"),
        )  # fmt: skip
        self._office = office
        self.name = self.ask("name", _("资金名称"), line(_("例如 2026 年县级财政帮扶资金"), limit=60), required=True)
        self.source = self.ask("source", _("资金来源"), code_box("fund_source"), required=True)
        self.levels = self.ask(
            "levels", _("适用档案级别"), line(_("例如 全国级、省级；空着按来源的规定")), optional=True
        )
        self.kinds = self.ask("kinds", _("限定救助类别"), line(_("例如 助学、医疗；空着表示不限")), optional=True)
        self.wish = self.ask("wish", _("捐赠人意愿"), line(), optional=True)

    def save(self) -> Any:
        """The fund is there, with nothing in it. Raises Refused."""
        self.source.settle()
        raw: dict[str, object] = {
            "name": self.name.text(), "source": self.source.value() or "", "kinds": self.kinds.text(), "wish": self.wish.text(),
        }  # fmt: skip
        if self.levels.text().strip():
            raw["levels"] = self.levels.text()
        try:
            return aid.funds.add_fund(self._office, raw)
        except Rejected as error:
            raise _first(error, "name") from error


class BookDialog(AskDialog):
    """Money came into a fund, or was handed back; `saved` carries the entry."""

    def __init__(self, office: Office, fund: int | None, parent: QWidget | None = None) -> None:
        super().__init__(
            _("登记资金收支"), button_text=_("入账"), parent=parent,
            subtitle=_("拨入、捐赠和利息都记为收入。发放由批次入账，不在这里登记。入账以后不能改，只能冲销。"),
        )  # fmt: skip
        self._office = office
        self.fund = self.ask("fund", _("资金"), fund_box(office), required=True)
        self.fund.put(fund)
        self.kind = self.ask(
            "kind", _("收支"), ChoiceBox(among([
                Choice("received", _("收入（拨入、捐赠、利息）")), Choice("handed_back", _("上缴、退回")),
            ])), required=True,
        )  # fmt: skip
        self.kind.put("received")
        self.amount = self.ask("amount", _("金额（元）"), line(_("例如 50000")), required=True)
        self.day = self.ask("day", _("日期"), day_box(office.today), required=True)
        self.document = self.ask(
            "document", _("凭证或文号"), line(_("例如 西财社〔2026〕12号"), limit=60), required=True
        )
        self.note = self.ask("note", _("说明"), line(limit=100), optional=True)

    def save(self) -> Any:
        """The entry stands in the ledger. Raises Refused."""
        self.fund.settle()
        fund = self.fund.value()
        if fund is None:
            raise Refused("missing", _("请选择资金。"), "fund")
        reading = read_money(self.amount.text())
        if reading.held or not isinstance(reading.value, int):
            raise Refused("bad_amount", _("金额应写成 500 或 1234.50 的样子，大于零。"), "amount")
        return aid.funds.book(
            self._office, int(fund), kind=str(self.kind.value()), amount=reading.value,
            day=day_of(self.day.text(), today=self._office.today), document=self.document.text(),
            note=self.note.text().strip() or None,
        )  # fmt: skip


class QuotaDialog(AskDialog):
    """How much of what a year allows; `saved` carries the quota."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(
            _("登记帮扶指标"), button_text=_("登记"), parent=parent,
            subtitle=_("户数和金额至少填一项。类别、资金空着表示合计。超出时只提醒，选择拦截的不能发放。"),
        )  # fmt: skip
        self._office = office
        self.year = self.ask("year", _("年度"), line(words=office.today[:4], limit=4), required=True)
        self.kind = self.ask("kind", _("救助类别"), code_box("aid_kind"), optional=True)
        self.fund = self.ask("fund", _("资金"), fund_box(office), optional=True)
        self.households = self.ask("households", _("户数"), line(limit=8), optional=True)
        self.amount = self.ask("amount", _("金额（元）"), line(limit=16), optional=True)
        self.document = self.ask("document", _("下达文号"), line(limit=60), optional=True)
        self.hard = self.ask(
            "hard", _("超出时"), ChoiceBox(among([Choice(0, _("提醒")), Choice(1, _("拦截"))])), required=True
        )
        self.hard.put(0)

    def save(self) -> Any:
        """The quota holds from now on. Raises Refused."""
        for box in (self.kind, self.fund):
            box.settle()
        raw: dict[str, object] = {
            "year": self.year.text(), "kind": self.kind.value() or "", "households": self.households.text(),
            "amount": self.amount.text(), "document": self.document.text(), "hard": self.hard.value() or 0,
        }  # fmt: skip
        if self.fund.value() is not None:
            raw["fund"] = self.fund.value()
        try:
            return aid.quotas.add_quota(self._office, {name: value for name, value in raw.items() if value != ""})
        except Rejected as error:
            raise _first(error, "year") from error
