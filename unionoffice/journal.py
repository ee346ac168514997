"""The journal: triggers write each row's old → new as JSON, and every act closes with one link of a SHA-256 chain.

Nothing can forget to log, and whoever holds an earlier head (a package, a receipt, a stamped paper) can tell whether
anything behind it was altered: `hash[n] = SHA-256(hash[n-1] + content[n])`, `content[n]` = SHA-256 of the act's line
and its rows' lines, each a JSON array, joined by line feeds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from unionoffice.database import Connection, value

BEGINNING = b"\0" * 32
"""The head of an empty journal."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as the journal has it; `detail` is what the act said of itself."""

    n: int
    at: str
    day: str
    officer: str
    what: str
    area: str
    detail: dict[str, Any]
    rows: int
    hash: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's change: `old` and `new` hold changed columns only (all set ones where the row came or went)."""

    n: int
    table: str
    op: str
    pk: int
    old: dict[str, Any] | None
    new: dict[str, Any] | None


def install_triggers(db: Connection, tables: Iterable[str]) -> None:
    """Every named table writes its changes to the journal afterwards; triggers of an older shape are replaced."""
    present = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'").fetchall())
    for table in tables:
        for name, sql in _triggers(db, table):
            if present.get(name) != sql:
                db.execute(f"DROP TRIGGER IF EXISTS {name}")
                db.execute(sql)


def _triggers(db: Connection, table: str) -> Iterator[tuple[str, str]]:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    key = next(row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5])
    act = "(SELECT coalesce(max(n), 0) + 1 FROM journal_acts)"
    head = "INSERT INTO journal_rows (act, tbl, op, pk, old, new) SELECT"

    def whole(side: str) -> str:
        pairs = ", ".join(f"'{name}', {side}.{name}" for name in columns)
        return f"json_patch('{{}}', json_object({pairs}))"

    def changed(side: str) -> str:
        lines = " UNION ALL ".join(
            f"SELECT '{name}' AS k, {side}.{name} AS v WHERE old.{name} IS NOT new.{name}" for name in columns
        )
        return f"(SELECT json_group_object(k, v) FROM ({lines}))"

    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in columns)
    yield (
        f"journal_{table}_added",
        (
            f"CREATE TRIGGER journal_{table}_added AFTER INSERT ON {table} BEGIN "
            f"{head} {act}, '{table}', 'I', new.{key}, NULL, {whole('new')}; END"
        ),
    )
    yield (
        f"journal_{table}_changed",
        (
            f"CREATE TRIGGER journal_{table}_changed AFTER UPDATE ON {table} WHEN {differs} BEGIN "
            f"{head} {act}, '{table}', 'U', new.{key}, {changed('old')}, {changed('new')}; END"
        ),
    )
    yield (
        f"journal_{table}_removed",
        (
            f"CREATE TRIGGER journal_{table}_removed AFTER DELETE ON {table} BEGIN "
            f"{head} {act}, '{table}', 'D', old.{key}, {whole('old')}, NULL; END"
        ),
    )


def next_act(db: Connection) -> int:
    """The number the act under way will have."""
    return int(value(db, "SELECT coalesce(max(n), 0) + 1 FROM journal_acts"))


def head(db: Connection) -> bytes:
    """The newest link of the chain, 32 bytes."""
    return value(db, "SELECT hash FROM journal_acts ORDER BY n DESC LIMIT 1") or BEGINNING


def close_act(db: Connection, *, day: str, officer: int | None, what: str, area: str, detail: dict[str, Any]) -> int:
    """The act under way is sealed into the chain; gives its number. Called last before COMMIT."""
    n = next_act(db)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    told = json.dumps(detail, ensure_ascii=False, sort_keys=True)
    content, rows = _content(db, n, _line(n, at, day, officer, what, area, told))
    link = hashlib.sha256(head(db) + content).digest()
    db.execute(
        "INSERT INTO journal_acts (n, at, day, officer, what, area, detail, rows, content, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (n, at, day, officer, what, area, told, rows, content, link),
    )
    return n


def _line(*parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def _content(db: Connection, act: int, line: bytes) -> tuple[bytes, int]:
    digest, rows = hashlib.sha256(line), 0
    cursor = db.execute(
        "SELECT json_array(n, tbl, op, pk, old, new) FROM journal_rows WHERE act = ? ORDER BY n", (act,)
    )
    while lines := cursor.fetchmany(2000):
        rows += len(lines)
        digest.update(b"\n" + "\n".join(row[0] for row in lines).encode())
    return digest.digest(), rows


def verify(db: Connection) -> list[str]:
    """Every break of the chain, in words for an expert; empty when nothing was altered behind the program's back."""
    breaks, previous, expected = [], BEGINNING, 1
    for row in db.execute(
        "SELECT n, at, day, officer, what, area, detail, rows, content, hash FROM journal_acts ORDER BY n"
    ):
        n, *said, rows, content, link = row
        if n != expected:
            breaks.append(f"act {expected}..{n - 1} missing")
        recomputed, counted = _content(db, n, _line(n, *said))
        if counted != rows or recomputed != content:
            breaks.append(f"act {n} altered")
        if hashlib.sha256(previous + content).digest() != link:
            breaks.append(f"chain broken at act {n}")
        previous, expected = link, n + 1
    loose = value(db, "SELECT count(*) FROM journal_rows WHERE act NOT IN (SELECT n FROM journal_acts)")
    if loose:
        breaks.append(f"{loose} rows belong to no act")
    return breaks


def entries(db: Connection, *, limit: int = 200, before: int | None = None, area: str | None = None) -> list[Entry]:
    """The latest acts, newest first; `before` continues a list, `area` keeps one area's."""
    rows = db.execute(
        "SELECT a.n, a.at, a.day, coalesce(o.name, '') AS officer, a.what, a.area, a.detail, a.rows, a.hash"
        " FROM journal_acts a LEFT JOIN officers o ON o.no = a.officer"
        " WHERE a.n < ? AND (? IS NULL OR a.area = ?) ORDER BY a.n DESC LIMIT ?",
        (before or 1 << 62, area, area, limit),
    )
    return [_entry(row) for row in rows]


def changes(db: Connection, act: int) -> list[RowChange]:
    """All row changes of one act, in their order."""
    rows = db.execute("SELECT n, tbl, op, pk, old, new FROM journal_rows WHERE act = ? ORDER BY n", (act,))
    return [_change(row) for row in rows]


def history(db: Connection, table: str, pk: int, *, limit: int = 200) -> list[tuple[Entry, RowChange]]:
    """What happened to one record, newest first."""
    rows = db.execute(
        "SELECT a.n, a.at, a.day, coalesce(o.name, ''), a.what, a.area, a.detail, a.rows, a.hash,"
        " r.n, r.tbl, r.op, r.pk, r.old, r.new FROM journal_rows r JOIN journal_acts a ON a.n = r.act"
        " LEFT JOIN officers o ON o.no = a.officer WHERE r.tbl = ? AND r.pk = ? ORDER BY r.n DESC LIMIT ?",
        (table, pk, limit),
    )
    return [(_entry(row), _change(row[9:])) for row in rows]


def _entry(row: Any) -> Entry:
    n, at, day, officer, what, area = row[:6]
    return Entry(n, at, day, officer, what, area, json.loads(row[6]), row[7], row[8].hex())


def _change(row: Any) -> RowChange:
    n, table, op, pk, old, new = row
    return RowChange(
        n, table, op, pk, None if old is None else json.loads(old), None if new is None else json.loads(new)
    )
