import secrets
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.printing.reading import dark
from unionoffice.errors import Trouble
from unionoffice.printing import A4, A5, B5, CARD, Area, Paper, Pen, printer
from unionoffice.printing.preview import page_size

PPD = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"
PATIENCE = 60


def test_paper_is_named_with_its_millimetres() -> None:
    assert printer.media(A4) == printer.media(A4.sideways) == "iso_a4_210x297mm"
    assert printer.media(A5) == "iso_a5_148x210mm"
    assert printer.media(B5) == "iso_b5_176x250mm"
    assert printer.media(CARD) == "Custom.85.6x54mm"


def test_a_machine_without_a_print_service_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert not printer.available()
    assert printer.printers() == []
    with pytest.raises(Trouble) as caught:
        printer.send(b"%PDF", "office", paper=A4)
    assert caught.value.reason == "no_cups"


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _until(done: Callable[[], object], said: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, said


@pytest.fixture
def queue() -> Iterator[str]:
    """A printer that writes PDF files into ~/PDF; needs root and apt: cups cups-client printer-driver-cups-pdf."""
    assert shutil.which("cupsd"), "apt-get install cups cups-client printer-driver-cups-pdf"
    own = None
    if "is running" not in _run("lpstat", "-r"):
        own = subprocess.Popen(["cupsd", "-f"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _until(lambda: "is running" in _run("lpstat", "-r"), "cupsd does not start")
    name = f"Union{secrets.token_hex(4)}"
    _run("lpadmin", "-p", name, "-v", "cups-pdf:/", "-P", PPD, "-E")
    yield name
    _run("lpadmin", "-x", name)
    if own is not None:
        own.terminate()
        own.wait(PATIENCE)


@pytest.mark.slow
def test_sheets_come_out_of_a_printer_in_their_size_and_place(queue: str) -> None:
    assert queue in [known.name for known in printer.printers()]
    for paper in (A4, A4.sideways, A5, CARD):
        title = f"t{secrets.token_hex(3)}"
        pen = Pen(title=title, paper=paper)
        pen.frame(Area(10, 10, paper.width - 20, paper.height - 20), 1.0)
        pen.text(20, 20, "欧阳吉祥")
        assert printer.send(pen.finish().pdf, queue, paper=paper, title=title).startswith(queue)
        _until(lambda: queue not in _run("lpstat", "-o", queue), "the job does not end")
        _until(lambda title=title: list((Path.home() / "PDF").glob(f"{title}*")), "nothing came out")
        [file] = (Path.home() / "PDF").glob(f"{title}*")
        pdf = file.read_bytes()
        file.unlink()
        assert _close(page_size(pdf, 0), paper)
        assert dark(pdf, 10, paper.height / 2, reach=3)
        assert dark(pdf, paper.width / 2, paper.height - 10, reach=3)


@pytest.mark.slow
def test_an_unknown_printer_is_told_in_words(queue: str) -> None:
    with pytest.raises(Trouble) as caught:
        printer.send(b"%PDF-1.4", f"{queue}x", paper=A4)
    assert f"{queue}x" in caught.value.sentence


def _close(size: Paper, expected: Paper) -> bool:
    return abs(size.width - expected.width) < 0.6 and abs(size.height - expected.height) < 0.6
