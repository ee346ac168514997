"""The one way a file comes into being: whole and on the disk, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from unionoffice.errors import Trouble
from unionoffice.wording import _

PATIENCE = 15.0
"""Seconds a rename is tried again while a virus scanner or an indexer holds the old file."""


def safe_write(path: Path, content: bytes) -> None:
    """Afterwards `path` holds `content`, synced and read back; before that it held what it held. Raises Trouble."""
    with writing(path) as sink:
        sink.write(content)


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """A file to stream into; it takes the name `path` only when the block ends well.

    Temporary name in the same folder, write, fsync, read back, rename, fsync of the folder. An exception in the
    block leaves what was there before and no temporary file. Raises Trouble when the disk refuses.
    """
    path = Path(path)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with _words(path):
            sink = part.open("xb")
        with sink:
            counted = _Counted(sink)
            try:
                yield counted  # type: ignore[misc]
            except OSError as error:
                raise trouble_of(error, path) from error
            with _words(path):
                sink.flush()
                os.fsync(sink.fileno())
        with _words(path):
            _read_back(part, counted)
            _rename(part, path)
            sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


class _Counted:
    """A sink that remembers length and SHA-256 of what went through it."""

    def __init__(self, sink: IO[bytes]) -> None:
        self._sink = sink
        self.length = 0
        self.digest = hashlib.sha256()
        self.moved = False

    def write(self, data: bytes) -> int:
        self._sink.write(data)
        self.length += len(data)
        if not self.moved:
            self.digest.update(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self.moved = True
        return self._sink.seek(offset, whence)

    def tell(self) -> int:
        return self._sink.tell()

    def read(self, size: int = -1) -> bytes:
        return self._sink.read(size)

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def flush(self) -> None:
        self._sink.flush()

    def close(self) -> None:
        """The file is closed by `writing`, not by whoever writes into it."""

    @property
    def closed(self) -> bool:
        return self._sink.closed


def _read_back(part: Path, counted: _Counted) -> None:
    with part.open("rb") as source:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(source.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        digest = hashlib.file_digest(source, "sha256")
    if not counted.moved and (digest.digest() != counted.digest.digest() or part.stat().st_size != counted.length):
        raise OSError("read back differs from what was written")


def _rename(part: Path, path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            os.replace(part, path)
            return
        except PermissionError:
            if os.name != "nt" or time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def sync_folder(folder: Path) -> None:
    """The names in this folder are on the disk afterwards (nothing to do on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise trouble_of(error, path) from error


def trouble_of(error: OSError, path: Path) -> Trouble:
    """The disk's complaint about `path` in words: what happened, what is safe, what to do next."""
    import errno

    words: dict[int | None, Callable[[], tuple[str, str]]] = {
        errno.ENOSPC: lambda: ("disk_full", _("磁盘已满，“{name}”没有写成；原有内容完好。请清理出空间后再试一次。")),
        errno.EFBIG: lambda: (
            "too_large",
            _("“{name}”超过了这个磁盘允许的大小，没有写成；原有内容完好。请换一个磁盘再试。"),
        ),
        errno.EROFS: lambda: (
            "read_only",
            _("磁盘是只读的，“{name}”没有写成；原有内容完好。请关闭写保护或换一个磁盘再试。"),
        ),
        errno.EACCES: lambda: (
            "not_allowed",
            _("没有权限写“{name}”；原有内容完好。请换一个文件夹，或关闭正在使用它的程序后再试。"),
        ),
        errno.EPERM: lambda: (
            "not_allowed",
            _("没有权限写“{name}”；原有内容完好。请换一个文件夹，或关闭正在使用它的程序后再试。"),
        ),
        errno.ENOENT: lambda: (
            "no_folder",
            _("找不到“{name}”所在的文件夹；没有写任何内容。请检查 U 盘是否插好，或另选一个文件夹。"),
        ),
    }
    general = ("disk", _("写“{name}”时磁盘出错；原有内容完好。请检查磁盘或 U 盘后再试一次。"))
    reason, sentence = words.get(error.errno, lambda: general)()
    return Trouble(reason, sentence.format(name=path.name))
