from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import CHEMICALS, VILLAGE
from tests.files import whole
from tests.made_up import number, person
from unionoffice import database, journal, members, undo, units
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.members import Member
from unionoffice.members.card_number import split
from unionoffice.office import Office

CHEMICALS_NO, VILLAGE_NO = 3, 2
KNOWN = number("19700123", 12)


def there(office: Office, no: int) -> Member:
    found = members.member(office, no)
    assert found is not None
    return found


def said(office: Office, raw: dict[str, object]) -> set[tuple[str, str]]:
    """The held findings of a registration that is refused, as (field, reason); nothing is written."""
    before = whole(office.reading())
    with pytest.raises(Rejected) as rejection:
        members.register(office, raw)
    assert whole(office.reading()) == before
    return {(found.field, found.reason) for found in rejection.value.findings}


# -- registering


def test_a_new_member_is_on_the_roll_with_a_card_number(office: Office) -> None:
    made = members.register(
        office, person("赵　敏", "19920304", 42, phone="138 1234 5678", joined="2020年3月", migrant="是")
    )
    assert there(office, made.no) == made
    assert (made.name, made.state, made.unit_name) == ("赵敏", "active", CHEMICALS)
    assert (made.person.sex, made.person.birth, made.person.id_kind) == ("female", "1992-03-04", "resident")
    assert (made.person.phone, made.membership.joined, made.person.migrant) == ("13812345678", "2020-03-01", 1)
    assert made.membership.since == "2026-11-22"
    assert members.spans(office, made.no) == [
        {
            "state": "active", "since": "2026-11-22", "until": None, "unit": CHEMICALS_NO, "unit_name": CHEMICALS,
            "reason": None, "document": None,
        }
    ]  # fmt: skip
    card = split(str(made.membership.card_no))
    assert (card.division, card.serial) == ("330106109000", 4)
    assert members.member_by_id(office, made.id) == made


def test_everything_that_is_wrong_is_said_at_once(office: Office) -> None:
    assert said(office, {"name": " ", "id_number": "330106199203040041", "birth": "1992-13-01", "unit": ""}) == {
        ("name", "missing"), ("id_number", "check_digit"), ("birth", "impossible_date"), ("unit", "missing"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("id_number", "reason"),
    [
        ("", "missing"),
        ("330106199203040041", "check_digit"),
        ("33010619920304", "bad_length"),
        ("330106199213040041", "impossible_birth"),
        (number("20991231", 42), "future_birth"),
        ("330106199203040000", "damaged_number"),
        (3.30106199203e17, "damaged_number"),
    ],
)
def test_a_wrong_number_is_refused_with_its_reason(office: Office, id_number: object, reason: str) -> None:
    found = said(office, {"name": "赵敏", "id_number": id_number, "unit": CHEMICALS})
    assert ("id_number", reason) in found
    assert {field for field, _reason in found} <= ({"id_number"} if id_number else {"id_number", "sex", "birth"})


def test_a_number_already_on_the_roll_is_refused_and_names_whose_it_is(office: Office) -> None:
    with pytest.raises(Rejected) as rejection:
        members.register(office, {"name": "王秀兰", "id_number": KNOWN, "unit": VILLAGE})
    (found,) = rejection.value.findings
    assert (found.reason, found.field) == ("same_number", "id_number")
    assert "王秀英" in found.sentence
    assert CHEMICALS in found.sentence


def test_the_old_fifteen_digits_of_a_known_number_are_that_number(office: Office) -> None:
    assert said(office, {"name": "王秀英", "id_number": KNOWN[:6] + KNOWN[8:17], "unit": CHEMICALS}) == {
        ("id_number", "same_number")
    }


def test_the_number_wins_over_a_wrong_sex_and_birth(office: Office) -> None:
    raw = person("赵敏", "19920304", 42, sex="男", birth="1991-03-04")
    warned = {finding.reason for finding in members.examine(office, raw).findings}
    made = members.register(office, raw)
    assert warned == {"sex_differs", "birth_differs"}
    assert (made.person.sex, made.person.birth) == ("female", "1992-03-04")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"joined": "2007-03-03"}, "join_date"),
        ({"joined": "2026-11-23"}, "join_date"),
        ({"phone": "1380000000"}, "phone"),
        ({"ethnicity": "火星族"}, "unknown_word"),
        ({"name": "王秀英", "id_number": number("19700123", 14)}, "same_name_and_birth"),
        ({"id_number": number("19920304", 42)[:6] + number("19920304", 42)[8:17]}, "upgraded_15"),
    ],
)
def test_what_a_person_should_look_at_is_a_warning_and_no_refusal(
    office: Office, raw: dict[str, object], reason: str
) -> None:
    given = {**person("赵敏", "19920304", 42), **raw}
    looked = members.examine(office, given)
    assert reason in {finding.reason for finding in looked.findings}
    assert looked.held == ()
    assert members.register(office, given).state == "active"


