"""A demo town with aid and contracts hands over everything it may, and nothing it may not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build import DAY
from tests.county.offices import Place, World
from unionoffice import county, keys, reports
from unionoffice.demo import DEMO_PASSWORD, ENTERING, make_town, make_upper
from unionoffice.errors import Refused
from unionoffice.opening import open_office


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Place]]:
    """The demo county and the demo town below it."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ARGON_MEMORY", 256)
        make_town(folder / "t.office", members=400, today=DAY)
        upper = make_upper(folder / "u.office", folder / "t.office", today=DAY)
        with (
            open_office(folder / "t.office", ENTERING, DEMO_PASSWORD, today=DAY) as below,
            open_office(folder / "u.office", upper.officers[0], DEMO_PASSWORD, today=DAY) as above,
        ):
            yield Place(above, folder), Place(below, folder)


def test_every_part_arrives_to_the_row_and_the_fen(pair: tuple[Place, Place]) -> None:
    upper, town = pair
    taken = county.receive(upper.office, town.package())
    store = county.OwnFile(upper.office.reading())
    assert county.fingerprint(store, town.id) == reports.fingerprints(town.office)
    empty = {part for part, count in taken.counts.items() if not count}
    assert not empty & {"members", "units", "aid_files", "aid_family", "aid_items", "contracts", "contract_covers"}
    fen = town.office.reading().execute("SELECT sum(amount) FROM aid_items WHERE sheet IS NOT NULL").fetchone()[0]
    assert taken.sums == {"aid_items": fen}
    faults = store.execute("SELECT part, field, sentence FROM merged_faults")
    assert faults == [], "what the program itself keeps has no fault the county would find"
    line = county.figures(upper.office, ("2025-10-01", "2026-11-22"))[0]
    assert line.values["aid_times"] > 0
    assert line.values["contracts"] > 0


def test_health_and_illness_and_drafts_stay_in_the_office(pair: tuple[Place, Place]) -> None:
    upper, town = pair
    if not county.merged_offices(county.OwnFile(upper.office.reading())):
        county.receive(upper.office, town.package())
    rows = county.OwnFile(upper.office.reading()).execute("SELECT part, content FROM merged_rows")
    found: dict[str, set[str]] = {}
    for part, content in rows:
        found.setdefault(str(part), set()).update(json.loads(str(content)))
    words = ("health", "illness", "disability", "visit", "opinion_text")
    assert [(part, key) for part, columns in found.items() for key in columns for word in words if word in key] == []
    stages = {json.loads(str(content))["stage"] for part, content in rows if part == "aid_files"}
    assert not stages & {"draft", "refused"}


def test_invented_and_real_data_never_meet(pair: tuple[Place, Place], world: World, tmp_path: Path) -> None:
    upper, _town = pair
    with world.copy("town0", tmp_path / "real").office as real:
        town = Place(real, tmp_path / "real")
        card = reports.own_card(upper.office)
        reports.register_partner(real, reports.own_card_file(upper.office), card.words, "upper")
        with upper.office.act("登记", "reports") as act:
            mine = reports.own_card(real)
            act.db.execute(
                "INSERT INTO partners (office, role, name, level, division, sign, seal, words, registered_on, officer)"
                " VALUES (?, 'lower', ?, ?, ?, ?, ?, ?, '2026-11-22', 1)",
                (mine.office, mine.name, mine.level, mine.division, mine.sign, mine.seal, mine.words),
            )
        with pytest.raises(Refused) as caught:
            county.receive(upper.office, town.package())
        assert caught.value.reason == "demo"


def test_every_part_says_on_what_ground_it_goes_and_where_its_record_is() -> None:
    for one in reports.declared():
        assert one.label, one.part
        assert "法" in one.ground or "办" in one.ground, one.part
        assert one.record in ("people", "units", "aid_files", "aid_rounds", "contracts")
