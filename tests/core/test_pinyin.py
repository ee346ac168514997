"""How names are read and sorted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice import pinyin


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("张伟明", "zhang wei ming"),
        ("单田芳", "shan tian fang"),
        ("仇小明", "qiu xiao ming"),
        ("曾国强", "zeng guo qiang"),
        ("解晓东", "xie xiao dong"),
        ("查良镛", "zha liang yong"),
        ("区小红", "ou xiao hong"),
        ("翟小红", "zhai xiao hong"),
        ("朴小红", "piao xiao hong"),
        ("盖小红", "ge xiao hong"),
        ("任小红", "ren xiao hong"),
        ("欧阳锋", "ou yang feng"),
        ("欧阳", "ou yang"),
        ("尉迟恭", "yu chi gong"),
        ("万俟卨", "mo qi xie"),
        ("长孙无忌", "zhang sun wu ji"),
        ("吕绿", "lv lv"),
        ("𠮷野", "ji ye"),
        ("阿卜杜拉·买买提", "a bo du la mai mai ti"),
        ("John Smith", "john smith"),
        ("李Michael", "li michael"),
        ("张三(大)", "zhang san da"),
    ],
)
def test_a_name_is_shown_with_its_surnames_own_reading(name, reading):
    assert " ".join(pinyin.readings(name)[0]) == reading


def test_other_readings_people_type_are_kept_beside_it():
    assert ("dan", "tian", "fang") in pinyin.readings("单田芳")
    assert ("zhang", "yue") in pinyin.readings("张乐")
    assert ("shan", "yu", "ming") in pinyin.readings("单于明")
    assert len(pinyin.readings("曾重乐行朝长")) == pinyin.MOST_READINGS


def test_a_dotted_name_has_no_chinese_surname():
    assert pinyin.readings("单·买买提")[0] == ("dan", "mai", "mai", "ti")


def test_a_character_nobody_can_read_stands_for_itself():
    assert pinyin.readings("\U0002ebf0明") == [("\U0002ebf0", "ming")]
    assert pinyin.readings("") == pinyin.readings("·") == []


def test_initials_are_first_letters():
    assert pinyin.initials("张伟明") == "zwm"
    assert pinyin.initials("欧阳锋") == "oyf"
    assert pinyin.initials("") == ""


def test_people_of_one_surname_stand_together():
    names = ["张伟", "詹明", "章明", "张明", "阿里", "欧阳锋", "章伟", "单明", "John", "·"]
    in_order = ["阿里", "John", "欧阳锋", "单明", "詹明", "张明", "张伟", "章明", "章伟", "·"]
    assert sorted(names, key=pinyin.sort_key) == in_order


def test_our_table_is_what_pypinyin_says(monkeypatch):
    monkeypatch.setenv("PYPINYIN_NO_PHRASES", "true")
    pypinyin = pytest.importorskip("pypinyin")
    letters = "张王李赵陈伟明绿略女吕䶮𠀀龘"
    assert [pinyin.table()[letter] for letter in letters] == pypinyin.lazy_pinyin(list(letters), v_to_u=False)
    assert len(pinyin.table()) > 41_000
    assert all(syllable.isascii() and syllable.isalpha() for syllable in set(pinyin.table().values()))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_no_name_whatever_breaks_a_reading(name):
    assert len(pinyin.readings(name)) <= pinyin.MOST_READINGS
    assert isinstance(pinyin.sort_key(name), str)
    assert isinstance(pinyin.initials(name), str)
