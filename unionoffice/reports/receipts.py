"""The answer from above: what was accepted, what comes back with its reason, and what was sent along.

A receipt travels in the same container as a package, sealed to this office and signed by the upper one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unionoffice.errors import Refused, Trouble
from unionoffice.exchange import package
from unionoffice.exchange.office_keys import KeyCard, OwnKeys
from unionoffice.exchange.package import Part
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.reports import keyring, sent_along
from unionoffice.reports.row_states import note_answer
from unionoffice.wording import _

AREA = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receipt as recorded: the package it answers, its verdict, and how many rows it accepts and sends back."""

    no: int
    package: int
    sequence: int
    day: str
    verdict: str
    accepted: dict[str, int]
    sums: dict[str, int]
    rejected: int
    duplicates: int
    paper: int
    remark: str | None
    along: dict[str, Any]


def accept_receipt(office: Office, path: Path) -> Receipt:
    """The receipt's word stands at every row it speaks of; gives the receipt.

    Raises Refused: not_for_us, altered, forged, unknown_office, not_a_receipt, unknown_package, already_there,
    older_receipt, other_journal, not_balanced; and Trouble where the file cannot be read.
    """
    office.officer.must(Right.ENTER)
    rows: dict[str, list[dict[str, Any]]] = {}

    def take(part: Part, content: bytes) -> None:
        rows[part.name.removesuffix(".jsonl.gz")] = [json.loads(line) for line in package.inflated_lines(content)]

    manifest, digest = _read(office, path, take)
    answers = manifest["answers"]
    with office.act("收下回执包", AREA) as act:
        if act.db.execute("SELECT 1 FROM receipts WHERE sha256 = ?", (digest,)).fetchone():
            raise Refused("already_there", _("这份回执已经收下过；没有重复登记。"), "file")
        sent = act.db.execute(
            "SELECT no, sequence, acts, head, sha256, counts, sums FROM packages WHERE book = ? AND epoch = ? AND sequence = ?",
            (answers["book"], answers["epoch"], answers["sequence"]),
        ).fetchone()
        if sent is None or (sent["sha256"] is not None and sent["sha256"] != answers["sha256"]):
            sentence = _("这份回执回答的不是本单位发出的包；没有登记。请核对是不是恢复过旧备份，并告诉上级工会。")
            raise Refused("unknown_package", sentence, "file")
        newest = act.db.execute(
            "SELECT max(sequence) FROM receipts WHERE paper = 0 AND sender IN (SELECT no FROM partners WHERE office = ?)",
            (manifest["office"],),
        ).fetchone()[0]
        if newest is not None and manifest["sequence"] <= newest:
            sentence = _("已经收下过更新的回执，这一份较早；没有登记。请使用上级工会最近一次给的回执。")
            raise Refused("older_receipt", sentence, "file")
        journal = manifest["journal"]
        if journal["acts"] > sent["acts"] or (journal["acts"] == sent["acts"] and journal["head"] != sent["head"]):
            sentence = _("回执里见证的操作日志与本机不同；没有登记。请立即与上级工会核对数据文件是否被替换。")
            raise Refused("other_journal", sentence, "file")
        _balanced(sent, manifest)
        partner = keyring.partner_of(act.db, manifest["office"])
        assert partner is not None
        told = [{**row, "id": row["row"]} for row in rows.get("rows", [])]
        rejected = sum(row["verdict"] == "rejected" for row in told)
        note_answer(act.db, sent["no"], told)
        along = sent_along.take(office, act.db, rows, partner)
        cursor = act.db.execute(
            "INSERT INTO receipts (id, sender, package, sequence, sha256, day, verdict, accepted, sums, rejected, duplicates,"
            " acts, head, paper, along) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
            (new_id(), partner.no, sent["no"], manifest["sequence"], digest, office.today, manifest["verdict"],
             json.dumps(manifest["accepted"]), json.dumps(manifest["sums"]), rejected, len(told) - rejected,
             journal["acts"], journal["head"], json.dumps(along, ensure_ascii=False)),
        )  # fmt: skip
        act.db.execute(
            "UPDATE packages SET verdict = ?, answered_on = ? WHERE no = ?",
            (manifest["verdict"], office.today, sent["no"]),
        )
        act.detail.update(sequence=sent["sequence"], rejected=rejected, duplicates=len(told) - rejected)
        number = int(cursor.lastrowid or 0)
    found = receipt(office, number)
    assert found is not None
    return found


