"""The demo town's hardship files: what they hold agrees with every rule of the area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from unionoffice import aid, identity, journal, rules_in_force
from unionoffice.aid.household_rules import family_findings, file_findings, wanting
from unionoffice.aid.reckoning import work_out
from unionoffice.bank_cards import read_bank_card
from unionoffice.database import column
from unionoffice.demo import DEMO_PASSWORD, make_town
from unionoffice.findings import Level
from unionoffice.office import Office
from unionoffice.opening import open_office

DAY = date(2026, 11, 22)
SIZE = 2600


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Office]:
    town = make_town(tmp_path_factory.mktemp("aid") / "demo.office", members=SIZE, today=DAY)
    with open_office(town.path, "李娟", DEMO_PASSWORD, today=DAY) as opened:
        yield opened


def households(office):
    return [aid.household(office, no) for no in aid.files(office)]


def test_the_town_has_its_share_of_files_in_every_kind_of_stage(office):
    stages = Counter(one.file.stage for one in households(office))
    assert sum(stages.values()) == round(SIZE * 600 / 20_973)
    assert stages["on_file"] > 40
    assert len(stages) >= 5


def test_no_person_stands_in_two_open_files(office):
    seen = Counter(
        person
        for one in households(office)
        if one.file.stage in aid.OPEN_STAGES
        for person in (one.worker.no, *(row.person.no for row in one.family))
    )
    assert seen.most_common(1)[0][1] == 1


def test_every_household_agrees_with_the_rules_of_a_file(office):
    for one in households(office):
        values = {name: getattr(one.file, name) for name in aid.FILE_FIELDS}
        told = file_findings(values, birth=one.worker.birth, maker="", today=office.today, working_age=16)
        assert [found.reason for found in told] == [], one.file.file_no
        for row in one.family:
            entry = {name: row.get(name) for name in aid.FAMILY_ENTRY}
            found = family_findings(entry, today=office.today, adult_age=16)
            assert [each.reason for each in found if each.level is Level.HELD] == [], row
            assert identity.facts(row.person.id_number).birth == row.person.birth
        if one.file.stage != "draft":
            assert [found.field for found in wanting(one)] == [], one.file.file_no
        assert read_bank_card(one.file.bank_card).findings == ()


def test_what_was_decided_comes_out_of_the_lines_again(office):
    numbers = column(office.reading(), "SELECT no FROM aid_reckonings WHERE decided IS NOT NULL ORDER BY no")
    book = rules_in_force.book(office)
    assert len(numbers) > 100
    for no in numbers[::7]:
        result = work_out(office, no, book=book)
        kept = result.reckoning
        assert (result.income, result.advice.costs, result.advice.per_head, result.advice.category) == (
            kept.income, kept.costs, kept.per_head, kept.decided,
        )  # fmt: skip


def test_files_on_file_have_a_category_and_steps_in_order(office):
    for no in aid.on_file(office):
        case = aid.case(office, no)
        file = case.household.file
        assert file.category or file.kind == "temporary"
        assert case.steps[-1].stage == file.stage
        days = [step.day for step in case.steps]
        assert days == sorted(days)
        assert case.steps[-1].category == file.category
        makers = {step.officer for step in case.steps if step.step in ("township", "exited")}
        assert file.officer not in makers


def test_the_balance_of_every_union_year_adds_up(office):
    for year in range(2021, 2027):
        told = aid.balance_of_union_year(office, f"{year}-09-30")
        came, went = (sum(map(len, groups.values())) for groups in (told.came, told.went))
        assert len(told.opening) + came - went == len(told.closing)
        assert told.closing == aid.on_file(office, f"{year}-09-30")


def test_the_new_line_of_the_year_has_households_to_look_at(office):
    rows = aid.regrade(office)
    assert rows
    assert all(row.line != row.before.line for row in rows)


def test_the_journal_of_the_town_holds(office):
    assert journal.verify(office.reading()) == []
