"""What governs money of aid: ceilings, states, codes, sums. Every branch."""

from __future__ import annotations

import pytest

from unionoffice.aid import money_rules
from unionoffice.aid.money_rules import Movement, Needs, Tally

NUMBERS = {
    "living_lines_deep": 12, "living_lines_relative": 10, "living_lines_accident": 10, "living_lines_other": 12,
    "living_by_people": 0, "living_hard": 0, "study_lines_university": 10, "study_lines_senior": 6, "study_lines_basic": 6,
    "study_hard": 1, "medical_most": 2_000_000, "medical_share": 100, "medical_hard": 0, "temporary_most": 300_000,
    "temporary_hard": 0, "warmth_most": 0, "warmth_hard": 0,
}  # fmt: skip
L = 90_000


@pytest.mark.parametrize(
    ("category", "most"),
    [("deep", 12 * L), ("relative", 10 * L), ("accident", 10 * L), ("dibao", 12 * L), (None, 12 * L)],
)
def test_living_aid_goes_up_to_so_many_lines_by_category(category, most):
    found = money_rules.ceiling("living", "household", Needs(category=category, line=L, people=3), NUMBERS)
    assert (found.most, found.per, found.hard) == (most, "household", False)
    assert "900.00" in found.words


def test_where_the_county_counts_by_people_living_aid_is_times_the_household():
    found = money_rules.ceiling(
        "living", "household", Needs(category="deep", line=L, people=3), {**NUMBERS, "living_by_people": 1}
    )
    assert found.most == 36 * L


def test_without_a_line_there_is_no_ceiling_and_it_says_so():
    found = money_rules.ceiling("living", "household", Needs(category="deep"), NUMBERS)
    assert found.most is None
    assert "未登记低保标准" in found.words


@pytest.mark.parametrize(
    ("stage", "most"), [("university", 10 * L), ("senior", 6 * L), ("basic", 6 * L), (None, 10 * L)]
)
def test_study_aid_depends_on_the_school(stage, most):
    found = money_rules.ceiling("study", "student", Needs(school_stage=stage, line=L), NUMBERS)
    assert (found.most, found.hard) == (most, True)


@pytest.mark.parametrize(("paid", "most"), [(None, 2_000_000), (1_234_500, 1_234_500), (9_000_000, 2_000_000)])
def test_medical_aid_never_exceeds_what_the_family_paid_itself(paid, most):
    assert money_rules.ceiling("medical", "household", Needs(self_paid=paid), NUMBERS).most == most


def test_temporary_aid_has_a_sum_and_warmth_has_none():
    assert money_rules.ceiling("temporary", "person", Needs(), NUMBERS).most == 300_000
    found = money_rules.ceiling("warmth", "household", Needs(), NUMBERS)
    assert (found.most, found.words) == (None, "不设上限")


def test_room_is_what_is_left_and_never_below_zero():
    assert money_rules.left_of(100, 30) == 70
    assert money_rules.left_of(100, 130) == 0
    assert money_rules.left_of(None, 130) is None


def test_a_round_goes_its_way_and_never_back_from_the_printer():
    assert money_rules.after("draft", "posted") == "posted"
    assert money_rules.after("approved", "printed") == "printed"
    assert money_rules.after("draft", "printed") is None
    assert [money_rules.after(state, "recalled") for state in money_rules.OUT] == [None] * 4


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [("pending", "paid", True), ("pending", "refused", True), ("paid", "returned", True), ("paid", "refused", False),
     ("refused", "paid", False), ("pending", "pending", False), ("returned", "paid", False)],
)  # fmt: skip
def test_a_result_stands_but_what_was_paid_may_come_back(old, new, may):
    assert money_rules.result_may_follow(old, new) is may


def test_a_round_is_paid_once_no_row_waits():
    assert money_rules.round_state_of(["paid", "pending"]) == "paying"
    assert money_rules.round_state_of(["paid", "refused"]) == "paid"


def test_what_is_paid_leaves_the_fund_and_what_comes_back_returns():
    assert [money_rules.entry_of(500, result) for result in ("paid", "returned", "refused")] == [-500, 500, 0]
    assert money_rules.entry_of(-500, "paid") == 500


def test_cash_wants_two_different_handlers_a_transfer_one():
    assert money_rules.missing_for_payment("transfer", "李娟", None) == []
    assert money_rules.missing_for_payment("transfer", None, None) == ["handler"]
    assert money_rules.missing_for_payment("cash", "李娟", None) == ["second_handler"]
    assert money_rules.missing_for_payment("goods", "李娟", "李娟") == ["second_handler"]
    assert money_rules.missing_for_payment("cash", "李娟", "赵敏") == []


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-22", 3, "2026-08-22"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2026-01-15", 12, "2025-01-15"),
        ("2026-01-15", 1, "2025-12-15"),
    ],
)
def test_months_back_end_on_a_day_that_is(day, months, before):
    assert money_rules.months_before(day, months) == before


def test_the_statistical_year_begins_in_october():
    assert [money_rules.union_year(day) for day in ("2026-09-30", "2026-10-01", "2026-12-31")] == [2026, 2027, 2027]
    assert money_rules.days_of_union_year(2026) == ("2025-10-01", "2026-09-30")


def test_a_code_is_the_same_for_the_same_facts_and_survives_a_tired_hand():
    code = money_rules.short_code(money_rules.canonical({"b": 1, "a": "甲"}))
    assert code == money_rules.short_code(money_rules.canonical({"a": "甲", "b": 1}))
    assert len(code) == 14
    assert set(code) - {"-"} <= set(money_rules.CODE_LETTERS)
    assert money_rules.read_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == code


def test_a_series_has_no_gaps():
    assert [money_rules.next_number("QS2026-", last, 4) for last in (None, 9)] == ["QS2026-0001", "QS2026-0010"]


def test_households_persons_and_times_are_three_numbers():
    rows = [
        Movement(1, "2026-01-01", "living", 1, "f1", 11, 1, 500),
        Movement(2, "2026-02-01", "living", 1, "f1", 12, 1, 500),
        Movement(3, "2026-02-01", "living", 1, "f2", 21, 1, 501),
        Movement(4, "2026-02-01", "living", 1, "f3", 31, 1, 100),
        Movement(4, "2026-03-01", "living", 1, "f3", 31, -1, -100),
    ]
    found = money_rules.tally(rows)
    assert (found.households, found.persons, found.times, found.amount, found.average) == (2, 3, 3, 1501, 500)
    assert Tally(households=0, persons=0, times=0, amount=0).average == 0
