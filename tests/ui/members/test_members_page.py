from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.build import CHEMICALS, VILLAGE
from tests.ui.driving import button_of, ime, press
from tests.ui.names import nameless
from tests.ui.pictures import picture
from ui.kit.chosen import Chosen
from ui.kit.dialogs import Sentence
from ui.kit.list_page import Query
from ui.members.duplicates_dialog import DuplicatesDialog
from ui.members.export_dialog import ExportDialog
from ui.members.member_dialog import MemberDialog
from ui.members.members_page import MembersPage
from ui.members.print_cards_dialog import PrintCardsDialog
from ui.members.roll_columns import FIRST, remembered, usual
from ui.members.roll_list import RollList
from ui.members.transfer_dialog import TransferDialog
from unionoffice import members, units


def row_of(page: MembersPage, name: str) -> int:
    return next(n for n in range(page.model.rowCount()) if page.model.row(n).name == name)


def choose(page: MembersPage, name: str) -> None:
    page.table.go_to(row_of(page, name))


def test_the_roll_is_listed_with_numbers_covered(page) -> None:
    lines = picture(page.table).splitlines()
    assert lines[0] == "姓名│性别│所属工会│证件号码│手机号码│入会日期│会籍状态"
    assert lines[1] == f"王秀英│女│{CHEMICALS}│330106********012X│138****0001│2015-06-01│在册".replace(
        "012X", page.model.row(0).person.id_number[-4:]
    )
    assert len(lines) == 5
    assert page._foot.text().startswith("共 4 人 · Enter 打开 · Ctrl+F 搜索")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("王秀", ["王秀英"]), ("wxy", ["王秀英"]), ("ouyang", ["欧阳吉祥"]), ("0002", ["陈超"]), ("13800000003", ["欧阳吉祥"]),
        ("余东", ["阿卜杜拉·买买提"]), ("买买提", ["阿卜杜拉·买买提"]), ("19850304", ["陈超"]),
    ],
)  # fmt: skip
def test_typing_finds_by_name_pinyin_number_phone_and_union(page, typed, names) -> None:
    ime(page.bar.search, typed)
    assert [page.model.row(n).name for n in range(page.model.rowCount())] == names


def test_a_search_that_stops_at_its_limit_says_so(page, monkeypatch) -> None:
    from unionoffice.members import Found

    monkeypatch.setattr(members, "find", lambda *_args, **_more: Found(array("q", [2, 3]), more=True))
    ime(page.bar.search, "王")
    assert page._foot.text().startswith("共 1000+ 人")


def test_filters_of_union_state_and_kind_hold_back(page, office, who) -> None:
    village = units.named(office, VILLAGE)[0]
    chemicals = units.named(office, CHEMICALS)[0]
    page.set_query(Query(filters={"unit": str(village)}))
    assert page.model.rowCount() == 4  # the chemical works lie below the village
    page.set_query(Query(filters={"unit": str(chemicals)}))
    assert page.model.rowCount() == 3
    members.change_state(office, who("陈超").no, "left", reason="本人申请")
    page.set_query(Query())
    assert page.model.rowCount() == 3
    page.set_query(Query(filters={"state": "left"}))
    assert picture(page.table).splitlines()[1].startswith("陈超")
    page.set_query(Query(filters={"state": "all"}))
    assert page.model.rowCount() == 4
    page.set_query(Query(filters={"kind": "women"}))
    assert [page.model.row(n).name for n in range(page.model.rowCount())] == ["王秀英"]
    page.set_query(Query(filters={"kind": "migrant"}))
    assert page.model.rowCount() == 0


@pytest.mark.parametrize("kind", ["new_form", "dispatched", "unprinted", "no_photo", "no_phone", "no_consent",
                                  "this_month", "this_year", "group:courier"])  # fmt: skip
def test_every_kind_of_the_filter_can_be_asked_for(page, kind) -> None:
    page.set_query(Query(filters={"kind": kind}))
    assert page.model.rowCount() == (4 if kind in ("unprinted", "no_photo", "no_consent") else 0)


