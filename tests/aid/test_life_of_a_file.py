from __future__ import annotations

import pytest

from tests.aid.households import CHEN, FAMILY, OUYANG, WANG, acting, filed, opened, posted, reckoned, set_day
from unionoffice import aid, database, journal, kinship, rules_in_force
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.office import Office


def there(office: Office, no: int) -> aid.AidFile:
    found = aid.household(office, no)
    assert found is not None
    return found.file


def refused(reason: str, act, *arguments, **more) -> Refused:
    with pytest.raises(Refused) as refusal:
        act(*arguments, **more)
    assert refusal.value.reason == reason
    return refusal.value


def test_a_file_goes_from_draft_to_on_file_with_every_step_signed_and_dated(office):
    file = filed(office)
    assert (file.stage, file.category, file.level, file.filed_on) == ("on_file", "deep", "county", "2026-10-30")
    steps = aid.case(office, file.no).steps
    assert [step.step for step in steps] == [
        "opened", "applied", "visited", "reviewed", "posted", "posting_closed", "township", "county",
    ]  # fmt: skip
    assert [step.officer_name for step in steps[-2:]] == ["王建国", "李娟"]
    assert [step.day for step in steps[1:]] == sorted(step.day for step in steps[1:])
    assert journal.verify(office.reading()) == []


def test_what_is_missing_is_said_all_at_once_before_a_file_is_put_forward(office):
    file = aid.open_file(office, WANG, {"health": "残疾"})
    with pytest.raises(Rejected) as rejection:
        aid.apply(office, file.no)
    fields = {finding.field for finding in rejection.value.findings}
    assert {"disability", "work_state", "home", "reason_main", "consent_on"} <= fields
    assert "level" not in fields
    assert there(office, file.no).stage == "draft"


def test_nothing_is_put_forward_without_consent_or_a_ground_of_the_law(office):
    file = opened(office, consent_on="", consent_ground="")
    with pytest.raises(Rejected) as rejection:
        aid.apply(office, file.no)
    assert [finding.reason for finding in rejection.value.findings] == ["no_consent"]
    aid.change_file(office, file.no, {"consent_ground": "法定职责"})
    aid.apply(office, file.no)
    assert there(office, file.no).stage == "applied"


def test_one_visitor_is_not_enough_and_the_same_name_twice_is_one(office):
    file = opened(office)
    aid.apply(office, file.no)
    refused("too_few_visitors", aid.record_visit, office, file.no, {"visitors": "李娟、李娟"})
    visit = aid.record_visit(office, file.no, {"visitors": "李娟，王强", "findings": "家中有药费单"})
    assert (visit.visitors, there(office, file.no).stage) == ("李娟、王强", "visited")


def test_a_file_is_not_reviewed_before_its_income_is_worked_out(office):
    file = opened(office)
    aid.apply(office, file.no)
    aid.record_visit(office, file.no, {"visitors": "李娟、王强"})
    refused("no_reckoning", aid.review, office, file.no, signer="陈主席")
    reckoned(office, file.no, year="200000", medical="0", category="none")
    refused("not_eligible", aid.review, office, file.no, signer="陈主席")


def test_a_posting_lasts_the_days_of_the_rule_and_no_step_comes_before_its_end(office):
    set_day(office, "2026-10-15")
    file = opened(office)
    aid.apply(office, file.no, day="2026-10-09")
    aid.record_visit(office, file.no, {"day": "2026-10-12", "visitors": "李娟、陈主席"})
    reckoned(office, file.no)
    aid.review(office, file.no, signer="陈主席", day="2026-10-13")
    up = aid.post(office, file.no, place="单位公告栏", day="2026-10-14")
    assert up.until == "2026-10-21", "seven days in Zhejiang"
    set_day(office, "2026-10-21")
    refused("still_posted", aid.close_posting, office, file.no)
    with acting(office, "王建国"):
        refused("still_posted", aid.approve, office, file.no)
    set_day(office, "2026-10-22")
    aid.close_posting(office, file.no)
    assert aid.case(office, file.no).steps[-1].opinion == "公示期满，无异议"


