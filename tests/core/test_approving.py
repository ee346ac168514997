"""Four eyes on a record: who may decide, on what, and when the decision no longer holds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import DAY, PASSWORD, Town
from tests.files import behind
from tests.made_up import number
from unionoffice import approving, journal, kinship, members, undo
from unionoffice.appointing import name_officer
from unionoffice.approving import Approval, Verdict
from unionoffice.database import IntegrityError, value
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Officer, Right, Role
from unionoffice.opening import open_with_key

RECORD = {"name": "王秀英", "fen": 100_000, "lines": [{"kind": "医疗", "fen": 60_000}, {"kind": "生活", "fen": 40_000}]}
CLERK, APPROVER, BOTH = 1, 2, 3
WORKER, WIFE = number("19700123", 12), number("19860203", 222)


@pytest.fixture
def approver(town: Town) -> Iterator[Office]:
    """The town with 王建国 (approval) at work, and 周敏, who may both enter and approve."""
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        name_officer(office, "周敏", (Role.ENTRY, Role.APPROVAL), PASSWORD)
        office.officer = Officer(APPROVER, "王建国", (Role.APPROVAL,))
        yield office


def decide(office: Office, record: dict[str, Any] = RECORD, **given: Any) -> Approval:
    asked = {"table": "people", "pk": 1, "verdict": "approved", "remark": "", "makers": {CLERK}, **given}
    with office.act("审批", "approvals", right=Right.APPROVE) as act:
        return approving.decide(office, act, record=record, **asked)


# -- a decision and what it is on


def test_a_decision_holds_who_when_what_and_on_which_state(approver: Office) -> None:
    made = decide(approver, remark=" 材料齐全 ")
    assert (made.verdict, made.officer, made.officer_name, made.day) == (Verdict.APPROVED, 2, "王建国", "2026-11-22")
    assert (made.remark, made.table, made.pk, made.void) == ("材料齐全", "people", 1, False)
    assert made.at.endswith("+00:00")
    assert made.record == approving.fingerprint(RECORD)
    db = approver.reading()
    assert approving.standing(db, "people", 1, RECORD) == made
    assert approving.decisions(db, "people", 1) == [made]
    (written,) = journal.changes(db, journal.next_act(db) - 1)
    assert (written.table, written.op) == ("approvals", "I")
    assert made.approved


def test_a_later_change_voids_the_decision(approver: Office) -> None:
    decide(approver)
    db = approver.reading()
    changed = {**RECORD, "fen": 100_001}
    assert approving.standing(db, "people", 1, changed) is None
    (seen,) = approving.decisions(db, "people", 1, changed)
    assert (seen.void, seen.approved) == (True, False)
    assert approving.standing(db, "people", 1, dict(reversed(RECORD.items()))) is not None
    assert approving.standing(db, "people", 2, RECORD) is None
    assert approving.standing(db, "units", 1, RECORD) is None


def test_a_record_put_back_as_it_was_is_approved_again(approver: Office) -> None:
    decide(approver)
    assert approving.standing(approver.reading(), "people", 1, {**RECORD, "fen": 1}) is None
    assert approving.standing(approver.reading(), "people", 1, dict(RECORD)) is not None


def test_the_latest_decision_stands_and_the_earlier_ones_stay(approver: Office) -> None:
    returned = decide(approver, verdict="returned", remark="缺医疗票据")
    corrected = {**RECORD, "fen": 90_000}
    approved = decide(approver, corrected)
    db = approver.reading()
    assert approving.standing(db, "people", 1, corrected) == approved
    assert approving.standing(db, "people", 1, RECORD) is None
    assert [(one.verdict, one.void) for one in approving.decisions(db, "people", 1, corrected)] == [
        ("returned", True),
        ("approved", False),
    ]
    assert [one.void for one in approving.decisions(db, "people", 1)] == [True, False]
    refused = decide(approver, corrected, verdict="refused", remark="超过限额")
    standing = approving.standing(db, "people", 1, corrected)
    assert standing == refused
    assert standing is not None
    assert not standing.approved
    assert returned.no < approved.no < refused.no
    assert approving.decisions(db, "people", 3) == []


# -- who may


def test_whoever_made_the_record_does_not_approve_it(approver: Office) -> None:
    approver.officer = Officer(BOTH, "周敏", (Role.ENTRY, Role.APPROVAL))
    with pytest.raises(Refused) as refusal:
        decide(approver, makers=[CLERK, BOTH])
    assert refusal.value.reason == "own_record"
    assert approving.decisions(approver.reading(), "people", 1) == []
    assert decide(approver, makers=[CLERK]).officer == BOTH


def test_an_edit_in_the_same_act_makes_the_approver_a_maker(approver: Office) -> None:
    approver.officer = Officer(BOTH, "周敏", (Role.ENTRY, Role.APPROVAL))

    def edit_and_approve() -> None:
        with approver.act("修改会员", "members") as act:
            act.db.execute("UPDATE people SET phone = '13900000000' WHERE no = 1")
            approving.decide(
                approver, act, table="people", pk=1, record=RECORD, verdict="approved", remark="", makers=()
            )

    with pytest.raises(Refused) as refusal:
        edit_and_approve()
    assert refusal.value.reason == "own_record"
    assert value(approver.reading(), "SELECT phone FROM people WHERE no = 1") == "13800000001"


def test_entry_and_administration_may_not_approve(office: Office) -> None:
    with office.act("修改", "members") as act, pytest.raises(Refused) as refusal:
        approving.decide(
            office, act, table="people", pk=1, record=RECORD, verdict="approved", remark="", makers=()
        )  # fmt: skip
    assert refusal.value.reason == "not_permitted"


def test_nobody_decides_on_their_own_money_or_their_kins(approver: Office) -> None:
    approver.officer = Officer(CLERK, "李娟", (Role.ADMINISTRATION,))
    kinship.declare(approver, APPROVER, name="周敏", id_number=WIFE, relation="配偶")
    own = kinship.declare(approver, APPROVER, name="王建国", id_number=WORKER, relation=kinship.ONESELF)
    approver.officer = Officer(APPROVER, "王建国", (Role.APPROVAL,))
    fifteen = WIFE[:6] + WIFE[8:17]
    for payees in ([WIFE], [number("19800101", 3), fifteen], [WORKER.lower()]):
        with pytest.raises(Refused) as refusal:
            decide(approver, payees=payees)
        assert refusal.value.reason == "kin"
        with pytest.raises(Refused):
            decide(approver, payees=payees, verdict="refused", remark="x")
    approver.officer = Officer(CLERK, "李娟", (Role.ADMINISTRATION,))
    kinship.end(approver, own.no)
    approver.officer = Officer(APPROVER, "王建国", (Role.APPROVAL,))
    assert decide(approver, payees=[WORKER, "", number("19800101", 3)]).approved


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"verdict": "returned"}, "missing"),
        ({"verdict": "refused", "remark": "  "}, "missing"),
        ({"verdict": "perhaps", "remark": "x"}, "bad_verdict"),
    ],
)
def test_a_no_without_a_reason_is_not_kept(approver: Office, given: dict[str, str], reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        decide(approver, **given)
    assert refusal.value.reason == reason
    assert approving.decisions(approver.reading(), "people", 1) == []


# -- makers by the journal


def test_the_makers_are_who_entered_and_who_changed_the_rows(approver: Office) -> None:
    db = approver.reading()
    assert approving.makers_of(db, "people", 1) == {CLERK}
    approver.officer = Officer(BOTH, "周敏", (Role.ENTRY, Role.APPROVAL))
    members.change(approver, 2, {"phone": "13911112222"})
    assert approving.makers_of(db, "people", 1) == {CLERK}
    assert approving.makers_of(db, "people", 2) == {CLERK, BOTH}
    assert approving.makers_of(db, "people", 1, more=[("people", 2), ("people", 3)]) == {CLERK, BOTH}
    assert approving.makers_of(db, "people", 99) == set()


def test_a_decision_that_moves_the_record_along_does_not_make_a_maker(approver: Office) -> None:
    with approver.act("审批", "approvals", right=Right.APPROVE) as act:
        approving.decide(
            approver, act, table="people", pk=1, record=RECORD, verdict="approved", remark="", makers={CLERK}
        )
        act.db.execute("UPDATE people SET address = '古墩路' WHERE no IN (1, 2)")
    assert approving.makers_of(approver.reading(), "people", 1) == {CLERK}
    assert approving.makers_of(approver.reading(), "people", 2) == {CLERK, APPROVER}


def test_makers_are_found_quickly_in_an_import_of_a_whole_county(approver: Office) -> None:
    with approver.act("导入", "members", right=Right.APPROVE) as act:
        act.db.execute(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 100000) INSERT INTO journal_rows"
            " (act, tbl, op, pk, old, new) SELECT ?, 'people', 'U', n, NULL, '{}' FROM c",
            (act.number,),
        )
    began = time.perf_counter()
    for pk in range(100, 600):
        assert approving.makers_of(approver.reading(), "people", pk) == {APPROVER}
    assert time.perf_counter() - began < 1


# -- nothing is edited


def test_a_decision_can_be_neither_edited_nor_deleted_nor_undone(approver: Office, town: Town) -> None:
    made = decide(approver)
    for statement in ("UPDATE approvals SET verdict = 'refused'", "DELETE FROM approvals"):
        with pytest.raises(IntegrityError), approver.act("篡改", "approvals", right=Right.APPROVE) as act:
            act.db.execute(statement)
        with behind(town) as db, pytest.raises(IntegrityError):
            db.execute(statement)
    last = journal.next_act(approver.reading()) - 1
    with approver.act("撤销", "approvals", right=Right.APPROVE) as act:
        undone = undo.reverse(act.db, last)
    assert (undone.restored, [one.columns for one in undone.conflicts]) == ((), [("in_use",)])
    assert approving.standing(approver.reading(), "people", 1, RECORD) == made
    assert journal.verify(approver.reading()) == []


# -- the canonical form

FACTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=4), FACTS, max_size=4))
@settings(max_examples=100)
def test_the_same_facts_in_any_order_are_the_same_bytes(record: dict[str, Any]) -> None:
    turned = dict(reversed(record.items()))
    assert approving.canonical(record) == approving.canonical(turned)
    assert len(approving.fingerprint(record)) == 64


def test_the_canonical_form_is_fixed_for_ever() -> None:
    assert approving.canonical({"乙": [1, "二", None], "b": True, "a": {"y": (), "x": "“"}}) == (
        '{"a":{"x":"“","y":[]},"b":1,"乙":[1,"二",null]}'.encode()
    )
    assert approving.canonical({"a": Verdict.APPROVED}) == b'{"a":"approved"}'
    different = [{"a": None}, {"a": ""}, {"a": 0}, {"a": "0"}, {"a": []}, {}, {"b": None}]
    assert len({approving.canonical(record) for record in different}) == len(different)


@pytest.mark.parametrize("record", [{"fen": 1.0}, {"day": DAY}, {1: "a"}, {"a": [{2: 3}]}, {"a": {1, 2}}, {"a": b"x"}])
def test_what_has_no_fixed_form_is_not_hashed(record: dict[Any, Any]) -> None:
    with pytest.raises(TypeError):
        approving.canonical(record)
