"""What the drawn rows of a list look like, pixel by pixel."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect
from PySide6.QtGui import QColor, QImage

from ui import theme
from ui.kit.columns import Column
from ui.kit.paged_model import PagedModel
from ui.kit.table import ListTable
from ui.theme import Tone

NAMES = ["王秀英", "", "三墩镇天禄化工有限公司联合工会委员会第一分会", "上面\n下面"]
COLUMNS = (
    Column(title="编号", text=lambda place: "■" * (place + 1), width=120, right=True),
    Column(title="姓名", text=lambda place: NAMES[place], width=120, tone=lambda place: Tone.BAD if place == 0 else Tone.PLAIN),
)  # fmt: skip


@pytest.fixture
def table(qtbot) -> ListTable:
    made = ListTable(PagedModel(COLUMNS, list), "会员")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_ids(array("q", range(len(NAMES))))
    made.show()
    return made


def cell(table: ListTable, row: int, column: int) -> QImage:
    """The picture of one cell."""
    where = table.visualRect(table.paged.index(row, column))
    return table.viewport().grab(where).toImage()


def inks(picture: QImage, ground: str) -> QRect:
    """The part of the cell, its line below left out, that is not ground."""
    marked = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height() - 1)
        if picture.pixelColor(x, y) != QColor(ground)
    ]
    if not marked:
        return QRect()
    left, top = min(x for x, _y in marked), min(y for _x, y in marked)
    return QRect(left, top, max(x for x, _y in marked) - left + 1, max(y for _x, y in marked) - top + 1)


def test_the_chosen_row_has_the_tint_and_the_others_the_white_ground_each_with_its_line(table: ListTable) -> None:
    for row, ground in ((0, theme.TINT), (1, theme.WHITE), (2, theme.WHITE)):
        picture = cell(table, row, 1)
        assert picture.pixelColor(2, 2) == QColor(ground)
        assert picture.pixelColor(picture.width() - 2, picture.height() - 1) == QColor(theme.LINE)


def test_words_stand_in_the_middle_in_their_own_colour(table: ListTable) -> None:
    picture = cell(table, 0, 1)
    words = inks(picture, theme.TINT)
    assert abs(words.center().y() - picture.rect().center().y()) <= 2
    assert words.left() >= 10
    colours = [picture.pixelColor(x, y) for x in range(words.left(), words.right()) for y in range(5, 30)]
    darkest = min(colours, key=lambda one: one.lightness())
    assert darkest.red() > darkest.blue() + 60, "the tone's red"
    assert inks(cell(table, 1, 1), theme.WHITE).isEmpty(), "nothing to say, nothing drawn"


def test_numbers_end_at_one_edge_and_words_too_long_end_before_the_next_column(table: ListTable) -> None:
    edges = [
        inks(cell(table, row, 0), ground).right()
        for row, ground in ((0, theme.TINT), (1, theme.WHITE), (2, theme.WHITE))
    ]
    assert max(edges) - min(edges) <= 1
    assert inks(cell(table, 2, 1), theme.WHITE).right() < table.columnWidth(1) - 3


def test_words_of_two_lines_stand_on_one(table: ListTable) -> None:
    assert inks(cell(table, 3, 1), theme.WHITE).height() < 22


def test_many_chosen_rows_and_a_scrolled_table_are_drawn_alike(table: ListTable) -> None:
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 2):
        table.selectionModel().select(table.paged.index(row, 0), flags.Select | flags.Rows)
    table.resize(200, 300)
    table.horizontalScrollBar().setValue(40)
    grounds = [
        table.viewport().grab().toImage().pixelColor(5, table.rowViewportPosition(row) + 2).name().upper()
        for row in (0, 1, 2, 3)
    ]
    assert grounds == [theme.TINT, theme.WHITE, theme.TINT, theme.WHITE]


def test_the_current_row_of_a_focused_list_has_its_mark_also_where_the_first_column_is_hidden(
    table: ListTable, qtbot
) -> None:
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setColumnHidden(0, True)
    table.go_to(2)
    marks = [cell(table, row, 1).pixelColor(1, 10).name().upper() for row in (1, 2)]
    assert marks == [theme.WHITE, theme.PRIMARY]
