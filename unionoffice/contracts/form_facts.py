"""What stands on the papers of a contract, taken from the records; who prints a form fills nothing in by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unionoffice import codes, units
from unionoffice.contracts import clocks, covering
from unionoffice.contracts.clocks import WORKING_DAYS, Due
from unionoffice.contracts.filing import effective_on, filings
from unionoffice.contracts.model import Contract
from unionoffice.contracts.numbers import Numbers, numbers
from unionoffice.contracts.offering import offers
from unionoffice.contracts.print_confirmation_sheet import ConfirmationFacts
from unionoffice.contracts.print_confirmation_sheet import Covered as CoveredLine
from unionoffice.contracts.print_filing_form import FilingFacts
from unionoffice.contracts.print_minutes import MinutesFacts
from unionoffice.contracts.print_offer import OfferFacts
from unionoffice.contracts.print_publication import PublicationFacts
from unionoffice.contracts.print_renewal_notice import RenewalFacts
from unionoffice.contracts.print_reply import ReplyFacts
from unionoffice.contracts.print_representatives import Delegate, RepresentativesFacts
from unionoffice.contracts.print_resolution import ResolutionFacts
from unionoffice.contracts.rules import EMPLOYER, WORKERS
from unionoffice.contracts.steps import Meeting, Representative
from unionoffice.contracts.talking import meetings, representatives
from unionoffice.contracts.voting import votes
from unionoffice.deadlines import days_left
from unionoffice.office import Office

SUBJECT = {"general": "", "wage": "工资", "women": "女职工权益保护专项", "safety": "劳动安全卫生专项", "other": "专项"}
"""What stands before 集体协商要约书."""
OCCASION = {"first": "首次签订", "renewal": "续订", "change": "变更"}


def day_words(day: str | None) -> str:
    """2026-11-22 as 2026年11月22日; "" for none."""
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日" if day else ""


def dotted(day: str | None) -> str:
    """2026-11-22 as 2026.11.22, for narrow columns; "" for none."""
    return day.replace("-", ".") if day else ""


def word(name: str, code: str | None) -> str:
    """The Chinese word papers carry; "" for none."""
    return codes.code_list(name).label(code) if code else ""


def title_of(contract: Contract) -> str:
    """The contract as papers cite it: party, year, kind."""
    year = (contract.term_start or contract.drafted_on or contract.number)[:4]
    dated = f"{year}年度" if re.fullmatch("(19|20|21)[0-9]{2}", year) else ""
    level = "" if contract.level == "enterprise" else word("contract_level", contract.level)
    kind = "集体合同" if contract.kind == "general" else word("contract_kind", contract.kind)
    return f"{contract.employer_name}{dated}{level}{kind}"


def lines_of(text: str | None) -> list[str]:
    """A typed text as its points: by lines and semicolons, without numbers before them."""
    parts = re.split(r"[\n；;]+", text or "")
    return [re.sub(r"^\s*(\d+|[一二三四五六七八九十]+)[.、．]\s*", "", part).strip() for part in parts if part.strip()]


def span_words(due: Due | None) -> str:
    """A rule's length as papers have it: 10个工作日, 20日; "" for none."""
    if due is None:
        return ""
    return f"{due.rule.value}个工作日" if due.rule.unit == WORKING_DAYS else f"{due.rule.value}日"


def _with_post(one: Representative) -> str:
    return f"{one.name}（{one.post}）" if one.post else one.name


def _side(people: Sequence[Representative], side: str) -> tuple[str, list[str]]:
    own = [one for one in people if one.side == side]
    chief = next((_with_post(one) for one in own if one.chief), "")
    return chief, [_with_post(one) for one in own if not one.chief]


def heads(office: Office, contract: Contract) -> tuple[int, int]:
    """Workers and women a contract covers, from its list."""
    rows = [one for one in covering.covered_by(office, contract.no) if one.until is None]
    return sum(one.workers for one in rows), sum(one.women or 0 for one in rows)


def _head_words(office: Office, contract: Contract) -> tuple[str, str]:
    workers, women = heads(office, contract)
    return (str(workers), str(women)) if workers else ("", "")


