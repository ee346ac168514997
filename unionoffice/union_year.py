"""The union statistical year 统计年度: 1 October to 30 September (notices of the annual survey, Hubei and Yichang 2014)."""

from __future__ import annotations


def union_year(day: str) -> tuple[str, str]:
    """First and last day of the union year this ISO day lies in."""
    first = int(day[:4]) - (day[5:] < "10-01")
    return f"{first:04d}-10-01", f"{first + 1:04d}-09-30"
