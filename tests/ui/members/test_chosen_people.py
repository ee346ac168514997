"""Certain people another page asks for: shown alone, left by typing or by one button, their cards offered."""

from __future__ import annotations

from array import array

from tests.ui.driving import press
from tests.ui.pictures import picture
from ui.kit.chosen import Chosen
from ui.kit.list_page import Query
from ui.members.print_cards_dialog import PrintCardsDialog


def test_only_they_are_in_the_list_until_all_are_asked_for(page, who) -> None:
    page.take(Chosen(words="到龄会员", numbers=array("q", [who("陈超").no, who("王秀英").no])))
    assert list(page.table.paged.ids) == [who("陈超").no, who("王秀英").no]
    assert "到龄会员 · 共 2 人" in page._foot.text()
    press(page, "显示全部")
    assert len(page.table.paged.ids) == 4


def test_typing_and_filters_search_the_whole_roll_again(page, who) -> None:
    page.take(Chosen(words="到龄会员", numbers=array("q", [who("王秀英").no])))
    page.bar.search.setText("陈超")
    assert list(page.table.paged.ids) == [who("陈超").no]
    page.bar.search.clear()
    assert len(page.table.paged.ids) == 4
    page.take(Chosen(words="到龄会员", numbers=array("q", [who("王秀英").no])))
    page.take(Query())
    assert len(page.table.paged.ids) == 4


def test_they_are_sorted_like_any_list(page, who) -> None:
    numbers = array("q", [who("陈超").no, who("王秀英").no])
    page.take(Chosen(words="到龄会员", numbers=numbers))
    page._sort("birth", False)
    assert list(page.table.paged.ids) == [who("王秀英").no, who("陈超").no]
    assert picture(page.table).count("王秀英") == 1


def test_their_cards_are_offered_at_once(page, who, shown) -> None:
    page.take(Chosen(words="这次导入的新会员", numbers=array("q", [who("陈超").no]), deed="print_cards"))
    dialog = shown(PrintCardsDialog)
    assert dialog.whom.currentText() == "这次导入的新会员　1"
    dialog.close()
