"""Funds, quotas, room and figures: earmarked money, what is left, and numbers that open their lists."""

from __future__ import annotations

import pytest

from tests.aid.households import CHEN, OUYANG, WANG, acting, filed
from tests.aid.rounds_of_aid import a_file, a_fund, a_round, a_row, balance, lines, on_day, paid, printed
from unionoffice.aid import (
    approving_rounds,
    funds,
    items,
    money_figures,
    paying,
    quotas,
    reversing,
    room,
    round_view,
    rounds,
    sheets,
)
from unionoffice.aid.paying import Result
from unionoffice.errors import Refused


def refused(why, act, /, *args, **more):
    with pytest.raises(Refused) as told:
        act(*args, **more)
    assert told.value.reason == why, told.value.sentence


# -- funds


def test_central_and_provincial_money_is_for_national_files_whatever_is_typed(office):
    assert a_fund(office, "中央", "中央财政", 0).levels == "national"
    assert a_fund(office, "省级", "省级财政", 0, levels="全国级").levels == "national"
    refused("bad_level", funds.add_fund, office, {"name": "乱", "source": "中央财政", "levels": "区县级"})
    refused("bad_level", funds.add_fund, office, {"name": "乱", "source": "中央财政", "levels": ""})
    assert a_fund(office, "县级", "县级财政", 0, levels="区县级、基层", kinds="送温暖").kinds == "warmth"
    refused("unknown_word", funds.add_fund, office, {"name": "乱", "source": "县级财政", "kinds": "旅游"})
    refused("exists", funds.add_fund, office, {"name": "县级", "source": "县级财政"})


def test_the_ledger_only_grows_and_never_below_zero(office):
    fund = a_fund(office, yuan=100)
    refused("fund_short", funds.book, office, fund.no, kind="handed_back", amount=10_001, document="1号")
    refused("bad_amount", funds.book, office, fund.no, kind="received", amount=0, document="1号")
    refused("missing", funds.book, office, fund.no, kind="received", amount=1, document=" ")
    refused("bad_kind", funds.book, office, fund.no, kind="paid", amount=1, document="1号")
    refused("bad_date", funds.book, office, fund.no, kind="received", amount=1, document="1号", day="2027-01-01")
    funds.book(office, fund.no, kind="handed_back", amount=4_000, document="退款单")
    wrong = funds.book(office, fund.no, kind="received", amount=99_900, document="2号")
    undone = funds.reverse_entry(office, wrong.no, reason="登错了资金")
    refused("reversed", funds.reverse_entry, office, wrong.no, reason="再来")
    refused("reversed", funds.reverse_entry, office, undone.no, reason="再来")
    assert [(one.kind, one.amount, one.balance) for one in funds.ledger(office, fund.no)] == [
        ("received", 10_000, 10_000), ("handed_back", -4_000, 6_000), ("received", 99_900, 105_900), ("reversed", -99_900, 6_000),
    ]  # fmt: skip
    [line] = funds.fund_lines(office)
    assert (line.received, line.handed_back, line.paid, line.balance) == (10_000, 4_000, 0, 6_000)
    refused("not_empty", funds.close_fund, office, fund.no)
    funds.book(office, fund.no, kind="handed_back", amount=6_000, document="退款单")
    assert funds.close_fund(office, fund.no).closed_on == office.today
    refused("closed", funds.book, office, fund.no, kind="received", amount=1, document="3号")


def test_what_a_round_booked_is_reversed_by_a_round_only(office):
    fund = a_fund(office)
    round_ = a_round(office)
    a_row(office, round_, a_file(office, CHEN))
    paid(office, round_)
    refused("of_a_round", funds.reverse_entry, office, funds.ledger(office, fund.no)[-1].no, reason="想改")


