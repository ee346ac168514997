from __future__ import annotations

import pytest

from tests.files import whole
from tests.made_up import person
from unionoffice import codes, database, journal, members
from unionoffice.errors import Refused
from unionoffice.members import STATES_ON_THE_ROLL, rules
from unionoffice.office import Office

STATES = (
    "applied", "active", "transferred_in", "seconded", "retained", "transfer_pending", "transferred_out", "left", "lapsed",
    "expelled", "deceased",
)  # fmt: skip

ALLOWED = {
    "applied": "active left",
    "active": "seconded retained transfer_pending transferred_in transferred_out left lapsed expelled deceased",
    "transferred_in": "active seconded retained transfer_pending transferred_in transferred_out left lapsed expelled deceased",
    "seconded": "active retained transferred_out transfer_pending left lapsed expelled deceased",
    "retained": "active transferred_in transferred_out transfer_pending left expelled deceased",
    "transfer_pending": "active transferred_in transferred_out deceased",
    "transferred_out": "transferred_in active deceased",
    "left": "active applied deceased",
    "lapsed": "active applied deceased",
    "expelled": "applied active deceased",
    "deceased": "",
}
"""domain.md 2.2, written down a second time: a slip in the rules shows here."""


def in_state(office: Office, state: str) -> int:
    """A new member in this state since New Year."""
    return members.register(office, person("赵敏", "19920304", 42), state=state, since="2026-01-01").no


def test_the_states_are_those_of_the_code_list() -> None:
    assert {entry.code for entry in codes.code_list("member_state").entries} == set(STATES) == set(rules.NEXT)


def test_who_counts_as_a_member_is_said_once() -> None:
    counted = {entry.code for entry in codes.code_list("member_state").entries if entry.extra["counted"]}
    assert counted == set(STATES_ON_THE_ROLL)


@pytest.mark.parametrize("after", STATES)
@pytest.mark.parametrize("before", STATES)
def test_each_state_follows_only_where_the_rules_let_it(office: Office, before: str, after: str) -> None:
    no = in_state(office, before)
    allowed = after in ALLOWED[before].split() and after != before
    if after == before and after == "transferred_in":
        allowed = True
    if not allowed:
        kept = whole(office.reading())
        with pytest.raises(Refused) as refusal:
            members.change_state(office, no, after, reason="核对", day="2026-06-01")
        assert refusal.value.reason == ("same_state" if before == after else "bad_transition")
        assert refusal.value.field == "state"
        assert whole(office.reading()) == kept
        return
    moved = members.change_state(office, no, after, reason="核对", day="2026-06-01", document="三工〔2026〕5号")
    assert (moved.state, moved.membership.since) == (after, "2026-06-01")
    assert [(span["state"], span["since"], span["until"]) for span in members.spans(office, no)] == [
        (before, "2026-01-01", "2026-06-01"), (after, "2026-06-01", None),
    ]  # fmt: skip
    last = members.spans(office, no)[-1]
    assert (last["reason"], last["document"]) == ("核对", "三工〔2026〕5号")
    if after in STATES_ON_THE_ROLL:
        assert moved.membership.card_no is not None
    assert list(members.find(office.reading(), "赵敏", members.Filter(states=(after,))).numbers) == [no]


@pytest.mark.parametrize(
    ("state", "reason", "day", "word"),
    [
        ("retired", "退休", None, "unknown_state"),
        ("left", "  ", None, "missing"),
        ("left", "申请", "2026-11-23", "future_day"),
        ("left", "申请", "2015-05-31", "too_early"),
    ],
)
def test_a_change_without_reason_or_on_a_day_that_cannot_be_is_refused(
    office: Office, state: str, reason: str, day: str | None, word: str
) -> None:
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        members.change_state(office, 1, state, reason=reason, day=day)
    assert refusal.value.reason == word
    assert whole(office.reading()) == before


def test_a_member_who_left_and_came_back_keeps_the_card_number(office: Office) -> None:
    before = members.member(office, 1)
    members.change_state(office, 1, "left", reason="本人申请", day="2020-01-01")
    after = members.change_state(office, 1, "active", reason="重新入会", day="2021-01-01")
    assert before is not None
    assert after.membership.card_no == before.membership.card_no
    assert [span["state"] for span in members.spans(office, 1)] == ["active", "left", "active"]


def test_nobody_who_is_not_there_changes_state(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        members.change_state(office, 99, "left", reason="x")
    assert refusal.value.reason == "unknown_member"


def test_a_change_of_state_is_one_act_with_its_reason_in_the_journal(office: Office) -> None:
    before = journal.next_act(office.reading())
    members.change_state(office, 1, "retained", reason="退休")
    assert journal.next_act(office.reading()) == before + 1
    entry = journal.entries(office.reading(), limit=1)[0]
    assert (entry.what, entry.detail) == ("变更会籍状态", {"member": "王秀英", "state": "retained"})


def test_each_member_always_has_one_open_span_that_agrees(office: Office) -> None:
    for state, day in (
        ("seconded", "2020-01-01"),
        ("active", "2020-01-01"),
        ("retained", "2022-01-01"),
        ("active", "2022-01-01"),
    ):
        members.change_state(office, 1, state, reason="x", day=day)
    open_spans = office.reading().execute(
        "SELECT state, unit, since FROM membership_spans WHERE person = 1 AND until IS NULL"
    )
    assert [tuple(row) for row in open_spans] == [("active", 3, "2022-01-01")]
    assert database.value(office.reading(), "SELECT since FROM memberships WHERE person = 1") == "2022-01-01"
