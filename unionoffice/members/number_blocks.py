"""Blocks of member numbers the upper office has given: outside its blocks an office gives no card number.

A block is a place's digits and a first and last serial of members, good for every union of that place; two computers,
or two offices of one place, that hold different blocks never give one number twice. An office that was never given a
block gives numbers as it always did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.members.card_number import DIVISION_DIGITS, SERIAL_DIGITS
from unionoffice.office import Office
from unionoffice.wording import _

MOST_SERIAL = 10**SERIAL_DIGITS - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Serials `first` to `last` of every union whose division begins with `prefix`; `used` is the highest given of them."""

    id: str
    prefix: str
    first: int
    last: int
    day: str
    used: int = 0

    @property
    def share(self) -> int:
        """Per cent of the block the fullest union has used."""
        return max(self.used - self.first + 1, 0) * 100 // (self.last - self.first + 1)


def serials(last: int, count: int, blocks: Sequence[tuple[int, int]]) -> list[int]:
    """The next `count` serials above `last` that lie in these blocks; fewer where the blocks end."""
    found: list[int] = []
    for first, end in sorted(blocks):
        found += range(max(first, last + 1), min(end, max(first, last + 1) + count - len(found) - 1) + 1)
        if len(found) == count:
            break
    return found


def blocks_of(db: Connection, division: str) -> list[tuple[int, int]]:
    """First and last serials an office may give in a place of 12 digits. Raises Refused where its blocks are for others."""
    rows = db.execute("SELECT prefix, first, last FROM card_blocks WHERE ended_on IS NULL").fetchall()
    if not rows:
        return [(1, MOST_SERIAL)]
    fitting = [(row[1], row[2]) for row in rows if division.startswith(row[0])]
    if not fitting:
        sentence = _("县总工会没有给区划 {division} 分配会员编号段；没有发放新编号。请联系县总工会。")
        raise Refused("no_card_numbers", sentence.format(division=division))
    return fitting


def take_blocks(db: Connection, told: Iterable[Mapping[str, Any]], *, day: str) -> int:
    """The office's blocks are those told of (id, prefix, first, last, day); gives how many are new. In the caller's act."""
    wanted = {str(one["id"]): one for one in told if _sound(one)}
    known = {row[0] for row in db.execute("SELECT id FROM card_blocks WHERE ended_on IS NULL")}
    db.executemany(
        "UPDATE card_blocks SET ended_on = ? WHERE id = ? AND ended_on IS NULL",
        [(day, uid) for uid in known - {*wanted}],
    )
    fresh = [one for uid, one in wanted.items() if uid not in known]
    db.executemany(
        "INSERT INTO card_blocks (id, prefix, first, last, day) VALUES (:id, :prefix, :first, :last, :day)"
        " ON CONFLICT (id) DO UPDATE SET ended_on = NULL",
        fresh,
    )
    return len(fresh)


def _sound(one: Mapping[str, Any]) -> bool:
    prefix, first, last = one.get("prefix"), one.get("first"), one.get("last")
    return (
        isinstance(prefix, str) and prefix.isascii() and prefix.isdigit() and len(prefix) <= DIVISION_DIGITS
        and isinstance(first, int) and isinstance(last, int) and 1 <= first <= last <= MOST_SERIAL
        and isinstance(one.get("id"), str) and isinstance(one.get("day"), str)
    )  # fmt: skip


def blocks(office: Office) -> list[Block]:
    """The blocks in force with the highest serial given of each, by prefix and first serial."""
    rows = office.reading().execute(
        "SELECT b.id, b.prefix, b.first, b.last, b.day, coalesce((SELECT max(CAST(substr(m.card_no, 17) AS INTEGER))"
        " FROM memberships m WHERE m.card_no LIKE b.prefix || '%' AND CAST(substr(m.card_no, 17) AS INTEGER)"
        " BETWEEN b.first AND b.last), 0) AS used FROM card_blocks b WHERE b.ended_on IS NULL ORDER BY b.prefix, b.first"
    )
    return [Block(**row) for row in rows]
