"""Workbooks we write: text stays text, the same facts give the same bytes, problem rows come back corrected."""

from __future__ import annotations

import datetime
import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from unionoffice.errors import Refused, Trouble
from unionoffice.exchange.layout import find_tables
from unionoffice.exchange.reading import read_workbook
from unionoffice.exchange.workbook import SheetColumn, sheet_name, write_sheet
from unionoffice.fields import Kind
from unionoffice.members.model import MEMBER_FIELDS

DAY = datetime.date(2025, 6, 30)
WANG, LI, CHEN = "330106198503041239", "330106199001011226", "330106199202022422"
COLUMNS = (
    SheetColumn(title="序号", width=6, kind=Kind.WHOLE),
    SheetColumn(title="姓名", width=12, kind=Kind.NAME),
    SheetColumn(title="证件号码", width=22, kind=Kind.ID_NUMBER),
    SheetColumn(title="入会日期", width=12, kind=Kind.DATE),
    SheetColumn(title="会费基数（元）", width=12, kind=Kind.MONEY),
    SheetColumn(title="备注", width=30),
)
ROWS = (
    (1, "王小明", WANG, "2019-03-05", 123456, None),
    (2, "阿卜杜拉·买买提", LI, None, 0, "=1+1"),
    (3, "陈䶮", CHEN, "1899-05-01", None, "@cmd"),
)


def write(
    path: Path, rows=ROWS, columns=COLUMNS, title="三墩镇总工会会员名册", notes=("导出日期：2025-06-30",)
) -> Path:
    write_sheet(path, columns, rows, title=title, created=DAY, notes=notes)
    return path


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as box:
        return box.read(name).decode()


def test_what_is_written_is_read_again(tmp_path):
    sheet = read_workbook(write(tmp_path / "名册.xlsx")).sheets[0]
    assert sheet.name == "三墩镇总工会会员名册"
    assert [row for row in sheet.rows if row] == [
        ["三墩镇总工会会员名册"],
        ["导出日期：2025-06-30"],
        ["序号", "姓名", "证件号码", "入会日期", "会费基数（元）", "备注"],
        [1, "王小明", WANG, datetime.date(2019, 3, 5), 1234.56],
        [2, "阿卜杜拉·买买提", LI, None, 0, "=1+1"],
        [3, "陈䶮", CHEN, "1899-05-01", None, "@cmd"],
    ]


def test_our_own_workbook_is_a_roster_that_can_be_imported(tmp_path):
    found = find_tables(read_workbook(write(tmp_path / "名册.xlsx")), MEMBER_FIELDS)
    (table,) = found.tables
    assert table.unit_hint == "三墩镇总工会"
    assert [row.cells["id_number"] for row in table.rows] == [WANG, LI, CHEN]
    assert not any(column.unmapped for column in table.columns)


def test_the_same_facts_give_the_same_bytes_on_any_day_in_any_zone(tmp_path, monkeypatch):
    first = write(tmp_path / "a.xlsx").read_bytes()
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert write(tmp_path / "b.xlsx").read_bytes() == first
    assert write(tmp_path / "c.xlsx", title="别的名册").read_bytes() != first


def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path):
    live = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "=cmd|'/c calc'!A0",
        "http://example.com",
        "mailto:a@b.c",
        "007",
        "1e5",
    ]
    path = write(tmp_path / "a.xlsx", rows=[(None, text, None, None, None, text) for text in live])
    xml = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    assert xml.count('t="inlineStr"') == 2 + len(COLUMNS) + 2 * len(live)
    assert 'quotePrefix="1"' in part(path, "xl/styles.xml")


def test_text_that_looks_like_the_sheet_s_own_markup_stays_text(tmp_path):
    marks = [
        "<r><t>红</t></r>",
        "</t></is></c><c><f>1+1</f></c>",
        'A&B <C> "D"',
        "&amp;",
        "_x0041_",
        " 前后 ",
        "甲\n乙",
    ]
    path = write(tmp_path / "a.xlsx", rows=[(None, text, None, None, None, None) for text in marks])
    xml = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "<r>" not in xml
    assert "<t>_x005F_x0041_</t>" in xml
    assert '<t xml:space="preserve"> 前后 </t>' in xml
    got = [row[1] for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows()]
    assert got[3:] == marks


