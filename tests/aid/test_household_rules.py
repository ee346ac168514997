"""What a file must hold before it is put forward, told by values alone."""

from __future__ import annotations

import pytest

from unionoffice.aid.family_model import FamilyMember
from unionoffice.aid.household import FamilyRow, Household
from unionoffice.aid.household_rules import family_findings, wanting
from unionoffice.aid.model import AidFile
from unionoffice.people import Person

FILE = {
    "kind": "regular", "unit": 1, "file_no": "BF2026-0001", "health": "good", "consent_on": "2026-10-08", "consent_ground": "consent",
}  # fmt: skip


def person(**more: object) -> Person:
    return Person(**{"name": "李大山", "sex": "male", "birth": "1968-10-15", "phone": "13800000001", **more})


def relative(worker: Person | None = None, **more: object) -> FamilyRow:
    known = {"relation": "11", "standing": "laid_off", "health": "good", "insurance": "residents", **more}
    return FamilyRow(person=worker or person(), member=FamilyMember(**known))


def lacks(*family: FamilyRow, worker: Person | None = None, **more: object) -> set[tuple[str, str | None]]:
    """What is told to be missing besides the plain empty fields of a file with next to nothing in it."""
    bare = Household(file=AidFile(**FILE), worker=person(), unit_name="工会", family=())
    given = Household(file=AidFile(**{**FILE, **more}), worker=worker or person(), unit_name="工会", family=family)
    before = {(one.reason, one.field) for one in wanting(bare)}
    return {(one.reason, one.field) for one in wanting(given)} - before


def test_a_complete_household_lacks_nothing_further():
    assert lacks(relative()) == set()


def test_a_household_can_be_reached_by_one_telephone_or_another():
    assert lacks(worker=person(phone=None)) == {("missing", "other_contact")}
    assert lacks(worker=person(phone=None), other_contact="邻居 88880000") == set()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"health": "disabled"}, "disability"),
        ({"health": "disabled", "disability": "61"}, None),
        ({"health": "diabetes"}, "illness"),
        ({"health": "diabetes", "illness": "2 型糖尿病"}, None),
        ({"health": "diabetes", "disability": "61"}, None),
    ],
)
def test_what_a_person_is_ill_of_is_named(values, field):
    assert lacks(**values) == ({("missing", field)} if field else set())
    assert lacks(relative(**values)) == ({("missing", "family")} if field else set())


def test_a_migrant_worker_has_a_contract():
    assert lacks(migrant=1) == {("missing", "contract_signed"), ("missing", "contract_term")}
    assert lacks(migrant=1, contract_signed="2025-03-01") == {("missing", "contract_term")}
    assert lacks(migrant=1, contract_signed="2025-03-01", contract_term="三年") == set()


def test_nothing_is_put_forward_without_consent_or_a_ground_of_the_law():
    assert lacks(consent_on=None) == {("no_consent", "consent_on")}
    assert lacks(consent_on=None, consent_ground="emergency") == set()


def test_what_a_row_of_the_family_lacks_is_told_with_its_place_and_name():
    household = Household(
        file=AidFile(**FILE), worker=person(), unit_name="工会", family=(relative(), relative(person(name="李小川"), standing=None))
    )  # fmt: skip
    said = [one.sentence for one in wanting(household) if one.field == "family"]
    assert len(said) == 1
    assert said[0].startswith("家庭成员 2 李小川：")


@pytest.mark.parametrize(
    "values", [{}, {"relation": "没有的关系"}, {"relation": "20"}, {"relation": "20", "sex": "male"}]
)
def test_a_relation_nobody_can_judge_is_left_alone(values):
    told = family_findings({"id_number": "x", **values}, today="2026-11-22", adult_age=16)
    assert told == []


def test_a_relation_and_a_sex_that_do_not_go_together_are_held():
    told = family_findings({"id_number": "x", "relation": "20", "sex": "female"}, today="2026-11-22", adult_age=16)
    assert [one.reason for one in told] == ["sex_differs"]
    told = family_findings({"id_number": "x", "relation": "01"}, today="2026-11-22", adult_age=16)
    assert [one.reason for one in told] == ["self"]
