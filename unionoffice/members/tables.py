"""Tables of members: membership, its dated spans, transfers, merges and imports."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.database import run_all

migrations = Migrations("members")

JOURNALED = ("memberships", "membership_spans", "transfers", "merges", "imports", "card_blocks")


@migrations()
def m001_members(db: Database) -> None:
    """2026-11-22: one membership a person; its states stand in spans from a day until a day."""
    run_all(
        db.conn,
        """
        CREATE TABLE memberships (
            person INTEGER PRIMARY KEY REFERENCES people (no),
            unit INTEGER NOT NULL REFERENCES units (no),
            employer TEXT,
            team TEXT,
            post TEXT,
            union_post TEXT,
            employment_form TEXT,
            new_form_group TEXT,
            joined TEXT,
            state TEXT NOT NULL,
            since TEXT NOT NULL,
            card_no TEXT UNIQUE,
            former_card_no TEXT,
            card_issued TEXT,
            dues_base INTEGER,
            note TEXT
        ) STRICT;
        CREATE INDEX memberships_by_unit ON memberships (unit, state);
        CREATE TABLE membership_spans (
            no INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES people (no),
            unit INTEGER NOT NULL REFERENCES units (no),
            state TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT,
            reason TEXT,
            document TEXT
        ) STRICT;
        CREATE INDEX membership_spans_by_person ON membership_spans (person);
        CREATE TABLE card_counters (
            serial INTEGER PRIMARY KEY AUTOINCREMENT,
            unit INTEGER NOT NULL UNIQUE,
            last INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE transfers (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            letter_no TEXT NOT NULL UNIQUE,
            person INTEGER NOT NULL REFERENCES people (no),
            from_unit INTEGER REFERENCES units (no),
            from_name TEXT NOT NULL,
            to_unit INTEGER REFERENCES units (no),
            to_name TEXT NOT NULL,
            day TEXT NOT NULL,
            reason TEXT,
            dues_paid_to TEXT,
            valid_days INTEGER NOT NULL,
            received_on TEXT
        ) STRICT;
        CREATE INDEX transfers_by_person ON transfers (person);
        CREATE TABLE merges (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kept INTEGER NOT NULL REFERENCES people (no),
            dropped INTEGER NOT NULL REFERENCES people (no),
            act INTEGER NOT NULL,
            day TEXT NOT NULL,
            undone_on TEXT
        ) STRICT;
        CREATE TABLE imports (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            act INTEGER NOT NULL,
            day TEXT NOT NULL,
            file TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            rows INTEGER NOT NULL,
            added INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            same INTEGER NOT NULL,
            held INTEGER NOT NULL,
            undone_on TEXT
        ) STRICT;
        """,
    )


@migrations()
def m002_card_blocks(db: Database) -> None:
    """2026-11-22: blocks of member numbers, given by the upper office with a receipt."""
    run_all(
        db.conn,
        """
        CREATE TABLE card_blocks (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            prefix TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            day TEXT NOT NULL,
            ended_on TEXT,
            CHECK (1 <= first AND first <= last AND last <= 999999)
        ) STRICT;
        """,
    )
