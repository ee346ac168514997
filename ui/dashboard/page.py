"""The page 工作台. It is painted at once; what it shows is read beside the window a moment later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.dashboard import facts, leads
from ui.dashboard.todo import TodoList
from ui.desk import Desk
from ui.kit import text
from ui.kit.buttons import link
from ui.kit.cards import CardRow, Figure, FigureCard
from ui.kit.chart import Bar, BarChart
from ui.kit.due import leads_to
from ui.kit.list_page import Query
from ui.kit.page import Action, Page
from ui.kit.room import Stack
from ui.theme import Tone
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.dashboard.facts import Facts
    from ui.work import Job, Progress
    from unionoffice.deadlines import Deadline

STALE_BACKUP = 7
"""Days after which the line about the last backup is a warning."""


class MonthChart(BarChart):
    """The chart; a click on a bar asks for the people behind it."""

    LEFT = 58
    wanted = Signal(int)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The bar under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            for place, bar in enumerate(self._places()):
                if bar.left() - 6 <= event.position().x() <= bar.right() + 6:
                    self.wanted.emit(place)
                    return


class DashboardPage(Page):
    """Figures, deadlines, chart and the last backup."""

    areas = frozenset({"members", "people", "units", "settings", "office"})

    def __init__(self, desk: Desk) -> None:
        actions = (
            Action(title=_("登记会员"), run=lambda: desk.go("members", "register"), icon="plus"),
            Action(title=_("导入名册…"), run=lambda: desk.go("import"), icon="import", primary=True),
        )
        subtitle = f"{facts.day_words(desk.office.today)} · {desk.office.name}"
        super().__init__(desk, _("工作台"), actions, subtitle=subtitle)
        self.facts: Facts | None = None
        self._pairs: list[Deadline] = []
        self._job: Job | None = None
        self._again = False
        self.stack = Stack()
        self.full = QWidget()
        column = QVBoxLayout(self.full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.cards = [FigureCard(figure) for figure in self._figures(None)]
        column.addWidget(CardRow(self.cards))
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self._todo_card(), 5)
        lower.addWidget(self._chart_card(), 6)
        column.addLayout(lower, 1)
        self.stack.addWidget(self.full)
        self.column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        self.backup = text.dim(_("上次备份：") + "…")
        foot.addWidget(self.backup)
        foot.addWidget(link(_("备份"), lambda: desk.go("settings", "backups")))
        foot.addStretch()
        self.column.addLayout(foot)

    def _todo_card(self) -> QWidget:
        card, column = text.card(spacing=6)
        head = QHBoxLayout()
        head.addWidget(text.heading(_("待办与期限")))
        head.addStretch()
        self.all = link("", self.show_all)
        self.all.hide()
        head.addWidget(self.all)
        column.addLayout(head)
        self.todo = TodoList(self._lead)
        column.addWidget(self.todo, 1)
        return card

    def _chart_card(self) -> QWidget:
        card, column = text.card(spacing=6)
        head = QHBoxLayout()
        head.addWidget(text.heading(_("每月新增会员")))
        head.addStretch()
        self._total = text.dim("")
        head.addWidget(self._total)
        column.addLayout(head)
        self.chart = MonthChart(_("每月新增会员"))
        self.chart.wanted.connect(self._month)
        column.addWidget(self.chart, 1)
        return card

    # -- reading

    def refresh(self) -> None:
        """The facts are read again; while they are, the old ones stand."""
        if self._job is not None and not self._job.over:
            self._again = True
            return
        office = self.desk.office

        def work(_progress: Progress) -> Facts:
            return facts.read(office)

        self._job = self.desk.worker.start(
            _("正在统计"), work, done=self.show_facts, finished=self._finished, quiet=True
        )  # fmt: skip

    def _finished(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    def _look_for_pairs(self) -> None:
        office = self.desk.office

        def work(_progress: Progress) -> list[Deadline]:
            from unionoffice import deadlines

            return deadlines.doubles(office)

        self.desk.worker.start(_("正在查重"), work, done=self._show_pairs, quiet=True)

    def show_facts(self, read: Facts) -> None:
        """The page shows these."""
        self.facts = read
        self.say_subtitle(f"{facts.day_words(self.desk.office.today)} · {self.desk.office.name}")
        for card, figure in zip(self.cards, self._figures(read), strict=True):
            card.show_figure(figure)
        self.chart.show_bars(_bars(read.months))
        self._total.setText(_("近 12 个月 {n:,} 人").format(n=sum(count for _name, count in read.months)))
        self._show_todo()
        self._show_backup(read.backup)
        self._show_stack(empty=read.empty)
        if 0 < read.roll.members <= facts.LARGE:
            self._look_for_pairs()

    def _show_pairs(self, pairs: list[Deadline]) -> None:
        if pairs != self._pairs:
            self._pairs = pairs
            self._show_todo()

    def _show_todo(self) -> None:
        from unionoffice import deadlines

        every = self.waiting()
        lines = deadlines.digest(every)
        self.todo.show_lines(lines)
        self.all.setText(_("全部 {n:,} 项").format(n=len(every)))
        self.all.setVisible(len(every) > len(lines))

    def waiting(self) -> list[Deadline]:
        """Everything that waits, each thing for itself."""
        from unionoffice import deadlines

        return deadlines.sorted_by_need([*(self.facts.deadlines if self.facts else []), *self._pairs])

    def _show_backup(self, made_at: str) -> None:
        now = datetime.now().astimezone()
        self.backup.setText(_("上次备份：") + facts.backup_words(made_at, now))
        old = not made_at or (now - datetime.fromisoformat(made_at).astimezone()).days >= STALE_BACKUP
        text.set_kind(self.backup, "warn" if old else "dim")

    def _show_stack(self, *, empty: bool) -> None:
        if empty and self.stack.count() == 1:
            from ui.dashboard.first_steps import FirstSteps

            self.stack.addWidget(FirstSteps(self.desk))
        self.stack.setCurrentIndex(1 if empty else 0)

    # -- showing

    def _figures(self, read: Facts | None) -> Sequence[Figure]:
        desk = self.desk

        def to(area: str, **filters: str) -> object:
            return lambda: desk.go(area, Query(filters=filters))

        if read is None:
            names = (_("会员总数"), _("女会员"), _("农民工会员"), _("基层工会"), _("待印会员证"))
            return [Figure(title=name, number="–") for name in names]
        roll, units = read.roll, read.units
        new = _("本月新增 {n:,}").format(n=roll.new) if roll.new else ""
        built = _("本季建会 {n}").format(n=units.founded_this_quarter) if units.founded_this_quarter else ""
        bare = _("未建会 {n}").format(n=units.without_union) if units.without_union else ""
        return [
            _figure(_("会员总数"), roll.members, new, Tone.GOOD, to("members")),
            _figure(_("女会员"), roll.women, _share(roll.women, roll.members), Tone.INFO, to("members", kind="women")),
            _figure(
                _("农民工会员"), roll.migrant, _share(roll.migrant, roll.members), Tone.INFO,
                to("members", kind="migrant"),
            ),
            _figure(
                _("基层工会"), units.unions, built or bare, Tone.GOOD if built else Tone.WARN,
                to("units", show="unions"),
            ),
            _figure(
                _("待印会员证"), read.unprinted, _("在册未发证") if read.unprinted else _("全部已发证"),
                Tone.WARN if read.unprinted else Tone.GOOD, to("members", kind="unprinted"),
            ),
        ]  # fmt: skip

    def _lead(self, one: Deadline) -> None:
        with errors.showing(self):
            self.desk.go(*leads_to(one))

    def _month(self, place: int) -> None:
        if self.facts is not None:
            with errors.showing(self):
                self.desk.go(*leads.month(self.desk, self.facts.months[place][0]))

    def show_all(self) -> QWidget:
        """Every deadline for itself, in a window."""
        from ui.dashboard.todo import AllTodo

        dialog = AllTodo(self.waiting(), self._lead, self)
        dialog.open()
        return dialog

    def begin(self) -> None:
        """Work begins at the first figure."""
        if self.stack.currentIndex() == 0:
            self.cards[0].setFocus()


def _figure(title: str, number: int, note: str, tone: Tone, run: object) -> Figure:
    assert callable(run)
    return Figure(title=title, number=f"{number:,}", note=note, tone=tone, open=run)


def _share(part: int, whole: int) -> str:
    return _("占 {share:.1f} %").format(share=100 * part / whole) if whole else ""


def _bars(months: Sequence[tuple[str, int]]) -> list[Bar]:
    return [
        Bar(_("{month}月").format(month=int(name[5:])), count, _("{n:,} 人").format(n=count)) for name, count in months
    ]
