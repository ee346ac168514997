from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import CHEMICALS, OWN, VILLAGE
from tests.files import whole
from unionoffice import journal, units
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.office import Office

OWN_NO, VILLAGE_NO, CHEMICALS_NO, NONUNION_NO = 1, 2, 3, 4


# -- entering


def test_a_new_unit_stands_below_the_own_union_unless_told_otherwise(office: Office) -> None:
    made = units.add_unit(office, {"name": " 新立村工会 ", "phone": "0571-88880000", "founded": "2019年3月"})
    assert (made.name, made.parent, made.kind, made.status, made.confirmed) == (
        "新立村工会",
        OWN_NO,
        "single",
        "normal",
        1,
    )
    assert (made.phone, made.founded) == ("0571-88880000", "2019-03-01")
    assert units.unit(office, made.no) == made
    assert units.unit_by_id(office, made.id) == made
    below = units.add_unit(office, {"name": "一车间分会", "kind": "工会分会", "parent": "新立村工会"})
    assert (below.parent, below.kind) == (made.no, "branch")
    assert units.ancestors(office, below.no) == [made.no, OWN_NO]


@pytest.mark.parametrize(
    ("raw", "reason", "field"),
    [
        ({"employer": "某厂"}, "missing", "name"),
        ({"name": ""}, "missing", "name"),
        ({"name": CHEMICALS}, "exists", "name"),
        ({"name": "甲", "parent": "没有的工会"}, "unknown_unit", "parent"),
        ({"name": "甲", "parent": 99}, "unknown_unit", "unit"),
        ({"name": "甲", "union_code": "81330106MA2CEYKU4F"}, "check_digit", "union_code"),
        ({"name": "甲", "term_start": "2025-01-01", "term_end": "2020-01-01"}, "term_order", "term_end"),
        ({"name": "甲", "shoe": "42"}, "unknown_field", "shoe"),
    ],
)
def test_a_unit_that_cannot_be_is_refused_and_nothing_is_written(
    office: Office, raw: dict[str, object], reason: str, field: str
) -> None:
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        units.add_unit(office, raw)
    assert (refusal.value.reason, refusal.value.field) == (reason, field)
    assert whole(office.reading()) == before


def test_everything_wrong_with_a_unit_is_said_at_once(office: Office) -> None:
    with pytest.raises(Rejected) as rejection:
        units.add_unit(office, {"name": "", "founded": "2019-02-30", "term_no": "三"})
    assert {found.field for found in rejection.value.findings} >= {"name", "founded"}


def test_a_term_of_four_years_is_taken_with_a_warning(office: Office) -> None:
    assert units.add_unit(office, {"name": "甲", "term_years": "4"}).term_years == 4


# -- changing


def test_a_changed_unit_keeps_what_was_not_given_and_the_journal_has_the_rest(office: Office) -> None:
    units.change_unit(office, CHEMICALS_NO, {"chair": "周敏", "phone": ""})
    found = units.unit(office, CHEMICALS_NO)
    assert found is not None
    assert (found.chair, found.employer, found.parent) == ("周敏", "三墩镇天禄化工有限公司", VILLAGE_NO)
    (change,) = journal.changes(office.reading(), journal.next_act(office.reading()) - 1)
    assert (change.old, change.new) == ({"chair": None}, {"chair": "周敏"})


def test_a_renamed_unit_is_found_by_its_new_name_only(office: Office) -> None:
    assert units.find(office, "天禄化工") == [CHEMICALS_NO]
    units.change_unit(office, CHEMICALS_NO, {"name": "三墩镇宏达化工工会", "employer": "三墩镇宏达化工有限公司"})
    assert units.find(office, "天禄") == []
    assert units.find(office, "宏达") == units.find(office, "hdhg") == [CHEMICALS_NO]
    assert units.named(office, "三墩镇宏达化工有限公司") == [CHEMICALS_NO]


