"""The table of a round: amounts typed in their cells, Enter goes down; after printing one key tells a row's result."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.aid.round_model import AMOUNT, FUND, RoundModel
from ui.aid.round_words import RESULT_KEYS
from unionoffice.wording import _

Index = QModelIndex | QPersistentModelIndex
PADDING = 12
MARK = 7
"""Pixels across the mark of a finding."""
EDITOR = """
QLineEdit, QComboBox {{ min-height: 0; border: 2px solid {primary}; border-radius: 0; padding: 0 8px; }}
QLineEdit:focus, QComboBox:focus {{ min-height: 0; padding: 0 8px; }}
"""


class _Cells(QStyledItemDelegate):
    """Draws a cell as every list has it, the current one ringed where it can be typed in; makes its editor."""

    def __init__(self, table: RoundTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, line, mark, words, ring."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        model = self._table.rows
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.TINT))
        elif model.may_type(index):
            painter.fillRect(rect, QColor(theme.WHITE))
        elif model.editable:
            painter.fillRect(rect, QColor(theme.HEADER))
        painter.setPen(QPen(QColor(theme.LINE), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        if model.columns[index.column()].key == "place":
            self._mark(painter, rect, index.row())
            room = rect.adjusted(PADDING + 12, 0, -4, 0)
        ink = index.data(int(Qt.ItemDataRole.ForegroundRole))
        painter.setPen(ink if ink is not None else QColor(theme.TEXT))
        words = str(index.data() or "").replace("\n", " ")
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, index.data(int(Qt.ItemDataRole.TextAlignmentRole)), words)
        if index == self._table.currentIndex() and self._table.hasFocus() and model.may_type(index):
            painter.setPen(QPen(QColor(theme.PRIMARY), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _mark(self, painter: QPainter, rect: QRect, row: int) -> None:
        unsettled, settled = self._table.rows.findings(row)
        if not (unsettled or settled):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = QRect(rect.left() + 9, rect.center().y() - MARK // 2, MARK, MARK)
        painter.setPen(QPen(QColor(theme.RED if unsettled else theme.AMBER), 1.6))
        painter.setBrush(QColor(theme.RED) if unsettled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to type in, or the funds to choose among."""
        key = self._table.rows.columns[index.column()].key
        made: QWidget
        if key == FUND:
            box = QComboBox(parent)
            box.addItems(self._table.funds)
            box.activated.connect(lambda _n: self._chosen(box))
            made = box
        else:
            line = QLineEdit(parent)
            if key == AMOUNT:
                line.setAlignment(Qt.AlignmentFlag.AlignRight)
            made = line
        made.setStyleSheet(EDITOR.format(primary=theme.PRIMARY))
        made.setAccessibleName(self._table.rows.columns[index.column()].title)
        return made

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The editor begins with what the cell holds, all of it selected."""
        words = str(index.data(int(Qt.ItemDataRole.EditRole)) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(words)
        elif isinstance(editor, QLineEdit):
            editor.setText(words)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed goes to the round."""
        words = editor.currentText() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
        model.setData(index, words, int(Qt.ItemDataRole.EditRole))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """The editor lies over its cell."""
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]


