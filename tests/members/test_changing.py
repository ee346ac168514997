from __future__ import annotations

import pytest

from tests.files import whole
from tests.made_up import number
from unionoffice import journal, members
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.members import Member
from unionoffice.office import Office

CHEMICALS_NO, VILLAGE_NO = 3, 2
KNOWN = number("19700123", 12)


def there(office: Office, no: int) -> Member:
    found = members.member(office, no)
    assert found is not None
    return found


def test_a_changed_member_keeps_what_was_not_given(office: Office) -> None:
    after = members.change(office, 1, {"phone": "13999999999", "post": "电工", "education": "本科"})
    assert (after.person.phone, after.membership.post, after.name) == ("13999999999", "电工", "王秀英")
    assert there(office, 1) == after
    changes = journal.changes(office.reading(), journal.next_act(office.reading()) - 1)
    assert [(change.table, sorted(change.new or {})) for change in changes] == [
        ("people", ["education", "phone"]), ("memberships", ["post"]),
    ]  # fmt: skip
    assert (members.change(office, 1, {"phone": ""}).person.phone, there(office, 1).membership.post) == (None, "电工")


def test_the_number_wins_also_when_only_sex_or_birth_is_changed(office: Office) -> None:
    looked = members.examine(office, {"sex": "男"}, whole=False, no=1)
    assert [finding.reason for finding in looked.findings] == ["sex_differs"]
    assert members.change(office, 1, {"sex": "男"}).person.sex == "female"
    assert members.change(office, 1, {"birth": "1971-01-23"}).person.birth == "1970-01-23"
    assert members.change(office, 1, {"sex": "", "birth": ""}).person.sex == "female"


def test_a_corrected_number_corrects_sex_and_birth(office: Office) -> None:
    after = members.change(office, 1, {"id_number": number("19710203", 33)})
    assert (after.person.sex, after.person.birth) == ("male", "1971-02-03")


def test_a_joining_day_is_checked_against_the_birth_on_record(office: Office) -> None:
    looked = members.examine(office, {"joined": "1980-01-01"}, whole=False, no=1)
    assert [finding.reason for finding in looked.findings] == ["join_date"]
    assert members.examine(office, {"note": "x"}, whole=False, no=1).findings == ()


def test_a_members_own_number_is_no_duplicate_but_anothers_is(office: Office) -> None:
    assert members.change(office, 1, {"id_number": KNOWN, "note": "x"}).membership.note == "x"
    with pytest.raises(Rejected) as rejection:
        members.change(office, 2, {"id_number": KNOWN})
    assert rejection.value.reason == "same_number"


def test_state_union_and_card_number_do_not_change_with_a_form(office: Office) -> None:
    before = there(office, 1)
    after = members.change(
        office, 1, {"state": "退会", "card_no": "1" * 22, "since": "2020-01-01", "card_issued": "2020-01-01"}
    )
    assert after == before


@pytest.mark.parametrize("raw", [{"name": ""}, {"id_number": ""}, {"id_number": "1"}, {"joined": "2020-02-30"}])
def test_a_change_that_cannot_be_is_refused_whole(office: Office, raw: dict[str, object]) -> None:
    before = whole(office.reading())
    with pytest.raises(Rejected):
        members.change(office, 1, {**raw, "phone": "13999999999"})
    assert whole(office.reading()) == before


def test_nobody_who_is_not_there_is_changed(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        members.change(office, 99, {"note": "x"})
    assert refusal.value.reason == "unknown_member"


def test_what_changed_about_a_member_is_told_newest_first_and_covered(office: Office) -> None:
    members.change(office, 1, {"phone": "13999999999"})
    members.change(office, 1, {"team": "一组"})
    told = members.history(office, 1)
    assert [line[2:] for line in told[:2]] == [("工会小组", "", "一组"), ("手机号码", "138****0001", "139****9999")]
    assert {line[1] for line in told} == {"李娟"}
    assert not any(KNOWN in value for line in told for value in line)


def test_whoever_looks_at_a_whole_number_stands_in_the_journal(office: Office) -> None:
    assert there(office, 1).shown("id_number") == "330106********0123"[:14] + KNOWN[-4:]
    assert members.reveal(office, 1, "核对").shown("id_number", reveal=True) == KNOWN
    with pytest.raises(Refused):
        members.reveal(office, 99, "核对")


# -- many at once


def test_a_mass_change_is_reviewed_before_and_is_one_act(office: Office) -> None:
    members.change(office, 2, {"team": "一组"})
    before, links = whole(office.reading()), journal.next_act(office.reading())
    review = members.review_mass_change(office, [1, 2, 3, 99], "team", "一组")
    assert [(line.no, line.name, line.old, line.new) for line in review] == [
        (1, "王秀英", "", "一组"),
        (3, "欧阳吉祥", "", "一组"),
    ]
    assert whole(office.reading()) == before
    assert members.mass_change(office, [1, 2, 3, 99], "team", "一组") == 2
    assert journal.next_act(office.reading()) == links + 1
    assert {there(office, no).membership.team for no in (1, 2, 3)} == {"一组"}
    assert there(office, 4).membership.team is None
    assert journal.entries(office.reading(), limit=1)[0].detail == {"field": "工会小组", "members": 2}


@pytest.mark.parametrize("field", ["name", "id_number", "state", "unit", "card_no", "phone", "shoe"])
def test_what_tells_people_apart_is_never_set_for_many(office: Office, field: str) -> None:
    for attempt in (members.review_mass_change, members.mass_change):
        with pytest.raises(Refused) as refusal:
            attempt(office, [1, 2], field, "x")
        assert refusal.value.reason == "not_together"


def test_a_mass_change_to_a_value_that_cannot_be_changes_nobody(office: Office) -> None:
    before = whole(office.reading())
    with pytest.raises(Rejected):
        members.mass_change(office, [1, 2], "joined", "2020-02-30")
    assert whole(office.reading()) == before


@pytest.mark.parametrize("field", members.CHANGEABLE_TOGETHER)
def test_every_field_for_many_can_be_emptied_for_many(office: Office, field: str) -> None:
    members.mass_change(office, [1, 2], field, "")
    assert [there(office, no).get(field) for no in (1, 2)] == [None, None]
