"""What a step refuses: the wrong order, a day ahead, numbers that contradict each other; nothing is written then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.build import CHEMICALS, VILLAGE
from tests.contracts.steps import delegates, in_effect, new, signed
from unionoffice import contracts, journal, units
from unionoffice.demo.numbers import with_check
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Officer, Role

CODE = with_check("91330106MA2AX8GT5")


def refused(office: Office, step: Callable[[], object]) -> str:
    before = journal.head(office.reading())
    with pytest.raises(Refused) as refusal:
        step()
    assert refusal.value.sentence.endswith("。") or refusal.value.reason == "missing"
    assert journal.head(office.reading()) == before
    return refusal.value.reason


# -- into the register


def test_numbers_are_given_by_year_and_never_twice_in_one(office: Office) -> None:
    assert [new(office).number for _n in range(2)] == ["2026-001", "2026-002"]
    assert new(office, number="三墩集合〔2025〕9号").number == "三墩集合〔2025〕9号"
    assert refused(office, lambda: new(office, number="2026-001")) == "exists"
    new(office, number="2026-004")
    assert new(office).number == "2026-005"
    again = contracts.numbered(office, "2026-001")[0]
    contracts.change_contract(office, again, {"number": "2026-100"})
    assert new(office).number == "2026-006"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"employer": "没有的厂"}, "unknown_unit"),
        ({"employer": 9999}, "unknown_unit"),
        ({"employer": "", "union_unit": ""}, "missing"),
        ({"level": "regional", "employer_name": ""}, "missing"),
        ({"kind": "猜不出"}, "missing"),
        ({"signed_on": "2026-01-01"}, "by_act"),
        ({"beauty": "1"}, "unknown_field"),
        ({"raise_percent": "六成"}, "bad_percent"),
        ({"raise_percent": "6.555"}, "bad_percent"),
        ({"raise_percent": "NaN"}, "bad_percent"),
        ({"employer_chief": "王强", "worker_chief": "王强"}, "same_chief"),
        ({"workers": 5, "women": 6}, "part_over_whole"),
    ],
)
def test_a_contract_with_wrong_words_is_not_registered(office: Office, values: dict[str, object], reason: str) -> None:
    assert refused(office, lambda: new(office, **values)) == reason
    assert contracts.find(office) == []


def test_an_enterprise_without_a_union_is_spoken_for_by_the_joint_union_or_the_office(office: Office) -> None:
    assert new(office, employer="永兴建材厂").union_name == "三墩镇总工会"
    village, shop = units.named(office, VILLAGE)[0], units.named(office, "永兴建材厂")[0]
    units.change_unit(office, shop, {"parent": village})
    units.cover(office, village, shop, "2026-01-01")
    assert new(office, employer="永兴建材厂").union_name == VILLAGE
    by_id = units.unit(office, shop)
    assert by_id is not None
    assert new(office, employer=by_id.id).employer == shop
    assert new(office, employer=None, employer_name="外镇某厂", union_name="外镇某厂工会").employer is None


def test_a_regional_contract_stands_between_the_offices_union_and_a_named_party(office: Office) -> None:
    made = contracts.add_contract(office, {"level": "区域性", "employer_name": "三墩镇商会"})
    assert (made.union_name, made.employer_name, made.employer) == ("三墩镇总工会", "三墩镇商会", None)
    assert contracts.covered_by(office, made.no) == []


def test_a_signed_contract_keeps_kind_level_and_parties(office: Office) -> None:
    made = in_effect(office)
    assert refused(office, lambda: contracts.change_contract(office, made.no, {"kind": "wage"})) == "signed"
    assert refused(office, lambda: contracts.change_contract(office, made.no, {"employer": VILLAGE})) == "signed"
    assert refused(office, lambda: contracts.change_contract(office, made.no, {"signed_on": "2026-01-01"})) == "by_act"
    assert (
        refused(office, lambda: contracts.change_contract(office, made.no, {"contract_minimum": "100"}))
        == "below_minimum"
    )
    assert contracts.change_contract(office, made.no, {"note": "原件在二楼"}).note == "原件在二楼"
    assert refused(office, lambda: contracts.change_contract(office, 999, {"note": "x"})) == "unknown_contract"


def test_a_day_typed_wrong_is_corrected_with_a_reason_and_never_against_the_order(office: Office) -> None:
    made = in_effect(office)
    assert (
        refused(office, lambda: contracts.correct_contract(office, made.no, {"signed_on": "2026-03-18"}, reason=" "))
        == "missing"
    )
    assert (
        refused(office, lambda: contracts.correct_contract(office, made.no, {"signed_on": "2026-03-01"}, reason="错"))
        == "too_early"
    )
    assert (
        contracts.correct_contract(office, made.no, {"signed_on": "2026-03-18"}, reason="抄错").signed_on
        == "2026-03-18"
    )
    (entry,) = journal.entries(office.reading(), limit=1)
    assert (entry.what, entry.detail["reason"]) == ("更正集体合同", "抄错")


# -- offer and reply


def test_an_offer_waits_for_its_reply_and_a_reply_for_its_offer(office: Office) -> None:
    no = new(office).no
    assert refused(office, lambda: contracts.reply(office, no, {})) == "no_offer"
    assert refused(office, lambda: contracts.offer(office, no, {"offered_on": "2026-12-01"})) == "future_day"
    contracts.offer(office, no, {"offered_on": "2026-11-16", "received_on": "2026-11-17"})
    assert refused(office, lambda: contracts.offer(office, no, {})) == "waiting"
    assert refused(office, lambda: contracts.reply(office, no, {"replied_on": "2026-11-16"})) == "too_early"
    assert refused(office, lambda: contracts.reply(office, no, {"reply": "再说吧"})) == "unknown_word"
    due = contracts.reply_due(office, no)
    assert due is not None
    assert (due.day, due.rule.unit) == ("2026-12-01", "工作日")
    contracts.reply(office, no, {"reply": "refused", "reply_note": "经营困难"})
    assert contracts.state(office, no) == "refused"
    contracts.offer(office, no, {"side": "employer"})
    assert [one.side for one in contracts.offers(office, no)] == ["workers", "employer"]
    assert contracts.reply_due(office, new(office).no) is None


def test_an_offer_left_unanswered_may_be_made_again(office: Office) -> None:
    no = new(office).no
    contracts.offer(office, no, {"offered_on": "2026-09-01"})
    contracts.offer(office, no, {"offered_on": "2026-11-20"})
    assert len(contracts.offers(office, no)) == 2


# -- representatives and meetings


def test_nobody_talks_for_both_sides_or_twice_for_one(office: Office) -> None:
    no = new(office).no
    delegates(office, no)
    assert (
        refused(office, lambda: contracts.add_representative(office, no, {"side": "employer", "name": "陈超"}))
        == "both_sides"
    )
    assert (
        refused(office, lambda: contracts.add_representative(office, no, {"side": "workers", "name": "陈超"}))
        == "exists"
    )
    assert contracts.faults(office, no) == []


def test_a_new_chief_takes_the_old_ones_place_and_who_leaves_stays_on_record(office: Office) -> None:
    no = new(office).no
    delegates(office, no)
    contracts.add_representative(office, no, {"side": "workers", "name": "胡桂兰", "post": "工会主席", "chief": "是"})
    found = contracts.contract(office, no)
    assert found is not None
    assert (found.worker_chief, found.worker_chief_post) == ("胡桂兰", "工会主席")
    people = contracts.representatives(office, no)
    assert [one.name for one in people if one.chief] == ["胡桂兰", "沈建国"]
    contracts.end_representative(office, people[0].no)
    assert "胡桂兰" not in [one.name for one in contracts.representatives(office, no)]
    assert "胡桂兰" in [one.name for one in contracts.representatives(office, no, former=True)]
    assert refused(office, lambda: contracts.end_representative(office, people[0].no)) == "unknown_representative"


def test_what_is_wrong_with_the_list_is_told_but_keeps_nobody_from_going_on(office: Office) -> None:
    no = new(office, kind="wage", contract_minimum="1000").no
    contracts.add_representative(office, no, {"side": "workers", "name": "陈超", "chief": "是"})
    contracts.hold_meeting(office, no, {"held_on": "2026-03-01", "recorder": "陈超"})
    assert [one.reason for one in contracts.faults(office, no)] == ["too_few", "too_few", "recorder", "below_minimum"]


def test_an_enterprises_minimum_is_held_against_the_regional_contract_that_covers_it(office: Office) -> None:
    regional = in_effect(office, kind="wage", level="regional", contract_minimum="2700")
    contracts.cover(office, regional.no, CHEMICALS, {"workers": 120})
    own = new(office, kind="wage", contract_minimum="2600")
    assert "below_regional" in [one.reason for one in contracts.faults(office, own.no)]
    contracts.change_contract(office, own.no, {"contract_minimum": "2700"})
    assert "below_regional" not in [one.reason for one in contracts.faults(office, own.no)]
    assert "below_regional" not in [one.reason for one in contracts.faults(office, regional.no)]


def test_minutes_are_changed_and_signed(office: Office) -> None:
    no = new(office).no
    meeting = contracts.hold_meeting(office, no, {"items": "工资增幅"})
    assert meeting.held_on == "2026-11-22"
    after = contracts.change_meeting(office, meeting.no, {"signed": "是", "held_on": "2026-11-20", "result": "增 6%"})
    assert contracts.meetings(office, no) == [after]
    assert refused(office, lambda: contracts.change_meeting(office, 999, {"signed": "是"})) == "unknown_meeting"


def test_a_dispute_in_the_talks_is_extended_and_settled(office: Office) -> None:
    no = new(office).no
    one = contracts.dispute(office, no, {"accepted_on": "2026-10-30", "subject": "增幅"})
    (line,) = [line for line in contracts.waiting(office, no) if line.reason == "dispute"]
    assert line.due == "2026-11-29"
    contracts.change_dispute(office, one.no, {"extended": "是"})
    (line,) = [line for line in contracts.waiting(office, no) if line.reason == "dispute"]
    assert line.due == "2026-12-14"
    assert refused(office, lambda: contracts.change_dispute(office, one.no, {"ended_on": "2026-10-01"})) == "too_early"
    contracts.change_dispute(office, one.no, {"ended_on": "2026-11-20", "outcome": "达成一致"})
    assert contracts.waiting(office, no) == []
    assert [event.kind for event in contracts.timeline(office, no)] == ["dispute", "settled"]
    assert contracts.disputes(office, no)[0].outcome == "达成一致"
    assert refused(office, lambda: contracts.change_dispute(office, 999, {})) == "unknown_dispute"


# -- vote, signature


def test_a_vote_that_contradicts_itself_is_not_kept(office: Office) -> None:
    no = new(office).no
    assert refused(office, lambda: contracts.vote(office, no, {"due": 30, "present": 31, "yes": 20})) == "over_due"
    assert refused(office, lambda: contracts.vote(office, no, {"due": 30, "present": 20, "yes": 21})) == "over_present"
    assert contracts.votes(office, no) == []


def test_a_lost_vote_keeps_the_rules_it_went_by_and_nobody_can_sign(office: Office) -> None:
    no = new(office).no
    lost = contracts.vote(office, no, {"held_on": "2026-03-02", "due": 30, "present": 28, "yes": 15, "against": 13})
    assert (lost.passed, contracts.state(office, no)) == (0, "not_passed")
    assert "> 1/2" in lost.by_rule
    assert (
        refused(
            office, lambda: contracts.sign(office, no, "2026-03-20", term_start="2026-04-01", term_end="2027-03-31")
        )
        == "not_passed"
    )
    by_majority = contracts.sign(
        office,
        no,
        "2026-03-20",
        term_start="2026-04-01",
        term_end="2027-03-31",
        without_vote="各企业过半数职工签名同意",
    )
    assert by_majority.signed_on == "2026-03-20"


@pytest.mark.parametrize(
    ("day", "start", "end", "reason"),
    [
        ("2026-03-01", "2026-04-01", "2027-03-31", "too_early"),
        ("2026-12-01", "2026-04-01", "2027-03-31", "future_day"),
        ("2026-03-20", "2026-04-01", "2026-04-01", "term_order"),
        ("2026-03-20", "2026-04-01", "2026-10-01", "term_short"),
        ("2026-03-20", "2026-04-01", "2031-04-01", "term_long"),
        ("2026-03-20", "4月1日", "2027-03-31", "bad_date"),
        ("2026-03-20", "2026-04-01", "2027-02-30", "bad_date"),
    ],
)
def test_a_signature_out_of_order_is_refused(office: Office, day: str, start: str, end: str, reason: str) -> None:
    no = new(office).no
    contracts.vote(office, no, {"held_on": "2026-03-16", "due": 30, "present": 28, "yes": 26})
    assert refused(office, lambda: contracts.sign(office, no, day, term_start=start, term_end=end)) == reason


def test_a_wage_contract_under_the_legal_minimum_is_not_signed(office: Office) -> None:
    no = new(office, kind="wage", contract_minimum="2489.99").no
    contracts.vote(office, no, {"held_on": "2026-03-16", "due": 30, "present": 28, "yes": 26})
    assert (
        refused(
            office, lambda: contracts.sign(office, no, "2026-03-20", term_start="2026-04-01", term_end="2027-03-31")
        )
        == "below_minimum"
    )


def test_once_signed_the_steps_before_it_are_closed(office: Office) -> None:
    no = in_effect(office).no
    for step in (
        lambda: contracts.offer(office, no, {}),
        lambda: contracts.hold_meeting(office, no, {}),
        lambda: contracts.draft(office, no),
        lambda: contracts.vote(office, no, {"due": 3, "present": 3, "yes": 3}),
        lambda: contracts.dispute(office, no, {}),
        lambda: contracts.sign(office, no, term_start="2026-04-01", term_end="2027-03-31"),
    ):
        assert refused(office, step) == "signed"


# -- filing, effect, publication, end


def test_filing_follows_signing_and_is_done_again_only_after_an_objection_or_missing_papers(office: Office) -> None:
    no = new(office).no
    assert refused(office, lambda: contracts.file(office, no, {})) == "not_signed"
    signed(office, no)
    due = contracts.filing_due(office, no)
    assert due is not None
    assert due.day == "2026-03-30"
    assert refused(office, lambda: contracts.receipt(office, no)) == "not_filed"
    assert refused(office, lambda: contracts.file(office, no, {"filed_on": "2026-03-19"})) == "too_early"
    contracts.file(office, no, {"filed_on": "2026-04-02", "copies": 3})
    assert refused(office, lambda: contracts.file(office, no, {})) == "filed"
    assert refused(office, lambda: contracts.receipt(office, no, "2026-04-01")) == "too_early"
    assert refused(office, lambda: contracts.opinion(office, no, {})) == "missing"
    contracts.opinion(office, no, {"opinion": "材料不全退回", "opinion_on": "2026-04-03"})
    assert refused(office, lambda: contracts.opinion(office, no, {"opinion": "none"})) == "opinion"
    assert refused(office, lambda: contracts.file(office, no, {"filed_on": "2026-04-02"})) == "too_early"
    contracts.file(office, no, {"filed_on": "2026-04-07"})
    contracts.receipt(office, no, "2026-04-08")
    assert refused(office, lambda: contracts.receipt(office, no, "2026-04-09")) == "received"
    assert (
        refused(office, lambda: contracts.opinion(office, no, {"opinion": "objection", "opinion_on": "2026-04-24"}))
        == "too_late"
    )
    assert contracts.state(office, no) == "effective"
    contracts.opinion(office, no, {"opinion": "none", "opinion_on": "2026-04-20"})
    filed = [event for event in contracts.timeline(office, no) if event.kind == "filed"]
    assert [event.late for event in filed] == [True, False]


def test_another_day_of_effect_needs_its_paper(office: Office) -> None:
    made = in_effect(office)
    assert refused(office, lambda: contracts.set_effect(office, made.no, "2026-04-05", " ")) == "missing"
    assert refused(office, lambda: contracts.set_effect(office, made.no, "2026-03-19", "审查意见书")) == "too_early"
    contracts.set_effect(office, made.no, "2026-04-05", "西人社集审〔2026〕40号")
    assert contracts.effective_on(office, made.no) == "2026-04-05"
    effect = next(event for event in contracts.timeline(office, made.no) if event.kind == "effective")
    assert "西人社集审〔2026〕40号" in effect.what


def test_publication_follows_effect(office: Office) -> None:
    made = in_effect(office)
    assert refused(office, lambda: contracts.publish(office, made.no, "2026-04-10")) == "too_early"
    assert refused(office, lambda: contracts.publish(office, made.no, how="喇叭")) == "unknown_word"
    assert refused(office, lambda: contracts.copy_up(office, made.no, "2026-03-01")) == "too_early"
    assert refused(office, lambda: contracts.report(office, made.no, {"reported_on": "2026-03-01"})) == "too_early"
    assert contracts.publish(office, made.no, "2026-04-13").published_how == "board"


def test_what_has_ended_has_ended(office: Office) -> None:
    made = in_effect(office)
    assert refused(office, lambda: contracts.file_end(office, made.no)) == "not_ended"
    assert refused(office, lambda: contracts.end(office, made.no, reason=" ")) == "missing"
    assert refused(office, lambda: contracts.end(office, made.no, how="忘了", reason="停产")) == "unknown_word"
    assert refused(office, lambda: contracts.end(office, made.no, "2026-03-01", reason="停产")) == "too_early"
    contracts.end(office, made.no, reason="停产")
    assert refused(office, lambda: contracts.end(office, made.no, reason="停产")) == "ended"
    assert refused(office, lambda: contracts.renew(office, made.no)) == "ended"
    assert refused(office, lambda: contracts.record_change(office, made.no, {"what": "name"})) == "ended"
    idle = new(office).no
    contracts.end(office, idle, how="terminated", reason="双方不再协商")
    assert refused(office, lambda: contracts.offer(office, idle, {})) == "signed"


def test_a_change_of_name_goes_on_under_the_new_name(office: Office) -> None:
    made = in_effect(office)
    assert refused(office, lambda: contracts.record_change(office, made.no, {"what": "天气"})) == "missing"
    noted = contracts.record_change(office, made.no, {"what": "name", "after": "三墩镇天禄新材料有限公司"})
    assert noted.before == "三墩镇天禄化工有限公司"
    assert contracts.changes(office, made.no) == [noted]
    found = contracts.contract(office, made.no)
    assert found is not None
    assert found.employer_name == "三墩镇天禄新材料有限公司"


# -- coverage


def test_a_list_takes_good_rows_holds_bad_ones_and_enters_unknown_enterprises_to_be_confirmed(office: Office) -> None:
    no = new(office, level="regional").no
    told = contracts.import_covers(
        office, no,
        [
            {"企业": "永兴建材厂", "职工": "12", "女职工": "5"},
            {"企业": "天外天公司", "代码": CODE, "职工": 30},
            {"企业": "", "职工": 3},
            {"企业": "反了厂", "职工": 3, "女职工": 4},
            {"企业": "字母厂", "职工": "很多"},
            {"企业": "错码厂", "代码": CODE[:-1] + "0", "职工": 3},
        ],
    )  # fmt: skip
    assert (told.added, told.changed) == (2, 0)
    assert [(row, one.reason) for row, one in told.held] == [
        (3, "no_name"),
        (4, "part_over_whole"),
        (5, "bad_number"),
        (6, "check_digit"),
    ]
    assert "unknown_unit" in [one.reason for row, one in told.warnings if row == 2]
    assert len(units.unconfirmed(office)) == 1
    again = contracts.import_covers(office, no, [{"统一社会信用代码": CODE, "workers": 31}])
    assert (again.added, again.changed) == (0, 1)


def test_rows_of_coverage_are_sealed_changed_and_left_but_never_lost(office: Office) -> None:
    no = new(office, level="regional").no
    row = contracts.cover(office, no, "永兴建材厂", {"workers": 12, "since": "2026-01-01"})
    assert refused(office, lambda: contracts.cover(office, no, "永兴建材厂", {"workers": 12})) == "covered"
    assert refused(office, lambda: contracts.cover(office, no, "", {"workers": 12})) == "missing"
    assert refused(office, lambda: contracts.seal(office, row.no, employer="2027-01-01")) == "future_day"
    contracts.seal(office, row.no, employer="2026-02-01", union="2026-02-03")
    assert refused(office, lambda: contracts.change_cover(office, row.no, {"women": 13})) == "part_over_whole"
    assert refused(office, lambda: contracts.leave(office, row.no, "2025-12-31")) == "too_early"
    assert refused(office, lambda: contracts.leave(office, 999)) == "unknown_cover"
    left = contracts.leave(office, row.no, "2026-06-01")
    assert (left.until, left.union_sealed) == ("2026-06-01", "2026-02-03")
    contracts.cover(office, no, "永兴建材厂", {"workers": 15})
    assert [one.workers for one in contracts.covered_by(office, no)] == [12, 15]


def test_who_may_only_look_changes_nothing(office: Office) -> None:
    no = new(office).no
    office.officer = Officer(1, "县里来人", (Role.AUDIT,))
    for step in (
        lambda: new(office), lambda: contracts.offer(office, no, {}), lambda: contracts.end(office, no, reason="不谈了"),
        lambda: contracts.cover(office, no, CHEMICALS, {}),
    ):  # fmt: skip
        assert refused(office, step) == "not_permitted"
    assert contracts.state(office, no) == "prepared"
