"""Four eyes: a person other than the makers decides on a record as it stands; a later change voids the decision.

A decision holds the SHA-256 of the record in canonical form. Nothing here is edited or deleted: the next decision is a
further row, and the file itself refuses anything else. `decide` comes before other writes of its act: who changed the
record in the same act is its maker.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from unionoffice import kinship
from unionoffice.database import Connection, value
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Act, Office
from unionoffice.officers import Right
from unionoffice.wording import N_, _


class Verdict(StrEnum):
    """What was decided."""

    APPROVED = "approved"
    RETURNED = "returned"
    """Back to the makers, to be corrected and put forward again."""
    REFUSED = "refused"


VERDICT_LABELS = {
    Verdict.APPROVED: N_("同意"),
    Verdict.RETURNED: N_("退回修改"),
    Verdict.REFUSED: N_("不同意"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One decision. `record` is the SHA-256 (hex) of what was decided on; `void`: the record is no longer that."""

    no: int
    id: str
    table: str
    pk: int
    verdict: Verdict
    remark: str
    officer: int
    officer_name: str
    day: str
    at: str
    record: str
    void: bool = False

    @property
    def approved(self) -> bool:
        """Whether it is a yes to the record as it stands."""
        return self.verdict is Verdict.APPROVED and not self.void


def canonical(record: Mapping[str, Any]) -> bytes:
    """The record as bytes that are the same for the same facts: keys sorted, no blanks, yes and no as 1 and 0.

    Holds text, whole numbers, None, mappings and lists of them; raises TypeError for anything else (money is whole fen,
    a day is ISO text, so nothing is a float).
    """
    return json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(part: Any) -> Any:
    if part is None or isinstance(part, str):
        return part
    if isinstance(part, int):
        return int(part)
    if isinstance(part, Mapping):
        if not all(isinstance(key, str) for key in part):
            raise TypeError(part)
        return {str(key): _plain(inner) for key, inner in part.items()}
    if isinstance(part, list | tuple):
        return [_plain(inner) for inner in part]
    raise TypeError(part)


def fingerprint(record: Mapping[str, Any]) -> str:
    """The SHA-256 of the record in canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(record)).hexdigest()


def decide(
    office: Office,
    act: Act,
    *,
    table: str,
    pk: int,
    record: Mapping[str, Any],
    verdict: str,
    remark: str,
    makers: Iterable[int],
    payees: Iterable[str] = (),
) -> Approval:
    """The officer at work has decided on this record, inside the caller's act and before its other writes.

    `makers` are the officers who made or changed it (`makers_of`), `payees` identity numbers of who is paid. Raises
    Refused: `not_permitted`, `own_record`, `kin`, `missing` (a no needs a reason), `bad_verdict`.
    """
    office.officer.must(Right.APPROVE)
    if verdict not in list(Verdict):
        raise Refused("bad_verdict", _("审批意见只能是同意、退回修改或不同意。"), "verdict")
    remark = remark.strip()
    if not remark and verdict != Verdict.APPROVED:
        raise Refused("missing", _("退回或不同意要写明理由，没有保存。请填写后再提交。"), "remark")
    me = office.officer
    if me.no in set(makers) or _touched(act.db, act.number, table, pk):
        sentence = _("{name} 经办或修改过这份材料，不能自己审批；没有改动任何内容。请由另一位审批人办理。")
        raise Refused("own_record", sentence.format(name=me.name))
    if kinship.among_kin(act.db, me.no, payees):
        sentence = _("收款人中有 {name} 本人或其亲属，应当回避；没有改动任何内容。请由另一位审批人办理。")
        raise Refused("kin", sentence.format(name=me.name))
    at, seen, uid = datetime.now(UTC).isoformat(timespec="milliseconds"), fingerprint(record), new_id()
    no = act.db.execute(
        "INSERT INTO approvals (id, tbl, pk, verdict, remark, officer, day, at, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (uid, table, pk, str(verdict), remark, me.no, office.today, at, seen),
    ).lastrowid
    return Approval(
        no=int(no or 0), id=uid, table=table, pk=pk, verdict=Verdict(verdict), remark=remark, officer=me.no,
        officer_name=me.name, day=office.today, at=at, record=seen,
    )  # fmt: skip


def _touched(db: Connection, act: int, table: str, pk: int) -> bool:
    return bool(
        value(db, "SELECT count(*) FROM journal_rows WHERE act = ? AND tbl = ? AND pk = ?", (act, table, pk))
    )  # fmt: skip


def standing(db: Connection, table: str, pk: int, record: Mapping[str, Any]) -> Approval | None:
    """The latest decision, where the record is still what was decided on; None where it changed or none was made."""
    found = decisions(db, table, pk, record)
    return found[-1] if found and not found[-1].void else None


def decisions(db: Connection, table: str, pk: int, record: Mapping[str, Any] | None = None) -> list[Approval]:
    """Every decision on the record, oldest first; `void` where it was on another state than this one.

    Without `record` the state the latest decision saw is taken for the present one.
    """
    rows = db.execute(
        "SELECT a.no, a.id, a.verdict, a.remark, a.officer, o.name, a.day, a.at, a.record FROM approvals a"
        " JOIN officers o ON o.no = a.officer WHERE a.tbl = ? AND a.pk = ? ORDER BY a.no",
        (table, pk),
    ).fetchall()
    if not rows:
        return []
    now = rows[-1][8] if record is None else fingerprint(record)
    return [
        Approval(
            no=row[0], id=row[1], table=table, pk=pk, verdict=Verdict(row[2]), remark=row[3], officer=row[4],
            officer_name=row[5], day=row[6], at=row[7], record=row[8], void=row[8] != now,
        )
        for row in rows
    ]  # fmt: skip


def makers_of(db: Connection, table: str, pk: int, *, more: Iterable[tuple[str, int]] = ()) -> set[int]:
    """The officers who made or changed this row, or one of `more` (table, key), by the journal.

    An act that decided on the record is no change of it, though it moved its state along.
    """
    makers: set[int] = set()
    for name, key in ((table, pk), *more):
        rows = db.execute(
            "SELECT DISTINCT a.officer FROM journal_rows r JOIN journal_acts a ON a.n = r.act"
            " WHERE r.tbl = ? AND r.pk = ? AND a.officer IS NOT NULL AND r.act NOT IN (SELECT d.act FROM approvals p"
            " JOIN journal_rows d ON d.tbl = 'approvals' AND d.pk = p.no WHERE p.tbl = ? AND p.pk = ?)",
            (name, key, table, pk),
        )
        makers |= {int(row[0]) for row in rows}
    return makers
