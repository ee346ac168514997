"""A town's roll as paper and as a workbook, in seconds, beside the bare libraries writing the same cells."""

from __future__ import annotations

import io
import statistics
import time

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from xlsxwriter import Workbook

from tests.bench.conftest import MEMBERS
from unionoffice import members
from unionoffice.members import papers
from unionoffice.members.roll_workbook import EXPORT_FIELDS, lines, write_roll

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

RUNS, SECONDS = 3, 5
ROWS_A_PAGE = 20


@pytest.fixture(scope="module")
def numbers(town):
    return list(members.roll(town.reading(), members.ON_THE_ROLL).numbers)


def test_the_roll_is_on_paper_within_five_seconds(town, numbers, tmp_path):
    times = []
    for _run in range(RUNS):
        began = time.perf_counter()
        paper = papers.roll_paper(town, numbers)
        papers.save_paper(town, paper, tmp_path / "roll.pdf")
        times.append(time.perf_counter() - began)
    ours = statistics.median(times)
    pages = pypdfium2.PdfDocument(str(tmp_path / "roll.pdf"))
    assert (len(paper.subjects), len(pages)) == (len(numbers), paper.pages)
    cells = [[str(place), one.name, one.person.id_number or "", one.unit_name, one.membership.card_no or "", one.person.phone or ""]
             for place, one in enumerate(members.rows(town.reading(), numbers), 1) if one is not None]  # fmt: skip
    began = time.perf_counter()
    bare_page(cells)
    bare = time.perf_counter() - began
    print(f"\nroll, {len(numbers):,} rows on {paper.pages:,} pages: {ours:.1f} s (at most {SECONDS}); raw ReportLab loop over six columns "
          f"{bare:.1f} s; ratio {ours / bare:.1f}")  # fmt: skip
    assert ours <= SECONDS


def bare_page(cells: list[list[str]]) -> None:
    """The same rows with drawString and a font that is not even embedded: no fitting, no borders, no subtotals."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(io.BytesIO(), pagesize=(842, 595))
    for start in range(0, len(cells), ROWS_A_PAGE):
        canvas.setFont("STSong-Light", 8)
        for line, row in enumerate(cells[start : start + ROWS_A_PAGE]):
            for place, text in enumerate(row):
                canvas.drawString(30 + place * 130, 540 - line * 24, text)
        canvas.showPage()
    canvas.save()


def test_the_roll_is_a_workbook_within_five_seconds(town, numbers, tmp_path):
    times = []
    for _run in range(RUNS):
        began = time.perf_counter()
        assert write_roll(town, numbers, tmp_path / "roll.xlsx") == len(numbers)
        times.append(time.perf_counter() - began)
    ours = statistics.median(times)
    rows = CalamineWorkbook.from_path(str(tmp_path / "roll.xlsx")).get_sheet_by_index(0).to_python()
    assert len(rows) >= len(numbers)
    values = [["" if value is None else value for value in line] for line in lines(town, numbers)]
    began = time.perf_counter()
    book = Workbook(str(tmp_path / "bare.xlsx"), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(EXPORT_FIELDS))
    for place, line in enumerate(values, 1):
        sheet.write_row(place, 0, line)
    book.close()
    bare = time.perf_counter() - began
    print(f"\nroll, {len(numbers):,} rows and {len(EXPORT_FIELDS)} columns as a workbook: {ours:.1f} s (at most {SECONDS}); bare XlsxWriter "
          f"{bare:.1f} s; ratio {ours / bare:.1f}")  # fmt: skip
    assert len(numbers) == MEMBERS
    assert ours <= SECONDS
