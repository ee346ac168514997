"""Filling the county's sheet on the console: what it answers, what it refuses, what it remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import CHEMICALS, VILLAGE
from tests.cli.calling import REFUSED, USAGE
from tests.exchange.county_sheets import Blank, ordinary, unknown_headings
from unionoffice.exchange.reading import read_workbook


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(ordinary().done())
    return path


def rows(path: Path) -> list[list[object]]:
    sheet = next(one for one in read_workbook(path).sheets if one.name == "附件1")
    return [sheet.row(number) for number in range(3, 7)]


def test_a_sheet_is_filled_and_the_answer_says_what_each_column_got(console, blank, tmp_path):
    out = tmp_path / "已填.xlsx"
    answer = console("export", "sheet", str(blank), "--out", str(out), "--reason", "县总工会要求").answer
    assert (answer["count"], answer["first_row"], answer["last_row"], answer["sheet"]) == (4, 3, 6, "附件1")
    assert [one["fill"] for one in answer["columns"]][:4] == ["#", "name", "sex", "id_number"]
    assert (answer["open"], answer["unknown"], answer["remembered"]) == ([], [], False)
    assert sorted(str(row[1]) for row in rows(out)) == ["欧阳吉祥", "王秀英", "阿卜杜拉·买买提", "陈超"]
    again = console(
        "export", "sheet", str(blank), "--out", str(tmp_path / "二.xlsx"), "--reason", "县总工会要求"
    ).answer
    assert again["remembered"]


def test_a_union_alone_and_styles_by_kind_and_by_column(console, blank, tmp_path):
    out = tmp_path / "已填.xlsx"
    console(
        "export", "sheet", str(blank), "--out", str(out), "--unit", CHEMICALS, "--id-style", "spaced", "--date-style", "dotted",
        "--style", "手机号=masked", "--reason", "县总工会要求",
    )  # fmt: skip
    filled = [row for row in rows(out) if len(row) > 3]
    assert len(filled) == 3
    assert all(str(row[3])[6] == " " and str(row[6]) == "2015.6.1" and "****" in str(row[4]) for row in filled)


def test_columns_nobody_knows_are_named_left_blank_and_can_be_given(console, tmp_path):
    path, out = tmp_path / "采集表.xlsx", tmp_path / "已填.xlsx"
    path.write_bytes(unknown_headings())
    answer = console("export", "sheet", str(path), "--dry-run").answer
    assert answer["open"] == ["所属网格", "银发志愿者", "诚信分"]
    assert not out.exists()
    answer = console(
        "export", "sheet", str(path), "--out", str(out), "--map", "D==余东网格", "--map", "银发志愿者=是否农民工", "--map", "诚信分=",
        "--reason", "县总工会要求",
    ).answer  # fmt: skip
    assert answer["open"] == []
    assert {row[3] for row in rows(out)} == {"余东网格"}
    assert {row[4] for row in rows(out)} == {"否"}


def test_words_the_drop_down_does_not_have_are_refused_each_with_what_might_fit(console, tmp_path):
    made = ordinary()
    made.sheet.data_validation("F3:F60", {"validate": "list", "source": ["汉族", "维吾尔", "其他"]})
    path, out = tmp_path / "采集表.xlsx", tmp_path / "已填.xlsx"
    path.write_bytes(made.done())
    call = ("export", "sheet", str(path), "--out", str(out), "--reason", "县总工会要求")
    answer = console(*call[:3], "--dry-run", "--map", "民族=学历", "--map", "备注=民族").answer
    assert answer["unknown"] == []
    made = Blank().titled("表").headed().lined(2, 4)
    made.sheet.data_validation("F3:F60", {"validate": "list", "source": ["汉民族", "少数民族"]})
    path.write_bytes(made.done())
    said = console(*call)
    assert said.code == REFUSED
    assert said.error["reason"] == "unknown_words"
    assert {one["field"] for one in said.error["fields"]} == {"民族"}
    assert not out.exists()
    answer = console(*call, "--value", "民族:汉族=汉民族", "--value", "F:维吾尔族=少数民族").answer
    assert answer["unknown"] == []
    assert sorted(str(row[5]) for row in rows(out)) == ["少数民族", "汉民族", "汉民族", "汉民族"]


def test_the_words_most_alike_can_all_be_accepted_at_once(console, tmp_path):
    made = ordinary()
    made.sheet.data_validation("F3:F60", {"validate": "list", "source": ["汉民族", "维吾尔民族"]})
    path, out = tmp_path / "采集表.xlsx", tmp_path / "已填.xlsx"
    path.write_bytes(made.done())
    answer = console("export", "sheet", str(path), "--out", str(out), "--accept", "--reason", "县总工会要求").answer
    assert sorted({str(row[5]) for row in rows(out)}) == ["汉民族", "维吾尔民族"]
    assert any("汉族→汉民族" in warning for warning in answer["warnings"])


def test_what_is_written_wrongly_is_said(console, blank, tmp_path):
    out = str(tmp_path / "已填.xlsx")
    for more, code in (
        (("--map", "身份证号"), USAGE), (("--map", "没有的列=姓名"), USAGE), (("--value", "民族=汉"), USAGE),
        (("--map", "D=没有的字段"), REFUSED), (("--style", "D=iso"), REFUSED), (("--unit", "没有的工会"), REFUSED),
        (("--sheet", "附件9"), REFUSED),
    ):  # fmt: skip
        assert console("export", "sheet", str(blank), "--out", out, "--reason", "报", *more).code == code, more
    assert console("export", "sheet", str(blank), "--reason", "报").code == USAGE
    assert console("export", "sheet", str(tmp_path / "没有.xlsx"), "--out", out).error["reason"] == "no_file"
    assert not Path(out).exists()


def test_in_words_it_says_what_it_did_and_what_is_new_this_year(console, blank, tmp_path):
    out = tmp_path / "已填.xlsx"
    console("export", "sheet", str(blank), "--out", str(out), "--reason", "报", "--unit", VILLAGE)
    next_year = tmp_path / "明年.xlsx"
    headings = ("序号", "姓名", "性别", "身份证号", "手机号", "民族", "入会日期", "工作单位", "是否农民工")
    next_year.write_bytes(Blank().titled("明年的表").headed(headings).lined(2, 10).done())
    said = console.words_of("export", "sheet", str(next_year), "--dry-run").words
    answer = console("export", "sheet", str(next_year), "--dry-run").answer
    assert answer["differences"]["added"] == ["是否农民工"]
    assert answer["differences"]["gone"] == ["备注"]
    assert "新增 1 列（是否农民工）" in said
    assert "B\t姓名\t姓名" in said
