from __future__ import annotations

import pytest

from tests.files import whole
from tests.made_up import number, person
from unionoffice import database, journal, members
from unionoffice.checking import faults
from unionoffice.errors import Refused
from unionoffice.members import Member
from unionoffice.office import Office


@pytest.fixture
def twice(office: Office) -> tuple[int, int]:
    """赵敏 twice: once with a slip in the number and a telephone, once right, without one."""
    right = members.register(office, person("赵敏", "19920304", 42, post="电工"))
    slip = members.register(
        office, person("赵敏", "19920304", 62, phone="13912345678", joined="2018-05-01", post="焊工")
    )
    return right.no, slip.no


def there(office: Office, no: int) -> Member:
    found = members.member(office, no)
    assert found is not None
    return found


def without(office: Office) -> object:
    """All there is but the traces a merge and its undoing leave on purpose."""
    return whole(office.reading(), but=("merges",))


def test_two_records_are_shown_side_by_side_where_they_differ(office: Office, twice: tuple[int, int]) -> None:
    differing = {name: (kept, dropped) for name, kept, dropped in members.differences(office, *twice)}
    assert differing["phone"] == ("", "13912345678")
    assert differing["post"] == ("电工", "焊工")
    assert differing["id_number"] == (number("19920304", 42), number("19920304", 62))
    assert "name" not in differing
    assert "birth" not in differing


def test_one_record_stays_and_its_empty_fields_are_filled(office: Office, twice: tuple[int, int]) -> None:
    keep, drop = twice
    before, dropped = there(office, keep), there(office, drop)
    done = members.merge(office, keep, drop)
    after = there(office, keep)
    assert (after.person.phone, after.membership.joined, after.membership.post) == ("13912345678", "2018-05-01", "电工")
    assert after.person.id_number == before.person.id_number
    assert after.membership.card_no == before.membership.card_no
    assert after.membership.former_card_no == dropped.membership.card_no
    assert members.member(office, drop) is None
    assert members.figures(office).members == 5
    assert members.merges(office) == [done]
    assert faults(office, deep=True) == []


def test_the_clerk_chooses_field_by_field(office: Office, twice: tuple[int, int]) -> None:
    keep, drop = twice
    members.merge(office, keep, drop, take=["id_number", "post", "state", "card_no", "unit"])
    after = there(office, keep)
    assert (after.person.id_number, after.membership.post, after.person.phone) == (number("19920304", 62), "焊工", None)
    assert (after.state, after.membership.former_card_no is not None) == ("active", True)


def test_the_dropped_record_is_found_by_nothing_but_its_card_number(office: Office, twice: tuple[int, int]) -> None:
    keep, drop = twice
    card = there(office, drop).membership.card_no
    members.merge(office, keep, drop)
    db = office.reading()
    assert list(members.find(db, "赵敏").numbers) == [keep]
    assert list(members.find(db, number("19920304", 62)).numbers) == []
    assert list(members.find(db, str(card)).numbers) == [keep]
    assert database.value(db, "SELECT name FROM people WHERE no = ?", (drop,)) == "赵敏", "never deleted"


def test_the_dropped_number_is_free_again(office: Office, twice: tuple[int, int]) -> None:
    members.merge(office, *twice)
    assert members.register(office, person("赵敏敏", "19920304", 62)).state == "active"


def test_an_undone_merge_leaves_both_records_as_they_were(office: Office, twice: tuple[int, int]) -> None:
    before = without(office)
    done = members.merge(office, *twice)
    members.undo_merge(office, done.id)
    assert without(office) == before
    assert sorted(members.find(office.reading(), "赵敏").numbers) == list(twice)
    assert [merge.undone_on for merge in members.merges(office)] == ["2026-11-22"]
    assert faults(office, deep=True) == []


def test_a_merge_is_undone_once(office: Office, twice: tuple[int, int]) -> None:
    done = members.merge(office, *twice)
    members.undo_merge(office, done.id)
    for unknown in (done.id, "x"):
        with pytest.raises(Refused) as refusal:
            members.undo_merge(office, unknown)
        assert refusal.value.reason == "unknown_merge"


def test_a_record_changed_since_is_not_undone_and_the_fields_are_named(office: Office, twice: tuple[int, int]) -> None:
    done = members.merge(office, *twice)
    members.change(office, twice[0], {"phone": "13500000000"})
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        members.undo_merge(office, done.id)
    assert refusal.value.reason == "changed_since"
    assert "phone" in refusal.value.sentence
    assert whole(office.reading()) == before
    members.change(office, twice[0], {"phone": "13912345678"})
    members.undo_merge(office, done.id)
    assert members.figures(office).members == 6


def test_a_change_to_a_field_the_merge_did_not_touch_is_no_hindrance(office: Office, twice: tuple[int, int]) -> None:
    done = members.merge(office, *twice)
    members.change(office, twice[0], {"team": "一组"})
    members.undo_merge(office, done.id)
    assert there(office, twice[0]).membership.team == "一组"


def test_a_merge_whose_number_was_given_out_since_is_not_half_undone(office: Office, twice: tuple[int, int]) -> None:
    done = members.merge(office, *twice)
    members.register(office, person("赵敏敏", "19920304", 62))
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        members.undo_merge(office, done.id)
    assert refusal.value.reason == "changed_since"
    assert whole(office.reading()) == before
    assert faults(office, deep=True) == []


def test_three_records_of_one_person_become_one_and_come_apart_in_reverse_order(
    office: Office, twice: tuple[int, int]
) -> None:
    third = members.register(office, person("赵敏", "19920305", 42)).no
    before = without(office)
    first = members.merge(office, twice[0], twice[1])
    second = members.merge(office, third, twice[0])
    roots = database.column(office.reading(), "SELECT merged_into FROM people WHERE no IN (?, ?)", twice)
    assert roots == [third, third]
    with pytest.raises(Refused) as refusal:
        members.undo_merge(office, first.id)
    assert refusal.value.reason == "changed_since"
    members.undo_merge(office, second.id)
    members.undo_merge(office, first.id)
    assert without(office) == before


@pytest.mark.parametrize(
    ("keep", "drop", "reason"), [(1, 1, "same_record"), (1, 99, "unknown_member"), (99, 1, "unknown_member")]
)
def test_a_merge_that_cannot_be_is_refused(office: Office, keep: int, drop: int, reason: str) -> None:
    before = whole(office.reading())
    with pytest.raises(Refused) as refusal:
        members.merge(office, keep, drop)
    assert refusal.value.reason == reason
    assert whole(office.reading()) == before


def test_a_merged_person_counts_once_in_every_balance(office: Office, twice: tuple[int, int]) -> None:
    assert members.balance(office, "2026-11-01", "2026-11-30").closing == 6
    members.merge(office, *twice)
    told = members.balance(office, "2026-11-01", "2026-11-30")
    assert (told.opening, told.came, told.went, told.closing) == (4, {"active": 1}, {}, 5)


def test_a_merge_names_both_in_the_journal(office: Office, twice: tuple[int, int]) -> None:
    members.merge(office, *twice)
    assert journal.entries(office.reading(), limit=1)[0].detail == {"kept": "赵敏", "dropped": "赵敏"}
