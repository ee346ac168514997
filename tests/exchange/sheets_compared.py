"""Two workbooks compared: every part but one the same bytes, and in that one everything but the values."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path

CELL = re.compile(rb"<((?:x:)?)c(\s[^<>]*?)?(?:/>|>(.*?)</\1c>)", re.DOTALL)
ROW = re.compile(rb"<((?:x:)?)row(\s[^<>]*?)?(?:/>|>(.*?)</\1row>)", re.DOTALL)
ATTRIBUTE = re.compile(rb"""([A-Za-z:0-9]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
DIMENSION = re.compile(rb"""(<(?:x:)?dimension\s+ref=)"[^"]*\"""")


def entries(data: bytes) -> list[tuple[object, ...]]:
    """Each part as the zip carries it: name, time, way of packing, attributes, remark, and its packed bytes."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        assert box.testzip() is None
        for one in box.infolist():
            name, extra = struct.unpack_from("<2H", data, one.header_offset + 26)
            begin = one.header_offset + 30 + name + extra
            found.append(
                (
                    one.filename, one.date_time, one.compress_type, one.external_attr, one.create_system, one.comment,
                    data[begin : begin + one.compress_size],
                )
            )  # fmt: skip
    return found


def other_parts_are_the_same(before: Path, after: Path, part: str) -> bool:
    """Whether all parts but this one are the same in every byte and in their order, the changed one but for its bytes."""
    old, new = entries(before.read_bytes()), entries(after.read_bytes())
    with zipfile.ZipFile(before) as one, zipfile.ZipFile(after) as other:
        assert one.comment == other.comment
    assert [line[:-1] for line in old] == [line[:-1] for line in new]
    return all(a == b for a, b in zip(old, new, strict=True) if a[0] != part)


def content(path: Path, part: str) -> bytes:
    with zipfile.ZipFile(path) as box:
        return box.read(part)


def without_values(text: bytes, rows: frozenset[int] | None = None) -> bytes:
    """The sheet's markup without what its cells hold; rows not among `rows` are left out."""

    def bare(found: re.Match[bytes]) -> bytes:
        kept = sorted(
            (a[1], a[2] or a[3] or b"") for a in ATTRIBUTE.finditer(found[2] or b"") if a[1] not in (b"r", b"t")
        )
        return b"<c " + b" ".join(name + b"=" + value for name, value in kept) + b">"

    def row(found: re.Match[bytes]) -> bytes:
        number = re.search(rb'\sr="([0-9]+)"', found[2] or b"")
        if rows is not None and number is not None and int(number[1]) not in rows:
            return b""
        return CELL.sub(bare, found[0])

    return DIMENSION.sub(rb'\1""', ROW.sub(row, text))


def row_numbers(text: bytes) -> frozenset[int] | None:
    """The numbers the sheet's rows say they have; None where they say none."""
    found = [re.search(rb'\sr="([0-9]+)"', one[2] or b"") for one in ROW.finditer(text)]
    return None if any(one is None for one in found) else frozenset(int(one[1]) for one in found if one is not None)
