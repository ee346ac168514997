"""What waits for the office on its day: each thing with its rule, its source, what to do next and the day it is due.

Nothing of it is stored. Each area tells its own in `<area>/deadlines.py`: `deadlines(office)` what waits now,
`coming(office, until)` (where it has one) also what falls due until a day, `TOGETHER` the words for many of one kind.
What somebody put off with a reason is left out until its day, and can be listed.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from unionoffice.calendar import calendar_of
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.wording import _

MOST = 3
"""Of one kind, at most so many lines stand in a digest; more are put together in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One thing to be done: what, by which rule, until when, and what it is about.

    `reason` is a short English word: term, certificate, receipt, unit, card, age, pair, filing, renewal … `due` is an
    ISO day, `days` how many are left (negative: overdue); both None where no day is set. `source` is where the rule
    stands, `next_step` what to do now. `unit` and `people` are numbers in the file; `record` is the table and number of
    the record it is about; `count` says how many things a line speaks of.
    """

    reason: str
    what: str
    why: str
    area: str = "members"
    source: str = ""
    next_step: str = ""
    due: str | None = None
    days: int | None = None
    count: int = 1
    unit: int | None = None
    people: tuple[int, ...] = ()
    record: tuple[str, int] | None = None

    @property
    def overdue(self) -> bool:
        """Whether its day is over."""
        return self.days is not None and self.days < 0

    @property
    def key(self) -> str:
        """The same thing has the same key on every day; a new day it is due on makes it another thing."""
        table, pk = self.record or ("", 0)
        return f"{self.area}.{self.reason}/{table}/{pk}/{self.due or ''}"


def days_left(today: str, due: str) -> int:
    """Days from today until `due`; 0 on the day itself, negative afterwards."""
    return (date.fromisoformat(due) - date.fromisoformat(today)).days


def day_after(day: str, days: int) -> str:
    """The day so many days later (earlier for a negative number)."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def born_until(today: str, age: int) -> str:
    """Who was born on this day or before has reached the age."""
    year = int(today[:4]) - age
    if today[5:] == "02-29" and (year % 4 or (year % 100 == 0 and year % 400)):
        return f"{year:04d}-02-28"
    return f"{year:04d}{today[4:]}"


