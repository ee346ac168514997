"""What the law asks of representatives, votes, terms and wages, by the pack of the place."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contracts.numbers_at import numbers_at
from unionoffice.contracts import rules
from unionoffice.contracts.model import Contract
from unionoffice.contracts.steps import Covered, Meeting, Representative, Vote
from unionoffice.findings import Finding, Level

DAY = "2026-11-22"
ZHEJIANG, SHANDONG, CHONGQING, ELSEWHERE = "330106", "370800", "500103", "150221"


def lookup(place: str, kind: str = "general", **own: object):
    return numbers_at(place, **own).of(kind)


def nothing(_name: str, _day: str) -> None:
    return None


def side(letters: str, which: str, *, front: int = 0, external: int = 0) -> list[Representative]:
    return [
        Representative(
            side=which, name=f"{which}{letter}", chief=int(place == 0), front_line=int(place < front),
            external=int(place < external),
        )
        for place, letter in enumerate(letters)
    ]  # fmt: skip


def table(workers: int, employer: int, **more: int) -> list[Representative]:
    return side("甲乙丙丁戊己庚辛壬癸子丑"[:workers], "workers", **more) + side(
        "甲乙丙丁戊己庚辛壬癸子丑"[:employer], "employer"
    )


def reasons(found: list[Finding]) -> list[str]:
    return [one.reason for one in found]


def faults(people: list[Representative], place: str, kind: str = "general", *, large: bool = False) -> list[str]:
    return reasons(rules.representative_faults(people, lookup(place, kind), DAY, large=large))


# -- shares


@pytest.mark.parametrize(
    ("text", "count", "whole", "reached"),
    [(">= 2/3", 20, 30, True), (">= 2/3", 19, 30, False), ("> 1/2", 15, 30, False), ("> 1/2", 16, 30, True),
     (">= 1/2", 15, 30, True), ("1/3", 1, 3, True), ("≥ 1/3", 1, 4, False), ("> 1/2", 0, 0, False)],
)  # fmt: skip
def test_a_share_is_reached_exactly_or_not_at_all(text: str, count: int, whole: int, reached: bool) -> None:
    assert rules.share(text).reached(count, whole) is reached


@given(st.sampled_from([">= 2/3", "> 1/2", ">= 1/2", "1/3"]), st.integers(1, 500))
@settings(max_examples=80)
def test_the_least_count_is_the_first_that_is_enough(text: str, whole: int) -> None:
    share = rules.share(text)
    least = share.least(whole)
    assert share.reached(least, whole)
    assert not share.reached(least - 1, whole)


def test_a_share_that_is_none_is_a_slip() -> None:
    with pytest.raises(ValueError):
        rules.share("most of them")


# -- representatives


def test_three_and_three_with_a_chief_each_are_right_everywhere() -> None:
    for place, kind in [(ELSEWHERE, "general"), (ELSEWHERE, "wage"), (ZHEJIANG, "general"), (CHONGQING, "general")]:
        assert faults(table(3, 3), place, kind) == []


def test_nobody_sits_on_both_sides() -> None:
    people = [
        *table(3, 3),
        Representative(side="employer", name="workers甲"),
        Representative(side="workers", name="丙"),
    ]
    (both,) = [one for one in rules.representative_faults(people, nothing, DAY) if one.level is Level.HELD]
    assert both.reason == "both_sides"
    assert "workers甲" in both.sentence


def test_fewer_than_three_are_too_few_and_above_the_size_limit_fewer_than_five_in_zhejiang() -> None:
    assert faults(table(2, 2), ELSEWHERE) == ["too_few", "too_few"]
    assert faults(table(4, 4), ZHEJIANG, large=True) == ["too_few", "too_few"]
    assert faults(table(4, 4), ELSEWHERE, large=True) == []
    assert faults(table(5, 5), ZHEJIANG, large=True) == []


def test_more_than_ten_a_side_are_too_many_for_a_wage_contract() -> None:
    assert faults(table(11, 11), ELSEWHERE, "wage") == ["too_many", "too_many"]
    assert faults(table(11, 11), ELSEWHERE) == []


def test_the_sides_are_equal_or_in_zhejiang_the_employers_no_more() -> None:
    assert faults(table(4, 3), ELSEWHERE) == ["unbalanced"]
    assert faults(table(4, 3), ZHEJIANG) == []
    assert faults(table(3, 4), ZHEJIANG) == ["unbalanced"]
    assert rules.balanced(3, 3, "equal")
    assert rules.balanced(3, 2, "at_most")


def test_in_shandong_a_third_of_the_workers_side_is_from_the_front_line() -> None:
    assert faults(table(3, 3), SHANDONG, "wage") == ["front_line"]
    assert faults(table(3, 3, front=1), SHANDONG, "wage") == []
    assert faults(table(4, 4, front=1), SHANDONG, "wage") == ["front_line"]
    assert faults(table(3, 3), SHANDONG, "general") == []


def test_at_most_a_third_comes_from_outside() -> None:
    assert faults(table(3, 3, external=1), CHONGQING) == []
    assert faults(table(3, 3, external=2), CHONGQING) == ["external"]
    assert faults(table(3, 3, external=2), ELSEWHERE) == []


def test_each_side_that_is_there_has_one_chief() -> None:
    people = [*table(3, 3), Representative(side="workers", name="另一位", chief=1)]
    assert "one_chief" in faults(people, ZHEJIANG)
    assert faults([], ZHEJIANG) == ["too_few", "too_few"]


def test_without_any_rule_only_the_chiefs_and_both_sides_are_looked_at() -> None:
    assert rules.representative_faults(table(1, 9), nothing, DAY) == []


def test_the_same_man_cannot_lead_both_sides() -> None:
    assert reasons(rules.chief_faults(Contract(employer_chief="王强", worker_chief="王强"))) == ["same_chief"]
    assert rules.chief_faults(Contract(employer_chief="王强", worker_chief="李梅")) == []
    assert rules.chief_faults(Contract()) == []


def test_the_recorder_is_nobody_who_talks_unless_the_rule_allows_it() -> None:
    people, meeting = table(3, 3), Meeting(recorder="workers甲")
    assert reasons(rules.recorder_faults(meeting, people, lookup(SHANDONG, "wage"), DAY)) == ["recorder"]
    assert rules.recorder_faults(Meeting(recorder="文书"), people, lookup(SHANDONG, "wage"), DAY) == []
    assert rules.recorder_faults(meeting, people, lookup(ZHEJIANG, recorder_may_be_delegate=1), DAY) == []
    assert rules.recorder_faults(meeting, people, nothing, DAY) == []


# -- votes


def test_votes_are_part_of_those_present_and_these_of_those_entitled() -> None:
    assert rules.vote_faults(Vote(due=30, present=24, yes=20, against=3, abstain=1)) == []
    assert reasons(rules.vote_faults(Vote(due=30, present=24, yes=20, against=3, abstain=2))) == ["over_present"]
    assert reasons(rules.vote_faults(Vote(due=30, present=31, yes=20))) == ["over_due"]
    assert reasons(rules.vote_faults(Vote())) == ["no_due"]


@pytest.mark.parametrize(
    ("place", "kind", "present", "yes", "quorate", "carried"),
    [
        (ELSEWHERE, "general", 20, 16, True, True),
        (ELSEWHERE, "general", 20, 15, True, False),
        (ELSEWHERE, "general", 19, 19, False, True),
        (ZHEJIANG, "wage", 20, 16, True, True),
        (CHONGQING, "general", 20, 15, True, True),
        (CHONGQING, "general", 20, 14, True, False),
        (SHANDONG, "wage", 20, 16, True, True),
    ],
)
def test_two_thirds_must_come_and_more_than_half_of_all_agree(
    place: str, kind: str, present: int, yes: int, quorate: bool, carried: bool
) -> None:
    found = rules.outcome(Vote(held_on=DAY, due=30, present=present, yes=yes), lookup(place, kind))
    assert (found.quorate, found.carried, found.passed) == (quorate, carried, quorate and carried)
    assert "职代会" in found.source


def test_where_no_rule_is_one_vote_is_enough() -> None:
    assert rules.outcome(Vote(held_on=DAY, due=30, present=1, yes=1), nothing).passed
    found = rules.outcome(Vote(held_on=DAY, due=30, present=1), nothing)
    assert (found.passed, found.source) == (False, "")


# -- terms and wages


@pytest.mark.parametrize(
    ("start", "end", "place", "kind", "found"),
    [
        ("2026-01-01", "2026-12-31", ELSEWHERE, "general", []),
        ("2026-01-01", "2027-01-01", ELSEWHERE, "wage", []),
        ("2026-01-01", "2028-12-31", ZHEJIANG, "general", []),
        ("2026-01-01", "2026-12-30", ZHEJIANG, "general", ["term_short"]),
        ("2026-01-01", "2029-01-02", ZHEJIANG, "general", ["term_long"]),
        ("2026-01-01", "2027-01-02", ELSEWHERE, "wage", ["term_long"]),
        ("2026-01-01", "2027-12-31", SHANDONG, "wage", ["term_unusual"]),
        ("2026-01-01", "2027-12-31", ZHEJIANG, "wage", ["term_unusual"]),
        ("2026-01-01", "2026-01-01", ZHEJIANG, "wage", ["term_order"]),
        ("2024-02-29", "2025-02-28", ELSEWHERE, "wage", []),
    ],
)
def test_a_term_is_as_long_as_the_rules_allow(start: str, end: str, place: str, kind: str, found: list[str]) -> None:
    assert reasons(rules.term_faults(start, end, lookup(place, kind), DAY)) == found


def test_without_a_rule_a_term_only_ends_behind_its_beginning() -> None:
    assert rules.term_faults("2020-01-01", "2040-01-01", nothing, DAY) == []


def test_the_minimum_is_not_under_the_legal_one() -> None:
    at = lookup(ZHEJIANG, "wage")
    assert reasons(rules.wage_faults(Contract(contract_minimum=248_900), at, DAY)) == ["below_minimum"]
    assert rules.wage_faults(Contract(contract_minimum=249_000), at, DAY) == []
    assert rules.wage_faults(Contract(), at, DAY) == []
    assert rules.wage_faults(Contract(contract_minimum=1), lookup(ELSEWHERE, "wage"), DAY) == []


def test_an_enterprises_minimum_is_not_under_the_regional_one() -> None:
    regional = Contract(number="2026-007", contract_minimum=260_000)
    (found,) = rules.wage_floor_faults(Contract(contract_minimum=250_000), regional)
    assert "2600.00" in found.sentence
    assert rules.wage_floor_faults(Contract(contract_minimum=260_000), regional) == []
    assert rules.wage_floor_faults(Contract(contract_minimum=1), None) == []
    assert rules.wage_floor_faults(Contract(contract_minimum=1), Contract()) == []


def test_raises_are_averaged_to_two_places() -> None:
    assert str(rules.average_raise(["6.5", "5", "-1"])) == "3.50"
    assert rules.average_raise([]) is None


def test_days_that_stand_the_wrong_way_round_are_named() -> None:
    wrong = Contract(signed_on="2026-03-01", published_on="2026-02-01", term_start="2026-03-01", term_end="2025-01-01")
    assert [one.field for one in rules.order_faults(wrong, "2026-03-02")] == ["signed_on", "published_on", "term_end"]
    assert rules.order_faults(Contract(signed_on="2026-03-01"), None) == []


def test_women_are_part_of_the_workers_and_nobody_leaves_before_coming() -> None:
    assert reasons(rules.cover_faults(Covered(workers=3, women=4))) == ["part_over_whole"]
    assert reasons(rules.cover_faults(Covered(workers=3, since="2026-02-01", until="2026-01-01"))) == ["cover_order"]
    assert rules.cover_faults(Covered(workers=3, women=3, since="2026-01-01", until="2026-02-01")) == []


# -- which rule


def test_the_narrower_place_goes_before_the_wider_and_only_then_the_wage_rule_before_the_general() -> None:
    assert numbers_at(ELSEWHERE).rule("filing_days", "wage", DAY).value == 7
    assert numbers_at(ELSEWHERE).rule("filing_days", "general", DAY).value == 10
    assert numbers_at(ZHEJIANG).rule("filing_days", "wage", DAY).value == 10
    assert numbers_at(SHANDONG).rule("reply_days", "wage", DAY).value == 10
    assert numbers_at(SHANDONG).rule("reply_days", "general", DAY).value == 20
    assert numbers_at(CHONGQING).rule("dispute_days", "wage", DAY).value == 60


def test_the_offices_own_number_goes_before_all_and_its_own_wage_rule_before_that() -> None:
    own = numbers_at(ZHEJIANG, filing_days=12)
    assert own.rule("filing_days", "wage", DAY).value == 12
    both = numbers_at(ZHEJIANG, filing_days=12, wage_filing_days=6)
    assert (both.rule("filing_days", "wage", DAY).value, both.rule("filing_days", "women", DAY).value) == (6, 12)


def test_old_days_keep_their_rules() -> None:
    at = numbers_at(CHONGQING)
    assert at.rule("publish_days", "general", "2016-06-01").value == 0
    assert at.rule("publish_days", "general", DAY).value == 10
    assert at.rule("filing_days", "general", "1999-01-01") is None
    assert at.rule("beauty", "general", DAY) is None


def test_a_sum_of_exact_thirds_is_exact() -> None:
    assert rules.share(">= 2/3").part == Fraction(2, 3)
