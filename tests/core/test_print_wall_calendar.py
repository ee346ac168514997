"""The month on the wall."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Collection, Mapping, Sequence

import pytest

from tests.printing.reading import all_words, letters_in, words
from unionoffice.print_wall_calendar import CalendarFacts, DayCell, wall_calendar
from unionoffice.printing import A3, A4, Area, Paper
from unionoffice.printing.preview import page_size


def days(
    year: int,
    month: int,
    *,
    off: Collection[int] = (),
    worked: Collection[int] = (),
    holidays: Mapping[int, str] | None = None,
    lines: Mapping[int, Sequence[str]] | None = None,
) -> list[DayCell]:
    found, day = [], datetime.date(year, month, 1)
    while day.month == month:
        weekend = day.isoweekday() >= 6
        found.append(
            DayCell(
                day=day.day, weekday=day.isoweekday(), is_off=(weekend and day.day not in worked) or day.day in off,
                holiday=(holidays or {}).get(day.day, ""), lines=(lines or {}).get(day.day, ()),
            )
        )  # fmt: skip
        day += datetime.timedelta(days=1)
    return found


def october(lines: Mapping[int, Sequence[str]] | None = None) -> CalendarFacts:
    month = days(
        2026, 10, off=(1, 2, 5, 6, 7), worked=(10,), holidays={1: "国庆节", 25: "中秋节"},
        lines=lines or {8: ["西园电子：报送集体合同", "华联超市工会换届"], 9: ["公示期满"]},
    )  # fmt: skip
    return CalendarFacts(month="2026年10月", days=month, office="三墩镇总工会", printed_on="2026年9月28日")


@pytest.mark.parametrize("paper", [A4, A3])
def test_the_month_stands_on_one_sheet_with_its_holidays_and_what_is_due(paper: Paper) -> None:
    printed = wall_calendar(october(), paper=paper)
    text = words(printed.pdf)
    for part in ("2026年10月", "三墩镇总工会", "2026年9月28日印制", "星期一", "星期日", "国庆节", "中秋节", "公示期满"):
        assert part in text
    assert "8·西园电子：报送集体合同·华联超市工会换届" in text
    assert page_size(printed.pdf, 0).width == paper.height
    assert printed.pages == 1
    assert printed.report.fine


def test_a_working_day_taken_off_and_a_weekend_day_worked_have_their_marks() -> None:
    marks = {cell.day: cell.mark for cell in october().days if cell.mark}
    assert marks == {1: "休", 2: "休", 5: "休", 6: "休", 7: "休", 10: "班"}
    text = words(wall_calendar(october()).pdf)
    assert text.count("休") == 5
    assert text.count("班") == 1


def test_days_stand_under_their_weekday() -> None:
    width = (297 - 24) / 7
    pdf = wall_calendar(CalendarFacts(month="2027年2月", days=days(2027, 2))).pdf
    for place in range(7):
        shown = letters_in(pdf, Area(12 + place * width + 1, 36, width - 2, 160))
        assert shown == "".join(str(place + 1 + week * 7) for week in range(4))


def test_what_a_day_has_no_room_for_stands_below_and_the_day_says_so() -> None:
    many = [f"第{place}家企业：续订协商最后一日，请发续订建议书" for place in range(1, 12)]
    printed = wall_calendar(october({20: many}))
    text = words(printed.pdf)
    assert [one for one in many if one not in text] == []
    assert "件见下" in text
    assert "20日（星期二）：" in text
    assert printed.pages == 1
    assert printed.report.fine


def test_a_line_longer_than_its_day_stands_below_whole() -> None:
    long = "恩施土家族苗族自治州富硒茶叶杭州分公司女职工权益保护专项集体合同" * 5
    text = words(wall_calendar(october({27: [long]})).pdf)
    assert "1件见下" in text
    assert f"27日（星期二）：{long}。" in text


def test_a_crowded_month_of_six_weeks_goes_on_behind_and_loses_nothing() -> None:
    lines = {day: [f"{day}日事项{place}甲：某某有限公司合同到期" for place in range(12)] for day in range(1, 32)}
    printed = wall_calendar(CalendarFacts(month="2026年8月", days=days(2026, 8, lines=lines)))
    text = all_words(printed.pdf)
    assert printed.pages > 1
    assert "其余事项（续）" in text
    flowing = re.sub(r"2026年8月其余事项（续）第\d+页共\d+页", "", text)
    assert [one for named in lines.values() for one in named if one not in flowing] == []
    assert f"第{printed.pages}页共{printed.pages}页" in text
    assert printed.report.fine


def test_a_month_without_anything_due_is_a_sheet_to_write_on() -> None:
    printed = wall_calendar(CalendarFacts(month="2026年2月", days=days(2026, 2)))
    assert printed.pages == 1
    assert "见下" not in words(printed.pdf)


def test_a_line_of_200_000_letters_is_cut_reported_and_does_not_hang() -> None:
    began = time.process_time()
    printed = wall_calendar(october({3: ["超" * 200_000]}))
    assert time.process_time() - began < 5.0
    assert [cut.box for cut in printed.report.overflow] == ["3日"]


def test_rare_characters_are_printed_and_lost_ones_named() -> None:
    gone = chr(0x2EBF0)
    printed = wall_calendar(october({3: ["周𬱖、欧阳𠮷家访", f"王{gone}家访"]}))
    assert "周𬱖、欧阳𠮷家访" in words(printed.pdf)
    assert list(printed.report.missing) == [gone]


def test_the_same_month_gives_the_same_bytes() -> None:
    assert wall_calendar(october()).pdf == wall_calendar(october()).pdf
