"""Days as clerks write them, as ISO text: 2019.3.5, 2019年3月5日, 20190305, 2019-03, Excel's day numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from unionoffice.characters import NO_VALUE, broken, halved, no_value, note, text_of
from unionoffice.findings import EMPTY, Finding, Level, Reading, held
from unionoffice.wording import N_, _

EARLIEST_YEAR, LATEST_YEAR = 1850, 2199
"""Years outside these are slips of the pen."""
SERIALS = (10_959, 73_050)
"""Excel's day numbers from 1930-01-01 to 2099-12-31; other five-digit numbers are not days."""

_EXCEL_EPOCH = datetime.date(1899, 12, 30)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEP = r"[ ]?[-.,/\\、年_·][ ]?"
_TIME = r"(?:(?:[ T]|(?<=[日号]))[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9:]{4,6})?)?"
_DAY = re.compile(rf"([0-9]{{4}}){_SEP}([0-9]{{1,2}})(?:{_SEP}|[ ]?月[ ]?)([0-9]{{1,2}})[ ]?[日号]?{_TIME}")
_SPACED_DAY = re.compile(rf"([0-9]{{4}}) ([0-9]{{1,2}}) ([0-9]{{1,2}}){_TIME}")
_MONTH = re.compile(rf"([0-9]{{4}}){_SEP}([0-9]{{1,2}})[ ]?月?(?:份)?")
_YEAR = re.compile(r"([0-9]{4})[ ]?年?")
_SHORT_DAY = re.compile(rf"'?([0-9]{{2}}){_SEP}([0-9]{{1,2}})(?:{_SEP}|[ ]?月[ ]?)([0-9]{{1,2}})[ ]?[日号]?")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})[-./]([0-9]{{1,2}})[-./]([0-9]{{4}}){_TIME}")
_HAN_NUMBER = re.compile("[〇○零一二三四五六七八九十]+")
_HAN_DIGITS = {**{digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}, "零": "0", "○": "0"}

