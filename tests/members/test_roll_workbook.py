from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.build import CHEMICALS
from tests.made_up import number
from unionoffice import journal, members
from unionoffice.errors import Trouble
from unionoffice.members import MEMBER_FIELDS
from unionoffice.members.roll_workbook import EXPORT_FIELDS, write_roll
from unionoffice.members.sheet import make_draft, read_sheet
from unionoffice.office import Office


def written(path: Path) -> tuple[list[str], list[dict[str, Any]]]:
    """The lines above the heading, and the rows below it by heading."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    heading = next(place for place, row in enumerate(rows) if row[0] == "姓名")
    above = [str(row[0]) for row in rows[:heading]]
    return above, [dict(zip(rows[heading], row, strict=True)) for row in rows[heading + 1 :]]


def test_the_roll_goes_into_a_workbook_with_every_field_a_sheet_may_carry(office: Office, tmp_path: Path) -> None:
    members.change(office, 1, {"dues_base": "5,300.50", "note": "=1+1", "phone": "013800000001"})
    told: list[int] = []
    count = write_roll(
        office, [1, 4, 99], tmp_path / "roll.xlsx", progress=lambda percent, _words: told.append(percent)
    )
    above, rows = written(tmp_path / "roll.xlsx")
    assert (count, told[-1]) == (2, 100)
    assert above == ["工会会员名册", "编制单位：三墩镇总工会　　编制人：李娟　　日期：2026-11-22"]
    assert [row["姓名"] for row in rows] == ["王秀英", "阿卜杜拉·买买提"]
    one = rows[0]
    assert (one["证件号码"], one["性别"], one["民族"], one["是否农民工"]) == (
        number("19700123", 12),
        "女",
        "汉族",
        "否",
    )
    assert (one["出生日期"], one["入会日期"]) == (date(1970, 1, 23), date(2015, 6, 1))
    assert (one["所属工会"], one["会籍状态"], one["会费基数（元）"], one["备注"]) == (CHEMICALS, "在册", 5300.5, "=1+1")
    assert isinstance(one["手机号码"], str)
    assert one["会员编号"] == members.members_of(office, [1])[0].membership.card_no  # type: ignore[union-attr]
    assert list(one) == [field.label for field in MEMBER_FIELDS.values() if field.exported]
    assert "照片" not in one


def test_covered_numbers_stay_covered_in_a_workbook(office: Office, tmp_path: Path) -> None:
    members.change(office, 1, {"address": "浙江省杭州市西湖区三墩镇古墩路100号"})
    write_roll(office, [1], tmp_path / "roll.xlsx", masked=True)
    _above, rows = written(tmp_path / "roll.xlsx")
    assert rows[0]["证件号码"] == "330106********" + number("19700123", 12)[-4:]
    assert rows[0]["手机号码"] == "138****0001"
    assert "古墩路" not in rows[0]["住址"]
    assert rows[0]["姓名"] == "王秀英"


def test_a_workbook_that_was_written_stands_in_the_journal(office: Office, tmp_path: Path) -> None:
    write_roll(office, [1, 2], tmp_path / "roll.xlsx", masked=True)
    entry = journal.entries(office.reading(), limit=1)[0]
    assert (entry.what, entry.detail) == ("导出会员名册", {"file": "roll.xlsx", "members": 2, "masked": True})


def test_a_workbook_that_could_not_be_written_does_not(office: Office, tmp_path: Path) -> None:
    before = journal.head(office.reading())
    with pytest.raises(Trouble):
        write_roll(office, [1, 2], tmp_path / "stick" / "roll.xlsx")
    assert journal.head(office.reading()) == before


def test_a_workbook_of_nobody_has_its_headings(office: Office, tmp_path: Path) -> None:
    assert write_roll(office, [], tmp_path / "roll.xlsx") == 0
    assert written(tmp_path / "roll.xlsx")[1] == []


def test_the_same_roll_makes_the_same_bytes(office: Office, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_roll(office, [1, 2, 3, 4], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_roll_that_went_out_comes_in_as_the_same(office: Office, tmp_path: Path) -> None:
    members.change(
        office, 1, {"education": "本科", "political_status": "中共党员", "team": "一组", "post": "电工", "dues_base": "5300.50", "note": "代表\n二行",
                    "employment_form": "劳动合同", "marital": "已婚", "address": "古墩路100号"},
    )  # fmt: skip
    write_roll(office, [1, 2, 3, 4], tmp_path / "roll.xlsx")
    draft = make_draft(office, read_sheet(office, tmp_path / "roll.xlsx"))
    assert len(draft.rows) == 4
    assert {str(row.pile) for row in draft.rows} == {str(members.Pile.SAME)}, [
        (row.changes, row.findings) for row in draft.rows
    ]
    assert members.enter(office, draft) is None


def test_what_a_sheet_must_not_carry_is_not_exported() -> None:
    assert {name for name in MEMBER_FIELDS if name not in EXPORT_FIELDS} == {"photo"}
