"""Days counted as ordinals while lives are invented, and written as ISO text once they stand."""

from __future__ import annotations

from datetime import date
from functools import cache

FIRST = date(1930, 1, 1).toordinal()
LAST = date(2110, 12, 31).toordinal()


@cache
def _written() -> tuple[str, ...]:
    return tuple(date.fromordinal(ordinal).isoformat() for ordinal in range(FIRST, LAST + 1))


def iso(ordinal: int) -> str:
    """The day as ISO text; 1930 to 2110. Raises IndexError behind that."""
    return _written()[ordinal - FIRST]


def working_day(ordinal: int) -> int:
    """The day itself, or the Friday before a weekend."""
    weekday = ordinal % 7
    return ordinal - 1 if weekday == 6 else ordinal - 2 if weekday == 0 else ordinal


def later(ordinal: int, years: int) -> int:
    """The same day so many years on; 29 February becomes 28."""
    day = date.fromordinal(ordinal)
    try:
        return day.replace(year=day.year + years).toordinal()
    except ValueError:
        return day.replace(year=day.year + years, day=28).toordinal()


@cache
def weighted_by_month(today: int) -> tuple[int, ...]:
    """Days of the year up to today: most in spring and summer, few around the Spring Festival, hardly any at weekends."""
    shares = {1: 5, 2: 3, 3: 15, 4: 12, 5: 10, 6: 9, 7: 14, 8: 10, 9: 13, 10: 7, 11: 9, 12: 8}
    return tuple(
        ordinal
        for ordinal in range(today - 364, today + 1)
        for _copy in range(shares[date.fromordinal(ordinal).month] * 2 if ordinal % 7 in (1, 2, 3, 4, 5) else 1)
    )


def ordinal(day: str) -> int:
    """The ordinal of a day written as ISO text."""
    return date.fromisoformat(day).toordinal()
