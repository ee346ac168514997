"""Figures and deadlines of units on a day; each figure is the length of a list that can be opened."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice import codes
from unionoffice.database import column
from unionoffice.office import Office


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """How many unions, units without one, units covered by joint unions and units to confirm; founded this quarter."""

    unions: int
    without_union: int
    covered: int
    unconfirmed: int
    founded_this_quarter: int
    workers: int


def union_kinds() -> tuple[str, ...]:
    """Kinds of units that are unions at the grassroots (code list unit_kind: is_union, below the township)."""
    entries = codes.code_list("unit_kind").entries
    return tuple(entry.code for entry in entries if entry.extra.get("is_union") and entry.extra.get("grassroots", True))


def unions(office: Office) -> list[int]:
    """Unions at the grassroots that exist on the office's day."""
    kinds = union_kinds()
    return column(
        office.reading(),
        f"SELECT no FROM units WHERE kind IN ({','.join('?' * len(kinds))}) AND status <> 'dissolved' ORDER BY no",
        kinds,
    )


def without_union(office: Office) -> list[int]:
    """Units that have no union of their own and that no joint union covers."""
    return column(
        office.reading(),
        "SELECT no FROM units WHERE kind = 'nonunion' AND status <> 'dissolved' AND no NOT IN"
        " (SELECT unit FROM unit_covers WHERE since <= ?1 AND (until IS NULL OR until > ?1)) ORDER BY no",
        (office.today,),
    )


def covered(office: Office) -> list[int]:
    """Units a joint union covers on the office's day."""
    return column(
        office.reading(),
        "SELECT DISTINCT unit FROM unit_covers WHERE since <= ?1 AND (until IS NULL OR until > ?1) ORDER BY unit",
        (office.today,),
    )


def unconfirmed(office: Office) -> list[int]:
    """Units that came in with a sheet and wait for a person's word."""
    return column(office.reading(), "SELECT no FROM units WHERE confirmed = 0 ORDER BY no")


def founded_since(office: Office, day: str) -> list[int]:
    """Unions founded on this day or later."""
    kinds = union_kinds()
    return column(
        office.reading(),
        f"SELECT no FROM units WHERE founded >= ? AND founded <= ? AND kind IN ({','.join('?' * len(kinds))}) ORDER BY founded",
        (day, office.today, *kinds),
    )


def figures(office: Office) -> UnitFigures:
    """The figures on the office's day."""
    year, month = office.today[:4], int(office.today[5:7])
    quarter = f"{year}-{(month - 1) // 3 * 3 + 1:02d}-01"
    workers = office.reading().execute(
        "SELECT coalesce(sum(workers), 0) FROM unit_counts c WHERE day = (SELECT max(day) FROM unit_counts"
        " WHERE unit = c.unit AND day <= ?)",
        (office.today,),
    )
    return UnitFigures(
        unions=len(unions(office)),
        without_union=len(without_union(office)),
        covered=len(covered(office)),
        unconfirmed=len(unconfirmed(office)),
        founded_this_quarter=len(founded_since(office, quarter)),
        workers=workers.fetchone()[0],
    )
