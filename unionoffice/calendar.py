"""Working days: the days off the State Council publishes, make-up working days, and what the office entered itself.

Published days lie in `resources/calendar/holidays.toml`, each year with its notice. Days are ISO text. Counting begins
on the day after the event (民法典 art. 201). In a year whose notice is not known only weekends and the days the law
itself sets are off; `WorkCalendar.certain` says so, and a paper or a list says it on.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from unionoffice import resources
from unionoffice.cleaning import read_date
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

ONE_DAY = timedelta(days=1)
SATURDAY = 5
"""The number of the first day of the weekend, as Python counts."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked: `off` and `working` name the days (ISO → name) that differ from Monday to Friday.

    A day in both is worked. `known_years` are those whose days off are published or entered.
    """

    off: Mapping[str, str]
    working: Mapping[str, str]
    known_years: frozenset[int]

    def is_working(self, day: str) -> bool:
        """Whether offices work on this day."""
        return self._works(date.fromisoformat(day))

    def _works(self, day: date) -> bool:
        text = day.isoformat()
        return text in self.working or (text not in self.off and day.weekday() < SATURDAY)

    def add_days(self, day: str, n: int) -> str:
        """The n-th natural day after this day (before it for a negative n)."""
        return (date.fromisoformat(day) + timedelta(days=n)).isoformat()

    def add_working_days(self, day: str, n: int) -> str:
        """The n-th working day after this day (before it for a negative n); the day itself for 0."""
        found, step = date.fromisoformat(day), ONE_DAY if n > 0 else -ONE_DAY
        left = abs(n)
        while left:
            found += step
            left -= self._works(found)
        return found.isoformat()

    def rolled(self, day: str) -> str:
        """The day itself where it is worked, otherwise the next working day."""
        found = date.fromisoformat(day)
        while not self._works(found):
            found += ONE_DAY
        return found.isoformat()

    def working_days_between(self, start: str, end: str) -> int:
        """How many working days lie after `start` up to and including `end`; negative where `end` is before it."""
        if end < start:
            return -self.working_days_between(end, start)
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        weeks, rest = divmod((last - first).days, 7)
        count = weeks * 5 + sum(1 for ahead in range(1, rest + 1) if (first + ahead * ONE_DAY).weekday() < SATURDAY)
        for day in {**self.off, **self.working}:
            if start < day <= end:
                one = date.fromisoformat(day)
                count += self._works(one) - (one.weekday() < SATURDAY)
        return count

    def last_day(self, start: str, n: int, *, working: bool, roll: bool) -> str:
        """The last day of a term of n days that begins to run the day after `start`.

        `working` counts working days only; `roll` moves a last day that is off to the next working day.
        """
        last = self.add_working_days(start, n) if working else self.add_days(start, n)
        return self.rolled(last) if roll else last

    def name_of(self, day: str) -> str | None:
        """The holiday's name, or why a weekend is worked; None for an ordinary day."""
        return self.working.get(day) or self.off.get(day)

    def certain(self, day: str) -> bool:
        """Whether the days off of its year are published or were entered."""
        return int(day[:4]) in self.known_years


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One day that differs from Monday to Friday, or has a name; `own` where the office entered it itself."""

    day: str
    off: bool
    name: str
    source: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Published:
    days: Mapping[str, CalendarDay]
    known_years: frozenset[int]


@cache
def _published() -> _Published:
    content = tomllib.loads(resources.path("calendar", "holidays.toml").read_text(encoding="utf-8"))
    days: dict[str, CalendarDay] = {}
    for year in content["year"]:
        source = year["source"]
        for holiday in year["holiday"]:
            name, one = holiday["name"], holiday["from"]
            while one <= holiday["to"]:
                days[one.isoformat()] = CalendarDay(
                    day=one.isoformat(), off=True, name=name, source=source, own=False
                )  # fmt: skip
                one += ONE_DAY
            for made_up in holiday.get("working", ()):
                days[made_up.isoformat()] = CalendarDay(
                    day=made_up.isoformat(), off=False, name=f"{name}调休上班", source=source, own=False
                )
    known = frozenset(year["number"] for year in content["year"] if year["known"])
    return _Published(days=days, known_years=known)


def calendar_of(office: Office) -> WorkCalendar:
    """The published days, with what this office entered itself over them."""
    days = {**_published().days, **_own_days(office)}
    settled = {int(row[0]) for row in office.reading().execute("SELECT year FROM settled_years")}
    return WorkCalendar(
        off={day: one.name for day, one in days.items() if one.off},
        working={day: one.name for day, one in days.items() if not one.off},
        known_years=_published().known_years | settled,
    )


def days_of_year(office: Office, year: int) -> list[CalendarDay]:
    """The named days off and make-up working days of a year, in their order; the office's own stand in place."""
    days = {**_published().days, **_own_days(office)}
    return [days[day] for day in sorted(days) if day.startswith(f"{year:04d}-")]


def _own_days(office: Office) -> dict[str, CalendarDay]:
    rows = office.reading().execute("SELECT day, off, name, source FROM changed_days ORDER BY day")
    return {
        row[0]: CalendarDay(day=row[0], off=bool(row[1]), name=row[2], source=row[3], own=True) for row in rows
    }  # fmt: skip


def set_day(office: Office, day: str, *, off: bool, name: str, source: str) -> None:
    """This day is off (or worked) for this office, whatever was published. Raises Refused for a wrong or empty value."""
    _acceptable(office, day, source)
    if not name.strip():
        raise Refused("missing", _("请填写这一天的名称，例如“春节”或“春节调休上班”。"), "name")
    with office.act("修改节假日", "settings", right=Right.ADMINISTER, detail={"day": day, "off": off}) as act:
        act.db.execute(
            "INSERT INTO changed_days (day, off, name, source, officer, entered_on) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (day) DO UPDATE SET off = excluded.off, name = excluded.name, source = excluded.source,"
            " officer = excluded.officer, entered_on = excluded.entered_on",
            (day, int(off), name.strip(), source.strip(), office.officer.no, office.today),
        )


def unset_day(office: Office, day: str) -> None:
    """This day is again as published. Raises Refused("unknown_day") where the office entered none."""
    with office.act("恢复节假日", "settings", right=Right.ADMINISTER, detail={"day": day}) as act:
        if not act.db.execute("DELETE FROM changed_days WHERE day = ?", (day,)).rowcount:
            sentence = _("本办公室没有另行登记过 {day}，没有改动。请核对日期。")
            raise Refused("unknown_day", sentence.format(day=day), "day")


def settle_year(office: Office, year: int, *, source: str) -> None:
    """The days off of this year are all entered from its notice: from now on its days count as certain."""
    _acceptable(office, f"{year:04d}-01-01", source)
    with office.act("登记全年放假安排", "settings", right=Right.ADMINISTER, detail={"year": year}) as act:
        act.db.execute(
            "INSERT INTO settled_years (year, source, officer, entered_on) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (year) DO UPDATE SET source = excluded.source, officer = excluded.officer,"
            " entered_on = excluded.entered_on",
            (year, source.strip(), office.officer.no, office.today),
        )


def _acceptable(office: Office, day: str, source: str) -> None:
    if read_date(day, today=office.today).value != day:
        raise Refused("bad_date", _("日期应写成 2026-01-01 的样子。请重新填写。"), "day")
    if not source.strip():
        raise Refused("missing", _("请写明依据的文件，例如文号。"), "source")