def _balanced(sent: Any, manifest: dict[str, Any]) -> None:
    """Raises Refused where what is accepted and what is sent back do not come to what was sent, to the row and the fen."""
    for told, refused, own in (("accepted", "refused", "counts"), ("sums", "refused_sums", "sums")):
        whole = {part: number + manifest[refused].get(part, 0) for part, number in manifest[told].items()}
        if whole != json.loads(sent[own]):
            sentence = _("回执的行数或金额与本单位发出的包对不上；没有登记。请上级工会重新开回执。")
            raise Refused("not_balanced", sentence, "file")


def _read(office: Office, path: Path, take: Any) -> tuple[dict[str, Any], str]:
    try:
        with path.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
            problem: Refused | None = None
            for keys in (keyring.own_keys(office), *keyring.past_keys(office)):
                try:
                    return _read_with(office, source, keys, take), digest
                except Refused as error:
                    problem = problem or error
                    if error.reason != "not_for_us":
                        raise
            assert problem is not None
            raise problem
    except OSError as error:
        sentence = _("读不了“{name}”；没有登记。请检查 U 盘是否插好后再试。")
        raise Trouble("no_file", sentence.format(name=path.name)) from error


def _read_with(office: Office, source: Any, keys: OwnKeys, take: Any) -> dict[str, Any]:
    def believe(manifest: dict[str, Any]) -> KeyCard:
        partner = keyring.partner_of(office.reading(), str(manifest.get("office")))
        if partner is None or partner.role != "upper":
            sentence = _("发出这个文件的单位没有登记过公钥卡；没有登记。请先登记上级工会的公钥卡。")
            raise Refused("unknown_office", sentence, "file")
        return partner.card

    def accept(manifest: dict[str, Any]) -> None:
        if manifest.get("kind") != "receipt":
            raise Refused("not_a_receipt", _("这不是回执包；没有登记。请选上级工会给的回执文件。"), "file")
        if manifest.get("recipient") != keyring.own_card(office).fingerprint:
            raise Refused("not_for_us", _("这份回执是发给别的单位的；没有登记。请退还给上级工会。"), "file")

    return package.read_package(source, keys, believe, accept, take)


def record_paper_receipt(office: Office, package_no: int, *, day: str, remark: str) -> Receipt:
    """A stamped paper receipt stands for the package's totals; it marks no single row. Raises Refused."""
    if not remark.strip():
        raise Refused("missing", _("请写明纸质回执的编号或签收人。"), "remark")
    with office.act("登记纸质回执", AREA) as act:
        sent = act.db.execute("SELECT no, recipient, acts, head FROM packages WHERE no = ?", (package_no,)).fetchone()
        if sent is None:
            raise Refused("unknown_package", _("没有这个上报包；没有登记。请刷新列表后再试。"), "package")
        cursor = act.db.execute(
            "INSERT INTO receipts (id, sender, package, sequence, sha256, day, verdict, accepted, sums, rejected, duplicates,"
            " acts, head, paper, remark) VALUES (?, ?, ?, 0, ?, ?, 'paper', '{}', '{}', 0, 0, ?, ?, 1, ?)",
            (new_id(), sent["recipient"], package_no, f"paper:{new_id()}", day, sent["acts"], sent["head"], remark.strip()),
        )  # fmt: skip
        act.db.execute(
            "UPDATE packages SET verdict = coalesce(verdict, 'paper'), answered_on = coalesce(answered_on, ?) WHERE no = ?",
            (day, package_no),
        )
        number = int(cursor.lastrowid or 0)
    found = receipt(office, number)
    assert found is not None
    return found


_SELECT = "SELECT no, package, sequence, day, verdict, accepted, sums, rejected, duplicates, paper, remark, along FROM receipts"


def receipt(office: Office, no: int) -> Receipt | None:
    """The receipt of this number."""
    row = office.reading().execute(f"{_SELECT} WHERE no = ?", (no,)).fetchone()
    return None if row is None else _receipt(row)


def receipts(office: Office) -> list[Receipt]:
    """All receipts, newest first."""
    return [_receipt(row) for row in office.reading().execute(f"{_SELECT} ORDER BY no DESC")]


def _receipt(row: Any) -> Receipt:
    values = dict(row)
    return Receipt(**{**values, **{name: json.loads(values[name]) for name in ("accepted", "sums", "along")}})
