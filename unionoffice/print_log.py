"""The print log: what was printed, by whom, when, for whom, and why again. What stands in it is never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from unionoffice.database import Connection, placeholders
from unionoffice.office import Act, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEntry:
    """One print as the log has it; `fingerprint` is the SHA-256 of the PDF."""

    no: int
    at: str
    day: str
    officer: str
    form: str
    title: str
    pages: int
    copies: int
    subjects: int
    reprint_reason: str | None
    fingerprint: str


def record(
    office: Office,
    act: Act,
    *,
    form: str,
    title: str,
    pages: int,
    copies: int = 1,
    table: str = "people",
    subjects: Sequence[int] = (),
    reprint_reason: str | None = None,
    fingerprint: str = "",
) -> int:
    """The log holds this print afterwards, inside the caller's act; gives its number."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    cursor = act.db.execute(
        "INSERT INTO print_log (at, day, officer, form, title, pages, copies, subjects, reprint_reason, fingerprint)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, office.today, office.officer.no, form, title, pages, copies, len(subjects), reprint_reason, fingerprint),
    )
    number = int(cursor.lastrowid or 0)
    act.db.executemany(
        "INSERT INTO print_subjects (print, tbl, pk) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(number, table, subject) for subject in subjects],
    )
    act.detail.update(form=form, pages=pages, copies=copies, subjects=len(subjects))
    if reprint_reason:
        act.detail["reprint_reason"] = reprint_reason
    return number


def printed_before(db: Connection, form: str, subjects: Iterable[int], *, table: str = "people") -> list[int]:
    """Those of the subjects this form was printed for already."""
    wanted, found = list(subjects), []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows = db.execute(
            "SELECT DISTINCT s.pk FROM print_subjects s JOIN print_log l ON l.no = s.print"
            f" WHERE l.form = ? AND s.tbl = ? AND s.pk IN ({placeholders(len(part))})",
            (form, table, *part),
        )
        found += [row[0] for row in rows]
    return found


def entries(office: Office, *, limit: int = 200, subject: int | None = None, table: str = "people") -> list[PrintEntry]:
    """The latest prints, newest first; those of one person where `subject` is given."""
    rows = office.reading().execute(
        "SELECT l.no, l.at, l.day, o.name AS officer, l.form, l.title, l.pages, l.copies, l.subjects, l.reprint_reason,"
        " l.fingerprint FROM print_log l JOIN officers o ON o.no = l.officer"
        " WHERE ?1 IS NULL OR l.no IN (SELECT print FROM print_subjects WHERE tbl = ?2 AND pk = ?1)"
        " ORDER BY l.no DESC LIMIT ?3",
        (subject, table, limit),
    )
    return [PrintEntry(**row) for row in rows]
