from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.cast import FIELDS, Hall
from tests.ui.driving import button_of, ime, modal, press
from tests.ui.names import nameless
from tests.ui.pictures import picture
from ui.kit.columns import STRETCH_LEAST, columns_of
from ui.kit.detail_lines import DetailLines
from ui.kit.dialogs import Sentence
from ui.kit.list_page import ListPage, Query
from ui.kit.paged_model import PagedModel
from ui.kit.table import ListTable


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def page(qtbot, desk, hall) -> ListPage:
    made = ListPage(desk, hall.spec())
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    return made


def test_the_list_shows_declared_columns_with_numbers_covered(page) -> None:
    assert picture(page.table, rows=2) == (
        "姓名│证件号码│性别\n李伟1│330106********0126│女\n张伟2│330106********0126│男"
    )
    assert page._foot.text().startswith("共 30 人 · Enter 打开 · Ctrl+F 搜索 · Ctrl+N 登记会员")


def test_each_committed_word_searches_at_once(page, hall) -> None:
    asked = len(hall.queries)
    ime(page.bar.search, "王")
    assert hall.queries[-1].text == "王"
    assert len(hall.queries) == asked + 1
    assert page.model.rowCount() == 10
    assert page.table.current_id() == 3


def test_a_search_without_a_match_says_so_and_offers_to_clear_it(qtbot, page) -> None:
    ime(page.bar.search, "诸葛")
    assert not page.table.isVisible()
    assert not page.panel.isVisible()
    press(page, "清除搜索和筛选")
    assert page.table.isVisible()
    assert page.query() == Query()
    assert page.model.rowCount() == 30


def test_an_empty_office_says_what_to_do_first(qtbot, desk) -> None:
    hall = Hall(count=0)
    page = ListPage(desk, hall.spec())
    qtbot.addWidget(page)
    page.show()
    assert not page.table.isVisible()
    press(page, "导入名册…")
    assert hall.done == [("import", None)]


def test_a_filter_narrows_and_stays_over_a_refresh(page, hall) -> None:
    box = page.bar._filters[0][1]
    box.setCurrentIndex(1)
    assert hall.queries[-1].filters == {"sex": "male"}
    page.refresh()
    assert page.query().filters == {"sex": "male"}
    assert page.model.rowCount() == 15


def test_the_keyboard_alone_reaches_and_opens_a_row(qtbot, page, hall) -> None:
    page.begin()
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Down)
    assert page.table.hasFocus() or page.focusWidget() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert hall.done == [("open", 2)]
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Return)
    assert hall.done[-1] == ("open", 2)


def test_the_arrow_keys_walk_the_list_where_its_first_column_is_hidden(qtbot, page) -> None:
    page.table.setColumnHidden(0, True)
    page.begin()
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.selected() == [2]
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.selected() == [2, 3]


def test_a_letter_typed_in_the_list_goes_on_in_the_search_box(qtbot, page, hall) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_W)
    assert page.bar.text() == "w"
    assert hall.queries[-1].text == "w"


def test_escape_empties_the_search(qtbot, page) -> None:
    ime(page.bar.search, "王")
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Escape)
    assert page.bar.text() == ""
    assert page.model.rowCount() == 30


def test_the_panel_shows_the_current_row_and_what_may_be_done_with_it(qtbot, page, hall) -> None:
    qtbot.waitUntil(lambda: page.panel._title.text() == "李伟1")
    assert button_of(page.panel, "转出…").isEnabled()
    page.table.go_to(1)
    qtbot.waitUntil(lambda: page.panel._title.text() == "张伟2")
    assert not button_of(page.panel, "转出…").isEnabled()
    page.table.go_to(2)
    qtbot.waitUntil(lambda: page.panel._title.text() == "王伟3")
    press(page.panel, "转出…")
    assert hall.done == [("transfer", [3])]


def test_several_rows_are_printed_in_one_go(qtbot, page, hall) -> None:
    page.table.selectAll()
    qtbot.waitUntil(lambda: page.panel._title.text() == "已选 30 项")
    assert not button_of(page.panel, "转出…").isVisible()
    press(page.panel, "打印会员证")
    assert hall.done == [("print", list(range(1, 31)))]
    assert page._foot.text().startswith("已选 30 项")


