"""Tables of units; written out in full, never guessed."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.database import run_all

migrations = Migrations("units")

JOURNALED = ("units", "unit_counts", "unit_covers")


@migrations()
def m001_units(db: Database) -> None:
    """2026-11-22: the tree of units, their dated worker counts, what joint unions cover, and unit search."""
    run_all(
        db.conn,
        """
        CREATE TABLE units (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            short_name TEXT,
            kind TEXT NOT NULL,
            parent INTEGER REFERENCES units (no),
            status TEXT NOT NULL,
            union_code TEXT,
            employer TEXT,
            credit_code TEXT,
            unit_type TEXT,
            industry TEXT,
            non_public INTEGER,
            payroll INTEGER,
            division TEXT,
            address TEXT,
            contact TEXT,
            phone TEXT,
            chair TEXT,
            founded TEXT,
            approval_no TEXT,
            term_no INTEGER,
            term_years INTEGER,
            term_start TEXT,
            term_end TEXT,
            certificate_no TEXT,
            certificate_until TEXT,
            note TEXT,
            confirmed INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX units_by_name ON units (name);
        CREATE INDEX units_by_employer ON units (employer);
        CREATE INDEX units_by_parent ON units (parent);
        CREATE TABLE unit_counts (
            no INTEGER PRIMARY KEY,
            unit INTEGER NOT NULL REFERENCES units (no),
            day TEXT NOT NULL,
            workers INTEGER NOT NULL,
            women INTEGER,
            migrant INTEGER,
            dispatched INTEGER,
            new_form INTEGER,
            UNIQUE (unit, day)
        ) STRICT;
        CREATE TABLE unit_covers (
            no INTEGER PRIMARY KEY,
            joint INTEGER NOT NULL REFERENCES units (no),
            unit INTEGER NOT NULL REFERENCES units (no),
            since TEXT NOT NULL,
            until TEXT
        ) STRICT;
        CREATE INDEX unit_covers_by_unit ON unit_covers (unit);
        CREATE INDEX unit_covers_by_joint ON unit_covers (joint);
        CREATE VIRTUAL TABLE unit_keys USING fts5 (
            k, content='', contentless_delete=1, detail='none', prefix='1 2 3 4',
            tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co'"
        );
        """,
    )
