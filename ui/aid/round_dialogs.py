"""Small windows of a round: reasons, days, places, who took the sheet, who signed for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ui.aid.asking import day_box, day_of, line, paragraph, purposes
from ui.aid.round_words import RESULT_KEYS, money
from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from unionoffice import aid
from unionoffice.aid.guard_rules import WARNINGS
from unionoffice.aid.paying import Result
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from unionoffice.aid.guard import Checked
    from unionoffice.aid.money_store import ItemLine
    from unionoffice.aid.round_view import RoundView
    from unionoffice.office import Office


class ReasonDialog(AskDialog):
    """Asks for words a deed is done with; `name` is the field a refusal of the deed may carry."""

    def __init__(
        self, title: str, question: str, deed: Callable[[str], Any], *, name: str = "reason", says: str = "",
        button_text: str = "", usual: Sequence[str] = (), begin: str = "", required: bool = True, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, subtitle=says, button_text=button_text, parent=parent)
        self._deed, self._name, self._required = deed, name, required
        self.words: QWidget
        if usual:
            box = QComboBox()
            box.setEditable(True)
            box.addItems(list(usual))
            box.setCurrentIndex(-1)
            box.setCurrentText(begin)
            self.words = self.ask(name, question, box, required=required, optional=not required)
        else:
            self.words = self.ask(name, question, paragraph(), required=required, optional=not required)
            self.words.setPlainText(begin)

    def put(self, words: str) -> None:
        """The answer is this."""
        if isinstance(self.words, QComboBox):
            self.words.setCurrentText(words)
        else:
            self.words.setPlainText(words)  # type: ignore[attr-defined]

    def save(self) -> Any:
        """Does it with the words. Raises Refused."""
        box = self.words
        words = (box.currentText() if isinstance(box, QComboBox) else box.toPlainText()).strip()  # type: ignore[attr-defined]
        if self._required and not words:
            raise Refused("missing", _("请填写内容。"), self._name)
        try:
            return self._deed(words)
        except Refused as error:
            if error.field in self.cells or error.reason != "missing":
                raise
            raise Refused(error.reason, error.sentence, self._name) from error


class PostDialog(AskDialog):
    """Where and when the list is put up; says until when it hangs."""

    def __init__(self, office: Office, view: RoundView, parent: QWidget | None = None) -> None:
        days = aid.rounds.number(office, "posting_days")
        super().__init__(
            _("公示发放名单"), button_text=_("公示"), parent=parent,
            subtitle=_("名单只写姓名、单位、类别和金额，不写证件号码、电话和病情。公示 {days} 个工作日，期满以后批准。").format(
                days=days
            ),
        )  # fmt: skip
        self._office, self._no = office, view.round.no
        self.place = self.ask(
            "place", _("公示地点"), line(_("例如 镇政务公开栏"), words=_("镇总工会公告栏")), required=True
        )
        self.day = self.ask("day", _("公示日期"), day_box(office.today), required=True)

    def save(self) -> Any:
        """The list hangs. Raises Refused."""
        day = day_of(self.day.text(), today=self._office.today)
        return aid.rounds.post(self._office, self._no, place=self.place.text(), day=day)


class OverrideDialog(ReasonDialog):
    """Why a row is paid though the guard found something."""

    def __init__(self, office: Office, one: Checked, parent: QWidget | None = None) -> None:
        finding = one.finding
        super().__init__(
            _("说明理由，仍予发放"), _("理由"),
            lambda words: aid.guard.override(office, finding.no, finding.warning, finding.about, reason=words),
            says=f"{_(WARNINGS[finding.warning])}：{finding.sentence}\n"
            + _("理由随批次送审批人，并印在签收表的备注里。"),
            button_text=_("仍予发放"), parent=parent,
        )  # fmt: skip


class ResultDialog(AskDialog):
    """Why these rows were not paid, and when it was known."""

    def __init__(self, office: Office, lines: Sequence[ItemLine], result: str, parent: QWidget | None = None) -> None:
        word = next(_(word) for _key, code, word in RESULT_KEYS if code == result)
        names = "、".join(one.name for one in lines[:6]) + ("…" if len(lines) > 6 else "")
        total = money(sum(one.item.amount for one in lines))
        super().__init__(
            _("登记结果：{word}").format(word=word), button_text=_("登记"), parent=parent,
            subtitle=_("{names}，共 {n} 行，{sum}。").format(names=names, n=len(lines), sum=total),
        )  # fmt: skip
        self._office, self._lines, self._result = office, lines, result
        box = QComboBox()
        box.setEditable(True)
        box.addItems([_(one) for one in USUAL_NOTES[result]])
        box.setCurrentIndex(0)
        self.note = self.ask("result_note", _("原因"), box, required=True)
        self.day = self.ask("result_on", _("日期"), day_box(office.today), required=True)

    def save(self) -> Any:
        """The rows have the result. Raises Refused."""
        day = day_of(self.day.text(), today=self._office.today, name="result_on")
        note = self.note.currentText()
        made = [Result(item=one.no, result=self._result, day=day, note=note) for one in self._lines]
        return aid.paying.set_results(self._office, made)


def _usual() -> dict[str, tuple[str, ...]]:
    from unionoffice.wording import N_

    return {
        "returned": (N_("账号或户名有误"), N_("账户已注销"), N_("银行退回，原因待查")),
        "refused": (N_("本人自愿放弃"), N_("本人拒收")),
        "deceased": (N_("发放前已死亡"),),
        "corrected": (N_("人员有误"), N_("金额有误"), N_("重复发放")),
    }


USUAL_NOTES = _usual()
"""What is said as a rule of money that did not stay."""


class ProxyDialog(AskDialog):
    """Who signed for the payee: name, number, relation, and why."""

    def __init__(self, office: Office, one: ItemLine, parent: QWidget | None = None) -> None:
        super().__init__(
            _("代领"), button_text=_("登记代领"), parent=parent,
            subtitle=_("{name}，{sum}。代领人在签收表上签自己的名字，委托书附后。").format(
                name=one.name, sum=money(one.item.amount)
            ),
        )  # fmt: skip
        self._office, self._line = office, one
        self.name = self.ask("name", _("代领人姓名"), line(limit=20), required=True)
        self.number = self.ask("number", _("代领人证件号码"), line(limit=20), required=True)
        self.relation = self.ask("relation", _("与本人的关系"), line(_("例如 儿子"), limit=12), required=True)
        self.reason = self.ask("reason", _("代领原因"), line(_("例如 住院，不能到场"), limit=30), required=True)
        self.day = self.ask("result_on", _("日期"), day_box(office.today), required=True)

    def save(self) -> Any:
        """The row is paid to the proxy. Raises Refused."""
        asked = (("name", self.name), ("number", self.number), ("relation", self.relation), ("reason", self.reason))
        for name, box in asked:
            if not box.text().strip():
                raise Refused("missing", _("请填写内容。"), name)
        number = _id_number(self.number.text(), self._office.today)
        who = f"{self.name.text().strip()}（{self.relation.text().strip()}，{number}）{self.reason.text().strip()}"
        day = day_of(self.day.text(), today=self._office.today, name="result_on")
        return aid.paying.set_result(
            self._office, Result(item=self._line.no, result="paid", day=day, signer=self.name.text().strip(), proxy=who)
        )


def _id_number(typed: str, today: str) -> str:
    """The number where it is one. Raises Refused (field number) with the reader's own sentence."""
    from unionoffice import fields
    from unionoffice.aid.money_model import ITEM_FIELDS

    reading = fields.read(ITEM_FIELDS["id_number"], typed, today=today)
    if reading.held:
        raise Refused(reading.findings[0].reason, reading.findings[0].sentence, "number")
    return str(reading.value)


