from __future__ import annotations

from array import array
from dataclasses import dataclass

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.pictures import picture
from ui.kit.columns import Column, columns_of
from ui.kit.paged_model import KEEP, PAGE, ROW, PagedModel
from ui.kit.table import ListTable
from ui.theme import Tone
from unionoffice import fields
from unionoffice.fields import Kind, Sensitive, fields_of


@dataclass(frozen=True)
class Person:
    no: int
    name: str


COLUMNS = (
    Column(title="编号", text=lambda row: str(row.no), right=True, sort="no"),
    Column(title="姓名", text=lambda row: row.name, stretch=True, tone=lambda row: Tone.BAD if row.no == 3 else Tone.PLAIN),
)  # fmt: skip


class Roll:
    """A store that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.gone: set[int] = set()

    def fetch(self, ids):
        self.asked.append(list(ids))
        return [None if no in self.gone else Person(no, f"王{no}") for no in ids]


def test_a_list_shows_its_columns_and_a_deleted_row_says_so(qtbot) -> None:
    roll = Roll()
    roll.gone.add(2)
    model = PagedModel(COLUMNS, roll.fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(array("q", [1, 2, 3]))
    assert picture(model) == "编号│姓名\n1│王1\n（已删除）│\n3│王3"
    assert model.index(2, 0).data(ROW) == Person(3, "王3")
    assert model.cell(2, 1)[1] is not None
    assert model.cell(0, 1)[1] is None


def test_two_million_rows_are_jumped_through_with_few_pages_in_memory(qtbot) -> None:
    roll = Roll()
    model = PagedModel(COLUMNS, roll.fetch)
    model.set_ids(array("q", range(2_000_000)))
    for place in range(0, 2_000_000, 20_000):
        assert model.cell(place, 0)[0] == str(place)
    assert len(roll.asked) == 100
    assert max(map(len, roll.asked)) <= PAGE
    roll.asked.clear()
    assert model.cell(1_980_000, 1)[0] == "王1980000"
    assert roll.asked == []
    assert model.cell(0, 0)[0] == "0"
    assert len(roll.asked) == 1, f"only {KEEP} pages are kept"


def test_the_current_row_stays_current_over_a_refresh_and_is_the_first_after_a_search(qtbot) -> None:
    table = ListTable(PagedModel(COLUMNS, Roll().fetch), "会员")
    qtbot.addWidget(table)
    table.show_ids(array("q", range(100)))
    assert table.current_id() == 0
    table.go_to(40)
    table.show_ids(array("q", range(10, 90)), keep=True)
    assert table.current_id() == 40
    table.show_ids(array("q", range(10, 90)))
    assert table.current_id() == 10
    table.show_ids(array("q"), keep=True)
    assert table.current_id() is None


def test_selecting_all_of_a_large_roll_counts_without_touching_rows(qtbot) -> None:
    roll = Roll()
    table = ListTable(PagedModel(COLUMNS, roll.fetch), "会员")
    qtbot.addWidget(table)
    table.show_ids(array("q", range(20_973)))
    roll.asked.clear()
    table.selectAll()
    assert table.chosen_count() == 20_973
    assert len(table.chosen_ids()) == 20_973
    assert roll.asked == []


def test_a_click_on_a_title_asks_for_that_order_and_again_for_the_opposite(qtbot) -> None:
    table = ListTable(PagedModel(COLUMNS, Roll().fetch), "会员")
    qtbot.addWidget(table)
    wanted = []
    table.paged.sort_wanted.connect(lambda word, descending: wanted.append((word, descending)))
    for section in (0, 0, 1):
        table.horizontalHeader().sectionClicked.emit(section)
    assert wanted == [("no", False), ("no", True)]


def test_columns_come_from_declared_fields_and_cover_what_is_sensitive() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Member:
        name: str = fields.field(Kind.NAME, "姓名", "Name", width=90)
        phone: str = fields.field(Kind.PHONE, "电话", "Phone", sensitive=Sensitive.PHONE)
        aid: int = fields.field(Kind.MONEY, "金额", "Amount")

    made = columns_of(fields_of(Member), "name", "phone", "aid", stretch="name", sortable=("name",))
    row = Member(name="王秀英", phone="13800000001", aid=300050)
    assert [(one.title, one.text(row), one.right, one.sort) for one in made] == [
        ("姓名", "王秀英", False, "name"), ("电话", "138****0001", False, ""), ("金额", "3,000.50", True, ""),
    ]  # fmt: skip


class ModelUnderChange(RuleBasedStateMachine):
    """Whatever lists follow each other, the model keeps Qt's contract and shows the right rows."""

    @initialize()
    def begin(self) -> None:
        self.model = PagedModel(COLUMNS, Roll().fetch)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.ids: list[int] = []

    @rule(ids=st.lists(st.integers(0, 2**62), max_size=200))
    def show(self, ids: list[int]) -> None:
        self.ids = ids
        self.model.set_ids(array("q", ids))

    @rule()
    def read_again(self) -> None:
        self.model.refresh()

    @invariant()
    def rows_are_those_asked_for(self) -> None:
        assert self.model.rowCount() == len(self.ids)
        for place in {0, len(self.ids) // 2, len(self.ids) - 1} if self.ids else ():
            assert self.model.cell(place, 0)[0] == str(self.ids[place])


@pytest.mark.usefixtures("qapp")
class TestModelUnderChange(ModelUnderChange.TestCase):
    settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
