"""Tables the whole office shares: officers and their kin, settings, journal, print log, rules, days, papers, approvals."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.database import run_all

migrations = Migrations("office")

JOURNALED = (
    "officers", "settings", "changed_rules", "changed_days", "settled_years", "attachments", "approvals", "officer_kin",
    "snoozed",
)  # fmt: skip


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


@migrations()
def m002_papers_and_days(db: Database) -> None:
    """2026-11-22: the office's own days off, papers that belong to a record, approvals, kin of the officers."""
    run_all(
        db.conn,
        """
        CREATE TABLE changed_days (
            no INTEGER PRIMARY KEY,
            day TEXT NOT NULL UNIQUE,
            off INTEGER NOT NULL CHECK (off IN (0, 1)),
            name TEXT NOT NULL,
            source TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            entered_on TEXT NOT NULL
        ) STRICT;
        CREATE TABLE settled_years (
            no INTEGER PRIMARY KEY,
            year INTEGER NOT NULL UNIQUE,
            source TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            entered_on TEXT NOT NULL
        ) STRICT;
        CREATE TABLE attachments (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            tbl TEXT NOT NULL,
            pk INTEGER NOT NULL,
            area TEXT NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            form TEXT NOT NULL CHECK (form IN ('jpeg', 'pdf')),
            pages INTEGER NOT NULL,
            size INTEGER NOT NULL,
            content TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            day TEXT NOT NULL,
            withdrawn_on TEXT,
            withdrawn_by INTEGER REFERENCES officers (no),
            withdrawn_why TEXT
        ) STRICT;
        CREATE INDEX attachments_by_record ON attachments (tbl, pk);
        CREATE TRIGGER attachments_stay BEFORE UPDATE OF id, form, pages, size, content, officer, day ON attachments
            BEGIN SELECT RAISE(ABORT, 'a paper kept is never changed'); END;
        CREATE TRIGGER attachments_remain BEFORE DELETE ON attachments
            BEGIN SELECT RAISE(ABORT, 'a paper kept is withdrawn, never deleted'); END;
        CREATE TABLE approvals (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            tbl TEXT NOT NULL,
            pk INTEGER NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'returned', 'refused')),
            remark TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            day TEXT NOT NULL,
            at TEXT NOT NULL,
            record TEXT NOT NULL
        ) STRICT;
        CREATE INDEX approvals_by_record ON approvals (tbl, pk);
        CREATE TRIGGER approvals_stay BEFORE UPDATE ON approvals
            BEGIN SELECT RAISE(ABORT, 'approvals are only added to'); END;
        CREATE TRIGGER approvals_remain BEFORE DELETE ON approvals
            BEGIN SELECT RAISE(ABORT, 'approvals are only added to'); END;
        CREATE TABLE officer_kin (
            no INTEGER PRIMARY KEY,
            officer INTEGER NOT NULL REFERENCES officers (no),
            relation TEXT NOT NULL,
            name TEXT NOT NULL,
            id_number TEXT NOT NULL,
            said_on TEXT NOT NULL,
            ended_on TEXT
        ) STRICT;
        CREATE INDEX officer_kin_by_number ON officer_kin (id_number);
        """,
    )


@migrations()
def m003_snoozed(db: Database) -> None:
    """2026-11-22: deadlines somebody put off, until when and why; taken up again, the row is closed and stays."""
    run_all(
        db.conn,
        """
        CREATE TABLE snoozed (
            no INTEGER PRIMARY KEY,
            key TEXT NOT NULL,
            until TEXT NOT NULL,
            reason TEXT NOT NULL,
            officer INTEGER NOT NULL REFERENCES officers (no),
            on_day TEXT NOT NULL,
            ended_on TEXT
        ) STRICT;
        CREATE INDEX snoozed_by_key ON snoozed (key) WHERE ended_on IS NULL;
        """,
    )
