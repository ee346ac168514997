"""Code lists: complete, consistent, and found by the words people use."""

import pytest

from unionoffice import codes, wording
from unionoffice.findings import Level

EXPECTED = {
    "sex": 4, "ethnicity": 58, "political_status": 13, "education": 40, "education_1984": 9, "marital": 8, "health": 23,
    "industry": 20, "industry_union": 20, "unit_type": 16, "id_kind": 9, "new_form_group": 8, "member_state": 11,
    "unit_kind": 14, "unit_status": 5, "model_worker": 5, "aid_political": 5, "aid_health": 20, "disability": 28,
    "aid_reason": 10, "contract_term": 7, "aid_marital": 4, "work_state": 9,
}  # fmt: skip


def reasons(reading):
    return [found.reason for found in reading.findings]


@pytest.mark.parametrize("name", codes.all_names())
def test_every_list_is_whole_and_finds_each_entry_by_each_of_its_words(name):
    found = codes.code_list(name)
    assert found.name == name
    assert all((found.title, found.title_english, found.version, found.source))
    assert found.valid_from <= "2025-06-30"
    assert len({entry.code for entry in found.entries}) == len(found.entries) == EXPECTED.get(name, len(found.entries))
    for entry in found.entries:
        assert entry.label
        assert entry.english.replace("²", "").isascii()
        assert found.find(entry.code) == entry.code
        for word in entry.synonyms:
            assert found.find(word) == entry.code, f"{name}: {word}"
        # GB/T 2261.3 has 有慢性病 twice, as 30 and as 40.
        assert (found.find(entry.label), name) in ((entry.code, name), ("30", "health"))


def test_the_lists_that_belong_together_point_at_each_other():
    states = codes.code_list("aid_political")
    assert all(states.get(entry.extra["aid"]) for entry in codes.code_list("political_status").entries)
    education = codes.code_list("education")
    assert all(education.get(entry.extra["gb2006"]) for entry in codes.code_list("education_1984").entries)
    sections, numbered = codes.code_list("industry"), codes.code_list("industry_union")
    for entry in sections.entries:
        assert numbered.get(entry.extra["union"]).extra["gb"] == entry.code
        assert numbered.label(entry.extra["union"]) == entry.label
    assert {entry.extra["sex"] for entry in codes.code_list("relation").entries if "sex" in entry.extra} == {
        "male",
        "female",
    }


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("sex", "男", "male"),
        ("sex", " 女性 ", "female"),
        ("sex", 1, "male"),
        ("sex", 2.0, "female"),
        ("ethnicity", "汉", "01"),
        ("ethnicity", "汉族", "01"),
        ("ethnicity", "01 汉族", "01"),
        ("ethnicity", "1", "01"),
        ("ethnicity", 1.0, "01"),
        ("ethnicity", "维吾尔", "05"),
        ("ethnicity", "毛难族", "36"),
        ("ethnicity", "崩龙", "46"),
        ("ethnicity", "汉\u200b族", "01"),
        ("ethnicity", "Zhuang", "08"),
        ("political_status", "中共党员", "01"),
        ("political_status", "中国共产党党员", "01"),
        ("political_status", "共青团员", "03"),
        ("political_status", "九三学社", "10"),
        ("education", "大专", "31"),
        ("education", "本科", "21"),
        ("education", "高中", "61"),
        ("education", "初中", "71"),
        ("education", "中专", "41"),
        ("education", "硕士", "14"),
        ("education", "博士", "11"),
        ("household_type", "农业", "farm"),
        ("employment_form", "合同制", "contract"),
        ("employment_form", "劳务派遣", "dispatched"),
        ("new_form_group", "外卖骑手", "food_rider"),
        ("skill_grade", "高级技师", "senior_technician"),
        ("skill_grade", "高级", "senior"),
        ("member_state", "除名", "expelled"),
        ("unit_kind", "镇总工会", "township"),
        ("unit_type", "民营企业", "170"),
        ("disability", "视力残疾一级（极重度）", "sight_1"),
        ("disability", "视力一级", "sight_1"),
        ("industry", "C 制造业", "C"),
        ("industry", "制造业", "C"),
        ("id_kind", "身份证", "resident"),
        ("marital", "离异", "40"),
    ],
)
def test_the_words_of_sheets_are_known(name, raw, code):
    assert codes.read_code(name, raw) == codes.read_code(name, code)
    assert codes.read_code(name, raw).value == code


def test_an_unknown_word_is_not_taken_and_the_warning_names_word_and_list():
    reading = codes.read_code("education", "幼儿园")
    assert reading.value is None
    assert [(found.level, found.reason) for found in reading.findings] == [(Level.WARNING, "unknown_word")]
    assert "幼儿园" in reading.findings[0].sentence
    assert "学历" in reading.findings[0].sentence
    assert reasons(codes.read_code("industry", "D 制造业")) == ["unknown_word"]
    assert reasons(codes.read_code("sex", "\ud800")) == ["unknown_word"]
    assert reasons(codes.read_code("sex", True)) == ["unknown_word"]


@pytest.mark.parametrize(("raw", "found"), [(None, []), ("", []), (" ", []), ("-", ["no_value"]), (float("nan"), [])])
def test_nothing_is_read_as_nothing(raw, found):
    reading = codes.read_code("education", raw)
    assert reading.value is None
    assert reasons(reading) == found


def test_a_code_is_shown_in_the_language_in_use_and_an_unknown_one_as_it_is(monkeypatch):
    sexes = codes.code_list("sex")
    assert (sexes.label("male"), sexes.english("male"), sexes.shown("male")) == ("男", "Male", "男")
    assert (sexes.label("x"), sexes.english("x"), sexes.shown("x"), sexes.get("x")) == ("x", "x", "x", None)
    monkeypatch.setattr(wording, "_language", "en")
    assert sexes.shown("male") == "Male"
    assert sexes.shown("x") == "x"
    assert "Education" in codes.read_code("education", "幼儿园").findings[0].sentence


def test_states_say_who_is_counted_who_votes_and_who_pays():
    def having(mark):
        return {entry.code for entry in codes.code_list("member_state").entries if entry.extra[mark]}

    assert having("votes") == having("dues") == {"active", "seconded", "transferred_in"}
    assert having("counted") == {"active", "seconded", "transferred_in"}


def test_a_list_that_does_not_exist_is_a_key_error():
    for name in ("nothing", "../rules/aid", ""):
        with pytest.raises(KeyError):
            codes.code_list(name)