class PayAllDialog(AskDialog):
    """Every row that waits was paid, on one day."""

    def __init__(self, office: Office, view: RoundView, parent: QWidget | None = None) -> None:
        totals = view.totals
        super().__init__(
            _("全部登记为成功"), button_text=_("登记"), parent=parent,
            subtitle=_("待发的 {n} 行、{sum}都登记为发放成功。有退票、拒收的，先逐行登记。").format(
                n=totals.waiting_rows, sum=money(totals.waiting)
            ),
        )  # fmt: skip
        self._office, self._no = office, view.round.no
        self.by_hand = view.round.method != "transfer"
        self.day = self.ask("result_on", _("发放日期"), day_box(office.today), required=True)
        self.signed = QCheckBox(_("签收表上每一行都有领取人签字"))
        if self.by_hand:
            self.ask("signer", _("签收"), self.signed, required=True)

    def save(self) -> Any:
        """All are paid. Raises Refused."""
        day = day_of(self.day.text(), today=self._office.today, name="result_on")
        return aid.paying.pay_all(self._office, self._no, day=day, signed=self.signed.isChecked())


class SheetDialog(AskDialog):
    """The paper goes out to somebody, or comes back with so many rows not signed."""

    def __init__(self, office: Office, view: RoundView, *, back: bool, parent: QWidget | None = None) -> None:
        sheet = view.sheet
        assert sheet is not None
        super().__init__(
            _("签收表收回") if back else _("签收表送出"), button_text=_("登记"), parent=parent,
            subtitle=_("{no}，{n} 行，{sum}").format(no=sheet.sheet_no, n=sheet.rows, sum=money(sheet.amount)),
        )  # fmt: skip
        self._office, self._no, self._back = office, view.round.no, back
        self.to: QLineEdit | None = None
        self.unsigned: QLineEdit | None = None
        if back:
            self.unsigned = self.ask("unsigned", _("未签字的行数"), line(words="0", limit=6), required=True)
        else:
            self.to = self.ask("to", _("交给谁"), line(_("例如 天禄化工工会 陈主席"), limit=60), required=True)
        self.day = self.ask("day", _("日期"), day_box(office.today), required=True)

    def save(self) -> Any:
        """The office knows where the sheet is. Raises Refused."""
        day = day_of(self.day.text(), today=self._office.today)
        if self.to is not None:
            return aid.sheets.sheet_out(self._office, self._no, to=self.to.text(), day=day)
        assert self.unsigned is not None
        words = self.unsigned.text().strip()
        if not words.isdigit():
            raise Refused("bad_number", _("请填写行数，例如 0。"), "unsigned")
        return aid.sheets.sheet_back(self._office, self._no, unsigned=int(words), day=day)


class RoundRevealDialog(AskDialog):
    """What numbers and cards are wanted for; the journal holds it."""

    def __init__(self, office: Office, view: RoundView, parent: QWidget | None = None) -> None:
        super().__init__(
            _("显示完整信息"), icon="eye", button_text=_("显示"), parent=parent,
            subtitle=_(
                "批次 {no} 的证件号码、电话和银行卡号将完整显示，离开这个批次就重新隐藏。谁在什么时候、为什么查看，会记入日志。"
            ).format(no=view.round.round_no),
        )  # fmt: skip
        self._office, self._round_no = office, view.round.round_no
        self.purpose = self.ask("purpose", _("用途"), purposes(), required=True)
        self.column.addWidget(text.dim(_("请注意周围没有别人。"), small=True))

    def save(self) -> str:
        """The journal holds who looks and what for. Raises Refused without a purpose."""
        purpose = self.purpose.currentText().strip()
        if not purpose:
            raise Refused("missing", _("请写明用途，例如“发放救助金”。"), "purpose")
        self._office.note("查看发放批次完整信息", "aid", {"round": self._round_no, "purpose": purpose})
        return purpose
