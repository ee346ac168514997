"""Income and rigid costs of the household with the sum, as they stand now, and the sums decided before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.aid.sum_view import SumView, of_decided, of_open
from ui.aid.words import label, yuan
from ui.kit import text
from ui.kit.paper_grid import PaperColumn, PaperTable, Section
from ui.kit.pill import Pill
from ui.kit.text import dim
from ui.theme import Tone
from unionoffice import aid
from unionoffice.aid import COST_FIELDS, INCOME_FIELDS
from unionoffice.aid.household import shown
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from unionoffice.aid import Case, CostLine, Household, IncomeLine, Worked


def means_section(case: Case, *, revealed: bool, reckon: Callable[[], object] | None) -> Section:
    """The section; `reckon` opens the reckoning, None where nothing may be worked out."""
    section = Section(_("收入、支出和困难类别"))
    if reckon is not None:
        section.offer(_("测算收入"), reckon, key="Ctrl+R")
    latest = _latest(case)
    if latest is None:
        section.column.addWidget(
            dim(_("还没有测算。入户时问清最近十二个月的收入和自付的医疗、教育等支出，再来测算。"), wrap=True)
        )
        return section
    section.column.addLayout(_head(latest))
    row = QHBoxLayout()
    row.setSpacing(12)
    tables = QWidget()
    column = QVBoxLayout(tables)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(_income(case.household, latest))
    column.addWidget(_costs(case.household, latest, revealed=revealed))
    column.addStretch()
    row.addWidget(tables, 1)
    view = SumView()
    view.setFixedWidth(290)
    decided = of_decided(latest.reckoning)
    view.show_sum(decided if decided is not None else of_open(case))
    row.addWidget(view)
    section.column.addLayout(row)
    before = [one for one in case.reckonings if one is not latest]
    if before:
        section.column.addWidget(_earlier(before))
    return section


def _latest(case: Case) -> Worked | None:
    waiting = [one for one in case.reckonings if one.reckoning.decided is None]
    if waiting:
        return waiting[0]
    return max(case.reckonings, key=lambda one: (one.reckoning.decided_on or "", one.reckoning.no), default=None)


def _head(worked: Worked) -> QHBoxLayout:
    one = worked.reckoning
    row = QHBoxLayout()
    row.setSpacing(8)
    words = _("{occasion}，{day} 测算，收入期间 {first} 至 {last}").format(
        occasion=label("aid_occasion", one.occasion), day=one.day, first=one.period_from, last=one.period_until
    )
    row.addWidget(dim(words))
    if one.decided is None:
        row.addWidget(Pill(_("未认定"), Tone.WARN))
    else:
        row.addWidget(Pill(_("认定：{category}").format(category=aid.category_words(one.decided)), Tone.GOOD))
        if one.override_reason:
            row.addWidget(dim(_("与建议不同：{why}").format(why=one.override_reason), wrap=True), 1)
    row.addStretch()
    return row


def _who(household: Household, person: int | None) -> str:
    people = {household.worker.no: household.worker.name}
    people |= {row.person.no: row.person.name for row in household.family}
    return people.get(person, "") if person is not None else ""


def _income(household: Household, worked: Worked) -> PaperTable:
    def words(one: IncomeLine) -> tuple[str, ...]:
        return (
            _who(household, one.person), label("aid_income", one.kind), yuan(one.monthly), yuan(one.amount),
            shown(INCOME_FIELDS["proof"], one.proof, reveal=True),
        )  # fmt: skip

    columns = (
        PaperColumn(title=_("成员"), part=4), PaperColumn(title=_("收入种类"), part=4),
        PaperColumn(title=_("月平均（元）"), part=4, right=True), PaperColumn(title=_("全年（元）"), part=4, right=True),
        PaperColumn(title=_("证明材料"), part=5),
    )  # fmt: skip
    total = sum(one.amount for one in worked.income)
    stated = worked.reckoning.stated_income
    more = _("申报 {yuan}").format(yuan=yuan(stated)) if stated is not None and stated != total else ""
    return PaperTable(
        columns, [words(one) for one in worked.income], total=(_("收入合计"), "", "", yuan(total), more),
        none=_("没有填写收入"),
    )  # fmt: skip


def _costs(household: Household, worked: Worked, *, revealed: bool) -> PaperTable:
    def words(one: CostLine) -> tuple[str, ...]:
        return (
            _who(household, one.person), label("rigid_cost", one.kind), yuan(one.amount),
            shown(COST_FIELDS["proof"], one.proof, reveal=revealed),
        )  # fmt: skip

    columns = (
        PaperColumn(title=_("成员"), part=4), PaperColumn(title=_("刚性支出"), part=4),
        PaperColumn(title=_("全年（元）"), part=8, right=True), PaperColumn(title=_("证明材料"), part=5),
    )  # fmt: skip
    total = yuan(sum(one.amount for one in worked.costs))
    return PaperTable(
        columns, [words(one) for one in worked.costs], total=(_("支出合计"), "", total, ""), none=_("没有刚性支出")
    )


def _earlier(before: list[Worked]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(4)
    column.addWidget(text.dim(_("以前的测算")))
    columns = (
        PaperColumn(title=_("认定日期"), part=3, day=True), PaperColumn(title=_("测算事由"), part=4),
        PaperColumn(title=_("人口"), part=2), PaperColumn(title=_("月人均（元）"), part=4, right=True),
        PaperColumn(title=_("低保标准（元）"), part=4, right=True), PaperColumn(title=_("认定类别"), part=4),
    )  # fmt: skip
    lines = [
        (
            one.reckoning.decided_on or "", label("aid_occasion", one.reckoning.occasion), str(one.reckoning.people or ""),
            yuan(one.reckoning.per_head), yuan(one.reckoning.line),
            aid.category_words(one.reckoning.decided) if one.reckoning.decided else "",
        )
        for one in before
    ]  # fmt: skip
    column.addWidget(PaperTable(columns, lines))
    return made
