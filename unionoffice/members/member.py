"""A member as lists, forms and papers want them: the person, the membership and the union's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unionoffice import fields
from unionoffice.members.model import MEMBER_FIELDS, MEMBERSHIP_FIELDS, Membership
from unionoffice.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member on the roll (or formerly on it)."""

    person: Person
    membership: Membership
    unit_name: str

    @property
    def no(self) -> int:
        """The person's number in the file."""
        return self.person.no

    @property
    def id(self) -> str:
        """The person's lasting id."""
        return self.person.id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def state(self) -> str:
        """The membership's state, a code of member_state."""
        return self.membership.state

    def get(self, name: str) -> Any:
        """The stored value of a declared field."""
        return getattr(self.membership if name in MEMBERSHIP_FIELDS else self.person, name)

    def shown(self, name: str, *, reveal: bool = False) -> str:
        """The field as people read it on screen, covered where sensitive unless revealed."""
        if name == "unit":
            return self.unit_name
        return fields.show(MEMBER_FIELDS[name], self.get(name), reveal=reveal)

    def printed(self, name: str) -> str:
        """The field as papers and workbooks carry it, in Chinese."""
        if name == "unit":
            return self.unit_name
        return fields.show_on_paper(MEMBER_FIELDS[name], self.get(name))
