from dataclasses import replace

from tests.members.cast_on_paper import APPLICATION, LONG_NAME
from tests.printing.reading import words
from unionoffice.members.print_application import DECLARATION, ApplicationFacts, application


def test_the_application_carries_title_declaration_and_who_joins() -> None:
    printed = application(APPLICATION)
    text = words(printed.pdf)
    for part in (
        "中华全国总工会入会申请书",
        DECLARATION,
        LONG_NAME,
        "三墩镇恒达纺织有限公司",
        "申请人（签名）：",
        "2026年11月22日",
    ):
        assert part in text
    assert printed.pages == 1
    assert printed.report.fine


def test_a_blank_application_is_the_same_sheet_without_names() -> None:
    printed = application(ApplicationFacts())
    assert DECLARATION in words(printed.pdf)
    assert words(printed.pdf).endswith("年月日")
    assert printed.report.fine


def test_a_county_may_have_its_own_words_and_too_many_of_them_are_reported() -> None:
    assert "我申请加入工会。" in words(application(replace(APPLICATION, declaration="我申请加入工会。")).pdf)
    printed = application(replace(APPLICATION, declaration="我" * 10_000))
    assert [cut.box for cut in printed.report.overflow] == ["入会声明"]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert application(APPLICATION).pdf == application(APPLICATION).pdf
