"""The tree of units as the page shows it: every unit below its upper union, filtered ones with the way to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics

from ui import theme
from unionoffice import codes
from unionoffice.units import Unit
from unionoffice.wording import _

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

PADDING, KIND_LEAST, KIND_MOST = 14, 170, 260
"""Pixels beside a cell's words; the column of kinds is as wide as its longest word, within these."""


@dataclass(slots=True, eq=False)
class Node:
    """One unit in the tree. `members` are its own, `below` those of everything below it too; `met` by the filter."""

    unit: Unit
    members: int = 0
    whole: int = 0
    met: bool = True
    above: Node | None = None
    place: int = 0
    below: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeColumn:
    """One column: its title, what a node shows in it, its width; the first stretches."""

    title: str
    text: Callable[[Node], str]
    width: int
    right: bool = False


def grown(units: Iterable[Unit], members: dict[int, int], met: frozenset[int] | None) -> tuple[list[Node], int]:
    """The roots of the tree and how many units a filter lets through (all for None).

    With a filter only those units and the unions above them are in it.
    """
    nodes = {unit.no: Node(unit, members.get(unit.no, 0), members.get(unit.no, 0)) for unit in units}
    children: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes.values():
        parent = node.unit.parent if node.unit.parent in nodes else None
        children[parent].append(node)
    roots = children[None]
    order: list[Node] = list(roots)
    for node in order:
        node.below = children[node.unit.no]
        for child in node.below:
            child.above = node
        order.extend(node.below)
    for node in reversed(order):
        if node.above is not None:
            node.above.whole += node.whole
    if met is not None:
        roots = _kept(order, met)
    for nodes_here in (roots, *(node.below for node in order)):
        for place, node in enumerate(nodes_here):
            node.place = place
    return roots, sum(node.met for node in order)


def _kept(order: Sequence[Node], met: frozenset[int]) -> list[Node]:
    stays: set[Node] = set()
    for node in reversed(order):
        node.met = node.unit.no in met
        node.below = [child for child in node.below if child in stays]
        if node.met or node.below:
            stays.add(node)
    return [node for node in order if node.above is None and node in stays]


class TreeModel(QAbstractItemModel):
    """The tree behind a view; `show_roots` puts another tree in its place."""

    def __init__(self, columns: Sequence[TreeColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._roots: list[Node] = []
        self._by_no: dict[int, Node] = {}

    def show_roots(self, roots: Sequence[Node]) -> None:
        """The tree consists of these from now on."""
        self.beginResetModel()
        self._roots = list(roots)
        self._by_no = {}
        waiting = list(roots)
        while waiting:
            node = waiting.pop()
            self._by_no[node.unit.no] = node
            waiting.extend(node.below)
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        """The node of an index."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Node) else None

    def index_of(self, no: int) -> QModelIndex:
        """The index of the unit of this number; invalid where the tree does not hold it."""
        node = self._by_no.get(no)
        return QModelIndex() if node is None else self.createIndex(node.place, 0, node)

    @property
    def roots(self) -> list[Node]:
        """The units without an upper union."""
        return self._roots

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        """The index at a place below another."""
        above = self.node(parent)
        nodes = self._roots if above is None else above.below
        if 0 <= row < len(nodes) and 0 <= column < len(self.columns):
            return self.createIndex(row, column, nodes[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008 - Qt's own default
        """The index of the upper union."""
        node = self.node(index)
        if node is None or node.above is None:
            return QModelIndex()
        return self.createIndex(node.above.place, 0, node.above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many units stand below."""
        if parent.isValid() and parent.column() > 0:
            return 0
        above = self.node(parent)
        return len(self._roots if above is None else above.below)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """What a column shows of a unit."""
        node = self.node(index)
        if node is None:
            return None
        if role == DISPLAY:
            return self.columns[index.column()].text(node)
        if role == ALIGNMENT:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == DISPLAY:
                return self.columns[section].title
            if role == ALIGNMENT:
                return _RIGHT if self.columns[section].right else _LEFT
        return None


def name_column() -> TreeColumn:
    """The unit's name."""
    return TreeColumn(title=_("单位"), text=lambda node: node.unit.name, width=320)


def kind_column() -> TreeColumn:
    """What kind of unit it is."""
    kinds = codes.code_list("unit_kind")
    measure = QFontMetrics(theme.font()).horizontalAdvance
    widest = max(measure(kinds.shown(entry.code)) for entry in kinds.entries) + 2 * PADDING
    return TreeColumn(
        title=_("组织类型"),
        text=lambda node: kinds.shown(node.unit.kind),
        width=min(max(KIND_LEAST, widest), KIND_MOST),
    )


def members_column() -> TreeColumn:
    """How many members it and everything below it have."""
    return TreeColumn(
        title=_("会员（含下级）"), text=lambda node: f"{node.whole:,}" if node.whole else "", width=120, right=True
    )


def first_met(roots: list[Node]) -> Node | None:
    """The first unit, from the top, that the filter means."""
    waiting = list(reversed(roots))
    while waiting:
        node = waiting.pop()
        if node.met:
            return node
        waiting.extend(reversed(node.below))
    return None
