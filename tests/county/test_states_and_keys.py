"""Where rows stand at the township, who waits for whom, and keys that change."""

from __future__ import annotations

import pytest

from tests.county.offices import Place, acquainted, enrol, later
from unionoffice import county, deadlines, members, reports
from unionoffice.errors import Refused


def reasons(place: Place, area: str) -> list[str]:
    return [one.reason for one in deadlines.deadlines(place.office, area=area)]


def test_a_row_changed_after_it_was_accepted_is_unreported_again(upper: Place, town: Place) -> None:
    uid = members.member(town.office, 1).id  # type: ignore[union-attr]
    assert [row.state for row in reports.states_of(town.office, uid)] == []
    taken = county.receive(upper.office, town.package())
    reports.accept_receipt(town.office, county.answer(upper.office, taken.no, upper.folder).path)
    assert {row.part: row.state for row in reports.states_of(town.office, uid)} == {"members": "accepted"}
    members.change(town.office, 1, {"phone": "13900000009"})
    assert reports.state_of(town.office, "members", uid).state == "unreported"
    members.change(town.office, 1, {"phone": "13800000001"})
    assert reports.state_of(town.office, "members", uid).state == "accepted", "what was accepted is there again"


def test_a_row_that_is_gone_is_not_taken_for_reported(upper: Place, town: Place) -> None:
    county.receive(upper.office, town.package())
    uid = members.member(town.office, 2).id  # type: ignore[union-attr]
    members.merge(town.office, 1, 2, take=[])
    assert reports.state_of(town.office, "members", uid).state == "unreported"


def test_no_receipt_for_forty_days_is_told_and_a_receipt_ends_it(upper: Place, town: Place) -> None:
    taken = county.receive(upper.office, town.package())
    later(town, 40)
    town.package()
    assert "no_receipt" not in reasons(town, "reports")
    later(town, 1)
    (told,) = [one for one in deadlines.deadlines(town.office, area="reports") if one.reason == "no_receipt"]
    assert (told.due, told.days, "从未收到过回执" in told.why) == ("2027-01-01", -1, True)
    reports.accept_receipt(town.office, county.answer(upper.office, taken.no, upper.folder).path)
    assert "no_receipt" not in reasons(town, "reports")


def test_no_package_for_forty_days_is_told_at_the_county(upper: Place, town: Place) -> None:
    county.receive(upper.office, town.package())
    assert reasons(upper, "county") == ["answer"]
    later(upper, 41)
    told = [one for one in deadlines.deadlines(upper.office, area="county") if one.reason == "silent"]
    assert {one.what for one in told} == {
        f"催{name}报送" for name in ("三墩镇总工会", "转塘街道总工会", "留下街道总工会")
    }


def test_rows_sent_back_and_blocks_nearly_used_are_things_to_do(upper: Place, town: Place) -> None:
    county.give_block(upper.office, town.id, 1, 3)
    with town.office.act("错录", "members") as act:
        act.db.execute("UPDATE people SET birth = '1971-01-01' WHERE no = 1")
    taken = county.receive(upper.office, town.package())
    reports.accept_receipt(town.office, county.answer(upper.office, taken.no, upper.folder).path)
    assert reasons(town, "reports") == ["sent_back"]
    enrol(town, "刘芳", "330106199201020026")
    assert sorted(reasons(town, "reports")) == ["number_block", "sent_back"]
    (block,) = members.blocks(town.office)
    assert (block.used, block.share) == (3, 100)


def test_after_keys_change_the_old_ones_are_dead_until_the_new_card_is_registered(upper: Place, town: Place) -> None:
    old = town.package()
    reports.change_keys(town.office, "电脑遗失")
    fresh = town.package()
    with pytest.raises(Refused) as caught:
        county.receive(upper.office, fresh)
    assert caught.value.reason == "forged"
    card = reports.own_card(town.office)
    reports.register_partner(upper.office, reports.own_card_file(town.office), card.words, "lower")
    with pytest.raises(Refused) as caught:
        county.receive(upper.office, old)
    assert caught.value.reason == "forged"
    taken = county.receive(upper.office, fresh)
    answer = county.answer(upper.office, taken.no, upper.folder)
    assert reports.accept_receipt(town.office, answer.path).verdict == "whole"
    assert county.rebuild(upper.office) == 1


def test_a_receipt_sealed_to_keys_used_before_can_still_be_opened(upper: Place, town: Place) -> None:
    taken = county.receive(upper.office, town.package())
    answer = county.answer(upper.office, taken.no, upper.folder)
    reports.change_keys(town.office, "例行更换")
    assert caught_reason(town, answer) == "not_for_us", "it names the old card"
    card = reports.own_card(town.office)
    reports.register_partner(upper.office, reports.own_card_file(town.office), card.words, "lower")
    again = county.answer(upper.office, taken.no, upper.folder)
    assert reports.accept_receipt(town.office, again.path).verdict == "whole"


def caught_reason(town: Place, answer: county.Answer) -> str:
    with pytest.raises(Refused) as caught:
        reports.accept_receipt(town.office, answer.path)
    return caught.value.reason


def test_an_ended_card_is_believed_no_more(upper: Place, town: Place) -> None:
    package = town.package()
    reports.end_partner(upper.office, town.id, "密钥遗失")
    with pytest.raises(Refused) as caught:
        county.receive(upper.office, package)
    assert caught.value.reason == "unknown_office"
    acquainted(upper, town)
    assert county.receive(upper.office, package).sequence == 1


def test_a_receipt_for_a_package_that_is_not_the_newest_is_not_written(upper: Place, town: Place) -> None:
    first = county.receive(upper.office, town.package())
    county.receive(upper.office, town.package())
    with pytest.raises(Refused) as caught:
        county.answer(upper.office, first.no, upper.folder)
    assert caught.value.reason == "not_newest"


def test_a_paper_receipt_stands_for_the_package_and_for_no_single_row(upper: Place, town: Place) -> None:
    made = reports.make_package(town.office, town.folder)
    uid = members.member(town.office, 1).id  # type: ignore[union-attr]
    reports.record_paper_receipt(town.office, made.no, day="2026-11-23", remark="西工收〔2026〕8号")
    assert reports.packages(town.office)[0].state == "paper"
    assert reports.state_of(town.office, "members", uid).state == "exported"
