from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice.aid.rules import (
    REASONS,
    Means,
    Month,
    Parameters,
    advise,
    may_leave,
    months_between,
    per_head,
    rigid_costs,
)

LINE = 90000
"""L of the example in domain.md 3.2: 900 yuan."""


def means(
    year: int, costs: int = 0, *, people: int = 3, loss: int | None = None, excluded: tuple[str, ...] = ()
) -> Means:
    return Means(income=year, costs=[("medical", costs)], people=people, loss=loss, excluded=excluded)


def parameters(**more: object) -> Parameters:
    return Parameters(line=LINE, **{"caps": {}, **more})


@pytest.mark.parametrize(
    ("year", "costs", "head", "category"),
    [
        (6_000_000, 3_200_000, 77778, "deep"),
        (6_000_000, 1_200_000, 133333, "relative"),
        (6_000_000, 0, 166667, "relative"),
        (6_600_000, 0, 183333, "none"),
        (0, 100, -3, "deep"),
    ],
)
def test_the_example_of_the_notes_comes_out_to_the_fen(year, costs, head, category):
    advice = advise(means(year, costs), parameters())
    assert (advice.per_head, advice.category) == (head, category)
    assert advice.reason in REASONS


def test_a_bound_met_exactly_counts_only_where_the_place_says_so():
    exactly = means(LINE * 12 * 3)
    assert advise(exactly, parameters()).category == "relative"
    assert advise(exactly, parameters(deep_inclusive=True)).category == "deep"
    twice = means(LINE * 2 * 12 * 3)
    assert advise(twice, parameters()).category == "none"
    assert advise(twice, parameters(relative_inclusive=True)).category == "relative"


def test_the_figure_that_is_printed_is_the_one_that_decides():
    almost = means(LINE * 12 * 3 - 1)
    assert advise(almost, parameters()).per_head == LINE
    assert advise(almost, parameters()).category == "relative"


def test_only_the_kinds_that_count_are_taken_off_and_only_up_to_their_cap():
    costs = [("medical", 100), ("medical", 250), ("education", 80), ("other", 999)]
    assert rigid_costs(costs, parameters()) == 430
    assert rigid_costs(costs, parameters(caps={"medical": 300, "education": 0})) == 380
    assert rigid_costs(costs, parameters(rigid_kinds=("other",))) == 999


def test_what_excludes_comes_before_everything():
    advice = advise(means(0, excluded=("homes",)), parameters())
    assert (advice.category, advice.reason) == ("none", "excluded")


def test_an_accident_that_took_most_of_the_years_income_is_told_by_its_share():
    rich = means(9_000_000, loss=7_300_000)
    assert advise(rich, parameters()).reason == "accident_share"
    assert advise(rich, parameters(tests=())).category == "none"
    assert advise(means(9_000_000, loss=7_200_000), parameters()).category == "none", "exactly 80 per cent is not more"
    assert advise(means(3_000_000, loss=7_300_000), parameters()).category == "deep"


def test_the_older_test_of_an_accident_looks_at_three_lines_and_what_is_left():
    old = parameters(tests=("line",))
    assert advise(means(8_000_000, loss=5_000_000), old).reason == "accident_line"
    assert advise(means(8_000_000, loss=1_000_000), old).category == "none"
    assert advise(means(20_000_000, loss=19_000_000), old).category == "none"


def test_six_months_running_above_the_line_and_nothing_less():
    months = [Month(month=f"2026-{month:02d}", per_head=LINE + 1) for month in range(1, 7)]
    assert may_leave(months, LINE, 6)
    assert not may_leave(months[1:], LINE, 6)
    assert not may_leave([*months[:-1], Month(month="2026-06", per_head=LINE)], LINE, 6)
    assert not may_leave([*months[:5], Month(month="2026-07", per_head=LINE + 1)], LINE, 6)
    over_the_year = [Month(month=name, per_head=LINE + 1) for name in ("2025-12", "2026-01")]
    assert may_leave(over_the_year, LINE, 2)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2025-03-15", "2026-03-15", 12),
        ("2025-03-15", "2026-03-14", 11),
        ("2026-03-15", "2026-03-15", 0),
        ("2026-03-15", "2026-02-15", -1),
    ],
)
def test_full_months_between_two_days(first, last, months):
    assert months_between(first, last) == months


@settings(max_examples=200, deadline=None)
@given(
    year=st.integers(0, 10**8), costs=st.integers(0, 10**8), people=st.integers(1, 12), line=st.integers(1, 10**6),
)  # fmt: skip
def test_more_income_never_makes_a_household_poorer(year, costs, people, line):
    order = ("deep", "relative", "none")
    force = Parameters(line=line, caps={})
    poorer, richer = (advise(means(one, costs, people=people), force) for one in (year, year + 12 * people))
    assert richer.per_head == poorer.per_head + 1
    assert order.index(richer.category) >= order.index(poorer.category)
    assert abs(per_head(year, costs, people) * 12 * people - (year - costs)) <= 6 * people
