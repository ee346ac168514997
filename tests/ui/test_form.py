from __future__ import annotations

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tests.ui.cast import FIELDS
from tests.ui.driving import gone, ime, modal, press
from tests.ui.names import nameless
from ui.kit.choice_box import Choice, ChoiceBox, among
from ui.kit.dialogs import Sentence
from ui.kit.editors import Sources
from ui.kit.form import Form
from ui.kit.record_dialog import RecordDialog
from unionoffice.entering import Rejected
from unionoffice.errors import Refused, Trouble
from unionoffice.findings import Finding, Level

UNITS = [Choice(1, "三墩镇联合工会"), Choice(2, "余东村联合工会"), Choice(3, "天禄化工有限公司工会")]
GOOD = {
    "name": "王秀英", "number": "330106197001230126", "sex": "female", "unit": 2, "joined": "2015-06-01", "phone": "13800000001",
    "wage": 300050, "migrant": 0, "note": "一线\n工人",
}  # fmt: skip


def picture(colour: str = "red") -> bytes:
    from PIL import Image

    sink = BytesIO()
    Image.new("RGB", (60, 80), colour).save(sink, "PNG")
    return sink.getvalue()


@pytest.fixture
def form(qapp) -> Form:
    stored = {"abc": picture()}
    sources = Sources(
        today="2026-11-22", units=among(UNITS), unit_name=lambda no: UNITS[int(no) - 1].shown, photo=stored.get
    )
    made = Form(FIELDS, sources)
    made.resize(800, 700)
    made.show()
    return made


def test_the_form_asks_for_every_declared_field_but_the_derived_one(form) -> None:
    assert list(form.fields) == [name for name in FIELDS if name != "age"]


def test_what_is_filled_in_comes_out_again_unchanged(form) -> None:
    form.fill({**GOOD, "photo": "abc", "age": 56})
    assert not form.changed
    assert form.values() == {**GOOD, "photo": "abc"}
    assert form.said() == {}


def test_all_that_is_wrong_is_said_at_once_each_at_its_field_and_the_first_has_the_focus(form) -> None:
    counts = []
    form.faults.connect(counts.append)
    form.fill({"name": "王秀英", "number": "33010619700123012", "joined": "2099-01-01"})
    assert form.values() is None
    said = form.said()
    assert set(said) >= {"number", "sex", "unit"}
    assert "17" in said["number"]
    assert said["sex"] == "请选择性别"
    assert said["unit"] == "请选择所属工会"
    assert counts[-1] == form.count() >= 3
    assert form.focusWidget() is form.control("number")
    assert form.control("number").accessibleDescription() == said["number"]
    assert form.control("number").property("fault") is True


def test_a_corrected_field_is_quiet_again_and_the_count_goes_down(form) -> None:
    form.values()
    before = form.count()
    form.control("name").clear()
    ime(form.control("name"), "王秀英")
    assert "name" not in form.said()
    assert form.count() == before - 1


def test_a_day_may_be_typed_in_any_style(qtbot, form) -> None:
    for typed in ("2015.6.1", "2015年6月1日", "20150601", "2015/06/01"):
        form.put("joined", typed)
        form.control("joined").editingFinished.emit()
        assert form.control("joined").text() == "2015-06-01"
        assert form.answer("joined") == "2015-06-01"


def test_leaving_a_field_tells_which_and_says_what_is_wrong_with_it(qtbot, form) -> None:
    left = []
    form.edited.connect(left.append)
    form.put("number", "330106197001230121")
    form.control("number").editingFinished.emit()
    assert left == ["number"]
    assert "number" in form.said()


def test_a_warning_is_shown_and_does_not_keep_from_saving(form) -> None:
    form.fill(GOOD)
    form.say([Finding(Level.WARNING, "sex_differs", "性别与身份证号不一致", "sex")])
    assert form.said() == {"sex": "性别与身份证号不一致"}
    assert form.count() == 0
    assert form.control("sex").property("fault") is not True
    assert form.values() is not None


def test_a_refusal_of_the_office_goes_to_its_fields(form) -> None:
    form.fill(GOOD)
    assert form.refused(Refused("same_number_other_name", "这个号码已经登记为别人", "number"))
    assert form.said() == {"number": "这个号码已经登记为别人"}
    found = [Finding(Level.HELD, "a", "甲", "name"), Finding(Level.HELD, "b", "乙", "joined")]
    assert form.refused(Rejected(found))
    assert form.said()["joined"] == "乙"
    assert not form.refused(Refused("busy", "正忙", None))


