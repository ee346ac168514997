"""Telephone numbers as the office stores them: mobiles as eleven digits, landlines as area-number."""

from __future__ import annotations

import re

from unionoffice.characters import NO_VALUE, broken, halved, lost_digits, no_value, text_of
from unionoffice.findings import EMPTY, Reading, noted, warned
from unionoffice.wording import _

LIMIT = 40
"""Characters kept of what is not a telephone number at all."""

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_MOBILE_ABROAD = re.compile(r"(?:(?:\+|00)?86)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile(
    r"(0(?:10|2[0-9]|[3-9][0-9]{2}))-?([2-9][0-9]{2,3}-?[0-9]{4})(?:(?:[-x#*,转]|ext\.?)([0-9]{1,6}))?",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"(?:\+|00)86-?(?=[1-9])")
_ZERO_LOST = re.compile(r"(?:10|2[0-9])[2-9][0-9]{7}|[3-9][0-9]{2}[2-9][0-9]{6,7}")
_LOCAL = re.compile(r"[2-9][0-9]{6,7}")
_SERVICE = re.compile(r"(?:400|800)[0-9]{7}|9[56][0-9]{3,6}")
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")
_BLANKS = re.compile(r"[\s()（）.·]")
_HYPHENS = re.compile(r"[‐‑–—―]")


def read_phone(raw: object) -> Reading:
    """The number in its usual form; one that is none is kept as typed with the warning `phone`. Never held."""
    if raw is None:
        return EMPTY
    if type(raw) is str and _MOBILE.fullmatch(raw):
        return Reading(raw)
    text = text_of(raw)
    if broken(text):
        return warned(None, "phone", _("电话号码里有损坏的字符，没有保存，请重新填写。"))
    text = halved(text)
    if not text:
        return EMPTY
    if text in NO_VALUE:
        return Reading(None, (no_value(),))
    if lost_digits(raw):
        return warned(
            None, "phone", _("电话号码“{text}”被表格按数字保存，已不完整，没有保存。").format(text=text[:LIMIT])
        )
    joined = _BLANKS.sub("", _HYPHENS.sub("-", text)).lstrip("'‘’`")
    value = _usual(joined)
    if value is None and _ZERO_LOST.fullmatch(joined):
        value = _usual("0" + joined)
        return noted(value, "leading_zero", _("区号前丢失的 0 已补上：{value}。").format(value=value))
    if value is None:
        kept = text[:LIMIT]
        return warned(kept, "phone", _("“{text}”不像电话号码，已照原样保存，请核对。").format(text=kept))
    if value == text_of(raw):
        return Reading(value)
    return noted(value, "phone_style", _("电话号码已写成 {value}。").format(value=value))


def _usual(joined: str) -> str | None:
    at_home = _COUNTRY.sub("", joined, count=1)
    if at_home != joined and not _MOBILE.fullmatch(at_home.replace("-", "")):
        joined = f"0{at_home}"
    if (landline := _LANDLINE.fullmatch(joined)) is not None:
        area, number, extension = landline.groups()
        return f"{area}-{number.replace('-', '')}" + (f"-{extension}" if extension else "")
    digits = joined.replace("-", "")
    if (mobile := _MOBILE_ABROAD.fullmatch(digits)) is not None:
        return mobile[1]
    if _LOCAL.fullmatch(digits) or _SERVICE.fullmatch(digits) or _ABROAD.fullmatch(digits):
        return digits
    return None
