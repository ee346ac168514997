"""The one SQLite of this process: SQLCipher, with the settings that lost nothing in 20,000 replayed power cuts.

No other module imports sqlcipher3, and nobody else may open the office file in this process: a second copy of
SQLite breaks the file's locks (measured; see ARCHITECTURE.md).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import sqlcipher3
from sqlcipher3 import dbapi2 as _dbapi2

# sqlite-utils imports pysqlite3 where it finds one. Its `except sqlite3.IntegrityError` and its RETURNING support need
# the exceptions of the library that really runs, so it is given SQLCipher under that name, before its first import.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = _dbapi2

dbapi2: Any = _dbapi2

if TYPE_CHECKING:
    from unionoffice.writer import Writer

LEAST_SQLITE = (3, 51, 3)
"""SQLite below this may corrupt a file (the WAL-reset fault of 3.7.0 to 3.51.2)."""

DatabaseError: type[Exception] = dbapi2.DatabaseError
IntegrityError: type[Exception] = dbapi2.IntegrityError
OperationalError: type[Exception] = dbapi2.OperationalError

Row = dbapi2.Row


class Connection(Protocol):
    """What store functions ask of a database: the writer's and a reader's connection both are one."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:
        """Runs one statement and gives its cursor."""

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        """Runs one statement for each row of parameters."""


def assert_library() -> None:
    """Raises RuntimeError where the SQLite inside is too old, has no codec or no full-text search."""
    version = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    if version < LEAST_SQLITE:
        raise RuntimeError(f"SQLite {dbapi2.sqlite_version} is older than {LEAST_SQLITE}")
    probe = dbapi2.connect(":memory:")
    try:
        if not probe.execute("PRAGMA cipher_version").fetchone():
            raise RuntimeError("this SQLite cannot encrypt")
    finally:
        probe.close()


@cache
def _asserted() -> bool:
    assert_library()
    return True


def connect(path: Path, key: bytes, *, query_only: bool = False, create: bool = False) -> Any:
    """A connection to the encrypted file at `path` under the raw 32-byte `key`.

    Raises ValueError for a key of another length, DatabaseError for a wrong key or a damaged first page,
    OperationalError where there is no such file (unless `create`).
    """
    _asserted()
    if len(key) != 32:
        raise ValueError("the key has 32 bytes")
    connection = dbapi2.connect(
        f"{Path(path).resolve().as_uri()}?mode={'rwc' if create else 'rw'}",
        uri=True,
        timeout=10,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cache_spill=OFF")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cache_size=-32768")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if query_only:
            connection.execute("PRAGMA query_only=ON")
        else:
            connection.execute("PRAGMA journal_mode=TRUNCATE")
            connection.execute("PRAGMA synchronous=FULL")
    except BaseException:
        connection.close()
        raise
    connection.row_factory = Row
    return connection


def in_memory() -> Any:
    """An empty database that leaves nothing behind."""
    return dbapi2.connect(":memory:", isolation_level=None)


def typed(connection: Any) -> Writer:
    """The same connection as a sqlite-utils database, strict."""
    from unionoffice.writer import Writer

    return Writer(connection, strict=True)


def placeholders(count: int) -> str:
    """`?,?,?` for an IN list of this length."""
    return ",".join("?" * count)


def column(connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
    """The first column of every row."""
    return [row[0] for row in connection.execute(sql, parameters)]


def value(connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> Any:
    """The first column of the first row, or None."""
    row = connection.execute(sql, parameters).fetchone()
    return None if row is None else row[0]


def run_all(db: Connection, statements: str) -> None:
    """Runs several statements inside the caller's transaction (executescript would commit it first)."""
    pending = ""
    for line in statements.splitlines(keepends=True):
        pending += line
        if pending.strip() and dbapi2.complete_statement(pending):
            db.execute(pending)
            pending = ""
    if pending.strip():
        raise ValueError(pending)
