"""Rows of people in and out, the lines of their working life and family, and their search keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from unionoffice.database import Connection, column, placeholders, value
from unionoffice.people.model import RELATIVE_FIELDS, WORK_FIELDS, Person, Relative, Work

COLUMNS = tuple(name for name in Person.__slots__ if name != "no")
LINES = {"person_work": tuple(WORK_FIELDS), "person_relatives": tuple(RELATIVE_FIELDS)}
"""The tables of lines that hang on a person, with their columns."""
SELECT = f"SELECT no, {', '.join(COLUMNS)} FROM people"


def person(db: Connection, no: int) -> Person | None:
    """The person of this number."""
    row = db.execute(f"{SELECT} WHERE no = ?", (no,)).fetchone()
    return None if row is None else Person(**row)


def number_of(db: Connection, uid: str) -> int | None:
    """The number of the person with this lasting id."""
    found: int | None = value(db, "SELECT no FROM people WHERE id = ?", (uid,))
    return found


def with_number(db: Connection, id_number: str) -> int | None:
    """The person with this identity number."""
    found: int | None = value(db, "SELECT no FROM people WHERE id_number = ? AND merged_into IS NULL", (id_number,))
    return found


def with_name_and_birth(db: Connection, name: str, birth: str) -> list[int]:
    """People of this name born on this day."""
    return column(db, "SELECT no FROM people WHERE name = ? AND birth = ? AND merged_into IS NULL", (name, birth))


def numbers(db: Connection, id_numbers: Iterable[str]) -> dict[str, int]:
    """Which of these identity numbers are known, and whose they are."""
    wanted = list(id_numbers)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows = db.execute(
            f"SELECT id_number, no FROM people WHERE merged_into IS NULL AND id_number IN ({placeholders(len(part))})",
            part,
        )
        found.update((row[0], row[1]) for row in rows)
    return found


def insert(db: Connection, values: Mapping[str, Any]) -> int:
    """A new row; gives its number."""
    names = list(values)
    cursor = db.execute(
        f"INSERT INTO people ({', '.join(names)}) VALUES ({placeholders(len(names))})", tuple(values.values())
    )
    return int(cursor.lastrowid)


def update(db: Connection, no: int, values: Mapping[str, Any]) -> None:
    """The row has these values; a person merged into another takes along what the other has no lines of."""
    if values:
        db.execute(
            f"UPDATE people SET {', '.join(f'{name} = ?' for name in values)} WHERE no = ?", (*values.values(), no)
        )
    if (into := values.get("merged_into")) is not None:
        for table in LINES:
            db.execute(
                f"UPDATE {table} SET person = ? WHERE person = ?"
                f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE person = ?)",
                (into, no, into),
            )


def works(db: Connection, no: int) -> list[Work]:
    """The person's working life, line by line."""
    return [Work(**dict(row)) for row in _lines(db, "person_work", no)]


def relatives(db: Connection, no: int) -> list[Relative]:
    """The person's family, line by line."""
    return [Relative(**dict(row)) for row in _lines(db, "person_relatives", no)]


def _lines(db: Connection, table: str, no: int) -> Any:
    return db.execute(f"SELECT {', '.join(LINES[table])} FROM {table} WHERE person = ? ORDER BY line, no", (no,))


def lines_ever(db: Connection, table: str, no: int) -> list[int]:
    """The keys of all lines this person has or had, by the journal: a line that came or went is there whole."""
    return column(
        db,
        "SELECT DISTINCT pk FROM journal_rows WHERE tbl = ? AND op <> 'U' AND json_extract(coalesce(new, old), '$.person') = ?",
        (table, no),
    )


def put_lines(db: Connection, table: str, no: int, lines: Sequence[Mapping[str, Any]]) -> bool:
    """The person has these lines in this order; only what differs is written. Tells whether anything was."""
    columns = LINES[table]
    there = db.execute(
        f"SELECT no, {', '.join(columns)} FROM {table} WHERE person = ? ORDER BY line, no", (no,)
    ).fetchall()
    changed = len(there) != len(lines)
    for place, (row, line) in enumerate(zip(there, lines, strict=False), 1):
        wanted = tuple(line[name] for name in columns)
        if tuple(row)[1:] != wanted:
            changed = True
            sets = ", ".join(f"{name} = ?" for name in columns)
            db.execute(f"UPDATE {table} SET line = ?, {sets} WHERE no = ?", (place, *wanted, row[0]))
    for row in there[len(lines) :]:
        db.execute(f"DELETE FROM {table} WHERE no = ?", (row[0],))
    for place, line in enumerate(lines[len(there) :], len(there) + 1):
        db.execute(
            f"INSERT INTO {table} (person, line, {', '.join(columns)}) VALUES ({placeholders(len(columns) + 2)})",
            (no, place, *(line[name] for name in columns)),
        )
    return changed


def put_keys(db: Connection, keys: Iterable[tuple[int, str]]) -> None:
    """These people are found by these keys from now on; an empty text takes them out of the search."""
    rows = list(keys)
    db.executemany("DELETE FROM people_keys WHERE rowid = ?", [(no,) for no, _text in rows])
    db.executemany("INSERT INTO people_keys (rowid, k) VALUES (?, ?)", [row for row in rows if row[1]])


def add_keys(db: Connection, keys: Iterable[tuple[int, str]]) -> None:
    """As `put_keys`, for people that have none yet."""
    db.executemany("INSERT INTO people_keys (rowid, k) VALUES (?, ?)", keys)


def merge_keys(db: Connection) -> None:
    """The search keys lie in one piece, as after a rebuild."""
    db.execute("INSERT INTO people_keys (people_keys) VALUES ('optimize')")


def say_not_same(db: Connection, one: int, other: int, day: str) -> None:
    """A clerk looked: these are two people."""
    db.execute(
        "INSERT INTO not_same (one, other, said_on) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (min(one, other), max(one, other), day),
    )


def known_not_same(db: Connection) -> set[tuple[int, int]]:
    """All pairs a clerk said are two people."""
    return {(row[0], row[1]) for row in db.execute("SELECT one, other FROM not_same")}
