"""Papers of members: facts taken from the records, the print made, and the log written once it left the program."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from unionoffice import photos, print_log, safe_write
from unionoffice.errors import Refused
from unionoffice.members import cards, store
from unionoffice.members.card_number import qr_payload
from unionoffice.members.form_facts import (
    application_facts,
    chinese_day,
    month_words,
    registration_facts,
    transfer_facts,
)
from unionoffice.members.member import Member
from unionoffice.members.model import COUNTED
from unionoffice.members.print_application import application
from unionoffice.members.print_card import BLANK, CardFacts, Layout, print_cards
from unionoffice.members.print_registration import application_and_registration, registration
from unionoffice.members.print_roll import RollFacts, roll
from unionoffice.members.print_transfer import transfer as transfer_paper
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.printing import Offset, Printed, Report
from unionoffice.wording import N_, _

BATCH = 500

FORMS = {
    "application": N_("入会申请书"),
    "registration": N_("会员登记表"),
    "joining": N_("入会申请书和会员登记表（一张）"),
    "transfer": N_("会员组织关系接转介绍信"),
}
"""Forms printed for one member; each prints blank as well."""

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper made and not yet out: what the log will say of it once it is printed or saved."""

    form: str
    title: str
    pages: int
    report: Report
    subjects: tuple[int, ...]
    fingerprint: str
    pdf: bytes = b""


# -- cards


def card_facts(office: Office, numbers: Sequence[int]) -> Iterator[CardFacts]:
    """The facts of these members' cards, a few hundred read at a time. Members without a card number have no card."""
    key, issuer = cards.card_key(office), office.name
    contact = "　".join(part for part in (office.setting("address"), office.setting("phone")) if part)
    for start in range(0, len(numbers), BATCH):
        for member in store.members_of(office.reading(), numbers[start : start + BATCH]):
            if member is not None and member.membership.card_no:
                yield CardFacts(
                    name=member.name, sex=member.printed("sex"), id_number=member.person.id_number or "",
                    unit=member.unit_name, card_no=member.membership.card_no, joined=month_words(member.membership.joined),
                    issued=chinese_day(member.membership.card_issued or office.today), issuer=issuer, contact=contact,
                    payload=qr_payload(member.membership.card_no, key), photo=member.person.photo,
                )  # fmt: skip


def _with_cards(office: Office, numbers: Sequence[int]) -> list[int]:
    """Those of them who have a card number: only they are printed, logged and counted as holding a card."""
    found: list[int] = []
    for start in range(0, len(numbers), BATCH):
        part = numbers[start : start + BATCH]
        having = store.with_cards(office.reading(), part)
        found += [no for no in part if no in having]
    return found


class _Hashing:
    """A sink that knows the SHA-256 of what went through it."""

    def __init__(self, sink: IO[bytes]) -> None:
        self._sink, self._digest = sink, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        return self._sink.write(data)

    def flush(self) -> None:
        self._sink.flush()

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


