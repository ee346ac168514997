"""Papers of contracts: each form filled from the records, the filing packet and the renewal packet as sets, the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from unionoffice import codes, print_log, safe_write, scans
from unionoffice.contracts import clocks, form_facts, store
from unionoffice.contracts.conditions import AREA, existing
from unionoffice.contracts.figures import reach_of
from unionoffice.contracts.filing import filings
from unionoffice.contracts.form_facts import day_words, dotted, word
from unionoffice.contracts.model import Contract
from unionoffice.contracts.numbers import numbers
from unionoffice.contracts.pipeline import Line, lines
from unionoffice.contracts.print_confirmation_sheet import ConfirmationFacts, confirmation_sheet
from unionoffice.contracts.print_filing_form import FilingFacts, filing_form
from unionoffice.contracts.print_minutes import MinutesFacts, minutes
from unionoffice.contracts.print_offer import OfferFacts, offer
from unionoffice.contracts.print_packet_list import PacketFacts, PacketItem, packet_list
from unionoffice.contracts.print_publication import PublicationFacts, publication
from unionoffice.contracts.print_register import Entry, RegisterFacts, register
from unionoffice.contracts.print_renewal_notice import RenewalFacts, renewal_notice
from unionoffice.contracts.print_reply import ReplyFacts, reply
from unionoffice.contracts.print_representatives import RepresentativesFacts, representatives
from unionoffice.contracts.print_resolution import ResolutionFacts, resolution
from unionoffice.contracts.talking import meetings
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.printing import A4, Offset, Printed
from unionoffice.printing.paper import Paper as Sheet
from unionoffice.wording import N_, _

FORMS = {
    "offer": N_("集体协商要约书"),
    "reply": N_("集体协商应约书"),
    "representatives": N_("协商代表名单"),
    "posted": N_("协商代表名单公布"),
    "minutes": N_("协商会议记录"),
    "resolution": N_("职代会决议"),
    "filing": N_("报审登记表"),
    "packet": N_("报审材料清单"),
    "publication": N_("集体合同公布"),
    "renewal": N_("续订通知书"),
    "confirmation": N_("覆盖企业确认表"),
}
"""Forms printed for one contract; each prints blank as well."""

SHORT = {"general": "综合", "wage": "工资", "women": "女职工", "safety": "安全卫生", "other": "其他"}
"""Kinds as the ledger's narrow column has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper made and not yet out; `copies` is how many of it are wanted, `subjects` are contracts by number."""

    form: str
    title: str
    printed: Printed
    subjects: tuple[int, ...]
    copies: int = 1

    @property
    def pdf(self) -> bytes:
        """The document."""
        return self.printed.pdf

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the document."""
        return hashlib.sha256(self.printed.pdf).hexdigest()


def contract_form(office: Office, form: str, no: int | None, *, offset: Offset | None = None) -> Paper:
    """One of FORMS for a contract, or blank where `no` is None. Raises Refused for an unknown form or contract."""
    if form not in FORMS:
        known = "、".join(FORMS)
        raise Refused("unknown_form", _("没有名为“{form}”的表；可选：{known}。").format(form=form, known=known), "form")
    contract = None if no is None else existing(office.reading(), no)
    made = _MAKE[form](office, contract, offset)
    return Paper(form=form, title=FORMS[form], printed=made, subjects=() if no is None else (no,))


_Make = Callable[[Office, Contract | None, Offset | None], Printed]

_MAKE: dict[str, _Make] = {
    "offer": lambda o, c, at: offer(OfferFacts() if c is None else form_facts.offer_facts(o, c), offset=at),
    "reply": lambda o, c, at: reply(ReplyFacts() if c is None else form_facts.reply_facts(o, c), offset=at),
    "representatives": lambda o, c, at: representatives(_people(o, c), offset=at),
    "posted": lambda o, c, at: representatives(_people(o, c), posted=True, offset=at),
    "minutes": lambda o, c, at: minutes(MinutesFacts() if c is None else form_facts.minutes_facts(o, c), offset=at),
    "resolution": lambda o, c, at: resolution(
        ResolutionFacts() if c is None else form_facts.resolution_facts(o, c), offset=at
    ),
    "filing": lambda o, c, at: filing_form(FilingFacts() if c is None else form_facts.filing_facts(o, c), offset=at),
    "packet": lambda o, c, at: packet_list(PacketFacts() if c is None else packet_facts(o, c), offset=at),
    "publication": lambda o, c, at: publication(
        PublicationFacts() if c is None else form_facts.publication_facts(o, c), offset=at
    ),
    "renewal": lambda o, c, at: renewal_notice(
        RenewalFacts() if c is None else form_facts.renewal_facts(o, c), offset=at
    ),
    "confirmation": lambda o, c, at: confirmation_sheet(
        ConfirmationFacts() if c is None else form_facts.confirmation_facts(o, c), offset=at
    ),
}


def _people(office: Office, contract: Contract | None) -> RepresentativesFacts:
    return RepresentativesFacts() if contract is None else form_facts.representatives_facts(office, contract)


# -- the filing packet


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketLine:
    """One paper the authority asks for: its code (list contract_paper), copies wanted, scans kept."""

    kind: str
    label: str
    original: bool
    copies: int
    have: int


def packet(office: Office, no: int) -> list[PacketLine]:
    """What the filing packet of a contract holds, by its kind, level and proxies; the text as often as the rule asks."""
    contract = existing(office.reading(), no)
    kept: dict[str, int] = {}
    for one in scans.attachments_of(office, "contracts", no):
        kept[one.kind] = kept.get(one.kind, 0) + 1
    rule = numbers(office).rule("filing_copies", contract.kind, contract.signed_on or office.today)
    texts = 1 if rule is None else int(rule.value)
    return [
        PacketLine(
            kind=entry.code, label=entry.label, original=bool(entry.extra["original"]),
            copies=texts if entry.code == "text" else int(entry.extra["copies"]), have=kept.get(entry.code, 0),
        )
        for entry in codes.code_list("contract_paper").entries
        if _wanted(contract, entry.extra.get("when", ""))
    ]  # fmt: skip


def _wanted(contract: Contract, when: str) -> bool:
    if when == "proxy":
        return bool(contract.employer_proxy or contract.worker_proxy)
    if when == "regional":
        return contract.level != "enterprise"
    return when in ("", contract.kind)


def packet_facts(office: Office, contract: Contract) -> PacketFacts:
    """The checklist of the filing packet with what is there and until when it is to be handed in."""
    rules, handed = numbers(office), filings(office, contract.no)
    due = None
    if contract.signed_on:
        due = clocks.filing_due(rules.calendar, rules.of(contract.kind), contract.signed_on)
    items = [
        PacketItem(
            name=one.label, form="原件" if one.original else "复印件", copies=one.copies,
            have=min(one.have * one.copies, one.copies),
        )
        for one in packet(office, contract.no)
    ]  # fmt: skip
    return PacketFacts(
        contract=form_facts.title_of(contract), number=contract.number, employer=contract.employer_name,
        union=contract.union_name, authority=(handed[-1].authority or "") if handed else "",
        signed_on=day_words(contract.signed_on), file_by=day_words(due.day) if due else "",
        rule=due.rule.source if due else "", items=items, compiler=office.officer.name, phone=office.setting("phone"),
        day=day_words(office.today),
    )  # fmt: skip


def filing_packet(office: Office, no: int, *, offset: Offset | None = None) -> list[Paper]:
    """The papers of the packet the program can print, each with the copies wanted, the checklist in front.

    The contract's own text, proofs and licences are the office's: they stand on the checklist. Raises Refused.
    """
    contract = existing(office.reading(), no)
    texts = next(one.copies for one in packet(office, no) if one.kind == "text")
    forms = ["packet", "filing", "resolution", "representatives"]
    if contract.level != "enterprise":
        forms.append("confirmation")
    found = [contract_form(office, form, no, offset=offset) for form in forms]
    for meeting in meetings(office, no):
        made = minutes(form_facts.minutes_facts(office, contract, meeting), offset=offset)
        found.append(Paper(form="minutes", title=FORMS["minutes"], printed=made, subjects=(no,)))
    return [
        Paper(form=one.form, title=one.title, printed=one.printed, subjects=one.subjects, copies=texts)
        if one.form == "filing"
        else one
        for one in found
    ]


def renewal_packet(office: Office, no: int, *, offset: Offset | None = None) -> list[Paper]:
    """What a renewal needs, prefilled from the old contract: notice, offer, reply, representatives, minutes,
    resolution, filing form; the confirmation sheet for regional ones. Raises Refused where no renewal is registered.
    """
    old = existing(office.reading(), no)
    following = store.contracts_of(office.reading(), store.followers(office.reading(), no))
    renewals = [one for one in following if one.nature == "renewal" and not one.ended_on]
    if not renewals:
        sentence = _("合同 {number} 还没有登记续订；没有打印。请先登记续订，再打印续订材料。")
        raise Refused("no_renewal", sentence.format(number=old.number), "id")
    new = renewals[-1]
    forms = ["offer", "reply", "representatives", "minutes", "resolution", "filing"]
    if new.level != "enterprise":
        forms.append("confirmation")
    return [
        contract_form(office, "renewal", no, offset=offset),
        *(contract_form(office, form, new.no, offset=offset) for form in forms),
    ]


# -- the ledger


def register_paper(
    office: Office, chosen: Sequence[int], *, span: str = "", sheet: Sheet = A4, offset: Offset | None = None
) -> Paper:
    """F16, the ledger of these contracts in this order; heads under overlapping contracts count once in the last row."""
    told = lines(office, chosen)
    whole = reach_of(office, [line.contract.no for line in told])
    facts = RegisterFacts(
        union=office.name, day=day_words(office.today) if told else "", compiler=office.officer.name if told else "",
        span=span, entries=[_entry(office, line) for line in told],
        summary=f"覆盖企业 {len(whole.rows):,} 家，职工 {whole.workers:,} 人（同一企业、同一职工只计一次）" if told else "",
    )  # fmt: skip
    made = register(facts, paper=sheet, offset=offset)
    return Paper(form="register", title="集体合同台账", printed=made, subjects=tuple(chosen))


def _entry(office: Office, line: Line) -> Entry:
    one, handed = line.contract, filings(office, line.contract.no)
    rules = numbers(office)
    reminder = word("contract_state", line.state)
    if line.state in ("running", "expiring", "effective", "published") and one.term_end:
        lead = clocks.renewal_from(rules.calendar, rules.of(one.kind), one.term_end)
        reminder = f"{dotted(lead.day)}起可提出续订" if lead else reminder
    return Entry(
        party=one.employer_name, kind=f"{SHORT[one.kind]}·{word('contract_level', one.level)}",
        number=one.number, signed=dotted(one.signed_on), filed=dotted(handed[-1].filed_on) if handed else "",
        received=dotted(handed[-1].received_on) if handed else "", effective=dotted(line.effective_on),
        starts=dotted(one.term_start), ends=dotted(one.term_end), covered=str(line.workers) if line.workers else "",
        reminder=reminder,
    )  # fmt: skip


# -- out of the program


def record_print(office: Office, paper: Paper, *, copies: int | None = None) -> int:
    """The paper left the program: the log holds it."""
    with office.act("打印", AREA) as act:
        return print_log.record(
            office, act, form=paper.form, title=paper.title, pages=paper.printed.pages, table="contracts",
            subjects=paper.subjects, copies=copies or paper.copies, fingerprint=paper.fingerprint,
        )  # fmt: skip


def save_paper(office: Office, paper: Paper, path: Path) -> None:
    """The paper's PDF is at `path`, logged. Raises Refused, before anything is written, where the officer may not."""
    office.officer.must(Right.ENTER)
    safe_write.safe_write(path, paper.pdf)
    record_print(office, paper)


def save_set(office: Office, papers: Sequence[Paper], folder: Path) -> list[Path]:
    """Each paper lies in the folder under its place, title and number of copies (01 报审材料清单 1份.pdf), logged."""
    office.officer.must(Right.ENTER)
    found = []
    for place, paper in enumerate(papers, start=1):
        path = folder / f"{place:02d} {paper.title} {paper.copies}份.pdf"
        save_paper(office, paper, path)
        found.append(path)
    return found
