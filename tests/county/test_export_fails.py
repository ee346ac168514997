"""Every write, sync and rename of an export fails once: nothing is left that could pass, and the next one goes through."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.county.offices import Place, enrol
from unionoffice import county, reports
from unionoffice.errors import Refused, Trouble


class Failing:
    """Counts the calls that write to disks and lets the one of this number fail."""

    def __init__(self, patch: pytest.MonkeyPatch, nth: int, folder: Path) -> None:
        self.calls, self._nth, self._folder = 0, nth, folder
        plain_open = Path.open

        def opened(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
            if path.parent != folder:
                return plain_open(path, mode, *rest, **named)
            self.count()
            made = plain_open(path, mode, *rest, **named)
            return _Sink(made, self) if set(mode) & set("wxa+") else made

        patch.setattr(Path, "open", opened)
        for name in ("fsync", "replace"):
            patch.setattr(os, name, self._failing(getattr(os, name)))

    def _failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            self.count()
            return real(*given)

        return call

    def count(self) -> None:
        self.calls += 1
        if self.calls == self._nth:
            raise OSError((errno.ENOSPC, errno.EIO, errno.EROFS)[self._nth % 3], "as if")


class _Sink:
    """A file whose writes are counted."""

    def __init__(self, file: Any, failing: Failing) -> None:
        self._file, self._failing = file, failing

    def write(self, data: bytes) -> int:
        self._failing.count()
        return int(self._file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Sink:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()


def exported(town: Place, stick: Path) -> tuple[reports.Made | None, str]:
    try:
        return reports.make_package(town.office, stick), ""
    except Trouble as trouble:
        return None, trouble.sentence


def test_every_write_call_failing_once_leaves_no_package_that_passes(upper: Place, town: Place) -> None:
    stick = town.folder / "stick"
    stick.mkdir()
    nth, made = 0, None
    while made is None:
        nth += 1
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(patch, nth, stick)
            made, said = exported(town, stick)
        if made is None:
            assert "；" in said, said
            assert list(stick.iterdir()) == [], f"call {nth}"
            assert reports.packages(town.office)[0].state == "broken"
    broken = nth - 1
    assert failing.calls == broken
    assert broken >= 8, "open, writes, fsync, reading back, rename, fsync of the folder, verifying"
    assert county.receive(upper.office, made.path).notes == ()
    assert reports.packages(town.office)[0].state == "waiting"


def test_after_a_broken_export_the_next_package_is_no_fork(upper: Place, town: Place) -> None:
    county.receive(upper.office, town.package())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", lambda *_paths: (_ for _ in ()).throw(OSError(errno.EIO, "as if")))
        with pytest.raises(Trouble):
            town.package()
    enrol(town, "刘芳", "330106199201020026")
    (note,) = county.receive(upper.office, town.package()).notes
    assert "1 个包没有收到" in note


def test_a_package_that_was_whole_when_the_power_went_is_taken_and_the_next_one_follows_it(
    upper: Place, town: Place
) -> None:
    """The file has its name, the office died before it wrote down that all is well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_given, **_named: None)
        patch.setattr(reports.packing, "verify", lambda *_given: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            town.package()
    (left,) = town.folder.glob("*.uop")
    assert reports.packages(town.office)[0].state == "broken"
    county.receive(upper.office, left)
    assert county.receive(upper.office, town.package()).notes == ()


def test_no_room_no_folder_and_no_upper_office_are_said_before_a_number_is_taken(
    upper: Place, town: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from unionoffice.exchange import sticks

    with pytest.raises(Trouble) as caught:
        reports.make_package(town.office, tmp_path / "nowhere")
    assert caught.value.reason == "no_folder"
    monkeypatch.setattr(sticks, "SPARE", 1 << 60)
    with pytest.raises(Trouble) as caught:
        town.package()
    assert caught.value.reason == "disk_full"
    reports.end_partner(town.office, upper.id, "合并")
    with pytest.raises(Refused) as refused:
        town.package()
    assert refused.value.reason == "no_upper"
    assert reports.packages(town.office) == []


def test_two_packages_never_have_one_name_and_nothing_is_overwritten(town: Place) -> None:
    first = town.package()
    with town.office.act("同号", "reports") as act:
        act.db.execute("UPDATE book SET id = 'other', sequence = 0")
    before = first.read_bytes()
    with pytest.raises(Trouble) as caught:
        town.package()
    assert (caught.value.reason, first.read_bytes()) == ("exists", before)
