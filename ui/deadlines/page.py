"""The page 期限: what is due, why and what to do next; put off with a reason; the month, and its sheet for the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.deadlines.month_view import MonthView
from ui.desk import Desk
from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.date_box import DateBox
from ui.kit.due import due_words, leads_to, tone_of
from ui.kit.fixed_list import FixedList
from ui.kit.page import Action, Page
from ui.kit.preview import Preview, PreviewPaper
from ui.kit.room import Elided, Stack
from ui.kit.tab_row import TabRow
from unionoffice import cleaning, deadlines
from unionoffice.errors import Refused
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from unionoffice.deadlines import Deadline

AREA_WORDS = {
    "units": N_("组织"), "members": N_("会员"), "aid": N_("困难帮扶"), "contracts": N_("集体合同"), "reports": N_("上报"),
    "county": N_("上报"),
}  # fmt: skip


class DeadlinesPage(Page):
    """Three views: the list, the month, what was put off."""

    areas = frozenset({"units", "members", "aid", "contracts", "reports", "county", "settings", "deadlines"})

    def __init__(self, desk: Desk) -> None:
        go = Action(title=_("去办理"), run=self.go, icon="check", key="Ctrl+Return", primary=True)
        later = Action(title=_("暂缓…"), run=self.put_off, icon="clock", key="Ctrl+D")
        wall = Action(title=_("打印月历"), run=self.print_month, icon="print", key="Ctrl+P")
        super().__init__(desk, _("期限"), (go, later, wall))
        year, month = desk.office.today[:7].split("-")
        self._month = (int(year), int(month))
        self.tabs = TabRow(_("怎样看"))
        for key, words in (("list", _("列表")), ("month", _("月历")), ("later", _("已暂缓"))):
            self.tabs.add(key, words)
        self.area = QComboBox()
        self.area.setAccessibleName(_("方面"))
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch()
        head.addWidget(self.area)
        self.column.addLayout(head)
        self.list = FixedList(
            (
                Column(title=_("事项"), text=lambda one: one.what, width=300, stretch=True),
                Column(title=_("方面"), text=lambda one: _(AREA_WORDS.get(one.area, one.area)), width=90),
                Column(title=_("到期日"), text=lambda one: one.due or "", width=104),
                Column(title=_("还有多久"), text=due_words, width=130, tone=tone_of),
                Column(title=_("下一步"), text=lambda one: one.next_step, width=240),
            ),
            _("待办与期限"),
        )
        self.later = FixedList(
            (
                Column(title=_("事项"), text=lambda pair: pair[0].what, width=300, stretch=True),
                Column(title=_("到期日"), text=lambda pair: pair[0].due or "", width=104),
                Column(title=_("暂缓到"), text=lambda pair: pair[1].until, width=104),
                Column(title=_("原因"), text=lambda pair: pair[1].reason, width=240),
                Column(title=_("谁"), text=lambda pair: pair[1].officer, width=90),
            ),
            _("已暂缓"),
        )
        self.stack = Stack()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self._month_sheet())
        self.stack.addWidget(self._later_sheet())
        self.column.addWidget(self.stack, 1)
        self._why = Elided(kind="dim")
        self.column.addWidget(self._why)
        self.list.opened.connect(lambda _place: self.go())
        self.list.on_current(self._tell)
        self.tabs.turned.connect(self._turn)
        self.area.currentIndexChanged.connect(self._narrow)
        self._waiting: list[Deadline] = []
        self.on_key("Alt+Left", lambda: self.turn_month(-1))
        self.on_key("Alt+Right", lambda: self.turn_month(1))

    def _month_sheet(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(button(_("上个月"), lambda: self.turn_month(-1), icon="chevron-left"))
        self._month_name = text.label("", bold=True)
        row.addWidget(self._month_name)
        row.addWidget(button(_("下个月"), lambda: self.turn_month(1), icon="chevron-right"))
        row.addStretch()
        self._estimate = text.dim("")
        row.addWidget(self._estimate)
        column.addLayout(row)
        self.month = MonthView()
        self.month.turned.connect(self.turn_month)
        self.month.opened.connect(self._open_day)
        self.month.chosen.connect(self._tell_day)
        column.addWidget(self.month, 1)
        return sheet

    def _later_sheet(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.later, 1)
        row = QHBoxLayout()
        row.addWidget(button(_("恢复提醒"), self.bring_back, icon="undo"))
        row.addStretch()
        column.addLayout(row)
        return sheet

    def begin(self) -> None:
        """Work begins in the list."""
        (self.list, self.month, self.later)[self.stack.currentIndex()].setFocus()

    def refresh(self) -> None:
        """What waits on the office's day."""
        office = self.desk.office
        self._waiting = deadlines.deadlines(office)
        late = sum(one.overdue for one in self._waiting)
        self.say_subtitle(_("共 {n:,} 项，其中逾期 {late:,} 项").format(n=len(self._waiting), late=late))
        self._fill_areas()
        self._narrow()
        put_off = deadlines.put_off(office)
        self.later.show_rows(put_off, keep=True)
        self.tabs.say("later", _("已暂缓 {n}").format(n=len(put_off)))
        self.tabs.say("list", _("列表 {n}").format(n=len(self._waiting)))
        self._show_month()

    def _fill_areas(self) -> None:
        chosen = self.area.currentData()
        self.area.blockSignals(True)
        self.area.clear()
        self.area.addItem(_("全部方面"), "")
        for key in dict.fromkeys(one.area for one in self._waiting):
            self.area.addItem(_(AREA_WORDS.get(key, key)), key)
        self.area.setCurrentIndex(max(0, self.area.findData(chosen)))
        self.area.blockSignals(False)

    def _narrow(self) -> None:
        wanted = self.area.currentData()
        self.list.show_rows([one for one in self._waiting if not wanted or one.area == wanted], keep=True)
        self._tell(self.list.current())

    def _turn(self, key: str) -> None:
        self.stack.setCurrentIndex(("list", "month", "later").index(key))
        self.begin()
        if key == "month":
            self._tell_day("")
        else:
            self._tell(self.list.current() if key == "list" else None)

    def _tell(self, one: Deadline | None) -> None:
        source = "" if one is None or one.source in one.why else one.source
        words = "" if one is None else _("依据：{why}　{source}").format(why=one.why, source=source)
        self._why.setText(words.strip())

    def current(self) -> Deadline | None:
        """The deadline work would be done on."""
        if self.stack.currentIndex() == 0:
            return self.list.current()
        if self.stack.currentIndex() == 1:
            day = self.month.day()
            return day.deadlines[0] if day is not None and day.deadlines else None
        pair = self.later.current()
        return None if pair is None else pair[0]

    def go(self) -> None:
        """The place where the chosen one is dealt with."""
        one = self.current()
        if one is not None:
            self.desk.go(*leads_to(one))

    def put_off(self) -> AskDialog | None:
        """The chosen one is left out until a day, with a reason."""
        one = self.current()
        if one is None:
            return None
        office = self.desk.office
        until, reason = DateBox(office.today), QLineEdit()
        until.setText(deadlines.day_after(office.today, 7))
        reason.setMaxLength(200)

        def save() -> None:
            reading = cleaning.read_date(until.text(), today=office.today)
            if reading.value is None:
                raise Refused("bad_date", _("请填写日期，例如 2026-01-01。"), "until")
            deadlines.snooze(office, one.key, str(reading.value), reason.text())
            self.desk.say(_("已暂缓到 {day}").format(day=reading.value))

        dialog = AskDialog(_("暂缓"), save, subtitle=one.what, button_text=_("暂缓"), parent=self)
        dialog.ask("until", _("暂缓到"), until, required=True)
        dialog.ask("reason", _("原因"), reason, required=True)
        dialog.open()
        return dialog

    def bring_back(self) -> None:
        """The chosen one is told again."""
        pair = self.later.current()
        if pair is not None:
            deadlines.unsnooze(self.desk.office, pair[0].key)

    # -- the month

    def turn_month(self, months: int) -> None:
        """So many months on."""
        number = self._month[0] * 12 + self._month[1] - 1 + months
        self._month = (number // 12, number % 12 + 1)
        self._show_month()

    def _show_month(self) -> None:
        year, number = self._month
        days = deadlines.month(self.desk.office, year, number)
        self._month_name.setText(_("{year} 年 {month} 月").format(year=year, month=number))
        self._estimate.setText("" if days[0].certain else _("本年放假通知未登记齐，工作日为估算"))
        self.month.show_days(days, self.desk.office.today)

    def _tell_day(self, _day: str) -> None:
        day = self.month.day()
        if self.stack.currentIndex() == 1 and day is not None:
            self._why.setText("；".join(one.what for one in day.deadlines) or _("这一天没有期限"))

    def _open_day(self, day: str) -> None:
        self.area.setCurrentIndex(0)
        place = next((n for n, one in enumerate(self.list.rows) if one.due == day), None)
        if place is not None:
            self.tabs.choose("list")
            self.list.go_to(place)

    def print_month(self) -> None:
        """The month in sight as a sheet for the wall, in the preview."""
        from unionoffice import made_paper, wall_calendar

        year, number = self._month
        paper = wall_calendar.month_paper(self.desk.office, year, number)
        Preview(
            PreviewPaper(
                title=paper.title, pdf=paper.pdf, file_name=f"{paper.title}.pdf", sentences=paper.sentences,
                printed=lambda _printer, copies: made_paper.record(self.desk.office, [paper], copies=copies),
                saved=lambda _path: made_paper.record(self.desk.office, [paper], copies=1),
            ),
            self,
        ).open()  # fmt: skip

    def take(self, wanted: Any) -> None:
        """The word of a view brings it in front: list, month, later."""
        if wanted in ("list", "month", "later"):
            self.tabs.choose(wanted)
