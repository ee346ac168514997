from __future__ import annotations

import pytest

from tests.build import DAY, Town
from unionoffice import journal
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.opening import open_with_key
from unionoffice.settings import SETTINGS


def test_a_setting_nobody_set_has_its_default(office: Office) -> None:
    assert [office.setting(name) for name in ("language", "phone", "saved_filters", "demo")] == ["zh", "", {}, False]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("phone", "0571-88880000"),
        ("saved_filters", {"女会员": {"facts": [["sex", "female"]], "n": 3, "none": None}}),
        ("demo", True),
        ("address", "古墩路“一百”号\n二楼"),
    ],
)
def test_a_setting_comes_back_as_it_was_set_also_after_closing(town: Town, name: str, value: object) -> None:
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        office.set_setting(name, value)
        assert office.setting(name) == value
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        assert office.setting(name) == value


def test_a_changed_setting_stands_in_the_journal_with_its_old_value(office: Office) -> None:
    office.set_setting("phone", "1")
    office.set_setting("phone", "2")
    (entry,) = journal.entries(office.reading(), limit=1)
    (change,) = journal.changes(office.reading(), entry.n)
    assert (entry.what, entry.detail) == ("修改设置", {"name": "phone"})
    assert (change.old, change.new) == ({"value": '"1"'}, {"value": '"2"'})


def test_the_same_value_again_changes_nothing(office: Office) -> None:
    office.set_setting("phone", "1")
    office.set_setting("phone", "1")
    assert journal.entries(office.reading(), limit=1)[0].rows == 0


def test_no_setting_is_made_up(office: Office) -> None:
    with pytest.raises(KeyError):
        office.setting("colour")
    with pytest.raises(KeyError):
        office.set_setting("colour", "red")


def test_a_setting_of_an_act_that_failed_is_as_before(office: Office) -> None:
    def half() -> None:
        with office.act("改", "settings"):
            office.set_setting("phone", "1")
            assert office.setting("phone") == "1"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert office.setting("phone") == ""


def test_an_ordinary_setting_may_be_left_to_the_clerk(office: Office) -> None:
    from unionoffice.officers import Officer, Role

    office.officer = Officer(1, "李娟", (Role.ENTRY,))
    office.set_setting("saved_filters", {"a": 1}, right=Right.ENTER)
    with pytest.raises(Refused):
        office.set_setting("phone", "1")
    assert (office.setting("saved_filters"), office.setting("phone")) == ({"a": 1}, "")


def test_every_setting_says_what_it_means() -> None:
    for name, setting in SETTINGS.items():
        assert setting.name == name
        assert setting.label
        assert setting.meaning.endswith("。")
    assert len({setting.label for setting in SETTINGS.values()}) == len(SETTINGS)
