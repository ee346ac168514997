from __future__ import annotations

from typing import Any

import pytest

from tests.made_up import number
from unionoffice import database, people
from unionoffice.office import Office

WOMAN = number("19920304", 42)


def reconciled(**values: Any) -> tuple[dict[str, Any], list[str]]:
    found = people.reconcile(values)
    return values, [finding.reason for finding in found]


def test_the_number_says_kind_sex_and_birth() -> None:
    values, said = reconciled(id_number=WOMAN)
    assert (values["id_kind"], values["sex"], values["birth"], said) == ("resident", "female", "1992-03-04", [])


def test_the_number_wins_and_the_difference_is_said() -> None:
    values, said = reconciled(id_number=WOMAN, sex="male", birth="1993-03-04")
    assert (values["sex"], values["birth"]) == ("female", "1992-03-04")
    assert said == ["sex_differs", "birth_differs"]


@pytest.mark.parametrize(
    ("birth", "said"),
    [("1992-03-01", []), ("1992-03-04", []), ("1992-03-02", ["birth_differs"]), ("1992-04-01", ["birth_differs"])],
)
def test_a_birth_of_which_only_the_month_was_known_is_no_difference(birth: str, said: list[str]) -> None:
    values, told = reconciled(id_number=WOMAN, birth=birth)
    assert (values["birth"], told) == ("1992-03-04", said)


def test_a_passport_says_nothing_and_changes_nothing() -> None:
    values, said = reconciled(id_number="E12345678", sex="male", birth="1990-01-01")
    assert (values["sex"], values["birth"], said) == ("male", "1990-01-01", [])
    assert values["id_kind"] != "resident"
    assert reconciled(sex="male") == ({"sex": "male"}, [])


def test_a_named_kind_that_says_nothing_stays() -> None:
    values, _said = reconciled(id_number="E12345678", id_kind="passport")
    assert values["id_kind"] == "passport"


def test_people_are_known_by_number_and_by_name_and_birth(office: Office) -> None:
    db = office.reading()
    someone = people.person(db, 1)
    assert someone is not None
    assert people.with_number(db, someone.id_number) == 1
    assert people.number_of(db, someone.id) == 1
    assert people.with_name_and_birth(db, "王秀英", "1970-01-23") == [1]
    assert people.numbers(db, [someone.id_number, "x", *(str(n) for n in range(1200))]) == {someone.id_number: 1}
    assert people.person(db, 99) is people.with_number(db, "x") is people.number_of(db, "x") is None


def test_a_number_belongs_to_one_living_record(office: Office) -> None:
    with pytest.raises(database.IntegrityError), office.act("二", "people") as act:
        act.db.execute("UPDATE people SET id_number = (SELECT id_number FROM people WHERE no = 1) WHERE no = 2")
    with office.act("并", "people") as act:
        act.db.execute(
            "UPDATE people SET id_number = (SELECT id_number FROM people WHERE no = 1), merged_into = 1 WHERE no = 2"
        )
    someone = people.person(office.reading(), 1)
    assert someone is not None
    assert people.with_number(office.reading(), someone.id_number) == 1


def test_a_pair_said_to_be_two_people_is_kept_once_whichever_way_round(office: Office) -> None:
    with office.act("认定", "people") as act:
        people.say_not_same(act.db, 3, 1, "2026-11-22")
        people.say_not_same(act.db, 1, 3, "2026-11-23")
    assert people.known_not_same(office.reading()) == {(1, 3)}
