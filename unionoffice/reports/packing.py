"""Making the package: a full snapshot of what may be reported, numbered in the office's book, sealed and signed.

The number is committed before the file is begun, its SHA-256 before the file has its name: two files never carry one
number, and the next package names the one before, whatever is cut off in between.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from unionoffice import photos
from unionoffice.database import Connection
from unionoffice.errors import Refused, Trouble
from unionoffice.exchange import package, sticks
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.reports import book as books
from unionoffice.reports import keyring
from unionoffice.reports.keyring import Partner
from unionoffice.reports.restoring import after_restore
from unionoffice.reports.row_states import note_sent
from unionoffice.reports.snapshot import Snapshot, declared, journal_links, photos_of, snapshot
from unionoffice.safe_write import writing
from unionoffice.union_year import union_year
from unionoffice.wording import _

AREA = "reports"
OVERHEAD = 1 << 16
"""Bytes beyond the parts: manifest, tar headers, age; twice the manifest where there are many photos."""

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A package that lies where it was asked for: its file, its place in the book, and what it holds."""

    no: int
    path: Path
    sha256: str
    manifest: dict[str, Any]

    @property
    def check_words(self) -> str:
        """The characters both sides read aloud."""
        return check_words(self.sha256)


def check_words(sha256: str) -> str:
    """Eight characters of a file's SHA-256 that both sides read aloud, in two groups; "" where there is no file."""
    return f"{sha256[:4]} {sha256[4:8]}".upper().strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    """A package whose number is taken: what it will say and hold."""

    no: int
    name: str
    manifest: dict[str, Any]
    shot: Snapshot


def make_package(
    office: Office,
    folder: Path,
    *,
    period_from: str | None = None,
    period_until: str | None = None,
    with_photos: bool = False,
    progress: Progress | None = None,
) -> Made:
    """The package for the upper office is in `folder`, synced and read back; the book has it.

    The period is the union year up to today unless given. Raises Refused (no upper office registered, officer without
    the right, a period that ends before it begins) and Trouble (the disk); then no file is left that could pass for a
    package, unless the stick was pulled out after the last byte: then it is whole, and the book names it.
    """
    office.officer.must(Right.ENTER)
    partner = keyring.upper(office)
    if partner is None:
        sentence = _("还没有登记上级工会的公钥卡，不能导出上报包。请先在“上报”里登记县总工会盖章的公钥卡。")
        raise Refused("no_upper", sentence)
    period = (period_from or union_year(office.today)[0], period_until or office.today)
    if period[0] > period[1]:
        raise Refused("bad_date", _("报告期的起始日期在截止日期之后；没有导出。请改正日期。"), "period_from")
    sticks.ready_for(folder, OVERHEAD)
    after_restore(office, exporting=True)
    tell = progress or _silent
    with contextlib.ExitStack() as open_for:
        album = open_for.enter_context(photos.Album(office)) if with_photos else None
        tell(5, _("正在取数"))
        numbered = _number(office, partner, period, album)
        tell(50, _("正在加密写出"))
        path = folder / numbered.name
        with _nothing_left(path):
            digest = _write(office, numbered, partner, path)
            tell(85, _("正在读回核对"))
            verify(office, path)
            with office.act("上报包已写好", AREA) as act:
                act.db.execute("UPDATE packages SET written_on = ? WHERE no = ?", (office.today, numbered.no))
                note_sent(act.db, numbered.no, numbered.shot.told)
                act.detail.update(sequence=numbered.manifest["sequence"], file=path.name)
    return Made(no=numbered.no, path=path, sha256=digest, manifest=numbered.manifest)


def _silent(_percent: int, _words: str) -> None:
    """Nobody watches."""


