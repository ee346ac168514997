"""Tables of hardship aid: files with family, income and costs; steps, visits and postings; funds, rounds and their rows."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from unionoffice.aid.tables_files import FILES
from unionoffice.aid.tables_money import MONEY
from unionoffice.database import run_all

migrations = Migrations("aid")

JOURNALED = (
    "aid_files", "aid_family", "aid_reckonings", "aid_income", "aid_costs", "aid_steps", "aid_visits", "aid_postings",
    "aid_draws", "aid_months", "aid_checklist", "aid_funds", "aid_fund_entries", "aid_quotas", "aid_rounds", "aid_round_steps", "aid_items", "aid_overrides", "aid_sheets",
)  # fmt: skip


@migrations()
def m001_hardship_aid(db: Database) -> None:
    """2026-11-22: one file a household; every reckoning, step, visit and posting stays; money moves by rows only."""
    run_all(db.conn, FILES)
    run_all(db.conn, MONEY)
