import time
from dataclasses import replace

import pytest

from tests.aid.cast_on_aid_papers import FAMILY, FILE, GONE, STORY, texts_of
from tests.printing.reading import all_words, dark, letters_in, words
from unionoffice.aid.paper_family import LOWER, UPPER
from unionoffice.aid.paper_pages import LEFT, WIDTH
from unionoffice.aid.print_aid_file import LEVELS, REASONS, AidFileFacts, aid_file
from unionoffice.printing import SEAL, Area

ORDER = """
职工编号 国家系统编号 困难类别 建档标准 姓名 性别 民族 政治面貌 身份证号 出生日期 健康状况 工作状态 住房类型 手机号码 家庭住址
工作单位 单位性质 户口所在地行政区划 劳动合同签订时间 本人月平均 家庭人口
"""


@pytest.mark.parametrize(("name", "text"), list(texts_of(FILE)))
def test_what_was_given_stands_on_the_file_table(name: str, text: str) -> None:
    assert text in all_words(aid_file(FILE).pdf), name


def test_both_sides_are_full_and_nothing_is_cut() -> None:
    printed = aid_file(FILE)
    assert printed.pages == 2
    assert printed.report.fine
    assert "困难职工档案表" in words(printed.pdf)
    assert "背面" in words(printed.pdf, 1)
    assert "BF2026-0138" in words(printed.pdf, 1)
    assert "一式三份" in words(printed.pdf)


def test_the_boxes_come_in_the_order_of_the_national_sheet() -> None:
    front = words(aid_file(AidFileFacts()).pdf)
    places = [front.index(label) for label in ORDER.split()]
    assert places == sorted(places)
    titles = [title for title, _width in (*UPPER, *LOWER)]
    family = front[places[-1] :]
    assert [title for title in titles if title not in family] == []
    assert sum(width for _title, width in UPPER) == sum(width for _title, width in LOWER) == WIDTH - 8


def test_three_opinions_stand_in_time_order_each_with_a_clear_square_for_its_seal() -> None:
    pdf = aid_file(replace(FILE, unit_opinion=replace(FILE.unit_opinion, text="同意。" * 60))).pdf
    back = words(pdf, 1)
    places = [back.index(day) for day in ("2026年11月9日", "2026年11月15日", "2026年11月20日")]
    assert places == sorted(places)
    bottom = next(place / 10 for place in range(2900, 2000, -1) if dark(pdf, LEFT + 30, place / 10, page=1)) - 7.8
    for level, day in enumerate(("2026年11月20日", "2026年11月15日", "2026年11月9日")):
        square = Area(LEFT + WIDTH - SEAL + 0.5, bottom - level * 46 - SEAL + 0.5, SEAL - 1, SEAL - 1)
        assert letters_in(pdf, square, 1) == f"（盖章）{day}"


@pytest.mark.parametrize(("count", "pages"), [(0, 2), (1, 2), (6, 2), (7, 3), (20, 3), (21, 4)])
def test_a_large_family_goes_on_on_an_extra_sheet_and_nobody_is_lost(count: int, pages: int) -> None:
    family = tuple(replace(FAMILY[place % 3], name=f"家人{place:02d}号") for place in range(count))
    printed = aid_file(replace(FILE, family=family))
    assert printed.pages == pages
    assert printed.report.fine
    text = all_words(printed.pdf)
    assert all(text.count(one.name) == 1 for one in family)
    for page in range(2, pages):
        assert "家庭成员续表" in words(printed.pdf, page)
        assert "BF2026-0138" in words(printed.pdf, page)
        assert f"第{page + 1}页共{pages}页" in words(printed.pdf, page)


def test_an_old_category_and_an_unknown_cause_are_printed_behind_the_words_offered() -> None:
    printed = aid_file(replace(FILE, category="低保边缘户", reason_main="收入低"))
    assert printed.report.fine
    assert "低保边缘户" in words(printed.pdf)
    assert "收入低" in words(printed.pdf, 1)


def test_a_cause_told_at_length_goes_on_on_another_page() -> None:
    printed = aid_file(replace(FILE, reason_text="".join(f"第{place}条：{STORY}" for place in range(9))))
    assert printed.pages == 3
    assert printed.report.fine
    assert all(f"第{place}条" in all_words(printed.pdf) for place in range(9))


def test_the_blank_form_has_every_word_to_tick() -> None:
    printed = aid_file(AidFileFacts())
    assert printed.pages == 2
    assert printed.report.fine
    assert all(level in words(printed.pdf) for level in LEVELS)
    assert all(words(printed.pdf, 1).count(reason) == 2 for reason in REASONS)


def test_what_does_not_fit_or_no_font_has_is_named() -> None:
    printed = aid_file(
        replace(FILE, home="恩施土家族苗族自治州" * 1000, family=(replace(FAMILY[0], place="厂" * 500),))
    )
    assert [cut.box for cut in printed.report.overflow] == ["家庭住址", "家庭成员第 1 人单位或学校"]
    assert set(aid_file(replace(FILE, name=f"王{GONE}")).report.missing) == {GONE}


def test_a_file_is_printed_within_three_tenths_of_a_second() -> None:
    aid_file(FILE)
    began = time.process_time()
    aid_file(FILE)
    assert time.process_time() - began < 0.3


def test_the_same_facts_give_the_same_bytes() -> None:
    assert aid_file(FILE).pdf == aid_file(FILE).pdf
