"""The hand-over package: `age( tar( manifest.json, manifest.sig, parts… ) )` in one .uop file.

age lets no altered or shortened byte pass; the manifest comes first and is verified before any part is believed; parts
are hashed as they stream by; nothing decrypted touches the disk. `age -d X.uop | tar x` reads it without this program.
The schema of manifest and parts stands in ARCHITECTURE.md.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from unionoffice.errors import Refused
from unionoffice.exchange.office_keys import KeyCard, OwnKeys, canonical, signed_by
from unionoffice.wording import _

FORMAT = 1
SUITE = "age-x25519 ed25519 sha256"
SIGNED = b"unionoffice package manifest 1\n"
"""Stands before the manifest in what is signed: a signature is good for this purpose only."""
MOST_MANIFEST = 16 << 20
MOST_PART = 256 << 20
"""Bytes of one part once inflated."""
MOST_PARTS = 200_000
MOST_PACKAGE = 2 << 30
"""Bytes of a whole file; FAT32 holds 4 GB."""
_BLOCK = 65536


@dataclass(frozen=True, slots=True)
class Part:
    """One part as the manifest names it: compressed bytes, their SHA-256, and how many rows it holds."""

    name: str
    size: int
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Packed:
    """A part ready to be written: what the manifest says of it, and its bytes when they are wanted."""

    part: Part
    content: Callable[[], bytes]


def packed_rows(name: str, rows: Iterable[Mapping[str, Any]]) -> Packed:
    """Rows as compressed JSON lines, `name`.jsonl.gz; each line begins with the row's "id"."""
    lines = [row_line(row) for row in rows]
    content = gzipped(b"".join(lines))
    digest = hashlib.sha256(content).hexdigest()
    return Packed(Part(f"{name}.jsonl.gz", len(content), digest, len(lines)), lambda: content)


def gzipped(content: bytes) -> bytes:
    """The content compressed; the same content gives the same bytes."""
    return gzip.compress(content, compresslevel=6, mtime=0)


def row_line(row: Mapping[str, Any]) -> bytes:
    """One row as its line: "id" first, then the other keys in their order by name, absent where None."""
    ordered = {"id": row["id"], **{key: row[key] for key in sorted(row) if key != "id" and row[key] is not None}}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def packed_bytes(name: str, digest: str, size: int, content: Callable[[], bytes]) -> Packed:
    """A part that is bytes as they are (a photo); `digest` is its SHA-256, `size` its length."""
    return Packed(Part(name, size, digest, 1), content)


def write_package(
    sink: IO[bytes], manifest: Mapping[str, Any], parts: Iterable[Packed], keys: OwnKeys, recipients: Iterable[str]
) -> dict[str, Any]:
    """The whole package is in `sink`; gives the manifest as signed (format, suite and parts added)."""
    import pyrage

    wanted = list(parts)
    signed = {
        **manifest,
        "format": FORMAT,
        "suite": SUITE,
        "parts": [
            {"name": p.name, "size": p.size, "sha256": p.sha256, "rows": p.rows} for p in (w.part for w in wanted)
        ],
    }
    text = canonical(signed)
    reader = _Tape([("manifest.json", len(text), lambda: text), ("manifest.sig", 64, lambda: keys.signature(SIGNED + text))]
                   + [(f"parts/{w.part.name}", w.part.size, w.content) for w in wanted])  # fmt: skip
    pyrage.encrypt_io(reader, sink, [pyrage.x25519.Recipient.from_str(one) for one in recipients])
    return signed


