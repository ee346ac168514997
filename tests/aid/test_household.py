from __future__ import annotations

import pytest

from tests.aid.households import CHEN, DAUGHTER, FAMILY, FILE, HUSBAND, OUYANG, SON, WANG, filed, opened
from tests.build import check_digit
from tests.made_up import number, person
from tests.members import sheets
from unionoffice import aid, members, people
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.findings import Level


def refused(reason, act, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        act(*arguments, **more)
    assert refusal.value.reason == reason
    return refusal.value


def held(act, *arguments):
    with pytest.raises(Rejected) as rejection:
        act(*arguments)
    return {(finding.reason, finding.field) for finding in rejection.value.findings}


def test_a_new_file_begins_with_what_the_roll_says_of_the_worker(office):
    members.change(office, WANG, {"address": "三墩镇灯彩街 5 号", "marital": "初婚", "migrant": "是"})
    file = aid.open_file(office, WANG)
    assert (file.file_no, file.stage, file.kind) == ("BF2026-0001", "draft", "regular")
    assert (file.home, file.marital, file.migrant) == ("三墩镇灯彩街 5 号", "married", 1)
    assert file.workplace == "三墩镇天禄化工有限公司"
    assert aid.open_file(office, CHEN, {"home": "别处"}).file_no == "BF2026-0002"


def test_only_a_member_on_the_roll_or_a_retained_one_has_a_file(office):
    refused("not_a_member", aid.open_file, office, 99)
    members.change_state(office, CHEN, "left", reason="本人申请")
    assert "退会" in refused("not_on_the_roll", aid.open_file, office, CHEN).sentence
    members.change_state(office, OUYANG, "retained", reason="退休")
    assert aid.open_file(office, OUYANG).stage == "draft"


def test_one_household_has_one_file_whoever_comes_with_it(office):
    file = opened(office)
    refused("in_other_file", aid.open_file, office, WANG)
    spouse = members.register(office, person("赵敏", "19870203", 22)).no
    aid.add_family(
        office, file.no, {**FAMILY["husband"], "name": "赵敏", "id_number": number("19870203", 22), "relation": "女"}
    )
    told = refused("in_other_file", aid.open_file, office, spouse).sentence
    assert "王秀英" in told
    assert "BF2026-0001" in told
    other = aid.open_file(office, CHEN)
    refused("in_other_file", aid.add_family, office, other.no, FAMILY["son"])
    wang = people.person(office.reading(), WANG)
    row = {**FAMILY["husband"], "name": "王秀英", "id_number": wang.id_number, "relation": "妻"}
    refused("in_other_file", aid.add_family, office, other.no, row)


def test_a_number_of_fifteen_digits_is_the_same_person(office):
    file = opened(office)
    other = aid.open_file(office, CHEN)
    old = HUSBAND[:6] + HUSBAND[8:17]
    assert len(old) == 15
    refused("in_other_file", aid.add_family, office, other.no, {**FAMILY["husband"], "id_number": old})
    assert aid.household(office, file.no).size == 3


def test_a_file_that_was_closed_leaves_the_household_free(office):
    file = opened(office)
    aid.cancel(office, file.no, "情况不实")
    other = aid.open_file(office, CHEN)
    assert aid.add_family(office, other.no, FAMILY["son"]).person.name == "李小川"


def test_a_family_member_who_left_may_stand_in_another_file(office):
    file = opened(office)
    son = aid.household(office, file.no).family[1]
    aid.end_family(office, son.member.no)
    assert aid.household(office, file.no).size == 2
    assert aid.household(office, file.no, day="2026-11-21").size == 1, "before they came in"
    other = aid.open_file(office, CHEN)
    aid.add_family(office, other.no, FAMILY["son"])
    refused("ended", aid.end_family, office, son.member.no)


def test_merging_two_records_of_a_member_keeps_their_file(office):
    twin = members.register(office, person("王秀瑛", "19700123", 14)).no
    file = aid.open_file(office, twin, FILE)
    members.merge(office, WANG, twin)
    assert aid.household(office, file.no).worker.no == WANG
    refused("in_other_file", aid.open_file, office, WANG)


def test_a_known_person_is_linked_and_what_was_empty_is_filled(office):
    file = opened(office)
    ouyang = people.person(office.reading(), OUYANG)
    row = {
        **FAMILY["husband"],
        "name": "欧阳吉祥",
        "id_number": ouyang.id_number,
        "relation": "弟",
        "education": "高中",
    }
    added = aid.add_family(office, file.no, row)
    assert added.person.no == OUYANG
    assert people.person(office.reading(), OUYANG).education == "61"
    assert ("same_number_other_name", "name") in held(aid.add_family, office, file.no, {**row, "name": "欧阳吉"})


def test_the_same_person_stands_once_in_a_file(office):
    file = opened(office)
    refused("same_person", aid.add_family, office, file.no, FAMILY["son"])


def test_sex_and_relation_agree(office):
    file = opened(office)
    row = {**FAMILY["son"], "name": "李小溪", "id_number": DAUGHTER, "relation": "父亲"}
    assert ("sex_differs", "relation") in held(aid.add_family, office, file.no, row)
    assert ("self", "relation") in held(aid.add_family, office, file.no, {**row, "relation": "本人"})
    assert aid.add_family(office, file.no, {**row, "relation": "女"}).person.sex == "female"


def test_sex_and_birth_come_from_the_number(office):
    file = opened(office)
    son = aid.household(office, file.no).family[1]
    assert (son.person.sex, son.person.birth) == ("male", "2008-03-12")


def test_an_adult_has_a_number_and_a_child_without_one_its_reason(office):
    file = opened(office)
    row = {"name": "李小溪", "sex": "女", "birth": "2012-11-20", "relation": "女", "lives_together": "是", "standing": "学生",
           "health": "良好", "insurance": "居民医保"}  # fmt: skip
    assert ("missing", "no_number_reason") in held(aid.add_family, office, file.no, row)
    assert ("no_number", "id_number") in held(aid.add_family, office, file.no, {**row, "birth": "2000-11-20"})
    added = aid.add_family(office, file.no, {**row, "no_number_reason": "尚未申领"})
    assert added.person.id_number is None
    examined = aid.examine_family(office, {}, file=file.no, no=added.member.no)
    assert "no_number" in {finding.reason for finding in examined.findings}


def test_a_child_without_a_number_in_two_files_is_pointed_out(office):
    file = opened(office)
    child = {"name": "李小溪", "sex": "女", "birth": "2012-11-20", "relation": "女", "lives_together": "是", "standing": "学生",
             "health": "良好", "insurance": "居民医保", "no_number_reason": "尚未申领"}  # fmt: skip
    aid.add_family(office, file.no, child)
    other = aid.open_file(office, CHEN)
    told = aid.examine_family(office, child, file=other.no)
    assert "same_name_and_birth" in {finding.reason for finding in told.findings}


def test_what_is_known_of_a_member_changes_and_a_number_is_filled_in_later(office):
    file = opened(office)
    child = {"name": "李小溪", "sex": "女", "birth": "2012-11-20", "relation": "女", "lives_together": "是", "standing": "学生",
             "health": "良好", "insurance": "居民医保", "no_number_reason": "尚未申领"}  # fmt: skip
    no = aid.add_family(office, file.no, child).member.no
    after = aid.change_family(office, no, {"id_number": DAUGHTER, "place": "三墩小学"})
    assert (after.person.id_number, after.member.place) == (DAUGHTER, "三墩小学")
    assert ("same_number", "id_number") in held(aid.change_family, office, no, {"id_number": SON})
    refused("unknown_member", aid.change_family, office, 99, {"place": "x"})


def test_the_causes_of_hardship_are_all_different(office):
    assert ("same_reason", "reason_second") in held(
        aid.open_file, office, WANG, {"reason_main": "子女上学", "reason_second": "子女上学"}
    )


def test_illness_at_good_health_and_work_begun_as_a_child_are_pointed_out(office):
    told = aid.examine(
        office, {"health": "良好", "illness": "糖尿病", "started_work": "1980-01", "reviewer": "李娟"}, person=WANG
    )
    assert {finding.reason for finding in told.findings} == {
        "health_differs",
        "started_work",
        "own_review",
        "month_only",
    }
    assert told.held == ()


def test_days_ahead_and_bad_numbers_are_held(office):
    raw = {"consent_on": "2027-01-01", "postcode": "31003", "bank_card": "123"}
    fields = {field for _reason, field in held(aid.open_file, office, WANG, raw)}
    assert fields == {"consent_on", "postcode", "bank_card"}


def test_an_old_file_keeps_its_old_category_until_it_is_worked_out_anew(office):
    old = aid.take_over(office, WANG, FILE, category="低保户", filed_on="2015-03-02", file_no="XH2015-7")
    assert (old.category, old.category_version, old.stage, old.file_no) == ("dibao", "2012", "on_file", "XH2015-7")
    refused("exists", aid.take_over, office, CHEN, FILE, category="低保户", filed_on="2015-03-02", file_no="XH2015-7")
    refused("unknown_word", aid.take_over, office, CHEN, FILE, category="困难", filed_on="2015-03-02")
    started = aid.start_reckoning(office, old.no, "yearly")
    aid.change_reckoning(office, started.no, {"stated_income": "0"})
    refused("old_category", aid.decide_reckoning, office, started.no, "dibao")
    aid.decide_reckoning(office, started.no, "deep")
    assert aid.household(office, old.no).file.category == "dibao", "until another person adjusts it"


def test_people_without_a_membership_are_nowhere_on_the_roll(office):
    before = (len(members.roll(office.reading())), members.figures(office), members.pairs(office))
    opened(office)
    assert (len(members.roll(office.reading())), members.figures(office), members.pairs(office)) == before
    assert len(members.find(office.reading(), "李大山")) == 0
    assert len(members.find(office.reading(), SON)) == 0
    with office.act("重建检索", "members") as act:
        assert members.index_all(act.db) == 4
    assert len(members.find(office.reading(), "lixiaochuan")) == 0


def test_a_family_member_who_joins_the_union_is_the_same_person(office):
    file = opened(office)
    joined = members.register(office, {**person("李大山", "19681015", 31), "joined": "2026-11-01"})
    assert joined.no == aid.household(office, file.no).family[0].person.no
    assert len(members.find(office.reading(), "李大山")) == 1


def test_health_is_covered_until_somebody_asks(office):
    file = opened(office)
    household = aid.household(office, file.no)
    assert (household.shown("health"), household.shown("illness"), household.shown("reason_text")) == (
        "***",
        "***",
        "***",
    )
    assert household.shown("illness", reveal=True) == "2 型糖尿病"
    assert household.shown("bank_card").endswith("0012")
    assert household.shown("bank_card").startswith("***")
    assert household.family[0].shown("health") == "***"
    assert household.printed("health") == "糖尿病"
    assert household.shown("unit") == household.unit_name


def test_a_changed_file_says_when_and_an_unknown_one_is_refused(office):
    file = filed(office)
    assert file.changed_on == "2026-11-22"
    refused("unknown_file", aid.change_file, office, 99, {"home": "x"})
    assert check_digit(HUSBAND[:17]) == HUSBAND[17]


def test_a_sheet_of_members_with_a_family_member_in_it_makes_no_second_person(office, tmp_path):
    file = opened(office)
    heading = ("姓名", "身份证号")
    rows = [("李大山", HUSBAND), ("周生", number("19880101", 11))]
    done = sheets.taken(office, sheets.xlsx(tmp_path / "roll.xlsx", *rows, heading=heading))
    assert done is not None
    assert done.added == 2
    husband = aid.household(office, file.no).family[0].person
    assert members.member(office, husband.no).name == "李大山"
    assert len(members.find(office.reading(), "李大山")) == 1
    wrong = sheets.checked(office, sheets.xlsx(tmp_path / "wrong.xlsx", ("李小河", SON), heading=heading))
    assert ("会员名册!B2", "same_number_other_name") in sheets.said(wrong, Level.HELD)


def test_a_member_is_not_given_the_number_of_one_who_is_aided(office):
    opened(office)
    told = members.examine(office, {"id_number": HUSBAND}, whole=False, no=CHEN)
    assert [one.reason for one in told.held] == ["same_number"]
    told = members.examine(office, {**person("李大海", "19681015", 31)})
    assert [one.reason for one in told.held] == ["same_number"]


def test_an_import_is_not_taken_back_over_somebody_who_has_a_file_by_now(office, tmp_path):
    heading = ("姓名", "身份证号")
    rows = [("周生", number("19880101", 11)), ("周庆", number("19880102", 13))]
    done = sheets.taken(office, sheets.xlsx(tmp_path / "roll.xlsx", *rows, heading=heading))
    worker = sheets.member_with(office, number("19880101", 11)).no
    aid.open_file(office, worker)
    assert [(no, fields) for no, _name, fields in members.import_conflicts(office, done.id)] == [(worker, ("in_use",))]
    refused("changed_since", members.undo_import, office, done.id)
    members.undo_import(office, done.id, keep_changed=True)
    assert members.member(office, worker) is not None
    assert len(members.find(office.reading(), "周庆")) == 0
