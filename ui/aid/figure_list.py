"""What a figure is made of: its households, persons or payments, each with what it got; Enter leads to the round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.aid.round_words import label
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from ui.kit.tab_row import TabRow
from unionoffice import aid, fields
from unionoffice.aid.money_model import ITEM_FIELDS
from unionoffice.aid.money_rules import Movement, tally
from unionoffice.money import yuan
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.aid.money_store import ItemLine

HOUSEHOLDS, PERSONS, TIMES = "households", "persons", "times"


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """A household, a person or a payment: whose row is shown, when, how often and how much together."""

    line: ItemLine
    name: str
    number: str
    day: str
    times: int
    amount: int


class FigureList(QDialog):
    """The list behind one figure; the numbers of its tabs are the figures themselves."""

    def __init__(
        self, desk: Desk, movements: Sequence[Movement], *, title: str, days: tuple[str, str], way: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.desk, self._movements = desk, movements
        self.setWindowTitle(title.strip())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = {line.no: line for line in aid.money_figures.rows_behind(desk.office, movements)}
        counted = tally(movements)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(text.title(title.strip()))
        told = _("{since} 至 {until}，共 {sum} 元").format(since=days[0], until=days[1], sum=yuan(counted.amount))
        column.addWidget(text.dim(told))
        self.tabs = TabRow(title)
        for key, words, count in (
            (HOUSEHOLDS, _("{n} 户"), counted.households), (PERSONS, _("{n} 人"), counted.persons),
            (TIMES, _("{n} 人次"), counted.times),
        ):  # fmt: skip
            self.tabs.add(key, words.format(n=f"{count:,}"))
        column.addWidget(self.tabs)
        self.list = FixedList(_columns(), title)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(text.dim(_("Enter 打开所在的批次 · Ctrl+Tab 换名单"), small=True))
        foot.addStretch()
        foot.addWidget(button(_("关闭"), self.reject, primary=True, key="Esc"))
        column.addLayout(foot)
        self.tabs.turned.connect(self.turn)
        self.list.opened.connect(lambda _place: self._open())
        self.tabs.choose(way)
        self.turn(way)
        fit(self, QSize(900, 600))
        self.list.setFocus()

    def turn(self, way: str) -> None:
        """The list counts households, persons or payments."""
        keys = {HOUSEHOLDS: lambda one: one.household, PERSONS: lambda one: one.person, TIMES: None}
        key = keys[way]
        groups: dict[object, list[Movement]] = {}
        for n, one in enumerate(self._movements):
            groups.setdefault(n if key is None else key(one), []).append(one)
        rows = [self._got(group, persons=way == PERSONS) for group in groups.values() if key is None or _kept(group)]
        rows.sort(key=lambda one: (one.day, one.line.no))
        self.list.show_rows(rows)

    def _got(self, group: Sequence[Movement], *, persons: bool) -> Got:
        line = self._lines[group[0].item]
        name, number = (line.student_name, line.student_number) if persons else (line.name, line.id_number)
        return Got(
            line=line, name=name, number=fields.show(ITEM_FIELDS["id_number"], number, reveal=False), day=group[-1].day,
            times=sum(one.times for one in group), amount=sum(one.amount for one in group),
        )  # fmt: skip

    def _open(self) -> None:
        got = self.list.current()
        if got is not None:
            self.reject()
            self.desk.go("aid", ("aid_rounds", got.line.item.round))


def _kept(group: Sequence[Movement]) -> bool:
    """Whether something stayed with them in the end, as the figure counts."""
    return sum(one.times for one in group) > 0


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("姓名"), text=lambda one: one.name, width=84),
        Column(title=_("证件号码"), text=lambda one: one.number, width=172),
        Column(title=_("工作单位"), text=lambda one: one.line.unit_name, width=180, least=120, stretch=True),
        Column(title=_("救助类别"), text=lambda one: label("aid_kind", one.line.item.kind), width=100),
        Column(title=_("最近日期"), text=lambda one: one.day, width=106),
        Column(title=_("人次"), text=lambda one: f"{one.times:,}", width=60, right=True),
        Column(title=_("金额（元）"), text=lambda one: yuan(one.amount), width=116, right=True),
    )