class _Tape(io.RawIOBase):
    """A tar of these members, made piece by piece as it is read."""

    def __init__(self, members: list[tuple[str, int, Callable[[], bytes]]]) -> None:
        self._pieces = self._made(members)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        taken = self._left[: len(into)]
        into[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        return len(taken)

    @staticmethod
    def _made(members: list[tuple[str, int, Callable[[], bytes]]]) -> Iterator[bytes]:
        for name, size, content in members:
            info = tarfile.TarInfo(name)
            info.size, info.mode = size, 0o600
            data = content()
            if len(data) != size:
                raise ValueError(name)
            yield info.tobuf(tarfile.USTAR_FORMAT)
            yield data + b"\0" * (-size % 512)
        yield b"\0" * 1024


# -- reading


Believe = Callable[[dict[str, Any]], KeyCard]
"""Given the manifest (not yet believed) the card its signature has to fit; raises Refused for an unknown office."""


def read_package(
    source: IO[bytes],
    keys: OwnKeys,
    believe: Believe,
    accept: Callable[[dict[str, Any]], None],
    take: Callable[[Part, bytes], None],
) -> dict[str, Any]:
    """The package is read and verified to its last byte; gives its manifest.

    `believe` names the sender's card, `accept` may refuse the verified manifest, `take` gets every part's content
    (verified, still compressed) in the manifest's order. Whoever takes must undo what it took when this raises.
    Raises Refused: not_a_package, not_for_us, altered, forged, newer_format, too_large, or what the callers raise.
    """
    import pyrage

    size = source.seek(0, 2)
    source.seek(0)
    if size > MOST_PACKAGE:
        raise Refused("too_large", _("这个文件大得不像上报包，没有读取。请核对选的是不是 .uop 文件。"), "file")
    unwinder = _Unwinder(believe, accept, take)
    try:
        pyrage.decrypt_io(source, unwinder, [pyrage.x25519.Identity.from_str(keys.seal)])
        return unwinder.whole()
    except pyrage.DecryptError as error:
        if unwinder.refusal is not None:
            raise unwinder.refusal from None
        raise _unread(error) from error
    except (OSError, ValueError) as error:
        if unwinder.refusal is not None:
            raise unwinder.refusal from None
        raise altered() from error


def _unread(error: Exception) -> Refused:
    words = str(error)
    if "No matching keys" in words:
        sentence = _("这个包不是发给本单位的，或已损坏；没有读取任何内容。请核对 U 盘上的文件和收件单位。")
        return Refused("not_for_us", sentence, "file")
    return altered()


def altered() -> Refused:
    """The refusal for a file that is not whole."""
    sentence = _("文件不完整或被改动过；没有采用任何内容。请对方重新导出，再拷贝一次。")
    return Refused("altered", sentence, "file")


def _forged() -> Refused:
    sentence = _("签名与登记的公钥不符，可能不是该单位发出的；没有采用任何内容。请与对方当面核对公钥卡。")
    return Refused("forged", sentence, "file")


class _Unwinder(io.RawIOBase):
    """Takes the decrypted tar piece by piece: header, content, header, content, … and believes nothing too early."""

    def __init__(
        self, believe: Believe, accept: Callable[[dict[str, Any]], None], take: Callable[[Part, bytes], None]
    ) -> None:
        self._believe, self._accept, self._take = believe, accept, take
        self._buffer = bytearray()
        self._needed = 512
        self._member: tuple[str, int] | None = None
        self._manifest: bytes | None = None
        self._verified: dict[str, Any] | None = None
        self._parts: list[Part] = []
        self._done = 0
        self._ended = 0
        self.refusal: Exception | None = None

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        if self.refusal is not None:  # the library may write once more what it had buffered
            raise OSError("refused")
        try:
            self._buffer += piece
            while len(self._buffer) >= self._needed and not self._ended:
                self._step()
            if self._ended:
                self._after_the_end()
        except (KeyError, TypeError, ValueError) as error:  # signed, and yet not what the schema says
            self.refusal = altered()
            raise OSError("refused") from error
        except Exception as error:
            self.refusal = error
            raise OSError("refused") from error
        return len(piece)

    def whole(self) -> dict[str, Any]:
        """The manifest, once everything it names was there and nothing else. Raises Refused("altered")."""
        if self._verified is None or self._ended != 1024 or self._done != len(self._parts):
            raise altered()
        return self._verified

    def _after_the_end(self) -> None:
        if any(self._buffer) or self._ended + len(self._buffer) > 1024:
            raise altered()
        self._ended += len(self._buffer)
        self._buffer.clear()

    def _step(self) -> None:
        taken = bytes(memoryview(self._buffer)[: self._needed])
        del self._buffer[: self._needed]
        if self._member is not None:
            name, size = self._member
            if any(taken[size:]):
                raise altered()
            self._member, self._needed = None, 512
            self._content(name, taken[:size])
        elif not any(taken):
            self._ended = 512
        else:
            self._header(taken)

    def _header(self, block: bytes) -> None:
        try:
            info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        except (tarfile.HeaderError, ValueError) as error:
            raise altered() from error
        expected, most = self._expected()
        again = tarfile.TarInfo(info.name)
        again.size, again.mode = info.size, 0o600
        if info.name != expected or info.size > most or again.tobuf(tarfile.USTAR_FORMAT) != block:
            raise altered()
        self._member, self._needed = (info.name, info.size), info.size + -info.size % 512
        if not info.size:
            self._member, self._needed = None, 512
            self._content(info.name, b"")

    def _expected(self) -> tuple[str, int]:
        if self._manifest is None:
            return "manifest.json", MOST_MANIFEST
        if self._verified is None:
            return "manifest.sig", 64
        if self._done < len(self._parts):
            part = self._parts[self._done]
            return f"parts/{part.name}", part.size
        return "", 0

    def _content(self, name: str, content: bytes) -> None:
        if name == "manifest.json":
            self._manifest = content
        elif name == "manifest.sig":
            self._verified = self._verify(content)
            self._parts = _parts_of(self._verified)
            self._accept(self._verified)
        else:
            part = self._parts[self._done]
            if len(content) != part.size or hashlib.sha256(content).hexdigest() != part.sha256:
                raise altered()
            self._done += 1
            self._take(part, content)

    def _verify(self, signature: bytes) -> dict[str, Any]:
        assert self._manifest is not None
        try:
            manifest = json.loads(self._manifest)
        except (ValueError, RecursionError) as error:
            raise altered() from error
        if not isinstance(manifest, dict) or canonical(manifest) != self._manifest:
            raise altered()
        version = manifest.get("format")
        if isinstance(version, int) and version > FORMAT:
            sentence = _("这个包由更新版本的程序导出，没有读取。请先升级本程序，再读一次。")
            raise Refused("newer_format", sentence, "file")
        if version != FORMAT or manifest.get("suite") != SUITE:
            raise altered()
        if not signed_by(self._believe(manifest), SIGNED + self._manifest, signature):
            raise _forged()
        return manifest


def _parts_of(manifest: dict[str, Any]) -> list[Part]:
    try:
        parts = [Part(one["name"], one["size"], one["sha256"], one["rows"]) for one in manifest["parts"]]
    except (KeyError, TypeError) as error:
        raise altered() from error
    names = {part.name for part in parts}
    if len(names) != len(parts) or len(parts) > MOST_PARTS:
        raise altered()
    if not all(isinstance(p.size, int) and 0 <= p.size <= MOST_PART and isinstance(p.rows, int) for p in parts):
        raise altered()
    return parts


def inflated_lines(content: bytes, *, most: int = MOST_PART) -> list[bytes]:
    """The lines of a verified part, each without its line feed; what inflates beyond `most` bytes is refused."""
    inflater = zlib.decompressobj(31)
    try:
        text = inflater.decompress(content, most)
    except zlib.error as error:
        raise altered() from error
    if inflater.unconsumed_tail or not inflater.eof or inflater.unused_data:
        raise Refused("too_large", _("包里的数据展开后过大，没有采用任何内容。请对方核对后重新导出。"), "file")
    return text.split(b"\n")[:-1]
