import re
from dataclasses import replace

import pytest

from tests.aid.cast_on_aid_papers import SUM, VISIT, texts_of
from tests.printing.reading import all_words, words
from unionoffice.aid.print_sum import CostLine, IncomeLine, SumFacts, sum_sheet
from unionoffice.aid.print_visit_and_sum import VisitFacts, visit_and_sum, visit_sheet
from unionoffice.money import yuan


@pytest.mark.parametrize(("name", "text"), list(texts_of(VISIT)))
def test_what_the_visitors_found_stands_on_the_sheet(name: str, text: str) -> None:
    assert text in all_words(visit_sheet(VISIT).pdf), name


@pytest.mark.parametrize(("name", "text"), list(texts_of(SUM)))
def test_what_was_reckoned_with_stands_on_the_sum(name: str, text: str) -> None:
    assert text in all_words(sum_sheet(SUM).pdf), name


def test_the_visit_is_on_the_front_and_the_sum_on_the_back() -> None:
    printed = visit_and_sum(VISIT, SUM)
    assert printed.pages == 2
    assert printed.report.fine
    assert "入户调查（核查）表" in words(printed.pdf)
    assert "收入测算表" in words(printed.pdf, 1)


def test_two_visitors_and_the_applicant_sign_the_visit() -> None:
    text = words(visit_sheet(VisitFacts()).pdf)
    assert text.count("签名：") == 2
    assert "调查人一" in text
    assert "调查人二" in text
    assert "签名（或按手印）：" in text


def test_the_formula_is_written_out_with_the_households_own_numbers() -> None:
    text = all_words(sum_sheet(SUM).pdf)
    assert "P=（Y−R）÷12÷n" in text
    assert "P=（60,000.00−32,000.00）÷12÷3=777.78元" in text
    assert "收入合计Y60,000.00" in text
    assert "支出合计R32,000.00" in text
    for part in ("申请人：", "测算人：李娟", "复核人：", "参数版本", "意外致困测算", "不予建档情形"):
        assert part in text


def test_sums_are_those_of_the_lines_printed_also_on_many_pages() -> None:
    income = tuple(replace(SUM.income[0], kind=f"收入{place}项", year_fen=10_007 * place) for place in range(1, 41))
    costs = tuple(replace(SUM.costs[0], kind=f"支出{place}项", year_fen=777 * place) for place in range(1, 61))
    printed = sum_sheet(replace(SUM, income=income, costs=costs))
    text = all_words(printed.pdf)
    assert printed.pages == 4
    assert printed.report.fine
    for words_of, lines, sums in (("收入", income, "收入合计Y"), ("支出", costs, "支出合计R")):
        found = sum(
            int(amount.replace(",", "").replace(".", ""))
            for line in lines
            for amount in re.findall(rf"{line.kind}(?:1,800\.00)?([\d,]+\.\d\d)", text)
        )
        assert found == sum(line.year_fen for line in lines), words_of
        assert f"{sums}{yuan(found)}" in text
    assert all("收入测算表" in words(printed.pdf, page) for page in range(printed.pages))
    assert all(f"第{page + 1}页共4页" in words(printed.pdf, page) for page in range(printed.pages))


def test_a_household_with_no_cost_has_a_zero_and_a_blank_form_has_room() -> None:
    assert "支出合计R0.00" in words(sum_sheet(replace(SUM, costs=())).pdf)
    blank = sum_sheet(SumFacts())
    assert blank.pages == 1
    assert blank.report.fine
    assert "收入合计Y元" in words(blank.pdf)
    assert "P=（−）÷12÷=元" in words(blank.pdf)


def test_long_words_make_a_line_grow_and_findings_go_on() -> None:
    long_proof = CostLine(
        name="阿卜杜热合曼·麦麦提明", kind="医疗自付", year_fen=1, proof="浙江大学医学院附属第一医院门诊收费票据" * 2
    )
    printed = visit_and_sum(
        replace(VISIT, findings="家中陈设简单。" * 300),
        replace(SUM, costs=(long_proof,), income=(IncomeLine(name="王", year_fen=5),)),
    )
    assert printed.report.fine
    assert "（下接续页）" in words(printed.pdf)
    assert long_proof.proof in words(printed.pdf, 1)
    assert "调查情况（续）" in words(printed.pdf, printed.pages - 1)
    assert all_words(printed.pdf).count("家中陈设简单。") >= 290


def test_the_same_facts_give_the_same_bytes() -> None:
    assert visit_and_sum(VISIT, SUM).pdf == visit_and_sum(VISIT, SUM).pdf
