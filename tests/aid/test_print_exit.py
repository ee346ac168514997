from dataclasses import replace

import pytest

from tests.aid.cast_on_aid_papers import GONE, LONG_NAME, MARK, STORY, texts_of
from tests.printing.reading import all_words, words
from unionoffice.aid.opinions import Opinion
from unionoffice.aid.print_exit import ExitFacts, MonthOfIncome, exit_paper

MONTHS = tuple(
    MonthOfIncome(
        month=f"2026年{month}月",
        income_fen=480001 + month,
        people="3",
        per_head_fen=160000 + month,
        line_fen=90000,
        above="是",
    )
    for month in range(4, 10)
)
EXIT = ExitFacts(
    office="三墩镇总工会", number="三工困退2026-003", file_no="BF2024-0021", name=LONG_NAME, sex="男", id_number="330106197108120017",
    phone="13800000000", unit="三墩镇恒达纺织有限公司", category="相对困难", level="区县级", filed_on="2024年11月22日", people="3",
    helped="生活救助2次3,000.00元，医疗救助1次5,000.00元", kind="脱困", reason="病情稳定后返岗，人均收入连续六个月高于低保标准。",
    months=MONTHS, posted="2026年10月12日至10月16日", posting_result="无异议",
    unit_opinion=Opinion(text="情况属实。", signer="王强", day="2026年10月18日"),
    township_opinion=Opinion(text="同意脱困。", signer="王建国", day="2026年10月20日"),
    county_opinion=Opinion(text="同意撤档。", signer="赵敏", day="2026年10月25日"), maker="李娟", day="2026年10月10日", mark=MARK,
)  # fmt: skip


@pytest.mark.parametrize(("name", "text"), list(texts_of(EXIT)))
def test_what_was_given_stands_on_the_paper(name: str, text: str) -> None:
    assert text in all_words(exit_paper(EXIT).pdf), name


def test_six_months_stand_in_order_on_one_page_with_three_seals() -> None:
    printed = exit_paper(EXIT)
    text = words(printed.pdf)
    assert printed.pages == 1
    assert printed.report.fine
    places = [text.index(one.month) for one in MONTHS]
    assert places == sorted(places)
    assert text.count("（盖章）") >= 3
    assert "连续六个月" in text


def test_more_months_and_a_long_reason_go_on() -> None:
    months = tuple(replace(MONTHS[0], month=f"第{place}个") for place in range(40))
    printed = exit_paper(replace(EXIT, months=months, reason=STORY * 6))
    assert printed.pages == 4
    assert printed.report.fine
    text = all_words(printed.pdf)
    assert all(f"第{place}个" in text for place in range(40))
    assert "退出原因（续）" in words(printed.pdf, 3)


def test_the_blank_form_has_lines_for_six_months() -> None:
    printed = exit_paper(ExitFacts())
    assert printed.pages == 1
    assert printed.report.fine
    assert all(word in words(printed.pdf) for word in ("脱困", "注销", "转出", "近六个月家庭收入"))


def test_what_does_not_fit_or_no_font_has_is_named() -> None:
    printed = exit_paper(replace(EXIT, unit="厂" * 3_000, name=f"王{GONE}"))
    assert [cut.box for cut in printed.report.overflow] == ["工作单位"]
    assert set(printed.report.missing) == {GONE}


def test_the_same_facts_give_the_same_bytes() -> None:
    assert exit_paper(EXIT).pdf == exit_paper(EXIT).pdf
