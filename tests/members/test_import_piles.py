"""Four piles: new, changed, same, doubtful; nothing is added twice, no empty cell overwrites, nobody is moved."""

from __future__ import annotations

import pytest

from tests.build import CHEMICALS, OWN, VILLAGE
from tests.members.sheets import (
    HEADING,
    born,
    checked,
    everything,
    member_with,
    number,
    piles,
    said,
    taken,
    xlsx,
    xlsx_of,
)
from unionoffice import journal, members, units
from unionoffice.findings import Level
from unionoffice.members.roll_workbook import write_roll

WANG = number("33010619700123012")
CHEN = number("33010619850304045")


ZHANG = born("19900101", 1)


def row(name="张三", id_number=ZHANG, **more):
    given = {"姓名": name, "身份证号": id_number, "所属工会": CHEMICALS, **more}
    return [given.get(heading) for heading in HEADING]


def test_a_new_person_is_on_the_roll_with_a_card_number_and_a_span(office, tmp_path):
    done = taken(
        office, xlsx(tmp_path / "a.xlsx", row(手机号码="13900000001", 入会日期="2019.3.5", 民族="汉", 学历="本科"))
    )
    assert (done.rows, done.added, done.changed, done.same, done.held) == (1, 1, 0, 0, 0)
    zhang = member_with(office, born("19900101", 1))
    assert (zhang.name, zhang.person.sex, zhang.person.birth, zhang.unit_name) == (
        "张三",
        "male",
        "1990-01-01",
        CHEMICALS,
    )
    assert (zhang.state, zhang.membership.joined, zhang.person.phone) == ("active", "2019-03-05", "13900000001")
    assert len(zhang.membership.card_no) == 22
    assert [(span["state"], span["since"]) for span in members.spans(office, zhang.no)] == [("active", "2026-11-22")]
    assert list(members.find(office.reading(), "zs").numbers) == [zhang.no]
    assert journal.verify(office.reading()) == []


def test_the_same_sheet_twice_adds_nothing(office, tmp_path):
    sheet = xlsx(
        tmp_path / "a.xlsx",
        row(入会日期="2019.3.5"),
        row("李四", born("19910101", 2), 所属工会="天外天公司"),
        row("王五", None),
    )
    assert taken(office, sheet).added == 2
    before = everything(office)
    again = checked(office, sheet)
    assert piles(again) == {"new": 0, "changed": 0, "same": 2, "doubtful": 1}
    assert members.enter(office, again) is None
    assert everything(office) == before
    assert len(members.imports(office)) == 1


def test_what_differs_is_shown_old_and_new_and_empty_cells_overwrite_nothing(office, tmp_path):
    before = member_with(office, WANG)
    draft = checked(office, xlsx(tmp_path / "a.xlsx", row("王秀英", WANG, 手机号码="13900000099", 学历="大专")))
    assert piles(draft) == {"new": 0, "changed": 1, "same": 0, "doubtful": 0}
    assert sorted(draft.rows[0].changes) == [("education", None, "31"), ("phone", "13800000001", "13900000099")]
    members.enter(office, draft)
    after = member_with(office, WANG)
    assert (after.person.phone, after.membership.joined, after.person.ethnicity) == ("13900000099", "2015-06-01", "01")
    assert after.membership.card_no == before.membership.card_no
    assert list(members.find(office.reading(), "13900000099").numbers) == [after.no]
    assert list(members.find(office.reading(), "13800000001").numbers) == []


