from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.build import CHEMICALS, check_digit
from tests.ui.driving import ime, modal
from tests.ui.names import nameless
from ui.kit.dialogs import Sentence
from ui.members.member_dialog import MemberDialog
from unionoffice import members, units

NUMBER = "33010619920615004" + check_digit("33010619920615004")


def line(dialog: MemberDialog, name: str) -> QLineEdit:
    control = dialog.form.control(name)
    return getattr(control, "line", control)


def type_in(dialog: MemberDialog, name: str, words: str) -> None:
    box = line(dialog, name)
    box.setFocus()
    box.selectAll()
    ime(box, words)


def leave(dialog: MemberDialog, name: str) -> None:
    line(dialog, name).editingFinished.emit()


@pytest.fixture
def dialog(page) -> MemberDialog:
    return page.register()


def fill(dialog: MemberDialog, name: str = "周晓梅", number: str = NUMBER) -> None:
    type_in(dialog, "name", name)
    type_in(dialog, "id_number", number)
    type_in(dialog, "unit", CHEMICALS)
    leave(dialog, "unit")


def test_a_member_is_registered_through_the_form(page, office, dialog, closing) -> None:
    fill(dialog)
    type_in(dialog, "phone", "138 1111 2222")
    with_card: list[members.Member] = []
    dialog.saved.connect(with_card.append)
    dialog.accept()
    found = members.member(office, members.find(office.reading(), "周晓梅").numbers[0])
    assert found is not None
    assert with_card == [found]
    assert (found.person.id_number, found.person.sex, found.person.birth) == (NUMBER, "female", "1992-06-15")
    assert (found.unit_name, found.state, found.person.phone) == (CHEMICALS, "active", "13811112222")
    assert len(found.membership.card_no) == 22
    assert page.table.current_id() == found.no
    assert page.desk.frame.sentences[-1] == f"周晓梅 已登记，会员编号 {found.membership.card_no}"
    closing(dialog)


def test_sex_and_birth_come_from_the_number_and_are_locked(dialog) -> None:
    type_in(dialog, "id_number", NUMBER[:17])
    assert dialog.form.control("sex").isEnabled()
    assert dialog.form.said() == {}
    type_in(dialog, "id_number", NUMBER)
    assert not dialog.form.control("sex").isEnabled()
    assert not dialog.form.control("birth").isEnabled()
    assert dialog.form.control("sex").value() == "female"
    assert line(dialog, "birth").text() == "1992-06-15"
    type_in(dialog, "id_number", "")
    line(dialog, "id_number").clear()
    leave(dialog, "id_number")
    assert dialog.form.control("sex").isEnabled()


def test_a_wrong_check_digit_stands_at_the_number_while_typing(dialog) -> None:
    wrong = NUMBER[:17] + ("0" if NUMBER[17] != "0" else "1")
    type_in(dialog, "id_number", wrong)
    assert "校验位不对" in dialog.form.said()["id_number"]
    assert dialog.form.control("id_number").property("fault")
    type_in(dialog, "id_number", NUMBER)
    assert dialog.form.said() == {}


def test_a_number_already_on_the_roll_is_said_while_typing(dialog, who) -> None:
    type_in(dialog, "id_number", who("陈超").person.id_number)
    assert dialog.form.said()["id_number"].startswith(f"这个证件号码已登记为“陈超”（{CHEMICALS}）")


def test_somebody_of_the_same_name_and_birth_is_a_warning_and_can_be_registered(dialog, office, who) -> None:
    twin = who("陈超").person.id_number[:14] + "999"
    fill(dialog, "陈超", twin + check_digit(twin))
    assert dialog.form.said() == {"name": "已有 1 位同名同日出生的人。请核对是否同一人。"}
    assert dialog.form.count() == 0
    dialog.accept()
    assert len(members.find(office.reading(), "陈超").numbers) == 2


def test_all_that_is_missing_is_said_at_once_and_the_first_has_the_focus(dialog, office) -> None:
    dialog.accept()
    said = dialog.form.said()
    assert said["name"] == "请填写姓名"
    assert said["id_number"] == "请填写证件号码"
    assert said["unit"] == "请选择所属工会"
    assert "sex" not in said
    assert dialog._count.text() == "还有 3 处需要修改"
    assert dialog.focusWidget() is line(dialog, "name")
    assert len(members.roll(office.reading()).numbers) == 4


def test_a_passport_is_taken_by_its_kind_and_asks_for_sex_and_birth(dialog, office) -> None:
    fill(dialog, "José García", "P1234567")
    dialog.form.control("id_kind").put("passport")
    dialog.form._left("id_kind")
    leave(dialog, "id_number")
    dialog.accept()
    assert set(dialog.form.said()) == {"sex", "birth"}
    dialog.form.put("sex", "male")
    type_in(dialog, "birth", "1980.3.5")
    dialog.accept()
    found = members.member(office, members.find(office.reading(), "P1234567").numbers[0])
    assert found is not None
    assert (found.person.id_kind, found.person.birth) == ("passport", "1980-03-05")


