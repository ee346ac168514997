from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from unionoffice import appointing, demo, divisions, identity, members, photos, units
from unionoffice.cleaning import read_name, read_phone
from unionoffice.database import column, value
from unionoffice.demo import DEMO_PASSWORD, DemoTown, make_town
from unionoffice.errors import Cancelled, Refused
from unionoffice.members import STATES_ON_THE_ROLL
from unionoffice.office import Office
from unionoffice.officers import Right, Role
from unionoffice.opening import open_office

DAY = date(2026, 11, 22)
SIZE = 600


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> DemoTown:
    return make_town(tmp_path_factory.mktemp("demo") / "demo.office", members=SIZE, today=DAY)


@pytest.fixture
def office(town: DemoTown) -> Iterator[Office]:
    with open_office(town.path, "李娟", DEMO_PASSWORD, today=DAY) as opened:
        yield opened


def everybody(office: Office) -> list[dict[str, Any]]:
    rows = office.reading().execute("SELECT * FROM people JOIN memberships ON person = people.no ORDER BY people.no")
    return [{name: row[name] for name in row.keys() if name not in ("id", "photo")} for row in rows]  # noqa: SIM118


def all_units(office: Office) -> list[dict[str, Any]]:
    rows = office.reading().execute("SELECT * FROM units ORDER BY no")
    return [{name: row[name] for name in row.keys()} for row in rows]  # noqa: SIM118


def test_the_same_seed_size_and_day_give_the_same_people_and_units(office, tmp_path):
    again = make_town(tmp_path / "again.office", members=SIZE, today=DAY)
    other = make_town(tmp_path / "other.office", members=SIZE, seed=2, today=DAY)
    with open_office(again.path, "李娟", DEMO_PASSWORD, today=DAY) as second:
        assert everybody(second) == everybody(office)
        assert all_units(second) == all_units(office)
    with open_office(other.path, "李娟", DEMO_PASSWORD, today=DAY) as third:
        assert [row["name"] for row in everybody(third)] != [row["name"] for row in everybody(office)]


@pytest.mark.parametrize("size", [1, 7, 40])
def test_even_the_smallest_town_has_exactly_the_members_asked_for(tmp_path, size):
    town = make_town(tmp_path / "small.office", members=size, today=DAY)
    with open_office(town.path, "李娟", DEMO_PASSWORD, today=DAY) as office:
        assert members.figures(office).members == size
        assert len(units.unions(office)) == town.unions


def test_the_roll_holds_as_many_members_as_asked_for_and_others_beside_it(office, town):
    counted = Counter(row["state"] for row in everybody(office))
    assert members.figures(office).members == SIZE == town.members
    assert sum(counted[state] for state in STATES_ON_THE_ROLL) == SIZE
    assert min(counted[state] for state in ("retained", "transferred_out", "left", "transfer_pending")) > 0
    assert units.figures(office).unions == town.unions == demo.unions_for(SIZE)


def test_every_number_code_name_and_phone_passes_the_offices_own_checks(office):
    for row in everybody(office):
        if len(row["id_number"]) == 15:
            continue
        reading = identity.read_number_of_kind(row["id_number"], row["id_kind"], today="2026-11-22")
        assert reading.value == row["id_number"]
        assert {found.reason for found in reading.findings} <= {"retired_division"}, row["id_number"]
        said = identity.facts(row["id_number"])
        assert said is None or (said.sex, said.birth) == (row["sex"], row["birth"])
        if row["id_kind"] == "resident":
            assert divisions.known(row["id_number"][:6])
        assert not read_name(row["name"]).findings
        assert read_name(row["name"]).value == row["name"]
        assert row["phone"] is None or read_phone(row["phone"]).value == row["phone"]
    for row in all_units(office):
        for code in (row["credit_code"], row["union_code"]):
            assert code is None or not identity.read_credit_code(code).findings
        assert row["union_code"] is None or identity.is_union_code(row["union_code"])


def test_no_identity_number_and_no_card_number_is_given_twice(office):
    people = everybody(office)
    assert len({row["id_number"] for row in people}) == len(people)
    cards = [row["card_no"] for row in people if row["card_no"]]
    assert len(set(cards)) == len(cards) > SIZE
    assert all(len(card) == 22 and card.isdigit() for card in cards)
    assert all(row["card_no"] for row in people if row["state"] in STATES_ON_THE_ROLL)