def test_the_right_click_menu_has_every_act_of_the_row(page, hall) -> None:
    page.table.go_to(1)
    entries = page.menu_entries(page)
    assert [(one.text(), one.isEnabled()) for one in entries] == [
        ("打开", True), ("打印会员证", True), ("转出…", False), ("删除", True),
    ]  # fmt: skip
    page.table.selectAll()
    assert [one.text() for one in page.menu_entries(page)] == ["打印会员证"]


def test_a_refusal_of_an_act_is_shown_as_its_sentence(page) -> None:
    read = []
    with modal(Sentence, lambda dialog: (read.append(dialog.sentence), dialog.accept())):
        page._act(page.spec.row_actions[2])
    assert read == ["没有这项权限；没有改动任何内容。请由管理人员办理。"]


def test_news_refresh_a_page_in_sight_and_wait_for_a_hidden_one(page, hall, desk) -> None:
    page.table.go_to(9)
    asked = len(hall.queries)
    hall.people.pop(1)
    with desk.office.act("注销", "members"):
        pass
    assert len(hall.queries) == asked + 1
    assert page.model.rowCount() == 29
    assert page.table.current_id() == 10
    page.hide()
    for area in ("members", "units", "members"):
        with desk.office.act("修改", area):
            pass
    assert len(hall.queries) == asked + 1
    page.show()
    assert len(hall.queries) == asked + 2


def test_a_sorted_title_sends_its_word(page, hall) -> None:
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert (hall.queries[-1].sort, hall.queries[-1].descending) == ("name", False)
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert hall.queries[-1].descending
    assert page.model.id_at(0) == 30


def test_another_page_may_hand_over_a_query_or_a_row(page, hall) -> None:
    page.take(Query(text="王", filters={"sex": "female"}))
    assert page.bar.text() == "王"
    assert page.query().filters == {"sex": "female"}
    page.take(7)
    assert hall.done == [("open", 7)]


def test_a_narrow_window_keeps_the_list_and_hides_the_panel(page) -> None:
    assert page.panel.isVisible()
    page.resize(1000, 640)
    assert not page.panel.isVisible()
    assert page.table.isVisible()


def test_a_list_page_fits_a_small_screen_and_every_part_has_a_name(page) -> None:
    least = page.minimumSizeHint()
    assert (least.width(), least.height()) <= (1024 - 176, 640)
    assert least.height() <= 560
    assert nameless(page) == []


def test_only_one_button_of_the_page_is_primary(page) -> None:
    head = [one for one in page.findChildren(QPushButton) if one.property("kind") == "primary"]
    assert [one.text() for one in head] == ["登记会员"]


def test_a_value_that_cannot_be_broken_and_has_no_room_stands_whole_below_its_label(qtbot) -> None:
    lines = DetailLines()
    qtbot.addWidget(lines)
    lines.resize(240, 300)
    lines.show_lines([("Sex", "Male"), ("Document number", "330106********3396"), ("Kind", "Flexible employment")])
    lines.show()
    (_, short), (label, number), (_, wrapped) = lines._labels
    assert short.x() > 0
    assert (number.x(), number.text()) == (0, "330106********3396")
    assert number.y() >= label.geometry().bottom()
    assert wrapped.x() > 0
    assert wrapped.height() == wrapped.heightForWidth(wrapped.width())
    lines.resize(600, 300)
    qtbot.waitUntil(lambda: number.x() > 0)
    lines.show_lines([("Note", "x" * 90)])
    assert lines._labels[0][1].text().replace("\n", "") == "x" * 90


def test_columns_give_way_down_to_what_they_usually_show_before_a_bar_comes(qtbot) -> None:
    columns = columns_of(FIELDS, "name", "number", "sex", "joined", stretch="name", widths={"joined": 300})
    table = ListTable(PagedModel(columns, lambda _ids: []), "会员")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    assert sum(table.columnWidth(n) for n in range(4)) == table.viewport().width()
    assert table.columnWidth(0) >= STRETCH_LEAST
    table.setColumnWidth(2, 90)
    table.resize(1400, 300)
    assert [table.columnWidth(n) for n in (2, 3)] == [90, 300]
