"""People who stand on the roll twice, as it happens: a digit mistyped, an old number, another office's sheet."""

from __future__ import annotations

from collections import deque

from unionoffice import identity
from unionoffice.demo import days
from unionoffice.demo.lists import Chance
from unionoffice.demo.numbers import Numbers, mobile, numbered
from unionoffice.demo.persons import Row

SHARE, FEWEST = 0.0011, 4
"""How many of the town's members stand on the roll twice, and how many at least."""
REMEMBERED = 0.05
_KEPT = 60
_SOUNDS = {
    "晓": "小", "小": "晓", "建": "健", "健": "建", "伟": "炜", "志": "智", "华": "花", "军": "君", "君": "军", "丽": "莉", "莉": "丽",
    "明": "鸣", "英": "瑛", "平": "萍", "萍": "平", "红": "虹", "燕": "艳", "艳": "燕", "娟": "鹃", "静": "婧",
}  # fmt: skip


class Doubles:
    """Remembers some people who came before, so that one of them can come again."""

    def __init__(self, members: int) -> None:
        self._earlier: deque[Row] = deque(maxlen=_KEPT)
        self._share = max(SHARE, FEWEST / members) if members >= 60 else 0.0
        self._remembered = max(REMEMBERED, 30 / members)

    def look_at(self, chance: Chance, numbers: Numbers, row: Row) -> None:
        """The person may be remembered, or become somebody who was."""
        if chance.yes(self._share):
            self._again(chance, numbers, row)
        elif chance.yes(self._remembered) and _fits(row):
            self._earlier.append(row)

    def _again(self, chance: Chance, numbers: Numbers, row: Row) -> None:
        """`row` becomes somebody who is on the roll already, under a slip of the pen; unchanged where none fits."""
        if len(self._earlier) < 5:
            return
        place = chance.between(0, len(self._earlier) - 1)
        first = self._earlier[place]
        way = chance.random()
        number = _old_number(first) if way < 0.25 else _slip(chance, numbers, first) if way < 0.75 else None
        if number is None and way < 0.75:
            return
        del self._earlier[place]
        row.update(
            {name: first[name] for name in ("name", "sex", "birth", "born_day", "ethnicity", "native_place", "id_kind")}
        )
        if number is not None:
            row["id_number"] = number
            if len(number) == 18:
                # The number is what the program believes: the day it says is the day that stands.
                row["birth"] = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
                row["born_day"] = days.ordinal(row["birth"])
            row["phone"] = first["phone"] if chance.yes(0.6) else mobile(chance)
        elif way < 0.88 or not _sounds_like(first, row):
            sequence = numbers.free(first["born_day"], int(first["id_number"][14:17]))
            row["id_number"] = numbered(first["id_number"][:6], first["born_day"], sequence)
        else:
            row["phone"] = first["phone"] = first["phone"] or mobile(chance)
            row["id_number"] = numbers.citizen(
                chance, first["id_number"][:6], first["born_day"], first["sex"] == "male"
            )


def _fits(row: Row) -> bool:
    """Whether the person has a resident's number, the only one slips are made of here."""
    return bool(row["id_kind"] == "resident" and row["birth"] < "2000" and len(row["id_number"]) == 18)


def _old_number(first: Row) -> str | None:
    return identity.legacy_form(first["id_number"])


def _slip(chance: Chance, numbers: Numbers, first: Row) -> str | None:
    """The number with one digit of the sequence or of the day mistyped (and a check digit that hides it)."""
    born, sequence = first["born_day"], int(first["id_number"][14:17])
    for _try in range(20):
        if chance.yes(0.5):
            other = sequence - sequence // 10 % 10 * 10 + chance.between(0, 9) * 10
            if other != sequence and numbers.take(born, other):
                return numbered(first["id_number"][:6], born, other)
        else:
            day = first["birth"][:9] + str(chance.between(1, 8))
            if day != first["birth"] and day[8] != "3" and numbers.take(days.ordinal(day), sequence):
                return numbered(first["id_number"][:6], days.ordinal(day), sequence)
    return None


def _sounds_like(first: Row, row: Row) -> bool:
    """Writes a name of the same sound into `row` where there is one."""
    for place, letter in enumerate(first["name"][1:], 1):
        if letter in _SOUNDS:
            row["name"] = first["name"][:place] + _SOUNDS[letter] + first["name"][place + 1 :]
            return True
    return False
