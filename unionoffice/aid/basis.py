"""What payments are based on: household, latest decided reckoning and the standard in force, for many files at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from unionoffice import codes, rules_in_force
from unionoffice.aid import parameters, store
from unionoffice.aid.household import Household
from unionoffice.aid.money_rules import Needs
from unionoffice.database import Connection
from unionoffice.office import Office

MEDICAL = "medical"
"""The kind of rigid cost a ceiling of medical aid looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A decided reckoning: its day, P and L in fen, the people it counted, self-paid medical costs in fen."""

    no: int
    day: str
    per_head: int | None
    line: int | None
    people: int | None
    decided: str | None
    self_paid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A household as it stands, its latest decided reckoning, and L in fen on the day."""

    household: Household
    reckoned: Reckoned | None
    line: int | None

    def needs(self, school_stage: str | None) -> Needs:
        """What ceilings are worked out from."""
        return Needs(
            category=self.household.file.category, school_stage=school_stage, line=self.line,
            people=self.household.size, self_paid=None if self.reckoned is None else self.reckoned.self_paid or None,
        )  # fmt: skip

    def frozen(self) -> dict[str, Any]:
        """The facts as a printed row keeps them: words and fen, no health, no children's numbers."""
        file, relations = self.household.file, codes.code_list("relation")
        return {
            "file_no": file.file_no, "level": file.level, "category": file.category, "people": self.household.size,
            "line": self.line,
            "family": [
                {"name": row.person.name, "relation": relations.label(row.member.relation)}
                for row in self.household.living_together
            ],
            "reckoned": None if self.reckoned is None else {
                "day": self.reckoned.day, "per_head": self.reckoned.per_head, "line": self.reckoned.line,
                "people": self.reckoned.people, "decided": self.reckoned.decided,
            },
        }  # fmt: skip


def bases(office: Office, files: Iterable[int], *, day: str | None = None) -> dict[int, Basis]:
    """The basis of each of these files on a day (today)."""
    numbers = sorted(set(files))
    db, book, when = office.reading(), rules_in_force.book(office), day or office.today
    reckoned = _reckoned(db, numbers, when)
    found: dict[int, Basis] = {}
    lines: dict[tuple[str | None, int | None], int] = {}
    for household in store.households(db, numbers, day=day):
        if household is None:
            continue
        # Only registration and migration decide which line holds: a town has four cases, not six hundred.
        case = (household.file.household_type, household.file.migrant)
        if case not in lines:
            lines[case] = int(parameters.parameters_of(office, household, day=when, book=book).line.value)
        no = household.file.no
        found[no] = Basis(household=household, reckoned=reckoned.get(no), line=lines[case])
    return found


def _reckoned(db: Connection, numbers: list[int], day: str) -> dict[int, Reckoned]:
    found: dict[int, Reckoned] = {}
    for start in range(0, len(numbers), 500):
        part = tuple(numbers[start : start + 500])
        rows = db.execute(
            "SELECT r.file, r.no, r.day, r.per_head, r.line, r.people, r.decided, coalesce((SELECT sum(c.amount)"
            " FROM aid_costs c WHERE c.reckoning = r.no AND c.kind = ?), 0) FROM aid_reckonings r"
            f" WHERE r.decided IS NOT NULL AND r.day <= ? AND r.file IN ({', '.join('?' * len(part))}) ORDER BY r.day, r.no",
            (MEDICAL, day, *part),
        )
        for row in rows:
            found[row[0]] = Reckoned(
                no=row[1], day=row[2], per_head=row[3], line=row[4], people=row[5], decided=row[6], self_paid=row[7]
            )
    return found
