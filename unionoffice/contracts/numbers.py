"""The numbers of the law for collective contracts as one office has them: rules by kind and day, and the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from unionoffice.calendar import WorkCalendar, calendar_of
from unionoffice.office import Office
from unionoffice.rules_in_force import Book, Rule, book

PACK = "contracts"

Lookup = Callable[[str, str], Rule | None]
"""The rule of a name on a day, for one kind of contract; None where there is none."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The office's rules and calendar, read once; what it has looked up it remembers."""

    book: Book
    calendar: WorkCalendar
    _found: dict[tuple[str, bool, str], Rule | None] = field(default_factory=dict)
    _lookups: dict[bool, Lookup] = field(default_factory=dict)

    def rule(self, name: str, kind: str, day: str) -> Rule | None:
        """The rule in force on a day. For wage contracts a rule of their own goes before the general one.

        An office's own entry goes before both packs', the narrower place before the wider; only then the wage rule
        before the general one.
        """
        key = (name, kind == "wage", day)
        if key not in self._found:
            self._found[key] = self._look(*key)
        return self._found[key]

    def _look(self, name: str, wage: bool, day: str) -> Rule | None:
        general = self.book.ranked(f"{PACK}.{name}", day)
        special = self.book.ranked(f"{PACK}.wage_{name}", day) if wage else None
        if special is None or general is None:
            return (special or general or (None, None))[1]
        return special[1] if special[0][:2] >= general[0][:2] else general[1]

    def of(self, kind: str) -> Lookup:
        """The rules as contracts of this kind have them."""
        wage = kind == "wage"
        if wage not in self._lookups:
            self._lookups[wage] = lambda name, day: self.rule(name, kind, day)
        return self._lookups[wage]


def numbers(office: Office) -> Numbers:
    """The office's rules and calendar as they are now."""
    return Numbers(book(office), calendar_of(office))
