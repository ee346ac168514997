"""The tree on the screen: quiet lines, a chevron before what can be opened, the unit's standing as a word on a ground."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from ui import theme
from ui.theme import Tone
from ui.units.tree_model import Node, TreeModel

PADDING, INDENT = 10, 22


class _Cells(QStyledItemDelegate):
    """Draws a cell: words of what the filter means in full ink, those on the way to it dim; the standing as a pill."""

    def __init__(self, view: UnitTree) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, line below, words."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        node = self._view.tree.node(index)
        if node is None:
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.TINT))
        painter.setPen(QPen(QColor(theme.LINE), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = self._view.tree.columns[index.column()]
        words = column.text(node)
        if not words:
            return
        tone = self._view.tone(node) if column is self._view.tree.columns[-1] else None
        if tone is not None and tone is not Tone.PLAIN:
            self._pill(painter, rect, words, tone)
            return
        painter.setPen(QColor(theme.TEXT if node.met else theme.DIM))
        room = rect.adjusted(PADDING if index.column() else 4, 0, -PADDING, 0)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _pill(self, painter: QPainter, rect: QRect, words: str, tone: Tone) -> None:
        painter.save()
        painter.setFont(theme.font(theme.SMALL_SIZE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(painter.fontMetrics().horizontalAdvance(words) + 20, rect.width() - PADDING)
        ground = QRectF(rect.left() + PADDING, rect.center().y() - 10, width, 21)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.GROUNDS[tone]))
        painter.drawRoundedRect(ground, 10, 10)
        painter.setPen(QColor(theme.INKS[tone]))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class UnitTree(QTreeView):
    """The view; Enter opens, left and right fold, letters go to the search."""

    opened = Signal(int)
    chosen = Signal()
    typed = Signal(str)

    def __init__(self, model: TreeModel, name: str) -> None:
        super().__init__()
        self.tree = model
        self.tones: dict[int, Tone] = {}
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setStyleSheet(
            f"QTreeView {{ background: {theme.WHITE}; border: 1px solid {theme.BORDER}; border-radius: 8px; padding: 1px; outline: 0; }}"
            f"QTreeView:focus {{ border: 2px solid {theme.PRIMARY}; padding: 0; }}"
            f"QTreeView::item {{ height: {theme.ROW_HEIGHT}px; }}"
        )
        head = self.header()
        head.setFixedHeight(42)
        head.setStretchLastSection(False)
        head.setHighlightSections(False)
        head.setSectionsMovable(False)
        head.setMinimumSectionSize(60)
        for place, column in enumerate(model.columns):
            self.setColumnWidth(place, column.width)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda *_: self._open())

    def tone(self, node: Node) -> Tone:
        """The colour of a unit's standing."""
        return self.tones.get(node.unit.no, Tone.PLAIN)

    def current(self) -> Node | None:
        """The current unit's node."""
        return self.tree.node(self.currentIndex())

    def unfolded(self) -> set[int]:
        """The numbers of the units whose lower units are in sight."""
        found: set[int] = set()
        waiting = list(self.tree.roots)
        while waiting:
            node = waiting.pop()
            if node.below and self.isExpanded(self.tree.index_of(node.unit.no)):
                found.add(node.unit.no)
                waiting.extend(node.below)
        return found

    def unfold(self, numbers: set[int]) -> None:
        """The lower units of these are in sight."""
        for no in numbers:
            self.setExpanded(self.tree.index_of(no), True)

    def go_to(self, no: int) -> bool:
        """The unit is current and in sight; False where the tree does not hold it."""
        index = self.tree.index_of(no)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The chevron, and the row's ground and line from edge to edge."""
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(theme.TINT))
            if self.hasFocus():
                painter.fillRect(0, rect.top(), 3, rect.height() - 1, QColor(theme.PRIMARY))
        painter.setPen(QPen(QColor(theme.LINE), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        node = self.tree.node(index)
        if node is None or not node.below:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(QColor(theme.DIM), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        x, y = rect.right() - INDENT / 2 + 1.0, rect.center().y() + 0.5
        if self.isExpanded(index):
            painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        else:
            painter.drawPolyline([QPointF(x - 2, y - 4), QPointF(x + 2, y), QPointF(x - 2, y + 4)])
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; a printable letter without Ctrl or Alt goes to the search box."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif plain and event.text().strip() and event.text().isprintable() and event.text() not in "+-*":
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """The search box does this better."""

    def _open(self) -> None:
        node = self.current()
        if node is not None:
            self.opened.emit(node.unit.no)
