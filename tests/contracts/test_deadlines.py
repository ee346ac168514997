"""Which clocks run on a day, by which rule, and what to do next; nothing is missed and nothing told twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.build import DAY
from tests.contracts.steps import in_effect, new, signed
from unionoffice import contracts, deadlines, rules_in_force
from unionoffice.deadlines import Deadline
from unionoffice.office import Office


def on(office: Office, day: str, no: int) -> list[tuple[str, str | None]]:
    """What waits for a contract on a day, by reason and due day."""
    with Office(office.path, office.key, office.officer, today=date.fromisoformat(day)) as then:
        return [(one.reason, one.due) for one in contracts.waiting(then, no)]


def one_line(office: Office, no: int) -> Deadline:
    (found,) = contracts.waiting(office, no)
    return found


def test_an_offer_is_awaited_from_the_day_it_is_out(office: Office) -> None:
    made = new(office)
    contracts.offer(office, made.no, {"offered_on": "2026-11-16", "talks_on": "2026-12-10"})
    lines = {one.reason: one for one in contracts.waiting(office, made.no)}
    assert (lines["reply"].due, lines["reply"].days) == ("2026-11-30", 8)
    assert lines["information"].due == "2026-12-03"
    reply = lines["reply"]
    assert (reply.area, reply.record, reply.overdue) == ("contracts", ("contracts", made.no), False)
    assert made.number in reply.what
    assert "浙江省集体合同条例" in reply.source
    assert reply.source in reply.why
    assert "10 工作日" in reply.why
    assert reply.next_step
    contracts.reply(office, made.no, {})
    assert [one.reason for one in contracts.waiting(office, made.no)] == ["information"]
    contracts.hold_meeting(office, made.no, {})
    assert contracts.waiting(office, made.no) == []


def test_each_stage_has_its_clock(office: Office) -> None:
    made = new(office)
    contracts.draft(office, made.no, "2026-09-18")
    assert one_line(office, made.no).due == "2026-10-15"
    contracts.vote(office, made.no, {"held_on": "2026-10-12", "due": 30, "present": 28, "yes": 10})
    line = one_line(office, made.no)
    assert (line.reason, line.due, line.overdue) == ("revote", "2026-10-19", True)
    contracts.vote(office, made.no, {"held_on": "2026-10-16", "due": 30, "present": 28, "yes": 28})
    assert contracts.waiting(office, made.no) == []
    contracts.sign(office, made.no, "2026-10-20", term_start="2026-11-01", term_end="2027-10-31")
    line = one_line(office, made.no)
    assert (line.reason, line.due, line.days) == ("filing", "2026-10-30", -23)
    contracts.file(office, made.no, {"filed_on": "2026-11-10"})
    line = one_line(office, made.no)
    assert (line.reason, line.due, line.why) == ("acceptance", None, "")
    contracts.receipt(office, made.no, "2026-11-11")
    assert (one_line(office, made.no).reason, one_line(office, made.no).due) == ("review", "2026-11-27")
    contracts.opinion(office, made.no, {"opinion": "objection", "opinion_on": "2026-11-20"})
    assert (one_line(office, made.no).reason, one_line(office, made.no).due) == ("objection", None)


def test_in_effect_it_is_published_reported_and_renewed(office: Office) -> None:
    made = in_effect(office)
    assert on(office, "2026-04-11", made.no) == [("publication", "2026-04-17")]
    contracts.publish(office, made.no, "2026-04-14")
    assert on(office, "2026-12-01", made.no) == []
    assert on(office, "2026-12-31", made.no) == [("renewal", "2027-03-31")]
    assert on(office, "2027-04-01", made.no) == [("renewal", "2027-03-31")]
    renewal = contracts.renew(office, made.no)
    assert on(office, "2027-04-01", made.no) == []
    contracts.end(office, renewal.no, reason="双方不再续订", how="terminated")
    assert on(office, "2027-04-01", made.no) == [("renewal", "2027-03-31")]
    assert contracts.waiting(office, renewal.no) == []


def test_a_three_year_contract_is_reported_every_year(office: Office) -> None:
    made = new(office)
    signed(office, made.no, "2025-01-10", start="2025-02-01", end="2028-01-31")
    contracts.file(office, made.no, {"filed_on": "2025-01-13", "received_on": "2025-01-13"})
    contracts.publish(office, made.no, "2025-02-05")
    assert on(office, "2026-01-01", made.no) == []
    assert on(office, "2026-01-02", made.no) == [("report", "2026-02-01")]
    assert on(office, "2026-11-22", made.no) == [("report", "2026-02-01")]
    contracts.report(office, made.no, {"reported_on": "2026-02-20"})
    assert on(office, "2026-11-22", made.no) == []
    assert on(office, "2027-02-01", made.no) == [("report", "2027-02-20")]


def test_in_shandong_a_copy_goes_up_and_talks_have_an_end(office: Office) -> None:
    office.set_setting("division", "370881", right=office_right())
    made = new(office, kind="wage")
    contracts.offer(office, made.no, {"offered_on": "2026-09-01", "talks_on": "2026-11-30"})
    contracts.reply(office, made.no, {"replied_on": "2026-09-10"})
    found = {(one.reason, one.due) for one in contracts.waiting(office, made.no)}
    assert found == {("talks", "2026-11-09"), ("information", "2026-11-20"), ("upper_report", "2026-11-25")}
    other = in_effect(office, kind="wage")
    assert [(one.reason, one.due) for one in contracts.waiting(office, other.no)] == [
        ("publication", "2026-04-18"), ("copy", "2026-04-18"),
    ]  # fmt: skip
    contracts.copy_up(office, other.no, "2026-04-15")
    contracts.publish(office, other.no, "2026-04-15")
    assert contracts.waiting(office, other.no) == []


def office_right():
    from unionoffice.officers import Right

    return Right.ENTER


def test_a_change_of_law_leaves_old_contracts_their_rules(office: Office) -> None:
    old = new(office)
    signed(office, old.no, "2026-10-09", start="2026-11-01", end="2027-10-31")
    rules_in_force.enter_rule(office, "contracts.filing_days", 5, "2026-10-15", "浙人社发〔2026〕88号")
    fresh = new(office)
    signed(office, fresh.no, "2026-10-16", start="2026-11-01", end="2027-10-31")
    assert one_line(office, old.no).due == "2026-10-19"
    line = one_line(office, fresh.no)
    assert (line.due, line.source) == ("2026-10-21", "浙人社发〔2026〕88号")


def test_they_stand_in_the_offices_one_list_with_all_others(office: Office) -> None:
    made = new(office)
    contracts.offer(office, made.no, {"offered_on": "2026-11-02"})
    told = deadlines.deadlines(office)
    assert {"reply", "term", "age", "card"} <= {one.reason for one in told}
    assert told[0].reason == "reply"
    assert [one.reason for one in deadlines.deadlines(office, area="contracts")] == ["reply"]
    many = [replace(told[0], record=("contracts", number)) for number in range(5)]
    assert deadlines.digest(many)[0].what == "5 份要约逾期未答复"


def test_every_reason_that_can_be_many_has_its_words() -> None:
    from unionoffice.contracts.deadlines import _STEPS, TOGETHER

    assert {reason for reason, _overdue in TOGETHER} <= set(_STEPS)


@pytest.mark.parametrize("month", [1, 3])
def test_the_month_view_shows_ends_long_before_they_are_told(office: Office, month: int) -> None:
    made = in_effect(office)
    contracts.publish(office, made.no, "2026-04-14")
    due = [one for day in deadlines.month(office, 2027, month) for one in day.deadlines if one.area == "contracts"]
    assert [one.due for one in due] == (["2027-03-31"] if month == 3 else [])
    assert DAY.isoformat() == office.today
