"""The guard before print: every kind of double aid in seeded families, and every other warning, said in words."""

from __future__ import annotations

import pytest

from tests.aid.households import acting
from tests.aid.households_in_bulk import card_of, houses, name_of, person, phone_of, relate
from tests.aid.rounds_of_aid import a_fund, a_round, approved, lines, on_day, paid, printed
from tests.made_up import number
from unionoffice import identity, kinship, people, rules_in_force
from unionoffice.aid import guard, items, money_store, quotas, sheets
from unionoffice.aid.guard_rules import WARNINGS
from unionoffice.errors import Refused


def warnings(office, round_):
    return [(one.finding.warning, one.finding.no) for one in guard.check(office, round_.no).checked]


def sentences(office, round_):
    return "\n".join(one.finding.sentence for one in guard.check(office, round_.no).checked)


def row(office, round_, **raw):
    return items.add_item(office, round_.no, {"amount": "1000", **raw})


@pytest.fixture
def homes(office):
    """Forty households, and a fund for all of them."""
    a_fund(office, yuan=1_000_000)
    return houses(office, 40)


def a_stranger(office, name, id_number, phone=None, *, birth=None):
    with office.act("测试", "people") as act:
        return person(act.db, name, id_number, None, birth or id_number[6:14], phone)


def second_record(office, home, how):
    """The worker of a household once more, written otherwise: (person number, exact or near)."""
    first = people.person(office.reading(), home.worker)
    born = first.birth.replace("-", "")
    other = number(born, int(first.id_number[14:17]) + 3)
    if how == "old number":
        return a_stranger(office, first.name, identity.legacy_form(first.id_number), birth=born), True
    if how == "one digit":
        body = first.id_number[:15] + str((int(first.id_number[15]) + 1) % 10) + first.id_number[16]
        return a_stranger(office, first.name, body + identity.check_digit(body), birth=born), False
    if how == "swapped":
        place = next(i for i in range(14, 16) if first.id_number[i] != first.id_number[i + 1])
        body = (
            first.id_number[:place]
            + first.id_number[place + 1]
            + first.id_number[place]
            + first.id_number[place + 2 : 17]
        )
        return a_stranger(office, first.name, body + identity.check_digit(body), birth=born), False
    names = {"homophone": "李玮", "lookalike": "季伟", "traditional": "李偉", "latin": "LI Wei", "same name": "李伟"}
    if how == "telephone":
        return a_stranger(office, "李伟", number("19911223", 7), home.phone, birth="19911223"), False
    return a_stranger(office, names[how], other, birth=born), False


WAYS = (
    "old number",
    "one digit",
    "swapped",
    "homophone",
    "lookalike",
    "traditional",
    "latin",
    "same name",
    "telephone",
)


@pytest.fixture
def li_wei(office, homes):
    """A household whose worker is called 李伟."""
    with office.act("测试", "people") as act:
        act.db.execute("UPDATE people SET name = '李伟' WHERE no = ?", (homes[0].worker,))
    return homes[0]


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("when", ["this round", "another round"])
def test_one_person_under_two_records_is_found_across_spellings(office, li_wei, how, when):
    again, exact = second_record(office, li_wei, how)
    first = a_round(office, kind="临时救助")
    row(office, first, file=li_wei.file)
    if when == "another round":
        paid(office, first)
    second = first if when == "this round" else a_round(office, kind="临时救助")
    line = row(office, second, person=again, bank_card="6222020000000000007")
    found = [one.finding for one in guard.check(office, second.no).of(line.no) if one.finding.warning == "same_person"]
    assert len(found) == 1, sentences(office, second)
    assert found[0].exact is exact
    assert "李伟" in found[0].sentence
    assert first.round_no in found[0].sentence or "本批次第 1 行" in found[0].sentence


@pytest.mark.parametrize("who", ["spouse", "child"])
@pytest.mark.parametrize("twice", [False, True])
def test_the_family_of_an_aided_worker_is_found_whoever_comes_with_another_record(office, homes, who, twice):
    home = homes[3]
    member = getattr(home, who)
    if twice:
        known = people.person(office.reading(), member)
        with office.act("测试", "people") as act:
            act.db.execute("UPDATE people SET id_number = ? WHERE no = ?", ("A1234567", member))
        member = a_stranger(office, known.name, known.id_number)
    first = a_round(office, kind="送温暖")
    row(office, first, file=home.file)
    paid_round = paid(office, first)
    second = a_round(office, kind="送温暖")
    line = row(office, second, person=member, bank_card="6222020000000000007")
    with office.act("测试", "aid") as act:
        act.db.execute("UPDATE aid_items SET file = NULL WHERE no = ?", (line.no,))
    found = [one.finding for one in guard.check(office, second.no).of(line.no)]
    assert who in [one.warning for one in found], [one.sentence for one in found]
    [double] = [one for one in found if one.warning == who]
    assert paid_round.round_no in double.sentence
    assert double.exact is not twice


