"""A page that is a list: search as you type, filters, table, the row beside it. An area only declares what it holds."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import errors
from ui.desk import Desk
from ui.kit import icons, text
from ui.kit.action_row import show_key
from ui.kit.at_field import AtField
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.detail import Detail, DetailPanel, RowAction
from ui.kit.filters import Filter, FilterBar
from ui.kit.form import Form
from ui.kit.page import Action, Page
from ui.kit.paged_model import PagedModel
from ui.kit.panel_switch import PANEL_KEY, PanelSwitch
from ui.kit.room import Elided, Stack
from ui.kit.table import ListTable
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a person wants to see: typed words, chosen filters by key, order."""

    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """What an empty list says to do first."""

    sentence: str
    action: Action | None = None
    icon: str = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """A list page as an area declares it.

    `find` gives the numbers of all rows a query means, `fetch` the rows of some numbers in their order (None where a
    row is gone). `counted` is a sentence with {n}: 共 {n} 人. `areas` are the news that make the page stale.
    """

    title: str
    search: str
    counted: str
    columns: Sequence[Column]
    find: Callable[[Query], array[int]]
    fetch: Callable[[Sequence[int]], Sequence[Any | None]]
    detail: Callable[[Any], Detail]
    open: Callable[[int], object]
    empty: Empty
    areas: frozenset[str]
    filters: Sequence[Filter] = ()
    actions: Sequence[Action] = ()
    row_actions: Sequence[RowAction] = ()


