"""Whether a package may come behind what is merged of its office: its place in the book, and its journal.

Pure; what a person has looked at and takes nevertheless is in `confirmed`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from unionoffice import journal
from unionoffice.county.store import MergedOffice
from unionoffice.errors import Refused
from unionoffice.exchange import package
from unionoffice.reports import Partner
from unionoffice.wording import _

LEAP = 1000
"""A jump of the sequence beyond this many is asked about (TUF: fast-forward)."""


@dataclass(slots=True)
class Taking:
    """One package under way: whose, what it says, rows that differed, what there is to say, what a person confirmed."""

    partner: Partner
    manifest: dict[str, Any]
    changed: int = 0
    notes: list[str] = field(default_factory=list)
    confirmed: set[str] = field(default_factory=set)

    def ask(self, reason: str, sentence: str, note: str, confirmed: Collection[str]) -> None:
        """Goes on with a note where a person confirmed this. Raises Refused otherwise."""
        if reason not in confirmed:
            raise Refused(reason, sentence.format(**self.words), "file")
        self.confirmed.add(reason)
        self.notes.append(note)

    @property
    def words(self) -> dict[str, Any]:
        """What sentences about this package say."""
        return {"name": self.partner.name, "new": self.manifest["sequence"], "new_day": self.manifest["day"]}


@dataclass(frozen=True, slots=True)
class Head:
    """A journal head an office handed in: of which book, after how many acts, and whether a person took it as rewritten."""

    book: str
    acts: int
    head: str
    rewritten: bool


def follows(last: MergedOffice | None, taking: Taking, books: Collection[str], confirmed: Collection[str]) -> None:
    """Raises Refused where the package cannot come behind what is merged of its office; `books` are those known of it."""
    now = taking.manifest
    if last is None:
        return
    if now["book"] != last.book:
        _other_book(last, taking, books, confirmed)
    elif now["epoch"] != last.epoch:
        raise package.altered()
    elif now["sequence"] < last.sequence:
        raise Refused("replayed", _older(last, taking), "file")
    elif now["sequence"] == last.sequence:
        taking.ask("fork", _forked(last), _("同号的两个包中，经核对采用这一个"), confirmed)
    else:
        _later(last, taking, confirmed)


def _other_book(last: MergedOffice, taking: Taking, books: Collection[str], confirmed: Collection[str]) -> None:
    now = taking.manifest
    if now["book"] in books or (now["epoch"] < last.epoch and now["day"] < last.made_on):
        raise Refused("replayed", _older(last, taking), "file")
    sentence = _("“{name}”恢复过备份，账册换了新的一期（{new_day}）；没有收下。请与该单位核对合计数，无误后确认收下。")
    taking.ask("new_epoch", sentence, _("恢复备份后的新一期，已由人确认"), confirmed)


def _later(last: MergedOffice, taking: Taking, confirmed: Collection[str]) -> None:
    now = taking.manifest
    missing = now["sequence"] - last.sequence - 1
    if missing > LEAP:
        sentence = _("“{name}”的编号从第 {old} 号跳到第 {new} 号；没有收下。请与该单位核对后确认收下。")
        taking.ask("leap", sentence.replace("{old}", str(last.sequence)), _("编号跳号，已由人确认"), confirmed)
    if missing:
        taking.notes.append(_("中间有 {n} 个包没有收到；本包是全量数据，不影响合计").format(n=missing))
    elif now["previous"] != last.sha256:
        taking.ask("fork", _forked(last), _("与上一个包接不上，经核对采用"), confirmed)


def _older(last: MergedOffice, taking: Taking) -> str:
    sentence = _(
        "“{name}”第 {new} 号包（{new_day}）早于已收下的第 {old} 号（{old_day}）；没有收下。请用最近一次导出的包。"
    )
    return sentence.format(**taking.words, old=last.sequence, old_day=last.made_on)


def _forked(last: MergedOffice) -> str:
    sentence = _(
        "“{name}”第 {new} 号包与已收下的第 {old} 号接不上，可能有两台电脑各自导出；没有收下，文件已留存。请与该单位核对用哪一份。"
    )
    return sentence.replace("{old}", str(last.sequence))


def journal_extends(known: Sequence[Head], taking: Taking, inside: bytes, confirmed: Collection[str]) -> None:
    """The journal's links recompute from the last witnessed head to the head the manifest names. Raises Refused.

    Heads of the same book bind; those of an earlier book (before a restored backup) only make a note, once.
    """
    told = taking.manifest["journal"]
    links = {int(row["id"]): bytes.fromhex(row["content"]) for row in map(json.loads, package.inflated_lines(inside))}
    since, acts = int(told["since"]), int(told["acts"])
    binding = _binding(known, taking.manifest["book"])
    before = {one.acts: one.head for one in known if one.book != taking.manifest["book"]}
    starts = [journal.BEGINNING] if since == 0 else [bytes.fromhex(one.head) for one in known if one.acts == since]
    faulty: int | None = since
    for start in starts:
        heads = _recomputed(start, links, since, acts)
        faulty = _first_differing(heads, binding, since, acts, told["head"])
        if faulty is None:
            other = next((n for n in sorted(before) if n in heads and heads[n] != before[n]), None)
            if other is not None and not binding:
                taking.notes.append(_("操作日志从第 {n} 条起与上一期不同（恢复备份所致）").format(n=other))
            return
    sentence = _(
        "“{name}”的操作日志从第 {n} 条起与上次见证的不一致；没有收下。请查明数据文件是否被替换，再决定是否收下。"
    )
    note = _("操作日志与上次见证的不相接，已由人确认")
    taking.ask("rewritten", sentence.replace("{n}", str(faulty)), note, confirmed)


def _binding(known: Sequence[Head], book: str) -> Mapping[int, str]:
    """By acts, the heads of this book since the last one a person took as rewritten."""
    same = [one for one in known if one.book == book]
    start = max((place for place, one in enumerate(same) if one.rewritten), default=0)
    return {one.acts: one.head for one in same[start:]}


def _recomputed(start: bytes, links: Mapping[int, bytes], since: int, acts: int) -> dict[int, str]:
    heads = {since: start.hex()}
    head = start
    for n in range(since + 1, acts + 1):
        if n not in links:
            break
        head = hashlib.sha256(head + links[n]).digest()
        heads[n] = head.hex()
    return heads


def _first_differing(
    heads: Mapping[int, str], binding: Mapping[int, str], since: int, acts: int, told: str
) -> int | None:
    """The first act whose head is missing or differs from a known one, or None."""
    if acts < since:
        return acts
    for n in sorted({*binding, acts}):
        if n >= since and (heads.get(n) != (told if n == acts else binding[n]) or heads[n] != binding.get(n, heads[n])):
            return n
    return None
