"""The rows of a round as its table has them: what a cell says, what may be typed in it, and where the guard has a mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ui import theme
from ui.aid.round_words import label, result_tone
from ui.masking import masked
from unionoffice import fields
from unionoffice.aid.money_model import ITEM_FIELDS
from unionoffice.money import plain_yuan, yuan
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid.guard import GuardReport
    from unionoffice.aid.money_store import ItemLine
    from unionoffice.aid.round_view import RoundView

Index = QModelIndex | QPersistentModelIndex
AMOUNT, FUND, REMARK, QUANTITY = "amount", "fund", "remark", "quantity"
TYPED = frozenset({AMOUNT, FUND, REMARK, QUANTITY})
"""Columns a clerk types in while the round may be changed."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundColumn:
    """One column: its key, title, width in px, whether numbers stand at the right, whether it takes the room left."""

    key: str
    title: str
    width: int
    right: bool = False
    stretch: bool = False


def columns_for(view: RoundView) -> list[RoundColumn]:
    """The columns this round wants in its state: to be filled, or to be told the results of."""
    lines = view.lines
    students = any(line.student != line.payee for line in lines) or view.round.kind == "study"
    goods = view.round.method == "goods"
    transfer = view.round.method == "transfer"
    found = [
        RoundColumn(key="place", title=_("序号"), width=58),
        RoundColumn(key="name", title=_("姓名"), width=78),
        *([RoundColumn(key="student", title=_("学生"), width=78)] if students else []),
        *([RoundColumn(key="id_number", title=_("证件号码"), width=164)] if view.editable or not transfer else []),
        RoundColumn(key="unit", title=_("工作单位"), width=100, stretch=True),
    ]
    if view.editable:
        found += [
            *([RoundColumn(key=QUANTITY, title=_("数量"), width=56, right=True)] if goods else []),
            RoundColumn(key=AMOUNT, title=_("金额（元）"), width=102, right=True),
            RoundColumn(key="left", title=_("还可发"), width=94, right=True),
            RoundColumn(key=FUND, title=_("资金"), width=112),
            RoundColumn(key=REMARK, title=_("备注"), width=90),
        ]
    else:
        found += [
            *([RoundColumn(key="card", title=_("银行卡号"), width=172)] if transfer else []),
            RoundColumn(key="paid_amount", title=_("金额（元）"), width=102, right=True),
            RoundColumn(key="result", title=_("结果"), width=68),
            RoundColumn(key="result_on", title=_("日期"), width=104),
            RoundColumn(key="told", title=_("说明"), width=120),
        ]
    return found


