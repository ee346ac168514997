"""The list of files: searched as one types, filtered, counted by stage; the page of the tab 档案."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu

from ui.aid import file_columns, file_filters
from ui.aid.file_filters import FileBar
from ui.kit.chosen import Chosen
from ui.kit.detail import RowAction
from ui.kit.list_page import Empty, ListPage, ListSpec, Query
from ui.kit.page import Action
from unionoffice import aid
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.kit.filters import FilterBar


class FilesPage(ListPage):
    """Every file of the office; `open_file` shows one whole."""

    def __init__(self, desk: Desk, open_file: Callable[[int], object]) -> None:
        self._open_file = open_file
        self._only: Chosen | None = None
        super().__init__(
            desk,
            ListSpec(
                title=_("困难职工档案"),
                search=_(file_filters.SEARCH),
                counted=_("共 {n} 份档案"),
                columns=file_columns.columns(),
                find=self._find,
                fetch=lambda numbers: aid.rows(desk.office.reading(), numbers),
                detail=file_columns.detail_of,
                open=open_file,
                empty=Empty(
                    sentence=_("还没有困难职工档案。从名册里选出职工，建立第一份档案；原来纸上已有的档案也可以接入。"),
                    action=Action(title=_("新建档案"), run=self.new_file), icon="heart",
                ),
                areas=frozenset({"aid", "members", "people", "units", "settings"}),
                actions=self._page_actions(),
                row_actions=self._deeds(),
            ),
        )  # fmt: skip
        assert isinstance(self.bar, FileBar)
        self.column.insertWidget(2, self.bar.stages)
        self.column.setSpacing(12)

    def make_bar(self) -> FilterBar:
        """Search, union, category, level and standing lists; the pills stand in a line of their own."""
        return FileBar(self.desk.office)

    def _page_actions(self) -> tuple[Action, ...]:
        return (
            Action(title=_("新建档案"), run=self.new_file, icon="plus", key="Ctrl+N", primary=True),
            Action(title=_("接入原有档案…"), run=self.take_over, icon="folder", more=True),
            Action(title=_("按新低保标准重新测算…"), run=self.regrade, icon="scales", more=True),
            Action(title=_("抽查…"), run=self.spot_check, icon="search", more=True),
            Action(title=_("打印空白表…"), run=self.print_blank, icon="contract", more=True),
        )

    def _deeds(self) -> tuple[RowAction, ...]:
        return (
            RowAction(title=_("打开档案"), run=lambda chosen: self._open_file(chosen[0]), icon="folder", primary=True),
            RowAction(title=_("登记入户…"), run=lambda chosen: self.visit(chosen[0]), icon="home", when=_is_open),
            RowAction(title=_("打印档案表…"), run=self.print_table, icon="print", key="Ctrl+P", beside=False),
            RowAction(title=_("打印公示…"), run=self.print_notice, icon="print", many=True, beside=False),
            RowAction(title=_("打印入户走访名单…"), run=self.print_visits, icon="print", many=True, beside=False),
        )

    # -- the list

    def _find(self, query: Query) -> array[int]:
        office = self.desk.office
        if self._only is not None and not query.text and not query.filters:
            return self._only.numbers
        self._only = None
        wanted = file_filters.meaning(office, query.filters)
        return aid.files(office, wanted, text=query.text, sort=query.sort, descending=query.descending)

    def refresh(self) -> None:
        """The same query; the pills count anew."""
        assert isinstance(self.bar, FileBar)
        self.bar.stages.offer(file_filters.stages_counted(self.desk.office))
        super().refresh()

    def _foot_words(self, count: int) -> str:
        words = super()._foot_words(count)
        if self._only is None:
            return words
        return _("只显示{words}").format(words=self._only.words) + " · " + words

    def take(self, wanted: Any) -> None:
        """As the kit's list; a Chosen are certain files, "new" begins a new one."""
        if wanted == "new":
            self.new_file()
        elif isinstance(wanted, Chosen):
            self.bar.set("", {})
            self._only = wanted
            self.search()
        else:
            self._only = None
            super().take(wanted)

    # -- deeds

    def new_file(self) -> QDialog:
        """A new file, step by step from the choice of the worker."""
        from ui.aid.new_file_wizard import NewFileWizard

        wizard = NewFileWizard(self.desk, self)
        wizard.opened.connect(self._open_file)
        wizard.open()
        return wizard

    def take_over(self) -> QDialog:
        """A file that stood on paper before this program."""
        from ui.aid.take_over_dialog import TakeOverDialog

        dialog = TakeOverDialog(self.desk, self)
        dialog.saved.connect(lambda file: self._open_file(file.no))
        dialog.open()
        return dialog

    def visit(self, no: int) -> QDialog:
        """A visit to this household."""
        from ui.aid.visit_dialog import VisitDialog

        dialog = VisitDialog(self.desk.office, no, self)
        dialog.saved.connect(lambda _visit: self.desk.say(_("已登记入户")))
        dialog.open()
        return dialog

    # -- papers

    def print_table(self, chosen: Sequence[int]) -> None:
        """The file table of the first of them."""
        from ui.aid.print_menu import show_form

        household = aid.household(self.desk.office, chosen[0])
        if household is not None:
            show_form(self.desk, self, "table", chosen[0], name=household.worker.name)

    def print_notice(self, chosen: Sequence[int]) -> None:
        """One notice for all of them."""
        from ui.aid.print_menu import show_paper
        from unionoffice.aid.file_papers import LIST_FORMS, notice_paper

        office, numbers = self.desk.office, tuple(chosen)
        show_paper(
            self.desk, self, lambda offset: notice_paper(office, numbers, offset=offset), title=_(LIST_FORMS["notice"])
        )

    def print_visits(self, chosen: Sequence[int]) -> None:
        """The list of these households, to be taken along."""
        from ui.aid.print_menu import show_paper
        from unionoffice.aid.file_papers import LIST_FORMS, visit_list_paper

        office, numbers = self.desk.office, tuple(chosen)
        title = LIST_FORMS["visit_list"]
        show_paper(
            self.desk,
            self,
            lambda offset: visit_list_paper(office, numbers, title=title, offset=offset),
            title=_(title),
        )

    def print_blank(self) -> QMenu:
        """The forms to be filled in by hand drop down."""
        from ui.aid.print_menu import fill_blank

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_blank(menu, self.desk, self)
        menu.popup(self.action_row.mapToGlobal(self.action_row.rect().bottomLeft()))
        return menu

    # -- the year's work

    def regrade(self) -> QDialog:
        """The list of who would change by a new line."""
        from ui.aid.regrade_dialog import RegradeDialog

        dialog = RegradeDialog(self.desk, self)
        dialog.open()
        return dialog

    def spot_check(self) -> QDialog:
        """The draws of the yearly check of files."""
        from ui.aid.spot_check_dialog import SpotCheckDialog

        dialog = SpotCheckDialog(self.desk, self)
        dialog.wanted.connect(self.take)
        dialog.open()
        return dialog


def _is_open(row: aid.FileRow) -> bool:
    return row.stage in aid.OPEN_STAGES
