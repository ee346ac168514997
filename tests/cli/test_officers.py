"""Who is at work: the officer named, the only one who may, or the one whose password it is; naming and dismissing."""

from __future__ import annotations

import pytest

from tests.build import PASSWORD
from tests.cli.calling import REFUSED, Console, call

SECOND = "second-password-2"


@pytest.fixture
def two_clerks(console: Console, monkeypatch) -> Console:
    """An office with a second entry officer, 周敏, who has a password of her own."""
    monkeypatch.setenv("UNIONOFFICE_NEW_PASSWORD", SECOND)
    assert console("officer", "add", "周敏", "--role", "entry").answer == {
        "officer": {"name": "周敏", "roles": ["entry"]}
    }
    return console


def newest_act(console: Console, **options: str) -> dict:
    return console("audit", "list", "--limit", "1", **options).answer["acts"][0]


def test_the_only_officer_who_may_is_at_work(console):
    console("members", "state", console.member("陈超")["id"], "retained", "--reason", "退休")
    assert newest_act(console)["officer"] == "李娟"


def test_an_officer_named_is_at_work_and_may_only_what_the_role_says(console):
    shown = console("members", "list", user="王建国")
    assert len(shown.answer["members"]) == 4
    refused = console("members", "state", console.member("陈超")["id"], "left", "--reason", "x", user="王建国")
    assert (refused.code, refused.error["reason"]) == (REFUSED, "not_permitted")
    assert console.member("陈超")["state"] == "active"


def test_an_officer_nobody_named_is_refused(console):
    said = console("members", "list", user="孙悟空")
    assert (said.code, said.error["reason"]) == (REFUSED, "unknown_officer")


def test_of_two_who_may_the_one_whose_password_it_is_is_at_work(two_clerks, monkeypatch):
    uid = two_clerks.member("陈超")["id"]
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", SECOND)
    assert two_clerks("members", "edit", uid, "post=司机").answer["member"]["post"] == "司机"
    assert newest_act(two_clerks)["officer"] == "周敏"
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", PASSWORD)
    two_clerks("members", "edit", uid, "post=电工")
    assert newest_act(two_clerks)["officer"] == "李娟"
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", "nobody-has-this")
    refused = two_clerks("members", "edit", uid, "post=厨师")
    assert (refused.code, refused.error["reason"]) == (REFUSED, "wrong_password")


def test_an_officer_named_does_not_fall_through_to_another(two_clerks):
    said = two_clerks("members", "list", user="周敏")
    assert (said.code, said.error["reason"]) == (REFUSED, "wrong_password")


def test_officers_are_named_listed_and_dismissed(two_clerks, monkeypatch):
    roles = {one["name"]: one["roles"] for one in two_clerks("officer", "list").answer["officers"]}
    assert roles == {"李娟": ["entry", "administration"], "王建国": ["approval"], "周敏": ["entry"]}
    assert two_clerks("officer", "dismiss", "周敏").answer == {"dismissed": "周敏"}
    assert len(two_clerks("officer", "list").answer["officers"]) == 2
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", SECOND)
    assert two_clerks("members", "list", user="周敏").error["reason"] == "unknown_officer"


def test_a_name_in_post_an_unknown_one_and_oneself_are_refused(two_clerks):
    assert two_clerks("officer", "add", "周敏", "--role", "audit").error["reason"] == "exists"
    assert two_clerks("officer", "dismiss", "孙悟空").error["reason"] == "unknown_officer"
    assert two_clerks("officer", "dismiss", "李娟").error["reason"] == "oneself"


def test_only_administration_names_officers(two_clerks, monkeypatch):
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", SECOND)
    said = two_clerks("officer", "add", "吴刚", "--role", "entry", user="周敏")
    assert (said.code, said.error["reason"]) == (REFUSED, "not_permitted")


def test_a_role_nobody_knows_is_wrong_usage(console):
    assert console("officer", "add", "周敏", "--role", "emperor").code == 2


def test_an_office_is_begun_with_its_first_officer_and_one_recovery_code(tmp_path, monkeypatch):
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", PASSWORD)
    file = tmp_path / "新桥镇.office"
    begin = (
        "init",
        str(file),
        "--level",
        "township",
        "--name",
        "新桥镇总工会",
        "--division",
        "330106109",
        "--officer",
        "吴敏",
    )
    answer = call("--json", "--day", "2026-11-22", *begin).answer
    assert set(answer) == {"office", "recovery_code"}
    assert answer["office"] == str(file)
    assert len(answer["recovery_code"].replace("-", "")) == 34
    assert file.with_suffix(".keys").is_file()
    content = file.read_bytes()
    again = call("--json", *begin)
    assert (again.code, again.error["reason"]) == (REFUSED, "exists")
    assert file.read_bytes() == content
    console = Console(file)
    assert console("officer", "list").answer == {"officers": [{"name": "吴敏", "roles": ["entry", "administration"]}]}
    assert console("members", "list").answer == {"members": [], "more": False}


@pytest.mark.parametrize(
    ("options", "code", "reason"),
    [
        ({"level": "village"}, 2, "usage"),
        ({"division": "12345"}, 1, "bad_division"),
        ({"name": " "}, 1, "missing"),
        ({"officer": ""}, 1, "missing"),
        ({"file": "office.txt"}, 1, "bad_name"),
        ({"file": "nowhere/a.office"}, 3, "no_folder"),
    ],
)
def test_an_office_begun_wrongly_leaves_nothing_behind(tmp_path, monkeypatch, options, code, reason):
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", PASSWORD)
    given = {"level": "township", "name": "新桥镇总工会", "division": "330106109", "officer": "吴敏", **options}
    file = tmp_path / given.pop("file", "a.office")
    said = call("--json", "init", str(file), *(part for name, value in given.items() for part in (f"--{name}", value)))
    assert (said.code, said.error["reason"]) == (code, reason)
    assert list(tmp_path.iterdir()) == []
