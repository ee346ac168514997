"""The list of contracts: searched as one types, filtered, counted by where they stand."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog

from ui.contracts import words
from ui.contracts.contract_dialog import ContractDialog
from ui.kit.chosen import Chosen
from ui.kit.columns import Column
from ui.kit.detail import Detail, RowAction
from ui.kit.filters import Filter
from ui.kit.list_page import Empty, ListPage, ListSpec, Query
from ui.kit.page import Action
from ui.kit.stage_pills import StagePills
from unionoffice import codes, contracts
from unionoffice.contracts import Line
from unionoffice.fields import show
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk


class ContractList(ListPage):
    """Every contract of the office; `open_contract` shows one whole."""

    def __init__(self, desk: Desk, open_contract: Callable[[int], object]) -> None:
        self._open_contract = open_contract
        self._only: Chosen | None = None
        self.pills = StagePills(_("合同到了哪一步"))
        super().__init__(
            desk,
            ListSpec(
                title=_("集体合同"),
                search=_("编号、企业、工会、首席代表"),
                counted=_("共 {n} 份"),
                columns=_columns(),
                find=self._find,
                fetch=lambda numbers: contracts.lines(desk.office, list(numbers)),
                detail=self._detail,
                open=open_contract,
                empty=Empty(
                    sentence=_("还没有集体合同。从第一份要约开始登记；已经签订的合同也可以补登。"),
                    action=Action(title=_("登记合同"), run=self.add), icon="contract",
                ),
                areas=words.AREAS,
                filters=_filters(),
                actions=(
                    Action(title=_("登记合同"), run=self.add, icon="plus", key="Ctrl+N", primary=True),
                    Action(title=_("打印台账"), run=self.print_register, icon="print", key="Ctrl+P"),
                ),
                row_actions=(
                    RowAction(
                        title=_("打开合同"), run=lambda chosen: self._open_contract(chosen[0]), icon="contract", primary=True
                    ),
                ),
            ),
        )  # fmt: skip
        self.pills.chosen.connect(lambda _key: self.search())
        self.column.insertWidget(2, self.pills)
        self.column.setSpacing(12)

    # -- the list

    def _find(self, query: Query) -> array[int]:
        if self._only is not None and not query.text and not query.filters and not self.pills.value():
            return array("q", self._only.numbers)
        self._only = None
        chosen, group = query.filters, self.pills.value()
        wanted = contracts.Filter(
            text=query.text, kinds=_one(chosen, "kind"), levels=_one(chosen, "level"),
            states=words.states_of(group) if group else (), year=int(chosen["year"]) if "year" in chosen else None,
            sort=query.sort or "number",
        )  # fmt: skip
        found = contracts.find(self.desk.office, wanted)
        return array("q", reversed(found) if query.descending else found)

    def refresh(self) -> None:
        """The same query; the pills count anew."""
        self.pills.offer(words.groups_counted(contracts.pipeline(self.desk.office)))
        super().refresh()

    def _foot_words(self, count: int) -> str:
        said = super()._foot_words(count)
        return said if self._only is None else _("只显示{words}").format(words=self._only.words) + " · " + said

    def take(self, wanted: Any) -> None:
        """As the kit's list; a Chosen are certain contracts, "new" begins a new one, a group's or state's word its list."""
        if wanted == "new":
            self.add()
        elif isinstance(wanted, Chosen):
            self.bar.set("", {})
            self.pills.put("")
            self._only = wanted
            self.search()
        elif isinstance(wanted, str) and wanted:
            self.pills.put(wanted)
            self.search()
        else:
            self._only = None
            super().take(wanted)

    def _detail(self, line: Line) -> Detail:
        one = line.contract
        chiefs = "、".join(name for name in (one.worker_chief, one.employer_chief) if name)
        waiting = contracts.waiting(self.desk.office, one.no)
        lines = [
            (_("种类"), f"{words.label('contract_kind', one.kind)} · {words.label('contract_level', one.level)}"),
            (_("工会"), one.union_name), (_("首席代表"), chiefs), (_("签字日期"), one.signed_on or ""),
            (_("生效日期"), line.effective_on or ""), (_("履行期限"), words.span(one)),
            (_("覆盖"), _("{n:,} 家企业，{workers:,} 名职工，其中女职工 {women:,} 名").format(
                n=line.enterprises, workers=line.workers, women=line.women)),
        ]  # fmt: skip
        lines += [(_("待办"), one.what) for one in waiting[:2]]
        return Detail(
            title=one.number, state=words.state_word(line.state), tone=words.state_tone(line.state),
            lines=[(_("当事人"), one.employer_name), *(pair for pair in lines if pair[1])],
        )  # fmt: skip

    # -- deeds

    def add(self) -> QDialog:
        """A new contract in the register."""
        dialog = ContractDialog(self.desk, parent=self)
        dialog.saved.connect(lambda made: self._open_contract(made.no))
        dialog.open()
        return dialog

    def print_register(self) -> None:
        """The ledger of the contracts the list shows."""
        from ui.contracts.paper_preview import show_paper
        from unionoffice.contracts import papers

        office, numbers = self.desk.office, list(self._find(self.query()))
        show_paper(self.desk, self, lambda offset: papers.register_paper(office, numbers, offset=offset))


def _one(chosen: Any, key: str) -> tuple[str, ...]:
    return (chosen[key],) if key in chosen else ()


def _filters() -> tuple[Filter, ...]:
    return (
        Filter(key="kind", name=_("种类"), every=_("全部种类"), choices=lambda: _choices("contract_kind"), width=170),
        Filter(key="level", name=_("层级"), every=_("全部层级"), choices=lambda: _choices("contract_level"), width=130),
    )


def _choices(name: str) -> Sequence[tuple[str, str]]:
    entries = codes.code_list(name)
    return [(entry.code, entries.shown(entry.code)) for entry in entries.entries]


def _columns() -> tuple[Column, ...]:
    fields, day = contracts.CONTRACT_FIELDS, ("2026-00-00",)
    states = tuple(words.state_word(state) for state in ("running", "expiring"))
    return (
        Column(
            title=fields["number"].shown, text=lambda line: line.contract.number, width=92, usual=("2026-000",),
            sort="number",
        ),
        Column(
            title=_("当事人"), text=lambda line: line.contract.employer_name, width=150, least=110, stretch=True,
            sort="employer",
        ),
        Column(
            title=fields["kind"].shown, text=lambda line: words.short_kind(line.contract.kind), width=92,
            usual=(words.short_kind("wage"), words.short_kind("general")), words=tuple(words.short_kind(kind) for kind, _word in _choices("contract_kind")),
        ),
        Column(
            title=fields["level"].shown, text=lambda line: show(fields["level"], line.contract.level), width=66,
            usual=tuple(word for _level, word in _choices("contract_level")),
        ),
        Column(
            title=_("状态"), text=lambda line: words.state_word(line.state), width=76, usual=states, sort="state",
            words=tuple(words.state_word(state) for state in contracts.STATES), tone=lambda line: words.state_tone(line.state),
        ),
        Column(title=_("签字"), text=lambda line: line.contract.signed_on or "", width=98, usual=day, sort="signed_on"),
        Column(title=_("期限止"), text=lambda line: line.contract.term_end or "", width=98, usual=day, sort="term_end"),
        Column(title=_("企业"), text=lambda line: f"{line.enterprises:,}", width=50, usual=("000",), right=True),
        Column(title=_("职工"), text=lambda line: f"{line.workers:,}", width=58, usual=("0,000",), right=True),
    )  # fmt: skip
