"""Merging one verified part: only rows that differ from what is there cost anything; a part that is the same costs nothing."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from unionoffice.county import store as merged
from unionoffice.county.row_checks import faults_of
from unionoffice.county.store import Fault, Store, Token
from unionoffice.county.tokens import tokens_of
from unionoffice.exchange.package import Part, altered, inflated_lines

_ID_FROM = len('{"id":"')


def merge_part(store: Store, office: str, part: Part, content: bytes, *, key: bytes, day: str) -> int:
    """The office's rows of this part are exactly those of the part; gives how many were written or removed.

    Raises Refused where a line is no row; the caller's transaction then takes everything back.
    """
    name = part.name.removesuffix(".jsonl.gz")
    if merged.part_hash(store, office, name) == part.sha256:
        return 0
    known = merged.known_rows(store, office, name)
    fresh: list[tuple[str, str, str]] = []
    tokens: list[Token] = []
    faults: list[Fault] = []
    lines = inflated_lines(content)
    if len(lines) != part.rows:
        raise altered()
    seen: set[str] = set()
    for line in lines:
        uid = _id_of(line)
        if uid in seen:
            raise altered()
        seen.add(uid)
        hashed = hashlib.blake2b(line, digest_size=16).hexdigest()
        if known.pop(uid, None) == hashed:
            continue
        row = _row(line, uid)
        fresh.append((uid, hashed, line.decode()))
        tokens += [(uid, kind, token) for kind, token in tokens_of(key, name, row)]
        faults += [(uid, *found) for found in faults_of(name, row, day=day)]
    merged.put_rows(store, office, name, fresh)
    merged.put_marks(store, office, name, [uid for uid, _hash, _line in fresh], tokens, faults)
    merged.remove_rows(store, office, name, list(known))
    merged.put_part(store, office, name, part.sha256, part.rows)
    return len(fresh) + len(known)


def _id_of(line: bytes) -> str:
    end = line.find(b'"', _ID_FROM)
    if not line.startswith(b'{"id":"') or end < 0:
        raise altered()
    return line[_ID_FROM:end].decode("ascii", "replace")


def _row(line: bytes, uid: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise altered() from error
    if not isinstance(row, dict) or row.get("id") != uid:
        raise altered()
    return row
