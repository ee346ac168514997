"""A workbook as the parts of its zip: read with limits, and written again with one part changed and all others the
same bytes: the same order, names, times, compression and compressed bytes.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from unionoffice.errors import Refused
from unionoffice.exchange.reader_child import CannotRead
from unionoffice.exchange.reader_containers import check_zip
from unionoffice.exchange.reading import Limits
from unionoffice.exchange.reading_words import refusal
from unionoffice.exchange.sheet_markup import broken
from unionoffice.safe_write import writing
from unionoffice.wording import _

LIMITS = Limits(file_bytes=32 << 20, part_bytes=48 << 20, total_bytes=96 << 20)
"""A blank workbook of the county is small; what is larger is read as little as any other hostile file."""

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEAD = struct.Struct("<4s5H3L2H")
_CENTRAL_HEAD = struct.Struct("<4s6H3L5H2L")
_END_RECORD = struct.Struct("<4s4H2LH")
_LONG_SIZES = 0x0001
"""The extra field that carries sizes of more than 4 GB; writers put it also where nothing is that large."""
_DESCRIPTOR_FOLLOWS = 0x0008


@dataclass(frozen=True, slots=True)
class Parts:
    """The workbook's bytes and its zip entries; every part has been inflated once within the limits."""

    name: str
    kind: str
    data: bytes
    entries: tuple[zipfile.ZipInfo, ...]

    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(entry.filename for entry in self.entries)

    def read(self, part: str) -> bytes:
        """The part's content; b"" where there is none of this name. Raises Refused("hostile_sheet")."""
        if part not in self.names():
            return b""
        with zipfile.ZipFile(io.BytesIO(self.data)) as box:
            return box.read(part)


def read_parts(path: Path) -> Parts:
    """The workbook's parts. Raises Refused (`no_file`, `not_a_sheet`, `locked_sheet`, `hostile_sheet`, `too_large`)."""
    try:
        with path.open("rb") as source:
            data = source.read(LIMITS.file_bytes + 1)
    except FileNotFoundError:
        raise refusal("no_file", "", "", path.name) from None
    except OSError:
        raise refusal("no_file", "unreadable", "", path.name) from None
    if len(data) > LIMITS.file_bytes:
        raise refusal("too_large", "", "", path.name)
    if data[:4] != _LOCAL:
        raise refusal("not_a_sheet", "", "", path.name)
    try:
        kind = check_zip(data, asdict(LIMITS))
    except CannotRead as found:
        raise refusal(found.reason, found.why, found.where, path.name) from None
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        return Parts(path.name, kind, data, tuple(box.infolist()))


def write_with(parts: Parts, part: str, content: Iterable[bytes], out: Path) -> None:
    """The workbook is at `out`, the one part with this content, every other part the same bytes. Raises Trouble."""
    packed = _packed(parts, part, content)
    spans = _spans(parts)
    with writing(out) as sink:
        offsets: dict[int, int] = {}
        at = 0
        for entry, begin, end in spans:
            offsets[entry.header_offset] = at
            if entry.filename == part:
                piece = _local_head(parts.data, begin, packed) + packed.data
                sink.write(piece)
                at += len(piece)
            else:
                sink.write(parts.data[begin:end])
                at += end - begin
        directory = _directory(parts, part, packed, offsets)
        count = len(parts.entries)
        sink.write(directory)
        comment = _comment(parts.data)
        sink.write(_END_RECORD.pack(_END, 0, 0, count, count, len(directory), at, len(comment)) + comment)


@dataclass(frozen=True, slots=True)
class _Packed:
    data: bytes
    size: int
    crc: int


def _packed(parts: Parts, part: str, content: Iterable[bytes]) -> _Packed:
    entry = next(one for one in parts.entries if one.filename == part)
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15) if entry.compress_type == zipfile.ZIP_DEFLATED else None
    pieces: list[bytes] = []
    size = crc = 0
    for piece in content:
        size += len(piece)
        crc = zlib.crc32(piece, crc)
        pieces.append(squeeze.compress(piece) if squeeze is not None else piece)
    if squeeze is not None:
        pieces.append(squeeze.flush())
    if size >= 1 << 31:
        sentence = _("填好的表超过 2 GB，没有写成文件；原表没有改动。请按工会分成几份再填。")
        raise Refused("too_large", sentence)
    return _Packed(b"".join(pieces), size, crc)


