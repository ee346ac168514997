"""A round from the draft to the box: posted, approved by another person, printed, paid row by row, corrected, filed."""

from __future__ import annotations

import pytest

from tests.aid.households import CHEN, OUYANG, WANG, acting
from tests.aid.rounds_of_aid import (
    a_file,
    a_fund,
    a_round,
    a_row,
    approved,
    balance,
    lines,
    on_day,
    paid,
    posted,
    printed,
)
from unionoffice import journal, kinship
from unionoffice.aid import (
    approving_rounds,
    deadlines,
    funds,
    guard,
    items,
    money_paper_facts,
    money_store,
    paying,
    reversing,
    round_view,
    rounds,
    sheets,
)
from unionoffice.aid.paying import Result
from unionoffice.database import IntegrityError
from unionoffice.deadlines import day_after
from unionoffice.errors import Refused


@pytest.fixture
def drafted(office):
    """Two households in a draft: 陈超 with 1,000 and 欧阳吉祥 with 1,200 yuan."""
    files = [a_file(office, CHEN), a_file(office, OUYANG)]
    fund = a_fund(office)
    round_ = a_round(office)
    for file, amount in zip(files, ("1000", "1200"), strict=True):
        a_row(office, round_, file, amount)
    return round_, fund, files


def refused(why, act, /, *args, **more):
    with pytest.raises(Refused) as told:
        act(*args, **more)
    assert told.value.reason == why, told.value.sentence
    return told.value


def test_the_whole_way_and_the_fund_has_every_fen(office, drafted):
    round_, fund, _files = drafted
    paid(office, round_)
    sheets.sheet_back(office, round_.no)
    done = rounds.file_round(office, round_.no, box="2026-帮扶-11")
    assert done.state == "filed"
    assert [one.step for one in money_store.steps(office.reading(), round_.no)] == [
        "made", "posted", "approved", "printed", "paying", "paid", "filed",
    ]  # fmt: skip
    assert balance(office, fund) == 10_000_000 - 220_000
    assert [(one.kind, one.amount, one.balance) for one in funds.ledger(office, fund.no)] == [
        ("received", 10_000_000, 10_000_000), ("paid", -100_000, 9_900_000), ("paid", -120_000, 9_780_000),
    ]  # fmt: skip
    assert journal.verify(office.reading()) == []


def test_the_maker_never_approves_even_with_the_right(office, drafted):
    round_, _fund, _files = drafted
    posted(office, round_)
    office.reading()
    with office.act("测试", "aid") as act:
        act.db.execute("UPDATE officers SET roles = 'entry approval' WHERE name = '李娟'")
    with acting(office, "李娟"):
        refused("own_record", approving_rounds.approve, office, round_.no)


def test_entry_has_no_right_to_approve(office, drafted):
    refused("not_permitted", approving_rounds.approve, office, drafted[0].no)


def test_kin_of_a_payee_does_not_approve(office, drafted):
    round_, _fund, _files = drafted
    posted(office, round_)
    with acting(office, "王建国"):
        kinship.declare(
            office, office.officer.no, name="陈超", id_number=lines(office, round_)[0].id_number, relation="表弟"
        )
    found = guard.check(office, round_.no).checked
    assert [(one.finding.warning, one.finding.no) for one in found] == [("kin", lines(office, round_)[0].no)]
    assert "表弟" in found[0].finding.sentence
    guard.override(office, lines(office, round_)[0].no, "kin", reason="另请纪委到场")
    with acting(office, "王建国"):
        refused("kin", approving_rounds.approve, office, round_.no)


def test_living_aid_is_posted_to_the_end_before_it_is_approved(office, drafted):
    round_, _fund, _files = drafted
    with acting(office, "王建国"):
        refused("not_posted", approving_rounds.approve, office, round_.no)
    posting = rounds.post(office, round_.no, place="镇政务公开栏")
    assert posting.until == "2026-11-27"
    with acting(office, "王建国"):
        refused("still_posted", approving_rounds.approve, office, round_.no)
    with on_day(office, "2026-11-28"), acting(office, "王建国"):
        assert approving_rounds.approve(office, round_.no).approved


