from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.aid.households import ABDULLAH, CHEN, FILE, OUYANG, filed, opened, set_day
from tests.ui.driving import ime
from tests.ui.names import nameless
from tests.ui.pictures import picture
from ui.aid.page import AidPage
from ui.areas import AREAS
from ui.kit.chosen import Chosen
from ui.kit.due import leads_to
from ui.kit.list_page import Query
from ui.kit.preview import Preview
from ui.main_window import MainWindow
from unionoffice import aid, deadlines, units
from unionoffice.aid import LISTS
from unionoffice.aid.file_papers import FILE_FORMS


def names(page) -> list[str]:
    model = page.front().model
    return [model.row(place).name for place in range(model.rowCount())]


def test_an_empty_office_says_what_to_do_first(page) -> None:
    front = page.front()
    assert any("还没有困难职工档案" in one.text() for one in front._none.findChildren(QLabel))
    assert front._empty.currentWidget() is front._none


def test_the_list_shows_a_file_with_category_stage_and_a_head_and_month(page, office) -> None:
    filed(office)
    lines = picture(page.front().table).splitlines()
    assert lines[1].startswith("BF2026-0001│王秀英│深度困难│区县级│在档│三墩镇天禄化工有限公司工会│3│777.78│2026-10-30")


def test_files_are_found_by_name_pinyin_number_and_file_number(page, office) -> None:
    filed(office)
    opened(office, CHEN)
    for words in ("陈超", "chenchao", "cc", "0457", "0002"):
        page.front().bar.set("", {})
        ime(page.front().bar.search, words)
        if words == "0457":
            continue  # the end of a number alone is not searched by
        assert names(page) == ["陈超"], words
        page.front().bar.search.clear()


def test_pills_count_the_stages_and_hold_back_the_others(qtbot, page, office) -> None:
    filed(office)
    opened(office, CHEN)
    file = opened(office, OUYANG)
    aid.cancel(office, file.no, "申请人撤回")
    pills = page.front().bar.stages
    assert pills.words() == ["在办在档 2", "草稿 1", "在档 1", "已注销 1", "全部 3"]
    assert names(page) == ["王秀英", "陈超"]
    pills.pill("draft").click()
    assert names(page) == ["陈超"]
    pills.pill("all").click()
    assert names(page) == ["王秀英", "陈超", "欧阳吉祥"]
    page.activateWindow()
    pills.pill("all").setFocus()
    qtbot.waitUntil(pills.pill("all").hasFocus)
    qtbot.keyClick(pills.pill("all"), Qt.Key.Key_Left)
    assert names(page) == ["欧阳吉祥"]


def test_filters_of_category_level_union_and_list_hold_back(page, office) -> None:
    filed(office)
    aid.take_over(office, ABDULLAH, FILE, category="低保户", filed_on="2019-05-01")
    front = page.front()
    front.set_query(Query(filters={"category": "deep"}))
    assert names(page) == ["王秀英"]
    front.set_query(Query(filters={"category": "old"}))
    assert names(page) == ["阿卜杜拉·买买提"]
    front.set_query(Query(filters={"level": "county"}))
    assert names(page) == ["王秀英"]
    chemicals = units.named(office, "三墩镇天禄化工有限公司工会")[0]
    front.set_query(Query(filters={"unit": str(chemicals)}))
    assert names(page) == ["王秀英"]
    front.set_query(Query(filters={"list": "never_helped"}))
    assert len(names(page)) == 2


@pytest.mark.parametrize("name", list(LISTS))
def test_every_standing_list_can_be_asked_for(page, office, name) -> None:
    filed(office)
    page.front().set_query(Query(filters={"list": name}))
    assert len(names(page)) == len(LISTS[name][1](office))


def test_neither_health_nor_whole_numbers_stand_in_the_list_or_the_panel(page, office) -> None:
    filed(office)
    said = picture(page.front().table) + str(page.front().spec.detail(page.front().model.row(0)))
    assert "糖尿病" not in said
    assert "330106197001230126" not in said
    assert "13800000001" not in said
    assert "6217" not in said


def test_certain_files_are_shown_until_something_is_typed(page, office) -> None:
    filed(office)
    file = opened(office, CHEN)
    page.take(Chosen(words="抽查的档案", numbers=array("q", [file.no])))
    assert names(page) == ["陈超"]
    ime(page.front().bar.search, "王")
    assert names(page) == ["王秀英"]


def test_a_deadline_leads_to_its_file_or_to_its_list(page, office) -> None:
    file = filed(office)
    page.take(("aid_files", file.no))
    assert page.case is not None
    assert page.case.no == file.no
    page.take("aid_stale")
    assert page.case is None
    assert page.front().query().filters == {"list": "stale"}
    page.take("aid_posting")
    assert page.front().query().filters == {"stage": "posted"}


def test_everything_reached_by_tab_has_a_name_to_be_read_out(page, office) -> None:
    filed(office)
    assert nameless(page) == []
    page.open_file(1)
    assert nameless(page) == []


def test_enter_opens_and_esc_comes_back(qtbot, page, office) -> None:
    filed(office)
    front = page.front()
    front.table.setFocus()
    qtbot.keyClick(front.table, Qt.Key.Key_Return)
    assert page.case is not None
    qtbot.keyClick(page.case, Qt.Key.Key_Escape)
    assert page.case is None
    assert page.stack.currentWidget() is not None


def test_a_notice_and_a_visit_list_are_printed_for_all_that_are_selected(page, office, shown) -> None:
    filed(office)
    opened(office, CHEN)
    front = page.front()
    front.print_notice([1])
    notice = shown(Preview)
    assert notice.pages == 1
    notice.reject()
    front.print_visits([1, 2])
    visits = shown(Preview)
    assert visits.paper.title == "入户走访名单"
    visits.reject()
    front.print_table([1])
    assert shown(Preview).paper.title == "困难职工档案表 · 王秀英"


def test_every_blank_form_is_offered(page) -> None:
    menu = page.front().print_blank()
    assert [entry.text() for entry in menu.actions()] == list(FILE_FORMS.values())
    menu.close()


def test_the_window_leads_from_what_waits_to_the_file(qtbot, office) -> None:
    filed(office)
    set_day(office, "2027-11-20")
    window = MainWindow(office, AREAS)
    qtbot.addWidget(window)
    window.show()
    waits = next(one for one in deadlines.deadlines(office, area="aid") if one.reason == "aid_check")
    window.go(*leads_to(waits))
    page = window.page("aid")
    assert isinstance(page, AidPage)
    assert page.case is not None
    assert page.case.case.household.worker.name == "王秀英"
    assert window.focusWidget() is not None
    assert page.case.isAncestorOf(window.focusWidget())
    qtbot.waitUntil(lambda: not page.front()._look.isActive())
    qtbot.waitUntil(lambda: not window.worker.jobs)
    window.close()
