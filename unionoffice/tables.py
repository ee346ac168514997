"""Tables the whole office shares: officers, settings, journal, print log, changed rules."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.database import run_all

migrations = Migrations("office")

JOURNALED = ("officers", "settings", "changed_rules")


@migrations()
def m001_the_office(db: Database) -> None:
    """2026-11-22: the first tables."""
    run_all(
        db.conn,
        """
        CREATE TABLE settings (
            no INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            value TEXT NOT NULL
        ) STRICT;
        CREATE TABLE officers (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL UNIQUE,
            roles TEXT NOT NULL,
            named_on TEXT NOT NULL,
            dismissed_on TEXT
        ) STRICT;
        CREATE TABLE changed_rules (
            no INTEGER PRIMARY KEY,
            rule TEXT NOT NULL,
            value TEXT NOT NULL,
            valid_from TEXT NOT NULL,
            valid_until TEXT,
            source TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            entered_on TEXT NOT NULL
        ) STRICT;
        CREATE TABLE journal_acts (
            n INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            day TEXT NOT NULL,
            officer INTEGER,
            what TEXT NOT NULL,
            area TEXT NOT NULL,
            detail TEXT NOT NULL,
            rows INTEGER NOT NULL,
            content BLOB NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE TABLE journal_rows (
            n INTEGER PRIMARY KEY,
            act INTEGER NOT NULL,
            tbl TEXT NOT NULL,
            op TEXT NOT NULL,
            pk INTEGER NOT NULL,
            old TEXT,
            new TEXT
        ) STRICT;
        CREATE INDEX journal_rows_by_act ON journal_rows (act);
        CREATE INDEX journal_rows_by_record ON journal_rows (tbl, pk);
        CREATE TRIGGER journal_acts_stay BEFORE UPDATE ON journal_acts
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
        CREATE TRIGGER journal_acts_remain BEFORE DELETE ON journal_acts
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
        CREATE TRIGGER journal_rows_stay BEFORE UPDATE ON journal_rows
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
        CREATE TRIGGER journal_rows_remain BEFORE DELETE ON journal_rows
            BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
        CREATE TABLE print_log (
            no INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            day TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            form TEXT NOT NULL,
            title TEXT NOT NULL,
            pages INTEGER NOT NULL,
            copies INTEGER NOT NULL,
            subjects INTEGER NOT NULL,
            reprint_reason TEXT,
            fingerprint TEXT NOT NULL
        ) STRICT;
        CREATE TABLE print_subjects (
            print INTEGER NOT NULL REFERENCES print_log (no),
            tbl TEXT NOT NULL,
            pk INTEGER NOT NULL,
            PRIMARY KEY (tbl, pk, print)
        ) STRICT, WITHOUT ROWID;
        """,
    )
