"""Units: unions of every level and enterprises without one. The front door for other areas and the window."""

from __future__ import annotations

from collections.abc import Iterable

from unionoffice.office import Office
from unionoffice.units import store
from unionoffice.units.deadlines import certificates, terms
from unionoffice.units.figures import (
    UnitFigures,
    covered,
    figures,
    founded_since,
    unconfirmed,
    union_kinds,
    unions,
    without_union,
)
from unionoffice.units.model import COUNT_FIELDS, UNIT_FIELDS, Cover, Unit, WorkerCount
from unionoffice.units.operations import (
    add_unit,
    change_unit,
    confirm_unit,
    count_workers,
    cover,
    create_own_union,
    uncover,
)
from unionoffice.units.search import find as find_units_in
from unionoffice.units.search import index, token, tokens_for

__all__ = [
    "COUNT_FIELDS", "UNIT_FIELDS", "Cover", "Unit", "UnitFigures", "WorkerCount", "add_unit", "ancestors",
    "certificates",
    "change_unit", "confirm_unit", "count_workers", "counts", "cover", "covered", "covers", "create_own_union",
    "descendants", "figures", "find", "find_units_in", "founded_since", "index", "named", "own_union", "terms", "token",
    "tokens_for", "unconfirmed", "uncover", "union_kinds", "unions", "unit", "unit_by_id", "units", "units_of",
    "with_credit_code", "without_union",
]  # fmt: skip


def unit(office: Office, no: int) -> Unit | None:
    """The unit of this number."""
    return store.unit(office.reading(), no)


def unit_by_id(office: Office, uid: str) -> Unit | None:
    """The unit with this lasting id."""
    no = store.by_id(office.reading(), uid)
    return None if no is None else unit(office, no)


def units(office: Office) -> list[Unit]:
    """All units, in the order they were entered."""
    return store.units(office.reading())


def units_of(office: Office, numbers: Iterable[int]) -> list[Unit]:
    """These units, in the order of their numbers."""
    return store.units_of(office.reading(), numbers)


def named(office: Office, name: str) -> list[int]:
    """Numbers of the units whose name, short name or employer this is."""
    return store.named(office.reading(), name)


def with_credit_code(office: Office, code: str) -> list[int]:
    """Numbers of the units whose employer or union has this credit code."""
    return store.by_credit_code(office.reading(), code)


def own_union(office: Office) -> Unit:
    """The office's own union, at the root of the tree."""
    no = store.root(office.reading())
    found = None if no is None else unit(office, no)
    assert found is not None
    return found


def descendants(office: Office, no: int) -> list[int]:
    """The unit and everything below it."""
    return store.descendants(office.reading(), no)


def ancestors(office: Office, no: int) -> list[int]:
    """The unit's upper unions, nearest first."""
    return store.ancestors(office.reading(), no)


def counts(office: Office, no: int) -> list[WorkerCount]:
    """Worker counts of a unit, newest first."""
    return store.counts(office.reading(), no)


def covers(office: Office, joint: int) -> list[Cover]:
    """What a joint union covers on the office's day."""
    return store.covers(office.reading(), joint, office.today)


def find(office: Office, text: str, *, limit: int = 50) -> list[int]:
    """Units found by part of name, pinyin initials or code."""
    return find_units_in(office.reading(), text, limit=limit)