def test_two_files_of_one_household_are_found_by_the_family(office, homes):
    one, other = homes[5], homes[6]
    with office.act("测试", "aid") as act:
        relate(act.db, other.file, one.worker, "10", "on_post")
    round_ = a_round(office)
    row(office, round_, file=one.file)
    line = row(office, round_, file=other.file)
    assert warnings(office, round_) == [("spouse", line.no)]


def test_a_second_child_is_another_student_and_the_same_child_is_not(office, homes):
    home = homes[7]
    with office.act("测试", "aid") as act:
        sister = person(act.db, "李小妹", number("20050607", 22), "female", "20050607")
        relate(act.db, home.file, sister, "30", "student", schooling="university", place="某大学")
    paid(
        office,
        (round_ := a_round(office, kind="金秋助学"), row(office, round_, file=home.file, beneficiary=home.child))[0],
    )
    later = a_round(office, kind="金秋助学")
    row(office, later, file=home.file, beneficiary=sister)
    assert warnings(office, later) == []
    again = row(office, later, file=home.file, beneficiary=home.child)
    assert warnings(office, later) == [("same_student", again.no)]


def test_months_and_kinds_set_the_bounds_of_double(office, homes):
    first = a_round(office)
    row(office, first, file=homes[0].file)
    paid(office, first)
    other_kind = a_round(office, kind="医疗救助")
    row(office, other_kind, file=homes[0].file)
    assert warnings(office, other_kind) == []
    same = a_round(office)
    row(office, same, file=homes[0].file)
    assert [warning for warning, _no in warnings(office, same)] == ["same_person"]
    with on_day(office, "2027-03-15"):
        assert warnings(office, same) == []
    rules_in_force_changed(office, "living_double_months", 6)
    with on_day(office, "2027-03-15"):
        assert [warning for warning, _no in warnings(office, same)] == ["same_person"]


def rules_in_force_changed(office, name, value):
    with office.act("测试", "officers") as act:
        act.db.execute("UPDATE officers SET roles = 'entry administration' WHERE name = '李娟'")
    with acting(office, "李娟"):
        rules_in_force.enter_rule(office, f"aid_money.{name}", value, "2026-01-01", "西工帮〔2026〕1号")


def test_two_people_paid_to_one_card_and_two_households_with_one_telephone(office, homes):
    with office.act("测试", "aid") as act:
        act.db.execute("UPDATE aid_files SET bank_card = ? WHERE no = ?", (homes[0].card, homes[1].file))
        act.db.execute("UPDATE people SET phone = ? WHERE no = ?", (homes[0].phone, homes[2].worker))
    round_ = a_round(office)
    first, second, third = (row(office, round_, file=home.file) for home in homes[:3])
    assert warnings(office, round_) == [("same_card", second.no), ("same_phone", third.no)]
    told = sentences(office, round_)
    assert f"尾号 {homes[0].card[-4:]}" in told
    assert homes[0].card not in told
    assert first.name in told


def test_what_a_clerk_said_are_two_people_is_not_asked_again(office, li_wei):
    again, _exact = second_record(office, li_wei, "same name")
    with office.act("测试", "people") as act:
        people.say_not_same(act.db, li_wei.worker, again, office.today)
    round_ = a_round(office, kind="临时救助")
    row(office, round_, file=li_wei.file)
    line = row(office, round_, person=again, bank_card="6222020000000000007")
    assert "same_person" not in [warning for warning, no in warnings(office, round_) if no == line.no]


def test_what_did_not_stay_with_the_household_is_no_double(office, homes):
    from unionoffice.aid import paying, reversing
    from unionoffice.aid.paying import Result

    first = a_round(office)
    for home in homes[:3]:
        row(office, first, file=home.file)
    printed(office, first)
    one, two, three = (line.no for line in lines(office, first))
    paying.set_results(
        office,
        [
            Result(item=one, result="refused", note="不要"),
            Result(item=two, result="paid"),
            Result(item=three, result="paid"),
        ],
    )
    paid(office, reversing.reverse(office, [two], reason="发错"))
    later = a_round(office)
    for home in homes[:3]:
        row(office, later, file=home.file)
    assert [no for _warning, no in warnings(office, later)] == [lines(office, later)[2].no]


# -- each row by itself


