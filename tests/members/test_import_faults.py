"""What keeps a row of a sheet out, what only wants a look, what is put right in silence: each at its row and cell."""

from __future__ import annotations

import datetime

import pytest

from tests.build import CHEMICALS, OWN
from tests.exchange.hostile import ROSTER_XLS, ods, ods_row
from tests.members.sheets import HEADING, born, checked, everything, number, piles, said, text_table, xlsx, xlsx_of
from unionoffice.errors import Refused
from unionoffice.findings import Level

HELD_ROWS = [
    ((1, None, "男", born("19900101", 1)), "B3", "no_name"),
    ((2, "—", "男", born("19900101", 3)), "B4", "no_name"),
    ((3, "李四", "男", None), "D5", "no_number"),
    ((4, "李五", "男", "无"), "D6", "no_number"),
    ((5, "王五", "男", "330106199001010098"), "D7", "check_digit"),
    ((6, "赵六", "女", number("33010619910231001")), "D8", "impossible_birth"),
    ((7, "钱七", "女", born("20990101")), "D9", "future_birth"),
    ((8, "孙八", "女", 330106199001010030), "D10", "damaged_number"),
    ((9, "孙九", "女", "3.30106E+17"), "D11", "damaged_number"),
    ((10, "孙十", "女", "330106199001010000"), "D12", "damaged_number"),
    ((11, "周九", "女", "33010619900101"), "D13", "bad_length"),
    ((12, "吴一", "女", born("19920101", 2)), "D14", "same_number_other_name"),
    ((13, "吴二", "女", born("19920101", 2)), "D15", "same_number_other_name"),
]


@pytest.mark.parametrize("coding", ["xlsx", "utf-8", "utf-8-sig", "gb18030"])
def test_every_fault_is_told_at_its_row_and_cell_in_every_kind_of_file(office, tmp_path, coding):
    rows = [row for row, _cell, _reason in HELD_ROWS]
    if coding == "xlsx":
        draft = checked(office, xlsx(tmp_path / "坏表.xlsx", *rows, title="天禄化工会员花名册"))
        sheet = "会员名册"
    else:
        draft = checked(office, text_table(tmp_path / "坏表.csv", [["天禄化工会员花名册"], HEADING, *rows], coding))
        sheet = draft.rows[0].sheet
        assert sheet
    expected = [(f"{sheet}!{cell}", reason) for _row, cell, reason in HELD_ROWS]
    if coding != "xlsx":  # text has no floats: the spoilt number is only a wrong one there
        expected[7] = (expected[7][0], "check_digit")
    assert said(draft, Level.HELD) == expected
    assert piles(draft) == {"new": 0, "changed": 0, "same": 0, "doubtful": len(HELD_ROWS)}
    assert draft.new_units == []


