"""What was imported so far, newest first, and the way to take one of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.importing import undoing
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from ui.theme import Tone
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk


class HistoryDialog(QDialog):
    """The list of imports; the current one can be undone as a whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = True
        self.setWindowTitle(_("导入记录"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("导入记录")))
        column.addWidget(text.dim(_("每次导入都可以整批撤销；之后又改过或印过的人会先列出来，由您决定。"), wrap=True))
        self.list = FixedList(_columns(), _("导入记录"))
        self.none = text.dim(_("还没有导入过名册。"))
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.undo_button = button(_("撤销这次导入…"), self.undo, icon="undo")
        row.addWidget(self.undo_button)
        row.addStretch()
        close = button(_("关闭"), self.accept, primary=True, key="Esc")
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)
        self.list.on_current(self._look)
        self.show_imports()
        fit(self, QSize(860, 480))

    def show_imports(self) -> None:
        """The list as the office has it now."""
        from unionoffice import members

        found = members.imports(self._desk.office)
        self.list.show_rows(found, keep=True)
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))
        self._look(self.list.current())

    def _look(self, row: Any) -> None:
        self.undo_button.setEnabled(row is not None and row.undone_on is None)

    def undo(self) -> None:
        """The current import is taken back, after a person agreed."""
        row = self.list.current()
        if row is not None and row.undone_on is None:
            with errors.showing(self):
                undoing.ask(self._desk, row, self, lambda _undone: self._again())

    def _again(self) -> None:
        if self._shown:
            self.show_imports()

    def done(self, result: int) -> None:
        """What comes in later is not shown any more."""
        self._shown = False
        super().done(result)


def _columns() -> tuple[Column, ...]:
    def state(row: Any) -> str:
        return _("{day} 已撤销").format(day=row.undone_on) if row.undone_on else _("有效")

    def figure(name: str) -> Any:
        return lambda row: f"{getattr(row, name):,}"

    return (
        Column(title=_("日期"), text=lambda row: row.day, width=104),
        Column(title=_("文件"), text=lambda row: row.file, width=220, stretch=True),
        Column(title=_("新增"), text=figure("added"), width=78, right=True),
        Column(title=_("变更"), text=figure("changed"), width=78, right=True),
        Column(title=_("相同"), text=figure("same"), width=78, right=True),
        Column(title=_("可疑"), text=figure("held"), width=78, right=True),
        Column(
            title=_("状态"), text=state, width=150, tone=lambda row: Tone.PLAIN if row.undone_on else Tone.GOOD
        ),
    )  # fmt: skip
