"""The payout kit of a round: sign-off sheet, receipts, notice, labels, each with how many copies are wanted."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.aid.print_aid_notice import NoticeFacts, aid_notice
from unionoffice.aid.print_batch_approval import BatchApprovalFacts, batch_approval
from unionoffice.aid.print_envelope_labels import LabelsFacts, envelope_labels
from unionoffice.aid.print_receipts import ReceiptsFacts, receipts
from unionoffice.aid.print_signoff_sheet import SignoffFacts, signoff_sheet
from unionoffice.aid.print_visit_list import VisitListFacts, visit_list
from unionoffice.printing import Offset, Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class KitFacts:
    """The facts of a round's papers and their copies; a paper without facts is left out of the kit.

    Three sheets: one for the union's accounts, one for the township, one for the county.
    """

    sheet: SignoffFacts
    approval: BatchApprovalFacts | None = None
    receipts: ReceiptsFacts | None = None
    notice: NoticeFacts | None = None
    visits: VisitListFacts | None = None
    labels: LabelsFacts | None = None
    sheet_copies: int = 3
    approval_copies: int = 3
    receipt_copies: int = 1
    notice_copies: int = 2
    visit_copies: int = 1
    label_copies: int = 1


@dataclass(frozen=True, slots=True)
class KitPart:
    """One paper of the kit: which form, its title, the print, how many copies."""

    form: str
    title: str
    printed: Printed
    copies: int


def payout_kit(facts: KitFacts, *, offset: Offset | None = None) -> tuple[KitPart, ...]:
    """The papers in the order they are needed. Raises Refused where a notice would show a number."""
    parts: list[KitPart] = []
    if facts.approval is not None:
        parts.append(
            KitPart("approval", "发放审批表", batch_approval(facts.approval, offset=offset), facts.approval_copies)
        )
    if facts.notice is not None:
        parts.append(KitPart("notice", "公示", aid_notice(facts.notice, offset=offset), facts.notice_copies))
    parts.append(KitPart("sheet", "发放签收表", signoff_sheet(facts.sheet, offset=offset), facts.sheet_copies))
    if facts.receipts is not None:
        title = "领物单" if facts.receipts.goods else "领款收据"
        parts.append(KitPart("receipts", title, receipts(facts.receipts, offset=offset), facts.receipt_copies))
    if facts.visits is not None:
        parts.append(KitPart("visits", "走访慰问名单", visit_list(facts.visits, offset=offset), facts.visit_copies))
    if facts.labels is not None:
        parts.append(KitPart("labels", "信封标签", envelope_labels(facts.labels, offset=offset), facts.label_copies))
    return tuple(parts)
