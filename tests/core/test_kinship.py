"""Whose payments an officer may not decide on."""

from __future__ import annotations

import pytest

from tests.build import DAY, Town
from tests.made_up import number
from unionoffice import identity, journal, kinship
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.opening import open_with_key

WIFE, CHILD, ELDER = number("19860203", 222), number("20120304", 331), number("19550607", 119)
OFFICERS = {"李娟": 1, "王建国": 2}


def declare(office: Office, who: int = 2, *, name: str = "周敏", id_number: str = WIFE, relation: str = "配偶") -> int:
    return kinship.declare(office, who, name=name, id_number=id_number, relation=relation).no


def test_declared_kin_are_known_by_their_numbers(office: Office) -> None:
    declare(office)
    declare(office, name="王小明", id_number=CHILD, relation="子女")
    declare(office, 1, name="李大山", id_number=ELDER, relation="父亲")
    db = office.reading()
    assert kinship.kin_numbers(db, 2) == {WIFE, CHILD}
    assert kinship.kin_numbers(db, 1) == {ELDER}
    assert kinship.kin_of_any(db) == {WIFE: (2, "配偶"), CHILD: (2, "子女"), ELDER: (1, "父亲")}
    assert [(one.name, one.relation, one.said_on) for one in kinship.kin(office, 2)] == [
        ("周敏", "配偶", "2026-11-22"),
        ("王小明", "子女", "2026-11-22"),
    ]
    assert journal.entries(db, limit=1)[0].what == "登记操作员亲属"


def test_an_old_number_of_fifteen_digits_and_a_small_x_are_the_same_person(office: Office) -> None:
    fifteen = identity.legacy_form(ELDER)
    assert fifteen is not None
    declare(office, id_number=fifteen, name="王老根", relation="父亲")
    assert kinship.kin_numbers(office.reading(), 2) == {ELDER}
    assert kinship.among_kin(office.reading(), 2, [fifteen, ELDER.lower(), f" {ELDER} ", WIFE, ""]) == [
        fifteen,
        ELDER.lower(),
        f" {ELDER} ",
    ]
    ends_in_x = next(number("19700101", n) for n in range(1, 999) if number("19700101", n).endswith("X"))
    assert kinship.same_form(ends_in_x.lower()) == ends_in_x


def test_the_same_person_is_declared_once(office: Office) -> None:
    declare(office)
    fifteen = identity.legacy_form(WIFE)
    assert fifteen is not None
    for again in (WIFE, fifteen):
        with pytest.raises(Refused) as refusal:
            declare(office, id_number=again)
        assert refusal.value.reason == "exists"
    assert declare(office, 1, relation="姐妹") == 2


def test_an_ended_declaration_stays_in_the_file_and_holds_no_more(office: Office) -> None:
    no = declare(office)
    kinship.end(office, no)
    assert kinship.kin_numbers(office.reading(), 2) == frozenset()
    assert kinship.kin_of_any(office.reading()) == {}
    assert kinship.kin(office) == []
    assert [(one.no, one.ended_on) for one in kinship.kin(office, ended=True)] == [(no, "2026-11-22")]
    with pytest.raises(Refused) as refusal:
        kinship.end(office, no)
    assert refusal.value.reason == "unknown_kin"
    assert declare(office) != no


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"name": " "}, "missing"),
        ({"relation": " "}, "missing"),
        ({"relation": "很" * 21}, "missing"),
        ({"id_number": WIFE[:17] + ("0" if WIFE[17] != "0" else "1")}, "bad_number"),
        ({"id_number": ""}, "bad_number"),
        ({"who": 99}, "unknown_officer"),
    ],
)
def test_a_declaration_with_something_wrong_is_not_kept(office: Office, wrong: dict, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        declare(office, **wrong)
    assert refusal.value.reason == reason
    assert kinship.kin(office, ended=True) == []


def test_an_officer_declares_for_themselves_and_only_administration_for_others_or_ends(town: Town) -> None:
    with open_with_key(town.path, town.key, "王建国", today=DAY) as office:
        own = declare(office, OFFICERS["王建国"], relation=kinship.ONESELF, name="王建国", id_number=ELDER)
        for act in (lambda: declare(office, OFFICERS["李娟"]), lambda: kinship.end(office, own)):
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.reason == "not_permitted"
        assert kinship.kin_of_any(office.reading()) == {ELDER: (2, "本人")}
