"""The page 组织: the tree, its search and filters, the panel, the dialogs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.build import CHEMICALS, OWN, VILLAGE
from tests.ui.driving import button_of, ime
from tests.ui.fresh import empty_desk
from tests.ui.names import nameless
from ui import theme
from ui.desk import Desk
from ui.kit.list_page import Query
from ui.theme import Tone
from ui.units.counts_dialog import CountsDialog
from ui.units.covers_dialog import CoversDialog
from ui.units.page import UnitsPage
from ui.units.tree_model import Node, TreeModel, grown, kind_column, members_column, name_column
from ui.units.unit_dialog import UnitDialog
from unionoffice import codes, units, wording
from unionoffice.office import Office
from unionoffice.units import Unit


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[UnitsPage]:
    made = UnitsPage(desk)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    yield made
    qtbot.waitUntil(lambda: not desk.worker.jobs)


def no(office: Office, name: str) -> int:
    return units.named(office, name)[0]


def drawn(page: UnitsPage) -> str:
    """The tree as indented lines: name, members, standing."""
    lines: list[str] = []

    def walk(nodes: list[Node], depth: int) -> None:
        for node in nodes:
            told = [column.text(node) for column in page.model.columns]
            lines.append("  " * depth + "│".join(told if node.met else [f"({told[0]})", *told[1:]]))
            if page.tree.isExpanded(page.model.index_of(node.unit.no)):
                walk(node.below, depth + 1)

    walk(page.model.roots, 0)
    return "\n".join(lines)


def test_the_tree_shows_every_unit_below_its_upper_union_with_its_members(page: UnitsPage) -> None:
    assert drawn(page) == (
        f"{OWN}│乡镇(街道)总工会│4│\n"
        f"  {VILLAGE}│联合基层工会│4│\n"
        f"    {CHEMICALS}│单独基层工会│3│还有 49 天届满\n"
        "  永兴建材厂│未建会单位││未建会"
    )


def test_the_model_keeps_qts_rules(page: UnitsPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.search()
    page.bar.search.setText("天禄")


def test_typing_finds_by_initials_and_shows_the_way_to_each(page: UnitsPage) -> None:
    page.bar.search.setText("tlhg")
    assert drawn(page) == (
        f"({OWN})│乡镇(街道)总工会│4│\n  ({VILLAGE})│联合基层工会│4│\n    {CHEMICALS}│单独基层工会│3│还有 49 天届满"
    )
    assert page.tree.current().unit.name == CHEMICALS  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("show", "names"),
    [
        ("without_union", ["永兴建材厂"]),
        ("soon", [CHEMICALS]),
        ("overdue", []),
        ("unconfirmed", ["天外天公司"]),
        ("certificate", [VILLAGE]),
        ("unions", [CHEMICALS, VILLAGE, "天外天公司"]),
        ("founded_this_quarter", ["天外天公司"]),
    ],
)
def test_each_filter_means_its_units(office: Office, page: UnitsPage, show: str, names: list[str]) -> None:
    units.add_unit(office, {"name": "天外天公司", "founded": "2026-10-02"}, confirmed=False)
    units.change_unit(office, no(office, VILLAGE), {"certificate_until": "2026-12-01"})
    page.take(Query(filters={"show": show}))
    met = [node.unit.name for node in page.model._by_no.values() if node.met]
    assert sorted(met) == sorted(names)
    if not names:
        assert page._stack.currentWidget() is page._nothing
        button_of(page, "清除搜索和筛选").click()
        assert page._stack.currentWidget() is page.tree


def test_a_number_from_elsewhere_is_shown_in_the_tree(office: Office, page: UnitsPage) -> None:
    page.bar.search.setText("永兴")
    page.take(no(office, CHEMICALS))
    assert page.bar.text() == ""
    assert page.tree.current().unit.name == CHEMICALS  # type: ignore[union-attr]


def test_the_panel_says_what_is_known_and_offers_only_what_can_be_done(
    qtbot: QtBot, office: Office, page: UnitsPage
) -> None:
    units.count_workers(office, no(office, CHEMICALS), {"day": "2026-09-30", "workers": "40"})
    page.take(no(office, CHEMICALS))
    qtbot.waitUntil(lambda: page.panel._title.text() == CHEMICALS)
    told = {name.text(): value.text() for name, value in page.panel._lines._labels if name.isVisible()}
    assert told["会员"] == "3 人"
    assert told["职工"] == "40 人（2026-09-30）"
    assert told["入会率"] == "7.5 %"
    offered = [made.text() for _action, made in page.panel._buttons if made.isVisible()]
    assert offered == ["查看与修改", "查看会员", "职工人数…"]
    page.take(no(office, VILLAGE))
    qtbot.waitUntil(lambda: page.panel._title.text() == VILLAGE)
    assert "涵盖单位…" in [made.text() for _action, made in page.panel._buttons if made.isVisible()]


def test_the_members_of_a_unit_are_one_step_away(qtbot: QtBot, office: Office, page: UnitsPage) -> None:
    page.take(no(office, CHEMICALS))
    qtbot.waitUntil(lambda: page.panel._title.text() == CHEMICALS)
    button_of(page.panel, "查看会员").click()
    assert page.desk.frame.gone == [("members", Query(filters={"unit": str(no(office, CHEMICALS))}))]  # type: ignore[attr-defined]


def test_a_unit_is_registered_below_the_chosen_one(office: Office, page: UnitsPage) -> None:
    page.take(no(office, VILLAGE))
    dialog = page.add_below()
    assert isinstance(dialog, UnitDialog)
    name = dialog.form.control("name")
    ime(name, "三墩镇新天地工会")
    dialog.accept()
    new = units.unit(office, no(office, "三墩镇新天地工会"))
    assert new is not None
    assert new.parent == no(office, VILLAGE)
    assert page.tree.current().unit.no == new.no  # type: ignore[union-attr]
    assert "已登记“三墩镇新天地工会”" in page.desk.frame.sentences  # type: ignore[attr-defined]


def test_a_name_twice_is_said_at_the_field_and_nothing_is_written(office: Office, page: UnitsPage) -> None:
    dialog = page.add()
    assert isinstance(dialog, UnitDialog)
    ime(dialog.form.control("name"), CHEMICALS)
    dialog.accept()
    assert "已有名为" in dialog.form.said()["name"]
    assert len(units.units(office)) == 4


def test_a_unit_is_changed_and_its_money_stays_what_it_was(office: Office, page: UnitsPage) -> None:
    chemicals = no(office, CHEMICALS)
    units.change_unit(office, chemicals, {"payroll": "123456.78"})
    dialog = page.open(chemicals)
    assert isinstance(dialog, UnitDialog)
    ime(dialog.form.control("chair"), "王秀英")
    dialog.accept()
    after = units.unit(office, chemicals)
    assert after is not None
    assert (after.chair, after.payroll, after.parent) == ("王秀英", 12345678, no(office, VILLAGE))


def test_a_term_that_ends_before_it_starts_is_refused_at_its_field(office: Office, page: UnitsPage) -> None:
    dialog = page.open(no(office, CHEMICALS))
    assert isinstance(dialog, UnitDialog)
    dialog.form.put("term_end", "2021-01-01")
    dialog.accept()
    assert "本届止应晚于本届起" in dialog.form.said()["term_end"]


def test_the_offices_own_union_stays_at_the_top_and_others_never_come_beside_it(
    office: Office, page: UnitsPage
) -> None:
    dialog = page.open(no(office, OWN))
    assert isinstance(dialog, UnitDialog)
    ime(dialog.form.control("contact"), "李娟")
    dialog.accept()
    own = units.own_union(office)
    assert (own.contact, own.parent) == ("李娟", None)
    dialog = page.open(no(office, CHEMICALS))
    assert isinstance(dialog, UnitDialog)
    dialog.form.put("parent", None)
    dialog.accept()
    assert units.unit(office, no(office, CHEMICALS)).parent == own.no  # type: ignore[union-attr]


def test_a_county_union_above_the_own_one_is_possible_and_the_own_is_in_front(
    qtbot: QtBot, office: Office, desk: Desk
) -> None:
    county = units.add_unit(office, {"name": "西湖区总工会", "kind": "county"})
    with office.act("测试", "units") as act:
        act.db.execute("UPDATE units SET parent = NULL WHERE no = ?", (county.no,))
    own = no(office, OWN)
    units.change_unit(office, own, {"parent": county.no})
    page = UnitsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert drawn(page).splitlines()[0].startswith("西湖区总工会│")
    assert page.tree.current().unit.no == own  # type: ignore[union-attr]


def test_workers_are_counted_by_day_and_a_wrong_part_says_so(office: Office, page: UnitsPage) -> None:
    dialog = page.count(no(office, CHEMICALS))
    assert isinstance(dialog, CountsDialog)
    for place, column in enumerate(dialog.list.paged.columns):
        assert dialog.list.columnWidth(place) > dialog.list.fontMetrics().horizontalAdvance(column.title) + 20
    dialog.form.put("workers", 40)
    dialog.form.put("women", 41)
    dialog.keep()
    assert "大于职工总数" in dialog.form.said()["women"]
    dialog.form.put("women", 12)
    dialog.keep()
    dialog.form.put("workers", 42)
    dialog.keep()
    counts = units.counts(office, no(office, CHEMICALS))
    assert [(one.day, one.workers, one.women) for one in counts] == [("2026-11-22", 42, 12)]
    assert [one.workers for one in dialog.list.rows] == [42]


def test_what_a_joint_union_covers_is_added_and_ended(office: Office, page: UnitsPage) -> None:
    dialog = page.cover(no(office, VILLAGE))
    assert isinstance(dialog, CoversDialog)
    adding = dialog.add()
    box = adding.cells["unit"].control
    box.put(no(office, "永兴建材厂"))  # type: ignore[attr-defined]
    adding.accept()
    assert [line.name for line in dialog.list.rows] == ["永兴建材厂"]
    assert ("永兴建材厂│未建会单位││已被涵盖") in drawn(page)
    ending = dialog.end()
    assert ending is not None
    ending.accept()
    assert dialog.list.rows == []


def test_covering_without_a_unit_says_so_at_the_question(office: Office, page: UnitsPage) -> None:
    dialog = page.cover(no(office, VILLAGE))
    assert isinstance(dialog, CoversDialog)
    adding = dialog.add()
    adding.accept()
    assert "请从列表里选择单位" in adding.said()["unit"]


def test_a_unit_out_of_a_sheet_is_confirmed(qtbot: QtBot, office: Office, page: UnitsPage) -> None:
    new = units.add_unit(office, {"name": "天外天公司"}, confirmed=False)
    page.take(new.no)
    qtbot.waitUntil(lambda: page.panel._title.text() == "天外天公司")
    assert page.tree.tones[new.no] is Tone.WARN
    button_of(page.panel, "确认无误").click()
    assert units.unit(office, new.no).confirmed == 1  # type: ignore[union-attr]
    assert page.tree.current().unit.no == new.no  # type: ignore[union-attr]


def test_what_was_folded_stays_folded_over_news(office: Office, page: UnitsPage) -> None:
    page.tree.setExpanded(page.model.index_of(no(office, VILLAGE)), False)
    units.add_unit(office, {"name": "天外天公司"})
    assert CHEMICALS not in drawn(page)
    assert "天外天公司" in drawn(page)


def test_the_keyboard_alone_suffices(qtbot: QtBot, office: Office, page: UnitsPage) -> None:
    page.begin()
    assert page.focusWidget() is page.tree
    qtbot.keyClick(page.tree, Qt.Key.Key_Down)
    qtbot.keyClick(page.tree, Qt.Key.Key_Left)
    assert CHEMICALS not in drawn(page)
    qtbot.keyClick(page.tree, Qt.Key.Key_Right)
    qtbot.keyClick(page.tree, Qt.Key.Key_Down)
    opened: list[int] = []
    page.tree.opened.disconnect()
    page.tree.opened.connect(opened.append)
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert opened == [no(office, CHEMICALS)]
    qtbot.keyClick(page.tree, "y")
    assert (page.focusWidget(), page.bar.text()) == (page.bar.search, "y")


def test_an_office_with_nothing_but_itself_says_what_to_do_first(qtbot: QtBot, tmp_path: Path) -> None:
    with empty_desk(tmp_path) as desk:
        page = UnitsPage(desk)
        qtbot.addWidget(page)
        page.show()
        assert page._stack.currentWidget() is page._none
        button_of(page._none, "导入名册…").click()
        assert desk.frame.gone == [("import", None)]  # type: ignore[attr-defined]
        units.add_unit(desk.office, {"name": "余东村工会"})
        assert page._stack.currentWidget() is page.tree
        page.hide()


def test_four_thousand_units_are_shown_and_searched_at_once(qtbot: QtBot) -> None:
    every = [Unit(no=1, name="根")]
    every += [Unit(no=n, name=f"第{n}村", parent=1, kind="joint") for n in range(2, 202)]
    every += [Unit(no=n, name=f"第{n}厂", parent=2 + n % 200, kind="single") for n in range(202, 4202)]
    started = time.perf_counter()
    roots, count = grown(every, dict.fromkeys(range(1, 4202), 5), None)
    model = TreeModel((name_column(), kind_column(), members_column()))
    model.show_roots(roots)
    kept, met = grown(every, {}, frozenset({4000}))
    took = time.perf_counter() - started
    assert (count, roots[0].whole, met) == (4201, 4201 * 5, 1)
    assert [node.unit.no for node in (kept[0], kept[0].below[0], kept[0].below[0].below[0])] == [1, 2, 4000]
    assert took < 0.5


def test_it_fits_a_small_window_and_every_stop_has_a_name(office: Office, page: UnitsPage) -> None:
    assert page.minimumSizeHint().width() <= 1024 - 176
    assert page.minimumSizeHint().height() <= 640
    assert nameless(page) == []
    for dialog in (page.count(no(office, CHEMICALS)), page.cover(no(office, VILLAGE))):
        assert dialog.minimumSizeHint().height() <= 640
        assert nameless(dialog) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_unit_can_be_read_whole_in_its_column(language: str) -> None:
    wording.use(language)
    kinds = codes.code_list("unit_kind")
    metrics = QFontMetrics(theme.font())
    widest = max(metrics.horizontalAdvance(kinds.shown(entry.code)) for entry in kinds.entries)
    assert kind_column().width >= widest + 24
