"""Sticks are found by what the kernel says, and looked at before they are written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionoffice.errors import Trouble
from unionoffice.exchange import sticks


def test_a_removable_disk_is_a_stick_and_the_system_disk_is_none(tmp_path: Path) -> None:
    blocks = tmp_path / "block"
    for name, flag in (("sda", "0"), ("sdb", "1")):
        (blocks / name).mkdir(parents=True)
        (blocks / name / "removable").write_text(f"{flag}\n")
    stick = tmp_path / "工会 U盘"
    stick.mkdir()
    escaped = str(stick).replace(" ", "\\040")
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {escaped} vfat ro,nosuid 0 0\nproc /proc proc rw 0 0\n/dev/sdb2 /gone vfat rw 0 0\n"
    )
    (found,) = sticks._mounted(mounts, blocks)
    assert (found.path, found.name, found.read_only, found.kind) == (stick, "工会 U盘", True, "vfat")
    assert 0 < found.free <= found.total


def test_a_stick_with_too_little_room_or_no_stick_is_said_in_words(tmp_path: Path) -> None:
    sticks.ready_for(tmp_path, 1000)
    for folder, size, reason in ((tmp_path / "gone", 10, "no_folder"), (tmp_path, 5 << 30, "too_large")):
        with pytest.raises(Trouble) as caught:
            sticks.ready_for(folder, size)
        assert caught.value.reason == reason


def test_a_full_stick_is_refused_before_a_byte_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sticks, "SPARE", 1 << 60)
    with pytest.raises(Trouble) as caught:
        sticks.ready_for(tmp_path, 1)
    assert caught.value.reason == "disk_full"


def test_what_is_mounted_here_can_be_listed() -> None:
    assert all(stick.path.is_dir() for stick in sticks.sticks())