def test_an_objection_is_answered_first(office, drafted):
    round_, _fund, _files = drafted
    posted(office, round_)
    rounds.object_to(office, round_.no, objection="该户有两套住房")
    with acting(office, "王建国"):
        refused("objection", approving_rounds.approve, office, round_.no)
    rounds.answer(office, round_.no, words="经查只有一套")
    with acting(office, "王建国"):
        approving_rounds.approve(office, round_.no)


def test_a_row_changed_since_the_posting_is_posted_again(office, drafted):
    round_, _fund, _files = drafted
    posted(office, round_)
    items.change_item(office, lines(office, round_)[1].no, {"amount": "1300"})
    with acting(office, "王建国"):
        told = refused("changed_since", approving_rounds.approve, office, round_.no)
    assert "欧阳吉祥" in told.sentence


@pytest.mark.parametrize("change", ["amount", "drop", "add", "card", "override", "title"])
def test_any_change_after_the_approval_voids_it_visibly(office, drafted, change):
    round_, _fund, _files = drafted
    approved(office, round_)
    first, second = lines(office, round_)
    if change == "amount":
        items.change_item(office, first.no, {"amount": "999"})
    elif change == "drop":
        items.drop_item(office, second.no)
    elif change == "add":
        a_row(office, round_, a_file(office, WANG), "50")
    elif change == "card":
        items.change_item(office, first.no, {"bank_card": "6222020000000000007"})
    elif change == "title":
        rounds.change_round(office, round_.no, {"title": "另一个批次"})
    else:
        with office.act("测试", "aid") as act:
            act.db.execute("UPDATE memberships SET state = 'left' WHERE person = ?", (CHEN,))
        guard.override(office, first.no, "not_on_roll", reason="刚离职")
    view = round_view.round_of(office, round_.no)
    assert view.round.state == "draft"
    assert view.approval is None
    assert [one.void for one in view.decisions] == [True]
    assert view.steps[-1].step == "recalled"
    refused("not_approved", sheets.make_sheet, office, round_.no)


def test_a_change_behind_the_programs_back_voids_it_too(office, drafted):
    round_, _fund, _files = drafted
    approved(office, round_)
    with office.act("测试", "aid") as act:
        act.db.execute("UPDATE aid_items SET amount = amount + 1 WHERE round = ?", (round_.no,))
    refused("not_approved", sheets.make_sheet, office, round_.no)


def test_the_approver_gives_back_or_refuses_with_a_reason(office, drafted):
    round_, _fund, _files = drafted
    with acting(office, "王建国"):
        refused("missing", approving_rounds.give_back, office, round_.no, remark=" ")
        approving_rounds.give_back(office, round_.no, remark="金额不对")
        assert rounds.existing_round(office.reading(), round_.no).state == "draft"
        approving_rounds.turn_down(office, round_.no, remark="没有资金")
    assert rounds.existing_round(office.reading(), round_.no).state == "void"
    refused("printed", items.add_item, office, round_.no, {"file": 1, "amount": "1"})


