"""Working days against the State Council's notices, worked out by hand with a paper calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import DAY, Town
from unionoffice import calendar, journal
from unionoffice.calendar import WorkCalendar
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.opening import open_with_key

OFF = {
    "the new year of 2023 begins on the Saturday before": "2022-12-31 2023-01-01 2023-01-02",
    "Spring Festival 2023, Saturday to Friday": "2023-01-21 2023-01-22 2023-01-23 2023-01-24 2023-01-25 2023-01-27",
    "Qingming 2023, a single Wednesday": "2023-04-05",
    "Labour Day 2023": "2023-04-29 2023-05-01 2023-05-02 2023-05-03",
    "Dragon Boat 2023": "2023-06-22 2023-06-23 2023-06-24",
    "Mid-Autumn and National Day 2023 in one": "2023-09-29 2023-10-01 2023-10-05 2023-10-06",
    "ordinary weekends of 2023": "2023-01-07 2023-01-08 2023-07-15 2023-07-16 2023-12-30 2023-12-31",
    "new year 2024, a Monday": "2024-01-01",
    "Spring Festival 2024": "2024-02-10 2024-02-12 2024-02-16 2024-02-17",
    "Qingming 2024, Thursday to Saturday": "2024-04-04 2024-04-05 2024-04-06",
    "Labour Day 2024": "2024-05-01 2024-05-03 2024-05-04 2024-05-05",
    "Dragon Boat 2024 with its weekend": "2024-06-08 2024-06-09 2024-06-10",
    "Mid-Autumn 2024, Sunday to Tuesday": "2024-09-15 2024-09-16 2024-09-17",
    "National Day 2024": "2024-10-01 2024-10-04 2024-10-07",
    "new year 2025, a Wednesday alone": "2025-01-01",
    "Spring Festival 2025 from its eve": "2025-01-28 2025-01-29 2025-01-31 2025-02-03 2025-02-04",
    "Qingming 2025": "2025-04-04 2025-04-05 2025-04-06",
    "Labour Day 2025": "2025-05-01 2025-05-02 2025-05-05",
    "Dragon Boat 2025, over the end of May": "2025-05-31 2025-06-01 2025-06-02",
    "National Day and Mid-Autumn 2025": "2025-10-01 2025-10-06 2025-10-08",
    "new year 2026": "2026-01-01 2026-01-02 2026-01-03",
    "Spring Festival 2026, nine days": "2026-02-15 2026-02-16 2026-02-20 2026-02-22 2026-02-23",
    "Qingming 2026": "2026-04-04 2026-04-06",
    "Labour Day 2026": "2026-05-01 2026-05-04 2026-05-05",
    "Dragon Boat 2026": "2026-06-19 2026-06-20 2026-06-21",
    "Mid-Autumn 2026": "2026-09-25 2026-09-26 2026-09-27",
    "National Day 2026": "2026-10-01 2026-10-05 2026-10-06 2026-10-07",
    "days the law sets for 2027": "2027-01-01 2027-02-05 2027-02-08 2027-04-05 2027-06-09 2027-09-15 2027-10-01",
}

WORKED = {
    "make-up weekends of 2023": "2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08",
    "the days around the holidays of 2023": "2022-12-30 2023-01-03 2023-01-20 2023-01-30 2023-04-04 2023-04-06 2023-05-04"
    " 2023-06-21 2023-06-26 2023-09-28 2023-10-09 2023-12-29",
    "make-up weekends of 2024": "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12",
    "New Year's Eve 2024 was worked": "2024-02-09",
    "the leap day of 2024, a Thursday": "2024-02-29",
    "the days around the holidays of 2024": "2024-01-02 2024-02-19 2024-04-03 2024-04-08 2024-04-30 2024-05-06"
    " 2024-06-07 2024-06-11 2024-09-18 2024-09-30 2024-10-08 2024-12-31",
    "make-up weekends of 2025": "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11",
    "the days around the holidays of 2025": "2025-01-02 2025-01-27 2025-02-05 2025-04-03 2025-04-07 2025-04-30"
    " 2025-05-06 2025-05-30 2025-06-03 2025-09-30 2025-10-09 2025-12-31",
    "make-up weekends of 2026": "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10",
    "the days around the holidays of 2026": "2025-12-31 2026-01-05 2026-02-13 2026-02-24 2026-04-03 2026-04-07"
    " 2026-04-30 2026-05-06 2026-06-18 2026-06-22 2026-09-24 2026-09-28 2026-09-30 2026-10-08 2026-12-31",
}


def days_in(table: dict[str, str]) -> list[str]:
    return [day for days in table.values() for day in days.split()]


@pytest.fixture
def days(office: Office) -> WorkCalendar:
    return calendar.calendar_of(office)


def test_days_off_are_off_and_working_days_are_worked(days: WorkCalendar) -> None:
    assert (len(days_in(OFF)), len(days_in(WORKED))) >= (60, 60)
    assert [day for day in days_in(OFF) if days.is_working(day)] == []
    assert [day for day in days_in(WORKED) if not days.is_working(day)] == []


@pytest.mark.parametrize(("year", "worked"), [(2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_as_many_working_days_as_its_notice_leaves(days: WorkCalendar, year: int, worked: int) -> None:
    first = date(year, 1, 1)
    all_days = [first + timedelta(days=n) for n in range(366)]
    assert sum(days.is_working(day.isoformat()) for day in all_days if day.year == year) == worked
    assert days.working_days_between(f"{year - 1}-12-31", f"{year}-12-31") == worked


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_a_make_up_day_is_always_a_weekend_and_named_after_its_holiday(office: Office, year: int) -> None:
    made_up = [day for day in calendar.days_of_year(office, year) if not day.off]
    assert len(made_up) == {2023: 7, 2024: 8, 2025: 5, 2026: 6}[year]
    assert all(date.fromisoformat(day.day).weekday() >= 5 for day in made_up)
    assert all(day.name.endswith("调休上班") and f"{year}年部分节假日安排" in day.source for day in made_up)


# -- counting


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-01-01", 10, "2026-01-11"),  # the day of the event does not count
        ("2026-12-31", 1, "2027-01-01"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2024-02-29", 365, "2025-02-28"),
        ("2025-02-28", 1, "2025-03-01"),
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-03-01", -1, "2026-02-28"),
        ("2025-11-22", 365, "2026-11-22"),
    ],
)
def test_natural_days_begin_on_the_day_after(days: WorkCalendar, start: str, n: int, end: str) -> None:
    assert days.add_days(start, n) == end


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-02-13", 1, "2026-02-14"),  # Friday; the Saturday is made up for Spring Festival
        ("2026-02-13", 2, "2026-02-24"),  # then nine days off
        ("2026-02-14", 5, "2026-02-28"),  # 24, 25, 26, 27 and the make-up Saturday
        ("2026-02-14", 6, "2026-03-02"),
        ("2025-12-31", 1, "2026-01-04"),  # over the year's end to the make-up Sunday
        ("2025-12-31", 2, "2026-01-05"),
        ("2024-12-31", 1, "2025-01-02"),
        ("2023-12-29", 1, "2024-01-02"),
        ("2022-12-30", 1, "2023-01-03"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2024-02-09", 1, "2024-02-18"),  # New Year's Eve was worked, then eight days off and a make-up Sunday
        ("2024-02-09", 10, "2024-02-29"),
        ("2023-01-20", 3, "2023-01-30"),  # a make-up Saturday and Sunday first
        ("2023-09-28", 1, "2023-10-07"),
        ("2023-09-28", 3, "2023-10-09"),
        ("2025-09-26", 1, "2025-09-28"),
        ("2025-09-30", 5, "2025-10-14"),  # 9, 10, make-up 11, 13, 14
        ("2026-09-18", 1, "2026-09-20"),
        ("2026-09-18", 10, "2026-10-09"),  # make-up 20, 21–24, 28–30, then 8 and 9 October
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-02-24", -1, "2026-02-14"),
        ("2026-01-04", -1, "2025-12-31"),
    ],
)
def test_working_days_are_counted_over_holidays_and_make_up_days(
    days: WorkCalendar, start: str, n: int, end: str
) -> None:
    assert days.add_working_days(start, n) == end


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        ("2026-02-13", "2026-02-13"),
        ("2026-02-14", "2026-02-14"),
        ("2026-02-15", "2026-02-24"),
        ("2026-01-01", "2026-01-04"),
        ("2025-10-01", "2025-10-09"),
        ("2024-06-08", "2024-06-11"),
        ("2023-09-29", "2023-10-07"),
        ("2026-11-21", "2026-11-23"),
        ("2026-12-31", "2026-12-31"),
    ],
)
def test_a_day_off_rolls_to_the_next_working_day(days: WorkCalendar, day: str, rolled: str) -> None:
    assert days.rolled(day) == rolled


@pytest.mark.parametrize(
    ("start", "n", "working", "roll", "last"),
    [
        ("2026-02-05", 10, False, False, "2026-02-15"),
        ("2026-02-05", 10, False, True, "2026-02-24"),  # ten natural days end in Spring Festival
        ("2026-02-05", 10, True, False, "2026-02-26"),  # 6, 9–13, make-up 14, 24, 25, 26
        ("2026-09-21", 10, False, True, "2026-10-08"),
        ("2025-01-20", 15, False, True, "2025-02-05"),
        ("2026-01-25", 15, False, False, "2026-02-09"),
        ("2024-01-31", 30, False, True, "2024-03-01"),
        ("2026-11-21", 0, False, True, "2026-11-23"),
        ("2026-11-21", 0, False, False, "2026-11-21"),
    ],
)
def test_the_last_day_of_a_term(days: WorkCalendar, start: str, n: int, working: bool, roll: bool, last: str) -> None:
    assert days.last_day(start, n, working=working, roll=roll) == last


def test_days_between_leave_out_the_first_and_keep_the_last(days: WorkCalendar) -> None:
    assert days.working_days_between("2026-02-13", "2026-02-13") == 0
    assert days.working_days_between("2026-02-13", "2026-02-14") == 1
    assert days.working_days_between("2026-02-14", "2026-02-23") == 0
    assert days.working_days_between("2026-02-14", "2026-02-24") == 1
    assert days.working_days_between("2026-02-24", "2026-02-14") == -1
    assert days.working_days_between("2025-12-31", "2026-12-31") == 248


DAYS = st.dates(date(2022, 6, 1), date(2028, 6, 1)).map(date.isoformat)


@given(DAYS, st.integers(0, 90))
@settings(max_examples=100)
def test_counting_on_and_counting_between_agree(start: str, n: int) -> None:
    days = WorkCalendar(
        off=dict.fromkeys(days_in(OFF), ""), working=dict.fromkeys(days_in(WORKED), ""), known_years=frozenset()
    )
    end = days.add_working_days(start, n)
    assert days.working_days_between(start, end) == n
    assert n == 0 or days.is_working(end)
    assert days.rolled(end) == end or n == 0
    one, counted = date.fromisoformat(start), 0
    while one.isoformat() < end:
        one += timedelta(days=1)
        counted += days.is_working(one.isoformat())
    assert counted == n


# -- what is known, and what the office enters itself


def test_names_and_certainty(days: WorkCalendar) -> None:
    assert days.name_of("2026-02-17") == "春节"
    assert days.name_of("2026-02-14") == "春节调休上班"
    assert days.name_of("2023-10-01") == "中秋节、国庆节"
    assert days.name_of("2026-11-23") is None
    assert [year for year in range(2021, 2029) if days.certain(f"{year}-06-30")] == [2023, 2024, 2025, 2026]


def test_the_offices_own_day_stands_over_the_published_one(office: Office) -> None:
    calendar.set_day(office, "2026-03-03", off=True, name="三月三", source="本地放假通知 1 号")
    calendar.set_day(office, "2026-02-14", off=True, name="不调休", source="本地放假通知 2 号")
    calendar.set_day(office, "2026-11-22", off=False, name="加班", source="本地通知 3 号")
    days = calendar.calendar_of(office)
    assert (days.is_working("2026-03-03"), days.is_working("2026-02-14"), days.is_working("2026-11-22")) == (
        False,
        False,
        True,
    )
    assert days.name_of("2026-03-03") == "三月三"
    assert days.working_days_between("2025-12-31", "2026-12-31") == 248 - 1 - 1 + 1
    own = [day for day in calendar.days_of_year(office, 2026) if day.own]
    assert [(day.day, day.off, day.source) for day in own] == [
        ("2026-02-14", True, "本地放假通知 2 号"),
        ("2026-03-03", True, "本地放假通知 1 号"),
        ("2026-11-22", False, "本地通知 3 号"),
    ]
    calendar.set_day(office, "2026-03-03", off=False, name="照常上班", source="本地放假通知 4 号")
    assert calendar.calendar_of(office).is_working("2026-03-03")


def test_a_day_taken_back_is_again_as_published(office: Office) -> None:
    calendar.set_day(office, "2026-02-17", off=False, name="值班", source="通知")
    assert calendar.calendar_of(office).is_working("2026-02-17")
    calendar.unset_day(office, "2026-02-17")
    assert calendar.calendar_of(office).name_of("2026-02-17") == "春节"
    assert not calendar.calendar_of(office).is_working("2026-02-17")
    assert [entry.what for entry in journal.entries(office.reading(), limit=2)] == ["恢复节假日", "修改节假日"]
    with pytest.raises(Refused) as refusal:
        calendar.unset_day(office, "2026-02-17")
    assert refusal.value.reason == "unknown_day"


def test_a_year_the_office_entered_from_its_notice_counts_as_certain(office: Office) -> None:
    assert not calendar.calendar_of(office).certain("2027-03-01")
    calendar.set_day(office, "2027-02-20", off=False, name="春节调休上班", source="国办发明电〔2026〕9号")
    calendar.settle_year(office, 2027, source="国办发明电〔2026〕9号")
    days = calendar.calendar_of(office)
    assert days.certain("2027-03-01")
    assert days.is_working("2027-02-20")


@pytest.mark.parametrize(
    ("day", "name", "source", "reason"),
    [
        ("2026-02-30", "x", "y", "bad_date"),
        ("2026.3.3", "x", "y", "bad_date"),
        ("", "x", "y", "bad_date"),
        ("2026-03-03", " ", "y", "missing"),
        ("2026-03-03", "x", " ", "missing"),
    ],
)
def test_a_day_without_date_name_or_source_is_refused(
    office: Office, day: str, name: str, source: str, reason: str
) -> None:
    with pytest.raises(Refused) as refusal:
        calendar.set_day(office, day, off=True, name=name, source=source)
    assert refusal.value.reason == reason
    assert not [day for day in calendar.days_of_year(office, 2026) if day.own]


def test_only_who_administers_changes_days(town: Town) -> None:
    with open_with_key(town.path, town.key, "王建国", today=DAY) as office:
        for act in (
            lambda: calendar.set_day(office, "2026-03-03", off=True, name="三月三", source="通知"),
            lambda: calendar.unset_day(office, "2026-03-03"),
            lambda: calendar.settle_year(office, 2027, source="通知"),
        ):
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.reason == "not_permitted"
        with pytest.raises(Refused) as refusal:
            calendar.settle_year(office, 20270, source="通知")
        assert refusal.value.reason == "bad_date"
