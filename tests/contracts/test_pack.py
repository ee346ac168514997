"""The pack holds every number of the table in domain.md 4.3, each with its source and its doubt."""

from __future__ import annotations

import re

import pytest

from tests.contracts.numbers_at import numbers_at
from unionoffice import journal, rules_in_force
from unionoffice.contracts.numbers import numbers
from unionoffice.contracts.rules import share
from unionoffice.office import Office
from unionoffice.rules_in_force import packs

DAY = "2026-11-22"
NATION, ZHEJIANG, SHANDONG, CHONGQING = "150221", "330106", "370881", "500103"
OURS = [rule for rule in packs() if rule.name.startswith("contracts.")]

TABLE = [
    # name, kind, nation, Zhejiang, Shandong, Chongqing; None where the table has a dash
    ("reply_days", "general", 20, "10 工作日", 20, 20),
    ("reply_days", "wage", 20, "10 工作日", 10, 20),
    ("information_days", "general", None, 7, None, 10),
    ("information_days", "wage", 5, 7, 10, 10),
    ("upper_report_days", "wage", None, None, 5, None),
    ("representatives_least", "general", 3, 3, 3, 3),
    ("representatives_least_large", "general", None, 5, None, None),
    ("representatives_post_days", "wage", None, None, 5, None),
    ("front_line_share", "wage", None, None, "1/3", None),
    ("external_share", "general", None, "1/3", None, "1/3"),
    ("talks_days", "wage", None, None, 60, None),
    ("congress_days", "general", None, "15 工作日", None, None),
    ("revote_days", "general", None, "5 工作日", None, None),
    ("quorum", "general", ">= 2/3", ">= 2/3", ">= 2/3", ">= 2/3"),
    ("majority", "general", "> 1/2", "> 1/2", "> 1/2", ">= 1/2"),
    ("filing_days", "general", 10, 10, 10, 10),
    ("filing_days", "wage", 7, 10, 10, 10),
    ("filing_copies", "general", 3, 5, 3, 3),
    ("objection_days", "wage", 15, 15, 15, 15),
    ("publish_days", "general", 0, "5 工作日", 0, 10),
    ("publish_days", "wage", 5, "5 工作日", 7, 10),
    ("upper_copy_days", "wage", None, None, 7, None),
    ("term_most_years", "general", 3, 3, 3, 3),
    ("term_most_years", "wage", 1, 3, 3, 1),
    ("term_least_years", "general", 1, 1, 1, 1),
    ("renewal_lead", "general", "3 个月", 90, "3 个月", "3 个月"),
    ("renewal_lead", "wage", 60, 90, 60, 60),
    ("end_filing_days", "wage", None, "5 工作日", 7, None),
    ("dispute_days", "general", 30, 30, 30, 60),
    ("dispute_extension_days", "general", 15, 15, 15, 30),
    ("regional_binds", "wage", "all", "all", "sealed", "all"),
]


@pytest.mark.parametrize("line", TABLE, ids=lambda line: f"{line[0]}-{line[1]}")
def test_the_table_stands_in_the_pack(line: tuple[object, ...]) -> None:
    name, kind, *cells = line
    for place, cell in zip((NATION, ZHEJIANG, SHANDONG, CHONGQING), cells, strict=True):
        rule = numbers_at(place).rule(str(name), str(kind), DAY)
        if cell is None:
            assert rule is None, place
            continue
        assert rule is not None, place
        value, _blank, unit = (
            str(cell).partition(" ") if isinstance(cell, str) and cell[0].isdigit() else (cell, "", "")
        )
        assert str(rule.value) == str(value), place
        assert not unit or rule.unit == unit, place


def test_every_number_names_its_source_and_says_where_it_is_in_doubt() -> None:
    assert len(OURS) > 80
    for rule in OURS:
        assert re.search("法|规定|办法|条例|做法|浙劳社|浙江省", rule.source), rule.name
        assert re.search(r"第[一二三四五六七八九十]+[条章]|条号待核|\[B\]|\[S\]|做法", rule.source), rule.name
        assert rule.scope in ("", "33", "37", "50", "330106")


def test_every_share_of_the_pack_can_be_read() -> None:
    for rule in OURS:
        if rule.unit == "比例":
            assert 0 < share(rule.value).part < 1


def test_the_offices_own_number_keeps_the_unit_of_its_place(office: Office) -> None:
    rules_in_force.enter_rule(office, "contracts.reply_days", 8, "2026-01-01", "西人社发〔2026〕5号")
    rule = numbers(office).rule("reply_days", "wage", DAY)
    assert rule is not None
    assert (rule.value, rule.unit, rule.label) == (8, "工作日", "要约答复期限")
    assert numbers(office).rule("reply_days", "wage", "2025-12-31") != rule
    assert journal.verify(office.reading()) == []


def test_the_book_says_what_in_force_says(office: Office) -> None:
    rules_in_force.enter_rule(office, "contracts.filing_days", 12, "2026-06-01", "本地规定")
    book = rules_in_force.book(office)
    for rule in packs():
        for day in ("2015-01-01", "2026-05-31", "2026-06-01", DAY):
            try:
                expected = rules_in_force.in_force(office, rule.name, day=day)
            except KeyError:
                expected = None
            assert book.at(rule.name, day) == expected
    assert book.at("contracts.beauty", DAY) is None
