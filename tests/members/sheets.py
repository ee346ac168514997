"""Sheets as enterprises send them, written cell by cell; numbers with their right check digit unless a test spoils it."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from tests.build import check_digit
from unionoffice import members, people
from unionoffice.findings import Level
from unionoffice.members import Draft, Import, Member, Pile
from unionoffice.members.sheet import make_draft, read_sheet
from unionoffice.office import Office

NAME = "会员名册"
HEADING = ("序号", "姓名", "性别", "身份证号", "出生日期", "手机号码", "入会日期", "所属工会", "民族", "学历")


def number(first17: str) -> str:
    """A resident's number with its check digit."""
    return first17 + check_digit(first17)


def born(day: str, serial: int = 1, *, division: str = "330106") -> str:
    """The number of somebody born on YYYYMMDD; odd serials are men."""
    return number(f"{division}{day}{serial:03}")


def xlsx(path: Path, *rows: Sequence[Any], heading: Sequence[str] = HEADING, title: str = "", name: str = NAME) -> Path:
    """A workbook of one sheet: the title if there is one, the heading, the rows."""
    lines = ([[title]] if title else []) + [list(heading), *map(list, rows)]
    return xlsx_of(path, {name: lines})


def xlsx_of(path: Path, sheets: dict[str, Sequence[Sequence[Any]]], *, hidden: Sequence[str] = ()) -> Path:
    """A workbook of several sheets; None leaves a cell empty, "=…" is a formula, days are dates."""
    book = Workbook(str(path), {"in_memory": True})
    days = book.add_format({"num_format": "yyyy/m/d"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(row, column, datetime.datetime.combine(cell, datetime.time()), days)
                elif isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(row, column, cell, None, "王小明")
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write(row, column, cell)
    book.close()
    return path


def text_table(path: Path, rows: Sequence[Sequence[Any]], coding: str) -> Path:
    """The same rows as comma-separated text."""
    sink = io.StringIO()
    csv.writer(sink).writerows([["" if cell is None else cell for cell in row] for row in rows])
    path.write_bytes(sink.getvalue().encode(coding))
    return path


def checked(office: Office, path: Path, **options: Any) -> Draft:
    """The draft of a file, as the window and the command line make it."""
    return make_draft(office, read_sheet(office, path), **options)


def taken(office: Office, path: Path, **options: Any) -> Import | None:
    """The file checked and entered."""
    return members.enter(office, checked(office, path, **options))


def said(draft: Draft, level: Level) -> list[tuple[str, str]]:
    """Everything found of one weight as (cell, reason), in the order of the rows."""
    return [(row.cell(found.field), found.reason) for row, found in draft.found(level)]


def piles(draft: Draft) -> dict[str, int]:
    """How many rows lie in each pile."""
    return {str(pile): len(draft.pile(pile)) for pile in Pile}


def member_with(office: Office, id_number: str) -> Member:
    """The member who has this number; a test fails where there is none."""
    no = people.with_number(office.reading(), id_number)
    assert no is not None
    found = members.member(office, no)
    assert found is not None
    return found


def everything(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that says something about people and units; equal before and after means untouched."""
    tables = (
        "units",
        "unit_counts",
        "unit_covers",
        "people",
        "not_same",
        "memberships",
        "membership_spans",
        "transfers",
        "merges",
    )
    return {table: [tuple(row) for row in office.reading().execute(f"SELECT * FROM {table}")] for table in tables}
