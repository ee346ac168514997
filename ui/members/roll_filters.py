"""The filters above the member list: union, state, kind of member, and what they mean to the search."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QColor, QPalette, QResizeEvent

from ui import theme
from ui.kit.choice_box import ChoiceBox
from ui.kit.filters import Filter as Box
from ui.kit.filters import FilterBar
from ui.members.saved_filters import SavedFilters
from ui.members.sources import find_unions, name_of_unit
from unionoffice import codes, members
from unionoffice.members import Filter
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from ui.kit.list_page import Query
    from unionoffice.office import Office

UNIT, STATE, KIND = "unit", "state", "kind"
"""Keys of the filters in a Query; `unit` is a unit's number with everything below it."""
EVERYBODY = "all"
"""The state filter's word for every state; "" means on the roll."""
NARROW = 820
"""Below this width (px) the bar draws itself together."""
UNION_WIDE, UNION_NARROW = 190, 124
SEARCH = N_("姓名、拼音首字母、证件号码、手机、会员编号或工会")

KINDS: dict[str, str] = {
    "migrant": N_("农民工"),
    "women": N_("女会员"),
    "new_form": N_("新就业形态"),
    "dispatched": N_("劳务派遣"),
    "unprinted": N_("未印会员证"),
    "no_photo": N_("无照片"),
    "no_phone": N_("无手机号码"),
    "no_consent": N_("未签告知同意"),
    "this_month": N_("本月入会"),
    "this_year": N_("本年入会"),
}
"""Kinds of member a list may hold; those of new forms of work follow, group by group."""

_KIND_FILTERS: dict[str, Filter] = {
    "migrant": Filter(facts=(("migrant", 1),)),
    "women": Filter(facts=(("sex", "female"),)),
    "new_form": Filter(facts=(("employment_form", "new_form"),)),
    "dispatched": Filter(facts=(("employment_form", "dispatched"),)),
    "unprinted": Filter(without=("card_issued",)),
    "no_photo": Filter(without=("photo",)),
    "no_phone": Filter(without=("phone",)),
    "no_consent": Filter(without=("consent_on",)),
}


def boxes() -> tuple[Box, ...]:
    """The kit's filters of kind and state, in their order; the union has a box of its own."""
    return (
        Box(key=KIND, name=_("类别"), every=_("全部类别"), choices=_kinds, width=128),
        Box(key=STATE, name=_("会籍状态"), every=_("在册（含转入）"), choices=_states, width=142),
    )


def _kinds() -> Sequence[tuple[str, str]]:
    groups = codes.code_list("new_form_group")
    return [(key, _(words)) for key, words in KINDS.items()] + [
        (f"group:{one.code}", groups.shown(one.code)) for one in groups.entries
    ]


def _states() -> Sequence[tuple[str, str]]:
    known = codes.code_list("member_state")
    return [(EVERYBODY, _("全部状态")), *((one.code, known.shown(one.code)) for one in known.entries)]


def meaning(office: Office, chosen: Mapping[str, str]) -> Filter:
    """What the chosen filters ask of the roll; a union stands for itself and everything below it."""
    kind, state, unit = chosen.get(KIND, ""), chosen.get(STATE, ""), chosen.get(UNIT, "")
    wanted = _KIND_FILTERS.get(kind, Filter())
    if kind.startswith("group:"):
        wanted = Filter(facts=(("new_form_group", kind.removeprefix("group:")),))
    elif kind == "this_month":
        wanted = Filter(joined_from=office.today[:8] + "01")
    elif kind == "this_year":
        wanted = Filter(joined_from=office.today[:5] + "01-01")
    if state != EVERYBODY:
        wanted = replace(wanted, states=(state,) if state else members.STATES_ON_THE_ROLL)
    if unit:
        wanted = members.with_below(office, replace(wanted, units=(int(unit),)))
    return wanted


class MemberBar(FilterBar):
    """Search, union, kind, state and the saved filters."""

    def __init__(self, office: Office, query: Callable[[], Query], show: Callable[[Query], object]) -> None:
        super().__init__(_(SEARCH), boxes())
        every = _("全部工会")
        name_of = name_of_unit(office)
        self.union = ChoiceBox(
            find_unions(office, every=every), name_of=lambda no: name_of(no) if no else every, placeholder=every
        )
        self.union.setFixedWidth(UNION_WIDE)
        self.search.setMinimumWidth(110)
        look = self.union.line.palette()
        look.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.TEXT))
        self.union.line.setPalette(look)
        self.union.setToolTip(_("只看一个工会和它下面的全部工会；可以输入名称或拼音首字母"))
        self.union.line.setAccessibleName(_("工会"))
        self.union.setAccessibleName(_("工会"))
        self.union.picked.connect(self.changed)
        self.union.line.textEdited.connect(self._emptied)
        self.saved = SavedFilters(office, query, show)
        self.row.insertWidget(1, self.union)
        self.row.addWidget(self.saved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the search box keeps its room."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self.union.setFixedWidth(UNION_NARROW if narrow else UNION_WIDE)
        self.saved.be_narrow(narrow)

    def _emptied(self, typed: str) -> None:
        if not typed.strip():
            self.changed.emit()

    def values(self) -> dict[str, str]:
        """The filters that hold something back, by key."""
        chosen = self.union.value()
        return {**super().values(), **({UNIT: str(chosen)} if chosen else {})}

    def set(self, words: str, values: Mapping[str, str]) -> None:
        """Search box and filters show this; nobody is told."""
        super().set(words, values)
        with QSignalBlocker(self.union):
            self.union.put(int(values[UNIT]) if values.get(UNIT) else None)
