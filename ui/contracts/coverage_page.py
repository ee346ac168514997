"""The coverage map of the units: every enterprise with the contracts that cover it today, and those nobody covers."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.contracts import words
from ui.kit import text
from ui.kit.columns import Column
from ui.kit.detail import Detail, RowAction
from ui.kit.list_page import Empty, ListPage, ListSpec, Query
from ui.kit.stage_pills import StagePills
from ui.theme import Tone
from unionoffice import contracts, units
from unionoffice.contracts import ContractFigures, Line
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """One enterprise: its unit, the contracts in force that cover it, its workers as the latest of their rows has them."""

    unit: Unit
    by: tuple[int, ...]
    workers: int | None

    @property
    def name(self) -> str:
        """The enterprise's own name, where the unit is its union."""
        return self.unit.employer or self.unit.name


class CoveragePage(ListPage):
    """The table with what is covered by what; `open_contract` shows a contract whole."""

    def __init__(self, desk: Desk, open_contract: Callable[[int], object]) -> None:
        self._open_contract = open_contract
        self._rows: dict[int, Covering] = {}
        self._lines: dict[int, Line] = {}
        self.pills = StagePills(_("覆盖情况"))
        self.rate = text.dim("", wrap=True)
        super().__init__(
            desk,
            ListSpec(
                title=_("覆盖"),
                search=_("企业名称、合同编号"),
                counted=_("共 {n} 家企业"),
                columns=(
                    Column(title=_("企业"), text=lambda row: row.name, width=260, stretch=True, sort="name"),
                    Column(
                        title=_("职工"), text=lambda row: "" if row.workers is None else f"{row.workers:,}", width=80,
                        right=True, sort="workers",
                    ),
                    Column(title=_("合同"), text=lambda row: str(len(row.by) or ""), width=64, right=True, sort="contracts"),
                    Column(title=_("覆盖它的合同"), text=self._numbers, width=330, tone=_tone),
                ),
                find=self._find,
                fetch=lambda numbers: [self._rows.get(no) for no in numbers],
                detail=self._detail,
                open=self._open_row,
                empty=Empty(sentence=_("还没有建会的企业，也没有集体合同覆盖的企业。先在“组织”里登记。"), icon="contract"),
                areas=words.AREAS,
                row_actions=(
                    RowAction(
                        title=_("打开合同"), run=lambda chosen: self.open_latest(chosen[0]), icon="contract", primary=True,
                        when=lambda row: bool(row.by),
                    ),
                    RowAction(title=_("打开单位"), run=lambda chosen: desk.go("units", chosen[0]), icon="tree", key="Ctrl+O"),
                ),
            ),
        )  # fmt: skip
        self.pills.chosen.connect(lambda _key: self.search())
        self.column.insertWidget(1, self.rate)
        self.column.insertWidget(3, self.pills)
        self.column.setSpacing(10)

    def refresh(self) -> None:
        """The map as of today; the rate with its base above it."""
        office = self.desk.office
        found = contracts.figures(office)
        table = contracts.coverage_table(office)
        known = {unit.no: unit for unit in units.units_of(office, [no for no, _by in table])}
        reached = found.reach.rows
        self._rows = {
            no: Covering(unit=known[no], by=by, workers=reached[no].workers if no in reached else None)
            for no, by in table
        }
        wanted = list(dict.fromkeys(no for _unit, by in table for no in by))
        self._lines = {line.contract.no: line for line in contracts.lines(office, wanted)}
        covered = sum(bool(row.by) for row in self._rows.values())
        whole = len(self._rows)
        self.pills.offer(
            [
                ("", _("全部"), whole, Tone.PLAIN),
                ("covered", _("已覆盖"), covered, Tone.GOOD),
                ("open", _("未覆盖"), whole - covered, Tone.WARN),
            ]
        )
        self.rate.setText(rate_words(found))
        super().refresh()

    def _find(self, query: Query) -> array[int]:
        asked, shown = query.text.casefold().split(), self.pills.value()
        rows = [
            row
            for row in self._rows.values()
            if not (shown and bool(row.by) is not (shown == "covered"))
            and all(word in self._words_of(row) for word in asked)
        ]
        keys: dict[str, Callable[[Covering], tuple[object, ...]]] = {
            "name": lambda row: (row.name,), "workers": lambda row: (row.workers or 0, row.name),
            "contracts": lambda row: (len(row.by), row.name),
        }  # fmt: skip
        if query.sort:
            rows.sort(key=keys[query.sort], reverse=query.descending)
        return array("q", [row.unit.no for row in rows])

    def _words_of(self, row: Covering) -> str:
        return f"{row.name} {row.unit.name} {row.unit.short_name or ''} {self._numbers(row)}".casefold()

    def _numbers(self, row: Covering) -> str:
        return _("、").join(self.said(no) for no in row.by) or _("未覆盖")

    def said(self, no: int) -> str:
        """A contract in short: number, kind and level."""
        one = self._lines[no].contract
        kind, level = words.label("contract_kind", one.kind), words.label("contract_level", one.level)
        return f"{one.number} {kind}（{level}）"

    def _detail(self, row: Covering) -> Detail:
        lines = [(_("企业"), row.name)]
        if row.unit.kind != "nonunion":
            lines.append((_("工会"), row.unit.name))
        if row.workers is not None:
            lines.append((_("职工"), f"{row.workers:,}"))
        lines += [(self._lines[no].contract.number, self._party(no)) for no in row.by]
        return Detail(
            title=_("{n} 份合同").format(n=len(row.by)), state=_("已覆盖") if row.by else _("未覆盖"),
            tone=Tone.GOOD if row.by else Tone.WARN, lines=lines,
        )  # fmt: skip

    def _party(self, no: int) -> str:
        one = self._lines[no].contract
        return f"{words.label('contract_kind', one.kind)}　{one.employer_name}　{words.span(one)}"

    def open_latest(self, unit: int) -> None:
        """The newest of the contracts that cover the enterprise is opened."""
        row = self._rows[unit]
        self._open_contract(max(row.by, key=lambda no: (self._lines[no].contract.signed_on or "", no)))

    def _open_row(self, unit: int) -> None:
        if self._rows[unit].by:
            self.open_latest(unit)
        else:
            self.desk.go("units", unit)


def _tone(row: Covering) -> Tone:
    return Tone.PLAIN if row.by else Tone.WARN


def rate_words(found: ContractFigures) -> str:
    """The coverage rate with both its numbers and what it is counted on."""
    rate = found.coverage_rate
    if rate.value is None:
        return _("还没有可作基数的企业。基数：{base}。").format(base=rate.base_words)
    return _("覆盖率 {percent}% = 已覆盖 {n:,} 家 ÷ 基数 {base:,} 家。基数：{words}。").format(
        percent=rate.percent, n=len(rate.numbers), base=len(rate.base), words=rate.base_words
    )
