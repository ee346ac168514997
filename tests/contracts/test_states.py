"""Where a contract stands on each day of its life; signing, filing and taking effect are three days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contracts.numbers_at import CALENDAR, numbers_at
from unionoffice import codes
from unionoffice.contracts import clocks, states
from unionoffice.contracts.states import Asked, Course, Follower, Handed

LOOKUP = numbers_at("330106").of("general")
LIFE = Course(
    offers=(Asked("2026-03-02", "2026-03-10", "agreed"),), meetings=("2026-03-16", "2026-03-20"),
    drafted_on="2026-03-23", votes=(("2026-03-30", True),), signed_on="2026-04-01",
    filings=(Handed("2026-04-07", "2026-04-08"),), published_on="2026-04-27", term_start="2026-05-01",
    term_end="2027-04-30",
)  # fmt: skip
"""Received on 8 April: review until the 23rd, in effect from the 24th, published on the 27th, its term from 1 May."""


def at(course: Course, day: str) -> str:
    return states.state_on(course, day, CALENDAR, LOOKUP)


def effect(course: Course, day: str) -> str | None:
    return states.effective_on(course, day, CALENDAR, LOOKUP)


def test_every_state_has_its_word() -> None:
    assert tuple(entry.code for entry in codes.code_list("contract_state").entries) == states.STATES
    assert set(states.STATES) == {*states.OPEN, *states.PENDING, *states.IN_EFFECT, *states.OVER}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-03-01", "prepared"), ("2026-03-02", "offered"), ("2026-03-10", "answered"), ("2026-03-16", "talking"),
        ("2026-03-23", "draft"), ("2026-03-30", "passed"), ("2026-04-01", "signed"), ("2026-04-07", "filed"),
        ("2026-04-08", "review"), ("2026-04-23", "review"), ("2026-04-24", "effective"), ("2026-04-27", "published"),
        ("2026-05-01", "running"), ("2027-01-29", "running"), ("2027-01-30", "expiring"), ("2027-04-30", "expiring"),
        ("2027-05-01", "expired"),
    ],
)  # fmt: skip
def test_a_life_goes_through_all_its_states_in_order(day: str, state: str) -> None:
    assert at(LIFE, day) == state


@given(st.dates(min_value=__import__("datetime").date(2026, 2, 1), max_value=__import__("datetime").date(2027, 6, 30)))
@settings(max_examples=60)
def test_a_life_never_goes_back(day) -> None:
    order = [states.STATES.index(at(LIFE, one)) for one in ("2026-02-01", day.isoformat(), "2027-06-30")]
    assert order == sorted(order)


def test_an_offer_unanswered_after_ten_working_days_is_overdue_and_a_late_answer_still_an_answer() -> None:
    asked = Course(offers=(Asked("2026-02-11"),))
    # 12, 13, 14 (made up) February, then 24 to 27, 28 (made up), 2 and 3 March.
    assert at(asked, "2026-03-03") == "offered"
    assert at(asked, "2026-03-04") == "unanswered"
    late = Course(offers=(Asked("2026-02-11", "2026-03-09", "agreed"),))
    assert (at(late, "2026-03-08"), at(late, "2026-03-09")) == ("unanswered", "answered")
    no = Course(offers=(Asked("2026-02-11", "2026-02-13", "refused"),))
    assert at(no, "2026-02-13") == "refused"
    again = replace(no, offers=(*no.offers, Asked("2026-03-02")))
    assert (at(again, "2026-03-01"), at(again, "2026-03-02")) == ("refused", "offered")
    assert states.state_on(asked, "2030-01-01", CALENDAR, lambda _name, _day: None) == "offered"


def test_a_lost_vote_opens_the_talks_again() -> None:
    lost = replace(LIFE, votes=(("2026-03-30", False),), signed_on=None, filings=(), published_on=None)
    assert at(lost, "2026-03-30") == "not_passed"
    assert at(replace(lost, meetings=(*lost.meetings, "2026-04-02")), "2026-04-02") == "talking"
    redrafted = replace(lost, drafted_on="2026-04-03")
    assert at(redrafted, "2026-04-03") == "draft"
    won = replace(redrafted, votes=(*lost.votes, ("2026-04-10", True)))
    assert (at(won, "2026-04-09"), at(won, "2026-04-10")) == ("draft", "passed")


def test_an_objection_blocks_the_effect_until_it_is_handed_in_again_and_the_clock_runs_anew() -> None:
    blocked = replace(LIFE, filings=(Handed("2026-04-07", "2026-04-08", "objection", "2026-04-20"),), published_on=None)
    assert [at(blocked, day) for day in ("2026-04-19", "2026-04-20", "2026-06-01")] == [
        "review",
        "objected",
        "objected",
    ]
    assert effect(blocked, "2026-04-19") == "2026-04-24"
    assert effect(blocked, "2026-04-20") is None
    again = replace(blocked, filings=(*blocked.filings, Handed("2026-04-28", "2026-04-29")))
    assert [at(again, day) for day in ("2026-04-27", "2026-04-28", "2026-04-29", "2026-05-14", "2026-05-15")] == [
        "objected", "filed", "review", "review", "effective",
    ]  # fmt: skip
    assert effect(again, "2026-05-01") == "2026-05-15"


def test_an_objection_after_the_review_is_over_comes_too_late() -> None:
    late = replace(LIFE, filings=(Handed("2026-04-07", "2026-04-08", "objection", "2026-04-24"),))
    assert effect(late, "2026-12-01") == "2026-04-24"
    on_the_last_day = replace(LIFE, filings=(Handed("2026-04-07", "2026-04-08", "objection", "2026-04-23"),))
    assert effect(on_the_last_day, "2026-12-01") is None
    never_received = replace(LIFE, filings=(Handed("2026-04-07", None, "objection", "2026-04-23"),))
    assert at(never_received, "2026-05-01") == "objected"
    assert states.objected(CALENDAR, lambda _name, _day: None, late.filings[0], "2026-12-01")


def test_papers_sent_back_count_as_never_handed_in() -> None:
    back = replace(LIFE, filings=(Handed("2026-04-07", "2026-04-08", "incomplete", "2026-04-10"),))
    assert [at(back, day) for day in ("2026-04-09", "2026-04-10")] == ["review", "signed"]
    assert effect(back, "2026-06-01") is None


def test_a_filing_nobody_received_never_takes_effect() -> None:
    assert at(replace(LIFE, filings=(Handed("2026-04-07"),)), "2026-12-01") == "filed"
    assert at(replace(LIFE, filings=()), "2026-12-01") == "signed"
    assert at(replace(LIFE, filings=()), "2027-05-01") == "expired"


def test_a_paper_that_says_so_goes_before_the_clock() -> None:
    early = replace(LIFE, effect_override="2026-04-15", published_on=None)
    assert (effect(early, "2026-04-10"), at(early, "2026-04-14"), at(early, "2026-04-15")) == (
        "2026-04-15", "review", "effective",
    )  # fmt: skip


def test_where_the_local_switch_says_so_the_fifteenth_day_is_the_day() -> None:
    switched = numbers_at("330106", effective_next_day=0).of("general")
    assert states.effective_on(LIFE, "2026-12-01", CALENDAR, switched) == "2026-04-23"
    nothing = lambda _name, _day: None  # noqa: E731
    assert states.effective_on(LIFE, "2026-12-01", CALENDAR, nothing) is None
    assert clocks.effective_from(CALENDAR, nothing, "2026-04-08") is None


def test_what_was_not_signed_is_not_in_effect() -> None:
    assert effect(replace(LIFE, signed_on=None), "2026-12-01") is None
    assert effect(LIFE, "2026-03-31") is None
    assert effect(LIFE, "2026-04-07") is None
    assert states.binds_from(LIFE, "2026-12-01", CALENDAR, LOOKUP) == "2026-05-01"
    assert states.binds_from(replace(LIFE, term_start=None), "2026-12-01", CALENDAR, LOOKUP) == "2026-04-24"
    assert states.binds_from(LIFE, "2026-04-01", CALENDAR, LOOKUP) is None


def test_an_expired_contract_is_never_counted_as_in_force() -> None:
    def force(course: Course, day: str) -> bool:
        return states.in_force(course, day, CALENDAR, LOOKUP)

    assert [force(LIFE, day) for day in ("2026-04-24", "2026-04-30", "2026-05-01", "2027-04-30", "2027-05-01")] == [
        False, False, True, True, False,
    ]  # fmt: skip
    assert not force(replace(LIFE, term_end=None), "2026-06-01")
    assert not force(replace(LIFE, ended_on="2026-06-01"), "2026-06-01")
    assert force(replace(LIFE, ended_on="2026-06-02"), "2026-06-01")
    assert force(replace(LIFE, term_start=None), "2026-04-24")
    assert not force(replace(LIFE, filings=()), "2026-06-01")


def test_renewed_and_changed_come_from_the_contract_that_follows() -> None:
    renewed = replace(LIFE, followers=(Follower("renewal", "2027-05-01"),))
    assert [at(renewed, day) for day in ("2027-04-30", "2027-05-01")] == ["expiring", "renewed"]
    late = replace(LIFE, followers=(Follower("renewal", "2027-07-01"),))
    assert [at(late, day) for day in ("2027-06-30", "2027-07-01")] == ["expired", "renewed"]
    changed = replace(LIFE, followers=(Follower("change", "2026-08-01"),))
    assert [at(changed, day) for day in ("2026-07-31", "2026-08-01")] == ["running", "changed"]
    assert not states.in_force(changed, "2026-08-01", CALENDAR, LOOKUP)


def test_the_end_is_the_end_whatever_was_planned() -> None:
    assert at(replace(LIFE, ended_on="2026-06-01", ended_how="rescinded"), "2026-06-01") == "rescinded"
    assert at(replace(LIFE, ended_on="2026-06-01"), "2026-06-02") == "terminated"
    assert at(replace(LIFE, ended_on="2026-06-01", ended_how="rescinded"), "2026-05-31") == "running"


def test_without_a_rule_for_reminders_a_contract_runs_to_its_last_day() -> None:
    def few(name: str, day: str):
        return LOOKUP(name, day) if name in ("objection_days", "effective_next_day") else None

    assert states.state_on(LIFE, "2027-04-29", CALENDAR, few) == "running"
    assert states.state_on(LIFE, "2027-04-30", CALENDAR, few) == "expiring"


# -- clocks


def test_months_end_where_the_month_ends() -> None:
    assert clocks.add_months("2026-01-31", 1) == "2026-02-28"
    assert clocks.add_months("2024-02-29", 12) == "2025-02-28"
    assert clocks.add_months("2026-01-15", -1) == "2025-12-15"
    assert clocks.add_months("2026-03-31", -3) == "2025-12-31"


def test_where_no_rule_is_no_clock_runs() -> None:
    def nothing(_name: str, _day: str) -> None:
        return None

    assert clocks.after(CALENDAR, nothing, "reply_days", "2026-01-01") is None
    assert clocks.before(CALENDAR, nothing, "renewal_lead", "2026-01-01") is None
    assert clocks.dispute_until(CALENDAR, nothing, "2026-01-01", extended=True) is None
    assert clocks.publication_due(CALENDAR, nothing, "2026-01-01") is None
    assert clocks.filing_due(CALENDAR, nothing, "2026-01-01") is None


def test_a_dispute_is_lengthened_only_where_a_rule_says_so() -> None:
    def only_days(name: str, day: str):
        return None if name == "dispute_extension_days" else LOOKUP(name, day)

    due = clocks.dispute_until(CALENDAR, only_days, "2026-01-16", extended=True)
    assert due is not None
    assert due.day == "2026-02-15"


def test_a_month_that_ends_on_a_day_off_is_moved_where_that_is_local_practice() -> None:
    rolling = numbers_at("330106", roll_over_holidays=1).of("general")
    due = clocks.report_due(CALENDAR, rolling, "2025-10-04")
    assert due is not None
    assert due.day == "2026-10-08"


def test_working_days_are_counted_backwards_too() -> None:
    from tests.contracts.numbers_at import own_rule

    rule = replace(own_rule("contracts.information_days", 3), unit=clocks.WORKING_DAYS)
    due = clocks.before(CALENDAR, lambda _name, _day: rule, "information_days", "2026-10-08")
    assert due is not None
    assert due.day == "2026-09-28"
