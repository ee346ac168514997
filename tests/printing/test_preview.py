from pathlib import Path

import pytest

from unionoffice.errors import Trouble
from unionoffice.printing import Area, Pen
from unionoffice.printing.preview import page_bands, page_count, page_pixels, page_size, page_text


@pytest.fixture(scope="module")
def pdf() -> bytes:
    pen = Pen(title="预览")
    pen.shade(Area(20, 20, 50, 30), 0.0)
    pen.text(100, 100, "预览")
    pen.new_page()
    return pen.finish().pdf


def test_a_page_is_dots_on_white(pdf: bytes) -> None:
    width, height, stride, rgb = page_pixels(pdf, 0, 72)
    assert (width, height) == (596, 842)
    assert len(rgb) == stride * height
    assert stride >= width * 3
    assert rgb[:3] == b"\xff\xff\xff"
    assert rgb[stride * 100 + 3 * 100 : stride * 100 + 3 * 100 + 3] == b"\0\0\0"


def test_bands_are_the_same_dots_as_the_whole_page(pdf: bytes) -> None:
    width, height, stride, rgb = page_pixels(pdf, 0, 100)
    bands = list(page_bands(pdf, 0, 100, rows=300))
    assert [band.top for band in bands] == [0, 300, 600, 900]
    assert sum(band.height for band in bands) == height
    assert {(band.width, band.stride) for band in bands} == {(width, stride)}
    assert b"".join(band.rgb for band in bands) == rgb


def test_pages_sizes_and_words_are_told(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf)
    assert page_count(pdf) == page_count(file) == 2
    assert (page_size(pdf, 1).width, page_size(pdf, 1).height) == (210, 297)
    assert page_text(pdf, 0) == "预览"


def test_what_is_no_pdf_is_told_in_words(tmp_path: Path) -> None:
    for broken in (b"no pdf", tmp_path / "gone.pdf"):
        with pytest.raises(Trouble) as caught:
            page_count(broken)
        assert caught.value.reason == "no_pdf"
