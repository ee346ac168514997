"""At 150 % on a screen of 1366 by 768 the window has 911 by 512 pixels: everything can still be reached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QComboBox, QDialog, QWidget

from ui.areas import AREAS
from ui.kit import room
from ui.kit.dialogs import Sentence
from ui.main_window import MainWindow
from ui.memory import Memory
from unionoffice import members, wording
from unionoffice.office import Office

SMALL = QSize(911, 512)
DIALOG = QSize(SMALL.width() - room.EDGE, SMALL.height() - room.EDGE)
PAGES = [area.key for area in AREAS if area.make_page is not None]


@pytest.fixture(autouse=True)
def _small_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNIONOFFICE_DATA", str(tmp_path / "window"))
    monkeypatch.setattr(room, "room_for", lambda _window: DIALOG)


def small(office: Office) -> MainWindow:
    made = MainWindow(office, AREAS)
    made.showNormal()
    made.resize(SMALL)
    QApplication.processEvents()
    return made


@pytest.fixture
def window(qtbot, office: Office) -> Iterator[MainWindow]:
    made = small(office)
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.done(0)
    qtbot.waitUntil(lambda: not made.worker.jobs, timeout=20000)
    made.close()


def scrolls(widget: QWidget, within: QWidget) -> bool:
    """Whether it lies in something a person can scroll, between it and `within`."""
    above = widget.parentWidget()
    while above is not None and above is not within:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def fallen_off(window: QWidget, within: QWidget) -> list[str]:
    """Visible buttons and choices that do not lie whole in the window and cannot be scrolled to."""
    found = []
    for one in (*within.findChildren(QAbstractButton), *within.findChildren(QComboBox)):
        if not one.isVisible() or scrolls(one, within):
            continue
        place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        if not window.rect().contains(place):
            found.append(f"{one.accessibleName() or one.property('text') or type(one).__name__} {place}")
    return found


@pytest.mark.parametrize("size", [SMALL, QSize(1092, 614)], ids=["150 %", "125 %"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", PAGES)
def test_every_button_of_a_page_lies_in_a_small_window(qtbot, office, language: str, key: str, size: QSize) -> None:
    wording.use(language)
    made = small(office)
    made.resize(size)
    made.go(key)
    qtbot.waitUntil(lambda: not made.worker.jobs, timeout=20000)
    QApplication.processEvents()
    page = made.stack.currentWidget()
    assert made.size() == size
    assert fallen_off(made, page) == []
    assert fallen_off(made, made.navigation) == []
    assert page.minimumSizeHint().width() <= size.width() - made.navigation.width()
    made.close()


def test_a_narrow_window_shows_drawings_in_the_navigation_and_says_their_names(window: MainWindow) -> None:
    buttons = window.navigation.findChildren(QAbstractButton)
    assert {one.text() for one in buttons} == {""}
    assert {"工作台", "会员", "组织", "设置", "锁定"} <= {one.accessibleName() for one in buttons}
    window.resize(1366, 728)
    assert "会员" in {one.text() for one in buttons}


def test_what_has_no_room_beside_the_title_is_in_the_menu_with_its_key(window: MainWindow) -> None:
    window.go("members")
    row = window.page("members").action_row
    row.resize(row.minimumSizeHint())
    shown = [one.text() for one in row.findChildren(QAbstractButton) if one.isVisible()]
    assert shown == ["更多", "登记会员"]
    entries = {entry.text(): entry.shortcut().toString() for entry in row.menu.actions()}
    assert entries["导入名册…"] == "Ctrl+I"
    assert entries["导出名册…"] == "Ctrl+Shift+E"


def test_the_panel_beside_the_list_opens_and_closes_on_f9(window: MainWindow) -> None:
    window.go("members")
    page = window.page("members")
    assert not page.panel.isVisible()
    page._beside.go.click()
    assert page.panel.isVisible()
    window.resize(1366, 728)
    page._beside.turn()
    assert not page.panel.isVisible()


def dialogs(window: MainWindow) -> Iterator[QWidget]:
    window.go("members")
    page = window.page("members")
    first, second = list(members.find(window.office.reading(), "天禄").numbers)[:2]
    yield page.register()
    yield page.edit(first)
    yield page.change_state([first])
    yield page.transfer([first])
    yield page.mass_change([first, second])
    yield page.merge([first, second])
    yield page.reveal([first])
    yield page.print_cards([first])
    yield page.export()
    yield page.show_balance()
    yield page.show_duplicates(members.pairs(window.office))
    yield page.show_merges()
    window.go("units")
    unit = window.page("units")
    yield unit.add()
    number = unit.tree.current().unit.no
    yield unit.count(number)
    yield unit.cover(number)
    window.go("import")
    yield next(one for one in window.findChildren(QDialog) if one.isVisible())
    said = Sentence("快捷键：\n" + "\n".join(f"Ctrl+{n}　做一件事" for n in range(40)), parent=window, no="取消")
    said.open()
    yield said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_dialog_fits_a_small_screen_with_its_buttons(qtbot, office, language: str) -> None:
    wording.use(language)
    window = small(office)
    for dialog in dialogs(window):
        qtbot.waitUntil(dialog.isVisible)
        QApplication.processEvents()
        size, name = dialog.size(), type(dialog).__name__
        assert size.width() <= DIALOG.width(), name
        assert size.height() <= DIALOG.height(), (name, size.height())
        assert fallen_off(dialog, dialog) == [], name
        dialog.done(0)
    qtbot.waitUntil(lambda: not window.worker.jobs, timeout=20000)
    window.close()


def test_the_way_in_fits_a_small_screen(qtbot, town, tmp_path: Path) -> None:
    from ui.entry.window import EntryWindow

    entry = EntryWindow(Memory(tmp_path / "window"), make_demo=lambda _path, _tell: ("", ""))
    entry.start(town.path)
    entry.show()
    assert entry.height() <= DIALOG.height()
    for sheet in (entry.open, entry.new, entry.welcome, entry.lost, entry.code):
        entry._turn(sheet)
        QApplication.processEvents()
        assert entry.height() <= DIALOG.height()
        area = sheet.findChild(room.Roomy)
        assert area.horizontalScrollBar().maximum() == 0, type(sheet).__name__
    entry.close()