def offer_facts(office: Office, contract: Contract) -> OfferFacts:
    """The last offer of the contract; parties and date stand the other way round where the employer offered."""
    made, rules = offers(office, contract.no), numbers(office)
    last = made[-1] if made else None
    side = last.side if last else WORKERS
    own, other = _parties(contract, side)
    people = representatives(office, contract.no)
    chief, others = _side(people, side)
    due = _reply_due(rules, contract, last.received_on or last.offered_on if last else office.today)
    before = (
        clocks.before(rules.calendar, rules.of(contract.kind), "information_days", last.talks_on)
        if last and last.talks_on
        else None
    )
    own_count = sum(one.side == side for one in people)
    return OfferFacts(
        subject=SUBJECT[contract.kind], number=contract.number, to=other, sender=own,
        purpose=f"签订{title_of(contract).removeprefix(contract.employer_name)}", time=day_words(last.talks_on if last else None),
        place=(last.place or "") if last else "", subjects=lines_of(contract.subjects),
        each_side=str(own_count) if own_count else "", chief=chief, representatives=others,
        information=lines_of(last.information if last else None), information_by=day_words(before.day) if before else "",
        reply_days=span_words(due), reply_by=day_words(due.day) if due and last else "", contact=office.officer.name,
        phone=office.setting("phone"), day=day_words(last.offered_on if last else None),
    )  # fmt: skip


def _parties(contract: Contract, side: str) -> tuple[str, str]:
    pair = (contract.union_name, contract.employer_name)
    return pair if side == WORKERS else (pair[1], pair[0])


def _reply_due(rules: Numbers, contract: Contract, event: str) -> Due | None:
    return clocks.reply_due(rules.calendar, rules.of(contract.kind), event)


def reply_facts(office: Office, contract: Contract) -> ReplyFacts:
    """The reply to the last offer, as far as it is known; who offered is answered."""
    made = offers(office, contract.no)
    last = made[-1] if made else None
    offering, answering = _parties(contract, last.side if last else WORKERS)
    chief, others = _side(
        representatives(office, contract.no), EMPLOYER if last is None or last.side == WORKERS else WORKERS
    )
    answer = ""
    if last and last.reply == "agreed":
        answer = f"同意就签订{title_of(contract).removeprefix(contract.employer_name)}进行集体协商"
    elif last and last.reply == "refused":
        answer = f"不同意协商。{last.reply_note or ''}"
    return ReplyFacts(
        subject=SUBJECT[contract.kind], to=offering, sender=answering,
        received_on=day_words(last.received_on or last.offered_on) if last else "",
        offer_title=f"{SUBJECT[contract.kind]}集体协商要约书", offer_number=contract.number, answer=answer,
        time=day_words(last.talks_on if last else None), place=(last.place or "") if last else "",
        remarks=lines_of(last.reply_note) if last and last.reply == "agreed" else (), chief=chief, representatives=others,
        day=day_words(last.replied_on if last else None),
    )  # fmt: skip


def representatives_facts(office: Office, contract: Contract) -> RepresentativesFacts:
    """The list of both sides; it is posted for as long as the local rule says."""
    people, rules = representatives(office, contract.no), numbers(office)
    posted = clocks.after(rules.calendar, rules.of(contract.kind), "representatives_post_days", office.today)
    return RepresentativesFacts(
        contract=title_of(contract).removeprefix(contract.employer_name), employer=contract.employer_name,
        union=contract.union_name, workers=[_delegate(one) for one in people if one.side == WORKERS],
        employers=[_delegate(one) for one in people if one.side == EMPLOYER], term="自产生之日起至集体合同期满",
        sealed_by=contract.union_name, day=day_words(office.today), posted_from=day_words(office.today) if posted else "",
        posted_to=day_words(posted.day) if posted else "", phone=office.setting("phone"),
    )  # fmt: skip


def _delegate(one: Representative) -> Delegate:
    return Delegate(
        name=one.name, sex=word("sex", one.sex), post=one.post or "", chief=bool(one.chief),
        chosen=word("contract_chosen", one.chosen), front_line=bool(one.front_line), external=bool(one.external),
    )  # fmt: skip


