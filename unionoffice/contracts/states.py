"""Where a contract stands on a day, computed from its days and never stored (domain.md 4.4). Pure.

Signing, filing and taking effect are three days. A day may lie in the past: what came after it does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionoffice.contracts import clocks

if TYPE_CHECKING:
    from unionoffice.calendar import WorkCalendar
    from unionoffice.contracts.numbers import Lookup

STATES = (
    "prepared", "offered", "answered", "unanswered", "refused", "talking", "draft", "passed", "not_passed", "signed",
    "filed", "review", "objected", "effective", "published", "running", "expiring", "expired", "renewed", "changed",
    "rescinded", "terminated",
)  # fmt: skip
"""Every state, in the order of a contract's life (code list contract_state)."""

OPEN = ("prepared", "offered", "answered", "unanswered", "refused", "talking", "draft", "passed", "not_passed")
"""Not signed yet."""
PENDING = ("signed", "filed", "review", "objected")
"""Signed and not in effect."""
IN_EFFECT = ("effective", "published", "running", "expiring")
OVER = ("expired", "renewed", "changed", "rescinded", "terminated")


@dataclass(frozen=True, slots=True)
class Asked:
    """An offer: the day the other side had it, the day of the reply, and the reply."""

    on: str
    replied_on: str | None = None
    reply: str | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """A filing: handed in, received, and the opinion with its day."""

    on: str
    received_on: str | None = None
    opinion: str | None = None
    opinion_on: str | None = None


