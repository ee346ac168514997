"""A member card's number, and the mark in its QR code that tells a true card from a false one without a network.

The number is 12 digits of the division, 4 of the union, 6 of the member: 22 digits, never reused (domain.md 2.4; no
national scheme was found). The code holds 37 characters: `GH1`, the number, and 12 base32 letters, which are the
first 60 bits of HMAC-SHA256 under the office's card key. Nothing else about the member is in it.
"""

from __future__ import annotations

import base64
import hmac
import re
from dataclasses import dataclass

from unionoffice.errors import Refused
from unionoffice.wording import _

MARK = "GH1"
"""First characters of every code: what it is, and the version of its make-up."""
DIVISION_DIGITS, UNION_DIGITS, SERIAL_DIGITS = 12, 4, 6
DIGITS = DIVISION_DIGITS + UNION_DIGITS + SERIAL_DIGITS

_PAYLOAD = re.compile(MARK + r"[0-9]{22}[A-Z2-7]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardNumber:
    """The parts of a card's number."""

    division: str
    """12 digits of the place, as the division codes have them."""
    union: int
    """The union's serial within the place, 1 to 9999; 0 for the place's own union."""
    serial: int
    """The member's serial within the union, 1 to 999999."""

    def __str__(self) -> str:
        return f"{self.division}{self.union:04}{self.serial:06}"


def card_number(division: str, union: int, serial: int) -> str:
    """The 22 digits; a division of 6 or 9 digits ends in noughts. Raises Refused (field `card_no`)."""
    if not re.fullmatch(r"[0-9]{6}|[0-9]{9}|[0-9]{12}", division):
        raise Refused(
            "bad_division", _("区划代码应为 6、9 或 12 位数字，会员编号没有编出。请在设置中更正。"), "card_no"
        )
    if not 0 <= union < 10**UNION_DIGITS:
        raise Refused("union_serial", _("工会序号应为 0 到 9999，会员编号没有编出。请为该工会另编序号。"), "card_no")
    if not 1 <= serial < 10**SERIAL_DIGITS:
        raise Refused(
            "serials_used_up", _("该工会的会员序号应为 1 到 999999，会员编号没有编出。请另编工会序号。"), "card_no"
        )
    return str(CardNumber(division=division.ljust(DIVISION_DIGITS, "0"), union=union, serial=serial))


def split(number: str) -> CardNumber:
    """The parts of a card's number. Raises Refused (field `card_no`) unless it has 22 digits."""
    if not is_number(number):
        raise Refused("bad_length", _("会员编号应为 22 位数字。请对照会员证核对。"), "card_no")
    union = DIVISION_DIGITS + UNION_DIGITS
    return CardNumber(
        division=number[:DIVISION_DIGITS], union=int(number[DIVISION_DIGITS:union]), serial=int(number[union:])
    )


def is_number(text: str) -> bool:
    """Whether the text has the 22 digits of a card's number."""
    return len(text) == DIGITS and text.isascii() and text.isdigit()


def groups(number: str) -> tuple[str, ...]:
    """The number's digits as a card groups them: county, township and village, union, member."""
    return number[:6], number[6:12], number[12:16], number[16:]


def qr_payload(number: str, card_key: bytes) -> str:
    """The 37 characters a true card's code holds. Raises Refused unless the number has 22 digits."""
    if not is_number(number):
        raise Refused("bad_length", _("会员编号应为 22 位数字。请对照会员证核对。"), "card_no")
    signed = MARK + number
    return signed + _sign(signed, card_key)


def is_genuine(payload: str, card_key: bytes) -> bool:
    """Whether a scanned code was made under this key and not a character of it was changed."""
    if not _PAYLOAD.fullmatch(payload):
        return False
    end = len(MARK) + DIGITS
    return hmac.compare_digest(_sign(payload[:end], card_key), payload[end:])


def _sign(signed: str, card_key: bytes) -> str:
    return base64.b32encode(hmac.digest(card_key, signed.encode("ascii"), "sha256")[:8])[:12].decode("ascii")
