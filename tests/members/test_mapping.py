"""Columns of a sheet mapped by hand: read anew, remembered for the sender, doubled and missing ones told."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.build import check_digit
from unionoffice.members import mapping
from unionoffice.members.sheet import read_sheet
from unionoffice.office import Office

NUMBER = "33010619920101002" + check_digit("33010619920101002")


def book(path: Path, *sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as made:
        for place, rows in enumerate(sheets):
            page = made.add_worksheet(f"表{place + 1}")
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return path


ODD = [["序号", "姓名", "身份证号", "干什么的"], [1, "张三", NUMBER, "质检"], [2, "李四", "330106", "电工"]]


def test_a_column_nobody_knows_is_left_out_until_a_person_says_what_it_is(office: Office, tmp_path: Path) -> None:
    read = read_sheet(office, book(tmp_path / "a.xlsx", ODD))
    assert mapping.chosen_now(read.tables[0]) == {"B": "name", "C": "id_number", "D": ""}
    mapped = mapping.mapped_by_hand(read, [{"B": "name", "C": "id_number", "D": "post"}])
    assert [row.cells["post"] for row in mapped.tables[0].rows] == ["质检", "电工"]
    assert mapped.fingerprint == read.fingerprint


def test_a_choice_is_remembered_for_the_next_sheet_of_the_sender(office: Office, tmp_path: Path) -> None:
    read = read_sheet(office, book(tmp_path / "a.xlsx", ODD))
    mapping.remember(office, read, [{"B": "name", "C": "id_number", "D": "post"}])
    again = read_sheet(office, book(tmp_path / "b.xlsx", [*ODD, [3, "王五", "1", "司机"]]))
    assert mapping.chosen_now(again.tables[0])["D"] == "post"
    assert not any(column.unmapped for column in again.tables[0].columns)


def test_a_column_left_out_stays_left_out(office: Office, tmp_path: Path) -> None:
    read = read_sheet(office, book(tmp_path / "a.xlsx", ODD))
    mapping.remember(office, read, [{"B": "name", "C": "id_number", "D": ""}])
    again = read_sheet(office, book(tmp_path / "b.xlsx", ODD))
    assert [column.ignored for column in again.tables[0].columns] == ["serial", "", "", "chosen"]


def test_what_the_program_found_out_itself_is_not_written_down(office: Office, tmp_path: Path) -> None:
    read = read_sheet(office, book(tmp_path / "a.xlsx", [["姓名", "身份证号"], ["张三", NUMBER]]))
    mapping.remember(office, read, [mapping.chosen_now(table) for table in read.tables])
    assert office.setting("import_mappings") == {}


def test_a_known_column_can_be_taken_for_something_else(office: Office, tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "部门"], ["张三", NUMBER, "一车间"]]
    read = read_sheet(office, book(tmp_path / "a.xlsx", rows))
    assert mapping.chosen_now(read.tables[0])["C"] == "team"
    mapped = mapping.mapped_by_hand(read, [{"A": "name", "B": "id_number", "C": "post"}])
    (row,) = mapped.tables[0].rows
    assert (row.cells.get("post"), row.cells.get("team")) == ("一车间", None)


def test_each_sheet_of_a_book_has_its_own_choice(office: Office, tmp_path: Path) -> None:
    other = [["姓名", "身份证号", "喜欢什么"], ["王五", NUMBER, "钓鱼"]]
    read = read_sheet(office, book(tmp_path / "a.xlsx", ODD, other))
    choices = [{"B": "name", "C": "id_number", "D": "post"}, {"A": "name", "B": "id_number", "C": "note"}]
    mapped = mapping.mapped_by_hand(read, choices)
    assert [table.rows[0].cells.get("post") for table in mapped.tables] == ["质检", None]
    assert [table.rows[0].cells.get("note") for table in mapped.tables] == [None, "钓鱼"]


def test_two_lists_on_one_sheet_keep_their_own_rows(office: Office, tmp_path: Path) -> None:
    first = [
        ["序号", "姓名", "性别", "身份证号", "手机号码", "干什么的"],
        [1, "张三", "女", NUMBER, "13900000001", "质检"],
    ]
    second = [
        ["序号", "姓名", "性别", "身份证号", "手机号码", "喜欢什么"],
        [1, "王五", "男", NUMBER, "13900000002", "钓鱼"],
    ]
    read = read_sheet(office, book(tmp_path / "a.xlsx", [*first, ["合计", "1人"], [], *second]))
    assert [len(table.rows) for table in read.tables] == [1, 1]
    choices = [mapping.chosen_now(table) for table in read.tables]
    choices[0]["F"], choices[1]["F"] = "post", "note"
    mapped = mapping.mapped_by_hand(read, choices)
    assert [row.cells["name"] for table in mapped.tables for row in table.rows] == ["张三", "王五"]
    assert mapped.tables[0].rows[0].cells["post"] == "质检"
    assert mapped.tables[1].rows[0].cells["note"] == "钓鱼"


@pytest.mark.parametrize(
    ("choice", "missing", "doubled"),
    [
        ({"A": "name", "B": "id_number"}, [], []),
        ({"A": "name", "B": ""}, ["id_number"], []),
        ({"A": "", "B": ""}, ["name", "id_number"], []),
        ({"A": "name", "B": "name", "C": "id_number"}, [], ["name"]),
        ({"A": "", "B": "", "C": "id_number", "D": "name"}, [], []),
    ],
)
def test_what_is_missing_and_what_is_doubled_is_told(
    choice: dict[str, str], missing: list[str], doubled: list[str]
) -> None:
    assert mapping.still_missing(choice) == missing
    assert mapping.doubled(choice) == doubled