def test_nothing_of_a_printed_round_is_edited(office, drafted):
    round_, _fund, files = drafted
    printed(office, round_)
    first = lines(office, round_)[0]
    refused("printed", items.change_item, office, first.no, {"amount": "1"})
    refused("printed", items.drop_item, office, first.no)
    refused("printed", items.add_item, office, round_.no, {"file": files[0], "amount": "1"})
    refused("printed", rounds.change_round, office, round_.no, {"handler": "别人"})
    refused("wrong_state", rounds.recall, office, round_.no, reason="想改")
    refused("printed", guard.override, office, first.no, "stale", reason="想改")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE aid_items SET amount = 1", "UPDATE aid_items SET bank_card = '1'", "UPDATE aid_items SET name = '别人'",
        "UPDATE aid_items SET frozen = '{}'", "UPDATE aid_items SET remark = 'x'", "DELETE FROM aid_items",
        "UPDATE aid_sheets SET frozen = '{}'", "DELETE FROM aid_sheets", "UPDATE aid_rounds SET state = 'draft'",
        "UPDATE aid_rounds SET handler = 'x'", "DELETE FROM aid_rounds", "UPDATE aid_fund_entries SET amount = 1",
        "DELETE FROM aid_fund_entries", "UPDATE aid_items SET result = 'refused'", "UPDATE aid_items SET signer = 'x'",
        "DELETE FROM aid_round_steps", "UPDATE aid_round_steps SET note = 'x'",
        ("INSERT INTO aid_items (id, round, place, person, beneficiary, kind, fund, amount, officer, result)"
         " VALUES ('x', 1, 9, 2, 2, 'living', 1, 1, 1, 'pending')"),
        "INSERT INTO aid_fund_entries (id, fund, day, kind, amount, balance, officer) VALUES ('x', 1, '2026-01-01', 'handed_back', -99999999999, -1, 1)",
        "INSERT INTO aid_fund_entries (id, fund, day, kind, amount, balance, officer) VALUES ('x', 1, '2026-01-01', 'received', 1, 1, 1)",
        ("INSERT INTO aid_fund_entries (id, fund, day, kind, amount, balance, item, officer) SELECT 'x', 1, '2026-01-01', 'paid',"
         " -100000, balance - 100000, 1, 1 FROM aid_fund_entries ORDER BY no DESC LIMIT 1"),
    ],
)  # fmt: skip
def test_the_file_itself_refuses_what_no_operation_does(office, drafted, sql):
    paid(office, drafted[0])
    with pytest.raises(IntegrityError), office.act("测试", "aid") as act:
        act.db.execute(sql)


def test_the_file_itself_refuses_payment_without_a_second_person(office, drafted):
    round_, _fund, _files = drafted
    printed(office, round_)
    item = lines(office, round_)[0].no

    def pay_alone():
        with office.act("测试", "aid") as act:
            act.db.execute("UPDATE aid_items SET result = 'paid' WHERE no = ?", (item,))
            act.db.execute(
                "INSERT INTO approvals (id, tbl, pk, verdict, remark, officer, day, at, record)"
                " VALUES ('z', 'aid_rounds', ?, 'approved', '', 1, '2026-11-22', 'now', 'x')",
                (round_.no,),
            )
            money_store.add_entry(act.db, fund=1, day="2026-11-22", kind="paid", amount=-100_000, officer=1, item=item)

    with pytest.raises(IntegrityError, match="another person"):
        pay_alone()


def test_cash_is_signed_for_or_taken_by_a_named_proxy(office):
    fund, file = a_fund(office), a_file(office, CHEN)
    round_ = a_round(office, kind="送温暖", method="现金")
    a_row(office, round_, file)
    printed(office, round_)
    item = lines(office, round_)[0].no
    refused("unsigned", paying.set_result, office, Result(item=item, result="paid"))
    assert balance(office, fund) == 10_000_000
    line = paying.set_result(office, Result(item=item, result="paid", proxy="陈小明 儿子 330106… 本人住院，有委托书"))
    assert (line.item.result, line.item.proxy[:3]) == ("paid", "陈小明")


def test_cash_wants_two_handlers_before_its_sheet(office):
    a_fund(office)
    round_ = a_round(office, kind="送温暖", method="现金", second_handler="")
    a_row(office, round_, a_file(office, CHEN))
    approved(office, round_)
    assert refused("missing", sheets.make_sheet, office, round_.no).field == "second_handler"
    rounds.change_round(office, round_.no, {"second_handler": "赵敏"})
    sheets.make_sheet(office, round_.no)


