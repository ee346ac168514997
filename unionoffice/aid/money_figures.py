"""Figures of money: households, persons and person-times kept apart, by kind, fund and month; each opens its list.

All are counted from the entries rows made in their funds, so that a figure of an earlier day never changes later: what
came back or was reversed counts on the day it did.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from unionoffice.aid import money_rules, money_store
from unionoffice.aid.model import FILED_STAGES
from unionoffice.aid.money_rules import Movement, Tally
from unionoffice.aid.money_store import ItemLine
from unionoffice.office import Office

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyFigures:
    """The figures of a period: in all, by kind, by fund, by kind and fund (codes of kinds, numbers of funds)."""

    since: str
    until: str
    total: Tally
    by_kind: Mapping[str, Tally]
    by_fund: Mapping[int, Tally]
    by_kind_and_fund: Mapping[tuple[str, int], Tally]
    funds: Mapping[int, str]
    movements: tuple[Movement, ...]

    def behind(self, *, kind: str | None = None, fund: int | None = None) -> list[Movement]:
        """The entries a figure is made of."""
        return [one for one in self.movements if kind in (None, one.kind) and fund in (None, one.fund)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Files that count today: those helped in a period, those not, and those never helped at all; numbers of files."""

    on_file: tuple[int, ...]
    helped: tuple[int, ...]
    not_helped: tuple[int, ...]
    never_helped: tuple[int, ...]

    @property
    def percent(self) -> int:
        """Helped files in a hundred; 0 where there is no file."""
        return len(self.helped) * 100 // len(self.on_file) if self.on_file else 0


def movements(office: Office, since: str, until: str) -> list[Movement]:
    """Every entry of a row in these days: +1 for a payment, −1 for what came back or was reversed."""
    rows = office.reading().execute(
        "SELECT e.item, e.day, i.kind, e.fund, CASE WHEN i.file IS NULL THEN 'p' || coalesce(p.merged_into, p.no)"
        " ELSE 'f' || i.file END, coalesce(b.merged_into, b.no), CASE WHEN e.amount < 0 THEN 1 ELSE -1 END, -e.amount"
        " FROM aid_fund_entries e JOIN aid_items i ON i.no = e.item JOIN people p ON p.no = i.person"
        " JOIN people b ON b.no = i.beneficiary WHERE e.item IS NOT NULL AND e.day BETWEEN ? AND ? ORDER BY e.no",
        (since, until),
    )
    return [Movement(*row) for row in rows]


def money_figures(office: Office, since: str, until: str | None = None) -> MoneyFigures:
    """The figures of the days from `since` to `until` (today)."""
    last = until or office.today
    found = movements(office, since, last)
    return MoneyFigures(
        since=since, until=last, total=money_rules.tally(found), by_kind=_grouped(found, lambda one: one.kind),
        by_fund=_grouped(found, lambda one: one.fund),
        by_kind_and_fund=_grouped(found, lambda one: (one.kind, one.fund)),
        funds={fund.no: fund.name for fund in money_store.funds(office.reading())}, movements=tuple(found),
    )  # fmt: skip


def of_union_year(office: Office, year: int | None = None) -> MoneyFigures:
    """The figures of a statistical year, 1 October to 30 September; the running one where none is named."""
    since, until = money_rules.days_of_union_year(year or money_rules.union_year(office.today))
    return money_figures(office, since, until)


def _grouped(found: Iterable[Movement], key: Callable[[Movement], K]) -> dict[K, Tally]:
    groups: dict[K, list[Movement]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return {name: money_rules.tally(group) for name, group in groups.items()}


def by_month(office: Office, since: str, until: str | None = None) -> list[tuple[str, dict[int, int]]]:
    """Each month of the period with the fen paid out of each fund (by its number), months without any too."""
    last = until or office.today
    sums: dict[str, dict[int, int]] = {month: {} for month in months(since, last)}
    for one in movements(office, since, last):
        month = sums[one.day[:7]]
        month[one.fund] = month.get(one.fund, 0) + one.amount
    return list(sums.items())


def months(since: str, until: str) -> list[str]:
    """The months the days lie in, as 2026-01."""
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (since, until))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1)]


def rows_behind(office: Office, found: Sequence[Movement]) -> list[ItemLine]:
    """The rows a figure is made of, each once, by their numbers."""
    return money_store.lines(office.reading(), sorted({one.item for one in found}))


def helped(found: Iterable[Movement]) -> set[int]:
    """The files that got something and kept it, by these entries."""
    times: dict[str, int] = {}
    for one in found:
        times[one.household] = times.get(one.household, 0) + one.times
    return {int(key[1:]) for key, count in times.items() if key.startswith("f") and count > 0}


def coverage(office: Office, since: str, until: str | None = None) -> Coverage:
    """Which files that count today were helped in a period, and which never were."""
    marks = ", ".join("?" * len(FILED_STAGES))
    rows = office.reading().execute(f"SELECT no FROM aid_files WHERE stage IN ({marks}) ORDER BY no", FILED_STAGES)
    on_file = tuple(row[0] for row in rows)
    lately = helped(movements(office, since, until or office.today))
    ever = helped(movements(office, "", office.today))
    return Coverage(
        on_file=on_file, helped=tuple(no for no in on_file if no in lately),
        not_helped=tuple(no for no in on_file if no not in lately),
        never_helped=tuple(no for no in on_file if no not in ever),
    )  # fmt: skip


def helped_by_file(office: Office, file: int) -> list[ItemLine]:
    """All a household ever got or is to get, in the order of the rounds; for the page of its file."""
    rows = office.reading().execute(
        "SELECT i.no FROM aid_items i JOIN aid_rounds r ON r.no = i.round WHERE i.file = ? AND i.dropped_on IS NULL"
        " AND r.state <> 'void' ORDER BY i.no",
        (file,),
    )
    return money_store.lines(office.reading(), [row[0] for row in rows])
