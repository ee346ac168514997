"""The papers of a round for 421 payees, and one file table, in seconds, beside a bare ReportLab loop over the same cells."""

from __future__ import annotations

import io
import statistics
import time

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.aid.cast_on_aid_papers import FILE, labels, notice, signoff, slips
from unionoffice.aid.print_aid_file import aid_file
from unionoffice.aid.print_payout_kit import KitFacts, payout_kit

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

RUNS, PAYEES = 5, 421
KIT_SECONDS, FILE_SECONDS = 5.0, 0.3
ROWS_A_PAGE = 14
CELLS = {"sheet": 11, "receipts": 9, "notice": 5, "labels": 6}
"""Texts of one payee on each paper."""


def bare(payees: int) -> None:
    """As many texts with drawString and a font that is not even embedded: no fitting, no borders, no sums."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    for cells in CELLS.values():
        canvas = Canvas(io.BytesIO(), pagesize=(842, 595))
        for start in range(0, payees, ROWS_A_PAGE):
            canvas.setFont("STSong-Light", 8)
            for line in range(min(ROWS_A_PAGE, payees - start)):
                for place in range(cells):
                    canvas.drawString(30 + place * 70, 540 - line * 34, f"三墩镇总工会{start + line}")
            canvas.showPage()
        canvas.save()


def median_of(work, runs: int = RUNS) -> float:
    times = []
    for _run in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def test_the_kit_for_421_payees_is_on_paper_within_five_seconds():
    facts = KitFacts(sheet=signoff(PAYEES), receipts=slips(PAYEES), notice=notice(PAYEES), labels=labels(PAYEES))
    began = time.perf_counter()
    parts = payout_kit(facts)
    first = time.perf_counter() - began
    assert all(part.printed.report.fine for part in parts)
    ours, floor = median_of(lambda: payout_kit(facts)), median_of(lambda: bare(PAYEES))
    pages = sum(part.printed.pages for part in parts)
    print(f"\npayout kit, {PAYEES} payees on {pages} pages: {ours:.2f} s, the first with its fonts {first:.2f} s (at most {KIT_SECONDS:g}); "
          f"raw ReportLab loop over as many texts {floor:.2f} s; ratio {ours / floor:.1f}")  # fmt: skip
    assert max(ours, first) <= KIT_SECONDS


def test_the_file_table_is_on_paper_within_three_tenths_of_a_second():
    aid_file(FILE)
    ours, floor = median_of(lambda: aid_file(FILE)), median_of(lambda: bare(4))
    print(f"\nfile table, both sides: {ours * 1000:.0f} ms (at most {FILE_SECONDS * 1000:.0f}); raw ReportLab loop over as many texts "
          f"{floor * 1000:.0f} ms; ratio {ours / floor:.1f}")  # fmt: skip
    assert ours <= FILE_SECONDS