def test_what_was_not_paid_says_why_and_moves_no_money(office, drafted):
    round_, fund, _files = drafted
    printed(office, round_)
    first, second = (line.no for line in lines(office, round_))
    refused("missing", paying.set_result, office, Result(item=first, result="refused"))
    paying.set_result(office, Result(item=first, result="deceased", note="11 月 20 日去世"))
    assert rounds.existing_round(office.reading(), round_.no).state == "paying"
    paying.set_result(office, Result(item=second, result="paid"))
    assert balance(office, fund) == 10_000_000 - 120_000
    assert rounds.existing_round(office.reading(), round_.no).state == "paid"
    refused("wrong_result", paying.set_result, office, Result(item=first, result="paid"))


def test_a_transfer_that_bounces_comes_back_by_an_entry(office, drafted):
    round_, fund, _files = drafted
    paid(office, round_)
    first = lines(office, round_)[0].no
    with on_day(office, "2026-12-01"):
        paying.set_result(office, Result(item=first, result="returned", note="账号有误"))
        assert [one.kind for one in funds.ledger(office, fund.no)][-1] == "returned"
        assert balance(office, fund) == 10_000_000 - 120_000
        refused("wrong_result", paying.set_result, office, Result(item=first, result="returned", note="再退"))


def test_a_result_has_a_day_between_the_print_and_today(office, drafted):
    round_, _fund, _files = drafted
    printed(office, round_)
    item = lines(office, round_)[0].no
    for day in ("2026-11-21", "2026-11-23", "2026-13-01"):
        refused("bad_date", paying.set_result, office, Result(item=item, result="paid", day=day))


def test_all_results_of_an_act_or_none(office, drafted):
    round_, fund, _files = drafted
    printed(office, round_)
    first, second = (line.no for line in lines(office, round_))
    refused(
        "missing",
        paying.set_results,
        office,
        [Result(item=first, result="paid"), Result(item=second, result="refused")],
    )
    assert [line.item.result for line in lines(office, round_)] == ["pending", "pending"]
    assert balance(office, fund) == 10_000_000


def test_a_wrong_payment_is_reversed_by_a_round_of_its_own(office, drafted):
    round_, fund, files = drafted
    paid(office, round_)
    first, second = lines(office, round_)
    correcting = reversing.reverse(office, [first.no], reason="应发 800 元")
    refused("reversed", reversing.reverse, office, [first.no], reason="再来一次")
    a_row(office, correcting, files[0], "800")
    assert [line.item.amount for line in lines(office, correcting)] == [-100_000, 80_000]
    assert guard.check(office, correcting.no).checked == ()
    refused("not_approved", sheets.make_sheet, office, correcting.no)
    paid(office, correcting)
    assert balance(office, fund) == 10_000_000 - 120_000 - 80_000
    assert [line.corrected for line in lines(office, round_)] == [True, False]
    assert [line.item.result for line in lines(office, round_)] == ["paid", "paid"]
    assert round_view.round_of(office, round_.no).corrected_by == (correcting.round_no,)
    refused("not_paid", reversing.reverse, office, [lines(office, correcting)[0].no], reason="冲销冲销")
    refused("two_rounds", reversing.reverse, office, [second.no, lines(office, correcting)[1].no], reason="两个批次")


def test_only_a_printed_round_is_corrected(office, drafted):
    round_, _fund, _files = drafted
    refused("not_printed", rounds.new_round, office, {"title": "更正", "kind": "living"}, corrects=round_.no)
    refused("not_paid", reversing.reverse, office, [lines(office, round_)[0].no], reason="没有发")


def test_sheets_are_numbered_by_the_year_without_gaps(office):
    a_fund(office)
    numbers = []
    for person in (CHEN, OUYANG, WANG):
        round_ = a_round(office, kind="医疗互助")
        a_row(office, round_, a_file(office, person))
        printed(office, round_)
        numbers.append(sheets.existing_sheet(office.reading(), round_.no).sheet_no)
    assert numbers == ["QS2026-0001", "QS2026-0002", "QS2026-0003"]


