"""The rounds of payment: the list with pills by state, and the opened round in its place; the page of the tab 发放."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from ui.aid.round_words import label, money, state_tone
from ui.kit.columns import Column
from ui.kit.detail import Detail, RowAction
from ui.kit.filters import Filter, FilterBar
from ui.kit.list_page import Empty, ListPage, ListSpec, Query
from ui.kit.page import Action, Page
from ui.kit.room import Stack
from ui.kit.stage_pills import StagePills
from ui.theme import Tone
from unionoffice import aid, codes
from unionoffice.money import yuan
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.aid.round_page import RoundPage
    from ui.desk import Desk
    from unionoffice.aid.round_view import RoundRow

STATE, KIND, YEAR = "state", "kind", "year"
OPEN, EVERY = "", "all"
"""Pills that put states together: what is under way, and everything."""
ENDED = ("filed", "void")


class RoundBar(FilterBar):
    """Search, kind, year; below them the states as pills (placed by the list)."""

    def __init__(self, years: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__(
            _("批次号、名称或期间"),
            (
                Filter(key=KIND, name=_("救助类别"), every=_("全部类别"), choices=_kinds, width=150),
                Filter(key=YEAR, name=_("年度"), every=_("全部年度"), choices=years, width=110),
            ),
        )
        self.states = StagePills(_("状态"))
        self.states.put(EVERY)
        self.states.chosen.connect(lambda _key: self.changed.emit())

    def values(self) -> dict[str, str]:
        """The filters that hold something back, by key."""
        state = self.states.value()
        return {**super().values(), **({STATE: state} if state != EVERY else {})}

    def set(self, words: str, values: Mapping[str, str]) -> None:
        """Search box, filters and pills show this; nobody is told."""
        super().set(words, values)
        with QSignalBlocker(self.states):
            self.states.put(values.get(STATE, EVERY))


def _kinds() -> list[tuple[str, str]]:
    known = codes.code_list("aid_kind")
    return [(one.code, known.shown(one.code)) for one in known.entries]


class RoundList(ListPage):
    """Every round of the office, the newest first."""

    def __init__(self, desk: Desk, open_round: Callable[[int], object], new_round: Callable[[], object]) -> None:
        self._rows: dict[int, RoundRow] = {}
        super().__init__(
            desk,
            ListSpec(
                title=_("发放批次"), search=_("批次号、名称或期间"), counted=_("共 {n} 批"), columns=_columns(), find=self._find,
                fetch=lambda numbers: [self._rows.get(no) for no in numbers], detail=_detail, open=open_round,
                empty=Empty(
                    sentence=_("还没有发放批次。建立一个批次，从档案里选人，填好金额，公示、批准以后一次打印全套。"),
                    action=Action(title=_("新建批次"), run=new_round), icon="coins",
                ),
                areas=frozenset({"aid"}),
                row_actions=(
                    RowAction(title=_("打开批次"), run=lambda chosen: open_round(chosen[0]), icon="folder", primary=True),
                ),
            ),
        )  # fmt: skip
        assert isinstance(self.bar, RoundBar)
        self.column.insertWidget(2, self.bar.states)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        head = self.column.takeAt(0)
        _drop(head)

    def make_bar(self) -> FilterBar:
        """Search, kind, year; the pills stand in a line of their own."""
        return RoundBar(self._years)

    def _years(self) -> list[tuple[str, str]]:
        years = sorted({row.round.year for row in aid.round_view.round_rows(self.desk.office)}, reverse=True)
        return [(str(year), str(year)) for year in years]

    def _find(self, query: Query) -> array[int]:
        assert isinstance(self.bar, RoundBar)
        found = aid.round_view.round_rows(self.desk.office)
        self._rows = {row.round.no: row for row in found}
        self.bar.states.offer(_counted(found))
        wanted = [row for row in found if _fits(row, query)]
        if query.sort:
            wanted.sort(key=lambda row: _sorted_by(row, query.sort), reverse=query.descending)
        return array("q", (row.round.no for row in wanted))


def _drop(head: Any) -> None:
    """The page's own title goes: it stands above the tabs already."""
    if head is None:
        return
    for place in reversed(range(head.count())):
        item = head.takeAt(place)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif item.layout() is not None:
            _drop(item.layout())


def _fits(row: RoundRow, query: Query) -> bool:
    round_, wanted = row.round, query.filters
    state = wanted.get(STATE, EVERY)
    if state == OPEN and round_.state in ENDED:
        return False
    if state not in (OPEN, EVERY) and round_.state != state:
        return False
    if wanted.get(KIND, round_.kind) != round_.kind or wanted.get(YEAR, str(round_.year)) != str(round_.year):
        return False
    words = query.text.casefold()
    return not words or any(
        words in one.casefold() for one in (round_.round_no, round_.title, round_.period, row.sheet_no)
    )


def _sorted_by(row: RoundRow, word: str) -> Any:
    return {"amount": row.amount, "rows": row.rows}.get(word, getattr(row.round, word, ""))


