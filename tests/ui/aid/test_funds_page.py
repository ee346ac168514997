"""Funds, quotas and figures in the window."""

from __future__ import annotations

import pytest

from tests.aid.households import CHEN, OUYANG
from tests.aid.rounds_of_aid import a_file, a_fund, a_round, a_row, paid
from ui.aid.figure_list import FigureList
from ui.aid.funds_page import FIGURES, LEDGER, QUOTAS, FundsPage
from ui.kit.chosen import Chosen
from unionoffice import aid


@pytest.fixture
def helped(office):
    first, second, third = a_file(office, CHEN), a_file(office, OUYANG), a_file(office, 4)
    a_fund(office)
    round_ = a_round(office)
    a_row(office, round_, first, "1000")
    a_row(office, round_, second, "600")
    paid(office, round_)
    return first, second, third


@pytest.fixture
def funds(page, helped) -> FundsPage:
    page.tabs.choose("funds")
    made = page.front()
    assert isinstance(made, FundsPage)
    return made


def test_the_ledger_of_the_current_fund_is_below_it(funds):
    assert [one.fund.name for one in funds.funds.rows] == ["县级帮扶资金"]
    assert [one.amount for one in funds.ledger.rows] == [-600_00, -1000_00, 100_000_00]
    assert "3" in funds.ledger_title.text()


def test_money_comes_in_with_its_document(funds, office):
    asked = funds.book()
    asked.amount.setText("2500")
    asked.accept()
    assert set(asked.said()) == {"document"}
    asked.document.setText("一日捐 2026-11")
    asked.accept()
    assert funds.ledger.rows[0].amount == 2500_00
    assert funds.funds.rows[0].balance == 100_900_00


def test_a_wrong_entry_is_reversed_not_changed(funds, office):
    place = next(n for n, one in enumerate(funds.ledger.rows) if one.kind == "received")
    aid.funds.book(office, funds.funds.rows[0].fund.no, kind="received", amount=5_00, document="错记")
    funds.ledger.go_to(0)
    asked = funds.reverse_entry()
    asked.put("重复入账")
    asked.accept()
    assert [one.amount for one in funds.ledger.rows[:2]] == [-5_00, 5_00]
    assert len(funds.ledger.rows) == place + 3


def test_a_fund_is_made_with_the_levels_of_its_source(funds, office):
    asked = funds.add_fund()
    asked.name.setText("2026 年中央财政帮扶资金")
    asked.source.put("central")
    asked.accept()
    line = next(one for one in funds.funds.rows if one.fund.source == "central")
    assert line.fund.levels == "national"
    assert funds.funds.current().fund.no == line.fund.no


def test_a_quota_shows_what_is_used_of_it(funds):
    asked = funds.add_quota()
    asked.accept()
    assert asked.said()
    asked.kind.put("living")
    asked.households.setText("1")
    asked.amount.setText("50000")
    asked.accept()
    assert funds.tabs.chosen() == QUOTAS
    use = funds.quotas.rows[0]
    assert (use.households, use.amount, use.over) == (2, 1600_00, True)


def test_figures_keep_households_persons_and_times_apart_and_open_their_list(funds):
    funds.tabs.choose(FIGURES)
    total = funds.figures.table.rows[0]
    assert (total.tally.households, total.tally.times, total.tally.amount) == (2, 2, 1600_00)
    shown = funds.figures.open_list()
    assert isinstance(shown, FigureList)
    assert [one.amount for one in shown.list.rows] == [1000_00, 600_00]
    assert all("*" in one.number for one in shown.list.rows)
    shown.tabs.choose("households")
    assert len(shown.list.rows) == 2


def test_the_union_year_begins_in_october(funds, office):
    funds.tabs.choose(FIGURES)
    place = next(n for n in range(funds.figures.period.count()) if "2027" in funds.figures.period.itemText(n))
    funds.figures.period.setCurrentIndex(place)
    assert funds.figures.days() == ("2026-10-01", "2027-09-30")
    assert funds.figures.table.rows[0].tally.amount == 1600_00
    funds.figures.period.setCurrentIndex(place + 1)
    assert funds.figures.table.rows[0].tally.amount == 0


def test_who_never_got_anything_is_a_list_of_files(funds, desk, helped):
    funds.tabs.choose(FIGURES)
    funds.figures.show_never()
    area, wanted = desk.frame.gone[-1]
    assert area == "aid"
    assert isinstance(wanted, Chosen)
    assert list(wanted.numbers) == [helped[2]]


def test_the_months_stand_in_words_on_the_chart(funds):
    funds.tabs.choose(FIGURES)
    assert "11 月 0.16" in funds.figures.chart.accessibleDescription()


def test_the_words_turn_the_page(funds):
    funds.tabs.choose(QUOTAS)
    funds.take(("aid_funds", 1))
    assert funds.tabs.chosen() == LEDGER
