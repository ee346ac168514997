from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import CHEMICALS
from tests.files import whole
from tests.made_up import number
from unionoffice import database, journal, members, undo, units
from unionoffice.office import Act, Office

CHANGED = ("units", "unit_counts", "unit_covers")


def taken_back(office: Office, act: int) -> undo.Reversal:
    with office.act("撤销", "x") as again:
        return undo.reverse(again.db, act)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(seed=st.integers(0, 10_000), steps=st.integers(1, 12))
def test_whatever_an_act_did_taking_it_back_restores_every_row(office: Office, seed: int, steps: int) -> None:
    before = whole(office.reading())
    act = anything(office, random.Random(seed), steps)
    assert undo.find_conflicts(office.reading(), act) == []
    assert taken_back(office, act).conflicts == ()
    assert whole(office.reading()) == before


def anything(office: Office, chance: random.Random, steps: int) -> int:
    """An act of random additions, changes and removals, some of one row twice and thrice."""
    with office.act("随便", "units") as act:
        act.db.execute("INSERT INTO unit_counts (unit, day, workers) VALUES (2, '2020-01-01', 1)")
        for step in range(steps):
            something(act, chance, step)
    return act.number


def something(act: Act, chance: random.Random, step: int) -> None:
    rows = database.column(act.db, "SELECT no FROM unit_counts")
    match chance.randrange(4):
        case 0:
            act.db.execute(
                "INSERT INTO unit_counts (unit, day, workers, women) VALUES (3, ?, ?, 2)",
                (f"2021-01-{step + 1:02d}", step),
            )
        case 1 if rows:
            act.db.execute(
                "UPDATE unit_counts SET workers = ?, women = NULL WHERE no = ?",
                (chance.randrange(9), chance.choice(rows)),
            )
        case 2 if rows:
            act.db.execute("DELETE FROM unit_counts WHERE no = ?", (chance.choice(rows),))
        case _:
            act.db.execute(
                "UPDATE units SET note = ? WHERE no = ?", (chance.choice([None, "一", "二"]), chance.randrange(1, 5))
            )


def test_a_new_record_goes_with_everything_the_act_hung_on_it(office: Office) -> None:
    before = whole(office.reading(), but=("card_counters",))
    members.register(office, {"name": "赵敏", "id_number": number("19920304", 42), "unit": CHEMICALS})
    act = journal.next_act(office.reading()) - 1
    done = taken_back(office, act)
    assert [table for table, _pk in done.restored] == ["membership_spans", "memberships", "people"]
    assert whole(office.reading(), but=("card_counters",)) == before


def test_a_row_changed_since_stays_and_is_named(office: Office) -> None:
    members.mass_change(office, [1, 2], "team", "一组")
    act = journal.next_act(office.reading()) - 1
    members.change(office, 1, {"team": "二组", "post": "电工"})
    assert undo.find_conflicts(office.reading(), act) == [undo.Conflict("memberships", 1, ("team",))]
    done = taken_back(office, act)
    assert (done.restored, done.conflicts) == ((("memberships", 2),), (undo.Conflict("memberships", 1, ("team",)),))
    found = members.members_of(office, [1, 2])
    assert [member and member.membership.team for member in found] == ["二组", None]


def test_a_change_to_another_field_since_is_no_conflict(office: Office) -> None:
    members.change(office, 1, {"team": "一组"})
    act = journal.next_act(office.reading()) - 1
    members.change(office, 1, {"post": "电工"})
    assert taken_back(office, act).conflicts == ()
    found = members.member(office, 1)
    assert found is not None
    assert (found.membership.team, found.membership.post) == (None, "电工")


def test_a_row_removed_since_is_named(office: Office) -> None:
    units.count_workers(office, 2, {"day": "2026-01-01", "workers": 9})
    act = journal.next_act(office.reading()) - 1
    with office.act("删", "units") as gone:
        gone.db.execute("DELETE FROM unit_counts")
    assert taken_back(office, act).conflicts == (undo.Conflict("unit_counts", 1, ("removed",)),)


def test_a_removed_row_that_came_back_since_is_named(office: Office) -> None:
    units.count_workers(office, 2, {"day": "2026-01-01", "workers": 9})
    with office.act("删", "units") as gone:
        gone.db.execute("DELETE FROM unit_counts")
    units.count_workers(office, 2, {"day": "2026-02-01", "workers": 8})
    assert taken_back(office, gone.number).conflicts == (undo.Conflict("unit_counts", 1, ("removed",)),)


def test_a_row_others_refer_to_by_now_stays_and_is_named(office: Office) -> None:
    unit = units.add_unit(office, {"name": "新立村工会"})
    act = journal.next_act(office.reading()) - 1
    units.count_workers(office, unit.no, {"day": "2026-01-01", "workers": 9})
    assert taken_back(office, act).conflicts == (undo.Conflict("units", unit.no, ("in_use",)),)
    assert units.unit(office, unit.no) is not None
    assert database.column(office.reading(), "PRAGMA foreign_key_check") == []


def test_rows_the_caller_keeps_stay_and_are_named_as_kept(office: Office) -> None:
    members.mass_change(office, [1, 2], "team", "一组")
    act = journal.next_act(office.reading()) - 1
    with office.act("撤销", "x") as again:
        done = undo.reverse(again.db, act, keep=frozenset({("memberships", 2)}))
    assert (done.restored, done.conflicts) == ((("memberships", 1),), (undo.Conflict("memberships", 2, ("",)),))


def test_taking_back_is_itself_an_act_that_can_be_taken_back(office: Office) -> None:
    members.change(office, 1, {"team": "一组"})
    act = journal.next_act(office.reading()) - 1
    after = whole(office.reading())
    taken_back(office, act)
    assert whole(office.reading()) != after
    taken_back(office, act + 1)
    assert whole(office.reading()) == after
    assert journal.verify(office.reading()) == []


@pytest.mark.parametrize("act", [0, 10_000])
def test_an_act_nobody_did_is_nothing_to_take_back(office: Office, act: int) -> None:
    assert taken_back(office, act) == undo.Reversal((), ())
