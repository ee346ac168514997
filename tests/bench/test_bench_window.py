"""Window: from the start of the process to the painted list, beside a bare PySide6 window with as many rows; memory.

The key is handed over unlocked: what the password costs (Argon2id, 0.2 s on purpose) is not in either time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from unionoffice import keys
from unionoffice.demo import DEMO_PASSWORD, ENTERING, make_town

pytestmark = pytest.mark.bench

ROOT = Path(__file__).resolve().parents[2]
MEMBERS = 20_973
RUNS = 9


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    path = tmp_path_factory.mktemp("window") / "town.office"
    make_town(path, members=MEMBERS)
    slots = keys.load(keys.key_path(path))
    path.with_name("key").write_bytes(keys.unseal(DEMO_PASSWORD, slots.slot_of(ENTERING), slots.office))
    return path


def _start(*arguments: object) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.window_started", *map(str, arguments)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def _seconds_to_paint(*arguments: object) -> float:
    began = time.perf_counter()
    with _start(*arguments) as process:
        assert process.stdout.readline() == "painted\n"
        return time.perf_counter() - began


def test_the_list_is_painted_hardly_later_than_in_a_bare_window(office):
    ours = ("ours", office, office.with_name("key"), ENTERING)
    bare, full = [], []
    for _run in range(RUNS + 1):
        bare.append(_seconds_to_paint("bare", MEMBERS))
        full.append(_seconds_to_paint(*ours))
    ratio = statistics.median(full[1:]) / statistics.median(bare[1:])
    print(
        f"\nwindow, {MEMBERS:,} members: {statistics.median(full[1:]):.2f} s; bare window "
        f"{statistics.median(bare[1:]):.2f} s; ratio {ratio:.2f} (at most 1.5)"
    )
    assert ratio <= 1.5


def test_the_idle_window_is_small(office):
    with _start("ours", office, office.with_name("key"), ENTERING, "idle") as process:
        assert process.stdout.readline() == "painted\n"
        resident, proportional = (int(word) for word in process.stdout.readline().split())
    print(f"\nidle window, {MEMBERS:,} members: {resident} MB resident, {proportional} MB proportional (at most 200)")
    assert resident <= 200
