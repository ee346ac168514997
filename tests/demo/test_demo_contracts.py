"""The invented town has contracts in every state; the invented county comes out exactly as the newspaper has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from unionoffice import contracts, deadlines, demo, journal, units
from unionoffice.demo.contract_stages import STAGES
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.opening import open_office

DAY = date(2026, 11, 22)
SIZE = 5000


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("demo") / "town.office"
    demo.make_town(path, members=SIZE, today=DAY)
    with open_office(path, "李娟", demo.DEMO_PASSWORD, today=DAY) as office:
        yield office


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("demo") / "county.office"
    demo.make_county(path, password="tumed-demo", today=DAY)
    with open_office(path, "李娟", "tumed-demo", today=DAY) as office:
        yield office


def test_every_state_is_in_the_town(town: Office) -> None:
    stages = contracts.pipeline(town)
    assert [state for state, numbers in stages.items() if not numbers] == []
    assert len(stages["running"]) > len(STAGES)


def test_nine_in_ten_enterprises_with_a_union_are_covered(town: Office) -> None:
    found = contracts.figures(town).coverage_rate
    assert found.value is not None
    assert 0.75 <= found.value <= 0.97  # half of so small a town stands at a stage of its own


def test_the_towns_contracts_keep_the_order_of_their_days_and_their_rules(town: Office) -> None:
    for no in contracts.find(town):
        events = [event for event in contracts.timeline(town, no) if event.done]
        assert [event.day for event in events] == sorted(event.day for event in events)
        assert all(event.day <= "2026-11-22" for event in events)
        assert not [one for one in contracts.faults(town, no) if one.reason in ("both_sides", "below_minimum")]


def test_the_clocks_of_the_town_run_and_some_have_run_out(town: Office) -> None:
    told = deadlines.deadlines(town, area="contracts")
    assert {
        "reply",
        "filing",
        "review",
        "objection",
        "publication",
        "renewal",
        "end_filing",
        "dispute",
        "congress",
    } <= {one.reason for one in told}
    assert any(one.overdue for one in told)
    assert any(not one.overdue for one in told)
    assert journal.verify(town.reading()) == []


def test_the_same_seed_gives_the_same_contracts(town: Office, tmp_path: Path) -> None:
    demo.make_town(tmp_path / "again.office", members=SIZE, today=DAY)
    with open_office(tmp_path / "again.office", "李娟", demo.DEMO_PASSWORD, today=DAY) as again:
        numbers = contracts.find(town)
        assert contracts.contracts_of(again, contracts.find(again)) == contracts.contracts_of(town, numbers)


def test_953_wage_agreements_cover_1105_enterprises_which_are_93_in_a_hundred(county: Office) -> None:
    found = contracts.figures(county)
    wage = found.rate_by_kind["wage"]
    assert len(found.by_kind["wage"]) == 953
    assert len(found.reach_by_kind["wage"].rows) == len(wage.numbers) == 1105
    assert len(wage.base) == 1188
    assert wage.percent == "93.01"
    assert round(100 * 1105 / 1188) == 93


def test_the_county_holds_what_tempts_to_count_wrongly(county: Office) -> None:
    stages = contracts.pipeline(county)
    assert (len(stages["expired"]), len(stages["objected"]), len(stages["offered"])) == (45, 6, 9)
    rows = sum(len(contracts.covered_by(county, no)) for no in contracts.figures(county).by_kind["wage"])
    assert rows > 1105 + 100
    assert len(contracts.find(county)) > 953 + 60
    assert len(units.without_union(county)) == 49


def test_a_county_is_not_written_over_anything(tmp_path: Path) -> None:
    path = tmp_path / "there.office"
    path.write_bytes(b"somebody's")
    with pytest.raises(Refused) as refusal:
        demo.make_county(path, password="x", today=DAY)
    assert refusal.value.reason == "exists"
    assert path.read_bytes() == b"somebody's"
