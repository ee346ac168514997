"""Administrative divisions of GB/T 2260: provinces, cities and counties, in force and withdrawn, with their years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from unionoffice import resources

PLACEHOLDERS = frozenset(("市辖区", "县", "市区", "城区", "郊区", "省直辖县级行政单位", "自治区直辖县级行政单位"))
"""Entries that only sum up others; they are no part of an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One name of one code; `first` and `last` are years in force, None without a beginning or an end."""

    name: str
    first: int | None
    last: int | None

    def covers(self, year: int) -> bool:
        """Whether the code had this name in that year."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


@cache
def _lines() -> tuple[str, ...]:
    text = resources.path("codes", "divisions.csv").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and line[0] != "#")


@cache
def _known() -> frozenset[str]:
    return frozenset(line[:6] for line in _lines())


@cache
def _in_force() -> frozenset[str]:
    return frozenset(line[:6] for line in _lines() if line[-1] == ",")


@cache
def _periods() -> dict[str, tuple[Period, ...]]:
    periods: dict[str, tuple[Period, ...]] = {}
    for line in _lines():
        code, name, first, last = line.split(",")
        period = Period(name=name, first=int(first) if first else None, last=int(last) if last else None)
        periods[code] = (*periods.get(code, ()), period)
    return periods


def known(code: str) -> bool:
    """Whether the six digits were ever given out."""
    return code in _known()


def in_force(code: str) -> bool:
    """Whether the six digits are in force now."""
    return code in _in_force()


def periods(code: str) -> tuple[Period, ...]:
    """The names the six digits have had, oldest first; nothing for an unknown code."""
    return _periods().get(code, ())


@lru_cache(maxsize=4096)
def division_name(code: str, year: int | None = None) -> str:
    """Province, city and county in one word: 330106 is 浙江省杭州市西湖区. Digits after the sixth are ignored.

    In the given year, or by the latest name where none is given or the code had none then; "" for an unknown code.
    """
    code = code[:6]
    if not known(code):
        return ""
    parts = [_name(f"{code[:2]}0000", year)]
    if code[2:] != "0000":
        parts.append(_name(f"{code[:4]}00", year))
    if code[4:] != "00":
        parts.append(_name(code, year))
    return "".join(part for part in parts if part not in PLACEHOLDERS)


def _name(code: str, year: int | None) -> str:
    found = periods(code)
    if not found:
        return ""
    for period in reversed(found):
        if year is not None and period.covers(year):
            return period.name
    return found[-1].name


@cache
def _codes_by_name() -> dict[str, str]:
    return {division_name(code): code for code in sorted(_in_force(), reverse=True)}


def find(name: str) -> str | None:
    """The six digits in force of a full name ("浙江省杭州市西湖区"); None where no division has it."""
    return _codes_by_name().get(name)


def counties(code: str) -> list[str]:
    """The codes in force below a province (330000) or city (330100), lowest first; a county has none."""
    head = code[:2] if code[2:6] == "0000" else code[:4] if code[4:6] == "00" else code
    below = (found for found in _in_force() if found.startswith(head) and found[4:] != "00" and found != code)
    return sorted(found for found in below if periods(found)[-1].name not in PLACEHOLDERS)