def test_a_sheet_that_does_not_come_back_is_told_after_seven_days(office, drafted):
    round_, _fund, _files = drafted
    printed(office, round_)
    sheets.sheet_out(office, round_.no, to="余东村联合工会")

    def told():
        return [one for one in deadlines.deadlines(office) if one.reason == "aid_sheet"]

    assert [one.overdue for one in told()] == [False]
    due = day_after(office.today, 7)
    with on_day(office, day_after(due, 1)):
        [late] = told()
        assert (late.overdue, late.due) == (True, due)
        assert "余东村联合工会" in late.what
        paying.pay_all(office, round_.no)
        sheets.sheet_back(office, round_.no, unsigned=1)
        assert "1 行未签字" in told()[0].what
        sheets.sheet_back(office, round_.no)
        assert told() == []
        rounds.file_round(office, round_.no, box="2026-01")


def test_a_sheet_that_is_out_keeps_the_round_from_the_box(office, drafted):
    paid(office, drafted[0])
    refused("sheet_out", rounds.file_round, office, drafted[0].no, box="2026-01")


def test_the_days_of_rounds_stand_on_the_list_of_what_waits(office, drafted):
    round_, _fund, _files = drafted
    posted(office, round_)
    [waits] = [one for one in deadlines.deadlines(office) if one.reason == "aid_round_posting"]
    assert (waits.days, waits.next_step) == (0, "送审批人批准")
    approved(office, round_)
    assert "待制表" in next(one.what for one in deadlines.deadlines(office) if one.reason == "aid_round_approved")


def test_rows_come_in_by_file_or_person_with_account_and_school_of_the_file(office):
    from tests.aid.households import filed

    a_fund(office)
    file = filed(office, WANG)
    son = office.reading().execute("SELECT no, id_number FROM people WHERE name = '李小川'").fetchone()
    round_ = a_round(office, kind="金秋助学")
    assert (
        refused("missing", items.add_item, office, round_.no, {"file": file.file_no, "amount": "3000"}).field
        == "beneficiary"
    )
    line = items.add_item(office, round_.no, {"file": file.file_no, "amount": "3000", "beneficiary": son[1]})
    assert (line.student_name, line.item.school_stage, line.item.school, line.item.bank_card) == (
        "李小川", "senior", "学军中学", "6217000000000000012",
    )  # fmt: skip
    by_person = items.add_item(
        office, a_round(office).no, {"person": lines(office, round_)[0].id_number, "amount": "1"}
    )
    assert by_person.file_no == file.file_no


def test_many_rows_come_in_together_and_the_bad_ones_are_named(office):
    a_fund(office)
    file = a_file(office, CHEN)
    round_ = a_round(office)
    added = items.add_items(
        office, round_.no,
        [{"file": file, "amount": "100"}, {"file": "BF1999-0001", "amount": "1"}, {"file": file, "amount": "0"}, {"amount": "5"}],
    )  # fmt: skip
    assert len(added.lines) == 1
    assert [row for row, _sentence in added.refused] == [2, 3, 4]
    assert "BF1999-0001" in added.refused[0][1]


def test_wrong_values_of_a_row_are_refused_by_name(office, drafted):
    round_, _fund, files = drafted
    for raw, reason in (
        ({"file": files[0], "amount": "abc"}, None), ({"file": files[0], "amount": "1", "bank_card": "12"}, "bad_length"),
        ({"file": files[0], "amount": "1", "nonsense": 1}, "unknown_field"), ({"file": files[0], "amount": "1", "fund": "没有"}, "unknown_fund"),
        ({"person": "330106190001010000", "amount": "1"}, "unknown_person"),
    ):  # fmt: skip
        with pytest.raises(Refused) as told:
            items.add_item(office, round_.no, raw)
        assert reason in (None, told.value.reason)
    assert len(lines(office, round_)) == 2


