from __future__ import annotations

import pytest

from tests.aid.households import acting, filed
from tests.ui.driving import modal
from tests.ui.pictures import picture
from ui.aid.regrade_dialog import RegradeDialog
from ui.aid.spot_check_dialog import SpotCheckDialog
from ui.kit.dialogs import Sentence
from ui.kit.preview import Preview
from unionoffice import aid, rules_in_force


@pytest.fixture
def file(office) -> aid.AidFile:
    return filed(office)


def test_a_new_line_gives_the_list_of_before_and_after_and_an_approver_accepts_it(page, office, file) -> None:
    dialog = page.front().regrade()
    assert isinstance(dialog, RegradeDialog)
    assert dialog.list.rows == []
    assert not dialog.go.isEnabled()
    dialog.reject()
    rules_in_force.enter_rule(office, "aid.line_urban", 70_000, "2026-11-01", "西民〔2026〕12号")
    dialog = page.front().regrade()
    line = picture(dialog.list).splitlines()[1]
    assert line == "BF2026-0001│王秀英│3│900.00│700.00│777.78│777.78│深度困难│相对困难│类别改变"
    assert not dialog.go.isEnabled()
    assert "要由审批人办理：王建国" in dialog._words.text()
    with acting(office, "王建国"):
        dialog.show_list()
        dialog.take()
        assert "文件" in dialog._cell.said()
        dialog.document.setText("西民〔2026〕12号")
        dialog.take()
    assert dialog.list.rows == []
    assert aid.household(office, file.no).file.category == "relative"
    dialog.reject()


def test_the_list_of_a_new_line_is_printed(page, office, file, shown) -> None:
    rules_in_force.enter_rule(office, "aid.line_urban", 70_000, "2026-11-01", "西民〔2026〕12号")
    dialog = page.front().regrade()
    dialog.print_list()
    assert shown(Preview).pages == 1
    dialog.reject()


def test_nothing_selected_is_nothing_accepted(page, office, file) -> None:
    rules_in_force.enter_rule(office, "aid.line_urban", 70_000, "2026-11-01", "西民〔2026〕12号")
    dialog = page.front().regrade()
    dialog.list.clearSelection()
    with modal(Sentence, lambda window: window.accept()):
        dialog.take()
    assert aid.household(office, file.no).file.category == "deep"
    dialog.reject()


def test_files_are_drawn_with_a_seed_and_worked_through(page, office, file, shown) -> None:
    dialog = page.front().spot_check()
    assert isinstance(dialog, SpotCheckDialog)
    assert "30%" in dialog._words.text()
    asked = dialog.draw()
    asked.share.setText("10")
    asked.accept()
    assert "30%" in asked.said()["share"]
    asked.share.setText("50")
    asked.seed.setText("8-17-23")
    asked.accept()
    assert picture(dialog.list).splitlines()[1] == "BF2026-0001│待核查"
    assert "种子 8-17-23：按种子重抽结果一致" in dialog._words.text()
    aid.record_visit(office, file.no, {"visitors": "李娟、王强", "purpose": "spot_check"})
    dialog.read()
    assert picture(dialog.list).splitlines()[1] == "BF2026-0001│已入户核查"
    dialog.print_list()
    assert shown(Preview).pages == 1
    dialog.lead_to()
    assert page.front().model.rowCount() == 1
    assert "只显示2026 年抽查的档案" in page.front()._foot.text()


def test_a_drawn_file_is_opened_from_the_list(page, office, file) -> None:
    dialog = page.front().spot_check()
    dialog.draw().accept()
    dialog._open()
    assert page.case is not None
    assert page.case.no == file.no