SENTENCES = {
    "date_style": N_("日期“{text}”已写成 {day}。"),
    "month_only": N_("“{text}”只有年月，已记为当月 1 日（{day}）。"),
    "year_only": N_("“{text}”只有年份，已记为 1 月 1 日（{day}），请核对。"),
    "ambiguous_date": N_("“{text}”有两种读法，已记为 {day}，请核对。"),
}
_WARNINGS = frozenset(("year_only", "ambiguous_date"))


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in ISO form and the reason word of how it was written; `day` is empty when there is no such day."""

    day: str
    reason: str = "date_style"


def read_date(raw: object, *, today: str) -> Reading:
    """The day in ISO form. Held: `impossible_date`, also for text that is no date.

    `today` (ISO) decides the century of a year written with two digits. A month becomes its first day (note
    `month_only`), a year its first day (warning `year_only`); two readings are a warning (`ambiguous_date`).
    """
    if raw is None:
        return EMPTY
    if type(raw) is str and (known := _iso_day(raw)) is not None:
        return known
    text = text_of(raw)
    if isinstance(raw, datetime.date):
        return _reading(_Day(text[:10] if _in_range(raw.year) else ""), text)
    if broken(text):
        return held("impossible_date", _("日期里有损坏的字符，请重新填写。"))
    text = halved(text).lstrip("'‘’`")
    if not text:
        return EMPTY
    if text in NO_VALUE:
        return Reading(None, (no_value(),))
    return _reading(_written(text, today[:4], isinstance(raw, float)), text)


def month_only(reading: Reading) -> bool:
    """Whether the day stands for its whole month: a comparison with another day must not look at the day."""
    return any(found.reason in ("month_only", "year_only") for found in reading.findings)


@lru_cache(maxsize=65_536)
def _iso_day(text: str) -> Reading | None:
    if _ISO.fullmatch(text) is None or text != _iso(text[:4], text[5:7], text[8:]):
        return None
    return Reading(text)


def _reading(read: _Day, text: str) -> Reading:
    if not read.day:
        return _impossible(text)
    if read.reason == "date_style" and read.day == text:
        return Reading(read.day)
    sentence = _(SENTENCES[read.reason]).format(text=text[:30], day=read.day)
    if read.reason in _WARNINGS:
        return Reading(read.day, (Finding(Level.WARNING, read.reason, sentence),))
    return Reading(read.day, (note(read.reason, sentence),))


def _impossible(text: str) -> Reading:
    return held("impossible_date", _("“{text}”不是日期，请写成 2019-03-05 的样子。").format(text=text[:30]))


def _in_range(year: int) -> bool:
    return EARLIEST_YEAR <= year <= LATEST_YEAR


@lru_cache(maxsize=65_536)
def _written(text: str, this_year: str, from_number: bool) -> _Day:
    if from_number and re.fullmatch(r"[0-9]{4}\.1", text):
        # A cell holding the number 2019.1 was typed as 2019.1 or as 2019.10: nobody can tell any more.
        return _Day(_iso(text[:4], "1", "1"), "ambiguous_date")
    number = text.removesuffix(".0")
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", number) and (serial := _serial(number)) is not None:
        return serial
    if number.isascii() and number.isdigit():
        return _digits(number, this_year)
    for pattern, read in _STYLES:
        if (found := pattern.fullmatch(text)) is not None:
            return read(found, this_year)
    if _HAN_NUMBER.search(text):
        plain = _HAN_NUMBER.sub(_arabic, text)
        return _written(plain, this_year, False) if not _HAN_NUMBER.search(plain) else _Day("")
    return _Day("")


def _serial(number: str) -> _Day | None:
    whole = number.partition(".")[0]
    if len(whole) != 5 or not SERIALS[0] <= int(whole) <= SERIALS[1]:
        return None
    return _Day((_EXCEL_EPOCH + datetime.timedelta(days=int(whole))).isoformat())


def _digits(number: str, this_year: str) -> _Day:
    if len(number) == 8:
        return _Day(_iso(number[:4], number[4:6], number[6:]))
    if len(number) == 6:
        if 1930 <= int(number[:4]) <= int(this_year) + 50 and (day := _iso(number[:4], number[4:], "1")):
            return _Day(day, "month_only")
        return _short(number[:2], number[2:4], number[4:], this_year)
    if len(number) == 4:
        return _Day(_iso(number, "1", "1"), "year_only")
    return _Day("")


def _short(year: str, month: str, day: str, this_year: str) -> _Day:
    if year > this_year[2:]:
        return _Day(_iso(f"{int(this_year[:2]) - 1}{year}", month, day))
    return _Day(_iso(f"{this_year[:2]}{year}", month, day), "ambiguous_date")


def _year_last(found: re.Match[str], _this_year: str) -> _Day:
    first, second, year = found[1], found[2], found[3]
    if int(first) > 12:
        return _Day(_iso(year, second, first))
    sure = int(second) > 12 or int(first) == int(second)
    return _Day(_iso(year, first, second), "date_style" if sure else "ambiguous_date")


_STYLES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], _Day]], ...] = (
    (_DAY, lambda found, _: _Day(_iso(found[1], found[2], found[3]))),
    (_SPACED_DAY, lambda found, _: _Day(_iso(found[1], found[2], found[3]))),
    (_MONTH, lambda found, _: _Day(_iso(found[1], found[2], "1"), "month_only")),
    (_YEAR, lambda found, _: _Day(_iso(found[1], "1", "1"), "year_only")),
    (_SHORT_DAY, lambda found, this_year: _short(found[1], found[2], found[3], this_year)),
    (_YEAR_LAST, _year_last),
)


def _iso(year: str, month: str, day: str) -> str:
    """The day in ISO form, empty when the calendar has no such day or the year is out of range."""
    try:
        found = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return found.isoformat() if _in_range(found.year) else ""


def _arabic(found: re.Match[str]) -> str:
    """二〇一九 as 2019, 十 as 10, 二十五 as 25; what is neither stays as it is."""
    word = found[0]
    if "十" not in word:
        return "".join(_HAN_DIGITS[digit] for digit in word)
    tens, _ten, ones = word.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return word
    return str(int(_HAN_DIGITS.get(tens, "1")) * 10 + int(_HAN_DIGITS.get(ones, "0")))
