"""The same person twice: pairs found over the whole roll, each with the reason in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unionoffice import identity, people, pinyin
from unionoffice.errors import Refused
from unionoffice.members.registering import existing
from unionoffice.office import Office
from unionoffice.wording import _

GROUP_LIMIT = 20
"""A group larger than this (one telephone for a whole workshop) says nothing about two people being one."""
SAME_NAME_LIMIT = 500
"""People of one name whose numbers are compared two by two; a town has dozens of 张伟."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person, and why; `reason` is a short English word."""

    one: int
    other: int
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Line:
    no: int
    name: str
    number: str
    birth: str
    phone: str


def pairs(office: Office) -> list[Pair]:
    """All pairs nobody has said are two people, the surest reason first."""
    lines = [
        _Line(row[0], row[1], row[2] or "", row[3] or "", row[4] or "")
        for row in office.reading().execute(
            "SELECT p.no, p.name, p.id_number, p.birth, p.phone FROM people p JOIN memberships m ON m.person = p.no"
            " WHERE p.merged_into IS NULL"
        )
    ]
    dismissed = people.known_not_same(office.reading())
    found: dict[tuple[int, int], Pair] = {}
    for search in (_slips, _same_name_and_birth, _same_name_and_phone, _same_sound_and_birth):
        for pair in search(lines):
            key = (min(pair.one, pair.other), max(pair.one, pair.other))
            if key not in dismissed:
                found.setdefault(key, pair)
    return list(found.values())


def _grouped(
    lines: Iterable[_Line], key: str | None = None, keys: Iterable[object] | None = None, most: int = GROUP_LIMIT
) -> Iterator[list[_Line]]:
    groups: dict[object, list[_Line]] = defaultdict(list)
    for line, group in zip(
        lines, keys if keys is not None else (getattr(line, key or "") for line in lines), strict=True
    ):
        if group:
            groups[group].append(line)
    for group_lines in groups.values():
        if 1 < len(group_lines) <= most:
            yield group_lines


def _two_by_two(group: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    for place, one in enumerate(group):
        for other in group[place + 1 :]:
            yield one, other


def _slips(lines: list[_Line]) -> Iterator[Pair]:
    """Numbers of one name that differ by one digit, by two neighbours swapped, or as 15 and 18 digits."""
    for group in _grouped(lines, "name", most=SAME_NAME_LIMIT):
        for one, other in _two_by_two(group):
            if one.number and other.number and (word := _slip(one.number, other.number)):
                yield Pair(one.no, other.no, word, _sentence_of_slip(word))


def _sentence_of_slip(word: str) -> str:
    sentences = {
        "old_number": _("姓名相同，一个是 15 位旧号码，另一个是同一人的 18 位号码。"),
        "one_digit": _("姓名相同，证件号码只差一位。"),
        "swapped_digits": _("姓名相同，证件号码有相邻两位对调。"),
    }
    return sentences[word]


def _slip(one: str, other: str) -> str:
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return "old_number" if identity.legacy_form(long) == short else ""
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    body = [place for place in differing if place != 17]
    if len(differing) == 1 or (len(body) == 1 and len(differing) == 2):
        return "one_digit"
    if len(body) == 2 and body[1] == body[0] + 1 and one[body[0]] == other[body[1]] and one[body[1]] == other[body[0]]:
        return "swapped_digits"
    return ""


def _same_name_and_birth(lines: list[_Line]) -> Iterator[Pair]:
    keys = [(line.name, line.birth) if line.birth else None for line in lines]
    for group in _grouped(lines, keys=keys):
        for one, other in _two_by_two(group):
            yield Pair(one.no, other.no, "name_and_birth", _("姓名和出生日期都相同。"))


def _same_name_and_phone(lines: list[_Line]) -> Iterator[Pair]:
    keys = [(line.name, line.phone) if line.phone else None for line in lines]
    for group in _grouped(lines, keys=keys):
        for one, other in _two_by_two(group):
            yield Pair(one.no, other.no, "name_and_phone", _("姓名和手机号码都相同。"))


def _same_sound_and_birth(lines: list[_Line]) -> Iterator[Pair]:
    """Names that sound alike (晓、骁), born the same day, with one telephone."""
    for group in _grouped(
        lines, keys=[(line.birth, line.phone) if line.birth and line.phone else None for line in lines]
    ):
        for one, other in _two_by_two(group):
            if one.name != other.name and not set(pinyin.readings(one.name)).isdisjoint(pinyin.readings(other.name)):
                yield Pair(one.no, other.no, "sound_and_birth", _("姓名读音相同，出生日期和手机号码都相同。"))


def not_the_same(office: Office, one: int, other: int) -> None:
    """A clerk looked: two people. The pair is never shown again. Raises Refused where one of them is not there."""
    if one == other:
        raise Refused("same_record", _("这是同一条记录。请选两条记录。"), "id")
    with office.act("认定不是同一人", "members") as act:
        act.detail.update(one=existing(act.db, one).name, other=existing(act.db, other).name)
        people.say_not_same(act.db, one, other, office.today)