def _spans(parts: Parts) -> list[tuple[zipfile.ZipInfo, int, int]]:
    """Each entry with the bytes from its local header to the next one, in the order they lie in the file."""
    ordered = sorted(parts.entries, key=lambda entry: entry.header_offset)
    ends = [entry.header_offset for entry in ordered[1:]] + [_central_begin(parts.data)]
    spans = []
    for place, (entry, end) in enumerate(zip(ordered, ends, strict=True)):
        begin = entry.header_offset
        if (place == 0 and begin) or parts.data[begin : begin + 4] != _LOCAL or entry.compress_type not in (0, 8):
            raise broken(entry.filename)
        name, extra = struct.unpack_from("<2H", parts.data, begin + 26)
        if begin + _LOCAL_HEAD.size + name + extra + entry.compress_size > end:
            raise broken(entry.filename)
        spans.append((entry, begin, end))
    return spans


def _end_of(data: bytes) -> int:
    place = data.rfind(_END)
    if place < 0 or place + _END_RECORD.size > len(data):
        raise broken("zip")
    return place


def _comment(data: bytes) -> bytes:
    return data[_end_of(data) + _END_RECORD.size :]


def _central_begin(data: bytes) -> int:
    """Where the directory begins; the long form of the record is followed where the short one says so."""
    end = _end_of(data)
    begin: int = struct.unpack_from("<L", data, end + 16)[0]
    if begin == 0xFFFFFFFF:
        locator = end - 20
        if data[locator : locator + 4] != b"PK\x06\x07":
            raise broken("zip")
        (record,) = struct.unpack_from("<Q", data, locator + 8)
        (begin,) = struct.unpack_from("<Q", data, record + 48)
    if data[begin : begin + 4] != _CENTRAL:
        raise broken("zip")
    return begin


def _local_head(data: bytes, begin: int, packed: _Packed) -> bytes:
    _sign, version, flags, method, time, day, _crc, _small, _size, name, extra = _LOCAL_HEAD.unpack_from(data, begin)
    at = begin + _LOCAL_HEAD.size
    more = _without_long_sizes(data[at + name : at + name + extra])
    head = _LOCAL_HEAD.pack(
        _LOCAL, version, flags & ~_DESCRIPTOR_FOLLOWS, method, time, day, packed.crc, len(packed.data), packed.size,
        name, len(more),
    )  # fmt: skip
    return head + data[at : at + name] + more


def _without_long_sizes(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind != _LONG_SIZES:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept


def _directory(parts: Parts, part: str, packed: _Packed, offsets: dict[int, int]) -> bytes:
    """The zip's directory: names, times and attributes as they were, places as they are now."""
    data, at, lines = parts.data, _central_begin(parts.data), []
    for entry in parts.entries:
        head = list(_CENTRAL_HEAD.unpack_from(data, at))
        if head[0] != _CENTRAL:
            raise broken("zip")
        name, extra, comment = head[10:13]
        behind = at + _CENTRAL_HEAD.size
        more = _without_long_sizes(data[behind + name : behind + name + extra])
        small, size, crc = entry.compress_size, entry.file_size, entry.CRC
        if entry.filename == part:
            small, size, crc = len(packed.data), packed.size, packed.crc
            head[3] &= ~_DESCRIPTOR_FOLLOWS
        head[7:10] = crc, small, size
        head[11] = len(more)
        head[16] = offsets[entry.header_offset]
        lines.append(
            _CENTRAL_HEAD.pack(*head)
            + data[behind : behind + name]
            + more
            + data[behind + name + extra : behind + name + extra + comment]
        )
        at = behind + name + extra + comment
    return b"".join(lines)
