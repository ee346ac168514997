"""`--help` is complete: every verb can be asked, and names each of its options."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from tests.cli.calling import DONE, USAGE, call
from unionoffice.cli.verbs import root


def verbs(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from verbs(below, (*path, name))


EVERY = [pytest.param(path, command, id=" ".join(path) or "unionoffice") for path, command in verbs(root)]


@pytest.mark.parametrize(("path", "command"), EVERY)
def test_every_verb_explains_itself_and_all_its_options_without_an_office(path, command):
    said = call(*path, "--help")
    assert (said.code, said.complaint) == (DONE, "")
    assert command.help
    assert command.help.split("；")[0][:8] in said.words.replace("\n", "").replace("  ", "")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert all(name in said.words for name in (*parameter.opts, *parameter.secondary_opts))
            assert parameter.help or parameter.show_default, parameter.name
        elif isinstance(parameter.type, click.Choice):
            assert all(str(choice) in "".join(said.words.split()) for choice in parameter.type.choices)
        else:
            assert (parameter.metavar or parameter.name or "").upper() in said.words
    if isinstance(command, click.Group):
        assert all(name in said.words for name in command.commands)
    assert call(*path, "-h").words == said.words


def test_the_verbs_of_the_contract_are_all_there():
    known = {" ".join(path) for path, _command in verbs(root)}
    assert known >= {
        "init", "officer add", "officer list", "officer dismiss", "demo", "import members", "import photos", "import undo",
        "members list", "members show", "members find", "members export", "members transfer", "members merge",
        "members state", "print cards", "print roll", "print form", "backup now", "backup list", "backup restore", "check",
        "audit verify",
    }  # fmt: skip


def test_without_a_verb_the_verbs_are_listed_and_the_call_ends_with_2():
    said = call()
    assert (said.code, said.out) == (USAGE, b"")
    assert "members" in said.complaint
    assert call("members").code == USAGE


def test_help_speaks_the_language_in_use():
    chinese, english = call("print", "cards", "--help").words, call("--lang", "en", "print", "cards", "--help").words
    assert chinese.startswith("用法： unionoffice print cards [选项]")
    for word in ("选项：", "[必填]", "[默认 a4]", "显示这段说明"):
        assert word in chinese
    for word in ("Usage", "Options", "required", "default", "Show this"):
        assert word not in chinese
        assert word in english


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dance",), "没有动词“dance”。用 --help 查看有哪些动词。"),
        (("check", "now"), "多写了“now”。用 --help 查看写法。"),
        (("demo", "--members", "many", "x"), "--members 写得不对：“many”不是数字。"),
        (("demo", "--members", "0", "x"), "--members 写得不对：0 超出范围（1<=x<=2000000）。"),
    ],
)
def test_a_slip_of_the_pen_is_told_in_chinese(arguments, said):
    assert call(*arguments).complaint.strip() == said
