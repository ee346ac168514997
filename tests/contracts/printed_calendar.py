"""A calendar as it hangs on the wall: one line a day, days off crossed out by hand. Counts with a finger, day by day.

Typed from the State Council's yearly notices and worked without the code under test and without date arithmetic: months
by their lengths, weekdays by going on from Sunday, 1 January 2023.
"""

from __future__ import annotations

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEARS = range(2023, 2028)

_OFF = """
2023-01-01 2023-01-02 2023-01-21 2023-01-22 2023-01-23 2023-01-24 2023-01-25 2023-01-26 2023-01-27 2023-04-05
2023-04-29 2023-04-30 2023-05-01 2023-05-02 2023-05-03 2023-06-22 2023-06-23 2023-06-24 2023-09-29 2023-09-30
2023-10-01 2023-10-02 2023-10-03 2023-10-04 2023-10-05 2023-10-06
2024-01-01 2024-02-10 2024-02-11 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-02-17 2024-04-04
2024-04-05 2024-04-06 2024-05-01 2024-05-02 2024-05-03 2024-05-04 2024-05-05 2024-06-10 2024-09-15 2024-09-16
2024-09-17 2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-05 2024-10-06 2024-10-07
2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-01 2025-02-02 2025-02-03 2025-02-04 2025-04-04
2025-04-05 2025-04-06 2025-05-01 2025-05-02 2025-05-03 2025-05-04 2025-05-05 2025-05-31 2025-06-01 2025-06-02
2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-06 2025-10-07 2025-10-08
2026-01-01 2026-01-02 2026-01-03 2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21
2026-02-22 2026-02-23 2026-04-04 2026-04-05 2026-04-06 2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05
2026-06-19 2026-06-20 2026-06-21 2026-09-25 2026-09-26 2026-09-27 2026-10-01 2026-10-02 2026-10-03 2026-10-04
2026-10-05 2026-10-06 2026-10-07
"""
OFF = frozenset(_OFF.split())
_MADE_UP = """
2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""
MADE_UP = frozenset(_MADE_UP.split())


def _sheet() -> list[tuple[str, bool]]:
    lines, weekday = [], 0
    for year in YEARS:
        for month, length in enumerate(LENGTHS, start=1):
            for day in range(1, length + 1 + (month == 2 and year % 4 == 0)):
                text = f"{year}-{month:02d}-{day:02d}"
                worked = text in MADE_UP or (weekday not in (0, 6) and text not in OFF)
                lines.append((text, worked))
                weekday = (weekday + 1) % 7
    return lines


SHEET = _sheet()
PLACE = {day: place for place, (day, _worked) in enumerate(SHEET)}


def natural(start: str, n: int) -> str:
    """The n-th line below (above for a negative n)."""
    return SHEET[PLACE[start] + n][0]


def working(start: str, n: int) -> str:
    """The finger goes down line by line; crossed-out lines do not count."""
    place = PLACE[start]
    while n:
        place += 1
        n -= SHEET[place][1]
    return SHEET[place][0]


def rolled(day: str) -> str:
    """The day itself, or the next line not crossed out."""
    place = PLACE[day]
    while not SHEET[place][1]:
        place += 1
    return SHEET[place][0]


def months(day: str, n: int) -> str:
    """The same day n months on or back; where the month is too short, its last."""
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    for _step in range(abs(n)):
        month += 1 if n > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    last = LENGTHS[month - 1] + (month == 2 and year % 4 == 0)
    return f"{year}-{month:02d}-{min(number, last):02d}"


def is_off(day: str) -> bool:
    return not SHEET[PLACE[day]][1]
