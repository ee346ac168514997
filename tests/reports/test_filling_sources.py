"""The county's sheet filled from hardship files and from contracts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.aid.households import FILE, WANG
from tests.build import CHEMICALS, VILLAGE
from tests.contracts import steps
from tests.exchange.county_sheets import Blank
from unionoffice import aid, contracts, units
from unionoffice.errors import Refused
from unionoffice.exchange.reading import read_workbook
from unionoffice.office import Office
from unionoffice.reports import filling


def blank(folder: Path, *headings: str) -> Path:
    path = folder / "上级表.xlsx"
    path.write_bytes(Blank().headed(headings, 0).lined(1, 9, len(headings)).done())
    return path


def filled(office: Office, folder: Path, source: str, path: Path, **styles: str) -> list[list[object]]:
    made = filling.choose(filling.prepare(office, path, source), styles=styles)
    numbers = made.source.numbers(office, ())
    done = filling.fill(office, made, numbers, folder / "已填.xlsx", reason="县总工会要求")
    sheet = next(one for one in read_workbook(done.path).sheets if one.name == "附件1")
    return [sheet.row(row) for row in range(2, 2 + done.count)]


def test_files_on_record_go_in_with_the_household_behind_them(office: Office, tmp_path: Path) -> None:
    aid.take_over(office, WANG, FILE, category="深度困难", filed_on="2024-03-01")
    path = blank(tmp_path, "序号", "姓名", "身份证号", "困难类别", "建档时间", "家庭人口数", "健康状况", "建档单位")
    ((count, name, number, category, day, people, health, unit),) = filled(
        office, tmp_path, "aid", path, C="masked", G="masked"
    )
    assert (count, name, category, day, people, unit) == (1, "王秀英", "深度困难", "2024-03-01", 1, CHEMICALS)
    assert str(number).startswith("330106********")
    assert set(str(health)) == {"*"}


def test_contracts_go_in_with_their_days_and_whom_they_cover(office: Office, tmp_path: Path) -> None:
    made = steps.new(office, workers=120, women=40)
    path = blank(tmp_path, "编号", "用人单位名称", "工会名称", "合同种类", "覆盖职工数", "其中女职工", "签订日期")
    ((number, employer, union, kind, workers, women),) = filled(office, tmp_path, "contracts", path)
    assert (number, employer, union) == (made.number, "三墩镇天禄化工有限公司", CHEMICALS)
    assert (kind, workers, women) == ("综合集体合同", 120, 40)


def test_records_are_chosen_by_union_with_what_is_below_it(office: Office) -> None:
    steps.new(office)
    below = units.descendants(office, units.named(office, VILLAGE)[0])
    assert list(filling.SOURCES["contracts"].numbers(office, below)) == contracts.find(office)
    other = units.descendants(office, units.named(office, "永兴建材厂")[0])
    assert list(filling.SOURCES["contracts"].numbers(office, other)) == []
    assert list(filling.SOURCES["aid"].numbers(office, ())) == []


def test_where_there_is_nothing_to_fill_in_no_file_is_made(office: Office, tmp_path: Path) -> None:
    made = filling.prepare(office, blank(tmp_path, "姓名", "身份证号", "困难类别"), "aid")
    with pytest.raises(Refused) as refused:
        filling.fill(office, made, [], tmp_path / "已填.xlsx", reason="县总工会要求")
    assert refused.value.reason == "nothing"
    with pytest.raises(Refused) as refused:
        filling.prepare(office, tmp_path / "上级表.xlsx", "花名册")
    assert refused.value.reason == "unknown_source"