def minutes_facts(office: Office, contract: Contract, meeting: Meeting | None = None) -> MinutesFacts:
    """The minutes of a meeting, the last one where none is named; ready to be written where none was held yet."""
    held = meetings(office, contract.no)
    meeting = meeting or (held[-1] if held else None)
    people = representatives(office, contract.no, former=meeting is not None)
    count = f"第{held.index(meeting) + 1}次" if meeting in held and meeting is not None else ""
    return MinutesFacts(
        number=contract.number, subject=f"{title_of(contract).removeprefix(contract.employer_name)}{count}协商会议",
        day=day_words(meeting.held_on) if meeting else "", place=(meeting.place or "") if meeting else "",
        recorder=(meeting.recorder or "") if meeting else "", employer=contract.employer_name, union=contract.union_name,
        employer_side=[one.name for one in people if one.side == EMPLOYER],
        worker_side=[one.name for one in people if one.side == WORKERS],
        items=(meeting.items or "") if meeting else "", worker_view=(meeting.workers_view or "") if meeting else "",
        employer_view=(meeting.employer_view or "") if meeting else "", result=(meeting.result or "") if meeting else "",
    )  # fmt: skip


def resolution_facts(office: Office, contract: Contract) -> ResolutionFacts:
    """The resolution on the last vote; without one the sheet is ready for the numbers."""
    held = votes(office, contract.no)
    if not held:
        return ResolutionFacts(unit=contract.employer_name, contract=title_of(contract))
    last = held[-1]
    return ResolutionFacts(
        unit=contract.employer_name, body=word("contract_congress", last.congress), session=last.session or "",
        number=contract.number, day=day_words(last.held_on), chair=last.chairman or "", contract=title_of(contract),
        due=last.due, present=last.present, votes_for=last.yes, against=last.against, abstained=last.abstain,
        outcome="通过" if last.passed else "未通过", sealed_by=contract.union_name, sealed_on=day_words(last.held_on),
    )  # fmt: skip


def filing_facts(office: Office, contract: Contract) -> FilingFacts:
    """F12, whole: parties, term, heads, how the talks went, the vote, the filing and its opinion."""
    unit = units.unit(office, contract.employer) if contract.employer is not None else None
    handed, held = filings(office, contract.no), votes(office, contract.no)
    last, vote = (handed[-1] if handed else None), (held[-1] if held else None)
    workers, women = _head_words(office, contract)
    return FilingFacts(
        number=(last.receipt_no or "") if last else "", kind=word("contract_kind", contract.kind),
        employer=contract.employer_name, union=contract.union_name, legal_person=contract.legal_person or "",
        union_chair=contract.chair or "", employer_chief=_chief(contract.employer_chief, contract.employer_chief_post),
        worker_chief=_chief(contract.worker_chief, contract.worker_chief_post), term=_years(contract),
        starts=day_words(contract.term_start), ends=day_words(contract.term_end), occasion=OCCASION[contract.nature],
        nature=word("unit_type", unit.unit_type) if unit else "", division=office.name.removesuffix("总工会"),
        workers=workers, women=women, address=(unit.address or "") if unit else "", phone=(unit.phone or "") if unit else "",
        contact=(unit.contact or "") if unit else "", topics="；".join(lines_of(contract.subjects)),
        course=course_of(office, contract), congress_on=day_words(vote.held_on) if vote else "",
        due=str(vote.due) if vote else "", present=str(vote.present) if vote else "",
        ballot=f"赞成{vote.yes}票，反对{vote.against}票，弃权{vote.abstain}票" if vote else "",
        sent_on=day_words(last.filed_on) if last else "", authority=(last.authority or "") if last else "",
        opinion=(last.opinion_text or word("contract_opinion", last.opinion)) if last else "",
        opinion_on=day_words(last.opinion_on) if last else "",
    )  # fmt: skip


def _chief(name: str | None, post: str | None) -> str:
    return f"{name}（{post}）" if name and post else name or ""


def _years(contract: Contract) -> str:
    """The term in years where it is whole ones (written either way), otherwise in months begun."""
    if not (contract.term_start and contract.term_end):
        return ""
    months = 0
    while clocks.add_months(contract.term_start, months + 1) <= contract.term_end:
        months += 1
    ends_on_anniversary = clocks.add_months(contract.term_start, months) == contract.term_end
    months += not ends_on_anniversary
    return f"{months // 12}年" if months % 12 == 0 else f"{months}个月"


