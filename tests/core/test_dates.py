"""Days as clerks and spreadsheets write them."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice import dates
from unionoffice.findings import Level

TODAY = "2025-06-30"


def read(raw):
    return dates.read_date(raw, today=TODAY)


@pytest.mark.parametrize(
    "raw",
    [
        "2019.3.5",
        "2019.03.05",
        "2019年3月5日",
        "2019年03月05号",
        "20190305",
        "2019/03/05",
        "2019/3/5",
        "2019-3-5",
        "2019 3 5",
        "2019．3．5",
        "２０１９年３月５日",
        "2019、3、5",
        "2019-03-05 00:00:00",
        "2019-03-05T08:30:00Z",
        "2019年3月5日 10:30",
        "2019年3月5日10:30",
        "二〇一九年三月五日",
        20190305,
        20190305.0,
        43529,
        43529.0,
        43529.5,
        "43529",
        "43529.0",
    ],
)
def test_every_style_is_the_same_day_and_listed_once(raw):
    reading = read(raw)
    assert reading.value == "2019-03-05"
    assert [(found.level, found.reason) for found in reading.findings] == [(Level.NOTE, "date_style")]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("2019-03-05", []),
        ("'2019-03-05", []),
        (datetime.date(2019, 3, 5), []),
        (datetime.datetime.fromisoformat("2019-03-05"), []),
        (datetime.datetime.fromisoformat("2019-03-05T08:30"), ["date_style"]),
    ],
)
def test_a_day_that_is_one_needs_no_word_and_one_with_a_clock_loses_it(raw, found):
    assert read(raw).value == "2019-03-05"
    assert [finding.reason for finding in read(raw).findings] == found


@pytest.mark.parametrize(
    "raw", ["2019-03", "201903", "2019.3", "2019.03", "2019年3月", "2019/3", "2019年3月份", 201903, 2019.3, 2019.03]
)
def test_a_month_is_its_first_day_and_says_so(raw):
    reading = read(raw)
    assert reading.value == "2019-03-01"
    assert [(found.level, found.reason) for found in reading.findings] == [(Level.NOTE, "month_only")]
    assert dates.month_only(reading)


@pytest.mark.parametrize(
    ("raw", "day", "reason"),
    [
        ("2019", "2019-01-01", "year_only"),
        ("2019年", "2019-01-01", "year_only"),
        (2019, "2019-01-01", "year_only"),
        (2019.1, "2019-01-01", "ambiguous_date"),
        ("3/5/2019", "2019-03-05", "ambiguous_date"),
        ("19.3.5", "2019-03-05", "ambiguous_date"),
        ("190305", "2019-03-05", "ambiguous_date"),
    ],
)
def test_what_can_be_read_in_two_ways_is_taken_with_a_warning(raw, day, reason):
    reading = read(raw)
    assert reading.value == day
    assert [(found.level, found.reason) for found in reading.findings] == [(Level.WARNING, reason)]


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("3/15/2019", "2019-03-15"),
        ("15/3/2019", "2019-03-15"),
        ("5.5.2019", "2019-05-05"),
        ("85.3.4", "1985-03-04"),
        ("850304", "1985-03-04"),
        ("85年3月4日", "1985-03-04"),
        ("一九八五年十二月二十五日", "1985-12-25"),
        ("二○○○年十月十日", "2000-10-10"),
    ],
)
def test_where_one_reading_is_left_it_is_taken(raw, day):
    assert read(raw).value == day
    assert [found.level for found in read(raw).findings] == [Level.NOTE]


@pytest.mark.parametrize("raw", ["2019.1", "2019.10", "2019.11", 2019.11])
def test_a_typed_month_is_never_mistaken(raw):
    assert read(raw).value == f"2019-{str(raw).partition('.')[2].zfill(2)}-01"


def test_with_two_digits_the_offices_day_decides_the_century():
    assert dates.read_date("25.6.30", today="2025-06-30").value == "2025-06-30"
    assert dates.read_date("26.6.30", today="2025-06-30").value == "1926-06-30"


@pytest.mark.parametrize(
    "raw",
    [
        "2019-02-30",
        "2019.13.1",
        "20190230",
        "201913",
        "1849-12-31",
        "2200-01-01",
        "99999",
        "1234567",
        "12",
        "三月",
        "十",
        "二十百十年",
        "三十十年五月",
        "昨天",
        "32/13/2019",
        True,
        -5,
        1e300,
        float("inf"),
        datetime.date(1700, 1, 1),
        datetime.datetime.fromisoformat("1700-01-01"),
        datetime.time(3, 4),
        "\ud800",
    ],
)
def test_a_day_no_calendar_has_is_held(raw):
    reading = read(raw)
    assert reading.value is None
    assert [found.reason for found in reading.findings] == ["impossible_date"]
    assert reading.held


@pytest.mark.parametrize("raw", [None, "", " ", float("nan"), "无", "/", "-"])
def test_nothing_is_read_as_nothing(raw):
    assert read(raw).value is None
    assert not read(raw).held


@settings(max_examples=120, deadline=None)
@given(st.dates(datetime.date(1850, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_comes_back_from_every_full_style(day):
    iso = day.isoformat()
    assert read(day).value == read(iso).value == iso
    assert read(iso).findings == ()
    for style in ("%Y.{m}.{d}", "%Y年{m}月{d}日", "%Y/%m/%d", "%Y-{m}-{d}", "%Y%m%d", "%Y-%m-%d %H:%M:%S"):
        written = datetime.datetime.combine(day, datetime.time()).strftime(style).format(m=day.month, d=day.day)
        assert read(written).value == iso, written


@settings(max_examples=60, deadline=None)
@given(st.dates(datetime.date(1930, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_number_of_excel_is_its_day(day):
    assert read(float((day - datetime.date(1899, 12, 30)).days)).value == day.isoformat()
