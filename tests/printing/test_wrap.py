import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice.printing import face
from unionoffice.printing.wrap import LEAST, atoms, fit, wrap

TEXT = (
    "本人系三墩镇恒达纺织有限公司职工，2026年3月被确诊为慢性肾功能衰竭（尿毒症期），每周需透析3次，"
    "特申请“困难职工帮扶救助”。（联系电话：0571-88888888；银行账号6228480322222222222）金额共￥5,000.00元，“以上属实”。"
)
NEVER_FIRST = "，。、；：？！）”’》」』】〕%"
NEVER_LAST = "（“‘《「『【〔￥"


@pytest.mark.parametrize("em", range(9000, 30000, 700))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(em: int) -> None:
    lines = [line.text for line in wrap(face("song"), TEXT, em).lines]
    assert "".join(lines) == TEXT
    assert not [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]


def test_numbers_and_words_stay_whole() -> None:
    lines = [line.text for line in wrap(face("song"), TEXT, 14000).lines]
    for whole in ("0571-88888888", "6228480322222222222", "￥5,000.00", "2026"):
        assert any(whole in line for line in lines)


def test_paragraphs_begin_two_letters_in_and_empty_lines_stay() -> None:
    lines = wrap(face("song"), "第一段\n\n第二段", 20000, indent=2).lines
    assert [(line.text, line.indent) for line in lines] == [("第一段", 2), ("", 2), ("第二段", 2)]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters=" \n"), max_size=80), st.integers(2000, 40000))
def test_nothing_is_lost_and_no_line_is_wider_than_asked(text: str, em: int) -> None:
    wrapped = wrap(face("kai"), text, em)
    assert wrapped.complete
    assert "".join(line.text for line in wrapped.lines) == text
    assert all(line.width <= em or len(line.text) == 1 for line in wrapped.lines)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="甲乙，。（）“”Ab1 ￥5·\n", max_size=120))
def test_atoms_are_the_whole_text(text: str) -> None:
    flat = text.replace("\n", " ")
    assert "".join(atoms(flat)) == flat


def test_a_value_shrinks_a_little_rather_than_break_and_breaks_rather_than_shrink_much() -> None:
    song = face("song")
    assert fit(song, "一二三四五六七八", 82, 30, 11).size == 10
    broken = fit(song, "一二三四五六七八九十甲乙", 70, 30, 11)
    assert (len(broken.lines), broken.size) == (2, 11)


def test_a_number_shrinks_before_it_is_torn() -> None:
    fitted = fit(face("hei"), "330106197108120017", 75, 40, 10.5)
    assert [line.text for line in fitted.lines] == ["330106197108120017"]
    assert fitted.size < 9


def test_what_does_not_fit_ends_in_dots_and_says_so() -> None:
    fitted = fit(face("song"), "很长的话" * 100, 60, 20, 11)
    assert not fitted.complete
    assert fitted.size == LEAST
    assert fitted.lines[-1].text.endswith("…")
    assert all(line.width * fitted.size / 1000 <= 60 for line in fitted.lines)


@pytest.mark.parametrize(
    "text", ["字" * 200_000, "a" * 200_000, "，" * 200_000, "字\n" * 100_000, " " * 200_000, "（" * 200_000]
)
def test_200_000_characters_are_fitted_within_a_second(text: str) -> None:
    began = time.process_time()
    fit(face("kai"), text, 400, 700, 11, indent=2, one_line=False)
    assert time.process_time() - began < 1.5
