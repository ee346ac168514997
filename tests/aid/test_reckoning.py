from __future__ import annotations

import json

import pytest

from tests.aid.households import CHEN, FAMILY, FILE, WANG, acting, filed, opened, reckoned, set_day
from unionoffice import aid, database, rules_in_force
from unionoffice.aid.reckoning import twelve_months
from unionoffice.errors import Refused


def refused(reason, act, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        act(*arguments, **more)
    assert refusal.value.reason == reason
    return refusal.value


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-11-22", "2025-11-01", "2026-10-31"),
        ("2027-01-01", "2026-01-01", "2026-12-31"),
        ("2028-03-05", "2027-03-01", "2028-02-29"),
    ],
)
def test_the_period_is_the_twelve_full_months_before(day, first, last):
    assert twelve_months(day) == (first, last)


def test_the_sum_of_the_notes_comes_out_of_the_lines(office):
    file = opened(office)
    started = aid.start_reckoning(office, file.no)
    worker = aid.household(office, file.no).worker
    aid.add_income(office, started.no, {"kind": "工资", "monthly": "3000"}, person=worker.no)
    aid.add_income(office, started.no, {"kind": "其他", "amount": "24000"})
    aid.add_cost(office, started.no, {"kind": "医疗自付", "amount": "20000"})
    aid.add_cost(office, started.no, {"kind": "教育", "amount": "12000"})
    result = aid.work_out(office, started.no)
    assert (result.income, result.advice.costs, result.people, result.advice.per_head) == (
        6_000_000,
        3_200_000,
        3,
        77778,
    )
    assert result.advice.category == "deep"
    done = aid.decide_reckoning(office, started.no, "deep")
    assert (done.decided, done.line, done.override_reason) == ("deep", 90000, None)
    assert aid.household(office, file.no).file.category == "deep"


def test_a_decided_reckoning_holds_everything_it_rests_on(office):
    file = opened(office)
    no = reckoned(office, file.no)
    kept = aid.case(office, file.no).reckonings[0].reckoning
    frozen = json.loads(kept.frozen)
    assert [one["name"] for one in frozen["household"]] == ["王秀英", "李大山", "李小川"]
    assert frozen["per_head"] == 77778
    line = next(rule for rule in json.loads(kept.rules) if rule["name"] == "aid.line_urban")
    assert (line["value"], line["version"]) == (90000, "aid 2026-11")
    rules_in_force.enter_rule(office, "aid.line_urban", 100000, "2026-07-01", "民政局通告")
    aid.change_family(office, aid.household(office, file.no).family[0].member.no, {"name": "李大三"})
    again = aid.case(office, file.no).reckonings[0].reckoning
    assert again == kept
    refused("decided", aid.add_income, office, no, {"kind": "wage", "amount": "1"})
    refused("decided", aid.drop_reckoning, office, no)


def test_the_file_itself_refuses_to_change_what_was_decided(office):
    file = opened(office)
    reckoned(office, file.no)
    for sql in (
        "UPDATE aid_reckonings SET income = 1", "DELETE FROM aid_reckonings", "UPDATE aid_income SET amount = 1",
        "DELETE FROM aid_costs", "INSERT INTO aid_income (reckoning, kind, amount) VALUES (1, 'wage', 1)",
    ):  # fmt: skip
        with pytest.raises(database.IntegrityError), office.act("改", "aid") as act:
            act.db.execute(sql)


def test_another_category_than_advised_needs_its_reason(office):
    file = opened(office)
    started = aid.start_reckoning(office, file.no)
    aid.add_income(office, started.no, {"kind": "wage", "amount": "66000"})
    assert "不予建档" in refused("reason_missing", aid.decide_reckoning, office, started.no, "relative").sentence
    done = aid.decide_reckoning(office, started.no, "relative", "丈夫下岗，收入即将减少")
    assert (done.advised, done.decided, done.override_reason) == ("none", "relative", "丈夫下岗，收入即将减少")


def test_income_stated_otherwise_and_no_income_at_all_are_asked_about(office):
    file = opened(office)
    started = aid.start_reckoning(office, file.no)
    refused("no_income", aid.decide_reckoning, office, started.no, "deep")
    aid.change_reckoning(office, started.no, {"stated_income": "0"})
    aid.add_income(office, started.no, {"kind": "wage", "amount": "1000"})
    refused("income_differs", aid.decide_reckoning, office, started.no, "deep")
    aid.change_reckoning(office, started.no, {"stated_reason": "申报时漏报"})
    assert aid.decide_reckoning(office, started.no, "deep").stated_income == 0


def test_an_accident_and_exclusions_change_the_advice(office):
    file = opened(office)
    started = aid.start_reckoning(office, file.no)
    aid.add_income(office, started.no, {"kind": "wage", "amount": "100000"})
    aid.change_reckoning(office, started.no, {"accident": "意外事故", "accident_loss": "90000"})
    assert aid.work_out(office, started.no).advice.category == "accident"
    aid.change_reckoning(office, started.no, {"excluded": "homes 经常使用非生活必需的汽车"})
    assert aid.work_out(office, started.no).advice.reason == "excluded"
    refused("unknown_word", aid.change_reckoning, office, started.no, {"excluded": "hobby"})
    refused("bad_period", aid.change_reckoning, office, started.no, {"period_until": "2020-01-01"})


