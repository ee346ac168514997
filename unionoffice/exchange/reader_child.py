"""Reads one spreadsheet in a process of its own, with little memory and time, and hands its cells back as JSON lines.

The parent (`reading.py`) starts it with `-I -S`; only python-calamine, the standard library and the two neighbours
`reader_containers` and `reader_text` are imported, so it starts in some 20 ms. On stdin stands one JSON line with the
task; on stdout come, for every sheet, one object and then lists of rows, at the end an object with `done` or `refused`.
Nothing is ever written to disk, and no formula, macro or link of the file is followed.
"""

from __future__ import annotations

import io
import json
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

CHUNK = 500
"""Rows in one line of the answer."""


class CannotRead(Exception):
    """The file is not read: `reason` as the parent knows it, `why` more closely, `where` the part or cell."""

    def __init__(self, reason: str, why: str = "", where: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.why = why
        self.where = where


def main() -> None:
    """Answers one task; ends with exit code 0 also when the file is refused."""
    sink = sys.stdout.buffer
    task = json.loads(sys.stdin.buffer.readline())
    limit_memory(task["memory"], task["seconds"])
    try:
        kind = _answer(task, sink)
        last = {"done": True, "kind": kind}
    except CannotRead as refusal:
        last = {"refused": refusal.reason, "why": refusal.why, "where": refusal.where}
    except MemoryError:
        last = {"refused": "too_large", "why": "memory", "where": ""}
    except BaseException as error:  # a panic of the Rust reader derives from BaseException
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        last = {"refused": "hostile_sheet", "why": "broken", "where": type(error).__name__}
    sink.write(json.dumps(last).encode() + b"\n")
    sink.flush()


def limit_memory(memory: int, seconds: int) -> None:
    """From now on this process may hold `memory` bytes, compute `seconds`, and write no file (on Linux)."""
    if sys.platform == "win32":
        return  # the parent has put this process into a job object
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _answer(task: dict[str, Any], sink: BinaryIO) -> str:
    data = _bytes_of(Path(task["path"]), task["file_bytes"])
    if data[:2] == b"PK":
        from unionoffice.exchange.reader_containers import check_zip

        kind = check_zip(data, task)
    elif data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        from unionoffice.exchange.reader_containers import check_ole

        kind = check_ole(data)
    else:
        from unionoffice.exchange.reader_text import rows_of_text

        _send_sheet(sink, {"sheet": "", "visible": True, "merged": []}, rows_of_text(data, task), task)
        return "csv"
    for head, rows in _sheets(data, task):
        _send_sheet(sink, head, rows, task)
    return kind


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        shape = path.stat()
        if not stat.S_ISREG(shape.st_mode):
            raise CannotRead("no_file")
        if shape.st_size > most:
            raise CannotRead("too_large", "file")
        with path.open("rb") as source:
            data = source.read(most + 1)
    except FileNotFoundError:
        raise CannotRead("no_file") from None
    except OSError:
        raise CannotRead("no_file", "unreadable") from None
    if len(data) > most:
        raise CannotRead("too_large", "file")
    if not data:
        raise CannotRead("not_a_sheet", "empty")
    return data


def _sheets(data: bytes, task: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Iterable[list[Any]]]]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError:
        raise CannotRead("locked_sheet") from None
    for index, about in enumerate(book.sheets_metadata):
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        head = {"sheet": about.name, "visible": about.visible == calamine.SheetVisibleEnum.Visible, "merged": []}
        if not head["visible"]:
            yield head, ()  # hidden sheets are named, never read
            continue
        sheet = book.get_sheet_by_index(index)
        if sheet.start is None or sheet.end is None:
            yield head, ()
            continue
        if sheet.end[0] >= task["rows"] or sheet.end[1] >= task["columns"]:
            raise CannotRead("too_large", "cells", about.name)
        merged = sheet.merged_cell_ranges or []
        if len(merged) > task["merged"]:
            raise CannotRead("too_large", "merged", about.name)
        head["merged"] = [(low[0] + 1, low[1], high[0] + 1, high[1]) for low, high in merged]
        # calamine's iter_rows gives the empty rows above the first cell, but not the empty columns left of it.
        pad = [None] * sheet.start[1]
        yield head, (pad + row for row in sheet.iter_rows()) if pad else sheet.iter_rows()


def _send_sheet(sink: BinaryIO, head: dict[str, Any], rows: Iterable[list[Any]], task: dict[str, Any]) -> None:
    """The sheet's head, then its rows from row 1 and column A on."""
    _send(sink, head)
    chunk: list[list[Any]] = []
    for number, row in enumerate(rows, 1):
        chunk.append(_plain(row, task["text"], number))
        if len(chunk) == CHUNK:
            _send(sink, chunk)
            chunk = []
    if chunk:
        _send(sink, chunk)


def _plain(row: list[Any], longest: int, number: int) -> list[Any]:
    """The row with empty cells as None, whole floats below 10^15 as int, no empty cells at its end."""
    cells: list[Any] = []
    filled = 0
    for cell in row:
        kind = type(cell)
        if kind is str:
            if not cell:
                cells.append(None)
                continue
            if len(cell) > longest:
                raise CannotRead("too_large", "text", str(number))
        elif kind is float and cell.is_integer() and -1e15 < cell < 1e15:
            cell = int(cell)
        elif cell is None:
            cells.append(None)
            continue
        cells.append(cell)
        filled = len(cells)
    del cells[filled:]
    return cells


def _send(sink: BinaryIO, line: object) -> None:
    sink.write(json.dumps(line, ensure_ascii=False, separators=(",", ":"), default=_moment).encode() + b"\n")


def _moment(value: Any) -> object:
    import datetime

    if isinstance(value, datetime.datetime):
        return {"t": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"d": value.isoformat()}
    return str(value)