def expect(office, round_, line, warning, *, hard=False):
    found = [one.finding for one in guard.check(office, round_.no).of(line.no)]
    assert [(one.warning, one.hard) for one in found] == [(warning, hard)], [one.sentence for one in found]
    return found[0].sentence


def test_the_payee_is_the_worker_of_the_file(office, homes):
    round_ = a_round(office, kind="医疗救助")
    line = row(office, round_, file=homes[0].file, person=homes[0].spouse, bank_card=homes[0].card)
    with office.act("测试", "members") as act:
        act.db.execute(
            "INSERT INTO memberships (person, unit, state, since) VALUES (?, 3, 'active', '2020-01-01')",
            (homes[0].spouse,),
        )
    assert homes[0].name in expect(office, round_, line, "payee_not_worker")


def test_the_account_is_the_payees_own(office, homes):
    round_ = a_round(office)
    line = row(office, round_, file=homes[0].file, payee_name="别人")
    assert "别人" in expect(office, round_, line, "card_holder")
    items.change_item(office, line.no, {"payee_name": f" {homes[0].name} "})
    assert warnings(office, round_) == []


def test_a_transfer_without_a_card_cannot_be_set_aside(office, homes):
    with office.act("测试", "aid") as act:
        act.db.execute("UPDATE aid_files SET bank_card = NULL")
    round_ = a_round(office)
    line = row(office, round_, file=homes[0].file)
    expect(office, round_, line, "no_account", hard=True)
    with pytest.raises(Refused, match="不能说明了事"):
        guard.override(office, line.no, "no_account", reason="以后再补")


def test_living_aid_wants_a_file_that_stands_temporary_aid_does_not(office, homes):
    with office.act("测试", "aid") as act:
        act.db.execute("UPDATE aid_files SET stage = 'exited', ended_on = '2026-11-01' WHERE no = ?", (homes[0].file,))
    round_ = a_round(office)
    line = row(office, round_, file=homes[0].file)
    assert "先建档、后帮扶" in expect(office, round_, line, "no_file")
    other = a_round(office, kind="临时救助")
    row(office, other, file=homes[0].file)
    assert warnings(office, other) == []


@pytest.mark.parametrize(("state", "warning", "hard"), [("left", "not_on_roll", False), ("deceased", "deceased", True)])
def test_who_left_or_died_is_told(office, homes, state, warning, hard):
    with office.act("测试", "members") as act:
        act.db.execute("UPDATE memberships SET state = ? WHERE person = ?", (state, homes[0].worker))
    round_ = a_round(office)
    expect(office, round_, row(office, round_, file=homes[0].file), warning, hard=hard)


def test_central_money_is_for_national_files_only(office, homes):
    with office.act("测试", "aid") as act:
        act.db.execute("UPDATE aid_files SET level = 'county' WHERE no = ?", (homes[0].file,))
    a_fund(office, "中央财政专项", "中央财政", 1000)
    round_ = a_round(office, fund="中央财政专项")
    row(office, round_, file=homes[1].file, amount="100")
    line = row(office, round_, file=homes[0].file, amount="100")
    assert "区县级" in expect(office, round_, line, "fund_level", hard=True)


def test_beyond_the_ceiling_is_told_and_blocked_where_the_county_set_it_hard(office, homes):
    first = a_round(office)
    row(office, first, file=homes[0].file, amount="10000")
    paid(office, first)
    with on_day(office, "2026-12-31"):
        round_ = a_round(office, kind="生活救助")
        line = row(office, round_, file=homes[0].file, amount="1000")
        assert "over_ceiling" in [warning for warning, _no in warnings(office, round_)]
        assert "超过年度标准 200.00 元" in sentences(office, round_)
        rules_in_force_changed(office, "living_hard", 1)
        [over] = [
            one.finding for one in guard.check(office, round_.no).of(line.no) if one.finding.warning == "over_ceiling"
        ]
        assert over.hard


def test_a_reckoning_of_more_than_a_year_or_of_another_line_is_told(office, homes):
    with office.act("测试", "aid") as act:
        for home, sql in ((homes[0], "day = '2025-11-21'"), (homes[1], "line = 85000")):
            act.db.execute("DROP TRIGGER aid_reckonings_decided_stay")
            act.db.execute(f"UPDATE aid_reckonings SET {sql} WHERE file = ?", (home.file,))
            act.db.execute(
                "CREATE TRIGGER aid_reckonings_decided_stay BEFORE UPDATE ON aid_reckonings BEGIN SELECT 1; END"
            )
    round_ = a_round(office)
    old, other = (row(office, round_, file=home.file) for home in homes[:2])
    assert warnings(office, round_) == [("stale", old.no), ("stale", other.no)]
    assert "850.00" in sentences(office, round_)


