"""Numbers of identity documents: clean, checked, and what they say (GB 11643, permits of 2018, cards of 2023)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from unionoffice import divisions, identity_kinds
from unionoffice.bank_cards import read_bank_card
from unionoffice.characters import NO_VALUE, broken, halved, lost_digits, no_value, note, text_of
from unionoffice.credit_codes import is_union_code, read_credit_code
from unionoffice.division_codes import read_division
from unionoffice.findings import EMPTY, Finding, Level, Reading, held
from unionoffice.identity_kinds import assumed, kind_of
from unionoffice.wording import _

__all__ = [
    "Facts",
    "assumed",
    "birth_differs",
    "division_name",
    "facts",
    "is_union_code",
    "kind_of",
    "legacy_form",
    "modern_form",
    "read_bank_card",
    "read_credit_code",
    "read_division",
    "read_number",
    "read_number_of_kind",
    "sex_differs",
]

EARLIEST_BIRTH = "18000101"
"""Nobody on a roll was born earlier; GB 11643's own example is of 1880."""

_JUNK = re.compile(r"[\s\-‐‑–—―'‘’`´\"“”()（）.·]")
_LOOKS_LIKE_X = "\u0425\u03a7\u00d7\u2715\u2716"
"""Cyrillic, Greek and mathematical, upper case."""
_DIGITS_OF_A_LETTER = re.compile(r"[OIL]")

division_name = divisions.division_name


@dataclass(frozen=True, slots=True)
class Facts:
    """What a number says of its holder: sex as in list sex, birth as ISO text, the six digits of the division."""

    sex: str
    birth: str
    division6: str


@cache
def _ric() -> Any:
    # python-stdnum takes 40 ms to import; the window opens without it.
    from stdnum.cn import ric

    return ric


def check_digit(number: str) -> str:
    """The 18th character that belongs to the first 17 digits (ISO 7064 MOD 11-2); an 18th given is ignored."""
    found: str = _ric().calc_check_digit(number[:17] + "0")
    return found


def read_number(raw: object, *, today: str) -> Reading:
    """The clean number of any kind of document. `today` is ISO text.

    Held: `damaged_number`, `bad_length`, `impossible_birth`, `check_digit`, `future_birth`; empty is EMPTY.
    Warnings: `upgraded_15`, `retired_division`, `kind_assumed`. A number without a check digit is taken when its shape is one
    that travel permits and passports have; other shapes need `read_number_of_kind`.
    """
    if raw is None:
        return EMPTY
    if type(raw) is str and identity_kinds.CITIZEN_SHAPE.fullmatch(raw):
        if fault := _fault(raw, today):
            return _refusal(fault, raw)
        return Reading(raw) if _division_is_good(raw[:6]) else Reading(raw, _about_division(raw))
    number, findings = _cleaned(raw)
    if not number:
        return Reading(None, findings)
    if lost_digits(raw):
        return _refusal("damaged_number", text_of(raw))
    return _read(number, findings, today)


def read_number_of_kind(raw: object, kind: str, *, today: str) -> Reading:
    """The clean number of a document whose kind (code of list id_kind) is named; "" means unnamed.

    Held besides what `read_number` holds: `bad_length` where the number cannot be of that kind. A resident's number
    given as a passport is taken with the warning `kind_differs`.
    """
    if not kind or kind in identity_kinds.WITH_CHECK_DIGIT:
        reading = read_number(raw, today=today)
        if kind and reading.value is not None and identity_kinds.assumed(str(reading.value)):
            return _refusal("bad_length", str(reading.value))
        if not kind or reading.value is None or identity_kinds.same_family(kind_of(str(reading.value)), kind):
            return reading
        return Reading(reading.value, (*reading.findings, _kind_differs()))
    number, findings = _cleaned(raw)
    if not number:
        return Reading(None, findings)
    if lost_digits(raw):
        return _refusal("damaged_number", text_of(raw))
    if identity_kinds.CITIZEN_SHAPE.fullmatch(number) and not _fault(number, today):
        return Reading(number, (*findings, *_about_division(number), _kind_differs()))
    if not identity_kinds.fits(number, kind):
        return held("bad_length", _("“{number}”不是这种证件的号码，请核对证件类型和号码。").format(number=number[:30]))
    return Reading(number, findings)


def facts(number: str) -> Facts | None:
    """What a clean number says; None for kinds that say nothing, and for numbers with an impossible day."""
    if identity_kinds.LEGACY_SHAPE.fullmatch(number):
        number = modern_form(number)
    if not identity_kinds.CITIZEN_SHAPE.fullmatch(number) or not (birth := _day(number[6:14])):
        return None
    return Facts("male" if number[16] in "13579" else "female", birth, number[:6])


def modern_form(number15: str) -> str:
    """The 18 characters a 15-digit number became in 1999: 19 before the year, check digit behind."""
    body = f"{number15[:6]}19{number15[6:]}"
    return body + check_digit(body)


def legacy_form(number18: str) -> str | None:
    """The 15 digits a resident had before 1999; None where there were none."""
    if not identity_kinds.CITIZEN_SHAPE.fullmatch(number18) or number18[0] in "89" or number18[6:8] != "19":
        return None
    return number18[:6] + number18[8:17]


