"""The snapshot a package holds: every reported row of every area, the journal's links, the photos where asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from unionoffice import journal, photos
from unionoffice.exchange import package
from unionoffice.exchange.package import Packed, Part
from unionoffice.exchange.reported import Reported, lines, total
from unionoffice.office import Office

Told = dict[str, list[tuple[str, str]]]
"""By part, the id and the line of every row."""


@dataclass(slots=True)
class Snapshot:
    """What may be reported at one moment: rows, how many there are and what they come to in fen, packed parts."""

    told: Told = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=dict)
    parts: list[Packed] = field(default_factory=list)


def declared() -> list[Reported]:
    """What the areas report, in the order of their birth."""
    from unionoffice.opening import AREAS

    modules = [f"unionoffice.{area}.reported" for area in AREAS if find_spec(f"unionoffice.{area}.reported")]
    return [one for module in modules for one in import_module(module).REPORTED]


def snapshot(db: Any, wanted: Iterable[Reported]) -> Snapshot:
    """The rows of these parts as they are now."""
    made = Snapshot()
    for one in wanted:
        rows = lines(db, one)
        made.counts[one.part], made.told[one.part] = len(rows), rows
        if one.amount:
            made.sums[one.part] = total(db, one)
        made.parts.append(packed_lines(one.part, rows))
    return made


def packed_lines(name: str, rows: list[tuple[str, str]]) -> Packed:
    """These lines as a part `name`.jsonl.gz."""
    content = package.gzipped("".join(f"{line}\n" for _id, line in rows).encode())
    part = Part(f"{name}.jsonl.gz", len(content), hashlib.sha256(content).hexdigest(), len(rows))
    return Packed(part, lambda: content)


def journal_links(db: Any, witnessed: int) -> tuple[int, str, Packed]:
    """The journal's length and head, and the content hashes since the last witnessed act: the upper office recomputes."""
    rows = db.execute("SELECT n, content FROM journal_acts WHERE n > ? ORDER BY n", (witnessed,)).fetchall()
    links = [
        (str(row[0]), json.dumps({"id": str(row[0]), "content": row[1].hex()}, separators=(",", ":"))) for row in rows
    ]
    acts = rows[-1][0] if rows else witnessed
    return acts, journal.head(db).hex(), packed_lines("journal", links)


def photos_of(album: photos.Album, db: Any) -> Iterator[Packed]:
    """Every member's photo as a part of its own, named by its content; read again when it is written."""
    rows = db.execute(
        "SELECT DISTINCT photo FROM people p JOIN memberships m ON m.person = p.no WHERE photo IS NOT NULL ORDER BY photo"
    )
    for key in [row[0] for row in rows]:
        content = album.get(key)
        if content is not None:
            yield package.packed_bytes(f"photos/{key}.jpg", key, len(content), partial(_photo, album, key))


def _photo(album: photos.Album, key: str) -> bytes:
    return album.get(key) or b""


def fingerprint(rows: Iterable[tuple[str, str]]) -> str:
    """Twenty hexadecimal digits that stand for a part's lines in the order of their ids: equal on both sides, or not."""
    digest = hashlib.sha256()
    for _id, line in rows:
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()[:20]


def fingerprints(office: Office) -> dict[str, str]:
    """By part, the fingerprint of what this office would report now."""
    return {one.part: fingerprint(lines(office.reading(), one)) for one in declared()}