def test_a_known_person_stays_where_the_sheet_says_nothing_of_a_union(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", ("王秀英", WANG, "厨师"), heading=("姓名", "身份证号", "岗位")))
    assert (said(draft, Level.HELD), said(draft, Level.WARNING)) == ([], [])
    assert draft.rows[0].changes == [("post", None, "厨师")]
    assert draft.rows[0].unit_name == CHEMICALS


def test_a_person_of_another_union_is_held_and_not_moved(office, tmp_path):
    before = everything(office)
    for other in (VILLAGE, "谁也不知道的工会"):
        draft = checked(office, xlsx(tmp_path / "a.xlsx", row("王秀英", WANG, 所属工会=other)))
        assert said(draft, Level.HELD) == [("会员名册!H2", "in_other_unit")]
        assert (said(draft, Level.WARNING), draft.new_units) == ([], [])
        assert members.enter(office, draft) is None
    assert everything(office) == before


def test_a_number_that_belongs_to_somebody_else_is_held(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", row("王秀兰", WANG)))
    assert said(draft, Level.HELD) == [("会员名册!D2", "same_number_other_name")]
    assert "王秀英" in draft.rows[0].findings[-1].sentence


def test_who_died_is_held(office, tmp_path):
    members.change_state(office, member_with(office, WANG).no, "deceased", reason="病故")
    assert said(checked(office, xlsx(tmp_path / "a.xlsx", row("王秀英", WANG))), Level.HELD) == [
        ("会员名册!D2", "deceased")
    ]


def test_a_fifteen_digit_number_finds_who_has_the_eighteen(office, tmp_path):
    old = WANG[:6] + WANG[8:17]
    draft = checked(office, xlsx(tmp_path / "a.xlsx", row("王秀英", old)))
    assert piles(draft)["same"] == 1
    assert said(draft, Level.WARNING) == [("会员名册!D2", "upgraded_15")]


def test_a_row_given_twice_is_taken_once_and_a_difference_is_pointed_out(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", row(), row(), row(手机号码="13900000001")))
    assert piles(draft) == {"new": 1, "changed": 0, "same": 2, "doubtful": 0}
    assert said(draft, Level.NOTE) == [("会员名册!D3", "repeated_row")]
    assert said(draft, Level.WARNING) == [("会员名册!D4", "repeated_row")]
    assert "手机号码" in draft.rows[2].findings[-1].sentence
    assert members.enter(office, draft).added == 1


def test_a_nameless_row_does_not_hold_the_one_with_the_name(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", row(None), row("张三")))
    assert said(draft, Level.HELD) == [("会员名册!B2", "no_name")]
    assert piles(draft) == {"new": 1, "changed": 0, "same": 0, "doubtful": 1}


def test_two_sheets_of_one_file_are_compared_with_each_other(office, tmp_path):
    sheets = {"一车间": [HEADING, row("张三")], "二车间": [HEADING, row("张山")]}
    draft = checked(office, xlsx_of(tmp_path / "a.xlsx", sheets))
    assert said(draft, Level.HELD) == [("一车间!D2", "same_number_other_name"), ("二车间!D2", "same_number_other_name")]
    assert "“二车间”第 2 行" in draft.rows[0].findings[-1].sentence


def test_a_namesake_born_on_the_same_day_is_pointed_out(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", row("王秀英", born("19700123", 6))))
    assert said(draft, Level.WARNING) == [("会员名册!B2", "same_name_and_birth")]
    assert piles(draft)["new"] == 1


def test_an_unknown_union_is_created_once_to_be_confirmed_with_the_employer_all_rows_name(office, tmp_path):
    heading = ("姓名", "身份证号", "所属工会", "工作单位")
    rows = [
        ("张三", born("19900101", 1), "天外天工会", "天外天公司"),
        ("李四", born("19910101", 2), "天外天工会", "天外天公司"),
    ]
    sheet = xlsx(tmp_path / "a.xlsx", *rows, ("王五", "1", "从无此会", None), heading=heading)
    draft = checked(office, sheet)
    assert draft.new_units == ["天外天工会"]
    assert said(draft, Level.WARNING) == [("会员名册!C2", "unknown_unit")]
    members.enter(office, draft)
    (no,) = units.named(office, "天外天工会")
    made = units.unit(office, no)
    assert (made.confirmed, made.employer, made.parent) == (0, "天外天公司", units.own_union(office).no)
    assert units.unconfirmed(office) == [no]
    assert units.named(office, "从无此会") == []
    assert units.named(office, "天外天公司") == [no]


def test_an_employer_the_office_knows_names_its_union(office, tmp_path):
    heading = ("姓名", "身份证号", "工作单位")
    rows = [("张三", born("19900101", 1), "三墩镇天禄化工有限公司"), ("李四", born("19910101", 2), "新厂")]
    draft = checked(office, xlsx(tmp_path / "a.xlsx", *rows, heading=heading))
    assert [row.unit_name for row in draft.rows] == [CHEMICALS, "新厂"]
    assert said(draft, Level.WARNING) == [("会员名册!C3", "unknown_unit")]
    members.enter(office, draft)
    assert piles(checked(office, xlsx(tmp_path / "b.xlsx", *rows, heading=heading)))["same"] == 2


def test_a_whole_sheet_goes_into_the_union_that_was_named(office, tmp_path):
    (village,) = units.named(office, VILLAGE)
    sheet = xlsx(tmp_path / "a.xlsx", row(), row("李四", born("19910101", 2), 所属工会=None))
    draft = checked(office, sheet, unit=village)
    assert {one.unit_name for one in draft.rows} == {VILLAGE}
    assert (said(draft, Level.WARNING), draft.new_units) == ([], [])
    created = checked(office, sheet, new_unit="新联合工会")
    assert created.new_units == ["新联合工会"]
    members.enter(office, created)
    assert member_with(office, born("19910101", 2)).unit_name == "新联合工会"


@pytest.mark.parametrize(
    ("word", "state", "has_card"), [("在册", "active", True), ("退休", "retained", False), ("退会", "left", False)]
)
def test_a_state_in_the_sheet_is_the_state_on_the_roll(office, tmp_path, word, state, has_card):
    heading = ("姓名", "身份证号", "所属工会", "会籍状态")
    taken(office, xlsx(tmp_path / "a.xlsx", ("张三", born("19900101", 1), CHEMICALS, word), heading=heading))
    zhang = member_with(office, born("19900101", 1))
    assert (zhang.state, zhang.membership.card_no is not None) == (state, has_card)


def test_the_state_of_a_known_member_is_not_changed_by_a_sheet(office, tmp_path):
    heading = ("姓名", "身份证号", "所属工会", "会籍状态")
    draft = checked(office, xlsx(tmp_path / "a.xlsx", ("王秀英", WANG, CHEMICALS, "退会"), heading=heading))
    assert said(draft, Level.WARNING) == [("会员名册!D2", "state_differs")]
    assert piles(draft)["same"] == 1


def test_who_left_and_stands_in_a_sheet_is_pointed_out_and_not_admitted_again(office, tmp_path):
    member = member_with(office, WANG)
    members.change_state(office, member.no, "left", reason="本人申请")
    draft = checked(office, xlsx(tmp_path / "a.xlsx", row("王秀英", WANG)))
    assert ("会员名册!B2", "state_differs") in said(draft, Level.WARNING)
    assert member_with(office, WANG).state == "left"


def test_a_card_number_of_another_system_is_kept_as_the_earlier_one(office, tmp_path):
    heading = ("姓名", "身份证号", "所属工会", "会员证号")
    sheet = xlsx(tmp_path / "a.xlsx", ("张三", born("19900101", 1), CHEMICALS, "浙工证00123"), heading=heading)
    taken(office, sheet)
    zhang = member_with(office, born("19900101", 1))
    assert zhang.membership.former_card_no == "浙工证00123"
    assert len(zhang.membership.card_no) == 22
    for typed in ("浙工证00123", "00123", "浙工证"):
        assert list(members.find(office.reading(), typed).numbers) == [zhang.no]
    assert piles(checked(office, sheet))["same"] == 1


def test_a_document_s_kind_that_was_entered_by_hand_is_not_overwritten(office, tmp_path):
    raw = {
        "name": "史密斯",
        "id_kind": "护照",
        "id_number": "12345678",
        "sex": "男",
        "birth": "1980-02-03",
        "unit": CHEMICALS,
    }
    members.register(office, raw)
    heading = ("姓名", "证件类型", "证件号码", "岗位", "所属工会")
    draft = checked(
        office, xlsx(tmp_path / "a.xlsx", ("史密斯", "护照", "12345678", "经理", CHEMICALS), heading=heading)
    )
    assert draft.rows[0].changes == [("post", None, "经理")]


def test_our_own_workbook_comes_back_unchanged(office, tmp_path):
    taken(
        office,
        xlsx(
            tmp_path / "a.xlsx",
            row(手机号码="13900000001", 入会日期="2019.3.5"),
            row("史 密斯", "E1234567"),
            row("李四", born("19910101", 2), 所属工会="新厂"),
        ),
    )
    members.change(
        office, member_with(office, CHEN).no, {"dues_base": "4321.5", "note": "=1+1", "marital": "已婚", "post": "电工"}
    )
    write_roll(
        office,
        [one.no for one in members.members_of(office, list(members.roll(office.reading()).numbers))],
        tmp_path / "名册.xlsx",
    )
    before = everything(office)
    draft = checked(office, tmp_path / "名册.xlsx")
    assert {one.pile: (one.values["name"], one.changes, one.findings) for one in draft.rows if one.pile != "same"} == {}
    assert (piles(draft)["same"], draft.new_units) == (7, [])
    assert members.enter(office, draft) is None
    assert everything(office) == before


def test_the_roll_taken_to_another_office_says_the_same_of_everybody(office, tmp_path):
    from unionoffice.opening import create_office

    write_roll(office, list(members.roll(office.reading()).numbers), tmp_path / "名册.xlsx")
    other, _code = create_office(
        tmp_path / "new.office",
        name=OWN,
        level="township",
        division="330106109",
        officer="李娟",
        password="p",
        today=None,
    )
    with other:
        done = taken(other, tmp_path / "名册.xlsx")
        assert (done.added, done.held) == (4, 0)
        here, there = member_with(office, WANG), member_with(other, WANG)
        same = ("name", "id_number", "sex", "birth", "phone", "joined", "ethnicity", "migrant")
        assert {name: there.get(name) for name in same} == {name: here.get(name) for name in same}
        assert there.unit_name == CHEMICALS
        assert there.membership.former_card_no in (here.membership.card_no, None)


def test_a_sheet_that_was_checked_before_somebody_entered_one_of_its_people_is_refused_whole(office, tmp_path):
    from unionoffice.errors import Refused

    draft = checked(office, xlsx(tmp_path / "a.xlsx", row(), row("李四", born("19910101", 2), 所属工会="新厂")))
    members.register(office, {"name": "张三", "id_number": born("19900101", 1), "unit": CHEMICALS})
    before = everything(office)
    with pytest.raises(Refused) as refused:
        members.enter(office, draft)
    assert refused.value.reason == "changed_meanwhile"
    assert everything(office) == before
    assert members.imports(office) == []
