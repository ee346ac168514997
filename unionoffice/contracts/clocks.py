"""The law's clocks: until when something must be done, counted from the day after the event. Pure.

A clock goes by the rule that was in force on the day of its event: old contracts keep the rules of their day.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unionoffice.calendar import WorkCalendar
    from unionoffice.contracts.numbers import Lookup
    from unionoffice.rules_in_force import Rule

WORKING_DAYS, MONTHS = "工作日", "个月"
"""Units of rules that are not natural days."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day for something, and the rule it comes from."""

    day: str
    rule: Rule


def add_months(day: str, months: int) -> str:
    """The same day so many months later (earlier for a negative number); a month too short gives its last day."""
    one = date.fromisoformat(day)
    year, month = divmod(one.year * 12 + one.month - 1 + months, 12)
    return date(year, month + 1, min(one.day, monthrange(year, month + 1)[1])).isoformat()


def after(calendar: WorkCalendar, lookup: Lookup, name: str, event: str) -> Due | None:
    """The last day of the term of this name that begins the day after the event; None where no rule sets one.

    Working days end on a working day; natural days are moved from a day off only where the office's practice says so.
    """
    rule = lookup(name, event)
    if rule is None:
        return None
    rolling = lookup("roll_over_holidays", event)
    roll = rolling is not None and bool(rolling.value)
    if rule.unit == MONTHS:
        last = add_months(event, rule.value)
        return Due(calendar.rolled(last) if roll else last, rule)
    return Due(calendar.last_day(event, rule.value, working=rule.unit == WORKING_DAYS, roll=roll), rule)


def before(calendar: WorkCalendar, lookup: Lookup, name: str, event: str) -> Due | None:
    """The day so long before an event (talks, the end of a term); None where no rule sets one. Never moved."""
    rule = lookup(name, event)
    if rule is None:
        return None
    if rule.unit == MONTHS:
        return Due(add_months(event, -rule.value), rule)
    count = calendar.add_working_days if rule.unit == WORKING_DAYS else calendar.add_days
    return Due(count(event, -rule.value), rule)


def reply_due(calendar: WorkCalendar, lookup: Lookup, offered: str) -> Due | None:
    """The last day to answer an offer received on this day."""
    return after(calendar, lookup, "reply_days", offered)


def filing_due(calendar: WorkCalendar, lookup: Lookup, signed: str) -> Due | None:
    """The last day to hand a signed contract in."""
    return after(calendar, lookup, "filing_days", signed)


def review_until(calendar: WorkCalendar, lookup: Lookup, received: str) -> Due | None:
    """The last day on which the authority may object to a contract it received on this day."""
    return after(calendar, lookup, "objection_days", received)


def effective_from(calendar: WorkCalendar, lookup: Lookup, received: str) -> Due | None:
    """The day a contract received on this day takes effect when nobody objects.

    The last day of the review, or the day after it: the switch `effective_next_day` says which.
    """
    end = review_until(calendar, lookup, received)
    if end is None:
        return None
    switch = lookup("effective_next_day", received)
    return Due(calendar.add_days(end.day, 1), end.rule) if switch is not None and switch.value else end


def publication_due(calendar: WorkCalendar, lookup: Lookup, effective: str) -> Due | None:
    """The last day to publish a contract in effect since this day; the day itself where the rule says at once."""
    return after(calendar, lookup, "publish_days", effective)


def renewal_from(calendar: WorkCalendar, lookup: Lookup, term_end: str) -> Due | None:
    """The first day on which the renewal of a contract that ends on this day may be asked for."""
    return before(calendar, lookup, "renewal_lead", term_end)


def dispute_until(calendar: WorkCalendar, lookup: Lookup, accepted: str, *, extended: bool) -> Due | None:
    """The last day of the coordination of a dispute accepted on this day, lengthened where it was extended."""
    due = after(calendar, lookup, "dispute_days", accepted)
    if due is None or not extended:
        return due
    return after(calendar, lookup, "dispute_extension_days", due.day) or due


def report_due(calendar: WorkCalendar, lookup: Lookup, last: str) -> Due | None:
    """The last day for the next yearly report after the one of this day (or after the day of effect)."""
    return after(calendar, lookup, "report_months", last)
