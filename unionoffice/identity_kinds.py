"""The kinds of identity documents a member may show, told from the number alone where that is possible."""

from __future__ import annotations

import re

RESIDENT = "resident"
PASSPORT = "passport"
OTHER = "other"
PERMIT_HK_MACAO = "permit_hk_macao"
PERMIT_TAIWAN = "permit_taiwan"
FOREIGN_PERMANENT = "foreign_permanent"
RESIDENCE = {"81": "residence_hk", "82": "residence_macao", "83": "residence_taiwan"}
"""Residence permits by the first two digits: Hong Kong, Macao, Taiwan."""

CITIZEN_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
"""18 characters with a check digit: resident cards, residence permits, foreign permanent residents."""
LEGACY_SHAPE = re.compile(r"[0-9]{15}")
"""Resident cards before 1999: two-digit year, no check digit."""
FOREIGN_SHAPE = re.compile(r"[A-Z]{3}[0-9]{12}")
"""Foreign permanent residents before 1 December 2023."""
_HK_MACAO_SHAPE = re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?")
_TAIWAN_SHAPE = re.compile(r"[0-9]{8}|[0-9]{10}[A-Z]?")
_TAIWAN_CERTAIN = re.compile(r"0[0-9]{7}")
_TAIWAN_LIKELY = re.compile(r"[0-9]{8}")
_A_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_PASSPORT_CERTAIN = re.compile(r"(?=(?:.*[0-9]){4})[A-Z][A-Z0-9]{5,11}")
_FREE = re.compile(r"[A-Z0-9\u4e00-\u9fff]{5,20}")

WITH_CHECK_DIGIT = frozenset((RESIDENT, FOREIGN_PERMANENT, *RESIDENCE.values()))
ALL = (RESIDENT, *RESIDENCE.values(), FOREIGN_PERMANENT, PERMIT_HK_MACAO, PERMIT_TAIWAN, PASSPORT, OTHER)


def kind_of(number: str) -> str:
    """The code in list id_kind of a clean number; `other` where the number tells nothing."""
    if CITIZEN_SHAPE.fullmatch(number):
        if number[0] == "9":
            return FOREIGN_PERMANENT
        return RESIDENCE.get(number[:2], RESIDENT)
    if LEGACY_SHAPE.fullmatch(number):
        return RESIDENT
    if FOREIGN_SHAPE.fullmatch(number):
        return FOREIGN_PERMANENT
    if _HK_MACAO_SHAPE.fullmatch(number):
        return PERMIT_HK_MACAO
    if _TAIWAN_CERTAIN.fullmatch(number) or assumed(number):
        return PERMIT_TAIWAN
    if _PASSPORT_CERTAIN.fullmatch(number):
        return PASSPORT
    return OTHER


def assumed(number: str) -> bool:
    """Whether the kind is only likely: eight digits are a Taiwan resident's permit, unless they are a day (a birth
    date in the wrong column). Whoever takes such a number says so.
    """
    return _TAIWAN_LIKELY.fullmatch(number) is not None and number[0] != "0" and _A_DAY.fullmatch(number) is None


def fits(number: str, kind: str) -> bool:
    """Whether a number can be one of a kind without a check digit."""
    if kind == PERMIT_HK_MACAO:
        return _HK_MACAO_SHAPE.fullmatch(number) is not None
    if kind == PERMIT_TAIWAN:
        return _TAIWAN_SHAPE.fullmatch(number) is not None
    if kind == PASSPORT:
        return _FREE.fullmatch(number) is not None and number.isascii()
    return _FREE.fullmatch(number) is not None


def same_family(kind: str, named: str) -> bool:
    """Whether sheets call both by the same word: the three residence permits share theirs."""
    residence = RESIDENCE.values()
    return kind == named or (kind in residence and named in residence)