def test_what_was_put_in_order_is_noted_in_grey(dialog) -> None:
    type_in(dialog, "id_number", "３３０１０６" + NUMBER[6:])
    leave(dialog, "id_number")
    assert line(dialog, "id_number").text() == NUMBER
    assert dialog.form.count() == 0


def test_someone_from_outside_comes_with_a_letter(page, office, dialog) -> None:
    fill(dialog)
    dialog.way.setCurrentIndex(1)
    assert dialog.from_name.isVisible()
    dialog.accept()
    assert dialog._from.said() == "请填写转出工会的名称。"
    ime(dialog.from_name, "余杭区总工会")
    dialog.accept()
    found = members.member(office, members.find(office.reading(), "周晓梅").numbers[0])
    assert found is not None
    assert found.state == "transferred_in"
    assert members.transfers_of(office, found.no)[0].from_name == "余杭区总工会"


def test_an_applicant_waits_without_a_card(office, dialog) -> None:
    fill(dialog)
    dialog.way.setCurrentIndex(2)
    dialog.accept()
    found = members.member(office, members.find(office.reading(), "周晓梅").numbers[0])
    assert found is not None
    assert (found.state, found.membership.card_no) == ("applied", None)


def test_a_portrait_is_registered_with_its_member_or_nothing_is(dialog, office, portrait) -> None:
    fill(dialog)
    dialog.form.put("photo", b"no picture")
    dialog.accept()
    assert "照片" in dialog.form.said()["photo"]
    assert len(members.roll(office.reading()).numbers) == 4
    dialog.form.put("photo", portrait)
    dialog.accept()
    found = members.member(office, members.find(office.reading(), "周晓梅").numbers[0])
    assert found is not None
    assert found.person.photo


def test_a_member_is_changed_and_the_union_is_not_asked(page, office, who) -> None:
    no = who("王秀英").no
    dialog = page.edit(no)
    assert not dialog.form.control("unit").isEnabled()
    assert not dialog.form.changed
    type_in(dialog, "post", "班长")
    type_in(dialog, "phone", "1380000")
    leave(dialog, "phone")
    assert dialog.form.said()["phone"]
    type_in(dialog, "phone", "13900000009")
    dialog.accept()
    found = members.member(office, no)
    assert found is not None
    assert (found.membership.post, found.person.phone, found.unit_name) == ("班长", "13900000009", CHEMICALS)


def test_a_portrait_is_put_and_taken_away(page, office, who, portrait) -> None:
    no = who("王秀英").no
    dialog = page.edit(no)
    dialog.form.put("photo", portrait)
    dialog.accept()
    assert members.member(office, no).person.photo
    dialog = page.edit(no)
    dialog.form.put("photo", None)
    dialog.accept()
    assert members.member(office, no).person.photo is None


def test_the_history_shows_states_and_changes_with_numbers_covered(qtbot, page, office, who) -> None:
    no = who("陈超").no
    members.change(office, no, {"phone": "13700000007"})
    village = units.named(office, "余东村联合工会")[0]
    letter = members.transfer(office, no, village, reason="调动")
    dialog = page.edit(no)
    dialog.tabs.choose("history")
    parts = dialog.history.parts
    assert parts["会籍经历"][0][1:] == ("转入", "余东村联合工会", f"调动　{letter.letter_no}")
    assert parts["接转介绍信"][0][2] == f"{CHEMICALS} → 余东村联合工会"
    assert any(line[-1] == "138****0002 → 137****0007" for line in parts["修改记录"])
    assert any(line[2:] == ("所属工会", f"{CHEMICALS} → 余东村联合工会") for line in parts["修改记录"])
    assert parts["修改记录"][-1][2] == "登记"
    assert parts["打印记录"] == []
    assert nameless(dialog) == []
    dialog.reject()


def test_leaving_a_form_with_something_typed_is_asked_first(page, dialog) -> None:
    type_in(dialog, "name", "周晓梅")
    with modal(Sentence, lambda box: box.reject()):
        dialog.reject()
    assert dialog.isVisible()
    with modal(Sentence, lambda box: box.accept()):
        dialog.reject()


def test_the_form_fits_the_small_screen_and_everything_has_a_name(dialog) -> None:
    hint = dialog.minimumSizeHint()
    assert hint.width() <= 1024
    assert hint.height() <= 640
    assert nameless(dialog) == []
    dialog.reject()
