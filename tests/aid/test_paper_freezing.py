from typing import Any

import pytest

from tests.aid.cast_on_aid_papers import APPLICATION, FILE, SUM, VISIT, labels, notice, signoff, slips
from unionoffice.aid.paper_freezing import frozen, thawed
from unionoffice.aid.print_aid_file import AidFileFacts, aid_file
from unionoffice.aid.print_payout_kit import KitFacts, payout_kit
from unionoffice.aid.print_signoff_sheet import SignoffFacts, signoff_sheet

ALL = (APPLICATION, FILE, VISIT, SUM, signoff(20), notice(5), slips(4), labels(4))


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: type(facts).__name__)
def test_facts_come_back_as_they_were(facts: Any) -> None:
    assert thawed(type(facts), frozen(facts)) == facts
    assert frozen(thawed(type(facts), frozen(facts))) == frozen(facts)


def test_an_old_paper_is_printed_again_byte_for_byte() -> None:
    assert signoff_sheet(thawed(SignoffFacts, frozen(signoff(60)))).pdf == signoff_sheet(signoff(60)).pdf
    assert aid_file(thawed(AidFileFacts, frozen(FILE))).pdf == aid_file(FILE).pdf


def test_a_whole_kit_is_kept_also_where_papers_are_left_out() -> None:
    kit = KitFacts(sheet=signoff(3), receipts=slips(3))
    assert thawed(KitFacts, frozen(kit)) == kit
    assert [part.printed.pdf for part in payout_kit(thawed(KitFacts, frozen(kit)))] == [
        part.printed.pdf for part in payout_kit(kit)
    ]


def test_what_a_later_version_added_has_its_default_and_a_strange_field_is_refused() -> None:
    assert thawed(SignoffFacts, '{"office":"三墩镇总工会"}') == SignoffFacts(office="三墩镇总工会")
    with pytest.raises(TypeError, match="colour"):
        thawed(SignoffFacts, '{"colour":"red"}')
    with pytest.raises(ValueError, match="Expecting"):
        thawed(SignoffFacts, "{")
