"""Receiving packages from lower offices: each is verified, placed in its office's book, merged, and kept as it came.

Refused with the reason: forged, altered, replayed, fork, wrong recipient, unknown office, newer format, rewritten journal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from unionoffice import reports
from unionoffice.county import store as merged
from unionoffice.county.following import Head, Taking, follows, journal_extends
from unionoffice.county.manifests import agrees, sound
from unionoffice.county.merging import merge_part
from unionoffice.county.store import MergedOffice, Store, store_of
from unionoffice.county.tokens import token_key
from unionoffice.errors import Refused, Trouble
from unionoffice.exchange import package
from unionoffice.exchange.office_keys import KeyCard, OwnKeys
from unionoffice.exchange.package import Part
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.safe_write import safe_write, trouble_of
from unionoffice.wording import _

AREA = "county"
CONFIRMED = ("new_epoch", "leap", "fork", "rewritten")
"""Reasons a person may look at and take the package nevertheless."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A package taken in: whose, its place in that office's book, rows that differed, and what there is to say about it."""

    no: int
    name: str
    epoch: int
    sequence: int
    day: str
    changed: int
    counts: dict[str, int]
    sums: dict[str, int]
    notes: tuple[str, ...]


def folder_of(office: Office) -> Path:
    """Where raw packages are kept as they came, by their SHA-256."""
    return office.path.with_suffix(".received")


def receive(office: Office, path: Path, *, confirmed: Collection[str] = ()) -> Received:
    """The package's rows are merged and the file is kept; or nothing changed and Refused says why.

    `confirmed` may hold words of CONFIRMED: what a person looked at and takes nevertheless. Raises Refused:
    already_there, not_a_package, not_for_us, altered, forged, unknown_office, newer_format, too_large, replayed, and
    those of CONFIRMED; and Trouble where the file cannot be read or kept. A fork's file is kept as it came.
    """
    office.officer.must(Right.ENTER)
    try:
        content = path.read_bytes() if path.stat().st_size <= package.MOST_PACKAGE else b""
    except OSError as error:
        sentence = _("读不了“{name}”；没有收下。请检查 U 盘是否插好后再试。")
        raise Trouble("no_file", sentence.format(name=path.name)) from error
    digest = hashlib.sha256(content).hexdigest()
    if office.reading().execute("SELECT 1 FROM received WHERE sha256 = ?", (digest,)).fetchone():
        raise Refused("already_there", _("这个包已经收过；没有重复收下。"), "file")
    key = token_key(office)
    try:
        with office.act("收下上报包", AREA) as act:
            taking = _taken_in(office, act.db, store_of(office, act.db), content, key, confirmed)
            number = _registered(office, act.db, taking, digest)
            act.detail.update(name=taking.partner.name, sequence=taking.manifest["sequence"], changed=taking.changed)
            if taking.confirmed:
                act.detail["confirmed"] = sorted(taking.confirmed)
            keep_raw(office, digest, content)
    except Refused as error:
        if error.reason == "fork":
            keep_raw(office, digest, content)
            office.note("留存接不上的上报包", AREA, {"file": path.name, "sha256": digest}, right=Right.ENTER)
        raise
    manifest = taking.manifest
    return Received(
        no=number, name=taking.partner.name, epoch=manifest["epoch"], sequence=manifest["sequence"], day=manifest["day"],
        changed=taking.changed, counts=manifest["counts"], sums=manifest["sums"], notes=tuple(taking.notes),
    )  # fmt: skip


def keep_raw(office: Office, digest: str, content: bytes) -> None:
    """The package lies in the folder of raw packages as it came. Raises Trouble."""
    folder = folder_of(office)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise trouble_of(error, folder) from error
    safe_write(folder / f"{digest}.uop", content)


