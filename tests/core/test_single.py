from __future__ import annotations

import platform
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.build import Town
from unionoffice import members
from unionoffice.errors import Trouble
from unionoffice.opening import open_with_key
from unionoffice.single import SingleHolder

PROGRAM = Path(__file__).with_name("holding.py")


def another_program(town: Town) -> subprocess.Popen[str]:
    """A real second process that has the office open, in 王建国's hands."""
    command = [sys.executable, str(PROGRAM), str(town.path), town.key.hex(), "王建国"]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "holding\n"
    return program


def test_a_second_program_is_refused_and_told_who_where_and_since_when(town: Town) -> None:
    before = datetime.now().astimezone().strftime("%Y-%m-%d %H:")
    with another_program(town) as program:
        with pytest.raises(Trouble) as trouble:
            open_with_key(town.path, town.key, "李娟")
        assert trouble.value.reason == "in_use"
        for word in ("王建国", platform.node(), before):
            assert word in trouble.value.sentence
        answer, _errors = program.communicate("stop\n", timeout=20)
        assert answer == "closed\n"
    with open_with_key(town.path, town.key, "李娟") as office:
        assert members.figures(office).members == 4


def test_a_program_that_was_killed_holds_nothing(town: Town) -> None:
    with another_program(town) as program:
        program.kill()
        program.wait(20)
    with open_with_key(town.path, town.key, "李娟") as office:
        assert members.figures(office).members == 4
    with another_program(town) as program:
        program.communicate("stop\n", timeout=20)


def test_the_same_program_does_not_open_an_office_twice(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟"), pytest.raises(Trouble) as trouble:
        open_with_key(town.path, town.key, "李娟")
    assert trouble.value.reason == "in_use"
    open_with_key(town.path, town.key, "李娟").close()


def test_a_note_nobody_can_read_still_refuses(tmp_path: Path) -> None:
    holder = SingleHolder(tmp_path / "town.office", "李娟")
    (tmp_path / "town.lock").write_bytes(b"{half a no")
    with pytest.raises(Trouble) as trouble:
        SingleHolder(tmp_path / "town.office", "王建国")
    assert trouble.value.reason == "in_use"
    holder.release()
    holder.release()
    SingleHolder(tmp_path / "town.office", "王建国").release()


def test_a_folder_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        SingleHolder(tmp_path / "stick" / "town.office", "李娟")
    assert trouble.value.reason == "no_folder"


def test_a_full_disk_keeps_nobody_from_opening_the_office_to_read(town: Town) -> None:
    town.path.with_suffix(".lock").unlink(missing_ok=True)
    town.path.with_suffix(".lock").symlink_to("/dev/full")
    with open_with_key(town.path, town.key, "李娟") as office:
        assert members.figures(office).members == 4
