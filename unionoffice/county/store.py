"""Where merged rows lie: in the county's own file, or in a PostgreSQL the county points at. Both speak the same few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from unionoffice import reports

if TYPE_CHECKING:
    from unionoffice.office import Office

Token = tuple[str, str, str]
"""A row's id, the kind of token, the token."""
Fault = tuple[str, str, str, str, str]
"""A row's id, the field, the short reason, the sentence, what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedOffice:
    """The newest package merged of one office."""

    office: str
    name: str
    division: str
    book: str
    epoch: int
    sequence: int
    sha256: str
    made_on: str


class Store(Protocol):
    """What merging and asking need; one transaction a package is the caller's."""

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Runs one statement with `?` for its values and gives its rows."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs one statement for each row of values."""

    def value(self, key: str) -> str:
        """The SQL of one value in a row's content, as text: "" is no value of it."""


class OwnFile:
    """The store in the county's own office file."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """As the protocol says."""
        cursor = self._connection.execute(sql, tuple(parameters))
        cursor.row_factory = None
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """As the protocol says."""
        self._connection.executemany(sql, rows)

    def value(self, key: str) -> str:
        """As the protocol says."""
        return f"CAST(r.content ->> '{key}' AS TEXT)"


def store_of(office: Office, db: Any) -> Store:
    """Where this county's merged rows lie; `db` is the writer of an act, or a reader."""
    return OwnFile(db)


def merged_office(store: Store, office: str) -> MergedOffice | None:
    """What is merged of this office."""
    found = store.execute(
        "SELECT office, name, division, book, epoch, sequence, sha256, made_on FROM merged_offices WHERE office = ?",
        (office,),
    )
    return _merged(found[0]) if found else None


def merged_offices(store: Store) -> list[MergedOffice]:
    """Every office of which something is merged, by division code."""
    rows = store.execute(
        "SELECT office, name, division, book, epoch, sequence, sha256, made_on FROM merged_offices"
        " ORDER BY division, name, office"
    )
    return [_merged(row) for row in rows]


def _merged(row: tuple[Any, ...]) -> MergedOffice:
    office, name, division, book, epoch, sequence, sha256, made_on = row
    return MergedOffice(
        office=office,
        name=name,
        division=division,
        book=book,
        epoch=epoch,
        sequence=sequence,
        sha256=sha256,
        made_on=made_on,
    )


def put_office(store: Store, merged: MergedOffice) -> None:
    """This package is the newest merged of its office."""
    store.execute(
        "INSERT INTO merged_offices (office, name, division, book, epoch, sequence, sha256, made_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (office) DO UPDATE SET name = excluded.name,"
        " division = excluded.division, book = excluded.book, epoch = excluded.epoch, sequence = excluded.sequence,"
        " sha256 = excluded.sha256, made_on = excluded.made_on",
        (merged.office, merged.name, merged.division, merged.book, merged.epoch, merged.sequence, merged.sha256, merged.made_on),
    )  # fmt: skip


def part_hash(store: Store, office: str, part: str) -> str:
    """The SHA-256 of the part as merged last, empty where there is none."""
    found = store.execute("SELECT sha256 FROM merged_parts WHERE office = ? AND part = ?", (office, part))
    return str(found[0][0]) if found else ""


def put_part(store: Store, office: str, part: str, sha256: str, rows: int) -> None:
    """This part stands as merged."""
    store.execute(
        "INSERT INTO merged_parts (office, part, sha256, rows) VALUES (?, ?, ?, ?) ON CONFLICT (office, part) DO UPDATE"
        " SET sha256 = excluded.sha256, rows = excluded.rows",
        (office, part, sha256, rows),
    )


def known_rows(store: Store, office: str, part: str) -> dict[str, str]:
    """Ids and hashes of what is merged of this part."""
    rows = store.execute("SELECT id, hash FROM merged_rows WHERE office = ? AND part = ?", (office, part))
    return {row[0]: row[1] for row in rows}


def put_rows(store: Store, office: str, part: str, rows: Iterable[tuple[str, str, str]]) -> None:
    """These rows (id, hash, line) stand as given."""
    store.executemany(
        "INSERT INTO merged_rows (office, part, id, hash, content) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (office, part, id) DO UPDATE SET hash = excluded.hash, content = excluded.content",
        [(office, part, uid, hashed, line) for uid, hashed, line in rows],
    )


def put_marks(
    store: Store, office: str, part: str, ids: Sequence[str], tokens: Iterable[Token], faults: Iterable[Fault]
) -> None:
    """The tokens and faults of these rows are exactly these."""
    for table in ("merged_tokens", "merged_faults"):
        store.executemany(
            f"DELETE FROM {table} WHERE office = ? AND part = ? AND id = ?", [(office, part, uid) for uid in ids]
        )
    store.executemany(
        "INSERT INTO merged_tokens (office, part, id, kind, token) VALUES (?, ?, ?, ?, ?)",
        [(office, part, *token) for token in tokens],
    )
    store.executemany(
        "INSERT INTO merged_faults (office, part, id, field, reason, sentence, remedy) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(office, part, *fault) for fault in faults],
    )


def remove_rows(store: Store, office: str, part: str, ids: Sequence[str]) -> None:
    """These rows are merged no longer; the raw packages still hold them."""
    put_marks(store, office, part, ids, (), ())
    store.executemany(
        "DELETE FROM merged_rows WHERE office = ? AND part = ? AND id = ?", [(office, part, uid) for uid in ids]
    )


def drop_other_parts(store: Store, office: str, kept: Sequence[str]) -> None:
    """Of this office nothing is merged but these parts: a package is always the whole of it."""
    for (part,) in store.execute("SELECT part FROM merged_parts WHERE office = ?", (office,)):
        if part not in kept:
            for table in ("merged_rows", "merged_tokens", "merged_faults", "merged_parts"):
                store.execute(f"DELETE FROM {table} WHERE office = ? AND part = ?", (office, part))


def amounts(store: Store, office: str, part: str) -> int:
    """The fen the rows of this part come to."""
    rows = store.execute(
        f"SELECT coalesce(sum(CAST({store.value('amount')} AS BIGINT)), 0) FROM merged_rows r"
        " WHERE r.office = ? AND r.part = ?",
        (office, part),
    )
    return int(rows[0][0])


def amount_of(store: Store, office: str, part: str, uid: str) -> int:
    """The fen of one row."""
    rows = store.execute(
        f"SELECT coalesce(CAST({store.value('amount')} AS BIGINT), 0) FROM merged_rows r"
        " WHERE r.office = ? AND r.part = ? AND r.id = ?",
        (office, part, uid),
    )
    return int(rows[0][0]) if rows else 0


def empty(store: Store) -> None:
    """Nothing is merged any more; the raw packages still hold it."""
    for table in ("merged_rows", "merged_tokens", "merged_faults", "merged_parts", "merged_offices"):
        store.execute(f"DELETE FROM {table}")


def fingerprint(store: Store, office: str) -> dict[str, str]:
    """By part, the fingerprint of what is merged of this office: that of the office itself, if all is well."""
    rows = store.execute("SELECT part, id, content FROM merged_rows WHERE office = ? ORDER BY part, id", (office,))
    by_part: dict[str, list[tuple[str, str]]] = {
        part: [] for (part,) in store.execute("SELECT part FROM merged_parts WHERE office = ?", (office,))
    }
    for part, uid, content in rows:
        by_part[part].append((uid, content))
    return {part: reports.fingerprint(lines) for part, lines in by_part.items()}
