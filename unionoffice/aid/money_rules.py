"""What governs money of aid: ceilings, the states of a round and of a row, codes on paper. Pure; numbers come as rules.

Ceilings follow domain.md 3.6 (ACFTU Central Funds Rule 2015; Hubei). L is the monthly minimum living standard a head.
"""

from __future__ import annotations

import calendar
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unionoffice.money import divided_half_up, yuan
from unionoffice.wording import _

MONEY_RULES = "aid_money"
"""The pack the numbers come from."""

STEPS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "posted": (("draft", "posted"), "posted"),
    "recalled": (("posted", "approved"), "draft"),
    "approved": (("draft", "posted"), "approved"),
    "returned": (("draft", "posted", "approved"), "draft"),
    "refused": (("draft", "posted", "approved"), "void"),
    "void": (("draft", "posted", "approved"), "void"),
    "printed": (("approved",), "printed"),
    "paying": (("printed",), "paying"),
    "paid": (("paying",), "paid"),
    "filed": (("paid",), "filed"),
}
"""Each step of a round: in which states it may be taken, and the state after it."""

EDITABLE = ("draft", "posted", "approved")
"""States in which rows may still be changed; a change after the approval voids it visibly."""

OUT = ("printed", "paying", "paid", "filed")
"""States after the sheet was printed."""

CLOSED_RESULTS = ("refused", "returned", "deceased", "corrected")
"""Results of rows whose money did not stay with the household."""


def after(state: str, step: str) -> str | None:
    """The state a round has after this step; None where the step may not be taken now."""
    before, result = STEPS[step]
    return result if state in before else None


def result_may_follow(old: str, new: str) -> bool:
    """Whether a row's result may become this one: once, and what was paid may still come back."""
    return (old == "pending" and new != "pending") or (old, new) == ("paid", "returned")


def round_state_of(results: Iterable[str]) -> str:
    """The state of a round under payment: paid once no row waits any more."""
    return "paying" if "pending" in set(results) else "paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most a household, student or person may have of one kind in a year, fen; None where none is set."""

    most: int | None
    words: str
    per: str
    hard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a ceiling is worked out from: category, school stage, L and self-paid medical costs in fen, people."""

    category: str | None = None
    school_stage: str | None = None
    line: int | None = None
    people: int = 1
    self_paid: int | None = None


CURRENT_CATEGORIES = ("deep", "relative", "accident")


def ceiling(kind: str, per: str, needs: Needs, numbers: Mapping[str, int]) -> Ceiling:
    """The ceiling of a kind for these facts by the numbers in force; `per` is household, student or person."""
    hard = bool(numbers[f"{kind}_hard"])
    most: int | None
    if kind == "living":
        name = needs.category if needs.category in CURRENT_CATEGORIES else "other"
        people = needs.people if numbers["living_by_people"] else 1
        most, words = _lines(numbers[f"living_lines_{name}"] * people, needs.line)
    elif kind == "study":
        stage = needs.school_stage or "university"
        most, words = _lines(numbers[f"study_lines_{stage}"], needs.line)
    elif kind == "medical":
        most, words = numbers["medical_most"], _("每户每年 {sum} 元").format(sum=yuan(numbers["medical_most"]))
        if needs.self_paid is not None:
            own = divided_half_up(needs.self_paid * numbers["medical_share"], 100)
            if own < most:
                most, words = own, _("自付医疗费 {sum} 元").format(sum=yuan(needs.self_paid))
    else:
        most = numbers[f"{kind}_most"] or None
        words = _("每年 {sum} 元").format(sum=yuan(most)) if most is not None else _("不设上限")
    return Ceiling(most=most, words=words, per=per, hard=hard)


def _lines(times: int, line: int | None) -> tuple[int | None, str]:
    """So many times L; no ceiling where L is not known."""
    if line is None:
        return None, _("未登记低保标准，无法计算上限")
    return times * line, _("{times} × 低保标准 {line} 元").format(times=times, line=yuan(line))


def left_of(most: int | None, used: int) -> int | None:
    """Room left in fen, never below 0; None where there is no ceiling."""
    return None if most is None else max(most - used, 0)


def entry_of(amount: int, result: str) -> int:
    """What a row's result moves in its fund, fen: paid leaves it, what comes back returns; a reversal the other way."""
    return {"paid": -amount, "returned": amount}.get(result, 0)


def missing_for_payment(method: str, handler: str | None, second_handler: str | None) -> list[str]:
    """Field names that must be filled before the sheet is printed: cash and goods want two different handlers."""
    lacking = [] if handler else ["handler"]
    if method != "transfer" and (not second_handler or second_handler == handler):
        lacking.append("second_handler")
    return lacking


def months_before(day: str, months: int) -> str:
    """The same day so many months earlier (the last of that month where it has no such day)."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return f"{year:04d}-{month + 1:02d}-{min(int(day[8:10]), last):02d}"


def union_year(day: str) -> int:
    """The statistical year a day falls in: 2026 runs from 2025-10-01 to 2026-09-30 (domain.md, consequence 3)."""
    return int(day[:4]) + (day[5:7] >= "10")


def days_of_union_year(year: int) -> tuple[str, str]:
    """First and last day of a statistical year."""
    return f"{year - 1:04d}-10-01", f"{year:04d}-09-30"


def canonical(facts: Any) -> str:
    """The facts as text that is the same for the same facts: keys sorted, no blanks."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: nothing that is read as another letter."""
CODE_LENGTH = 12


def short_code(frozen: str) -> str:
    """The code a printed page is checked by: 60 bits of the SHA-256 of the frozen facts, as K7QF-3M2P-9XA1."""
    number = int.from_bytes(hashlib.sha256(frozen.encode()).digest()[:8], "big") >> 4
    letters = "".join(CODE_LETTERS[number >> 5 * place & 31] for place in reversed(range(CODE_LENGTH)))
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def read_code(typed: str) -> str:
    """A typed code as `short_code` writes it: small letters, O for 0, I and L for 1, without the dashes."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    plain = letters.translate(str.maketrans("OIL", "011"))
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def next_number(prefix: str, last: int | None, digits: int) -> str:
    """The number behind the last one of its series; a series has no gaps."""
    return f"{prefix}{(last or 0) + 1:0{digits}d}"


@dataclass(frozen=True, slots=True)
class Movement:
    """One entry of a row in its fund, as figures read it: `times` is +1 for a payment, −1 for what came back."""

    item: int
    day: str
    kind: str
    fund: int
    household: str
    person: int
    times: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Households 户数, persons 人数 and person-times 人次 kept apart, fen, and the average a person-time."""

    households: int
    persons: int
    times: int
    amount: int

    @property
    def average(self) -> int:
        """Fen a person-time; 0 where there is none."""
        return divided_half_up(self.amount, self.times) if self.times > 0 else 0


def tally(movements: Sequence[Movement]) -> Tally:
    """The figures of these movements; who got nothing in the end is not counted."""
    households: dict[str, int] = {}
    persons: dict[int, int] = {}
    for one in movements:
        households[one.household] = households.get(one.household, 0) + one.times
        persons[one.person] = persons.get(one.person, 0) + one.times
    return Tally(
        households=sum(times > 0 for times in households.values()),
        persons=sum(times > 0 for times in persons.values()),
        times=sum(one.times for one in movements),
        amount=sum(one.amount for one in movements),
    )
