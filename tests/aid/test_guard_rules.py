"""Doubles over rows made by hand: who is aided, whose household it is, and what only looks like one human."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unionoffice.aid import guard_rules, same_human
from unionoffice.aid.guard_rules import GuardRow
from unionoffice.aid.same_human import Human, human

WORKER = human(1, "张晓明", "330106197001010019", None, "13800000001")
WIFE = human(2, "李芳", "330106197203040026", None, "")
CHILD = human(3, "张小川", "330106200505050019", None, "")
GRANDMOTHER = human(4, "王秀英", "330106194501010028", None, "")
STRANGER = human(5, "赵强", "330106198001010013", None, "13800000005")


def row(
    no: int, payee: Human, *, mine: bool = True, student: Human | None = None, family=(), worker=None, file=None, **more
) -> GuardRow:
    values = {
        "no": no, "item": f"i{no}", "round_no": "2026-001", "mine": mine, "place": no, "day": "2026-11-01", "kind": "medical",
        "double": "household", "payee": payee, "student": student or payee, "file": file, "file_no": "", "worker": worker,
        "family": tuple(family), "amount": 100_000, "category": "", "card": "", "holder": "",
    }  # fmt: skip
    return GuardRow(**{**values, **more})


def found(*rows: GuardRow, since="2026-01-01", not_same=frozenset()):
    return [(one.no, one.warning) for one in guard_rules.doubles(rows, since={rows[0].kind: since}, not_same=not_same)]


def test_aid_for_another_of_the_family_counts_for_that_person():
    assert found(row(1, CHILD, mine=False), row(2, WORKER, student=CHILD)) == [(2, "same_person")]


@pytest.mark.parametrize(
    ("relation", "warning"), [("10", "spouse"), ("12", "spouse"), ("20", "child"), ("31", "child"), ("52", "household")]
)
def test_the_relation_says_which_double_it_is(relation, warning):
    assert found(row(1, WIFE, mine=False), row(2, WORKER, family=[(WIFE, relation)])) == [(2, warning)]
    assert found(row(1, WORKER, mine=False, family=[(WIFE, relation)]), row(2, WIFE)) == [(2, warning)]


def test_the_worker_of_a_file_somebody_else_draws_for_is_of_the_household():
    assert found(row(1, WORKER, mine=False), row(2, STRANGER, worker=WORKER)) == [(2, "household")]


def test_two_households_that_share_somebody_neither_row_aids_are_two():
    assert (
        found(row(1, WORKER, mine=False, family=[(GRANDMOTHER, "52")]), row(2, STRANGER, family=[(GRANDMOTHER, "52")]))
        == []
    )


def test_of_two_rows_of_the_round_the_later_is_named():
    assert found(row(1, WORKER), row(2, WORKER)) == [(2, "same_person")]


def test_an_earlier_row_out_of_its_months_or_of_another_kind_is_no_double():
    assert found(row(2, WORKER), row(1, WORKER, mine=False), since="2026-11-02") == []
    assert found(row(2, WORKER), row(1, WORKER, mine=False, kind="living")) == []


def test_kinds_given_person_by_person_leave_the_household_alone():
    rows = row(1, WIFE, mine=False, double="person"), row(2, WORKER, family=[(WIFE, "10")], double="person")
    assert found(*rows) == []


def test_a_student_is_looked_for_and_nobody_else():
    rows = row(1, WORKER, mine=False, student=CHILD, double="student"), row(2, WORKER, student=WIFE, double="student")
    assert found(*rows) == []
    assert found(rows[0], replace(rows[1], student=CHILD)) == [(2, "same_student")]


def test_a_clerks_word_stands_against_a_guess_not_against_a_number():
    near = human(9, "张晓明", "420106197001010039", None, "")
    exact = human(9, "张晓明", WORKER.number, None, "")
    said = frozenset({(1, 9)})
    assert found(row(1, WORKER, mine=False), row(2, near)) == [(2, "same_person")]
    assert found(row(1, WORKER, mine=False), row(2, near), not_same=said) == []
    assert found(row(1, WORKER, mine=False), row(2, exact), not_same=said) == [(2, "same_person")]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (WORKER, "record"), (human(9, "别人", "330106700101001", None, ""), "number"),
        (human(9, "张晓明", "330106197001010113", None, ""), "slip"), (human(9, "张晓明", "330106197010010017", None, ""), "slip"),
        (human(9, "张晓敏", "330106197001010033", None, ""), "slip"), (human(9, "", "", None, "13800000001"), None),
        (human(9, "张晓明", "", "1970-01-01", ""), "name_birth"), (human(9, "章小铭", "", "1970-01-01", ""), "sound_birth"),
        (human(9, "张大国", "", "1970-01-01", ""), None), (human(9, "张骁明", "", None, "13800000001"), "sound_phone"),
        (human(9, "张晓明", "", None, "13800000001"), "name_phone"), (human(9, "张晓明", "", None, "13800000002"), None),
        (human(9, "赵强", "330106197001010017"[:17] + "0", None, ""), None), (human(9, "张晓明", "A1234567", None, ""), None),
        (human(9, "张晓明", "420106197001010020", None, ""), None), (human(9, "弘晓明", "", None, "13800000001"), "look_phone"),
        (human(9, "弘晓明", "", "1970-01-01", ""), "look_birth"),
    ],
)  # fmt: skip
def test_when_two_records_may_be_one_human(other, why):
    assert same_human.why_same(WORKER, other) == why
    assert same_human.why_same(other, WORKER) == why


def test_accounts_and_telephones_of_different_people():
    one, other = row(1, WORKER, mine=False, card="6217", file=1), row(2, STRANGER, card="6217", file=2)
    assert [found.other for found in guard_rules.shared_accounts([one, other], since="2026-01-01")] == [1]
    assert guard_rules.shared_accounts([one, other], since="2026-12-01") == []
    assert guard_rules.shared_accounts([one, replace(other, payee=WORKER)], since="2026-01-01") == []
    wife = row(2, human(2, "李芳", "", None, WORKER.phone), file=1)
    assert guard_rules.shared_phones([row(1, WORKER, mine=False, file=1), wife], since="2026-01-01") == []
    assert [
        found.warning
        for found in guard_rules.shared_phones([row(1, WORKER, mine=False, file=3), wife], since="2026-01-01")
    ] == ["same_phone"]


def test_amounts_are_compared_where_there_are_enough():
    rows = [row(no, human(no, "甲", "", None, ""), amount=100_000) for no in range(1, 8)]
    far = row(9, STRANGER, amount=900_000)
    assert guard_rules.outliers([*rows, far], times=6, least=9) == []
    assert [one.no for one in guard_rules.outliers([*rows, far], times=6, least=8)] == [9]
    assert guard_rules.outliers([*rows, replace(far, mine=False)], times=6, least=8) == []
    assert guard_rules.outliers([*rows, replace(far, amount=150_000)], times=6, least=8) == []


def test_two_rows_are_told_of_once_by_the_nearest_double():
    assert found(row(1, WORKER, mine=False, student=CHILD), row(2, WORKER, student=CHILD)) == [(2, "same_person")]
    near = human(9, "张晓明", "420106197001010039", None, "")
    assert found(row(1, WORKER, mine=False, student=CHILD), row(2, near, student=CHILD)) == [(2, "same_person")]
