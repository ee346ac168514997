"""Sheets from outside are read in a child that may die; the office never does."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.exchange import hostile
from tests.exchange.hostile_files import ODD
from unionoffice.errors import Cancelled, Refused
from unionoffice.exchange import reading
from unionoffice.exchange.reading import LIMITS, Limits, Workbook, read_workbook

DATA = Path(__file__).parent / "data"


def read(folder: Path, name: str, content: bytes, limits: Limits = LIMITS) -> Workbook:
    path = folder / name
    path.write_bytes(content)
    return read_workbook(path, limits=limits)


def refused(folder: Path, name: str, content: bytes, limits: Limits = LIMITS) -> Refused:
    with pytest.raises(Refused) as found:
        read(folder, name, content, limits)
    return found.value


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_an_odd_file_is_refused_in_words_or_read_and_never_takes_long(odd, tmp_path):
    path = tmp_path / odd.name
    path.write_bytes(odd.make())
    before = path.read_bytes()
    started = time.monotonic()
    try:
        read_workbook(path)
        came, sentence = "", f"“{odd.name}”已读；现有数据没有改动。"
    except Refused as refusal:
        came, sentence = refusal.reason, refusal.sentence
    assert odd.name in sentence
    assert "现有数据没有改动" in sentence
    assert sentence.endswith("。")
    assert time.monotonic() - started < 5
    assert odd.comes is None or came == odd.comes or (odd.comes == "refused" and came)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == [odd.name]


def test_there_are_more_than_sixty_odd_files():
    assert len({odd.name for odd in ODD}) == len(ODD) >= 60


@pytest.mark.skipif(sys.platform == "win32", reason="the address space limit is Linux's; Windows has a job object")
@pytest.mark.parametrize("name", ["both corners of what is allowed.xlsx", "open workbook, a million copies.ods"])
def test_a_child_that_asks_for_more_than_512_MB_dies_and_the_office_lives(name, tmp_path):
    import resource

    odd = next(one for one in ODD if one.name == name)
    content = odd.make()
    largest_before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert refused(tmp_path, name, content).reason in ("too_large", "hostile_sheet")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(largest_before, 512 * 1024)
    assert read(tmp_path, "next.xlsx", hostile.xlsx()).sheets[0].row(2)[0] == "王小明"


def test_an_old_workbook_is_read_with_merged_cells_dates_and_formula_results():
    book = read_workbook(DATA / "roster.xls")
    roll, hidden = book.sheets
    assert book.kind == "xls"
    assert (roll.name, roll.visible, roll.last_row) == ("会员名册", True, 6)
    assert roll.row(3) == [1, "王小明", "男", "330106198503041239", datetime.date(1985, 3, 4), "一车间", "13800000001"]
    assert reading.Merged(3, 5, 4, 5) in roll.merged
    assert roll.row(6)[0] == "合计"
    assert roll.row(99) == []
    assert (hidden.name, hidden.visible, hidden.rows) == ("旧名单", False, [])


def test_a_number_spoilt_by_the_spreadsheet_stays_a_float_so_that_it_can_be_told():
    damaged = read_workbook(DATA / "roster.xls").sheets[0].row(4)[3]
    assert isinstance(damaged, float)
    assert damaged > 1e15


def test_whole_numbers_come_as_int_and_others_as_they_are(tmp_path):
    rows = "".join(hostile.cell(f"A{n}", f"<v>{v}</v>") for n, v in enumerate(("7", "7.5", "-3", "1e14", "1e15"), 1))
    values = [row[0] for row in read(tmp_path, "a.xlsx", hostile.xlsx(rows)).sheets[0].rows]
    assert values == [7, 7.5, -3, 10**14, 1e15]
    assert [type(value) for value in values] == [int, float, int, int, float]


def test_rows_keep_the_numbers_the_sheet_shows_and_columns_their_places(tmp_path):
    sheet = read(
        tmp_path, "a.xlsx", hostile.xlsx(hostile.cell("C5", "<v>1</v>") + hostile.cell("D9", "<v>2</v>"))
    ).sheets[0]
    assert {number: row for number, row in sheet.numbered() if row} == {5: [None, None, 1], 9: [None, None, None, 2]}
    assert (sheet.row(5), sheet.row(6)) == ([None, None, 1], [])


def test_an_open_document_that_begins_further_in_keeps_its_places_too(tmp_path):
    rows = "<table:table-row/>" + hostile.ods_row("姓名").replace(
        "<table:table-cell", "<table:table-cell/><table:table-cell", 1
    )
    sheet = read(tmp_path, "a.ods", hostile.ods(rows)).sheets[0]
    assert {number: row for number, row in sheet.numbered() if row} == {2: [None, "姓名"]}


def test_days_counted_from_1904_are_the_same_days(tmp_path):
    styles = (
        f'<styleSheet xmlns="{hostile.SPREADSHEET}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    relations = hostile.BOOK_RELS.replace(
        "</Relationships>",
        f'<Relationship Id="rId3" Type="{hostile.RELATION}/styles" Target="styles.xml"/></Relationships>',
    )
    rows = hostile.cell("A1", "<v>42000</v>", ' s="1"')
    days = []
    for properties in ("", '<workbookPr date1904="1"/>'):
        content = hostile.xlsx(
            rows,
            extra={"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": relations},
            workbook=hostile.book(properties),
        )
        days.append(read(tmp_path, "a.xlsx", content).sheets[0].row(1)[0])
    assert days == [datetime.date(2014, 12, 27), datetime.date(2018, 12, 28)]


def test_a_formula_gives_its_last_result_and_is_never_run(tmp_path):
    odd = next(one for one in ODD if one.name == "formula that calls a program.xlsx")
    assert read(tmp_path, "a.xlsx", odd.make()).sheets[0].row(2)[2:] == [7]


def test_an_open_document_is_read(tmp_path):
    rows = hostile.ods_row("姓名", "证件号码") + hostile.ods_row("阿卜杜拉·买买提", "330106198503041239")
    book = read(tmp_path, "a.ods", hostile.ods(rows))
    assert (book.kind, book.sheets[0].name) == ("ods", "名册")
    assert book.sheets[0].row(2) == ["阿卜杜拉·买买提", "330106198503041239"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_text_table_is_read_in_every_coding_and_with_every_separator(coding, separator, tmp_path):
    text = (
        separator.join(("姓名", "证件号码", "地址"))
        + "\r\n"
        + separator.join(("陈䶮", "330106199202022422", '"三墩镇, 1;号"'))
    )
    content = text.encode(coding)
    if coding == "utf-16-be":
        content = b"\xfe\xff" + content
    book = read(tmp_path, "名册.csv", content)
    assert (book.kind, book.sheets[0].name) == ("csv", "名册")
    assert book.sheets[0].row(2) == ["陈䶮", "330106199202022422", "三墩镇, 1;号"]


def test_a_text_table_that_says_its_own_separator_keeps_its_row_numbers(tmp_path):
    sheet = read(tmp_path, "a.csv", "sep=;\r\n姓名;号码\r\n王小明;1,2\r\n".encode()).sheets[0]
    assert list(sheet.numbered()) == [(1, []), (2, ["姓名", "号码"]), (3, ["王小明", "1,2"])]


def test_no_file_a_folder_and_a_pipe_are_refused(tmp_path):
    with pytest.raises(Refused) as missing:
        read_workbook(tmp_path / "名册.xlsx")
    assert missing.value.reason == "no_file"
    with pytest.raises(Refused) as folder:
        read_workbook(tmp_path)
    assert folder.value.reason == "no_file"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "名册.csv")
        with pytest.raises(Refused) as pipe:
            read_workbook(tmp_path / "名册.csv")
        assert pipe.value.reason == "no_file"


def test_a_child_that_needs_too_long_is_ended(tmp_path):
    rows = "".join(hostile.cell(f"A{n}") for n in range(1, 200_000))
    started = time.monotonic()
    refusal = refused(tmp_path, "a.xlsx", hostile.xlsx(rows), Limits(seconds=0))
    assert refusal.reason == "timeout"
    assert time.monotonic() - started < 3


def test_a_person_can_stop_the_reading(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.xlsx("".join(hostile.cell(f"A{n}") for n in range(1, 200_000))))
    with pytest.raises(Cancelled):
        read_workbook(path, cancelled=lambda: True)


def test_an_answer_longer_than_allowed_is_not_taken(tmp_path):
    content = ("姓名,号码\n" + "王小明,330106198503041239\n" * 5000).encode()
    assert refused(tmp_path, "a.csv", content, Limits(answer_bytes=50_000)).reason == "too_large"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no json\n",
        b"[[1]]\n",
        b'{"sheet":1}\n',
        b'{"sheet":"a","visible":1,"first_row":1,"merged":[[1]]}\n',
        b"[" * 100_000,
    ],
)
def test_a_child_taken_over_by_a_file_can_say_what_it_likes(answer, tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes("姓名\n".encode())
    program = (
        f"import sys; sys.stdin.read(); sys.stdout.buffer.write({answer!r})"
        if len(answer) < 99
        else "print('[' * 100000)"
    )
    monkeypatch.setattr(reading, "_command", lambda: [sys.executable, "-I", "-S", "-c", program])
    with pytest.raises(Refused):
        read_workbook(path)


def test_a_file_planted_in_the_working_folder_is_not_imported_by_the_child(tmp_path, monkeypatch):
    for name in ("json.py", "zipfile.py", "python_calamine.py", "csv.py"):
        (tmp_path / name).write_text("raise SystemExit('planted')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read(tmp_path, "a.xlsx", hostile.xlsx()).sheets[0].row(1) == ["姓名", "证件号码"]


def test_the_child_imports_nothing_heavy():
    command = reading._command()
    program = command[4].replace(
        "main()", "from unionoffice.exchange import reader_containers, reader_text; print(' '.join(sys.modules))"
    )
    loaded = subprocess.run(
        [*command[:4], program, *command[5:]], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "unionoffice.exchange.reader_child" in loaded
    heavy = {
        "sqlite3",
        "sqlcipher3",
        "sqlite_utils",
        "PySide6",
        "reportlab",
        "ctypes",
        "unionoffice.errors",
        "unionoffice.office",
    }
    assert not heavy & set(loaded)


def test_no_thread_and_no_child_stays_behind(tmp_path):
    before = threading.active_count()
    read(tmp_path, "a.xlsx", hostile.xlsx())
    refused(tmp_path, "b.xlsx", b"")
    assert threading.active_count() == before


def test_limits_reach_the_child_whole():
    task = {name: getattr(LIMITS, name) for name in Limits.__dataclass_fields__}
    assert json.loads(json.dumps(task)) == task
    assert (LIMITS.memory, LIMITS.seconds, LIMITS.entries) == (512 << 20, 30, 2000)
