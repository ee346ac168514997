"""The QR code of a member card, many thousand a second, as a one-bit mask for a page.

A card's payload always has 37 alphanumeric characters, so its code always is version 2 (25 x 25 modules) at error
correction M with one fixed mask. Then every module is an affine function over GF(2) of the payload's bits: the code
is that of 37 noughts, with each set bit turning over the same modules every time. segno draws the code of the
noughts and, once for each bit, the code of that bit alone; the differences are kept, and a card costs some ten
exclusive-ors of integers. Nothing here knows how a QR code is made inside; the tests compare with segno.
"""

from __future__ import annotations

from functools import cache, lru_cache

import segno

LENGTH = 37
"""Characters of a payload."""
SIDE = 25
"""Modules along one side of the code, without its margin."""
QUIET = 4
"""Modules of white margin the standard (ISO/IEC 18004) asks for on every side."""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""The alphanumeric characters of a QR code in the order of their values (ISO/IEC 18004, table 5)."""

_MASK = 2
_ROW = 32
_HEAD = 20
"""Characters at the front that hardly change from card to card: mark, division, union, first digit of the serial."""


def mask_bytes(payload: str) -> bytes:
    """The code as 25 rows of 4 bytes, highest bit at the left, a set bit being a dark module.

    Raises ValueError for anything but 37 characters of `ALPHABET`.
    """
    if len(payload) != LENGTH:
        raise ValueError(payload)
    p, t = payload, _TAIL
    return (
        _head(p[:_HEAD])
        ^ t[0][p[20:22]] ^ t[1][p[22:24]] ^ t[2][p[24:26]] ^ t[3][p[26:28]]
        ^ t[4][p[28:30]] ^ t[5][p[30:32]] ^ t[6][p[32:34]] ^ t[7][p[34:36]] ^ t[8][p[36]]
    ).to_bytes(SIDE * _ROW // 8, "big")  # fmt: skip


def inline_image(payload: str) -> str:
    """PDF operators that fill the dark modules in the unit square with the present colour. Raises ValueError."""
    return f"BI /W 25 /H 25 /IM true /D [1 0] /F /AHx ID {mask_bytes(payload).hex()}> EI"


class _Pair(dict[str, int]):
    """What the one or two characters at one place turn over, worked out when first asked for."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place

    def __missing__(self, characters: str) -> int:
        value = 0
        for character in characters:
            value = value * len(ALPHABET) + ALPHABET.index(character)
        turned = 0
        for bit in range(value.bit_length()):
            if value >> bit & 1:
                turned ^= _turned_by(self._place, bit)
        self[characters] = turned
        return turned


_TAIL = tuple(_Pair(place) for place in range(_HEAD, LENGTH, 2))


@lru_cache(maxsize=1024)
def _head(front: str) -> int:
    code = _code("0" * LENGTH)
    for place in range(0, _HEAD, 2):
        code ^= _Pair(place)[front[place : place + 2]]
    return code


@cache
def _turned_by(place: int, bit: int) -> int:
    """The modules one bit of the pair at `place` turns over."""
    value = 1 << bit
    alone = ALPHABET[value] if place == LENGTH - 1 else ALPHABET[value // 45] + ALPHABET[value % 45]
    return _code("0" * place + alone + "0" * (LENGTH - place - len(alone))) ^ _code("0" * LENGTH)


@lru_cache(maxsize=2)
def _code(payload: str) -> int:
    """The code segno draws, as one number: 25 rows of 32 bits, the last 7 of each always nought."""
    drawn = segno.make(
        payload, mode="alphanumeric", error="m", version=2, mask=_MASK, micro=False, boost_error=False
    ).matrix
    code = 0
    for row in drawn:
        code = code << _ROW | int("".join(map(str, row)), 2) << (_ROW - SIDE)
    return code
