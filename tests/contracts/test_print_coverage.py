"""The sheet enterprises confirm a regional contract on, and the ledger of contracts."""

from __future__ import annotations

import dataclasses
import re
import time

import pytest

from tests.contracts.contracts_on_paper import GONE, LONG_COMPANY, confirmation, entries, register_of
from tests.printing.reading import all_words, letters_in, words
from unionoffice.contracts.print_confirmation_sheet import (
    HEADER,
    LEFT,
    TITLES,
    TOP,
    WIDTHS,
    ConfirmationFacts,
    Covered,
    Layout,
    confirmation_sheet,
)
from unionoffice.contracts.print_register import COLUMNS, RegisterFacts, register
from unionoffice.printing import A3, A4, SEAL, Area, Paper
from unionoffice.printing.preview import page_size

LAYOUTS: list[Layout] = ["seals", "compact"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_enterprise_stands_on_the_sheet(layout: Layout) -> None:
    facts = confirmation(40)
    printed = confirmation_sheet(facts, layout=layout)
    text = all_words(printed.pdf)
    assert [one.name for one in facts.enterprises if one.name not in text] == []
    assert [one.code for one in facts.enterprises if one.code not in text] == []
    assert facts.contract in text
    assert LONG_COMPANY in text
    assert "本月新加入" in text
    assert f"第1页共{printed.pages}页" in text
    assert page_size(printed.pdf, 0).width == 297
    assert printed.report.fine


@pytest.mark.parametrize(("layout", "paper"), [("seals", A4), ("seals", A3), ("compact", A4)])
def test_the_sums_of_the_pages_add_up_to_the_total(layout: Layout, paper: Paper) -> None:
    facts = confirmation(40)
    printed = confirmation_sheet(facts, layout=layout, paper=paper)
    counted, first = 0, 0
    for page in range(printed.pages):
        found = re.search(r"本页小计(\d+)户(\d+)", words(printed.pdf, page))
        assert found is not None
        shown = facts.enterprises[first : first + int(found[1])]
        workers, women = sum(one.workers or 0 for one in shown), sum(one.women or 0 for one in shown)
        assert found[2].startswith(f"{workers}{women}")
        counted, first = counted + len(shown), first + len(shown)
    assert counted == 40
    workers, women = (
        sum(one.workers or 0 for one in facts.enterprises),
        sum(one.women or 0 for one in facts.enterprises),
    )
    assert f"合计40户{workers}{women}" in words(printed.pdf, printed.pages - 1)


def test_the_boxes_come_in_the_order_of_the_real_sheet_three_enterprises_a_page() -> None:
    text = words(confirmation_sheet(ConfirmationFacts()).pdf)
    text = text[text.index("序号") :]
    places = [text.index(title) for title in TITLES]
    assert places == sorted(places)
    assert confirmation_sheet(confirmation(7)).pages == 3
    assert confirmation_sheet(confirmation(7), paper=A3).pages == 2


def test_both_seals_of_every_enterprise_have_a_square_of_45_mm() -> None:
    pdf = confirmation_sheet(confirmation(3)).pdf
    left = LEFT + sum(WIDTHS[:5])
    for row in range(3):
        for column in range(2):
            square = Area(left + column * SEAL, TOP + HEADER + row * SEAL, SEAL, SEAL)
            assert letters_in(pdf, square) == "（盖章）"


def test_the_days_of_the_seals_stand_in_the_last_column_once_they_are_there() -> None:
    text = words(confirmation_sheet(confirmation(1)).pdf)
    assert "企业2026.12.03工会2026.12.05" in text
    assert "年月日" in words(confirmation_sheet(ConfirmationFacts(enterprises=[Covered(name="某厂")])).pdf)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_enterprises_whose_heads_are_not_known_are_said_not_counted_as_none(layout: Layout) -> None:
    rows = [Covered(name="甲厂", workers=12, women=5), Covered(name="乙厂")]
    text = words(confirmation_sheet(ConfirmationFacts(enterprises=rows), layout=layout).pdf)
    assert "合计2户（1户人数未填）125" in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_500_enterprises_take_a_moment(layout: Layout) -> None:
    began = time.process_time()
    printed = confirmation_sheet(confirmation(500), layout=layout)
    assert time.process_time() - began < 10.0
    assert "合计500户" in words(printed.pdf, printed.pages - 1)
    assert printed.report.fine


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_blank_sheet_is_full_of_lines_and_names_no_sums(layout: Layout) -> None:
    printed = confirmation_sheet(ConfirmationFacts(), layout=layout)
    assert printed.pages == 1
    assert printed.report.fine
    assert "合计" not in words(printed.pdf)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_lost_or_cut_is_reported_under_its_box(layout: Layout) -> None:
    rows = [Covered(name=f"王{GONE}厂"), Covered(name="长" * 9000)]
    printed = confirmation_sheet(ConfirmationFacts(enterprises=rows), layout=layout)
    assert list(printed.report.missing) == [GONE]
    assert [cut.box.startswith("企业名称") for cut in printed.report.overflow] == [True]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_sheet_gives_the_same_bytes(layout: Layout) -> None:
    facts = confirmation(7)
    assert confirmation_sheet(facts, layout=layout).pdf == confirmation_sheet(facts, layout=layout).pdf


# -- the ledger


@pytest.mark.parametrize("paper", [A4, A3])
def test_every_contract_stands_in_the_ledger_with_its_four_days_and_its_term(paper: Paper) -> None:
    facts = register_of(45)
    printed = register(facts, paper=paper)
    text = all_words(printed.pdf)
    for entry in entries(45):
        assert "".join(
            (entry.number, entry.signed, entry.filed, entry.received, entry.effective, entry.starts, entry.ends)
        ) in text.replace("\n", "")
    assert all("".join(column.title.split()) in words(printed.pdf) for column in COLUMNS)
    assert "覆盖企业40家，职工3,423人（同一企业、同一职工只计一次）" in words(printed.pdf, printed.pages - 1)
    assert "填报人：李娟" in words(printed.pdf, printed.pages - 1)
    assert page_size(printed.pdf, 0).width == paper.height
    assert printed.report.fine


def test_counts_per_page_add_up_and_heads_under_overlapping_contracts_are_not_added() -> None:
    printed = register(register_of(100))
    counts = [int(words(printed.pdf, page).split("本页小计")[1].split("份")[0]) for page in range(printed.pages)]
    assert sum(counts) == 100
    assert "合计100份" in words(printed.pdf, printed.pages - 1)
    assert str(sum(range(1, 101))) not in all_words(printed.pdf)


def test_a_ledger_of_500_contracts_takes_a_moment_and_a_blank_one_is_a_page_of_lines() -> None:
    began = time.process_time()
    assert register(register_of(500)).report.fine
    assert time.process_time() - began < 5.0
    blank = register(RegisterFacts())
    assert blank.pages == 1
    assert "到期提醒" in words(blank.pdf)
    assert blank.report.fine


def test_what_has_no_room_in_the_ledger_is_reported_with_its_row() -> None:
    rows = entries(2)
    rows[1] = dataclasses.replace(rows[1], party="长" * 9000)
    printed = register(dataclasses.replace(register_of(0), entries=rows))
    assert [cut.box for cut in printed.report.overflow] == ["企业（第 2 行）"]


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert register(register_of(20)).pdf == register(register_of(20)).pdf