def course_of(office: Office, contract: Contract) -> str:
    """How the talks went, in one paragraph, from the records."""
    parts = []
    for one in offers(office, contract.no):
        side = word("contract_side", one.side)
        parts.append(f"{day_words(one.offered_on)}{side}提出要约")
        if one.replied_on:
            parts.append(f"{day_words(one.replied_on)}对方书面答复{word('contract_reply', one.reply)}")
    held = meetings(office, contract.no)
    if held:
        parts.append("、".join(day_words(one.held_on) for one in held) + f"共协商{len(held)}次")
    if contract.drafted_on:
        parts.append(f"{day_words(contract.drafted_on)}形成草案")
    return "；".join(parts) + ("。" if parts else "")


def publication_facts(office: Office, contract: Contract) -> PublicationFacts:
    """The notice to all workers; signed, filed, received and in effect are four days."""
    handed, held = filings(office, contract.no), [one for one in votes(office, contract.no) if one.passed]
    last, effect = (handed[-1] if handed else None), effective_on(office, contract.no)
    workers, women = _head_words(office, contract)
    term = f"{day_words(contract.term_start)}—{day_words(contract.term_end)}" if contract.term_end else ""
    return PublicationFacts(
        number=contract.number, to="全体职工", contract=title_of(contract), contract_number=contract.number,
        employer=contract.employer_name, union=contract.union_name, authority=(last.authority or "") if last else "",
        passed_on=day_words(held[-1].held_on) if held else "", signed_on=day_words(contract.signed_on),
        filed_on=day_words(last.filed_on) if last else "", received_on=day_words(last.received_on) if last else "",
        effective_on=day_words(effect), term=term, workers=workers, women=women, contents=lines_of(contract.subjects),
        phone=office.setting("phone"), publisher=contract.union_name, day=day_words(contract.published_on or office.today),
    )  # fmt: skip


def renewal_facts(office: Office, contract: Contract) -> RenewalFacts:
    """The reminder that a contract ends, with the period in which its renewal is talked about."""
    rules = numbers(office)
    lead = (
        clocks.renewal_from(rules.calendar, rules.of(contract.kind), contract.term_end) if contract.term_end else None
    )
    workers, women = _head_words(office, contract)
    left = ""
    if contract.term_end:
        days = days_left(office.today, contract.term_end)
        left = f"{days}天" if days >= 0 else ""
    level = word("contract_level", contract.level)
    unit = lead.rule.unit if lead else ""
    return RenewalFacts(
        to=contract.employer_name, sender=contract.union_name, contract=title_of(contract),
        contract_number=contract.number, kind=f"{word('contract_kind', contract.kind)}·{level}",
        employer=contract.employer_name, union=contract.union_name, starts=day_words(contract.term_start),
        ends=day_words(contract.term_end), workers=workers, women=women, left=left,
        period=f"期满前{lead.rule.value}{unit}内" if lead else "", proposals=lines_of(contract.subjects),
        contact=office.officer.name, phone=office.setting("phone"), day=day_words(office.today),
    )  # fmt: skip


def confirmation_facts(office: Office, contract: Contract) -> ConfirmationFacts:
    """Each enterprise of a regional or industry contract, with its code, its heads and the days it sealed."""
    rows = [one for one in covering.covered_by(office, contract.no) if one.until is None]
    names = {unit.no: unit for unit in units.units_of(office, [one.unit or 0 for one in rows])}
    lines = []
    for one in rows:
        unit = names[one.unit or 0]
        lines.append(
            CoveredLine(
                name=unit.employer or unit.name, code=unit.credit_code or "", workers=one.workers, women=one.women,
                employer_sealed=dotted(one.employer_sealed), union_sealed=dotted(one.union_sealed),
            )
        )  # fmt: skip
    return ConfirmationFacts(
        contract=title_of(contract), number=contract.number, compiler=office.officer.name, day=day_words(office.today),
        enterprises=lines,
    )  # fmt: skip
