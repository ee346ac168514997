"""Taking one act back: each of its rows becomes what it was, unless somebody changed it since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unionoffice.database import Connection, IntegrityError
from unionoffice.journal import RowChange, changes


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that cannot be taken back: changed or used since. `columns` names what differs."""

    table: str
    pk: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reversal:
    """What taking an act back did: rows restored, by table, and rows left as they are now."""

    restored: tuple[tuple[str, int], ...]
    conflicts: tuple[Conflict, ...]


def find_conflicts(db: Connection, act: int) -> list[Conflict]:
    """Rows of the act that were changed, removed or put back since; nothing is written."""
    found = []
    past: dict[tuple[str, int], dict[str, Any] | None] = {}
    for change in reversed(changes(db, act)):
        key = (change.table, change.pk)
        now = past[key] if key in past else _row(db, change)
        columns = _differing(now, change)
        if columns:
            found.append(Conflict(*key, columns))
        past[key] = None if change.op == "I" else {**(now or {}), **(change.old or {})}
    return found


def reverse(db: Connection, act: int, *, keep: frozenset[tuple[str, int]] = frozenset()) -> Reversal:
    """The act's rows are as before it, inside the caller's transaction.

    Rows in `keep` (table, key) and rows changed since stay as they are and are returned as conflicts. A row that others
    refer to by now stays too.
    """
    restored: list[tuple[str, int]] = []
    conflicts: list[Conflict] = []
    for change in reversed(changes(db, act)):
        columns = ("",) if (change.table, change.pk) in keep else _differing(_row(db, change), change)
        if columns:
            conflicts.append(Conflict(change.table, change.pk, columns))
            continue
        try:
            _restore(db, change)
        except IntegrityError:
            conflicts.append(Conflict(change.table, change.pk, ("in_use",)))
            continue
        restored.append((change.table, change.pk))
    return Reversal(tuple(restored), tuple(conflicts))


_KEYS: dict[str, str] = {}
"""The key column of each table, as its declaration has it; no migration renames one."""


def _key(db: Connection, table: str) -> str:
    if table not in _KEYS:
        _KEYS[table] = str(next(row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5]))
    return _KEYS[table]


def _row(db: Connection, change: RowChange) -> dict[str, Any] | None:
    row = db.execute(f"SELECT * FROM {change.table} WHERE {_key(db, change.table)} = ?", (change.pk,)).fetchone()
    return None if row is None else dict(row)


def _differing(now: dict[str, Any] | None, change: RowChange) -> tuple[str, ...]:
    if change.op == "D":
        return ("removed",) if now is not None else ()
    if now is None:
        return ("removed",)
    expected: dict[str, Any] = dict(change.new or {})
    if change.op == "I":
        expected = {name: expected.get(name) for name in now}
    return tuple(name for name, value in expected.items() if now.get(name) != value)


def _restore(db: Connection, change: RowChange) -> None:
    key = _key(db, change.table)
    if change.op == "I":
        db.execute(f"DELETE FROM {change.table} WHERE {key} = ?", (change.pk,))
    elif change.op == "U":
        old = change.old or {}
        sets = ", ".join(f"{name} = ?" for name in old)
        db.execute(f"UPDATE {change.table} SET {sets} WHERE {key} = ?", (*old.values(), change.pk))
    else:
        old = change.old or {}
        names, marks = ", ".join(old), ", ".join("?" * len(old))
        db.execute(f"INSERT INTO {change.table} ({names}) VALUES ({marks})", tuple(old.values()))
