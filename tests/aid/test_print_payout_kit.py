import pytest

from tests.aid.cast_on_aid_papers import labels, notice, payee, signoff, slips
from tests.printing.reading import all_words
from unionoffice.aid.print_aid_notice import NoticeRow, masked_name
from unionoffice.aid.print_batch_approval import BatchApprovalFacts
from unionoffice.aid.print_payout_kit import KitFacts, payout_kit
from unionoffice.aid.print_visit_list import VisitListFacts, VisitListRow
from unionoffice.errors import Refused


def kit_of(count: int, **others: object) -> KitFacts:
    given = {"sheet": signoff(count), "receipts": slips(count), "notice": notice(count), "labels": labels(count)}
    return KitFacts(**given | others)


def test_the_kit_holds_the_papers_in_the_order_they_are_needed_with_their_copies() -> None:
    parts = payout_kit(kit_of(20, notice_copies=4))
    assert [(part.form, part.copies) for part in parts] == [("notice", 4), ("sheet", 3), ("receipts", 1), ("labels", 1)]
    assert all(part.printed.pdf.startswith(b"%PDF") and part.printed.report.fine for part in parts)


def test_everybody_of_the_round_is_on_every_paper() -> None:
    for part in payout_kit(kit_of(40)):
        text = all_words(part.printed.pdf)
        for place in range(40):
            name = payee(place).name
            assert (masked_name(name) if part.form == "notice" else name) in text


def test_a_transfer_needs_no_receipts_and_a_visit_gets_its_list() -> None:
    visits = VisitListFacts(rows=(VisitListRow(name="王强", amount_fen=100),))
    facts = kit_of(
        3, sheet=signoff(3, method="transfer"), receipts=None, labels=None, visits=visits, approval=BatchApprovalFacts()
    )
    assert [part.form for part in payout_kit(facts)] == ["approval", "notice", "sheet", "visits"]
    goods = payout_kit(kit_of(3, receipts=slips(3, goods=True)))
    assert [part.title for part in goods] == ["公示", "发放签收表", "领物单", "信封标签"]


def test_a_number_on_the_notice_stops_the_whole_kit() -> None:
    with pytest.raises(Refused):
        payout_kit(kit_of(3, notice=notice(0, rows=(NoticeRow(name="王强", unit="13800000000"),))))
