import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.aid.cast_on_aid_papers import GONE, LONG_NAME, payee, signoff
from tests.printing.reading import all_words, letters_in, words
from unionoffice.aid.print_signoff_sheet import COLUMNS, TITLES, Method, SignoffFacts, SignoffRow, signoff_sheet
from unionoffice.money import read_capitals, yuan
from unionoffice.printing import Area
from unionoffice.printing.preview import page_size

METHODS: tuple[Method, ...] = ("cash", "goods", "transfer")
AMOUNT = r"(-?[\d,]+\.\d\d)"


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def amounts_on(text: str, method: Method) -> list[int]:
    """The amounts of a page's rows as they are printed, found by what stands before them."""
    before = "大米10公斤2" if method == "goods" else "(?:生活救助|医疗救助)"
    return [fen(amount) for amount in re.findall(before + AMOUNT, text)]


def subtotal_on(text: str, method: Method) -> tuple[int, int]:
    things = r"\d+?" if method == "goods" else ""
    found = re.search(rf"本页小计(\d+)笔{things}{AMOUNT}", text)
    assert found is not None
    if method == "goods":
        rows = int(found[1])
        amount = found[0].split("笔")[1].removeprefix(str(2 * rows))
        return rows, fen(amount)
    return int(found[1]), fen(found[2])


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [1, 14, 15, 60, 421])
def test_every_page_adds_up_and_all_pages_make_the_total_in_figures_and_capitals(method: Method, count: int) -> None:
    facts = signoff(count, method=method)
    printed = signoff_sheet(facts)
    assert printed.report.fine
    rows = whole = 0
    for page in range(printed.pages):
        text = words(printed.pdf, page)
        found = amounts_on(text, method)
        assert subtotal_on(text, method) == (len(found), sum(found))
        rows += len(found)
        whole += sum(found)
    last = words(printed.pdf, printed.pages - 1)
    assert rows == count
    assert whole == sum(row.amount_fen for row in facts.rows)
    assert f"合计{count}笔{2 * count if method == 'goods' else ''}{yuan(whole)}" in last
    capitals = re.search(r"（大写）(人民币\w+)", last)
    assert capitals is not None
    assert read_capitals(capitals[1].split("制表")[0]) == whole


@settings(max_examples=25, deadline=None)
@given(amounts=some.lists(some.integers(-10_000_000, 10_000_000), min_size=1, max_size=40))
def test_any_amounts_and_reversals_add_up(amounts: list[int]) -> None:
    rows = tuple(SignoffRow(name="王强", kind="生活救助", amount_fen=amount) for amount in amounts)
    printed = signoff_sheet(signoff(0, rows=rows))
    pages = [words(printed.pdf, page) for page in range(printed.pages)]
    assert [amount for text in pages for amount in amounts_on(text, "cash")] == amounts
    assert all(subtotal_on(text, "cash")[1] == sum(amounts_on(text, "cash")) for text in pages)
    found = re.search(r"（大写）(人民币\w+)", pages[-1])
    assert found is not None
    assert read_capitals(found[1].split("制表")[0]) == sum(amounts)


def test_every_page_carries_title_columns_page_print_number_and_short_code() -> None:
    printed = signoff_sheet(signoff(60))
    assert page_size(printed.pdf, 0).width == 297
    for page in range(printed.pages):
        text = words(printed.pdf, page)
        for part in (TITLES["cash"], "发放单位（盖章）：三墩镇总工会", "市级财政", "2026年第四季度", "金额单位：元"):
            assert part in text
        assert f"第{page + 1}页共{printed.pages}页" in text
        assert "打印号：P2026-0138" in text
        assert "校验码：7K3F-9Q2M" in text
        assert all("".join(column.title.split()) in text for column in COLUMNS["cash"])


def test_every_payee_stands_once_with_all_that_was_frozen() -> None:
    facts = signoff(200)
    text = all_words(signoff_sheet(facts).pdf)
    for row in facts.rows:
        for once in (row.id_number, row.bank_card, row.phone):
            assert text.count(once) == 1
        assert row.name in text
    assert "".join(LONG_NAME) in text


def test_the_signatures_stand_on_the_last_page_only_beside_rows_and_are_never_split() -> None:
    for count in (1, 8, 9, 10, 14, 15, 23, 28):
        printed = signoff_sheet(signoff(count))
        last = words(printed.pdf, printed.pages - 1)
        for part in (
            "制表：李娟",
            "审核：沈伟",
            "负责人：王建国",
            "制表日期：2026年12月22日",
            "发放人一：钱丽",
            "发放人二：赵敏",
            "（盖章）",
        ):
            assert part in last
        assert amounts_on(last, "cash")
        assert all("（大写）" not in words(printed.pdf, page) for page in range(printed.pages - 1))


def test_a_transfer_needs_no_signature_and_goods_say_what_and_how_many() -> None:
    transfer = words(signoff_sheet(signoff(5, method="transfer")).pdf)
    assert "领取人签字" not in transfer
    assert "银行卡号" in transfer
    assert "发放人" not in transfer
    goods = words(signoff_sheet(signoff(5, method="goods")).pdf)
    for part in ("物品名称及规格", "数量", "折合金额", "领取人签字（手印）", "本页小计5笔10"):
        assert part in goods
    assert "银行卡号" not in goods


def test_there_is_room_for_a_finger() -> None:
    column = next(column for column in COLUMNS["cash"] if column.title.startswith("领取人签字"))
    assert column.width >= 25
    pdf = signoff_sheet(signoff(3)).pdf
    places = [
        place / 10 for place in range(430, 800) if letters_in(pdf, Area(21, place / 10, 7, 0.1)) in ("1", "2", "3")
    ]
    assert max(places) - min(places) >= 20


def test_an_override_is_marked_with_its_reason_and_explained() -> None:
    printed = signoff_sheet(signoff(20))
    assert "※同一银行卡，系夫妻" in words(printed.pdf)
    assert "※表示" in words(printed.pdf, printed.pages - 1)
    assert "※" not in all_words(signoff_sheet(signoff(3)).pdf)


def test_a_second_sheet_goes_on_numbering_and_a_proxy_is_named() -> None:
    row = SignoffRow(name="王强", kind="生活救助", amount_fen=100, proxy="李敏（妻）", remark="更正：前号作废")
    text = words(signoff_sheet(signoff(0, rows=(row,), first=301)).pdf)
    assert "301王强" in text
    assert "李敏（妻）" in text
    assert "更正：前号作废" in text


def test_a_blank_sheet_has_lines_sums_to_fill_in_and_signatures() -> None:
    for method in METHODS:
        printed = signoff_sheet(SignoffFacts(method=method))
        text = words(printed.pdf)
        assert printed.pages == 1
        assert printed.report.fine
        assert "（大写）人民币" in text
        assert "（盖章）年月日" in text


def test_what_does_not_fit_or_no_font_has_is_reported() -> None:
    rows = (payee(0), SignoffRow(name="长" * 3_000), SignoffRow(name=f"王{GONE}"))
    report = signoff_sheet(signoff(0, rows=rows)).report
    assert [cut.box for cut in report.overflow] == ["姓名（第 2 行）"]
    assert report.missing == {GONE: [f"王{GONE}"]}


def test_the_same_facts_give_the_same_bytes_and_421_payees_a_second() -> None:
    first = signoff_sheet(signoff(421)).pdf
    began = time.process_time()
    assert signoff_sheet(signoff(421)).pdf == first
    assert time.process_time() - began < 1.0
