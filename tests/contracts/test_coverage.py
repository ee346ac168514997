"""Whom contracts cover: distinct enterprises and workers, whatever overlaps; random overlaps equal a brute-force count."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice.contracts.coverage import ALL, SEALED, Row, counts, counts_from, reach

DAY = "2026-11-22"
DAYS = [f"2026-{month:02d}-15" for month in range(1, 13)]
MAYBE = st.one_of(st.none(), st.sampled_from(DAYS))


@st.composite
def rows(draw) -> list[tuple[Row, str]]:
    found = []
    for no in range(draw(st.integers(0, 30))):
        workers = draw(st.integers(0, 500))
        row = Row(
            contract=draw(st.integers(1, 5)), enterprise=draw(st.integers(1, 8)), workers=workers,
            women=draw(st.integers(0, workers)), since=draw(st.sampled_from(DAYS)), until=draw(MAYBE),
            employer_sealed=draw(MAYBE), union_sealed=draw(MAYBE), no=no,
        )  # fmt: skip
        found.append((row, draw(st.sampled_from([ALL, SEALED]))))
    return found


def by_hand(given_rows: list[tuple[Row, str]], day: str) -> dict[int, tuple[int, int]]:
    """Goes through the whole list once for each enterprise, as somebody with a pencil would."""
    found = {}
    for enterprise in range(1, 9):
        speaking = None
        for row, binds in given_rows:
            if row.enterprise != enterprise or row.since > day:
                continue
            if row.until is not None and row.until <= day:
                continue
            if binds == SEALED:
                seals = [row.employer_sealed, row.union_sealed]
                if None in seals or max(seals) > day:
                    continue
            if speaking is None or row.since > speaking.since or (row.since == speaking.since and row.no > speaking.no):
                speaking = row
        if speaking is not None:
            found[enterprise] = (speaking.workers, speaking.women)
    return found


@given(rows(), st.sampled_from([DAY, *DAYS]))
@settings(max_examples=150)
def test_random_overlaps_come_out_as_counted_by_hand(given_rows: list[tuple[Row, str]], day: str) -> None:
    found, expected = reach(given_rows, day), by_hand(given_rows, day)
    assert found.enterprises == tuple(sorted(expected))
    assert found.workers == sum(workers for workers, _women in expected.values())
    assert found.women == sum(women for _workers, women in expected.values())


@given(rows())
@settings(max_examples=40)
def test_the_order_of_the_rows_does_not_count(given_rows: list[tuple[Row, str]]) -> None:
    assert reach(given_rows, DAY).rows == reach(reversed(given_rows), DAY).rows


def test_an_enterprise_with_its_own_and_a_regional_contract_counts_once_with_its_latest_numbers() -> None:
    own = Row(1, 7, 120, 40, since="2026-01-01", no=1)
    regional = Row(2, 7, 118, 41, since="2026-06-01", no=2)
    found = reach([(own, ALL), (regional, ALL)], DAY)
    assert (found.enterprises, found.workers, found.women) == ((7,), 118, 41)
    assert reach([(own, ALL), (regional, ALL)], "2026-05-31").workers == 120


def test_where_only_those_that_sealed_are_bound_a_row_counts_from_the_later_seal() -> None:
    row = Row(1, 7, 120, since="2026-01-01", employer_sealed="2026-02-01", union_sealed="2026-03-01")
    assert counts_from(row, binds=SEALED) == "2026-03-01"
    assert counts_from(row, binds=ALL) == "2026-01-01"
    assert [counts(row, day, binds=SEALED) for day in ("2026-02-28", "2026-03-01")] == [False, True]
    unsealed = Row(1, 7, 120, since="2026-01-01", employer_sealed="2026-02-01")
    assert counts_from(unsealed, binds=SEALED) is None
    assert not counts(unsealed, DAY, binds=SEALED)
    assert counts(unsealed, DAY, binds=ALL)


def test_who_left_no_longer_counts_from_that_day_on() -> None:
    row = Row(1, 7, 120, since="2026-01-01", until="2026-06-01")
    assert [counts(row, day, binds=ALL) for day in ("2025-12-31", "2026-05-31", "2026-06-01")] == [False, True, False]
