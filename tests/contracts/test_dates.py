"""Three hundred dates worked by hand on a printed calendar: year ends, a leap day, long holidays, made-up working days."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contracts import printed_calendar as printed
from tests.contracts.numbers_at import CALENDAR, numbers_at
from unionoffice.calendar import calendar_of
from unionoffice.contracts import clocks
from unionoffice.contracts.clocks import Due
from unionoffice.contracts.numbers import Lookup
from unionoffice.office import Office

ROWS = list(csv.DictReader((Path(__file__).parent / "dates.csv").read_text(encoding="utf-8").splitlines()))

NAMES = {
    "reply": "reply_days", "filing": "filing_days", "publish": "publish_days", "congress": "congress_days",
    "revote": "revote_days", "end_filing": "end_filing_days", "talks": "talks_days", "copy": "upper_copy_days",
}  # fmt: skip


def worked_out(rule: str, event: str, lookup: Lookup) -> Due | None:
    special: dict[str, Callable[[], Due | None]] = {
        "effect": lambda: clocks.effective_from(CALENDAR, lookup, event),
        "renewal": lambda: clocks.renewal_from(CALENDAR, lookup, event),
        "information": lambda: clocks.before(CALENDAR, lookup, "information_days", event),
        "dispute": lambda: clocks.dispute_until(CALENDAR, lookup, event, extended=False),
        "dispute_extended": lambda: clocks.dispute_until(CALENDAR, lookup, event, extended=True),
        "report": lambda: clocks.report_due(CALENDAR, lookup, event),
    }
    return special[rule]() if rule in special else clocks.after(CALENDAR, lookup, NAMES[rule], event)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(filter(None, list(row.values())[:5])))
def test_a_clock_runs_out_on_the_day_worked_by_hand(row: dict[str, str]) -> None:
    own = {"roll_over_holidays": 1} if row["roll"] else {}
    due = worked_out(row["rule"], row["event"], numbers_at(row["place"], **own).of(row["kind"]))
    assert due is not None
    assert due.day == row["expected"], row["why"]


def test_there_are_three_hundred_of_them_with_everything_that_is_hard() -> None:
    assert len(ROWS) >= 300
    assert len({tuple(row.values())[:5] for row in ROWS}) == len(ROWS)
    whys = Counter(
        word
        for row in ROWS
        for word in ("跨年", "经闰日", "调休上班", "不顺延", "顺延", "取月末")
        if word in row["why"]
    )
    assert min(whys.values()) >= 5
    assert len({row["place"] for row in ROWS}) == 4


def test_the_printed_calendar_and_the_published_one_are_the_same(office: Office) -> None:
    published = calendar_of(office)
    differing = [
        day for day, worked in printed.SHEET if day < "2027" and published.is_working(day) is not worked
    ]  # fmt: skip
    assert differing == []


@pytest.mark.parametrize(
    ("event", "n", "expected"),
    # Crossed off with a pen on a real sheet, one by one.
    [("2024-02-08", 5, "2024-02-21"), ("2026-04-30", 5, "2026-05-11"), ("2025-09-27", 5, "2025-10-10")],
)
def test_the_finger_on_the_printed_calendar_counts_right(event: str, n: int, expected: str) -> None:
    assert printed.working(event, n) == expected
