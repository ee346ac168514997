"""Handing over to the upper office: keys, export, the book of packages, what came back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import errors
from ui.kit import dialogs, files, text
from ui.kit.at_field import AtField
from ui.kit.buttons import button
from ui.kit.fixed_list import FixedList
from ui.kit.page import Action, Page
from ui.kit.room import Flow, Roomy, Stack
from ui.kit.tab_row import TabRow
from ui.reports import words
from ui.reports.export_card import ExportCard
from ui.reports.keys_card import KeysCard
from ui.reports.paper_preview import show_paper
from ui.reports.register_dialog import RegisterDialog
from ui.reports.small_dialogs import ChangeKeysDialog, PaperReceiptDialog
from ui.theme import Tone
from unionoffice import reports
from unionoffice.errors import Refused
from unionoffice.officers import Right
from unionoffice.reports import papers
from unionoffice.safe_write import safe_write
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.papers_out import Paper
    from unionoffice.printing import Offset
    from unionoffice.reports import Receipt, Record, RowState, Sent

PACKAGES, RETURNED, RECEIPTS = "packages", "returned", "receipts"
OPENS = {"people": "members", "units": "units", "aid_files": "aid", "aid_rounds": "aid", "contracts": "contracts"}
"""The window's area in which a record of this table is opened."""


