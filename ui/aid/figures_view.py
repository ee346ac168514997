"""The figures of a period by kind and fund, whom they helped, and the months as bars; every figure opens its list."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import errors
from ui.aid.asking import day_of
from ui.aid.figure_list import FigureList
from ui.aid.round_words import label
from ui.kit import text
from ui.kit.buttons import button, link
from ui.kit.chosen import Chosen
from ui.kit.columns import Column
from ui.kit.date_box import DateBox
from ui.kit.fixed_list import FixedList
from ui.kit.room import Flow
from ui.kit.stacked_chart import Part, StackedChart
from ui.theme import Tone
from unionoffice import aid, codes
from unionoffice.aid.money_rules import Tally, days_of_union_year, union_year
from unionoffice.errors import Refused
from unionoffice.money import yuan
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from ui.desk import Desk
    from unionoffice.aid.money_figures import Coverage, MoneyFigures

CALENDAR, UNION, ANY = "calendar", "union", "any"
YEARS = 4
"""Years offered to choose among."""
HOUSEHOLDS, PERSONS, TIMES = "households", "persons", "times"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of figures: of a kind, of a fund within it, or of everything."""

    words: str
    kind: str | None
    fund: int | None
    tally: Tally

    @property
    def top(self) -> bool:
        """Whether it sums up other lines."""
        return self.fund is None


class FiguresView(QWidget):
    """The period above, the table left, whom it helped and the months below or beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.figures: MoneyFigures | None = None
        self.coverage: Coverage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QWidget()
        bar = Flow(top)
        self.period = QComboBox()
        self.period.setAccessibleName(_("统计期间"))
        for words, since, until in _periods(desk.office.today):
            self.period.addItem(words, (since, until))
        self.period.addItem(_("自定起止日期"), None)
        self.period.currentIndexChanged.connect(lambda _n: self._chosen())
        bar.addWidget(self.period)
        self.since, self.until = DateBox(desk.office.today), DateBox(desk.office.today)
        for box, words in ((self.since, _("起")), (self.until, _("止"))):
            box.setAccessibleName(words)
            box.setFixedWidth(130)
            box.editingFinished.connect(self.refresh)
            bar.addWidget(box)
        column.addWidget(top)
        self.helped: list[QPushButton] = []
        self._links = QWidget()
        self._flow = Flow(self._links, spacing=4)
        for act in (self.show_helped, self.show_not_helped, self.show_never):
            made = link("", act)
            self.helped.append(made)
            self._flow.addWidget(made)
        self._cover = text.dim("")
        self._flow.insertWidget(0, self._cover)
        column.addWidget(self._links)
        self.table = FixedList(_columns(), _("帮扶资金统计"))
        self.table.opened.connect(lambda _place: self.open_list())
        self.chart = StackedChart(_("每月发放金额，按资金（万元）"), shown="{value:,.2f}")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.table, 3)
        card, inside = text.card(spacing=6)
        head = QHBoxLayout()
        head.addWidget(text.heading(_("每月发放金额（万元）")))
        head.addStretch()
        inside.addLayout(head)
        inside.addWidget(self.chart, 1)
        self._card = card
        row.addWidget(card, 2)
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.addWidget(text.dim(_("Enter 或双击打开这一行的名单 · F6 换页")))
        foot.addStretch()
        foot.addWidget(button(_("打开名单"), self.open_list, icon="people"))
        column.addLayout(foot)
        self._chosen()

    def _chosen(self) -> None:
        days = self.period.currentData()
        for box in (self.since, self.until):
            box.setEnabled(days is None)
        if days is not None:
            self.since.setText(days[0])
            self.until.setText(days[1])
        self.refresh()

    def days(self) -> tuple[str, str]:
        """First and last day asked for. Raises Refused for what is no day."""
        # A period that is not over ends later than today, which `day_of` would not take.
        days = self.period.currentData()
        if days is not None:
            return str(days[0]), str(days[1])
        today = self.desk.office.today
        since, until = (day_of(box.text(), today=today) for box in (self.since, self.until))
        if since is None or until is None or since > until:
            raise Refused("bad_date", _("请填写起止日期，起在止以前。"))
        return since, until

    def refresh(self) -> None:
        """The figures of the period as the ledgers have them."""
        with errors.showing(self):
            since, until = self.days()
            office = self.desk.office
            self.figures = aid.money_figures.money_figures(office, since, until)
            self.coverage = aid.money_figures.coverage(office, since, until)
            self.table.show_rows(_lines(self.figures), keep=True)
            self._show_coverage(self.coverage)
            self._show_months(since, min(until, office.today))

    def _show_coverage(self, found: Coverage) -> None:
        self._cover.setText(
            _("在档 {n} 户，期间帮扶到 {percent}%").format(n=f"{len(found.on_file):,}", percent=found.percent)
        )
        for made, words, files in zip(
            self.helped, (_("已帮扶 {n} 户"), _("期间未帮扶 {n} 户"), _("从未帮扶 {n} 户")),
            (found.helped, found.not_helped, found.never_helped), strict=True,
        ):  # fmt: skip
            made.setText(words.format(n=f"{len(files):,}"))
            made.setEnabled(bool(files))

    def _show_months(self, since: str, until: str) -> None:
        assert self.figures is not None
        months = aid.money_figures.by_month(self.desk.office, since, until) if since <= until else []
        funds = sorted({fund for _month, by in months for fund in by})
        parts = [
            Part(self.figures.funds.get(fund, ""), [by.get(fund, 0) / 1_000_000 for _month, by in months])
            for fund in funds
        ]
        self.chart.show_parts([_short(month) for month, _by in months], parts)

    def resizeEvent(self, event: object) -> None:
        """In a narrow window the table has the room for itself."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._card.setVisible(self.width() > 820)

    # -- lists

    def open_list(self) -> QDialog | None:
        """Who and what the current line counts."""
        line = self.table.current()
        if line is None or self.figures is None:
            return None
        column = self.table.currentIndex().column()
        way = {1: HOUSEHOLDS, 2: PERSONS}.get(column, TIMES)
        dialog = FigureList(
            self.desk, self.figures.behind(kind=line.kind, fund=line.fund), title=line.words,
            days=(self.figures.since, self.figures.until), way=way, parent=self,
        )  # fmt: skip
        dialog.open()
        return dialog

    def show_helped(self) -> None:
        """The files that got something, in the list of files."""
        assert self.coverage is not None
        self._go(_("期间已帮扶的档案"), self.coverage.helped)

    def show_not_helped(self) -> None:
        """The files that got nothing in the period."""
        assert self.coverage is not None
        self._go(_("期间未帮扶的档案"), self.coverage.not_helped)

    def show_never(self) -> None:
        """The files that never got anything."""
        assert self.coverage is not None
        self._go(_("从未帮扶的档案"), self.coverage.never_helped)

    def _go(self, words: str, files: Sequence[int]) -> None:
        self.desk.go("aid", Chosen(words=words, numbers=array("q", files)))


