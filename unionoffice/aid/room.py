"""Room left: how much of one kind a household, a student or a person may still have in a year, over all funds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unionoffice import codes, rules_in_force
from unionoffice.aid import money_rules
from unionoffice.aid.basis import Basis, bases
from unionoffice.aid.money_rules import Ceiling, Needs
from unionoffice.aid.money_store import ItemLine
from unionoffice.database import Connection
from unionoffice.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Ceiling, what other rows of the year took, what this row takes, and what is left behind it; fen."""

    kind: str
    year: int
    ceiling: Ceiling
    others: int
    this: int

    @property
    def left(self) -> int | None:
        """Fen left behind this row, never below 0; None without a ceiling."""
        return money_rules.left_of(self.ceiling.most, self.others + self.this)

    @property
    def over(self) -> int:
        """Fen beyond the ceiling; 0 within it."""
        return max(self.others + self.this - self.ceiling.most, 0) if self.ceiling.most is not None else 0


def numbers_in_force(office: Office, *, day: str | None = None) -> dict[str, int]:
    """Every number of the pack aid_money on a day, by its short name."""
    book, when = rules_in_force.book(office), day or office.today
    prefix = f"{money_rules.MONEY_RULES}."
    names = {rule.name for rule in rules_in_force.packs() if rule.name.startswith(prefix)}
    found = {name: book.at(name, when) or book.at(name, "9999-12-31") for name in names}
    return {name.removeprefix(prefix): int(rule.value) for name, rule in found.items() if rule is not None}


def per(kind: str) -> str:
    """Whom a ceiling of this kind looks at: household, student or person."""
    entry = codes.code_list("aid_kind").get(kind)
    return str(entry.extra["per"]) if entry is not None else "household"


def key_of(kind: str, *, file: int | None, person: int, beneficiary: int) -> tuple[str, int]:
    """What a row of this kind is added up under."""
    way = per(kind)
    if way == "student":
        return ("student", beneficiary)
    return ("file", file) if way == "household" and file is not None else ("person", person)


def used(db: Connection, year: int, *, but_round: int = 0) -> dict[tuple[str, str, int], int]:
    """Fen by kind and key that rows of a year take, those not yet paid too; a reversal counts once it is booked."""
    rows = db.execute(
        "SELECT i.kind, i.file, coalesce(p.merged_into, p.no), coalesce(b.merged_into, b.no), i.amount"
        " FROM aid_items i JOIN aid_rounds r ON r.no = i.round JOIN people p ON p.no = i.person"
        " JOIN people b ON b.no = i.beneficiary WHERE r.year = ? AND r.no <> ? AND r.state <> 'void'"
        " AND i.dropped_on IS NULL AND i.result IN ('pending', 'paid') AND (i.amount > 0 OR i.result = 'paid')",
        (year, but_round),
    )
    sums: dict[tuple[str, str, int], int] = {}
    for kind, file, person, beneficiary, amount in rows:
        key = (kind, *key_of(kind, file=file, person=person, beneficiary=beneficiary))
        sums[key] = sums.get(key, 0) + amount
    return sums


def rooms(
    office: Office,
    lines: Iterable[ItemLine],
    *,
    year: int,
    known: Mapping[int, Basis],
    sums: Mapping[tuple[str, str, int], int],
    numbers: Mapping[str, int],
) -> dict[int, Room]:
    """The room of each of a round's rows by its number, the rows before it in the round taken first.

    `sums` is what other rounds of the year took (`used` without this round).
    """
    taken = dict(sums)
    found: dict[int, Room] = {}
    # What the round takes back is free again for its right rows.
    for line in sorted(lines, key=lambda one: one.item.reverses is None):
        item = line.item
        key = (item.kind, *key_of(item.kind, file=item.file, person=line.payee, beneficiary=line.student))
        if item.reverses is not None:
            taken[key] = taken.get(key, 0) + (item.amount if item.result == "pending" else 0)
            continue
        basis = known.get(item.file or 0)
        needs = basis.needs(item.school_stage) if basis is not None else Needs(line=None)
        most = money_rules.ceiling(item.kind, per(item.kind), needs, numbers)
        found[item.no] = Room(kind=item.kind, year=year, ceiling=most, others=taken.get(key, 0), this=item.amount)
        taken[key] = taken.get(key, 0) + item.amount
    return found


def room_of(
    office: Office,
    *,
    kind: str,
    file: int | None = None,
    person: int | None = None,
    beneficiary: int | None = None,
    school_stage: str | None = None,
    year: int | None = None,
) -> Room:
    """What is left of one kind for a household, a student of it, or a person, before anything further is paid."""
    when = year or int(office.today[:4])
    known = bases(office, [file] if file is not None else [])
    basis = known.get(file or 0)
    who = person or (basis.household.worker.no if basis is not None else 0)
    student = beneficiary or who
    if basis is not None and school_stage is None:
        stages = [row.member.schooling for row in basis.household.family if row.person.no == student]
        school_stage = stages[0] if stages else None
    needs = basis.needs(school_stage) if basis is not None else Needs(line=None)
    most = money_rules.ceiling(kind, per(kind), needs, numbers_in_force(office))
    key = (kind, *key_of(kind, file=file, person=who, beneficiary=student))
    return Room(kind=kind, year=when, ceiling=most, others=used(office.reading(), when).get(key, 0), this=0)
