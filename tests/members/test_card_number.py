"""A card's number and the mark that tells a true card from a false one."""

from __future__ import annotations

import hashlib
import hmac
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice.errors import Refused
from unionoffice.members.card_number import CardNumber, card_number, groups, is_genuine, is_number, qr_payload, split
from unionoffice.printing import qr

KEY = bytes(range(32))
NUMBERS = st.text(alphabet="0123456789", min_size=22, max_size=22)


@given(st.from_regex(r"[0-9]{12}", fullmatch=True), st.integers(0, 9999), st.integers(1, 999_999))
def test_a_number_falls_into_the_parts_it_was_made_of(division: str, union: int, serial: int):
    number = card_number(division, union, serial)
    assert is_number(number)
    assert split(number) == CardNumber(division=division, union=union, serial=serial)
    assert str(split(number)) == number
    assert "".join(groups(number)) == number


def test_the_division_of_a_county_or_a_township_is_filled_with_noughts():
    assert card_number("330106", 17, 1) == "3301060000000017000001"
    assert card_number("330106109", 17, 1) == "3301061090000017000001"
    assert groups("3301061090000017000001") == ("330106", "109000", "0017", "000001")


@pytest.mark.parametrize(
    ("division", "union", "serial", "reason"),
    [
        ("33010", 1, 1, "bad_division"),
        ("3301061", 1, 1, "bad_division"),
        ("33010a", 1, 1, "bad_division"),
        ("３３０１０６", 1, 1, "bad_division"),
        ("330106", -1, 1, "union_serial"),
        ("330106", 10_000, 1, "union_serial"),
        ("330106", 1, 0, "serials_used_up"),
        ("330106", 1, 1_000_000, "serials_used_up"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_the_field(division: str, union: int, serial: int, reason: str):
    with pytest.raises(Refused) as refused:
        card_number(division, union, serial)
    assert (refused.value.reason, refused.value.field) == (reason, "card_no")


@pytest.mark.parametrize("text", ["", "33010610900000170000", "330106 109000 0017 0001", "３" * 22, "²" * 22])
def test_what_has_not_22_digits_is_no_number(text: str):
    assert not is_number(text)
    for use in (split, lambda number: qr_payload(number, KEY)):
        with pytest.raises(Refused) as refused:
            use(text)
        assert refused.value.reason == "bad_length"


@given(NUMBERS, st.binary(min_size=32, max_size=32))
def test_a_true_card_is_known_under_its_key_and_fits_the_code(number: str, key: bytes):
    payload = qr_payload(number, key)
    assert payload.startswith(f"GH1{number}")
    assert len(payload) == qr.LENGTH
    assert set(payload) <= set(qr.ALPHABET)
    assert is_genuine(payload, key)
    assert not is_genuine(payload, bytes(byte ^ 1 for byte in key))


@settings(max_examples=5, deadline=None)
@given(NUMBERS)
def test_changing_any_one_character_makes_a_card_false(number: str):
    payload = qr_payload(number, KEY)
    for place, character in enumerate(payload):
        for other in string.printable + "０１工":
            if other != character:
                assert not is_genuine(payload[:place] + other + payload[place + 1 :], KEY)


@given(NUMBERS)
def test_a_card_cut_short_made_longer_or_in_small_letters_is_false(number: str):
    payload = qr_payload(number, KEY)
    for forged in (payload[:-1], payload + "A", payload + "\n", " " + payload, payload.lower(), payload[::-1], ""):
        assert not is_genuine(forged, KEY)


def test_the_mark_is_the_first_60_bits_of_hmac_sha256():
    number = "3301061090000017000001"
    bits = int(hmac.new(KEY, b"GH1" + number.encode(), hashlib.sha256).hexdigest()[:15], 16)
    letters = "".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bits >> shift & 31] for shift in range(55, -1, -5))
    assert qr_payload(number, KEY) == f"GH1{number}{letters}"
