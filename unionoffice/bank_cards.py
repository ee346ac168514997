"""Bank card and passbook numbers."""

from __future__ import annotations

import re

from unionoffice.characters import NO_VALUE, broken, halved, lost_digits, no_value, note, text_of
from unionoffice.findings import EMPTY, Finding, Level, Reading, held
from unionoffice.wording import _

_SHAPE = re.compile(r"[0-9]{12,19}")
_JUNK = re.compile(r"[\s\-‐‑–—―'‘’`.·]")


def read_bank_card(raw: object) -> Reading:
    """12 to 19 digits. Held: `damaged_number`, `bad_length`; a failing Luhn check is only the warning `check_digit`.

    Passbooks and some social-security cards fail it.
    """
    text = text_of(raw)
    plain = "\ufffd" if broken(text) else halved(text)
    if not plain:
        return EMPTY
    if plain in NO_VALUE:
        return Reading(None, (no_value(),))
    number = _JUNK.sub("", plain)
    if lost_digits(raw):
        sentence = _("银行卡号“{number}”被表格按数字保存，后几位已丢失，请重新填写。")
        return held("damaged_number", sentence.format(number=text[:30]))
    if not _SHAPE.fullmatch(number):
        return held("bad_length", _("“{number}”不是银行卡号：应为 12 至 19 位数字。").format(number=number[:30]))
    findings: tuple[Finding, ...] = ()
    if number != text:
        findings = (note("number_style", _("银行卡号已写成 {number}。").format(number=number)),)
    from stdnum import luhn

    if luhn.checksum(number) != 0:
        sentence = _("银行卡号 {number} 的校验位不对；若是存折或社保卡可以照用，请核对。").format(number=number)
        findings += (Finding(Level.WARNING, "check_digit", sentence),)
    return Reading(number, findings)
