"""Rows of steps, visits, postings, draws and ticked papers in and out."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice.aid.step_model import Posting, Step, Visit
from unionoffice.database import Connection, placeholders, value

_STEP = (
    "SELECT s.no, s.id, s.file, s.step, s.stage, s.category, s.level, s.day, s.officer, o.name AS officer_name, s.signer, s.opinion, s.document,"
    " s.reckoning FROM aid_steps s JOIN officers o ON o.no = s.officer"
)
_VISIT = f"SELECT {', '.join(Visit.__slots__)} FROM aid_visits"
_POSTING = f"SELECT {', '.join(Posting.__slots__)} FROM aid_postings"


def steps(db: Connection, file: int) -> list[Step]:
    """The steps of a file in their order."""
    return [Step(**row) for row in db.execute(f"{_STEP} WHERE s.file = ? ORDER BY s.no", (file,))]


def last_day(db: Connection, file: int) -> str:
    """The day of the latest step of the file; empty where it was only opened.

    A file entered today may have been handed in long ago: its opening says nothing about the days of the papers.
    """
    return str(value(db, "SELECT max(day) FROM aid_steps WHERE file = ? AND step <> 'opened'", (file,)) or "")


def visits(db: Connection, file: int) -> list[Visit]:
    """The visits of a file, oldest first."""
    return [Visit(**row) for row in db.execute(f"{_VISIT} WHERE file = ? ORDER BY day, no", (file,))]


def postings(db: Connection, tbl: str, pk: int) -> list[Posting]:
    """The postings of a record, oldest first."""
    return [Posting(**row) for row in db.execute(f"{_POSTING} WHERE tbl = ? AND pk = ? ORDER BY no", (tbl, pk))]


def posting(db: Connection, no: int) -> Posting | None:
    """The posting of this number."""
    row = db.execute(f"{_POSTING} WHERE no = ?", (no,)).fetchone()
    return None if row is None else Posting(**row)


def open_postings(db: Connection, tbl: str) -> list[Posting]:
    """The postings of this table's records that are not closed, the first to end first."""
    return [
        Posting(**row)
        for row in db.execute(f"{_POSTING} WHERE tbl = ? AND closed_on IS NULL ORDER BY until, no", (tbl,))
    ]


def ticks(db: Connection, files: Sequence[int]) -> dict[int, dict[str, tuple[int | None, str | None, str]]]:
    """By file and paper: page number, note and day of the paper copies ticked off."""
    found: dict[int, dict[str, tuple[int | None, str | None, str]]] = {}
    for start in range(0, len(files), 500):
        part = tuple(files[start : start + 500])
        rows = db.execute(
            f"SELECT file, paper, page_no, note, ticked_on FROM aid_checklist WHERE file IN ({placeholders(len(part))})",
            part,
        )
        for row in rows:
            found.setdefault(row[0], {})[row[1]] = (row[2], row[3], row[4])
    return found