def receive_all(
    office: Office,
    paths: Iterable[Path],
    *,
    confirmed: Collection[str] = (),
    progress: Callable[[int, str], None] | None = None,
) -> tuple[list[Received], list[tuple[Path, Refused | Trouble]]]:
    """Every package that can be taken is; older ones first, whatever the order they are given in. Gives both lists."""
    good: list[Received] = []
    bad: list[tuple[Path, Refused | Trouble]] = []
    placed = sorted(((_place(office, path), path) for path in paths), key=lambda one: (one[0], str(one[1])))
    for _where, path in placed:
        if progress is not None:
            progress((len(good) + len(bad)) * 100 // len(placed), path.name)
        try:
            good.append(receive(office, path, confirmed=confirmed))
        except (Refused, Trouble) as error:
            bad.append((path, error))
    return good, bad


class _Peeked(Exception):
    """Ends a reading after the manifest."""


def _place(office: Office, path: Path) -> tuple[str, int, int]:
    """The office and place a package claims to have; a file that is none goes first and is refused in its turn."""
    found: list[tuple[str, int, int]] = []

    def accept(manifest: dict[str, Any]) -> None:
        found.append((str(manifest["office"]), int(manifest["epoch"]), int(manifest["sequence"])))
        raise _Peeked

    try:
        with path.open("rb") as source:
            _read(office, source, accept, lambda _part, _content: None)
    except (_Peeked, Refused, OSError, KeyError, ValueError):
        return found[0] if found else ("", 0, 0)
    return ("", 0, 0)


def _read(office: Office, source: IO[bytes], accept: Any, take: Any) -> dict[str, Any]:
    def believe(manifest: dict[str, Any]) -> KeyCard:
        partner = reports.partner_of(office.reading(), str(manifest.get("office")))
        if partner is None or partner.role != "lower":
            sentence = _("“{name}”没有在本级登记过公钥卡；没有收下。请先凭盖章的登记单登记这个单位。")
            raise Refused("unknown_office", sentence.format(name=str(manifest.get("name", ""))[:60]), "file")
        return partner.card

    problem: Refused | None = None
    for keys in _keys(office):
        try:
            return package.read_package(source, keys, believe, accept, take)
        except Refused as error:
            problem = problem or error
            if error.reason != "not_for_us":
                raise
    assert problem is not None
    raise problem


def _books(db: Any, office: str) -> set[str]:
    """The books this office has ever handed in from."""
    return {row[0] for row in db.execute("SELECT DISTINCT book FROM received WHERE office = ?", (office,))}


def _heads(db: Any, office: str) -> list[Head]:
    """The journal heads known of this office, oldest first."""
    rows = db.execute("SELECT book, acts, head, confirmed FROM received WHERE office = ? ORDER BY no", (office,))
    return [Head(row[0], row[1], row[2], "rewritten" in json.loads(row[3] or "[]")) for row in rows]


def _keys(office: Office) -> list[OwnKeys]:
    return [reports.own_keys(office), *reports.past_keys(office)]


def _taken_in(office: Office, db: Any, store: Store, content: bytes, key: bytes, confirmed: Collection[str]) -> Taking:
    import io

    held: list[Taking] = []

    def accept(manifest: dict[str, Any]) -> None:
        partner = reports.partner_of(db, manifest["office"])
        assert partner is not None
        if manifest.get("kind") != "package":
            raise Refused("not_a_package", _("这不是上报包；没有收下。请选下级工会导出的 .uop 文件。"), "file")
        if manifest.get("recipient") != reports.own_card(office).fingerprint:
            raise Refused("not_for_us", _("这个包是报给别的上级工会的；没有收下。请退还给报送单位。"), "file")
        sound(manifest)
        if bool(manifest.get("demo")) != office.is_demo:
            sentence = _("演示数据和正式数据不能放在一起；没有收下。演示镇的包只能由演示县收。")
            raise Refused("demo", sentence, "file")
        taking = Taking(partner, manifest)
        follows(merged.merged_office(store, partner.office), taking, _books(db, partner.office), confirmed)
        held.append(taking)

    def take(part: Part, inside: bytes) -> None:
        taking = held[0]
        if part.name == "journal.jsonl.gz":
            journal_extends(_heads(db, taking.partner.office), taking, inside, confirmed)
        elif part.name.removesuffix(".jsonl.gz") in taking.manifest["counts"]:
            changed = merge_part(store, taking.partner.office, part, inside, key=key, day=office.today)
            taking.changed += changed

    _read(office, io.BytesIO(content), accept, take)
    now, whose = held[0].manifest, held[0].partner.office
    merged.drop_other_parts(store, whose, list(now["counts"]))
    agrees(store, whose, now)
    return held[0]


def _registered(office: Office, db: Any, taking: Taking, digest: str) -> int:
    now = taking.manifest
    merged.put_office(
        store_of(office, db),
        MergedOffice(
            office=taking.partner.office, name=taking.partner.name, division=taking.partner.division, book=now["book"],
            epoch=now["epoch"], sequence=now["sequence"], sha256=digest, made_on=now["day"],
        ),
    )  # fmt: skip
    cursor = db.execute(
        "INSERT INTO received (id, partner, office, book, epoch, sequence, previous, sha256, made_on, at, period_from,"
        " period_until, counts, sums, acts, head, program, received_on, officer, confirmed, notes, merged)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        (new_id(), taking.partner.no, taking.partner.office, now["book"], now["epoch"], now["sequence"], now["previous"],
         digest, now["day"], now["at"], *now["period"], json.dumps(now["counts"]), json.dumps(now["sums"]),
         now["journal"]["acts"], now["journal"]["head"], now["program"], office.today, office.officer.no,
         json.dumps(sorted(taking.confirmed)) if taking.confirmed else None, json.dumps(taking.notes, ensure_ascii=False)),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)
