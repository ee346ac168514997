"""Small questions of 上报: why keys change, a paper receipt, a block of numbers, a permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from ui.kit.ask_dialog import AskDialog
from ui.kit.date_box import DateBox
from unionoffice import cleaning, codes, county, members, reports
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.county import GivenBlock, GivenPermission, Standing
    from unionoffice.exchange.office_keys import KeyCard
    from unionoffice.office import Office
    from unionoffice.reports import Receipt, Sent


def _line(hint: str, most: int = 100) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setMaxLength(most)
    return made


def _day(day: str, today: str) -> DateBox:
    made = DateBox(today)
    made.setText(day)
    return made


def _read(box: DateBox, today: str, field: str) -> str:
    read = cleaning.read_date(box.text(), today=today)
    if not read.value or read.held:
        raise Refused("bad_date", _("请填写日期，例如 2026-12-01。"), field)
    return str(read.value)


class ChangeKeysDialog(AskDialog):
    """`saved` carries the new card."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(
            _("更换本单位的密钥"),
            subtitle=_("换后原公钥卡作废；要把新的公钥卡或登记单盖章，重新交对方登记，在那以前对方不收本单位的包。"),
            button_text=_("更换密钥"), icon="lock", parent=parent,
        )  # fmt: skip
        self._office = office
        self.reason = self.ask("reason", _("原因"), _line(_("例如 电脑遗失、人员变动")), required=True)

    def save(self) -> KeyCard:
        """Raises Refused."""
        return reports.change_keys(self._office, self.reason.text())


class PaperReceiptDialog(AskDialog):
    """`saved` carries the receipt."""

    def __init__(self, office: Office, sent: Sent, parent: QWidget | None = None) -> None:
        super().__init__(
            _("登记纸质回执"),
            subtitle=_("第 {n} 号包。纸质回执只说明整包已收到，不能说明每一行是否接收。").format(n=sent.sequence), parent=parent,
        )  # fmt: skip
        self._office, self._sent = office, sent
        self.day = self.ask("day", _("回执日期"), _day(office.today, office.today))
        self.remark = self.ask("remark", _("编号或签收人"), _line(_("例如 西工收〔2026〕8号")), required=True)

    def save(self) -> Receipt:
        """Raises Refused."""
        return reports.record_paper_receipt(
            self._office, self._sent.no, day=_read(self.day, self._office.today, "day"), remark=self.remark.text()
        )


class BlockDialog(AskDialog):
    """`saved` carries the block."""

    def __init__(self, office: Office, town: Standing, parent: QWidget | None = None) -> None:
        given = "；".join(f"{one.first}—{one.last}" for one in county.blocks(office, town.office) if not one.ended_on)
        told = _("已分配：{given}").format(given=given) if given else _("还没有分配过；未分配的单位编号不受限制。")
        super().__init__(
            _("分配会员编号段：{name}").format(name=town.name), subtitle=told + _("随下次回执下发。"),
            button_text=_("分配"), parent=parent,
        )  # fmt: skip
        self._office, self._town = office, town
        self.first = self.ask("first", _("起号"), _number(1))
        self.last = self.ask("last", _("止号"), _number(members.MOST_SERIAL))

    def save(self) -> GivenBlock:
        """Raises Refused."""
        return county.give_block(self._office, self._town.office, self.first.value(), self.last.value())


def _number(value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, members.MOST_SERIAL)
    made.setValue(value)
    return made


class PermitDialog(AskDialog):
    """`saved` carries the permission."""

    def __init__(self, office: Office, town: Standing, parent: QWidget | None = None) -> None:
        super().__init__(
            _("登记许可：{name}").format(name=town.name), subtitle=_("凭书面批件登记，随下次回执下发。"), parent=parent
        )
        self._office, self._town = office, town
        self.what = QComboBox()
        for entry in codes.code_list("permission").entries:
            self.what.addItem(codes.code_list("permission").shown(entry.code), entry.code)
        self.ask("what", _("许可"), self.what)
        self.first = self.ask("valid_from", _("自何日起"), _day(office.today, office.today))
        self.last = self.ask("valid_until", _("至何日止"), _day(_year_on(office.today), office.today))
        self.reason = self.ask("reason", _("理由和批件编号"), _line(_("例如 西工批〔2026〕7号")), required=True)

    def save(self) -> GivenPermission:
        """Raises Refused."""
        today = self._office.today
        first, last = _read(self.first, today, "valid_from"), _read(self.last, today, "valid_until")
        return county.permit(
            self._office, self._town.office, str(self.what.currentData()), valid_from=first, valid_until=last,
            reason=self.reason.text(),
        )  # fmt: skip


def _year_on(day: str) -> str:
    """The last day of the month a year later, or near it."""
    return f"{int(day[:4]) + 1}{day[4:8]}28"
