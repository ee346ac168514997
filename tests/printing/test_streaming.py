"""Pages go to the file as they are made; photos are fetched one by one and forgotten."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from unionoffice.printing import fonts
from unionoffice.printing.inking import Ink
from unionoffice.printing.paper import A4, A5, Report
from unionoffice.printing.streaming import PAGES_A_NODE, NotAPhoto, StreamedCanvas


def _canvas(sink: io.BytesIO, title: str = "试印") -> StreamedCanvas:
    return StreamedCanvas(sink, paper=A5, title=title, font=fonts.face("song").font(0).fontName)


def _jpeg(colour: str, size: tuple[int, int] = (50, 70), mode: str = "RGB") -> bytes:
    sink = io.BytesIO()
    Image.new(mode, size, colour).save(sink, "JPEG")
    return sink.getvalue()


def _write(canvas: StreamedCanvas, text: str) -> None:
    ink = Ink(canvas, "song", 20, Report())
    canvas.write(f"BT 1 0 0 1 60 400 Tm {ink.show(text)} ET")


def _text(pdf: bytes, page: int = 0) -> str:
    return pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()


def test_a_page_is_at_the_sink_when_it_ends():
    sink = io.BytesIO()
    canvas = _canvas(sink)
    lengths = []
    for number in range(3):
        _write(canvas, f"第{number}页")
        canvas.showPage()
        lengths.append(sink.tell())
        assert sink.getvalue().count(b"/Type /Page /Parent") == number + 1
    assert lengths == sorted(set(lengths))
    assert canvas.finish() == 3
    assert [_text(sink.getvalue(), page) for page in range(3)] == ["第0页", "第1页", "第2页"]


def test_photos_are_fetched_when_their_page_is_made_and_once_for_each_key():
    sink, fetched = io.BytesIO(), []

    def load(key: str) -> bytes:
        fetched.append((key, sink.getvalue().count(b"/Subtype /Image")))
        return _jpeg(key)

    canvas = _canvas(sink)
    for key in ("red", "blue", "red"):
        name, wide, high = canvas.photo(key, lambda key=key: load(key))
        assert (wide, high) == (50, 70)
        canvas.write(f"q 100 0 0 140 50 50 cm {name} Do Q")
        canvas.showPage()
    canvas.finish()
    assert fetched == [("red", 0), ("blue", 1)]
    document = pypdfium2.PdfDocument(sink.getvalue())
    corners = [document[page].render().to_pil().getpixel((100, 500)) for page in range(3)]
    assert corners[0] == corners[2]
    assert corners[0][0] > 240 > 60 > corners[0][2]
    assert corners[1][2] > 240 > 60 > corners[1][0]


def test_a_grey_photo_prints_grey():
    sink = io.BytesIO()
    canvas = _canvas(sink)
    name, *_ = canvas.photo("grey", lambda: _jpeg("gray", mode="L"))
    canvas.write(f"q 100 0 0 140 50 50 cm {name} Do Q")
    canvas.showPage()
    canvas.finish()
    red, green, blue = pypdfium2.PdfDocument(sink.getvalue())[0].render().to_pil().getpixel((100, 500))
    assert red == green == blue == 128


@pytest.mark.parametrize("junk", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe0\x00\x10JFIF", _jpeg("red")[:100]])
def test_what_is_no_photo_is_refused_and_the_document_goes_on(junk: bytes):
    sink = io.BytesIO()
    canvas = _canvas(sink)
    with pytest.raises(NotAPhoto):
        canvas.photo("junk", lambda: junk)
    _write(canvas, "照片读不出")
    canvas.showPage()
    assert canvas.finish() == 1
    assert _text(sink.getvalue()) == "照片读不出"


def test_what_is_drawn_once_appears_on_every_page_that_uses_it_also_when_drawn_while_a_page_is_made():
    sink = io.BytesIO()
    canvas = _canvas(sink)
    with canvas.drawn_once("early", 400, 600) as early:
        _write(canvas, "早")
    canvas.uses("early")
    with canvas.drawn_once("late", 400, 600) as late:
        canvas.write("1 0 0 1 0 -60 cm")
        _write(canvas, "晚")
    canvas.uses("late")
    canvas.write(f"{early} q {late} Q")
    canvas.showPage()
    canvas.uses("late")
    canvas.write(late)
    canvas.showPage()
    canvas.finish()
    assert _text(sink.getvalue()).split() == ["早", "晚"]
    assert _text(sink.getvalue(), 1) == "晚"
    assert sink.getvalue().count(b"/Subtype /Form") == 2


def test_every_entry_of_the_table_points_at_its_object_and_the_page_tree_is_whole():
    sink = io.BytesIO()
    canvas = _canvas(sink)
    pages = 2 * PAGES_A_NODE + 3
    for number in range(pages):
        _write(canvas, str(number))
        canvas.showPage()
    canvas.finish()
    pdf = sink.getvalue()
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", pdf)[1])
    assert pdf[start:].startswith(b"xref\n0 ")
    entries = re.findall(rb"^(\d{10}) 00000 n $", pdf[start:], re.M)
    for number, place in enumerate(entries, 1):
        assert pdf[int(place) :].startswith(b"%d 0 obj\n" % number)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == pages
    assert [document[page].get_textpage().get_text_range() for page in (0, 63, 64, 130)] == ["0", "63", "64", "130"]


def test_characters_beyond_the_basic_plane_can_be_copied():
    rare = "𬭛𨱇"
    assert fonts.missing_characters([rare]) == []
    sink = io.BytesIO()
    canvas = _canvas(sink)
    _write(canvas, f"王{rare}(\\)")
    canvas.showPage()
    canvas.finish()
    assert _text(sink.getvalue()) == f"王{rare}(\\)"


def test_only_embedded_fonts_are_listed_and_the_language_is_said():
    sink = io.BytesIO()
    canvas = _canvas(sink, "工会会员证")
    _write(canvas, "工会")
    canvas.showPage()
    canvas.finish()
    pdf = sink.getvalue()
    assert b"Helvetica" not in pdf
    assert b"ASCII85" not in pdf
    assert b"/Lang (zh-CN)" in pdf
    assert pypdfium2.PdfDocument(pdf).get_metadata_dict()["Title"] == "工会会员证"


def test_two_documents_made_at_the_same_time_are_as_each_made_alone():
    def alone(words: list[str]) -> bytes:
        sink = io.BytesIO()
        canvas = _canvas(sink)
        for word in words:
            _write(canvas, word)
            canvas.showPage()
        canvas.finish()
        return sink.getvalue()

    first, second = ["甲乙", "丙丁", "戊己"], ["子丑", "寅卯", "辰巳"]
    sinks = io.BytesIO(), io.BytesIO()
    canvases = [_canvas(sink) for sink in sinks]
    for pair in zip(first, second, strict=True):
        for canvas, word in zip(canvases, pair, strict=True):
            _write(canvas, word)
            canvas.showPage()
    for canvas in canvases:
        canvas.finish()
    assert [sink.getvalue() for sink in sinks] == [alone(first), alone(second)]


def test_pages_may_differ_in_size():
    sink = io.BytesIO()
    canvas = _canvas(sink)
    _write(canvas, "小")
    canvas.showPage()
    canvas.setPageSize((A4.width / 25.4 * 72, A4.height / 25.4 * 72))
    _write(canvas, "大")
    canvas.showPage()
    canvas.finish()
    document = pypdfium2.PdfDocument(sink.getvalue())
    assert [round(side / 72 * 25.4, 1) for side in (*document[0].get_size(), *document[1].get_size())] == [
        148,
        210,
        210,
        297,
    ]


def test_links_and_the_like_are_refused_rather_than_lost():
    canvas = _canvas(io.BytesIO())
    canvas.linkURL("http://localhost", (0, 0, 10, 10))
    with pytest.raises(ValueError):
        canvas.showPage()


def test_memory_does_not_grow_with_the_photos():
    program = """
import io, sys, tracemalloc
from unionoffice.printing import fonts
from unionoffice.printing.paper import A5
from unionoffice.printing.streaming import StreamedCanvas
class Nowhere(io.RawIOBase):
    def write(self, data): return len(data)
photo = bytes.fromhex(sys.argv[1])
canvas = StreamedCanvas(Nowhere(), paper=A5, title="t", font=fonts.face("song").font(0).fontName)
def page(number):
    name, *_ = canvas.photo(str(number), lambda: photo + bytes(100_000))
    canvas.write(f"q 100 0 0 140 50 50 cm {name} Do Q")
    canvas.showPage()
page(0)
tracemalloc.start()
for number in range(1, 400): page(number)
print(tracemalloc.get_traced_memory()[0])
"""
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(
        [sys.executable, "-c", program, _jpeg("red").hex()], cwd=root, capture_output=True, text=True, check=True
    )
    assert int(told.stdout) < 1_000_000
