"""The balance of a period in the window: its figures add up and open their people."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from unionoffice import members


def test_opening_and_in_less_out_are_the_closing(page, office, who, closing):
    members.change_state(office, who("陈超").no, "left", reason="本人申请")
    members.change_state(office, who("王秀英").no, "retained", reason="退休")
    dialog = page.show_balance()
    dialog.first.setText("2026-11-01")
    dialog.accept()
    said = dialog.lines
    assert [count for _words, count in said] == [4, 0, 2, 1, 1, 2]
    assert said[0][0] == "期初（2026-10-31）"
    assert said[-1][0] == "期末（2026-11-22）"
    assert {words for words, _count in said[3:5]} == {"退会", "保留会籍"}
    dialog.reject()
    closing(dialog)


def test_a_figure_opens_its_people_in_the_list(page, office, who):
    members.change_state(office, who("陈超").no, "left", reason="本人申请")
    dialog = page.show_balance()
    figure = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "减少 1")
    figure.click()
    assert page.roll.only is not None
    assert list(page.roll.only.numbers) == [who("陈超").no]


def test_a_period_that_ends_before_it_begins_is_refused_at_the_day(page):
    dialog = page.show_balance()
    dialog.first.setText("2026-11-02")
    dialog.last.setText("2026-11-01")
    dialog.accept()
    assert "止日早于起日" in dialog.said()["last"]
