"""Figures on any day: each opens its list, bases are stated, an expired contract is never counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.build import CHEMICALS, VILLAGE
from tests.contracts.steps import in_effect, new, signed
from unionoffice import contracts, units
from unionoffice.contracts import ContractFigures
from unionoffice.contracts.figures import is_enterprise
from unionoffice.demo.numbers import with_check
from unionoffice.office import Office


def number(office: Office, name: str) -> int:
    return units.named(office, name)[0]


def rate(figures: ContractFigures, name: str) -> contracts.Rate:
    (found,) = [one for one in figures.on_time if one.name == name]
    return found


@pytest.fixture
def village(office: Office) -> Office:
    """天禄化工 with its own union, three shops the village union covers, one without any union."""
    for place, name in enumerate(("甲厂", "乙厂", "丙厂")):
        code = with_check(f"9133010600000000{place}")
        units.add_unit(office, {"name": name, "employer": name, "kind": "nonunion", "credit_code": code})
        units.cover(office, number(office, VILLAGE), number(office, name), "2025-01-01")
    return office


def test_an_office_without_contracts_has_figures_of_nothing(office: Office) -> None:
    found = contracts.figures(office)
    assert (found.contracts, found.enterprises, found.workers, found.women, found.raise_average) == (0, 0, 0, 0, None)
    assert (found.coverage_rate.numbers, found.coverage_rate.value) == ((), 0)
    assert all(one.value is None and one.percent == "" for one in found.on_time)


def test_own_and_regional_contracts_together_count_each_enterprise_once(village: Office) -> None:
    office = village
    own = in_effect(office, kind="wage", workers=120, women=41, raise_percent="6.5")
    regional = in_effect(office, kind="wage", level="regional", raise_percent="4")
    for name, workers in (("甲厂", 10), ("乙厂", 20), ("三墩镇天禄化工有限公司", 118), ("永兴建材厂", 6)):
        contracts.cover(office, regional.no, name, {"workers": workers, "women": workers // 2, "since": "2026-05-01"})
    found = contracts.figures(office)
    assert (found.contracts, found.enterprises) == (2, 4)
    assert found.workers == 10 + 20 + 118 + 6
    assert found.women == 5 + 10 + 59 + 3
    assert found.by_kind["wage"] == (own.no, regional.no)
    assert found.by_level == {"enterprise": (own.no,), "regional": (regional.no,), "industry": ()}
    assert found.by_kind_and_level[("wage", "regional")] == (regional.no,)
    coverage = found.coverage_rate
    assert coverage.base == contracts.enterprises_with_union(office, office.today)
    assert set(coverage.base) == {number(office, name) for name in (CHEMICALS, "甲厂", "乙厂", "丙厂")}
    assert (coverage.value, coverage.percent) == (Fraction(3, 4), "75.00")
    assert coverage.missing == (number(office, "丙厂"),)
    assert "91" in coverage.base_words
    assert (found.raise_average, found.raise_numbers) == (Decimal("5.25"), (own.no, regional.no))
    assert contracts.figures(office, day="2026-04-20").enterprises == 1
    assert contracts.figures(office, day="2026-04-10").contracts == 0
    table = dict(contracts.coverage_table(office))
    assert table[number(office, CHEMICALS)] == (own.no, regional.no)
    assert table[number(office, "丙厂")] == ()


def test_in_shandong_a_regional_wage_contract_counts_only_who_sealed_it(village: Office) -> None:
    from unionoffice.officers import Right

    office = village
    office.set_setting("division", "370881", right=Right.ENTER)
    made = in_effect(office, kind="wage", level="regional")
    for name in ("甲厂", "乙厂", "丙厂"):
        contracts.cover(office, made.no, name, {"workers": 10})
    assert contracts.figures(office).enterprises == 0
    rows = contracts.covered_by(office, made.no)
    contracts.seal(office, rows[0].no, employer="2026-05-10", union="2026-05-12")
    contracts.seal(office, rows[1].no, employer="2026-05-10")
    assert contracts.figures(office).reach.enterprises == (number(office, "甲厂"),)
    assert contracts.figures(office, day="2026-05-11").enterprises == 0
    office.set_setting("division", "330106", right=Right.ENTER)
    assert contracts.figures(office).enterprises == 3


def test_a_joint_unions_cover_counts_only_while_it_lasts(village: Office) -> None:
    office = village
    units.uncover(office, number(office, VILLAGE), number(office, "丙厂"), "2026-03-01")
    assert number(office, "丙厂") in contracts.enterprises_with_union(office, "2026-02-28")
    assert number(office, "丙厂") not in contracts.enterprises_with_union(office, "2026-03-01")


@pytest.mark.parametrize(
    ("code", "kind", "found"),
    [("91330106MA2AX8GT5K", "400", True), ("92330106MA2AX8GT5K", "170", False), (None, "170", True), (None, None, True),
     (None, "500", False), ("", "600", False), ("12330106MA2AX8GT5K", None, False)],
)  # fmt: skip
def test_an_enterprise_is_told_by_its_code_and_without_one_by_its_type(code, kind, found) -> None:
    assert is_enterprise(code, kind) is found


def test_what_was_done_in_time_is_told_with_its_base(office: Office) -> None:
    early, late = in_effect(office, kind="wage"), new(office, kind="women")
    contracts.publish(office, early.no, "2026-04-17")
    signed(office, late.no, "2026-09-10", start="2026-10-01", end="2027-09-30")
    contracts.file(office, late.no, {"filed_on": "2026-10-12", "received_on": "2026-10-13"})
    waiting = new(office, kind="general")
    contracts.offer(office, waiting.no, {"offered_on": "2026-09-01"})
    fresh = new(office, kind="general")
    contracts.offer(office, fresh.no, {"offered_on": "2026-11-20"})
    found = contracts.figures(office)
    filing = rate(found, "filing")
    assert (filing.base, filing.numbers, filing.percent) == ((early.no, late.no), (early.no,), "50.00")
    assert rate(found, "reply").base == (waiting.no,)
    assert rate(found, "reply").numbers == ()
    publication = rate(found, "publication")
    assert (publication.base, publication.missing) == ((early.no, late.no), (late.no,))
    assert rate(found, "renewal").base == ()
    assert rate(contracts.figures(office, since="2026-09-15"), "filing").base == (late.no,)


def test_renewed_in_time_is_renewed_without_a_gap(office: Office) -> None:
    first = new(office, kind="wage")
    signed(office, first.no, "2025-03-10", start="2025-04-01", end="2026-03-31")
    contracts.file(office, first.no, {"filed_on": "2025-03-11", "received_on": "2025-03-11"})
    second = contracts.renew(office, first.no)
    signed(office, second.no, "2026-03-10", start="2026-04-01", end="2027-03-31")
    contracts.file(office, second.no, {"filed_on": "2026-03-11", "received_on": "2026-03-11"})
    found = rate(contracts.figures(office), "renewal")
    assert (found.base, found.numbers) == ((first.no,), (first.no,))
    assert contracts.figures(office, day="2026-03-31").contracts == 1
    assert contracts.figures(office, day="2026-04-01").in_force == (second.no,)


def test_the_past_is_counted_as_it_was_known_then(office: Office) -> None:
    made = in_effect(office, kind="wage")
    contracts.end(office, made.no, "2026-06-01", reason="停产")
    days = [date(2026, 4, 10), date(2026, 4, 11), date(2026, 5, 31), date(2026, 6, 1)]
    assert [contracts.figures(office, day=day.isoformat()).contracts for day in days] == [0, 1, 1, 0]
