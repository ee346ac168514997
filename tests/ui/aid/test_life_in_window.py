"""The whole life of a file, every step through its window."""

from __future__ import annotations

import pytest

from tests.aid.households import acting, opened, set_day
from tests.ui.driving import modal
from ui.aid.case_page import CasePage
from ui.aid.reckoning_dialog import ReckoningDialog
from ui.aid.step_dialog import StepDialog
from ui.aid.visit_dialog import VisitDialog
from ui.kit.dialogs import Sentence
from unionoffice import aid


def put(control, words: str) -> None:
    control.setText(words)


def step(case: CasePage, key: str, **answers: str) -> StepDialog:
    deed = case.deeds.find(key)
    assert deed is not None, [one.key for one in case.deeds.others]
    assert not deed.why, deed.why
    dialog = case.do(deed)
    assert isinstance(dialog, StepDialog)
    for name, words in answers.items():
        dialog.put(name, words)
    return dialog


def visit(case: CasePage, **answers: str) -> None:
    dialog = case.visit()
    assert isinstance(dialog, VisitDialog)
    for name, words in answers.items():
        dialog.form.put(name, words)
    dialog.accept()


def work_out(case: CasePage, *, year: str = "60000", medical: str = "32000") -> ReckoningDialog:
    dialog = case.reckon()
    assert isinstance(dialog, ReckoningDialog)
    sheet = dialog.sheet
    sheet.income.control(0, "kind").put("wage")
    put(sheet.income.control(0, "amount"), year)
    sheet.costs.control(0, "kind").put("medical")
    put(sheet.costs.control(0, "amount"), medical)
    sheet.worked_out()
    return dialog


@pytest.fixture
def case(page, office) -> CasePage:
    set_day(office, "2026-10-09")
    file = opened(office)
    return page.open_file(file.no)


def stage(case: CasePage) -> str:
    return case.case.household.file.stage


def put_on_file(case: CasePage, office) -> None:
    step(case, "applied", day="2026-10-09").accept()
    set_day(office, "2026-10-12")
    visit(case, visitors="李娟、陈主席", findings="家中有药费单", conclusion="属实")
    work_out(case).accept()
    set_day(office, "2026-10-13")
    step(case, "reviewed", signer="陈主席", opinion="情况属实").accept()
    set_day(office, "2026-10-14")
    step(case, "posted", place="单位公告栏").accept()
    set_day(office, "2026-10-26")
    case.refresh()
    step(case, "posting_closed").accept()
    set_day(office, "2026-10-28")
    with acting(office, "王建国"):
        case.refresh()
        step(case, "township", opinion="同意").accept()
    set_day(office, "2026-10-30")
    case.refresh()
    step(case, "county", level="county", document="西工帮〔2026〕31号").accept()


def test_a_file_goes_from_draft_to_on_file_and_out_of_hardship_through_its_windows(case, office) -> None:
    put_on_file(case, office)
    assert stage(case) == "on_file"
    assert [one.step for one in case.case.steps] == [
        "opened", "applied", "visited", "reviewed", "posted", "posting_closed", "township", "county",
    ]  # fmt: skip
    assert (case.category.text(), case.level.text(), case.stage.text()) == ("深度困难", "区县级", "在档")
    set_day(office, "2027-10-01")
    case.refresh()
    assert case.deeds.next is not None
    assert case.deeds.next.key == "reckon", "the yearly check is near"
    work_out(case).accept()
    assert case.deeds.next.key == "checked"
    step(case, "checked", opinion="情况不变").accept()
    for month in ("2027-04", "2027-05", "2027-06", "2027-07", "2027-08", "2027-09"):
        dialog = case.month()
        dialog.month.setText(month)
        dialog.income.setText("9000")
        dialog.accept()
    assert len(case.case.months) == 6
    step(case, "leaving", place="单位公告栏").accept()
    set_day(office, "2027-10-20")
    case.refresh()
    step(case, "posting_closed").accept()
    with acting(office, "王建国"):
        case.refresh()
        step(case, "exited", opinion="同意脱困").accept()
    assert stage(case) == "exited"
    case.refresh()
    assert case.deeds.next is None
    assert case.deeds.others == ()
    assert "2027-10-20 结束" in case._subtitle.text()


def test_what_is_not_allowed_in_a_stage_is_not_offered_and_what_waits_says_why(case) -> None:
    assert case.deeds.next is not None
    assert case.deeds.next.key == "applied"
    assert {one.key for one in case.deeds.others} == {"cancelled", "visit", "reckon"}
    assert case.deeds.find("county") is None
    step(case, "applied").accept()
    visit(case, visitors="李娟、陈主席")
    waiting = case.deeds.find("reviewed")
    assert waiting is not None
    assert waiting.why == "还没有测算家庭收入。"
    with modal(Sentence, lambda window: window.accept()):
        assert case.do(waiting) is None


def test_one_visitor_alone_is_refused_at_the_field(case) -> None:
    step(case, "applied").accept()
    dialog = case.do_next()
    dialog.form.put("visitors", "李娟")
    dialog.accept()
    assert "2 人以上" in dialog.form.said()["visitors"]
    assert stage(case) == "applied"


