import dataclasses

import pytest

from tests.members.cast_on_paper import TRANSFER
from tests.printing.reading import letters_in, words
from unionoffice.members.print_transfer import (
    LEFT,
    LETTER_ENDS,
    RECEIPT_ENDS,
    STUB_ENDS,
    WIDTH,
    TransferFacts,
    transfer,
)
from unionoffice.printing import SEAL, Area

STUB = Area(0, 0, 210, STUB_ENDS - 4)
LETTER = Area(0, STUB_ENDS + 4, 210, LETTER_ENDS - STUB_ENDS - 8)
RECEIPT = Area(0, LETTER_ENDS + 4, 210, 297 - LETTER_ENDS - 4)


@pytest.mark.parametrize(("name", "value"), list(dataclasses.asdict(TRANSFER).items()))
def test_what_was_given_stands_on_the_sheet(name: str, value: str) -> None:
    assert value in words(transfer(TRANSFER).pdf), name


def test_each_part_has_its_own_facts() -> None:
    printed = transfer(TRANSFER)
    assert printed.pages == 1
    assert printed.report.fine
    for part in (STUB, LETTER, RECEIPT):
        text = letters_in(printed.pdf, part)
        assert TRANSFER.number in text
        assert TRANSFER.name in text
        assert TRANSFER.id_number in text
    assert "存根" in letters_in(printed.pdf, STUB)
    assert "有效期30天" in letters_in(printed.pdf, LETTER)
    assert "2026年12月1日接收" in letters_in(printed.pdf, RECEIPT)


def test_both_seals_have_a_clear_square() -> None:
    pdf = transfer(TRANSFER).pdf
    right = LEFT + WIDTH
    assert letters_in(pdf, Area(right - SEAL, LETTER_ENDS - 1.5 - SEAL, SEAL, SEAL)) == "（盖章）2026年11月22日"
    assert letters_in(pdf, Area(right - SEAL, RECEIPT_ENDS - 1.5 - SEAL, SEAL, SEAL)) == "（盖章）年月日"


def test_a_bare_number_is_cited_with_its_words() -> None:
    assert "第15号" in words(transfer(dataclasses.replace(TRANSFER, number="15")).pdf)


def test_a_blank_sheet_has_room_to_write() -> None:
    printed = transfer(TransferFacts())
    assert "第号（骑缝盖章）" in words(printed.pdf)
    assert printed.report.fine


def test_what_does_not_fit_is_reported_by_its_name() -> None:
    printed = transfer(dataclasses.replace(TRANSFER, reason="因" * 10_000))
    assert {cut.box for cut in printed.report.overflow} == {"接转原因"}


def test_the_same_facts_give_the_same_bytes() -> None:
    assert transfer(TRANSFER).pdf == transfer(TRANSFER).pdf
