"""The list behind a figure: which rows of which office it counts. That it was looked at stands in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from unionoffice import county, money
from unionoffice.fields import Sensitive, cover
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.county import Line, Listed

MOST = 500
"""Rows shown; the command line gives more."""


class FigureList(QDialog):
    """The figures of one office (or of all) to choose from, and the rows of the chosen one."""

    def __init__(self, desk: Desk, line: Line, period: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("名单"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.line, self._period = desk, line, period
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(line.name))
        self.which = QComboBox()
        self.which.setAccessibleName(_("哪个数字"))
        for one in county.FIGURES:
            value = line.values[one.key]
            self.which.addItem(f"{_(one.label)}　{money.yuan(value) if one.money else f'{value:,}'}", one.key)
        column.addWidget(self.which)
        self.list = FixedList(
            (
                Column(title=_("名称"), text=lambda one: one.name, width=180, stretch=True),
                Column(title=_("证件号码"), text=_number, width=190),
                Column(title=_("金额（元）"), text=_amount, width=120, right=True),
                Column(title=_("状态日期"), text=_day, width=110),
            ),
            _("名单"),
        )  # fmt: skip
        column.addWidget(self.list, 1)
        self.told = text.dim("", wrap=True, small=True)
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(_("关闭"), self.reject, key="Esc"))
        column.addLayout(row)
        self.which.currentIndexChanged.connect(lambda _place: self.look())
        fit(self, QSize(760, 540))

    def look(self) -> None:
        """The rows of the chosen figure are fetched beside the window."""
        office, key, of, period = self.desk.office, str(self.which.currentData()), self.line.office, self._period

        def work(_progress: Progress) -> list[Listed]:
            return county.listed(office, key, period, of=of, limit=MOST)

        self.desk.run(_("正在取名单"), work, done=self.show_rows)

    def show_rows(self, found: list[Listed]) -> None:
        """These rows are on show."""
        self.list.show_rows(found)
        self.told.setText(_("显示 {n} 行，最多 {most} 行；这次查看已记入操作日志。").format(n=len(found), most=MOST))


def _number(one: Listed) -> str:
    return cover(Sensitive.IDENTITY, str(one.row.get("id_number") or ""))


def _amount(one: Listed) -> str:
    amount = one.row.get("amount")
    return money.yuan(amount) if isinstance(amount, int) else ""


def _day(one: Listed) -> str:
    return str(one.row.get("result_on") or one.row.get("since") or one.row.get("term_end") or "")
