"""The dashboard: figures that exist, what waits and by which rule, and where each of them leads."""

from __future__ import annotations

from array import array
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.build import CHEMICALS, VILLAGE
from tests.ui.driving import button_of, press
from tests.ui.fresh import empty_desk
from tests.ui.names import nameless
from ui.dashboard import facts
from ui.dashboard.page import DashboardPage
from ui.dashboard.todo import AllTodo
from ui.desk import Desk
from ui.kit import due
from ui.kit.chosen import Chosen
from ui.kit.list_page import Query
from unionoffice import backup, members, units
from unionoffice.deadlines import Deadline
from unionoffice.office import Office


def shown(qtbot: QtBot, desk: Desk) -> DashboardPage:
    page = DashboardPage(desk)
    qtbot.addWidget(page)
    page.resize(1166, 700)
    page.show()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: DashboardPage) -> None:
    qtbot.waitUntil(lambda: page.facts is not None and not page.desk.worker.jobs, timeout=5000)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> DashboardPage:
    return shown(qtbot, desk)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_it_is_painted_before_anything_is_read(qtbot: QtBot, desk: Desk) -> None:
    page = DashboardPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.facts is None
    assert words(page.cards[0]) == "会员总数\n–"
    settle(qtbot, page)


def test_the_figures_are_those_of_the_office(page: DashboardPage) -> None:
    assert [card.accessibleName() for card in page.cards] == [
        "会员总数 4", "女会员 1 占 25.0 %", "农民工会员 0 占 0.0 %", "基层工会 2 未建会 1", "待印会员证 4 在册未发证",
    ]  # fmt: skip
    assert "2026年11月22日 星期日 · 三墩镇总工会" in words(page)


@pytest.mark.parametrize(
    ("place", "area", "filters"),
    [
        (0, "members", {}),
        (1, "members", {"kind": "women"}),
        (2, "members", {"kind": "migrant"}),
        (3, "units", {"show": "unions"}),
        (4, "members", {"kind": "unprinted"}),
    ],
)
def test_every_figure_opens_its_list_with_enter(
    qtbot: QtBot, page: DashboardPage, place: int, area: str, filters: dict[str, str]
) -> None:
    qtbot.keyClick(page.cards[place], Qt.Key.Key_Return)
    assert page.desk.frame.gone == [(area, Query(filters=filters))]  # type: ignore[attr-defined]


def test_what_waits_stands_with_its_rule_and_its_days(page: DashboardPage) -> None:
    told = [(line.accessibleName(), line.accessibleDescription()) for line in page.todo.lines]
    assert told[0][0] == f"{CHEMICALS}换届选举，还有 49 天"
    assert "工会法第十六条" in told[0][1]
    assert [name for name, _why in told[1:]] == ["核对 1 名到龄会员是否保留会籍，1 人", "打印 4 张会员证，4 张"]


def test_a_line_leads_to_its_unit(qtbot: QtBot, page: DashboardPage) -> None:
    qtbot.mouseClick(page.todo.lines[0], Qt.MouseButton.LeftButton)
    chemicals = units.named(page.desk.office, CHEMICALS)[0]
    assert page.desk.frame.gone == [("units", chemicals)]  # type: ignore[attr-defined]


def test_the_old_members_are_shown_as_certain_people(page: DashboardPage) -> None:
    old = next(one for one in page.waiting() if one.reason == "age")
    area, wanted = due.leads_to(old)
    assert area == "members"
    assert isinstance(wanted, Chosen)
    assert [members.member(page.desk.office, no).name for no in wanted.numbers] == ["王秀英"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "to"),
    [
        (Deadline(reason="term", what="", why="", days=-3, count=7), ("units", Query(filters={"show": "overdue"}))),
        (Deadline(reason="term", what="", why="", days=3, count=7), ("units", Query(filters={"show": "soon"}))),
        (Deadline(reason="certificate", what="", why="", count=5), ("units", Query(filters={"show": "certificate"}))),
        (Deadline(reason="unit", what="", why=""), ("units", Query(filters={"show": "unconfirmed"}))),
        (Deadline(reason="card", what="", why=""), ("members", Query(filters={"kind": "unprinted"}))),
        (Deadline(reason="pair", what="", why=""), ("members", "duplicates")),
        (
            Deadline(reason="receipt", what="", why="", people=(7,)),
            ("members", Chosen(words="未见转出回执的人", numbers=array("q", [7]))),
        ),
    ],
)
def test_each_kind_of_line_knows_where_it_is_done(line: Deadline, to: tuple[str, object]) -> None:
    assert due.leads_to(line) == to


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (Deadline(reason="term", what="", why="", days=-3), "已逾期 3 天"),
        (Deadline(reason="term", what="", why="", days=0), "今天到期"),
        (Deadline(reason="term", what="", why="", days=9), "还有 9 天"),
        (Deadline(reason="term", what="", why="", days=-105, count=28), "最久逾期 105 天"),
        (Deadline(reason="card", what="", why="", count=20976), "20,976 张"),
    ],
)
def test_days_are_said_in_words(line: Deadline, told: str) -> None:
    assert due.due_words(line) == told


def test_news_of_the_office_is_shown_a_moment_later(qtbot: QtBot, page: DashboardPage) -> None:
    units.add_unit(page.desk.office, {"name": "天外天公司"}, confirmed=False)
    qtbot.waitUntil(lambda: any("核对并确认 1 个新单位" in line.accessibleName() for line in page.todo.lines))
    settle(qtbot, page)


