"""Figures of collective contracts as of any day (domain.md 4.7); behind each stands the list it was counted from.

Bases are stated: the coverage rate is the enterprises covered that have a union, over all enterprises with a union.
An enterprise is an employer whose credit code begins with 91 (GB 32100), without a code one that is neither a state
organ, a public institution, a social body nor a sole trader by its registration type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from unionoffice import codes, units
from unionoffice.contracts import clocks, coverage, rules, store
from unionoffice.contracts.coverage import Reach
from unionoffice.contracts.pipeline import covered_rows
from unionoffice.contracts.standing import Standing, standing
from unionoffice.contracts.states import Course, binds_from
from unionoffice.office import Office
from unionoffice.wording import N_, _

NOT_ENTERPRISES = ("400", "500", "600", "700")
"""Registration types (code list unit_type) that are no enterprises."""
ENTERPRISE_CODE = "91"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A part of a whole, each with the numbers behind it; `numbers` are contracts or units as `of` says."""

    name: str
    label: str
    of: str
    numbers: tuple[int, ...]
    base: tuple[int, ...]
    base_words: str

    @property
    def value(self) -> Fraction | None:
        """The share, exact; None where the base is empty."""
        return Fraction(len(self.numbers), len(self.base)) if self.base else None

    @property
    def percent(self) -> str:
        """The share in percent to two places, "" where the base is empty."""
        return "" if self.value is None else f"{round(Decimal(100 * len(self.numbers)) / len(self.base), 2)}"

    @property
    def missing(self) -> tuple[int, ...]:
        """Those of the base that are not in the part."""
        part = set(self.numbers)
        return tuple(no for no in self.base if no not in part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFigures:
    """All figures on a day; units and contracts by number in the file."""

    day: str
    in_force: tuple[int, ...]
    by_kind: dict[str, tuple[int, ...]]
    by_level: dict[str, tuple[int, ...]]
    by_kind_and_level: dict[tuple[str, str], tuple[int, ...]]
    reach: Reach
    reach_by_kind: dict[str, Reach]
    coverage_rate: Rate
    rate_by_kind: dict[str, Rate]
    on_time: tuple[Rate, ...]
    raise_average: Decimal | None
    raise_numbers: tuple[int, ...]

    @property
    def contracts(self) -> int:
        """Contracts in force."""
        return len(self.in_force)

    @property
    def enterprises(self) -> int:
        """Distinct enterprises covered by contracts in force."""
        return len(self.reach.rows)

    @property
    def workers(self) -> int:
        """Workers of the distinct enterprises."""
        return self.reach.workers

    @property
    def women(self) -> int:
        """Women among them."""
        return self.reach.women


def figures(office: Office, *, day: str | None = None, since: str | None = None) -> ContractFigures:
    """The figures on a day (today); the on-time rates speak of the year before it, or since a day."""
    as_of = standing(office, day=day)
    since = since or clocks.add_months(as_of.day, -12)
    in_force = as_of.in_force()
    rows = covered_rows(office, as_of)
    base = enterprises_with_union(office, as_of.day)
    kinds = [entry.code for entry in codes.code_list("contract_kind").entries]
    levels = [entry.code for entry in codes.code_list("contract_level").entries]
    courses = as_of.courses

    def reached(numbers: Iterable[int]) -> Reach:
        return coverage.reach((row for no in numbers for row in rows.get(no, ())), as_of.day)

    by_kind = {kind: tuple(no for no in in_force if courses[no].kind == kind) for kind in kinds}
    reach_by_kind = {kind: reached(numbers) for kind, numbers in by_kind.items()}
    whole = reached(in_force)
    raises = {no: text for no, text in _raises(office).items() if no in set(by_kind["wage"])}
    return ContractFigures(
        day=as_of.day, in_force=tuple(in_force), by_kind=by_kind,
        by_level={level: tuple(no for no in in_force if courses[no].level == level) for level in levels},
        by_kind_and_level={
            (kind, level): tuple(no for no in by_kind[kind] if courses[no].level == level)
            for kind in kinds for level in levels
        },
        reach=whole, reach_by_kind=reach_by_kind, coverage_rate=_coverage_rate("coverage", whole, base),
        rate_by_kind={kind: _coverage_rate(f"coverage_{kind}", one, base) for kind, one in reach_by_kind.items()},
        on_time=on_time(as_of, since), raise_average=rules.average_raise(list(raises.values())),
        raise_numbers=tuple(raises),
    )  # fmt: skip


def reach_of(office: Office, numbers: Iterable[int], *, day: str | None = None) -> Reach:
    """Whom these contracts cover on a day, each enterprise once, whether they are in force or not."""
    wanted = list(numbers)
    as_of = standing(office, day=day, only=wanted)
    rows = covered_rows(office, as_of, wanted)
    return coverage.reach((row for no in wanted for row in rows.get(no, ())), as_of.day)


def _coverage_rate(name: str, reached: Reach, base: tuple[int, ...]) -> Rate:
    with_union = set(base)
    return Rate(
        name=name, label=_("集体合同覆盖率"), of="units",
        numbers=tuple(no for no in reached.enterprises if no in with_union), base=base,
        base_words=_("有工会的企业：单独建会，或由联合工会涵盖；信用代码以 91 开头"),
    )  # fmt: skip


def _raises(office: Office) -> dict[int, str]:
    rows = office.reading().execute(
        "SELECT no, raise_percent FROM contracts WHERE raise_percent IS NOT NULL ORDER BY no"
    )
    return {row[0]: row[1] for row in rows}


def enterprises_with_union(office: Office, day: str) -> tuple[int, ...]:
    """Enterprises that have a union on a day: one of their own, or a joint union covers them; by number."""
    rows = office.reading().execute(
        "SELECT no, credit_code, unit_type FROM units u WHERE employer IS NOT NULL AND status <> 'dissolved'"
        " AND (founded IS NULL OR founded <= ?1) AND (kind IN ('single', 'grid', 'joint') OR (kind = 'nonunion'"
        " AND EXISTS (SELECT 1 FROM unit_covers c WHERE c.unit = u.no AND c.since <= ?1"
        " AND (c.until IS NULL OR c.until > ?1)))) ORDER BY no",
        (day,),
    )
    rows.row_factory = None
    return tuple(no for no, code, kind in rows.fetchall() if is_enterprise(code, kind))


def is_enterprise(credit_code: str | None, unit_type: str | None) -> bool:
    """Whether an employer is an enterprise: by its credit code, without one by its registration type."""
    if credit_code:
        return credit_code.startswith(ENTERPRISE_CODE)
    return unit_type not in NOT_ENTERPRISES


# -- on time

_Done = Callable[[Standing, Course], tuple[str, str] | None]
"""Of one contract: the day something was done and the last day for it; None where it does not come into question."""


def _filed(as_of: Standing, course: Course) -> tuple[str, str] | None:
    if course.signed_on is None:
        return None
    due = clocks.filing_due(as_of.numbers.calendar, as_of.numbers.of(course.kind), course.signed_on)
    return None if due is None else (course.filings[0].on if course.filings else "", due.day)


def _replied(as_of: Standing, course: Course) -> tuple[str, str] | None:
    if not course.offers:
        return None
    offer = course.offers[-1]
    due = clocks.reply_due(as_of.numbers.calendar, as_of.numbers.of(course.kind), offer.on)
    return None if due is None else (offer.replied_on or "", due.day)


def _published(as_of: Standing, course: Course) -> tuple[str, str] | None:
    effect = as_of.effective_on(course.no)
    if effect is None or effect > as_of.day:
        return None
    due = clocks.publication_due(as_of.numbers.calendar, as_of.numbers.of(course.kind), effect)
    return None if due is None else (course.published_on or "", due.day)


def _renewed(as_of: Standing, course: Course) -> tuple[str, str] | None:
    """Renewed on time is what is followed without a gap: the renewal binds by the day after the old one's last."""
    if course.term_end is None or course.ended_on is not None:
        return None
    if binds_from(course, as_of.day, as_of.numbers.calendar, as_of.numbers.of(course.kind)) is None:
        return None
    since = min((one.since for one in course.followers if one.nature == "renewal"), default="")
    return since, as_of.numbers.calendar.add_days(course.term_end, 1)


_RATES: tuple[tuple[str, str, str, _Done], ...] = (
    ("reply", N_("要约按时答复率"), N_("答复期限在期内届满或已答复的要约"), _replied),
    ("filing", N_("按时报送率"), N_("报送期限在期内届满或已报送的合同"), _filed),
    ("publication", N_("按时公布率"), N_("公布期限在期内届满或已公布的合同"), _published),
    ("renewal", N_("按时续订率"), N_("在期内届满、没有提前结束的合同"), _renewed),
)


def on_time(as_of: Standing, since: str) -> tuple[Rate, ...]:
    """How much was done by its last day: of all whose last day, or whose doing, lies between `since` and the day."""
    found = []
    for name, label, base_words, done in _RATES:
        base, numbers = [], []
        for no, course in as_of.courses.items():
            days = done(as_of, course)
            if days is None:
                continue
            when, due = days
            settled = due < as_of.day or bool(when and when <= as_of.day)
            if not settled or due < since or (name == "renewal" and due > as_of.day):
                continue
            base.append(no)
            if when and when <= due:
                numbers.append(no)
        found.append(
            Rate(name=name, label=_(label), of="contracts", numbers=tuple(numbers), base=tuple(base), base_words=_(base_words))
        )  # fmt: skip
    return tuple(found)


def coverage_table(office: Office, *, day: str | None = None) -> list[tuple[int, tuple[int, ...]]]:
    """Every enterprise with a union, or covered, with the contracts in force that cover it on a day; none: uncovered."""
    as_of = standing(office, day=day)
    rows = covered_rows(office, as_of)
    by_unit: dict[int, list[int]] = {no: [] for no in enterprises_with_union(office, as_of.day)}
    for no in as_of.in_force():
        for row, binds in rows.get(no, ()):
            if coverage.counts(row, as_of.day, binds=binds):
                by_unit.setdefault(row.enterprise, []).append(no)
    return [(unit, tuple(numbers)) for unit, numbers in sorted(by_unit.items())]


def contracts_of_unit(office: Office, unit: int) -> list[int]:
    """Contracts a unit is a party to or covered by, newest first; for the page of a unit."""
    return store.of_unit(office.reading(), unit) if units.unit(office, unit) is not None else []