class RoundTable(QTableView):
    """Enter edits and goes down, Tab goes to the next cell to type in; keys the table does not need go on as signals."""

    result = Signal(str)
    """A person told the result of the selected rows by its key."""
    proxied = Signal()
    """The selected row was signed for by somebody else."""
    dropped = Signal()
    """The selected rows are to go."""
    looked = Signal()
    """Another row is current."""

    def __init__(self, rows: RoundModel) -> None:
        super().__init__()
        self.rows = rows
        self.funds: list[str] = []
        self.paying = False
        self.setModel(rows)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(_("批次名单"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(theme.ROW_HEIGHT * 3)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(34)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(38)
        head.setMinimumSectionSize(40)
        rows.modelReset.connect(self.fit)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.looked.emit())

    def fit(self) -> None:
        """The column that stretches takes what the others leave."""
        room = self.viewport().width()
        others = sum(one.width for one in self.rows.columns if not one.stretch)
        for place, one in enumerate(self.rows.columns):
            self.setColumnWidth(place, max(one.width, room - others) if one.stretch else one.width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns fill the new width."""
        super().resizeEvent(event)
        self.fit()

    # -- where one is

    def chosen_items(self) -> list[int]:
        """The numbers of the selected rows, in their order."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows.lines[place].no for place in places]

    def current_item(self) -> int | None:
        """The number of the current row."""
        place = self.currentIndex().row()
        return self.rows.lines[place].no if 0 <= place < len(self.rows.lines) else None

    def go_to(self, row: int, key: str = "") -> None:
        """The row is current and in sight, at this column."""
        column = max(0, self.rows.place_of(key) if key else self.currentIndex().column())
        index = self.rows.index(row, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def type_at(self, row: int, key: str = AMOUNT) -> None:
        """The cell of this row is being typed in."""
        self.go_to(row, key)
        self.setFocus()
        if self.rows.may_type(self.currentIndex()):
            self.edit(self.currentIndex())

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits begin an amount or tell a result, Enter begins to type, Delete takes rows away."""
        if self.state() == self.State.EditingState:
            # An editor passes Enter on to the table after the delegate has taken it.
            event.accept()
            return
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key, typed = event.key(), event.text()
        if self.paying and plain and typed and self._tell(typed):
            return
        if not self.rows.editable or not self.rows.lines:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Delete:
            self.dropped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            self.type_at(index.row(), self.rows.columns[index.column()].key if self.rows.may_type(index) else AMOUNT)
        elif plain and typed.isprintable() and typed.strip():
            self._begin(event)
        else:
            super().keyPressEvent(event)

    def _tell(self, typed: str) -> bool:
        if typed in "pPdD0":
            self.proxied.emit()
            return True
        found = next((result for key, result, _word in RESULT_KEYS if key == typed), None)
        if found is not None:
            self.result.emit(found)
        return found is not None

    def _begin(self, event: QKeyEvent) -> None:
        """The typed sign is the first of the cell's new words; a digit on a cell not to be typed in is an amount."""
        index = self.currentIndex()
        if not self.rows.may_type(index):
            if not event.text().isdigit():
                super().keyPressEvent(event)
                return
            self.go_to(index.row(), AMOUNT)
            index = self.currentIndex()
        if self.rows.may_type(index) and self.edit(index, QAbstractItemView.EditTrigger.AllEditTriggers, event):
            editor = self.indexWidget(index) or self.focusWidget()
            if isinstance(editor, QLineEdit):
                editor.setText(event.text())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the cell below is typed in, after Tab the next one that can be."""
        hints = QAbstractItemDelegate.EndEditHint
        here = QPersistentModelIndex(self.currentIndex())
        super().closeEditor(editor, hints.NoHint)
        if hint is hints.SubmitModelCache:
            self._type_below(here)
        elif hint in (hints.EditNextItem, hints.EditPreviousItem):
            self._type_beside(here, 1 if hint is hints.EditNextItem else -1)

    def _type_below(self, here: QPersistentModelIndex) -> None:
        if not here.isValid():
            return
        key = self.rows.columns[here.column()].key
        below = here.row() + 1
        if below < len(self.rows.lines):
            self.go_to(below, key)
            if key == AMOUNT:
                self.type_at(below, key)

    def _type_beside(self, here: QPersistentModelIndex, step: int) -> None:
        if not here.isValid():
            return
        row, column = here.row(), here.column() + step
        while 0 <= row < len(self.rows.lines):
            while 0 <= column < len(self.rows.columns):
                if self.rows.may_type(self.rows.index(row, column)):
                    self.type_at(row, self.rows.columns[column].key)
                    return
                column += step
            row += step
            column = 0 if step > 0 else len(self.rows.columns) - 1
