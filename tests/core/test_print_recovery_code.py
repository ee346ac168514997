from __future__ import annotations

from tests.printing.reading import words
from unionoffice.print_recovery_code import recovery_code_sheet
from unionoffice.printing import preview

FACTS = {
    "office": "三墩镇总工会", "officer": "李娟", "file_name": "三墩镇总工会.office", "day": "2026-11-22",
    "code": "9AEN-KAND-F7FK-BHSS-6WE0-MY5Z-K6HN-D30N-5J",
}  # fmt: skip


def test_the_paper_carries_every_group_of_the_code_and_whose_it_is() -> None:
    made = recovery_code_sheet(**FACTS)
    said = words(made.pdf)
    assert all(group in said for group in FACTS["code"].split("-"))
    assert all(part in said for part in ("三墩镇总工会", "李娟", "2026年11月22日", "主席签字", "数据恢复码"))
    assert made.report.fine
    assert made.pages == 1


def test_the_paper_is_half_a_sheet_and_the_same_facts_give_the_same_bytes() -> None:
    made = recovery_code_sheet(**FACTS)
    size = preview.page_size(made.pdf, 0)
    assert (round(size.width), round(size.height)) == (210, 148)
    assert recovery_code_sheet(**FACTS).pdf == made.pdf


def test_a_very_long_name_is_still_whole() -> None:
    made = recovery_code_sheet(**{**FACTS, "office": "杭州市西湖区三墩镇天禄化工有限公司职工持股会暨联合工会委员会"})
    assert made.report.fine
