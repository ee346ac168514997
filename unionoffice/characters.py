"""What single characters mean in what people type and paste: letters, blanks, marks nobody sees."""

from __future__ import annotations

import datetime
import re
import unicodedata

from unionoffice.findings import Finding, Level
from unionoffice.wording import N_, _

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""Han characters of GB 18030-2022 with Amendment 1, as the inside of a class; planes 2 and 3 whole, so that no
extension is forgotten that this Python does not know yet."""
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""Private use: rare characters of old systems live here."""
RADICALS = "\u2e80-\u2fdf"
"""Radicals copied out of PDF files look like the characters they are parts of."""

DAMAGE_LIMIT = 1e15
"""From here on a spreadsheet's number has lost digits (IEEE 754 doubles, shown with 15 digits)."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANKS = re.compile("  +")
_COMBINED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_HALF = {
    point: point - 0xFEE0
    for a, b in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for point in range(a, b + 1)
}
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+(?:1[1-9]|[2-9][0-9])", re.IGNORECASE)

SENTENCES = {
    "full_width": N_("全角的数字或字母已改为半角。"),
    "invisible": N_("看不见的字符已去掉。"),
    "control": N_("控制字符已去掉。"),
    "blanks": N_("多余的空格已去掉。"),
    "composed": N_("字母与附加符号已合为一个字符。"),
}
NO_VALUE = frozenset(
    ("-", "--", "—", "——", "/", "\\", "无", "暂无", "不详", "未知", "未填", "N/A", "n/a", "NA", "null", "NULL", "None")
)
"""What sheets write where there is nothing, in fields where these are not words of their own."""


def note(reason: str, sentence: str) -> Finding:
    """Something put into its usual form."""
    return Finding(Level.NOTE, reason, sentence)


def notes(reasons: tuple[str, ...]) -> tuple[Finding, ...]:
    """The findings of what `tidy` did."""
    return tuple(note(reason, _(SENTENCES[reason])) for reason in reasons)


def no_value() -> Finding:
    """A sign for "nothing" was read as empty."""
    return note("no_value", _("表示“没有”的符号已按空白处理。"))


def text_of(raw: object) -> str:
    """What a cell or a form holds, as text: whole numbers without ".0", dates in ISO form, "" for nothing.

    Text is returned as it is; numbers that lost digits come out as they are shown (see `lost_digits`).
    """
    if isinstance(raw, str):
        return raw
    if raw is None or raw != raw:  # NaN alone differs from itself
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < DAMAGE_LIMIT else f"{raw:.15g}"
    if isinstance(raw, datetime.datetime):
        midnight = raw.time() == datetime.time()
        return raw.date().isoformat() if midnight else raw.replace(tzinfo=None).isoformat(" ", "seconds")
    if isinstance(raw, (datetime.date, datetime.time)):
        return raw.isoformat()
    return str(raw)


def lost_digits(raw: object) -> bool:
    """Whether a spreadsheet kept a long number as a number: the digits after the fifteenth are gone."""
    if isinstance(raw, (int, float)):
        return abs(raw) >= DAMAGE_LIMIT
    return isinstance(raw, str) and _SCIENTIFIC.fullmatch(unicodedata.normalize("NFKC", raw).strip()) is not None


def broken(text: str) -> bool:
    """Whether it holds half a character (a lone surrogate), which no file may hold."""
    return _SURROGATE.search(text) is not None


def tidy(text: str, *, lines: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text without marks nobody sees, blanks plain and single, digits and letters half-width; and what was done.

    `lines` keeps line breaks (as LF). No Han character, private-use character or punctuation mark is changed:
    Unicode normalisation is not applied, it would turn some characters of GB 18030 into others.
    """
    reasons = []
    tidied = _INVISIBLE.sub("", text)
    if tidied != text:
        reasons.append("invisible")
    plain = _BREAK.sub("\n" if lines else " ", tidied)
    without = _CONTROL.sub("", plain)
    if without != plain:
        reasons.append("control")
    if _FULL_WIDTH.search(without):
        without = without.translate(_HALF)
        reasons.append("full_width")
    if _COMBINED.search(without):
        without = _COMBINED.sub(lambda found: unicodedata.normalize("NFC", found[0]), without)
        reasons.append("composed")
    spaced = _BLANKS.sub(" ", _BLANK.sub(" ", without))
    spaced = "\n".join(line.strip(" ") for line in spaced.split("\n")).strip("\n ") if lines else spaced.strip(" ")
    if spaced != without:
        reasons.append("blanks")
    return spaced, tuple(reasons)


def halved(text: str) -> str:
    """A number, date or phone as plain characters: compatibility forms folded, nothing invisible, no outer blanks."""
    return tidy(unicodedata.normalize("NFKC", text))[0]
