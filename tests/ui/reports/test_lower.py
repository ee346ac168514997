"""The county's side of 上报: who handed in, packages taken in and refused, receipts, figures with their lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.county.offices import Place, enrol
from tests.ui.driving import modal, press
from tests.ui.names import nameless
from tests.ui.pictures import picture
from tests.ui.reports.conftest import Made, idle
from ui.desk import Desk
from ui.kit.dialogs import Sentence
from ui.reports.lower import Lower
from ui.reports.page import BothSides, page_of
from ui.reports.receive import RefusedDialog
from unionoffice import county, journal, reports


def page(qtbot: QtBot, desk: Desk) -> Lower:
    both = page_of(desk)
    assert isinstance(both, BothSides)
    qtbot.addWidget(both)
    both.resize(1180, 700)
    both.show()
    lower = both.sides["lower"]
    assert isinstance(lower, Lower)
    return lower


def towns(at: Made) -> list[Place]:
    return [at(f"town{n}")[1] for n in range(2)]


def test_packages_are_taken_in_and_the_table_says_who_handed_in(qtbot: QtBot, at: Made) -> None:
    desk, _upper = at("county")
    shown = page(qtbot, desk)
    shown.take_packages([town.package() for town in towns(at)])
    idle(qtbot, desk)
    lines = picture(shown.offices).splitlines()
    assert lines[1].startswith("三墩镇总工会│330106109│已报，待回执│2026-11-22│1-1│2")
    assert [line.split("│")[2] for line in lines[1:]] == ["已报，待回执", "已报，待回执", "未报"]
    assert desk.frame.sentences[-1] == "收下 2 个，没有收下 0 个"  # type: ignore[attr-defined]
    assert nameless(shown) == []


def test_what_is_refused_is_listed_and_a_person_may_decide_where_it_is_theirs(
    qtbot: QtBot, at: Made, tmp_path: Path
) -> None:
    desk, upper = at("county")
    town = at("town0")[1]
    county.receive(upper.office, town.package())
    with town.office.act("新一期", "reports") as act:
        act.db.execute("UPDATE book SET id = 'other', epoch = 2, sequence = 0")
    broken = tmp_path / "broken.uop"
    broken.write_bytes(b"x" * 900)
    shown = page(qtbot, desk)
    shown.take_packages([broken, town.package()])
    idle(qtbot, desk)
    (dialog,) = shown.findChildren(RefusedDialog)
    by_name = {pair[0].name: (place, pair[1].reason) for place, pair in enumerate(dialog.list.rows)}
    assert {reason for _place, reason in by_name.values()} == {"altered", "new_epoch"}
    dialog.list.go_to(by_name["broken.uop"][0])
    assert not dialog.go.isEnabled()
    dialog.list.go_to(1 - by_name["broken.uop"][0])
    assert dialog.go.isEnabled()
    with modal(Sentence, lambda one: one.reject()):
        dialog.decide()
    assert len(dialog.list.rows) == 2, "whoever says no changes nothing"
    with modal(Sentence, lambda one: press(one, "仍然收下")):
        dialog.decide()
    assert [pair[0].name for pair in dialog.list.rows] == ["broken.uop"]
    assert county.merged_offices(county.OwnFile(upper.office.reading()))[0].epoch == 2
    dialog.reject()


def test_receipts_are_written_for_one_or_for_all_who_wait(qtbot: QtBot, at: Made, tmp_path: Path) -> None:
    desk, upper = at("county")
    for town in towns(at):
        county.receive(upper.office, town.package())
    stick = tmp_path / "stick"
    stick.mkdir()
    shown = page(qtbot, desk)
    waiting = [one.office for one in county.unanswered(county.status(upper.office))]
    shown.write_receipts(waiting, stick)
    idle(qtbot, desk)
    assert len(list(stick.glob("*.uor"))) == 2
    for one in shown.findChildren(Sentence):
        assert "可以拔出" in one.sentence
        one.reject()
    shown.answer_all()
    assert desk.frame.sentences[-1] == "没有待开的回执"  # type: ignore[attr-defined]
    assert "已报，已回执" in picture(shown.offices)


def test_figures_open_their_lists_and_looking_is_noted(qtbot: QtBot, at: Made) -> None:
    desk, upper = at("county")
    for town in towns(at):
        county.receive(upper.office, town.package())
    shown = page(qtbot, desk)
    shown.take("figures")
    idle(qtbot, desk)
    assert picture(shown.figures).splitlines()[1].split("│")[:2] == ["三墩镇总工会", "2"]
    shown.figures.go_to(0)
    dialog = shown.show_names()
    assert dialog is not None
    idle(qtbot, desk)
    rows = picture(dialog.list).splitlines()[1:]
    assert {row.split("│")[0] for row in rows} == {"王秀英", "陈超"}
    assert all("********" in row for row in rows), "numbers are covered"
    assert journal.entries(upper.office.reading(), limit=1)[0].what == "查看下级单位的名单"
    dialog.reject()


def test_one_person_in_two_towns_is_listed(qtbot: QtBot, at: Made) -> None:
    desk, upper = at("county")
    one, other = towns(at)
    enrol(other, "王秀英", "330106197001230123")
    for town in (one, other):
        county.receive(upper.office, town.package())
    shown = page(qtbot, desk)
    shown.tabs.choose("twins")
    idle(qtbot, desk)
    row = picture(shown.twins).splitlines()[1]
    assert row.startswith("王秀英│330106********")
    assert "三墩镇总工会、转塘街道总工会" in row
    assert shown.tabs.words("twins") == "跨单位重复 1"


def test_blocks_and_permissions_are_given_to_the_chosen_office(qtbot: QtBot, at: Made) -> None:
    desk, upper = at("county")
    shown = page(qtbot, desk)
    shown.offices.go_to(0)
    dialog = shown.give_block()
    assert dialog is not None
    dialog.first.setValue(500)  # type: ignore[attr-defined]
    dialog.last.setValue(100)  # type: ignore[attr-defined]
    press(dialog, "分配")
    assert "起号不大于止号" in dialog.said()["first"]
    dialog.last.setValue(900)  # type: ignore[attr-defined]
    press(dialog, "分配")
    (block,) = county.blocks(upper.office)
    assert (block.first, block.last) == (500, 900)
    dialog = shown.give_permission()
    assert dialog is not None
    dialog.reason.setText("西工批〔2026〕7号")  # type: ignore[attr-defined]
    press(dialog, "确定")
    assert [one.what for one in county.permissions(upper.office)] == ["single_person"]


def test_a_lower_office_is_registered_by_its_stamped_sheet(qtbot: QtBot, at: Made, tmp_path: Path) -> None:
    desk, upper = at("county")
    stranger = at("stranger")[1]
    file = tmp_path / "s.uok"
    file.write_bytes(reports.own_card_file(stranger.office))
    shown = page(qtbot, desk)
    dialog = shown.register()
    dialog.take(file)
    dialog.words.setText(reports.own_card(stranger.office).words)
    press(dialog, "核对并登记")
    assert "陌生街道总工会" in picture(shown.offices)
    assert len(reports.partners(upper.office, role="lower")) == 4


@pytest.mark.parametrize("act", ["print_status", "print_bulletin", "print_card"])
def test_papers_open_in_the_preview(qtbot: QtBot, at: Made, act: str) -> None:
    desk, _upper = at("county")
    shown = page(qtbot, desk)
    getattr(shown, act)()
    idle(qtbot, desk)
    previews = [one for one in shown.findChildren(QDialog) if one.isVisible()]
    assert len(previews) == 1
    previews[0].reject()


def test_what_leads_here_goes_to_the_side_it_is_about(qtbot: QtBot, at: Made) -> None:
    desk, _upper = at("county")
    both = page_of(desk)
    assert isinstance(both, BothSides)
    qtbot.addWidget(both)
    both.show()
    partner = reports.partners(desk.office, role="lower")[2]
    for wanted, side in (
        ("sent_back", "upper"),
        (("partners", partner.no), "lower"),
        (("packages", 1), "upper"),
        ("silent", "lower"),
    ):
        both.take(wanted)
        assert both.tabs.chosen() == side
    lower = both.sides["lower"]
    assert isinstance(lower, Lower)
    both.take(("partners", partner.no))
    assert lower.offices.current()[0].partner == partner.no