def _short(month: str) -> str:
    return _("{n} 月").format(n=int(month[5:]))


def _periods(today: str) -> list[tuple[str, str, str]]:
    year, union = int(today[:4]), union_year(today)
    years = range(year, year - YEARS, -1)
    found = [(_("自然年 {year}").format(year=one), f"{one}-01-01", f"{one}-12-31") for one in years]
    for back in range(YEARS):
        since, until = days_of_union_year(union - back)
        words = _("工会统计年度 {year}（{since} 至 {until}）")
        found.append((words.format(year=union - back, since=since, until=until), since, until))
    return found


def _lines(figures: MoneyFigures) -> list[Line]:
    kinds = codes.code_list("aid_kind")
    found = [Line(words=_("合计"), kind=None, fund=None, tally=figures.total)]
    for entry in kinds.entries:
        tally = figures.by_kind.get(entry.code)
        if tally is None:
            continue
        found.append(Line(words=label("aid_kind", entry.code), kind=entry.code, fund=None, tally=tally))
        for (kind, fund), part in sorted(figures.by_kind_and_fund.items(), key=lambda pair: pair[0][1]):
            if kind == entry.code:
                found.append(Line(words="　　" + figures.funds.get(fund, ""), kind=kind, fund=fund, tally=part))
    return found


def _columns() -> tuple[Column, ...]:
    def tone(one: Line) -> Tone:
        return Tone.INFO if one.top else Tone.PLAIN

    return (
        Column(title=_("救助类别 / 资金"), text=lambda one: one.words, width=190, least=150, stretch=True, tone=tone),
        Column(title=_("户数"), text=lambda one: f"{one.tally.households:,}", width=72, right=True, tone=tone),
        Column(title=_("人数"), text=lambda one: f"{one.tally.persons:,}", width=72, right=True, tone=tone),
        Column(title=_("人次"), text=lambda one: f"{one.tally.times:,}", width=72, right=True, tone=tone),
        Column(title=_("金额（元）"), text=lambda one: yuan(one.tally.amount), width=126, right=True, tone=tone),
        Column(title=_("人次平均（元）"), text=lambda one: yuan(one.tally.average), width=134, right=True, tone=tone),
    )
