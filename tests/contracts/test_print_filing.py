"""The form that goes with a contract to the authority, and the list of the papers with it."""

from __future__ import annotations

import dataclasses
import time

import pytest

from tests.contracts.contracts_on_paper import FILING, GONE, LONG_COMPANY, PACKET, texts_of
from tests.printing.reading import all_words, letters_in, words
from unionoffice.contracts.print_filing_form import LEFT, WIDTH, FilingFacts, filing_form
from unionoffice.contracts.print_packet_list import PacketFacts, PacketItem, packet_list
from unionoffice.printing import SEAL, Area

ORDER = """
登记编号 企业名称（章） 工会名称（章） 法定代表人 工会主席 企业方首席代表 职工方首席代表 合同期限 起止日期 首次签订 续订 变更
企业性质 所属街镇 职工总数 女职工数 地址 邮编 联系电话 联系人 主要议题 协商经过 职代会 日期 应到 实到 表决情况 送审时间
审查意见 （盖章）
"""
COURSE = "双方就平均工资增长幅度交换意见，并约定下次协商的时间。"


@pytest.mark.parametrize(("name", "value"), list(texts_of(FILING)))
def test_what_was_given_stands_on_the_form(name: str, value: str) -> None:
    assert value in words(filing_form(FILING).pdf), name


def test_the_form_is_one_page_and_everything_fits() -> None:
    for facts in (FILING, FilingFacts()):
        printed = filing_form(facts)
        assert printed.pages == 1
        assert printed.report.fine


def test_the_boxes_come_in_the_order_of_the_real_sheet() -> None:
    text = words(filing_form(FilingFacts()).pdf)
    place = 0
    for box in ORDER.split():
        assert box in text[place:], box
        place = text.index(box, place)


def test_three_seals_have_a_clear_square() -> None:
    pdf = filing_form(FilingFacts()).pdf
    top = 21 + 8.2 + 2.4 + 1
    assert letters_in(pdf, Area(LEFT + WIDTH / 2 - SEAL, top, SEAL, SEAL)) == "（盖章）年月日"
    assert letters_in(pdf, Area(LEFT + WIDTH - SEAL, top, SEAL, SEAL)) == "（盖章）年月日"
    pages = [letters_in(pdf, Area(LEFT + WIDTH - SEAL, y, SEAL, SEAL - 1)) for y in range(220, 240)]
    assert "（盖章）年月日" in pages


def test_a_course_of_talks_too_long_for_its_box_stands_whole_on_a_page_behind() -> None:
    course = "".join(f"第{place}次：{COURSE}" for place in range(1, 61))
    printed = filing_form(dataclasses.replace(FILING, course=course))
    assert printed.pages > 1
    assert printed.report.fine
    assert "协商经过（见附页）" in words(printed.pdf)
    behind = "".join(words(printed.pdf, page) for page in range(1, printed.pages))
    assert [place for place in range(1, 61) if f"第{place}次：" not in behind] == []
    assert FILING.employer in behind
    assert "附页第1页" in behind


def test_an_overlong_name_keeps_out_of_the_seals_square() -> None:
    printed = filing_form(dataclasses.replace(FILING, employer=LONG_COMPANY, union=LONG_COMPANY + "工会委员会"))
    assert words(printed.pdf).count(LONG_COMPANY) == 2
    assert letters_in(printed.pdf, Area(LEFT + WIDTH / 2 - SEAL, 33, SEAL, SEAL)) == "（盖章）年月日"
    assert printed.report.fine


def test_an_occasion_that_is_not_offered_and_a_lost_character_are_reported() -> None:
    printed = filing_form(dataclasses.replace(FILING, occasion="补签", contact=f"王{GONE}"))
    assert [cut.text for cut in printed.report.overflow] == ["补签"]
    assert list(printed.report.missing) == [GONE]


def test_fields_of_20_000_letters_are_cut_reported_and_do_not_hang() -> None:
    names = [field.name for field in dataclasses.fields(FILING)]
    began = time.process_time()
    printed = filing_form(FilingFacts(**dict.fromkeys(names, "超" * 20_000)))
    assert time.process_time() - began < 8.0
    assert len(printed.report.overflow) > 15


def test_the_same_form_gives_the_same_bytes() -> None:
    assert filing_form(FILING).pdf == filing_form(FILING).pdf


# -- the list of the packet


def test_the_list_shows_each_paper_with_its_copies_and_what_is_missing() -> None:
    printed = packet_list(PACKET)
    text = words(printed.pdf)
    assert {name: value for name, value in texts_of(PACKET) if value not in text} == {}
    assert "1集体合同文本原件53缺" in text
    assert "2报审登记表原件11√" in text
    assert "尚缺材料：集体合同文本（缺2份）；营业执照副本（缺1份）。" in text
    assert printed.pages == 1
    assert printed.report.fine


def test_the_sums_are_those_of_the_rows() -> None:
    asked = sum(item.copies for item in PACKET.items)
    have = sum(item.have for item in PACKET.items)
    assert f"合计{asked}{have}缺2项" in words(packet_list(PACKET).pdf)


def test_a_complete_packet_says_so() -> None:
    items = [dataclasses.replace(item, have=item.copies + 1) for item in PACKET.items]
    text = words(packet_list(dataclasses.replace(PACKET, items=items)).pdf)
    assert "齐全" in text
    assert "尚缺材料：无，材料已备齐。" in text
    assert "缺1" not in text


def test_a_long_packet_goes_on_under_the_same_titles_and_is_signed_once() -> None:
    items = [PacketItem(name=f"第{place}种材料", form="原件", copies=3, have=place % 4) for place in range(1, 61)]
    printed = packet_list(dataclasses.replace(PACKET, items=items))
    text = all_words(printed.pdf)
    assert printed.pages > 1
    assert [item.name for item in items if item.name not in text] == []
    assert "应交份数" in words(printed.pdf, 1)
    assert text.count("接收人（签字）：") == 1
    assert printed.report.fine


def test_a_blank_list_has_lines_to_fill_in() -> None:
    printed = packet_list(PacketFacts())
    assert printed.pages == 1
    assert "√" not in words(printed.pdf)
    assert printed.report.fine


def test_the_same_packet_gives_the_same_bytes() -> None:
    assert packet_list(PACKET).pdf == packet_list(PACKET).pdf
