from __future__ import annotations

import pytest

from tests.build import PASSWORD, Town
from tests.files import reseal
from unionoffice import keys
from unionoffice.appointing import change_password, dismiss_officer, name_officer, officers, set_roles
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Role
from unionoffice.opening import (
    officers_of,
    open_office,
    open_with_key,
)


def test_a_dismissed_officer_opens_nothing_even_with_the_old_key_file(town: Town) -> None:
    old = keys.key_path(town.path).read_bytes()
    with open_with_key(town.path, town.key, "李娟") as office:
        dismiss_officer(office, "王建国")
        assert [officer.name for officer in officers(office)] == ["李娟"]
    with pytest.raises(Refused) as refusal:
        open_office(town.path, "王建国", PASSWORD)
    assert refusal.value.reason == "unknown_officer"
    keys.key_path(town.path).write_bytes(old)
    with pytest.raises(Refused) as refusal:
        open_office(town.path, "王建国", PASSWORD)
    assert refusal.value.reason == "unknown_officer"


@pytest.mark.usefixtures("cheap_guesses")
def test_an_officer_named_dismissed_and_named_again_opens_with_the_new_password(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟") as office:
        name_officer(office, "赵敏", (Role.ENTRY,), "first password")
        with pytest.raises(Refused) as refusal:
            name_officer(office, "赵敏", (Role.ENTRY,), "other password")
        assert refusal.value.reason == "exists"
        dismiss_officer(office, "赵敏")
        name_officer(office, "赵敏", (Role.AUDIT,), "second password")
    with pytest.raises(Refused):
        open_office(town.path, "赵敏", "first password")
    with open_office(town.path, "赵敏", "second password") as office:
        assert office.officer.roles == (Role.AUDIT,)


@pytest.mark.usefixtures("cheap_guesses")
def test_a_changed_password_replaces_the_old_one_and_needs_it(town: Town) -> None:
    reseal(town)
    with open_with_key(town.path, town.key, "李娟") as office:
        with pytest.raises(Refused) as refusal:
            change_password(office, "not it", "brand new")
        assert refusal.value.reason == "wrong_password"
        with pytest.raises(Refused):
            change_password(office, PASSWORD, "")
        change_password(office, PASSWORD, "brand new")
    with pytest.raises(Refused):
        open_office(town.path, "李娟", PASSWORD)
    open_office(town.path, "李娟", "brand new").close()


def test_neither_the_last_administrator_nor_oneself_is_dismissed(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        dismiss_officer(office, "李娟")
    assert refusal.value.reason == "oneself"
    assert [officer.name for officer in officers(office)] == ["李娟", "王建国"]


def test_an_officers_roles_change_in_the_office_and_in_the_key_file_and_the_password_stays(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟") as office:
        with pytest.raises(Refused) as refusal:
            set_roles(office, "李娟", (Role.ENTRY,))
        assert refusal.value.reason == "last_administrator"
        for name, roles, reason in (("张三", (Role.ENTRY,), "unknown_officer"), ("王建国", (), "missing")):
            with pytest.raises(Refused) as refusal:
                set_roles(office, name, roles)
            assert refusal.value.reason == reason
        set_roles(office, "王建国", (Role.ENTRY, Role.ADMINISTRATION))
        assert {slot.name: slot.roles for slot in officers_of(town.path)}["王建国"] == (Role.ENTRY, Role.ADMINISTRATION)
        set_roles(office, "李娟", (Role.AUDIT,))
        assert office.officer.roles == (Role.AUDIT,)
        with pytest.raises(Refused) as refusal:
            set_roles(office, "李娟", (Role.ENTRY,))
        assert refusal.value.reason == "not_permitted"
    with open_office(town.path, "王建国", PASSWORD) as office:
        assert office.officer.roles == (Role.ENTRY, Role.ADMINISTRATION)