def test_choosing_a_union_by_typing_narrows_the_list_and_emptying_the_box_widens_it(qtbot, page) -> None:
    ime(page.bar.union.line, "天禄")
    page.bar.union.settle()
    assert page.model.rowCount() == 3
    page.bar.union.line.selectAll()
    qtbot.keyClick(page.bar.union.line, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 4


def test_a_click_on_a_header_sorts_and_a_second_turns_it_round(page) -> None:
    joined = list(FIRST).index("joined")
    page.table._sort(list(FIRST).index("name"))
    names = [page.model.row(n).name for n in range(4)]
    assert names == sorted(names)
    page.table._sort(list(FIRST).index("name"))
    assert [page.model.row(n).name for n in range(4)] == names[::-1]
    page.table._sort(joined)
    assert page.query().sort == "joined"


def test_what_was_found_is_sorted_too(page) -> None:
    page.set_query(Query(text="330106", sort="name", descending=True))
    names = [page.model.row(n).name for n in range(page.model.rowCount())]
    assert names == sorted(names, reverse=True)
    assert len(names) == 4


def test_a_filter_kept_under_a_name_comes_back(page, office) -> None:
    page.set_query(Query(text="王", filters={"kind": "women"}))
    dialog = page.bar.saved.ask_name()
    dialog.accept()
    assert dialog.said() == {"name": "请给这组筛选起个名字，例如“未印会员证的农民工”。"}
    dialog.name.setText("女会员王")
    dialog.accept()
    page.set_query(Query())
    page.bar.saved.fill()
    entry = next(one for one in page.bar.saved.entries.actions() if one.text() == "女会员王")
    entry.trigger()
    assert page.query() == Query(text="王", filters={"kind": "women"})
    assert office.setting("saved_filters")["女会员王"]["text"] == "王"
    page.bar.saved._drop("女会员王")
    assert office.setting("saved_filters") == {}


def test_chosen_columns_are_remembered_and_the_name_always_stays(qtbot, page, desk) -> None:
    assert usual()[0] == "name"
    page.columns.show_columns(("card_no", "education"))
    assert picture(page.table).splitlines()[0] == "会员编号│姓名│学历"
    assert remembered() == ("card_no", "name", "education")
    other = MembersPage(desk)
    qtbot.addWidget(other)
    assert picture(other.table).splitlines()[0] == "会员编号│姓名│学历"
    page.columns._usual()
    assert remembered() == usual()


def test_the_panel_shows_the_member_with_numbers_covered(page, who) -> None:
    choose(page, "陈超")
    page._show_current()
    words = panel(page)
    assert words["证件号码"] == who("陈超").shown("id_number")
    assert "*" in words["证件号码"]
    assert words["手机号码"] == "138****0002"
    assert words["会籍经历"] == "2015-06-01 在册"
    assert page.panel._pill.text() == "在册"


def panel(page: MembersPage) -> dict[str, str]:
    return {name.text(): value.text() for name, value in page.panel._lines._labels if not name.isHidden()}


def test_full_numbers_want_a_purpose_and_the_journal_holds_it(page, office, who, closing) -> None:
    from unionoffice import journal

    member = who("陈超")
    choose(page, "陈超")
    dialog = page.reveal([member.no])
    dialog.accept()
    assert dialog.said() == {"purpose": "请写明用途，例如“核对证件”。"}
    dialog.purpose.setEditText("核对证件")
    dialog.accept()
    assert panel(page)["证件号码"] == member.person.id_number
    assert panel(page)["手机号码"] == "13800000002"
    last = next(iter(journal.entries(office.reading(), limit=1)))
    assert (last.what, last.detail["purpose"]) == ("查看完整号码", "核对证件")
    closing(dialog)
    choose(page, "王秀英")
    page._show_current()
    assert "*" in panel(page)["证件号码"]


def test_the_panel_shows_the_portrait(page, office, who, portrait) -> None:
    members.set_photo(office, who("王秀英").no, portrait)
    choose(page, "王秀英")
    page._show_current()
    assert not page.panel._picture.isHidden()
    choose(page, "陈超")
    page._show_current()
    assert page.panel._picture.isHidden()


def test_enter_opens_the_found_member_and_ctrl_n_a_new_one(qtbot, page, shown) -> None:
    ime(page.bar.search, "陈超")
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Return)
    dialog = shown(MemberDialog)
    assert dialog.member.name == "陈超"
    dialog.reject()
    page.register().reject()


def test_news_of_members_is_on_the_list_at_once(page, office, who) -> None:
    ime(page.bar.search, "")
    members.change(office, who("陈超").no, {"name": "陈超群"})
    assert "陈超群" in picture(page.table)


def test_an_empty_office_says_what_to_do_first(qtbot, desk, office, who) -> None:
    for name in ("王秀英", "陈超", "欧阳吉祥", "阿卜杜拉·买买提"):
        members.change_state(office, who(name).no, "deceased", reason="死亡")
    opened: list[str] = []
    page = MembersPage(desk, lambda _desk, _page: opened.append("import"))
    qtbot.addWidget(page)
    page.show()
    assert not page.table.isVisible()
    press(page._none, "导入名册…")
    assert opened == ["import"]
    plain = MembersPage(desk)
    qtbot.addWidget(plain)
    assert button_of(plain._none, "登记会员")


