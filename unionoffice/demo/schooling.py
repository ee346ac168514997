"""What invented people learned and became: schooling, party, skill, title, marriage, each by age and trade."""

from __future__ import annotations

from functools import cache

from unionoffice.demo.lists import Chance, weighted
from unionoffice.demo.trades import Trade

_EDUCATION = {
    ("low", "young"): "71 30 61 22 41 14 44 6 47 8 31 14 21 5 81 1",
    ("low", "middle"): "71 50 61 20 41 10 47 5 31 6 21 2 81 7",
    ("low", "old"): "71 48 61 16 41 5 81 28 31 2 90 1",
    ("middle", "young"): "31 40 21 28 41 12 61 10 71 8 14 2",
    ("middle", "middle"): "31 32 21 18 41 16 61 18 71 15 14 1",
    ("middle", "old"): "61 34 71 34 41 16 31 12 21 4",
    ("high", "young"): "21 58 31 24 14 14 11 1 41 3",
    ("high", "middle"): "21 50 31 30 14 10 11 2 41 6 61 2",
    ("high", "old"): "31 40 21 30 41 18 61 10 14 2",
}  # fmt: skip
_SKILLED = frozenset("CDEGO")
_TITLES = {
    "P": ("二级教师", "一级教师", "一级教师", "高级教师", "三级教师"),
    "Q": ("护师", "主管护师", "医师", "主治医师", "药师", "副主任医师"),
    "C": ("技术员", "助理工程师", "助理工程师", "工程师", "高级工程师"),
    "E": ("技术员", "助理工程师", "工程师"),
    "I": ("助理工程师", "工程师", "工程师", "高级工程师"),
    "M": ("助理工程师", "工程师", "高级工程师"),
    "A": ("助理农艺师", "农艺师"),
}


@cache
def _education(schooling: str, age: str) -> tuple[str, ...]:
    return weighted(_EDUCATION[schooling, age])


@cache
def _drawn(text: str) -> tuple[str, ...]:
    return weighted(text)


def education(chance: Chance, trade: Trade, years: int) -> str:
    """A code of list education."""
    return chance.of(_education(trade.schooling, "young" if years < 35 else "middle" if years < 50 else "old"))


def political_status(chance: Chance, trade: Trade, schooled: str, years: int) -> str:
    """A code of list political_status: party members by schooling, League members while young."""
    drawn = chance.random()
    party = (0.3 if trade.is_public else 0.08) + (0.12 if schooled in ("21", "14", "11") else 0)
    if drawn < party:
        return "01"
    if drawn < party + 0.008:
        return "02"
    if years <= 28 and drawn < party + 0.42:
        return "03"
    if drawn > 0.996 and schooled in ("21", "14", "11"):
        return chance.of(("04", "05", "06", "07", "08", "09", "10", "12"))
    return "13"


def skill_grade(chance: Chance, trade: Trade, years: int) -> str | None:
    """A code of list skill_grade for workers of trades that examine them, None for the others."""
    if trade.section not in _SKILLED or trade.is_public or chance.yes(0.35):
        return None
    if years < 23:
        return chance.of(_drawn("none 60 apprentice 15 junior 25"))
    if years < 35:
        return chance.of(_drawn("none 48 junior 24 intermediate 20 senior 7 technician 1"))
    return chance.of(_drawn("none 46 junior 16 intermediate 20 senior 13 technician 4 senior_technician 1"))


def title(chance: Chance, trade: Trade, schooled: str) -> str | None:
    """A professional title where schooling and trade give one."""
    titles = _TITLES.get(trade.section)
    if titles is None or schooled not in ("21", "31", "14", "11") or not chance.yes(0.75 if trade.is_public else 0.3):
        return None
    return chance.of(titles)


def marital(chance: Chance, years: int) -> str:
    """A code of list marital."""
    if years < 24:
        return "10" if chance.yes(0.94) else "20"
    if years < 31:
        return chance.of(_drawn("10 48 20 50 40 2"))
    return (
        chance.of(_drawn("10 5 20 86 22 2 30 2 40 5")) if years < 50 else chance.of(_drawn("10 2 20 86 22 2 30 6 40 4"))
    )


@cache
def ages(schooling: str, male: bool) -> tuple[int, ...]:
    """Ages of people at work, each as often as it occurs: 18 to 59, women mostly up to 54."""
    middle, width = {"low": (43, 10.5), "middle": (38, 10.0), "high": (35, 9.0)}[schooling]
    table: list[int] = []
    for years in range(18, 60):
        share = 100 * 2.718 ** (-(((years - middle) / width) ** 2) / 2)
        if not male and years >= 55:
            share *= 0.08
        table += [years] * max(int(share), 1 if years < 55 or male else 0)
    return tuple(table)
