"""Rows of units in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from unionoffice.database import Connection, column, placeholders, value
from unionoffice.units.model import Cover, Unit, WorkerCount

COLUMNS = tuple(name for name in Unit.__slots__ if name != "no")
_SELECT = f"SELECT no, {', '.join(COLUMNS)} FROM units"


def unit(db: Connection, no: int) -> Unit | None:
    """The unit of this number."""
    row = db.execute(f"{_SELECT} WHERE no = ?", (no,)).fetchone()
    return None if row is None else Unit(**row)


def units(db: Connection) -> list[Unit]:
    """All units, in the order they were entered."""
    return [Unit(**row) for row in db.execute(f"{_SELECT} ORDER BY no")]


def units_of(db: Connection, numbers: Iterable[int]) -> list[Unit]:
    """These units, in the order of their numbers."""
    wanted = list(numbers)
    return [Unit(**row) for row in db.execute(f"{_SELECT} WHERE no IN ({placeholders(len(wanted))})", wanted)]


def named(db: Connection, name: str) -> list[int]:
    """Units with this name, short name or employer."""
    return column(
        db,
        "SELECT no FROM units WHERE name = ? UNION SELECT no FROM units WHERE employer = ?"
        " UNION SELECT no FROM units WHERE short_name = ? ORDER BY 1",
        (name, name, name),
    )


def by_credit_code(db: Connection, code: str) -> list[int]:
    """Units whose employer or union has this credit code."""
    return column(db, "SELECT no FROM units WHERE credit_code = ? OR union_code = ? ORDER BY no", (code, code))


def by_id(db: Connection, uid: str) -> int | None:
    """The number of the unit with this lasting id."""
    found: int | None = value(db, "SELECT no FROM units WHERE id = ?", (uid,))
    return found


def root(db: Connection) -> int | None:
    """The office's own union: the unit that was entered first, with the office itself."""
    found: int | None = value(db, "SELECT min(no) FROM units")
    return found


def insert(db: Connection, values: Mapping[str, Any]) -> int:
    """A new row; gives its number."""
    names = list(values)
    cursor = db.execute(
        f"INSERT INTO units ({', '.join(names)}) VALUES ({placeholders(len(names))})", tuple(values.values())
    )
    return int(cursor.lastrowid)


def update(db: Connection, no: int, values: Mapping[str, Any]) -> None:
    """The row has these values."""
    if values:
        db.execute(
            f"UPDATE units SET {', '.join(f'{name} = ?' for name in values)} WHERE no = ?", (*values.values(), no)
        )


def descendants(db: Connection, no: int) -> list[int]:
    """The unit and everything below it in the tree."""
    return column(
        db,
        "WITH RECURSIVE below (no) AS (SELECT ? UNION SELECT units.no FROM units JOIN below ON units.parent = below.no)"
        " SELECT no FROM below",
        (no,),
    )


def ancestors(db: Connection, no: int) -> list[int]:
    """The unit's upper unions, nearest first."""
    return column(
        db,
        "WITH RECURSIVE above (no, parent, depth) AS (SELECT no, parent, 0 FROM units WHERE no = ? UNION"
        " SELECT units.no, units.parent, depth + 1 FROM units JOIN above ON units.no = above.parent)"
        " SELECT no FROM above WHERE depth > 0 ORDER BY depth",
        (no,),
    )


def counts(db: Connection, unit_no: int) -> list[WorkerCount]:
    """Worker counts of a unit, newest first."""
    rows = db.execute(
        "SELECT no, unit, day, workers, women, migrant, dispatched, new_form FROM unit_counts WHERE unit = ? ORDER BY day DESC",
        (unit_no,),
    )
    return [WorkerCount(**row) for row in rows]


def covers(db: Connection, joint: int, day: str) -> list[Cover]:
    """What a joint union covers on a day."""
    rows = db.execute(
        "SELECT no, joint, unit, since, until FROM unit_covers WHERE joint = ? AND since <= ?"
        " AND (until IS NULL OR until > ?) ORDER BY no",
        (joint, day, day),
    )
    return [Cover(**row) for row in rows]
