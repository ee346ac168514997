from __future__ import annotations

import pytest

from tests.aid.households import opened, reckoned
from tests.ui.aid.test_life_in_window import put, work_out
from tests.ui.driving import ime, modal
from ui.kit.dialogs import Sentence
from unionoffice import aid


@pytest.fixture
def case(page, office):
    return page.open_file(opened(office).no)


def test_the_sum_is_written_out_while_the_amounts_are_typed(case) -> None:
    dialog = case.reckon()
    sheet = dialog.sheet
    assert sheet.sum.told is None
    sheet.income.control(0, "kind").put("wage")
    ime(sheet.income.control(0, "monthly"), "5000")
    assert sheet.sum.told.formula.startswith("P = (60,000.00 − 0.00) ÷ 12 ÷ 3")
    assert sheet.sum.told.per_head == 166667
    sheet.costs.control(0, "kind").put("medical")
    ime(sheet.costs.control(0, "amount"), "3.2万")
    assert sheet.sum.told.formula.endswith("= 777.78")
    assert sheet.sum.pill.text() == "深度困难"
    assert sheet.decision.value() == ("deep", "")
    assert aid.case(case.desk.office, case.no).reckonings[0].income == (), "nothing is written yet"


def test_another_category_than_advised_wants_its_reason(case, office) -> None:
    dialog = work_out(case)
    dialog.sheet.decision.choose("relative")
    dialog.accept()
    assert "写明理由" in dialog.sheet.decision.reason_cell.said()
    dialog.sheet.decision.reason.setPlainText("孩子刚就业")
    dialog.accept()
    done = case.case.reckonings[0].reckoning
    assert (done.advised, done.decided, done.override_reason) == ("deep", "relative", "孩子刚就业")


def test_saved_without_deciding_it_waits_and_goes_on_later(case) -> None:
    work_out(case).keep()
    assert case.case.open_sum is not None
    again = case.reckon()
    assert again.sheet.income.raw()[0]["amount"] == "60000.00"
    put(again.sheet.income.control(0, "amount"), "66000")
    again.sheet.worked_out()
    assert again.sheet.decision.value() == ("relative", "")
    again.accept()
    done = case.case.reckonings[0].reckoning
    assert (done.income, done.per_head) == (6_600_000, 94_444)
    assert len(case.case.reckonings[0].income) == 1


def test_a_fault_in_a_line_is_said_below_the_lines_and_nothing_is_written(case) -> None:
    dialog = work_out(case)
    put(dialog.sheet.income.control(0, "monthly"), "5000")
    dialog.keep()
    assert "二者之一" in dialog._fault.text()
    put(dialog.sheet.income.control(0, "monthly"), "")
    put(dialog.sheet.costs.control(0, "amount"), "三万多")
    dialog.keep()
    assert dialog._fault.text()
    assert aid.case(case.desk.office, case.no).reckonings[0].costs == ()


def test_an_income_belongs_to_one_of_the_household(case) -> None:
    dialog = work_out(case)
    son = case.case.household.family[1].person
    dialog.sheet.income.control(0, "person").put(son.no)
    dialog.accept()
    assert case.case.reckonings[0].income[0].person == son.no


def test_a_ground_for_exclusion_advises_no_file(case) -> None:
    dialog = work_out(case)
    dialog.sheet.barred.tick("homes")
    assert dialog.sheet.sum.told.advised == "none"
    dialog.accept()
    assert case.case.reckonings[0].reckoning.decided == "none"
    assert case.case.reckonings[0].reckoning.excluded == "homes"


def test_one_begun_and_left_empty_is_taken_away_and_one_with_words_asks_first(case) -> None:
    dialog = case.reckon()
    dialog.reject()
    assert aid.case(case.desk.office, case.no).reckonings == ()
    dialog = work_out(case)
    with modal(Sentence, lambda window: window.reject()):
        dialog.reject()
    with modal(Sentence, lambda window: window.accept()):
        dialog.reject()
    assert aid.case(case.desk.office, case.no).reckonings == ()


def test_a_saved_one_is_taken_away_only_when_asked_for(case) -> None:
    work_out(case).keep()
    dialog = case.reckon()
    dialog.reject()
    assert len(aid.case(case.desk.office, case.no).reckonings) == 1
    dialog = case.reckon()
    with modal(Sentence, lambda window: window.accept()):
        dialog.drop()
    assert aid.case(case.desk.office, case.no).reckonings == ()


def test_the_page_shows_the_sum_as_it_was_frozen(qtbot, case, office) -> None:
    reckoned(office, case.no)
    from ui.aid.sum_view import SumView, of_decided

    told = of_decided(case.case.reckonings[0].reckoning)
    assert told is not None
    assert (told.income, told.costs, told.people, told.per_head, told.line) == (6_000_000, 3_200_000, 3, 77_778, 90_000)

    def written_out() -> bool:
        views = [one for one in case.findChildren(SumView) if one.isVisibleTo(case)]
        return any(view.formula.text().startswith("P = (60,000.00 − 32,000.00)") for view in views)

    qtbot.waitUntil(written_out)