def test_a_typed_word_chooses_its_entry_and_a_wrong_one_is_pointed_out(qtbot, form) -> None:
    box = form.control("unit")
    assert isinstance(box, ChoiceBox)
    for typed, chosen in (("余东", 2), ("tlhg", 3), ("sandunzhen", 1)):
        box.put(None)
        qtbot.keyClicks(box.line, typed) if typed.isascii() else ime(box.line, typed)
        assert form.answer("unit") == chosen
    box.put(None)
    ime(box.line, "没有的工会")
    assert form.values() is None
    assert form.said()["unit"] == "请从列表里选择所属工会；可以输入文字或拼音首字母查找"


def test_the_wheel_over_a_chooser_changes_nothing(form) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    form.fill(GOOD)
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    form.control("sex").wheelEvent(event)
    assert form.answer("sex") == "female"
    assert not event.isAccepted()


def test_the_dropped_list_lights_the_chosen_entry_and_takes_another(qtbot, form) -> None:
    form.fill(GOOD)
    box = form.control("unit")
    box.showPopup()
    assert [box.itemText(n) for n in range(box.count())] == [one.shown for one in UNITS]
    assert box.currentIndex() == 1
    box.setCurrentIndex(2)
    box.activated.emit(2)
    box.hidePopup()
    assert form.answer("unit") == 3
    assert isinstance(box, QComboBox)


def test_a_new_photo_comes_out_as_bytes_and_a_broken_file_is_refused(qtbot, form, tmp_path) -> None:
    box = form.control("photo")
    good, bad = tmp_path / "好.png", tmp_path / "坏.jpg"
    good.write_bytes(picture("blue"))
    bad.write_bytes(b"not a picture")
    box.take(good)
    assert form.answer("photo") == picture("blue")
    with pytest.raises(Trouble, match="坏"):
        box.take(bad)
    assert form.answer("photo") == picture("blue")
    press(box, "去掉照片")
    assert form.answer("photo") is None


def test_a_form_fits_a_small_screen_and_every_part_has_a_name(form) -> None:
    assert form.minimumSizeHint().height() <= 400
    assert form.widget().minimumSizeHint().width() <= 900
    assert nameless(form) == []


def _dialog(qtbot, form, save) -> RecordDialog:
    dialog = RecordDialog("登记会员", form, save)
    dialog.show()
    return dialog


def test_saving_hands_over_the_values_and_the_dialog_is_freed(qtbot, form) -> None:
    saved, results = [], []
    form.fill(GOOD)
    dialog = _dialog(qtbot, form, lambda values: (saved.append(values), 7)[1])
    dialog.saved.connect(results.append)
    press(dialog, "保存")
    qtbot.waitUntil(lambda: gone(dialog))
    assert saved[0]["name"] == "王秀英"
    assert results == [7]


def test_a_refused_record_stays_open_with_the_count_beside_the_button(qtbot, form) -> None:
    def refuse(_values) -> None:
        raise Rejected(
            [Finding(Level.HELD, "x", "号码已经登记", "number"), Finding(Level.HELD, "y", "日期不对", "joined")]
        )

    form.fill(GOOD)
    dialog = _dialog(qtbot, form, refuse)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._count.text() == "还有 2 处需要修改"
    form.fill(GOOD)
    dialog.reject()
    qtbot.waitUntil(lambda: gone(dialog))


def test_machine_trouble_while_saving_is_told_and_nothing_typed_is_lost(qtbot, form) -> None:
    def fail(_values) -> None:
        raise Trouble("disk_full", "磁盘已满，没有保存；此前的记录都在。请清理空间后再试。")

    form.fill(GOOD)
    dialog = _dialog(qtbot, form, fail)
    with modal(Sentence, lambda told: told.accept()):
        dialog.accept()
    assert dialog.isVisible()
    assert form.answer("name") == "王秀英"
    dialog.reject()


def test_leaving_with_typed_words_asks_first(qtbot, form) -> None:
    form.fill(GOOD)
    dialog = _dialog(qtbot, form, lambda values: values)
    ime(form.control("name"), "改")
    with modal(Sentence, lambda asked: press(asked, "继续填写")):
        dialog.reject()
    assert dialog.isVisible()
    with modal(Sentence, lambda asked: press(asked, "放弃")):
        dialog.reject()
    qtbot.waitUntil(lambda: gone(dialog))