def test_an_amount_far_from_all_others_of_its_kind_is_told(office, homes):
    round_ = a_round(office)
    for home in homes[:9]:
        row(office, round_, file=home.file, amount="800")
    line = row(office, round_, file=homes[9].file, amount="8000")
    assert "outlier" in [warning for warning, no in warnings(office, round_) if no == line.no]
    assert [no for warning, no in warnings(office, round_) if warning == "outlier"] == [line.no]


def test_a_handler_of_the_same_name_is_told(office, homes):
    round_ = a_round(office, handler=homes[0].name)
    expect(office, round_, row(office, round_, file=homes[0].file), "handler")


def test_kin_anywhere_in_the_household_is_told(office, homes):
    child = people.person(office.reading(), homes[0].child)
    kinship.declare(office, office.officer.no, name=child.name, id_number=child.id_number, relation="外甥")
    round_ = a_round(office)
    assert "外甥" in expect(office, round_, row(office, round_, file=homes[0].file), "kin")


def test_a_quota_exceeded_warns_and_a_hard_one_blocks(office, homes):
    quotas.add_quota(office, {"year": "2026", "kind": "生活救助", "households": "1", "document": "西工帮〔2026〕3号"})
    round_ = a_round(office)
    row(office, round_, file=homes[0].file)
    assert warnings(office, round_) == []
    line = row(office, round_, file=homes[1].file)
    assert "指标 1 户" in expect(office, round_, line, "quota")
    quotas.end_quota(office, 1)
    quotas.add_quota(office, {"year": "2026", "amount": "1500", "hard": "是", "fund": "县级帮扶资金"})
    expect(office, round_, line, "quota", hard=True)


def test_a_fund_that_cannot_pay_the_round_stops_it_also_for_what_is_printed(office, homes):
    a_fund(office, "小额资金", "本级工会经费", 1500)
    first = a_round(office, fund="小额资金")
    row(office, first, file=homes[0].file)
    printed(office, first)
    round_ = a_round(office, fund="小额资金")
    line = row(office, round_, file=homes[1].file)
    assert "可用余额 500.00 元" in expect(office, round_, line, "fund_short", hard=True)


def test_a_child_that_is_not_of_the_family_is_told(office, homes):
    round_ = a_round(office, kind="金秋助学")
    line = row(office, round_, file=homes[0].file, beneficiary=homes[1].child, school_stage="大学")
    expect(office, round_, line, "no_student")


# -- set aside


def test_a_reason_sets_a_warning_aside_and_stands_on_the_sheet(office, homes):
    round_ = a_round(office)
    line = row(office, round_, file=homes[0].file, payee_name="别人")
    with acting(office, "王建国"):
        from unionoffice.aid import approving_rounds

        with pytest.raises(Refused) as told:
            approving_rounds.approve(office, round_.no)
    assert told.value.reason == "open_findings"
    with pytest.raises(Refused):
        guard.override(office, line.no, "card_holder", reason=" ")
    with pytest.raises(Refused):
        guard.override(office, line.no, "stale", reason="没有这种提示")
    guard.override(office, line.no, "card_holder", reason="本人无卡，由子女代收，有委托书")
    assert not guard.check(office, round_.no).open
    printed(office, round_)
    _sheet, facts = sheets.facts_of(office.reading(), round_.no)
    assert facts["rows"][0]["override"] == "本人无卡，由子女代收，有委托书"


def test_what_changes_after_the_approval_is_found_before_the_print(office, homes):

    round_ = a_round(office)
    row(office, round_, file=homes[0].file)
    approved(office, round_)
    with office.act("测试", "members") as act:
        act.db.execute("UPDATE memberships SET state = 'deceased' WHERE person = ?", (homes[0].worker,))
    with pytest.raises(Refused) as told:
        sheets.make_sheet(office, round_.no)
    assert told.value.reason == "open_findings"
    assert money_store.sheet_of(office.reading(), round_.no) is None


def test_no_sentence_carries_a_whole_number_or_card(office, homes):
    first = a_round(office)
    for home in homes[:5]:
        row(office, first, file=home.file)
    paid(office, first)
    round_ = a_round(office)
    for home in homes[:5]:
        row(office, round_, file=home.file)
    told = sentences(office, round_)
    assert told
    for home in homes[:5]:
        assert home.number not in told
        assert home.card not in told
    assert card_of(1) not in told
    assert phone_of(1) not in told
    assert name_of(1) in told


def test_every_warning_has_words():
    assert all(WARNINGS.values())