def cards_into(
    office: Office,
    numbers: Sequence[int],
    sink: IO[bytes],
    *,
    layout: Layout = Layout.A4,
    start: int = 1,
    back: bool = False,
    offset: Offset | None = None,
    progress: Progress | None = None,
) -> Paper:
    """The cards' PDF is in the sink; nothing is logged yet. Raises Refused where nobody of them has a card number."""
    hashing: Any = _Hashing(sink)
    numbers = _with_cards(office, numbers)
    with photos.Album(office) as album:

        def photo_of(key: str) -> bytes:
            return album.get(key) or b""

        def tell(done: int) -> None:
            if progress is not None:
                progress(done * 100 // max(len(numbers), 1), _("已排好 {n} 张会员证").format(n=done))

        made = print_cards(
            card_facts(office, numbers), hashing, layout=layout, start=start, offset=offset, back=back,
            photo_of=photo_of, progress=tell,
        )  # fmt: skip
    return Paper(
        form="card", title="工会会员证", pages=made.pages, report=made.report, subjects=tuple(numbers),
        fingerprint=hashing.hexdigest(),
    )  # fmt: skip


def cards_bytes(office: Office, numbers: Sequence[int], **options: object) -> Paper:
    """As `cards_into`, with the PDF in the result; for the preview of a few sheets."""
    sink = io.BytesIO()
    paper = cards_into(office, numbers, sink, **options)  # type: ignore[arg-type]
    return Paper(
        form=paper.form, title=paper.title, pages=paper.pages, report=paper.report, subjects=paper.subjects,
        fingerprint=paper.fingerprint, pdf=sink.getvalue(),
    )  # fmt: skip


def blank_cards(layout: Layout = Layout.A4, *, offset: Offset | None = None) -> Printed:
    """A sheet of cards to fill in by hand."""
    sink = io.BytesIO()
    made = print_cards([BLANK] * layout.places, sink, layout=layout, offset=offset)
    return Printed(sink.getvalue(), made.pages, made.report)


def cards_printed_before(office: Office, numbers: Sequence[int]) -> list[int]:
    """Whose card was printed already: printing it again wants a reason."""
    return print_log.printed_before(office.reading(), "card", numbers)


# -- roll and single forms


def roll_paper(office: Office, numbers: Sequence[int], *, unit_name: str = "", offset: Offset | None = None) -> Paper:
    """The roll of these members as a PDF."""
    women = migrant = 0
    lines = []
    place = 0
    for start in range(0, len(numbers), BATCH):
        for member in store.members_of(office.reading(), numbers[start : start + BATCH]):
            if member is None:
                continue
            place += 1
            women += member.person.sex == "female"
            migrant += member.person.migrant == 1
            lines.append(_roll_line(place, member))
    summary = f"男 {place - women} 人，女 {women} 人，农民工 {migrant} 人" if place else ""
    facts = RollFacts(
        unit=unit_name or office.name, day=chinese_day(office.today) if place else "",
        compiler=office.officer.name if place else "", rows=lines, summary=summary,
    )  # fmt: skip
    return _paper("roll", "工会会员名册", roll(facts, offset=offset), numbers)


def _roll_line(place: int, member: Member) -> list[str]:
    joined = member.membership.joined
    return [
        str(place), member.name, member.printed("sex"), member.printed("ethnicity"), member.person.id_number or "",
        member.printed("education"), member.printed("political_status"), member.membership.post or "",
        joined.replace("-", ".") if joined else "", member.membership.card_no or "", member.printed("migrant"),
        member.person.phone or "", "", "" if member.state == "active" else member.printed("state"),
    ]  # fmt: skip


def member_form(office: Office, form: str, no: int | None, *, offset: Offset | None = None) -> Paper:
    """One of FORMS for a member, or blank where `no` is None. Raises Refused for a transfer that was never made."""
    if form not in FORMS:
        known = "、".join(FORMS)
        raise Refused("unknown_form", _("没有名为“{form}”的表；可选：{known}。").format(form=form, known=known), "form")
    member = store.member(office.reading(), no) if no is not None else None
    if no is not None and member is None:
        raise Refused("unknown_member", _("没有这位会员；没有改动任何内容。请刷新列表后再试。"), "id")
    if form == "transfer":
        made = transfer_paper(transfer_facts(office, member), offset=offset)
    elif form == "application":
        made = application(application_facts(member), offset=offset)
    elif form == "registration":
        made = registration(registration_facts(office, member), offset=offset)
    else:
        made = application_and_registration(
            application_facts(member), registration_facts(office, member), offset=offset
        )
    return _paper(form, FORMS[form], made, [no] if no is not None else [])


def _paper(form: str, title: str, made: Printed, numbers: Sequence[int]) -> Paper:
    fingerprint = hashlib.sha256(made.pdf).hexdigest()
    return Paper(
        form=form, title=title, pages=made.pages, report=made.report, subjects=tuple(numbers), fingerprint=fingerprint,
        pdf=made.pdf,
    )  # fmt: skip


# -- out of the program


def record_print(office: Office, paper: Paper, *, copies: int = 1, reprint_reason: str | None = None) -> int:
    """The paper left the program: the log holds it, and a card's holder has it as issued from today.

    Raises Refused("reason_missing") where a card was printed before and no reason is given.
    """
    with office.act("打印", "members") as act:
        if paper.form == "card":
            again = cards_printed_before(office, paper.subjects)
            if again and not (reprint_reason or "").strip():
                sentence = _("其中 {n} 人的会员证已经印过。请写明补印原因。")
                raise Refused("reason_missing", sentence.format(n=len(again)), "reason")
            act.db.executemany(
                "UPDATE memberships SET card_issued = ? WHERE person = ? AND card_issued IS NULL",
                [(office.today, no) for no in paper.subjects],
            )
            reprint_reason = reprint_reason if again else None
        return print_log.record(
            office, act, form=paper.form, title=paper.title, pages=paper.pages, copies=copies, subjects=paper.subjects,
            reprint_reason=reprint_reason, fingerprint=paper.fingerprint,
        )  # fmt: skip


def save_cards(
    office: Office, numbers: Sequence[int], path: Path, *, reprint_reason: str | None = None, **options: object
) -> Paper:
    """The cards' PDF is at `path`, logged; page by page, whatever their number. Raises as `record_print`."""
    again = cards_printed_before(office, numbers)
    if again and not (reprint_reason or "").strip():
        sentence = _("其中 {n} 人的会员证已经印过。请写明补印原因。")
        raise Refused("reason_missing", sentence.format(n=len(again)), "reason")
    office.officer.must(Right.ENTER)
    with safe_write.writing(path) as sink:
        paper = cards_into(office, numbers, sink, **options)  # type: ignore[arg-type]
    record_print(office, paper, reprint_reason=reprint_reason)
    return paper


def save_paper(office: Office, paper: Paper, path: Path, *, copies: int = 1) -> None:
    """The paper's PDF is at `path`, logged. Raises Refused, before anything is written, where the officer may not."""
    office.officer.must(Right.ENTER)
    safe_write.safe_write(path, paper.pdf)
    record_print(office, paper, copies=copies)


def offset_of(office: Office, printer: str) -> Offset:
    """How far this printer is off, as the office measured it; nothing where nobody did."""
    return Offset(**office.setting("print_offsets").get(printer, {}))


def unprinted(office: Office) -> list[int]:
    """Members on the roll whose card was never printed, in the order they were registered."""
    rows = office.reading().execute(
        "SELECT person FROM memberships WHERE card_issued IS NULL AND card_no IS NOT NULL"
        f" AND state IN ({COUNTED}) ORDER BY person"
    )
    return [row[0] for row in rows]


__all__ = [
    "BLANK", "FORMS", "Layout", "Paper", "blank_cards", "card_facts", "cards_bytes", "cards_into",
    "cards_printed_before", "chinese_day", "member_form", "offset_of", "record_print", "roll_paper", "save_cards",
    "save_paper", "unprinted",
]  # fmt: skip
