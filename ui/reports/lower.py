"""The upper office: who handed in, taking packages in, duplicates, figures, receipts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from ui import errors
from ui.kit import dialogs, files, text
from ui.kit.buttons import button
from ui.kit.cards import CardRow, Figure, FigureCard
from ui.kit.fixed_list import FixedList
from ui.kit.page import Action, Page
from ui.kit.room import Stack
from ui.kit.tab_row import TabRow
from ui.reports import words
from ui.reports.figure_list import FigureList
from ui.reports.paper_preview import show_paper
from ui.reports.receive import Bad, RefusedDialog, receive
from ui.reports.register_dialog import RegisterDialog
from ui.reports.small_dialogs import BlockDialog, PermitDialog
from ui.theme import Tone
from unionoffice import county
from unionoffice.county import papers
from unionoffice.officers import Right
from unionoffice.reports import papers as own_papers
from unionoffice.union_year import union_year
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.kit.ask_dialog import AskDialog
    from ui.work import Progress
    from unionoffice.county import Answer, Line, Received, Standing, Twin
    from unionoffice.office import Change

OFFICES, FIGURES, TWINS = "offices", "figures", "twins"
LOOKS = ("查看跨单位重复", "查看下级单位的名单")
"""Acts that change nothing but the journal: hearing of its own looking the page would look again, for ever."""


class Lower(Page):
    """`take` a tab's word, the reason of a deadline, or ("partners", number)."""

    areas = frozenset({"county", "reports", "settings"})

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__(
            desk, title or _("上报"),
            (
                Action(title=_("收包…"), run=self.receive, icon="import", key="Ctrl+R", primary=True),
                Action(title=_("全部开回执…"), run=self.answer_all, icon="export", key="Ctrl+E"),
                Action(title=_("登记下级单位…"), run=self.register, icon="plus", more=True),
                Action(title=_("打印报送情况表"), run=self.print_status, icon="print", more=True),
                Action(title=_("打印通报"), run=self.print_bulletin, icon="print", more=True),
                Action(title=_("打印本级公钥卡"), run=self.print_card, icon="card", more=True),
                Action(title=_("从原始包重建汇总…"), run=self.rebuild, icon="undo", more=True),
            ),
        )  # fmt: skip
        self.cards = [FigureCard(Figure(title="", number="")) for _n in range(5)]
        self.column.addWidget(CardRow(self.cards))
        self.tabs = TabRow(_("汇总的各个列表"))
        for key in (OFFICES, FIGURES, TWINS):
            self.tabs.add(key, "")
        self.tabs.turned.connect(self._turn)
        self.column.addWidget(self.tabs)
        self.offices = FixedList(words.standing_columns(), _("下级单位"))
        self.figures = FixedList(words.figure_columns(), _("汇总数字"))
        self.twins = FixedList(words.twin_columns(), _("跨单位重复"))
        self.stack = Stack()
        self._lists = {OFFICES: self.offices, FIGURES: self.figures, TWINS: self.twins}
        for one in self._lists.values():
            self.stack.addWidget(one)
        self.column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self.one_receipt = button(_("开回执…"), self.answer_one, icon="export")
        self.block = button(_("分配编号段…"), self.give_block)
        self.permit = button(_("登记许可…"), self.give_permission)
        self.buttons = (self.one_receipt, self.block, self.permit)
        self.names = button(_("查看名单…"), self.show_names, icon="eye")
        for made in (*self.buttons, self.names):
            foot.addWidget(made)
        foot.addStretch()
        self.said = text.dim("", small=True)
        foot.addWidget(self.said)
        self.column.addLayout(foot)
        self.offices.on_current(self._look)
        self.figures.opened.connect(lambda _place: self._guarded(self.show_names)())
        self._looked_for_twins = False
        self._turn(OFFICES)

    # -- what is shown

    @Slot(object)
    def _hear(self, change: Change) -> None:
        if change.what not in LOOKS:
            super()._hear(change)

    def refresh(self) -> None:
        """Who handed in, and the figures, as they are now; duplicates are looked for again when they are in front."""
        office = self.desk.office
        found = county.status(office)
        late = {one.office for one in county.silent(office, found)}
        self.offices.show_rows([(one, one.office in late) for one in found], keep=True)
        self.tabs.say(OFFICES, _("下级单位 {n}").format(n=len(found)))
        self.tabs.say(FIGURES, _("汇总数字"))
        self.tabs.say(TWINS, _("跨单位重复"))
        self._show_cards(found, late)
        self._looked_for_twins = False
        self._fill()
        self._look(self.offices.current())

    def _show_cards(self, found: list[Standing], late: set[str]) -> None:
        came = [one for one in found if one.sequence is not None]
        waiting = county.unanswered(found)
        faults = sum(one.faults for one in found)
        shown = (
            Figure(title=_("已登记单位"), number=f"{len(found):,}", open=lambda: self.tabs.choose(OFFICES)),
            Figure(title=_("已报"), number=f"{len(came):,}", note=_("未报 {n}").format(n=len(found) - len(came)),
                   tone=Tone.WARN if len(came) < len(found) else Tone.GOOD),
            Figure(title=_("逾期未报"), number=f"{len(late):,}", tone=Tone.BAD, note=_("要催") if late else ""),
            Figure(title=_("会员"), number=f"{sum(one.members for one in found):,}", open=lambda: self.tabs.choose(FIGURES)),
            Figure(title=_("待开回执"), number=f"{len(waiting):,}", tone=Tone.WARN,
                   note=_("待改问题 {n}").format(n=f"{faults:,}") if faults else ""),
        )  # fmt: skip
        for card, figure in zip(self.cards, shown, strict=True):
            card.show_figure(figure)

    def _turn(self, key: str) -> None:
        self.stack.setCurrentWidget(self._lists[key])
        for made in self.buttons:
            made.setVisible(key == OFFICES)
        self.names.setVisible(key == FIGURES)
        if self.isVisible():
            with errors.showing(self):
                self._fill()

    def _fill(self) -> None:
        """What takes longer is looked up beside the window, when it is in front."""
        office, key = self.desk.office, self.tabs.chosen()
        if key == FIGURES:
            period = self._period()

            def figures(_progress: Progress) -> list[Line]:
                return county.figures(office, period)

            self.desk.run(_("正在汇总"), figures, done=lambda lines: self.figures.show_rows(lines, keep=True))
        elif key == TWINS and not self._looked_for_twins:
            self._looked_for_twins = True

            def twins(_progress: Progress) -> list[Twin]:
                return county.twins(office)

            self.desk.run(_("正在查重"), twins, done=self._show_twins)
        self.said.setText(
            _("期内指 {first} 至 {last}").format(first=self._period()[0], last=self._period()[1])
            if key == FIGURES
            else ""
        )

    def _show_twins(self, found: list[Twin]) -> None:
        self.twins.show_rows(found)
        self.tabs.say(TWINS, _("跨单位重复 {n}").format(n=len(found)))

    def _period(self) -> tuple[str, str]:
        return union_year(self.desk.office.today)[0], self.desk.office.today

    def _look(self, pair: tuple[Standing, bool] | None) -> None:
        self.one_receipt.setEnabled(pair is not None and pair[0].sequence is not None)
        self.block.setEnabled(pair is not None)
        self.permit.setEnabled(pair is not None)

    def take(self, wanted: Any) -> None:
        """A list is in front; a lower office is the current one."""
        if wanted in (FIGURES, TWINS):
            self.tabs.choose(str(wanted))
            return
        self.tabs.choose(OFFICES)
        if isinstance(wanted, tuple) and wanted and wanted[0] == "partners":
            place = next((at for at, pair in enumerate(self.offices.rows) if pair[0].partner == wanted[1]), None)
            if place is not None:
                self.offices.go_to(place)

    def begin(self) -> None:
        """Work begins in the list."""
        self._lists[self.tabs.chosen()].setFocus()

    def show_names(self) -> FigureList | None:
        """The rows behind the figures of the chosen office, or of all."""
        self.desk.office.officer.must(Right.ENTER)
        line = self.figures.current()
        if line is None:
            return None
        dialog = FigureList(self.desk, line, self._period(), self)
        dialog.open()
        dialog.look()
        return dialog

    # -- packages

    def receive(self) -> None:
        """Packages from the stick, as many as there are."""
        self.desk.office.officer.must(Right.ENTER)
        names, _kind = QFileDialog.getOpenFileNames(
            self, _("选上报包，可一次选多个"), str(files.start()), _("上报包 (*.uop);;所有文件 (*)")
        )
        if names:
            self.take_packages([Path(name) for name in names])

    def take_packages(self, paths: list[Path]) -> None:
        """These files are taken in; what was refused stands in a list of its own."""
        receive(self.desk, paths, self._received)

    def _received(self, good: list[Received], bad: list[Bad]) -> None:
        self.desk.say(_("收下 {n} 个，没有收下 {m} 个").format(n=len(good), m=len(bad)))
        notes = [f"{one.name}：{note}" for one in good for note in one.notes]
        if bad:
            RefusedDialog(self.desk, good, bad, self).open()
        elif notes:
            dialogs.Sentence(_("收下 {n} 个。其中有需要留意的，见详细信息。").format(n=len(good)), parent=self,
                             details="\n".join(notes)).open()  # fmt: skip

    # -- receipts

    def answer_one(self) -> None:
        """The receipt for the chosen office."""
        pair = self.offices.current()
        if pair is not None:
            self._answer([pair[0].office])

    def answer_all(self) -> None:
        """Receipts for everybody who handed in and has none."""
        waiting = county.unanswered(county.status(self.desk.office))
        if not waiting:
            self.desk.say(_("没有待开的回执"))
            return
        self._answer([one.office for one in waiting])

    def _answer(self, offices: list[str]) -> None:
        self.desk.office.officer.must(Right.ENTER)
        folder = files.ask_folder(self, _("回执写到哪个文件夹或 U 盘"))
        if folder is not None:
            self.write_receipts(offices, folder)

    def write_receipts(self, offices: list[str], folder: Path) -> None:
        """The receipts of these offices are in the folder, written beside the window."""
        office = self.desk.office

        def work(progress: Progress) -> list[Answer]:
            return county.answer_many(office, offices, folder, progress=progress)

        self.desk.run(_("正在开回执"), work, done=lambda made: self._answered(made, folder))

    def _answered(self, made: list[Answer], folder: Path) -> None:
        told = _("已写好 {n} 份回执并读回核对，可以拔出。退回 {rejected} 行，重复待核 {duplicates} 行。{folder}")
        dialogs.Sentence(
            told.format(n=len(made), rejected=sum(one.rejected for one in made),
                        duplicates=sum(one.duplicates for one in made), folder=folder),
            parent=self, tone=Tone.GOOD,
        ).open()  # fmt: skip

    # -- lower offices

    def register(self) -> RegisterDialog:
        """A lower office by its card and the characters on its stamped sheet."""
        self.desk.office.officer.must(Right.ADMINISTER)
        dialog = RegisterDialog(self.desk.office, "lower", self)
        dialog.saved.connect(lambda one: self.desk.say(_("已登记：{name}").format(name=one.name)))
        dialog.open()
        return dialog

    def give_block(self) -> AskDialog | None:
        """A block of member numbers for the chosen office."""
        return self._about_current(BlockDialog)

    def give_permission(self) -> AskDialog | None:
        """A permission for the chosen office."""
        return self._about_current(PermitDialog)

    def _about_current(self, kind: Callable[..., AskDialog]) -> AskDialog | None:
        self.desk.office.officer.must(Right.ADMINISTER)
        pair = self.offices.current()
        if pair is None:
            return None
        dialog = kind(self.desk.office, pair[0], self)
        dialog.saved.connect(lambda _one: self.desk.say(_("已登记，随下次回执下发")))
        dialog.open()
        return dialog

    # -- papers, rebuilding

    def print_status(self) -> None:
        """Who handed in, on paper."""
        show_paper(self.desk, self, lambda offset: papers.status_paper(self.desk.office, offset=offset))

    def print_bulletin(self) -> None:
        """The bulletin of the union year."""
        period = self._period()
        show_paper(self.desk, self, lambda offset: papers.bulletin_paper(self.desk.office, period, offset=offset))

    def print_card(self) -> None:
        """The own key card, for the lower offices."""
        show_paper(self.desk, self, lambda offset: own_papers.key_card_paper(self.desk.office, offset=offset))

    def rebuild(self) -> None:
        """The merged rows anew from the raw packages, once a person agreed."""
        office = self.desk.office
        office.officer.must(Right.ADMINISTER)
        question = _("从留存的原始包重建汇总数据？结果应与现在相同；包多时要几分钟，其间不能收包。")
        if dialogs.ask(self, question, yes=_("重建")):
            self.desk.run(
                _("正在重建汇总"), lambda progress: county.rebuild(office, progress=progress),
                done=lambda count: self.desk.say(_("已从 {n} 个原始包重建").format(n=count)),
            )  # fmt: skip
