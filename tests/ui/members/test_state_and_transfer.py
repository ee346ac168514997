from __future__ import annotations

import pytest

from tests.build import CHEMICALS, VILLAGE
from tests.ui.driving import ime
from tests.ui.names import nameless
from ui.members.paper_preview import PaperPreview
from unionoffice import members, print_log, units
from unionoffice.errors import Refused


def test_a_member_leaves_with_a_reason(page, office, who, closing) -> None:
    no = who("陈超").no
    dialog = page.change_state([no])
    assert "转出" not in [dialog.state.itemText(n) for n in range(dialog.state.count())]
    dialog.state.setCurrentIndex(dialog.state.findData("left"))
    dialog.accept()
    assert dialog.said() == {"reason": "请写明原因，例如“本人申请”“退休”。"}
    ime(dialog.reason, "本人申请")
    dialog.day.setText("2026.11.1")
    dialog.accept()
    found = members.member(office, no)
    assert found is not None
    assert (found.state, found.membership.since) == ("left", "2026-11-01")
    assert page.model.rowCount() == 3
    closing(dialog)


def test_a_day_that_is_none_or_lies_ahead_is_said_at_the_day(page, who) -> None:
    dialog = page.change_state([who("陈超").no])
    dialog.state.setCurrentIndex(dialog.state.findData("retained"))
    ime(dialog.reason, "退休")
    dialog.day.setText("上个月")
    dialog.accept()
    assert set(dialog.said()) == {"day"}
    dialog.day.setText("2027-01-01")
    dialog.accept()
    assert "今天之后" in dialog.said()["day"]
    dialog.reject()


def test_several_change_together_or_nobody_does(page, office, who) -> None:
    one, other = who("陈超").no, who("王秀英").no
    members.change_state(office, other, "retained", reason="退休")
    dialog = page.change_state([one, other])
    words = [dialog.state.itemData(n) for n in range(dialog.state.count())]
    assert "retained" not in words
    assert "left" in words
    dialog.state.setCurrentIndex(dialog.state.findData("left"))
    ime(dialog.reason, "单位撤销")
    dialog.day.setText("2016-01-01")
    dialog.accept()
    assert dialog.said()["day"].startswith("王秀英：日期“2016-01-01”早于")
    assert members.member(office, one).state == "active"
    dialog.day.setText("2026-11-22")
    dialog.accept()
    assert {members.member(office, no).state for no in (one, other)} == {"left"}
    assert page.desk.frame.sentences[-1] == "已变更 2 人的会籍状态"


def test_the_dead_come_to_no_other_state(page, office, who) -> None:
    no = who("陈超").no
    members.change_state(office, no, "deceased", reason="死亡")
    dialog = page.change_state([no])
    assert not dialog.go.isEnabled()
    assert dialog.said()
    dialog.reject()


def test_a_member_goes_to_another_union_and_the_letter_is_printed(page, office, who, shown, tmp_path, closing) -> None:
    no = who("陈超").no
    dialog = page.transfer([no])
    dialog.accept()
    assert set(dialog.said()) == {"unit"}
    ime(dialog.unit.line, "余东")
    dialog.unit.settle()
    ime(dialog.reason, "工作调动")
    dialog.paid.setText("2026-10")
    dialog.accept()
    found = members.member(office, no)
    assert found is not None
    assert (found.unit_name, found.state) == (VILLAGE, "transferred_in")
    preview = shown(PaperPreview)
    assert "陈超" in preview.windowTitle()
    assert len(page.findChildren(PaperPreview)) == 1  # the refused first try left nothing behind
    preview.save_to(tmp_path / "letter.pdf")
    assert print_log.entries(office, subject=no)[0].form == "transfer"
    preview.reject()
    closing(dialog)


def test_the_same_union_is_refused_at_the_union(page, office, who) -> None:
    dialog = page.transfer([who("陈超").no])
    dialog.unit.put(units.named(office, CHEMICALS)[0])
    dialog.accept()
    assert dialog.said()["unit"] == f"陈超 已经在“{CHEMICALS}”。"
    dialog.reject()


