from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.build import CHEMICALS, check_digit
from tests.ui.driving import button_of, modal
from tests.ui.names import nameless
from tests.ui.pictures import picture
from ui.kit.dialogs import Sentence
from ui.members.duplicates_dialog import DuplicatesDialog
from unionoffice import members, units
from unionoffice.errors import Refused


@pytest.fixture
def twin(office, who) -> int:
    """陈超 registered a second time, born the same day, with an employer."""
    number = who("陈超").person.id_number[:14] + "999"
    unit = units.named(office, CHEMICALS)[0]
    raw = {
        "name": "陈超",
        "id_number": number + check_digit(number),
        "unit": unit,
        "employer": "三墩镇天禄化工有限公司",
    }
    return members.register(office, raw).no


def test_the_pairs_of_the_roll_are_listed_with_the_reason(page, twin, shown, closing) -> None:
    page.find_duplicates()
    dialog = shown(DuplicatesDialog)
    lines = picture(dialog.table).splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("陈超│330106")
    assert lines[1].endswith("姓名和出生日期都相同。")
    assert nameless(dialog) == []
    dialog.reject()
    closing(dialog)


def test_two_people_are_never_asked_about_again(page, office, twin) -> None:
    dialog = page.show_duplicates(members.pairs(office))
    dialog.not_the_same()
    assert dialog.pairs == []
    assert not button_of(dialog, "不是同一人").isEnabled()
    assert dialog._count.text().startswith("没有可能重复的会员")
    assert members.pairs(office) == []
    assert dialog.merge() is None
    dialog.reject()


def test_a_pair_is_merged_as_chosen_and_taken_back(page, office, twin) -> None:
    first = next(no for no in members.find(office.reading(), "陈超").numbers if no != twin)
    dialog = page.show_duplicates(members.pairs(office))
    merging = dialog.merge()
    assert nameless(merging) == []
    merging.keeps.button(merging.pair.index(members.member(office, first))).setChecked(True)
    assert merging.take() == ["employer"]  # what the kept one lacks is offered from the other
    merging.accept()
    assert dialog.pairs == []
    dialog.reject()
    kept = members.member(office, first)
    assert kept is not None
    assert kept.membership.employer == "三墩镇天禄化工有限公司"
    assert kept.person.phone == "13800000002"
    assert members.member(office, twin) is None
    assert page.undo.isVisible()
    assert "陈超" in page.undo.words.text()
    page.undo.act()
    assert members.member(office, twin) is not None
    assert members.member(office, first).membership.employer is None
    assert not page.undo.isVisible()
    page.undo.act()
    assert members.merges(office)[0].undone_on == "2026-11-22"


def test_the_other_record_may_stay_with_fields_of_the_first(page, office, twin) -> None:
    first = next(no for no in members.find(office.reading(), "陈超").numbers if no != twin)
    dialog = page.merge([first, twin])
    dialog.keeps.button(1).setChecked(True)
    assert dialog.keep() == 1
    dialog.choice["id_number"].button(0).setChecked(True)
    number = dialog.pair[0].person.id_number
    dialog.accept()
    kept = members.member(office, twin)
    assert kept is not None
    assert kept.person.id_number == number
    assert kept.membership.former_card_no


def test_a_merge_after_which_the_record_changed_is_not_taken_back(page, office, twin) -> None:
    first = next(no for no in members.find(office.reading(), "陈超").numbers if no != twin)
    page.merge([first, twin]).accept()
    kept = members.merges(office)[0].kept
    members.change(office, kept, {"name": "陈超超"})
    members.change(office, kept, {"employer": "别的单位"})
    said: list[str] = []
    with modal(Sentence, lambda box: (said.append(box.sentence), box.accept())):
        page.undo.act()
    assert "没有撤销" in said[0]


def test_an_older_merge_is_taken_back_from_the_list(page, office, twin) -> None:
    first = next(no for no in members.find(office.reading(), "陈超").numbers if no != twin)
    page.merge([first, twin]).accept()
    dialog = page.show_merges()
    assert picture(dialog.table).splitlines()[1].startswith("2026-11-22│陈超")
    dialog.undo()
    assert not button_of(dialog, "撤销这次合并").isEnabled()
    assert members.member(office, twin) is not None
    assert nameless(dialog) == []
    dialog.reject()


def test_a_merge_wants_two_records(page, who) -> None:
    with pytest.raises(Refused, match="选中两条记录"):
        page.merge([who("陈超").no])


def test_one_value_for_several_is_reviewed_before_it_is_applied(qtbot, page, office, who, closing) -> None:
    numbers = [who("陈超").no, who("王秀英").no]
    members.change(office, numbers[0], {"team": "一车间"})
    dialog = page.mass_change(numbers)
    dialog.editor.put("一车间")
    dialog.accept()
    assert picture(dialog.table) == f"姓名│所属工会│现在│改为\n王秀英│{CHEMICALS}│（空）│一车间"
    assert members.member(office, numbers[1]).membership.team is None
    assert dialog.go.text() == "改动这 1 人"
    dialog.accept()
    assert members.member(office, numbers[1]).membership.team == "一车间"
    assert page.desk.frame.sentences[-1] == "已修改 1 人"
    closing(dialog)


def test_a_word_that_is_no_entry_stands_at_the_value_and_another_field_asks_anew(qtbot, page, who) -> None:
    from tests.ui.driving import ime

    dialog = page.mass_change([who("陈超").no])
    dialog.field.setCurrentIndex(dialog.field.findData("employment_form"))
    ime(dialog.editor.widget.line, "不知道什么形式")
    dialog.accept()
    assert "请从列表里选择" in dialog.said()["employment_form"]
    dialog.field.setCurrentIndex(dialog.field.findData("joined"))
    qtbot.keyClicks(dialog.editor.widget, "2015-06-01")
    dialog.accept()
    assert dialog.go.text() == "没有要改动的"
    assert not dialog.go.isEnabled()
    assert dialog.minimumSizeHint().height() <= 640
    assert nameless(dialog) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
