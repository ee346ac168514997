"""The sum: what a household lives on, and which category that advises (domain.md 3.2). Pure; numbers come as arguments.

P = (Y - R) / 12 / n. The program advises, a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unionoffice.money import divided_half_up
from unionoffice.wording import N_

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The numbers in force for one household: the line L in fen a month, the bounds in per cent of it, what counts.

    `caps` are fen a year by kind of cost; a kind without one has none. `tests` names the accident tests: share, line.
    """

    line: int
    deep_percent: int = 100
    deep_inclusive: bool = False
    relative_percent: int = 200
    relative_inclusive: bool = False
    rigid_kinds: tuple[str, ...] = ("medical", "disability", "education", "work")
    caps: Mapping[str, int]
    tests: tuple[str, ...] = ("share",)
    accident_share_percent: int = 80
    accident_income_percent: int = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a household has: income Y and costs of the last twelve months in fen, n people living together.

    `loss` is what the accident cost in the year after insurance, compensation and relief; None where there was none.
    """

    income: int
    costs: Sequence[tuple[str, int]]
    people: int
    loss: int | None = None
    excluded: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The sum: R and P in fen, the category advised ("none" for no file) and why, a key of REASONS."""

    costs: int
    per_head: int
    category: str
    reason: str


REASONS = {
    "excluded": N_("有不予建档的情形"),
    "below_line": N_("家庭月人均收入低于深度困难的界线"),
    "below_bound": N_("家庭月人均收入低于相对困难的界线"),
    "accident_share": N_("当年支出（损失）超过家庭年收入的规定比例"),
    "accident_line": N_("收入不高，扣除支出（损失）后家庭月人均收入不超过低保标准"),
    "above": N_("家庭月人均收入在各类困难的界线以上"),
}
"""Why a category is advised, in the words of screens and papers."""


def rigid_costs(costs: Sequence[tuple[str, int]], parameters: Parameters) -> int:
    """R in fen: the kinds that count, each kind's sum up to its cap."""
    by_kind: dict[str, int] = {}
    for kind, fen in costs:
        if kind in parameters.rigid_kinds:
            by_kind[kind] = by_kind.get(kind, 0) + fen
    return sum(min(fen, parameters.caps.get(kind) or fen) for kind, fen in by_kind.items())


def per_head(income: int, costs: int, people: int) -> int:
    """P in fen a month, a half rounded up; negative where costs are higher than income. Raises ZeroDivisionError."""
    return divided_half_up(income - costs, MONTHS * people)


def advise(means: Means, parameters: Parameters) -> Advice:
    """What the sum says of this household. Bounds are compared with P as it is printed, rounded to the fen.

    A household below the line or the bound is told by that, also where there was an accident.
    """
    costs = rigid_costs(means.costs, parameters)
    category, reason = _category(means, costs, parameters)
    return Advice(costs=costs, per_head=per_head(means.income, costs, means.people), category=category, reason=reason)


def _category(means: Means, costs: int, parameters: Parameters) -> tuple[str, str]:
    if means.excluded:
        return "none", "excluded"
    left = means.income - costs
    if _below(left, means.people, parameters.line, parameters.deep_percent, inclusive=parameters.deep_inclusive):
        return "deep", "below_line"
    if _below(
        left, means.people, parameters.line, parameters.relative_percent, inclusive=parameters.relative_inclusive
    ):
        return "relative", "below_bound"
    if means.loss is not None:
        if "share" in parameters.tests and _lost_share(means, parameters):
            return "accident", "accident_share"
        if "line" in parameters.tests and _lost_to_the_line(means, parameters):
            return "accident", "accident_line"
    return "none", "above"


def _below(fen_a_year: int, people: int, line: int, percent: int, *, inclusive: bool) -> bool:
    """Whether the year's fen for each head and month lie below so many per cent of the line."""
    mine, bound = divided_half_up(fen_a_year, MONTHS * people) * 100, line * percent
    return mine <= bound if inclusive else mine < bound


def _lost_share(means: Means, parameters: Parameters) -> bool:
    """The Qingdao test: the year's loss is more than so many per cent of the year's income."""
    assert means.loss is not None
    return means.loss * 100 > means.income * parameters.accident_share_percent


def _lost_to_the_line(means: Means, parameters: Parameters) -> bool:
    """The older test: income at most 3 L a head and month, and at most L once the loss is taken off."""
    assert means.loss is not None
    people, line = means.people, parameters.line
    return _below(means.income, people, line, parameters.accident_income_percent, inclusive=True) and _below(
        means.income - means.loss, people, line, 100, inclusive=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month of the exit table: fen a head."""

    month: str
    per_head: int


def may_leave(months: Sequence[Month], line: int, wanted: int) -> bool:
    """Whether the last `wanted` months follow each other and lie above the line, each of them."""
    last = list(months)[-wanted:]
    numbers = [int(one.month[:4]) * 12 + int(one.month[5:7]) for one in last]
    running = all(after - before == 1 for before, after in pairwise(numbers))
    return len(last) == wanted and running and all(one.per_head > line for one in last)


def months_between(first: str, last: str) -> int:
    """Full months from one day to another; negative where the second is earlier."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) - (last[8:] < first[8:])
