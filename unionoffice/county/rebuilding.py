"""The merged rows made anew from the raw packages, in the order they were received: nothing else is needed for them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from unionoffice import reports
from unionoffice.county import store as merged
from unionoffice.county.merging import merge_part
from unionoffice.county.receiving import folder_of
from unionoffice.county.store import MergedOffice, Store, store_of
from unionoffice.county.tokens import token_key
from unionoffice.errors import Refused, Trouble
from unionoffice.exchange import package
from unionoffice.exchange.package import Part
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

AREA = "county"


def rebuild(office: Office, *, progress: Callable[[int, str], None] | None = None) -> int:
    """Everything merged is dropped and merged again from the raw packages; gives how many there were.

    One transaction: where a package is missing or altered, Trouble says which and nothing was changed.
    """
    key = token_key(office)
    with office.act("重建汇总数据", AREA, right=Right.ADMINISTER) as act:
        rows = act.db.execute(
            "SELECT no, partner, office, book, epoch, sequence, sha256, made_on, received_on FROM received ORDER BY no"
        ).fetchall()
        store = store_of(office, act.db)
        merged.empty(store)
        for done, row in enumerate(rows):
            if progress is not None:
                progress(done * 100 // len(rows), _("已重建 {n} 个包").format(n=done))
            _again(office, store, row, key)
        act.detail["packages"] = len(rows)
    return len(rows)


def _again(office: Office, store: Store, row: Any, key: bytes) -> None:
    partner = next(one for one in reports.partners(office, ended=True) if one.no == row["partner"])
    content = _raw(folder_of(office), row["sha256"], partner.name, row["sequence"])

    def take(part: Part, inside: bytes) -> None:
        if part.name.removesuffix(".jsonl.gz") in held["counts"]:
            merge_part(store, row["office"], part, inside, key=key, day=row["received_on"])

    held: dict[str, Any] = {}
    for own in (reports.own_keys(office), *reports.past_keys(office)):
        try:
            package.read_package(io.BytesIO(content), own, lambda _manifest: partner.card, held.update, take)
            break
        except Refused as error:
            if error.reason != "not_for_us":
                raise
    else:
        raise _unfit(partner.name, row["sequence"])
    merged.drop_other_parts(store, row["office"], list(held["counts"]))
    merged.put_office(
        store,
        MergedOffice(
            office=row["office"], name=partner.name, division=partner.division, book=row["book"], epoch=row["epoch"],
            sequence=row["sequence"], sha256=row["sha256"], made_on=row["made_on"],
        ),
    )  # fmt: skip


def _raw(folder: Path, digest: str, name: str, sequence: int) -> bytes:
    try:
        content = (folder / f"{digest}.uop").read_bytes()
    except OSError as error:
        raise _unfit(name, sequence) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise _unfit(name, sequence)
    return content


def _unfit(name: str, sequence: int) -> Trouble:
    sentence = _(
        "“{name}”第 {n} 号包的原始文件缺失或损坏；没有重建，汇总数据没有改动。请从备份的 U 盘找回这个文件后再试。"
    )
    return Trouble("raw_missing", sentence.format(name=name, n=sequence))
