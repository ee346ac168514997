from __future__ import annotations

import pytest

from tests.made_up import person
from unionoffice import members
from unionoffice.errors import Refused
from unionoffice.members import Pair
from unionoffice.office import Office


def both(office: Office, one: dict[str, object], other: dict[str, object]) -> list[Pair]:
    members.register(office, one)
    members.register(office, other)
    return members.pairs(office)


def with_number(name: str, body: str, **more: object) -> dict[str, object]:
    from tests.build import check_digit

    return {**person(name, "19920304", 42, **more), "id_number": body + check_digit(body)}


def test_a_town_of_different_people_has_no_pairs(office: Office) -> None:
    assert members.pairs(office) == []


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (with_number("赵敏", "33010619920304042"), with_number("赵敏", "33010619920304062"), "one_digit"),
        (with_number("赵敏", "33010619920304042"), with_number("赵敏", "33010619920314042"), "one_digit"),
        (with_number("赵敏", "33010619920312042"), with_number("赵敏", "33010619920321042"), "swapped_digits"),
        (with_number("赵敏", "33010619920304042"), with_number("赵敏", "33050219920304185"), "name_and_birth"),
        (
            with_number("赵敏", "33010619920304042", phone="13912345678"),
            with_number("赵敏", "33050219910807185", phone="13912345678"),
            "name_and_phone",
        ),
        (
            with_number("赵晓敏", "33010619920304042", phone="13912345678"),
            with_number("赵骁敏", "33050219920304185", phone="13912345678"),
            "sound_and_birth",
        ),
    ],
)
def test_two_records_that_may_be_one_person_are_paired_with_the_reason(
    office: Office, one: dict[str, object], other: dict[str, object], reason: str
) -> None:
    (found,) = both(office, one, other)
    assert ({found.one, found.other}, found.reason) == ({5, 6}, reason)
    assert found.sentence.endswith("。")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (with_number("赵敏", "33010619920304042"), with_number("钱敏", "33010619920304062")),
        (with_number("赵敏", "33010619920304042"), with_number("赵敏", "33050219910807185")),
        (
            with_number("赵敏", "33010619920304042", phone="13912345678"),
            with_number("钱敏", "33050219910807185", phone="13912345678"),
        ),
        (with_number("赵晓敏", "33010619920304042"), with_number("赵骁敏", "33050219920304185")),
    ],
)
def test_what_says_nothing_about_two_people_being_one_makes_no_pair(
    office: Office, one: dict[str, object], other: dict[str, object]
) -> None:
    assert both(office, one, other) == []


def test_a_pair_is_listed_once_by_its_surest_reason(office: Office) -> None:
    one = with_number("赵敏", "33010619920304042", phone="13912345678")
    (found,) = both(office, one, with_number("赵敏", "33010619920304062", phone="13912345678"))
    assert found.reason == "one_digit"


def test_two_people_said_to_be_two_are_never_paired_again(office: Office) -> None:
    (found,) = both(office, with_number("赵敏", "33010619920304042"), with_number("赵敏", "33010619920304062"))
    members.not_the_same(office, found.other, found.one)
    assert members.pairs(office) == []
    members.change(office, found.one, {"phone": "13912345678"})
    members.change(office, found.other, {"phone": "13912345678"})
    assert members.pairs(office) == []


def test_a_merged_record_is_paired_with_nobody(office: Office) -> None:
    (found,) = both(office, with_number("赵敏", "33010619920304042"), with_number("赵敏", "33010619920304062"))
    members.merge(office, found.one, found.other)
    assert members.pairs(office) == []


def test_one_telephone_for_a_whole_workshop_says_nothing(office: Office) -> None:
    for order in range(21):
        members.register(office, person("赵敏", f"19{60 + order}0304", 42 + order, phone="13912345678"))
    assert {pair.reason for pair in members.pairs(office)} <= {"one_digit"}


def test_a_slip_is_found_also_among_dozens_of_one_name(office: Office) -> None:
    for order in range(24):
        body = f"33{order % 8 + 1:02d}{order + 10:02d}19{60 + order}0{order % 9 + 1}1{order % 9}{order * 37 % 900 + 50:03d}"
        members.register(office, with_number("张伟", body))
    twin = with_number("张伟", "33010619920304051")
    members.register(office, twin)
    members.register(office, with_number("张伟", "33010619920304053"))
    assert [(pair.one, pair.other, pair.reason) for pair in members.pairs(office)] == [(29, 30, "one_digit")]


def test_somebody_who_is_not_there_is_not_told_apart(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        members.not_the_same(office, 1, 99)
    assert refusal.value.reason == "unknown_member"
    with pytest.raises(Refused) as refusal:
        members.not_the_same(office, 1, 1)
    assert refusal.value.reason == "same_record"
