"""Problem rows go back to the enterprise, come back corrected and enter; a mapping by hand is asked for once."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.build import CHEMICALS
from tests.members.sheets import born, checked, member_with, piles, said, taken, xlsx
from unionoffice import journal
from unionoffice.errors import Refused
from unionoffice.exchange.reading import read_workbook
from unionoffice.findings import Level
from unionoffice.members.mapping import mapped_by_hand, remember
from unionoffice.members.returned_sheet import return_problems
from unionoffice.members.sheet import make_draft, read_sheet

GOOD, BAD = born("19900101", 1), "330106199101010020"
RIGHT = born("19910101", 2)


def sent(folder: Path) -> Path:
    rows = [
        (1, "张三", "男", GOOD, None, None, None, CHEMICALS),
        (2, "李四", "女", BAD, None, "139", None, CHEMICALS),
        (3, None, "女", born("19920101", 2), None, None, None, CHEMICALS),
        (4, "王五", "女", born("19930101", 2), None, "13900000004", "2001-01-01", CHEMICALS),
    ]
    return xlsx(folder / "天禄化工.xlsx", *rows, title="天禄化工会员花名册")


def returned(office, folder: Path, sheet: Path) -> Path:
    read = read_sheet(office, sheet)
    assert return_problems(office, read, make_draft(office, read), folder / "退回.xlsx") == 3
    return folder / "退回.xlsx"


def corrected(problems: Path, changes: dict[str, str]) -> Path:
    """The workbook as the enterprise sends it back, these texts corrected and nothing else touched."""
    sheet = read_workbook(problems).sheets[0]
    book = Workbook(str(problems.with_name("更正.xlsx")))
    page = book.add_worksheet(sheet.name)
    for number, cells in sheet.numbered():
        for column, cell in enumerate(cells):
            if cell is not None:
                page.write(number - 1, column, changes.get(cell, cell) if isinstance(cell, str) else cell)
            elif number == 4 and column == 2:
                page.write_string(number - 1, column, changes[""])
    book.close()
    return problems.with_name("更正.xlsx")


def test_only_problem_rows_go_back_in_the_sender_s_own_sheet_coloured_and_commented(office, tmp_path):
    problems = returned(office, tmp_path, sent(tmp_path))
    sheet = read_workbook(problems).sheets[0]
    assert sheet.name == "会员名册"
    assert [row[0] for row in sheet.rows[2:]] == [4, 5, 6]
    assert "校验位" in sheet.row(3)[-1]
    assert "没有姓名" in sheet.row(4)[-1]
    assert "未满 16 周岁" in sheet.row(5)[-1]
    with zipfile.ZipFile(io.BytesIO(problems.read_bytes())) as box:
        comments = box.read("xl/comments1.xml").decode()
        styles = box.read("xl/styles.xml").decode()
    assert {"C4", "E3", "G3", "H5"} <= set(re.findall(r'ref="([A-Z]+\d+)"', comments))
    assert {"FFFFC7CE", "FFFFEB9C"} <= set(re.findall(r'rgb="([0-9A-F]{8})"', styles))


def test_corrected_rows_enter_and_the_good_ones_are_not_entered_again(office, tmp_path):
    sheet = sent(tmp_path)
    problems = returned(office, tmp_path, sheet)
    assert (taken(office, sheet).added, taken(office, sheet)) == (2, None)
    draft = checked(office, corrected(problems, {BAD: RIGHT, "139": "13900000002", "": "赵六"}))
    assert said(draft, Level.HELD) == []
    assert piles(draft) == {"new": 2, "changed": 0, "same": 1, "doubtful": 0}
    taken(office, problems.with_name("更正.xlsx"))
    assert member_with(office, RIGHT).person.phone == "13900000002"
    assert member_with(office, born("19920101", 2)).name == "赵六"


HEADING_OF_ITS_OWN = ("谁", "哪个号", "绰号")
BY_HAND = [{"A": "name", "B": "id_number", "C": ""}]


def test_problem_rows_of_a_mapping_made_by_hand_go_back_too(office, tmp_path):
    sheet = xlsx(tmp_path / "a.xlsx", ("张三", GOOD, "x"), ("李四", BAD, "y"), heading=HEADING_OF_ITS_OWN)
    read = mapped_by_hand(read_sheet(office, sheet), BY_HAND)
    assert return_problems(office, read, make_draft(office, read), tmp_path / "p.xlsx", warnings=False) == 1
    (_title, row) = read_workbook(tmp_path / "p.xlsx").sheets[0].rows
    assert (row[0], row[1], "校验位" in row[-1]) == (3, "李四", True)


def test_of_two_lists_side_by_side_each_gets_its_own_sentences(office, tmp_path):
    heading = ("姓名", "身份证号", "姓名", "身份证号")
    sheet = xlsx(tmp_path / "a.xlsx", ("张三", BAD, "李四", RIGHT), ("王五", GOOD, "赵六", None), heading=heading)
    read = read_sheet(office, sheet)
    assert return_problems(office, read, make_draft(office, read), tmp_path / "p.xlsx", warnings=False) == 2
    sentences = [[row[-1] for row in page.rows[1:]] for page in read_workbook(tmp_path / "p.xlsx").sheets]
    assert [["校验位" in one for one in page] for page in sentences] == [[True], [False]]
    assert "没有证件号码" in sentences[1][0]


def test_a_mapping_made_by_hand_is_remembered_for_this_sender(office, tmp_path):
    first = read_sheet(office, xlsx(tmp_path / "a.xlsx", ("张三", GOOD, "小张"), heading=HEADING_OF_ITS_OWN))
    assert (first.tables[0].guessed, first.tables[0].missing) == (True, ("name", "id_number"))
    assert piles(make_draft(office, mapped_by_hand(first, BY_HAND)))["new"] == 1
    remember(office, first, BY_HAND)
    second = read_sheet(office, xlsx(tmp_path / "b.xlsx", ("李四", RIGHT, "小李"), heading=HEADING_OF_ITS_OWN))
    assert second.tables[0].missing == ()
    assert [column.field for column in second.tables[0].columns] == ["name", "id_number", None]
    assert make_draft(office, second).rows[0].values["name"] == "李四"
    other = read_sheet(office, xlsx(tmp_path / "c.xlsx", ("李四", RIGHT), heading=("谁", "哪个号")))
    assert other.tables[0].missing == ("name", "id_number")


def test_remembering_the_same_mapping_again_writes_nothing(office, tmp_path):
    read = read_sheet(office, xlsx(tmp_path / "a.xlsx", ("张三", GOOD, "x"), heading=HEADING_OF_ITS_OWN))
    remember(office, read, BY_HAND)
    acts = journal.next_act(office.reading())
    remember(office, read, BY_HAND)
    assert journal.next_act(office.reading()) == acts


def test_a_roster_whose_columns_nobody_knows_is_refused_until_somebody_maps_them(office, tmp_path):
    with pytest.raises(Refused) as refused:
        checked(office, xlsx(tmp_path / "a.xlsx", ("张三", GOOD), ("李四", RIGHT), heading=("谁", "哪个号")))
    assert refused.value.reason == "no_rows"
    assert "表头" in refused.value.sentence


def test_a_sheet_that_cannot_be_read_is_told_in_words(office, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused) as refused:
        read_sheet(office, tmp_path / "a.xlsx")
    assert refused.value.reason == "not_a_sheet"
