"""Finding units as one types, and the tokens by which a member is found through the unit."""

from __future__ import annotations

from collections.abc import Iterable

from unionoffice import search_keys
from unionoffice.database import Connection, OperationalError, column, placeholders

TOKEN_LIMIT = 200
"""At most this many units stand in one member search; more match only where the list is cut short anyway."""


def index(db: Connection, numbers: Iterable[int] | None = None) -> None:
    """The keys of these units (all when None) are as their rows say."""
    where, wanted = "", list(numbers or ())
    if numbers is None:
        db.execute("INSERT INTO unit_keys (unit_keys) VALUES ('delete-all')")
    else:
        where = f"WHERE no IN ({placeholders(len(wanted))})"
        db.executemany("DELETE FROM unit_keys WHERE rowid = ?", [(no,) for no in wanted])
    rows = db.execute(f"SELECT no, name, short_name, employer, credit_code, union_code FROM units {where}", wanted)
    db.executemany(
        "INSERT INTO unit_keys (rowid, k) VALUES (?, ?)",
        [(row[0], search_keys.text_keys(*(part for part in row[1:] if part))) for row in rows.fetchall()],
    )


def find(db: Connection, text: str, *, limit: int = 50) -> list[int]:
    """Units whose name, short name, employer or code holds every word typed, by characters or pinyin initials."""
    expression = search_keys.query(text, None)
    if expression is None:
        return []
    try:
        return column(db, "SELECT rowid FROM unit_keys WHERE unit_keys MATCH ? LIMIT ?", (expression, limit))
    except OperationalError:
        # A character the tokenizer classes otherwise than Unicode does: nothing can be found by it.
        return []


def token(no: int) -> str:
    """The search token every member of this unit carries; no keyboard types its first character."""
    return f"\uf8ffu{no}"


def tokens_for(db: Connection, term: str) -> list[str]:
    """The tokens of units one typed word may mean."""
    return [token(no) for no in find(db, term, limit=TOKEN_LIMIT)]
