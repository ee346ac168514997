"""The roll as a page: list, filters, columns, panel; certain people another page asked for; whom a deed is for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QWidget

from ui import errors
from ui.kit.ask_dialog import AskDialog
from ui.kit.chosen import Chosen
from ui.kit.detail import Detail, RowAction
from ui.kit.list_page import Empty, ListPage, ListSpec
from ui.kit.page import Action
from ui.kit.record_dialog import RecordDialog
from ui.members import roll_columns, roll_filters
from ui.members.actions import MORE
from ui.members.member_panel import detail_of
from ui.members.roll_list import RollList
from ui.members.undo_strip import UndoStrip
from ui.members.whom import Whom
from unionoffice import members
from unionoffice.errors import Refused
from unionoffice.members import Member, papers
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.kit.filters import FilterBar
    from unionoffice.office import Change

D = TypeVar("D", bound=AskDialog | RecordDialog)


class RollPage(ListPage):
    """The list with its filters and its panel; what is done with members is the page's that stands on it."""

    def __init__(
        self,
        desk: Desk,
        *,
        open_member: Callable[[int], object],
        empty: Empty,
        actions: Sequence[Action],
        row_actions: Sequence[RowAction],
    ) -> None:
        self.roll = RollList(desk)
        self._revealed = 0
        spec = ListSpec(
            title=_("会员"),
            search=_(roll_filters.SEARCH),
            counted=_("共 {n} 人"),
            columns=roll_columns.columns(),
            find=self.roll.find,
            fetch=lambda numbers: members.rows(desk.office.reading(), numbers),
            detail=self._detail,
            open=open_member,
            empty=empty,
            areas=frozenset({"members", "people", "units", "settings"}),
            actions=actions,
            row_actions=row_actions,
        )
        super().__init__(desk, spec)
        self.columns = roll_columns.ColumnChoice(self.table, self)
        self.only = UndoStrip()
        self.undo = UndoStrip()
        self.column.insertWidget(2, self.only)
        self.column.insertWidget(self.column.count() - 1, self.undo)
        self.on_key("Ctrl+Z", self.undo.act)
        self.roll.ready.connect(self._read)

    def make_bar(self) -> FilterBar:
        """Search, union, kind, state, saved filters."""
        return roll_filters.MemberBar(self.desk.office, self.query, self.set_query)

    # -- the list

    @Slot(object)
    def _hear(self, change: Change) -> None:
        if change.areas & self.areas:
            self.roll.forget()
        super()._hear(change)

    def _read(self) -> None:
        with errors.showing(self):
            self._show(keep=True)

    def _show(self, *, keep: bool) -> None:
        self._revealed = 0
        super()._show(keep=keep)
        if self.roll.only is None:
            self.only.hide()
        if self.roll.loading:
            self._empty.setCurrentWidget(self.table)
            self._foot.setText(_("正在读取名册…"))

    def _foot_words(self, count: int) -> str:
        words = super()._foot_words(count)
        if self.roll.only is not None:
            return f"{self.roll.only.words} · {words}"
        if not self.roll.more:
            return words
        counted = self.spec.counted
        return words.replace(counted.format(n=f"{count:,}"), counted.format(n="1000+"), 1)

    def show_only(self, chosen: Chosen) -> None:
        """The list holds just these people until something is typed, filtered or all are asked for."""
        self.roll.only = chosen
        self.bar.set("", {})
        words = _("只显示{words}：{n:,} 人").format(words=chosen.words, n=len(chosen.numbers))
        self.only.offer(words, _("显示全部"), _("关闭"), self.show_everybody, lasting=True)
        self.search()

    def show_everybody(self) -> None:
        """The whole roll again."""
        self.roll.only = None
        self.search()

    def _detail(self, row: Member) -> Detail:
        if row.no != self._revealed:
            self._revealed = 0
        return detail_of(self.desk.office, row, reveal=bool(self._revealed))

    def menu_entries(self, parent: QWidget) -> list[QAction]:
        """Everything that can be done with the selected rows; opening is 查看与修改."""
        double = (_(MORE), _("打开"))
        return [entry for entry in super().menu_entries(parent) if entry.text() not in double]

    def show_menu(self, _chosen: Sequence[int]) -> None:
        """The menu of the selected rows, beside the panel's buttons."""
        self._menu(self.table.viewport().mapFromGlobal(QCursor.pos()))

    def choose_columns(self) -> None:
        """The list of columns drops down."""
        self.columns.popup(QCursor.pos() if self.underMouse() else self.table.mapToGlobal(self.table.rect().topLeft()))

    def groups(self, *, unprinted: bool = False) -> list[Whom]:
        """Whom a print or an export can be for."""
        query, chosen = self.query(), self.selected()
        shown = Whom(key="shown", words=_("列表里的人"), numbers=self.roll.everyone(query))
        found = [Whom(key="selected", words=_("已选的人"), numbers=chosen)] if len(chosen) > 1 else []
        if len(chosen) == 1:
            name = self._member(chosen[0]).name
            found = [Whom(key="selected", words=_("已选的 {name}").format(name=name), numbers=chosen)]
        if unprinted:
            waiting = papers.unprinted(self.desk.office)
            return [*found, shown, Whom(key="unprinted", words=_("在册、还没印过会员证的人"), numbers=waiting)]
        return [shown, *found]

    # -- within

    def _open_dialog(self, dialog: D, saved: Callable[[Any], object] | None = None) -> D:
        if saved is not None:
            dialog.saved.connect(saved)
        dialog.open()
        return dialog

    def _member(self, no: int) -> Member:
        return self._members([no])[0]

    def _members(self, numbers: Sequence[int]) -> list[Member]:
        found = [one for one in members.members_of(self.desk.office, array("q", numbers)) if one is not None]
        if not found:
            raise Refused("unknown_member", _("没有这位会员；没有改动任何内容。请刷新列表后再试。"))
        return found
