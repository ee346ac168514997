"""Where each reported row stands: not reported, exported, accepted, sent back, or held against another office's.

Exported is not reported until the receipt is in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unionoffice.database import Connection, placeholders
from unionoffice.exchange.reported import Reported, line
from unionoffice.office import Office
from unionoffice.reports.snapshot import declared
from unionoffice.wording import N_

STATES = {
    "unreported": N_("未上报"),
    "exported": N_("已导出"),
    "accepted": N_("已接收"),
    "rejected": N_("退回"),
    "duplicate": N_("重复待核"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowState:
    """One row's state and, where it was sent back, why: field, short reason, sentence, what to do.

    `changed` says that the record differs from what was sent: a row accepted and changed since is unreported again, one
    sent back and changed since stays sent back until it is exported anew.
    """

    part: str
    id: str
    state: str
    field: str | None = None
    reason: str | None = None
    sentence: str | None = None
    remedy: str | None = None
    changed: bool = False


def row_hash(line: str) -> bytes:
    """Sixteen bytes that stand for a row's line."""
    return hashlib.blake2b(line.encode(), digest_size=16).digest()


def note_sent(db: Connection, package: int, told: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Rows that are new or differ from what was sent before stand as exported with this package; rows gone are forgotten."""
    for part, rows in told.items():
        cursor = db.execute("SELECT id, hash FROM row_states WHERE part = ?", (part,))
        cursor.row_factory = None
        known = dict(cursor.fetchall())
        fresh = [
            (part, uid, hashed, package) for uid, line in rows if known.pop(uid, None) != (hashed := row_hash(line))
        ]
        db.executemany(
            "INSERT INTO row_states (part, id, hash, package) VALUES (?, ?, ?, ?) ON CONFLICT (part, id) DO UPDATE SET"
            " hash = excluded.hash, package = excluded.package, verdict = NULL, field = NULL, reason = NULL,"
            " sentence = NULL, remedy = NULL",
            fresh,
        )
        db.executemany("DELETE FROM row_states WHERE part = ? AND id = ?", [(part, uid) for uid in known])


def note_answer(db: Connection, package: int, told: Iterable[Mapping[str, str | None]]) -> None:
    """Everything sent up to this package is accepted, also what an earlier receipt held; the rows told of are not.

    Rows sent later stay exported.
    """
    db.execute(
        "UPDATE row_states SET verdict = 'accepted', field = NULL, reason = NULL, sentence = NULL, remedy = NULL"
        " WHERE package <= ? AND verdict IS NOT 'accepted'",
        (package,),
    )
    db.executemany(
        "UPDATE row_states SET verdict = :verdict, field = :field, reason = :reason, sentence = :sentence, remedy = :remedy"
        " WHERE part = :part AND id = :id AND package <= :package",
        [{"field": None, "reason": None, "sentence": None, "remedy": None, **row, "package": package} for row in told],
    )


_SELECT = (
    "SELECT part, id, coalesce(verdict, 'exported') AS state, field, reason, sentence, remedy, hash FROM row_states"
)
LASTING = ("rejected", "duplicate")
"""States that a later change of the record does not take away."""


def _state(db: Connection, row: Any, parts: Mapping[str, Reported]) -> RowState:
    values = dict(row)
    hashed, part = values.pop("hash"), parts.get(values["part"])
    now = None if part is None else line(db, part, values["id"])
    changed = now is None or row_hash(now) != hashed
    if changed and values["state"] not in LASTING:
        values["state"] = "unreported"
    return RowState(**values, changed=changed)


def _parts() -> dict[str, Reported]:
    return {one.part: one for one in declared()}


def state_of(office: Office, part: str, uid: str) -> RowState:
    """Where this row stands."""
    db = office.reading()
    row = db.execute(f"{_SELECT} WHERE part = ? AND id = ?", (part, uid)).fetchone()
    return RowState(part=part, id=uid, state="unreported") if row is None else _state(db, row, _parts())


def states_of(office: Office, uid: str) -> list[RowState]:
    """Where the record with this lasting id stands in every part it is reported in; empty before its first export."""
    db, parts = office.reading(), _parts()
    rows = db.execute(
        f"{_SELECT} WHERE part IN ({placeholders(len(parts))}) AND id = ? ORDER BY part", (*parts, uid)
    ).fetchall()
    return [_state(db, row, parts) for row in rows]


def returned(office: Office) -> list[RowState]:
    """Every row the upper office sent back or holds against another, as a list of things to do."""
    db, parts = office.reading(), _parts()
    rows = db.execute(f"{_SELECT} WHERE verdict IN ('rejected', 'duplicate') ORDER BY part, id").fetchall()
    return [_state(db, row, parts) for row in rows]


def counted(office: Office) -> dict[str, dict[str, int]]:
    """How many rows of each part stand where."""
    found: dict[str, dict[str, int]] = {}
    for row in office.reading().execute(
        "SELECT part, coalesce(verdict, 'exported'), count(*) FROM row_states GROUP BY 1, 2"
    ):
        found.setdefault(row[0], {})[row[1]] = row[2]
    return found
