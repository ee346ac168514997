"""Whether two records may be one human: by number in both forms, by a slip of the pen, by sound, by the look of a name.

Pure. Exact is the same record or the same number (15 digits as the 18 they became); all else is near, for a person to
judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from unionoffice import identity, pinyin, resources
from unionoffice.kinship import same_form
from unionoffice.wording import N_


@dataclass(frozen=True, slots=True)
class Human:
    """What a record says of who somebody is; the number in its common form (`human` makes it so), birth ISO text."""

    no: int
    name: str
    number: str
    birth: str
    phone: str


def human(no: int, name: str, number: str | None, birth: str | None, phone: str | None) -> Human:
    """The record with its number in the common form; the birth the number says where there is one."""
    plain = same_form(number) if number else ""
    return Human(no, name, plain, (birth or _birth(plain)), phone or "")


def _birth(number: str) -> str:
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}" if len(number) == 18 and number[6:14].isdigit() else ""


REASONS = {
    "record": N_("同一条人员记录"),
    "number": N_("证件号码相同"),
    "slip": N_("姓名相近，证件号码只差一位或相邻两位对调"),
    "name_birth": N_("姓名和出生日期相同"),
    "sound_birth": N_("姓名读音相同，出生日期相同"),
    "look_birth": N_("姓名字形相近，出生日期相同"),
    "name_phone": N_("姓名和电话相同"),
    "sound_phone": N_("姓名读音相同，电话相同"),
    "look_phone": N_("姓名字形相近，电话相同"),
}
"""Why two records may be one human; the first two are exact."""
EXACT = ("record", "number")


@cache
def _groups() -> dict[str, str]:
    """Each character of a group of lookalikes as the first of its first group."""
    found: dict[str, str] = {}
    for line in resources.path("codes", "lookalikes.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first = next((found[letter] for letter in line if letter in found), line[0])
            for letter in line:
                found.setdefault(letter, first)
    return found


@lru_cache(maxsize=65_536)
def looks(name: str) -> str:
    """The name with lookalikes brought to one character."""
    groups = _groups()
    return "".join(groups.get(letter, letter) for letter in name)


@lru_cache(maxsize=65_536)
def sounds(name: str) -> frozenset[str]:
    """Every likely reading of the name as one run of letters, so that 张晓明 and ZHANG Xiaoming meet."""
    return frozenset("".join(reading).replace("'", "") for reading in pinyin.readings(name))


@lru_cache(maxsize=50_000)
def keys(one: Human) -> tuple[tuple[object, ...], ...]:
    """What two records must share, at least one of, to be looked at together."""
    return tuple(dict.fromkeys(_keys(one)))


def _keys(one: Human) -> Iterator[tuple[object, ...]]:
    yield ("record", one.no)
    if one.number:
        yield ("number", one.number)
        yield from _slip_keys(one.number)
    for shared in (one.birth, one.phone):
        if shared and one.name:
            yield ("look", looks(one.name), shared)
            for sound in sounds(one.name):
                yield ("sound", sound, shared)


def _slip_keys(number: str) -> Iterator[tuple[object, ...]]:
    """The number with each digit left out, and with each two neighbours in one order; the check digit does not count."""
    body = number[:17]
    if len(number) != 18 or not body.isdigit():
        return
    for place in range(17):
        yield ("digit", place, body[:place], body[place + 1 :])
    for place in range(16):
        one, two = body[place], body[place + 1]
        if one != two:
            yield ("swap", place, body[:place], min(one, two), max(one, two), body[place + 2 :])


def why_same(one: Human, other: Human) -> str | None:
    """Why these may be one human, a key of REASONS; None where nothing says so."""
    if one.no and one.no == other.no:
        return "record"
    if one.number and one.number == other.number:
        return "number"
    alike = _alike(one.name, other.name)
    if alike is None:
        return None
    if _slipped(one.number, other.number):
        return "slip"
    if alike == "letter" or _sexes_differ(one.number, other.number):
        return None
    if one.birth and one.birth == other.birth:
        return f"{alike}_birth"
    if one.phone and one.phone == other.phone:
        return f"{alike}_phone"
    return None


@lru_cache(maxsize=65_536)
def _alike(one: str, other: str) -> str | None:
    """How two names are near: name, sound, look, or all but one letter of at least two."""
    if not one or not other:
        return None
    if one == other:
        return "name"
    if not sounds(one).isdisjoint(sounds(other)):
        return "sound"
    if looks(one) == looks(other):
        return "look"
    differing = sum(a != b for a, b in zip(one, other, strict=False))
    return "letter" if len(one) == len(other) >= 2 and differing == 1 else None


def _slipped(one: str, other: str) -> bool:
    if len(one) != 18 or len(other) != 18:
        return False
    places = [place for place in range(17) if one[place] != other[place]]
    if len(places) <= 1:
        return True
    return (
        len(places) == 2 and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    )  # fmt: skip


def _sexes_differ(one: str, other: str) -> bool:
    mine, theirs = identity.facts(one) if one else None, identity.facts(other) if other else None
    return mine is not None and theirs is not None and mine.sex != theirs.sex
