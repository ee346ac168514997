from __future__ import annotations

import pytest

from tests.build import CHEMICALS, VILLAGE
from tests.files import whole
from tests.made_up import person
from unionoffice import members, rules_in_force
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.office import Office

CHEMICALS_NO, VILLAGE_NO = 3, 2
AWAY = "杭州市上城区总工会"


# -- within the office


def test_a_member_moves_to_another_union_with_a_letter_and_keeps_the_card(office: Office) -> None:
    before = members.member(office, 1)
    letter = members.transfer(office, 1, VILLAGE_NO, reason="调动", day="2026-03-01", dues_paid_to="2026-02-28")
    after = members.member(office, 1)
    assert before is not None
    assert after is not None
    assert (after.state, after.unit_name, after.membership.since) == ("transferred_in", VILLAGE, "2026-03-01")
    assert after.membership.card_no == before.membership.card_no
    assert (letter.letter_no, letter.from_name, letter.to_name) == ("2026转00001", CHEMICALS, VILLAGE)
    assert (letter.from_unit, letter.to_unit, letter.received_on) == (CHEMICALS_NO, VILLAGE_NO, "2026-03-01")
    assert (letter.reason, letter.dues_paid_to, letter.valid_days) == ("调动", "2026-02-28", 30)
    assert members.transfers_of(office, 1) == [letter]
    assert members.awaited_receipts(office) == []
    assert members.by_unit(office) == {CHEMICALS_NO: 2, VILLAGE_NO: 2}
    assert 1 in members.find(office.reading(), "余东").numbers
    assert 1 not in members.find(office.reading(), "天禄").numbers


@pytest.mark.parametrize(
    ("no", "to", "day", "reason"),
    [
        (1, CHEMICALS_NO, None, "same_unit"),
        (1, 99, None, "unknown_unit"),
        (99, VILLAGE_NO, None, "unknown_member"),
        (1, VILLAGE_NO, "2026-11-23", "future_day"),
        (1, VILLAGE_NO, "2015-05-31", "too_early"),
    ],
)
def test_a_transfer_that_cannot_be_is_refused_whole(
    office: Office, no: int, to: int, day: str | None, reason: str
) -> None:
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        members.transfer(office, no, to, day=day)
    assert refusal.value.reason == reason
    assert whole(office.reading()) == before


def test_the_dead_and_those_who_left_are_not_transferred(office: Office) -> None:
    for no, state in ((1, "deceased"), (2, "left")):
        members.change_state(office, no, state, reason="x")
        with pytest.raises(Refused) as refusal:
            members.transfer(office, no, VILLAGE_NO)
        assert refusal.value.reason == "bad_transition"


def test_letters_are_numbered_by_year_and_kind(office: Office) -> None:
    one = members.transfer(office, 1, VILLAGE_NO, day="2025-12-31")
    two = members.transfer(office, 2, VILLAGE_NO, day="2026-01-01")
    three = members.transfer_out(office, 3, AWAY, day="2026-01-02")
    members.transfer_in(office, person("赵敏", "19920304", 42), AWAY, day="2026-01-03")
    four = members.transfer(office, 1, CHEMICALS_NO, day="2026-01-04")
    assert [letter.letter_no for letter in (one, two, three, four)] == [
        "2025转00001",
        "2026转00001",
        "2026转00002",
        "2026转00003",
    ]
    assert members.transfers_of(office, 5)[0].letter_no == "2026入00001"
    assert [letter.letter_no for letter in members.transfers_of(office, 1)] == ["2026转00003", "2025转00001"]


def test_a_letter_is_valid_as_long_as_the_rule_in_force_says(office: Office) -> None:
    rules_in_force.enter_rule(office, "membership.letter_valid_days", 60, "2026-01-01", "本地规定")
    assert members.transfer(office, 1, VILLAGE_NO).valid_days == 60


# -- out of the office


