"""How a column of somebody else's sheet wants its values written: identity numbers, days, money, telephone numbers.

No style loses a digit: what is written can be read back to the number it was made from (masked ones excepted).
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from unionoffice import identity, identity_kinds
from unionoffice.exchange.sheet_filling import Value
from unionoffice.fields import Field, Kind, Sensitive, cover, show_on_paper
from unionoffice.wording import N_

MASKED = "masked"
REAL_DATE = "real"
NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ValueStyle:
    """One way of writing a value: its word for programs and its word for people (marked with N_)."""

    key: str
    label: str


_ID = (
    ValueStyle("plain", N_("18 位文本，末位大写 X")),
    ValueStyle("lower_x", N_("18 位文本，末位小写 x")),
    ValueStyle("spaced", N_("6-8-4 位用空格隔开")),
    ValueStyle("apostrophe", N_("前面带撇号 '")),
    ValueStyle("legacy", N_("15 位旧号码（有的话）")),
    ValueStyle(MASKED, N_("遮盖出生日期")),
)
_DATE = (
    ValueStyle("iso", "2024-07-01"),
    ValueStyle("dotted", "2024.7.1"),
    ValueStyle("dotted_full", "2024.07.01"),
    ValueStyle("slash", "2024/7/1"),
    ValueStyle("compact", "20240701"),
    ValueStyle("chinese", N_("2024年7月1日")),
    ValueStyle("month", "2024-07"),
    ValueStyle("month_dotted", "2024.07"),
    ValueStyle("month_compact", "202407"),
    ValueStyle("month_chinese", N_("2024年7月")),
    ValueStyle(REAL_DATE, N_("表格软件的日期")),
)
_MONEY = (
    ValueStyle(NUMBER, N_("数字（元，两位小数）")),
    ValueStyle("text", N_("文本（元，两位小数）")),
    ValueStyle("wan", N_("数字（万元）")),
)
_WHOLE = (ValueStyle(NUMBER, N_("数字")), ValueStyle("text", N_("文本")))
_COVERED = (ValueStyle("plain", N_("完整")), ValueStyle(MASKED, N_("遮盖")))

STYLES: Mapping[Kind, tuple[ValueStyle, ...]] = {
    Kind.ID_NUMBER: _ID,
    Kind.DATE: _DATE,
    Kind.MONEY: _MONEY,
    Kind.WHOLE: _WHOLE,
}
"""By kind of field; the first is what is taken where nobody chose."""


def styles_of(field: Field) -> tuple[ValueStyle, ...]:
    """The ways this field's values may be written; empty where there is only one."""
    found = STYLES.get(field.kind, ())
    return found or (_COVERED if field.sensitive is not Sensitive.NO else ())


_HINTED = (
    ("yyyy-mm-dd", "iso"), ("yyyy.mm.dd", "dotted_full"), ("yyyy/mm/dd", "slash"), ("yyyymmdd", "compact"),
    ("yyyy-mm", "month"), ("yyyy.mm", "month_dotted"), ("yyyymm", "month_compact"),
)  # fmt: skip
"""What headings say of the day they want, the longer before the shorter."""


def style_for(field: Field, heading: str, *, shows_days: bool) -> str:
    """The way this field is written where nobody chose: as the heading says, as the cells are made, else the first."""
    styles = styles_of(field)
    if not styles:
        return ""
    plain = unicodedata.normalize("NFKC", heading).lower().replace(" ", "")
    if field.kind is Kind.DATE:
        found = next((style for words, style in _HINTED if words in plain), "")
        if found or shows_days:
            return found or REAL_DATE
        return "month_dotted" if "年月" in plain and "日" not in plain else "iso"
    if field.kind is Kind.MONEY and "万元" in plain:
        return "wan"
    return styles[0].key


def written(field: Field, value: object, style: str, *, from_1904: bool = False) -> Value:
    """The value as a cell of the sheet gets it; None for nothing."""
    if value is None or value == "":
        return None
    if style == MASKED and field.sensitive is not Sensitive.NO:
        return cover(field.sensitive, str(value))
    if field.kind is Kind.ID_NUMBER:
        return _id_number(str(value), style)
    if field.kind is Kind.DATE:
        return _day(str(value), style, from_1904=from_1904)
    if field.kind is Kind.MONEY and isinstance(value, int):
        if style == "wan":
            return Decimal(value).scaleb(-6)
        yuan = Decimal(value).scaleb(-2)
        return f"{yuan:.2f}" if style == "text" else yuan
    if field.kind is Kind.WHOLE and isinstance(value, int):
        return str(value) if style == "text" else value
    return show_on_paper(field, value)


def _id_number(number: str, style: str) -> str:
    resident = bool(identity_kinds.CITIZEN_SHAPE.fullmatch(number))
    if style == "spaced" and resident:
        return f"{number[:6]} {number[6:14]} {number[14:]}"
    if style == "lower_x" and resident:
        return number.lower()
    if style == "apostrophe":
        return f"'{number}"
    if style == "legacy":
        short = identity.legacy_form(number)
        return short if short is not None and identity.modern_form(short) == number else number
    return number


def keeps_old_number(number: str) -> bool:
    """Whether this number has an older one of 15 digits from which it can be told again."""
    return _id_number(number, "legacy") != number


def _day(day: str, style: str, *, from_1904: bool) -> Value:
    try:
        year, month, date = (int(piece) for piece in day.split("-"))
        real = datetime.date(year, month, date)
    except ValueError:
        return day
    match style:
        case "dotted":
            return f"{year}.{month}.{date}"
        case "dotted_full":
            return f"{year:04d}.{month:02d}.{date:02d}"
        case "slash":
            return f"{year}/{month}/{date}"
        case "compact":
            return f"{year:04d}{month:02d}{date:02d}"
        case "chinese":
            return f"{year}年{month}月{date}日"
        case "month":
            return f"{year:04d}-{month:02d}"
        case "month_dotted":
            return f"{year:04d}.{month:02d}"
        case "month_compact":
            return f"{year:04d}{month:02d}"
        case "month_chinese":
            return f"{year}年{month}月"
        case "real":
            return _serial(real, from_1904=from_1904) or day
    return day


def _serial(day: datetime.date, *, from_1904: bool) -> int | None:
    """The day as spreadsheets count it; None before March 1900, where they disagree."""
    if from_1904:
        return (day - datetime.date(1904, 1, 1)).days if day >= datetime.date(1904, 1, 1) else None
    return (day - datetime.date(1899, 12, 30)).days if day >= datetime.date(1900, 3, 1) else None


__all__ = [
    "MASKED",
    "NUMBER",
    "REAL_DATE",
    "STYLES",
    "ValueStyle",
    "keeps_old_number",
    "style_for",
    "styles_of",
    "written",
]
