"""The balance of a period: opening + in − out = closing, by how people came and went; each figure opens its people."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.chosen import Chosen
from ui.kit.date_box import DateBox
from ui.members.asking import choices, day_of
from unionoffice import codes, members
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.wording import _


def periods(today: str) -> list[tuple[str, str]]:
    """The usual periods that end today, as (first day, words); the union's year begins on 1 October."""
    day = date.fromisoformat(today)
    quarter = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    union_year = date(day.year if day.month >= 10 else day.year - 1, 10, 1)
    return [
        (day.replace(day=1).isoformat(), _("本月")),
        (quarter.isoformat(), _("本季度")),
        (date(day.year, 1, 1).isoformat(), _("今年")),
        (union_year.isoformat(), _("工会统计年度（10 月 1 日起）")),
        ("", _("自定日期")),
    ]


class BalanceDialog(AskDialog):
    """Counts again when the button is pressed; a figure pressed hands its people over by `wanted` and closes."""

    wanted = Signal(object)
    """A Chosen: the people behind a figure."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(
            _("会员增减平衡表"), subtitle=_("期初 + 增加 − 减少 = 期末；点击数字查看是哪些人。"), button_text=_("计算"),
            parent=parent,
        )  # fmt: skip
        self._office = office
        self.period = self.ask("period", _("期间"), choices(periods(office.today), change=self._turned))
        self.first = self.ask("first", _("自"), DateBox(office.today), required=True)
        self.last = self.ask("last", _("至"), DateBox(office.today), required=True)
        self.last.setText(office.today)
        side = QHBoxLayout()
        side.setSpacing(12)
        for name in ("first", "last"):
            self.column.removeWidget(self.cells[name])
            side.addWidget(self.cells[name], 1)
        self.column.addLayout(side)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._table.setAccessibleName(_("会员增减平衡表"))
        self.column.addWidget(self._table)
        self.column.addStretch(1)
        self.lines: list[tuple[str, int]] = []
        self._turned()
        self.accept()

    def _turned(self) -> None:
        first = self.period.currentData()
        if first:
            self.first.setText(first)
            self.last.setText(self._office.today)

    def accept(self) -> None:
        """Counts and stays open, or says at the day why not."""
        for cell in self.cells.values():
            cell.clear()
        try:
            self._count()
        except Refused as error:
            self.say(error)

    def _count(self) -> None:
        today = self._office.today
        first = day_of(self.first.text(), today=today, name="first") or today
        last = day_of(self.last.text(), today=today, name="last") or today
        if last < first:
            raise Refused("bad_period", _("止日早于起日，没有计算。请核对日期。"), "last")
        office, shown = self._office, codes.code_list("member_state").shown
        before = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
        opening, closing = members.on_the_roll(office, before), members.on_the_roll(office, last)
        came, went = members.came(office, first, last), members.went(office, first, last)
        lines: list[tuple[str, Iterable[int], bool]] = [(_("期初（{day}）").format(day=before), opening, True)]
        lines.append((_("增加"), [no for no, _state in came], True))
        lines += [(shown(state), [no for no, how in came if how == state], False) for state in _states(came)]
        lines.append((_("减少"), [no for no, _state in went], True))
        lines += [(shown(state), [no for no, how in went if how == state], False) for state in _states(went)]
        lines.append((_("期末（{day}）").format(day=last), closing, True))
        self._show(lines)

    def _show(self, lines: list[tuple[str, Iterable[int], bool]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for row, (words, people, main) in enumerate(lines):
            numbers = array("q", people)
            self.lines.append((words, len(numbers)))
            self._grid.addWidget(text.label(words) if main else text.dim("　　" + words), row, 0)
            opens = button(_("{n} 人").format(n=f"{len(numbers):,}"), self._opener(words, numbers))
            opens.setAccessibleName(f"{words} {len(numbers)}")
            opens.setEnabled(len(numbers) > 0)
            self._grid.addWidget(opens, row, 1)
        self._grid.setColumnStretch(0, 1)

    def _opener(self, words: str, numbers: array[int]) -> Callable[[], None]:
        def open_people() -> None:
            self.wanted.emit(Chosen(words=words, numbers=numbers))
            self.reject()

        return open_people


def _states(people: list[tuple[int, str]]) -> list[str]:
    return sorted({state for _no, state in people})