def test_every_sentence_says_what_to_do_in_chinese(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", *[row for row, _cell, _reason in HELD_ROWS]))
    for _row, finding in draft.found(Level.HELD):
        assert "请" in finding.sentence
        assert finding.sentence.endswith("。")


def test_an_open_document_is_read_alike(office, tmp_path):
    path = tmp_path / "名册.ods"
    rows = [("姓名", "证件号码"), ("李四", born("19910101")), ("王五", "330106199001010098"), ("", born("19920202"))]
    path.write_bytes(ods("".join(ods_row(*row) for row in rows)))
    draft = checked(office, path)
    assert said(draft, Level.HELD) == [("名册!B3", "check_digit"), ("名册!A4", "no_name")]
    assert piles(draft) == {"new": 1, "changed": 0, "same": 0, "doubtful": 2}


def test_an_old_workbook_is_read_alike(office):
    draft = checked(office, ROSTER_XLS)
    assert [(row.number, row.values.get("name")) for row in draft.rows] == [(3, "王小明"), (4, "李娟"), (5, "陈䶮")]
    assert said(draft, Level.HELD) == [
        ("会员名册!D3", "check_digit"),
        ("会员名册!D4", "damaged_number"),
        ("会员名册!D5", "check_digit"),
    ]
    assert [(name, number) for name, number, _why in draft.skipped] == [("会员名册", 6)]


WARNED = [
    ({"性别": "女", "身份证号": born("19900101", 1)}, "C2", "sex_differs", {"sex": "male"}),
    ({"出生日期": "1991-01-01"}, "E2", "birth_differs", {"birth": "1990-01-01"}),
    ({"身份证号": "330106900101001"}, "D2", "upgraded_15", {"id_number": born("19900101", 1)}),
    ({"手机号码": "139"}, "F2", "phone", {"phone": "139"}),
    ({"入会日期": "2005-12-31"}, "G2", "join_date", {"joined": "2005-12-31"}),
    ({"入会日期": "2027-01-01"}, "G2", "join_date", {"joined": "2027-01-01"}),
    ({"民族": "火星族"}, "I2", "unknown_word", {"ethnicity": None}),
    ({"所属工会": "天外天公司工会"}, "H2", "unknown_unit", {}),
    ({"所属工会": None}, "H2", "no_unit", {}),
    ({"身份证号": born("19900101", 1, division="330125")}, "D2", "retired_division", {}),
    ({"姓名": "王\ue863"}, "B2", "rare_character", {"name": "王\ue863"}),
    ({"姓名": "王\U00020000"}, "B2", "rare_character", {"name": "王\U00020000"}),
]


@pytest.mark.parametrize(
    ("change", "cell", "reason", "kept"), WARNED, ids=lambda one: one if isinstance(one, str) else ""
)
def test_what_only_wants_a_look_is_a_warning_and_the_row_enters(office, tmp_path, change, cell, reason, kept):
    good = dict(
        zip(
            HEADING, (1, "张三", "男", born("19900101", 1), None, None, "2015-05", CHEMICALS, "汉", "本科"), strict=True
        )
    )
    draft = checked(office, xlsx(tmp_path / "a.xlsx", list({**good, **change}.values())))
    assert said(draft, Level.WARNING) == [(f"会员名册!{cell}", reason)]
    assert piles(draft)["new"] == 1
    assert {name: draft.rows[0].values.get(name) for name in kept} == kept


def test_the_sixteenth_birthday_itself_is_early_enough(office, tmp_path):
    rows = [(1, "张三", "男", born("19900101", 1), None, None, day, CHEMICALS) for day in ("2006-01-01",)]
    assert said(checked(office, xlsx(tmp_path / "a.xlsx", *rows)), Level.WARNING) == []


NOTED = [
    ({"身份证号": "３３０１０６19900101" + born("19900101", 1)[14:]}, "id_number", born("19900101", 1)),
    ({"身份证号": "330106 19900101 " + born("19900101", 1)[14:]}, "id_number", born("19900101", 1)),
    ({"姓名": "张 三"}, "name", "张三"),
    ({"姓名": "张\u3000三"}, "name", "张三"),
    ({"姓名": "阿卜杜拉•买买提"}, "name", "阿卜杜拉·买买提"),
    ({"姓名": "阿卜杜拉．买买提"}, "name", "阿卜杜拉·买买提"),
    ({"手机号码": "１３８００００００４４"}, "phone", "13800000044"),
    ({"手机号码": "138-0000-0044"}, "phone", "13800000044"),
    ({"入会日期": "2019.3.5"}, "joined", "2019-03-05"),
    ({"入会日期": "2019年3月5日"}, "joined", "2019-03-05"),
    ({"入会日期": "20190305"}, "joined", "2019-03-05"),
    ({"入会日期": "2019/03/05"}, "joined", "2019-03-05"),
    ({"入会日期": "2019-03"}, "joined", "2019-03-01"),
]


@pytest.mark.parametrize(("change", "field", "value"), NOTED, ids=lambda one: one if isinstance(one, str) else "")
def test_what_loses_nothing_is_put_right_and_listed(office, tmp_path, change, field, value):
    good = dict(
        zip(HEADING, (1, "张三", "男", born("19900101", 1), None, None, None, CHEMICALS, None, None), strict=True)
    )
    draft = checked(office, xlsx(tmp_path / "a.xlsx", list({**good, **change}.values())))
    assert (said(draft, Level.HELD), said(draft, Level.WARNING)) == ([], [])
    assert {finding.field for _row, finding in draft.found(Level.NOTE)} == {field}
    assert draft.rows[0].values[field] == value


def test_days_that_the_sheet_keeps_as_days_need_no_word(office, tmp_path):
    row = (1, "张三", "男", born("19900101", 1), datetime.date(1990, 1, 1), None, datetime.date(2019, 3, 5), CHEMICALS)
    draft = checked(office, xlsx(tmp_path / "a.xlsx", row))
    assert draft.rows[0].findings == []
    assert (draft.rows[0].values["birth"], draft.rows[0].values["joined"]) == ("1990-01-01", "2019-03-05")


def test_titles_footers_and_hidden_sheets_are_never_people(office, tmp_path):
    good = (1, "张三", "男", born("19900101", 1), None, None, None, CHEMICALS)
    rows = [
        ["三墩镇天禄化工有限公司"],
        ["会员花名册"],
        [],
        HEADING,
        good,
        [],
        ["合计", "1人"],
        ["制表人：李娟"],
        ["第 1 页"],
        HEADING,
    ]
    hidden = [HEADING, (1, "去年的人", "男", born("19910101", 1))]
    draft = checked(office, xlsx_of(tmp_path / "a.xlsx", {"名册": rows, "旧表": hidden}, hidden=["旧表"]))
    assert [row.values["name"] for row in draft.rows] == ["张三"]
    assert {number for _sheet, number, _why in draft.skipped} == {7, 8, 9, 10}


def test_a_formula_is_never_run_only_its_last_result_is_read(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", (1, '=HYPERLINK("http://x","张三")', "男", born("19900101", 1))))
    assert draft.rows[0].values["name"] == "王小明"


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("护照", "E1234567", "passport"),
        ("护照", "g 2345 6789", "passport"),
        ("港澳居民来往内地通行证", "H01234567", "permit_hk_macao"),
        ("台湾居民来往大陆通行证", "12345678", "permit_taiwan"),
        ("港澳台居民居住证", born("19940823", 2, division="810000"), "residence_hk"),
        ("外国人永久居留身份证", born("19810803", 2, division="911124"), "foreign_permanent"),
        ("外国人永久居留身份证", "USA440196004171", "foreign_permanent"),
        (None, "E1234567", "passport"),
    ],
)
def test_documents_are_read_by_their_kind(office, tmp_path, kind, given, kept):
    heading = ("姓名", "证件类型", "证件号码", "性别", "出生日期", "所属工会")
    draft = checked(
        office, xlsx(tmp_path / "a.xlsx", ("史密斯", kind, given, "男", "1980-02-03", CHEMICALS), heading=heading)
    )
    assert said(draft, Level.HELD) == []
    assert draft.rows[0].values["id_kind"] == kept


