from __future__ import annotations

import pytest

from tests.aid.households import FAMILY, FILE, filed
from tests.ui.driving import ime
from ui.aid.new_file_wizard import NewFileWizard
from ui.aid.take_over_dialog import TakeOverDialog
from ui.kit.choice_box import ChoiceBox
from unionoffice import aid, members


@pytest.fixture
def wizard(page) -> NewFileWizard:
    made = page.front().new_file()
    assert isinstance(made, NewFileWizard)
    return made


def test_a_new_file_is_made_step_by_step_and_put_forward_at_the_end(qtbot, page, office, wizard) -> None:
    ime(wizard.choose.search, "王秀英")
    assert wizard.choose.said.text() == "可以为 王秀英 建立档案。"
    wizard.forward()
    assert wizard.place == 1
    assert aid.household(office, wizard.no).file.stage == "draft"
    form = wizard.facts.form
    assert form.raw()["workplace"] == "三墩镇天禄化工有限公司"
    for name, value in {
        "health": "diabetes", "illness": "2 型糖尿病", "work_state": "on_post", "started_work": "1990-07",
        "industry": FILE["industry"], "marital": "married", "household_type": "urban", "registration_division": "330106",
        "insurance": "worker", "home": FILE["home"], "housing": "bought", "reason_main": "6",
        "reason_text": "本人患病", "bank_card": "卡号待补",
    }.items():  # fmt: skip
        control = form.control(name)
        if isinstance(control, ChoiceBox):
            control.line.setText("")
            ime(control.line, str(FILE.get(name, value)))
            control.settle()
        else:
            form.put(name, value)
    wizard.forward()
    assert wizard.place == 1
    assert form.said()["bank_card"], "a wrong card is said at its field"
    form.put("bank_card", "6217000000000000012")
    wizard.forward()
    assert wizard.place == 2
    dialog = wizard.family.family.add()
    for name, value in {**FAMILY["husband"], "relation": "11", "standing": "laid_off", "insurance": "resident"}.items():
        if name not in ("lives_together", "health"):
            dialog.form.put(name, value)
    dialog.accept()
    wizard.forward()
    assert wizard.place == 3
    sheet = wizard.means.sheet
    sheet.income.control(0, "kind").put("wage")
    ime(sheet.income.control(0, "monthly"), "1500")
    assert sheet.sum.told.per_head == 75_000
    wizard.forward()
    assert wizard.place == 4
    result = wizard.result_step
    assert result.sum.told.per_head == 75_000
    assert not result.apply.isEnabled()
    assert "单独同意" in result.lacks.text()
    result.form.put("consent_ground", "consent")
    result.form.put("consent_on", office.today)
    result._tell()
    assert result.lacks.text() == "档案已填齐，可以提交申请。"
    result.apply.setChecked(True)
    wizard.forward()
    assert page.case is not None
    assert page.case.case.household.file.stage == "applied"
    assert page.case.case.reckonings[0].income[0].monthly == 150_000


def test_who_has_a_file_already_is_refused_at_once_and_the_file_can_be_opened(page, office) -> None:
    file = filed(office)
    wizard = page.front().new_file()
    ime(wizard.choose.search, "王秀英")
    assert "已有档案 BF2026-0001" in wizard.choose.said.text()
    assert not wizard.choose.ready()
    wizard.choose.other.click()
    assert page.case is not None
    assert page.case.no == file.no


def test_who_left_the_roll_is_refused_at_once(page, office) -> None:
    members.change_state(office, 2, "left", reason="本人申请")
    wizard = page.front().new_file()
    ime(wizard.choose.search, "陈超")
    assert "不能建档" in wizard.choose.said.text()
    assert not wizard.choose.ready()


def test_nobody_found_says_where_to_register(wizard) -> None:
    ime(wizard.choose.search, "没有这个人")
    assert "先到“会员”里登记" in wizard.choose.said.text()


def test_leaving_on_the_way_keeps_the_draft(page, office, wizard) -> None:
    ime(wizard.choose.search, "陈超")
    wizard.forward()
    wizard.reject()
    assert page.case is not None
    assert page.case.case.household.file.stage == "draft"
    assert "BF2026-0001" in page.desk.frame.sentences[-1]


def test_leaving_before_the_first_step_is_done_makes_nothing(page, office, wizard) -> None:
    wizard.reject()
    assert page.case is None
    assert len(aid.files(office)) == 0


def test_a_temporary_file_is_made_in_the_same_way(page, office, wizard) -> None:
    wizard.choose.kind.setCurrentIndex(1)
    ime(wizard.choose.search, "陈超")
    wizard.forward()
    wizard.reject()
    assert page.case.case.household.file.kind == "temporary"


def test_a_file_that_stood_on_paper_is_taken_over_with_its_old_category(page, office) -> None:
    dialog = page.front().take_over()
    assert isinstance(dialog, TakeOverDialog)
    dialog.accept()
    assert "名册" in dialog.said()["person"]
    dialog.person.put(2)
    dialog.category.put("dibao")
    dialog.level.put("county")
    dialog.filed_on.setText("2019.5.1")
    dialog.file_no.setText("三墩2019-12")
    dialog.accept()
    assert page.case is not None
    file = page.case.case.household.file
    assert (file.file_no, file.stage, file.category, file.filed_on, file.level) == (
        "三墩2019-12", "on_file", "dibao", "2019-05-01", "county",
    )  # fmt: skip
