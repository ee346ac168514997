"""The merged rows, in words SQLite and PostgreSQL both understand: INTEGER, TEXT, and hashes and tokens as hex text."""

from __future__ import annotations

MERGED = """
    CREATE TABLE merged_offices (
        office TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        division TEXT NOT NULL,
        book TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        made_on TEXT NOT NULL
    );
    CREATE TABLE merged_parts (
        office TEXT NOT NULL,
        part TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        rows INTEGER NOT NULL,
        PRIMARY KEY (office, part)
    );
    CREATE TABLE merged_rows (
        office TEXT NOT NULL,
        part TEXT NOT NULL,
        id TEXT NOT NULL,
        hash TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (office, part, id)
    );
    CREATE TABLE merged_tokens (
        office TEXT NOT NULL,
        part TEXT NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        token TEXT NOT NULL,
        PRIMARY KEY (office, part, id, kind)
    );
    CREATE INDEX merged_tokens_by_token ON merged_tokens (kind, token);
    CREATE TABLE merged_faults (
        office TEXT NOT NULL,
        part TEXT NOT NULL,
        id TEXT NOT NULL,
        field TEXT NOT NULL,
        reason TEXT NOT NULL,
        sentence TEXT NOT NULL,
        remedy TEXT NOT NULL,
        PRIMARY KEY (office, part, id, field)
    );
"""