def test_a_payment_the_fund_cannot_bear_is_refused_and_nothing_moves(office):
    fund = a_fund(office, yuan=1_000)
    round_ = a_round(office)
    a_row(office, round_, a_file(office, CHEN))
    printed(office, round_)
    funds.book(office, fund.no, kind="handed_back", amount=50_000, document="上缴")
    refused("fund_short", paying.pay_all, office, round_.no)
    assert lines(office, round_)[0].item.result == "pending"
    assert balance(office, fund) == 50_000


def test_reserved_is_what_rows_still_wait_for(office):
    a_fund(office)
    round_ = a_round(office)
    a_row(office, round_, a_file(office, CHEN), "300")
    assert [line.reserved for line in funds.fund_lines(office)] == [30_000]
    paid(office, round_)
    assert [line.reserved for line in funds.fund_lines(office)] == [0]


# -- quotas and room


def test_a_quota_says_what_is_used_of_it(office):
    a_fund(office)
    quotas.add_quota(office, {"year": "2026", "kind": "生活救助", "households": "5", "amount": "2000"})
    refused("missing", quotas.add_quota, office, {"year": "2026", "kind": "生活救助"})
    refused("bad_year", quotas.add_quota, office, {"year": "26", "amount": "1"})
    round_ = a_round(office)
    a_row(office, round_, a_file(office, CHEN), "1500")
    [use] = quotas.quota_uses(office, 2026)
    assert (use.households, use.amount, use.over) == (1, 150_000, False)
    a_row(office, round_, a_file(office, OUYANG), "600")
    assert quotas.quota_uses(office)[0].over
    quotas.end_quota(office, use.quota.no)
    assert quotas.quota_uses(office) == []
    refused("unknown_quota", quotas.end_quota, office, use.quota.no)


def test_room_counts_all_funds_and_rounds_of_the_year_and_frees_what_came_back(office):
    a_fund(office)
    a_fund(office, "一日捐", "社会捐赠")
    file = a_file(office, CHEN)
    assert room.room_of(office, kind="living", file=file).left == 12 * 90_000
    for fund in ("县级帮扶资金", "一日捐"):
        round_ = a_round(office, fund=fund)
        a_row(office, round_, file, "1000")
    assert room.room_of(office, kind="living", file=file).left == 12 * 90_000 - 200_000
    items.drop_item(office, lines(office, round_)[0].no)
    assert room.room_of(office, kind="living", file=file).left == 12 * 90_000 - 100_000
    assert room.room_of(office, kind="living", file=file, year=2025).left == 12 * 90_000
    assert room.room_of(office, kind="temporary", person=OUYANG).left == 300_000
    assert room.room_of(office, kind="cool", person=OUYANG).left is None


def test_room_of_a_student_is_the_students_own(office):
    a_fund(office)
    file = filed(office, WANG)
    son = office.reading().execute("SELECT no FROM people WHERE name = '李小川'").fetchone()[0]
    found = room.room_of(office, kind="study", file=file.no, beneficiary=son)
    assert (found.ceiling.most, found.ceiling.per) == (6 * 90_000, "student")
    a_row(office, a_round(office, kind="金秋助学"), file.no, "3000", beneficiary=son)
    assert room.room_of(office, kind="study", file=file.no, beneficiary=son).left == 6 * 90_000 - 300_000


def test_medical_room_is_what_the_family_paid_itself(office):
    a_fund(office)
    assert room.room_of(office, kind="medical", file=a_file(office, CHEN)).left == 2_000_000


# -- figures


@pytest.fixture
def year(office):
    """In September two rounds for two households, in October one comes back and one is corrected."""
    fund = a_fund(office)
    gifts = a_fund(office, "一日捐", "社会捐赠")
    files = [a_file(office, CHEN), a_file(office, OUYANG)]
    with office.act("测试", "aid") as act:
        act.db.execute("DROP TRIGGER aid_reckonings_decided_stay")
        act.db.execute("UPDATE aid_reckonings SET day = '2026-08-01'")
    with on_day(office, "2026-09-10"):
        first = a_round(office, kind="送温暖")
        for file in files:
            a_row(office, first, file, "1000")
        second = a_round(office, kind="医疗互助", fund="一日捐")
        a_row(office, second, files[0], "500")
        rounds.post(office, first.no, place="公告栏")
    with on_day(office, "2026-09-25"):
        for round_ in (first, second):
            with acting(office, "王建国"):
                approving_rounds.approve(office, round_.no)
            sheets.make_sheet(office, round_.no)
            paying.pay_all(office, round_.no)
    with on_day(office, "2026-10-12"):
        paying.set_result(office, Result(item=lines(office, first)[1].no, result="returned", note="退票"))
        paid(office, reversing.reverse(office, [lines(office, second)[0].no], reason="发错"))
    return fund, gifts, files, first


