from __future__ import annotations

import random
import shutil
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import DAY, Town
from tests.made_up import person
from unionoffice import members
from unionoffice.checking import faults
from unionoffice.errors import Refused
from unionoffice.members import STATES_ON_THE_ROLL, Balance
from unionoffice.office import Office
from unionoffice.opening import open_with_key

FIRST = date(2026, 1, 1)
DAYS = 40

STATES = (
    "active",
    "seconded",
    "transferred_in",
    "retained",
    "transfer_pending",
    "transferred_out",
    "left",
    "lapsed",
    "expelled",
    "deceased",
    "applied",
)


def days() -> list[str]:
    return [(FIRST + timedelta(days=number)).isoformat() for number in range(DAYS)]


def brute_force(office: Office, units: tuple[int, ...]) -> dict[str, set[int]]:
    """Who counts on each day, found by walking through every member's states from day to day."""
    counted: dict[str, set[int]] = {}
    lives = {no: members.spans(office, no) for no in members.roll(office.reading()).numbers}
    for day in [(FIRST - timedelta(days=1)).isoformat(), *days()]:
        counted[day] = set()
        for no, spans in lives.items():
            now = [span for span in spans if str(span["since"]) <= day]
            if now and now[-1]["state"] in STATES_ON_THE_ROLL and (not units or now[-1]["unit"] in units):
                counted[day].add(no)
    return counted


def live(office: Office, chance: random.Random) -> None:
    """Forty days in which members come, change state, move and are merged, some of it twice on one day."""
    for number, day in enumerate(days()):
        for _ in range(chance.randrange(4)):
            one_thing(office, chance, number, day)


def one_thing(office: Office, chance: random.Random, number: int, day: str) -> None:
    people = list(members.roll(office.reading()).numbers)
    no = chance.choice(people)
    try:
        match chance.randrange(8):
            case 0:
                raw = {
                    **person("赵敏", f"19{60 + number}0304", chance.randrange(1, 999)),
                    "unit": chance.choice([1, 2, 3]),
                }
                members.register(office, raw, state=chance.choice(["active", "applied", "transferred_in"]), since=day)
            case 1 | 2:
                members.transfer(office, no, chance.choice([1, 2, 3]), day=day)
            case 3 if len(people) > 5:
                members.merge(office, no, chance.choice(people))
            case _:
                members.change_state(office, no, chance.choice(STATES), reason="x", day=day)
    except Refused:
        return


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(seed=st.integers(0, 1_000_000))
def test_the_balance_is_what_counting_day_by_day_gives(town: Town, tmp_path: Path, seed: int) -> None:
    for suffix in (".office", ".keys"):
        shutil.copyfile(town.path.with_suffix(suffix), tmp_path / f"lived{suffix}")
    chance = random.Random(seed)
    with open_with_key(tmp_path / "lived.office", town.key, "李娟", today=DAY) as office:
        with office.act("四十天", "members"):
            # One act for all of it: forty days on one sync of the disk.
            live(office, chance)
        assert faults(office) == []
        for units in ((), (1,), (2,), (3,), (2, 3)):
            agrees_with_counting(office, units, chance)
        today = DAY.isoformat()
        assert members.figures(office).members == len(members.on_the_roll(office, today))
        assert sum(members.by_unit(office).values()) == members.figures(office).members
        assert members.by_unit(office).get(3, 0) == len(members.on_the_roll(office, today, [3]))


def agrees_with_counting(office: Office, units: tuple[int, ...], chance: random.Random) -> None:
    """The roll of every day, and the balance of six random periods, are those of counting one by one."""
    counted = brute_force(office, units)
    for day in days():
        assert set(members.on_the_roll(office, day, units)) == counted[day]
    for _ in range(6):
        first = chance.randrange(DAYS)
        last = chance.randrange(first, DAYS)
        period, before = (days()[first], days()[last]), (FIRST + timedelta(days=first - 1)).isoformat()
        told = members.balance(office, *period, units)
        came, went = sum(told.came.values()), sum(told.went.values())
        assert (told.opening, told.closing) == (len(counted[before]), len(counted[period[1]]))
        assert told.opening + came - went == told.closing
        steps = list(pairwise([before, *days()[first : last + 1]]))
        assert came == sum(len(counted[b] - counted[a]) for a, b in steps)
        assert went == sum(len(counted[a] - counted[b]) for a, b in steps)
        assert (came, went) == (len(members.came(office, *period, units)), len(members.went(office, *period, units)))