def test_the_sheet_says_how_large_it_is_and_rows_without_a_value_are_left_out(tmp_path):
    path = write(tmp_path / "a.xlsx", rows=[ROWS[0], (None, "", None, None, None, None), ROWS[2]])
    xml = part(path, "xl/worksheets/sheet1.xml")
    assert '<dimension ref="A1:F6"/>' in xml
    assert re.findall(r'<row r="(\d+)"', xml) == ["1", "2", "3", "4", "6"]


def test_numbers_of_documents_are_text_and_not_marked_as_faulty(tmp_path):
    xml = part(write(tmp_path / "a.xlsx"), "xl/worksheets/sheet1.xml")
    assert f"<t>{WANG}</t>" in xml
    assert '<ignoredError sqref="A4:F6" numberStoredAsText="1"/>' in xml
    assert 'numFmtId="49"' in part(tmp_path / "a.xlsx", "xl/styles.xml")


def test_the_sheet_is_set_up_for_screen_and_paper(tmp_path):
    xml = part(write(tmp_path / "a.xlsx"), "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="3" topLeftCell="A4"' in xml
    assert '<autoFilter ref="A3:F6"/>' in xml
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in xml
    assert "第 &amp;P 页，共 &amp;N 页" in xml
    assert "$3:$3</definedName>" in part(tmp_path / "a.xlsx", "xl/workbook.xml")


def test_a_roster_without_rows_is_still_a_workbook(tmp_path):
    assert write_sheet(tmp_path / "a.xlsx", COLUMNS, [], title="空名册", created=DAY) == 0
    assert read_workbook(tmp_path / "a.xlsx").sheets[0].row(2)[1] == "姓名"


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_stays(tmp_path):
    with pytest.raises(Refused) as refusal:
        write(tmp_path / "a.xlsx", rows=[(1, "王小明", WANG, None, None, "𠮷" * 16_384)])
    assert refusal.value.reason == "too_long"
    assert os.listdir(tmp_path) == []
    write(tmp_path / "a.xlsx", rows=[(1, "王小明", WANG, None, None, "长" * 32_767)])


def test_a_failure_in_the_middle_leaves_the_old_workbook_and_no_scraps(tmp_path):
    old = write(tmp_path / "a.xlsx").read_bytes()

    def rows():
        yield from ROWS * 100
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(tmp_path / "a.xlsx", rows=rows())
    assert (tmp_path / "a.xlsx").read_bytes() == old
    assert os.listdir(tmp_path) == ["a.xlsx"]


def test_a_missing_folder_is_told_in_words(tmp_path):
    with pytest.raises(Trouble) as trouble:
        write(tmp_path / "U盘" / "a.xlsx")
    assert trouble.value.reason == "no_folder"


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("会员名册", (), "会员名册"), ("甲/乙:[丙]*?\\", (), "甲 乙  丙"), ("'引号'", (), "引号"), ("", (), "名册"), ("长" * 40, (), "长" * 31),
        ("名册", ("名册",), "名册 (2)"), ("长" * 31, ("长" * 31,), "长" * 26 + " (2)"), ("History", (), "History (2)"),
    ],
)  # fmt: skip
def test_sheets_have_names_a_spreadsheet_program_accepts(wanted, taken, name):
    assert sheet_name(wanted, taken) == name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=40), min_size=1, max_size=20))
def test_any_text_goes_out_and_comes_back_as_it_was(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("out") / "a.xlsx"
    write_sheet(path, (SheetColumn(title="备注", width=20),), [(text,) for text in texts], title="名册", created=DAY)
    xml = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    got = [
        row[0]
        for row in CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(0).iter_rows()
    ]
    assert [unescaped(text) for text in got[2:]] == [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]


def unescaped(text: str) -> str:
    """What a spreadsheet program makes of _x000A_ in a cell; calamine leaves part of them as they stand."""
    return (
        re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
