"""The demo year of aid: 3,508 person-times and 3,596,000 yuan, paid by two people, provable row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from unionoffice import aid, journal
from unionoffice.aid import deadlines, money_papers, sheets
from unionoffice.demo import DEMO_PASSWORD, DemoTown, make_town
from unionoffice.demo.aid_money import AMOUNT, TIMES
from unionoffice.office import Office
from unionoffice.opening import open_office

DAY = date(2026, 11, 22)
SIZE = 2_000


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> DemoTown:
    return make_town(tmp_path_factory.mktemp("demo") / "aid.office", members=SIZE, today=DAY)


@pytest.fixture(scope="module")
def office(town: DemoTown) -> Iterator[Office]:
    with open_office(town.path, "李娟", DEMO_PASSWORD, today=DAY) as opened:
        yield opened


def rounds(office: Office) -> dict[str, list[aid.round_view.RoundRow]]:
    found: dict[str, list[aid.round_view.RoundRow]] = {}
    for row in aid.round_view.round_rows(office):
        found.setdefault(row.round.state, []).append(row)
    return found


@pytest.mark.slow
def test_the_newspapers_figures_come_out_of_a_town_of_its_size(tmp_path):
    made = make_town(tmp_path / "town.office", today=DAY)
    with open_office(made.path, "李娟", DEMO_PASSWORD, today=DAY) as opened:
        found = aid.money_figures.of_union_year(opened, 2026)
        assert (found.total.times, found.total.amount) == (TIMES, AMOUNT) == (3_508, 359_600_000)
        assert sum(one.amount for one in found.movements) == AMOUNT
        rows = aid.money_figures.rows_behind(opened, found.movements)
        assert (len(rows), sum(line.item.amount for line in rows)) == (TIMES, AMOUNT)


def test_a_smaller_town_has_its_share_to_the_fen(office):
    found = aid.money_figures.of_union_year(office, 2026)
    assert found.total.times == round(TIMES * SIZE / 20_973)
    assert found.total.amount == found.total.times * 102_500
    assert set(found.by_kind) >= {"living", "medical", "study", "temporary", "warmth", "cool"}
    assert sum(one.amount for one in found.by_fund.values()) == found.total.amount


def test_rounds_stand_in_every_state_and_one_is_being_corrected(office):
    by_state = rounds(office)
    assert set(by_state) == {"draft", "posted", "approved", "printed", "paying", "paid", "filed"}
    assert [row for row in by_state["draft"] if row.round.corrects is not None]


def test_every_payment_was_made_by_one_and_approved_by_the_other(office):
    db = office.reading()
    names = dict(tuple(row) for row in db.execute("SELECT no, name FROM officers"))
    for rows in rounds(office).values():
        for row in rows:
            view = aid.round_view.round_of(office, row.round.no)
            if row.paid_rows:
                assert view.approval is not None
                assert (names[row.round.officer], view.approval.officer_name) == ("李娟", "王建国")
                assert view.posting is None or view.posting.until < view.approval.day


def test_the_funds_hold_what_they_should_and_every_sheet_is_true(office):
    for line in aid.funds.fund_lines(office):
        entries = aid.funds.ledger(office, line.fund.no)
        assert entries[-1].balance == sum(one.amount for one in entries) == line.balance >= 0
        assert [one.day for one in entries] == sorted(one.day for one in entries)
    assert sheets.altered_sheets(office) == []
    assert journal.verify(office.reading()) == []


def test_sheets_of_the_year_print(office):
    [row] = [one for one in rounds(office)["filed"] if one.round.kind == "warmth"]
    made = money_papers.kit(office, row.round.no)
    assert [one.form for one in made][:4] == ["approval", "notice", "sheet", "receipts"]
    assert all(one.report.fine for one in made)


def test_the_guard_finds_the_planted_double_and_cries_for_no_other(office):
    doubles = (
        "same_person",
        "spouse",
        "child",
        "household",
        "same_student",
        "same_card",
        "same_phone",
        "outlier",
        "kin",
        "handler",
    )
    rows, false, planted = 0, 0, 0
    for state in ("draft", "posted", "approved", "printed", "paying"):
        for row in rounds(office)[state]:
            found = [
                one.finding for one in aid.guard.check(office, row.round.no).checked if one.finding.warning in doubles
            ]
            rows += row.rows
            planted += sum(
                one.about != "" and "是同一人" in one.sentence and row.round.state == "draft" for one in found
            )
            false += sum(row.round.state != "draft" for _one in found)
    assert planted == 1
    assert false <= rows * 0.02


def test_a_sheet_out_too_long_is_told(office):
    assert any(
        one.reason == "aid_sheet" and one.overdue and "余东村联合工会" in one.what
        for one in deadlines.deadlines(office)
    )


def test_the_same_seed_gives_the_same_year(office, tmp_path):
    again = make_town(tmp_path / "again.office", members=SIZE, today=DAY)
    with open_office(again.path, "李娟", DEMO_PASSWORD, today=DAY) as second:
        sql = "SELECT sheet_no, code, rows, amount FROM aid_sheets ORDER BY no"
        assert [tuple(row) for row in second.reading().execute(sql)] == [
            tuple(row) for row in office.reading().execute(sql)
        ]


def test_a_town_of_a_dozen_has_its_aid_too(tmp_path):
    made = make_town(tmp_path / "small.office", members=12, today=DAY)
    with open_office(made.path, "李娟", DEMO_PASSWORD, today=DAY) as opened:
        found = aid.money_figures.of_union_year(opened, 2026)
        assert found.total.amount == found.total.times * 102_500
