"""Raw values of cells and forms as clean ones: text, yes and no, numbers, money; names, dates and phones beside it."""

from __future__ import annotations

import re
from decimal import Decimal

from unionoffice.characters import HAN, NO_VALUE, broken, halved, lost_digits, no_value, note, notes, text_of, tidy
from unionoffice.dates import read_date
from unionoffice.findings import EMPTY, Finding, Level, Reading, held, warned
from unionoffice.names import read_name
from unionoffice.phones import read_phone
from unionoffice.wording import _

__all__ = ["read_date", "read_money", "read_name", "read_phone", "read_text", "read_whole", "read_yes_no"]

MOST = 10**15
"""No count and no amount in fen is as large; what is, was typed into the wrong cell."""

_MARKS = "\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3015\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
_WORD = f"[\x21-\x7e{_MARKS}{HAN}]+"
_PLAIN = re.compile(f"{_WORD}(?: {_WORD})*")
_YES = frozenset(("是", "有", "对", "1", "y", "yes", "t", "true", "√", "✓", "✔", "☑"))
_NO = frozenset(("否", "无", "没有", "不是", "0", "n", "no", "f", "false", "×", "✗", "✘", "x", "☐", "□"))
_WHOLE = re.compile(r"(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0*)?(?: ?[人名个户家岁张份次年月天期届])?")
_MONEY = re.compile(
    r"(?:人民币|RMB|CNY)? ?[¥￥]? ?(-?)[¥￥]? ?([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]*)? ?(万)?(?:元|圆)?(?:整|正)?",
    re.IGNORECASE,
)


_YES_READ, _NO_READ = Reading(1), Reading(0)


def read_text(raw: object, *, limit: int, lines: bool = False) -> Reading:
    """The text without marks nobody sees, blanks plain; `lines` keeps its lines. `limit` in characters (`too_long`).

    A long number that the spreadsheet kept as a number is not taken (warning `damaged_number`).
    """
    if raw is None:
        return EMPTY
    if type(raw) is str and len(raw) <= limit and _PLAIN.fullmatch(raw) and "E+" not in raw.upper():
        return Reading(raw)
    text = text_of(raw)
    if broken(text):
        return held("bad_characters", _("文字里有损坏的字符，请重新输入。"))
    if lost_digits(raw):
        sentence = _("号码“{text}”被表格按数字保存，后面的数位已丢失，没有保存。").format(text=text)
        return warned(None, "damaged_number", sentence)
    value, reasons = tidy(text, lines=lines)
    if not value:
        return EMPTY
    if len(value) > limit:
        return held("too_long", _("有 {n} 个字符，最多 {limit} 个，请缩短。").format(n=len(value), limit=limit))
    findings = notes(reasons)
    if "\ufffd" in value:
        sentence = _("文字里有乱码“\ufffd”，请对照原件改正。")
        findings += (Finding(Level.WARNING, "damaged_text", sentence),)
    return Reading(value, findings)


def read_yes_no(raw: object) -> Reading:
    """1 or 0; a word that is neither is not taken (warning `unknown_word`)."""
    if raw == "是" or raw is True:
        return _YES_READ
    if raw == "否" or raw is False:
        return _NO_READ
    text = text_of(raw)
    word = "\ufffd" if broken(text) else halved(text).lower()
    if not word:
        return EMPTY
    if word in _YES:
        return _YES_READ
    if word in _NO:
        return _NO_READ
    if word.upper() in NO_VALUE or word in NO_VALUE:
        return Reading(None, (no_value(),))
    return warned(None, "unknown_word", _("“{word}”不是“是”或“否”，没有保存。").format(word=word[:20]))


def read_whole(raw: object) -> Reading:
    """A whole number, 0 or more. Held: `bad_number`, `negative`, `too_large`."""
    if type(raw) is int and 0 <= raw < MOST:
        return Reading(raw)
    text = _number_text(raw)
    if not text:
        return EMPTY
    if text in NO_VALUE:
        return Reading(None, (no_value(),))
    found = _WHOLE.fullmatch(text)
    if found is None:
        return held("bad_number", _("“{text}”不是整数，请填写数字。").format(text=text[:20]))
    return _counted(int(found[2].replace(",", "")), found[1], text, raw)


def read_money(raw: object) -> Reading:
    """An amount typed in yuan, as fen. Held: `bad_number`, `negative`, `too_large`, `half_fen` (finer than a fen)."""
    text = _number_text(raw)
    if not text:
        return EMPTY
    if text in NO_VALUE:
        return Reading(None, (no_value(),))
    found = _MONEY.fullmatch(text)
    if found is None:
        return held("bad_number", _("“{text}”不是金额，请填写以元为单位的数字。").format(text=text[:20]))
    fen = Decimal(found[2].replace(",", "") + (found[3] or "")) * 100 * (10_000 if found[4] else 1)
    if fen != fen.to_integral_value():
        return held("half_fen", _("“{text}”比分还小，请改为两位小数以内。").format(text=text[:20]))
    return _counted(int(fen), found[1], text, raw)


def _number_text(raw: object) -> str:
    if isinstance(raw, float) and raw == raw and abs(raw) < MOST:
        # Sums in spreadsheets leave dust behind the fifteenth digit; the sheet does not show it and neither do we.
        return format(Decimal(f"{raw:.15g}"), "f")
    text = text_of(raw)
    return "\ufffd" if broken(text) else halved(text).lstrip("'‘’`")


def _counted(number: int, sign: str, text: str, raw: object) -> Reading:
    if sign and number:
        return held("negative", _("“{text}”是负数，请填写 0 或更大的数。").format(text=text[:20]))
    if number >= MOST:
        return held("too_large", _("“{text}”太大，请核对是否填错了格。").format(text=text[:20]))
    if isinstance(raw, str) and not (raw.isascii() and raw.replace(".", "", 1).isdigit()):
        return Reading(number, (note("number_style", _("“{text}”已按数字保存。").format(text=text[:20])),))
    return Reading(number)
