"""Collective contracts: from the offer to talk to the renewal, with the clocks of the law. The front door of the area.

Papers stand apart (`from unionoffice.contracts import papers`): they bring the printing kit along.
"""

from __future__ import annotations

from unionoffice.contracts import store
from unionoffice.contracts.clocks import Due
from unionoffice.contracts.coverage import Reach, Row
from unionoffice.contracts.covering import (
    CoverList,
    change_cover,
    cover,
    covered_by,
    import_covers,
    leave,
    seal,
)
from unionoffice.contracts.deadlines import of_contract as waiting
from unionoffice.contracts.figures import (
    ContractFigures,
    Rate,
    contracts_of_unit,
    coverage_table,
    enterprises_with_union,
    figures,
)
from unionoffice.contracts.filing import effective_on, file, filing_due, filings, opinion, receipt, set_effect
from unionoffice.contracts.model import BY_VERBS, CONTRACT_FIELDS, Contract
from unionoffice.contracts.offering import offer, offers, reply, reply_due
from unionoffice.contracts.pipeline import SORTS, Filter, Line, find, lines, pipeline
from unionoffice.contracts.publishing import copy_up, publish
from unionoffice.contracts.registering import add_contract, change_contract, correct_contract
from unionoffice.contracts.renewing import chain, change, changes, end, file_end, record_change, renew
from unionoffice.contracts.reporting import report, reports
from unionoffice.contracts.rules import Outcome
from unionoffice.contracts.signing import sign
from unionoffice.contracts.standing import Standing, standing, state
from unionoffice.contracts.states import IN_EFFECT, OPEN, OVER, PENDING, STATES
from unionoffice.contracts.steps import (
    CHANGE_FIELDS,
    COVERED_FIELDS,
    DISPUTE_FIELDS,
    FILING_FIELDS,
    MEETING_FIELDS,
    OFFER_FIELDS,
    REPORT_FIELDS,
    REPRESENTATIVE_FIELDS,
    VOTE_FIELDS,
    Change,
    Covered,
    Dispute,
    Filing,
    Meeting,
    Offer,
    Report,
    Representative,
    Vote,
)
from unionoffice.contracts.talking import (
    add_representative,
    change_dispute,
    change_meeting,
    dispute,
    disputes,
    draft,
    end_representative,
    faults,
    hold_meeting,
    meetings,
    representatives,
)
from unionoffice.contracts.timeline import Event, timeline
from unionoffice.contracts.voting import outcome_of, vote, votes
from unionoffice.office import Office

__all__ = [
    "BY_VERBS", "CHANGE_FIELDS", "CONTRACT_FIELDS", "COVERED_FIELDS", "DISPUTE_FIELDS", "FILING_FIELDS", "IN_EFFECT",
    "MEETING_FIELDS", "OFFER_FIELDS", "OPEN", "OVER", "PENDING", "REPORT_FIELDS", "REPRESENTATIVE_FIELDS", "SORTS",
    "STATES", "VOTE_FIELDS", "Change", "Contract", "ContractFigures", "CoverList", "Covered", "Dispute", "Due", "Event",
    "Filing", "Filter", "Line", "Meeting", "Offer", "Outcome", "Rate", "Reach", "Report", "Representative", "Row",
    "Standing", "Vote", "add_contract", "add_representative", "chain", "change", "change_contract", "change_cover",
    "change_dispute", "change_meeting", "changes", "contract", "contract_by_id", "contracts_of", "contracts_of_unit",
    "copy_up", "correct_contract", "cover", "coverage_table", "covered_by", "dispute", "disputes", "draft",
    "effective_on", "end", "end_representative", "enterprises_with_union", "faults", "figures", "file", "file_end",
    "filing_due", "filings", "find", "hold_meeting", "import_covers", "leave", "lines", "meetings", "numbered", "offer",
    "offers", "opinion", "outcome_of", "pipeline", "publish", "receipt", "record_change", "renew", "reply", "reply_due",
    "report", "reports", "representatives", "seal", "set_effect", "sign", "standing", "state", "timeline", "vote",
    "votes", "waiting",
]  # fmt: skip


def contract(office: Office, no: int) -> Contract | None:
    """The contract of this number in the file."""
    return store.contract(office.reading(), no)


def contract_by_id(office: Office, uid: str) -> Contract | None:
    """The contract with this lasting id."""
    no = store.by_id(office.reading(), uid)
    return None if no is None else contract(office, no)


def contracts_of(office: Office, numbers: list[int]) -> list[Contract]:
    """These contracts, in the order asked for."""
    return store.contracts_of(office.reading(), numbers)


def numbered(office: Office, number: str) -> list[int]:
    """Contracts that bear this number (编号), newest first."""
    return store.by_number(office.reading(), number)
