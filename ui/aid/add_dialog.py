"""Adding people to a round: from the files by filter, from the roll by search, or after an earlier round's list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import errors
from ui.kit import icons, text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import Flow, fit
from unionoffice import aid
from unionoffice.aid import money_store
from unionoffice.cleaning import read_money
from unionoffice.errors import Refused
from unionoffice.money import plain_yuan, yuan
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.aid.items import Added
    from unionoffice.aid.money_store import ItemLine
    from unionoffice.aid.round_view import RoundView


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be added: who is shown, and the raw row it makes; `amount` in fen where one is known."""

    name: str
    student: str
    number: str
    where: str
    told: str
    raw: dict[str, object]
    amount: int | None = None


class AddDialog(QDialog):
    """A list of candidates, all or some of them chosen, one amount for each; `added` carries what came of it."""

    added = Signal(object)

    def __init__(
        self, desk: Desk, view: RoundView, title: str, *, told: str, amount_known: bool = False, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.view = desk, view
        self.there = {(line.item.file, line.payee, line.student) for line in view.lines}
        study = view.round.kind == "study"
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(12)
        whole.addWidget(text.title(title))
        top = QWidget()
        self.bar = Flow(top)
        whole.addWidget(top)
        self.list = FixedList(_columns(told, study=study, amount=amount_known), title, many=True)
        self.list.chosen.connect(self._count)
        self.list.opened.connect(lambda _place: self.accept())
        whole.addWidget(self.list, 1)
        self.said = text.label("", kind="fault", wrap=True)
        self.said.hide()
        whole.addWidget(self.said)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(text.label(_("每人金额（元）")))
        self.amount = QLineEdit()
        self.amount.setFixedWidth(120)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setAccessibleName(_("每人金额（元）"))
        self.amount.setPlaceholderText(_("照原金额") if amount_known else _("例如 500"))
        self.amount.returnPressed.connect(self.accept)
        foot.addWidget(self.amount)
        self.total = text.dim("")
        foot.addWidget(self.total, 1)
        foot.addWidget(button(_("取消"), self.reject, key="Esc"))
        self.go = button("", self.accept, icon="plus", primary=True, key="Ctrl+S")
        self.go.setDefault(True)
        foot.addWidget(self.go)
        whole.addLayout(foot)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        self.amount.textChanged.connect(lambda _words: self._count())
        self._known = amount_known
        fit(self, QSize(860, 600))

    # -- what the three kinds have in common

    def chooser(self, name: str, choices: Sequence[tuple[str, object]], act: Callable[[], object]) -> QComboBox:
        """One more filter above the list."""
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        for words, value in choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _n: act())
        self.bar.addWidget(box)
        return box

    def search_box(self, hint: str, act: Callable[[], object]) -> QLineEdit:
        """A line to find by; Down goes into the list."""
        box = QLineEdit()
        box.setPlaceholderText(hint)
        box.setAccessibleName(hint)
        box.setClearButtonEnabled(True)
        box.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        box.textChanged.connect(lambda _words: act())
        box.installEventFilter(self)
        self.bar.addWidget(box)
        return box

    def offer(self, found: Sequence[Candidate], *, all_chosen: bool = True) -> None:
        """These may be added; who is in the round already is left out."""
        fresh = [one for one in found if self._key(one) not in self.there]
        self._left_out = len(found) - len(fresh)
        self.list.show_rows(fresh)
        if all_chosen:
            self.list.selectAll()
        self._count()

    def _key(self, one: Candidate) -> tuple[object, object, object]:
        raw = one.raw
        payee = raw.get("person") or raw.get("payee")
        return raw.get("file"), payee, raw.get("beneficiary") or payee

    def _count(self) -> None:
        count = self.list.chosen_count()
        self.go.setText(_("添加 {n} 人").format(n=f"{count:,}"))
        self.go.setEnabled(count > 0)
        each = read_money(self.amount.text()).value if self.amount.text().strip() else None
        sums = [each if isinstance(each, int) else one.amount for one in self.list.chosen_rows()]
        words = _("已选 {n} / {m}").format(n=f"{count:,}", m=f"{len(self.list.rows):,}")
        if sums and all(one is not None for one in sums):
            words += "　" + _("共 {sum} 元").format(sum=yuan(sum(one or 0 for one in sums)))
        if self._left_out:
            words += "　" + _("已在名单里的 {n} 人不再列出").format(n=self._left_out)
        self.total.setText(words)

    _left_out = 0

    def accept(self) -> None:
        """The chosen ones are in the round; who was refused is named."""
        self.said.hide()
        with errors.showing(self):
            try:
                made = self._add()
            except Refused as refusal:
                self.said.setText(refusal.sentence)
                self.said.show()
                self.amount.setFocus()
                return
            self.added.emit(made)
            super().accept()

    def _add(self) -> Added:
        rows = self.list.chosen_rows()
        typed = self.amount.text().strip()
        if not typed and not self._known:
            raise Refused("missing", _("请填写每人金额；个别人金额不同的，添加以后在表里改。"), "amount")
        if typed and not read_money(typed).value:
            raise Refused("bad_amount", _("金额应写成 500 或 1234.50 的样子，大于零。"), "amount")
        raws = []
        for one in rows:
            raw = {name: value for name, value in one.raw.items() if name != "payee"}
            raws.append({**raw, "amount": typed or plain_yuan(one.amount or 0)})
        return aid.items.add_items(self.desk.office, self.view.round.no, raws)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)


def _columns(told: str, *, study: bool, amount: bool) -> tuple[Column, ...]:
    return (
        Column(title=_("姓名"), text=lambda one: one.name, width=90),
        *([Column(title=_("学生"), text=lambda one: one.student, width=90)] if study else []),
        Column(title=_("证件号码"), text=lambda one: one.number, width=180),
        Column(title=_("工作单位"), text=lambda one: one.where, width=200, least=160, stretch=True),
        Column(title=told, text=lambda one: one.told, width=150),
        *([Column(title=_("原金额（元）"), text=lambda one: yuan(one.amount or 0), width=110, right=True)] if amount else []),
    )  # fmt: skip


def of_line(line: ItemLine, number: str) -> Candidate:
    """Who stood in an earlier round, with what they got."""
    return Candidate(
        name=line.name, student=line.student_name if line.student != line.payee else "", number=number, where=line.unit_name,
        told=line.file_no or "", amount=line.item.amount,
        raw={
            name: value
            for name, value in (("file", line.item.file), ("person", line.payee), ("beneficiary", line.student))
            if value is not None
        },
    )  # fmt: skip


def lines_to_copy(desk: Desk, round_no: int) -> list[ItemLine]:
    """Rows of an earlier round that were paid or wait; reversals and who has died are left out."""
    return [
        line
        for line in money_store.lines_of(desk.office.reading(), round_no)
        if line.item.reverses is None and not line.corrected and line.item.result in ("paid", "pending", "returned")
    ]
