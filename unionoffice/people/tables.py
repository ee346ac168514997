"""Tables of people: the person, working life and family, pairs known not to be one, and the search keys (derived, never
journaled).
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.database import run_all

migrations = Migrations("people")

JOURNALED = ("people", "not_same", "person_work", "person_relatives")


@migrations()
def m001_people(db: Database) -> None:
    """2026-11-22: one row a person; a number belongs to one living record; search by suffix keys."""
    run_all(
        db.conn,
        """
        CREATE TABLE people (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            id_kind TEXT NOT NULL,
            id_number TEXT,
            sex TEXT,
            birth TEXT,
            ethnicity TEXT,
            political_status TEXT,
            education TEXT,
            native_place TEXT,
            phone TEXT,
            address TEXT,
            household_type TEXT,
            migrant INTEGER,
            marital TEXT,
            skill_grade TEXT,
            professional_title TEXT,
            model_worker TEXT,
            photo TEXT,
            consent_on TEXT,
            merged_into INTEGER REFERENCES people (no)
        ) STRICT;
        CREATE UNIQUE INDEX people_by_number ON people (id_number) WHERE merged_into IS NULL AND id_number IS NOT NULL;
        CREATE INDEX people_by_name ON people (name, birth);
        CREATE INDEX people_merged ON people (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE not_same (
            no INTEGER PRIMARY KEY,
            one INTEGER NOT NULL REFERENCES people (no),
            other INTEGER NOT NULL REFERENCES people (no),
            said_on TEXT NOT NULL,
            UNIQUE (one, other),
            CHECK (one < other)
        ) STRICT;
        CREATE VIRTUAL TABLE people_keys USING fts5 (
            k, content='', contentless_delete=1, detail='none', prefix='1 2 3 4 5 6',
            tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co'"
        );
        """,
    )


@migrations()
def m002_background(db: Database) -> None:
    """2026-11-22: what the registration form (F2) asks besides: skills, the working life, the family, in their order."""
    run_all(
        db.conn,
        """
        ALTER TABLE people ADD COLUMN skills TEXT;
        CREATE TABLE person_work (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            person INTEGER NOT NULL REFERENCES people (no),
            line INTEGER NOT NULL,
            since TEXT,
            until TEXT,
            place TEXT NOT NULL,
            post TEXT
        ) STRICT;
        CREATE INDEX person_work_by_person ON person_work (person, line);
        CREATE TABLE person_relatives (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            person INTEGER NOT NULL REFERENCES people (no),
            line INTEGER NOT NULL,
            relation TEXT NOT NULL,
            name TEXT NOT NULL,
            workplace TEXT,
            phone TEXT
        ) STRICT;
        CREATE INDEX person_relatives_by_person ON person_relatives (person, line);
        """,
    )
