"""Whom contracts cover on a day: distinct enterprises and their workers, each once, whatever overlaps. Pure.

An enterprise's own contract and a regional one, two regional ones, a row that ended and one that follows: an enterprise
counts once, with the numbers of its latest row. Where the local rule says a regional contract binds only those who
sealed it, a row counts from the later of both seals on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ALL, SEALED = "all", "sealed"
"""Whom a regional or industry contract binds: everybody listed, or those that sealed it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One enterprise in one contract; days as ISO text, `until` is the first day it no longer counts."""

    contract: int
    enterprise: int
    workers: int
    women: int = 0
    since: str = ""
    until: str | None = None
    employer_sealed: str | None = None
    union_sealed: str | None = None
    no: int = 0


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom contracts cover: by enterprise the row that speaks for it."""

    rows: dict[int, Row]

    @property
    def enterprises(self) -> tuple[int, ...]:
        """The distinct enterprises, by number."""
        return tuple(sorted(self.rows))

    @property
    def workers(self) -> int:
        """Workers of the distinct enterprises."""
        return sum(row.workers for row in self.rows.values())

    @property
    def women(self) -> int:
        """Women among them."""
        return sum(row.women for row in self.rows.values())


def counts_from(row: Row, *, binds: str) -> str | None:
    """The first day the row counts; None where it never does for want of a seal."""
    if binds != SEALED:
        return row.since
    if row.employer_sealed is None or row.union_sealed is None:
        return None
    return max(row.since, row.employer_sealed, row.union_sealed)


def counts(row: Row, day: str, *, binds: str) -> bool:
    """Whether the row counts on this day."""
    first = counts_from(row, binds=binds)
    return first is not None and first <= day and (row.until is None or day < row.until)


def reach(rows: Iterable[tuple[Row, str]], day: str) -> Reach:
    """Whom these rows cover on a day, each with the way its contract binds; of two for one enterprise the later speaks.

    Later is who came later; of one day the row entered last.
    """
    speaking: dict[int, tuple[tuple[str, int], Row]] = {}
    for row, binds in rows:
        if not counts(row, day, binds=binds):
            continue
        rank = (row.since, row.no)
        before = speaking.get(row.enterprise)
        if before is None or rank >= before[0]:
            speaking[row.enterprise] = (rank, row)
    return Reach({enterprise: row for enterprise, (_rank, row) in speaking.items()})
