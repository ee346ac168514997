"""Minutes of the talks and the list of those who talk."""

from __future__ import annotations

import dataclasses
import re
import time

import pytest

from tests.contracts.contracts_on_paper import (
    EMPLOYERS,
    GONE,
    LONG_NAME,
    MINUTES,
    REPRESENTATIVES,
    UNION,
    WORKERS,
    texts_of,
)
from tests.printing.reading import all_words, words
from unionoffice.contracts.print_minutes import MinutesFacts, minutes
from unionoffice.contracts.print_representatives import RepresentativesFacts, representatives

SPOKEN = "职工方认为，公司利润增长，建议提高平均工资；用人单位方说明了订单和成本情况。"
ORDER = (
    "编号", "时间", "地点", "记录人", "用人单位", "工会", "用人单位方协商代表", "职工方协商代表", "一、协商议题", "二、职工方意见",
    "三、用人单位方意见", "四、协商结果", "用人单位方协商代表（签字）", "记录人（签字）",
)  # fmt: skip


def test_what_was_given_stands_in_the_minutes_on_one_page() -> None:
    printed = minutes(MINUTES)
    text = words(printed.pdf)
    assert {name: value for name, value in texts_of(MINUTES) if value not in text} == {}
    assert printed.pages == 1
    assert printed.report.fine


def test_the_parts_come_in_the_order_of_the_sheet() -> None:
    text = all_words(minutes(MinutesFacts()).pdf)
    place = 0
    for part in ORDER:
        place = text.index("".join(part.split()), place)


def test_everybody_has_a_line_to_sign_on() -> None:
    text = words(minutes(MINUTES).pdf)
    signing = text[text.index("用人单位方协商代表（签字）") :]
    for name in (*MINUTES.employer_side, *MINUTES.worker_side):
        assert name in signing
    assert "首席代表：陈志远" in signing
    assert "首席代表：王建国" in signing


def test_long_talks_flow_on_and_all_signatures_stay_together_with_the_last_lines() -> None:
    facts = dataclasses.replace(MINUTES, worker_view=SPOKEN * 60, employer_view=SPOKEN * 60, result=SPOKEN * 10)
    printed = minutes(facts)
    assert printed.report.fine
    assert all_words(printed.pdf).count("订单和成本情况") >= 125
    last = words(printed.pdf, printed.pages - 1)
    signing = last[last.index("用人单位方协商代表（签字）") :]
    for part in (*MINUTES.employer_side, *MINUTES.worker_side, "记录人（签字）："):
        assert part in signing
    assert "订单和成本情况" in last
    assert f"第{printed.pages}页共{printed.pages}页" in last
    assert MINUTES.number in last


def test_nothing_is_lost_where_a_page_breaks() -> None:
    view = "".join(f"第{place}条意见要写明。" for place in range(1, 401))
    printed = minutes(dataclasses.replace(MINUTES, worker_view=view))
    text = re.sub(r"集体协商会议记录（续）.*?第\d+页共\d+页", "", all_words(printed.pdf))
    assert printed.pages > 2
    assert view in text


def test_more_people_than_a_page_can_hold_sign_on_several() -> None:
    crowd = [f"代表{place}号" for place in range(1, 101)]
    printed = minutes(dataclasses.replace(MINUTES, employer_side=crowd, worker_side=crowd[:3]))
    text = all_words(printed.pdf)
    assert [name for name in crowd if text.count(name) < 2] == []


def test_blank_minutes_are_two_pages_of_lines_with_room_for_five_on_each_side() -> None:
    printed = minutes(MinutesFacts())
    assert printed.pages == 2
    assert printed.report.fine
    assert words(printed.pdf, 1).count("首席代表：") == 2


def test_a_text_of_200_000_letters_is_cut_reported_and_does_not_hang() -> None:
    began = time.process_time()
    printed = minutes(dataclasses.replace(MINUTES, worker_view="超" * 200_000))
    assert time.process_time() - began < 10.0
    assert [cut.box for cut in printed.report.overflow] == ["职工方意见"]


def test_the_same_minutes_give_the_same_bytes() -> None:
    assert minutes(MINUTES).pdf == minutes(MINUTES).pdf


# -- representatives


def test_both_sides_stand_on_the_list_with_how_they_were_chosen() -> None:
    printed = representatives(REPRESENTATIVES)
    text = words(printed.pdf)
    on_the_wall_only = {"posted_from", "posted_to", "phone"}
    missing = {name: value for name, value in texts_of(REPRESENTATIVES) if value not in text}
    assert missing.keys() <= on_the_wall_only
    assert printed.pages == 1
    assert printed.report.fine
    assert text.count("首席代表") == 2
    assert text.count("√") == 2
    assert "签名" in text


def test_who_works_on_the_line_and_who_comes_from_outside_is_counted_for_each_side() -> None:
    text = words(representatives(REPRESENTATIVES).pdf)
    assert "共4人，女1人，一线1人，外聘1人" in text
    assert "共3人，女1人，一线0人，外聘0人" in text


def test_the_posted_list_says_how_long_it_hangs_and_whom_to_tell_and_asks_for_no_signature() -> None:
    printed = representatives(REPRESENTATIVES, posted=True)
    text = words(printed.pdf)
    assert {name: value for name, value in texts_of(REPRESENTATIVES) if value not in text} == {}
    assert "集体协商代表名单公布" in text
    assert "签名" not in text
    assert "（盖章）2026年11月28日" in text
    assert printed.report.fine


@pytest.mark.parametrize("posted", [False, True])
def test_many_representatives_go_on_under_the_same_titles(posted: bool) -> None:
    workers = [dataclasses.replace(WORKERS[1], name=f"代表{place}号") for place in range(1, 41)]
    printed = representatives(dataclasses.replace(REPRESENTATIVES, workers=workers), posted=posted)
    text = all_words(printed.pdf)
    assert printed.pages > 1
    assert [one.name for one in workers if one.name not in text] == []
    assert [one.name for one in EMPLOYERS if one.name not in text] == []
    assert all("产生方式" in words(printed.pdf, page) for page in range(printed.pages))
    assert UNION in words(printed.pdf, printed.pages - 1)
    assert printed.report.fine


def test_a_blank_list_has_five_lines_for_each_side() -> None:
    printed = representatives(RepresentativesFacts())
    assert printed.pages == 1
    assert words(printed.pdf).count("产生方式") == 2
    assert printed.report.fine


def test_a_rare_character_no_font_has_and_a_name_without_end_are_reported() -> None:
    workers = [dataclasses.replace(WORKERS[0], name=f"王{GONE}"), dataclasses.replace(WORKERS[0], name="长" * 5000)]
    printed = representatives(dataclasses.replace(REPRESENTATIVES, workers=workers))
    assert list(printed.report.missing) == [GONE]
    assert [cut.box for cut in printed.report.overflow] == ["姓名（第 2 行）"]
    assert LONG_NAME in words(representatives(REPRESENTATIVES).pdf)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert representatives(REPRESENTATIVES).pdf == representatives(REPRESENTATIVES).pdf
