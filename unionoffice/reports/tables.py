"""Tables of handing over: own keys, partner offices, the book of packages sent, what became of each row, receipts."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.database import run_all

migrations = Migrations("reports")

JOURNALED = ("partners", "packages", "receipts", "own_permissions", "sheet_templates")
"""Secret keys stay out of the journal, which is read by many; so do row states, which a receipt can fill again, and the
book's counter: a number once taken is never given back by undoing an act.
"""


@migrations()
def m001_reports(db: Database) -> None:
    """2026-11-22: one book an office; packages are numbered in it and name the one before; a row knows where it stands."""
    run_all(
        db.conn,
        """
        CREATE TABLE own_keys (
            no INTEGER PRIMARY KEY,
            sign TEXT NOT NULL,
            seal TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT,
            reason TEXT
        ) STRICT;
        CREATE TABLE partners (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            office TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('upper', 'lower')),
            name TEXT NOT NULL,
            level TEXT NOT NULL,
            division TEXT NOT NULL,
            sign TEXT NOT NULL,
            seal TEXT NOT NULL,
            words TEXT NOT NULL,
            registered_on TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            ended_on TEXT,
            end_reason TEXT
        ) STRICT;
        CREATE UNIQUE INDEX partners_standing ON partners (office) WHERE ended_on IS NULL;
        CREATE TABLE book (
            no INTEGER PRIMARY KEY CHECK (no = 1),
            id TEXT NOT NULL,
            epoch INTEGER NOT NULL,
            sequence INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE packages (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            book TEXT NOT NULL,
            epoch INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            recipient INTEGER NOT NULL REFERENCES partners (no),
            day TEXT NOT NULL,
            at TEXT NOT NULL,
            period_from TEXT NOT NULL,
            period_until TEXT NOT NULL,
            counts TEXT NOT NULL,
            sums TEXT NOT NULL,
            acts INTEGER NOT NULL,
            head TEXT NOT NULL,
            file TEXT,
            sha256 TEXT,
            written_on TEXT,
            officer INTEGER NOT NULL REFERENCES officers (no),
            verdict TEXT,
            answered_on TEXT,
            UNIQUE (book, epoch, sequence)
        ) STRICT;
        CREATE TABLE row_states (
            part TEXT NOT NULL,
            id TEXT NOT NULL,
            hash BLOB NOT NULL,
            package INTEGER NOT NULL REFERENCES packages (no),
            verdict TEXT,
            field TEXT,
            reason TEXT,
            sentence TEXT,
            remedy TEXT,
            PRIMARY KEY (part, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX row_states_told ON row_states (verdict) WHERE verdict IN ('rejected', 'duplicate');
        CREATE TABLE receipts (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            sender INTEGER NOT NULL REFERENCES partners (no),
            package INTEGER NOT NULL REFERENCES packages (no),
            sequence INTEGER NOT NULL,
            sha256 TEXT NOT NULL UNIQUE,
            day TEXT NOT NULL,
            verdict TEXT NOT NULL,
            accepted TEXT NOT NULL,
            sums TEXT NOT NULL,
            rejected INTEGER NOT NULL,
            duplicates INTEGER NOT NULL,
            acts INTEGER NOT NULL,
            head TEXT NOT NULL,
            paper INTEGER NOT NULL,
            remark TEXT
        ) STRICT;
        """,
    )


@migrations()
def m002_sent_along(db: Database) -> None:
    """2026-11-22: what a receipt brings along; a restored backup is noticed by its token."""
    run_all(
        db.conn,
        """
        ALTER TABLE book ADD COLUMN restored TEXT NOT NULL DEFAULT '';
        ALTER TABLE packages ADD COLUMN size INTEGER;
        ALTER TABLE receipts ADD COLUMN along TEXT NOT NULL DEFAULT '{}';
        CREATE TABLE own_permissions (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            what TEXT NOT NULL,
            valid_from TEXT NOT NULL,
            valid_until TEXT,
            reason TEXT NOT NULL,
            sender INTEGER NOT NULL REFERENCES partners (no),
            received_on TEXT NOT NULL
        ) STRICT;
        """,
    )


@migrations()
def m003_sheet_templates(db: Database) -> None:
    """2026-11-22: how the upper office's sheets were filled last time; the next one asks only what is new in it."""
    run_all(
        db.conn,
        """
        CREATE TABLE sheet_templates (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            file TEXT NOT NULL,
            sheet TEXT NOT NULL,
            columns TEXT NOT NULL,
            used_on TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            UNIQUE (source, fingerprint)
        ) STRICT;
        """,
    )
