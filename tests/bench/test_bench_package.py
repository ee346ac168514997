"""The package of the largest town: made and verified, read and merged; later ones by what changed.

The floor is the same rows as one gzip of JSON lines, written and read back.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from tests.build import DAY
from tests.county.offices import Place, acquainted
from unionoffice import county, reports
from unionoffice.exchange.reported import lines
from unionoffice.office import Office
from unionoffice.officers import Role
from unionoffice.opening import create_office

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]
Made = TypeVar("Made")


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    began = time.perf_counter()
    made = work()
    return made, time.perf_counter() - began


def floor(office: Office, path: Path) -> None:
    rows = [line for part in reports.declared() for _id, line in lines(office.reading(), part)]
    path.write_bytes(gzip.compress("\n".join(rows).encode(), 6))
    gzip.decompress(path.read_bytes())


def change(office: Office, share: float) -> None:
    with office.act("改动", "members") as act:
        act.db.execute(
            "UPDATE people SET phone = substr(phone, 1, 10) || (substr(phone, 11) + 1) % 10 WHERE no % 100 < ?",
            (share * 100,),
        )


def test_the_largest_towns_package_is_made_verified_and_merged(town: Office, tmp_path: Path) -> None:
    opened, _code = create_office(
        tmp_path / "county.office", name="西湖区总工会", level="county", division="330106", officer="李娟", password="p", today=DAY
    )  # fmt: skip
    with opened:
        opened.set_setting("demo", True)
        upper, place = Place(opened, tmp_path), Place(town, tmp_path)
        entering, town.officer = town.officer, replace(town.officer, roles=(Role.ENTRY, Role.ADMINISTRATION))
        acquainted(upper, place)
        town.officer = entering
        _nothing, bare = timed(lambda: floor(town, tmp_path / "floor.gz"))
        made, making = timed(lambda: reports.make_package(town, tmp_path))
        _manifest, reading = timed(lambda: reports.verify(town, made.path))
        taken, first = timed(lambda: county.receive(opened, made.path))
        seconds = {}
        for share in (0.1, 0.01, 0.0):
            change(town, share)
            again = reports.make_package(town, tmp_path).path
            received, seconds[share] = timed(lambda again=again: county.receive(opened, again))  # type: ignore[misc]
            assert (received.changed > 0) == (share > 0)
        answer, answering = timed(lambda: county.answer(opened, received.no, tmp_path))
        _receipt, accepting = timed(lambda: reports.accept_receipt(town, answer.path))
        assert reports.fingerprints(town) == county.fingerprint(county.OwnFile(opened.reading()), place.id)
    print(
        f"\n{taken.counts['members']:,} members, {made.path.stat().st_size / 1e6:.1f} MB: made and verified {making:.2f} s"
        f" (ratio to gzip {making / bare:.1f}), verified alone {reading:.2f} s ({reading / bare:.1f}), first merge {first:.2f} s"
        f" ({first / bare:.1f}); 10 % changed {seconds[0.1]:.2f} s, 1 % {seconds[0.01]:.2f} s, unchanged {seconds[0.0]:.2f} s;"
        f" receipt written {answering:.2f} s, taken {accepting:.2f} s"
    )
    assert making <= 3.0
    assert reading <= 1.5