def test_each_history_is_one_unbroken_line_that_ends_in_the_present_state(office):
    founded = {row["no"]: row["founded"] for row in all_units(office)}
    for row in everybody(office):
        spans = members.spans(office, row["no"])
        assert all(one["until"] == other["since"] > one["since"] for one, other in itertools.pairwise(spans))
        last = spans[-1]
        assert (last["until"], last["state"], last["since"], last["unit"]) == (
            None,
            row["state"],
            row["since"],
            row["unit"],
        )
        assert all(founded[span["unit"]] <= span["since"] <= "2026-11-22" for span in spans)
        if row["joined"]:
            assert row["joined"] <= spans[0]["since"]
            assert row["joined"] >= f"{int(row['birth'][:4]) + 16}{row['birth'][4:]}"
        assert row["card_issued"] is None or row["joined"] <= row["card_issued"] <= "2026-11-22"


def test_the_balance_comes_out_in_every_month_of_the_year(office):
    total = 0
    for month in range(1, 12):
        balance = members.balance(office, f"2026-{month:02d}-01", f"2026-{month:02d}-28")
        assert balance.opening + sum(balance.came.values()) - sum(balance.went.values()) == balance.closing
        total += sum(balance.came.values()) + sum(balance.went.values())
    assert total > 10


def test_people_are_found_by_name_number_and_telephone(office):
    for row in everybody(office)[10:400:60]:
        db = office.reading()
        assert row["no"] in members.find(db, row["name"]).numbers
        assert row["no"] in members.find(db, row["id_number"]).numbers
        if row["phone"]:
            assert row["no"] in members.find(db, row["phone"]).numbers


def test_the_tree_reaches_from_the_county_down_to_the_groups_of_a_large_enterprise(tmp_path):
    town = make_town(tmp_path / "large.office", members=4000, today=DAY)
    with open_office(town.path, "王建国", DEMO_PASSWORD, today=DAY) as office:
        kinds = Counter(row["kind"] for row in all_units(office))
        assert {"village", "grid", "industry", "joint", "single", "branch", "group", "nonunion"} <= set(kinds)
        group = next(row["no"] for row in all_units(office) if row["kind"] == "group")
        above = [units.unit(office, no).kind for no in units.ancestors(office, group)]
        assert above[:2] == ["branch", "single"]
        assert above[-2:] == ["township", "county"]
        joint = next(row["no"] for row in all_units(office) if row["kind"] == "joint")
        assert units.covers(office, joint)
        covered = {units.unit(office, cover.unit).employer for cover in units.covers(office, joint)}
        working = {row["employer"] for row in everybody(office) if row["unit"] == joint}
        assert covered & working
        names = {row["name"] for row in everybody(office) if row["ethnicity"] == "05"}
        assert names
        assert all("·" in name for name in names)
        assert any(ord(letter) > 0xFFFF for row in everybody(office) for letter in row["name"])


def test_duplicates_letters_on_their_way_and_units_to_confirm_are_there_to_be_worked_on(office):
    assert len(members.pairs(office)) >= 2
    letters = members.awaited_receipts(office)
    assert letters
    assert all(members.member(office, letter.person).state == "transfer_pending" for letter in letters)
    assert units.without_union(office)
    assert units.figures(office).workers * 0.9 < SIZE


def test_the_entering_officer_only_enters_and_the_other_approves_and_administers(town):
    with open_office(town.path, "李娟", DEMO_PASSWORD, today=DAY) as office:
        assert office.is_demo
        assert office.officer.roles == (Role.ENTRY,)
        with pytest.raises(Refused, match="李娟"):
            office.set_setting("phone", "1")
    with open_office(town.path, "王建国", DEMO_PASSWORD, today=DAY) as office:
        assert office.officer.may(Right.APPROVE)
        assert office.officer.may(Right.ADMINISTER)
        assert not office.officer.may(Right.ENTER)


