"""What an area hands over, declared: one row a record, named by its lasting id, as one JSON line made by SQLite itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unionoffice.database import Connection
from unionoffice.fields import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One part of a package: where its rows come from, and on what ground they may leave the office.

    `columns` are SQL expressions by the name the row carries; `amount` names the column summed in fen, if any.
    `source` is what stands behind FROM, joins and all, without a WHERE: what is left out is left out by a join.
    `record` is the table whose record a person opens to put a row right, `no` the SQL of its number; `fields` are those
    the record declares. `label` is marked with N_.
    """

    part: str
    label: str
    ground: str
    source: str
    id: str
    columns: Mapping[str, str]
    amount: str = ""
    record: str
    no: str
    fields: Fields


def _selected(reported: Reported) -> str:
    pairs = ", ".join(f"'{name}', {expression}" for name, expression in sorted(reported.columns.items()))
    return (
        f"SELECT {reported.id} AS line_id, json_patch('{{}}', json_object('id', {reported.id}, {pairs}))"
        f" FROM {reported.source}"
    )


def lines(db: Connection, reported: Reported) -> list[tuple[str, str]]:
    """Every row's id and its JSON line ("id" first, absent where null), in the order of the ids."""
    cursor = db.execute(f"{_selected(reported)} ORDER BY line_id")
    cursor.row_factory = None
    found: list[tuple[str, str]] = cursor.fetchall()
    return found


def line(db: Connection, reported: Reported, uid: str) -> str | None:
    """The JSON line of the row with this id as it is now; None where it is reported no longer."""
    row = db.execute(f"{_selected(reported)} WHERE {reported.id} = ?", (uid,)).fetchone()
    return None if row is None else str(row[1])


def number(db: Connection, reported: Reported, uid: str) -> int | None:
    """The number of the record to be opened for the row with this id; None where it is reported no longer."""
    row = db.execute(f"SELECT {reported.no} FROM {reported.source} WHERE {reported.id} = ?", (uid,)).fetchone()
    return None if row is None else int(row[0])


def total(db: Connection, reported: Reported) -> int:
    """The sum of the part's amounts in fen; 0 where it has none."""
    if not reported.amount:
        return 0
    expression = reported.columns[reported.amount]
    row = db.execute(f"SELECT coalesce(sum({expression}), 0) FROM {reported.source}").fetchone()
    return int(row[0])