def test_joining_on_the_sixteenth_birthday_is_nothing_to_look_at(office: Office) -> None:
    assert members.examine(office, {**person("赵敏", "19920304", 42), "joined": "2008-03-04"}).findings == ()


def test_looking_at_a_record_writes_nothing(office: Office) -> None:
    before = whole(office.reading())
    members.examine(office, person("赵敏", "19920304", 42))
    assert whole(office.reading()) == before


def test_a_passport_is_taken_with_its_sex_and_birth(office: Office) -> None:
    raw = {
        "name": "John Smith",
        "id_kind": "护照",
        "id_number": "e12345678",
        "sex": "男",
        "birth": "1980-05-06",
        "unit": CHEMICALS,
    }
    made = members.register(office, raw)
    assert (made.person.id_number, made.person.id_kind, made.person.birth) == ("E12345678", "passport", "1980-05-06")
    assert said(office, {**raw, "id_number": "E12345679", "sex": "", "birth": ""}) == {
        ("sex", "missing"),
        ("birth", "missing"),
    }


@pytest.mark.parametrize("unit", ["没有的工会", 99])
def test_a_union_nobody_knows_is_refused(office: Office, unit: object) -> None:
    with pytest.raises(Refused) as refusal:
        members.register(office, {**person("赵敏", "19920304", 42), "unit": unit})
    assert refusal.value.reason == "unknown_unit"


def test_an_applicant_has_no_card_number_until_admitted(office: Office) -> None:
    made = members.register(office, person("赵敏", "19920304", 42), state="applied")
    assert made.membership.card_no is None
    assert members.figures(office).members == 4
    admitted = members.change_state(office, made.no, "active", reason="批准入会")
    assert admitted.membership.card_no is not None
    assert members.figures(office).members == 5


# -- card numbers


def test_card_numbers_are_counted_up_in_each_union(office: Office) -> None:
    cards = [split(str(there(office, no).membership.card_no)) for no in (1, 2, 3, 4)]
    assert [card.serial for card in cards] == [1, 2, 3, 1]
    assert cards[0].union == cards[1].union == cards[2].union != cards[3].union


def test_a_card_number_never_comes_again_even_after_its_member_was_undone(office: Office) -> None:
    made = members.register(office, person("赵敏", "19920304", 42))
    with office.act("撤销", "members") as act:
        undo.reverse(act.db, journal.next_act(act.db) - 1)
    assert members.member(office, made.no) is None
    again = members.register(office, person("赵敏", "19920304", 42))
    assert again.no > made.no
    assert split(str(again.membership.card_no)).serial == 5


def test_a_registration_that_fails_uses_no_card_number(office: Office) -> None:
    def half() -> None:
        with office.act("办理", "members"):
            members.register(office, person("赵敏", "19920304", 42))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert split(str(members.register(office, person("赵敏", "19920304", 42)).membership.card_no)).serial == 4


def test_a_unions_own_place_stands_in_its_card_numbers(office: Office) -> None:
    units.change_unit(office, VILLAGE_NO, {"division": "330106109206"})
    made = members.register(office, {**person("赵敏", "19920304", 42), "unit": VILLAGE})
    assert split(str(made.membership.card_no)).division == "330106109206"


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps=st.lists(st.sampled_from(["in 2", "in 3", "in 1", "undo", "left", "back"]), min_size=3, max_size=9))
def test_whatever_happens_no_two_members_ever_had_one_card_number(office: Office, steps: list[str]) -> None:
    given_out = members_cards(office)
    for step in steps:
        order = database.value(office.reading(), "SELECT seq FROM sqlite_sequence WHERE name = 'people'")
        last = database.value(office.reading(), "SELECT max(person) FROM memberships")
        if step.startswith("in"):
            raw = {
                **person("赵敏", f"19920{1 + order // 900 % 9}{10 + order // 100 % 9}", order % 99),
                "unit": int(step[3:]),
            }
            members.register(office, raw)
        elif step == "undo" and last > 4:
            act = database.value(
                office.reading(), "SELECT act FROM journal_rows WHERE tbl = 'people' AND op = 'I' AND pk = ?", (last,)
            )
            with office.act("撤销", "members") as again:
                undo.reverse(again.db, act)
        elif step in ("left", "back") and there(office, last).state != (to := "left" if step == "left" else "active"):
            members.change_state(office, last, to, reason="申请")
        for no, card in members_cards(office).items():
            assert given_out.setdefault(no, card) == card, "a member keeps the number"
    assert len(set(given_out.values())) == len(given_out)


def members_cards(office: Office) -> dict[int, str]:
    return dict(tuple(row) for row in office.reading().execute("SELECT person, card_no FROM memberships"))
