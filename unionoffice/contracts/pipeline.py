"""The contracts as lists show them: found by text and filters, counted by state, one line each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from unionoffice import units
from unionoffice.contracts import coverage, store
from unionoffice.contracts.coverage import Row
from unionoffice.contracts.model import Contract
from unionoffice.contracts.standing import Standing, standing
from unionoffice.contracts.states import STATES
from unionoffice.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; an empty one shows all. `unit` with everything below it, `ends` a span of days."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    year: int | None = None
    unit: int | None = None
    ends: tuple[str, str] | None = None
    sort: str = "number"


SORTS = ("number", "employer", "signed_on", "term_end", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One contract as a list shows it: its state, day of effect, and how many it covers on the day."""

    contract: Contract
    state: str
    effective_on: str | None
    enterprises: int
    workers: int
    women: int


def find(office: Office, wanted: Filter | None = None, *, day: str | None = None) -> list[int]:
    """The numbers of the contracts that fit, sorted; newest first by number. Raises KeyError for an unknown sort."""
    wanted = wanted or Filter()
    as_of = standing(office, day=day)
    below = set(units.descendants(office, wanted.unit)) if wanted.unit is not None else set()
    covering = _covering(office, below) if below else set()
    words = wanted.text.casefold().split()
    found = []
    for one in store.all_contracts(office.reading()):
        if below and one.employer not in below and one.union_unit not in below and one.no not in covering:
            continue
        if wanted.kinds and one.kind not in wanted.kinds:
            continue
        if wanted.levels and one.level not in wanted.levels:
            continue
        if wanted.year is not None and not _of_year(one, wanted.year):
            continue
        if wanted.ends is not None and not (one.term_end and wanted.ends[0] <= one.term_end <= wanted.ends[1]):
            continue
        if wanted.states and as_of.state(one.no) not in wanted.states:
            continue
        if all(word in _words_of(one) for word in words):
            found.append(one)
    if wanted.sort != "number":
        found.sort(key=_SORT_KEYS[wanted.sort](as_of))
    return [one.no for one in found]


def _words_of(one: Contract) -> str:
    parts = (one.number, one.employer_name, one.union_name, one.employer_code, one.employer_chief, one.worker_chief)
    return " ".join(part for part in parts if part).casefold()


def _of_year(one: Contract, year: int) -> bool:
    """A contract belongs to the year it was signed in, before that to the year of its number."""
    return (one.signed_on or one.number)[:4] == str(year)


def _covering(office: Office, below: set[int]) -> set[int]:
    return {row[0] for row in store.cover_rows(office.reading()) if row[1] in below}


_SORT_KEYS: dict[str, Callable[[Standing], Callable[[Contract], Any]]] = {
    "employer": lambda _as_of: lambda one: (one.employer_name, one.number),
    "signed_on": lambda _as_of: lambda one: (one.signed_on is None, one.signed_on or "", one.no),
    "term_end": lambda _as_of: lambda one: (one.term_end is None, one.term_end or "", one.no),
    "state": lambda as_of: lambda one: (STATES.index(as_of.state(one.no)), one.number),
}


def lines(office: Office, numbers: Sequence[int], *, day: str | None = None) -> list[Line]:
    """These contracts as a list shows them, in this order; for a screenful at a time."""
    as_of = standing(office, day=day, only=numbers)
    rows = covered_rows(office, as_of, numbers)
    told = []
    for one in store.contracts_of(office.reading(), numbers):
        reached = coverage.reach(rows.get(one.no, ()), as_of.day)
        told.append(
            Line(
                contract=one, state=as_of.state(one.no), effective_on=as_of.effective_on(one.no),
                enterprises=len(reached.rows), workers=reached.workers, women=reached.women,
            )
        )  # fmt: skip
    return told


def covered_rows(
    office: Office, as_of: Standing, numbers: Sequence[int] | None = None
) -> dict[int, list[tuple[Row, str]]]:
    """Rows of coverage by contract, each with the way its contract binds by the rule of the day it was signed on.

    A row without a first day begins with the contract.
    """
    found: dict[int, list[tuple[Row, str]]] = defaultdict(list)
    for contract, unit, workers, women, since, until, employer_sealed, union_sealed, no in store.cover_rows(
        office.reading(), numbers
    ):
        course = as_of.courses[contract]
        begin = since or course.term_start or course.signed_on or ""
        row = Row(contract, unit, workers, women or 0, begin, until, employer_sealed, union_sealed, no)
        found[contract].append((row, binding(as_of, contract)))
    return found


def binding(as_of: Standing, no: int) -> str:
    """Whom a contract binds: an enterprise's own always all it lists; regional and industry ones as the rule says."""
    course = as_of.courses[no]
    if course.level == "enterprise":
        return coverage.ALL
    rule = as_of.numbers.rule("regional_binds", course.kind, course.signed_on or as_of.day)
    return coverage.ALL if rule is None else str(rule.value)


def pipeline(office: Office, *, day: str | None = None) -> dict[str, list[int]]:
    """By state, in the order of a contract's life, the contracts that stand there; states with none are there too."""
    as_of = standing(office, day=day)
    found: dict[str, list[int]] = {state: [] for state in STATES}
    for no in as_of.courses:
        found[as_of.state(no)].append(no)
    return found