def test_a_member_on_the_way_out_is_gone_when_the_receipt_is_back(office: Office) -> None:
    letter = members.transfer_out(office, 1, f" {AWAY} ", reason="跳槽", day="2026-03-01")
    assert (letter.to_name, letter.to_unit, letter.received_on) == (AWAY, None, None)
    away = members.member(office, 1)
    assert away is not None
    assert (away.state, away.unit_name) == ("transfer_pending", CHEMICALS)
    assert [awaited.letter_no for awaited in members.awaited_receipts(office)] == [letter.letter_no]
    gone = members.receipt_came(office, letter.letter_no, day="2026-03-20")
    assert (gone.state, gone.membership.since) == ("transferred_out", "2026-03-20")
    assert members.transfers_of(office, 1)[0].received_on == "2026-03-20"
    assert members.awaited_receipts(office) == []
    assert [span["document"] for span in members.spans(office, 1)] == [None, letter.letter_no, letter.letter_no]


@pytest.mark.parametrize(
    ("letter", "day", "reason"),
    [
        ("2026转00009", None, "unknown_letter"),
        ("2026转00001", "2026-02-28", "too_early"),
        ("2026转00001", "2026-12-01", "future_day"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(office: Office, letter: str, day: str | None, reason: str) -> None:
    members.transfer_out(office, 1, AWAY, day="2026-03-01")
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        members.receipt_came(office, letter, day=day)
    assert refusal.value.reason == reason
    assert whole(office.reading()) == before


def test_a_receipt_is_entered_once(office: Office) -> None:
    letter = members.transfer_out(office, 1, AWAY, day="2026-03-01")
    members.receipt_came(office, letter.letter_no, day="2026-03-20")
    with pytest.raises(Refused) as refusal:
        members.receipt_came(office, letter.letter_no, day="2026-03-21")
    assert refusal.value.reason == "received"


def test_nobody_waits_for_the_receipt_of_a_member_who_stayed_after_all(office: Office) -> None:
    members.transfer_out(office, 1, AWAY, day="2026-03-01")
    members.change_state(office, 1, "active", reason="未办成", day="2026-03-05")
    assert members.awaited_receipts(office) == []
    again = members.transfer_out(office, 1, AWAY, day="2026-04-01")
    assert members.awaited_receipts(office) == [again]


def test_letters_awaited_come_oldest_first(office: Office) -> None:
    members.transfer_out(office, 2, AWAY, day="2026-05-01")
    members.transfer_out(office, 1, AWAY, day="2026-03-01")
    assert [letter.person for letter in members.awaited_receipts(office)] == [1, 2]


def test_without_a_receiving_union_nobody_is_sent_off(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        members.transfer_out(office, 1, " ")
    assert (refusal.value.reason, refusal.value.field) == ("missing", "unit")


def test_who_was_transferred_out_may_come_back(office: Office) -> None:
    letter = members.transfer_out(office, 1, AWAY, day="2026-03-01")
    members.receipt_came(office, letter.letter_no, day="2026-03-20")
    members.transfer(office, 1, VILLAGE_NO, day="2026-05-01")
    back = members.member(office, 1)
    assert back is not None
    assert (back.state, back.unit_name) == ("transferred_in", VILLAGE)


# -- into the office


def test_a_member_from_outside_joins_the_roll_with_a_letter(office: Office) -> None:
    made = members.transfer_in(office, person("赵敏", "19920304", 42), AWAY, day="2026-03-01")
    assert (made.state, made.membership.since, made.unit_name) == ("transferred_in", "2026-03-01", CHEMICALS)
    assert made.membership.card_no is not None
    (letter,) = members.transfers_of(office, made.no)
    assert (letter.from_name, letter.from_unit, letter.to_unit, letter.received_on) == (
        AWAY,
        None,
        CHEMICALS_NO,
        "2026-03-01",
    )
    assert members.awaited_receipts(office) == []


def test_a_transfer_in_that_fails_leaves_no_letter_and_no_member(office: Office) -> None:
    before = whole(office.reading())
    with pytest.raises(Rejected):
        members.transfer_in(office, person("赵敏", "19920304", 42, joined="2020-02-30"), AWAY)
    with pytest.raises(Refused) as refusal:
        members.transfer_in(office, person("赵敏", "19920304", 42), " ")
    assert refusal.value.reason == "missing"
    with pytest.raises(Refused) as refusal:
        members.transfer_in(office, person("赵敏", "19920304", 42), AWAY, day="2026-11-23")
    assert refusal.value.reason == "future_day"
    assert whole(office.reading()) == before