def test_many_of_one_kind_are_one_line_and_the_window_of_all_has_each(qtbot: QtBot, page: DashboardPage) -> None:
    office = page.desk.office
    for number in range(5):
        units.add_unit(office, {"name": f"第{number}工会", "term_end": "2026-11-01", "term_start": "2021-11-01"})
    qtbot.waitUntil(lambda: "5 个工会届满未换届" in page.todo.lines[0].accessibleName())
    settle(qtbot, page)
    assert page.all.text() == "全部 8 项"
    dialog = page.show_all()
    assert isinstance(dialog, AllTodo)
    assert [one.what for one in dialog.list.rows[:2]] == ["第0工会换届选举", "第1工会换届选举"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert page.desk.frame.gone == [("units", units.named(office, "第0工会")[0])]  # type: ignore[attr-defined]


def test_records_that_may_be_one_person_come_after_the_rest(qtbot: QtBot, desk: Desk) -> None:
    office = desk.office
    one = members.member(office, members.find(office.reading(), "陈超").numbers[0])
    assert one is not None
    members.register(
        office, {"name": "陈超", "id_number": "K03000001", "id_kind": "passport", "birth": one.person.birth, "sex": "男",
                 "unit": VILLAGE}
    )  # fmt: skip
    page = shown(qtbot, desk)
    assert any("1 对可能重复" in line.accessibleName() for line in page.todo.lines)


def test_the_chart_shows_twelve_months_and_a_bar_leads_to_its_people(qtbot: QtBot, page: DashboardPage) -> None:
    assert page.chart.accessibleDescription().count("；") == 11
    page.facts.months[-1] = ("2015-06", 4)  # type: ignore[union-attr]
    place = page.chart._places()[-1]
    at = QPointF(place.center().x(), place.bottom() - 1)
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(QMouseEvent.Type.MouseButtonRelease, at, at, left, left, Qt.KeyboardModifier.NoModifier)
    page.chart.mouseReleaseEvent(event)
    ((area, wanted),) = page.desk.frame.gone  # type: ignore[attr-defined]
    assert area == "members"
    assert wanted.words == "2015 年 6 月新增的会员"
    assert len(wanted.numbers) == 4


def test_the_last_backup_is_named_and_its_absence_is_a_warning(qtbot: QtBot, page: DashboardPage) -> None:
    assert page.backup.text() == "上次备份：还没有备份过"
    assert page.backup.property("kind") == "warn"
    backup.make(page.desk.office.path, page.desk.office.key)
    page.refresh()
    settle(qtbot, page)
    qtbot.waitUntil(lambda: page.backup.text().startswith("上次备份：今天"))
    assert page.backup.property("kind") == "dim"


def test_days_since_the_backup_are_counted_by_the_calendar() -> None:
    now = datetime(2026, 11, 22, 9, 0).astimezone()
    assert facts.backup_words(datetime(2026, 11, 21, 17, 5).astimezone().isoformat(), now) == "昨天 17:05"
    assert facts.backup_words(datetime(2026, 11, 22, 8, 0).astimezone().isoformat(), now) == "今天 08:00"
    assert facts.backup_words(datetime(2026, 11, 12, 8, 0).astimezone().isoformat(), now) == "10 天前（2026-11-12）"


def test_an_empty_office_is_told_what_to_do_first(qtbot: QtBot, tmp_path: Path) -> None:
    with empty_desk(tmp_path) as desk:
        page = shown(qtbot, desk)
        assert "先做这几件事" in words(page)
        assert "会员总数" not in words(page.stack.currentWidget())
        for title, gone in [
            ("导入名册…", ("import", None)), ("登记单位…", ("units", "new")), ("登记会员…", ("members", "register")),
            ("打开设置", ("settings", "office")),
        ]:  # fmt: skip
            button_of(page.stack.currentWidget(), title).click()
            assert desk.frame.gone[-1] == gone  # type: ignore[attr-defined]


def test_the_buttons_lead_to_register_and_import(page: DashboardPage) -> None:
    press(page, "登记会员")
    press(page, "导入名册…")
    assert page.desk.frame.gone == [("members", "register"), ("import", None)]  # type: ignore[attr-defined]


def test_it_fits_a_small_window_and_every_stop_has_a_name(page: DashboardPage) -> None:
    assert page.minimumSizeHint().width() <= 1024 - 176
    assert page.minimumSizeHint().height() <= 640
    assert nameless(page) == []


def test_lines_are_walked_by_the_arrow_keys(qtbot: QtBot, page: DashboardPage) -> None:
    page.todo.lines[0].setFocus()
    qtbot.keyClick(page.todo.lines[0], Qt.Key.Key_Down)
    assert page.focusWidget() is page.todo.lines[1]
    qtbot.keyClick(page.todo.lines[1], Qt.Key.Key_Up)
    assert page.focusWidget() is page.todo.lines[0]


def test_the_focus_stays_on_its_line_when_the_lines_are_read_again(page: DashboardPage) -> None:
    page.todo.lines[1].setFocus()
    page._show_todo()
    assert page.focusWidget() is page.todo.lines[1]


def test_facts_are_read_beside_the_window(office: Office) -> None:
    read = facts.read(office)
    assert (read.roll.members, read.units.unions, read.unprinted, read.backup) == (4, 2, 4, "")
    assert not read.empty
