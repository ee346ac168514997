"""The holiday calendar in the settings: a clerk enters what a notice says, and time limits follow."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.driving import ime
from ui.desk import Desk
from ui.settings.calendar_section import CalendarSection
from unionoffice.calendar import calendar_of


def shown(qtbot: QtBot, desk: Desk) -> CalendarSection:
    section = CalendarSection(desk)
    qtbot.addWidget(section)
    section.resize(900, 600)
    section.show()
    section.refresh()
    return section


def days(section: CalendarSection) -> dict[str, str]:
    return {day.day: day.name for day in section.list.rows}


def test_the_years_published_days_are_listed(qtbot: QtBot, desk: Desk) -> None:
    section = shown(qtbot, desk)
    assert days(section)["2026-10-01"].startswith("国庆")
    section.year.setCurrentIndex(section.year.findData(2025))
    assert "2025-10-01" in days(section)
    assert "2026-10-01" not in days(section)


def test_a_day_entered_from_a_notice_moves_the_working_days(qtbot: QtBot, desk: Desk) -> None:
    section = shown(qtbot, desk)
    assert calendar_of(desk.office).is_working("2026-11-25")
    section.list.clearSelection()
    dialog = section.enter()
    dialog.cells["day"].control.setText("2026-11-25")  # type: ignore[attr-defined]
    for name, words in (("name", "停电放假"), ("source", "三政办〔2026〕9 号")):
        control = dialog.cells[name].control
        control.clear()  # type: ignore[attr-defined]
        ime(control, words)
    dialog.cells["off"].control.setCurrentIndex(0)  # type: ignore[attr-defined]
    dialog.go.click()
    section.refresh()
    assert days(section)["2026-11-25"] == "停电放假"
    assert not calendar_of(desk.office).is_working("2026-11-25")
    section.list.go_to(list(days(section)).index("2026-11-25"))
    section.unset()
    assert calendar_of(desk.office).is_working("2026-11-25")


def test_a_year_without_its_notice_says_that_limits_are_estimates(qtbot: QtBot, desk: Desk) -> None:
    section = shown(qtbot, desk)
    section.year.setCurrentIndex(section.year.findData(2027))
    assert "估算" in section._certain.text()
    dialog = section.settle()
    ime(dialog.cells["source"].control, "国办发明电〔2026〕1 号")
    dialog.go.click()
    section.refresh()
    assert section._certain.text() == ""
