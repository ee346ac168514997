"""Values in cells: text stays text, numbers lose no digit, every byte that is no value stays."""

from __future__ import annotations

import random
import shutil
import stat
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.build import check_digit
from tests.exchange.county_sheets import SHEET, Blank, bare, ordinary, rezipped
from unionoffice import identity
from unionoffice.errors import Refused, Trouble
from unionoffice.exchange import old_sheets
from unionoffice.exchange.sheet_filling import Room, Told, Value, filled
from unionoffice.exchange.sheet_markup import places
from unionoffice.exchange.sheet_parts import read_parts, write_with
from unionoffice.exchange.sheet_references import area, references
from unionoffice.exchange.sheet_shifting import moved_reference
from unionoffice.exchange.value_styles import STYLES, style_for, styles_of, written
from unionoffice.fields import Field, Kind, Sensitive
from unionoffice.people import PERSON_FIELDS

XLS = next((Path(__file__).parent / "data").glob("*.xls"))
LIVE = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x")',
    "{=1+1}",
    "'=1",
    "_x000D_",
)


def write(blank: bytes, folder: Path, records: Sequence[Mapping[int, Value]], first: int = 3) -> Path:
    path, out = folder / "blank.xlsx", folder / "out.xlsx"
    path.write_bytes(blank)
    parts = read_parts(path)
    part = parts.read(SHEET)
    where = places(part, "附件1")
    pattern = max((row.number for row in where.rows if row.number >= first), default=0)
    room = Room(rows=range(first, first + len(records)), pattern=pattern)
    write_with(parts, SHEET, filled(part, where, room, records, Told()), out)
    return out


def column(path: Path, number: int = 1, first: int = 3) -> list[object]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [row[number] for row in rows[first - 1 :]]


def formulas(path: Path) -> int:
    with zipfile.ZipFile(path) as box:
        return box.read(SHEET).count(b"<f")


def test_ten_thousand_texts_come_back_as_the_texts_they_were(tmp_path: Path) -> None:
    dice = random.Random(20261122)
    signs = "=+-@'\"<>&;|{}()!$#%_x0041\t\r\n 汉𠮷䶮🀄abc0189.,:/\\[]é\x00\x07\x1f\x7f"
    texts = [dice.choice(LIVE) + "".join(dice.choice(signs) for _ in range(dice.randrange(12))) for _ in range(10_000)]
    path = write(ordinary().done(), tmp_path, [{1: text} for text in texts])
    assert column(path) == texts
    assert formulas(path) == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=30),
        min_size=1,
        max_size=40,
    )
)
def test_any_text_is_text_and_never_a_formula(texts: list[str], tmp_path: Path) -> None:
    texts = [*texts, *(sign + text for sign, text in zip(LIVE, texts, strict=False))]
    path = write(bare(), tmp_path, [{1: text} for text in texts])
    assert column(path) == texts
    assert formulas(path) == 0


def test_what_is_no_character_becomes_a_mark_and_never_breaks_the_sheet(tmp_path: Path) -> None:
    assert column(write(bare(), tmp_path, [{1: "王\ufffe\ud800秀"}])) == ["王\ufffd\ufffd秀"]


def test_numbers_are_numbers_and_nothing_empties_the_cell(tmp_path: Path) -> None:
    blank = ordinary()
    blank.sheet.write_string(4, 1, "预填", blank.cell)
    path = write(blank.done(), tmp_path, [{1: 7}, {1: Decimal("1234.50")}, {1: None}, {1: Decimal("0.00")}])
    assert column(path)[:4] == [7.0, 1234.5, "", 0.0]
    with zipfile.ZipFile(path) as box:
        assert b"<v>1234.50</v>" in box.read(SHEET)


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write(ordinary().done(), tmp_path, [{1: "长" * 32_768}])
    assert refused.value.reason == "too_long"
    assert not (tmp_path / "out.xlsx").exists()


def test_a_sheet_full_to_its_last_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write(bare(), tmp_path, [{1: "王"}] * 3, first=1_048_575)
    assert refused.value.reason == "too_many"


