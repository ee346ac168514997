"""Verbs of deadlines: what waits in all areas, put off with a reason, a month of days, the wall calendar."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from unionoffice import deadlines, safe_write
from unionoffice.cli.session import Day, Product, iso, session
from unionoffice.deadlines import Deadline, MonthDay
from unionoffice.officers import Right
from unionoffice.opening import AREAS
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.print_wall_calendar import CalendarFacts


def told(one: Deadline) -> dict[str, Any]:
    """One deadline as JSON has it; `key` names it for putting off."""
    return {"key": one.key, **asdict(one), "overdue": one.overdue}


def words(one: Deadline) -> str:
    """One deadline in a line."""
    return "\t".join([one.due or "", "" if one.days is None else f"{one.days:+d}", one.what, one.next_step, one.key])


@click.group("deadlines", help=_("待办与期限：列出、暂缓、按月、打印挂历"))
def group() -> None:
    """Deadlines."""


@group.command("list", help=_("列出待办与期限，越急的越靠前"))
@click.option("--area", type=click.Choice(AREAS), help=_("只列一个方面"))
@click.option("--until", type=Day(), callback=iso, help=_("连同到这一天为止到期、还没开始提醒的"))
@click.option("--digest", is_flag=True, help=_("同类的合并成一行"))
@click.option("--snoozed", is_flag=True, help=_("只列暂缓的"))
def list_deadlines(area: str | None, until: str | None, digest: bool, snoozed: bool) -> None:
    """What waits."""
    with session().office() as office:
        if snoozed:
            pairs = deadlines.put_off(office)
            rows = [
                {**told(one), "until": put.until, "snooze_reason": put.reason, "officer": put.officer}
                for one, put in pairs
            ]
            session().say(
                {"deadlines": rows},
                "\n".join(f"{put.until}\t{one.what}\t{put.reason}\t{one.key}" for one, put in pairs),
            )
            return
        found = deadlines.coming(office, until) if until else deadlines.deadlines(office, area=area)
        found = [one for one in found if area is None or one.area == area]
        found = deadlines.digest(found) if digest else found
    lines = [words(one) for one in found]
    session().say({"deadlines": [told(one) for one in found]}, "\n".join([*lines, _("共 {n} 项").format(n=len(found))]))


@group.command("snooze", help=_("暂缓一项到某天，写明原因；--end 恢复"))
@click.argument("key")
@click.option("--until", type=Day(), callback=iso, help=_("暂缓到哪一天"))
@click.option("--reason", default="", help=_("原因"))
@click.option("--end", is_flag=True, help=_("恢复提醒"))
def snooze(key: str, until: str | None, reason: str, end: bool) -> None:
    """A deadline is put off, or told again."""
    if not end and until is None:
        raise click.UsageError(_("请用 --until 写明暂缓到哪一天，或用 --end 恢复。"))
    with session().office(Right.ENTER) as office:
        if end:
            deadlines.unsnooze(office, key)
            session().say({"key": key, "until": None}, _("已恢复"))
        else:
            deadlines.snooze(office, key, until or "", reason)
            session().say({"key": key, "until": until}, _("已暂缓到 {day}").format(day=until))


@group.command("month", help=_("一个月每天到期的事项、节假日和调休；--out 打印成挂历"))
@click.argument("year", type=click.IntRange(1990, 2200))
@click.argument("month", type=click.IntRange(1, 12))
@click.option("--out", type=Product(), help=_("PDF 文件"))
def month(year: int, month: int, out: Path | None) -> None:
    """A month of days."""
    with session().office(Right.ENTER if out else Right.READ) as office:
        days = deadlines.month(office, year, month)
        if out is not None:
            from unionoffice.print_wall_calendar import wall_calendar

            facts = wall_facts(days, office=office.name, printed_on=office.today)
            safe_write.safe_write(out, wall_calendar(facts).pdf)
            office.note("打印", "deadlines", {"form": "wall_calendar", "month": f"{year}-{month:02d}"})
    rows = [{**asdict(one), "deadlines": [told(line) for line in one.deadlines]} for one in days]
    lines = [
        f"{one.day}\t{one.name}\t{'；'.join(line.what for line in one.deadlines)}"
        for one in days
        if one.name or one.deadlines
    ]
    session().say({"year": year, "month": month, "days": rows, "out": str(out) if out else None}, "\n".join(lines))


def wall_facts(days: list[MonthDay], *, office: str, printed_on: str) -> CalendarFacts:
    """What stands on the wall calendar of these days."""
    from unionoffice.print_wall_calendar import CalendarFacts, DayCell

    first = days[0].day
    return CalendarFacts(
        month=f"{int(first[:4])}年{int(first[5:7])}月", office=office,
        printed_on=f"{int(printed_on[:4])}年{int(printed_on[5:7])}月{int(printed_on[8:])}日",
        note="" if days[0].certain else "本年放假安排尚未公布，节假日以国务院办公厅通知为准",
        days=[
            DayCell(
                day=int(one.day[8:]), weekday=one.weekday + 1, is_off=not one.working, holiday=one.name,
                lines=[line.what for line in one.deadlines],
            )
            for one in days
        ],
    )  # fmt: skip


VERBS: tuple[click.Command, ...] = (group,)