def test_roles_change_only_while_somebody_is_left_to_administer(office, town):
    office.close()
    with open_office(town.path, "王建国", DEMO_PASSWORD, today=DAY) as opened:
        with pytest.raises(Refused) as refusal:
            appointing.set_roles(opened, "王建国", (Role.APPROVAL,))
        assert refusal.value.reason == "last_administrator"
        assert [officer.roles for officer in appointing.officers(opened)][1] == (Role.APPROVAL, Role.ADMINISTRATION)


def test_a_file_that_is_there_already_stays_as_it_is(tmp_path):
    path = tmp_path / "there.office"
    path.write_bytes(b"somebody's work")
    with pytest.raises(Refused) as refusal:
        make_town(path, members=10, today=DAY)
    assert refusal.value.reason == "exists"
    assert path.read_bytes() == b"somebody's work"


@pytest.mark.parametrize("size", [0, 2_000_001])
def test_a_town_of_impossible_size_is_refused(tmp_path, size):
    with pytest.raises(Refused) as refusal:
        make_town(tmp_path / "town.office", members=size, today=DAY)
    assert refusal.value.reason == "bad_number"
    assert not list(tmp_path.iterdir())


def test_cancelling_leaves_nothing_behind(tmp_path):
    def stop(percent: int, _words: str) -> None:
        if percent > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_town(tmp_path / "town.office", members=200, today=DAY, progress=stop)
    assert not list(tmp_path.iterdir())


def test_progress_runs_from_nothing_to_everything(tmp_path):
    seen: list[int] = []
    make_town(tmp_path / "town.office", members=100, today=DAY, progress=lambda percent, _words: seen.append(percent))
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 100)


def test_with_photos_everybody_with_a_card_has_a_portrait_of_their_own(tmp_path):
    town = make_town(tmp_path / "town.office", members=30, photos=True, today=DAY)
    with open_office(town.path, "李娟", DEMO_PASSWORD, today=DAY) as office, photos.Album(office) as album:
        keys = column(
            office.reading(), "SELECT photo FROM people JOIN memberships ON person = no WHERE card_issued IS NOT NULL"
        )
        assert len(set(keys)) == len(keys) > 20
        assert all(10_000 < len(album.get(key) or b"") < 32_000 for key in keys)
        assert (
            value(
                office.reading(),
                "SELECT count(*) FROM people JOIN memberships ON person = no WHERE card_issued IS NULL AND photo IS NOT NULL",
            )
            == 0
        )


@pytest.mark.slow
def test_sandun_has_its_20973_members_in_268_unions_with_the_rates_of_the_newspaper_page(tmp_path):
    town = make_town(Path(tmp_path) / "sandun.office", today=DAY)
    with open_office(town.path, "李娟", DEMO_PASSWORD, today=DAY) as office:
        figures, of_units = members.figures(office), units.figures(office)
        assert (town.members, town.unions) == (figures.members, of_units.unions) == (20_973, 268)
        assert sum(members.by_unit(office).values()) == 20_973
        assert set(members.by_unit(office)) == set(units.unions(office))
        assert figures.members / of_units.workers >= 0.95
        assert 200 < figures.without_card < 900
        assert figures.new > 30
        assert all(count > 15 for _month, count in members.came_by_month(office))
        rows, covered, without = all_units(office), set(units.covered(office)), set(units.without_union(office))
        enterprises = {row["no"] for row in rows if (row["credit_code"] or "").startswith("91")}
        have = {row["no"] for row in rows if row["kind"] == "single"} | covered
        assert round(len(enterprises & have) / len(enterprises) * 100, 1) == 96.2
        assert round(len(have) / len(have | without) * 100, 1) == 96.2
        ends = [row["term_end"] for row in rows if row["term_end"]]
        for first, last in (
            ("2026-01-01", "2026-11-21"),
            ("2026-11-22", "2026-12-22"),
            ("2026-12-23", "2027-02-20"),
            ("2027-02-21", "2027-05-21"),
        ):
            assert any(first <= end <= last for end in ends)
        assert {pair.reason for pair in members.pairs(office)} >= {"one_digit", "old_number", "name_and_birth"}
        kinds = Counter(row["id_kind"] for row in everybody(office))
        assert {"residence_hk", "residence_taiwan", "foreign_permanent", "passport"} <= set(kinds)
        states = Counter(row["state"] for row in everybody(office))
        assert {"seconded", "expelled", "lapsed", "deceased", "applied", "transferred_in"} <= set(states)
