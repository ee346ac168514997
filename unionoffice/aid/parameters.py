"""The numbers in force for a household on a day, read from the dated rules, with what must be stored beside a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unionoffice import rules_in_force
from unionoffice.aid.household import Household
from unionoffice.aid.rules import Parameters
from unionoffice.office import Office
from unionoffice.rules_in_force import Book, Rule

PACK = "aid"
FARMERS = "farm"
_SUM = (
    "deep_percent", "deep_inclusive", "relative_percent", "relative_inclusive", "rigid_kinds", "accident_tests",
    "accident_share_percent", "accident_income_percent",
)  # fmt: skip
COSTS = ("medical", "disability", "education", "work", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The parameters of a sum, the rule the line L comes from, and all rules used as they are frozen with a result."""

    parameters: Parameters
    line: Rule
    frozen: list[dict[str, Any]]


def number(office: Office, name: str, *, day: str | None = None) -> int:
    """One whole number of the pack `aid` on a day."""
    return int(rules_in_force.in_force(office, f"{PACK}.{name}", day=day).value)


def line_of(office: Office, household: Household, *, day: str | None = None) -> int:
    """L in fen a head and month for this household on a day."""
    return int(_line(rules_in_force.book(office), household, day or office.today).value)


def parameters_of(office: Office, household: Household, *, day: str | None = None, book: Book | None = None) -> InForce:
    """What the sum of this household goes by on a day; `book` spares reading the rules again for many households."""
    book, day = book or rules_in_force.book(office), day or office.today
    line = _line(book, household, day)
    rules = {name: _rule(book, name, day) for name in _SUM}
    caps = {kind: _rule(book, f"cap_{kind}", day) for kind in COSTS}
    parameters = Parameters(
        line=int(line.value),
        deep_percent=int(rules["deep_percent"].value),
        deep_inclusive=bool(rules["deep_inclusive"].value),
        relative_percent=int(rules["relative_percent"].value),
        relative_inclusive=bool(rules["relative_inclusive"].value),
        rigid_kinds=tuple(rules["rigid_kinds"].value),
        caps={kind: int(rule.value) for kind, rule in caps.items() if rule.value},
        tests=tuple(rules["accident_tests"].value),
        accident_share_percent=int(rules["accident_share_percent"].value),
        accident_income_percent=int(rules["accident_income_percent"].value),
    )
    used = [line, *rules.values(), *(rule for rule in caps.values() if rule.value)]
    return InForce(parameters=parameters, line=line, frozen=[frozen(rule) for rule in used])


def frozen(rule: Rule) -> dict[str, Any]:
    """The rule as a result keeps it: value, version, day and source."""
    return {
        "name": rule.name, "label": rule.label, "value": rule.value, "unit": rule.unit, "valid_from": rule.valid_from,
        "version": rule.version, "source": rule.source,
    }  # fmt: skip


def _line(book: Book, household: Household, day: str) -> Rule:
    """Rural only where the place tells town and country apart; migrants go by the line of where they work."""
    apart = bool(_rule(book, "line_by_household", day).value)
    rural = apart and household.file.household_type == FARMERS and not household.file.migrant
    return _rule(book, "line_rural" if rural else "line_urban", day)


def _rule(book: Book, name: str, day: str) -> Rule:
    found = book.at(f"{PACK}.{name}", day)
    if found is None:
        # A day before the first number anybody entered: a sum cannot do without one, and it is frozen with the result.
        found = book.at(f"{PACK}.{name}", "9999-12-31")
    if found is None:
        raise KeyError(name)
    return found
