"""Rows of invented rounds of payment: the households they are for, and how sums and counts are brought to a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unionoffice.aid import PastItem, PastRound
from unionoffice.demo.days import iso
from unionoffice.demo.lists import Chance
from unionoffice.office import Office


@dataclass(frozen=True, slots=True)
class Home:
    """A household as rounds want it; days ISO, ended empty where it stands."""

    file: int
    person: int
    category: str
    level: str
    filed: str
    ended: str
    bank: str | None
    branch: str | None
    card: str | None
    students: tuple[tuple[int, str, str | None], ...]


def homes_of(office: Office) -> list[Home]:
    """Every file that is or was on file, with who of the family is at school."""
    db = office.reading()
    students: dict[int, list[tuple[int, str, str | None]]] = {}
    for file, person, stage, place in db.execute(
        "SELECT file, person, schooling, place FROM aid_family WHERE schooling IN ('university', 'senior') AND until IS NULL"
        " ORDER BY no"
    ):
        students.setdefault(file, []).append((person, stage, place))
    rows = db.execute(
        "SELECT no, person, category, level, filed_on, coalesce(ended_on, ''), bank, bank_branch, bank_card FROM aid_files"
        " WHERE filed_on IS NOT NULL AND kind = 'regular' AND bank_card IS NOT NULL ORDER BY no"
    )
    return [
        Home(row[0], row[1], row[2] or "", row[3] or "", row[4], row[5], row[6], row[7], row[8], tuple(students.get(row[0], ())))
        for row in rows
    ]  # fmt: skip


def not_after(past: PastRound, today: int) -> PastRound:
    """Days that have not come are today's; the round got no further."""
    last = iso(today)
    return replace(
        past, made_on=min(past.made_on, last), posted_on=None if past.posted_on is None else min(past.posted_on, last),
        approved_on=min(past.approved_on, last), printed_on=min(past.printed_on, last), paid_on="", filed_on="",
    )  # fmt: skip


def item_for(
    home: Home, fen: int, *, student: int | None = None, stage: str | None = None, school: str | None = None
) -> PastItem:
    """A row for the household's worker, or for one of its students."""
    return PastItem(
        person=home.person, file=home.file, amount=fen, bank=home.bank, bank_branch=home.branch, bank_card=home.card,
        beneficiary=student, school_stage=stage, school=school,
    )  # fmt: skip


def by_level(items: list[PastItem], homes: Sequence[Home], *, central: int) -> list[PastItem]:
    """National files take central money, all others the county's."""
    return [
        replace(item, fund=central) if home.level == "national" else item for item, home in zip(items, homes, strict=True)
    ]  # fmt: skip


def card_of(no: int) -> str:
    """An account nobody has."""
    return f"62284800{no:08d}"


def dealt(chance: Chance, homes: list[Home], hands: int) -> list[list[Home]]:
    """The households in so many hands, none in two."""
    mixed = list(homes)
    chance.shuffle(mixed)
    return [sorted(mixed[place::hands], key=lambda one: one.file) for place in range(hands)]


def cut(rounds: list[PastRound], times: int) -> list[PastRound]:
    """The rounds with no more rows than the year has person-times: what comes last goes first."""
    left, kept = times, []
    for one in rounds:
        items = one.items[:left]
        left -= len(items)
        kept += [replace(one, items=items)] if items else []
    return kept


def balanced(rounds: list[PastRound], fen: int) -> list[PastRound]:
    """The rounds with their sums brought to so many fen: medical aid takes up the difference, row by row.

    In a town too small for that everybody gets the same.
    """
    rows = [(one, place) for one in rounds for place in range(len(one.items))]
    takers = [(one, place) for one, place in rows if one.kind == "medical"]
    others = sum(one.items[place].amount for one, place in rows if one.kind != "medical")
    if not takers or others >= fen:
        takers, others = rows, 0
    if not takers:
        return rounds
    wanted, there = fen - others, sum(one.items[place].amount for one, place in takers)
    amounts = {(id(one), place): one.items[place].amount * wanted // there // 10_000 * 10_000 for one, place in takers}
    first = takers[0]
    amounts[id(first[0]), first[1]] += wanted - sum(amounts.values())
    return [
        replace(one, items=[
            replace(item, amount=amounts.get((id(one), place), item.amount)) for place, item in enumerate(one.items)
        ])
        for one in rounds
    ]  # fmt: skip
