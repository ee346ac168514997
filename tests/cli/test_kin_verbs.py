"""Kin of the officers, declared, listed and ended on the command line."""

from __future__ import annotations

from tests.cli.calling import REFUSED, USAGE, Console
from tests.made_up import number

WIFE = number("19860203", 222)


def test_kin_are_declared_listed_and_ended_on_the_command_line(console: Console) -> None:
    given = ("officer", "kin", "add", "王建国", "--name", "周敏", "--id-number", WIFE, "--relation", "配偶")
    added = console(*given).answer["kin"]
    assert (added["officer"], added["relation"], added["name"]) == ("王建国", "配偶", "周敏")
    assert added["id_number"] == f"{WIFE[:6]}********{WIFE[-4:]}"
    assert console("officer", "kin", "list").answer["kin"] == [added]
    assert console("officer", "kin", "list", "李娟").answer["kin"] == []
    assert console("officer", "kin", "end", str(added["no"])).answer == {"ended": added["no"]}
    assert console("officer", "kin", "list").answer["kin"] == []
    assert len(console("officer", "kin", "list", "王建国", "--all").answer["kin"]) == 1


def test_kin_of_an_officer_nobody_named_are_refused(console: Console) -> None:
    said = console("officer", "kin", "list", "孙悟空")
    assert (said.code, said.error["reason"]) == (REFUSED, "unknown_officer")
    assert console("officer", "kin", "end", "first").code == USAGE
