"""How contracts stand on a day: their courses with those that follow them, their states, their days of effect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from unionoffice.contracts import states, store
from unionoffice.contracts.numbers import Lookup, Numbers, numbers
from unionoffice.contracts.states import Course, Follower
from unionoffice.office import Office


@dataclass(frozen=True, slots=True)
class Standing:
    """All contracts asked for as they stand on one day."""

    day: str
    numbers: Numbers
    courses: dict[int, Course]
    renewing: frozenset[int] = frozenset()
    """Contracts whose renewal is in the register already."""
    _states: dict[int, str] = field(default_factory=dict)
    _effects: dict[int, str | None] = field(default_factory=dict)

    def lookup(self, no: int) -> Lookup:
        """The rules a contract goes by."""
        return self.numbers.of(self.courses[no].kind)

    def state(self, no: int) -> str:
        """The contract's state, one of `states.STATES`."""
        if no not in self._states:
            course = self.courses[no]
            lookup, effect = self.numbers.of(course.kind), self.effective_on(no)
            self._states[no] = states.state_by(course, self.day, self.numbers.calendar, lookup, effect)
        return self._states[no]

    def effective_on(self, no: int) -> str | None:
        """The contract's day of effect as known on the day; it may lie ahead."""
        if no not in self._effects:
            course = self.courses[no]
            lookup = self.numbers.of(course.kind)
            self._effects[no] = states.effective_on(course, self.day, self.numbers.calendar, lookup)
        return self._effects[no]

    def in_force(self) -> list[int]:
        """The contracts that bind on the day."""
        calendar = self.numbers.calendar
        return [
            no
            for no, course in self.courses.items()
            if states.in_force(course, self.day, calendar, self.numbers.of(course.kind))
        ]


def standing(office: Office, *, day: str | None = None, only: Iterable[int] | None = None) -> Standing:
    """How these contracts (all where None) stand on a day (the office's today)."""
    day, db = day or office.today, office.reading()
    wanted = None if only is None else list(only)
    found = store.courses(db, wanted)
    heirs = found if wanted is None else store.courses(db, store.followers_of(db, wanted))
    rules = numbers(office)
    following: dict[int, list[Follower]] = defaultdict(list)
    renewing: set[int] = set()
    for course, predecessor, nature in heirs.values():
        if predecessor is None:
            continue
        if nature == "renewal" and course.ended_on is None:
            renewing.add(predecessor)
        since = states.binds_from(course, day, rules.calendar, rules.of(course.kind))
        if since is not None:
            following[predecessor].append(Follower(nature, since))
    courses = {
        no: replace(course, followers=tuple(following[no])) if no in following else course
        for no, (course, _predecessor, _nature) in found.items()
    }
    return Standing(day, rules, courses, frozenset(renewing))


def state(office: Office, no: int, *, day: str | None = None) -> str:
    """The state of one contract on a day. Raises KeyError for an unknown number."""
    return standing(office, day=day, only=[no]).state(no)
