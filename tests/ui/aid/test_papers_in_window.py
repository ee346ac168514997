from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from tests.aid.households import filed
from tests.pictures import photo
from tests.ui.driving import modal
from ui.aid import print_menu
from ui.aid.papers_section import TickDialog, WithdrawDialog
from ui.kit.dialogs import Sentence
from ui.kit.preview import Preview
from unionoffice import aid, print_log
from unionoffice.aid.file_papers import FILE_FORMS


@pytest.fixture
def case(page, office):
    return page.open_file(filed(office).no)


def go_to(case, paper: str) -> None:
    rows = case.papers.list.rows
    case.papers.list.go_to(next(place for place, row in enumerate(rows) if row.code == paper))


def line_of(case, paper: str):
    return next(one for one in case.case.checklist if one.code == paper)


def test_the_checklist_counts_what_is_missing(case) -> None:
    assert "缺 13 种" in case.papers.section.note.text()
    first = [row for row in case.papers.list.rows if row.missing]
    assert case.papers.list.rows[: len(first)] == first
    assert not case.papers.list.rows[-1].needed


def test_a_scan_is_added_looked_at_and_withdrawn_with_a_reason(qtbot, case, shown, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "申请书.jpg"
    file.write_bytes(photo())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(file)], ""))
    go_to(case, "application")
    case.papers.list.setFocus()
    case.papers.add()
    qtbot.waitUntil(lambda: line_of(case, "application").scans == 1)
    go_to(case, "application")
    case.papers.look()
    preview = shown(Preview)
    assert preview.pages == 1
    preview.reject()
    go_to(case, "application")
    dialog = case.papers.withdraw()
    assert isinstance(dialog, WithdrawDialog)
    dialog.accept()
    assert "理由" in dialog.said()["reason"]
    dialog.reason.setText("传错了人")
    dialog.accept()
    assert line_of(case, "application").scans == 0
    assert aid.attachments(case.desk.office, case.no, withdrawn=True)[0].withdrawn_why == "传错了人"


def test_what_is_no_scan_is_told_by_name(qtbot, case, tmp_path: Path) -> None:
    file = tmp_path / "名单.txt"
    file.write_text("不是扫描件", encoding="utf-8")
    said = []
    with modal(Sentence, lambda window: (said.append(window.sentence), window.accept())):
        case.papers.take("income", [file])
        qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("名单.txt")
    assert line_of(case, "income").scans == 0


def test_a_paper_in_the_folder_is_ticked_with_its_page_by_the_space_bar(qtbot, case) -> None:
    go_to(case, "income")
    qtbot.keyClick(case.papers.list, Qt.Key.Key_Space)
    dialog = case.papers.findChildren(TickDialog)[0]
    dialog.page.setValue(7)
    dialog.note.setText("单位盖章")
    dialog.accept()
    assert (line_of(case, "income").ticked, line_of(case, "income").page_no) == (True, 7)
    go_to(case, "income")
    dialog = case.papers.tick()
    dialog.take_away()
    assert not line_of(case, "income").ticked


def test_a_paper_without_a_scan_says_how_to_add_one(case) -> None:
    go_to(case, "income")
    said = []
    with modal(Sentence, lambda window: (said.append(window.sentence), window.accept())):
        case.papers.look()
    assert "Insert" in said[0]


@pytest.mark.parametrize("form", ["application", "table", "visit_and_sum", "sum", "notice", "checklist"])
def test_every_paper_of_a_file_opens_in_the_preview_and_a_saved_one_is_logged(
    case, shown, tmp_path: Path, form
) -> None:
    office = case.desk.office
    menu = QMenu(case)
    print_menu.fill(menu, case)
    entry = next(one for one in menu.actions() if one.text() == FILE_FORMS[form] + "…")
    assert entry.isEnabled()
    entry.trigger()
    preview = shown(Preview)
    assert preview.pages >= 1
    preview.save_to(tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert print_log.entries(office)[0].form == f"aid_{form}"
    preview.reject()


def test_study_aid_is_offered_for_who_goes_to_school(case, shown) -> None:
    menu = QMenu(case)
    print_menu.fill(menu, case)
    entry = next(one for one in menu.actions() if one.text() == FILE_FORMS["study"] + "…")
    assert [row.person.name for row in print_menu.students(case)] == ["李小川"]
    entry.trigger()
    assert shown(Preview).paper.title == "金秋助学申请表 · 李小川"


def test_blank_forms_are_printed_without_a_name_and_are_not_logged(case, shown, tmp_path: Path) -> None:
    before = len(print_log.entries(case.desk.office))
    print_menu.show_form(case.desk, case, "application", None)
    preview = shown(Preview)
    assert preview.paper.title == "困难职工帮扶申请书（空白）"
    preview.save_to(tmp_path / "blank.pdf")
    assert len(print_log.entries(case.desk.office)) == before


def test_the_exit_paper_waits_for_an_exit(case, office) -> None:
    def entry():
        menu = QMenu(case)
        print_menu.fill(menu, case)
        return next(one for one in menu.actions() if one.text() == FILE_FORMS["exit"] + "…").isEnabled()

    assert not entry()
    aid.record_month(office, case.no, "2026-10", {"income": "9000"})
    case.refresh()
    assert entry()
