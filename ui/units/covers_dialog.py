"""Which units a joint union covers: since when, one more, one less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import text, unit_choice
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.choice_box import ChoiceBox
from ui.kit.columns import Column
from ui.kit.date_box import DateBox
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from unionoffice import cleaning, units
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class _Line:
    unit: int
    name: str
    since: str
    workers: str


class CoversDialog(QDialog):
    """The list of what a joint union covers today."""

    def __init__(self, desk: Desk, no: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._no = desk, no
        joint = units.unit(desk.office, no)
        self.setWindowTitle(_("涵盖单位"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("涵盖单位")))
        column.addWidget(
            text.dim(
                _("“{name}”在这些单位里代行工会职责；统计时“工会数”和“涵盖单位数”分别计算。").format(
                    name=joint.name if joint else ""
                ),
                wrap=True,
            )
        )
        self.none = text.dim(_("还没有登记涵盖的单位。"))
        column.addWidget(self.none)
        self.list = FixedList(
            (
                Column(title=_("单位"), text=lambda line: line.name, width=260, stretch=True),
                Column(title=_("自"), text=lambda line: line.since, width=110),
                Column(title=_("职工人数"), text=lambda line: line.workers, width=100, right=True),
            ),
            _("涵盖单位"),
        )
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(button(_("增加单位…"), self.add, icon="plus"))
        self._end = button(_("结束涵盖…"), self.end, icon="close")
        foot.addWidget(self._end)
        foot.addStretch()
        close = button(_("关闭"), self.accept, primary=True, key="Esc")
        close.setDefault(True)
        foot.addWidget(close)
        column.addLayout(foot)
        fit(self, QSize(640, 460))
        self._show()

    def _show(self) -> None:
        office = self._desk.office
        covers = units.covers(office, self._no)
        names = {unit.no: unit.name for unit in units.units_of(office, [one.unit for one in covers])}
        lines = []
        for one in covers:
            counts = units.counts(office, one.unit)
            lines.append(_Line(one.unit, names[one.unit], one.since, f"{counts[0].workers:,}" if counts else ""))
        self.list.show_rows(lines)
        self.none.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self._end.setEnabled(bool(lines))

    def add(self) -> AskDialog:
        """A person names the unit and the day."""
        office = self._desk.office
        box = ChoiceBox(
            unit_choice.finder(office, without=(self._no,)), name_of=unit_choice.name_of(office),
            placeholder=_("输入名称或拼音首字母查找"),
        )  # fmt: skip
        day = DateBox(office.today)
        day.setText(office.today)

        def save() -> None:
            box.settle()
            chosen = box.value()
            if chosen is None:
                raise Refused("missing", _("请从列表里选择单位；没有的请先登记。"), "unit")
            units.cover(office, self._no, int(chosen), _day(day.text(), office.today))

        dialog = AskDialog(_("增加涵盖单位"), save, button_text=_("增加"), icon="plus", parent=self)
        dialog.ask("unit", _("单位"), box, required=True)
        dialog.ask("since", _("自"), day, required=True)
        dialog.saved.connect(lambda *_: self._show())
        dialog.open()
        box.setFocus()
        return dialog

    def end(self) -> AskDialog | None:
        """A person says from which day the current unit is no longer covered."""
        line = self.list.current()
        if line is None:
            return None
        office = self._desk.office
        day = DateBox(office.today)
        day.setText(office.today)

        def save() -> None:
            until = _day(day.text(), office.today)
            if until < line.since:
                raise Refused("too_early", _("日期早于开始涵盖的 {since}。请核对。").format(since=line.since), "since")
            units.uncover(office, self._no, line.unit, until)

        dialog = AskDialog(
            _("结束涵盖"), save, subtitle=_("从这一天起不再涵盖“{name}”。").format(name=line.name),
            button_text=_("结束涵盖"), icon="check", parent=self,
        )  # fmt: skip
        dialog.ask("since", _("日期"), day, required=True)
        dialog.saved.connect(lambda *_: self._show())
        dialog.open()
        return dialog


def _day(raw: str, today: str) -> str:
    reading = cleaning.read_date(raw, today=today)
    if reading.value is None:
        said = reading.findings[0].sentence if reading.findings else _("请填写日期，例如 2026-11-22。")
        raise Refused("bad_date", said, "since")
    return str(reading.value)
