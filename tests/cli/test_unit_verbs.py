"""Units on the console: the tree, what came in with a sheet, worker counts, what a joint union covers."""

from __future__ import annotations

import pytest

from tests.build import CHEMICALS, OWN, VILLAGE
from tests.cli.calling import REFUSED, USAGE


def test_units_are_listed_with_their_upper_union_and_members(console):
    told = {unit["name"]: unit for unit in console("units", "list").answer["units"]}
    assert set(told) == {OWN, VILLAGE, CHEMICALS, "永兴建材厂"}
    assert (told[CHEMICALS]["parent"], told[CHEMICALS]["members"], told[CHEMICALS]["confirmed"]) == (VILLAGE, 3, True)
    assert told[OWN]["parent"] is None
    without = console("units", "list", "--without-union").answer["units"]
    assert [unit["name"] for unit in without] == ["永兴建材厂"]
    assert [unit["name"] for unit in console("units", "list", "--kind", "joint").answer["units"]] == [VILLAGE]


def test_a_unit_is_entered_below_another_shown_and_changed(console):
    added = console("units", "add", "name=新厂工会", "employer=新厂", f"parent={VILLAGE}").answer["unit"]
    assert (added["name"], added["kind"]) == ("新厂工会", "single")
    shown = console("units", "show", "新厂").answer["unit"]
    assert (shown["parent"], shown["counts"], shown["covers"]) == (VILLAGE, [], [])
    assert console("units", "edit", "新厂工会", "short_name=新厂").answer["unit"]["short_name"] == "新厂"
    assert console("units", "show", added["id"]).answer["unit"]["short_name"] == "新厂"
    assert console("units", "add", "name=新厂工会").error["reason"] == "exists"
    assert console("units", "show", "没有").error["reason"] == "unknown_unit"


def test_workers_are_counted_on_a_day(console):
    told = console("units", "count", CHEMICALS, "day=2026-10-31", "workers=120", "women=40").answer["count"]
    assert (told["day"], told["workers"], told["women"]) == ("2026-10-31", 120, 40)
    said = console("units", "count", CHEMICALS, "day=2026-10-31", "workers=10", "women=40")
    assert said.code == REFUSED
    assert console("units", "show", CHEMICALS).answer["unit"]["counts"][0]["workers"] == 120


def test_a_joint_union_covers_a_unit_from_a_day_until_a_day(console):
    console("units", "cover", VILLAGE, "永兴建材厂", "--since", "2026-01-01")
    assert console("units", "show", VILLAGE).answer["unit"]["covers"] == ["永兴建材厂"]
    again = console("units", "cover", VILLAGE, "永兴建材厂")
    assert (again.code, again.error["reason"]) == (REFUSED, "covered")
    console("units", "cover", VILLAGE, "永兴建材厂", "--until", "2026-11-01")
    assert console("units", "show", VILLAGE).answer["unit"]["covers"] == []


@pytest.mark.parametrize("words", [("--since", "gestern"), ("--until", "2026-13-01")])
def test_a_day_that_is_none_is_wrong_usage(console, words):
    assert console("units", "cover", VILLAGE, "永兴建材厂", *words).code == USAGE


def test_the_figures_of_the_office(console):
    found = console("units", "figures").answer
    assert found["members"] == 4
    assert found["without_union"] == 1
    assert all(isinstance(number, int | float) for number in found.values())
