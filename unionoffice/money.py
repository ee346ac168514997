"""Money: whole fen. Amounts in capitals for papers and back, with commas for people, plain for machines.

Capitals follow 正确填写票据和结算凭证的基本规定 (支付结算办法, annex 1): one 零 for inner zeros, 整 after 元 or 角,
nothing after 分. Where its 零 before 角 is left free (¥1,680.32, ¥107,000.53) this program writes 零: an empty place in
the whole amount cannot then be filled in by hand.
"""

from __future__ import annotations

import re

from unionoffice.cleaning import read_money as read_yuan

__all__ = ["MOST", "capitals", "divided_half_up", "plain_yuan", "read_capitals", "read_yuan", "yuan"]

MOST = 10**16
"""Capitals are written below this many fen."""

PREFIX, WHOLE = "人民币", "整"
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")


def capitals(fen: int) -> str:
    """The amount as papers carry it: 人民币叁佰贰拾伍元零肆分; 负 before the number where it is negative.

    Raises ValueError from 10^16 fen on.
    """
    if abs(fen) >= MOST:
        raise ValueError(fen)
    whole, rest = divmod(abs(fen), 100)
    jiao, odd = divmod(rest, 10)
    words = f"{_whole(whole)}元" if whole or not rest else ""
    if jiao:
        words += ("零" if whole and whole % 10 == 0 else "") + f"{_DIGITS[jiao]}角"
    if odd:
        words += ("零" if whole and not jiao else "") + f"{_DIGITS[odd]}分"
    else:
        words += WHOLE
    return f"{PREFIX}{'负' if fen < 0 else ''}{words}"


def _whole(number: int) -> str:
    """Whole yuan in capitals, 零 for none."""
    for size, word in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            gap = _DIGITS[0] if low and low < size // 10 else ""
            return _whole(high) + word + gap + (_whole(low) if low else "")
    return _group(number) or _DIGITS[0]


def _group(group: int) -> str:
    """One to four digits in capitals, zeros between two digits as one 零; empty for 0."""
    words, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            words += (_DIGITS[0] if gap and words else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return words


_AMOUNT = re.compile(
    rf"(?:{PREFIX})?(?P<sign>负)?"
    rf"(?:(?P<whole>[{_DIGITS}仟佰拾万亿]+)[元圆])?"
    rf"(?:零?(?P<jiao>[{_DIGITS[1:]}])角)?(?:零?(?P<fen>[{_DIGITS[1:]}])分|[整正])?"
)


def read_capitals(text: str) -> int:
    """The fen an amount in capitals stands for, with or without 人民币 and with or without the 零 the rules leave free.

    Raises ValueError for anything else: a place missing or twice, a 零 too few, no 整 after 元.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None or not (found["whole"] or found["jiao"] or found["fen"]):
        raise ValueError(text)
    fen = _read_whole(found["whole"] or _DIGITS[0]) * 100 + _digit(found["jiao"]) * 10 + _digit(found["fen"])
    fen = -fen if found["sign"] else fen
    if _bare(capitals(fen)) != _bare(text):
        raise ValueError(text)
    return fen


def _bare(text: str) -> str:
    """The amount without what the rules leave free: 人民币, 圆 for 元, 正 for 整, 整 after 角, 零 before 仟 or 角."""
    plain = text.removeprefix(PREFIX).replace("圆", "元").replace("正", WHOLE)
    plain = plain.replace(f"角{WHOLE}", "角")
    return re.sub(rf"(?<=[元万])零(?=[{_DIGITS[1:]}][角仟])", "", plain)


def _digit(word: str | None) -> int:
    return _DIGITS.index(word) if word else 0


def _read_whole(words: str) -> int:
    if words == _DIGITS[0]:
        return 0
    total = 0
    high, _sign, low = words.rpartition("亿")
    if high:
        upper, _ten_thousand, lower = high.rpartition("万")
        total = (_read_group(upper) * 10_000 + _read_group(lower)) * 10**8
    upper, _ten_thousand, lower = low.rpartition("万")
    return total + _read_group(upper) * 10_000 + _read_group(lower)


def _read_group(words: str) -> int:
    number, digit = 0, 0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS.index(word)
        elif word in _PLACES:
            number, digit = number + digit * 10 ** _PLACES.index(word), 0
        else:
            raise ValueError(words)
    return number + digit


def yuan(fen: int) -> str:
    """The amount as people read it: 1,234.56."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02d}"


def plain_yuan(fen: int) -> str:
    """The amount as banks' files and spreadsheets take it: 1234.56."""
    return yuan(fen).replace(",", "")


def divided_half_up(numerator: int, denominator: int) -> int:
    """The quotient as a whole number, a half away from zero: fen are never rounded the bankers' way.

    Raises ZeroDivisionError.
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient = (abs(numerator) * 2 + denominator) // (denominator * 2)
    return -quotient if numerator < 0 else quotient
