"""The page 组织: search, filters, the tree of units, the chosen one beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui import errors
from ui.desk import Desk
from ui.kit import icons
from ui.kit.action_row import show_key
from ui.kit.detail import RowAction
from ui.kit.empty_card import empty_card
from ui.kit.filters import Filter, FilterBar
from ui.kit.list_page import Query
from ui.kit.page import Action, Page
from ui.kit.panel_switch import PANEL_KEY, PanelSwitch
from ui.kit.room import Elided, Stack
from ui.units import details, standing
from ui.units.tree import UnitTree
from ui.units.tree_model import TreeColumn, TreeModel, first_met, grown, kind_column, members_column, name_column
from unionoffice import codes, units
from unionoffice.wording import _

MANY = 60
"""So many units at most are all unfolded at the beginning; of more, only those right below the office's own union."""
SHOWN_WHOLE = 400
"""A search or filter that means so many units at most is unfolded whole."""


class UnitsPage(Page):
    """Shows a Query (text; filters "show" and "kind") or the unit of a number."""

    areas = frozenset({"units", "members", "settings"})

    def __init__(self, desk: Desk) -> None:
        add = Action(title=_("登记单位"), run=self.add, icon="plus", key="Ctrl+N", primary=True)
        below = Action(title=_("在所选单位下登记…"), run=self.add_below, icon="tree", more=True)
        unfold = Action(title=_("全部展开"), run=self.unfold_all, icon="chevron-down", more=True)
        fold = Action(title=_("全部收起"), run=self.fold_all, icon="chevron-right", more=True)
        super().__init__(desk, _("组织"), (add, below, unfold, fold))
        self.bar = FilterBar(_("单位名称、拼音首字母或统一社会信用代码"), self._filters())
        self.standings = standing.standings(desk.office)
        state = TreeColumn(title=_("状态"), text=lambda node: self.standings.of(node.unit)[0], width=150)
        self.model = TreeModel((name_column(), kind_column(), members_column(), state), self)
        self.tree = UnitTree(self.model, _("组织"))
        self.panel = details.UnitPanel(self._row_actions(), self._act)
        self._foot = Elided(kind="dim")
        self._stack = Stack()
        self._none, self._nothing = self._first_words(), self._no_match()
        for widget in (self.tree, self._none, self._nothing):
            self._stack.addWidget(widget)
        self.column.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._stack, 1)
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
        self._unfolded: set[int] | None = None
        self._filtered = False
        self._connect()

    def _connect(self) -> None:
        self.bar.changed.connect(self.search)
        self.bar.into_list.connect(self.tree.setFocus)
        self.bar.open_first.connect(self._open_current)
        self.tree.opened.connect(self.open)
        self.tree.chosen.connect(self._look.start)
        self.tree.typed.connect(self.bar.type_on)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._menu)
        self.on_key(QKeySequence.StandardKey.Find, self.bar.begin)
        self.on_key(PANEL_KEY, self._beside.turn)

    def _filters(self) -> tuple[Filter, ...]:
        return (
            Filter(
                key="show", name=_("显示"), every=_("全部单位"), width=130,
                choices=lambda: [(key, _(words)) for key, words in standing.FILTERS],
            ),
            Filter(key="kind", name=_("组织类型"), every=_("全部类型"), choices=_kinds, width=190),
        )  # fmt: skip

    def _row_actions(self) -> tuple[RowAction, ...]:
        return (
            RowAction(title=_("查看与修改"), run=lambda numbers: self.open(numbers[0]), icon="edit", primary=True),
            RowAction(title=_("查看会员"), run=self._members, icon="people"),
            RowAction(title=_("职工人数…"), run=lambda numbers: self.count(numbers[0])),
            RowAction(
                title=_("涵盖单位…"), run=lambda numbers: self.cover(numbers[0]),
                when=lambda node: node.unit.kind in details.JOINT,
            ),
            RowAction(
                title=_("确认无误"), run=lambda numbers: self.confirm(numbers[0]), icon="check",
                when=lambda node: not node.unit.confirmed,
            ),
        )  # fmt: skip

    def refresh(self) -> None:
        """The tree as the office has it now; what was unfolded and chosen stays so."""
        self.standings = standing.standings(self.desk.office)
        self._show(keep=True)

    def search(self) -> None:
        """The tree holds what the search and the filters mean, with the way to each."""
        with errors.showing(self):
            self._show(keep=False)

    def _show(self, *, keep: bool) -> None:
        from unionoffice import members

        office = self.desk.office
        everything = units.units(office)
        met = self._met()
        current = self.tree.current()
        if not self._filtered and self.model.roots:
            self._unfolded = self.tree.unfolded()
        self._filtered = met is not None
        roots, count = grown(everything, members.by_unit(office), met)
        self.tree.tones = {unit.no: self.standings.of(unit)[1] for unit in everything}
        self.model.show_roots(roots)
        self._unfold(count, len(everything))
        first = first_met(roots)
        if not (keep and current is not None and self.tree.go_to(current.unit.no)) and first is not None:
            self.tree.go_to(first.unit.no if self._filtered else units.own_union(office).no)
        self._foot.setText(self._foot_words(count, len(everything)))
        alone = len(everything) <= 1 and met is None
        self._stack.setCurrentWidget(self._none if alone else self.tree if count else self._nothing)
        self._fit()
        self._look.start()

    def _met(self) -> frozenset[int] | None:
        office, words, values = self.desk.office, self.bar.text(), self.bar.values()
        sets = []
        if words:
            sets.append(frozenset(units.find(office, words, limit=5000)))
        if show := values.get("show"):
            sets.append(frozenset(standing.chosen(office, show)))
        if kind := values.get("kind"):
            sets.append(frozenset(unit.no for unit in units.units(office) if unit.kind == kind))
        return frozenset.intersection(*sets) if sets else None

    def _unfold(self, count: int, total: int) -> None:
        if self._filtered:
            if count <= SHOWN_WHOLE:
                self.tree.expandAll()
            else:
                self._unfold_own()
        elif self._unfolded is not None:
            self.tree.unfold(self._unfolded)
        elif total <= MANY:
            self.tree.expandAll()
        else:
            self._unfold_own()

    def _unfold_own(self) -> None:
        own = units.own_union(self.desk.office).no
        self.tree.unfold({own, *units.ancestors(self.desk.office, own)})

    def _foot_words(self, count: int, total: int) -> str:
        counted = _("共 {n:,} 个单位").format(n=total)
        if self._filtered:
            counted = _("找到 {n:,} 个单位，共 {m:,} 个").format(n=count, m=total)
        return " · ".join((counted, _("Enter 打开"), _("Ctrl+F 搜索"), _("Ctrl+N 登记单位"), _("← → 收起、展开")))

    def _show_current(self) -> None:
        if not self.isVisible():
            return
        node = self.tree.current()
        if node is None:
            self.panel.show_nothing()
            return
        with errors.showing(self):
            self.panel.show_detail(details.detail(self.desk.office, node, self.standings), node)

    def take(self, wanted: Any) -> None:
        """A Query is shown; a number is a unit to be shown in the tree."""
        if isinstance(wanted, Query):
            self.bar.set(wanted.text, wanted.filters)
            self.search()
        elif isinstance(wanted, int):
            self.bar.set("", {})
            self.search()
            self.tree.go_to(wanted)
            self.tree.setFocus()
        elif wanted == "new":
            self.add()

    def begin(self) -> None:
        """Work begins in the tree, or where nothing is yet, at the first button."""
        (self.tree if self._stack.currentWidget() is self.tree else self.bar.search).setFocus()

    def add(self) -> QWidget:
        """A new unit below the office's own union."""
        return self._dialog_new(None)

    def add_below(self) -> QWidget:
        """A new unit below the chosen one."""
        node = self.tree.current()
        return self._dialog_new(node.unit.no if node is not None else None)

    def _dialog_new(self, parent_no: int | None) -> QWidget:
        from ui.units.unit_dialog import UnitDialog

        dialog = UnitDialog(self.desk, parent_no=parent_no, parent=self)
        dialog.saved.connect(self._entered)
        dialog.open()
        return dialog

    def _entered(self, no: int) -> None:
        if not self.tree.go_to(no):
            self.take(no)

    def open(self, no: int) -> QWidget:
        """The record of a unit."""
        from ui.units.unit_dialog import UnitDialog

        dialog = UnitDialog(self.desk, no, parent=self)
        dialog.open()
        return dialog

    def _open_current(self) -> None:
        node = self.tree.current()
        if node is not None:
            self.open(node.unit.no)

    def count(self, no: int) -> QWidget:
        """How many work in a unit."""
        from ui.units.counts_dialog import CountsDialog

        dialog = CountsDialog(self.desk, no, parent=self)
        dialog.open()
        return dialog

    def cover(self, no: int) -> QWidget:
        """What a joint union covers."""
        from ui.units.covers_dialog import CoversDialog

        dialog = CoversDialog(self.desk, no, parent=self)
        dialog.open()
        return dialog

    def confirm(self, no: int) -> None:
        """A person has looked at a unit that came with a sheet."""
        units.confirm_unit(self.desk.office, no)
        self.desk.say(_("已确认"))

    def _members(self, numbers: list[int]) -> None:
        self.desk.go("members", Query(filters={"unit": str(numbers[0])}))

    def _act(self, action: RowAction) -> None:
        node = self.tree.current()
        if node is not None:
            with errors.showing(self):
                action.run([node.unit.no])

    def unfold_all(self) -> None:
        """Every unit is in sight."""
        self.tree.expandAll()

    def fold_all(self) -> None:
        """Only the office's own union and the unions right below it are in sight."""
        self.tree.collapseAll()
        self._unfold_own()

    def _menu(self, at: QPoint) -> None:
        node = self.tree.current()
        if node is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._row_actions():
            entry = QAction(action.title, menu)
            if action.icon:
                entry.setIcon(icons.icon(action.icon))
            show_key(entry, action.key)
            entry.setEnabled(action.when is None or action.when(node))
            entry.triggered.connect(lambda *_args, action=action: self._act(action))
            menu.addAction(entry)
        menu.addSeparator()
        below = menu.addAction(icons.icon("plus"), _("在它下面登记单位…"))
        below.triggered.connect(self.add_below)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def _first_words(self) -> QWidget:
        sentence = _(
            "还没有登记下级工会和单位。可以逐个登记，也可以先导入会员名册，名册里的单位会自动建立，再由您核对。"
        )
        return empty_card(
            "tree", sentence,
            ((_("导入名册…"), lambda: self.desk.go("import"), False), (_("登记单位"), self.add, False)),
        )  # fmt: skip

    def _no_match(self) -> QWidget:
        sentence = _("没有符合条件的单位。请检查输入，或清除搜索和筛选后再看。")
        return empty_card("search", sentence, ((_("清除搜索和筛选"), self.bar.clear, False),))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the tree has the room for itself."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._beside.fit(self.panel, self.window().width(), there=self._stack.currentWidget() is self.tree)


def _kinds() -> list[tuple[str, str]]:
    known = codes.code_list("unit_kind")
    return [(entry.code, known.shown(entry.code)) for entry in known.entries]
