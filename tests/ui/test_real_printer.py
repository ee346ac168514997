"""The preview's own print button against a printer of CUPS that writes PDF files: slow, and needs root."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.printing.reading import words
from tests.printing.test_printer import _run, _until, queue
from tests.ui.driving import button_of, modal, press
from ui.desk import Desk
from ui.kit.print_dialog import PrintDialog
from ui.members.members_page import MembersPage
from ui.members.paper_preview import PaperPreview
from unionoffice import members, print_log
from unionoffice.office import Office
from unionoffice.printing.preview import page_count, page_pixels, page_size

__all__ = ["queue"]
OUT = Path.home() / "PDF"


def printed(queue: str) -> bytes:
    """What came out of the printer, taken away."""
    _until(lambda: queue not in _run("lpstat", "-o", queue), "the job does not end")
    _until(lambda: list(OUT.glob("*.pdf")), "nothing came out")
    [file] = OUT.glob("*.pdf")
    pdf = file.read_bytes()
    file.unlink()
    return pdf


def differing(one: bytes, other: bytes) -> float:
    """Which part of the dots of both first pages is far apart (the printer's own fonts have other numbers inside)."""
    (_w, _h, _s, dots), (_w2, _h2, _s2, others) = (page_pixels(pdf, 0, 50) for pdf in (one, other))
    assert len(dots) == len(others)
    assert min(dots) < 100, "not a blank page"
    return sum(abs(a - b) > 96 for a, b in zip(dots, others, strict=True)) / len(dots)


@pytest.mark.slow
def test_the_print_button_of_the_preview_prints_on_a_real_printer(
    qtbot, desk: Desk, office: Office, queue: str
) -> None:
    for old in OUT.glob("*.pdf"):
        old.unlink()
    no = members.find(office.reading(), "欧阳吉祥").numbers[0]
    page = MembersPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.print_form("registration", [no])
    previews: list[PaperPreview] = []

    def shown() -> bool:
        previews[:] = [one for one in page.findChildren(PaperPreview) if one.isVisible()]
        return bool(previews)

    qtbot.waitUntil(shown, timeout=20_000)
    (preview,) = previews

    def choose(asked: PrintDialog) -> None:
        place = asked._printers.findText(queue)
        assert place >= 0, "the dialog offers the printer"
        asked._printers.setCurrentIndex(place)
        button_of(asked, "打印").click()

    with modal(PrintDialog, choose, timeout=60_000):
        press(preview, "打印")
    assert queue in preview._foot.text()
    pdf = printed(queue)
    assert page_count(pdf) == 1
    size = page_size(pdf, 0)
    assert (round(size.width), round(size.height)) == (210, 297)
    assert "欧阳吉祥" in words(preview.leaving.paper.pdf)
    assert differing(pdf, preview.leaving.paper.pdf) < 0.02, "the print looks as the preview did"
    (entry,) = print_log.entries(office)
    assert (entry.form, entry.subjects, entry.copies) == ("registration", 1, 1)
    preview.close()
    qtbot.waitUntil(lambda: not desk.worker.jobs, timeout=20_000)
