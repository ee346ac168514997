"""Problem rows go back in the sender's own sheet, and the corrected sheet can be imported as it is."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from tests.exchange.test_workbook import DAY, LI, WANG, part
from unionoffice.exchange.layout import find_tables
from unionoffice.exchange.problem_rows import Problems, write_problems
from unionoffice.exchange.reading import Merged, Sheet, Workbook, read_workbook
from unionoffice.findings import Finding, Level
from unionoffice.members.model import MEMBER_FIELDS

HEADING = ["序号", "姓名", "性别", "身份证号码", "工作单位", "联系电话", "入会时间", "工资"]


def sender(*rows, merged=(), name="会员名册", head=(HEADING,)) -> Sheet:
    titles = [["杭州甲乙有限公司职工花名册"], ["填报日期：2024年3月1日"]]
    merged = (Merged(1, 0, 1, 7), *(Merged(*area) for area in merged))
    return Sheet(name=name, visible=True, rows=[*titles, *(list(row) for row in (*head, *rows))], merged=merged)


def tables(*sheets: Sheet):
    return find_tables(Workbook(name="甲乙.xlsx", kind="xlsx", sheets=sheets), MEMBER_FIELDS).tables


CHECK = Finding(Level.HELD, "check_digit", "校验码不对，请核对证件", "id_number")
PHONE = Finding(Level.WARNING, "phone", "手机号不是 11 位", "phone")
UNIT = Finding(Level.WARNING, "no_unit", "没有写所属工会，归入镇总工会", "unit")
NOTE = Finding(Level.NOTE, "blanks", "去掉了空格", "name")
DAMAGED = Finding(Level.HELD, "damaged_number", "号码被表格存成数字，后三位已丢失", "id_number")


def returned(path: Path, *sheets: Sheet, findings) -> Workbook:
    found = tables(*sheets)
    problems = [Problems(table, rows) for table, rows in zip(found, findings, strict=True)]
    count = write_problems(path, problems, MEMBER_FIELDS, created=DAY)
    assert count == sum(len(rows) for rows in findings)
    return read_workbook(path)


def test_problem_rows_come_back_in_the_sender_s_own_sheet(tmp_path):
    roll = sender(
        [1, "王小明", "男", "330106198503041230", "甲车间", 1380000, datetime.date(2019, 3, 5), 4500.5, "会开车"],
        [2, "李娟", "女", LI, None, "13800000002", None, None],
        [3, "陈䶮", "女", 3.30106199202022e17, "乙车间", None, None, None],
        merged=[(4, 4, 5, 4)],
    )
    book = returned(tmp_path / "问题.xlsx", roll, findings=[{4: [CHECK, PHONE, UNIT, NOTE], 6: [DAMAGED]}])
    (sheet,) = book.sheets
    sentences = "身份证号码：校验码不对，请核对证件\n联系电话：手机号不是 11 位\n没有写所属工会，归入镇总工会"
    assert sheet.name == "会员名册"
    assert sheet.rows == [
        [None, "杭州甲乙有限公司职工花名册"],
        [None, "填报日期：2024年3月1日"],
        ["原行号", *HEADING, None, "问题说明"],
        [
            4,
            1,
            "王小明",
            "男",
            "330106198503041230",
            "甲车间",
            "1380000",
            datetime.date(2019, 3, 5),
            4500.5,
            "会开车",
            sentences,
        ],
        [
            6,
            3,
            "陈䶮",
            "女",
            "3.30106199202022E+17",
            "乙车间",
            *[None] * 4,
            "身份证号码：号码被表格存成数字，后三位已丢失",
        ],
    ]


def test_cells_with_problems_are_coloured_and_carry_the_sentence(tmp_path):
    roll = sender([1, "王小明", "男", "330106198503041230", None, "138"])
    path = tmp_path / "问题.xlsx"
    returned(path, roll, findings=[{4: [CHECK, PHONE, UNIT, NOTE]}])
    comments = part(path, "xl/comments1.xml")
    assert re.findall(r'<comment ref="(\w+)"', comments) == ["A4", "E4", "G4"]
    for finding in (CHECK, PHONE, UNIT):
        assert finding.sentence in comments
    assert NOTE.sentence not in comments
    styles = part(path, "xl/styles.xml")
    assert styles.count('rgb="FFFFC7CE"') == 1
    assert styles.count('rgb="FFFFEB9C"') == 1


def test_a_corrected_sheet_is_imported_as_it_is(tmp_path):
    roll = sender([1, "王小明", "男", "330106198503041230", "甲车间", "138"], [2, "李娟", "女", LI, "甲车间", "138"])
    path = tmp_path / "问题.xlsx"
    (sheet,) = returned(path, roll, findings=[{4: [CHECK, PHONE], 5: [PHONE]}]).sheets
    sheet.rows[3][4] = WANG
    (table,) = tables(sheet)
    assert [(row.number, row.cells["name"], row.cells["id_number"]) for row in table.rows] == [
        (4, "王小明", WANG),
        (5, "李娟", LI),
    ]
    assert [column.ignored for column in table.columns if column.ignored] == ["ours", "serial", "ours"]
    assert table.unit_hint == "杭州甲乙有限公司"
    assert table.fingerprint == tables(roll)[0].fingerprint
    assert table.skipped == ()


def test_a_sheet_handed_back_twice_does_not_grow(tmp_path):
    roll = sender([1, "王小明", "男", "330106198503041230", "甲车间", "138"])
    (once,) = returned(tmp_path / "a.xlsx", roll, findings=[{4: [CHECK]}]).sheets
    (twice,) = returned(tmp_path / "b.xlsx", once, findings=[{4: [CHECK]}]).sheets
    assert twice.rows == once.rows


def test_a_merged_unit_stands_in_every_row_handed_back(tmp_path):
    roll = sender(
        [1, "王小明", "男", WANG, "甲车间"],
        [2, "李娟", "女", "1"],
        [3, "陈䶮", "女", "2", "同上"],
        merged=[(4, 4, 5, 4)],
    )
    (sheet,) = returned(tmp_path / "a.xlsx", roll, findings=[{5: [CHECK], 6: [CHECK]}]).sheets
    assert [row[5] for row in sheet.rows[3:]] == ["甲车间", "甲车间"]


def test_a_merged_column_nobody_has_mapped_stands_in_every_row_too(tmp_path):
    head = ([*HEADING, "血型"],)
    rows = ([1, "王小明", "男", WANG, *[None] * 4, "A"], [2, "李娟", "女", "1", None, "138"], [3, "陈䶮", "女", "2"])
    roll = sender(*rows, head=head, merged=[(4, 8, 6, 8), (4, 1, 6, 1)])
    (sheet,) = returned(tmp_path / "a.xlsx", roll, findings=[{5: [CHECK], 6: [CHECK]}]).sheets
    assert [(row[2], row[9]) for row in sheet.rows[3:]] == [("李娟", "A"), ("陈䶮", "A")]


def test_a_heading_of_two_rows_comes_back_in_two_rows(tmp_path):
    head = (["序号", "姓名", "证件号码", "联系方式", None], [None, None, None, "手机号码", "家庭住址"])
    merged = [(3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 3, 4), (3, 3, 4, 4)]
    roll = sender([1, "王小明", "12", "138", "振华路"], head=head, merged=merged)
    (sheet,) = returned(tmp_path / "a.xlsx", roll, findings=[{5: [CHECK]}]).sheets
    assert sheet.rows[2] == ["原行号", "序号", "姓名", "证件号码", "联系方式", None, "问题说明"]
    (table,) = tables(sheet)
    assert table.rows[0].cells == {"name": "王小明", "id_number": "12", "phone": "138", "address": "振华路"}


def test_each_sender_s_sheet_with_problems_gets_a_sheet(tmp_path):
    rows = [1, "王小明", "男", "12"]
    book = returned(
        tmp_path / "a.xlsx",
        sender(rows, name="一车间"),
        sender([1, "李娟", "女", LI], name="二车间"),
        sender(rows, name="三车间"),
        findings=[{4: [CHECK]}, {}, {4: [CHECK]}],
    )
    assert [sheet.name for sheet in book.sheets] == ["一车间", "三车间"]


def test_of_two_lists_side_by_side_each_comes_back_alone(tmp_path):
    head = ["序号", "姓名", "身份证号码"]
    roll = sender([1, "王小明", "12", 2, "李娟", LI], head=(head + head,))
    left, right = tables(roll)
    write_problems(
        tmp_path / "a.xlsx", [Problems(left, {4: [CHECK]}), Problems(right, {4: [PHONE]})], MEMBER_FIELDS, created=DAY
    )
    book = read_workbook(tmp_path / "a.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["会员名册", "会员名册 (2)"]
    assert [sheet.row(4)[:4] for sheet in book.sheets] == [[4, 1, "王小明", "12"], [4, 2, "李娟", LI]]


def test_what_a_sender_wrote_never_becomes_a_formula_in_our_hands(tmp_path):
    roll = sender([1, '=HYPERLINK("http://x")', "男", "+12", "@SUM(1)", "-1"])
    path = tmp_path / "a.xlsx"
    returned(path, roll, findings=[{4: [CHECK]}])
    xml = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_the_same_problems_give_the_same_bytes(tmp_path):
    roll = sender([1, "王小明", "男", "12"])
    for name in ("a.xlsx", "b.xlsx"):
        returned(tmp_path / name, roll, findings=[{4: [CHECK, UNIT]}])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