def test_what_is_no_workbook_is_not_filled(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(rezipped(ordinary().done(), lambda _name, body: body).replace(b"xl/workbook", b"xl/wrongbook"))
    for path in (other, tmp_path / "missing.xlsx"):
        with pytest.raises(Refused):
            read_parts(path)


def test_every_cut_of_a_workbook_is_refused_or_read_whole(tmp_path: Path) -> None:
    data = ordinary().done()
    path = tmp_path / "cut.xlsx"
    for length in range(0, len(data) - 1, 97):
        path.write_bytes(data[:length])
        with pytest.raises(Refused):
            read_parts(path)


# -- ways of writing

ID, DAY_FIELD = PERSON_FIELDS["id_number"], PERSON_FIELDS["birth"]


def resident(dice: random.Random) -> str:
    body = f"330106{dice.randrange(1920, 2010)}{dice.randrange(1, 13):02d}{dice.randrange(1, 29):02d}{dice.randrange(1000):03d}"
    return body + check_digit(body)


def told_again(number: str, style: str) -> str:
    """What a careful reader makes of the written number."""
    plain = number.replace(" ", "").removeprefix("'").upper()
    return identity.modern_form(plain) if style == "legacy" and len(plain) == 15 else plain


@pytest.mark.parametrize("style", [one.key for one in STYLES[Kind.ID_NUMBER] if one.key != "masked"])
def test_no_way_of_writing_loses_a_digit(style: str, tmp_path: Path) -> None:
    dice = random.Random(7)
    numbers = [
        *(resident(dice) for _ in range(20_973)),
        "E12345678",
        "H01234567",
        "33010619000101997" + check_digit("33010619000101997"),
    ]
    path = write(ordinary().done(), tmp_path, [{1: written(ID, number, style)} for number in numbers])
    assert [told_again(str(found), style) for found in column(path)] == numbers


def test_a_masked_number_shows_the_county_and_the_end_only() -> None:
    assert written(ID, "330106197001230126", "masked") == "330106********0126"


def test_each_kind_offers_its_ways_and_the_first_is_what_is_taken() -> None:
    assert styles_of(ID)[0].key == style_for(ID, "身份证号", shows_days=False) == "plain"
    assert style_for(DAY_FIELD, "出生年月日", shows_days=False) == "iso"
    assert style_for(DAY_FIELD, "出生年月", shows_days=False) == "month_dotted"
    assert style_for(DAY_FIELD, "出生年月", shows_days=True) == "real"
    assert [one.key for one in styles_of(PERSON_FIELDS["phone"])] == ["plain", "masked"]
    assert styles_of(PERSON_FIELDS["name"]) == ()


@pytest.mark.parametrize(
    ("style", "cell"), [("number", Decimal("1234.50")), ("text", "1234.50"), ("wan", Decimal("0.123450"))]
)
def test_money_is_yuan_with_two_decimals_or_ten_thousands_never_fen(style: str, cell: Value) -> None:
    assert written(Field(name="sum", kind=Kind.MONEY, label="金额", english="Sum"), 123_450, style) == cell


def test_health_is_covered_whole_and_nothing_stays_nothing() -> None:
    illness = Field(name="illness", kind=Kind.TEXT, label="疾病", english="Illness", sensitive=Sensitive.HEALTH)
    assert written(illness, "尿毒症", "masked") == "***"
    assert written(illness, None, "masked") is None


def test_days_before_march_1900_stay_text_in_real_date_cells() -> None:
    assert written(DAY_FIELD, "1899-12-30", "real") == "1899-12-30"
    assert written(DAY_FIELD, "1900-03-01", "real") == 61
    assert written(DAY_FIELD, "1904-01-02", "real", from_1904=True) == 1


# -- references


def test_references_in_formulas_are_found_with_the_rows_they_reach() -> None:
    found = list(references("=SUM($B$3:B12)+COUNTA('附件 1'!A:A)+汇总!C7*LOG10(9)&\"A99\"+SUM(5:8)"))
    assert found == [("", 12), ("汇总", 7), ("", 8)]


def test_ranges_move_as_spreadsheet_programs_move_them() -> None:
    assert moved_reference("C3:C12 A5 D1:D4 B:B 7:9", 5, 3) == "C3:C15 A8 D1:D4 B:B 7:9"
    assert area("B:C") is not None
    assert area("附件1!A1") is None


# -- old formats


def stand_in(folder: Path, script: str) -> None:
    """A program called soffice that does what the script says; $9 is the folder, the last word the file."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_an_old_sheet_goes_through_the_spreadsheet_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready, scratch = tmp_path / "ready.xlsx", tmp_path / "scratch"
    ready.write_bytes(Blank().headed().done())
    scratch.mkdir()
    stand_in(
        tmp_path, f'for word; do case "$last" in --outdir) cp {ready} "$word/blank.xlsx";; esac; last="$word"; done'
    )
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert old_sheets.is_old(XLS)
    assert old_sheets.as_xlsx(XLS, scratch).read_bytes() == ready.read_bytes()


def test_without_one_the_sentence_says_how_to_save_it_as_xlsx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(old_sheets, "_PLACES", ())
    with pytest.raises(Refused) as refused:
        old_sheets.as_xlsx(XLS, tmp_path)
    assert refused.value.reason == "old_sheet"
    assert "另存为" in refused.value.sentence


def test_a_program_that_makes_nothing_or_never_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    stand_in(tmp_path, "exit 1")
    with pytest.raises(Refused) as refused:
        old_sheets.as_xlsx(XLS, tmp_path)
    assert refused.value.reason == "old_sheet"
    shutil.rmtree(tmp_path / "made")
    stand_in(tmp_path, "exec tail -f /dev/null")
    monkeypatch.setattr(old_sheets, "SECONDS", 0.3)
    with pytest.raises(Trouble) as trouble:
        old_sheets.as_xlsx(XLS, tmp_path)
    assert trouble.value.reason == "timeout"


def test_what_is_xlsx_already_is_not_sent_through_it(tmp_path: Path) -> None:
    path = tmp_path / "名单.xls"
    path.write_bytes(ordinary().done())
    assert not old_sheets.is_old(path)
    assert old_sheets.is_old(path.rename(tmp_path / "名单.ods"))
    assert not old_sheets.is_old(tmp_path / "没有.xlsx")
