"""The receipt for an office: what was accepted, each row sent back with its reason, and what goes along.

A receipt names only rows of the office it is for; of another office it says no word but "elsewhere".
"""

from __future__ import annotations

import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from unionoffice import reports, rules_in_force
from unionoffice.county import store as merged
from unionoffice.county.duplicates import Duplicate, duplicates
from unionoffice.county.status import latest_received
from unionoffice.county.store import Store, store_of
from unionoffice.errors import Refused
from unionoffice.exchange import package
from unionoffice.exchange.package import packed_rows
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.safe_write import safe_write
from unionoffice.wording import _

AREA = "county"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A receipt written: where it lies, its number, and how many rows it accepts, sends back and holds as duplicates."""

    path: Path
    sequence: int
    verdict: str
    accepted: dict[str, int]
    rejected: int
    duplicates: int


def told_rows(store: Store, found: Iterable[Duplicate] | None = None) -> dict[str, list[dict[str, str]]]:
    """By office, the rows its receipt speaks of: faults first, then duplicates of rows without a fault."""
    told: dict[str, dict[tuple[str, str], dict[str, str]]] = defaultdict(dict)
    for office, part, uid, field, reason, sentence, remedy in store.execute(
        "SELECT office, part, id, field, reason, sentence, remedy FROM merged_faults ORDER BY office, part, id, field"
    ):
        told[office].setdefault(
            (part, uid),
            {"verdict": "rejected", "part": part, "row": uid, "field": field, "reason": reason, "sentence": sentence,
             "remedy": remedy},
        )  # fmt: skip
    for one in found if found is not None else duplicates(store):
        for holder in one.holders:
            told[holder.office].setdefault(
                (holder.part, holder.id),
                {"verdict": "duplicate", "part": holder.part, "row": holder.id, "reason": one.reason,
                 "sentence": one.sentence, "remedy": _("请与县总工会核对后处理，下次上报自动更新。")},
            )  # fmt: skip
    return {office: list(rows.values()) for office, rows in told.items()}


def answer(
    office: Office, received_no: int, folder: Path, *, told: Mapping[str, list[dict[str, str]]] | None = None
) -> Answer:
    """The receipt for this package is in `folder`, sealed to its office and signed. Raises Refused, Trouble.

    `told` spares the search for duplicates where many receipts are written at once (`told_rows`).
    """
    office.officer.must(Right.ENTER)
    keys = reports.own_keys(office)
    with office.act("开出回执包", AREA) as act:
        row = act.db.execute("SELECT * FROM received WHERE no = ?", (received_no,)).fetchone()
        if row is None:
            raise Refused("unknown_package", _("没有收到过这个包；没有开回执。请刷新列表后再试。"), "package")
        partner = reports.partner_of(act.db, row["office"])
        if partner is None:
            raise Refused("unknown_partner", _("这个单位的公钥卡已停用，不能开回执。请先重新登记公钥卡。"), "office")
        newest = act.db.execute("SELECT max(no) FROM received WHERE office = ?", (row["office"],)).fetchone()[0]
        if newest != received_no:
            sentence = _("这个单位已经报来更新的包；没有开回执。请给最近一个包开回执。")
            raise Refused("not_newest", sentence, "package")
        store = store_of(office, act.db)
        rows = (told if told is not None else told_rows(store)).get(row["office"], [])
        taken = _balance(store, row, rows)
        sequence = int(act.db.execute("SELECT coalesce(max(sequence), 0) + 1 FROM answers").fetchone()[0])
        verdict = "whole" if not rows else "part"
        manifest = {
            "kind": "receipt", "office": office.setting("office_id"), "name": office.name, "sequence": sequence,
            "recipient": partner.card.fingerprint, "day": office.today, "verdict": verdict,
            "at": datetime.now(UTC).isoformat(timespec="seconds"), **taken,
            "answers": {"book": row["book"], "epoch": row["epoch"], "sequence": row["sequence"], "sha256": row["sha256"]},
            "journal": {"acts": row["acts"], "head": row["head"]},
        }  # fmt: skip
        parts = [
            packed_rows("rows", ({"id": f"{n}", **one} for n, one in enumerate(rows))),
            packed_rows("blocks", _blocks(act.db, row["office"])),
            packed_rows("rules", _rules(office)),
            packed_rows("permissions", _permissions(act.db, row["office"], office.today)),
        ]
        path = folder / f"{partner.division}_{office.today}_回执{sequence:04d}.uor"
        rejected = sum(one["verdict"] == "rejected" for one in rows)
        content = _sealed(manifest, parts, keys, [partner.seal, reports.own_card(office).seal])
        act.db.execute(
            "INSERT INTO answers (id, received, sequence, day, verdict, rejected, duplicates, file, sha256, officer)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (new_id(), received_no, sequence, office.today, verdict, rejected, len(rows) - rejected, path.name,
             hashlib.sha256(content).hexdigest(), office.officer.no),
        )  # fmt: skip
        act.detail.update(name=partner.name, sequence=sequence, rejected=rejected, duplicates=len(rows) - rejected)
        safe_write(path, content)
    return Answer(
        path=path,
        sequence=sequence,
        verdict=verdict,
        accepted=taken["accepted"],
        rejected=rejected,
        duplicates=len(rows) - rejected,
    )


def answer_many(
    office: Office, offices: Iterable[str], folder: Path, *, progress: Callable[[int, str], None] | None = None
) -> list[Answer]:
    """A receipt for the newest package of each of these offices; those that handed nothing in are left out.

    Duplicates are looked for once for all. Raises Refused, Trouble; receipts written before that stay.
    """
    newest = latest_received(office)
    waiting = [newest[one] for one in offices if one in newest]
    told = told_rows(store_of(office, office.reading()))
    made: list[Answer] = []
    for number in waiting:
        if progress is not None:
            progress(len(made) * 100 // len(waiting), _("已开 {n} 份回执").format(n=len(made)))
        made.append(answer(office, number, folder, told=told))
    return made


def _balance(store: Store, row: Any, told: Sequence[Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """Rows and fen accepted and not accepted, part by part: together they are what the package says of itself."""
    counts, sums = json.loads(row["counts"]), json.loads(row["sums"])
    refused, fen = dict.fromkeys(counts, 0), dict.fromkeys(sums, 0)
    for one in told:
        refused[one["part"]] += 1
        if one["part"] in sums:
            fen[one["part"]] += merged.amount_of(store, row["office"], one["part"], one["row"])
    return {
        "accepted": {part: count - refused[part] for part, count in counts.items()}, "refused": refused,
        "sums": {part: amount - fen[part] for part, amount in sums.items()}, "refused_sums": fen,
    }  # fmt: skip


def _sealed(manifest: dict[str, Any], parts: list[package.Packed], keys: Any, recipients: list[str]) -> bytes:
    sink = io.BytesIO()
    package.write_package(sink, manifest, parts, keys, recipients)
    return sink.getvalue()


def _blocks(db: Any, office: str) -> list[dict[str, Any]]:
    rows = db.execute(
        "SELECT id, prefix, first, last, day FROM number_blocks WHERE office = ? AND ended_on IS NULL ORDER BY no",
        (office,),
    )
    return [dict(row) for row in rows]


def _permissions(db: Any, office: str, day: str) -> list[dict[str, Any]]:
    rows = db.execute(
        "SELECT id, what, valid_from, valid_until, reason FROM permissions WHERE office = ?"
        " AND (valid_until IS NULL OR valid_until >= ?) ORDER BY no",
        (office, day),
    )
    return [dict(row) for row in rows]


def _rules(office: Office) -> list[dict[str, Any]]:
    """The county's own dated rules, which lower offices take over with their source."""
    return [
        {"id": f"{rule.name}:{rule.valid_from}", "rule": rule.name, "value": rule.value, "valid_from": rule.valid_from,
         "source": rule.source}
        for rule in rules_in_force.changed(office)
    ]  # fmt: skip
