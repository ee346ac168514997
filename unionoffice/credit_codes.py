"""Unified social credit codes (GB 32100): 18 characters with a check digit; a union's own begin with 81 or 89."""

from __future__ import annotations

import re
from functools import lru_cache

from unionoffice.characters import NO_VALUE, broken, halved, lost_digits, no_value, note, text_of
from unionoffice.findings import EMPTY, Reading, held
from unionoffice.wording import _

_SHAPE = re.compile(r"[1-9ANY][0-9A-HJ-NP-RTUWXY][0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}")
_JUNK = re.compile(r"[\s\-‐‑–—―'‘’`\"“”()（）.·]")
_UNION = re.compile(r"8[19]")


def is_union_code(code: str) -> bool:
    """Whether a clean code was given to a union (8: registered by a union; 1 grassroots union, 9 other)."""
    return _UNION.match(code) is not None


def read_credit_code(raw: object) -> Reading:
    """The clean code. Held: `damaged_number`, `bad_length` (also wrong letters), `check_digit`."""
    if raw is None:
        return EMPTY
    if type(raw) is str and (known := _good(raw)) is not None:
        return known
    text = text_of(raw)
    code = "\ufffd" if broken(text) else halved(text).upper()
    if code in NO_VALUE:
        return Reading(None, (no_value(),))
    code = _JUNK.sub("", code)
    if not code:
        return EMPTY
    fault = "damaged_number" if lost_digits(raw) else _fault(code)
    if fault == "damaged_number":
        sentence = _("统一社会信用代码“{code}”被表格按数字保存，后几位已丢失，请重新填写。")
        return held(fault, sentence.format(code=text[:30]))
    if fault == "check_digit":
        sentence = _("统一社会信用代码“{code}”的校验位不对，至少有一位填错了，请对照证书改正。")
        return held(fault, sentence.format(code=code))
    if fault:
        sentence = _("“{code}”不是统一社会信用代码：应为 18 位数字和大写字母，不含 I、O、S、V、Z。")
        return held(fault, sentence.format(code=code[:30]))
    return Reading(code, (note("number_style", _("统一社会信用代码已写成 {code}。").format(code=code)),))


@lru_cache(maxsize=16_384)
def _good(code: str) -> Reading | None:
    return None if _fault(code) else Reading(code)


def _fault(code: str) -> str:
    if not _SHAPE.fullmatch(code):
        return "bad_length"
    from stdnum.cn import uscc

    if uscc.calc_check_digit(code) == code[17]:
        return ""
    return "damaged_number" if code.isdigit() and code.endswith("000") else "check_digit"
