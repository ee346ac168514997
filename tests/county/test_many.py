"""Any order of packages ends with the same county, and no office learns a word of another's."""

from __future__ import annotations

import json
import random
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.county.offices import Place, World, enrol
from unionoffice import county, reports
from unionoffice.exchange import package
from unionoffice.exchange.package import Part


def contents(upper: Place) -> str:
    store = county.OwnFile(upper.office.reading())
    tables = ("merged_offices", "merged_parts", "merged_rows", "merged_faults")
    found = [store.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4") for table in tables]
    return json.dumps(found, ensure_ascii=False)


def shuffled(world: World, folder: Path, packages: list[Path], turns: int) -> set[str]:
    """What the county holds after each of so many orders, given in two or three handfuls."""
    seen = set()
    for turn in range(turns):
        chance = random.Random(turn)
        order = chance.sample(packages, len(packages))
        order += chance.choices(packages, k=3)
        cuts = sorted(chance.sample(range(1, len(order)), 2))
        again = world.copy("county", folder / f"county{turn}")
        with again.office:
            for first, last in zip((0, *cuts), (*cuts, len(order)), strict=True):
                county.receive_all(again.office, order[first:last])
            county.receive_all(again.office, packages)
            seen.add(contents(again))
        for left in (folder / f"county{turn}").rglob("*"):
            if left.is_file():
                left.unlink()
    return seen


def handed_in(towns: list[Place], rounds: int) -> list[Path]:
    """Each town's packages of so many rounds, something new in each."""
    packages = []
    for n in range(rounds):
        for place, town in enumerate(towns):
            enrol(town, "刘芳", f"33010619{60 + n:02d}0{place + 1}020026")
            packages.append(town.package())
    return packages


def test_any_order_of_packages_ends_with_the_same_county(world: World, tmp_path: Path) -> None:
    with ExitStack() as stack:
        towns = [world.copy(f"town{n}", tmp_path / f"town{n}") for n in range(3)]
        for town in towns:
            stack.enter_context(town.office)
        assert len(shuffled(world, tmp_path, handed_in(towns, 2), 20)) == 1


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_thousand_orders_of_thirty_packages_end_with_the_same_county(world: World, tmp_path: Path) -> None:
    with ExitStack() as stack:
        towns = [world.copy(f"town{n}", tmp_path / f"town{n}") for n in range(3)]
        for town in towns:
            stack.enter_context(town.office)
        assert len(shuffled(world, tmp_path, handed_in(towns, 10), 1000)) == 1


def test_no_canary_of_one_town_is_in_the_receipt_of_another(upper: Place, town: Place, other: Place) -> None:
    """Thirty people in both towns: all found, and each receipt holds not a word of the other town's rows."""
    for n in range(30):
        number = f"3301061970{n % 9 + 1:02d}{n % 27 + 1:02d}{n:03d}0"
        enrol(town, "金丝雀甲", number)
        enrol(other, "金丝雀乙", number)
    for n, place in enumerate((town, other)):
        with place.office.act("暗记", "members") as act:
            act.db.execute(
                "UPDATE people SET phone = '1380000000' || ?, address = ? WHERE name LIKE '金丝雀%'",
                (n + 5, f"暗记{n}号"),
            )
        county.receive(upper.office, place.package())
    twins = county.twins(upper.office)
    assert (len(twins), {one.offices for one in twins}) == (30, {("三墩镇总工会", "转塘街道总工会")})
    answers = county.answer_many(upper.office, [town.id, other.id], upper.folder)
    inside = [opened(place, upper, one.path) for place, one in zip((town, other), answers, strict=True)]
    mine = [all_values(place) for place in (town, other)]
    for n in (0, 1):
        theirs = mine[1 - n] - mine[n]
        assert len(theirs) > 60
        assert [value for value in theirs if value in inside[n]] == []
        assert inside[n].count('"duplicate"') == 30


def opened(place: Place, upper: Place, path: Path) -> str:
    """Everything in a receipt, as text, read by whom it is for."""
    said: list[str] = []

    def take(part: Part, content: bytes) -> None:
        said.extend(line.decode() for line in package.inflated_lines(content))

    with path.open("rb") as source:
        card = reports.own_card(upper.office)
        manifest = package.read_package(source, reports.own_keys(place.office), lambda _m: card, lambda _m: None, take)
    return json.dumps(manifest, ensure_ascii=False) + "\n".join(said)


def all_values(place: Place) -> set[str]:
    """Every text this office reports that is not a common word."""
    from unionoffice.exchange.reported import lines

    found: set[Any] = {place.id, place.office.name}
    for part in reports.declared():
        for uid, line in lines(place.office.reading(), part):
            found |= {uid, *json.loads(line).values()}
    return {value for value in found if isinstance(value, str) and len(value) > 10}