def sex_differs(number: str, sex: str) -> Finding | None:
    """A warning when the number says another sex; `sex` is a code of list sex, unknown ones never differ."""
    known = facts(number)
    if known is None or sex not in ("male", "female") or sex == known.sex:
        return None
    sentence = _("性别与证件号码不一致，以证件号码为准（{sex}）。")
    return Finding(Level.WARNING, "sex_differs", sentence.format(sex=_("男") if known.sex == "male" else _("女")))


def birth_differs(number: str, birth: str, *, month_only: bool = False) -> Finding | None:
    """A warning when the number says another birth date (ISO); `month_only` compares year and month."""
    known = facts(number)
    if known is None or not birth or known.birth == birth or (month_only and known.birth[:7] == birth[:7]):
        return None
    sentence = _("出生日期 {given} 与证件号码不一致，以证件号码为准（{birth}）。")
    return Finding(Level.WARNING, "birth_differs", sentence.format(given=birth, birth=known.birth))


def _cleaned(raw: object) -> tuple[str, tuple[Finding, ...]]:
    text = text_of(raw)
    if broken(text):
        return "\ufffd", ()
    plain = halved(text).upper()
    if plain in NO_VALUE:
        return "", (no_value(),)
    number = _JUNK.sub("", plain)
    if len(number) == 18 and number[17] in _LOOKS_LIKE_X:
        number = number[:17] + "X"
    if number == text:
        return number, ()
    return number, (note("number_style", _("证件号码已写成 {number}。").format(number=number[:30])),) if number else ()


def _read(number: str, findings: tuple[Finding, ...], today: str) -> Reading:
    if identity_kinds.CITIZEN_SHAPE.fullmatch(number):
        fault = _fault(number, today)
        return _refusal(fault, number) if fault else Reading(number, (*findings, *_about_division(number)))
    if identity_kinds.LEGACY_SHAPE.fullmatch(number):
        modern = modern_form(number)
        if fault := _fault(modern, today):
            return _refusal(fault, number)
        sentence = _("15 位旧号码 {old} 已升为 18 位 {new}，请核对。").format(old=number, new=modern)
        upgraded = Finding(Level.WARNING, "upgraded_15", sentence)
        return Reading(modern, (*findings, upgraded, *_about_division(modern)))
    if identity_kinds.kind_of(number) == identity_kinds.OTHER:
        return _refusal("bad_length", number)
    if identity_kinds.assumed(number):
        sentence = _("“{number}”是 8 位数字，没有写明证件类型，已当作台湾居民来往大陆通行证，请核对。")
        findings = (*findings, Finding(Level.WARNING, "kind_assumed", sentence.format(number=number)))
    return Reading(number, findings)


def _fault(number: str, today: str) -> str:
    """The reason an 18-character number cannot be taken, "" for none."""
    birth = number[6:14]
    right = _ric().calc_check_digit(number) == number[17]
    if not right and number.endswith("000"):
        return "damaged_number"
    if not _day(birth):
        return "impossible_birth"
    if not right:
        return "check_digit"
    return "future_birth" if birth > _compact(today) else ""


@lru_cache(maxsize=65_536)
def _day(birth: str) -> str:
    """The day YYYYMMDD in ISO form, "" when there is none or nobody living was born then."""
    try:
        day = datetime.date(int(birth[:4]), int(birth[4:6]), int(birth[6:])).isoformat()
    except ValueError:
        return ""
    return day if birth >= EARLIEST_BIRTH else ""


@lru_cache(maxsize=64)
def _compact(today: str) -> str:
    return today.replace("-", "")


@lru_cache(maxsize=8192)
def _division_is_good(code: str) -> bool:
    return code[0] == "9" or divisions.in_force(code)


def _about_division(number: str) -> tuple[Finding, ...]:
    code = number[:6]
    if _division_is_good(code):
        return ()
    if divisions.known(code):
        name = divisions.division_name(code, int(number[6:10]))
        sentence = _("号码前六位 {code}（{name}）的区划代码已撤销，号码照常保存。").format(code=code, name=name)
    else:
        sentence = _("号码前六位 {code} 不是已知的区划代码，请核对；号码照常保存。").format(code=code)
    return (Finding(Level.WARNING, "retired_division", sentence),)


def _kind_differs() -> Finding:
    return Finding(Level.WARNING, "kind_differs", _("证件类型与号码不符，以号码为准，请核对。"))


def _refusal(reason: str, number: str) -> Reading:
    number = number[:30]
    if reason == "damaged_number":
        sentence = _("号码“{number}”被表格按数字保存，后几位已丢失。请对照原件重新填写，并把单元格设为文本。")
        return held(reason, sentence.format(number=number))
    if reason == "impossible_birth":
        sentence = _("号码“{number}”中的出生日期 {birth} 不存在，请对照原件改正。")
        birth = number[6:14] if len(number) == 18 else number[6:12]
        return held(reason, sentence.format(number=number, birth=birth))
    if reason == "future_birth":
        return held(reason, _("号码“{number}”中的出生日期晚于今天，请对照原件改正。").format(number=number))
    if reason == "check_digit":
        return held(reason, _("号码“{number}”的校验位不对，至少有一位填错了，请对照原件改正。").format(number=number))
    if _DIGITS_OF_A_LETTER.search(number) and len(number) in (15, 18):
        sentence = _("号码“{number}”里有字母 O、I 或 L，可能应是数字 0 或 1，请对照原件改正。")
        return held(reason, sentence.format(number=number))
    sentence = _("“{number}”有 {n} 位，不是 18 位身份证号码。若是其他证件，请填写证件类型。")
    return held(reason, sentence.format(number=number, n=len(number)))
