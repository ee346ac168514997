"""The same person, the same aid or the same bank card in two offices, found without showing one office the other's data."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from unionoffice.county.store import Store
from unionoffice.members import STATES_ON_THE_ROLL
from unionoffice.wording import N_, _

MEMBER_TWICE = N_("本人在其他单位也有在册会籍，请联系县总工会核对会员关系。")
FILE_TWICE = N_("本人或家庭成员在其他单位也有困难档案，请联系县总工会。")
AID_TWICE = N_("本人本期已在其他单位受助，请联系县总工会。")
CARD_TWICE = N_("这个银行账号在其他单位用于另一人，请核对收款人。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One row of one office that shares a token."""

    office: str
    part: str
    id: str
    row: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Rows of two or more offices that speak of one person, one aid or one card; the sentence is what each is told."""

    reason: str
    sentence: str
    holders: tuple[Holder, ...]


def duplicates(store: Store) -> list[Duplicate]:
    """Everything found in more than one office, set by set; the whole county is looked through once."""
    rows = store.execute(
        "SELECT t.kind, t.token, t.office, t.part, t.id, r.content FROM merged_tokens t"
        " JOIN (SELECT kind, token FROM merged_tokens GROUP BY kind, token HAVING min(office) < max(office)) d"
        " ON d.kind = t.kind AND d.token = t.token"
        " JOIN merged_rows r ON r.office = t.office AND r.part = t.part AND r.id = t.id"
        " ORDER BY t.kind, t.token, t.office, t.part, t.id"
    )
    groups: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for kind, token, office, part, uid, content in rows:
        groups[kind, token].append(Holder(office=office, part=part, id=uid, row=json.loads(content)))
    return [found for (kind, _token), holders in groups.items() for found in _judged(kind, holders)]


def _judged(kind: str, holders: list[Holder]) -> Iterator[Duplicate]:
    if kind == "number":
        yield from _two_offices("same_member", _(MEMBER_TWICE), [
            one for one in holders if one.part == "members" and one.row.get("state") in STATES_ON_THE_ROLL
        ])  # fmt: skip
        yield from _two_offices("same_file", _(FILE_TWICE), [
            one for one in holders if one.part in ("aid_files", "aid_family") and not one.row.get("ended_on")
        ])  # fmt: skip
    elif kind == "beneficiary":
        rounds: dict[tuple[Any, Any], list[Holder]] = defaultdict(list)
        for one in holders:
            if one.row.get("result") in ("pending", "paid"):
                rounds[one.row.get("kind"), one.row.get("period")].append(one)
        for same in rounds.values():
            yield from _two_offices("same_aid", _(AID_TWICE), same)
    elif kind == "card" and len({one.row.get("id_number") for one in holders}) > 1:
        yield from _two_offices("same_card", _(CARD_TWICE), holders)


def _two_offices(reason: str, sentence: str, holders: list[Holder]) -> Iterator[Duplicate]:
    if len({one.office for one in holders}) > 1:
        yield Duplicate(reason=reason, sentence=sentence, holders=tuple(holders))
