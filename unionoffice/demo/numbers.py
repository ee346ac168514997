"""Numbers of invented people and units: every check digit is right, and no number is given twice."""

from __future__ import annotations

from functools import cache
from typing import Any

from unionoffice import identity
from unionoffice.demo.days import FIRST, LAST, iso
from unionoffice.demo.lists import Chance, read

FREE_FROM = 900
"""Sequences from here on are nobody's in any town: people of sample sheets have them."""
_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@cache
def _uscc() -> Any:
    from stdnum.cn import uscc

    return uscc


class Numbers:
    """What was given out so far. Birthday and sequence together are taken once, whatever the division: so two million
    numbers are told apart by one bit each.
    """

    def __init__(self) -> None:
        self._taken = bytearray((LAST - FIRST + 1) * 125)
        self._codes: set[str] = set()
        self._papers = 0

    def take(self, born: int, sequence: int) -> bool:
        """Whether this pair was free; it is taken afterwards."""
        place = (born - FIRST) * 1000 + sequence
        byte, bit = place >> 3, 1 << (place & 7)
        if self._taken[byte] & bit:
            return False
        self._taken[byte] |= bit
        return True

    def citizen(self, chance: Chance, division: str, born: int, male: bool) -> str:
        """18 characters for someone of this division (or 810000, 9…), born on this day."""
        sequence = self.free(born, chance.between(0, FREE_FROM // 2 - 1) * 2 + male)
        return numbered(division, born, sequence)

    def free(self, born: int, sequence: int) -> int:
        """The nearest sequence of the same sex that was free on this birthday; it is taken afterwards."""
        while not self.take(born, sequence):
            sequence = (sequence + 2) % FREE_FROM
        return sequence

    def paper(self, letter: str, digits: int) -> str:
        """The number of a passport or travel permit: a letter and digits, none of them a check digit."""
        self._papers += 1
        return f"{letter}{(70021 + self._papers * 7919) % 10**digits:0{digits}d}"

    def credit_code(self, chance: Chance, kind: str, division: str) -> str:
        """A unified social credit code: two characters of registration, division, organisation code, check."""
        while True:
            if kind[0] == "8":
                body = f"MC{chance.between(0, 999_999):06d}"
            elif kind[0] in "15" or chance.yes(0.3):
                body = f"{chance.between(10_000_000, 79_999_999)}"
            else:
                body = "MA" + "".join(chance.of(_CODE_LETTERS) for _letter in range(6))
            code = with_check(f"{kind}{division}{body}{_organisation_check(body)}")
            if code not in self._codes:
                self._codes.add(code)
                return code


@cache
def _mobiles() -> tuple[str, ...]:
    return tuple(read("places")["mobiles"].split())


def numbered(division: str, born: int, sequence: int) -> str:
    """The number of this division, birthday and sequence, with its check digit."""
    body = f"{division}{iso(born).replace('-', '')}{sequence:03d}"
    return body + identity.check_digit(body)


def with_check(first17: str) -> str:
    """A unified social credit code with its last character (GB 32100)."""
    return first17 + str(_uscc().calc_check_digit(first17 + "0"))


def _organisation_check(body: str) -> str:
    """The ninth character of an organisation code (GB 11714)."""
    rest = 11 - sum(int(letter, 36) * weight for letter, weight in zip(body, _CODE_WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else "0" if rest == 11 else str(rest)


def mobile(chance: Chance) -> str:
    """Eleven digits as the networks give them out."""
    return f"{chance.of(_mobiles())}{chance.between(0, 99_999_999):08d}"


def landline(chance: Chance) -> str:
    """A telephone of Hangzhou."""
    return f"0571-{chance.of(('85', '86', '87', '88', '89'))}{chance.between(0, 999_999):06d}"
