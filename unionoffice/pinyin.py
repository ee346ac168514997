"""How Chinese names are read: surnames by their own readings, in plain letters without tones, v for ü."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from unionoffice import resources
from unionoffice.characters import HAN
from unionoffice.names import DOT

MOST_READINGS = 8
"""A name of many ambiguous characters is found by this many readings; the later characters give way."""

_HAN_LETTER = re.compile(f"[{HAN}]")


def _lines(name: str) -> Iterator[list[str]]:
    for line in resources.path("codes", name).read_text(encoding="utf-8").split("\n"):
        if line and line[0] != "#":
            yield line.split(" ")


@cache
def table() -> dict[str, str]:
    """The usual reading of some 42,000 characters."""
    found: dict[str, str] = {}
    for syllable, characters in _lines("pinyin.txt"):
        found.update(dict.fromkeys(characters, syllable))
    return found


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Surnames, single and compound, whose reading the usual one of their characters does not give for certain."""
    return {surname: tuple(syllables) for surname, *syllables in _lines("surnames.txt")}


@cache
def several() -> dict[str, tuple[str, ...]]:
    """The readings of characters that have more than one in names, the usual one first."""
    usual = table()
    return {
        letter: tuple(dict.fromkeys((usual.get(letter, others[0]), *others)))
        for letter, *others in _lines("other_readings.txt")
    }


def readings(name: str) -> list[tuple[str, ...]]:
    """Every likely reading of a name as syllables, the one to show first, MOST_READINGS at most.

    A word in Latin letters is one syllable; a character nobody can read stands for itself; marks are left out.
    A name with U+00B7 has no Chinese surname. Nothing for a name without a letter.
    """
    choices = _choices(name)
    if not choices:
        return []
    count, kept = 1, []
    for choice in choices:
        fits = choice if count * len(choice) <= MOST_READINGS else choice[:1]
        count *= len(fits)
        kept.append(fits)
    return list(product(*kept))


def _choices(name: str) -> list[tuple[str, ...]]:
    usual, alternatives = table(), several()
    choices, rest = _surname(name)
    word = ""
    for letter in rest:
        is_han = _HAN_LETTER.match(letter) is not None
        if not is_han and letter.isalnum():
            word += letter.lower()
            continue
        if word:
            choices.append((word,))
            word = ""
        if is_han:
            choices.append(alternatives.get(letter) or (usual.get(letter, letter),))
    if word:
        choices.append((word,))
    return choices


def _surname(name: str) -> tuple[list[tuple[str, ...]], str]:
    if DOT in name or not name:
        return [], name
    known = surnames()
    if len(name) > 2 and (compound := known.get(name[:2])) is not None:
        # 单于明 may be a 单 with two more characters: both are searched, the compound is shown.
        pairs = zip(compound, (known.get(name[0], ()), ()), name[:2], strict=True)
        return [tuple(dict.fromkeys((own, *single, table()[letter]))) for own, single, letter in pairs], name[2:]
    if (own := known.get(name[0])) is not None:
        others = several().get(name[0]) or (table().get(name[0], own[0]),)
        return [tuple(dict.fromkeys((*own, *others)))], name[1:]
    return [], name


def initials(name: str) -> str:
    """The first letters of the reading to show: 张伟明 is zwm."""
    return "".join(syllable[0] for reading in readings(name)[:1] for syllable in reading)


@lru_cache(maxsize=65_536)
def sort_key(name: str) -> str:
    """What lists are sorted by: reading, then character, surname first, so that 张 and 章 do not mix."""
    found = readings(name)
    if not found:
        return name
    letters = _HAN_LETTER.findall(name)
    if len(letters) != len(found[0]):
        return " ".join((*found[0], name))
    return " ".join(f"{syllable} {letter}" for syllable, letter in zip(found[0], letters, strict=True))
