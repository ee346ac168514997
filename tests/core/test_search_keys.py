"""Search as one types, asked of a real index with the tokenizer of the office file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from unionoffice import search_keys

PEOPLE = {
    1: ("张伟明", "330106198503041234", "13800138000", "3301061090010001000001", (f"{search_keys.MARK}u12",)),
    2: ("单田芳", "11010519491231002X", "0571-88886666", "3301061090010001000002", ()),
    3: ("阿卜杜拉·买买提", "E12345678", "", "", ()),
    4: ("吕\U0002ebf0", "", "13900139000/13700137000", "", ()),
    5: ("José Müller", "", "", "", ()),
    6: ("李Michael", "", "", "旧A-17", ()),
    7: ("欧阳重", "南字第01234567号", "", "", ()),
    8: ("张\ue001", "", "", "", ()),
    9: ("吕布", "", "", "", ()),
    10: ("卢布", "", "", "", ()),
    11: ("吕璐女", "", "", "", ()),
}


@pytest.fixture(scope="module")
def index():
    db = dbapi2.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE people USING fts5(k, content='', contentless_delete=1, detail='none', prefix='1 2 3 4 5 6',"
        " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co'\")"
    )
    for no, person in PEOPLE.items():
        db.execute("INSERT INTO people (rowid, k) VALUES (?, ?)", (no, search_keys.keys(*person)))
    yield db
    db.close()


def found(index, text, tokens_for=None):
    expression = search_keys.query(text, tokens_for)
    if expression is None:
        return None
    return {row[0] for row in index.execute("SELECT rowid FROM people WHERE people MATCH ?", (expression,))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张伟明", {1}),
        ("伟明", {1}),
        ("明", {1}),
        ("张", {1, 8}),
        ("zhangweiming", {1}),
        ("weim", {1}),
        ("zwm", {1}),
        ("wm", {1}),
        ("zhangwm", {1}),
        ("ZWM", {1}),
        ("张wm", {1}),
        ("张 w 1985", {1}),
        ("zwm1985", {1}),
        ("330106", {1, 2}),
        ("330106198503041234", {1}),
        ("330106 19850304 1234", {1}),
        ("1985-03-04", {1}),
        ("19850304", {1}),
        ("1234", {1, 7}),
        ("041234", {1}),
        ("330106850304", {1}),
        ("330106850304123", {1}),
        ("13800138000", {1}),
        ("138 0013 8000", {1}),
        ("1380", {1}),
        ("8000", {1}),
        ("3301061090010001000001", {1}),
        ("000001", {1}),
        ("shan", {2}),
        ("dantf", {2}),
        ("dtf", {2}),
        ("002x", {2}),
        ("057188886666", {2}),
        ("0571 8888 6666", {2}),
        ("88886666", {2}),
        ("6666", {2}),
        ("阿卜杜拉·买买提", {3}),
        ("买买提", {3}),
        ("买提", {3}),
        ("阿卜杜拉买买提", {3}),
        ("maimaiti", {3}),
        ("e123", {3}),
        ("5678", {3}),
        ("lv", {4, 9, 11}),
        ("lü", {4, 9, 11}),
        ("lyu", {4, 9, 11}),
        ("lu", {4, 9, 10, 11}),
        ("lvbu", {9}),
        ("lyubu", {9}),
        ("lübu", {9}),
        ("lubu", {9, 10}),
        ("lulunu", {11}),
        ("lyulunyu", {11}),
        ("nv", {11}),
        ("nu", {11}),
        ("\U0002ebf0", {4}),
        ("13700137000", {4}),
        ("7000", {4}),
        ("josé", {5}),
        ("jose", {5}),
        ("jose muller", {5}),
        ("michael", {6}),
        ("李michael", {6}),
        ("旧A-17", {6}),
        ("oyc", {7}),
        ("ouyangzhong", {7}),
        ("01234567", {7}),
        ("4567号", {7}),
        ("\ue001", {8}),
        ("张 zwm 李", set()),
        ("9999", set()),
        ("王", set()),
        (f"{search_keys.MARK}u12", set()),
        ("'; DROP TABLE people; --", set()),
        ('"张" OR *', set()),
        ("张 * ( ) \" ' -", {1, 8}),
        ("ｚｗｍ", {1}),
        ("１９８５", {1}),
    ],
)
def test_people_are_found_by_what_is_typed(index, text, expected):
    assert found(index, text) == expected


@pytest.mark.parametrize("text", ["", " ", "·", "--", "\ud800", "\u0301", search_keys.MARK])
def test_without_a_letter_there_is_nothing_to_search_by(index, text):
    assert found(index, text) is None


def test_a_word_may_mean_a_unit_as_well(index):
    asked = []

    def tokens_for(term):
        asked.append(term)
        return [f"{search_keys.MARK}u{no}" for no in range(200)] if term == "科技" else []

    assert found(index, "科技 zwm", tokens_for) == {1}
    assert found(index, "科技 shan", tokens_for) == set()
    assert asked == ["科技", "zwm", "科技", "shan"]


def test_units_are_found_by_every_part_of_their_name(index):
    index.execute(
        "INSERT INTO people (rowid, k) VALUES (99, ?)",
        (search_keys.text_keys("杭州A3科技有限公司", "三墩镇", "91350100M000100Y43"),),
    )
    for text in ("杭州", "科技", "a3科技", "hz", "kjyx", "keji", "sdz", "三墩", "91350100m", "杭州 sdz"):
        assert 99 in found(index, text), text
    index.execute("DELETE FROM people WHERE rowid = 99")
    assert search_keys.text_keys("") == ""


def test_unknown_things_leave_no_keys():
    assert search_keys.keys("", "", "", "") == ""
    assert search_keys.keys("·", "", "", "") == ""
    assert search_keys.keys("张三", "", "", "").split() == ["张三", "三", "zhangsan", "san", "zs", "zhangs"]


def test_a_stored_mark_never_becomes_a_token():
    assert search_keys.MARK not in search_keys.keys(f"张{search_keys.MARK}u12", "", "", "")


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=20))
def test_nothing_typed_breaks_the_index(index, text):
    found(index, text)


@settings(max_examples=60, deadline=None)
@given(name=st.text(alphabet="张王李阿卜伟明芳单曾长乐·𠮷\ue001aZ é", min_size=1, max_size=12))
def test_whoever_is_stored_is_found_by_the_whole_name(index, name):
    index.execute("INSERT INTO people (rowid, k) VALUES (1000, ?)", (search_keys.keys(name, "", "", ""),))
    try:
        assert found(index, name) is None or 1000 in found(index, name)
    finally:
        index.execute("DELETE FROM people WHERE rowid = 1000")