# -- told one by one


def test_a_quiet_month_opens_and_closes_alike(office: Office) -> None:
    assert members.balance(office, "2026-10-01", "2026-10-31") == Balance(opening=4, came={}, went={}, closing=4)


def test_a_period_that_ends_before_it_begins_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        members.balance(office, "2026-12-31", "2026-01-01")
    assert refusal.value.reason == "bad_period"


def test_who_came_and_went_is_told_by_how(office: Office) -> None:
    members.register(office, person("赵敏", "19920304", 42), since="2026-03-01")
    members.transfer_in(office, person("钱敏", "19920304", 62), "别处", day="2026-03-31")
    members.change_state(office, 1, "retained", reason="退休", day="2026-03-10")
    members.change_state(office, 2, "deceased", reason="病故", day="2026-03-01")
    members.change_state(office, 3, "seconded", reason="借调", day="2026-03-05")
    told = members.balance(office, "2026-03-01", "2026-03-31")
    assert told == Balance(
        opening=4, came={"active": 1, "transferred_in": 1}, went={"retained": 1, "deceased": 1}, closing=4
    )
    assert sorted(members.came(office, "2026-03-01", "2026-03-31")) == [(5, "active"), (6, "transferred_in")]
    assert sorted(members.went(office, "2026-03-01", "2026-03-31")) == [(1, "retained"), (2, "deceased")]
    assert members.balance(office, "2026-04-01", "2026-04-30") == Balance(opening=4, came={}, went={}, closing=4)


def test_a_move_within_the_office_is_in_and_out_for_its_unions_and_nothing_for_the_office(office: Office) -> None:
    members.transfer(office, 1, 2, day="2026-03-15")
    month = ("2026-03-01", "2026-03-31")
    assert members.balance(office, *month) == Balance(opening=4, came={}, went={}, closing=4)
    assert members.balance(office, *month, [3]) == Balance(opening=3, came={}, went={"transferred_in": 1}, closing=2)
    assert members.balance(office, *month, [2]) == Balance(opening=1, came={"transferred_in": 1}, went={}, closing=2)
    assert members.balance(office, *month, [2, 3]) == Balance(opening=4, came={}, went={}, closing=4)


def test_what_was_put_right_the_same_day_neither_came_nor_went(office: Office) -> None:
    members.change_state(office, 1, "left", reason="误登", day="2026-03-15")
    members.change_state(office, 1, "active", reason="更正", day="2026-03-15")
    assert members.balance(office, "2026-03-01", "2026-03-31") == Balance(opening=4, came={}, went={}, closing=4)


def test_the_figures_of_today_are_those_of_the_rows(office: Office) -> None:
    members.register(office, person("赵敏", "19920304", 42, migrant="是"))
    members.change_state(office, 4, "retained", reason="退休")
    told = members.figures(office)
    assert (told.members, told.women, told.migrant, told.new, told.retained, told.without_card) == (4, 2, 1, 1, 1, 4)


def test_the_chart_counts_who_came_in_each_month(office: Office) -> None:
    members.register(office, person("赵敏", "19920304", 42), since="2026-10-31")
    members.register(office, person("钱敏", "19920304", 62), since="2026-11-01")
    members.register(office, person("孙敏", "19920304", 82), since="2026-11-22")
    members.change_state(office, 1, "left", reason="x", day="2026-11-02")
    members.change_state(office, 1, "active", reason="x", day="2026-11-03")
    assert members.came_by_month(office, 3) == [("2026-09", 0), ("2026-10", 1), ("2026-11", 3)]
    names = [month for month, _count in members.came_by_month(office)]
    assert (names[0], names[-1], len(names)) == ("2025-12", "2026-11", 12)


@pytest.mark.parametrize("units", [(), (3,)])
def test_each_months_bar_is_the_length_of_its_list(office: Office, units: tuple[int, ...]) -> None:
    members.register(office, person("赵敏", "19920304", 42), since="2026-11-01")
    assert len(members.came(office, "2026-11-01", "2026-11-30", units)) == members.came_by_month(office, 1)[0][1]
