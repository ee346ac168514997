"""How sheets were filled before: the same heading is filled alike, a changed one is compared with its last year's."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unionoffice.database import Connection
from unionoffice.exchange.headings import Heading, fingerprint, remembered_as
from unionoffice.reports.filling_model import Differences, FillColumn, Filling

ALIKE = 0.5
"""Share of columns two headings must have in common for one to be the other's next year."""
RENAMED = 0.6
"""How alike two columns' headings must be for one to be the other's new name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One heading filled before: its file, its day, and its columns in their order."""

    fingerprint: str
    file: str
    used_on: str
    columns: tuple[Mapping[str, Any], ...]

    def column(self, key: str) -> Mapping[str, Any] | None:
        """What is remembered of the column of this key."""
        return next((one for one in self.columns if one["key"] == key), None)


def keys_of(headings: Sequence[Heading]) -> list[str]:
    """Each heading as it is remembered; of two that read alike the second is numbered."""
    keys: list[str] = []
    for heading in headings:
        key, number = remembered_as(heading), 2
        while key in keys:
            key = f"{remembered_as(heading)}#{number}"
            number += 1
        keys.append(key)
    return keys


def remembered(db: Connection, source: str) -> dict[str, Remembered]:
    """All headings filled before with this kind of record, by fingerprint, the latest first."""
    rows = db.execute(
        "SELECT fingerprint, file, used_on, columns FROM sheet_templates WHERE source = ? ORDER BY used_on DESC, no DESC",
        (source,),
    )
    return {
        row[0]: Remembered(fingerprint=row[0], file=row[1], used_on=row[2], columns=tuple(json.loads(row[3])))
        for row in rows
    }


def remember(db: Connection, filling: Filling, *, day: str, officer: int) -> None:
    """The next sheet with this heading is filled like this one; inside the caller's act."""
    columns = [_kept(one) for one in filling.columns]
    db.execute(
        "INSERT INTO sheet_templates (source, fingerprint, file, sheet, columns, used_on, officer) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (source, fingerprint) DO UPDATE SET file = excluded.file, sheet = excluded.sheet,"
        " columns = excluded.columns, used_on = excluded.used_on, officer = excluded.officer",
        (
            filling.source.key, fingerprint(one.heading for one in filling.columns), filling.path.name,
            filling.about.name, json.dumps(columns, ensure_ascii=False), day, officer,
        ),
    )  # fmt: skip


def _kept(one: FillColumn) -> dict[str, Any]:
    return {
        "key": one.key, "shown": one.heading.shown, "fill": one.fill, "style": one.style, "words": dict(one.words),
    }  # fmt: skip


def last_years(keys: Sequence[str], known: Mapping[str, Remembered]) -> Remembered | None:
    """The sheet filled before that has most columns in common with these; None where none has enough."""
    best, found = ALIKE, None
    for one in known.values():
        old = {column["key"] for column in one.columns}
        alike = len(old & set(keys)) / max(len(old), len(keys), 1)
        if alike > best or (alike == best and found is None):
            best, found = alike, one
    return found


def compare(before: Remembered, headings: Sequence[Heading]) -> tuple[Differences, dict[str, str]]:
    """What is new in these headings, and for each renamed column the key it had before."""
    keys = keys_of(headings)
    shown = dict(zip(keys, (heading.shown for heading in headings), strict=True))
    old = {str(one["key"]): str(one["shown"]) for one in before.columns}
    fresh = [key for key in keys if key not in old]
    gone = [key for key in old if key not in shown]
    pairs = sorted(
        ((_alike(one, other), gone.index(one), fresh.index(other), one, other) for one in gone for other in fresh),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    renamed: dict[str, str] = {}
    for alike, _place, _other_place, one, other in pairs:
        if alike >= RENAMED and other not in renamed and one not in renamed.values():
            renamed[other] = one
    differences = Differences(
        file=before.file,
        used_on=before.used_on,
        added=tuple(shown[key] for key in fresh if key not in renamed),
        renamed=tuple((old[renamed[key]], shown[key]) for key in fresh if key in renamed),
        gone=tuple(old[key] for key in gone if key not in renamed.values()),
    )
    return differences, renamed


def _alike(one: str, other: str) -> float:
    """How alike two normalised headings are; one within the other counts much."""
    if len(one) >= 2 and len(other) >= 2 and (one in other or other in one):
        return 0.7 + 0.3 * min(len(one), len(other)) / max(len(one), len(other))
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
