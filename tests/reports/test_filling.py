"""The county's own sheet, filled: only values change, every value comes back, the second time nothing is asked."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from pathlib import Path

import pytest

from tests.build import CHEMICALS, DAY, check_digit
from tests.exchange.county_sheets import (
    PIXEL,
    PLAIN,
    Blank,
    County,
    county_sheets,
    hidden_list,
    on_sheet,
    ordinary,
    real_days,
    signed,
)
from tests.exchange.sheets_compared import content, other_parts_are_the_same, row_numbers, without_values
from unionoffice import journal, members, units
from unionoffice.errors import Refused
from unionoffice.exchange.reading import Sheet, read_workbook
from unionoffice.office import Office
from unionoffice.officers import Role
from unionoffice.opening import open_with_key
from unionoffice.reports import filling
from unionoffice.reports.filling import LEFT_EMPTY, Filled, Filling
from unionoffice.reports.filling_check import columns_values

REASON = "县总工会要求报送实名制信息"
SHEETS = county_sheets()


def template(folder: Path, data: bytes, name: str = "上级表.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def everybody(office: Office) -> list[int]:
    return list(filling.SOURCES["members"].numbers(office, ()))


def decided(made: Filling) -> Filling:
    """What no field is for is left empty."""
    return filling.choose(made, fills={one.letter: LEFT_EMPTY for one in made.open_columns})


def put_down(office: Office, made: Filling, folder: Path, name: str = "已填.xlsx") -> Filled:
    return filling.fill(office, made, everybody(office), folder / name, reason=REASON)


def sheet_of(path: Path, name: str = "附件1") -> Sheet:
    return next(one for one in read_workbook(path).sheets if one.name == name)


def read_back(office: Office, made: Filling, done: Filled, rows: list[int]) -> None:
    """Every value stands in its cell exactly as it was given."""
    sheet = sheet_of(done.path, made.about.name)
    for number, values in zip(rows, columns_values(office, made, everybody(office)), strict=True):
        cells = sheet.row(number)
        for column, value in values.items():
            if column in made.places.formulas.get(number, set()):
                continue
            found = cells[column] if column < len(cells) else None
            if isinstance(found, datetime.date):
                base = datetime.date(1904, 1, 1) if made.book.from_1904 else datetime.date(1899, 12, 30)
                found = (found - base).days
            assert found == (float(value) if isinstance(value, Decimal) else value), (number, column)


def rows_filled(made: Filling, count: int) -> list[int]:
    hidden = made.places.hidden
    return [row for row in range(made.where.first, made.where.first + count + len(hidden) + 1) if row not in hidden][
        :count
    ]


@pytest.mark.parametrize("county", SHEETS, ids=[one.title for one in SHEETS])
def test_only_the_values_of_the_countys_sheet_change(county: County, office: Office, tmp_path: Path) -> None:
    blank = template(tmp_path, county.data, f"blank{county.suffix}")
    made = filling.prepare(office, blank, "members")
    assert (made.about.name, made.about.part, made.where.first) == (county.sheet, county.part, county.first)
    assert tuple(one.heading.shown for one in made.open_columns) == county.left
    made = decided(made)
    out = f"out{county.suffix}"
    if county.refused:
        with pytest.raises(Refused) as refused:
            put_down(office, made, tmp_path, out)
        assert refused.value.reason == county.refused
        assert not (tmp_path / out).exists()
        return
    done = put_down(office, made, tmp_path, out)
    assert (done.count, done.first_row) == (4, county.first)
    assert other_parts_are_the_same(blank, done.path, county.part)
    old, new = content(blank, county.part), content(done.path, county.part)
    if not county.inserts:
        own = row_numbers(old)
        assert without_values(new, own).split(b"<mergeCells")[0] == without_values(old, own).split(b"<mergeCells")[0]
        if county.prepared >= 4:
            assert without_values(new) == without_values(old)
    read_back(office, made, done, rows_filled(made, 4))


@pytest.mark.parametrize("county", [one for one in SHEETS if not one.refused], ids=lambda one: one.title)
def test_the_second_time_nothing_is_asked(county: County, office: Office, tmp_path: Path) -> None:
    made = decided(filling.prepare(office, template(tmp_path, county.data, f"a{county.suffix}"), "members"))
    put_down(office, made, tmp_path, f"one{county.suffix}")
    again = filling.prepare(office, template(tmp_path, county.data, f"b{county.suffix}"), "members")
    assert again.remembered
    assert again.open_columns == ()
    assert filling.check(office, again, everybody(office)).unknown == ()
    done = put_down(office, again, tmp_path, f"two{county.suffix}")
    assert content(done.path, county.part) == content(tmp_path / f"one{county.suffix}", county.part)


def test_what_was_there_already_stays_in_its_cells(office: Office, tmp_path: Path) -> None:
    blank = template(tmp_path, signed(10, sums=True))
    before = sheet_of(blank)
    done = put_down(office, filling.prepare(office, blank, "members"), tmp_path)
    after = sheet_of(done.path)
    assert after.merged == before.merged
    assert {row: after.row(row) for row in (1, 2, 14, 15)} == {row: before.row(row) for row in (1, 2, 14, 15)}


def test_totals_below_are_worked_out_and_their_formulas_stay(office: Office, tmp_path: Path) -> None:
    blank = ordinary()
    blank.sheet.write_number(11, 7, 5, blank.cell)
    for column, formula in enumerate(("合计", "=COUNTA(B3:B12)", "=SUM(A3:A12)", "=SUBTOTAL(109,$A$3:$A$12)", "=COUNT(B3:B12)",
                                      "=COUNTA(B3:C12)", "=SUM(H3:H12)")):  # fmt: skip
        (blank.sheet.write_formula if column else blank.sheet.write_string)(12, column, formula, blank.cell)
    path = template(tmp_path, blank.done())
    done = put_down(office, filling.prepare(office, path, "members"), tmp_path)
    assert sheet_of(done.path).row(13) == ["合计", 4, 10, 10, 0, 0, 5]
    text, old = (content(one, "xl/worksheets/sheet1.xml") for one in (done.path, path))
    assert text.count(b"<f>") == old.count(b"<f>") == 6
    assert any("Ctrl+Alt+F9" in warning for warning in done.warnings)


def test_where_all_totals_are_worked_out_nothing_has_to_be_pressed(office: Office, tmp_path: Path) -> None:
    done = put_down(office, filling.prepare(office, template(tmp_path, signed(10, sums=True)), "members"), tmp_path)
    assert sheet_of(done.path).row(13)[3] == 4
    assert done.warnings == ()


def test_rows_are_put_in_above_the_footer_and_everything_below_moves(office: Office, tmp_path: Path) -> None:
    blank = template(tmp_path, signed(2))
    before = sheet_of(blank)
    done = put_down(office, filling.prepare(office, blank, "members"), tmp_path)
    after = sheet_of(done.path)
    assert [after.row(row) for row in (7, 8)] == [before.row(row) for row in (5, 6)]
    moved = {(one.first_row + 2 if one.first_row > 4 else one.first_row, one.first_column) for one in before.merged}
    assert {(one.first_row, one.first_column) for one in after.merged} == moved
    text = content(done.path, "xl/worksheets/sheet1.xml").decode()
    assert 'sqref="C3:C6"' in text
    assert '<conditionalFormatting sqref="D3:D6">' in text
    assert '<dimension ref="A1:I8"/>' in text
    assert text.count('ht="21"') == 4
    assert len({after.row(number)[1] for number in range(3, 7)}) == 4


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda blank: blank.book.define_name("附件1!Print_Area", "=附件1!$A$1:$I$6"), "打印区域"),
        (
            lambda blank: blank.sheet.insert_image("C5", "a.png", {"image_data": io.BytesIO(PIXEL)}),
            "图片",
        ),
        (lambda blank: blank.sheet.write_formula("K1", "=COUNTA(B3:B4)"), "公式"),
        (lambda blank: blank.book.add_worksheet("汇总").write_formula("A1", "=COUNTA(附件1!B3:B4)"), "别的工作表"),
    ],
    ids=["print_area", "picture", "formula", "other_sheet"],
)
def test_where_rows_cannot_be_put_in_the_sentence_says_why_and_how(change, why, office: Office, tmp_path: Path) -> None:
    blank = ordinary(2)
    blank.sheet.write_string(4, 0, "填表人：")
    change(blank)
    with pytest.raises(Refused) as refused:
        put_down(office, filling.prepare(office, template(tmp_path, blank.done()), "members"), tmp_path)
    assert refused.value.reason == "no_room"
    assert why in refused.value.sentence
    assert "第 4 行上方插入 2 行" in refused.value.sentence


def test_a_picture_above_the_rows_does_not_hinder(office: Office, tmp_path: Path) -> None:
    blank = ordinary(2)
    blank.sheet.write_string(4, 0, "填表人：")
    blank.sheet.insert_image("I1", "logo.png", {"image_data": io.BytesIO(PIXEL)})
    done = put_down(office, filling.prepare(office, template(tmp_path, blank.done()), "members"), tmp_path)
    assert sheet_of(done.path).row(7)[0] == "填表人："


def test_new_rows_look_like_the_last_prepared_one(office: Office, tmp_path: Path) -> None:
    blank = template(tmp_path, ordinary(1).done())
    done = put_down(office, filling.prepare(office, blank, "members"), tmp_path)
    text = content(done.path, "xl/worksheets/sheet1.xml").decode()
    assert text.count('ht="21"') == 4
    assert text.count('<c r="H6" s="3"') == text.count('<c r="H3" s="3"') == 1


def test_cells_merged_across_are_merged_in_new_rows_too(office: Office, tmp_path: Path) -> None:
    county = next(one for one in SHEETS if one.title == "cells_merged_across")
    done = put_down(office, filling.prepare(office, template(tmp_path, county.data), "members"), tmp_path)
    text = content(done.path, "xl/worksheets/sheet1.xml").decode()
    assert '<mergeCell ref="C6:D6"/>' in text
    assert f'<mergeCells count="{text.count("<mergeCell ")}">' in text


def test_a_column_merged_down_is_refused_unless_left_empty(office: Office, tmp_path: Path) -> None:
    county = next(one for one in SHEETS if one.title == "cells_merged_down")
    made = filling.prepare(office, template(tmp_path, county.data), "members")
    with pytest.raises(Refused) as refused:
        put_down(office, filling.choose(made, fills={"A": "=三墩片"}), tmp_path)
    assert refused.value.reason == "merged_down"
    assert "所在片区" in refused.value.sentence


def test_columns_are_understood_as_the_import_understands_them(office: Office, tmp_path: Path) -> None:
    county = next(one for one in SHEETS if one.title == "two_heading_rows")
    made = filling.prepare(office, template(tmp_path, county.data), "members")
    assert {one.letter: one.fill for one in made.columns} == {
        "A": "#", "B": "name", "C": "id_number", "D": "unit", "E": "joined", "F": "card_no", "G": None, "H": None, "I": None, "J": "note",
    }  # fmt: skip


def test_a_drop_downs_words_are_known_wherever_they_stand(office: Office, tmp_path: Path) -> None:
    for title in ("inline_drop_downs", "drop_down_on_a_hidden_sheet", "drop_down_by_name", "new_style_drop_down"):
        county = next(one for one in SHEETS if one.title == title)
        made = filling.prepare(office, template(tmp_path, county.data), "members")
        assert made.column("F").allowed == ("汉族", "维吾尔族", "回族", "畲族"), title


def restricted(words: list[str], column: str = "F") -> bytes:
    blank = ordinary()
    blank.sheet.data_validation(f"{column}3:{column}60", {"validate": "list", "source": words})
    return blank.done()


def test_unknown_words_are_a_red_list_and_nothing_is_written(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, template(tmp_path, restricted(["汉族", "其他少数民族"])), "members")
    checked = filling.check(office, made, everybody(office))
    assert [(word.heading, word.word, word.count, word.becomes) for word in checked.unknown] == [
        ("民族", "维吾尔族", 1, None)
    ]
    with pytest.raises(Refused) as refused:
        put_down(office, made, tmp_path)
    assert refused.value.reason == "unknown_words"
    assert "维吾尔族" in refused.value.sentence
    assert not (tmp_path / "已填.xlsx").exists()


def test_a_word_once_decided_is_remembered(office: Office, tmp_path: Path) -> None:
    data = restricted(["汉族", "其他少数民族"])
    made = filling.prepare(office, template(tmp_path, data), "members")
    made = filling.choose(made, words={"F": {"维吾尔族": "其他少数民族"}})
    done = put_down(office, made, tmp_path)
    assert "其他少数民族" in [sheet_of(done.path).row(row)[5] for row in range(3, 7)]
    again = filling.prepare(office, template(tmp_path, data, "明年.xlsx"), "members")
    assert filling.check(office, again, everybody(office)).unknown == ()


def test_a_decided_word_that_the_new_drop_down_no_longer_has_is_asked_again(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, template(tmp_path, restricted(["汉族", "少数民族"])), "members")
    put_down(office, filling.choose(made, words={"F": {"维吾尔族": "少数民族"}}), tmp_path)
    again = filling.prepare(office, template(tmp_path, restricted(["汉族", "非汉族"]), "明年.xlsx"), "members")
    assert [word.word for word in filling.check(office, again, everybody(office)).unknown] == ["维吾尔族"]


def test_a_word_that_surely_means_the_same_is_exchanged_and_told(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, template(tmp_path, restricted(["01 汉族", " 维吾尔族"])), "members")
    checked = filling.check(office, made, everybody(office))
    assert checked.unknown == ()
    done = put_down(office, made, tmp_path)
    assert "01 汉族" in [sheet_of(done.path).row(row)[5] for row in range(3, 7)]
    assert any("汉族→01 汉族" in warning for warning in done.warnings)


def test_a_word_can_be_left_out_and_one_that_is_not_on_the_list_cannot_be_chosen(
    office: Office, tmp_path: Path
) -> None:
    made = filling.prepare(office, template(tmp_path, restricted(["汉族"])), "members")
    with pytest.raises(Refused) as refused:
        filling.choose(made, words={"F": {"维吾尔族": "维族"}})
    assert refused.value.reason == "not_in_list"
    done = put_down(office, filling.choose(made, words={"F": {"维吾尔族": ""}}), tmp_path)
    assert sorted(str(sheet_of(done.path).row(row)[5]) for row in range(3, 7)) == ["None", "汉族", "汉族", "汉族"]


def test_a_list_only_the_spreadsheet_program_could_tell_is_said(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, template(tmp_path, hidden_list('=INDIRECT("字典!A1:A4")')), "members")
    assert made.column("F").allowed is None
    assert any("由公式算出" in warning for warning in filling.check(office, made, everybody(office)).warnings)


STYLES = {
    "plain": "33010619900102003", "spaced": "330106 19900102 003", "apostrophe": "'33010619900102003", "masked": "330106********003",
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_the_number_is_written_as_the_county_wants_it(style: str, office: Office, tmp_path: Path) -> None:
    made = filling.choose(
        filling.prepare(office, template(tmp_path, ordinary().done()), "members"), styles={"D": style}
    )
    done = put_down(office, made, tmp_path)
    expected = STYLES[style] + check_digit("33010619900102003")
    assert expected in [sheet_of(done.path).row(row)[3] for row in range(3, 7)]


def test_old_numbers_of_15_digits_are_written_where_they_exist(office: Office, tmp_path: Path) -> None:
    number = "33010620010203004"
    members.register(
        office, {"name": "赵小妹", "id_number": number + check_digit(number), "unit": units.named(office, CHEMICALS)[0],
                 "joined": "2020-01-01"}, since="2020-01-01",
    )  # fmt: skip
    made = filling.choose(
        filling.prepare(office, template(tmp_path, ordinary().done()), "members"), styles={"D": "legacy"}
    )
    done = put_down(office, made, tmp_path)
    found = {str(sheet_of(done.path).row(row)[3]) for row in range(3, 8)}
    assert "330106900102003" in found
    assert number + check_digit(number) in found
    assert any("1 个号码没有 15 位的旧号码" in warning for warning in done.warnings)


@pytest.mark.parametrize(
    ("style", "written"),
    [("iso", "2015-06-01"), ("dotted", "2015.6.1"), ("slash", "2015/6/1"), ("compact", "20150601"), ("chinese", "2015年6月1日"),
     ("month", "2015-06"), ("month_dotted", "2015.06"), ("month_chinese", "2015年6月"), ("dotted_full", "2015.06.01")],
)  # fmt: skip
def test_days_are_written_as_the_county_wants_them(style: str, written: str, office: Office, tmp_path: Path) -> None:
    made = filling.choose(
        filling.prepare(office, template(tmp_path, ordinary().done()), "members"), styles={"G": style}
    )
    assert sheet_of(put_down(office, made, tmp_path).path).row(3)[6] == written


def test_cells_made_for_days_get_real_ones(office: Office, tmp_path: Path) -> None:
    for name, data in (("a.xlsx", real_days()), ("b.xlsx", real_days(date_1904=True))):
        made = filling.prepare(office, template(tmp_path, data, name), "members")
        assert made.column("G").style == "real"
        assert sheet_of(put_down(office, made, tmp_path, f"out-{name}").path).row(3)[6] == datetime.date(2015, 6, 1)


def test_a_real_day_in_a_cell_that_would_show_a_number_is_refused(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, template(tmp_path, ordinary().done()), "members")
    with pytest.raises(Refused) as refused:
        filling.choose(made, styles={"G": "real"})
    assert refused.value.reason == "not_a_date_column"


def test_the_heading_says_how_days_and_money_are_written(office: Office, tmp_path: Path) -> None:
    headings = ("姓名", "身份证号", "出生年月", "入会日期(yyyymmdd)", "会费基数（万元）")
    made = filling.prepare(office, template(tmp_path, Blank().headed(headings, 0).lined(1, 9, 5).done()), "members")
    assert [one.style for one in made.columns[2:]] == ["month_dotted", "compact", "wan"]


def test_a_column_can_hold_the_same_text_in_every_row(office: Office, tmp_path: Path) -> None:
    county = next(one for one in SHEETS if one.title == "unknown_headings")
    made = decided(filling.prepare(office, template(tmp_path, county.data), "members"))
    done = put_down(office, filling.choose(made, fills={"D": "=三墩一网格"}), tmp_path)
    assert [sheet_of(done.path).row(row)[3] for row in range(3, 7)] == ["三墩一网格"] * 4


def test_rows_are_numbered_and_formulas_are_not_written_over(office: Office, tmp_path: Path) -> None:
    county = next(one for one in SHEETS if one.title == "formulas_in_columns")
    blank = template(tmp_path, county.data)
    done = put_down(office, filling.prepare(office, blank, "members"), tmp_path)
    text = content(done.path, county.part)
    assert text.count(b"<f>") == content(blank, county.part).count(b"<f>") == 20
    assert any("“年龄”列有公式" in warning for warning in done.warnings)


def test_next_years_sheet_is_compared_with_this_years(office: Office, tmp_path: Path) -> None:
    this = filling.prepare(office, template(tmp_path, ordinary().done()), "members")
    put_down(office, filling.choose(this, styles={"D": "spaced"}), tmp_path)
    headings = (
        "序号",
        "姓名",
        "性别",
        "身份证号",
        "常用手机号",
        "民族",
        "入会日期",
        "备注",
        "是否农民工",
        "志愿服务时长",
    )
    next_year = filling.prepare(
        office, template(tmp_path, Blank().headed(headings).lined(2, 5, 10).done(), "明年.xlsx"), "members"
    )
    differences = next_year.differences
    assert differences is not None
    assert differences.added == ("是否农民工", "志愿服务时长")
    assert differences.renamed == (("手机号", "常用手机号"),)
    assert differences.gone == ("工作单位",)
    assert "新增 2 列" in differences.sentence
    assert next_year.column("D").style == "spaced"
    assert [(one.heading.shown, one.suggestion) for one in next_year.open_columns] == [
        ("常用手机号", "phone"), ("志愿服务时长", None)
    ]  # fmt: skip


def test_another_kind_of_sheet_is_not_taken_for_last_years(office: Office, tmp_path: Path) -> None:
    put_down(office, filling.prepare(office, template(tmp_path, ordinary().done()), "members"), tmp_path)
    other = Blank().headed(("姓名", "证件号码", "职称", "特长", "籍贯", "住址"), 0).lined(1, 3, 6).done()
    assert filling.prepare(office, template(tmp_path, other, "别的.xlsx"), "members").differences is None


def test_the_journal_holds_how_many_rows_went_and_what_for(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, template(tmp_path, ordinary().done()), "members")
    put_down(office, filling.choose(made, styles={"E": "masked"}), tmp_path)
    entry = journal.entries(office.reading(), limit=1)[0]
    assert (entry.what, entry.area) == ("填报上级表格", "reports")
    assert (entry.detail["rows"], entry.detail["reason"], entry.detail["file"]) == (4, REASON, "已填.xlsx")
    assert "id_number" in entry.detail["fields"]
    assert "phone (masked)" in entry.detail["fields"]
    assert journal.verify(office.reading()) == []


def test_without_a_reason_nothing_leaves_the_office(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, template(tmp_path, ordinary().done()), "members")
    with pytest.raises(Refused) as refused:
        filling.fill(office, made, everybody(office), tmp_path / "已填.xlsx", reason="  ")
    assert (refused.value.reason, refused.value.field) == ("missing", "reason")


def test_who_may_only_look_may_not_fill(town, tmp_path: Path) -> None:
    with open_with_key(town.path, town.key, "王建国", today=DAY) as office:
        assert Role.ENTRY not in office.officer.roles
        made = filling.prepare(office, template(tmp_path, ordinary().done()), "members")
        with pytest.raises(Refused) as refused:
            put_down(office, made, tmp_path)
        assert refused.value.reason == "not_permitted"


def test_the_blank_sheet_is_never_written_over_and_keeps_its_kind(office: Office, tmp_path: Path) -> None:
    blank = template(tmp_path, ordinary().done())
    before = blank.read_bytes()
    made = filling.prepare(office, blank, "members")
    for name, reason in (("上级表.xlsx", "same_file"), ("已填.xls", "bad_suffix")):
        with pytest.raises(Refused) as refused:
            put_down(office, made, tmp_path, name)
        assert refused.value.reason == reason
    assert blank.read_bytes() == before


def test_a_column_that_must_not_be_empty_and_one_too_short_are_told(office: Office, tmp_path: Path) -> None:
    headings = ("姓名", "身份证号", "*职称")
    blank = Blank().headed(headings, 0).lined(1, 9, 3)
    blank.sheet.data_validation("B2:B10", {"validate": "length", "criteria": "==", "value": 18})
    made = filling.prepare(office, template(tmp_path, blank.done()), "members")
    checked = filling.check(office, filling.choose(made, styles={"B": "spaced"}), everybody(office))
    assert any("只收 18 个字" in warning and "4 个不是" in warning for warning in checked.warnings)
    assert any("必填，有 4 行没有内容" in warning for warning in checked.warnings)


def test_a_unions_own_people_can_be_filled_alone(office: Office, tmp_path: Path) -> None:
    numbers = filling.SOURCES["members"].numbers(office, units.named(office, CHEMICALS))
    made = filling.prepare(office, template(tmp_path, ordinary().done()), "members")
    done = filling.fill(office, made, numbers, tmp_path / "已填.xlsx", reason=REASON)
    assert done.count == 3


def test_credit_codes_and_ages_come_with_the_member(office: Office, tmp_path: Path) -> None:
    blank = (
        Blank()
        .headed(("姓名", "身份证号", "年龄", "单位统一社会信用代码", "工会统一社会信用代码"), 0)
        .lined(1, 9, 5)
        .done()
    )
    made = filling.prepare(office, template(tmp_path, blank), "members")
    assert [one.fill for one in made.columns] == ["name", "id_number", "age", "employer_code", "union_code"]
    done = put_down(office, made, tmp_path)
    assert sorted(sheet_of(done.path).row(row)[2] for row in range(2, 6)) == [36, 41, 55, 56]


def test_a_sheet_without_a_heading_or_of_another_name_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        filling.prepare(office, template(tmp_path, Blank().done()), "members")
    assert refused.value.reason == "no_heading"
    with pytest.raises(Refused) as refused:
        filling.prepare(office, template(tmp_path, ordinary().done()), "members", sheet="附件9")
    assert refused.value.reason == "unknown_sheet"
    assert "附件1" in refused.value.sentence


def test_hostile_blank_sheets_are_refused(office: Office, tmp_path: Path) -> None:
    bomb = on_sheet(ordinary().done(), lambda text: text.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1))
    deep = on_sheet(
        ordinary().done(), lambda text: text.replace("</worksheet>", "<a>" * 99 + "</a>" * 99 + "</worksheet>")
    )
    twice = on_sheet(ordinary().done(), lambda text: text.replace('<row r="4"', '<row r="3"'))
    for name, data in (("bomb", bomb), ("deep", deep), ("twice", twice)):
        with pytest.raises(Refused) as refused:
            filling.prepare(office, template(tmp_path, data, f"{name}.xlsx"), "members")
        assert refused.value.reason == "hostile_sheet", name


def test_every_kind_of_record_says_what_it_can_give() -> None:
    assert tuple(filling.SOURCES) == ("members", "aid", "contracts")
    for source in filling.SOURCES.values():
        assert source.fields
        assert all(one.label and one.english for one in source.fields.values())


def test_the_headings_of_the_plain_sheet_are_all_known(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, template(tmp_path, ordinary().done()), "members")
    assert [one.heading.text for one in made.columns] == list(PLAIN)
    assert made.open_columns == ()
