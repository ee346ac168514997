"""The card's QR code is the one segno would draw."""

from __future__ import annotations

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from unionoffice.printing import qr

PAYLOADS = st.text(alphabet=qr.ALPHABET, min_size=qr.LENGTH, max_size=qr.LENGTH)


def _rows(code: bytes) -> list[list[int]]:
    return [
        [code[row * 4 + column // 8] >> (7 - column % 8) & 1 for column in range(qr.SIDE)] for row in range(qr.SIDE)
    ]


@settings(max_examples=60, deadline=None)
@given(PAYLOADS)
def test_every_module_is_as_segno_draws_it(payload: str):
    drawn = segno.make(payload, mode="alphanumeric", error="m", version=2, mask=2, micro=False, boost_error=False)
    assert _rows(qr.mask_bytes(payload)) == [list(row) for row in drawn.matrix]


@settings(max_examples=20, deadline=None)
@given(PAYLOADS)
def test_a_reader_reads_the_payload_back(payload: str):
    picture = Image.new("1", (qr.SIDE + 2 * qr.QUIET, qr.SIDE + 2 * qr.QUIET), 1)
    for top, row in enumerate(_rows(qr.mask_bytes(payload))):
        for left, dark in enumerate(row):
            picture.putpixel((left + qr.QUIET, top + qr.QUIET), not dark)
    [found] = zxingcpp.read_barcodes(picture.convert("L").resize((232, 232), Image.Resampling.NEAREST))
    assert found.text == payload
    assert found.ec_level == "M"


def test_bits_beyond_the_last_module_of_a_row_stay_clear():
    code = qr.mask_bytes("GH1" + "0123456789012345678901" + "ABCDEFGHIJ27")
    assert all(code[row * 4 + 3] & 0x7F == 0 for row in range(qr.SIDE))


@pytest.mark.parametrize(
    "payload", ["", "GH1", "A" * 36, "A" * 38, "a" * 37, "A" * 36 + "工", "A" * 18 + "_" + "A" * 18]
)
def test_what_is_no_payload_is_refused(payload: str):
    with pytest.raises(ValueError):
        qr.mask_bytes(payload)


def test_an_image_on_a_page_holds_the_code_as_hexadecimal_digits():
    payload = "GH1" + "7" * 22 + "Z" * 12
    image = qr.inline_image(payload)
    assert image.startswith("BI /W 25 /H 25 /IM true ")
    assert image.endswith(" EI")
    assert f"ID {qr.mask_bytes(payload).hex()}>" in image