def sorted_by_need(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """The longest overdue first, then what is due next, then what has no day."""
    return sorted(deadlines, key=lambda one: (one.days is None, one.days or 0))


def digest(deadlines: Sequence[Deadline], *, most: int = MOST) -> list[Deadline]:
    """The same things in fewer lines: more than `most` of one reason, overdue or still to come, become one line."""
    groups: dict[tuple[str, bool], list[Deadline]] = {}
    for one in deadlines:
        groups.setdefault((one.reason, one.overdue), []).append(one)
    lines: list[Deadline] = []
    for (reason, overdue), members in groups.items():
        if len(members) <= most:
            lines += members
        else:
            first = sorted_by_need(members)[0]
            lines.append(
                replace(
                    first,
                    what=_together(reason, overdue=overdue).format(n=len(members)),
                    count=len(members),
                    unit=None,
                    record=None,
                    people=tuple(no for one in members for no in one.people),
                )
            )
    return sorted_by_need(lines)


def _together(reason: str, *, overdue: bool) -> str:
    for module in _modules():
        words = getattr(module, "TOGETHER", {}).get((reason, overdue))
        if words is not None:
            return _(words)
    return _("{n} 项待办")


# -- from all areas


@cache
def _modules() -> tuple[ModuleType, ...]:
    from unionoffice.opening import AREAS

    names = [f"unionoffice.{area}.deadlines" for area in AREAS]
    return tuple(import_module(name) for name in names if find_spec(name) is not None)


def deadlines(office: Office, *, area: str | None = None) -> list[Deadline]:
    """Everything that can be told quickly (a few statements an area), in the order of need; put off things left out."""
    put_off = {one.key for one in snoozed(office)}
    return sorted_by_need(one for one in _all(office, None, area) if one.key not in put_off)


def coming(office: Office, until: str) -> list[Deadline]:
    """As `deadlines`, with everything that falls due until a day, also what is too far away to be told today."""
    put_off = {one.key for one in snoozed(office)}
    return sorted_by_need(one for one in _all(office, until, None) if one.key not in put_off)


def _all(office: Office, until: str | None, area: str | None) -> Iterator[Deadline]:
    for module in _modules():
        if area is not None and module.__name__ != f"unionoffice.{area}.deadlines":
            continue
        ahead: Callable[[Office, str], list[Deadline]] | None = getattr(module, "coming", None)
        if until is not None and ahead is not None:
            yield from ahead(office, until)
        else:
            yield from module.deadlines(office)


# -- put off


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """A deadline somebody put off: until when, why, who, on which day."""

    no: int
    key: str
    until: str
    reason: str
    officer: str
    on_day: str


def snooze(office: Office, key: str, until: str, reason: str) -> None:
    """The deadline is left out until this day, with the reason in the journal. Raises Refused."""
    if not reason.strip():
        raise Refused("missing", _("请写明暂缓的原因。"), "reason")
    try:
        later = date.fromisoformat(until).isoformat() == until and until > office.today
    except ValueError:
        later = False
    if not later:
        raise Refused("bad_date", _("暂缓到的日期应在今天之后，写成 2026-12-01 的样子。"), "until")
    with office.act("暂缓待办", "deadlines", detail={"key": key, "until": until}) as act:
        if not any(one.key == key for one in _all(office, until, None)):
            raise Refused("unknown_deadline", _("现在没有这一项待办；没有改动。请刷新列表后再试。"), "key")
        act.db.execute("UPDATE snoozed SET ended_on = ? WHERE key = ? AND ended_on IS NULL", (office.today, key))
        act.db.execute(
            "INSERT INTO snoozed (key, until, reason, officer, on_day) VALUES (?, ?, ?, ?, ?)",
            (key, until, reason.strip(), office.officer.no, office.today),
        )


def unsnooze(office: Office, key: str) -> None:
    """The deadline is told again. Raises Refused where it was not put off."""
    with office.act("恢复待办", "deadlines", detail={"key": key}) as act:
        done = act.db.execute(
            "UPDATE snoozed SET ended_on = ? WHERE key = ? AND ended_on IS NULL AND until > ?",
            (office.today, key, office.today),
        )
        if not done.rowcount:
            raise Refused("not_snoozed", _("这一项没有暂缓；没有改动。"), "key")


def snoozed(office: Office) -> list[Snooze]:
    """What is put off on the office's day, in the order of the days it comes back."""
    rows = office.reading().execute(
        "SELECT s.no, s.key, s.until, s.reason, o.name AS officer, s.on_day FROM snoozed s"
        " JOIN officers o ON o.no = s.officer WHERE s.ended_on IS NULL AND s.until > ? ORDER BY s.until, s.no",
        (office.today,),
    )
    return [Snooze(**row) for row in rows]


def put_off(office: Office) -> list[tuple[Deadline, Snooze]]:
    """The deadlines that are put off, each with until when and why; what is done by now is no longer among them."""
    by_key = {one.key: one for one in snoozed(office)}
    last = max((one.until for one in by_key.values()), default=office.today)
    found = [(one, by_key[one.key]) for one in _all(office, last, None) if one.key in by_key]
    return sorted(found, key=lambda pair: (pair[1].until, pair[1].no))


# -- month by month


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """One day of a month: what is due on it, whether it is worked, the holiday's name (or "" for none)."""

    day: str
    weekday: int
    working: bool
    name: str
    certain: bool
    deadlines: tuple[Deadline, ...]


def month(office: Office, year: int, number: int) -> list[MonthDay]:
    """The days of a month with what falls due on each, for the month view and the wall calendar; Monday is weekday 0."""
    days = [date(year, number, one).isoformat() for one in range(1, monthrange(year, number)[1] + 1)]
    calendar = calendar_of(office)
    due: dict[str, list[Deadline]] = {}
    for one in coming(office, days[-1]):
        if one.due is not None and days[0] <= one.due <= days[-1]:
            due.setdefault(one.due, []).append(one)
    return [
        MonthDay(
            day=day, weekday=date.fromisoformat(day).weekday(), working=calendar.is_working(day),
            name=calendar.name_of(day) or "", certain=calendar.certain(day), deadlines=tuple(due.get(day, ())),
        )
        for day in days
    ]  # fmt: skip


# -- by the names other pages ask with


def terms(office: Office) -> list[Deadline]:
    """Unions whose term is over or ends soon."""
    from unionoffice import units

    return units.terms(office)


def certificates(office: Office) -> list[Deadline]:
    """Certificates of legal personality that are over or end soon."""
    from unionoffice import units

    return units.certificates(office)


def doubles(office: Office) -> list[Deadline]:
    """One line for all pairs of records that may be one person. Looks through the whole roll: run it beside the window."""
    from unionoffice import members

    return members.doubles(office)
