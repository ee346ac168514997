"""One program at a time on one office file: a lock the system drops when the program dies, and a note who holds it."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from datetime import datetime
from pathlib import Path
from typing import IO

from unionoffice.errors import Trouble
from unionoffice.wording import _

_FAR = 1 << 30
"""Windows locks a range of bytes; one far behind the note leaves the note readable for others."""


class SingleHolder:
    """Holds the lock file of one office until `release`."""

    def __init__(self, office: Path, who: str) -> None:
        """Raises Trouble("in_use") naming person, computer and time while another program holds it."""
        self._path = office.with_suffix(".lock")
        try:
            self._file: IO[bytes] = self._path.open("a+b", buffering=0)
        except OSError as error:
            from unionoffice.safe_write import trouble_of

            raise trouble_of(error, self._path) from error
        try:
            _lock(self._file)
        except OSError:
            sentence = self._in_use()
            self._file.close()
            raise Trouble("in_use", sentence) from None
        note = {"who": who, "pc": platform.node(), "since": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")}
        with contextlib.suppress(OSError):
            # The lock is held; the note is a courtesy. On a full disk the office must still open to be read.
            self._file.truncate(0)
            self._file.write(json.dumps(note, ensure_ascii=False).encode())

    def _in_use(self) -> str:
        note = {"who": "?", "pc": "?", "since": "?"}
        try:
            self._file.seek(0)
            note.update(json.loads(self._file.read()))
        except (OSError, ValueError):
            note["who"] = _("（另一个程序）")
        sentence = _(
            "这个工会的数据正由 {who} 在电脑“{pc}”上使用（{since} 起）；数据没有动过。请先关闭那边的窗口，再打开一次。"
        )
        return sentence.format(**note)

    def release(self) -> None:
        """Another program may open the office from now on."""
        if not self._file.closed:
            with contextlib.suppress(OSError):
                self._file.truncate(0)
            _unlock(self._file)
            self._file.close()


if os.name == "nt":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        file.seek(0, os.SEEK_END)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
