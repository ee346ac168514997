"""Looks a spreadsheet's container over before the reader touches it; runs in the reading child only."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import IO, Any

from unionoffice.exchange.reader_child import CannotRead

FAR_CELL = re.compile(
    rb'<c r="((?:[A-Z]{3}|[H-Z][A-Z]|G[S-Z])[0-9]+|[A-Z]{1,2}(?:[0-9]{7}|[3-9][0-9]{5}))"[^<>]*(?<!/)>(?!</c>)'
)
"""A cell with content right of column GR (the 200th) or from row 300,000 on. Empty styled cells may lie anywhere."""

OFFICE_FOLDERS = (
    "xl/",
    "docProps/",
    "_rels/",
    "customXml/",
    "docMetadata/",
    "customUI/",
    "userCustomization/",
    "_xmlsignatures/",
)
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
FILE_PASS = 0x2F
"""The record that stands near the beginning of a locked .xls."""
PIECE = 1 << 20


def check_zip(data: bytes, task: dict[str, Any]) -> str:
    """The kind of workbook in this zip: "xlsx", "xlsb" or "ods"; afterwards every part inflates within the limits.

    Raises CannotRead for what is no workbook, for locked ones, and for what could harm the reader (trust.md I1).
    """
    try:
        box = zipfile.ZipFile(io.BytesIO(data))
        parts = box.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise CannotRead("hostile_sheet", "broken") from None
    if len(parts) > task["entries"]:
        raise CannotRead("hostile_sheet", "entries")
    names = [part.filename for part in parts]
    kind = _kind_of(box, set(names))
    _check_names(names, kind)
    if any(part.flag_bits & 1 for part in parts):
        raise CannotRead("locked_sheet")
    total = 0
    for part in parts:
        if not part.filename.endswith((".xml", ".rels", ".bin", ".rdf", "mimetype")) or part.filename.endswith(
            "/vbaProject.bin"
        ):
            continue  # pictures and macros are never opened
        total += _check_part(box, part, task, task["total_bytes"] - total)
    return kind


def _kind_of(box: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names or "content.xml" in names:
        first = b""
        if "mimetype" in names:
            with _opened(box, "mimetype") as source:
                first = source.read(len(OPEN_DOCUMENT) + 8)
        if first.strip().startswith(OPEN_DOCUMENT) and "content.xml" in names:
            return "ods"
        raise CannotRead("not_a_sheet", "zip")
    if "[Content_Types].xml" in names and "xl/workbook.bin" in names:
        return "xlsb"
    if "[Content_Types].xml" in names and any(name.startswith("xl/workbook") for name in names):
        return "xlsx"
    raise CannotRead("not_a_sheet", "zip")


def _check_names(names: list[str], kind: str) -> None:
    if len({name.casefold() for name in names}) < len(names):
        raise CannotRead("hostile_sheet", "twice")
    for name in names:
        steps = name.split("/")
        if (
            name.startswith("/")
            or ".." in steps
            or any(sign in name for sign in "\\:\0")
            or any(ord(sign) < 32 for sign in name)
            or len(name) > 200
        ):
            raise CannotRead("hostile_sheet", "name", name[:60])
        if kind != "ods" and name != "[Content_Types].xml" and not name.startswith(OFFICE_FOLDERS):
            raise CannotRead("hostile_sheet", "name", name[:60])


def _opened(box: zipfile.ZipFile, part: zipfile.ZipInfo | str) -> IO[bytes]:
    try:
        return box.open(part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        raise CannotRead("hostile_sheet", "broken") from None


def _check_part(box: zipfile.ZipFile, part: zipfile.ZipInfo, task: dict[str, Any], left: int) -> int:
    """The number of bytes the part inflates to, counted, not believed."""
    cells = part.filename.startswith("xl/worksheets/")
    size, tail = 0, b""
    with _opened(box, part) as source:
        while True:
            try:
                piece = source.read(PIECE)
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
                raise CannotRead("hostile_sheet", "broken", part.filename) from None
            if not piece:
                return size
            if (
                not size
                and not part.filename.endswith(".bin")
                and piece[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
            ):
                raise CannotRead("hostile_sheet")
            size += len(piece)
            if size > task["part_bytes"] or size > left:
                raise CannotRead("too_large", "unpacked", part.filename)
            text = tail + piece
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise CannotRead("hostile_sheet", "doctype", part.filename)
            if cells and (far := FAR_CELL.search(text)) is not None:
                raise CannotRead("too_large", "far", far[1].decode())
            tail = text[-120:]


def check_ole(data: bytes) -> str:
    """Says "xls" where this OLE2 file holds a workbook stream; locked workbooks and other papers raise CannotRead."""
    if _stream("EncryptedPackage") in data:
        raise CannotRead("locked_sheet")
    if _stream("Workbook") in data or _stream("Book") in data or _stream("WORKBOOK") in data or _stream("BOOK") in data:
        if _is_locked(data):
            raise CannotRead("locked_sheet")
        return "xls"
    raise CannotRead("not_a_sheet", "ole")


def _is_locked(data: bytes) -> bool:
    """Whether the workbook's first records say that all others are encrypted.

    Asked here because calamine overlooks the old XOR kind and would read nonsense as names.
    """
    for start in range(512, len(data), 512):
        if data[start : start + 2] != b"\x09\x08":
            continue
        place = start
        for _ in range(4):
            kind, length = struct.unpack_from("<HH", data, place) if place + 4 <= len(data) else (0, 0)
            if kind == FILE_PASS:
                return True
            place += 4 + length
        return False
    return False


def _stream(name: str) -> bytes:
    """The stream's name as an OLE2 directory entry carries it."""
    return name.encode("utf-16-le") + b"\0\0"
