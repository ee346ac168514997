"""The form of a round: what it is called, what is paid and how, who handles it; and which fund pays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from ui.kit.cell import Cell
from ui.kit.choice_box import Choice, ChoiceBox, among
from ui.kit.editors import Sources
from ui.kit.form import Form
from ui.kit.record_dialog import RecordDialog
from unionoffice import aid
from unionoffice.aid.money_model import ROUND_FIELDS
from unionoffice.aid.money_store import funds
from unionoffice.errors import Refused
from unionoffice.money import yuan
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from unionoffice.aid.money_model import Round
    from unionoffice.office import Office

NAMES = (
    "title", "kind", "method", "period", "goods", "handler", "second_handler", "chair", "note", "planned", "meeting",
    "meeting_on", "approval_no",
)  # fmt: skip


def fund_box(office: Office) -> ChoiceBox:
    """The funds in use, with what is left in them."""
    left = {line.fund.no: line.balance - line.reserved for line in aid.funds.fund_lines(office)}
    found = [one for one in funds(office.reading()) if one.closed_on is None]
    words = _("{name}（可用 {sum} 元）")
    return ChoiceBox(
        among([Choice(one.no, words.format(name=one.name, sum=yuan(left.get(one.no, 0)))) for one in found])
    )


class RoundDialog(RecordDialog):
    """A new round, or the particulars of one whose sheet is not printed; `saved` carries the round."""

    def __init__(
        self, office: Office, before: Round | None = None, parent: QWidget | None = None, *, at: str = ""
    ) -> None:
        self._office, self._before = office, before
        form = Form(ROUND_FIELDS, Sources(today=office.today), names=NAMES)
        super().__init__(
            _("新建发放批次") if before is None else _("批次资料"), form, self._keep,
            button_text=_("建立") if before is None else "", parent=parent,
            subtitle=_("一个批次发一类救助。名单在下一步添加；打印签收表以前都可以修改。"),
        )  # fmt: skip
        self.fund = fund_box(office)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self.fund_cell = Cell(_("资金来源"), self.fund, required=True)
        column.insertWidget(1, self.fund_cell)
        if before is None:
            form.fill({"method": "transfer", "handler": office.officer.name})
        else:
            form.fill({name: getattr(before, name) for name in NAMES})
            self.fund.put(before.fund)
        if at:
            form.go_to(at)

    def _keep(self, _values: dict[str, Any]) -> Round:
        self.fund.settle()
        self.fund_cell.clear()
        fund = self.fund.value()
        if fund is None:
            sentence = _("请选择资金来源。还没有登记资金的，先到“资金与统计”里登记。")
            self.fund_cell.say(sentence)
            self.fund.setFocus()
            raise Refused("missing", sentence, "fund")
        raw = {**self.form.raw(), "fund": fund}
        if self._before is None:
            return aid.rounds.new_round(self._office, raw)
        return aid.rounds.change_round(self._office, self._before.no, raw)
