"""Verbs of the working-day calendar: a year's days off and make-up working days, and the office's own."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import click

from unionoffice import calendar
from unionoffice.cli.session import Day, session
from unionoffice.officers import Right
from unionoffice.wording import _


@click.group("calendar", help=_("节假日：列出、登记、恢复"))
def group() -> None:
    """The calendar."""


@group.command("list", help=_("一年的放假和调休上班"))
@click.argument("year", type=click.IntRange(1990, 2200))
def list_(year: int) -> None:
    """Lists a year."""
    call = session()
    with call.office() as office:
        days = calendar.days_of_year(office, year)
        certain = calendar.calendar_of(office).certain(f"{year:04d}-01-01")
    lines = [f"{one.day}\t{_('放假') if one.off else _('上班')}\t{one.name}\t{one.source}" for one in days]
    call.say({"year": year, "certain": certain, "days": [asdict(one) for one in days]}, "\n".join(lines))


@group.command("set", help=_("登记一天：放假或上班"))
@click.argument("day", type=Day())
@click.option("--off/--working", default=True, help=_("放假，或调休上班"))
@click.option("--name", required=True, help=_("名称"))
@click.option("--source", required=True, help=_("依据的文件"))
def set_(day: date, off: bool, name: str, source: str) -> None:
    """Enters one day."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        calendar.set_day(office, day.isoformat(), off=off, name=name, source=source)
    call.say({"day": day.isoformat(), "off": off}, _("已登记：{day} {name}").format(day=day, name=name))


@group.command("unset", help=_("这一天恢复为公布的安排"))
@click.argument("day", type=Day())
def unset(day: date) -> None:
    """Takes an own day back."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        calendar.unset_day(office, day.isoformat())
    call.say({"day": day.isoformat()}, _("已恢复：{day}").format(day=day))


@group.command("settle", help=_("这一年的放假通知已登记齐"))
@click.argument("year", type=click.IntRange(1990, 2200))
@click.option("--source", required=True, help=_("依据的文件"))
def settle(year: int, source: str) -> None:
    """A year is certain."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        calendar.settle_year(office, year, source=source)
    call.say({"year": year}, _("已登记：{year} 年").format(year=year))


VERBS: tuple[click.Command, ...] = (group,)
