from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.cast import Hall
from tests.ui.driving import gone, modal, press
from tests.ui.names import nameless
from ui import memory
from ui.kit.dialogs import Sentence
from ui.kit.list_page import ListPage, Query
from ui.kit.page import Action, Page
from ui.main_window import MainWindow
from ui.navigation import Area
from unionoffice.errors import Trouble
from unionoffice.opening import open_with_key
from unionoffice.wording import N_


class Home(Page):
    """A first page with nothing to type."""

    made = 0

    def __init__(self, desk) -> None:
        super().__init__(desk, "工作台", [Action(title="登记会员", run=lambda: desk.go("members", Query(text="王")))])
        Home.made += 1


def _broken(_desk) -> Page:
    raise Trouble("damaged", "这一页的数据读不出来。其他数据不受影响。请从备份恢复。")


AREAS = (
    Area(key="home", title=N_("工作台"), icon="home", make_page=Home),
    Area(key="members", title=N_("会员"), icon="people", make_page=lambda desk: ListPage(desk, Hall().spec())),
    Area(key="broken", title=N_("组织"), icon="tree", make_page=_broken),
    Area(key="settings", title=N_("设置"), icon="settings", make_page=Home, at_foot=True),
)


@pytest.fixture
def window(qtbot, office) -> MainWindow:
    Home.made = 0
    made = MainWindow(office, AREAS)
    made.show()
    yield made
    if not gone(made):
        for job in made.worker.jobs:
            job.cancel()
        made.worker.stop()
        made.close()


def _keys(qtbot, window: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)


def test_the_window_names_office_officer_and_size(window, qtbot) -> None:
    assert window.windowTitle() == "工会工作台 — 三墩镇总工会"
    qtbot.waitUntil(lambda: "操作员：李娟" in window.status._facts.text())
    assert "MB" in window.status._facts.text()


def test_pages_are_made_on_the_first_visit_only(window) -> None:
    assert Home.made == 1
    assert window.page("members") is None
    window.go("members")
    window.go("home")
    page = window.page("members")
    window.go("members")
    assert window.page("members") is page
    assert Home.made == 1


def test_alt_and_a_number_go_to_an_area_and_its_search(qtbot, window) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    with qtbot.waitSignal(window.navigation.jumped):
        _keys(qtbot, window, Qt.Key.Key_2)
    page = window.page("members")
    assert window.stack.currentWidget() is page
    assert window.focusWidget() is page.bar.search


def test_one_page_leads_to_another_with_a_query(window) -> None:
    press(window.page("home"), "登记会员")
    assert window.page("members").bar.text() == "王"
    assert window.navigation._buttons["members"].isChecked()


def test_a_page_that_cannot_be_made_is_told_and_the_window_lives(window) -> None:
    with modal(Sentence, lambda told: told.accept()):
        window.go("broken")
    assert window.page("broken") is None
    window.go("members")
    assert window.page("members") is not None


def test_closing_closes_the_office_so_that_another_may_open_it(qtbot, window, town) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()
    with open_with_key(town.path, town.key, "李娟") as again:
        assert again.name == "三墩镇总工会"


def test_locking_closes_the_office_and_asks_for_the_password(qtbot, window, town) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    with qtbot.waitSignal(window.locked), qtbot.assertNotEmitted(window.closed):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    open_with_key(town.path, town.key, "李娟").close()


def test_running_work_is_asked_about_before_the_window_goes(qtbot, window) -> None:
    begun = threading.Event()

    def endless(progress) -> None:
        while True:
            progress(1)
            begun.set()

    job = window.desk.run("正在导入名册", endless)
    assert begun.wait(5)
    with modal(Sentence, lambda asked: press(asked, "继续等待")):
        window.close()
    assert window.isVisible()
    assert not job.cancelled
    with qtbot.waitSignal(window.closed), modal(Sentence, lambda asked: press(asked, "停止并离开")):
        window.close()
    assert job.cancelled


def test_what_was_done_is_said_for_a_moment(window) -> None:
    window.desk.say("已登记 3 名会员")
    assert window.status.said() == "已登记 3 名会员"
    window.status._forget()
    assert window.status.said() == "数据已保存"


def test_a_new_office_name_is_shown_at_once(window, office) -> None:
    from unionoffice.officers import Right

    office.set_setting("name", "三墩街道总工会", right=Right.READ)
    assert window.navigation._office.text() == "三墩街道总工会"


def test_f1_lists_the_keys_that_work_here(qtbot, window) -> None:
    window.go("members")
    with qtbot.waitActive(window):
        window.activateWindow()
    read = []
    with modal(Sentence, lambda told: (read.append(told.sentence), told.accept())):
        qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "Ctrl+N　登记会员" in read[0]
    assert "Ctrl+P　打印会员证" in read[0]
    assert "Ctrl+L　锁定，回到密码页" in read[0]


def test_the_window_fits_a_small_screen_and_every_part_has_a_name(window) -> None:
    window.go("members")
    least = window.minimumSizeHint()
    assert least.width() <= 1024
    assert least.height() <= 640
    assert nameless(window) == []


def test_the_memory_of_recent_offices_survives_and_damage_is_no_harm(tmp_path) -> None:
    one, two = tmp_path / "一.office", tmp_path / "二.office"
    one.touch()
    two.touch()
    kept = memory.Memory(tmp_path / "data")
    kept.opened(one, "李娟")
    kept.opened(two, "王建国")
    kept.opened(one, "李娟")
    again = memory.Memory(tmp_path / "data")
    assert again.recent() == [one, two]
    assert again.officer_of(two) == "王建国"
    two.unlink()
    assert again.recent() == [one]
    (tmp_path / "data" / "window.json").write_text("{broken")
    assert memory.Memory(tmp_path / "data").recent() == []
