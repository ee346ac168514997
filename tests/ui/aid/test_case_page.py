from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.aid.households import FAMILY, HUSBAND, acting, filed, opened
from tests.made_up import number
from tests.ui.driving import modal
from tests.ui.pictures import picture
from ui.aid.facts_dialog import FactsDialog
from ui.aid.family_dialog import EndFamilyDialog, FamilyDialog
from ui.aid.fields_in_boxes import ACCOUNT, REASONS, WORKER
from ui.aid.reveal_dialog import RevealDialog
from ui.kit.dialogs import Sentence
from unionoffice import aid
from unionoffice.approving import decisions

MOTHER = number("19450501", 52)


@pytest.fixture
def case(page, office):
    return page.open_file(filed(office).no)


def words_on(case) -> str:
    tables = picture(case.family.list) + picture(case.papers.list)
    return tables + "\n".join(one.text() for one in case.findChildren(QLabel) if not one.isHidden())


def everything_on(qtbot, case) -> str:
    qtbot.waitUntil(lambda: "王秀英" in words_on(case))
    return words_on(case)


def test_the_sections_stand_in_the_order_of_the_paper(case) -> None:
    assert case.sheet.titles == [
        "职工情况", "家庭成员", "收入、支出和困难类别", "家庭和住房", "致困原因", "收款账户", "入户调查", "公示", "申请、意见和审批",
        "告知同意和责任", "档案目录和附件", "脱困：逐月收入", "历次帮扶", "经过",
    ]  # fmt: skip


def test_health_numbers_card_and_home_are_covered_until_a_purpose_is_written(qtbot, case, office) -> None:
    covered = everything_on(qtbot, case)
    for secret in ("糖尿病", "2 型", "6217000000000000012", "住院结算单", HUSBAND, "政新花园 3 幢"):
        assert secret not in covered
    dialog = case.reveal()
    assert isinstance(dialog, RevealDialog)
    dialog.accept()
    assert "用途" in dialog.said()["purpose"]
    dialog.purpose.setCurrentText("入户核查")
    dialog.accept()
    qtbot.waitUntil(lambda: "6217000000000000012" in words_on(case))
    seen = words_on(case)
    for shown in ("糖尿病", "2 型糖尿病", "住院结算单", HUSBAND, "三墩镇政新花园 3 幢 201 室"):
        assert shown in seen
    row = office.reading().execute("SELECT what, detail FROM journal_acts ORDER BY n DESC").fetchone()
    assert row[0] == "查看困难档案完整信息"
    assert "入户核查" in row[1]
    case.reveal()
    qtbot.waitUntil(lambda: "6217000000000000012" not in words_on(case))


def test_what_was_uncovered_is_covered_again_when_the_file_is_left(qtbot, page, case) -> None:
    dialog = case.reveal()
    dialog.purpose.setCurrentText("入户核查")
    dialog.accept()
    assert case.revealed
    page.hide()
    page.show()
    assert not case.revealed
    qtbot.waitUntil(lambda: "6217000000000000012" not in words_on(case))


def test_a_section_is_changed_in_its_form_and_what_is_covered_is_not_asked(case) -> None:
    dialog = case.change(WORKER)
    assert isinstance(dialog, FactsDialog)
    assert "health" not in dialog.form.fields
    assert "illness" not in dialog.form.fields
    dialog.form.put("postcode", "31003")
    dialog.accept()
    assert "6 位" in dialog.form.said()["postcode"]
    dialog.form.put("postcode", "310000")
    dialog.accept()
    file = case.case.household.file
    assert (file.postcode, file.health, file.illness) == ("310000", "diabetes", "2 型糖尿病")


def test_the_bank_card_is_changed_once_it_is_uncovered(case) -> None:
    assert "bank_card" not in case.change(ACCOUNT).form.fields
    case._uncovered(revealed=True)
    dialog = case.change(ACCOUNT)
    dialog.form.put("bank_card", "卡号待补")
    dialog.accept()
    assert dialog.form.said()["bank_card"]
    dialog.form.put("bank_card", "6217000000000000020")
    dialog.accept()
    assert case.case.household.file.bank_card == "6217000000000000020"


def test_the_same_cause_twice_is_said_at_the_field(case) -> None:
    dialog = case.change(REASONS)
    dialog.form.put("reason_third", "9")
    dialog.accept()
    assert "重复" in dialog.form.said()["reason_third"]


