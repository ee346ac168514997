"""Every clock of a thousand contracts beside 20,973 people, beside the same rows read by plain SQL.

The floor is what any list must do in any case: reading the rows of contracts, their steps and the members' table once.
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench.conftest import DAY, opened
from unionoffice import contracts, deadlines, members, units
from unionoffice.demo.contract_lives import run, table_of
from unionoffice.demo.lists import Chance
from unionoffice.office import Office

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

CONTRACTS = 1_000
LIMIT = 100
"""Milliseconds."""
TIMES = 15


@pytest.fixture(scope="module")
def busy(town: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The town of 20,973 with a thousand contracts, a copy of its own."""
    path = Path(tmp_path_factory.mktemp("busy") / "busy.office")
    for suffix in (".office", ".keys"):
        shutil.copyfile(town.path.with_suffix(suffix), path.with_suffix(suffix))
    with opened(path) as office:
        table = table_of(office, Chance("bench"), DAY.toordinal())
        parties = [unit for unit in units.units(office) if unit.kind == "single" and unit.employer]
        with office.act("登记演示合同", "contracts"):
            for place in range(CONTRACTS - len(contracts.find(office))):
                unit = parties[place % len(parties)]
                made = contracts.add_contract(office, {"kind": "other", "employer": unit.no})
                run(table, made, table.today - 40 - place % 700, years=1 + place % 3, people=False)
        yield office


def median(work: Callable[[], object]) -> float:
    """Milliseconds, after one round that nobody measures."""
    work()
    times = []
    for _round in range(TIMES):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def floor(office: Office) -> int:
    """The rows themselves, once."""
    db, count = office.reading(), 0
    for table in ("contracts", "contract_offers", "contract_meetings", "contract_votes", "contract_filings",
                  "contract_reports", "units"):  # fmt: skip
        count += len(db.execute(f"SELECT * FROM {table}").fetchall())
    return count + len(db.execute("SELECT person, state, card_issued FROM memberships").fetchall())


def test_every_deadline_of_a_thousand_contracts_and_20973_people_is_there_at_once(busy: Office) -> None:
    assert len(contracts.find(busy)) == CONTRACTS
    assert members.figures(busy).members == 20_973
    least, own, all_areas = (
        median(lambda: floor(busy)),
        median(lambda: deadlines.deadlines(busy, area="contracts")),
        median(lambda: deadlines.deadlines(busy)),
    )
    pipeline, figures = median(lambda: contracts.pipeline(busy)), median(lambda: contracts.figures(busy))
    print(f"\n{CONTRACTS:,} contracts, 20,973 people: floor (the rows by plain SQL) {least:.1f} ms")
    for name, took in (
        ("deadlines, contracts", own), ("deadlines, all areas", all_areas), ("pipeline", pipeline), ("figures", figures),
    ):  # fmt: skip
        print(f"  {name:22} {took:6.1f} ms   {took / least:4.1f} x floor")
    assert all_areas <= LIMIT
