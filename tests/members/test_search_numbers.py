"""Numbers that begin alike: everybody's county, everybody's town; a search stops early and still tells the truth."""

from __future__ import annotations

import pytest

from tests.build import CHEMICALS
from tests.members.sheets import born
from unionoffice import members, units
from unionoffice.members import EVERYBODY, ON_THE_ROLL, Filter


@pytest.fixture
def alike(office):
    """Forty members of one county born in one decade, every fourth of them gone."""
    for serial in range(1, 41):
        raw = {
            "name": f"人{chr(0x4E00 + serial)}",
            "id_number": born(f"199{serial % 10}0101", serial),
            "unit": CHEMICALS,
        }
        found = members.register(office, raw)
        if serial % 4 == 0:
            members.change_state(office, found.no, "left", reason="本人申请")
    return office


def holders(office, typed: str, states: tuple[str, ...] = ()) -> set[int]:
    """Who should be found, by looking at every member."""
    everybody = members.members_of(office, list(members.roll(office.reading()).numbers))
    found = set()
    for one in everybody:
        number, card = one.person.id_number, one.membership.card_no or ""
        keys = (
            number,
            number[6:],
            number[12:],
            number[14:],
            card,
            card[-6:],
            one.person.phone or "",
            number[:6] + number[8:17],
        )
        if any(key.startswith(typed) for key in keys) and (not states or one.state in states):
            found.add(one.no)
    return found


@pytest.mark.parametrize(
    "typed",
    ["330106", "3301061", "33010619", "330106199", "3301061990", "330106109", "330106109000", "1990010", "19950101"],
)
@pytest.mark.parametrize("wanted", [EVERYBODY, ON_THE_ROLL], ids=["everybody", "on the roll"])
def test_a_beginning_finds_whoever_has_it_and_stops_where_nobody_reads_on(alike, typed, wanted):
    right = holders(alike, typed, wanted.states)
    whole = members.find(alike.reading(), typed, wanted)
    assert (set(whole.numbers), whole.more) == (right, False)
    few = members.find(alike.reading(), typed, wanted, limit=6)
    assert set(few.numbers) <= right
    assert (len(few.numbers), few.more) == ((5, True) if len(right) >= 6 else (len(right), False))


def test_a_union_asked_for_narrows_the_beginning_too(alike):
    (chemicals,) = units.named(alike, CHEMICALS)
    few = members.find(alike.reading(), "33010619", Filter(units=(chemicals,)), limit=6)
    assert {members.member(alike, no).membership.unit for no in few.numbers} == {chemicals}
    nobody = members.find(alike.reading(), "33010619", Filter(units=(units.own_union(alike).no,)), limit=6)
    assert (list(nobody.numbers), nobody.more) == ([], False)


def test_a_whole_number_finds_its_one_holder(alike):
    number = born("19930101", 3)
    assert [
        members.member(alike, no).person.id_number for no in members.find(alike.reading(), number, limit=3).numbers
    ] == [number]
