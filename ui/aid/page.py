"""The page 困难帮扶: files, rounds and funds behind three tabs; an opened file stands in place of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import errors
from ui.kit.list_page import Query
from ui.kit.page import Page
from ui.kit.room import Leaf, Stack
from ui.kit.tab_row import TabRow
from unionoffice.aid import LISTS
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.aid.case_page import CasePage
    from ui.desk import Desk

FILES, ROUNDS, FUNDS = "files", "rounds", "funds"
FILE_TABLES = frozenset({"aid_files"})
"""Tables whose records are shown as an opened file."""


class AidPage(Page):
    """Three pages in one: their titles are hidden, their actions stand beside the tabs. Made when first turned to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("困难帮扶"))
        self.case: CasePage | None = None
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        head = self.column.takeAt(0).layout()
        assert isinstance(head, QHBoxLayout)
        self._front = Leaf()
        front = QVBoxLayout(self._front)
        front.setContentsMargins(24, 16, 24, 14)
        front.setSpacing(12)
        self._head = head
        self.tabs = TabRow(_("困难帮扶"))
        self.tabs.add(FILES, _("困难档案"))
        self.tabs.add(ROUNDS, _("发放"))
        self.tabs.add(FUNDS, _("资金与统计"))
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
        self.turn(FILES)

    # -- tabs

    def turn(self, key: str) -> None:
        """The page of this tab is in front."""
        with errors.showing(self):
            page = self._page(key)
            self.pages.setCurrentWidget(page)
            for one in self._made.values():
                one.action_row.setVisible(one is page)

    def _page(self, key: str) -> Page:
        page = self._made.get(key)
        if page is None:
            page = self._made[key] = self._make(key)
            page.column.setContentsMargins(0, 0, 0, 0)
            _hide_title(page)
            self.pages.addWidget(page)
            self._head.addWidget(page.action_row)
        return page

    def _make(self, key: str) -> Page:
        if key == ROUNDS:
            from ui.aid.rounds_page import RoundsPage

            return RoundsPage(self.desk)
        if key == FUNDS:
            from ui.aid.funds_page import FundsPage

            return FundsPage(self.desk)
        from ui.aid.files_page import FilesPage

        return FilesPage(self.desk, self.open_file)

    def front(self) -> Page:
        """The page behind the chosen tab."""
        return self._page(self.tabs.chosen())

    # -- one file

    def open_file(self, no: int) -> CasePage:
        """The file stands in place of the tabs. Raises Refused for an unknown one."""
        from ui.aid.case_page import CasePage

        made = CasePage(self.desk, no, self.close_file)
        self._drop_case()
        self.case = made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        made.begin()
        return made

    def close_file(self) -> None:
        """Back to where the file was opened from; what was uncovered is covered again."""
        self.stack.setCurrentWidget(self._front)
        self._drop_case()
        self.front().begin()

    def _drop_case(self) -> None:
        if self.case is not None:
            self.stack.removeWidget(self.case)
            self.case.hide()
            self.case.deleteLater()
            self.case = None

    # -- the window's manners

    def take(self, wanted: Any) -> None:
        """A number or ("aid_files", number) is a file to be opened; a tab's word turns to it; the reason of a deadline is
        shown as its list; ("aid_rounds", number) goes to the rounds; a Query, a Chosen or "new" to the list of files.
        """
        if isinstance(wanted, tuple) and len(wanted) == 2 and wanted[0] in FILE_TABLES:
            wanted = wanted[1]
        if isinstance(wanted, int):
            self.open_file(wanted)
            return
        if self.case is not None:
            self.close_file()
        if isinstance(wanted, str) and wanted.startswith("aid_"):
            wanted = _list_of(wanted)
        if wanted in (FILES, ROUNDS, FUNDS):
            self.tabs.choose(wanted)
            return
        key = FUNDS if wanted in ("figures", "quotas", "ledger") else _tab_of(wanted)
        self.tabs.choose(key)
        self._page(key).take(wanted)

    def begin(self) -> None:
        """Work begins in the opened file, or on the page of the chosen tab."""
        (self.case or self.front()).begin()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of what is in front."""
        return (self.case or self.front()).keys()


def _tab_of(wanted: Any) -> str:
    if isinstance(wanted, tuple) and wanted and isinstance(wanted[0], str):
        return FUNDS if wanted[0].startswith("aid_fund") else ROUNDS
    return FILES


def _list_of(reason: str) -> Any:
    """What many things of one kind (the reason of a deadline) are shown as: a standing list, a stage, or the rounds."""
    name = {"aid_sync": "sync_overdue", "aid_check": "check_due"}.get(reason, reason.removeprefix("aid_"))
    if reason == "aid_posting":
        return Query(filters={"stage": "posted"})
    return Query(filters={"list": name}) if name in LISTS else ROUNDS


def _hide_title(page: Page) -> None:
    """The page's own title goes: the name of all three stands above them."""
    head = page.column.itemAt(0)
    words = head.layout().itemAt(0) if head is not None else None
    title = words.layout().itemAt(0) if words is not None else None
    if title is not None:
        title.widget().hide()
