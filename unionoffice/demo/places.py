"""Where invented people come from, by real division codes, and where they live."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from unionoffice import divisions
from unionoffice.demo.lists import Chance, read, weighted

TOWN = "330106109"
"""三墩镇, 西湖区, 杭州市, 浙江省."""
DISTRICT = TOWN[:6]
TOWN_ADDRESS = "杭州市西湖区三墩镇"


@dataclass(frozen=True, slots=True)
class People:
    """One of the 55 peoples: code of list ethnicity, the prefixes of its home divisions, how its names are made."""

    code: str
    homes: tuple[str, ...]
    way: str


@cache
def peoples() -> tuple[People, ...]:
    """The peoples in the town beside the Han, each as often as its share of 100,000."""
    rows = [line.split() for line in read("names")["peoples"]["list"].strip().split("\n")]
    return tuple(
        People(code, tuple(homes.split(",")), way) for code, share, homes, way in rows for _copy in range(int(share))
    )


@cache
def _drawn(key: str) -> tuple[str, ...]:
    return weighted(read("places")[key])


@lru_cache(maxsize=256)
def _counties(prefix: str) -> tuple[str, ...]:
    if len(prefix) == 6:
        return (prefix,)
    return tuple(divisions.counties(prefix.ljust(6, "0"))) or (prefix.ljust(6, "0"),)


def own_division(chance: Chance, year: int) -> str:
    """The first six digits of somebody born in the town in that year; some old ones are withdrawn today."""
    if year < 1985 and chance.yes(0.03):
        return chance.of(_drawn("own_withdrawn"))
    return chance.of(_drawn("own"))


def home_of(chance: Chance, people: People) -> str:
    """Six digits of a county where this people lives."""
    return chance.of(_counties(chance.of(people.homes)))


def far_division(chance: Chance) -> str:
    """Six digits of a county people come from to work here: mostly other provinces, some from the province's own hills."""
    return chance.of(_counties("33" if chance.yes(0.12) else chance.of(_drawn("migrants"))))


@lru_cache(maxsize=4096)
def native_place(division: str) -> str:
    """The native place as the registration form has it; "" for who was born abroad."""
    return divisions.division_name(division)


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(read("places")[key].split())


def street_address(chance: Chance) -> str:
    """An employer's address in the town."""
    return f"{TOWN_ADDRESS}{chance.of(_words('roads'))}{chance.between(1, 780)}号"


def home_address(chance: Chance, village: str) -> str:
    """Where a member lives: an estate, or a village's group and house."""
    if village.endswith("村") and chance.yes(0.7):
        return f"{TOWN_ADDRESS}{village}{chance.between(1, 14)}组{chance.between(1, 120)}号"
    house, flat = chance.between(1, 38), chance.between(1, 18) * 100 + chance.between(1, 4)
    return f"{TOWN_ADDRESS}{chance.of(_words('estates'))}{house}幢{chance.between(1, 3)}单元{flat}室"


def settlements(chance: Chance, count: int) -> list[str]:
    """So many villages and communities, each once: the town's own first, then invented ones."""
    own = [name for pair in zip(_words("communities"), _words("villages"), strict=False) for name in pair]
    kinds = ["社区", "村"] * len(own)
    names = [f"{name}{kind}" for name, kind in zip(own, kinds, strict=False)][:count]
    taken, head, tail = set(names), read("places")["head"], read("places")["tail"]
    while len(names) < count:
        name = f"{chance.of(head)}{chance.of(tail)}{chance.of(('社区', '村', '村'))}"
        if name not in taken:
            taken.add(name)
            names.append(name)
    return names