def test_days_of_the_calendar_are_counted_where_the_place_counts_working_days(office):
    rules_in_force.enter_rule(office, "aid.notice_days", 5, "2026-01-01", "本县通知")
    set_day(office, "2026-09-29")
    file = opened(office, consent_on="2026-09-20")
    aid.apply(office, file.no, day="2026-09-21")
    aid.record_visit(office, file.no, {"day": "2026-09-22", "visitors": "李娟、陈主席"})
    reckoned(office, file.no)
    aid.review(office, file.no, signer="陈主席", day="2026-09-23")
    up = aid.post(office, file.no, place="村公告栏", day="2026-09-28")
    # The nearest pack keeps its unit (days in Zhejiang): 5 days after the 28th lie in the holiday and roll behind it.
    assert up.until > "2026-10-07"


def test_an_objection_holds_everything_until_it_is_answered(office):
    set_day(office, "2026-11-20")
    file = opened(office)
    aid.apply(office, file.no, day="2026-10-09")
    aid.record_visit(office, file.no, {"day": "2026-10-12", "visitors": "李娟、陈主席"})
    reckoned(office, file.no)
    aid.review(office, file.no, signer="陈主席", day="2026-10-13")
    aid.post(office, file.no, place="单位公告栏", day="2026-10-14")
    refused("missing", aid.objection, office, file.no, " ", day="2026-10-16")
    aid.objection(office, file.no, "有人反映其有第二套住房", day="2026-10-16")
    refused("objection", aid.close_posting, office, file.no, day="2026-10-26")
    aid.answer_objection(office, file.no, "经核查，系租住")
    aid.close_posting(office, file.no, day="2026-10-26")
    assert aid.case(office, file.no).postings[0].answer == "2026-11-20 经核查，系租住"


def test_who_made_a_file_or_is_kin_never_approves_it(office):
    from unionoffice.appointing import set_roles
    from unionoffice.officers import Role

    file = posted(office)
    refused("not_permitted", aid.approve, office, file.no)
    set_roles(office, "李娟", (Role.ENTRY, Role.APPROVAL, Role.ADMINISTRATION))
    with acting(office, "李娟"):
        assert refused("own_record", aid.approve, office, file.no).sentence
    row = office.reading().execute("SELECT no FROM officers WHERE name = '王建国'").fetchone()
    kinship.declare(office, row[0], name="李小川", id_number=FAMILY["son"]["id_number"], relation="侄子")
    with acting(office, "王建国"):
        refused("kin", aid.approve, office, file.no)
    assert there(office, file.no).stage == "posted"


def test_the_file_itself_refuses_a_step_approved_by_who_made_it(office):
    file = posted(office)
    with pytest.raises(database.IntegrityError, match="never approves"), office.act("伪造", "aid") as act:
        act.db.execute(
            "INSERT INTO aid_steps (id, file, step, stage, day, officer) VALUES ('x', ?, 'township', 'township',"
            " '2026-11-22', ?)",
            (file.no, office.officer.no),
        )


def test_steps_visits_and_draws_are_only_added_to(office):
    file = filed(office)
    aid.draw(office)
    for sql in (
        "UPDATE aid_steps SET opinion = 'x'", "DELETE FROM aid_steps", "UPDATE aid_visits SET findings = 'x'",
        "DELETE FROM aid_visits", "UPDATE aid_draws SET seed = 'x'", "DELETE FROM aid_draws",
    ):  # fmt: skip
        with pytest.raises(database.IntegrityError), office.act("改", "aid") as act:
            act.db.execute(sql)
    assert len(aid.case(office, file.no).steps) == 8


