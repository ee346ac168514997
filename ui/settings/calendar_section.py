"""The days off and the make-up working days of a year, as published; and the office's own where a notice came since."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from ui.desk import Desk
from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.date_box import DateBox
from ui.kit.fixed_list import FixedList
from ui.settings.section import Section
from ui.theme import Tone
from unionoffice import calendar, cleaning
from unionoffice.calendar import CalendarDay
from unionoffice.errors import Refused
from unionoffice.wording import _


class CalendarSection(Section):
    """One year at a time; working days of every rule are counted by it."""

    areas = frozenset({"settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("节假日"),
            _("公示、报送等期限里的“工作日”按这里计算。国务院办公厅每年的放假通知发布后，把放假和调休上班的日子登记进来。"),
        )  # fmt: skip
        row = QHBoxLayout()
        self.year = QComboBox()
        self.year.setAccessibleName(_("年份"))
        this = int(desk.office.today[:4])
        for year in range(this - 3, this + 3):
            self.year.addItem(_("{year} 年").format(year=year), year)
        self.year.setCurrentIndex(3)
        self.year.currentIndexChanged.connect(self.refresh)
        row.addWidget(self.year)
        self._certain = text.dim("")
        row.addWidget(self._certain, 1)
        self.column.addLayout(row)
        self.list = FixedList(
            (
                Column(title=_("日期"), text=_day_words, width=150),
                Column(title=_("安排"), text=lambda day: _("放假") if day.off else _("上班"), width=80, tone=_tone),
                Column(title=_("名称"), text=lambda day: day.name, width=140),
                Column(title=_("依据"), text=lambda day: day.source, width=200, stretch=True),
            ),
            _("节假日"),
        )
        self.column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(button(_("登记一天…"), self.enter, icon="plus"))
        self.back = button(_("恢复为公布的安排"), self.unset, icon="undo")
        foot.addWidget(self.back)
        foot.addWidget(button(_("全年已登记齐…"), self.settle, icon="check"))
        foot.addStretch()
        self.column.addLayout(foot)
        self.list.on_current(lambda day: self.back.setEnabled(day is not None and day.own))

    def refresh(self) -> None:
        """The chosen year's days."""
        office, year = self.desk.office, int(self.year.currentData())
        self.list.show_rows(calendar.days_of_year(office, year), keep=True)
        certain = calendar.calendar_of(office).certain(f"{year:04d}-01-01")
        self._certain.setText("" if certain else _("这一年的放假通知还没有登记齐，期限按周末和法定节日估算"))
        day = self.list.current()
        self.back.setEnabled(day is not None and day.own)

    def enter(self) -> AskDialog:
        """One day that is off, or worked."""
        office, chosen = self.desk.office, self.list.current()
        day, name, source = DateBox(office.today), QLineEdit(), QLineEdit()
        off = QComboBox()
        off.addItem(_("放假"), True)
        off.addItem(_("上班"), False)
        source.setPlaceholderText(_("例如 国办发明电〔2026〕1 号"))
        if chosen is not None:
            day.setText(chosen.day)
            off.setCurrentIndex(int(not chosen.off))
            name.setText(chosen.name)

        def save() -> None:
            reading = cleaning.read_date(day.text(), today=office.today)
            if reading.value is None:
                raise Refused("bad_date", _("请填写日期，例如 2026-01-01。"), "day")
            calendar.set_day(
                office, str(reading.value), off=bool(off.currentData()), name=name.text(), source=source.text()
            )
            self.desk.say(_("已登记：{day} {name}").format(day=reading.value, name=name.text().strip()))

        dialog = AskDialog(_("登记一天"), save, button_text=_("登记"), parent=self)
        dialog.ask("day", _("日期"), day, required=True)
        dialog.ask("off", _("安排"), off, required=True)
        dialog.ask("name", _("名称"), name, required=True)
        dialog.ask("source", _("依据的文件"), source, required=True)
        dialog.open()
        return dialog

    def unset(self) -> None:
        """The chosen day is again as published."""
        day = self.list.current()
        if day is not None and day.own:
            calendar.unset_day(self.desk.office, day.day)
            self.desk.say(_("已恢复：{day}").format(day=day.day))

    def settle(self) -> AskDialog:
        """The chosen year's days are all entered."""
        office, year = self.desk.office, int(self.year.currentData())
        source = QLineEdit()
        source.setPlaceholderText(_("例如 国办发明电〔2026〕1 号"))
        dialog = AskDialog(
            _("{year} 年已登记齐").format(year=year), lambda: calendar.settle_year(office, year, source=source.text()),
            subtitle=_("登记后，这一年的期限不再提示“估算”。"), parent=self,
        )  # fmt: skip
        dialog.ask("source", _("依据的文件"), source, required=True)
        dialog.open()
        return dialog


def _day_words(day: CalendarDay) -> str:
    from datetime import date

    weekdays = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
    return f"{day.day}  {weekdays[date.fromisoformat(day.day).weekday()]}"


def _tone(day: CalendarDay) -> Tone:
    return Tone.GOOD if day.off else Tone.WARN
