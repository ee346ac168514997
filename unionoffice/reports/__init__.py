"""Handing over to the upper office: keys, packages, receipts, and where every row stands. The front door."""

from __future__ import annotations

from unionoffice.reports.keyring import (
    Partner,
    change_keys,
    end_partner,
    own_card,
    own_card_file,
    own_keys,
    own_words,
    partner_of,
    partners,
    past_keys,
    register_partner,
    since,
    upper,
)
from unionoffice.reports.packing import Made, check_words, make_package, program_version, verify
from unionoffice.reports.receipts import Receipt, accept_receipt, receipt, receipts, record_paper_receipt
from unionoffice.reports.records import Record, record_of
from unionoffice.reports.restoring import after_restore
from unionoffice.reports.row_states import STATES, RowState, counted, returned, state_of, states_of
from unionoffice.reports.sent import PACKAGE_STATES, Sent, package, packages
from unionoffice.reports.sent_along import Permission, permissions, permitted
from unionoffice.reports.snapshot import declared, fingerprint, fingerprints

__all__ = [
    "PACKAGE_STATES",
    "STATES",
    "Made",
    "Partner",
    "Permission",
    "Receipt",
    "Record",
    "RowState",
    "Sent",
    "accept_receipt",
    "after_restore",
    "change_keys",
    "check_words",
    "counted",
    "declared",
    "end_partner",
    "fingerprint",
    "fingerprints",
    "make_package",
    "own_card",
    "own_card_file",
    "own_keys",
    "own_words",
    "package",
    "packages",
    "partner_of",
    "partners",
    "past_keys",
    "permissions",
    "permitted",
    "program_version",
    "receipt",
    "receipts",
    "record_of",
    "record_paper_receipt",
    "register_partner",
    "returned",
    "since",
    "state_of",
    "states_of",
    "upper",
    "verify",
]  # fmt: skip