def test_a_file_changed_after_the_township_approved_it_is_not_put_on_file(office):
    file = posted(office)
    with acting(office, "王建国"):
        aid.approve(office, file.no, day="2026-10-28")
    aid.change_file(office, file.no, {"bank_card": "6217000000000000020"})
    refused(
        "changed_since_approval",
        aid.county_approved,
        office,
        file.no,
        level="county",
        document="31号",
        day="2026-10-30",
    )
    aid.change_file(office, file.no, {"bank_card": "6217000000000000012"})
    aid.county_approved(office, file.no, level="county", document="31号", day="2026-10-30")
    assert there(office, file.no).stage == "on_file"


def test_the_countys_approval_names_its_paper_and_the_level(office):
    file = posted(office)
    with acting(office, "王建国"):
        aid.approve(office, file.no)
    refused("missing", aid.county_approved, office, file.no, level="county", document=" ")
    refused("unknown_word", aid.county_approved, office, file.no, level="镇级", document="31号")


def test_a_file_sent_back_is_posted_again_once_completed(office):
    file = posted(office)
    refused("reason_missing", aid.send_back, office, file.no, " ")
    with acting(office, "王建国"):
        aid.send_back(office, file.no, "缺儿子的在读证明")
    assert there(office, file.no).stage == "returned"
    aid.complete(office, file.no, note="已补")
    assert there(office, file.no).stage == "reviewed"
    aid.post(office, file.no, place="单位公告栏")
    with acting(office, "王建国"):
        refused("still_posted", aid.approve, office, file.no)


def test_an_early_return_goes_on_where_it_was(office):
    file = opened(office)
    aid.apply(office, file.no)
    aid.send_back(office, file.no, "住址不清")
    aid.complete(office, file.no)
    assert there(office, file.no).stage == "applied"


def test_a_refusal_has_its_written_reason_and_closes_the_file(office):
    file = posted(office)
    with acting(office, "王建国"):
        aid.refuse(office, file.no, "名下有两套住房")
    after = there(office, file.no)
    assert (after.stage, after.ended_on) == ("refused", "2026-11-22")
    refused("closed_file", aid.change_file, office, file.no, {"note": "x"})
    assert aid.open_file(office, WANG).stage == "draft", "a household refused may ask again"


def test_days_of_steps_run_in_order_and_never_ahead(office):
    file = opened(office)
    refused("future_day", aid.apply, office, file.no, day="2026-11-23")
    aid.apply(office, file.no, day="2026-11-10")
    refused("too_early", aid.record_visit, office, file.no, {"day": "2026-11-09", "visitors": "李娟、王强"})


def test_a_step_that_is_not_next_is_refused_in_words(office):
    file = opened(office)
    assert "草稿" in refused("bad_transition", aid.post, office, file.no, place="公告栏").sentence
    refused("unknown_file", aid.apply, office, 99)


def test_the_yearly_check_needs_a_new_sum_and_says_when_the_category_changed(office):
    file = filed(office)
    refused("no_reckoning", aid.check_yearly, office, file.no)
    reckoned(office, file.no, occasion="yearly")
    aid.check_yearly(office, file.no, opinion="情况不变", signer="陈主席")
    reckoned(office, file.no, occasion="change", medical="12000", category="relative")
    refused("category_differs", aid.check_yearly, office, file.no)
    assert there(office, file.no).category == "deep"
    with acting(office, "王建国"):
        aid.adjust(office, file.no)
    assert there(office, file.no).category == "relative"
    assert aid.case(office, file.no).steps[-1].opinion == "深度困难 → 相对困难"


def test_the_maker_does_not_adjust_a_category(office):
    file = filed(office)
    reckoned(office, file.no, occasion="change", medical="12000", category="relative")
    refused("not_permitted", aid.adjust, office, file.no)
    with acting(office, "王建国"):
        aid.adjust(office, file.no)
        refused("no_reckoning", aid.adjust, office, file.no)


