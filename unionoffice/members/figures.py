"""Figures of the roll on a day, and the balance opening + in − out = closing; each opens its list."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unionoffice.database import column, placeholders
from unionoffice.errors import Refused
from unionoffice.members.model import COUNTED as _COUNTED
from unionoffice.office import Office
from unionoffice.wording import _

_REAL = "(s.until IS NULL OR s.until > s.since)"


@dataclass(frozen=True, slots=True)
class RollFigures:
    """Members on the roll today, and some of them; `new` joined the roll this month."""

    members: int
    women: int
    migrant: int
    new: int
    retained: int
    without_card: int


@dataclass(frozen=True, slots=True)
class Balance:
    """A period's balance for the whole office or some unions; `came` and `went` say how, by code of member_state.

    `opening + sum(came) - sum(went) == closing`, always.
    """

    opening: int
    came: dict[str, int]
    went: dict[str, int]
    closing: int


def figures(office: Office) -> RollFigures:
    """The figures on the office's day."""
    row = (
        office.reading()
        .execute(
            f"SELECT count(*), coalesce(sum(p.sex = 'female'), 0), coalesce(sum(p.migrant = 1), 0),"
            f" coalesce(sum(m.card_issued IS NULL), 0) FROM memberships m JOIN people p ON p.no = m.person"
            f" WHERE m.state IN ({_COUNTED})"
        )
        .fetchone()
    )
    retained = column(office.reading(), "SELECT count(*) FROM memberships WHERE state = 'retained'")[0]
    new = len(came(office, office.today[:8] + "01", office.today))
    return RollFigures(row[0], row[1], row[2], new, retained, row[3])


def on_the_roll(office: Office, day: str, units: Sequence[int] = ()) -> array[int]:
    """Who counted as a member on a day, of these unions (of all where none are named)."""
    return array(
        "q",
        column(
            office.reading(),
            "SELECT DISTINCT s.person FROM membership_spans s JOIN people p ON p.no = s.person AND p.merged_into IS NULL"
            f" WHERE s.state IN ({_COUNTED}) AND s.since <= ? AND (s.until IS NULL OR s.until > ?){_of(units)} ORDER BY s.person",
            (day, day, *units),
        ),
    )


def came(office: Office, first: str, last: str, units: Sequence[int] = ()) -> list[tuple[int, str]]:
    """Who came onto the roll from `first` to `last`, both included, with the state they came in."""
    rows = office.reading().execute(
        "SELECT s.person, s.state FROM membership_spans s JOIN people p ON p.no = s.person AND p.merged_into IS NULL"
        f" WHERE s.state IN ({_COUNTED}) AND {_REAL} AND s.since BETWEEN ? AND ?{_of(units)} AND NOT EXISTS ("
        f" SELECT 1 FROM membership_spans b WHERE b.person = s.person AND b.no <> s.no AND b.state IN ({_COUNTED})"
        f" AND b.since < b.until AND b.until = s.since{_of(units, 'b')})",
        (first, last, *units, *units),
    )
    return [(row[0], row[1]) for row in rows]


def went(office: Office, first: str, last: str, units: Sequence[int] = ()) -> list[tuple[int, str]]:
    """Who left the roll from `first` to `last`, both included, with the state that took them off it."""
    rows = office.reading().execute(
        "SELECT s.person, coalesce((SELECT n.state FROM membership_spans n WHERE n.person = s.person AND n.since = s.until"
        " AND n.no > s.no ORDER BY n.no DESC LIMIT 1), 'left') FROM membership_spans s"
        " JOIN people p ON p.no = s.person AND p.merged_into IS NULL"
        f" WHERE s.state IN ({_COUNTED}) AND {_REAL} AND s.until BETWEEN ? AND ?{_of(units)} AND NOT EXISTS ("
        f" SELECT 1 FROM membership_spans n WHERE n.person = s.person AND n.no <> s.no AND n.state IN ({_COUNTED})"
        f" AND (n.until IS NULL OR n.until > n.since) AND n.since = s.until{_of(units, 'n')})",
        (first, last, *units, *units),
    )
    return [(row[0], row[1]) for row in rows]


def balance(office: Office, first: str, last: str, units: Sequence[int] = ()) -> Balance:
    """The balance of a period, both days included. Raises Refused where it ends before it begins."""
    if last < first:
        sentence = _("期末 {last} 早于期初 {first}，没有计算。请核对日期。")
        raise Refused("bad_period", sentence.format(first=first, last=last), "until")
    before = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    return Balance(
        opening=len(on_the_roll(office, before, units)),
        came=_by_state(came(office, first, last, units)),
        went=_by_state(went(office, first, last, units)),
        closing=len(on_the_roll(office, last, units)),
    )


def came_by_month(office: Office, months: int = 12) -> list[tuple[str, int]]:
    """How many came onto the roll in each of the last months, as (YYYY-MM, people), the present month last."""
    year, month = int(office.today[:4]), int(office.today[5:7])
    names = []
    for back in reversed(range(months)):
        place = year * 12 + month - 1 - back
        names.append(f"{place // 12:04d}-{place % 12 + 1:02d}")
    counted = dict.fromkeys(names, 0)
    rows = office.reading().execute(
        "SELECT substr(s.since, 1, 7), count(*) FROM membership_spans s JOIN people p ON p.no = s.person AND p.merged_into IS NULL"
        f" WHERE s.state IN ({_COUNTED}) AND {_REAL} AND s.since >= ? AND s.since <= ? AND NOT EXISTS (SELECT 1 FROM"
        f" membership_spans b WHERE b.person = s.person AND b.no <> s.no AND b.state IN ({_COUNTED}) AND b.since < b.until"
        " AND b.until = s.since) GROUP BY 1",
        (names[0] + "-01", office.today),
    )
    counted.update((row[0], row[1]) for row in rows if row[0] in counted)
    return list(counted.items())


def by_unit(office: Office) -> dict[int, int]:
    """Members on the roll of each union, by its number."""
    rows = office.reading().execute(f"SELECT unit, count(*) FROM memberships WHERE state IN ({_COUNTED}) GROUP BY unit")
    return {row[0]: row[1] for row in rows}


def _of(units: Sequence[int], side: str = "s") -> str:
    return f" AND {side}.unit IN ({placeholders(len(units))})" if units else ""


def _by_state(people: list[tuple[int, str]]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for _no, state in people:
        counted[state] = counted.get(state, 0) + 1
    return counted
