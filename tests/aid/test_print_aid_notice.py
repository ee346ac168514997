import random
import re

import pytest

from tests.aid.cast_on_aid_papers import GONE, LONG_NAME, notice, payee
from tests.printing.reading import all_words, words
from unionoffice.aid.print_aid_notice import NoticeFacts, NoticeRow, aid_notice, masked_name
from unionoffice.errors import Refused
from unionoffice.money import yuan


@pytest.mark.parametrize(
    ("name", "posted"),
    [
        ("孙康", "孙＊"), ("卢伟凤", "卢＊凤"), ("欧阳𠮷祥", "欧阳＊祥"), (LONG_NAME, "阿＊杜热合曼·麦麦提明"), ("司马光", "司＊光"),
        ("王", "王"), ("张＊三", "张＊三"), ("张*三", "张*三"), ("", ""),
    ],
)  # fmt: skip
def test_one_letter_of_a_name_is_hidden(name: str, posted: str) -> None:
    assert masked_name(name) == posted


def test_the_notice_says_who_what_how_long_and_whom_to_call() -> None:
    printed = aid_notice(notice(5))
    text = words(printed.pdf)
    assert printed.report.fine
    for part in (
        "公示", "三工公〔2026〕12号", "两节送温暖帮扶对象", "2026年12月1日至2026年12月7日，共5个工作日", "联系电话：0571-88880000",
        "公示单位：三墩镇总工会", "（盖章）2026年11月30日", "下列职工5名",
    ):  # fmt: skip
        assert part in text
    for row in map(payee, range(5)):
        assert masked_name(row.name) in text
        assert "".join(row.unit.split()) in text
        assert yuan(row.amount_fen) in text
        assert row.name not in text


def test_no_digit_of_any_number_card_or_phone_is_posted() -> None:
    people = [payee(place) for place in range(421)]
    text = all_words(aid_notice(notice(421)).pdf)
    for one in people:
        assert one.id_number not in text
        assert one.bank_card not in text
        assert one.phone not in text
    known = text.replace("0571-88880000", "").replace(",", "")
    assert re.findall(r"\d{6,}", re.sub(r"\d+\.\d\d", "", known)) == []


def test_a_notice_has_no_room_for_more_than_name_unit_category_and_amount() -> None:
    assert set(NoticeRow.__slots__) == {"name", "unit", "category", "amount_fen"}


def test_a_number_that_strayed_into_a_row_stops_the_notice_a_thousand_times_of_a_thousand() -> None:
    chance = random.Random(1)
    for _time in range(1000):
        digits = "".join(chance.choices("0123456789", k=chance.choice((7, 11, 15, 17, 19))))
        shown = chance.choice(
            (digits, f"{digits[:3]} {digits[3:]}", f"{digits[:4]}-{digits[4:]}", f"{digits[:6]}****{digits[6:]}")
        )
        where = chance.choice(("name", "unit", "category"))
        with pytest.raises(Refused) as refused:
            aid_notice(NoticeFacts(rows=[NoticeRow(name="王强"), NoticeRow(**{where: f"某{shown}某"})]))
        assert refused.value.reason == "number_in_notice"
        assert digits not in str(refused.value)


def test_sums_are_those_of_the_rows_and_every_page_stands_alone() -> None:
    printed = aid_notice(notice(60))
    text = all_words(printed.pdf)
    rows = re.findall(r"(?:深度困难|相对困难|意外致困)([\d,]+\.\d\d)", text)
    assert len(rows) == 60
    fen = sum(int(row.replace(",", "").replace(".", "")) for row in rows)
    assert f"合计60人{yuan(fen)}" in text
    for page in range(printed.pages):
        assert "联系电话：0571-88880000" in words(printed.pdf, page)
        assert f"第{page + 1}页共{printed.pages}页" in words(printed.pdf, page)


def test_a_notice_of_new_files_has_no_amounts_and_one_may_be_told_to_print_whole_names() -> None:
    rows = [NoticeRow(name="卢伟凤", unit="三墩镇总工会", category="深度困难")]
    text = words(aid_notice(notice(0, rows=rows, hide=False)).pdf)
    assert "金额" not in text
    assert "卢伟凤" in text


def test_a_blank_notice_has_lines_and_room_for_the_seal() -> None:
    printed = aid_notice(NoticeFacts())
    assert printed.pages == 1
    assert printed.report.fine
    assert "自年月日至年月日" in words(printed.pdf)
    assert "（盖章）年月日" in words(printed.pdf)


def test_a_character_no_font_has_is_named() -> None:
    assert aid_notice(NoticeFacts(rows=[NoticeRow(name=f"王小{GONE}")])).report.missing == {GONE: [f"王＊{GONE}"]}


def test_the_same_facts_give_the_same_bytes() -> None:
    assert aid_notice(notice(30)).pdf == aid_notice(notice(30)).pdf
