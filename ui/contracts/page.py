"""The page 集体合同: contracts, coverage and figures behind three tabs; an opened contract stands in place of all of them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import errors
from ui.contracts import words
from ui.kit.chosen import Chosen
from ui.kit.page import Page
from ui.kit.room import Leaf, Stack
from ui.kit.tab_row import TabRow
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.contracts.contract_page import ContractPage
    from ui.desk import Desk

CONTRACTS, COVERAGE, FIGURES = "contracts", "coverage", "figures"


class ContractsPage(Page):
    """Three pages in one: their titles are hidden, their actions stand beside the tabs. Made when first turned to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("集体合同"))
        self.contract: ContractPage | None = None
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        head = self.column.takeAt(0).layout()
        assert isinstance(head, QHBoxLayout)
        self._head = head
        self._front = Leaf()
        front = QVBoxLayout(self._front)
        front.setContentsMargins(24, 16, 24, 14)
        front.setSpacing(12)
        self.tabs = TabRow(_("集体合同"))
        for key, word in ((CONTRACTS, _("合同")), (COVERAGE, _("覆盖")), (FIGURES, _("统计"))):
            self.tabs.add(key, word)
        head.insertSpacing(1, 12)
        head.insertWidget(2, self.tabs)
        front.addLayout(head)
        self.pages = Stack()
        front.addWidget(self.pages, 1)
        self.stack = Stack()
        self.stack.addWidget(self._front)
        self.column.addWidget(self.stack, 1)
        self._made: dict[str, Page] = {}
        self.tabs.turned.connect(self.turn)
        self.turn(CONTRACTS)

    # -- tabs

    def turn(self, key: str) -> None:
        """The page of this tab is in front."""
        with errors.showing(self):
            page = self.page(key)
            self.pages.setCurrentWidget(page)
            for one in self._made.values():
                one.action_row.setVisible(one is page)

    def page(self, key: str) -> Page:
        """The page behind this tab."""
        page = self._made.get(key)
        if page is None:
            page = self._made[key] = self._make(key)
            page.column.setContentsMargins(0, 0, 0, 0)
            _hide_title(page)
            self.pages.addWidget(page)
            self._head.addWidget(page.action_row)
        return page

    def _make(self, key: str) -> Page:
        if key == COVERAGE:
            from ui.contracts.coverage_page import CoveragePage

            return CoveragePage(self.desk, self.open_contract)
        if key == FIGURES:
            from ui.contracts.figures_page import FiguresPage

            return FiguresPage(self.desk, self.take)
        from ui.contracts.contract_list import ContractList

        return ContractList(self.desk, self.open_contract)

    def front(self) -> Page:
        """The page behind the chosen tab."""
        return self.page(self.tabs.chosen())

    # -- one contract

    def open_contract(self, no: int) -> ContractPage:
        """The contract stands in place of the tabs. Raises Refused for an unknown one."""
        from ui.contracts.contract_page import ContractPage

        made = ContractPage(self.desk, no, self.close_contract, self.open_contract)
        self._drop()
        self.contract = made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        made.begin()
        return made

    def close_contract(self) -> None:
        """Back to where the contract was opened from."""
        self.stack.setCurrentWidget(self._front)
        self._drop()
        self.front().begin()

    def _drop(self) -> None:
        if self.contract is not None:
            self.stack.removeWidget(self.contract)
            self.contract.hide()
            self.contract.deleteLater()
            self.contract = None

    # -- the window's manners

    def take(self, wanted: Any) -> None:
        """A number or ("contracts", number) is a contract to be opened; a tab's word turns to it; the reason of a
        deadline is shown as its list; a Query, a Chosen, "new" or the word of a group goes to the list.
        """
        if isinstance(wanted, tuple) and len(wanted) == 2 and wanted[0] == "contracts":
            wanted = wanted[1]
        if isinstance(wanted, int):
            self.open_contract(wanted)
            return
        if self.contract is not None:
            self.close_contract()
        if wanted in (COVERAGE, FIGURES):
            self.tabs.choose(str(wanted))
            return
        self.tabs.choose(CONTRACTS)
        if wanted is not None and wanted != CONTRACTS:
            self.page(CONTRACTS).take(self._list_of(wanted) if isinstance(wanted, str) else wanted)

    def _list_of(self, word: str) -> Any:
        """A group's word stays; the reason of a deadline becomes the contracts it is told of."""
        if word == "new" or word in {key for key, *_rest in words.GROUPS}:
            return word
        from unionoffice import deadlines

        found = [one for one in deadlines.deadlines(self.desk.office, area="contracts") if one.reason == word]
        numbers = dict.fromkeys(one.record[1] for one in found if one.record is not None)
        return Chosen(words=_("有待办事项的合同"), numbers=array("q", numbers)) if numbers else word

    def begin(self) -> None:
        """Work begins in the opened contract, or on the page of the chosen tab."""
        (self.contract or self.front()).begin()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of what is in front."""
        return (self.contract or self.front()).keys()


def _hide_title(page: Page) -> None:
    """The page's own title goes: the name of all three stands above them."""
    head = page.column.itemAt(0)
    said = head.layout().itemAt(0) if head is not None else None
    title = said.layout().itemAt(0) if said is not None else None
    if title is not None:
        title.widget().hide()
