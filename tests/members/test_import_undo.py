"""An import is taken back as a whole; what was done to its people since is shown first and never lost in silence."""

from __future__ import annotations

import pytest

from tests.build import CHEMICALS, VILLAGE
from tests.members.sheets import HEADING, born, checked, everything, member_with, number, piles, taken, xlsx
from unionoffice import journal, members, people, units
from unionoffice.checking import faults
from unionoffice.errors import Refused
from unionoffice.members import papers

WANG = number("33010619700123012")
NEW = [born(f"199{year}0101", 1) for year in range(6)]


@pytest.fixture
def imported(office, tmp_path):
    """A sheet of six new people (two of them in a union that did not exist) and one change, entered; and what was before."""
    before = everything(office)
    rows = [
        [
            None,
            f"新人{place}",
            None,
            id_number,
            None,
            f"1390000000{place}",
            "2020-05",
            "新厂工会" if place < 2 else CHEMICALS,
        ]
        for place, id_number in enumerate(NEW)
    ]
    rows.append([None, "王秀英", None, WANG, None, "13900000099", None, CHEMICALS])
    sheet = xlsx(tmp_path / "a.xlsx", *rows)
    done = taken(office, sheet)
    assert (done.added, done.changed) == (6, 1)
    return done, before, sheet


def refused(office, done) -> Refused:
    with pytest.raises(Refused) as found:
        members.undo_import(office, done.id)
    return found.value


def sound(office) -> bool:
    return faults(office, deep=True) == [] and journal.verify(office.reading()) == []


def test_everything_is_as_before_and_nothing_of_it_is_found(office, imported):
    done, before, _sheet = imported
    undone = members.undo_import(office, done.id)
    assert (undone.undone, undone.conflicts) == (7, ())
    assert everything(office) == before
    for typed in ("新人0", "xr", "13900000001", NEW[3], "13900000099"):
        assert list(members.find(office.reading(), typed).numbers) == []
    assert list(members.find(office.reading(), "13800000001").numbers) == [member_with(office, WANG).no]
    assert units.find(office, "新厂") == []
    assert members.imports(office)[0].undone_on == "2026-11-22"
    assert sound(office)


def test_it_is_taken_back_once(office, imported):
    done, _before, _sheet = imported
    members.undo_import(office, done.id)
    assert refused(office, done).reason == "unknown_import"
    with pytest.raises(Refused) as found:
        members.undo_import(office, "no-such-import")
    assert found.value.reason == "unknown_import"


def test_the_sheet_may_come_again_and_card_numbers_are_never_given_twice(office, imported):
    done, _before, sheet = imported
    cards = {member_with(office, id_number).membership.card_no for id_number in NEW}
    members.undo_import(office, done.id)
    assert members.imported_before(office, "") is None
    again = checked(office, sheet)
    assert piles(again) == {"new": 6, "changed": 1, "same": 0, "doubtful": 0}
    members.enter(office, again)
    assert cards.isdisjoint({member_with(office, id_number).membership.card_no for id_number in NEW})
    assert sound(office)


def edit(office, no: int) -> None:
    members.change(office, no, {"post": "电工"})


def print_card(office, no: int) -> None:
    papers.record_print(office, papers.cards_bytes(office, [no]))


def move(office, no: int) -> None:
    members.transfer(office, no, units.named(office, VILLAGE)[0])


def leave(office, no: int) -> None:
    members.change_state(office, no, "left", reason="本人申请")


@pytest.mark.parametrize("later", [edit, print_card, move, leave])
def test_who_was_touched_since_stays_and_is_named_before(office, imported, later):
    done, before, _sheet = imported
    touched = member_with(office, NEW[3])
    later(office, touched.no)
    after = members.member(office, touched.no)
    standing = everything(office)
    said = refused(office, done)
    assert said.reason == "changed_since"
    assert "新人3" in said.sentence
    assert everything(office) == standing
    assert [(no, name) for no, name, _fields in members.import_conflicts(office, done.id)] == [(touched.no, "新人3")]
    undone = members.undo_import(office, done.id, keep_changed=True)
    assert (undone.undone, [name for _no, name, _fields in undone.conflicts]) == (6, ["新人3"])
    assert members.member(office, touched.no) == after
    assert members.find(office.reading(), "新人3").numbers[0] == touched.no
    assert {row[2] for row in everything(office)["people"]} == {row[2] for row in before["people"]} | {"新人3"}
    assert sound(office)


def test_a_change_to_a_known_member_made_since_stays_and_the_rest_goes(office, imported):
    done, _before, _sheet = imported
    wang = member_with(office, WANG)
    members.change(office, wang.no, {"phone": "13700000000"})
    assert refused(office, done).reason == "changed_since"
    undone = members.undo_import(office, done.id, keep_changed=True)
    assert [name for _no, name, _fields in undone.conflicts] == ["王秀英"]
    assert member_with(office, WANG).person.phone == "13700000000"
    assert people.with_number(office.reading(), NEW[0]) is None
    assert sound(office)


def test_an_edit_of_another_field_of_a_known_member_is_no_conflict(office, imported):
    done, _before, _sheet = imported
    wang = member_with(office, WANG)
    members.change(office, wang.no, {"post": "电工"})
    assert members.import_conflicts(office, done.id) == []
    members.undo_import(office, done.id)
    after = member_with(office, WANG)
    assert (after.person.phone, after.membership.post) == ("13800000001", "电工")


def test_a_union_that_got_people_since_stays(office, imported):
    done, _before, _sheet = imported
    (new_union,) = units.named(office, "新厂工会")
    later = members.register(office, {"name": "后来人", "id_number": born("19880101", 1), "unit": new_union})
    undone = members.undo_import(office, done.id)
    assert undone.undone == 7
    assert members.member(office, later.no).unit_name == "新厂工会"
    assert sound(office)


def test_fifty_edits_after_an_import_stand_when_it_is_taken_back(office, tmp_path):
    numbers = [born("19800101", serial) for serial in range(1, 201)]
    rows = [
        [None, f"人{chr(0x4E00 + place)}", None, id_number, None, None, None, CHEMICALS]
        for place, id_number in enumerate(numbers)
    ]
    before = everything(office)
    done = taken(office, xlsx(tmp_path / "a.xlsx", *rows, heading=HEADING))
    edited = {member_with(office, id_number).no: f"岗位{place}" for place, id_number in enumerate(numbers[:50])}
    for no, post in edited.items():
        members.change(office, no, {"post": post})
    undone = members.undo_import(office, done.id, keep_changed=True)
    assert (undone.undone, len(undone.conflicts)) == (150, 50)
    assert {no: members.member(office, no).membership.post for no in edited} == edited
    assert len(everything(office)["people"]) == len(before["people"]) + 50
    assert sound(office)
