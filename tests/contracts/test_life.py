"""Three contracts go through their whole life: one with an objection, one renewed late, one as it should be."""

from __future__ import annotations

import pytest

from tests.build import CHEMICALS, DAY, VILLAGE, Town
from tests.contracts.steps import delegates, in_effect, new, signed, talked
from unionoffice import contracts, journal, units
from unionoffice.contracts import Filter
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.opening import open_with_key


def state(office: Office, no: int) -> str:
    return contracts.state(office, no)


def test_an_enterprises_wage_contract_with_an_objection(office: Office) -> None:
    units.count_workers(office, units.named(office, CHEMICALS)[0], {"day": "2026-01-01", "workers": 120, "women": 41})
    made = new(office, kind="wage", last_average="6200", raise_percent="6.5", contract_minimum="2600")
    assert (made.number, made.employer_name, made.union_name) == ("2026-001", "三墩镇天禄化工有限公司", CHEMICALS)
    (row,) = contracts.covered_by(office, made.no)
    assert (row.workers, row.women) == (120, 41)
    assert state(office, made.no) == "prepared"
    talked(office, made.no)
    assert state(office, made.no) == "draft"
    found = contracts.contract(office, made.no)
    assert found is not None
    assert (found.worker_chief, found.employer_chief) == ("王秀英", "沈建国")
    signed(office, made.no)
    assert state(office, made.no) == "signed"
    filing = contracts.file(office, made.no, {"filed_on": "2026-03-27", "authority": "西湖区人力社保局"})
    assert filing.copies == 5
    assert state(office, made.no) == "filed"
    contracts.receipt(office, made.no, "2026-03-30", receipt_no="受〔2026〕31号")
    assert contracts.effective_on(office, made.no) == "2026-04-15"
    with open_at(office, "2026-04-10") as then:
        assert state(then, made.no) == "review"
    contracts.opinion(
        office,
        made.no,
        {"opinion": "objection", "opinion_on": "2026-04-13", "opinion_text": "加班工资基数低于法定标准"},
    )
    assert state(office, made.no) == "objected"
    with pytest.raises(Refused) as refusal:
        contracts.publish(office, made.no, "2026-04-20")
    assert refusal.value.reason == "not_effective"
    contracts.file(office, made.no, {"filed_on": "2026-04-20", "received_on": "2026-04-21"})
    assert contracts.effective_on(office, made.no) == "2026-05-07"
    assert state(office, made.no) == "effective"
    contracts.publish(office, made.no, "2026-05-11", how="meeting")
    contracts.copy_up(office, made.no, "2026-05-12")
    assert state(office, made.no) == "running"
    contracts.report(office, made.no, {"reported_on": "2026-11-20", "result": "履行良好"})
    told = contracts.timeline(office, made.no)
    assert [event.kind for event in told if event.done] == [
        "offer", "reply", "meeting", "draft", "vote", "signed", "filed", "received", "opinion", "filed", "received",
        "effective", "published", "copied", "report",
    ]  # fmt: skip
    assert [event.kind for event in told if not event.done] == ["renewal", "term_end"]
    assert not any(event.late for event in told)
    reply = next(event for event in told if event.kind == "reply")
    assert reply.due == "2026-02-14"  # the made-up Saturday counts
    assert "浙江省集体合同条例" in reply.source
    assert journal.verify(office.reading()) == []


def open_at(office: Office, day: str) -> Office:
    """The same file through another office object on another day, only to read."""
    from datetime import date

    return Office(office.path, office.key, office.officer, today=date.fromisoformat(day))


