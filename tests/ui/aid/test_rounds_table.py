"""The table of a round: typing amounts, marks of the guard, reasons, what is covered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.aid.households import CHEN, OUYANG, acting
from tests.aid.rounds_of_aid import a_file, a_fund, a_round, a_row
from ui.aid.round_page import RoundPage
from unionoffice import aid


@pytest.fixture
def round_(page, office) -> RoundPage:
    first, second = a_file(office, CHEN), a_file(office, OUYANG)
    a_fund(office)
    a_fund(office, "本级工会经费", "本级工会经费", 5000)
    made = a_round(office)
    a_row(office, made, first)
    a_row(office, made, second)
    page.take(("aid_rounds", made.no))
    opened = page.front().round
    assert opened is not None
    return opened


def type_in(qtbot, round_: RoundPage, words: str) -> None:
    editor = QApplication.focusWidget()
    if not isinstance(editor, QLineEdit):
        editor = round_.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText(words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_enter_keeps_the_amount_and_goes_down(round_, office, qtbot):
    round_.table.type_at(0)
    type_in(qtbot, round_, "650.5")
    qtbot.waitUntil(lambda: round_.table.currentIndex().row() == 1)
    type_in(qtbot, round_, "800")
    qtbot.waitUntil(lambda: round_.view.totals.amount == 145050)
    assert round_.rows.words(0, "amount") == "650.50"
    assert aid.round_view.round_of(office, round_.no).lines[0].item.amount == 65050


def test_an_amount_that_is_none_is_refused_in_words(round_, office):
    rows = round_.rows
    assert not rows.setData(rows.index(0, rows.place_of("amount")), "五百块大洋")
    assert not round_.said.isHidden()
    assert aid.round_view.round_of(office, round_.no).lines[0].item.amount == 1000_00


def test_the_fund_of_a_row_is_chosen_among_those_in_use(round_, office):
    rows = round_.rows
    assert round_.table.funds == ["县级帮扶资金", "本级工会经费"]
    assert rows.setData(rows.index(1, rows.place_of("fund")), "本级工会经费")
    assert aid.round_view.round_of(office, round_.no).lines[1].fund_name == "本级工会经费"


def test_a_double_is_marked_and_set_aside_with_a_reason(round_, office):
    line = round_.view.lines[0]
    a_row(office, round_.view.round, line.item.file)
    round_.refresh()
    round_.table.go_to(1)
    round_.next_finding()
    row = round_.table.currentIndex().row()
    assert round_.rows.findings(row)[0] > 0
    before = len(round_.view.report.open)
    asked = round_.explain_current()
    assert asked is not None
    asked.accept()
    assert asked.said()
    asked.put("分两次发，合计未超标准")
    asked.accept()
    assert len(round_.view.report.open) < before


def test_delete_takes_the_row_out(round_, office, qtbot):
    round_.table.go_to(0)
    qtbot.keyClick(round_.table, Qt.Key.Key_Delete)
    assert [one.name for one in round_.view.lines] == [round_.rows.lines[0].name]
    assert len(round_.view.lines) == 1


def test_numbers_stay_covered_until_a_purpose_is_told(round_, office):
    number = round_.view.lines[0].id_number
    assert round_.rows.words(0, "id_number") != number
    asked = round_.reveal()
    asked.accept()
    assert asked.said()
    asked.purpose.setCurrentText("发放救助金")
    asked.accept()
    assert round_.rows.words(0, "id_number") == number
    what = [row[0] for row in office.reading().execute("SELECT what FROM journal_acts ORDER BY n DESC LIMIT 1")]
    assert what == ["查看发放批次完整信息"]
    round_.hide()
    round_.show()
    assert round_.rows.words(0, "id_number") != number


def test_an_approver_only_looks_at_the_rows(round_, office):
    with acting(office, "王建国"):
        round_.refresh()
        assert not round_.may_enter()
        assert round_.add_from_files() is None
        assert "李娟" in round_.steps.find("post").why


def test_escape_leads_back_to_the_list(page, round_, qtbot):
    rounds = page.front()
    round_.leave()
    assert rounds.round is None
    assert rounds.list.table.current_id() == round_.no


def test_pills_hold_the_list_back(page, round_):
    page.front().close_round()
    listed = page.front().list
    assert [one.split()[0] for one in listed.bar.states.words()] == ["全部", "在办", "草拟"]
    listed.bar.states.pill("draft").click()
    assert list(listed.model.ids) == [round_.no]
    listed.bar.search.setText("没有这样的批次")
    assert not listed.model.ids