def test_eight_digits_are_a_taiwan_permit_with_a_warning_where_no_kind_is_named(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", ("林志豪", "88960012"), heading=("姓名", "证件号码")))
    assert said(draft, Level.HELD) == []
    assert ("会员名册!B2", "kind_assumed") in said(draft, Level.WARNING)
    assert draft.rows[0].values["id_kind"] == "permit_taiwan"
    rows = ("林志豪", "88960012", "身份证")
    named = checked(office, xlsx(tmp_path / "b.xlsx", rows, heading=("姓名", "证件号码", "证件类型")))
    assert ("会员名册!B2", "bad_length") in said(named, Level.HELD)


def test_a_passport_number_without_its_kind_that_could_be_anything_is_held(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", ("史密斯", "1234567"), heading=("姓名", "证件号码")))
    assert said(draft, Level.HELD) == [("会员名册!B2", "bad_length")]


def test_a_resident_s_number_is_checked_whatever_kind_was_written(office, tmp_path):
    heading = ("姓名", "证件类型", "证件号码")
    draft = checked(office, xlsx(tmp_path / "a.xlsx", ("张三", "身份证", "330106199001010098"), heading=heading))
    assert said(draft, Level.HELD) == [("会员名册!C2", "check_digit")]


def test_a_sheet_without_anybody_is_refused_in_words(office, tmp_path):
    before = everything(office)
    for rows in ([HEADING], [HEADING, ["合计"]], [["只有标题"]], [["甲", "乙"], [1, 2]]):
        with pytest.raises(Refused) as refused:
            checked(office, xlsx_of(tmp_path / "空.xlsx", {"名册": rows}))
        assert refused.value.reason in ("no_rows", "no_heading")
        assert "空.xlsx" in refused.value.sentence
    assert everything(office) == before


def test_no_union_at_all_is_the_office_s_own_union(office, tmp_path):
    draft = checked(office, xlsx(tmp_path / "a.xlsx", ("张三", born("19900101", 1)), heading=("姓名", "身份证号")))
    assert said(draft, Level.WARNING) == [("会员名册!A2", "no_unit")]
    assert draft.rows[0].unit_name == OWN