@dataclass(frozen=True, slots=True)
class Follower:
    """A contract that renews or changes another: "renewal" or "change", and the first day it is in force."""

    nature: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The days of one contract, all that its state depends on."""

    no: int = 0
    kind: str = "general"
    level: str = "enterprise"
    offers: tuple[Asked, ...] = ()
    meetings: tuple[str, ...] = ()
    drafted_on: str | None = None
    votes: tuple[tuple[str, bool], ...] = ()
    signed_on: str | None = None
    filings: tuple[Handed, ...] = ()
    effect_override: str | None = None
    published_on: str | None = None
    copied_on: str | None = None
    term_start: str | None = None
    term_end: str | None = None
    ended_on: str | None = None
    ended_how: str | None = None
    end_filed_on: str | None = None
    reports: tuple[str, ...] = ()
    followers: tuple[Follower, ...] = ()


def came(when: str | None, day: str) -> bool:
    """Whether something has happened by this day."""
    return when is not None and when <= day


def last_filing(course: Course, day: str) -> Handed | None:
    """The filing that counts on this day: the last one handed in by then."""
    return next((one for one in reversed(course.filings) if one.on <= day), None)


def objected(calendar: WorkCalendar, lookup: Lookup, filing: Handed, day: str) -> bool:
    """Whether an objection stands on this day: raised by then, and not after the review was over."""
    if filing.opinion != "objection" or filing.opinion_on is None or filing.opinion_on > day:
        return False
    if filing.received_on is None:
        return True
    end = clocks.review_until(calendar, lookup, filing.received_on)
    return end is None or filing.opinion_on <= end.day


def sent_back(filing: Handed, day: str) -> bool:
    """Whether the papers came back as incomplete by this day: the filing counts for nothing."""
    return filing.opinion == "incomplete" and came(filing.opinion_on, day)


def effective_on(course: Course, day: str, calendar: WorkCalendar, lookup: Lookup) -> str | None:
    """The day of effect as it is known on a day: by paper, or reckoned from the last filing nobody objected to.

    It may lie ahead. None where the contract was not signed or received, or an objection or missing papers stand.
    """
    if not came(course.signed_on, day):
        return None
    if course.effect_override is not None:
        return course.effect_override
    filing = last_filing(course, day)
    if filing is None or filing.received_on is None or filing.received_on > day:
        return None
    if sent_back(filing, day) or objected(calendar, lookup, filing, day):
        return None
    due = clocks.effective_from(calendar, lookup, filing.received_on)
    return None if due is None else due.day


def in_force(course: Course, day: str, calendar: WorkCalendar, lookup: Lookup) -> bool:
    """Whether the contract binds on this day: in effect, within its term, neither ended nor followed by a change.

    The commonest false figure is an expired contract still counted; on the day after its last it no longer is.
    """
    if course.term_end is None or day > course.term_end or came(course.ended_on, day):
        return False
    if course.term_start is not None and day < course.term_start:
        return False
    effect = effective_on(course, day, calendar, lookup)
    return effect is not None and effect <= day and not _followed(course, "change", day)


def binds_from(course: Course, day: str, calendar: WorkCalendar, lookup: Lookup) -> str | None:
    """The first day it binds, as known on a day: the later of effect and beginning of the term."""
    effect = effective_on(course, day, calendar, lookup)
    return None if effect is None else max(effect, course.term_start or effect)


def state_on(course: Course, day: str, calendar: WorkCalendar, lookup: Lookup) -> str:
    """The state on this day, one of STATES."""
    return state_by(course, day, calendar, lookup, effective_on(course, day, calendar, lookup))


def state_by(course: Course, day: str, calendar: WorkCalendar, lookup: Lookup, effect: str | None) -> str:
    """As `state_on`, where the day of effect is known already."""
    if came(course.ended_on, day):
        return course.ended_how or "terminated"
    if came(course.signed_on, day):
        return _signed(course, day, calendar, lookup, effect)
    return _voted(course, day) or _asked(course, day, calendar, lookup)


def _followed(course: Course, nature: str, day: str) -> bool:
    return any(one.nature == nature and one.since <= day for one in course.followers)


def _signed(course: Course, day: str, calendar: WorkCalendar, lookup: Lookup, effect: str | None) -> str:
    if effect is not None and effect <= day and _followed(course, "change", day):
        return "changed"
    if course.term_end is not None and day > course.term_end:
        return "renewed" if _followed(course, "renewal", day) else "expired"
    if effect is None or effect > day:
        return _handed_in(course, day, calendar, lookup)
    if course.term_end is not None and day >= calendar.add_days(course.term_end, -_warning(lookup, day)):
        return "expiring"
    if not came(course.published_on, day):
        return "effective"
    return "published" if course.term_start is not None and day < course.term_start else "running"


def _warning(lookup: Lookup, day: str) -> int:
    rule = lookup("expiry_warning_days", day)
    return 0 if rule is None else max(rule.value)


def _handed_in(course: Course, day: str, calendar: WorkCalendar, lookup: Lookup) -> str:
    filing = last_filing(course, day)
    if filing is None or sent_back(filing, day):
        return "signed"
    if objected(calendar, lookup, filing, day):
        return "objected"
    return "review" if came(filing.received_on, day) else "filed"


def _voted(course: Course, day: str) -> str | None:
    """The state by vote and draft; None where there is neither. What came after a lost vote opens the talks again."""
    drafted = course.drafted_on if came(course.drafted_on, day) else None
    vote = next((one for one in reversed(course.votes) if one[0] <= day), None)
    if vote is None:
        return None if drafted is None else "draft"
    held, passed = vote
    if passed:
        return "passed"
    if drafted is not None and drafted > held:
        return "draft"
    return "talking" if any(held < one <= day for one in course.meetings) else "not_passed"


def _asked(course: Course, day: str, calendar: WorkCalendar, lookup: Lookup) -> str:
    if any(one <= day for one in course.meetings):
        return "talking"
    offer = next((one for one in reversed(course.offers) if one.on <= day), None)
    if offer is None:
        return "prepared"
    if came(offer.replied_on, day):
        return "refused" if offer.reply == "refused" else "answered"
    due = clocks.reply_due(calendar, lookup, offer.on)
    return "unanswered" if due is not None and day > due.day else "offered"
