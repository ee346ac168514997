"""Reads a spreadsheet or a text table that came from outside, in a child process that may die without harm.

The kind is decided by what the file holds, never by its name. Formulas are not run (their last result is read), links
are not followed, macros are not opened; hidden sheets are named but stay empty.
"""

from __future__ import annotations

import datetime
import importlib.util
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from unionoffice.errors import Cancelled, Refused, Trouble
from unionoffice.exchange.reading_words import refusal

Cell = str | int | float | bool | datetime.date | datetime.datetime | None
"""A raw cell as the file has it: no cleaning, no guessing. Empty ones are None; a float of 10^15 and more is a
number whose last digits the spreadsheet program has already lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reading child may use. Sizes in bytes, time in seconds; trust.md section 2, row "hostile xlsx"."""

    memory: int = 512 << 20
    seconds: int = 30
    file_bytes: int = 64 << 20
    entries: int = 2_000
    part_bytes: int = 64 << 20
    total_bytes: int = 128 << 20
    rows: int = 300_000
    columns: int = 200
    merged: int = 50_000
    text: int = 32_767
    answer_bytes: int = 256 << 20


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range: rows as the sheet counts them from 1, columns from 0 (A), both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: `rows[0]` is the sheet's row 1, its cells from column A on, none empty at the end.

    Only the first cell of a merged range holds its value.
    """

    name: str
    visible: bool
    rows: list[list[Cell]] = field(default_factory=list)
    merged: tuple[Merged, ...] = ()

    def numbered(self) -> Iterator[tuple[int, list[Cell]]]:
        """The rows with the numbers the sheet shows beside them."""
        return enumerate(self.rows, 1)

    def row(self, number: int) -> list[Cell]:
        """The cells of the row with this number; an empty list where the sheet has none."""
        return self.rows[number - 1] if 0 < number <= len(self.rows) else []

    @property
    def last_row(self) -> int:
        """The number of the last row, 0 for an empty sheet."""
        return len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """What was read from one file: `kind` is xlsx, xlsb, xls, ods or csv, whatever the file is called."""

    name: str
    kind: str
    sheets: tuple[Sheet, ...]


def read_workbook(path: Path, *, limits: Limits = LIMITS, cancelled: Callable[[], bool] | None = None) -> Workbook:
    """Every sheet of the file with its raw cells; the file is read once and not changed.

    Raises Refused (`no_file`, `not_a_sheet`, `locked_sheet`, `hostile_sheet`, `too_large`, `timeout`), Trouble
    (`reader`) where the child cannot be started, Cancelled where `cancelled` says so. `cancelled` is asked ten times a
    second from another thread.
    """
    path = Path(path)
    with _child(limits) as child, _watched(child, limits, cancelled) as watch:
        sheets, last = _receive(child, path, limits)
        code = _code(child)
    if watch.stopped == "cancelled":
        raise Cancelled
    if watch.stopped == "timeout" or code == -getattr(signal, "SIGXCPU", 0):
        raise refusal("timeout", "", "", path.name)
    if last is None:
        # The system ended the child: nearly always because it asked for more memory than it may have.
        raise refusal("too_large", "memory", "", path.name)
    if "refused" in last:
        raise refusal(str(last["refused"]), str(last["why"]), str(last["where"]), path.name)
    if last["kind"] == "csv":
        sheets = [Sheet(name=path.stem, visible=True, rows=sheet.rows) for sheet in sheets]
    return Workbook(name=path.name, kind=str(last["kind"]), sheets=tuple(sheets))


def _receive(child: subprocess.Popen[bytes], path: Path, limits: Limits) -> tuple[list[Sheet], dict[str, Any] | None]:
    """The sheets and the child's last word; None where the child ended without one or sent what is no answer."""
    sheets: list[Sheet] = []
    task = {name: getattr(limits, name) for name in Limits.__dataclass_fields__} | {"path": os.path.abspath(path)}
    try:
        _pipe(child.stdin).write(json.dumps(task).encode() + b"\n")
        _pipe(child.stdin).close()
    except OSError:
        return sheets, None
    received = 0
    for line in _pipe(child.stdout):
        received += len(line)
        if received > limits.answer_bytes:
            return sheets, {"refused": "too_large", "why": "cells", "where": ""}
        if not line.endswith(b"\n"):
            break
        try:
            said = json.loads(line, object_hook=_moment)
            if isinstance(said, list):
                sheets[-1].rows.extend(said)
            elif "sheet" in said:
                sheets.append(_sheet_begun(said))
            else:
                return sheets, said
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            return sheets, {"refused": "hostile_sheet", "why": "broken", "where": ""}
    return sheets, None


def _sheet_begun(said: dict[str, Any]) -> Sheet:
    return Sheet(
        name=str(said["sheet"]),
        visible=bool(said["visible"]),
        merged=tuple(Merged(*(int(end) for end in ends)) for ends in said["merged"]),
    )


def _moment(said: dict[str, Any]) -> Any:
    if "d" in said:
        return datetime.date.fromisoformat(said["d"])
    if "t" in said:
        return datetime.datetime.fromisoformat(said["t"])
    return said


def _command() -> list[str]:
    """How the child is started: isolated from the working folder and the environment, which may lie on a stick."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--read-sheet"]
    here = Path(__file__).resolve().parents[2]
    calamine = importlib.util.find_spec("python_calamine")
    if calamine is None or calamine.origin is None:
        raise _no_child()
    program = "import sys; sys.path += sys.argv[1:]; from unionoffice.exchange.reader_child import main; main()"
    return [sys.executable, "-I", "-S", "-c", program, str(here), str(Path(calamine.origin).parents[1])]


@contextmanager
def _child(limits: Limits) -> Iterator[subprocess.Popen[bytes]]:
    """The reading child; whatever happens, it is gone afterwards."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        child = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=1 << 20,
            creationflags=flags,
        )
    except OSError as error:
        raise _no_child() from error
    try:
        if sys.platform == "win32":
            from unionoffice.exchange.windows_job import confine

            with confine(child, limits.memory):
                yield child
        else:
            yield child
    finally:
        child.kill()
        for pipe in (child.stdin, child.stdout):
            _close(pipe)
        child.wait()


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except OSError:
            return  # a child that died early leaves unsent bytes behind; there is nobody left to send them to


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise _no_child()
    return pipe


def _code(child: subprocess.Popen[bytes]) -> int:
    """The child's exit code; a child that has said its last word and does not end is ended."""
    try:
        return child.wait(timeout=1)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


class _Watch:
    """Why the child was stopped from outside: "", "timeout" or "cancelled"."""

    stopped = ""


@contextmanager
def _watched(child: subprocess.Popen[bytes], limits: Limits, cancelled: Callable[[], bool] | None) -> Iterator[_Watch]:
    """While the block runs, a thread ends the child at its deadline or when a person cancels."""
    watch, over = _Watch(), threading.Event()
    deadline = time.monotonic() + limits.seconds

    def look() -> None:
        while not over.wait(0.1):
            if time.monotonic() > deadline:
                watch.stopped = "timeout"
            elif cancelled is not None and cancelled():
                watch.stopped = "cancelled"
            else:
                continue
            child.kill()
            return

    thread = threading.Thread(target=look, name="reading-watch", daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        over.set()
        thread.join()


def _no_child() -> Trouble:
    from unionoffice.wording import _

    return Trouble(
        "reader", _("读取表格的程序没有启动；现有数据没有改动。请关闭其他程序后再试，仍不行时重新安装本程序。")
    )


__all__ = ["LIMITS", "Cell", "Limits", "Merged", "Refused", "Sheet", "Workbook", "read_workbook"]
