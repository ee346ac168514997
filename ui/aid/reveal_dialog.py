"""Uncovering what is covered in one file, for a stated purpose; and the income of one month before an exit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.aid.asking import line, purposes
from ui.kit.ask_dialog import AskDialog
from unionoffice import aid
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import ExitMonth, Household
    from unionoffice.office import Office


class RevealDialog(AskDialog):
    """Asks what health, numbers and card are wanted for; `saved` carries the purpose, which the journal holds."""

    def __init__(self, office: Office, household: Household, parent: QWidget | None = None) -> None:
        super().__init__(
            _("显示完整信息"), icon="eye", button_text=_("显示"), parent=parent,
            subtitle=_(
                "{name} 一家的健康状况、证件号码、电话、住址和银行卡号将完整显示，离开这份档案就重新隐藏。"
                "谁在什么时候、为什么查看，会记入日志。"
            ).format(name=household.worker.name),
        )  # fmt: skip
        self._office, self._household = office, household
        self.purpose = self.ask("purpose", _("用途"), purposes(), required=True)

    def save(self) -> str:
        """The journal holds who looks and what for. Raises Refused without a purpose."""
        purpose = self.purpose.currentText().strip()
        if not purpose:
            raise Refused("missing", _("请写明用途，例如“入户核查”。"), "purpose")
        file = self._household.file
        self._office.note("查看困难档案完整信息", "aid", {"file": file.file_no, "purpose": purpose})
        return purpose


class MonthDialog(AskDialog):
    """What the household had in one month; `saved` carries it."""

    def __init__(self, office: Office, household: Household, parent: QWidget | None = None) -> None:
        super().__init__(
            _("登记家庭月收入"), button_text=_("登记"), parent=parent,
            subtitle=_("{name}：同一个月再登记一次，就以新的为准。").format(name=household.worker.name),
        )  # fmt: skip
        self._office, self._no = office, household.file.no
        self.month = self.ask(
            "month", _("月份"), line(_("例如 2026-05"), words=office.today[:7], limit=7), required=True
        )
        self.income = self.ask("income", _("家庭当月收入（元）"), line(), required=True)
        self.people = self.ask("people", _("家庭人口"), line(words=str(household.size), limit=3), required=True)
        self.proof = self.ask("proof", _("证明材料"), line(_("例如 工资单")), optional=True)

    def save(self) -> ExitMonth:
        """The month is told. Raises Refused."""
        raw = {"income": self.income.text(), "people": self.people.text(), "proof": self.proof.text()}
        return aid.record_month(self._office, self._no, self.month.text().strip(), raw)
