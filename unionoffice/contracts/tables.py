"""Tables of collective contracts: the contract, its steps, and the enterprises it covers. Nothing is ever deleted."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.database import run_all

migrations = Migrations("contracts")

JOURNALED = (
    "contracts", "contract_representatives", "contract_offers", "contract_meetings", "contract_votes",
    "contract_filings", "contract_reports", "contract_changes", "contract_disputes", "contract_covers",
)  # fmt: skip


@migrations()
def m001_contracts(db: Database) -> None:
    """2026-11-22: contracts with their steps; signing, filing and taking effect are three days; money in fen."""
    run_all(
        db.conn,
        """
        CREATE TABLE contracts (
            no INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            year INTEGER NOT NULL,
            number TEXT NOT NULL,
            kind TEXT NOT NULL,
            level TEXT NOT NULL,
            nature TEXT NOT NULL,
            predecessor INTEGER REFERENCES contracts (no),
            employer INTEGER REFERENCES units (no),
            employer_name TEXT NOT NULL,
            employer_code TEXT,
            legal_person TEXT,
            union_unit INTEGER REFERENCES units (no),
            union_name TEXT NOT NULL,
            chair TEXT,
            employer_chief TEXT,
            employer_chief_post TEXT,
            employer_proxy INTEGER,
            worker_chief TEXT,
            worker_chief_post TEXT,
            worker_proxy INTEGER,
            large INTEGER,
            subjects TEXT,
            drafted_on TEXT,
            term_start TEXT,
            term_end TEXT,
            signed_on TEXT,
            effect_override TEXT,
            effect_paper TEXT,
            published_on TEXT,
            published_how TEXT,
            copied_on TEXT,
            last_average INTEGER,
            raise_percent TEXT,
            contract_minimum INTEGER,
            payroll INTEGER,
            ended_on TEXT,
            ended_how TEXT,
            end_reason TEXT,
            end_filed_on TEXT,
            note TEXT,
            entered_on TEXT NOT NULL,
            UNIQUE (year, number),
            CHECK (predecessor IS NULL OR predecessor < no)
        ) STRICT;
        CREATE INDEX contracts_by_predecessor ON contracts (predecessor) WHERE predecessor IS NOT NULL;
        CREATE INDEX contracts_by_employer ON contracts (employer) WHERE employer IS NOT NULL;
        CREATE TABLE contract_representatives (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            side TEXT NOT NULL CHECK (side IN ('workers', 'employer')),
            name TEXT NOT NULL,
            sex TEXT,
            post TEXT,
            chosen TEXT,
            front_line INTEGER,
            external INTEGER,
            chief INTEGER,
            phone TEXT,
            since TEXT NOT NULL,
            until TEXT
        ) STRICT;
        CREATE INDEX contract_representatives_of ON contract_representatives (contract);
        CREATE TABLE contract_offers (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            side TEXT NOT NULL CHECK (side IN ('workers', 'employer')),
            offered_on TEXT NOT NULL,
            received_on TEXT,
            talks_on TEXT,
            place TEXT,
            information TEXT,
            replied_on TEXT,
            reply TEXT,
            reply_note TEXT
        ) STRICT;
        CREATE INDEX contract_offers_of ON contract_offers (contract);
        CREATE TABLE contract_meetings (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            held_on TEXT NOT NULL,
            place TEXT,
            recorder TEXT,
            items TEXT,
            workers_view TEXT,
            employer_view TEXT,
            result TEXT,
            signed INTEGER
        ) STRICT;
        CREATE INDEX contract_meetings_of ON contract_meetings (contract);
        CREATE TABLE contract_votes (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            congress TEXT NOT NULL,
            session TEXT,
            held_on TEXT NOT NULL,
            due INTEGER NOT NULL,
            present INTEGER NOT NULL,
            yes INTEGER NOT NULL,
            against INTEGER NOT NULL,
            abstain INTEGER NOT NULL,
            chairman TEXT,
            passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
            by_rule TEXT NOT NULL,
            CHECK (yes + against + abstain <= present AND present <= due)
        ) STRICT;
        CREATE INDEX contract_votes_of ON contract_votes (contract);
        CREATE TABLE contract_filings (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            filed_on TEXT NOT NULL,
            authority TEXT,
            copies INTEGER,
            received_on TEXT,
            receipt_no TEXT,
            opinion TEXT,
            opinion_on TEXT,
            opinion_text TEXT,
            CHECK (received_on IS NULL OR received_on >= filed_on)
        ) STRICT;
        CREATE INDEX contract_filings_of ON contract_filings (contract);
        CREATE TABLE contract_reports (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            reported_on TEXT NOT NULL,
            result TEXT NOT NULL,
            text TEXT
        ) STRICT;
        CREATE INDEX contract_reports_of ON contract_reports (contract);
        CREATE TABLE contract_changes (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            changed_on TEXT NOT NULL,
            what TEXT NOT NULL,
            before TEXT,
            after TEXT,
            paper TEXT
        ) STRICT;
        CREATE INDEX contract_changes_of ON contract_changes (contract);
        CREATE TABLE contract_disputes (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            accepted_on TEXT NOT NULL,
            subject TEXT,
            extended INTEGER,
            ended_on TEXT,
            outcome TEXT
        ) STRICT;
        CREATE INDEX contract_disputes_of ON contract_disputes (contract);
        CREATE TABLE contract_covers (
            no INTEGER PRIMARY KEY,
            contract INTEGER NOT NULL REFERENCES contracts (no),
            unit INTEGER NOT NULL REFERENCES units (no),
            workers INTEGER NOT NULL,
            women INTEGER,
            employer_sealed TEXT,
            union_sealed TEXT,
            since TEXT,
            until TEXT,
            CHECK (women IS NULL OR women <= workers)
        ) STRICT;
        CREATE INDEX contract_covers_of ON contract_covers (contract);
        CREATE INDEX contract_covers_by_unit ON contract_covers (unit);
        """,
    )