class ListPage(Page):
    """The page a ListSpec describes."""

    def __init__(self, desk: Desk, spec: ListSpec) -> None:
        super().__init__(desk, spec.title, spec.actions)
        self.spec = spec
        self.areas = spec.areas
        self._order: tuple[str, bool] = ("", False)
        self.bar = self.make_bar()
        self.model = PagedModel(spec.columns, spec.fetch, self)
        self.table = ListTable(self.model, spec.title)
        self.panel = DetailPanel(spec.row_actions, self._act)
        self._foot = Elided(kind="dim")
        self._empty = Stack()
        self._none, self._nothing_found = self._first_words(), self._no_match()
        for widget in (self.table, self._none, self._nothing_found):
            self._empty.addWidget(widget)
        self.column.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._empty, 1)
        middle.addWidget(self.panel)
        self.column.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._foot, 1)
        self._beside = PanelSwitch(self._fit)
        foot.addWidget(self._beside)
        self.column.addLayout(foot)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._show_current)
        self._connect()

    def _connect(self) -> None:
        self.bar.changed.connect(self.search)
        self.bar.into_list.connect(self.table.setFocus)
        self.bar.open_first.connect(self._open_current)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._look.start)
        self.table.typed.connect(self.bar.type_on)
        self.model.sort_wanted.connect(self._sort)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.on_key(QKeySequence.StandardKey.Find, self.bar.begin)
        self.on_key(PANEL_KEY, self._beside.turn)
        for action in self.spec.row_actions:
            if action.key:
                self.on_key(action.key, lambda action=action: self._act(action))  # type: ignore[misc]

    def make_bar(self) -> FilterBar:
        """The row above the list; an area with more to ask makes its own."""
        return FilterBar(self.spec.search, self.spec.filters)

    def query(self) -> Query:
        """What the page shows now."""
        return Query(text=self.bar.text(), filters=self.bar.values(), sort=self._order[0], descending=self._order[1])

    def set_query(self, query: Query) -> None:
        """The page shows this, as if a person had typed and chosen it."""
        self._order = (query.sort, query.descending)
        self.bar.set(query.text, query.filters)
        self.search()

    def search(self) -> None:
        """The rows the query means are on the page, painted at the next frame."""
        with errors.showing(self):
            self._show(keep=False)

    def refresh(self) -> None:
        """The same query against the office as it is now; filters offer what is there; the current row stays."""
        self.bar.reload()
        self._show(keep=True)

    def _show(self, *, keep: bool) -> None:
        query = self.query()
        ids = self.spec.find(query)
        self.table.show_ids(ids, keep=keep)
        self._foot.setText(self._foot_words(len(ids)))
        asked = bool(query.text or query.filters)
        self._empty.setCurrentWidget(self.table if ids else self._nothing_found if asked else self._none)
        self._fit()

    def keys(self) -> list[tuple[str, str]]:
        """The page's keys and those of its rows."""
        own = [("Enter", _("打开")), ("Ctrl+F", _("搜索")), ("↓", _("从搜索框进入列表")), ("Ctrl+A", _("全选"))]
        return [*own, *super().keys(), *((one.key, one.title) for one in self.spec.row_actions if one.key)]

    def begin(self) -> None:
        """Work begins in the search box."""
        self.bar.begin()

    def take(self, wanted: Any) -> None:
        """A Query is shown; a number is a row to be opened, an AtField a row with what was found at its field."""
        if isinstance(wanted, Query):
            self.set_query(wanted)
        elif isinstance(wanted, int):
            self._open(wanted)
        elif isinstance(wanted, AtField):
            with errors.showing(self):
                form = getattr(self.spec.open(wanted.number), "form", None)
                if isinstance(form, Form) and form.refused(wanted.found) and wanted.found.field:
                    form.go_to(wanted.found.field)

    def selected(self) -> list[int]:
        """The numbers of the selected rows."""
        return self.table.chosen_ids()

    def _open(self, number: int) -> None:
        with errors.showing(self):
            self.spec.open(number)

    def _open_current(self) -> None:
        number = self.table.current_id()
        if number is not None:
            self._open(number)

    def _act(self, action: RowAction) -> None:
        chosen = self.table.chosen_ids() if action.many else self.table.chosen_ids()[:1]
        if chosen:
            with errors.showing(self):
                action.run(chosen)

    def _sort(self, word: str, descending: bool) -> None:
        self._order = (word, descending)
        with errors.showing(self):
            self._show(keep=True)

    def _show_current(self) -> None:
        count = self.table.chosen_count()
        place = self.table.currentIndex().row()
        row = self.model.row(place) if 0 <= place < self.model.rowCount() else None
        if count > 1:
            self.panel.show_many(count)
            total = self._foot_words(self.model.rowCount())
            self._foot.setText(_("已选 {n:,} 项").format(n=count) + " · " + total)
        elif row is None:
            self.panel.show_nothing()
        else:
            with errors.showing(self):
                self.panel.show_detail(self.spec.detail(row), row)
            self._foot.setText(self._foot_words(self.model.rowCount()))

    def _foot_words(self, count: int) -> str:
        keys = [_("Enter 打开"), _("Ctrl+F 搜索")]
        keys += [f"{one.key} {one.title.rstrip('…')}" for one in self.spec.actions if one.key]
        keys += [f"{one.key} {one.title.rstrip('…')}" for one in self.spec.row_actions if one.key]
        return " · ".join((self.spec.counted.format(n=f"{count:,}"), *keys[:5]))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in self.menu_entries(menu):
            menu.addAction(entry)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def menu_entries(self, parent: QWidget) -> list[QAction]:
        """The right-click menu: opening, then what the area can do with the selected rows."""
        count, number = self.table.chosen_count(), self.table.current_id()
        row = self.model.row(self.table.currentIndex().row()) if number is not None else None
        opening = QAction(_("打开"), parent)
        show_key(opening, "Return")
        opening.triggered.connect(self._open_current)
        entries = [opening] if count == 1 else []
        for action in self.spec.row_actions:
            if (count > 1 and not action.many) or action.exactly not in (0, count):
                continue
            entry = QAction(action.title, parent)
            if action.icon:
                entry.setIcon(icons.icon(action.icon))
            show_key(entry, action.key)
            entry.setEnabled(count > 1 or action.when is None or (row is not None and action.when(row)))
            entry.triggered.connect(lambda *_args, action=action: self._act(action))
            entries.append(entry)
        return entries

    def _first_words(self) -> QWidget:
        empty = self.spec.empty
        action = empty.action
        return _centred(
            empty.icon, empty.sentence, action.title if action else "", action.run if action else None, self
        )

    def _no_match(self) -> QWidget:
        sentence = _("没有找到符合条件的记录。请检查输入，或清除搜索和筛选后再看。")
        return _centred("search", sentence, _("清除搜索和筛选"), self.bar.clear, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list has the room for itself."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._beside.fit(self.panel, self.window().width(), there=self._empty.currentWidget() is self.table)


def _centred(icon: str, sentence: str, action: str, run: Callable[[], object] | None, page: Page) -> QWidget:
    card, column = text.card(spacing=16)
    column.addStretch()
    mark = text.label()
    mark.setPixmap(icons.pixmap(icon, size=40, scale=2.0))
    words = text.dim(sentence, wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words.setFixedWidth(460)
    inner = QVBoxLayout()
    inner.setSpacing(16)
    inner.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
    inner.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
    if run is not None:
        does = run

        def act() -> None:
            with errors.showing(page):
                does()

        inner.addWidget(button(action, act), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addLayout(inner)
    column.addStretch()
    return card