def test_a_regional_wage_contract_with_forty_enterprises_renewed_late(office: Office) -> None:
    for number in range(40):
        units.add_unit(
            office, {"name": f"余东第{number + 1}厂", "employer": f"余东第{number + 1}厂", "kind": "nonunion"}
        )
    made = new(office, kind="wage", level="regional", contract_minimum="2500")
    rows = [
        {
            "企业名称": f"余东第{n + 1}厂",
            "职工": 10 + n,
            "女职工": n,
            "企业盖章": "2025-09-01",
            "工会盖章": "2025-09-02",
        }
        for n in range(40)
    ]
    told = contracts.import_covers(office, made.no, rows)
    assert (told.added, told.held, told.warnings) == (40, [], [])
    assert contracts.import_covers(office, made.no, rows).same == 40
    delegates(office, made.no)
    contracts.draft(office, made.no, "2025-08-20")
    contracts.vote(
        office,
        made.no,
        {"congress": "regional", "held_on": "2025-08-28", "due": 60, "present": 51, "yes": 50, "abstain": 1},
    )
    contracts.sign(office, made.no, "2025-09-05", term_start="2025-10-01", term_end="2026-09-30")
    contracts.file(office, made.no, {"filed_on": "2025-09-08", "received_on": "2025-09-09"})
    contracts.publish(office, made.no, "2025-09-28")
    assert state(office, made.no) == "expired"
    with open_at(office, "2026-09-30") as then:
        figures = contracts.figures(then)
        assert (figures.contracts, figures.enterprises, figures.workers) == (1, 40, 10 * 40 + 780)
        assert state(then, made.no) == "expiring"
    assert contracts.figures(office).contracts == 0
    renewal = contracts.renew(office, made.no)
    assert (renewal.nature, renewal.predecessor, renewal.employer_name) == ("renewal", made.no, made.employer_name)
    assert len(contracts.covered_by(office, renewal.no)) == 40
    assert [one.name for one in contracts.representatives(office, renewal.no)][:1] == ["王秀英"]
    with pytest.raises(Refused) as refusal:
        contracts.renew(office, made.no)
    assert refusal.value.reason == "followed"
    contracts.draft(office, renewal.no, "2026-10-12")
    contracts.vote(office, renewal.no, {"held_on": "2026-10-19", "due": 60, "present": 60, "yes": 60})
    contracts.sign(office, renewal.no, "2026-10-20", term_start="2026-10-20", term_end="2027-10-19")
    contracts.file(office, renewal.no, {"filed_on": "2026-10-21", "received_on": "2026-10-22"})
    assert contracts.effective_on(office, renewal.no) == "2026-11-07"
    assert (state(office, made.no), state(office, renewal.no)) == ("renewed", "effective")
    (late,) = [rate for rate in contracts.figures(office).on_time if rate.name == "renewal"]
    assert (late.base, late.numbers) == ((made.no,), ())
    assert [one.no for one in contracts.chain(office, renewal.no)] == [made.no, renewal.no]


def test_a_womens_contract_changed_and_then_ended(office: Office) -> None:
    made = in_effect(office, kind="women")
    contracts.publish(office, made.no, "2026-04-13")
    assert state(office, made.no) == "running"
    contracts.record_change(office, made.no, {"what": "owner", "changed_on": "2026-06-01", "after": "沈国强"})
    after = contracts.contract(office, made.no)
    assert after is not None
    assert after.legal_person == "沈国强"
    assert state(office, made.no) == "running"
    changed = contracts.change(office, made.no, {"subjects": "增加哺乳室"})
    contracts.vote(office, changed.no, {"held_on": "2026-07-01", "due": 10, "present": 9, "yes": 9})
    contracts.sign(office, changed.no, "2026-07-02", term_start="2026-07-02", term_end="2027-07-01")
    contracts.file(office, changed.no, {"filed_on": "2026-07-03", "received_on": "2026-07-03"})
    assert (state(office, made.no), state(office, changed.no)) == ("changed", "effective")
    assert contracts.figures(office).by_kind["women"] == (changed.no,)
    ended = contracts.end(office, changed.no, "2026-11-10", how="rescinded", reason="企业停产")
    assert (state(office, changed.no), ended.end_reason) == ("rescinded", "企业停产")
    (line,) = contracts.waiting(office, changed.no)
    assert (line.reason, line.due) == ("end_filing", "2026-11-17")
    contracts.file_end(office, changed.no, "2026-11-16")
    assert contracts.waiting(office, changed.no) == []


def test_contracts_are_found_by_words_kind_state_year_and_unit(office: Office) -> None:
    first, second = in_effect(office, kind="wage"), new(office, kind="general", level="regional")
    assert contracts.find(office) == [second.no, first.no]
    assert contracts.find(office, Filter(text="天禄 2026-001")) == [first.no]
    assert contracts.find(office, Filter(text="没有这家")) == []
    assert contracts.find(office, Filter(kinds=("wage",))) == [first.no]
    assert contracts.find(office, Filter(levels=("regional",))) == [second.no]
    assert contracts.find(office, Filter(states=("effective",))) == [first.no]
    assert contracts.find(office, Filter(year=2025)) == []
    assert contracts.find(office, Filter(year=2026)) == [second.no, first.no]
    assert contracts.find(office, Filter(ends=("2027-03-01", "2027-03-31"))) == [first.no]
    assert contracts.find(office, Filter(unit=units.named(office, CHEMICALS)[0])) == [first.no]
    assert contracts.find(office, Filter(unit=units.named(office, VILLAGE)[0])) == [second.no, first.no]
    assert contracts.find(office, Filter(unit=units.named(office, "永兴建材厂")[0])) == []
    for sort in contracts.SORTS:
        assert sorted(contracts.find(office, Filter(sort=sort))) == [first.no, second.no]
    with pytest.raises(KeyError):
        contracts.find(office, Filter(sort="beauty"))
    lines = contracts.lines(office, [first.no, second.no])
    assert [(one.state, one.effective_on, one.enterprises) for one in lines] == [
        ("effective", "2026-04-11", 1),
        ("prepared", None, 0),
    ]
    stages = contracts.pipeline(office)
    assert (stages["effective"], stages["prepared"], stages["expired"]) == ([first.no], [second.no], [])
    assert tuple(stages) == contracts.STATES


