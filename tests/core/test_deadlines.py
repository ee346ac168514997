"""What waits for the office: by which rule, from which source, until when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import CHEMICALS, OWN, VILLAGE
from unionoffice import deadlines, members, rules_in_force, units
from unionoffice.deadlines import Deadline
from unionoffice.errors import Refused
from unionoffice.office import Office

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def unit_no(office: Office, name: str) -> int:
    return units.named(office, name)[0]


def of(office: Office, reason: str) -> list[Deadline]:
    return [one for one in deadlines.deadlines(office) if one.reason == reason]


@given(DAYS, st.integers(-4000, 4000))
def test_days_left_are_counted_from_the_day_itself(today: date, days: int) -> None:
    due = (today + timedelta(days=days)).isoformat()
    assert deadlines.days_left(today.isoformat(), due) == days
    assert deadlines.day_after(today.isoformat(), days) == due


@given(DAYS, st.integers(14, 70))
@settings(max_examples=60)
def test_who_has_reached_an_age_was_born_until_that_day(today: date, age: int) -> None:
    last = date.fromisoformat(deadlines.born_until(today.isoformat(), age))
    assert last.year == today.year - age
    assert (last + timedelta(days=1)).isoformat()[5:] > today.isoformat()[5:] or today.month == 12


def test_a_leap_days_age_is_reached_the_day_before_in_a_common_year() -> None:
    assert deadlines.born_until("2028-02-29", 60) == "1968-02-29"
    assert deadlines.born_until("2028-02-29", 55) == "1973-02-28"


@pytest.mark.parametrize(
    ("end", "days"), [("2026-11-19", -3), ("2026-11-22", 0), ("2027-01-10", 49), ("2027-05-21", 180)]
)
def test_a_term_is_told_from_the_first_warning_day_on_and_stays_once_it_is_over(
    office: Office, end: str, days: int
) -> None:
    no = unit_no(office, CHEMICALS)
    units.change_unit(office, no, {"term_end": end})
    (found,) = of(office, "term")
    assert (found.unit, found.due, found.days, found.overdue) == (no, end, days, days < 0)
    assert CHEMICALS in found.what
    assert "180、90、30" in found.why
    assert rules_in_force.in_force(office, "organisation.reelection_warning_days").source in found.why
    assert found.area == "units"


def test_a_term_far_away_is_not_told(office: Office) -> None:
    units.change_unit(office, unit_no(office, CHEMICALS), {"term_end": "2027-05-22"})
    assert of(office, "term") == []


def test_a_dissolved_union_has_no_term(office: Office) -> None:
    units.change_unit(office, unit_no(office, CHEMICALS), {"status": "dissolved"})
    assert of(office, "term") == []


def test_the_offices_own_rule_counts(office: Office) -> None:
    rules_in_force.enter_rule(
        office, "organisation.reelection_warning_days", [30], "2026-01-01", "三墩镇工发〔2026〕1号"
    )
    assert of(office, "term") == []
    units.change_unit(office, unit_no(office, CHEMICALS), {"term_end": "2026-12-20"})
    (found,) = of(office, "term")
    assert "三墩镇工发〔2026〕1号" in found.why


def test_a_certificate_is_told_thirty_days_before(office: Office) -> None:
    no = unit_no(office, VILLAGE)
    units.change_unit(office, no, {"certificate_until": "2026-12-22"})
    (found,) = of(office, "certificate")
    assert (found.unit, found.days) == (no, 30)
    units.change_unit(office, no, {"certificate_until": "2026-12-23"})
    assert of(office, "certificate") == []


def test_a_receipt_is_awaited_thirty_days_and_then_told(office: Office) -> None:
    no = members.find(office.reading(), "陈超").numbers[0]
    letter = members.transfer_out(office, no, "西湖区某某工会", day="2026-10-23")
    assert of(office, "receipt") == []
    with office.act("测试", "members") as act:
        act.db.execute("UPDATE transfers SET day = '2026-10-22' WHERE letter_no = ?", (letter.letter_no,))
    (found,) = of(office, "receipt")
    assert found.people == (no,)
    assert found.days == -1
    assert "陈超" in found.what
    assert "西湖区某某工会" in found.what
    members.receipt_came(office, letter.letter_no)
    assert of(office, "receipt") == []


def test_units_out_of_a_sheet_wait_to_be_confirmed(office: Office) -> None:
    assert of(office, "unit") == []
    new = units.add_unit(office, {"name": "天外天公司"}, confirmed=False)
    (found,) = of(office, "unit")
    assert (found.count, found.due, found.area) == (1, None, "units")
    units.confirm_unit(office, new.no)
    assert of(office, "unit") == []


def test_members_without_a_card_are_counted_together(office: Office) -> None:
    (found,) = of(office, "card")
    assert found.count == 4
    assert found.area == "members"


def test_women_and_men_reach_their_own_age(office: Office) -> None:
    # 王秀英, a woman of 56, has reached 55; 欧阳吉祥, a man of 55, has not reached 60.
    (found,) = of(office, "age")
    names = [members.member(office, no).name for no in found.people]  # type: ignore[union-attr]
    assert names == ["王秀英"]
    rules_in_force.enter_rule(office, "membership.retirement_age_men", 55, "2026-01-01", "本地规定")
    assert len(of(office, "age")[0].people) == 2


def test_records_that_may_be_one_person_are_told_together(office: Office) -> None:
    assert deadlines.doubles(office) == []
    before = members.find(office.reading(), "陈超").numbers[0]
    member = members.member(office, before)
    assert member is not None
    twin = members.register(
        office, {"name": "陈超", "id_number": "K03000001", "id_kind": "passport", "birth": member.person.birth,
                 "sex": "male", "unit": OWN, "joined": "2016-01-01"},
    )  # fmt: skip
    (found,) = deadlines.doubles(office)
    assert sorted(found.people) == sorted((before, twin.no))


def test_what_is_longest_overdue_stands_first_and_what_has_no_day_last(office: Office) -> None:
    units.change_unit(office, unit_no(office, CHEMICALS), {"term_end": "2026-12-01"})
    units.change_unit(office, unit_no(office, VILLAGE), {"term_end": "2026-11-01", "term_start": "2021-11-01"})
    told = deadlines.deadlines(office)
    days = [one.days for one in told]
    assert days[:2] == [-21, 9]
    assert set(days[2:]) == {None}


def _line(days: int | None, reason: str = "term") -> Deadline:
    return Deadline(
        reason=reason, what=f"{reason} {days}", why="", days=days, due=None if days is None else "2026-11-22"
    )


def test_a_digest_puts_many_of_one_kind_in_one_line() -> None:
    given_lines = [_line(day) for day in (-9, -5, -2, -1, 3, 4)] + [_line(None, "card")]
    lines = deadlines.digest(given_lines)
    assert [line.count for line in lines] == [4, 1, 1, 1]
    assert lines[0].days == -9
    assert "4" in lines[0].what


@given(st.lists(st.one_of(st.none(), st.integers(-400, 400)), max_size=40), st.sampled_from(["term", "receipt"]))
@settings(max_examples=50)
def test_a_digest_loses_nothing(days: list[int | None], reason: str) -> None:
    lines = deadlines.digest([_line(day, reason) for day in days])
    assert sum(line.count for line in lines) == len(days)
    assert len(lines) <= 6


# -- put off, and month by month


def test_what_is_put_off_with_a_reason_is_left_out_until_its_day_and_can_be_listed(office: Office) -> None:
    (term,) = of(office, "term")
    deadlines.snooze(office, term.key, "2026-12-10", "企业正在改制，等主管部门批复")
    assert of(office, "term") == []
    ((line, snooze),) = deadlines.put_off(office)
    assert (line, snooze.until, snooze.officer, snooze.on_day) == (term, "2026-12-10", "李娟", "2026-11-22")
    with Office(office.path, office.key, office.officer, today=date(2026, 12, 10)) as later:
        assert [one.key for one in of(later, "term")] == [term.key]
        assert deadlines.snoozed(later) == []
    deadlines.unsnooze(office, term.key)
    assert of(office, "term") == [term]
    with pytest.raises(Refused) as refusal:
        deadlines.unsnooze(office, term.key)
    assert refusal.value.reason == "not_snoozed"


def test_a_later_putting_off_takes_the_place_of_the_earlier(office: Office) -> None:
    (term,) = of(office, "term")
    deadlines.snooze(office, term.key, "2026-12-10", "等批复")
    deadlines.snooze(office, term.key, "2026-12-20", "批复推迟")
    assert [(one.until, one.reason) for one in deadlines.snoozed(office)] == [("2026-12-20", "批复推迟")]


def test_a_new_day_makes_it_another_thing_that_is_told(office: Office) -> None:
    (term,) = of(office, "term")
    deadlines.snooze(office, term.key, "2026-12-31", "等批复")
    units.change_unit(office, unit_no(office, CHEMICALS), {"term_end": "2026-11-30"})
    assert [one.due for one in of(office, "term")] == ["2026-11-30"]
    assert deadlines.put_off(office) == []


@pytest.mark.parametrize(
    ("until", "why", "reason"),
    [
        ("2026-12-10", "  ", "missing"),
        ("2026-11-22", "等", "bad_date"),
        ("明年", "等", "bad_date"),
        ("2026-12-10", "", "missing"),
    ],
)
def test_nothing_is_put_off_without_a_reason_or_until_today(office: Office, until: str, why: str, reason: str) -> None:
    (term,) = of(office, "term")
    with pytest.raises(Refused) as refusal:
        deadlines.snooze(office, term.key, until, why)
    assert refusal.value.reason == reason
    assert of(office, "term") == [term]


def test_what_does_not_wait_cannot_be_put_off(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        deadlines.snooze(office, "units.term/units/999/2027-01-10", "2026-12-10", "等")
    assert refusal.value.reason == "unknown_deadline"
    assert deadlines.snoozed(office) == []


def test_a_month_has_all_its_days_with_holidays_and_what_falls_due(office: Office) -> None:
    days = deadlines.month(office, 2027, 1)
    assert [one.day for one in days][:2] == ["2027-01-01", "2027-01-02"]
    assert len(days) == 31
    assert (days[0].weekday, days[0].working) == (4, False)
    assert [one.reason for one in days[9].deadlines] == ["term"]
    october = deadlines.month(office, 2026, 10)
    assert (october[0].name, october[0].working) == (october[6].name, False)
    assert (october[9].working, october[9].weekday, october[9].certain) == (True, 5, True)
    assert "国庆" in october[9].name
    assert not deadlines.month(office, 2031, 2)[0].certain


def test_every_line_says_what_to_do_next_and_has_a_key_of_its_own(office: Office) -> None:
    told = deadlines.deadlines(office)
    assert all(one.next_step for one in told)
    assert len({one.key for one in told}) == len(told)
    assert all(one.source for one in told if one.due)
