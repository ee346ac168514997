from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import button_of, ime, modal
from tests.ui.names import nameless
from ui.kit import printing
from ui.kit.dialogs import Sentence
from ui.members import card_jobs, print_cards_dialog
from ui.members.card_jobs import CardJob
from ui.members.card_places import CardPlaces
from ui.members.paper_preview import PaperPreview, ReasonDialog
from ui.members.print_cards_dialog import PrintCardsDialog
from ui.members.whom import Whom
from unionoffice import members, print_log
from unionoffice.errors import Refused
from unionoffice.members import papers
from unionoffice.members.papers import Layout
from unionoffice.printing import preview


def text_of(pdf: bytes | Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.fixture
def everyone(office) -> list[int]:
    return list(members.roll(office.reading()).numbers)


@pytest.fixture
def open_dialog(page, desk):
    def make(numbers: list[int]) -> PrintCardsDialog:
        dialog = PrintCardsDialog(desk, [Whom(key="selected", words="已选的人", numbers=numbers)], page)
        dialog.open()
        return dialog

    return make


def test_the_selected_the_listed_and_the_unprinted_can_be_printed(page, office, who) -> None:
    page.table.go_to(1)
    dialog = page.print_cards()
    words = [dialog.whom.itemText(n) for n in range(dialog.whom.count())]
    assert words == ["已选的 陈超　1", "列表里的人　4", "在册、还没印过会员证的人　4"]
    dialog.whom.setCurrentIndex(2)
    assert len(dialog.numbers()) == 4
    assert dialog._words.text() == "4 张会员证，1 页。"
    assert nameless(dialog) == []
    hint = dialog.minimumSizeHint()
    assert hint.width() <= 1024
    assert hint.height() <= 640
    dialog.reject()


def test_cards_are_seen_before_they_are_printed_and_the_log_holds_them(
    page, office, open_dialog, everyone, shown, tmp_path, closing
) -> None:
    dialog = open_dialog(everyone)
    dialog.places.choose(8)
    dialog.back.setChecked(True)
    assert dialog._words.text() == "4 张会员证，4 页。"
    dialog.accept()
    seen = shown(PaperPreview)
    assert seen.pages == 4
    assert "王秀英" in text_of(seen.paper.pdf)
    assert papers.cards_printed_before(office, everyone) == []
    seen.save_to(tmp_path / "cards.pdf")
    assert sorted(papers.cards_printed_before(office, everyone)) == sorted(everyone)
    entry = print_log.entries(office)[0]
    assert (entry.form, entry.subjects, entry.pages, entry.reprint_reason) == ("card", 4, 4, None)
    assert members.member(office, everyone[0]).membership.card_issued == "2026-11-22"
    seen.reject()
    closing(seen)
    closing(dialog)


def test_cards_out_once_go_out_again_only_with_a_reason(
    page, office, open_dialog, everyone, shown, tmp_path, monkeypatch
) -> None:
    open_dialog(everyone).accept()
    seen = shown(PaperPreview)
    seen.save_to(tmp_path / "one.pdf")
    asked: list[str] = []
    monkeypatch.setattr("ui.kit.files.QFileDialog.getSaveFileName", lambda *_: asked.append("file") or ("", ""))
    seen.save()
    reason = shown(ReasonDialog)
    assert asked == []
    reason.accept()
    assert reason.said() == {"reason": "请写明补印原因。"}
    ime(reason.reason, "卡纸")
    reason.accept()
    assert asked == ["file"]
    seen.save_to(tmp_path / "two.pdf")
    assert print_log.entries(office)[0].reprint_reason == "卡纸"
    seen.reject()


def test_who_was_printed_before_is_left_out_or_wants_a_reason(
    page, office, open_dialog, everyone, shown, tmp_path
) -> None:
    papers.save_cards(office, everyone[:1], tmp_path / "first.pdf")
    dialog = open_dialog(everyone)
    assert dialog.cells["printed"].isVisible()
    assert dialog.printed.itemText(0) == "跳过已印过的 1 人"
    assert dialog.numbers() == tuple(everyone[1:])
    dialog.printed.setCurrentIndex(1)
    assert dialog.cells["reason"].isVisible()
    dialog.accept()
    assert dialog.said() == {"reason": "其中 1 人的会员证已经印过。请写明补印原因。"}
    ime(dialog.reason, "遗失")
    dialog.accept()
    seen = shown(PaperPreview)
    seen.save_to(tmp_path / "again.pdf")
    assert print_log.entries(office)[0].reprint_reason == "遗失"
    seen.reject()


def test_where_all_were_printed_before_a_reprint_is_meant(office, open_dialog, everyone, tmp_path) -> None:
    papers.save_cards(office, everyone, tmp_path / "first.pdf")
    dialog = open_dialog(everyone)
    assert dialog.cells["reason"].isVisible()
    assert dialog.numbers() == tuple(everyone)


def test_members_without_a_card_number_are_left_out_and_said(office, page, open_dialog, everyone, shown, who) -> None:
    applied = members.register(
        office, {"name": "周晓梅", "id_number": "P1234567", "id_kind": "passport", "sex": "女", "birth": "1990-01-01",
                 "unit": who("陈超").membership.unit}, state="applied",
    )  # fmt: skip
    open_dialog([*everyone, applied.no]).accept()
    seen = shown(PaperPreview)
    assert seen.paper.sentences == ("其中 1 人没有会员编号（不在册），没有排版。",)
    assert seen.leaving.paper.subjects == tuple(everyone)
    seen.reject()
    with pytest.raises(Refused, match="没有可打印的会员证"):
        card_jobs.with_card(office, [applied.no], lambda _percent, _words: None)


def test_a_character_no_font_has_is_said_before_printing(office, page, open_dialog, shown, who) -> None:
    no = who("陈超").no
    members.change(office, no, {"name": "陈\ue123"})
    open_dialog([no]).accept()
    seen = shown(PaperPreview)
    assert "U+E123" in seen.paper.sentences[0]
    seen.reject()


def test_the_paper_is_made_again_for_the_printer_that_is_off(office, page, open_dialog, everyone, shown) -> None:
    from unionoffice.officers import Right

    office.set_setting(
        "print_offsets", {"柜台": {"dx": 2.0, "dy": 0.0, "scale_x": 0.0, "scale_y": 0.0}}, right=Right.READ
    )
    open_dialog(everyone).accept()
    seen = shown(PaperPreview)
    assert seen.paper.remake("柜台") != seen.paper.pdf
    seen.paper.printed("柜台", 2)
    entry = print_log.entries(office)[0]
    assert entry.copies == 2
    assert entry.fingerprint == seen.leaving.paper.fingerprint
    seen.reject()


def test_a_single_card_has_no_place_to_choose(open_dialog, everyone) -> None:
    dialog = open_dialog(everyone)
    dialog.places.choose(7)
    dialog.layout_.setCurrentIndex(1)
    assert not dialog.places.isVisible()
    job = dialog.job()
    assert (job.layout, job.start) == (Layout.SINGLE, 1)


def test_the_first_place_is_pointed_at_or_moved_by_keys(qtbot) -> None:
    places = CardPlaces()
    qtbot.addWidget(places)
    places.show()
    qtbot.mouseClick(places, Qt.MouseButton.LeftButton, pos=places._card(6).center().toPoint())
    assert places.start == 6
    assert places.accessibleName() == "起始位置：第 6 张"
    for key, start in ((Qt.Key.Key_Up, 4), (Qt.Key.Key_Right, 5), (Qt.Key.Key_End, 10), (Qt.Key.Key_Down, 10),
                       (Qt.Key.Key_Home, 1), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Down, 3)):  # fmt: skip
        qtbot.keyClick(places, key)
        assert places.start == start
    places.show_count(2)
    assert not places.grab().isNull()


