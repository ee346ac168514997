"""The filters above the list of files: stage, category, level, union and the standing lists; what they ask of the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QColor, QPalette

from ui import theme
from ui.aid.words import label, stage_tone
from ui.kit.choice_box import Choice, ChoiceBox
from ui.kit.filters import Filter, FilterBar
from ui.kit.stage_pills import StagePills
from ui.kit.unit_choice import finder, name_of
from ui.theme import Tone
from unionoffice import aid, codes
from unionoffice.aid import FileFilter
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.kit.choice_box import Find
    from unionoffice.office import Office

STAGE, CATEGORY, LEVEL, LIST, UNIT = "stage", "category", "level", "list", "unit"
"""Keys of the filters in a Query; `unit` is a unit's number with everything below it, `list` a key of aid.LISTS."""
OPEN, EVERYTHING, WAITING = "", "all", "waiting"
"""Stages put together: what is open, everything, and what is on its way to be on file."""
SEARCH = N_("姓名、拼音首字母、证件号码、手机或职工编号")
OLD_CATEGORY = "old"
"""The category filter's word for categories of earlier times."""

WAITING_STAGES = tuple(stage for stage in aid.OPEN_STAGES if stage not in aid.FILED_STAGES)


def boxes() -> tuple[Filter, ...]:
    """Category, level and the standing lists."""
    return (
        Filter(key=CATEGORY, name=_("困难类别"), every=_("全部困难类别"), choices=_categories, width=136),
        Filter(key=LEVEL, name=_("建档标准"), every=_("全部标准"), choices=lambda: _codes("aid_level"), width=118),
        Filter(key=LIST, name=_("常用名单"), every=_("全部名单"), choices=_lists, width=138),
    )


def _codes(name: str) -> list[tuple[str, str]]:
    known = codes.code_list(name)
    return [(one.code, known.shown(one.code)) for one in known.entries]


def _categories() -> Sequence[tuple[str, str]]:
    now = [(code, words) for code, words in _codes("aid_category") if code in aid.CATEGORIES]
    return [*now, (OLD_CATEGORY, _("旧的类别"))]


def _lists() -> Sequence[tuple[str, str]]:
    return [(key, _(words)) for key, (words, _who) in aid.LISTS.items()]


def meaning(office: Office, chosen: Mapping[str, str]) -> FileFilter:
    """What the chosen filters ask; a union stands for itself and everything below it."""
    stage, category = chosen.get(STAGE, OPEN), chosen.get(CATEGORY, "")
    stages: tuple[str, ...] = (stage,)
    if stage in (OPEN, EVERYTHING, WAITING):
        stages = {OPEN: aid.OPEN_STAGES, EVERYTHING: (), WAITING: WAITING_STAGES}[stage]
    if chosen.get(LIST) == "retention_over":
        stages = ()  # files ended long ago
    categories: tuple[str, ...] = (category,) if category else ()
    if category == OLD_CATEGORY:
        categories = tuple(code for code, _words in _codes("aid_category") if code not in aid.CATEGORIES)
    wanted = FileFilter(
        stages=stages, categories=categories, levels=(chosen[LEVEL],) if chosen.get(LEVEL) else (),
        standing=chosen.get(LIST, ""),
    )  # fmt: skip
    if chosen.get(UNIT):
        wanted = aid.with_below(office, replace(wanted, units=(int(chosen[UNIT]),)))
    return wanted


def stages_counted(office: Office) -> list[tuple[str, str, int, Tone]]:
    """The pills: what is open, each stage anybody stands in, and everything; with how many files."""
    counted = {one.code: len(aid.files(office, FileFilter(stages=(one.code,)))) for one in codes.code_list("aid_stage").entries}  # fmt: skip
    opened = sum(counted[stage] for stage in aid.OPEN_STAGES)
    pills = [(OPEN, _("在办在档"), opened, Tone.PLAIN)]
    pills += [(code, label("aid_stage", code), n, stage_tone(code)) for code, n in counted.items() if n]
    return [*pills, (EVERYTHING, _("全部"), sum(counted.values()), Tone.PLAIN)]


class FileBar(FilterBar):
    """Search, union, category, level, list; below them the stages as pills (made by the page)."""

    def __init__(self, office: Office) -> None:
        super().__init__(_(SEARCH), boxes())
        self.stages = StagePills(_("阶段"))
        self.stages.chosen.connect(lambda _key: self.changed.emit())
        every, name = _("全部单位"), name_of(office)
        self.union = ChoiceBox(
            _with_all(finder(office, unions_only=True), every), name_of=lambda no: name(no) if no else every,
            placeholder=every,
        )  # fmt: skip
        self.union.setFixedWidth(168)
        look = self.union.line.palette()
        look.setColor(QPalette.ColorRole.PlaceholderText, QColor(theme.TEXT))
        self.union.line.setPalette(look)
        self.union.setToolTip(_("只看一个工会和它下面的全部工会；可以输入名称或拼音首字母"))
        for named in (self.union, self.union.line):
            named.setAccessibleName(_("建档单位"))
        self.search.setMinimumWidth(130)
        self.union.picked.connect(self.changed)
        self.union.line.textEdited.connect(self._emptied)
        self.row.insertWidget(1, self.union)

    def _emptied(self, typed: str) -> None:
        if not typed.strip():
            self.changed.emit()

    def values(self) -> dict[str, str]:
        """The filters that hold something back, by key."""
        chosen, stage = self.union.value(), self.stages.value()
        more = {UNIT: str(chosen)} if chosen else {}
        return {**super().values(), **more, **({STAGE: stage} if stage else {})}

    def set(self, words: str, values: Mapping[str, str]) -> None:
        """Search box, filters and pills show this; nobody is told."""
        super().set(words, values)
        self.stages.put(values.get(STAGE, OPEN))
        with QSignalBlocker(self.union):
            self.union.put(int(values[UNIT]) if values.get(UNIT) else None)


def _with_all(find: Find, every: str) -> Find:
    def found(typed: str) -> Sequence[Choice]:
        first = [] if typed.strip() else [Choice(0, every)]
        return [*first, *find(typed)]

    return found
