"""What the county refuses and what a person may take nevertheless: replay, leap, fork, mix, wrong target, wrong sums."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.county.offices import Place, World, acquainted, enrol
from unionoffice import county, reports
from unionoffice.errors import Refused
from unionoffice.exchange import package
from unionoffice.exchange.package import packed_rows


def refusal(upper: Place, path: Path, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        county.receive(upper.office, path, **options)
    return caught.value.reason


def at_number(town: Place, sequence: int) -> None:
    with town.office.act("账册编号", "reports") as act:
        act.db.execute("UPDATE book SET sequence = ?", (sequence,))


@pytest.mark.parametrize(("jump", "asked"), [(1000, False), (1001, True)])
def test_a_jump_of_more_than_a_thousand_numbers_is_asked_about(
    upper: Place, town: Place, jump: int, asked: bool
) -> None:
    county.receive(upper.office, town.package())
    at_number(town, 1 + jump)
    far = town.package()
    if asked:
        assert refusal(upper, far) == "leap"
        taken = county.receive(upper.office, far, confirmed=("leap",))
        assert "跳号" in taken.notes[0]
    else:
        assert f"{jump} 个包没有收到" in county.receive(upper.office, far).notes[0]


def test_no_older_package_is_ever_taken_whatever_the_order(upper: Place, town: Place) -> None:
    packages = [town.package() for _ in range(5)]
    for newest in (2, 4):
        county.receive(upper.office, packages[newest])
        for older in range(newest):
            reason = refusal(upper, packages[older], confirmed=county.CONFIRMED)
            assert reason == ("already_there" if (older, newest) == (2, 4) else "replayed")


@pytest.fixture
def five(world: World, tmp_path: Path) -> Iterator[tuple[list[Place], list[Place]]]:
    """Five counties and five towns, each town acquainted with its own county."""
    with ExitStack() as stack:
        counties = [world.copy("county" if n == 0 else "elsewhere", tmp_path / f"c{n}") for n in range(5)]
        towns = [world.copy("town0" if n == 0 else "stranger", tmp_path / f"t{n}") for n in range(5)]
        for place in (*counties, *towns):
            stack.enter_context(place.office)
        for n in range(1, 5):
            for place in (counties[n], towns[n]):
                with place.office.act("另一个单位", "reports") as act:
                    name = json.dumps(f"另{n}-{place.office.level}")
                    act.db.execute("UPDATE settings SET value = ? WHERE name = 'office_id'", (name,))
                    act.db.execute("DELETE FROM own_keys")
            acquainted(counties[n], towns[n])
        yield counties, towns


def test_a_package_is_taken_by_its_own_county_and_by_no_other(five: tuple[list[Place], list[Place]]) -> None:
    counties, towns = five
    packages = [town.package() for town in towns]
    outcomes = []
    for upper in counties:
        for path in packages:
            good, bad = county.receive_all(upper.office, [path], confirmed=county.CONFIRMED)
            outcomes.append("taken" if good else bad[0][1].reason)
    assert [outcomes[n * 5 + n] for n in range(5)] == ["taken"] * 5
    assert sorted(one for n, one in enumerate(outcomes) if n % 6) == ["not_for_us"] * 20


def signed(town: Place, upper: Place, *, rows: list[dict[str, Any]], **more: Any) -> Path:
    """A package a registered town signs, with whatever it likes to say."""
    import hashlib

    card = reports.own_card(upper.office)
    manifest = {
        "kind": "package", "office": town.id, "name": "三墩镇总工会", "level": "township", "division": "330106109",
        "book": "b", "epoch": 1, "sequence": 1, "previous": "", "recipient": card.fingerprint,
        "period": ["2026-10-01", "2026-11-22"], "day": "2026-11-22", "at": "2026-11-22T08:00:00+00:00", "program": "0",
        "counts": {"aid_items": len(rows)}, "sums": {"aid_items": sum(row["amount"] for row in rows)},
        "journal": {"acts": 0, "head": "00" * 32, "since": 0}, **more,
    }  # fmt: skip
    sink = io.BytesIO()
    parts = [packed_rows("aid_items", rows), packed_rows("journal", [])]
    package.write_package(sink, manifest, parts, reports.own_keys(town.office), [card.seal])
    path = town.folder / f"{hashlib.sha256(sink.getvalue()).hexdigest()[:8]}.uop"
    path.write_bytes(sink.getvalue())
    return path


ITEMS = [{"id": f"i{n}", "amount": 100_00 + n, "result": "paid", "result_on": "2026-11-01"} for n in range(7)]


def test_counts_and_fen_of_the_manifest_have_to_be_those_of_the_rows(upper: Place, town: Place) -> None:
    assert refusal(upper, signed(town, upper, rows=ITEMS, counts={"aid_items": 6})) == "altered"
    assert refusal(upper, signed(town, upper, rows=ITEMS, sums={"aid_items": 1})) == "sums_differ"
    taken = county.receive(upper.office, signed(town, upper, rows=ITEMS))
    assert taken.sums == {"aid_items": 70_021}


@pytest.mark.parametrize(
    "wrong",
    [{"sequence": "1"}, {"sequence": -1}, {"epoch": None}, {"day": "heute"}, {"period": ["2026-01-01"]}, {"counts": []},
     {"sums": {"aid_items": 1.5}}, {"journal": {}}, {"book": ""}, {"name": "x" * 500}],
)  # fmt: skip
def test_a_signed_manifest_that_is_not_what_the_schema_says_is_refused_in_words(
    upper: Place, town: Place, wrong: dict[str, Any]
) -> None:
    assert refusal(upper, signed(town, upper, rows=ITEMS, **wrong)) == "altered"
    assert county.merged_offices(county.OwnFile(upper.office.reading())) == []


def test_what_the_receipt_accepts_and_sends_back_comes_to_what_was_sent(upper: Place, town: Place) -> None:
    rows = [dict(one) for one in ITEMS]
    rows[2]["amount"] = -5
    rows[4] |= {"amount": 7_77}
    taken = county.receive(upper.office, signed(town, upper, rows=rows))
    answer = county.answer(upper.office, taken.no, upper.folder)
    manifest = package.read_package(
        io.BytesIO(answer.path.read_bytes()), reports.own_keys(town.office), lambda _m: reports.own_card(upper.office),
        lambda _m: None, lambda _p, _c: None,
    )  # fmt: skip
    assert (manifest["accepted"], manifest["refused"]) == ({"aid_items": 6}, {"aid_items": 1})
    assert manifest["sums"]["aid_items"] + manifest["refused_sums"]["aid_items"] == taken.sums["aid_items"]
    assert manifest["refused_sums"]["aid_items"] == -5


def test_two_computers_of_one_office_are_seen_and_a_person_decides_which_one_counts(
    upper: Place, town: Place, world: World, tmp_path: Path
) -> None:
    with world.copy("town0", tmp_path / "second").office as opened:
        second = Place(opened, tmp_path / "second")
        first = county.receive(upper.office, town.package())
        enrol(second, "刘芳", "330106199201020026")
        for left in second.folder.glob("*.uop"):
            left.unlink()
        with second.office.act("同一本账册", "reports") as act:
            book = town.office.reading().execute("SELECT id FROM book").fetchone()[0]
            act.db.execute("INSERT INTO book (no, id, epoch, sequence) VALUES (1, ?, 1, 0)", (book,))
        theirs = second.package()
        assert refusal(upper, theirs) == "fork"
        kept = [path.read_bytes() for path in county.folder_of(upper.office).iterdir()]
        assert theirs.read_bytes() in kept, "both are kept"
        assert county.merged_offices(county.OwnFile(upper.office.reading()))[0].sequence == first.sequence
        taken = county.receive(upper.office, theirs, confirmed=("fork",))
        assert taken.notes == ("同号的两个包中，经核对采用这一个",)
        assert taken.counts["members"] == 3
        assert county.receive(upper.office, second.package()).notes == ()


def test_a_part_an_office_reports_no_longer_is_merged_no_longer(upper: Place, town: Place) -> None:
    county.receive(upper.office, signed(town, upper, rows=ITEMS))
    empty = signed(
        town, upper, rows=[], sequence=2, counts={}, sums={},
        previous=county.merged_offices(county.OwnFile(upper.office.reading()))[0].sha256,
    )  # fmt: skip
    county.receive(upper.office, empty)
    assert county.OwnFile(upper.office.reading()).execute("SELECT count(*) FROM merged_rows") == [(0,)]
