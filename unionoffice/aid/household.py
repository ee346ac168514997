"""The household of a file as forms, papers and sums want it: the worker as row 0, then the family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unionoffice import fields
from unionoffice.aid.family_model import FAMILY_ENTRY, FAMILY_FIELDS, FamilyMember
from unionoffice.aid.model import FILE_FIELDS, AidFile
from unionoffice.fields import Field, Kind, Sensitive
from unionoffice.people import PERSON_FIELDS, Person

COVERED = "***"
"""What stands in place of health on screen until somebody asks for it; empty values stay empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """One row of the family grid with the person it is about."""

    person: Person
    member: FamilyMember

    def get(self, name: str) -> Any:
        """The stored value of a declared field of FAMILY_ENTRY."""
        return getattr(self.member if name in FAMILY_FIELDS else self.person, name)

    def shown(self, name: str, *, reveal: bool = False) -> str:
        """The field as people read it on screen; covered where sensitive unless revealed."""
        return shown(FAMILY_ENTRY[name], self.get(name), reveal=reveal)

    def printed(self, name: str) -> str:
        """The field as papers carry it, in Chinese."""
        return fields.show_on_paper(FAMILY_ENTRY[name], self.get(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A file with its worker, the filing union's name and the family standing in it on a day."""

    file: AidFile
    worker: Person
    unit_name: str
    family: tuple[FamilyRow, ...]

    @property
    def living_together(self) -> tuple[FamilyRow, ...]:
        """The family who live with the worker."""
        return tuple(row for row in self.family if row.member.lives_together)

    @property
    def size(self) -> int:
        """How many live together, the worker too (n of the sum)."""
        return 1 + len(self.living_together)

    def get(self, name: str) -> Any:
        """The stored value of a declared field of the file, or of the worker."""
        return getattr(self.file if name in FILE_FIELDS else self.worker, name)

    def shown(self, name: str, *, reveal: bool = False) -> str:
        """The field as people read it on screen; covered where sensitive unless revealed."""
        if name == "unit":
            return self.unit_name
        declared = FILE_FIELDS[name] if name in FILE_FIELDS else PERSON_FIELDS[name]
        return shown(declared, self.get(name), reveal=reveal)

    def printed(self, name: str) -> str:
        """The field as papers carry it, in Chinese."""
        if name == "unit":
            return self.unit_name
        declared = FILE_FIELDS[name] if name in FILE_FIELDS else PERSON_FIELDS[name]
        return fields.show_on_paper(declared, self.get(name))


def shown(declared: Field, value: Any, *, reveal: bool) -> str:
    """The value as people read it on screen; health is covered whatever its kind, nothing of it stays."""
    if value is None or value == "":
        return ""
    if declared.sensitive is Sensitive.HEALTH and not reveal:
        return COVERED
    return fields.show(declared, value, reveal=reveal)


def told(declared: Field, value: Any, *, reveal: bool) -> Any:
    """The stored value for programs (codes, fen, ISO days); covered where sensitive unless revealed."""
    if reveal or value is None or value == "" or declared.sensitive is Sensitive.NO:
        return value
    if declared.sensitive is Sensitive.HEALTH:
        return COVERED
    return fields.cover(declared.sensitive, str(value)) if declared.kind is not Kind.WHOLE else value