def test_households_persons_times_and_money_by_kind_and_fund(office, year):
    fund, gifts, _files, _first = year
    found = money_figures.of_union_year(office, 2026)
    assert (found.since, found.until) == ("2025-10-01", "2026-09-30")
    assert (found.total.households, found.total.persons, found.total.times, found.total.amount) == (2, 2, 3, 250_000)
    assert found.total.average == 83_333
    assert {kind: (one.times, one.amount) for kind, one in found.by_kind.items()} == {
        "warmth": (2, 200_000),
        "mutual": (1, 50_000),
    }
    assert found.by_fund[gifts.no].amount == 50_000
    assert found.by_kind_and_fund["warmth", fund.no].times == 2


def test_a_figure_of_an_earlier_day_never_changes_and_later_ones_subtract(office, year):
    later = money_figures.of_union_year(office, 2027)
    assert (later.total.households, later.total.times, later.total.amount) == (0, -2, -150_000)
    both = money_figures.money_figures(office, "2026-09-01", "2026-12-31")
    assert (both.total.households, both.total.times, both.total.amount) == (1, 1, 100_000)


def test_each_figure_opens_its_list_and_the_list_adds_up(office, year):
    found = money_figures.of_union_year(office, 2026)
    behind = found.behind(kind="warmth")
    assert sum(one.amount for one in behind) == found.by_kind["warmth"].amount
    assert [line.name for line in money_figures.rows_behind(office, behind)] == ["陈超", "欧阳吉祥"]


def test_the_chart_has_every_month_and_every_fund(office, year):
    fund, gifts, _files, _first = year
    months = dict(money_figures.by_month(office, "2026-08-01", "2026-11-30"))
    assert list(months) == ["2026-08", "2026-09", "2026-10", "2026-11"]
    assert months["2026-09"] == {fund.no: 200_000, gifts.no: 50_000}
    assert months["2026-10"] == {fund.no: -100_000, gifts.no: -50_000}
    assert months["2026-11"] == {}


def test_helped_not_helped_and_never_helped_files(office, year):
    _fund, _gifts, files, _first = year
    third = a_file(office, WANG)
    found = money_figures.coverage(office, "2026-09-01")
    assert (found.helped, found.not_helped, found.never_helped) == ((files[0],), (files[1], third), (files[1], third))
    assert found.percent == 33
    assert money_figures.coverage(office, "2026-11-01").percent == 0
    assert [line.item.amount for line in money_figures.helped_by_file(office, files[0])] == [100_000, 50_000, -50_000]


def test_a_round_as_one_page_has_everything(office, year):
    _fund, _gifts, _files, first = year
    view = round_view.round_of(office, first.no)
    assert (view.totals.rows, view.totals.paid, view.totals.failed, view.totals.waiting) == (2, 100_000, 100_000, 0)
    assert (view.report, view.editable, view.approval.officer_name) == (None, False, "王建国")
    assert [row.round.state for row in round_view.round_rows(office, year=2026)] == ["paid", "paid", "paid"]
    assert round_view.round_rows(office, state="draft") == []


def test_nobody_helped_is_no_error(office):
    found = money_figures.of_union_year(office)
    assert (found.total.times, found.total.average, found.by_kind) == (0, 0, {})
    assert money_figures.coverage(office, "2026-01-01").percent == 0