def _counted(found: Sequence[RoundRow]) -> list[tuple[str, str, int, Tone]]:
    states = codes.code_list("aid_round_state")
    by = {one.code: sum(row.round.state == one.code for row in found) for one in states.entries}
    under_way = sum(count for code, count in by.items() if code not in ENDED)
    pills = [(EVERY, _("全部"), len(found), Tone.PLAIN), (OPEN, _("在办"), under_way, Tone.INFO)]
    return [*pills, *((code, states.shown(code), count, state_tone(code)) for code, count in by.items() if count)]


def _columns() -> tuple[Column, ...]:
    states = tuple(
        codes.code_list("aid_round_state").shown(one.code) for one in codes.code_list("aid_round_state").entries
    )
    return (
        Column(title=_("批次号"), text=lambda row: row.round.round_no, width=100, usual=("2026-000",), sort="round_no"),
        Column(title=_("批次名称"), text=lambda row: row.round.title, width=220, least=150, stretch=True),
        Column(title=_("状态"), text=lambda row: label("aid_round_state", row.round.state), width=84, words=states,
               usual=states[:2], tone=lambda row: state_tone(row.round.state)),
        Column(title=_("救助类别"), text=lambda row: label("aid_kind", row.round.kind), width=104,
               usual=(label("aid_kind", "living"),)),
        Column(title=_("期间"), text=lambda row: row.round.period, width=120, usual=("2026年春节",)),
        Column(title=_("方式"), text=lambda row: label("aid_method", row.round.method), width=90,
               usual=(label("aid_method", "transfer"),)),
        Column(title=_("人次"), text=lambda row: f"{row.rows:,}", width=70, right=True, usual=("3,508",), sort="rows"),
        Column(title=_("金额（元）"), text=lambda row: yuan(row.amount), width=124, right=True, usual=("1,234,567.00",),
               sort="amount"),
    )  # fmt: skip


def _detail(row: RoundRow) -> Detail:
    round_ = row.round
    lines = (
        (_("批次号"), round_.round_no), (_("救助类别"), label("aid_kind", round_.kind)), (_("期间"), round_.period),
        (_("发放方式"), label("aid_method", round_.method)), (_("资金"), row.fund_name), (_("人次"), f"{row.rows:,}"),
        (_("金额"), money(row.amount)), (_("已发放"), f"{row.paid_rows:,}　{money(row.paid)}"), (_("签收表"), row.sheet_no),
        (_("经办人"), "、".join(one for one in (round_.handler, round_.second_handler) if one)),
        (_("状态起始"), round_.since), (_("备注"), round_.note or ""),
    )  # fmt: skip
    return Detail(
        title=round_.title, state=label("aid_round_state", round_.state), tone=state_tone(round_.state),
        lines=[(name, value) for name, value in lines if value],
    )  # fmt: skip


class RoundsPage(Page):
    """The list, or the opened round; the action beside the tabs goes while a round is open."""

    def __init__(self, desk: Desk) -> None:
        actions = (Action(title=_("新建批次"), run=self.new_round, icon="plus", key="Ctrl+N", primary=True),)
        super().__init__(desk, _("发放"), actions)
        self._own_row = self.action_row
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._own_row)
        self.action_row = holder  # type: ignore[assignment]  # the tabs show and hide the holder, this page what is in it
        self.round: RoundPage | None = None
        self.list = RoundList(desk, self.open_round, self.new_round)
        self.stack = Stack()
        self.stack.addWidget(self.list)
        self.column.setSpacing(0)
        self.column.addWidget(self.stack, 1)
        self._own_row.setVisible(desk.office.officer.may(Right.ENTER))

    def open_round(self, no: int) -> RoundPage:
        """The round stands in place of the list. Raises Refused for an unknown one."""
        from ui.aid.round_page import RoundPage

        made = RoundPage(self.desk, no, self.close_round)
        self._drop()
        self.round = made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        self._own_row.hide()
        made.begin()
        return made

    def close_round(self) -> None:
        """Back to the list."""
        no = self.round.no if self.round is not None else None
        self.stack.setCurrentWidget(self.list)
        self._drop()
        self._own_row.setVisible(self.desk.office.officer.may(Right.ENTER))
        place = self.list.model.place_of(no) if no is not None else -1
        if place >= 0:
            self.list.table.go_to(place)
        self.list.table.setFocus()

    def _drop(self) -> None:
        if self.round is not None:
            self.stack.removeWidget(self.round)
            self.round.hide()
            self.round.deleteLater()
            self.round = None

    def new_round(self) -> QDialog:
        """A new round; it is opened once it is made."""
        from ui.aid.round_form import RoundDialog

        dialog = RoundDialog(self.desk.office, parent=self)
        dialog.saved.connect(lambda made: self.open_round(made.no))
        dialog.open()
        return dialog

    def take(self, wanted: Any) -> None:
        """("aid_rounds", number) or a number is opened; a Query is shown in the list."""
        if isinstance(wanted, tuple) and len(wanted) == 2:
            wanted = wanted[1]
        if isinstance(wanted, int):
            self.open_round(wanted)
            return
        if self.round is not None:
            self.close_round()
        if wanted is not None:
            self.list.take(wanted)

    def begin(self) -> None:
        """Work begins in the opened round, or in the list."""
        if self.round is not None:
            self.round.begin()
        else:
            self.list.begin()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of what is in front."""
        return self.round.keys() if self.round is not None else [*super().keys(), *self.list.keys()]
