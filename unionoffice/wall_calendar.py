"""A month's sheet for the wall, filled from what is due and the office's calendar of working days."""

from __future__ import annotations

from unionoffice import deadlines
from unionoffice.made_paper import MadePaper
from unionoffice.office import Office
from unionoffice.print_wall_calendar import CalendarFacts, DayCell, wall_calendar
from unionoffice.printing.paper import A4, Offset, Paper


def month_paper(
    office: Office, year: int, number: int, *, paper: Paper = A4, offset: Offset | None = None
) -> MadePaper:
    """The sheet of this month, landscape A4 or A3."""
    days = deadlines.month(office, year, number)
    title = f"{year}年{number}月"
    facts = CalendarFacts(
        month=title,
        days=[
            DayCell(
                day=int(one.day[8:]), weekday=one.weekday + 1, is_off=not one.working,
                holiday="" if "调休" in one.name else one.name, lines=[line.what for line in one.deadlines],
            )
            for one in days
        ],
        office=office.name,
        note="" if days[0].certain else "本年放假通知未登记齐，工作日为估算",
        printed_on=f"{int(office.today[:4])}年{int(office.today[5:7])}月{int(office.today[8:])}日",
    )  # fmt: skip
    printed = wall_calendar(facts, paper=paper, offset=offset)
    return MadePaper(area="deadlines", form="wall_calendar", title=f"{title}工作月历", printed=printed)
