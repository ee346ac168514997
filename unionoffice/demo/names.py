"""Names of invented people: by surname shares, birth decade, sex and people; some with characters old programs lack."""

from __future__ import annotations

from functools import cache

from unionoffice.demo.lists import Chance, read, weighted
from unionoffice.names import DOT

RARE, BEYOND = 0.0045, 0.0018
"""Shares of names with a rare character, and with one beyond the basic plane."""
OLDEST, YOUNGEST = 1950, 2000
"""Decades there are lists for."""

_SURNAMES_ALONE = (
    "hui",
    "zhuang",
    "manchu",
    "miao",
    "tujia",
    "dong",
    "bouyei",
    "yao",
    "bai",
    "she",
    "hani",
    "qiang",
    "tu",
    "dongxiang",
)
"""Peoples whose names are a surname of their own and a given name as their neighbours have it."""

_Given = tuple[tuple[str, ...], str, str, tuple[str, ...]]


@cache
def _surnames(local: bool) -> tuple[str, ...]:
    return weighted(read("names")["local_surnames" if local else "surnames"])


@cache
def _given(decade: int, male: bool) -> _Given:
    lists = read("names")["given"]["male" if male else "female"][str(min(max(decade, OLDEST), YOUNGEST))]
    return weighted(lists["whole"]), lists["first"], lists["last"], weighted(lists["single"])


@cache
def _of_people(key: str) -> tuple[str, ...]:
    text = read("names")["peoples"][key]
    return weighted(text) if any(word.isdigit() for word in text.split()) else tuple(text.split())


@cache
def _of_visitors(key: str) -> tuple[str, ...]:
    return tuple(read("names")["visitors"][key].split())


def given_name(chance: Chance, year: int, male: bool) -> str:
    """A given name people born in that year have."""
    if chance.yes(RARE):
        return _rare(chance, year, male)
    decade = year // 10 * 10
    whole, first, last, single = _given(decade, male)
    drawn = chance.random()
    if drawn < _singles(decade):
        return chance.of(single)
    if drawn < _singles(decade) + 0.28:
        return chance.of(whole)
    one, other = chance.of(first), chance.of(last)
    return one + other if one != other else chance.of(whole)


def _singles(decade: int) -> float:
    return {1950: 0.06, 1960: 0.12, 1970: 0.22, 1980: 0.3, 1990: 0.2}.get(decade, 0.08)


def _rare(chance: Chance, year: int, male: bool) -> str:
    lists: dict[str, str] = read("names")["rare"]
    letters = lists["beyond"] if chance.yes(BEYOND / RARE) else lists["male" if male else "female"]
    _whole, first, last, _single = _given(year // 10 * 10, male)
    letter = chance.of(letters)
    shape = chance.random()
    return letter if shape < 0.35 else letter + chance.of(last) if shape < 0.7 else chance.of(first) + letter


def han_name(chance: Chance, year: int, male: bool, *, local: bool) -> str:
    """Surname and given name of a Han person; `local` surnames are those of the town's own families."""
    return chance.of(_surnames(local and chance.yes(0.6))) + given_name(chance, year, male)


def name_of(chance: Chance, way: str, year: int, male: bool) -> str:
    """A name as this people has them (`way` as the list of peoples calls it); a father's name stands behind U+00B7."""
    sex = "male" if male else "female"
    if way in _SURNAMES_ALONE:
        return chance.of(_of_people(way)) + given_name(chance, year, male)
    if way == "korean":
        return chance.of(_of_people("korean")) + chance.of(_of_people(f"korean_{sex}"))
    if way in ("uygur", "kazakh"):
        return f"{chance.of(_of_people(f'{way}_{sex}'))}{DOT}{chance.of(_of_people(f'{way}_male'))}"
    if way == "tibetan":
        one, other = chance.of(_of_people("tibetan_male")), chance.of(_of_people(f"tibetan_{sex}"))
        return one + other if one != other else f"{one}卓玛" if not male else f"{one}多杰"
    if way == "yi":
        return chance.of(_of_people("yi_house")) + chance.of(_of_people(f"yi_{sex}"))
    return chance.of(_of_people(f"{way}_{sex}"))


def full_character_name(chance: Chance, male: bool) -> str:
    """A name from Hong Kong, Macao or Taiwan, in full characters."""
    return chance.of(_of_visitors("surnames")) + chance.of(_of_visitors("male" if male else "female"))


def latin_name(chance: Chance, male: bool) -> str:
    """A foreign resident's name in Latin letters, as passports have it."""
    parts = [
        chance.of(_of_visitors("foreign_male" if male else "foreign_female")),
        chance.of(_of_visitors("foreign_last")),
    ]
    if chance.yes(0.3):
        parts.insert(1, chance.of(_of_visitors("foreign_middle")))
    return " ".join(parts)
