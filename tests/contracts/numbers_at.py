"""Rules and calendar as an office at a place has them, without an office: the packs and the published days off."""

from __future__ import annotations

from dataclasses import replace

from tests.contracts import printed_calendar
from unionoffice.calendar import WorkCalendar
from unionoffice.contracts.numbers import Numbers
from unionoffice.rules_in_force import OWN, Book, Rule, packs

CALENDAR = WorkCalendar(
    off=dict.fromkeys(printed_calendar.OFF, "放假"),
    working=dict.fromkeys(printed_calendar.MADE_UP, "调休上班"),
    known_years=frozenset(range(2023, 2027)),
)


def numbers_at(place: str, **own: object) -> Numbers:
    """The rules in force at a place (division prefix); `own` are values the office entered itself, by short name."""
    entered = [own_rule(f"contracts.{name}", value) for name, value in own.items()]
    return Numbers(Book(place, (*packs(), *entered)), CALENDAR)


def own_rule(name: str, value: object) -> Rule:
    known = next(rule for rule in packs() if rule.name == name)
    return replace(known, value=value, valid_from="2020-01-01", scope="", version=OWN, source="本办规定")
