from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QToolTip

from ui import theme
from ui.kit.cards import Figure, FigureCard
from ui.kit.chart import Bar, BarChart, grid_steps
from ui.kit.pill import Pill
from ui.theme import Tone


def test_a_figure_opens_the_list_behind_it_by_key_and_click(qtbot) -> None:
    opened = []
    card = FigureCard(Figure(title="会员总数", number="20,973", note="本月新增 46", open=lambda: opened.append(1)))
    qtbot.addWidget(card)
    card.show()
    assert card.accessibleName() == "会员总数 20,973 本月新增 46"
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert len(opened) == 3


def test_a_figure_without_a_list_is_no_stop_for_tab(qtbot) -> None:
    card = FigureCard(Figure(title="会员总数", number="0"))
    qtbot.addWidget(card)
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_an_empty_pill_is_not_seen(qtbot) -> None:
    pill = Pill("已逾期 3 天", Tone.BAD)
    qtbot.addWidget(pill)
    assert not pill.isHidden()
    pill.show_word("")
    assert pill.isHidden()


@given(st.lists(st.floats(0, 1e9) | st.integers(0, 10**9), max_size=24))
def test_the_grid_has_few_lines_in_round_numbers_above_every_bar(values: list[float]) -> None:
    steps = grid_steps(values)
    assert 2 <= len(steps) <= 7
    assert steps[0] == 0
    assert steps[-1] >= max(values, default=0) * (1 - 1e-8)


def test_the_last_bar_is_dark_and_every_value_is_told_in_words(qtbot) -> None:
    chart = BarChart("帮扶资金（万元）", [Bar("10月", 21.3, "21.3"), Bar("11月", 34.8, "34.8")])
    qtbot.addWidget(chart)
    chart.resize(480, 300)
    chart.show()
    assert chart.accessibleDescription() == "10月 21.3；11月 34.8"
    image = chart.grab().toImage()
    first, last = (place.center().toPoint() for place in chart._places())
    assert image.pixelColor(first) == QColor(theme.BAR)
    assert image.pixelColor(last) == QColor(theme.PRIMARY)


def test_the_tooltip_over_a_bar_says_its_value(qtbot) -> None:
    chart = BarChart("帮扶资金", [Bar("10月", 21.3, "21.3 万元")])
    qtbot.addWidget(chart)
    chart.resize(480, 300)
    chart.show()
    where = chart._places()[0].center().toPoint()
    chart.event(QHelpEvent(QHelpEvent.Type.ToolTip, where, chart.mapToGlobal(where)))
    assert QToolTip.text() == "10月　21.3 万元"
    outside = QPoint(2, 2)
    chart.event(QHelpEvent(QHelpEvent.Type.ToolTip, outside, outside))
    QToolTip.hideText()


def test_a_chart_without_values_says_so(qtbot) -> None:
    chart = BarChart("帮扶资金")
    qtbot.addWidget(chart)
    chart.show()
    assert chart.accessibleDescription() == "还没有数据"
    assert not chart.grab().isNull()
