"""Fen in capitals and back: the rules' own examples, every odd place, and a million amounts by an inverse parser."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice.money import MOST, capitals, divided_half_up, plain_yuan, read_capitals, read_yuan, yuan

VECTORS = {
    # 支付结算办法, annex 1: the examples of the rules themselves
    140_950: "壹仟肆佰零玖元伍角整",
    600_714: "陆仟零柒元壹角肆分",
    168_032: "壹仟陆佰捌拾元零叁角贰分",
    10_700_053: "壹拾万柒仟元零伍角叁分",
    1_640_902: "壹万陆仟肆佰零玖元零贰分",
    32_504: "叁佰贰拾伍元零肆分",
    # domain.md 8.9
    10_050_000: "壹拾万零伍佰元整",
    359_600_000: "叁佰伍拾玖万陆仟元整",
    1_000: "壹拾元整",
    10: "壹角整",
    # ends, gaps and large places
    0: "零元整",
    1: "壹分",
    11: "壹角壹分",
    100: "壹元整",
    101: "壹元零壹分",
    110: "壹元壹角整",
    1_050: "壹拾元零伍角整",
    1_001: "壹拾元零壹分",
    10_100: "壹佰零壹元整",
    11_000: "壹佰壹拾元整",
    100_100: "壹仟零壹元整",
    101_000: "壹仟零壹拾元整",
    1_000_000: "壹万元整",
    1_000_100: "壹万零壹元整",
    1_001_000: "壹万零壹拾元整",
    1_100_000: "壹万壹仟元整",
    100_010_000: "壹佰万零壹佰元整",
    100_100_100: "壹佰万壹仟零壹元整",
    10_000_000_000: "壹亿元整",
    10_000_000_100: "壹亿零壹元整",
    10_000_500_000: "壹亿零伍仟元整",
    10_050_000_000: "壹亿零伍拾万元整",
    15_000_000_000: "壹亿伍仟万元整",
    150_000_000_000_000: "壹万伍仟亿元整",
    -32_504: "负叁佰贰拾伍元零肆分",
}  # fmt: skip


@pytest.mark.parametrize(("fen", "words"), VECTORS.items())
def test_amounts_stand_in_capitals_as_the_rules_write_them(fen: int, words: str) -> None:
    assert capitals(fen) == f"人民币{words}"
    assert read_capitals(f"人民币{words}") == fen
    assert read_capitals(words) == fen


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("人民币壹仟陆佰捌拾元叁角贰分", 168_032),
        ("人民币壹拾万零柒仟元伍角叁分", 10_700_053),
        ("壹仟肆佰零玖元伍角", 140_950),
        ("壹佰圆整", 10_000),
        ("壹佰元正", 10_000),
    ],
)
def test_the_other_ways_the_rules_allow_are_read_too(words: str, fen: int) -> None:
    assert read_capitals(words) == fen


@pytest.mark.parametrize(
    "words",
    [
        "", "人民币", "整", "人民币整", "负", "元整", "叁佰贰拾伍元", "325.04", "三百元整", "壹佰零元整", "壹佰壹元整",
        "零壹元整", "壹元零分", "壹分整", "壹元贰分", "壹万万元整", "壹亿亿元整", "拾元整", "壹仟仟元整", "壹拾壹佰元整",
        "壹壹元整", "壹元整整", "壹元整壹角", "负零元整", "壹佰元整 ", "壹拾万伍佰元整", "零角整", "人民币 壹元整",
    ],
)  # fmt: skip
def test_what_is_no_amount_in_capitals_is_not_guessed_at(words: str) -> None:
    with pytest.raises(ValueError):
        read_capitals(words)


@given(st.integers(-(MOST - 1), MOST - 1))
@settings(max_examples=300)
def test_capitals_read_back_are_the_amount(fen: int) -> None:
    words = capitals(fen)
    assert read_capitals(words) == fen
    assert "零零" not in words
    assert words.endswith("整") is (fen % 10 == 0)


@given(st.text(alphabet="零壹贰玖拾佰仟万亿元角分整负", max_size=12))
@settings(max_examples=300)
def test_any_heap_of_capitals_is_one_amount_or_none(words: str) -> None:
    try:
        fen = read_capitals(words)
    except ValueError:
        return
    assert read_capitals(capitals(fen)) == fen


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_million_amounts_in_capitals_are_the_amounts() -> None:
    chance = random.Random(20261122)
    for _ in range(1_000_000):
        fen = chance.randrange(10 ** chance.randrange(1, 17))
        assert read_capitals(capitals(fen)) == fen


def test_no_paper_carries_more_than_the_places_go() -> None:
    assert read_capitals(capitals(MOST - 1)) == MOST - 1
    for fen in (MOST, -MOST):
        with pytest.raises(ValueError):
            capitals(fen)


# -- figures


@pytest.mark.parametrize(
    ("fen", "people", "machines"),
    [
        (0, "0.00", "0.00"),
        (5, "0.05", "0.05"),
        (123_456, "1,234.56", "1234.56"),
        (359_600_000, "3,596,000.00", "3596000.00"),
        (-5, "-0.05", "-0.05"),
        (-123_456, "-1,234.56", "-1234.56"),
    ],
)
def test_fen_are_shown_as_yuan(fen: int, people: str, machines: str) -> None:
    assert (yuan(fen), plain_yuan(fen)) == (people, machines)


@given(st.integers(0, 10**14))
@settings(max_examples=50)
def test_yuan_shown_are_read_as_the_same_fen(fen: int) -> None:
    assert read_yuan(yuan(fen)).value == fen
    assert read_yuan(plain_yuan(fen)).value == fen


def test_an_amount_finer_than_a_fen_or_below_zero_is_held() -> None:
    assert [read_yuan(raw).findings[0].reason for raw in ("1.005", "-3", "3 斤")] == [
        "half_fen",
        "negative",
        "bad_number",
    ]


@pytest.mark.parametrize(
    ("numerator", "denominator", "quotient"),
    [
        (0, 3, 0),
        (1, 2, 1),
        (1, 3, 0),
        (2, 3, 1),
        (5, 2, 3),
        (-1, 2, -1),
        (-1, 3, 0),
        (1, -2, -1),
        (-5, -2, 3),
        (1250, 100, 13),
    ],
)
def test_a_half_fen_is_rounded_up(numerator: int, denominator: int, quotient: int) -> None:
    assert divided_half_up(numerator, denominator) == quotient


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
@settings(max_examples=100)
def test_a_rounded_quotient_is_never_further_than_half_a_fen(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    rounded = divided_half_up(numerator, denominator)
    assert abs(rounded - exact) <= Fraction(1, 2)
    assert abs(rounded - exact) < Fraction(1, 2) or abs(rounded) > abs(exact)


def test_nothing_is_divided_by_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        divided_half_up(1, 0)
