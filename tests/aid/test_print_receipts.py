import re
from dataclasses import replace

import pytest

from tests.aid.cast_on_aid_papers import GONE, LONG_NAME, RARE_NAME, labels, slips
from tests.printing.reading import all_words, letters_in, words
from unionoffice.aid.print_envelope_labels import ACROSS, HIGH, WIDE, EnvelopeLabel, LabelsFacts, envelope_labels
from unionoffice.aid.print_receipts import A_SHEET, LEFT, WIDTH, Receipt, ReceiptsFacts, receipts
from unionoffice.aid.print_receipts import HIGH as RECEIPT_HIGH
from unionoffice.errors import Refused
from unionoffice.money import capitals, read_capitals, yuan
from unionoffice.printing import SEAL, Area


def seen(text: str) -> str:
    """The text as `letters_in` reads it, which is letter by letter and knows none beyond the BMP."""
    return "".join(letter for letter in text if ord(letter) < 0x10000 and not letter.isspace())


def test_each_receipt_carries_who_what_and_the_amount_in_figures_and_capitals() -> None:
    facts = slips(7)
    printed = receipts(facts)
    assert printed.pages == 3
    assert printed.report.fine
    for place, one in enumerate(facts.receipts):
        part = Area(0, place % A_SHEET * RECEIPT_HIGH, 210, RECEIPT_HIGH)
        text = letters_in(printed.pdf, part, place // A_SHEET)
        for said in (
            one.number,
            one.name,
            one.id_number,
            one.kind,
            one.unit,
            "三墩镇总工会",
            "两节送温暖",
        ):
            assert seen(said) in text
        assert one.amount_fen is not None
        assert f"￥{yuan(one.amount_fen)}" in text
        found = re.search(r"人民币（大写）(\w+?)领取人", text)
        assert found is not None
        assert read_capitals(found[1]) == one.amount_fen
        assert "打印号：P2026-0138校验码：7K3F-9Q2M" in text


def test_the_seal_and_both_handlers_have_their_places() -> None:
    printed = receipts(slips(3))
    for place in range(A_SHEET):
        bottom = (place + 1) * RECEIPT_HIGH - 3.5
        square = Area(LEFT + WIDTH - SEAL, bottom - SEAL, SEAL, SEAL)
        assert letters_in(printed.pdf, square) == "（盖章）2026年12月22日"
    assert words(printed.pdf).count("经手人") == 2 * A_SHEET
    assert words(printed.pdf).count("领取人签字（手印）") == A_SHEET


def test_goods_are_received_with_what_how_many_and_their_worth() -> None:
    one = Receipt(number="1", name="王强", goods="大米10公斤、食用油5升", quantity="2份", amount_fen=12050)
    text = words(receipts(ReceiptsFacts(receipts=[one], goods=True)).pdf)
    for part in ("领物单", "大米10公斤、食用油5升", "2份", "￥120.50", capitals(12050).removeprefix("人民币")):
        assert part in text


def test_blank_receipts_fill_a_sheet() -> None:
    for goods in (False, True):
        printed = receipts(ReceiptsFacts(goods=goods))
        assert printed.pages == 1
        assert printed.report.fine
        assert words(printed.pdf).count("今领到") == A_SHEET


def test_what_does_not_fit_or_no_font_has_is_named() -> None:
    rows = (replace(slips(1).receipts[0], unit="厂" * 2_000, name=f"王{GONE}"),)
    report = receipts(slips(0, receipts=rows)).report
    assert [cut.box for cut in report.overflow] == ["工作单位"]
    assert report.missing == {GONE: [f"王{GONE}"]}


def test_labels_stand_three_by_eight_each_in_its_own_place() -> None:
    facts = labels(30)
    printed = envelope_labels(facts, start=5)
    assert printed.pages == 2
    assert printed.report.fine
    for place, one in enumerate(facts.labels, 4):
        at = place % 24
        own = Area(at % ACROSS * WIDE + 1, at // ACROSS * HIGH + 1, WIDE - 2, HIGH - 2)
        text = letters_in(printed.pdf, own, place // 24)
        assert all(seen(said) in text for said in (one.name, one.address, one.unit, one.postcode, "三墩镇总工会"))


def test_labels_say_nothing_of_money_or_numbers_and_a_wrong_place_is_refused() -> None:
    assert set(EnvelopeLabel.__slots__) == {"name", "address", "unit", "postcode", "place"}
    text = all_words(envelope_labels(labels(10)).pdf)
    assert LONG_NAME in text
    assert RARE_NAME in text
    for start in (0, 25):
        with pytest.raises(Refused):
            envelope_labels(LabelsFacts(), start=start)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert receipts(slips(20)).pdf == receipts(slips(20)).pdf
    assert envelope_labels(labels(20)).pdf == envelope_labels(labels(20)).pdf
