"""Figures of files as of any day and the balance of a period (domain.md 3.11); every figure gives the files behind it.

What a file was on a day is told by its steps: stage, category and level stand in each. Households and people are two
different numbers and never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unionoffice.aid.model import FILED_STAGES
from unionoffice.database import Connection, placeholders
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.union_year import union_year
from unionoffice.wording import _

Groups = dict[str, tuple[int, ...]]
"""Files by a word: a category, a level, a cause … ("" where the file says nothing)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBalance:
    """A period's balance of files on file, both days included: each part as the files behind it.

    `came` and `went` say how, by code of list aid_step; `opening + came - went == closing`, always.
    """

    first: str
    last: str
    opening: tuple[int, ...]
    came: Groups
    went: Groups
    closing: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFigures:
    """Files on file on a day: households as file numbers, people as a count, and the same by every grouping asked for."""

    day: str
    households: tuple[int, ...]
    people: int
    groups: dict[str, Groups]
    people_of: dict[int, int]

    def people_in(self, files: Iterable[int]) -> int:
        """How many people live in these households."""
        return sum(self.people_of[no] for no in files)


GROUPINGS = (
    "category",
    "level",
    "reason",
    "unit_kind",
    "unit",
    "kind",
    "migrant",
    "women",
    "single_parent",
    "model_worker",
)
"""What files are counted by; migrant, women and single_parent have the keys "1" and "0"."""

_COLUMNS = {
    "reason": "coalesce(f.reason_main, '')", "unit_kind": "u.kind", "unit": "CAST(f.unit AS TEXT)", "kind": "f.kind",
    "migrant": "CAST(coalesce(f.migrant, 0) AS TEXT)", "women": "CAST(coalesce(w.sex = 'female', 0) AS TEXT)",
    "single_parent": "CAST(coalesce(f.single_parent, 0) AS TEXT)", "model_worker": "coalesce(w.model_worker, 'none')",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a file was after its last step up to a day."""

    stage: str
    category: str
    level: str


def _standings(db: Connection, day: str) -> dict[int, _Standing]:
    rows = db.execute(
        "SELECT s.file, s.stage, coalesce(s.category, ''), coalesce(s.level, '') FROM aid_steps s JOIN"
        " (SELECT file, max(no) AS no FROM aid_steps WHERE day <= ? GROUP BY file) l ON l.no = s.no ORDER BY s.file",
        (day,),
    )
    return {row[0]: _Standing(row[1], row[2], row[3]) for row in rows}


def on_file(office: Office, day: str | None = None) -> tuple[int, ...]:
    """The files that were on file on a day (today)."""
    standings = _standings(office.reading(), day or office.today)
    return tuple(no for no, one in standings.items() if one.stage in FILED_STAGES)


def figures(office: Office, day: str | None = None, *, units: Sequence[int] = ()) -> FileFigures:
    """The figures of a day (today), of these filing unions (of all where none are named)."""
    day, db = day or office.today, office.reading()
    standings = {no: one for no, one in _standings(db, day).items() if one.stage in FILED_STAGES}
    facts = _facts(db, list(standings), units)
    standings = {no: one for no, one in standings.items() if no in facts}
    words: dict[str, dict[int, str]] = {
        "category": {no: one.category for no, one in standings.items()},
        "level": {no: one.level for no, one in standings.items()},
        **{name: {no: facts[no][place] for no in standings} for place, name in enumerate(_COLUMNS)},
    }
    people = _people(db, list(standings), day)
    return FileFigures(
        day=day, households=tuple(standings), people=sum(people.values()), people_of=people,
        groups={name: _grouped(words[name]) for name in GROUPINGS},
    )  # fmt: skip


def _grouped(words: dict[int, str]) -> Groups:
    found: dict[str, list[int]] = {}
    for no, word in words.items():
        found.setdefault(word, []).append(no)
    return {key: tuple(files) for key, files in sorted(found.items())}


def _facts(db: Connection, numbers: Sequence[int], units: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    of = f" AND f.unit IN ({placeholders(len(units))})" if units else ""
    for start in range(0, len(numbers), 500):
        part = tuple(numbers[start : start + 500])
        rows = db.execute(
            f"SELECT f.no, {', '.join(_COLUMNS.values())} FROM aid_files f JOIN units u ON u.no = f.unit JOIN people x"
            " ON x.no = f.person JOIN people w ON w.no = coalesce(x.merged_into, x.no)"
            f" WHERE f.no IN ({placeholders(len(part))}){of}",
            (*part, *units),
        )
        found.update({row[0]: tuple(row)[1:] for row in rows})
    return found


def _people(db: Connection, numbers: Sequence[int], day: str) -> dict[int, int]:
    """How many lived together in each of these households on the day, the worker too."""
    found = dict.fromkeys(numbers, 1)
    rows = db.execute(
        "SELECT file, count(*) FROM aid_family WHERE lives_together = 1 AND since <= ? AND (until IS NULL OR until > ?)"
        " GROUP BY file",
        (day, day),
    )
    for row in rows:
        if row[0] in found:
            found[row[0]] += row[1]
    return found


def balance(office: Office, first: str, last: str) -> FileBalance:
    """The balance of a period. Raises Refused where it ends before it begins."""
    if last < first:
        sentence = _("期末 {last} 早于期初 {first}，没有计算。请核对日期。")
        raise Refused("bad_period", sentence.format(first=first, last=last), "until")
    before = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    opening = on_file(office, before)
    filed, came, went = set(opening), dict[str, list[int]](), dict[str, list[int]]()
    rows = office.reading().execute(
        "SELECT file, step, stage FROM aid_steps WHERE step <> 'opened' AND day BETWEEN ? AND ? ORDER BY day, no",
        (first, last),
    )
    for row in rows:
        no, step, is_filed = row[0], row[1], row[2] in FILED_STAGES
        if is_filed and no not in filed:
            filed.add(no)
            came.setdefault(step, []).append(no)
        elif not is_filed and no in filed:
            filed.discard(no)
            went.setdefault(step, []).append(no)
    return FileBalance(
        first=first, last=last, opening=opening, came={step: tuple(files) for step, files in came.items()},
        went={step: tuple(files) for step, files in went.items()}, closing=tuple(sorted(filed)),
    )  # fmt: skip


def balance_of_union_year(office: Office, day: str | None = None) -> FileBalance:
    """The balance of the union year (1 October to 30 September) the day lies in."""
    return balance(office, *union_year(day or office.today))