class RoundModel(QAbstractTableModel):
    """The rows in their order. `write` keeps a typed value and gives the row as it then is; it raises what refuses."""

    written = Signal(int)
    """The row at this place was changed by typing."""
    refused = Signal(object)
    """What was typed was not taken; the error says why."""

    def __init__(self, write: Callable[[int, str, str], ItemLine]) -> None:
        super().__init__()
        self._write = write
        self.columns: list[RoundColumn] = []
        self.lines: list[ItemLine] = []
        self.report: GuardReport | None = None
        self.editable = False
        self.revealed = False
        self.numbers: Mapping[int, int] = {}

    def show_view(self, view: RoundView, *, editable: bool, revealed: bool) -> None:
        """The table shows this round from now on."""
        self.beginResetModel()
        self.columns = columns_for(view)
        self.lines, self.report = list(view.lines), view.report
        self.editable, self.revealed = editable, revealed
        # Frozen rows have the number of the printed sheet, others count as they stand.
        self.numbers = {line.no: line.item.sheet_row or n for n, line in enumerate(self.lines, 1)}
        self.endResetModel()

    def show_report(self, report: GuardReport | None) -> None:
        """The marks and the room left are these; rows stay."""
        self.report = report
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.columns) - 1))

    def place_of(self, key: str) -> int:
        """Where the column of this key stands, -1 where it is not shown."""
        return next((n for n, one in enumerate(self.columns) if one.key == key), -1)

    def row_of(self, item: int) -> int:
        """Where the row with this number stands, -1 where it is not there."""
        return next((n for n, line in enumerate(self.lines) if line.no == item), -1)

    def may_type(self, index: Index) -> bool:
        """Whether this cell takes what is typed."""
        line = self.lines[index.row()]
        return self.editable and line.item.reverses is None and self.columns[index.column()].key in TYPED

    def findings(self, row: int) -> tuple[int, int]:
        """How many findings of the row are open, and how many were set aside."""
        if self.report is None:
            return 0, 0
        of = self.report.of(self.lines[row].no)
        unsettled = sum(one.open for one in of)
        return unsettled, len(of) - unsettled

    def words(self, row: int, key: str) -> str:
        """What a cell says."""
        line = self.lines[row]
        item = line.item
        match key:
            case "place":
                return str(self.numbers[line.no])
            case "name":
                return line.name
            case "student":
                return line.student_name if line.student != line.payee else ""
            case "id_number":
                return fields.show(ITEM_FIELDS["id_number"], line.id_number, reveal=self.revealed)
            case "unit":
                return line.unit_name
            case "amount" | "paid_amount":
                return yuan(item.amount)
            case "quantity":
                return str(item.quantity or "")
            case "left":
                return self._left(line)
            case "fund":
                return line.fund_name
            case "remark":
                return item.remark or ""
            case "card":
                return fields.show(ITEM_FIELDS["bank_card"], item.bank_card, reveal=self.revealed)
            case "result":
                return label("aid_result", item.result)
            case "result_on":
                return item.result_on or ""
        return self._told(line)

    def _left(self, line: ItemLine) -> str:
        room = self.report.rooms.get(line.no) if self.report is not None else None
        if room is None or room.left is None:
            return "—"
        return "-" + yuan(room.over) if room.over else yuan(room.left)

    def _told(self, line: ItemLine) -> str:
        item = line.item
        proxy = _("代领：{who}").format(who=item.proxy) if item.proxy else ""
        corrected = _("已红冲") if line.reversed_by is not None else ""
        words = "；".join(one for one in (corrected, item.result_note or "", proxy, item.remark or "") if one)
        return words if self.revealed else masked(words)

    # -- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows; none below a row."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """A cell's words, colour, side, and what is said of it."""
        if not index.isValid():
            return None
        key = self.columns[index.column()].key
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), key)
        if role == Qt.ItemDataRole.EditRole:
            item = self.lines[index.row()].item
            return (
                plain_yuan(item.amount)
                if key == AMOUNT and item.amount
                else ""
                if key == AMOUNT
                else self.words(index.row(), key)
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(index.row(), key)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._said(index.row())
        return None

    def _ink(self, row: int, key: str) -> QColor | None:
        item = self.lines[row].item
        if key in ("amount", "paid_amount") and item.amount < 0:
            return QColor(theme.RED)
        if key == "result":
            return QColor(theme.INKS[result_tone(item.result)])
        if key == "left":
            room = self.report.rooms.get(self.lines[row].no) if self.report is not None else None
            return QColor(theme.RED if room is not None and room.over else theme.DIM)
        return QColor(theme.DIM) if key in ("place", "id_number") else None

    def _said(self, row: int) -> str:
        if self.report is None:
            return ""
        return "\n".join(one.finding.sentence for one in self.report.of(self.lines[row].no))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if self.columns[section].right else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells take what is typed."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.may_type(index) else usual

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """What was typed is kept, or `refused` says why not."""
        if role != Qt.ItemDataRole.EditRole or not self.may_type(index):
            return False
        key = self.columns[index.column()].key
        if str(value).strip() == str(self.data(index, int(Qt.ItemDataRole.EditRole))).strip():
            return True
        try:
            line = self._write(self.lines[index.row()].no, key, str(value))
        except Exception as error:
            self.refused.emit(error)
            return False
        self.lines[index.row()] = line
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(self.columns) - 1))
        self.written.emit(index.row())
        return True
