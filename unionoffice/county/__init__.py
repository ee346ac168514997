"""The upper office: what lower offices hand in is received, merged, looked through and answered. The front door."""

from __future__ import annotations

from unionoffice.county.answering import Answer, answer, answer_many, told_rows
from unionoffice.county.duplicates import Duplicate, Holder, duplicates
from unionoffice.county.figures import BY_KEY, FIGURES, Figure, Line, Listed, figures, listed
from unionoffice.county.given import (
    GivenBlock,
    GivenPermission,
    blocks,
    end_block,
    end_permission,
    give_block,
    permissions,
    permit,
)
from unionoffice.county.rebuilding import rebuild
from unionoffice.county.receiving import CONFIRMED, Received, folder_of, receive, receive_all
from unionoffice.county.status import Standing, latest_received, silent, status, unanswered
from unionoffice.county.store import MergedOffice, OwnFile, Store, fingerprint, merged_offices, store_of
from unionoffice.county.twins import Twin, twins

__all__ = [
    "BY_KEY", "CONFIRMED", "FIGURES", "Answer", "Duplicate", "Figure", "GivenBlock", "GivenPermission", "Holder", "Line",
    "Listed", "MergedOffice", "OwnFile", "Received", "Standing", "Store", "Twin", "answer", "answer_many", "blocks",
    "duplicates", "end_block", "end_permission", "figures", "fingerprint", "folder_of", "give_block", "latest_received",
    "listed", "merged_offices", "permissions", "permit", "rebuild", "receive", "receive_all", "silent", "status",
    "store_of", "told_rows", "twins", "unanswered",
]  # fmt: skip
