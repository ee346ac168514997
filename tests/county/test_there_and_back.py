"""From the town to the county and back with the answer."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.county.offices import Place, World, acquainted, enrol
from unionoffice import county, members, reports
from unionoffice.errors import Refused


def refusal(upper: Place, path: Path, **options: object) -> str:
    with pytest.raises(Refused) as caught:
        county.receive(upper.office, path, **options)  # type: ignore[arg-type]
    return caught.value.reason


def contents(upper: Place) -> list[tuple[object, ...]]:
    return county.OwnFile(upper.office.reading()).execute(
        "SELECT office, part, id, content FROM merged_rows ORDER BY 1, 2, 3"
    )


def test_a_package_arrives_whole_and_the_receipt_marks_every_row_accepted(upper: Place, town: Place) -> None:
    uid = members.member(town.office, 1).id  # type: ignore[union-attr]
    assert reports.state_of(town.office, "members", uid).state == "unreported"
    package = town.package()
    assert reports.state_of(town.office, "members", uid).state == "exported"
    received = county.receive(upper.office, package)
    assert received.counts["members"] == 2
    assert received.notes == ()
    names = [json.loads(str(row[3]))["name"] for row in contents(upper) if row[1] == "members"]
    assert sorted(names) == ["王秀英", "陈超"]
    answer = county.answer(upper.office, received.no, upper.folder)
    assert (answer.verdict, answer.rejected, answer.accepted["members"]) == ("whole", 0, 2)
    receipt = reports.accept_receipt(town.office, answer.path)
    assert (receipt.verdict, receipt.accepted["members"]) == ("whole", 2)
    assert reports.state_of(town.office, "members", uid).state == "accepted"


def test_what_changed_since_the_receipt_is_exported_again_and_the_rest_stays_accepted(
    upper: Place, town: Place
) -> None:
    received = county.receive(upper.office, town.package())
    reports.accept_receipt(town.office, county.answer(upper.office, received.no, upper.folder).path)
    members.change(town.office, 1, {"phone": "13900000009"})
    one, other = (members.member(town.office, no).id for no in (1, 2))  # type: ignore[union-attr]
    again = county.receive(upper.office, town.package())
    assert again.changed == 1
    assert [reports.state_of(town.office, "members", uid).state for uid in (one, other)] == ["exported", "accepted"]


def test_an_older_a_repeated_and_a_strangers_package_are_refused(
    upper: Place, town: Place, other: Place, world: World, tmp_path: Path
) -> None:
    first, second = town.package(), town.package()
    county.receive(upper.office, second)
    assert refusal(upper, first) == "replayed"
    assert refusal(upper, second) == "already_there"
    with world.copy("stranger", tmp_path / "stranger").office as stranger:
        assert refusal(upper, Place(stranger, tmp_path / "stranger").package()) == "unknown_office"


def test_a_package_for_another_county_is_refused(upper: Place, town: Place, world: World, tmp_path: Path) -> None:
    elsewhere = world.copy("elsewhere", tmp_path / "elsewhere")
    with elsewhere.office:
        acquainted(elsewhere, town)
        assert refusal(upper, town.package()) == "not_for_us"


def test_a_lost_package_is_noted_and_heals_itself(upper: Place, town: Place) -> None:
    county.receive(upper.office, town.package())
    town.package()
    enrol(town, "刘芳", "330106199201020026")
    received = county.receive(upper.office, town.package())
    assert len(received.notes) == 1
    assert received.counts["members"] == 3


def test_two_computers_exporting_the_same_number_are_a_fork(upper: Place, town: Place) -> None:
    county.receive(upper.office, town.package())
    with town.office.act("倒退账册", "reports") as act:
        act.db.execute("UPDATE book SET sequence = sequence - 1")
        act.db.execute("DELETE FROM row_states")
        act.db.execute("DELETE FROM packages")
    for left in town.folder.glob("*.uop"):
        left.unlink()
    enrol(town, "刘芳", "330106199201020026")
    assert refusal(upper, town.package()) == "fork"


def test_an_altered_journal_is_found_when_it_no_longer_extends_what_was_witnessed(upper: Place, town: Place) -> None:
    received = county.receive(upper.office, town.package())
    reports.accept_receipt(town.office, county.answer(upper.office, received.no, upper.folder).path)
    db = town.office._writer
    for trigger in ("journal_acts_stay", "journal_acts_remain"):
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute("UPDATE journal_acts SET hash = zeroblob(32) WHERE n = (SELECT max(n) FROM journal_acts)")
    assert refusal(upper, town.package()) == "rewritten"


def test_a_person_in_two_towns_is_told_to_both_without_a_word_of_the_other(
    upper: Place, town: Place, other: Place
) -> None:
    mine = enrol(other, "王秀英", "330106197001230123")
    enrol(other, "只在转塘", "330106196001020039")
    both = [county.receive(upper.office, place.package()) for place in (town, other)]
    (twice,) = county.duplicates(county.OwnFile(upper.office.reading()))
    assert twice.reason == "same_member"
    assert {one.office for one in twice.holders} == {place.office.setting("office_id") for place in (town, other)}
    told = county.told_rows(county.OwnFile(upper.office.reading()))
    theirs = json.dumps(told[other.office.setting("office_id")], ensure_ascii=False)
    assert mine in theirs
    assert "三墩" not in theirs
    assert town.office.setting("office_id") not in theirs
    answer = county.answer(upper.office, both[1].no, upper.folder)
    assert (answer.verdict, answer.duplicates) == ("part", 1)
    reports.accept_receipt(other.office, answer.path)
    assert [(row.id, row.state, row.reason) for row in reports.returned(other.office)] == [
        (mine, "duplicate", "same_member")
    ]


def test_receipts_of_others_old_ones_and_packages_are_no_receipts(upper: Place, town: Place, other: Place) -> None:
    first = county.receive(upper.office, town.package())
    old = county.answer(upper.office, first.no, upper.folder)
    new = county.answer(upper.office, first.no, upper.folder)
    reports.accept_receipt(town.office, new.path)
    package = town.package()
    for place, path, reason in ((town, new.path, "already_there"), (town, old.path, "older_receipt"),
                                (other, new.path, "not_for_us"), (town, package, "unknown_office")):  # fmt: skip
        with pytest.raises(Refused) as caught:
            reports.accept_receipt(place.office, path)
        assert caught.value.reason == reason


def test_every_order_of_packages_ends_with_the_same_county(
    upper: Place, town: Place, other: Place, world: World, tmp_path: Path
) -> None:
    packages = []
    for n, name in enumerate(("刘芳", "赵敏", "孙莉")):
        for place in (town, other):
            enrol(place, name, f"33010619920{n + 1}020026")
            packages.append(place.package())
    seen = set()
    for turn in range(6):
        again = world.copy("county", tmp_path / f"county{turn}")
        with again.office:
            shuffled = random.Random(turn).sample(packages, len(packages))
            county.receive_all(again.office, shuffled[:3])
            county.receive_all(again.office, shuffled[3:])
            seen.add(json.dumps(contents(again), ensure_ascii=False))
    assert len(seen) == 1


def test_raw_packages_are_kept_as_they_came(upper: Place, town: Place) -> None:
    package = town.package()
    county.receive(upper.office, package)
    (kept,) = county.folder_of(upper.office).iterdir()
    assert kept.read_bytes() == package.read_bytes()
