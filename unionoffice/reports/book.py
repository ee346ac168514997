"""The office's book: packages are numbered in it without gaps; restoring a backup opens a new epoch of it."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.database import Connection
from unionoffice.ids import fresh_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A package's place: the book, its epoch, the sequence in it."""

    id: str
    epoch: int
    sequence: int


def next_number(db: Connection) -> Number:
    """The next free place, taken; inside the caller's act."""
    row = db.execute("SELECT id, epoch, sequence FROM book").fetchone()
    if row is None:
        number = Number(id=fresh_id(), epoch=1, sequence=1)
        db.execute("INSERT INTO book (no, id, epoch, sequence) VALUES (1, ?, 1, 1)", (number.id,))
        return number
    number = Number(id=row[0], epoch=row[1], sequence=row[2] + 1)
    db.execute("UPDATE book SET sequence = ?", (number.sequence,))
    return number


def new_epoch(db: Connection, *, token: str = "", beyond: int = 0) -> int:
    """The book goes on under a new name in the next epoch, which is above `beyond`; gives the epoch.

    After a restored backup nobody may take two histories for one; `token` is the restore it answers to.
    """
    db.execute("INSERT INTO book (no, id, epoch, sequence) VALUES (1, '', 1, 0) ON CONFLICT (no) DO NOTHING")
    row = db.execute(
        "UPDATE book SET id = ?, epoch = max(epoch, ?) + 1, sequence = 0, restored = ? RETURNING epoch",
        (fresh_id(), beyond, token),
    ).fetchone()
    return int(row[0])


def begun(db: Connection) -> bool:
    """Whether this office has a book."""
    return db.execute("SELECT 1 FROM book").fetchone() is not None


def token_of(db: Connection) -> str:
    """The restore the book has answered to last; "" for none."""
    row = db.execute("SELECT restored FROM book").fetchone()
    return "" if row is None else str(row[0])


def last_sent(db: Connection) -> str:
    """The SHA-256 of the last package written, empty where there is none."""
    row = db.execute("SELECT sha256 FROM packages WHERE sha256 IS NOT NULL ORDER BY no DESC LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def witnessed(db: Connection, office: str) -> int:
    """The last act this upper office has signed for; 0 before its first receipt."""
    row = db.execute(
        "SELECT max(acts) FROM receipts WHERE paper = 0 AND sender IN (SELECT no FROM partners WHERE office = ?)",
        (office,),
    ).fetchone()
    return int(row[0] or 0)