def test_a_contract_is_there_by_id_and_number_and_again_after_closing(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        made = in_effect(office)
    with open_with_key(town.path, town.key, "李娟", today=DAY) as again:
        assert contracts.contract_by_id(again, made.id) == contracts.contract(again, made.no) == made
        assert contracts.contract_by_id(again, "nobody") is None
        assert contracts.numbered(again, made.number) == [made.no]
        assert contracts.contracts_of(again, [made.no, 999]) == [made]
        assert contracts.contracts_of_unit(again, made.employer or 0) == [made.no]
        assert contracts.contracts_of_unit(again, 9999) == []
        assert journal.verify(again.reading()) == []


def kinds(office: Office, no: int, *, done: bool | None = None) -> list[tuple[str, str, bool]]:
    return [
        (event.kind, event.day, event.late)
        for event in contracts.timeline(office, no)
        if done is None or event.done is done
    ]


def test_the_timeline_shows_what_is_still_to_be_done_and_what_came_too_late(office: Office) -> None:
    waiting = new(office, kind="general")
    contracts.offer(office, waiting.no, {"offered_on": "2026-11-16"})
    assert kinds(office, waiting.no, done=False) == [("reply", "2026-11-30", False)]
    unfiled = new(office, kind="women")
    contracts.vote(office, unfiled.no, {"held_on": "2026-10-12", "due": 30, "present": 28, "yes": 9})
    contracts.vote(office, unfiled.no, {"held_on": "2026-10-16", "due": 30, "present": 28, "yes": 28})
    contracts.sign(office, unfiled.no, "2026-10-20", term_start="2026-11-01", term_end="2027-10-31")
    assert [kind for kind, _day, _late in kinds(office, unfiled.no, done=True)] == ["draft", "vote", "vote", "signed"]
    assert kinds(office, unfiled.no, done=False)[0] == ("filed", "2026-10-30", True)
    in_review = in_effect(office, kind="safety")
    with open_at(office, "2026-04-01") as then:
        assert ("effective", "2026-04-11", False) in kinds(then, in_review.no, done=False)


def test_the_timeline_of_a_contract_that_was_changed_renewed_and_ended(office: Office) -> None:
    made = in_effect(office, kind="wage", contract_minimum="2600")
    contracts.publish(office, made.no, "2026-04-24")
    contracts.record_change(office, made.no, {"what": "name", "changed_on": "2026-05-06", "after": "天禄新材料"})
    renewal = contracts.renew(office, made.no)
    contracts.vote(office, renewal.no, {"held_on": "2026-11-02", "due": 30, "present": 30, "yes": 30})
    contracts.sign(office, renewal.no, "2026-11-03", term_start="2027-04-01", term_end="2028-03-31")
    told = kinds(office, made.no)
    assert ("published", "2026-04-24", True) in told
    assert ("change", "2026-05-06", False) in told
    assert ("followed", "2026-11-03", False) in told
    assert ("term_end", "2027-03-31", False) in told
    assert "renewal" not in [kind for kind, _day, _late in told]
    contracts.end(office, made.no, "2026-11-10", reason="停产")
    told = kinds(office, made.no)
    assert ("ended", "2026-11-10", False) in told
    assert ("end_filed", "2026-11-17", True) in told
    contracts.file_end(office, made.no, "2026-11-20")
    assert ("end_filed", "2026-11-20", True) in kinds(office, made.no)
    gone = in_effect(office, kind="general")
    with open_at(office, "2027-05-01") as later:
        assert ("term_end", "2027-03-31", False) in kinds(later, gone.no, done=True)
