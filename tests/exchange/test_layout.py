"""A roster is found on any sheet, under any heading, and rows that are nobody are passed over and listed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice.errors import Refused
from unionoffice.exchange.headings import Heading, Vocabulary, fingerprint, normal
from unionoffice.exchange.layout import Layout, Table, find_tables, read_table
from unionoffice.exchange.not_people import Why
from unionoffice.exchange.reading import Merged, Sheet, Workbook
from unionoffice.exchange.sheet_rows import letters
from unionoffice.exchange.titles import unit_hint
from unionoffice.members.model import MEMBER_FIELDS

WANG, LI, CHEN = "330106198503041239", "330106199001011226", "330106199202022422"
HEADING = ["序号", "姓名", "性别", "身份证号码", "工作单位", "联系电话", "入会时间"]


def sheet(*rows, name="会员名册", visible=True, merged=()):
    return Sheet(
        name=name, visible=visible, rows=[list(row) for row in rows], merged=tuple(Merged(*area) for area in merged)
    )


def layout(*sheets: Sheet, **more) -> Layout:
    return find_tables(Workbook(name="名册.xlsx", kind="xlsx", sheets=sheets), MEMBER_FIELDS, **more)


def table(*rows, **more) -> Table:
    (found,) = layout(sheet(*rows, **more)).tables
    return found


def people(found: Table) -> list[tuple[int, object]]:
    return [(row.number, row.cells.get("name")) for row in found.rows]


def test_a_plain_roster_is_read_with_addresses():
    found = table(HEADING, [1, "王小明", "男", WANG, "甲公司", 13800000001, datetime.date(2019, 3, 5)])
    (row,) = found.rows
    assert row.cells == {
        "name": "王小明", "sex": "男", "id_number": WANG, "employer": "甲公司", "phone": 13800000001, "joined": datetime.date(2019, 3, 5),
    }  # fmt: skip
    assert (row.number, row.address("id_number"), row.address("address")) == (2, "会员名册!D2", "会员名册!A2")
    assert found.missing == ()
    assert [column.ignored for column in found.columns] == ["serial"] + [""] * 6


def test_title_rows_stand_above_and_name_the_unit():
    found = table(
        ["杭州三墩纺织有限公司工会会员花名册"], [], ["填报日期：2024年3月1日"], HEADING, [1, "王小明", "男", WANG],
        merged=[(1, 0, 1, 6)],
    )  # fmt: skip
    assert (found.heading_row, found.heading_depth) == (4, 1)
    assert found.unit_hint == "杭州三墩纺织有限公司"
    assert people(found) == [(5, "王小明")]


@pytest.mark.parametrize("merged", [[(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4)], []])
def test_a_heading_of_two_rows_is_joined(merged):
    found = table(
        ["某公司职工名册"],
        ["序号", "姓名", "证件号码", "联系方式", None, "入会"],
        [None, None, None, "手机号码", "家庭住址", "时间"],
        [1, "王小明", WANG, "13800000001", "振华路1号", "2019.3.5"],
        merged=merged,
    )
    assert (found.heading_row, found.heading_depth) == (2, 2)
    assert found.rows[0].cells == {
        "name": "王小明", "id_number": WANG, "phone": "13800000001", "address": "振华路1号", "joined": "2019.3.5"
    }  # fmt: skip
    assert found.columns[3].heading.shown == "联系方式/手机号码"


def test_the_name_of_a_wife_is_not_the_name_of_the_member():
    found = table(
        ["配偶", None, "本人", None],
        ["姓名", "证件号码", "姓名", "证件号码"],
        ["李娟", LI, "王小明", WANG],
        merged=[(1, 0, 1, 1), (1, 2, 1, 3)],
    )
    assert found.rows[0].cells == {"name": "王小明", "id_number": WANG}
    assert [column.unmapped for column in found.columns] == [True, True, False, False]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("姓　名", "name"), ("*姓名", "name"), ("姓名（必填）", "name"), ("★姓名：", "name"), ("1.姓名", "name"), ("Name", "name"),
        ("姓\n名", "name"), ("【姓名】", "name"), ("会员姓名", "name"), ("身份证号", "id_number"), ("身份证号码", "id_number"),
        ("身份证号码（18位）", "id_number"), ("公民身份号码", "id_number"), ("证件号码*", "id_number"), ("身 份 证 号", "id_number"),
        ("手机号", "phone"), ("手机号码", "phone"), ("联系电话(手机)", "phone"), ("电话", "phone"), ("出生年月", "birth"),
        ("岗位（职务）", "post"), ("职务/岗位", "post"), ("是否农民工(是/否)", "migrant"), ("入会时间", "joined"), ("文化程度", "education"),
        ("所属工会", "unit"), ("单位名称", "employer"), ("ＰＨＯＮＥ", "phone"),
    ],
)  # fmt: skip
def test_headings_are_known_however_they_are_written(written, field):
    names = {name for name, declared in MEMBER_FIELDS.items() if declared.importable}
    expected = field if field in names else next(name for name in names if MEMBER_FIELDS[name].label == "是否农民工")
    found = Vocabulary(MEMBER_FIELDS).field_of(Heading(0, written))
    assert found is not None
    assert found[1] == expected


def test_the_columns_sheets_usually_ask_for_are_all_known():
    asked = [
        *(
            "序号",
            "姓名",
            "性别",
            "证件类型",
            "证件号码",
            "出生日期",
            "民族",
            "政治面貌",
            "学历",
            "手机号码",
            "户籍类型",
        ),
        *("是否农民工", "用工形式", "工作单位", "所属工会", "入会日期", "会员卡号", "工会职务", "技术等级", "职称"),
        *("劳模类型", "会籍状态", "住址", "备注"),
    ]
    found = table(asked, [1, "王小明", "男", "居民身份证", WANG])
    assert [column.heading.text for column in found.columns if column.unmapped] == []


def test_of_two_columns_for_one_field_the_label_wins_and_the_other_is_left_to_a_person():
    found = table(["姓名", "证件号码", "联系电话", "手机号码"], ["王小明", WANG, "0571-88888888", "13800000001"])
    assert found.rows[0].cells["phone"] == "13800000001"
    assert [column.heading.text for column in found.columns if column.unmapped] == ["联系电话"]


def test_a_near_miss_is_only_suggested():
    found = table(["姓名", "身份证号", "政治面貎", "血型"], ["王小明", WANG, "群众", "A"])
    odd = {column.heading.text: (column.field, column.suggestion) for column in found.columns}
    assert odd["政治面貎"] == (None, "political_status")
    assert odd["血型"] == (None, None)


def test_a_column_of_identity_numbers_under_a_strange_heading_is_suggested():
    found = table(["姓名", "性别", "识别码"], ["王小明", "男", WANG], ["李娟", "女", LI])
    assert found.columns[2].suggestion == "id_number"
    assert found.missing == ("id_number",)


def test_a_column_without_heading_can_be_mapped_by_hand():
    roll = sheet(["姓名", None, "性别"], ["王小明", WANG, "男"], ["李娟", LI, "女"])
    found = layout(roll).tables[0]
    assert [(column.letter, column.heading.text) for column in found.columns if column.unmapped] == [("B", "第 B 列")]
    mapped = read_table(roll, MEMBER_FIELDS, heading_row=1, mapping={normal("第 B 列"): "id_number"})
    assert mapped.rows[1].cells["id_number"] == LI


def test_a_mapping_made_by_hand_is_remembered_for_the_same_headings():
    rows = (["职工", "编码", "性别", "血型"], ["王小明", WANG, "男", "A"])
    first = layout(sheet(*rows)).tables[0]
    assert first.guessed
    assert first.missing == ("name", "id_number")
    store = {}
    mine = {"职工": "name", "编码": "id_number", "血型": ""}
    corrected = read_table(first.sheet, MEMBER_FIELDS, heading_row=first.heading_row, mapping=mine)
    store[first.fingerprint] = corrected.mapping
    again = layout(sheet(["另一家公司"], *rows), recall=store.get).tables[0]
    assert again.rows[0].cells == {"name": "王小明", "id_number": WANG, "sex": "男"}
    assert not any(column.unmapped for column in again.columns)
    assert [column.ignored for column in again.columns] == ["", "", "", "chosen"]
    other = layout(sheet(["职工", "编码", "血型"], ["王小明", WANG, "A"]), recall=store.get).tables[0]
    assert other.missing == ("name", "id_number")


def test_a_remembered_mapping_to_a_field_that_no_longer_exists_does_no_harm():
    headings = [Heading(place, text) for place, text in enumerate(["姓名", "证件号码", "旧栏"])]
    store = {fingerprint(headings): {"旧栏": "no_such_field"}}
    found = layout(sheet(["姓名", "证件号码", "旧栏"], ["王小明", WANG, "x"]), recall=store.get).tables[0]
    assert found.rows[0].cells == {"name": "王小明", "id_number": WANG}


def test_hidden_sheets_are_never_people_and_all_visible_ones_are_read():
    found = layout(
        sheet(HEADING, [1, "王小明", "男", WANG], name="一车间"),
        sheet(HEADING, [1, "不该出现", "男", CHEN], name="旧名单", visible=False),
        sheet(["姓名", "证件号码", "班组"], ["李娟", LI, "甲班"], name="二车间"),
        sheet(["民族", "学历"], ["汉族", "本科"], name="字典"),
        sheet(name="Sheet4"),
    )
    assert [(one.sheet.name, people(one)[0][1]) for one in found.tables] == [("一车间", "王小明"), ("二车间", "李娟")]
    assert found.passed_sheets == (("旧名单", "hidden"), ("字典", "no_heading"), ("Sheet4", "empty"))
    assert found.tables[1].rows[0].address("id_number") == "二车间!B2"


def test_a_workbook_without_any_roster_is_refused_in_words():
    with pytest.raises(Refused) as refusal:
        layout(sheet(["某月水电费"], ["房间", "金额"], ["101", 33.5]), sheet(HEADING, ["x"], visible=False))
    assert refusal.value.reason == "no_heading"
    assert "名册.xlsx" in refusal.value.sentence


def test_a_second_list_with_other_columns_below_is_a_table_of_its_own():
    found = layout(
        sheet(
            HEADING,
            [1, "王小明", "男", WANG],
            ["二车间"],
            ["姓名", "手机号码", "身份证号码"],
            ["李娟", "13800000002", LI],
        )
    ).tables
    assert [one.rows[0].cells["id_number"] for one in found] == [WANG, LI]
    assert (found[0].last_row, found[1].heading_row) == (3, 4)
    assert found[0].skipped == ((3, Why.TITLE),)


def test_two_lists_side_by_side_are_both_read():
    head = ["序号", "姓名", "身份证号码"]
    found = layout(
        sheet(head + head, [1, "王小明", WANG, 2, "李娟", LI], [3, "陈䶮", CHEN, None, None, None], ["合计", None, 3])
    ).tables
    assert [people(one) for one in found] == [[(2, "王小明"), (3, "陈䶮")], [(2, "李娟")]]
    assert found[1].rows[0].address("id_number") == "会员名册!F2"


def test_merged_units_are_filled_down_but_never_names_numbers_or_telephones():
    rows = (
        HEADING,
        [1, "王小明", "男", WANG, "一车间", "13800000001"],
        [2, "李娟", "女", LI],
        [3, "陈䶮", "女", CHEN, "二车间"],
    )
    found = table(*rows, merged=[(2, 4, 3, 4), (2, 5, 3, 5)])
    assert [row.cells.get("employer") for row in found.rows] == ["一车间", "一车间", "二车间"]
    assert [row.cells.get("phone") for row in found.rows] == ["13800000001", None, None]


def test_a_row_merged_with_the_person_above_is_not_another_person():
    rows = (HEADING, [1, "王小明", "男", WANG, "甲公司"], [None, None, None, None, "乙公司"], [2, "李娟", "女", LI])
    found = table(*rows, merged=[(2, 1, 3, 1), (2, 3, 3, 3)])
    assert people(found) == [(2, "王小明"), (4, "李娟")]
    assert found.skipped == ((3, Why.CONTINUED),)


def test_overlapping_merged_ranges_cannot_stall_the_office():
    rows = [HEADING, *([n, "王小明", "男", WANG] for n in range(3000))]
    with pytest.raises(Refused) as refusal:
        table(*rows, merged=[(2, 4, 3000, 4)] * 1000)
    assert refusal.value.reason == "hostile_sheet"


def test_as_above_means_the_value_above_but_not_for_names_and_numbers():
    rows = (
        HEADING,
        [1, "王小明", "男", WANG, "甲公司", "13800000001"],
        [2, "李娟", "女", LI, "同上", "同上"],
        [3, "同上", "女", CHEN, "〃"],
    )
    found = table(*rows)
    assert [row.cells["employer"] for row in found.rows] == ["甲公司"] * 3
    assert found.rows[1].cells["phone"] == "同上"
    assert found.rows[2].cells["name"] == "同上"


def test_the_old_mapping_holds_when_only_our_own_columns_were_added():
    plain = [Heading(0, "姓名"), Heading(1, "证件号码")]
    ours = [Heading(0, "原行号"), Heading(1, "姓 名"), Heading(2, "证件号"), Heading(3, "问题说明")]
    assert fingerprint(plain) == fingerprint(ours)


@pytest.mark.parametrize(
    ("titles", "name", "unit"),
    [
        (["杭州三墩纺织有限公司工会会员花名册"], "Sheet1", "杭州三墩纺织有限公司"),
        (["2024年度杭州甲乙有限公司工会委员会会员信息采集表"], "Sheet1", "杭州甲乙有限公司工会委员会"),
        (["会员实名制信息采集表", "单位名称（盖章）：杭州甲乙有限公司      填表日期：2024年3月1日"], "x", "杭州甲乙有限公司"),
        (["三墩镇总工会会员名册"], "Sheet1", "三墩镇总工会"),
        (["附件1", "杭州市西湖区振华小学工会新发展会员名单"], "Sheet1", "杭州市西湖区振华小学"),
        (["填报单位：杭州某某公司工会   填报人：王"], "Sheet1", "杭州某某公司工会"),
        (["会员花名册"], "杭州甲公司", "杭州甲公司"),
        (["会员花名册"], "一车间", ""),
        (["单位：人"], "Sheet1", ""),
    ],
)  # fmt: skip
def test_the_unit_stands_in_a_title_or_in_the_name_of_the_sheet(titles, name, unit):
    assert unit_hint(titles, name) == unit


def test_columns_have_the_letters_the_sheet_shows():
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
        "XFD",
    ]


cells = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-5, 10**18), st.floats(allow_nan=False), st.booleans(), st.dates(),
    st.sampled_from(["姓名", "身份证号码", "合计", "制表人：", "同上", WANG, "序号", "王小明"]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(cells, max_size=6), max_size=12),
    st.lists(st.tuples(*[st.integers(1, 14), st.integers(0, 6)] * 2), max_size=4),
)
def test_any_sheet_is_read_or_refused_and_no_row_is_lost_or_read_twice(rows, areas):
    roll = sheet(HEADING, *rows, merged=[(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in areas])
    seen: list[int] = []
    for found in layout(roll).tables:
        if found.whole_width:
            seen += [row.number for row in found.rows] + [number for number, _why in found.skipped]
    assert len(seen) == len(set(seen))
    for number, row in roll.numbered():
        if number > 1 and WANG in row[3:4] and "王小明" in row[1:2]:
            assert number in seen or len(layout(roll).tables) > 1