def _number(office: Office, partner: Partner, period: tuple[str, str], album: photos.Album | None) -> _Numbered:
    """The next place in the book is taken, and what stands at it is read, in one transaction."""
    with office.act("导出上报包", AREA) as act:
        book = books.next_number(act.db)
        witnessed = books.witnessed(act.db, partner.office)
        shot = snapshot(act.db, declared())
        acts, head, links = journal_links(act.db, witnessed)
        shot.parts.append(links)
        if album is not None:
            shot.parts += photos_of(album, act.db)
        manifest = {
            "kind": "package", "office": office.setting("office_id"), "name": office.name, "level": office.level,
            "division": office.division, "book": book.id, "epoch": book.epoch, "sequence": book.sequence,
            "previous": books.last_sent(act.db), "recipient": partner.card.fingerprint, "period": list(period),
            "day": office.today, "at": datetime.now(UTC).isoformat(timespec="seconds"), "program": program_version(),
            "counts": shot.counts, "sums": shot.sums, "journal": {"acts": acts, "head": head, "since": witnessed},
            "clock_doubt": _clock_doubt(act.db, office.today), "card_key": office.setting("card_key"),
            "demo": office.is_demo,
        }  # fmt: skip
        cursor = act.db.execute(
            "INSERT INTO packages (id, book, epoch, sequence, recipient, day, at, period_from, period_until, counts, sums,"
            " acts, head, officer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (new_id(), book.id, book.epoch, book.sequence, partner.no, office.today, manifest["at"], *period,
             json.dumps(shot.counts), json.dumps(shot.sums), acts, head, office.officer.no),
        )  # fmt: skip
        act.detail.update(sequence=book.sequence, recipient=partner.name, counts=shot.counts)
    return _Numbered(no=int(cursor.lastrowid or 0), name=file_name(office, book), manifest=manifest, shot=shot)


def _write(office: Office, numbered: _Numbered, partner: Partner, path: Path) -> str:
    """The file is at `path`; the book holds its SHA-256, which it got before the file had its name. Gives the SHA-256."""
    if path.exists():
        sentence = _("“{name}”已经存在，没有覆盖它。请换一个文件夹再导出。")
        raise Trouble("exists", sentence.format(name=path.name))
    keys, parts = keyring.own_keys(office), numbered.shot.parts
    sticks.ready_for(path.parent, sum(part.part.size for part in parts) + 1024 * len(parts) + OVERHEAD)
    with writing(path) as sink:
        hashed = _Hashed(sink)
        recipients = (partner.seal, keys.recipient)
        try:
            signed = package.write_package(hashed, numbered.manifest, parts, keys, recipients)  # type: ignore[arg-type]
        except Exception:
            # The library wraps what the disk says in an error of its own; people are told what the disk said.
            if hashed.failed is not None:
                raise hashed.failed from None
            raise
        digest = hashed.digest.hexdigest()
        with office.act("上报包已封好", AREA) as act:
            act.db.execute(
                "UPDATE packages SET file = ?, size = ?, sha256 = ? WHERE no = ?",
                (path.name, hashed.length, digest, numbered.no),
            )
            act.detail["sequence"] = numbered.manifest["sequence"]
    numbered.manifest.update(signed)
    return digest


@contextmanager
def _nothing_left(path: Path) -> Iterator[None]:
    """What fails inside leaves no file of this name, if the disk still lets it be taken away."""
    there = path.exists()
    try:
        yield
    except BaseException:
        if not there:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def verify(office: Office, path: Path) -> dict[str, Any]:
    """The manifest of a package of this office, read back from the disk to its last byte. Raises Refused, Trouble."""
    card = keyring.own_card(office)
    try:
        with path.open("rb") as source:
            return package.read_package(
                source,
                keyring.own_keys(office),
                lambda _manifest: card,
                lambda _manifest: None,
                lambda _part, _content: None,
            )
    except OSError as error:
        sentence = _("读不了“{name}”；没有核对成。请检查 U 盘是否插好后再试。")
        raise Trouble("no_file", sentence.format(name=path.name)) from error


def program_version() -> str:
    """The version of this program."""
    from importlib.metadata import version

    return version("unionoffice")


def file_name(office: Office, book: books.Number) -> str:
    """A name for people: division, day, epoch, sequence. Nobody trusts it."""
    return f"{office.division}_{office.today}_e{book.epoch}_s{book.sequence:04d}.uop"


class _Hashed(io.RawIOBase):
    """A sink that knows the SHA-256 and the length of what went through it, and what the disk said when it failed."""

    def __init__(self, sink: IO[bytes]) -> None:
        self._sink = sink
        self.digest = hashlib.sha256()
        self.length = 0
        self.failed: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        data = bytes(piece)
        self.digest.update(data)
        self.length += len(data)
        try:
            self._sink.write(data)
        except OSError as error:
            self.failed = error
            raise
        return len(data)


def _clock_doubt(db: Connection, today: str) -> bool:
    """Whether the machine's day lies before what the journal or a receipt knows."""
    latest = db.execute(
        "SELECT max(day) FROM (SELECT max(day) AS day FROM journal_acts UNION ALL SELECT max(day) FROM receipts)"
    ).fetchone()[0]
    return latest is not None and latest > today
