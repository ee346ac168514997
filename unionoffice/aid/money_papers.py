"""Papers of a round: the PDF made, and the log written once it left the program; printed again only with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unionoffice import print_log, safe_write
from unionoffice.aid import rounds
from unionoffice.aid.money_paper_facts import (
    approval_facts,
    label_facts,
    notice_facts,
    receipt_facts,
    sheet_facts,
    visit_facts,
)
from unionoffice.aid.print_aid_notice import aid_notice
from unionoffice.aid.print_batch_approval import batch_approval
from unionoffice.aid.print_envelope_labels import envelope_labels
from unionoffice.aid.print_payout_kit import KitFacts, payout_kit
from unionoffice.aid.print_receipts import receipts
from unionoffice.aid.print_signoff_sheet import signoff_sheet
from unionoffice.aid.print_visit_list import visit_list
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.printing import Offset, Printed
from unionoffice.wording import N_, _

AREA = "aid"
FORMS = {
    "approval": N_("发放审批表"),
    "notice": N_("公示"),
    "sheet": N_("发放签收表"),
    "receipts": N_("领款收据（领物单）"),
    "visits": N_("走访慰问名单"),
    "labels": N_("信封标签"),
    "kit": N_("发放资料（全套）"),
}
"""Papers of a round. Sheet, receipts and kit come from what was frozen; labels and visit list hold what is true now."""
FROZEN_FORMS = ("sheet", "receipts")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPaper:
    """One paper made and not yet out: its PDF, how many copies, what the log will say of it."""

    form: str
    title: str
    round: int
    pdf: bytes
    pages: int
    copies: int
    report: Any

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the PDF."""
        return hashlib.sha256(self.pdf).hexdigest()


# -- the papers


def paper(office: Office, round_no: int, form: str, *, offset: Offset | None = None) -> RoundPaper:
    """One paper of the round (a key of FORMS but kit). Raises Refused for an unknown form or a sheet not yet made."""
    made: Printed
    if form == "sheet":
        made = signoff_sheet(sheet_facts(office, round_no), offset=offset)
    elif form == "receipts":
        made = receipts(receipt_facts(office, round_no), offset=offset)
    elif form == "notice":
        made = aid_notice(notice_facts(office, round_no), offset=offset)
    elif form == "approval":
        made = batch_approval(approval_facts(office, round_no), offset=offset)
    elif form == "visits":
        made = visit_list(visit_facts(office, round_no), offset=offset)
    elif form == "labels":
        made = envelope_labels(label_facts(office, round_no), offset=offset)
    else:
        known = "、".join(FORMS)
        raise Refused("unknown_form", _("没有名为“{form}”的表；可选：{known}。").format(form=form, known=known), "form")
    return _made(form, FORMS[form], round_no, made, 1)


def kit(office: Office, round_no: int, *, offset: Offset | None = None) -> tuple[RoundPaper, ...]:
    """Everything a payout wants, in the order it is needed, each with its copies; receipts for cash and goods only."""
    round_ = rounds.existing_round(office.reading(), round_no)
    by_hand = round_.method != "transfer"
    facts = KitFacts(
        sheet=sheet_facts(office, round_no), approval=approval_facts(office, round_no),
        receipts=receipt_facts(office, round_no) if by_hand else None,
        notice=notice_facts(office, round_no) if rounds.posting_of(office.reading(), round_no) is not None else None,
        visits=visit_facts(office, round_no) if round_.kind in ("warmth", "cool") else None,
        labels=label_facts(office, round_no),
    )  # fmt: skip
    return tuple(
        _made(part.form, part.title, round_no, part.printed, part.copies) for part in payout_kit(facts, offset=offset)
    )


def _made(form: str, title: str, round_no: int, printed: Printed, copies: int) -> RoundPaper:
    return RoundPaper(
        form=form, title=title, round=round_no, pdf=printed.pdf, pages=printed.pages, copies=copies, report=printed.report
    )  # fmt: skip


def printed_before(office: Office, round_no: int, form: str) -> bool:
    """Whether this paper of the round was printed already: printing it again wants a reason."""
    return bool(print_log.printed_before(office.reading(), f"aid_{form}", [round_no], table=rounds.TABLE))


def record_print(office: Office, made: Sequence[RoundPaper], *, reason: str | None = None) -> None:
    """The papers left the program: the log holds them. Raises Refused where a sheet or receipt is printed again without one."""
    with office.act("打印发放资料", AREA) as act:
        for one in made:
            again = printed_before(office, one.round, one.form)
            if again and one.form in FROZEN_FORMS and not (reason or "").strip():
                sentence = _("{title}已经印过。请写明重印原因。")
                raise Refused("reason_missing", sentence.format(title=one.title), "reason")
            print_log.record(
                office, act, form=f"aid_{one.form}", title=one.title, pages=one.pages, copies=one.copies,
                table=rounds.TABLE, subjects=[one.round], reprint_reason=reason if again else None,
                fingerprint=one.fingerprint,
            )  # fmt: skip


def save(office: Office, made: Sequence[RoundPaper], path: Path, *, reason: str | None = None) -> list[Path]:
    """The papers are at `path` (one) or in files beside each other in the folder `path` (several), and logged.

    Raises Refused before anything is written.
    """
    office.officer.must(Right.ENTER)
    again = [one for one in made if one.form in FROZEN_FORMS and printed_before(office, one.round, one.form)]
    if again and not (reason or "").strip():
        raise Refused("reason_missing", _("{title}已经印过。请写明重印原因。").format(title=again[0].title), "reason")
    if len(made) == 1:
        places = [path]
    else:
        path.mkdir(parents=True, exist_ok=True)
        places = [path / f"{place}-{one.title}.pdf" for place, one in enumerate(made, 1)]
    for one, place in zip(made, places, strict=True):
        safe_write.safe_write(place, one.pdf)
    record_print(office, made, reason=reason)
    return places