def test_a_household_leaves_after_six_months_above_the_line(office):
    file = filed(office)
    for month in range(5, 10):
        aid.record_month(office, file.no, f"2026-{month:02d}", {"income": "5000"})
    refused("reason_missing", aid.propose_exit, office, file.no, place="公告栏")
    aid.record_month(office, file.no, "2026-10", {"income": "5000"})
    aid.propose_exit(office, file.no, place="公告栏", day="2026-11-02")
    assert there(office, file.no).stage == "leaving"
    aid.close_posting(office, file.no, day="2026-11-12")
    refused("not_permitted", aid.confirm_exit, office, file.no)
    with acting(office, "王建国"):
        aid.confirm_exit(office, file.no, opinion="同意脱困")
    after = there(office, file.no)
    assert (after.stage, after.ended_on) == ("exited", "2026-11-22")


def test_a_month_is_told_once_and_told_again_it_is_replaced(office):
    file = filed(office)
    refused("bad_month", aid.record_month, office, file.no, "2026-13", {"income": "1"})
    refused("bad_month", aid.record_month, office, file.no, "2026-12", {"income": "1"})
    aid.record_month(office, file.no, "2026-10", {"income": "5000"})
    again = aid.record_month(office, file.no, "2026-10", {"income": "4500", "people": "2"})
    assert (again.income, again.people) == (450000, 2)
    assert [one.per_head for one in aid.case(office, file.no).months_per_head] == [225000]


def test_an_exit_without_the_months_needs_its_reason_and_may_be_taken_back(office):
    file = filed(office)
    aid.propose_exit(office, file.no, place="公告栏", override_reason="子女就业，收入证明齐全")
    aid.stay(office, file.no, "公示期间核实，子女合同未满")
    assert there(office, file.no).stage == "on_file"
    assert [one.open for one in aid.case(office, file.no).postings] == [False, False]


def test_cancelling_and_moving_out_end_the_file_with_their_reason(office):
    file = filed(office)
    refused("reason_missing", aid.cancel, office, file.no, "")
    aid.move_out(office, file.no, "杭州市拱墅区总工会", document="转档函 3 号")
    assert there(office, file.no).stage == "moved_out"
    other = opened(office, CHEN)
    aid.cancel(office, other.no, "本人撤回申请")
    assert there(office, other.no).stage == "cancelled"


def test_a_temporary_file_is_on_file_after_the_township_and_promoted_later(office):
    file = aid.open_file(office, OUYANG, {**_whole()}, kind="temporary")
    aid.apply(office, file.no)
    aid.record_visit(office, file.no, {"visitors": "李娟、王强"})
    with acting(office, "王建国"):
        aid.approve(office, file.no)
    assert (there(office, file.no).stage, there(office, file.no).filed_on) == ("on_file", "2026-11-22")
    refused("no_reckoning", aid.promote, office, file.no)
    reckoned(office, file.no, year="10000", medical="0")
    aid.promote(office, file.no)
    after = there(office, file.no)
    assert (after.kind, after.stage, after.category) == ("regular", "reviewed", "deep")


def _whole() -> dict[str, object]:
    from tests.aid.households import FILE

    return FILE


def test_the_level_changes_by_its_own_act_with_its_paper(office):
    file = filed(office)
    refused("own_act", aid.change_file, office, file.no, {"level": "全国级"})
    aid.set_level(office, file.no, "全国级", document="浙工帮〔2026〕2号")
    assert there(office, file.no).level == "national"


def test_a_file_told_in_step_carries_its_national_number(office):
    file = filed(office)
    aid.synced(office, file.no, national_no="3301060001")
    assert there(office, file.no).national_no == "3301060001"


def test_the_page_of_a_file_tells_everything_and_its_story(office):
    file = filed(office)
    case = aid.case(office, file.no)
    assert case.household.size == 3
    assert [len(worked.costs) for worked in case.reckonings] == [1]
    assert [one.verdict for one in case.decisions] == ["approved"]
    assert "checked" in case.next_steps
    assert "applied" not in case.next_steps
    story = aid.timeline(office, file.no)
    assert [moment.day for moment in story] == sorted(moment.day for moment in story)
    assert {"step", "visit", "reckoning", "posting"} <= {moment.what for moment in story}
    assert any("777.78" in moment.words for moment in story)
