"""What tests do with an office's files from outside: look at bytes, and open the encrypted file behind the program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.build import PASSWORD, Town
from unionoffice import database, keys


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def behind(town: Town) -> Iterator[Any]:
    """A raw connection with the key, past every rule of the program."""
    connection = database.connect(town.path, town.key)
    try:
        yield connection
    finally:
        connection.close()


def without_guards(connection: Any) -> None:
    """The triggers that keep the journal as it is are gone."""
    for table in ("journal_acts", "journal_rows"):
        for word in ("stay", "remain"):
            connection.execute(f"DROP TRIGGER {table}_{word}")


def whole(db: Any, *, but: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every ordinary table, the journal and `but` left out."""
    names = database.column(
        db,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_keys%' ESCAPE '\\'"
        " AND name NOT LIKE 'journal%' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    return {
        name: [tuple(row) for row in db.execute(f"SELECT * FROM {name} ORDER BY 1, 2")]
        for name in names
        if name not in but
    }


def reseal(town: Town) -> None:
    """The town's key file again, under the costs in force now."""
    old = keys.load(keys.key_path(town.path))
    slots = tuple(keys.seal(PASSWORD, town.key, slot.who, slot.roles, old.office) for slot in old.slots)
    recovery = keys.seal(town.recovery_code, town.key, keys.RECOVERY, (), old.office)
    keys.save(keys.key_path(town.path), keys.KeyFile(old.office, slots, recovery))
