import re
from dataclasses import replace

import pytest

from tests.aid.cast_on_aid_papers import GONE, LONG_NAME, MARK, texts_of
from tests.printing.reading import all_words, words
from unionoffice.aid.opinions import Opinion
from unionoffice.aid.print_batch_approval import ApprovalLine, BatchApprovalFacts, OverrideLine, batch_approval
from unionoffice.money import read_capitals, yuan

LINES = (
    ApprovalLine(kind="生活救助", fund="市级财政", households=200, persons=210, payments=211, amount_fen=22_600_001),
    ApprovalLine(
        kind="送温暖",
        fund="本级工会经费（送温暖专项资金）",
        households=190,
        persons=210,
        payments=210,
        amount_fen=22_605_249,
    ),
)
APPROVAL = BatchApprovalFacts(
    office="三墩镇总工会", round_no="三帮2026-04", title="2026年元旦春节送温暖", period="2026年第四季度", method="银行转账", lines=LINES,
    households=388, persons=419, basis="《2026年两节送温暖工作方案》", meeting="镇总工会主席办公会", meeting_day="2026年12月10日",
    approval_no="三工〔2026〕21号", posted="2026年12月1日至12月7日", posting_result="无异议",
    overrides=(OverrideLine(name=LONG_NAME, warning="与第3行使用同一银行卡", reason="夫妻共用，经核实", officer="王建国"),),
    handler_opinion=Opinion(text="名单经核对无误。", signer="李娟", day="2026年12月11日"),
    review_opinion=Opinion(text="同意。", signer="沈伟", day="2026年12月12日"),
    chair_opinion=Opinion(text="同意发放。", signer="王建国", day="2026年12月13日"), day="2026年12月9日", mark=MARK,
)  # fmt: skip


@pytest.mark.parametrize(("name", "text"), list(texts_of(APPROVAL)))
def test_what_was_given_stands_on_the_paper(name: str, text: str) -> None:
    assert text in all_words(batch_approval(APPROVAL).pdf), name


def test_the_total_is_that_of_the_lines_in_figures_and_capitals_and_households_are_not_persons() -> None:
    printed = batch_approval(APPROVAL)
    text = words(printed.pdf)
    assert printed.pages == 1
    assert printed.report.fine
    assert f"合计388419421{yuan(45_205_250)}" in text
    found = re.search(r"金额（大写）(人民币\w+?)审核提示", text)
    assert found is not None
    assert read_capitals(found[1]) == sum(line.amount_fen for line in LINES)


def test_a_warning_set_aside_stands_there_with_its_reason_and_who_decided() -> None:
    text = words(batch_approval(APPROVAL).pdf)
    assert f"{LONG_NAME}与第3行使用同一银行卡夫妻共用，经核实王建国" in text
    assert "审核提示" not in words(batch_approval(replace(APPROVAL, overrides=())).pdf)


def test_many_lines_and_overrides_go_on_and_the_opinions_stay_together() -> None:
    printed = batch_approval(replace(APPROVAL, lines=LINES * 20, overrides=APPROVAL.overrides * 30))
    assert printed.pages > 2
    assert printed.report.fine
    assert yuan(45_205_250 * 20) in all_words(printed.pdf)
    last = words(printed.pdf, printed.pages - 1)
    assert all(
        signer in last for signer in ("经办人（签字）：李娟", "审核人（签字）：沈伟", "工会主席（签字）：王建国")
    )
    assert all("（签字）" not in words(printed.pdf, page) for page in range(printed.pages - 1))


def test_the_blank_paper_has_lines_and_room_for_the_seal() -> None:
    printed = batch_approval(BatchApprovalFacts())
    assert printed.pages == 1
    assert printed.report.fine
    assert "（盖章）年月日" in words(printed.pdf)


def test_what_does_not_fit_or_no_font_has_is_named() -> None:
    printed = batch_approval(replace(APPROVAL, title="救" * 2_000, meeting=f"会{GONE}"))
    assert [cut.box for cut in printed.report.overflow] == ["批次名称"]
    assert set(printed.report.missing) == {GONE}


def test_the_same_facts_give_the_same_bytes() -> None:
    assert batch_approval(APPROVAL).pdf == batch_approval(APPROVAL).pdf
