"""A county or city of many townships: the first merge of every member, and later packages by what changed in them.

`UNIONOFFICE_BENCH_TOWNS=315 UNIONOFFICE_BENCH_TOWN_MEMBERS=5587` is Changsha's size, 1.76 million members. The floor
is parsing the same lines and inserting them into a plain SQLite table.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build import DAY, check_digit
from unionoffice import county, reports
from unionoffice.exchange import package
from unionoffice.exchange.office_keys import KeyCard, OwnKeys, card_file, new_keys
from unionoffice.journal import BEGINNING
from unionoffice.office import Office
from unionoffice.opening import create_office

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

TOWNS = int(os.environ.get("UNIONOFFICE_BENCH_TOWNS", "12"))
MEMBERS = int(os.environ.get("UNIONOFFICE_BENCH_TOWN_MEMBERS", "5587"))


@dataclass
class Town:
    keys: OwnKeys
    card: KeyCard
    number: int
    sequence: int = 0
    last: str = ""

    def rows(self, changed: float) -> list[dict[str, object]]:
        chance = random.Random(self.number * 1000 + self.sequence)
        return [member(self.number, place, new=chance.random() < changed) for place in range(MEMBERS)]


def member(town: int, place: int, *, new: bool) -> dict[str, object]:
    birth = f"19{40 + place % 15 + 15 * (town // 100):02d}{1 + place // 1000 % 12:02d}{1 + place % 28:02d}"
    first = f"{430100 + town % 100:06d}{birth}{place % 1000:03d}"
    number = first + check_digit(first)
    return {
        "id": f"{town:08x}-0000-7000-8000-{place:012x}", "name": f"王{place:05d}", "id_kind": "resident", "id_number": number,
        "sex": "male" if place % 2 else "female", "birth": f"{birth[:4]}-{birth[4:6]}-{birth[6:]}", "ethnicity": "01",
        "phone": f"139{town:04d}{int(new)}{place % 1000:03d}", "joined": "2015-06-01", "state": "active",
        "since": "2015-06-01", "unit": f"{town:08x}-1111-7000-8000-{place % 40:012x}", "migrant": place % 2,
    }  # fmt: skip


def packed(town: Town, upper: KeyCard, folder: Path, changed: float) -> Path:
    town.sequence += 1
    rows = town.rows(changed)
    manifest = {
        "kind": "package", "office": town.card.office, "name": town.card.name, "level": "township", "division": town.card.division,
        "book": f"book-{town.number}", "epoch": 1, "sequence": town.sequence, "previous": town.last, "recipient": upper.fingerprint,
        "period": ["2026-10-01", "2026-11-22"], "day": "2026-11-22", "at": "2026-11-22T00:00:00+00:00", "program": "0",
        "counts": {"members": len(rows)}, "sums": {}, "journal": {"acts": 0, "head": BEGINNING.hex(), "since": 0},
        "clock_doubt": False, "card_key": "",
    }  # fmt: skip
    path = folder / f"{town.number}-{town.sequence}.uop"
    with path.open("wb") as sink:
        parts = [package.packed_rows("members", rows), package.packed_rows("journal", [])]
        package.write_package(sink, manifest, parts, town.keys, [upper.seal])
    import hashlib

    town.last = hashlib.sha256(path.read_bytes()).hexdigest()
    return path


def floor(folder: Path, towns: list[Town]) -> float:
    began = time.process_time()
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("CREATE TABLE rows (office TEXT, id TEXT, content TEXT, PRIMARY KEY (office, id)) WITHOUT ROWID")
    for town in towns:
        lines = [package.row_line(row) for row in town.rows(0)]
        plain.executemany(
            "INSERT INTO rows VALUES (?, ?, ?)",
            [(town.card.office, json.loads(line)["id"], line.decode()) for line in lines],
        )
    plain.commit()
    plain.close()
    return time.process_time() - began


def received(office: Office, upper: KeyCard, towns: list[Town], folder: Path, changed: float) -> float:
    spent = 0.0
    for town in towns:
        path = packed(town, upper, folder, changed)
        began = time.perf_counter()
        county.receive(office, path)
        spent += time.perf_counter() - began
        path.unlink()
    return spent


def test_the_first_merge_and_later_ones_by_what_changed(tmp_path: Path) -> None:
    office, _code = create_office(
        tmp_path / "city.office",
        name="长沙市总工会",
        level="city",
        division="430100",
        officer="李娟",
        password="p",
        today=DAY,
    )
    towns = []
    for number in range(TOWNS):
        keys = new_keys()
        card = keys.card(
            office=f"town-{number}", name=f"第{number}街道", level="township", division=f"{430102000 + number:09d}"
        )
        towns.append(Town(keys, card, number))
    with office:
        upper = reports.own_card(office)
        for town in towns:
            reports.register_partner(office, card_file(town.card), town.card.words, "lower")
        first = received(office, upper, towns, tmp_path, 0)
        later = {share: received(office, upper, towns, tmp_path, share) for share in (0.1, 0.01, 0.0)}
        again = received(office, upper, towns, tmp_path, 0.0)
        began = time.perf_counter()
        told = county.told_rows(county.OwnFile(office.reading()))
        answers = [county.answer(office, no, tmp_path, told=told) for no in county.latest_received(office).values()]
        answered = time.perf_counter() - began
        assert len(answers) == TOWNS
        assert sum(one.members for one in county.status(office)) == TOWNS * MEMBERS
    bare = floor(tmp_path, towns)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = (tmp_path / "city.office").stat().st_size / 1e6
    print(
        f"\n{TOWNS} townships, {TOWNS * MEMBERS:,} members: first merge {first:.1f} s (ratio to plain inserting {first / bare:.1f});"
        f" 10 % changed {later[0.1]:.1f} s, 1 % {later[0.01]:.1f} s, changed back {later[0.0]:.1f} s, unchanged {again:.2f} s;"
        f" {TOWNS} receipts {answered:.1f} s; peak {peak:.0f} MB; file {size:.0f} MB"
    )
    assert again < later[0.1] < first
