"""Tables of the upper office: packages received, their rows by office, and the tokens that find one person in two places.

The rows are keyed by (office, part, id), so that a distributed database can spread them by office unchanged; they can be
rebuilt from the raw packages at any time and are therefore not journaled.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.county.merged_tables import MERGED
from unionoffice.database import run_all

migrations = Migrations("county")

JOURNALED = ("received", "answers", "number_blocks", "permissions")
"""Merged rows stay out of the journal: it would hold every lower office's people twice, and they come from the packages."""


@migrations()
def m001_county(db: Database) -> None:
    """2026-11-22: what came in, what was answered, and the merged rows."""
    run_all(
        db.conn,
        """
        CREATE TABLE received (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            partner INTEGER NOT NULL REFERENCES partners (no),
            office TEXT NOT NULL,
            book TEXT NOT NULL,
            epoch INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            previous TEXT NOT NULL,
            sha256 TEXT NOT NULL UNIQUE,
            made_on TEXT NOT NULL,
            at TEXT NOT NULL,
            period_from TEXT NOT NULL,
            period_until TEXT NOT NULL,
            counts TEXT NOT NULL,
            sums TEXT NOT NULL,
            acts INTEGER NOT NULL,
            head TEXT NOT NULL,
            program TEXT NOT NULL,
            received_on TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            confirmed TEXT,
            notes TEXT NOT NULL,
            merged INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX received_by_office ON received (office, no);
        CREATE TABLE answers (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            received INTEGER NOT NULL REFERENCES received (no),
            sequence INTEGER NOT NULL,
            day TEXT NOT NULL,
            verdict TEXT NOT NULL,
            rejected INTEGER NOT NULL,
            duplicates INTEGER NOT NULL,
            file TEXT,
            sha256 TEXT,
            officer INTEGER NOT NULL REFERENCES officers (no)
        ) STRICT;
        CREATE TABLE number_blocks (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            office TEXT NOT NULL,
            prefix TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            day TEXT NOT NULL,
            UNIQUE (prefix, first),
            CHECK (first <= last)
        ) STRICT;
        CREATE TABLE permissions (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            office TEXT NOT NULL,
            what TEXT NOT NULL,
            valid_from TEXT NOT NULL,
            valid_until TEXT,
            reason TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            day TEXT NOT NULL
        ) STRICT;
        """,
    )
    run_all(db.conn, MERGED.replace("\n    );", "\n    ) STRICT, WITHOUT ROWID;"))


@migrations()
def m002_blocks_end(db: Database) -> None:
    """2026-11-22: a block of member numbers can be withdrawn; what was given of it stays given."""
    run_all(db.conn, "ALTER TABLE number_blocks ADD COLUMN ended_on TEXT;")
