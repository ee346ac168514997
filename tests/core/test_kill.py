from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from tests.build import DAY, Town
from unionoffice import journal, members
from unionoffice.checking import faults
from unionoffice.opening import open_with_key

PROGRAM = Path(__file__).with_name("killed.py")


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.timeout(600)
def test_whoever_was_said_to_be_registered_is_there_after_any_kill(town: Town, kills: int) -> None:
    chance, acknowledged, unfinished = random.Random(kills), set[int](), 0
    wanted = 0
    command = [sys.executable, str(PROGRAM), str(town.path), town.key.hex()]
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parents[2])}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as mother:
        assert mother.stdin is not None
        assert mother.stdout is not None
        for round_ in range(kills):
            mother.stdin.write(b"%d\n" % (round_ * 1000))
            mother.stdin.flush()
            wanted += (patience := chance.randrange(7))
            said = until_killed(mother.stdout, patience, chance.uniform(0, 0.012))
            acknowledged |= said
            unfinished += sum(left.stat().st_size > 0 for left in town.path.parent.glob("*-journal"))
            with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
                there = {row[0] for row in office.reading().execute("SELECT person FROM memberships")}
                assert acknowledged <= there, f"lost after kill {round_}"
                assert len(there) <= 5 + len(acknowledged) + round_ + 1, "at most one act a kill was on its way"
                assert faults(office) == []
        mother.stdin.close()
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        assert faults(office, deep=True) == []
        assert journal.verify(office.reading()) == []
        for no in sorted(acknowledged)[:: max(1, len(acknowledged) // 50)]:
            member = members.member(office, no)
            assert member is not None
            assert no in members.find(office.reading(), member.person.id_number).numbers
    assert len(acknowledged) >= wanted > 0
    print(f"{len(acknowledged)} acknowledged, {unfinished} of {kills} kills met an act half written")
    assert unfinished, "no kill met an act half written: they came at the wrong times"


def until_killed(said: IO[bytes], patience: int, seconds: float) -> set[int]:
    """The numbers acknowledged until the child was killed: so many seconds after that many acknowledgements."""
    handle, text = said.fileno(), b""
    while text.count(b"\n") < patience + 1:
        text += os.read(handle, 65_536)
        assert b"gone" not in text, "the clerk ended by herself"
    child, deadline = int(text.split(b"\n")[0].split()[1]), time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if select.select([handle], [], [], left)[0]:
            text += os.read(handle, 65_536)
    os.kill(child, signal.SIGKILL)
    while not text.endswith(b"gone\n"):
        text += os.read(handle, 65_536)
    return {int(line) for line in text.split(b"\n")[1:-2]}
