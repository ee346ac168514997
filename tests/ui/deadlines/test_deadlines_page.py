"""The page of what waits: where it leads, what is put off with a reason, the month and its sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.build import CHEMICALS
from tests.ui.driving import ime
from ui.deadlines.page import DeadlinesPage
from ui.desk import Desk
from ui.kit.due import leads_to
from ui.kit.preview import Preview
from unionoffice import deadlines, print_log, units
from unionoffice.deadlines import Deadline


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> DeadlinesPage:
    no = units.named(desk.office, CHEMICALS)[0]
    units.change_unit(desk.office, no, {"certificate_no": "3301060001", "certificate_until": "2026-12-10"})
    made = DeadlinesPage(desk)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    return made


def whats(page: DeadlinesPage) -> list[str]:
    return [one.what for one in page.list.rows]


def go_to(page: DeadlinesPage, words: str) -> Deadline:
    place = next(n for n, what in enumerate(whats(page)) if words in what)
    page.list.go_to(place)
    found: Deadline = page.list.rows[place]
    return found


def test_what_waits_is_listed_and_leads_to_where_it_is_done(page: DeadlinesPage) -> None:
    one = go_to(page, "换领法人资格证书")
    assert (one.due, one.days) == ("2026-12-10", 18)
    page.go()
    assert page.desk.frame.gone[-1] == ("units", one.unit)  # type: ignore[attr-defined]


def test_one_area_can_be_looked_at_alone(page: DeadlinesPage) -> None:
    everything = len(page.list.rows)
    page.area.setCurrentIndex(page.area.findData("units"))
    assert 0 < len(page.list.rows) <= everything
    assert {one.area for one in page.list.rows} == {"units"}


def test_putting_off_needs_a_reason_and_can_be_taken_back(page: DeadlinesPage) -> None:
    go_to(page, "换领法人资格证书")
    dialog = page.put_off()
    assert dialog is not None
    dialog.go.click()
    assert "原因" in dialog.said()["reason"]
    ime(dialog.cells["reason"].control, "县总工会十二月统一换证")
    dialog.go.click()
    page.refresh()
    assert not any("换领法人资格证书" in what for what in whats(page))
    ((kept, snooze),) = page.later.rows
    assert (kept.due, snooze.until, snooze.reason) == ("2026-12-10", "2026-11-29", "县总工会十二月统一换证")
    page.take("later")
    page.later.go_to(0)
    page.bring_back()
    page.refresh()
    assert any("换领法人资格证书" in what for what in whats(page))


def test_the_month_is_walked_by_keys_and_a_day_opens_its_line(qtbot: QtBot, page: DeadlinesPage) -> None:
    page.take("month")
    day = page.month.day()
    assert day is not None
    assert day.day == "2026-11-22"
    qtbot.keyClick(page.month, Qt.Key.Key_PageDown)
    for _step in range(2):
        qtbot.keyClick(page.month, Qt.Key.Key_Up)
    qtbot.keyClick(page.month, Qt.Key.Key_Right, delay=1)
    page.month.choose("2026-12-10")
    assert "换领法人资格证书" in page._why.text()
    qtbot.keyClick(page.month, Qt.Key.Key_Return)
    assert page.tabs.chosen() == "list"
    current = page.list.current()
    assert current is not None
    assert current.due == "2026-12-10"


def test_leaving_the_month_by_an_arrow_turns_it(qtbot: QtBot, page: DeadlinesPage) -> None:
    page.take("month")
    page.month.choose("2026-11-30")
    qtbot.keyClick(page.month, Qt.Key.Key_Right)
    day = page.month.day()
    assert day is not None
    assert day.day == "2026-12-01"
    assert "2026 年 12 月" in page._month_name.text()


def test_the_month_goes_on_paper_and_into_the_print_log(qtbot: QtBot, page: DeadlinesPage, tmp_path: Path) -> None:
    page.turn_month(1)
    page.print_month()
    (preview,) = page.findChildren(Preview)
    assert preview.pages == 1
    assert preview.paper.printed is not None
    preview.paper.printed("", 2)
    entry = print_log.entries(page.desk.office)[0]
    assert (entry.form, entry.title, entry.copies) == ("wall_calendar", "2026年12月工作月历", 2)
    preview.close()


def test_every_deadline_there_is_leads_to_an_area_of_the_window(page: DeadlinesPage) -> None:
    for one in deadlines.deadlines(page.desk.office):
        area, _wanted = leads_to(one)
        assert area in ("units", "members", "aid", "contracts", "reports", "county")
