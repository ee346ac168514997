"""Names, texts, phones, numbers and amounts as people type and paste them."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice import cleaning
from unionoffice.findings import EMPTY, Level

ANY_CELL = st.one_of(
    st.text(max_size=40), st.integers(), st.floats(), st.none(), st.booleans(), st.dates(), st.datetimes(), st.times()
)
GB18030_2022 = (
    "㐀䶿一鿿㛃〇"  # ext A, the basic block and its ends, zero
    "𠀀𪛟𬱖𪜀𫜹𫝀𫠝𫠠𬺡𬺰𮯠𰀀𱍊𱍐𲎯"  # ext B to H
    "\U0002ebf0\U0002ee5d"  # ext I, Amendment 1
    "兀嗀﨎郎凉秊裏隣"  # compatibility characters that normalisation would replace
)


def reasons(reading):
    return [found.reason for found in reading.findings]


@pytest.mark.parametrize(
    ("raw", "name", "found"),
    [
        ("张伟", "张伟", []),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提", []),
        ("John Smith", "John Smith", []),
        ("J. Smith", "J. Smith", []),
        ("张三(大)", "张三(大)", []),
        ("李Michael", "李Michael", []),
        ("张 三", "张三", ["name_blanks"]),
        ("张\u3000三", "张三", ["name_blanks"]),
        ("张\xa0三", "张三", ["name_blanks"]),
        (" 张三\n", "张三", ["name_blanks"]),
        ("  John   Smith ", "John Smith", ["name_blanks"]),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提", ["name_dot"]),
        ("阿卜杜拉∙买买提", "阿卜杜拉·买买提", ["name_dot"]),
        ("阿卜杜拉⋅买买提", "阿卜杜拉·买买提", ["name_dot"]),
        ("阿卜杜拉・买买提", "阿卜杜拉·买买提", ["name_dot"]),
        ("阿卜杜拉･买买提", "阿卜杜拉·买买提", ["name_dot"]),
        ("阿卜杜拉．买买提", "阿卜杜拉·买买提", ["name_dot"]),
        ("阿卜杜拉‧买买提", "阿卜杜拉·买买提", ["name_dot"]),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提", ["name_dot"]),
        ("阿卜杜拉 · 买买提", "阿卜杜拉·买买提", ["name_blanks"]),
        ("阿卜杜拉··买买提", "阿卜杜拉·买买提", ["name_dot", "name_blanks"]),
        ("J．Smith", "J.Smith", ["name_dot"]),
        ("张\u200b三", "张三", ["invisible"]),
        ("\ufeff张三", "张三", ["invisible"]),
        ("\u202e张三", "张三", ["invisible"]),
        ("张\x00三", "张三", ["control"]),
        ("Ａｎｎ", "Ann", ["full_width"]),
        ("Jose\u0301", "José", ["composed"]),
        ("张\ue001", "张\ue001", ["rare_character"]),
        ("张\U00100001", "张\U00100001", ["rare_character"]),
        ("⽂明", "⽂明", ["rare_character"]),
        ("张三1", "张三1", ["name_characters"]),
        ("123", None, ["no_name"]),
        ("—", None, ["no_name"]),
        ("无", None, ["no_name"]),
        ("#N/A", None, ["no_name"]),
        (20.0, None, ["no_name"]),
        (datetime.date(2019, 3, 5), None, ["no_name"]),
        ("张\ud800", None, ["bad_characters"]),
        ("张" * 100, "张" * 100, []),
        ("张" * 101, None, ["too_long"]),
        (None, None, []),
        ("", None, []),
        ("\u200b ", None, []),
    ],
)
def test_a_name_is_put_into_its_usual_form_and_the_change_is_listed(raw, name, found):
    reading = cleaning.read_name(raw)
    assert (reading.value, reasons(reading)) == (name, found)


def test_every_character_of_gb_18030_stays_as_it_is_in_a_name():
    for letter in GB18030_2022:
        assert cleaning.read_name(f"张{letter}").value == f"张{letter}"
        assert cleaning.read_name(f"张 {letter}").value == f"张{letter}"
        assert reasons(cleaning.read_name(letter)) == []


def test_changes_of_form_are_notes_and_doubts_are_warnings():
    assert {found.level for found in cleaning.read_name("张 三").findings} == {Level.NOTE}
    assert {found.level for found in cleaning.read_name("张三1").findings} == {Level.WARNING}
    assert "U+E001" in cleaning.read_name("张\ue001").findings[0].sentence


@pytest.mark.parametrize(
    ("raw", "phone", "found"),
    [
        ("13800138000", "13800138000", []),
        (13800138000, "13800138000", []),
        (1.3800138e10, "13800138000", []),
        ("138 0013 8000", "13800138000", ["phone_style"]),
        ("138-0013-8000", "13800138000", ["phone_style"]),
        ("+86 13800138000", "13800138000", ["phone_style"]),
        ("008613800138000", "13800138000", ["phone_style"]),
        ("１３８００１３８０００", "13800138000", ["phone_style"]),
        ("'13800138000", "13800138000", ["phone_style"]),
        ("0571-88888888", "0571-88888888", []),
        ("(0571)88888888", "0571-88888888", ["phone_style"]),
        ("057188888888", "0571-88888888", ["phone_style"]),
        ("0571—8888 8888", "0571-88888888", ["phone_style"]),
        ("0571-88888888-123", "0571-88888888-123", []),
        ("0571-88888888转123", "0571-88888888-123", ["phone_style"]),
        ("+86-571-88888888", "0571-88888888", ["phone_style"]),
        ("+8657188888888", "0571-88888888", ["phone_style"]),
        ("+861", "+861", ["phone"]),
        ("010-62345678", "010-62345678", []),
        (57188888888.0, "0571-88888888", ["leading_zero"]),
        (1062345678, "010-62345678", ["leading_zero"]),
        ("2162345678", "021-62345678", ["leading_zero"]),
        ("88888888", "88888888", []),
        ("400-123-4567", "4001234567", ["phone_style"]),
        ("95588", "95588", []),
        ("12345", "12345", ["phone"]),
        ("+852 21234567", "+85221234567", ["phone_style"]),
        ("1380013800", "1380013800", ["phone"]),
        ("138001380000", "138001380000", ["phone"]),
        ("138****8000", "138****8000", ["phone"]),
        ("13800138000/13900139000", "13800138000/13900139000", ["phone"]),
        ("没有", "没有", ["phone"]),
        ("1.38E+12", None, ["phone"]),
        (1.38e18, None, ["phone"]),
        ("\ud800", None, ["phone"]),
        ("无", None, ["no_value"]),
        (None, None, []),
        ("", None, []),
    ],
)
def test_a_phone_is_put_into_its_usual_form_or_kept_with_a_warning(raw, phone, found):
    reading = cleaning.read_phone(raw)
    assert (reading.value, reasons(reading)) == (phone, found)
    assert not reading.held


@pytest.mark.parametrize(
    ("raw", "text", "found"),
    [
        ("杭州某某（集团）有限公司", "杭州某某（集团）有限公司", []),
        ("振华路 12 号", "振华路 12 号", []),
        ("三墩镇  12号", "三墩镇 12号", ["blanks"]),
        ("ＡＢ公司１号", "AB公司1号", ["full_width"]),
        ("a\r\nb", "a b", []),
        ("甲\u200f乙", "甲乙", ["invisible"]),
        ("甲\x07乙", "甲乙", ["control"]),
        ("乱\ufffd码", "乱\ufffd码", ["damaged_text"]),
        ("郎", "郎", []),
        (12.0, "12", []),
        (1.5, "1.5", []),
        (True, "TRUE", []),
        (datetime.datetime.fromisoformat("2019-03-05"), "2019-03-05", []),
        (datetime.datetime.fromisoformat("2019-03-05T08:30"), "2019-03-05 08:30:00", []),
        (datetime.time(8, 30), "08:30:00", []),
        (3.301061090010001e21, None, ["damaged_number"]),
        ("3.30106E+21", None, ["damaged_number"]),
        ("1E05室", "1E05室", []),
        ("5E+05", "5E+05", []),
        ("半\udc00个", None, ["bad_characters"]),
        ("字" * 51, None, ["too_long"]),
        (None, None, []),
        ("  ", None, []),
        (float("nan"), None, []),
    ],
)
def test_a_text_loses_only_what_nobody_sees(raw, text, found):
    reading = cleaning.read_text(raw, limit=50)
    assert (reading.value, reasons(reading)) == (text, found)


def test_a_long_text_keeps_its_lines():
    reading = cleaning.read_text(" 一 \r\n\u3000二\u2028三\x0b\n", limit=50, lines=True)
    assert reading.value == "一\n二\n三"


@pytest.mark.parametrize("yes", ["是", "有", "Y", "yes", "TRUE", "1", "√", "✓", 1, 1.0, True, " 是 ", "Ｙ"])
def test_yes_is_one(yes):
    assert cleaning.read_yes_no(yes).value == 1


@pytest.mark.parametrize("no", ["否", "无", "没有", "N", "no", "FALSE", "0", "×", "X", 0, 0.0, False])
def test_no_is_zero(no):
    assert cleaning.read_yes_no(no).value == 0


@pytest.mark.parametrize(
    ("raw", "found"),
    [("", []), (None, []), ("-", ["no_value"]), ("也许", ["unknown_word"]), ("\ud800", ["unknown_word"])],
)
def test_what_is_neither_yes_nor_no_is_not_taken(raw, found):
    reading = cleaning.read_yes_no(raw)
    assert reading.value is None
    assert reasons(reading) == found


@pytest.mark.parametrize(
    ("raw", "number", "found"),
    [
        (120, 120, []),
        (120.0, 120, []),
        ("120", 120, []),
        ("1,200", 1200, ["number_style"]),
        ("120人", 120, ["number_style"]),
        ("１２０", 120, ["number_style"]),
        ("120.0", 120, []),
        ("-0", 0, ["number_style"]),
        (-3, None, ["negative"]),
        ("-3", None, ["negative"]),
        ("12.5", None, ["bad_number"]),
        (12.5, None, ["bad_number"]),
        ("约120", None, ["bad_number"]),
        ("1,20", None, ["bad_number"]),
        (True, None, ["bad_number"]),
        ("\ud800", None, ["bad_number"]),
        (10**15, None, ["too_large"]),
        (float("inf"), None, ["bad_number"]),
        ("无", None, ["no_value"]),
        (None, None, []),
        (float("nan"), None, []),
    ],
)
def test_a_count_is_a_whole_number_of_zero_or_more(raw, number, found):
    reading = cleaning.read_whole(raw)
    assert (reading.value, reasons(reading)) == (number, found)


@pytest.mark.parametrize(
    ("raw", "fen", "found"),
    [
        ("325.04", 32504, []),
        ("16,409.02", 1640902, ["number_style"]),
        ("¥100,500", 10050000, ["number_style"]),
        ("￥10.00元", 1000, ["number_style"]),
        ("人民币 3,596,000 元整", 359600000, ["number_style"]),
        ("1.5万元", 1500000, ["number_style"]),
        (0.1, 10, []),
        (0.1 + 0.2, 30, []),
        (17.249999999999996, 1725, []),
        (1680.32, 168032, []),
        (100, 10000, []),
        ("5.", 500, []),
        ("0.100", 10, []),
        ("12.345", None, ["half_fen"]),
        (0.005, None, ["half_fen"]),
        ("0.00001万", 10, ["number_style"]),
        (-3.5, None, ["negative"]),
        ("-3", None, ["negative"]),
        ("十元", None, ["bad_number"]),
        (True, None, ["bad_number"]),
        (1e20, None, ["bad_number"]),
        ("99999999999999", None, ["too_large"]),
        ("—", None, ["no_value"]),
        (None, None, []),
    ],
)
def test_an_amount_in_yuan_is_kept_in_fen_and_never_rounded(raw, fen, found):
    reading = cleaning.read_money(raw)
    assert (reading.value, reasons(reading)) == (fen, found)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**13 - 1))
def test_every_amount_comes_back_to_the_fen(fen):
    assert cleaning.read_money(f"{fen // 100}.{fen % 100:02d}").value == fen
    assert cleaning.read_money(f"{fen // 100:,}.{fen % 100:02d}").value == fen
    if fen < 10**12:
        assert cleaning.read_money(fen / 100).value == fen


@settings(max_examples=150, deadline=None)
@given(ANY_CELL)
def test_no_cell_whatever_breaks_a_reading(raw):
    for reading in (
        cleaning.read_name(raw),
        cleaning.read_phone(raw),
        cleaning.read_text(raw, limit=100),
        cleaning.read_text(raw, limit=100, lines=True),
        cleaning.read_yes_no(raw),
        cleaning.read_whole(raw),
        cleaning.read_money(raw),
        cleaning.read_date(raw, today="2025-06-30"),
    ):
        assert reading.value is None or not reading.held
        assert all(found.sentence for found in reading.findings)
        if isinstance(reading.value, str):
            reading.value.encode("utf-8")


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(codec="ascii", min_codepoint=32), max_size=40))
def test_no_digit_of_a_name_text_or_phone_changes(raw):
    digits = re.findall("[0-9]", raw)
    for reading in (cleaning.read_name(raw), cleaning.read_text(raw, limit=100)):
        if reading.value is not None:
            assert re.findall("[0-9]", reading.value) == digits
    phone = cleaning.read_phone(raw)
    if phone.value is not None and "leading_zero" not in reasons(phone):
        assert "".join(digits).endswith("".join(re.findall("[0-9]", phone.value)))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_what_was_cleaned_once_stays_as_it_is(raw):
    for read in (cleaning.read_name, lambda text: cleaning.read_text(text, limit=100)):
        first = read(raw)
        if first.value is not None:
            second = read(first.value)
            assert second.value == first.value
            assert all(found.level is Level.WARNING for found in second.findings)


def test_an_empty_cell_costs_nothing():
    readings = (cleaning.read_name(None), cleaning.read_phone(None), cleaning.read_text(None, limit=1))
    assert all(reading is EMPTY for reading in readings)
