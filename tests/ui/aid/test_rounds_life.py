"""A round through its whole life in the window: 李娟 fills and pays it, 王建国 approves it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from python_calamine import CalamineWorkbook

from tests.aid.households import ABDULLAH, CHEN, OUYANG, acting, set_day
from tests.aid.rounds_of_aid import a_file, a_fund, balance
from ui.aid.add_ways import FromFiles, FromRoll, FromRound
from ui.aid.page import AidPage
from ui.aid.round_form import RoundDialog
from ui.aid.round_page import RoundPage
from ui.aid.round_prints import KitDialog
from ui.kit import dialogs, files
from unionoffice import aid
from unionoffice.office import Office
from unionoffice.officers import Role


@pytest.fixture
def fund(office: Office):
    for person in (CHEN, OUYANG, ABDULLAH):
        a_file(office, person)
    return a_fund(office)


@pytest.fixture
def money(page: AidPage, fund):
    page.tabs.choose("rounds")
    return page.front()


def new_round(money, fund, *, kind: str = "living", method: str = "transfer", **more: str) -> RoundPage:
    dialog = money.new_round()
    assert isinstance(dialog, RoundDialog)
    answers = {"title": "2026年冬季救助", "kind": kind, "method": method, "period": "2026年第四季度", **more}
    for name, value in answers.items():
        dialog.form.put(name, value)
    dialog.fund.put(fund.no)
    dialog.accept()
    assert money.round is not None, dialog.form.said()
    return money.round


def fill(round_: RoundPage, amount: str = "1000") -> None:
    dialog = round_.add_from_files()
    assert isinstance(dialog, FromFiles)
    dialog.amount.setText(amount)
    dialog.accept()
    round_.look_again()


def does(round_: RoundPage, key: str) -> QDialog | None:
    deed = round_.steps.find(key)
    assert deed is not None, [round_.steps.next, *round_.steps.others]
    assert not deed.why, deed.why
    return round_.do(deed)


def put_up(round_: RoundPage, office: Office) -> None:
    """The list hangs from today; the posting is over."""
    posting = does(round_, "post")
    posting.place.setText("镇政务公开栏")
    posting.accept()
    assert state(round_) == "posted", posting.said()
    set_day(office, "2026-12-10")
    round_.refresh()


def approve(round_: RoundPage, office: Office) -> None:
    with acting(office, "王建国"):
        round_.refresh()
        does(round_, "approve").accept()
    round_.refresh()


def later(round_: RoundPage, office: Office) -> None:
    """Time goes on until the posting is over."""
    set_day(office, "2026-12-07")
    round_.refresh()


def state(round_: RoundPage) -> str:
    return round_.view.round.state


@pytest.fixture
def approved(money, fund, office) -> RoundPage:
    round_ = new_round(money, fund, handler="李娟")
    fill(round_)
    posting = does(round_, "post")
    posting.place.setText("镇政务公开栏")
    posting.accept()
    later(round_, office)
    approve(round_, office)
    assert state(round_) == "approved"
    return round_


def printed(round_: RoundPage, monkeypatch, shown) -> KitDialog:
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    does(round_, "print")
    return shown(KitDialog)


def test_a_transfer_goes_from_the_draft_to_the_box(approved, office, fund, monkeypatch, shown, tmp_path, qtbot):
    kit = printed(approved, monkeypatch, shown)
    kit.save_to(tmp_path)
    assert sorted(path.suffix for path in (tmp_path / kit.name).iterdir()) == [".pdf"] * len(kit.papers)
    monkeypatch.setattr(files, "ask_save", lambda *_args: tmp_path / "代发.xlsx")
    does(approved, "bank_file")
    assert "6217000000000000020" in str(
        CalamineWorkbook.from_path(str(tmp_path / "代发.xlsx")).get_sheet_by_index(0).to_python()
    )
    does(approved, "start")
    assert state(approved) == "paying"
    approved.table.go_to(0)
    qtbot.keyClick(approved.table, Qt.Key.Key_1)
    approved.table.go_to(1)
    qtbot.keyClick(approved.table, Qt.Key.Key_2)
    back = approved.findChildren(QDialog)[-1]
    back.accept()
    does(approved, "pay_all").accept()
    assert state(approved) == "paid"
    assert [one.item.result for one in approved.view.lines] == ["paid", "returned", "paid"]
    assert balance(office, fund) == 100_000_00 - 2 * 1000_00
    assert approved.steps.find("file").why
    does(approved, "sheet_back").accept()
    filing = does(approved, "file")
    filing.put("2026 年帮扶发放盒 1")
    filing.accept()
    assert state(approved) == "filed"


def test_whoever_made_a_round_is_told_who_approves_it(money, fund, office):
    round_ = new_round(money, fund)
    fill(round_)
    posting = does(round_, "post")
    posting.accept()
    later(round_, office)
    assert round_.steps.find("approve") is None
    assert "王建国" in round_.head.told.text()


def test_an_approver_who_had_a_hand_in_it_sees_why_not(money, fund, office):
    round_ = new_round(money, fund)
    fill(round_)
    both = frozenset(Role) - {Role.AUDIT}
    office.officer = replace(office.officer, roles=both)
    round_.refresh()
    deed = round_.steps.find("approve")
    assert deed is not None
    assert "另一位" in deed.why


def test_after_printing_nothing_can_be_typed(approved, monkeypatch, shown):
    printed(approved, monkeypatch, shown).reject()
    rows = approved.rows
    assert not any(rows.may_type(rows.index(0, n)) for n in range(len(rows.columns)))
    assert not approved.may_enter()


def test_a_correction_is_a_round_of_its_own(approved, office, desk, monkeypatch, shown):
    printed(approved, monkeypatch, shown).reject()
    does(approved, "start")
    does(approved, "pay_all").accept()
    approved.table.go_to(0)
    asked = does(approved, "reverse")
    asked.put("金额多发")
    asked.accept()
    area, wanted = desk.frame.gone[-1]
    assert (area, wanted[0]) == ("aid", "aid_rounds")
    view = aid.round_view.round_of(office, wanted[1])
    assert view.corrects == approved.view.round.round_no
    assert view.totals.amount == -1000_00


def test_a_sheet_printed_again_wants_a_reason(approved, office, monkeypatch, shown, tmp_path):
    kit = printed(approved, monkeypatch, shown)
    kit.save_to(tmp_path)
    again = KitDialog(approved.desk, kit.papers, name="再印", parent=approved)
    assert again.again
    again.save_to(tmp_path / "second")
    assert not (tmp_path / "second").exists()
    assert "重印原因" in again.reason_cell.said()
    again.reason.setCurrentText("原件破损")
    again.save_to(tmp_path / "second")
    assert (tmp_path / "second" / "再印").is_dir()


def test_cash_is_signed_for_or_taken_by_a_proxy(money, fund, office, monkeypatch, shown, qtbot):
    round_ = new_round(money, fund, kind="warmth", method="cash", handler="李娟", second_handler="赵敏")
    fill(round_, "500")
    if round_.steps.next is not None and round_.steps.next.key == "post":
        posting = does(round_, "post")
        posting.accept()
        later(round_, office)
    approve(round_, office)
    printed(round_, monkeypatch, shown).reject()
    round_.table.go_to(0)
    proxy = round_.proxy()
    for box, words in (
        (proxy.name, "李大山"), (proxy.number, round_.view.lines[1].id_number), (proxy.relation, "夫"), (proxy.reason, "住院"),
    ):  # fmt: skip
        box.setText(words)
    proxy.accept()
    first = round_.view.lines[0].item
    assert first.result == "paid"
    assert "李大山（夫" in first.proxy
    told = round_.rows.words(0, "told")
    assert "李大山" in told
    assert round_.view.lines[1].id_number not in told
    asked = round_.pay_all()
    asked.accept()
    assert state(round_) == "paying"
    asked.signed.setChecked(True)
    asked.accept()
    assert state(round_) == "paid"


def test_a_returned_round_says_who_and_why(money, fund, office):
    round_ = new_round(money, fund, kind="living")
    fill(round_)
    with acting(office, "王建国"):
        round_.refresh()
        asked = does(round_, "give_back")
        asked.put("金额与标准不符")
        asked.accept()
    round_.refresh()
    assert "金额与标准不符" in round_.head.told.text()
    assert state(round_) == "draft"


def test_people_come_from_roll_and_earlier_round(money, fund, office):
    first = new_round(money, fund)
    fill(first)
    second = new_round(money, fund, kind="warmth")
    copied = second.add_from_round()
    assert isinstance(copied, FromRound)
    copied.accept()
    assert second.view.totals.amount == 3 * 1000_00
    roll = second.add_from_roll()
    assert isinstance(roll, FromRoll)
    roll.search.setText("王秀英")
    roll.amount.setText("300")
    roll.accept()
    assert [one.name for one in second.view.lines][-1] == "王秀英"
