"""The yearly spot check: so many per cent of the files drawn with a seed that is kept, so that anyone can draw them again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unionoffice import rules_in_force
from unionoffice.aid.filing import AREA
from unionoffice.aid.model import FILED_STAGES
from unionoffice.aid.parameters import PACK, frozen
from unionoffice.database import Connection, placeholders
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One draw: `pool` and `drawn` are file numbers (BF2026-0001), `share` per cent; `rule` is JSON."""

    no: int
    id: str
    year: int
    day: str
    seed: str
    share: int
    rule: str
    pool: tuple[str, ...]
    drawn: tuple[str, ...]


def drawn_from(pool: Iterable[str], seed: str, share: int) -> tuple[str, ...]:
    """So many per cent of the pool, a part counting as one: those whose SHA-256 of "seed|number" is least, by number.

    Needs nothing but the list and the seed: any computer draws the same.
    """
    numbers = sorted(set(pool))
    count = -(-len(numbers) * share // 100)
    ranked = sorted(numbers, key=lambda number: hashlib.sha256(f"{seed}|{number}".encode()).digest())
    return tuple(sorted(ranked[:count]))


def draw(office: Office, *, share: int | None = None, seed: str | None = None) -> Draw:
    """Files on file today are drawn for the spot check and the draw is kept for ever.

    `share` is per cent, at least what the rule in force asks; `seed` may be drawn before witnesses, else it is random.
    """
    rule = rules_in_force.in_force(office, f"{PACK}.spot_check_percent")
    share = int(rule.value) if share is None else share
    if not int(rule.value) <= share <= 100:
        sentence = _("抽查比例应在 {least}% 到 100% 之间（{source}）。")
        raise Refused("bad_share", sentence.format(least=rule.value, source=rule.source), "share")
    seed = (seed or os.urandom(8).hex()).strip()
    with office.act("抽取抽查档案", AREA) as act:
        pool = _pool(act.db)
        if not pool:
            raise Refused("nothing_filed", _("现在没有在档的档案，没有抽取。"), "share")
        drawn = drawn_from(pool, seed, share)
        no = act.db.execute(
            "INSERT INTO aid_draws (id, year, day, seed, share, rule, pool, drawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (new_id(), int(office.today[:4]), office.today, seed, share, json.dumps(frozen(rule), ensure_ascii=False),
             json.dumps(pool), json.dumps(drawn)),
        ).lastrowid  # fmt: skip
        act.detail.update(files=len(drawn))
        made = next(one for one in draws_in(act.db) if one.no == no)
    return made


def _pool(db: Connection) -> list[str]:
    rows = db.execute(
        f"SELECT file_no FROM aid_files WHERE stage IN ({placeholders(len(FILED_STAGES))}) ORDER BY file_no",
        FILED_STAGES,
    )
    return [row[0] for row in rows]


def draws_in(db: Connection) -> list[Draw]:
    """Every draw, newest first."""
    rows = db.execute("SELECT no, id, year, day, seed, share, rule, pool, drawn FROM aid_draws ORDER BY no DESC")
    return [
        Draw(
            no=row[0], id=row[1], year=row[2], day=row[3], seed=row[4], share=row[5], rule=row[6],
            pool=tuple(json.loads(row[7])), drawn=tuple(json.loads(row[8])),
        )
        for row in rows
    ]  # fmt: skip


def draws(office: Office) -> list[Draw]:
    """Every draw, newest first."""
    return draws_in(office.reading())


def is_honest(one: Draw) -> bool:
    """Whether seed, share and pool still give what was drawn."""
    return drawn_from(one.pool, one.seed, one.share) == one.drawn


def visited_since(office: Office, one: Draw) -> Sequence[str]:
    """The files drawn that had a spot-check visit since the draw."""
    marks = placeholders(len(one.drawn))
    rows = office.reading().execute(
        "SELECT DISTINCT f.file_no FROM aid_visits v JOIN aid_files f ON f.no = v.file"
        f" WHERE v.purpose = 'spot_check' AND v.day >= ? AND f.file_no IN ({marks}) ORDER BY 1",
        (one.day, *one.drawn),
    )
    return [row[0] for row in rows]
