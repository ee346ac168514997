"""What invented employers do: their words, their section of GB/T 4754, who works there, in which posts, for what wage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from unionoffice.demo.lists import Chance, lines, read, weighted

_SOLE = "厂部圃点"
"""Enterprises so called belong to one person and are no limited companies."""


@dataclass(frozen=True, slots=True)
class Trade:
    """One kind of employer; shares from 0 to 1, the wage in yuan a month, `schooling` low, middle or high."""

    words: str
    section: str
    women: float
    migrants: float
    wage: int
    schooling: str
    posts: tuple[str, ...]
    unit_type: str = ""
    group: str = ""

    @property
    def is_public(self) -> bool:
        """Whether it is a public institution or an organ, whose people hold public posts."""
        return self.unit_type in ("400", "500")


@cache
def companies() -> tuple[Trade, ...]:
    """Trades of enterprises, each as often as its share."""
    return tuple(
        Trade(words, section, int(women) / 100, int(migrants) / 100, int(wage), schooling, tuple(posts.split()))
        for words, section, share, women, migrants, wage, schooling, posts in lines(read("employers")["trades"])
        for _copy in range(int(share))
    )


@cache
def named(words: str) -> Trade:
    """The company trade of these words. Raises StopIteration where there is none."""
    return next(trade for trade in companies() if trade.words == words)


@cache
def public_bodies() -> tuple[Trade, ...]:
    """Schools, clinics and bodies of the town; `words` is the whole name."""
    return tuple(
        Trade(words, section, int(women) / 100, int(migrants) / 100, int(wage), schooling, tuple(posts.split()), kind)
        for words, section, kind, women, migrants, wage, schooling, posts in lines(read("employers")["public"])
    )


@cache
def industries() -> tuple[tuple[str, Trade], ...]:
    """Trades with one union over many small employers: the union's word, and the employers' trade."""
    return tuple(
        (
            name,
            Trade(
                words, section, int(women) / 100, int(far) / 100, int(wage), school, tuple(posts.split()), "600", group
            ),
        )
        for name, words, section, group, women, far, wage, school, posts in lines(read("employers")["industries"])
    )


@cache
def small() -> tuple[Trade, ...]:
    """Small employers below villages, grids and joint unions."""
    return tuple(
        Trade(words, section, int(women) / 100, int(migrants) / 100, 5600, "low", tuple(posts.split()), "600")
        for words, section, women, migrants, posts in lines(read("employers")["small"])
    )


@cache
def village_staff() -> Trade:
    """Who works for a village or community itself, or joined at its window without an employer."""
    return Trade("", "S", 0.55, 0.3, 5800, "middle", ("社区工作者", "网格员", "保洁员", "保安员", "个体经营者", "零工"))


class Marks:
    """Company names, none given twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def reserve(self, name: str) -> bool:
        """Whether the name was free; it is taken afterwards."""
        if name in self._taken:
            return False
        self._taken.add(name)
        return True

    def company(self, chance: Chance, trade: Trade) -> tuple[str, str]:
        """A limited company's full and short name."""
        lists = read("employers")
        places = _places()
        while True:
            mark, joint = chance.of(lists["marks"]) + chance.of(lists["marks_end"]), chance.yes(0.07)
            if mark[0] == mark[1]:
                continue
            name = f"{chance.of(places)}{mark}{trade.words}{'股份有限公司' if joint else '有限公司'}"
            if self.reserve(name):
                return name, f"{mark}{trade.words}"

    def shop(self, chance: Chance, trade: Trade, *, company: bool) -> tuple[str, str]:
        """A small employer's full and short name; `company` ones are limited companies, others sole traders."""
        lists = read("employers")
        while True:
            mark = chance.of(lists["marks"]) + chance.of(lists["marks_end"])
            if mark[0] == mark[1]:
                continue
            limited = "" if trade.words[-1] in _SOLE else "有限公司"
            name = f"杭州{mark}{trade.words}{limited}" if company else f"西湖区三墩镇{mark}{trade.words}"
            if self.reserve(name):
                return name, f"{mark}{trade.words}"


@cache
def _places() -> tuple[str, ...]:
    return weighted(read("employers")["places"])


def as_company(trade: Trade) -> Trade:
    """The same small trade, run as a private company."""
    return replace(trade, unit_type="170")