class Upward(Page):
    """`take` a tab's word, the reason of a deadline, or ("packages", number)."""

    areas = frozenset({"reports", "members", "units", "aid", "contracts", "settings"})

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__(
            desk, title or _("上报"),
            (
                Action(title=_("收下回执…"), run=self.accept, icon="import", key="Ctrl+R"),
                Action(title=_("打印公钥卡"), run=self.print_card, icon="card", more=True),
                Action(title=_("写出公钥卡文件…"), run=self.write_card, icon="save", more=True),
                Action(title=_("空白交接单"), run=self.print_blank, icon="print", more=True),
                Action(title=_("更换本单位密钥…"), run=self.change_keys, icon="lock", more=True),
            ),
        )  # fmt: skip
        self.keys_card = KeysCard(desk, self.register, self.print_registration)
        self.export_card = ExportCard(desk, self.print_hand_over)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        self.column.addWidget(Roomy(inside), 1)
        cards = QWidget()
        row = Flow(cards, spacing=12)
        for card in (self.keys_card, self.export_card):
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            row.addWidget(card)
        whole.addWidget(cards)
        self.tabs = TabRow(_("上报的各个列表"))
        for key in (PACKAGES, RETURNED, RECEIPTS):
            self.tabs.add(key, "")
        self.tabs.turned.connect(self._turn)
        whole.addWidget(self.tabs)
        self.packages = FixedList(words.package_columns(), _("导出过的上报包"))
        self.returned = FixedList(words.returned_columns(), _("退回的行"))
        self.receipts = FixedList(words.receipt_columns(), _("收下的回执"))
        self.stack = Stack()
        self._lists = {PACKAGES: self.packages, RETURNED: self.returned, RECEIPTS: self.receipts}
        for one in self._lists.values():
            self.stack.addWidget(one)
        whole.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self.sheet = button(_("打印交接单"), self.print_chosen, icon="print")
        self.paper = button(_("登记纸质回执…"), self.record_paper, icon="edit")
        self.go_there = button(_("打开改正"), self.open_returned, icon="edit", primary=True)
        for made in (self.sheet, self.paper, self.go_there):
            foot.addWidget(made)
        foot.addStretch()
        self.said = text.dim("", small=True)
        foot.addWidget(self.said)
        whole.addLayout(foot)
        self.packages.on_current(self._look)
        self.packages.opened.connect(lambda _place: self._guarded(self.print_chosen)())
        self.returned.opened.connect(lambda _place: self._guarded(self.open_returned)())
        self.on_key("Ctrl+E", self.export_card.export)
        self._turn(PACKAGES)

    def refresh(self) -> None:
        """Keys, places, book, rows and receipts as they are now."""
        office = self.desk.office
        self.keys_card.refresh()
        self.export_card.refresh()
        sent, back, came = reports.packages(office), reports.returned(office), reports.receipts(office)
        self.packages.show_rows(sent, keep=True)
        self.returned.show_rows([(row, reports.record_of(office, row)) for row in back], keep=True)
        self.receipts.show_rows(came, keep=True)
        self.tabs.say(PACKAGES, _("上报包 {n}").format(n=len(sent)))
        self.tabs.say(RETURNED, _("退回和待核 {n}").format(n=len(back)))
        self.tabs.say(RECEIPTS, _("回执 {n}").format(n=len(came)))
        waiting = next((one for one in sent if one.written_on), None)
        self.say_subtitle(_status_words(waiting))
        self.said.setText(_counts_words(reports.counted(office)))
        self._look(self.packages.current())

    def _turn(self, key: str) -> None:
        self.stack.setCurrentWidget(self._lists[key])
        self.sheet.setVisible(key == PACKAGES)
        self.paper.setVisible(key == PACKAGES)
        self.go_there.setVisible(key == RETURNED)

    def _look(self, one: Sent | None) -> None:
        written = one is not None and one.written_on is not None
        self.sheet.setEnabled(written)
        self.paper.setEnabled(written and one is not None and one.verdict is None)

    def take(self, wanted: Any) -> None:
        """A list is in front; a package is the current one."""
        if wanted in (RETURNED, "sent_back"):
            self.tabs.choose(RETURNED)
        elif wanted == RECEIPTS:
            self.tabs.choose(RECEIPTS)
        elif isinstance(wanted, tuple) and wanted and wanted[0] == "packages":
            self.tabs.choose(PACKAGES)
            place = next((at for at, one in enumerate(self.packages.rows) if one.no == wanted[1]), None)
            if place is not None:
                self.packages.go_to(place)

    def begin(self) -> None:
        """Work begins at the export, or where keys are missing, there."""
        (self.export_card.go if self.export_card.go.isEnabled() else self.keys_card.register).setFocus()

    def keys(self) -> list[tuple[str, str]]:
        """The page's keys."""
        return [("Ctrl+E", _("导出上报包到这里")), *super().keys(), ("Ctrl+Tab", _("下一个列表"))]

    # -- keys

    def register(self) -> RegisterDialog:
        """The upper office by its card and the characters on paper."""
        self.desk.office.officer.must(Right.ADMINISTER)
        dialog = RegisterDialog(self.desk.office, "upper", self)
        dialog.saved.connect(lambda one: self.desk.say(_("已登记上级工会：{name}").format(name=one.name)))
        dialog.open()
        return dialog

    def change_keys(self) -> ChangeKeysDialog:
        """Fresh keys, for a reason."""
        self.desk.office.officer.must(Right.ADMINISTER)
        dialog = ChangeKeysDialog(self.desk.office, self)
        dialog.saved.connect(lambda _card: self.desk.say(_("密钥已更换，请打印登记单交上级重新登记")))
        dialog.open()
        return dialog

    def write_card(self) -> None:
        """The card file on a stick."""
        card = reports.own_card(self.desk.office)
        path = files.ask_save(
            self, _("写出公钥卡文件"), f"{card.division}_{card.name}.uok", _("公钥卡文件 (*.uok)"), ".uok"
        )
        if path is not None:
            safe_write(path, reports.own_card_file(self.desk.office))
            self.desk.say(_("公钥卡文件已写到 {path}").format(path=path))

    # -- papers

    def print_card(self) -> None:
        """The own key card."""
        self._show(lambda offset: papers.key_card_paper(self.desk.office, offset=offset))

    def print_registration(self) -> None:
        """The registration sheet."""
        self._show(lambda offset: papers.registration_paper(self.desk.office, offset=offset))

    def print_blank(self) -> None:
        """A blank hand-over sheet."""
        self._show(lambda offset: papers.hand_over_paper(self.desk.office, None, offset=offset))

    def print_hand_over(self, no: int, stick: str = "") -> None:
        """The hand-over sheet of a package."""
        self._show(lambda offset: papers.hand_over_paper(self.desk.office, no, stick=stick, offset=offset))

    def print_chosen(self) -> None:
        """The hand-over sheet of the chosen package."""
        one = self.packages.current()
        if one is not None:
            self.print_hand_over(one.no)

    def _show(self, make: Any) -> None:
        made: Any = make

        def paper(offset: Offset | None) -> Paper:
            return made(offset)  # type: ignore[no-any-return]

        show_paper(self.desk, self, paper)

    # -- receipts and rows

    def accept(self) -> None:
        """A receipt from the stick."""
        self.desk.office.officer.must(Right.ENTER)
        path = files.ask_open(self, _("选回执包"), _("回执包 (*.uor);;所有文件 (*)"))
        if path is not None:
            self.take_receipt(path)

    def take_receipt(self, path: Path) -> None:
        """The receipt is taken in beside the window."""
        office = self.desk.office

        def work(_progress: Progress) -> Receipt:
            return reports.accept_receipt(office, path)

        self.desk.run(_("正在核对回执"), work, done=self._accepted, failed=lambda error: errors.show(error, self))

    def _accepted(self, receipt: Receipt) -> None:
        told = _("回执已收下：接收 {n} 行，退回 {rejected} 行，重复待核 {duplicates} 行。").format(
            n=f"{sum(receipt.accepted.values()):,}", rejected=receipt.rejected, duplicates=receipt.duplicates
        )
        along = words.along_words(receipt)
        if along:
            told += _("随回执下发：{along}。").format(along=along)
        self.desk.say(told)
        if receipt.rejected or receipt.duplicates or along:
            self.tabs.choose(RETURNED if receipt.rejected or receipt.duplicates else RECEIPTS)
            tone = Tone.WARN if receipt.rejected or receipt.duplicates else Tone.GOOD
            dialogs.Sentence(told, parent=self, tone=tone).open()

    def record_paper(self) -> PaperReceiptDialog | None:
        """A stamped paper receipt for the chosen package."""
        one = self.packages.current()
        if one is None:
            return None
        dialog = PaperReceiptDialog(self.desk.office, one, self)
        dialog.open()
        return dialog

    def open_returned(self) -> None:
        """The chosen row's record is opened, with what was found at its field."""
        pair: tuple[RowState, Record] | None = self.returned.current()
        if pair is None:
            return
        row, record = pair
        if record.no is None:
            raise Refused("gone", _("这条记录已不在上报范围内，不用再改。下次上报后会自动消去。"))
        found = Refused(row.reason or "", "。".join(part for part in (row.sentence, row.remedy) if part), row.field)
        wanted: Any = (record.table, record.no) if record.table.startswith(("aid", "contract")) else record.no
        if record.table == "people":
            wanted = AtField(record.no, found)
        self.desk.go(OPENS[record.table], wanted)


def _status_words(newest: Sent | None) -> str:
    if newest is None:
        return _("还没有上报过")
    told = _("最近一次：第 {n} 号，{day} 导出，{state}")
    return told.format(n=newest.sequence, day=newest.day, state=_(reports.PACKAGE_STATES[newest.state]))


def _counts_words(counts: dict[str, dict[str, int]]) -> str:
    """How many rows stand where, all parts together."""
    totals: dict[str, int] = {}
    for by_state in counts.values():
        for state, count in by_state.items():
            totals[state] = totals.get(state, 0) + count
    return "　".join(f"{_(reports.STATES[state])} {totals[state]:,}" for state in reports.STATES if totals.get(state))
