from __future__ import annotations

from collections import Counter

import pytest

from installer import build_samples
from tests.build import CHEMICALS
from unionoffice import members, resources
from unionoffice.findings import Level
from unionoffice.members import Pile
from unionoffice.members.sheet import IMPORT_FIELDS, make_draft, read_sheet

MESSY = resources.path("samples", build_samples.MESSY)
CLEAN = resources.path("samples", build_samples.CLEAN)


@pytest.mark.parametrize("name", [build_samples.MESSY, build_samples.CLEAN])
def test_the_samples_are_what_their_script_makes_byte_for_byte(tmp_path, name):
    (build_samples.write_messy if name == build_samples.MESSY else build_samples.write_clean)(tmp_path / name)
    assert (tmp_path / name).read_bytes() == resources.path("samples", name).read_bytes()


def test_the_roster_of_the_chemical_plant_shows_every_fault_and_loses_nobody(office):
    draft = make_draft(office, read_sheet(office, MESSY))
    assert Counter(found.reason for _row, found in draft.found(Level.HELD)) == {
        "no_name": 1, "no_number": 1, "check_digit": 1, "impossible_birth": 1, "future_birth": 1, "damaged_number": 1,
        "same_number_other_name": 2,
    }  # fmt: skip
    warnings = Counter(found.reason for _row, found in draft.found(Level.WARNING))
    expected = {
        "sex_differs", "birth_differs", "upgraded_15", "phone", "join_date", "unknown_word", "rare_character",
        "retired_division", "unknown_unit", "no_unit",
    }  # fmt: skip
    assert expected == set(warnings)
    assert {"name_dot", "name_blanks", "number_style", "date_style", "month_only", "phone_style"} <= {
        found.reason for _row, found in draft.found(Level.NOTE)
    }
    assert 60 <= len(draft.rows) <= 80
    assert len(draft.pile(Pile.NEW)) == len(draft.rows) - 8
    names = {row.values.get("name") for row in draft.rows}
    assert {"王芳", "李明", "阿依古丽·吐尔逊", "买买提·艾力", "沈㛃", "赵𬱖"} <= names
    assert not any(name and name.startswith(("旧", "合计", "制表")) for name in names)


def test_the_roster_enters_once_and_a_second_time_adds_nothing(office):
    first = make_draft(office, read_sheet(office, MESSY))
    entered = members.enter(office, first)
    assert entered.added == len(first.rows) - 8
    second = make_draft(office, read_sheet(office, MESSY))
    assert not second.pile(Pile.NEW)
    assert CHEMICALS in {row.unit_name for row in second.rows}


def test_the_sample_sheet_has_every_heading_and_its_examples_are_nobody(office):
    (table,) = read_sheet(office, CLEAN).tables
    assert {column.field for column in table.columns if column.field} == set(IMPORT_FIELDS)
    assert not table.rows
    assert len(table.skipped) == 2