def test_out_of_the_office_waits_for_the_receipt(page, office, who) -> None:
    no = who("陈超").no
    with pytest.raises(Refused, match="没有等待回执的介绍信"):
        page.receipt([no])
    dialog = page.transfer([no])
    dialog.letter.setChecked(False)
    dialog.where.setCurrentIndex(1)
    assert not dialog.cells["unit"].isVisible()
    dialog.accept()
    assert dialog.said() == {"to_name": "请填写转往的工会名称。"}
    ime(dialog.to_name, "余杭区总工会")
    dialog.accept()
    assert members.member(office, no).state == "transfer_pending"
    receipt = page.receipt([no])
    assert nameless(receipt) == []
    receipt.day.setText("2027-01-01")
    receipt.accept()
    assert "今天之后" in receipt.said()["day"]
    receipt.day.setText("2026-11-22")
    receipt.accept()
    assert members.member(office, no).state == "transferred_out"
    assert page.desk.frame.sentences[-1] == "陈超 已转出"


def test_several_go_together_without_a_letter_on_screen(page, office, who) -> None:
    numbers = [who("陈超").no, who("王秀英").no]
    dialog = page.transfer(numbers)
    assert not dialog.letter.isVisible()
    dialog.unit.put(units.named(office, VILLAGE)[0])
    dialog.accept()
    assert {members.member(office, no).unit_name for no in numbers} == {VILLAGE}
    assert page.desk.frame.sentences[-1] == "已转移 2 人"


def test_the_dialogs_fit_the_small_screen_and_everything_has_a_name(page, who) -> None:
    for dialog in (page.transfer([who("陈超").no]), page.change_state([who("陈超").no]), page.reveal([who("陈超").no])):
        assert dialog.minimumSizeHint().height() <= 640
        assert nameless(dialog) == []
        dialog.reject()


def test_no_state_is_chosen_before_a_person_chooses_one(page, office, who) -> None:
    no = who("陈超").no
    dialog = page.change_state([no])
    assert dialog.state.currentData() is None
    ime(dialog.reason, "退休")
    dialog.accept()
    assert dialog.said() == {"state": "请选择新的状态。"}
    assert members.member(office, no).state == "active"
    dialog.reject()


def test_a_change_of_state_is_offered_to_be_taken_back(page, office, who) -> None:
    chosen = [who("陈超").no, who("王秀英").no]
    before = [members.member(office, no) for no in chosen]
    dialog = page.change_state(chosen)
    dialog.state.setCurrentIndex(dialog.state.findData("left"))
    ime(dialog.reason, "点错了")
    dialog.accept()
    assert page.model.rowCount() == 2
    assert page.undo.words.text() == "已变更 2 人的会籍状态"
    page.undo.act()
    assert [members.member(office, no) for no in chosen] == before
    assert [len(members.spans(office, no)) for no in chosen] == [1, 1]
    assert page.model.rowCount() == 4, "the search finds them again"
    assert page.desk.frame.sentences[-1] == "已撤销，2 人恢复原样"


def test_what_was_changed_since_is_not_taken_back(page, office, who) -> None:
    no = who("陈超").no
    dialog = page.change_state([no])
    dialog.state.setCurrentIndex(dialog.state.findData("retained"))
    ime(dialog.reason, "退休")
    dialog.accept()
    members.change_state(office, no, "active", reason="返聘")
    with pytest.raises(Refused) as refusal:
        members.take_back(office, dialog.act)
    assert refusal.value.reason == "changed_since"
    assert members.member(office, no).state == "active"


def test_a_mass_change_is_offered_to_be_taken_back(page, office, who) -> None:
    chosen = [who("陈超").no, who("王秀英").no]
    dialog = page.mass_change(chosen)
    dialog.field.setCurrentIndex(dialog.field.findData("team"))
    ime(dialog.editor.widget, "二车间")
    dialog.accept()
    dialog.accept()
    assert {members.member(office, no).membership.team for no in chosen} == {"二车间"}
    page.undo.act()
    assert {members.member(office, no).membership.team for no in chosen} == {None}


def test_another_act_cannot_be_taken_back_this_way(office) -> None:
    with pytest.raises(Refused) as refusal:
        members.take_back(office, 1)
    assert refusal.value.reason == "not_to_be_undone"