def test_what_was_reversed_does_not_come_back_from_the_bank_as_well(office, drafted):
    round_, fund, _files = drafted
    paid(office, round_)
    first, second = lines(office, round_)
    correcting = reversing.reverse(office, [first.no], reason="应发 800 元")
    refused("reversed", paying.set_result, office, Result(item=first.no, result="returned", note="退票"))
    paid(office, correcting)
    refused("reversed", paying.set_result, office, Result(item=first.no, result="returned", note="退票"))
    assert balance(office, fund) == 10_000_000 - 120_000
    paying.set_result(office, Result(item=second.no, result="returned", note="退票"))
    assert balance(office, fund) == 10_000_000


def test_the_approval_sheet_says_who_approved_a_reason_and_what_came_of_the_posting(office, drafted):
    round_, _fund, _files = drafted
    with office.act("测试", "members") as act:
        act.db.execute("UPDATE memberships SET state = 'left' WHERE person = ?", (CHEN,))
    guard.override(office, lines(office, round_)[0].no, "not_on_roll", reason="刚退会，此前已列入计划")
    rounds.post(office, round_.no, place="镇政务公开栏")
    facts = money_paper_facts.approval_facts(office, round_.no)
    assert ([one.officer for one in facts.overrides], facts.posting_result) == ([""], "")
    with on_day(office, "2026-11-30"):
        with acting(office, "王建国"):
            approving_rounds.approve(office, round_.no)
        sheets.make_sheet(office, round_.no)
    with on_day(office, "2026-12-20"):
        paying.pay_all(office, round_.no)
        facts = money_paper_facts.approval_facts(office, round_.no)
    assert [one.officer for one in facts.overrides] == ["王建国"]
    assert (facts.posting_result, facts.day) == ("公示期间无异议", "2026年11月30日")


def test_a_reversal_that_was_refused_can_be_made_again(office, drafted):
    round_, fund, _files = drafted
    paid(office, round_)
    first = lines(office, round_)[0].no
    correcting = reversing.reverse(office, [first], reason="发错")
    with acting(office, "王建国"):
        approving_rounds.turn_down(office, correcting.no, remark="先问清楚")
    again = reversing.reverse(office, [first], reason="已问清楚")
    with pytest.raises(IntegrityError, match="reversed once"), office.act("测试", "aid") as act:
        act.db.execute(
            "INSERT INTO aid_items (id, round, place, person, beneficiary, kind, fund, amount, officer, reverses, result)"
            " SELECT 'x', round, 9, person, beneficiary, kind, fund, amount, officer, reverses, 'pending' FROM aid_items WHERE round = ?",
            (again.no,),
        )
    paid(office, again)
    assert balance(office, fund) == 10_000_000 - 120_000


def test_a_row_is_changed_sensibly_or_not_at_all(office, drafted):
    from tests.aid.households import filed

    round_, _fund, _files = drafted
    first, second = lines(office, round_)
    refused("bad_amount", items.change_item, office, first.no, {"amount": "0"})
    refused("missing", items.change_item, office, first.no, {"kind": "金秋助学"})
    changed = items.change_item(office, first.no, {"file": filed(office, WANG).file_no, "amount": "5"})
    assert (changed.name, changed.item.amount) == ("王秀英", 500)
    son = office.reading().execute("SELECT no FROM people WHERE name = '李小川'").fetchone()[0]
    assert items.change_item(office, first.no, {"kind": "金秋助学", "beneficiary": son}).student_name == "李小川"
    items.drop_item(office, second.no)
    refused("dropped", items.change_item, office, second.no, {"amount": "5"})
    items.drop_item(office, second.no)
    assert len(lines(office, round_)) == 1


def test_a_list_is_never_posted_for_days_before_it_stood(office, drafted):
    round_, _fund, _files = drafted
    refused("before_list", rounds.post, office, round_.no, place="公告栏", day="2026-11-09")
    posting = rounds.post(office, round_.no, place="公告栏")
    assert posting.posted_on == office.today
    with on_day(office, day_after(posting.until, 1)):
        items.change_item(office, lines(office, round_)[0].item.no, {"amount": "999"})
        refused("before_list", rounds.post, office, round_.no, place="公告栏", day=posting.posted_on)