def test_the_family_grid_begins_with_the_worker_and_counts_who_lives_together(case) -> None:
    lines = picture(case.family.list).splitlines()
    assert lines[1] == "王秀英│本人│女│1970-01-23│330106********0126│***│在岗│三墩镇天禄化工有限公司│是"
    assert lines[2].startswith("李大山│夫│男│1968-10-15│")
    assert len(lines) == 4
    assert case.family.section.note.text().strip() == "共同生活 3 人"


def test_one_of_the_family_comes_changes_and_leaves_by_the_keyboard(qtbot, case) -> None:
    from PySide6.QtCore import Qt

    grid = case.family.list
    grid.setFocus()
    dialog = case.family.add()
    assert isinstance(dialog, FamilyDialog)
    form = dialog.form
    for name, value in {"name": "王老太", "relation": "52", "standing": "jobless", "insurance": "resident"}.items():
        form.put(name, value)
    dialog.accept()
    assert "身份证号" in form.said()["id_number"]
    form.put("id_number", MOTHER)
    form.check(typing="id_number")
    assert (form.answer("sex"), form.answer("birth")) == ("female", "1945-05-01")
    dialog.accept()
    assert len(case.case.household.family) == 3
    assert case.family.section.note.text().strip() == "共同生活 4 人"
    grid.go_to(3)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    changed = next(one for one in case.family.findChildren(FamilyDialog) if one.row is not None)
    changed.form.put("lives_together", 0)
    changed.accept()
    assert case.case.household.size == 3
    grid.go_to(3)
    leaving = case.family.end()
    assert isinstance(leaving, EndFamilyDialog)
    leaving.accept()
    assert len(case.case.household.family) == 2


def test_a_number_the_office_knows_brings_the_name(case, office) -> None:
    from unionoffice import members

    known = members.member(office, 2)
    assert known is not None
    dialog = case.family.add()
    dialog.form.put("id_number", known.person.id_number)
    dialog.form.check(typing="id_number")
    assert dialog.form.answer("name") == "陈超"


def test_who_stands_in_another_file_is_refused_in_words(page, case, office) -> None:
    other = page.open_file(aid.open_file(office, 2).no)
    dialog = other.family.add()
    for name, value in {**FAMILY["husband"], "standing": "laid_off", "relation": "11", "insurance": "resident"}.items():
        if name in dialog.form.fields and name not in ("lives_together", "health"):
            dialog.form.put(name, value)
    said = []
    with modal(Sentence, lambda window: (said.append(window.sentence), window.accept())):
        dialog.accept()
    assert "已在 王秀英 的档案 BF2026-0001 里" in said[0]


def test_what_is_missing_leads_to_its_field(page, office) -> None:
    case = page.open_file(aid.open_file(office, 2, {"consent_ground": "statutory"}).no)
    assert case.deeds.next is not None
    assert case.deeds.next.key == "fill"
    first = case.case.findings[0]
    dialog = case.mend(first)
    assert isinstance(dialog, FactsDialog)
    assert dialog.focusWidget() is not None
    assert first.field in dialog.form.fields


def test_an_approver_sees_the_file_and_what_only_others_may_do(case, office) -> None:
    with acting(office, "王建国"):
        case.refresh()
        assert not case._may_enter()
        with modal(Sentence, lambda window: window.accept()):
            assert case.family.add() is None
    assert decisions(office.reading(), "aid_files", case.no)


def test_the_story_and_the_opinions_name_who_and_when(qtbot, case) -> None:
    said = everything_on(qtbot, case)
    assert "西工帮〔2026〕31号" in said
    assert "公示期满，无异议" in said
    assert "收入测算：建档，家庭月人均 777.78 元，认定深度困难" in said


def test_a_narrow_window_gives_the_file_its_room_and_keeps_the_next_step(qtbot, page, office) -> None:
    file = opened(office)
    page.resize(850, 470)
    case = page.open_file(file.no)
    qtbot.waitUntil(lambda: not case.panel.isVisible())
    assert case.next.isVisible()
    assert case.next.text() == "提交申请…"
    case._beside.turn()
    assert case.panel.isVisible()
    assert not case.sheet.isVisible()
    assert not case.next.isVisible()
    case._beside.turn()
    assert case.sheet.isVisible()
