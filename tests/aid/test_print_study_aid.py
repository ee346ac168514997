from dataclasses import replace

import pytest

from tests.aid.cast_on_aid_papers import CITY_ADDRESS, GONE, LONG_NAME, MARK, RARE_NAME, STORY, texts_of
from tests.printing.reading import all_words, words
from unionoffice.aid.opinions import Opinion
from unionoffice.aid.print_study_aid import STAGES, StudyAidFacts, StudyFamily, study_aid

PARENT = StudyFamily(
    name=RARE_NAME, relation="父亲", age="55", place="三墩镇恒达纺织有限公司", health="尿毒症", year_income_fen=2160000
)
STUDY = StudyAidFacts(
    office="三墩镇总工会", number="三工助学2026-017", year="2026年", student=LONG_NAME, student_sex="男", student_birth="2007年5月5日",
    student_id_number="330106200705050019", student_phone="13900000001", school="杭州职业技术学院", stage="大学专科",
    major="机电一体化技术", entered="2025年9月", school_years="3年", admission_no="2025330106001748", parent=RARE_NAME,
    parent_id_number="330106197108120017", relation="父子", phone="13800000000", unit="三墩镇恒达纺织有限公司",
    card_no="3301061000010001000001", file_no="BF2026-0138", category="相对困难", migrant="否", address=CITY_ADDRESS,
    family=(PARENT,), people="4", per_head_fen=60833, tuition_fen=600050, board_fen=120000, other_fees_fen=80001,
    other_aid="国家助学金", other_aid_fen=330000, reason=STORY, bank="中国农业银行杭州三墩支行", bank_card="6228480402564890018",
    bank_holder=RARE_NAME, day="2026年8月10日", school_proof=Opinion(text="该生为我校在读学生。", signer="周敏", day="2026年8月11日"),
    unit_opinion=Opinion(text="情况属实。", signer="王强", day="2026年8月15日"),
    township_opinion=Opinion(text="同意上报。", signer="王建国", day="2026年8月18日"),
    county_opinion=Opinion(text="同意资助。", signer="赵敏", day="2026年8月22日"), mark=MARK,
)  # fmt: skip


@pytest.mark.parametrize(("name", "text"), list(texts_of(STUDY)))
def test_what_was_given_stands_on_the_form(name: str, text: str) -> None:
    assert text in all_words(study_aid(STUDY).pdf), name


def test_the_schools_proof_and_three_opinions_have_their_seals_on_the_back() -> None:
    printed = study_aid(STUDY)
    assert printed.pages == 2
    assert printed.report.fine
    back = words(printed.pdf, 1)
    assert back.count("（盖章）") == 4
    assert f"学生：{LONG_NAME}家长：{RARE_NAME}" in back


def test_the_fees_are_added_up_on_the_form() -> None:
    assert "合计8,000.51" in words(study_aid(STUDY).pdf)
    assert "合计0.00" not in words(study_aid(StudyAidFacts()).pdf)


def test_a_large_family_and_a_long_story_go_on() -> None:
    family = tuple(replace(PARENT, name=f"家人{place}号") for place in range(9))
    printed = study_aid(replace(STUDY, family=family, reason=STORY * 20))
    assert printed.pages == 4
    assert printed.report.fine
    assert all(all_words(printed.pdf).count(one.name) == 1 for one in family)
    assert "申请理由（续）" in words(printed.pdf, 2)
    assert "家庭成员续表" in words(printed.pdf, 3)


def test_the_blank_form_has_every_stage_to_tick() -> None:
    printed = study_aid(StudyAidFacts())
    assert printed.report.fine
    assert all(stage in words(printed.pdf) for stage in STAGES)


def test_what_does_not_fit_or_no_font_has_is_named() -> None:
    printed = study_aid(replace(STUDY, school="杭州大学" * 300, student=f"王{GONE}"))
    assert [cut.box for cut in printed.report.overflow] == ["学校"]
    assert set(printed.report.missing) == {GONE}


def test_the_same_facts_give_the_same_bytes() -> None:
    assert study_aid(STUDY).pdf == study_aid(STUDY).pdf
