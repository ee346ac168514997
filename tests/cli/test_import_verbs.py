"""Import on the console: the contract's counts and cells, dry runs, problem rows, unions, photos, taking it back."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.build import CHEMICALS, OWN, VILLAGE
from tests.cli.calling import REFUSED, TROUBLE, USAGE
from tests.members.sheets import HEADING, born, number, text_table, xlsx
from unionoffice.exchange.reading import read_workbook

KEYS = {"rows", "added", "changed", "same", "held", "warnings", "notes", "new_units", "unmapped", "import_id"}
GOOD, BAD = born("19900101", 1), "330106199101010020"
WANG = number("33010619700123012")


@pytest.fixture
def sheet(tmp_path):
    """Four rows: a new member, a wrong number, a change to 王秀英, a person without a union whose phone is odd."""
    rows = [
        (1, "张 三", "男", GOOD, None, None, "2019.3.5", CHEMICALS),
        (2, "李四", "女", BAD, None, None, None, CHEMICALS),
        (3, "王秀英", "女", WANG, None, "13900000099", None, CHEMICALS),
        (4, "赵六", "女", born("19920101", 2), None, "139", None, None),
    ]
    return xlsx(tmp_path / "名册.xlsx", *rows, title="会员花名册")


def test_the_answer_has_the_contract_s_keys_counts_rows_and_cells(console, sheet):
    answer = console("import", "members", str(sheet)).answer
    assert set(answer) == KEYS
    assert {name: answer[name] for name in ("rows", "added", "changed", "same")} == {
        "rows": 4,
        "added": 2,
        "changed": 1,
        "same": 0,
    }
    (held,) = answer["held"]
    assert set(held) == {"row", "cell", "field", "reason", "sentence"}
    assert (held["row"], held["cell"], held["field"], held["reason"]) == (4, "会员名册!D4", "id_number", "check_digit")
    assert BAD in held["sentence"]
    warned = [(one["row"], one["cell"], one["field"], one["reason"]) for one in answer["warnings"]]
    assert warned == [(6, "会员名册!F6", "phone", "phone"), (6, "会员名册!H6", "unit", "no_unit")]
    assert {(one["cell"], one["reason"]) for one in answer["notes"]} == {
        ("会员名册!B3", "name_blanks"),
        ("会员名册!G3", "date_style"),
    }
    assert isinstance(answer["import_id"], str)
    assert console.member("张三")["joined"] == "2019-03-05"
    assert console.member("赵六")["unit"] == OWN
    assert console.member("王秀英")["phone"] == "139****0099"


def test_headings_of_other_offices_are_known_and_an_unknown_column_is_named(console, tmp_path):
    headings = ("证件类别", "人员姓名", "有效证件号码", "职务/工种", "公司名称", "是否党员")
    row = ("台湾居民来往大陆通行证", "林台", "12345678", "车工", CHEMICALS, "否")
    sheet = text_table(tmp_path / "名单.csv", [headings, row], "gb18030")
    answer = console("import", "members", str(sheet)).answer
    assert (answer["added"], answer["held"]) == (1, [])
    assert answer["unmapped"] == [{"cell": "名单!F1", "heading": "是否党员"}]
    member = console.member("林台")
    assert (member["id_kind"], member["post"], member["unit"]) == ("permit_taiwan", "车工", CHEMICALS)
    assert "名单!F1 是否党员" in console.words_of("import", "members", str(sheet), "--dry-run").words


def test_a_stick_that_is_not_there_stops_the_import_before_anything_is_entered(console, sheet, tmp_path):
    said = console("import", "members", str(sheet), "--problems", str(tmp_path / "U盘" / "p.xlsx"))
    assert (said.code, said.error["reason"]) == (TROUBLE, "no_folder")
    assert console("import", "list").answer["imports"] == []


def test_the_enterprises_own_sheet_and_the_offices_files_are_never_written_over(console, sheet):
    before = sheet.read_bytes(), console.office.read_bytes()
    said = console("import", "members", str(sheet), "--problems", str(sheet))
    assert (said.code, said.error["reason"]) == (REFUSED, "same_file")
    for verb in (
        ("import", "members", str(sheet), "--problems"),
        ("members", "export"),
        ("print", "roll", "--all", "--out"),
    ):
        said = console(*verb, str(console.office))
        assert (said.code, said.error["reason"]) == (USAGE, "usage")
    assert (sheet.read_bytes(), console.office.read_bytes()) == before


def test_held_rows_do_not_make_the_call_fail_and_the_same_sheet_adds_nothing_twice(console, sheet):
    assert console("import", "members", str(sheet)).code == 0
    again = console("import", "members", str(sheet)).answer
    assert (again["added"], again["changed"], again["same"], again["import_id"]) == (0, 0, 3, None)
    assert [held["reason"] for held in again["held"]] == ["check_digit"]
    assert len(console("import", "list").answer["imports"]) == 1


def test_a_dry_run_tells_the_same_and_writes_nothing(console, sheet, tmp_path):
    before = console.office.read_bytes()
    dry = console("import", "members", str(sheet), "--dry-run", "--problems", str(tmp_path / "p.xlsx")).answer
    assert console.office.read_bytes() == before
    assert (tmp_path / "p.xlsx").is_file()
    assert dry["import_id"] is None
    real = console("import", "members", str(sheet)).answer
    assert {**real, "import_id": None} == dry


def test_who_only_reads_may_check_a_sheet_but_not_enter_it(console, sheet):
    assert console("import", "members", str(sheet), "--dry-run", user="王建国").answer["added"] == 2
    said = console("import", "members", str(sheet), user="王建国")
    assert (said.code, said.error["reason"]) == (REFUSED, "not_permitted")
    assert len(console("members", "list").answer["members"]) == 4


def test_problem_rows_come_back_as_a_workbook(console, sheet, tmp_path):
    out = tmp_path / "退回.xlsx"
    console("import", "members", str(sheet), "--problems", str(out))
    rows = read_workbook(out).sheets[0].rows
    assert [row[0] for row in rows[2:]] == [4, 6]
    assert "校验位" in rows[2][-1]


@pytest.mark.parametrize("coding", ["utf-8", "gb18030"])
def test_a_text_table_is_imported_in_both_codings(console, tmp_path, coding):
    rows = [HEADING, (1, "张三", "男", GOOD, None, None, None, CHEMICALS), (2, "李四", "女", BAD)]
    answer = console("import", "members", str(text_table(tmp_path / "会员名册.csv", rows, coding))).answer
    assert (answer["rows"], answer["added"]) == (2, 1)
    assert (answer["held"][0]["row"], answer["held"][0]["cell"].split("!")[1]) == (3, "D3")


def test_the_whole_sheet_goes_into_the_union_named(console, sheet):
    unknown = console("import", "members", str(sheet), "--unit", "新联合工会")
    assert (unknown.code, unknown.error["reason"]) == (REFUSED, "unknown_unit")
    assert "--create-unit" in unknown.error["sentence"]
    assert len(console("members", "list").answer["members"]) == 4
    answer = console("import", "members", str(sheet), "--unit", "新联合工会", "--create-unit").answer
    assert answer["new_units"] == ["新联合工会"]
    assert {one["reason"] for one in answer["held"]} == {"check_digit", "in_other_unit"}
    assert console.member("赵六")["unit"] == "新联合工会"
    assert [unit["name"] for unit in console("units", "list", "--unconfirmed").answer["units"]] == ["新联合工会"]
    assert console("units", "confirm", "新联合工会").answer == {"confirmed": "新联合工会"}
    assert console("units", "list", "--unconfirmed").answer == {"units": []}


def test_a_union_that_is_known_is_not_created_again(console, sheet):
    answer = console("import", "members", str(sheet), "--unit", VILLAGE, "--create-unit").answer
    assert answer["new_units"] == []
    assert console.member("张三")["unit"] == VILLAGE


def test_an_unknown_union_in_the_sheet_is_created_with_a_warning(console, tmp_path):
    row = (1, "张三", "男", GOOD, None, None, None, "天外天工会")
    answer = console("import", "members", str(xlsx(tmp_path / "a.xlsx", row))).answer
    assert [(one["cell"], one["reason"]) for one in answer["warnings"]] == [("会员名册!H2", "unknown_unit")]
    assert answer["new_units"] == ["天外天工会"]
    unit = console("units", "show", "天外天工会").answer["unit"]
    assert (unit["confirmed"], unit["members"]) == (False, 1)


def test_an_import_is_taken_back(console, sheet):
    done = console("import", "members", str(sheet)).answer
    before = console("members", "list").answer
    assert len(before["members"]) == 6
    assert console("import", "undo", done["import_id"]).answer == {"undone": 3, "conflicts": []}
    assert [one["name"] for one in console("members", "list").answer["members"]] == [
        "王秀英",
        "陈超",
        "欧阳吉祥",
        "阿卜杜拉·买买提",
    ]
    assert console.member("王秀英")["phone"] == "138****0001"
    again = console("import", "undo", done["import_id"])
    assert (again.code, again.error["reason"]) == (REFUSED, "unknown_import")
    assert console("import", "list").answer["imports"][0]["undone_on"] == "2026-11-22"


def test_an_import_whose_people_were_changed_since_is_taken_back_only_when_they_may_stay(console, sheet):
    done = console("import", "members", str(sheet)).answer
    console("members", "edit", console.member("张三")["id"], "post=电工")
    said = console("import", "undo", done["import_id"])
    assert (said.code, said.error["reason"]) == (REFUSED, "changed_since")
    assert len(console("members", "list").answer["members"]) == 6
    kept = console("import", "undo", done["import_id"], "--keep-changed").answer
    assert (kept["undone"], [one["name"] for one in kept["conflicts"]]) == (2, ["张三"])
    assert len(console("members", "list").answer["members"]) == 5


def test_a_sheet_that_cannot_be_read_is_refused_or_trouble(console, tmp_path):
    missing = console("import", "members", str(tmp_path / "none.xlsx"))
    assert (missing.code, missing.error["reason"]) == (TROUBLE, "no_file")
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    spoilt = console("import", "members", str(tmp_path / "a.xlsx"))
    assert (spoilt.code, spoilt.err) == (REFUSED, b"")
    assert "现有数据没有改动" in spoilt.error["sentence"]
    empty = console("import", "members", str(xlsx(tmp_path / "b.xlsx")))
    assert (empty.code, empty.error["reason"]) == (REFUSED, "no_rows")


def test_words_name_every_problem_with_its_cell(console, sheet):
    words = console.words_of("import", "members", str(sheet)).words
    assert "共 4 行：新增 2，变更 1，相同 0，留下待更正 1" in words
    assert "会员名册!D4" in words
    assert "unionoffice import undo" in words


def test_photos_are_matched_by_number(console, tmp_path):
    folder = tmp_path / "照片"
    folder.mkdir()
    picture = io.BytesIO()
    Image.new("RGB", (300, 420), (67, 142, 219)).save(picture, "JPEG")
    for name in (f"{WANG}.jpg", "330106199101010020.jpg", f"{born('19990101', 1)}.jpg", "读我.txt"):
        (folder / name).write_bytes(picture.getvalue())
    chen = number("33010619850304045")
    (folder / f"{chen}.png").write_bytes(b"not a picture")
    answer = console("import", "photos", str(folder)).answer
    assert answer["matched"] == 1
    assert {one["file"]: one["reason"] for one in answer["problems"]} == {
        "330106199101010020.jpg": "no_number", f"{born('19990101', 1)}.jpg": "unknown_member", f"{chen}.png": "not_a_photo",
    }  # fmt: skip
    assert console.member("王秀英")["photo"]
    assert console("import", "photos", str(tmp_path / "none")).error["reason"] == "no_folder"
