from __future__ import annotations

import json
import random
import string
from collections.abc import Callable

import pytest

from tests.build import DAY, PASSWORD, Town
from tests.files import fingerprint, reseal
from unionoffice import journal, keys, members
from unionoffice.errors import Refused, Trouble
from unionoffice.officers import Role
from unionoffice.opening import (
    officers_of,
    open_office,
    open_with_recovery_code,
)

# -- the recovery code


def test_the_recovery_code_opens_the_office_and_gives_one_officer_a_new_password(town: Town) -> None:
    typed = town.recovery_code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    with open_with_recovery_code(town.path, typed, "李娟", "fresh password", today=DAY) as office:
        assert office.officer.name == "李娟"
        assert journal.entries(office.reading())[0].what == "用恢复码重设密码"
    with pytest.raises(Refused):
        open_office(town.path, "李娟", PASSWORD)
    open_office(town.path, "李娟", "fresh password").close()
    open_office(town.path, "王建国", PASSWORD).close()


def test_the_recovery_code_gives_nobody_an_empty_password(town: Town) -> None:
    before = fingerprint(keys.key_path(town.path))
    with pytest.raises(Refused) as refusal:
        open_with_recovery_code(town.path, town.recovery_code, "李娟", "")
    assert refusal.value.reason == "no_password"
    assert fingerprint(keys.key_path(town.path)) == before


def test_another_offices_recovery_code_opens_nothing(town: Town) -> None:
    with pytest.raises(Refused) as refusal:
        open_with_recovery_code(town.path, keys.new_code(), "李娟", "fresh password")
    assert refusal.value.reason == "wrong_password"


def test_one_wrong_letter_anywhere_in_the_recovery_code_is_noticed() -> None:
    code = keys.new_code().replace("-", "")
    for place, right in enumerate(code):
        for letter in keys.ALPHABET.replace(right, ""):
            with pytest.raises(Refused) as refusal:
                keys.read_code(code[:place] + letter + code[place + 1 :])
            assert refusal.value.reason == "bad_code"


def test_two_neighbours_swapped_anywhere_in_the_recovery_code_are_noticed() -> None:
    for _ in range(20):
        code = keys.new_code().replace("-", "")
        for place in range(len(code) - 1):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code:
                with pytest.raises(Refused):
                    keys.read_code(swapped)


@pytest.mark.parametrize(
    "spoil", [lambda code: code[:-1], lambda code: code + "A", lambda code: "*" + code[1:], lambda _: ""]
)
def test_a_recovery_code_of_another_length_or_alphabet_is_refused(spoil: Callable[[str], str]) -> None:
    with pytest.raises(Refused) as refusal:
        keys.read_code(spoil(keys.new_code()))
    assert (refusal.value.reason, refusal.value.field) == ("bad_code", "recovery_code")


# -- the key file


def rewrite(town: Town, change: Callable[[dict[str, object]], None]) -> None:
    path = keys.key_path(town.path)
    content = json.loads(path.read_bytes())
    change(content)
    path.write_bytes(json.dumps(content, ensure_ascii=False).encode())


@pytest.mark.usefixtures("cheap_guesses")
def test_one_officers_slot_does_not_open_under_another_name(town: Town) -> None:
    reseal(town)

    def swap(content: dict[str, object]) -> None:
        one, other = content["slots"]  # type: ignore[misc]
        one["who"], other["who"] = other["who"], one["who"]

    rewrite(town, swap)
    for officer in ("李娟", "王建国"):
        with pytest.raises(Refused) as refusal:
            open_office(town.path, officer, PASSWORD)
        assert refusal.value.reason == "wrong_password"


@pytest.mark.usefixtures("cheap_guesses")
def test_a_slot_does_not_open_in_another_office(town: Town) -> None:
    reseal(town)
    rewrite(town, lambda content: content.update(office="01a20375-0000-7000-8000-000000000000"))
    with pytest.raises(Refused) as refusal:
        open_office(town.path, "李娟", PASSWORD)
    assert refusal.value.reason == "wrong_password"


@pytest.mark.usefixtures("cheap_guesses")
def test_the_recovery_slot_is_no_officers_slot(town: Town) -> None:
    reseal(town)
    rewrite(town, lambda content: content["slots"][0].update({**content["recovery"], "who": "李娟"}))  # type: ignore[index,dict-item]
    with pytest.raises(Refused) as refusal:
        open_office(town.path, "李娟", town.recovery_code)
    assert refusal.value.reason == "wrong_password"


@pytest.mark.usefixtures("cheap_guesses")
def test_roles_written_into_the_key_file_give_nobody_a_right(town: Town) -> None:
    reseal(town)
    rewrite(town, lambda content: content["slots"][1].update(roles=["entry", "administration"]))  # type: ignore[index]
    with open_office(town.path, "王建国", PASSWORD) as office:
        assert office.officer.roles == (Role.APPROVAL,)
        with pytest.raises(Refused) as refusal:
            members.change(office, 1, {"phone": "13900000000"})
        assert refusal.value.reason == "not_permitted"


@pytest.mark.usefixtures("cheap_guesses")
def test_a_damaged_key_file_is_said_to_be_one_whatever_byte_is_wrong(town: Town) -> None:
    reseal(town)
    path, before = keys.key_path(town.path), fingerprint(town.path)
    whole, place, outcomes = path.read_bytes(), random.Random(11), set()
    for at in [*place.sample(range(len(whole)), 150), *(whole.index(b'"p"') + 5, whole.index(b'"t"') + 5)]:
        letter = place.choice(string.printable).encode()
        path.write_bytes(whole[:at] + letter + whole[at + 1 :])
        try:
            open_office(town.path, "李娟", PASSWORD).close()
            outcomes.add("opened")
        except (Refused, Trouble) as refusal:
            outcomes.add(refusal.reason)
    assert outcomes <= {"opened", "wrong_password", "unknown_officer", "bad_keys"}
    assert {"bad_keys", "wrong_password"} <= outcomes
    assert fingerprint(town.path) == before


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b'{"format": "unionoffice-keys-2"}', b"\xff\xfe", b'"x"']
)
def test_a_key_file_of_another_kind_is_said_to_be_damaged(town: Town, content: bytes) -> None:
    keys.key_path(town.path).write_bytes(content)
    with pytest.raises(Trouble) as trouble:
        officers_of(town.path)
    assert trouble.value.reason == "bad_keys"


def test_a_missing_key_file_is_said_to_be_missing(town: Town) -> None:
    keys.key_path(town.path).unlink()
    with pytest.raises(Trouble) as trouble:
        open_office(town.path, "李娟", PASSWORD)
    assert trouble.value.reason == "no_keys"