@pytest.mark.parametrize(
    ("no", "raw", "reason"),
    [
        (CHEMICALS_NO, {"name": VILLAGE}, "exists"),
        (CHEMICALS_NO, {"name": " "}, "missing"),
        (CHEMICALS_NO, {"kind": ""}, "missing"),
        (CHEMICALS_NO, {"parent": CHEMICALS_NO}, "cycle"),
        (VILLAGE_NO, {"parent": CHEMICALS_NO}, "cycle"),
        (OWN_NO, {"parent": VILLAGE_NO}, "cycle"),
        (OWN_NO, {"parent": OWN}, "cycle"),
        (CHEMICALS_NO, {"term_end": "2022-01-10"}, "term_order"),
        (99, {"note": "x"}, "unknown_unit"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_nothing_is_written(
    office: Office, no: int, raw: dict[str, object], reason: str
) -> None:
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        units.change_unit(office, no, raw)
    assert refusal.value.reason == reason
    assert whole(office.reading()) == before


def test_a_unit_whose_upper_union_is_emptied_stands_below_the_own_union(office: Office) -> None:
    assert units.change_unit(office, CHEMICALS_NO, {"parent": ""}).parent == OWN_NO
    assert units.change_unit(office, OWN_NO, {"parent": None, "note": "x"}).parent is None
    assert units.own_union(office).no == OWN_NO


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(moves=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=12))
def test_however_units_are_moved_the_tree_stays_a_tree(office: Office, moves: list[tuple[int, int]]) -> None:
    while len(units.units(office)) < 9:
        units.add_unit(office, {"name": f"第{len(units.units(office))}村工会"})
    for unit, parent in moves:
        if parent not in units.descendants(office, unit):
            units.change_unit(office, unit, {"parent": parent})
            continue
        with pytest.raises(Rejected) as rejection:
            units.change_unit(office, unit, {"parent": parent})
        assert rejection.value.reason == "cycle"
    assert sorted(units.descendants(office, OWN_NO)) == list(range(1, 10))
    for unit in range(2, 10):
        assert units.ancestors(office, unit)[-1] == OWN_NO
        assert unit not in units.ancestors(office, unit)


def test_what_came_in_with_a_sheet_waits_for_a_persons_word(office: Office) -> None:
    made = units.add_unit(office, {"name": "某厂工会"}, confirmed=False)
    assert units.unconfirmed(office) == [made.no]
    assert units.figures(office).unconfirmed == 1
    units.confirm_unit(office, made.no)
    assert units.unconfirmed(office) == []
    with pytest.raises(Refused):
        units.confirm_unit(office, 99)


# -- workers


def test_the_workers_of_a_unit_are_dated_and_a_second_count_of_a_day_replaces_the_first(office: Office) -> None:
    units.count_workers(office, CHEMICALS_NO, {"day": "2025-12-31", "workers": "120", "women": "40"})
    units.count_workers(office, CHEMICALS_NO, {"day": "2026-06-30", "workers": "1,130", "women": 50, "migrant": 90})
    units.count_workers(office, CHEMICALS_NO, {"day": "2026-06-30", "workers": 131})
    counts = units.counts(office, CHEMICALS_NO)
    assert [(count.day, count.workers, count.women) for count in counts] == [
        ("2026-06-30", 131, None),
        ("2025-12-31", 120, 40),
    ]


@pytest.mark.parametrize("part", ["women", "migrant", "dispatched", "new_form"])
def test_a_part_of_the_workers_is_at_most_the_whole(office: Office, part: str) -> None:
    units.count_workers(office, CHEMICALS_NO, {"day": "2026-06-30", "workers": 10, part: 10})
    with pytest.raises(Rejected) as rejection:
        units.count_workers(office, CHEMICALS_NO, {"day": "2026-07-31", "workers": 10, part: 11})
    assert (rejection.value.reason, rejection.value.field) == ("part_over_whole", part)
    assert len(units.counts(office, CHEMICALS_NO)) == 1


@pytest.mark.parametrize(
    "raw", [{"workers": 3}, {"day": "2026-01-01"}, {"day": "2026-01-01", "workers": "-3"}, {"day": "x", "workers": 3}]
)
def test_a_count_without_its_day_or_number_is_refused(office: Office, raw: dict[str, object]) -> None:
    with pytest.raises(Rejected):
        units.count_workers(office, CHEMICALS_NO, raw)
    assert units.counts(office, CHEMICALS_NO) == []


def test_workers_of_a_unit_nobody_knows_are_refused(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        units.count_workers(office, 99, {"day": "2026-01-01", "workers": 3})
    assert refusal.value.reason == "unknown_unit"


# -- what a joint union covers


def test_a_joint_union_covers_a_unit_from_a_day_until_a_day(office: Office) -> None:
    assert units.without_union(office) == [NONUNION_NO]
    units.cover(office, VILLAGE_NO, NONUNION_NO, "2026-01-01")
    assert [cover.unit for cover in units.covers(office, VILLAGE_NO)] == [NONUNION_NO]
    assert (units.covered(office), units.without_union(office)) == ([NONUNION_NO], [])
    units.uncover(office, VILLAGE_NO, NONUNION_NO, "2026-11-22")
    assert (units.covers(office, VILLAGE_NO), units.covered(office)) == ([], [])
    assert units.without_union(office) == [NONUNION_NO]
    units.cover(office, CHEMICALS_NO, NONUNION_NO, "2026-11-22")
    assert units.covered(office) == [NONUNION_NO]


def test_a_cover_of_tomorrow_is_not_one_of_today(office: Office) -> None:
    units.cover(office, VILLAGE_NO, NONUNION_NO, "2026-11-23")
    assert (units.covered(office), units.without_union(office)) == ([], [NONUNION_NO])


@pytest.mark.parametrize(
    ("joint", "unit", "reason"),
    [
        (VILLAGE_NO, VILLAGE_NO, "cycle"),
        (CHEMICALS_NO, NONUNION_NO, "covered"),
        (VILLAGE_NO, 99, "unknown_unit"),
        (99, OWN_NO, "unknown_unit"),
    ],
)
def test_a_cover_that_cannot_be_is_refused(office: Office, joint: int, unit: int, reason: str) -> None:
    units.cover(office, VILLAGE_NO, NONUNION_NO, "2026-01-01")
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        units.cover(office, joint, unit, "2026-02-01")
    assert refusal.value.reason == reason
    assert whole(office.reading()) == before


# -- figures and finding


def test_the_figures_are_the_lengths_of_their_lists(office: Office) -> None:
    units.add_unit(office, {"name": "新立村工会", "kind": "village", "founded": "2026-10-01"})
    units.add_unit(office, {"name": "老村工会", "kind": "village", "founded": "2026-09-30"})
    units.add_unit(office, {"name": "散了的工会", "status": "dissolved", "founded": "2010-01-01"})
    units.count_workers(office, CHEMICALS_NO, {"day": "2025-12-31", "workers": 120})
    units.count_workers(office, CHEMICALS_NO, {"day": "2026-12-31", "workers": 999})
    units.count_workers(office, VILLAGE_NO, {"day": "2026-06-30", "workers": 30})
    told = units.figures(office)
    assert (told.unions, told.without_union, told.covered, told.unconfirmed) == (4, 1, 0, 0)
    assert len(units.unions(office)) == 4
    assert OWN_NO not in units.unions(office), "the township's own union is none of the grassroots"
    assert (told.founded_this_quarter, told.workers) == (1, 150)
    assert units.founded_since(office, "2026-09-30") == [6, 5]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("天禄", [CHEMICALS_NO]),
        ("tlhg", [CHEMICALS_NO]),
        ("tianlu", [CHEMICALS_NO]),
        ("余东", [VILLAGE_NO]),
        ("三墩镇", [OWN_NO, CHEMICALS_NO]),
        ("三墩 化工", [CHEMICALS_NO]),
        ("建材厂", [NONUNION_NO]),
        ("没有", []),
        ("", []),
        ("（）", []),
    ],
)
def test_a_unit_is_found_by_part_of_its_name_or_by_pinyin(office: Office, typed: str, found: list[int]) -> None:
    assert sorted(units.find(office, typed)) == found


def test_units_are_read_one_by_one_and_together(office: Office) -> None:
    assert [unit.name for unit in units.units(office)][:2] == [OWN, VILLAGE]
    assert [unit.no for unit in units.units_of(office, [3, 1, 99])] == [1, 3]
    assert (units.unit(office, 99), units.unit_by_id(office, "x")) == (None, None)
    assert units.descendants(office, VILLAGE_NO) == [VILLAGE_NO, CHEMICALS_NO]
