"""Transfer of membership 会员组织关系接转: to another union of this office, to one outside, and the receipt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.kit.ask_dialog import AskDialog
from ui.kit.choice_box import ChoiceBox
from ui.kit.date_box import DateBox
from ui.members.asking import choices, day_of
from ui.members.sources import find_unions, name_of_unit
from unionoffice import members
from unionoffice.errors import Refused
from unionoffice.members import Member, Transfer
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

INSIDE, OUTSIDE = "inside", "outside"


class TransferDialog(AskDialog):
    """All chosen members go in one act, or none. `saved` carries the letters.

    `print_letter` is called with the member's number where a person wants the letter of one printed.
    """

    def __init__(
        self,
        office: Office,
        chosen: Sequence[Member],
        print_letter: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        first = chosen[0]
        who = (
            _("{name}，现在属于“{unit}”").format(name=first.name, unit=first.unit_name)
            if len(chosen) == 1
            else _("已选的 {n} 人一起转移；有一人不能转移，就都不转移。").format(n=len(chosen))
        )
        super().__init__(_("转移会员"), subtitle=who, button_text=_("转移"), icon="transfer", parent=parent)
        self._office, self._chosen, self._print_letter = office, chosen, print_letter
        self.where = self.ask(
            "where", _("转往"),
            choices([(INSIDE, _("本办公室的另一个工会")), (OUTSIDE, _("外单位工会，凭介绍信接转"))], change=self._look),
        )  # fmt: skip
        self.unit = self.ask(
            "unit", _("转往工会"),
            ChoiceBox(
                find_unions(office), name_of=name_of_unit(office), placeholder=_("输入名称或拼音首字母查找")
            ), required=True,
        )  # fmt: skip
        self.to_name = self.ask("to_name", _("转往工会全称"), QLineEdit(), required=True)
        self.to_name.setMaxLength(100)
        self.day = self.ask("day", _("转移日期"), DateBox(office.today), required=True)
        self.day.setText(office.today)
        self.paid = self.ask("dues_paid_to", _("会费交至"), DateBox(office.today), optional=True)
        self.reason = self.ask("reason", _("接转原因"), QLineEdit(), optional=True)
        self.reason.setPlaceholderText(_("例如 工作调动"))
        self.reason.setMaxLength(60)
        self.letter = QCheckBox(_("办好后打印介绍信"))
        self.letter.setChecked(len(chosen) == 1)
        self.letter.setVisible(len(chosen) == 1)
        self.column.addWidget(self.letter)
        self.saved.connect(self._letters)
        self._look()

    def _look(self) -> None:
        outside = self.where.currentData() == OUTSIDE
        self.cells["unit"].setVisible(not outside)
        self.cells["to_name"].setVisible(outside)

    def save(self) -> list[Transfer]:
        """Everybody is transferred, or on the way with a letter. Raises Refused."""
        outside = self.where.currentData() == OUTSIDE
        day = day_of(self.day.text(), today=self._office.today, name="day")
        paid = day_of(self.paid.text(), today=self._office.today, name="dues_paid_to")
        self.unit.settle()
        unit = self.unit.value()
        if not outside and not isinstance(unit, int):
            raise Refused("missing", _("请从列表里选择转往工会；可以输入文字或拼音首字母查找。"), "unit")
        reason = self.reason.text().strip()
        letters: list[Transfer] = []
        with self._office.act("转移会员", "members"):
            for member in self._chosen:
                try:
                    if outside:
                        name = self.to_name.text()
                        made = members.transfer_out(
                            self._office, member.no, name, reason=reason, day=day, dues_paid_to=paid
                        )
                    else:
                        assert isinstance(unit, int)
                        made = members.transfer(
                            self._office, member.no, unit, reason=reason, day=day, dues_paid_to=paid
                        )
                except Refused as error:
                    field = "to_name" if outside and error.field == "unit" else error.field
                    raise Refused(error.reason, error.sentence, field) from error
                letters.append(made)
        return letters

    def _letters(self, _letters: object) -> None:
        if self.letter.isChecked() and len(self._chosen) == 1:
            self._print_letter(self._chosen[0].no)


class ReceiptDialog(AskDialog):
    """The receiving union's receipt is back: the member is transferred out. `saved` carries the member."""

    def __init__(self, office: Office, member: Member, parent: QWidget | None = None) -> None:
        waiting = [one for one in members.transfers_of(office, member.no) if one.received_on is None]
        if not waiting:
            sentence = _("{name} 没有等待回执的介绍信。请先办理转出。")
            raise Refused("no_letter", sentence.format(name=member.name))
        letter = waiting[0]
        super().__init__(
            _("登记转出回执"),
            subtitle=_("{name}，第 {no} 号介绍信，{day} 转往“{to}”").format(
                name=member.name, no=letter.letter_no, day=letter.day, to=letter.to_name
            ),
            button_text=_("登记"),
            parent=parent,
        )
        self._office, self._letter = office, letter
        self.day = self.ask("day", _("回执日期"), DateBox(office.today), required=True)
        self.day.setText(office.today)

    def save(self) -> Member:
        """The member is transferred out from the day on. Raises Refused."""
        day = day_of(self.day.text(), today=self._office.today, name="day")
        return members.receipt_came(self._office, self._letter.letter_no, day=day)