def test_a_large_roll_is_read_beside_the_window(qtbot, desk, monkeypatch) -> None:
    from ui.members import roll_list

    monkeypatch.setattr(roll_list, "LARGE", 1)
    page = MembersPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page._foot.text() == "正在读取名册…"
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert page._foot.text().startswith("共 4 人")


def test_a_large_roll_read_too_late_is_read_again(qtbot, desk, office, who, monkeypatch) -> None:
    from ui.members import roll_list

    monkeypatch.setattr(roll_list, "LARGE", 1)
    roll = RollList(desk)
    assert roll.find(Query()) == array("q")
    members.change_state(office, who("陈超").no, "left", reason="本人申请")
    roll.forget()
    with qtbot.waitSignal(roll.ready):
        pass
    assert roll.find(Query()) == array("q")
    with qtbot.waitSignal(roll.ready):
        pass
    assert len(roll.find(Query())) == 3


def test_a_merge_is_offered_only_for_exactly_two(page) -> None:
    def offered() -> bool:
        return "合并两条记录…" in [one.text() for one in page.menu_entries(page)]

    choose(page, "陈超")
    assert not offered()
    flags = QItemSelectionModel.SelectionFlag
    for rows, expected in (((0, 1), True), ((0, 1, 2), False)):
        page.table.clearSelection()
        for row in rows:
            page.table.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)
        assert offered() is expected


def test_the_menu_names_the_keys_that_do_the_same(page) -> None:
    choose(page, "陈超")
    keys = {one.text(): one.shortcut().toString() for one in page.menu_entries(page)}
    assert keys["查看与修改"] == "Ctrl+E"
    assert keys["打印会员证…"] == "Ctrl+P"


def test_the_page_fits_the_small_screen_and_everything_has_a_name(qtbot, page) -> None:
    hint = page.minimumSizeHint()
    assert hint.width() <= 1024 - 176
    assert hint.height() <= 640 - 28
    assert nameless(page) == []
    page.resize(700, 480)
    qtbot.waitUntil(lambda: page.bar.union.width() == 124)
    assert page.bar.search.width() >= 150
    assert nameless(page) == []
    QApplication.processEvents()


def test_photos_of_a_folder_go_to_their_members_and_strays_are_named(
    qtbot, page, office, who, portrait, tmp_path, shown
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    member = who("陈超")
    (folder / f"{member.person.id_number}.jpg").write_bytes(portrait)
    (folder / "合影.jpg").write_bytes(portrait)
    page.take_photos(folder)
    box = shown(Sentence)
    assert "合影.jpg" in box.details
    box.accept()
    assert members.member(office, member.no).person.photo


@pytest.mark.parametrize(
    ("key", "kind"),
    [("Ctrl+N", MemberDialog), ("Ctrl+E", MemberDialog), ("Ctrl+P", PrintCardsDialog), ("Ctrl+T", TransferDialog),
     ("Ctrl+Shift+E", ExportDialog)],
)  # fmt: skip
def test_the_keys_do_it_alone(qtbot, page, shown, key, kind) -> None:
    page.activateWindow()
    page.begin()
    qtbot.waitUntil(page.isActiveWindow)
    press_keys(page.bar.search, key)
    dialog = shown(kind)
    assert dialog.isModal()
    dialog.reject()


def press_keys(widget: QWidget, keys: str) -> None:
    chord = QKeySequence(keys)[0]
    QTest.keyClick(widget, chord.key(), chord.keyboardModifiers())


def test_the_dashboard_leads_to_a_filter_a_member_or_the_form(page, who, shown) -> None:
    page.take(Query(filters={"kind": "unprinted"}))
    assert page.bar.values() == {"kind": "unprinted"}
    page.take(who("陈超").no)
    dialog = shown(MemberDialog)
    assert dialog.member.name == "陈超"
    dialog.reject()
    page.take(Chosen(words="这次导入的新会员", numbers=array("q", [who("陈超").no])))
    assert page.model.rowCount() == 1
    assert page.only.words.text() == "只显示这次导入的新会员：1 人"
    press(page.only, "显示全部")
    assert page.model.rowCount() == 4
    page.take(Chosen(words="这次导入的新会员", numbers=array("q", [1, 2]), deed="print_cards"))
    printing = shown(PrintCardsDialog)
    assert printing.numbers() == (1, 2)
    printing.reject()
    ime(page.bar.search, "王")
    assert page.only.isHidden()
    assert page.model.rowCount() == 1
    page.take("duplicates")
    shown(DuplicatesDialog).reject()
    page.take("register")
    assert any(one.member is None for one in page.findChildren(MemberDialog))
