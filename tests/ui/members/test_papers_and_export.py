from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.driving import ime
from tests.ui.names import nameless
from ui.kit.list_page import Query
from ui.members.paper_preview import PaperPreview
from ui.members.places import is_stick, places
from unionoffice import journal, members, print_log, units
from unionoffice.errors import Refused
from unionoffice.members import papers


@pytest.mark.parametrize("form", ["application", "registration", "joining"])
def test_a_form_of_a_member_is_previewed_and_logged(page, office, who, shown, tmp_path, form) -> None:
    no = who("陈超").no
    page.print_form(form, [no])
    seen = shown(PaperPreview)
    assert seen.windowTitle().endswith("· 陈超")
    seen.save_to(tmp_path / "form.pdf")
    entry = print_log.entries(office, subject=no)[0]
    assert entry.form == form
    seen.reject()


@pytest.mark.parametrize("form", [*papers.FORMS, "card"])
def test_every_form_prints_blank(page, office, shown, tmp_path, form) -> None:
    page.print_blank(form)
    seen = shown(PaperPreview)
    assert "空白" in seen.windowTitle()
    seen.save_to(tmp_path / "blank.pdf")
    assert print_log.entries(office)[0].subjects == 0
    seen.reject()


def test_the_roll_of_a_union_carries_its_name(page, office, shown, who) -> None:
    unit = who("陈超").membership.unit
    page.set_query(Query(filters={"unit": str(unit)}))
    page.print_roll()
    seen = shown(PaperPreview)
    name = units.unit(office, unit).name
    assert seen.windowTitle() == f"会员名册 · {name}"
    assert seen.leaving.paper.subjects == tuple(page.model.ids)
    seen.reject()


def test_no_roll_is_printed_of_nobody(page) -> None:
    ime(page.bar.search, "诸葛")
    with pytest.raises(Refused, match="列表里没有人"):
        page.print_roll()


def test_a_letter_that_was_never_made_is_refused_in_words(qtbot, page, desk, who) -> None:
    refused: list[BaseException] = []
    desk.worker.unhandled.connect(refused.append)
    page.print_form("transfer", [who("陈超").no])
    qtbot.waitUntil(lambda: bool(refused))
    assert "没有接转记录" in str(refused[0])


def cells(path) -> list[list[object]]:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_the_roll_goes_out_covered(qtbot, page, office, desk, tmp_path, closing) -> None:
    dialog = page.export()
    assert nameless(dialog) == []
    assert dialog.minimumSizeHint().height() <= 640
    assert not dialog.cells["purpose"].isVisible()
    dialog.take_folder(tmp_path)
    dialog.file.setText("名册")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.frame.sentences))
    assert desk.frame.sentences == [f"已导出 4 人：{tmp_path / '名册.xlsx'}"]
    text = str(cells(tmp_path / "名册.xlsx"))
    assert "王秀英" in text
    assert "13800000001" not in text
    assert "138****0001" in text
    closing(dialog)


def test_full_numbers_go_out_for_a_purpose_the_journal_holds(qtbot, page, office, desk, tmp_path) -> None:
    dialog = page.export()
    dialog.take_folder(tmp_path)
    dialog.numbers.setCurrentIndex(1)
    dialog.accept()
    assert set(dialog.said()) == {"purpose"}
    dialog.purpose.setEditText("填报上级要求的表格")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.frame.sentences))
    made = next(tmp_path.glob("*.xlsx"))
    assert "13800000001" in str(cells(made))
    said = {entry.what: entry.detail for entry in journal.entries(office.reading(), limit=2)}
    assert said["导出完整号码"]["purpose"] == "填报上级要求的表格"
    assert said["导出会员名册"]["masked"] is False


def test_a_file_that_is_there_a_bad_name_and_a_gone_folder_are_refused(page, tmp_path, monkeypatch) -> None:
    dialog = page.export()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog._choose()
    (tmp_path / "名册.xlsx").write_bytes(b"")
    for name, word in (("名册", "已有同名文件"), ("名册?", "请填写文件名"), ("", "请填写文件名")):
        dialog.file.setText(name)
        dialog.accept()
        assert word in dialog.said()["file"]
    dialog.file.setText("名册二")
    dialog.take_folder(tmp_path / "没有")
    dialog.accept()
    assert "找不到这个文件夹" in dialog.said()["folder"]
    dialog.reject()


def test_only_the_selected_are_exported_where_they_are_chosen(qtbot, page, desk, tmp_path) -> None:
    page.table.go_to(1)
    dialog = page.export()
    dialog.whom.setCurrentIndex(1)
    dialog.take_folder(tmp_path)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.frame.sentences))
    assert desk.frame.sentences[0].startswith("已导出 1 人")


def test_everyone_found_is_printed_and_exported_not_only_what_the_list_stops_at(page, office, monkeypatch) -> None:
    asked: list[int] = []
    real = members.find

    def find(db, text, wanted, *, limit=1001):
        asked.append(limit)
        return real(db, text, wanted, limit=limit)

    monkeypatch.setattr(members, "find", find)
    ime(page.bar.search, "330106")
    page.groups()
    assert asked[-1] > 1001


def test_sticks_are_offered_before_the_own_folder() -> None:
    assert is_stick("/media/李娟/KINGSTON")
    assert not is_stick("/")
    assert places()[-1][1] == "文档文件夹"