def test_many_cards_go_into_files_volume_by_volume(
    qtbot, desk, office, page, open_dialog, everyone, monkeypatch, tmp_path
) -> None:
    monkeypatch.setattr(print_cards_dialog, "PREVIEWED", 3)
    monkeypatch.setitem(card_jobs.IN_A_FILE, Layout.A4, 2)
    dialog = open_dialog(everyone)
    assert dialog.to_file.isVisible()
    assert dialog.go.text() == "直接打印"
    dialog.save_to(dialog.job(), tmp_path / "会员证.pdf")
    qtbot.waitUntil(lambda: bool(desk.frame.sentences))
    assert sorted(file.name for file in tmp_path.glob("*.pdf")) == ["会员证-01.pdf", "会员证-02.pdf"]
    assert preview.page_count(tmp_path / "会员证-02.pdf") == 1
    assert sorted(papers.cards_printed_before(office, everyone)) == sorted(everyone)


def test_many_cards_go_straight_to_the_printer_after_a_look_for_what_is_missing(
    qtbot, desk, office, page, open_dialog, everyone, monkeypatch, who
) -> None:
    members.change(office, who("陈超").no, {"name": "陈\ue123"})
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(print_cards_dialog, "PREVIEWED", 3)
    monkeypatch.setitem(card_jobs.AT_ONCE, Layout.A4, 3)
    monkeypatch.setattr(printing, "printers", lambda: ["柜台"])
    monkeypatch.setattr(printing, "send", lambda pdf, name, **_: sent.append((name, preview.page_count(pdf))))
    with modal(Sentence, lambda box: box.reject()):
        open_dialog(everyone).accept()
        qtbot.waitUntil(lambda: not desk.worker.jobs)
    assert sent == []
    asked: list[str] = []
    with modal(Sentence, lambda box: (asked.append(box.sentence), box.accept())):
        open_dialog(everyone).accept()
        qtbot.waitUntil(lambda: not desk.worker.jobs)
    qtbot.waitUntil(lambda: bool(desk.frame.sentences))
    assert "U+E123" in asked[0]
    assert sent == [("柜台", 1), ("柜台", 1)]
    assert sorted(papers.cards_printed_before(office, everyone)) == sorted(everyone)


def test_a_print_log_of_many_is_asked_beside_the_window(qtbot, desk, open_dialog, everyone, monkeypatch) -> None:
    monkeypatch.setattr(print_cards_dialog, "AT_ONCE", 1)
    dialog = open_dialog(everyone)
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert button_of(dialog, "预览")


@pytest.mark.parametrize(("count", "start", "size", "parts"), [
    (4, 1, 10, [(1, 4)]), (25, 1, 10, [(1, 10), (1, 10), (1, 5)]), (25, 8, 10, [(8, 3), (1, 10), (1, 10), (1, 2)]),
])  # fmt: skip
def test_volumes_fill_whole_sheets(count, start, size, parts) -> None:
    job = CardJob(numbers=tuple(range(count)), start=start)
    made = card_jobs.volumes(job, size)
    assert [(one.start, len(one.numbers)) for one in made] == parts
    assert tuple(no for one in made for no in one.numbers) == job.numbers
    assert all(replace(one, numbers=(), start=1) == replace(job, numbers=(), start=1) for one in made)
