"""Working life and family on the second sheet of a member's form, in the panel and on the registration form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.printing.reading import words
from tests.ui.driving import ime, modal
from tests.ui.members.test_member_dialog import fill
from tests.ui.names import nameless
from ui.kit.dialogs import Sentence
from ui.kit.lines import Lines
from ui.members.member_dialog import MemberDialog
from ui.members.member_panel import detail_of
from unionoffice import journal, members, people, undo
from unionoffice.members import papers


def write(lines: Lines, row: int, **typed: str) -> None:
    for name, said in typed.items():
        control = lines.control(row, name)
        box = getattr(control, "line", control)
        assert isinstance(box, QLineEdit)
        box.setFocus()
        box.selectAll()
        ime(box, said)
        box.editingFinished.emit()


@pytest.fixture
def dialog(page, who) -> MemberDialog:
    made = page.edit(who("陈超").no)
    made.tabs.choose("background")
    return made


def test_working_life_and_family_are_kept_and_stand_on_the_form_and_in_the_panel(page, office, who, dialog) -> None:
    no = who("陈超").no
    sheet = dialog.background
    write(sheet.works, 0, since="2003.7", until="2010年3月", place="杭州丝绸厂", post="挡车工")
    write(sheet.works, 1, since="2010-04", place="三墩镇天禄化工有限公司", post="操作工")
    write(sheet.relatives, 0, relation="爱人", name="陈立", workplace="三墩中学", phone="139 0000 0001")
    dialog.accept()
    known = people.background(office, no)
    assert [(one.since, one.until, one.place, one.post) for one in known.works] == [
        ("2003-07-01", "2010-03-01", "杭州丝绸厂", "挡车工"),
        ("2010-04-01", None, "三墩镇天禄化工有限公司", "操作工"),
    ]
    (spouse,) = known.relatives
    assert (spouse.relation, spouse.name, spouse.phone) == ("10", "陈立", "13900000001")
    lines = dict(detail_of(office, who("陈超"), reveal=False).lines)
    assert lines["个人工作简历"].splitlines()[1] == "2010-04—至今 三墩镇天禄化工有限公司 操作工"
    assert lines["家庭主要成员"] == "配偶 陈立 三墩中学 139****0001"
    text = words(papers.member_form(office, "registration", no).pdf)
    for said in ("2003.07—2010.03", "杭州丝绸厂", "2010.04—至今", "配偶", "陈立", "三墩中学", "13900000001"):
        assert said in text


def test_a_wrong_line_is_named_below_its_table_and_nothing_is_saved(page, office, who, dialog) -> None:
    no = who("陈超").no
    members_before = members.member(office, no)
    sheet = dialog.background
    write(sheet.works, 0, since="2012-01", until="2010-01", place="丝绸厂")
    write(sheet.relatives, 0, relation="老板", name="陈立")
    ime(dialog.form.control("post"), "班长")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.tabs.chosen() == "background"
    assert "第 1 行" in sheet.works._fault.text() + sheet.relatives._fault.text()
    assert members.member(office, no) == members_before, "all or nothing"
    write(sheet.works, 0, until="2013-01")
    assert sheet.works._fault.text() == ""
    dialog.done(0)


def test_a_line_is_taken_away_and_another_added_by_keyboard_alone(qtbot, page, office, who) -> None:
    no = who("陈超").no
    people.write_background(office, no, works=[{"since": "2001", "place": "甲厂"}, {"since": "2005", "place": "乙厂"}])
    dialog = page.edit(no)
    dialog.tabs.choose("background")
    lines = dialog.background.works
    assert isinstance(lines.control(0, "since"), QLineEdit)
    assert lines.control(0, "since").text() == "2001-01"
    away = next(one for one in lines.findChildren(QPushButton) if one.isVisible() and "第 1 行" in one.accessibleName())
    away.setFocus()
    qtbot.keyClick(away, Qt.Key.Key_Return)
    assert lines.control(0, "place").text() == "乙厂"
    lines.more.setFocus()
    qtbot.keyClick(lines.more, Qt.Key.Key_Return)
    ime(lines.control(1, "place"), "丙厂")
    assert nameless(dialog) == []
    dialog.accept()
    assert [one.place for one in people.background(office, no).works] == ["乙厂", "丙厂"]


def test_leaving_with_a_line_written_is_asked_first(page, dialog) -> None:
    write(dialog.background.works, 0, place="丝绸厂")
    with modal(Sentence, lambda box: box.reject()):
        dialog.reject()
    assert dialog.isVisible()
    dialog.done(0)


def test_a_new_member_comes_with_working_life_in_one_act(page, office) -> None:
    dialog = page.register()
    fill(dialog)
    write(dialog.background.works, 0, place="杭州丝绸厂")
    before = journal.next_act(office.reading())
    dialog.accept()
    assert journal.next_act(office.reading()) == before + 1
    no = members.find(office.reading(), "周晓梅").numbers[0]
    assert [one.place for one in people.background(office, no).works] == ["杭州丝绸厂"]
    with office.act("撤销", "members") as act:
        undo.reverse(act.db, before)
    assert members.member(office, no) is None
    assert people.background(office, no) == people.Background()