def test_lines_are_of_the_household_and_come_and_go_until_decided(office):
    file = opened(office)
    started = aid.start_reckoning(office, file.no)
    refused("not_in_family", aid.add_income, office, started.no, {"kind": "wage", "amount": "1"}, person=CHEN)
    refused("missing", aid.add_income, office, started.no, {"kind": "wage"})
    refused("missing", aid.add_income, office, started.no, {"kind": "wage", "amount": "1", "monthly": "1"})
    line = aid.add_cost(office, started.no, {"kind": "medical", "amount": "1"})
    refused("unknown_line", aid.drop_income, office, started.no, line.no)
    aid.drop_cost(office, started.no, line.no)
    income = aid.add_income(office, started.no, {"kind": "wage", "amount": "1"})
    aid.drop_income(office, started.no, income.no)
    refused("open_reckoning", aid.start_reckoning, office, file.no)
    aid.drop_reckoning(office, started.no)
    assert aid.case(office, file.no).reckonings == ()


def test_a_new_reckoning_may_begin_with_the_lines_of_the_last_one(office):
    file = opened(office)
    started = aid.start_reckoning(office, file.no)
    husband = aid.household(office, file.no).family[0]
    aid.add_income(office, started.no, {"kind": "wage", "amount": "30000"}, person=husband.person.no)
    aid.add_cost(office, started.no, {"kind": "medical", "amount": "5000"})
    aid.decide_reckoning(office, started.no, "deep")
    aid.end_family(office, husband.member.no)
    again = aid.start_reckoning(office, file.no, "change", copy_lines=True)
    result = aid.work_out(office, again.no)
    assert (len(result.income_lines), len(result.cost_lines)) == (0, 1), "who left takes their income along"


def test_farmers_go_by_their_own_line_where_the_place_tells_them_apart(office):
    rules_in_force.enter_rule(office, "aid.line_by_household", 1, "2026-01-01", "本地规定")
    rules_in_force.enter_rule(office, "aid.line_rural", 70000, "2026-01-01", "本地规定")
    file = opened(office)
    assert aid.line_of(office, aid.household(office, file.no)) == 90000
    aid.change_file(office, file.no, {"household_type": "农业"})
    assert aid.line_of(office, aid.household(office, file.no)) == 70000
    aid.change_file(office, file.no, {"migrant": "是"})
    assert aid.line_of(office, aid.household(office, file.no)) == 90000, "migrants by the line of where they work"
    assert aid.line_of(office, aid.household(office, file.no), day="2011-01-01") == 90000


def test_a_new_line_gives_before_and_after_and_is_accepted_by_another_person(office):
    file = filed(office)
    other = aid.take_over(office, CHEN, FILE, category="低保户", filed_on="2015-03-02")
    assert aid.regrade(office) == []
    rules_in_force.enter_rule(office, "aid.line_urban", 70000, "2026-11-01", "民政局 2026 年通告")
    rows = aid.regrade(office)
    assert [(row.household.file.file_no, row.category, row.after, row.before.line, row.line) for row in rows] == [
        (file.file_no, "deep", "relative", 90000, 70000)
    ]
    refused("not_permitted", aid.accept_regrade, office, [file.no], document="民政局 2026 年通告")
    with acting(office, "王建国"):
        refused("missing", aid.accept_regrade, office, [file.no], document=" ")
        refused("nothing_new", aid.accept_regrade, office, [other.no], document="通告")
        assert aid.accept_regrade(office, [file.no], document="民政局 2026 年通告") == [file.no]
    case = aid.case(office, file.no)
    assert case.household.file.category == "relative"
    assert [one.reckoning.occasion for one in case.reckonings] == ["first", "new_line"]
    assert case.reckonings[0].reckoning.decided == "deep"
    assert case.steps[-1].step == "adjusted"
    assert aid.regrade(office) == []


def test_a_new_line_that_changes_no_category_is_kept_all_the_same(office):
    file = filed(office)
    rules_in_force.enter_rule(office, "aid.line_urban", 95000, "2026-11-01", "民政局 2026 年通告")
    with acting(office, "王建国"):
        assert aid.accept_regrade(office, [file.no], document="通告") == []
    assert aid.case(office, file.no).reckonings[-1].reckoning.line == 95000
    refused("no_reckoning", aid.check_yearly, office, file.no)


def test_who_accepts_a_new_line_has_made_nothing_of_the_file_and_may_still_approve_its_exit(office):
    file = filed(office)
    rules_in_force.enter_rule(office, "aid.line_urban", 95000, "2026-11-01", "民政局 2026 年通告")
    with acting(office, "王建国"):
        aid.accept_regrade(office, [file.no], document="通告")
    aid.propose_exit(office, file.no, place="公告栏", override_reason="子女就业")
    set_day(office, "2026-12-07")
    aid.close_posting(office, file.no)
    with acting(office, "王建国"):
        aid.confirm_exit(office, file.no)
    assert aid.case(office, file.no).household.file.stage == "exited"


def test_a_household_a_person_decided_otherwise_is_decided_by_a_person_again(office):
    file = filed(office)
    reckoned(office, file.no, occasion="change", year="66000", medical="0", category="none")
    aid.start_reckoning(office, file.no, "change", copy_lines=True)
    no = aid.case(office, file.no).open_sum.reckoning.no
    aid.decide_reckoning(office, no, "deep", "委员会研究")
    rules_in_force.enter_rule(office, "aid.line_urban", 70000, "2026-11-01", "通告")
    assert [row.overridden for row in aid.regrade(office)] == [True]
    with acting(office, "王建国"):
        refused("own_decision", aid.accept_regrade, office, [file.no], document="通告")


def test_unknown_words_are_refused(office):
    file = opened(office)
    refused("unknown_word", aid.start_reckoning, office, file.no, "holiday")
    started = aid.start_reckoning(office, file.no)
    refused("old_category", aid.decide_reckoning, office, started.no, "dibao")
    refused("unknown_reckoning", aid.work_out, office, 99)
    assert FAMILY["son"]
    assert WANG == 1
