"""The figures of collective contracts as of a chosen day; each number opens the list it was counted from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.contracts import words
from ui.contracts.units_dialog import UnitsDialog
from ui.kit import text
from ui.kit.buttons import button, link
from ui.kit.cards import CardRow, Figure, FigureCard
from ui.kit.cell import Cell
from ui.kit.chosen import Chosen
from ui.kit.date_box import DateBox
from ui.kit.page import Page
from ui.kit.room import Roomy
from ui.theme import Tone
from unionoffice import cleaning, codes, contracts
from unionoffice.contracts import ContractFigures, Rate, Reach
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk

CARDS = 6
LINK_EDGE = 7
"""Pixels of a link's own edge: what stands above and below one ends where its words end."""


class FiguresPage(Page):
    """Cards for the whole, a table by kind, the rates with their bases; `show_list` shows certain contracts."""

    areas = words.AREAS

    def __init__(self, desk: Desk, show_list: Callable[[Chosen], object]) -> None:
        super().__init__(desk, _("统计"))
        self._show_list = show_list
        self.found: ContractFigures | None = None
        self.numbers: dict[str, QWidget] = {}
        self.day = DateBox(desk.office.today)
        self.day.setText(desk.office.today)
        self.day.setFixedWidth(190)
        self.day.returnPressed.connect(self.count)
        self.day_cell = Cell(_("统计日"), self.day)
        self.day_cell.setFixedWidth(190)
        asked = QHBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self.day_cell)
        asked.addWidget(button(_("统计"), self.count, key="Enter"), 0, Qt.AlignmentFlag.AlignBottom)
        asked.addStretch()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addLayout(asked)
        self.cards = [FigureCard(Figure(title="", number="–")) for _place in range(CARDS)]
        column.addWidget(CardRow(self.cards))
        self._base = text.dim("", wrap=True)
        column.addWidget(self._base)
        self._tables = QVBoxLayout()
        self._tables.setSpacing(14)
        column.addLayout(self._tables)
        column.addStretch()
        self.column.addWidget(Roomy(inside), 1)
        self.column.setSpacing(10)

    def begin(self) -> None:
        """Work begins at the day."""
        self.day.setFocus()
        self.day.selectAll()

    def refresh(self) -> None:
        """The figures of the day that stands there."""
        self.count()

    def count(self) -> None:
        """Counted anew for the typed day; a day that is none is told at its box."""
        self.day_cell.clear()
        read = cleaning.read_date(self.day.text(), today=self.desk.office.today)
        if read.value is None:
            self.day_cell.say(_("请填写日期，例如 2026-01-01。"))
            return
        day = str(read.value)
        self.day.setText(day)
        with errors.showing(self):
            self.found = contracts.figures(self.desk.office, day=day)
            self._show(self.found)

    # -- showing

    def _show(self, found: ContractFigures) -> None:
        rate = found.coverage_rate
        share = f"{rate.percent}%" if rate.value is not None else "–"
        raised = f"{found.raise_average:.2f}%" if found.raise_average is not None else "–"
        missing = len(rate.missing)
        reached = found.reach.enterprises
        figures = (
            Figure(title=_("有效合同"), number=f"{found.contracts:,}", note=found.day, tone=Tone.PLAIN,
                   open=self._contracts(_("有效合同"), found.in_force)),
            Figure(title=_("覆盖企业"), number=f"{found.enterprises:,}", note=_("每家只计一次"), tone=Tone.PLAIN,
                   open=self._units(_("覆盖企业"), reached)),
            Figure(title=_("覆盖职工"), number=f"{found.workers:,}", note=_("按最近一次人数"), tone=Tone.PLAIN,
                   open=self._units(_("覆盖职工"), reached)),
            Figure(title=_("其中女职工"), number=f"{found.women:,}", tone=Tone.PLAIN,
                   open=self._units(_("其中女职工"), reached)),
            Figure(title=_("覆盖率"), number=share, note=_("未覆盖 {n:,} 家").format(n=missing) if missing else "",
                   tone=Tone.WARN, open=self._units(_("未覆盖的企业"), rate.missing)),
            Figure(title=_("工资平均增幅"), number=raised, note=_("{n:,} 份工资合同").format(n=len(found.raise_numbers)),
                   tone=Tone.PLAIN, open=self._contracts(_("写明增幅的工资合同"), found.raise_numbers)),
        )  # fmt: skip
        for card, figure in zip(self.cards, figures, strict=True):
            card.show_figure(figure)
        from ui.contracts.coverage_page import rate_words

        self._base.setText(rate_words(found))
        while (item := self._tables.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.numbers = {}
        self._tables.addWidget(self._by_kind(found))
        self._tables.addWidget(self._rates(found))

    def _by_kind(self, found: ContractFigures) -> QWidget:
        card, column = text.card()
        column.addWidget(text.heading(_("按种类和层级")))
        levels = [entry.code for entry in codes.code_list("contract_level").entries]
        heads = [_("种类"), *(words.label("contract_level", one) for one in levels), _("合计"), _("覆盖企业"), _("职工"),
                 _("女职工"), _("覆盖率")]  # fmt: skip
        grid = _grid(heads, column)
        row = 1
        for kind, numbers in found.by_kind.items():
            word = words.label("contract_kind", kind)
            grid.addWidget(text.label(word), row, 0)
            for place, level in enumerate(levels, start=1):
                some = found.by_kind_and_level[kind, level]
                title = f"{word} · {words.label('contract_level', level)}"
                self._put(grid, row, place, f"{kind}.{level}", str(len(some)), self._contracts(title, some), some)
            self._line(
                grid, row, len(levels) + 1, kind, word, numbers, found.reach_by_kind[kind], found.rate_by_kind[kind]
            )
            row += 1
        grid.addWidget(text.label(_("合计"), bold=True), row, 0)
        for place, level in enumerate(levels, start=1):
            some, title = found.by_level[level], words.label("contract_level", level)
            self._put(grid, row, place, f"all.{level}", str(len(some)), self._contracts(title, some), some)
        whole = _("有效合同")
        self._line(grid, row, len(levels) + 1, "all", whole, found.in_force, found.reach, found.coverage_rate)
        return card

    def _line(
        self, grid: QGridLayout, row: int, place: int, key: str, title: str, numbers: Sequence[int], reach: Reach,
        rate: Rate,
    ) -> None:  # fmt: skip
        covered = reach.enterprises
        self._put(grid, row, place, key, f"{len(numbers):,}", self._contracts(title, numbers), numbers)
        for step, (name, number) in enumerate(
            (("enterprises", len(covered)), ("workers", reach.workers), ("women", reach.women)), start=1
        ):
            self._put(grid, row, place + step, f"{key}.{name}", f"{number:,}", self._units(title, covered), covered)
        percent = f"{rate.percent}%" if rate.value is not None else "–"
        missing = self._units(_("未覆盖的企业"), rate.missing)
        self._put(grid, row, place + 4, f"{key}.rate", percent, missing, rate.missing)

    def _rates(self, found: ContractFigures) -> QWidget:
        card, column = text.card()
        column.addWidget(text.heading(_("一年来的办理时限")))
        grid = _grid([_("办理事项"), _("比率"), _("按时"), _("逾期"), _("基数"), _("基数是")], column, words_last=True)
        for row, rate in enumerate(found.on_time, start=1):
            grid.addWidget(text.label(rate.label), row, 0)
            percent = f"{rate.percent}%" if rate.value is not None else "–"
            for place, (key, said, numbers) in enumerate(
                (("rate", percent, rate.base), ("good", f"{len(rate.numbers):,}", rate.numbers),
                 ("late", f"{len(rate.missing):,}", rate.missing), ("base", f"{len(rate.base):,}", rate.base)), start=1
            ):  # fmt: skip
                self._put(grid, row, place, f"{rate.name}.{key}", said, self._contracts(rate.label, numbers), numbers)
            grid.addWidget(text.dim(rate.base_words, wrap=True, small=True), row, 5)
        return card

    def _put(
        self, grid: QGridLayout, row: int, place: int, key: str, said: str, show: Callable[[], Any],
        numbers: Sequence[int],
    ) -> None:  # fmt: skip
        """A number that opens its list; one that counts nothing is plain."""
        made = link(said, show) if numbers else text.dim(said)
        if not numbers:
            made.setContentsMargins(0, 0, LINK_EDGE, 0)
        heads = grid.itemAtPosition(row, 0), grid.itemAtPosition(0, place)
        names = [str(one.widget().property("text")) for one in heads if one is not None]
        made.setAccessibleName(" ".join([*names, said]))
        self.numbers[key] = made
        grid.addWidget(made, row, place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    # -- lists

    def _contracts(self, title: str, numbers: Sequence[int]) -> Callable[[], object]:
        day = self.found.day if self.found is not None else ""
        shown = Chosen(words=_("{what}（{day}）").format(what=title, day=day), numbers=array("q", numbers))

        def show() -> None:
            with errors.showing(self):
                if not numbers:
                    raise Refused("nothing", _("这个数字后面没有合同。"))
                self._show_list(shown)

        return show

    def _units(self, title: str, numbers: Sequence[int]) -> Callable[[], object]:
        def show() -> UnitsDialog | None:
            with errors.showing(self):
                if not numbers:
                    raise Refused("nothing", _("这个数字后面没有企业。"))
                dialog = UnitsDialog(self.desk, title, list(numbers), self.found, self)
                dialog.open()
                return dialog
            return None

        return show


def _grid(heads: Sequence[str], column: QVBoxLayout, *, words_last: bool = False) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for place, head in enumerate(heads):
        words = place == 0 or (words_last and place == len(heads) - 1)
        said = text.dim(head, small=True, wrap=not words)
        said.setContentsMargins(0, 0, 0 if words else LINK_EDGE, 0)
        grid.addWidget(said, 0, place, left if words else right)
        grid.setColumnStretch(place, 3 if words_last and place == len(heads) - 1 else 1)
    column.addLayout(grid)
    return grid
