from __future__ import annotations

import errno
import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from unionoffice.errors import Trouble
from unionoffice.safe_write import safe_write, trouble_of, writing

OLD = b"what was there before"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A file of the clerk's in an otherwise empty folder."""
    path = tmp_path / "名册.pdf"
    path.write_bytes(OLD)
    return path


def refuse(code: int) -> Callable[..., object]:
    def fail(*_arguments: object, **_options: object) -> object:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_file_holds_what_was_written_and_nothing_else_is_left(there: Path) -> None:
    safe_write(there, b"new" * 100_000)
    assert there.read_bytes() == b"new" * 100_000
    assert os.listdir(there.parent) == ["名册.pdf"]


def test_until_the_end_the_old_file_is_there(there: Path) -> None:
    with writing(there) as sink:
        sink.write(b"half")
        sink.flush()
        assert there.read_bytes() == OLD
        sink.write(b" and half")
    assert there.read_bytes() == b"half and half"


def test_a_file_may_be_corrected_while_it_is_written(there: Path) -> None:
    with writing(there) as sink:
        sink.write(b"0000 rows")
        place = sink.tell()
        sink.seek(0)
        sink.write(b"0042")
        sink.seek(place)
        sink.write(b".")
    assert there.read_bytes() == b"0042 rows."


def test_whoever_writes_into_it_does_not_close_it(there: Path) -> None:
    with writing(there) as sink:
        sink.write(b"one")
        sink.close()
        assert not sink.closed
        sink.write(b" two")
    assert there.read_bytes() == b"one two"


def test_an_error_of_the_writer_leaves_the_old_file_alone(there: Path) -> None:
    def half() -> None:
        with writing(there) as sink:
            sink.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert there.read_bytes() == OLD
    assert os.listdir(there.parent) == ["名册.pdf"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EIO, "disk"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "not_allowed"),
        (errno.EFBIG, "too_large"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_file_and_says_so(
    there: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, reason: str
) -> None:
    monkeypatch.setattr(os, step, refuse(code))
    with pytest.raises(Trouble) as trouble:
        safe_write(there, b"new")
    assert trouble.value.reason == reason
    assert "名册.pdf" in trouble.value.sentence
    assert there.read_bytes() == OLD
    assert os.listdir(there.parent) == ["名册.pdf"]


def test_a_disk_really_without_room_leaves_the_old_file(there: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(Trouble) as trouble:
            safe_write(there, bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert trouble.value.reason == "too_large"
    assert there.read_bytes() == OLD
    assert os.listdir(there.parent) == ["名册.pdf"]


def test_a_disk_that_changes_a_byte_on_the_way_is_caught_by_reading_back(
    there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def lie(handle: int) -> None:
        fsync(handle)
        os.pwrite(handle, b"X", 1)

    monkeypatch.setattr(os, "fsync", lie)
    with pytest.raises(Trouble) as trouble:
        safe_write(there, b"new")
    assert trouble.value.reason == "disk"
    assert there.read_bytes() == OLD
    assert os.listdir(there.parent) == ["名册.pdf"]


def test_a_folder_that_fails_to_sync_has_the_old_file_or_the_new_one_whole(
    there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, calls = os.fsync, []

    def second_fails(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.EIO, "folder")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(Trouble):
        safe_write(there, b"new")
    assert there.read_bytes() in (OLD, b"new")
    assert os.listdir(there.parent) == ["名册.pdf"]


def test_a_stick_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        safe_write(tmp_path / "stick" / "a.pdf", b"new")
    assert trouble.value.reason == "no_folder"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Trouble):
        safe_write(tmp_path / "a.pdf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_an_unknown_complaint_of_the_disk_is_a_sentence_too(tmp_path: Path) -> None:
    trouble = trouble_of(OSError("read back differs"), tmp_path / "a.pdf")
    assert trouble.reason == "disk"
    assert "a.pdf" in trouble.sentence