def test_a_posting_names_its_last_day_while_the_day_is_typed(case, office) -> None:
    step(case, "applied").accept()
    visit(case, visitors="李娟、陈主席")
    work_out(case).accept()
    step(case, "reviewed", signer="陈主席").accept()
    dialog = step(case, "posted", place="村公告栏")
    assert "2026-10-16" in dialog._until.text()
    dialog.put("day", "2026.10.9")
    assert "2026-10-16" in dialog._until.text()
    dialog.put("day", "什么")
    assert dialog._until.text() == ""
    dialog.accept()
    assert "请" in dialog.said()["day"]
    dialog.put("day", "2026-10-09")
    dialog.accept()
    assert case.deeds.next is None
    assert "还要 8 天" in case.deeds.words
    assert case.deeds.find("posting_closed").why


def test_an_objection_is_answered_before_anything_goes_on(case, office) -> None:
    step(case, "applied").accept()
    visit(case, visitors="李娟、陈主席")
    work_out(case).accept()
    step(case, "reviewed", signer="陈主席").accept()
    step(case, "posted", place="村公告栏").accept()
    dialog = step(case, "objection")
    dialog.accept()
    assert "异议" in dialog.said()["objection"]
    dialog.put("objection", "有人反映其有第二套住房")
    dialog.accept()
    set_day(office, "2026-10-20")
    case.refresh()
    assert case.deeds.next.key == "answer"
    assert case.deeds.find("posting_closed").why == "先答复公示期间的异议。"
    step(case, "answer", answer="经核查，系租住").accept()
    assert case.deeds.next.key == "posting_closed"


def test_who_may_not_approve_sees_who_may_and_the_maker_is_refused(case, office) -> None:
    step(case, "applied").accept()
    visit(case, visitors="李娟、陈主席")
    work_out(case).accept()
    step(case, "reviewed", signer="陈主席").accept()
    step(case, "posted", place="村公告栏").accept()
    set_day(office, "2026-10-20")
    case.refresh()
    step(case, "posting_closed").accept()
    assert case.deeds.next.key == "township"
    assert case.deeds.next.why == "要由审批人办理：王建国。"
    assert not case.panel.buttons["township"].isEnabled()
    with acting(office, "王建国"):
        case.refresh()
        assert case.deeds.find("visit").why.startswith("您没有录入权限")
        assert not case._may_enter()


def test_sent_back_completed_and_refused_with_written_reasons(case, office) -> None:
    step(case, "applied").accept()
    dialog = step(case, "returned")
    dialog.accept()
    assert "写明缺什么" in dialog.said()["reason"]
    dialog.put("reason", "缺住院票据")
    dialog.accept()
    assert stage(case) == "returned"
    assert case.deeds.next.key == "completed"
    step(case, "completed", note="已补").accept()
    assert stage(case) == "applied"
    step(case, "refused", reason="名下有两套住房").accept()
    assert stage(case) == "refused"
    assert not case._may_enter()


@pytest.mark.parametrize(("key", "answers", "last"), [
    ("cancelled", {"reason": "情况不实"}, "cancelled"),
    ("moved_out", {"reason": "良渚街道总工会"}, "moved_out"),
    ("level", {"level": "national", "reason": "西工帮〔2026〕40号"}, "level"),
    ("synced", {"national_no": "330106-0001"}, "synced"),
])  # fmt: skip
def test_what_a_file_on_file_may_go_through_has_its_window(case, office, key, answers, last) -> None:
    put_on_file(case, office)
    step(case, key, **answers).accept()
    assert case.case.steps[-1].step == last


def test_another_category_is_adjusted_by_the_approver(case, office) -> None:
    put_on_file(case, office)
    work_out(case, medical="12000").accept()
    assert case.deeds.next.key == "adjusted"
    assert case.deeds.next.why.startswith("要由审批人办理")
    with acting(office, "王建国"):
        case.refresh()
        step(case, "adjusted").accept()
    assert case.category.text() == "相对困难"


def test_a_household_stays_after_all(case, office) -> None:
    put_on_file(case, office)
    step(case, "leaving", place="公告栏", reason="子女已就业，收入稳定").accept()
    assert stage(case) == "leaving"
    step(case, "stayed", reason="子女又失业").accept()
    assert stage(case) == "on_file"


def test_leaving_without_the_months_is_refused_at_the_reason(case, office) -> None:
    put_on_file(case, office)
    dialog = step(case, "leaving", place="公告栏")
    dialog.accept()
    assert "连续 6 个月" in dialog.said()["reason"]


def test_a_temporary_file_is_on_file_after_the_township_and_promoted_later(page, office) -> None:
    file = opened(office)
    aid.cancel(office, file.no, "改建临时档案")
    made = aid.open_file(office, 2, {"consent_ground": "statutory"}, kind="temporary")
    from tests.aid.households import FILE

    aid.change_file(office, made.no, FILE)
    case = page.open_file(made.no)
    step(case, "applied").accept()
    visit(case, visitors="李娟、陈主席")
    assert case.deeds.next.key == "township"
    with acting(office, "王建国"):
        case.refresh()
        step(case, "township").accept()
    case.refresh()
    assert stage(case) == "on_file"
    assert case.deeds.next.key == "promoted"
    assert case.deeds.next.why == "还没有测算家庭收入。"
    work_out(case, year="12000", medical="3000").accept()
    step(case, "promoted").accept()
    assert (stage(case), case.case.household.file.kind) == ("reviewed", "regular")
