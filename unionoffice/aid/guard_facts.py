"""What the guard looks at, read for a whole round at once: rows of this and of earlier rounds, households, roll, kin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unionoffice import codes, members
from unionoffice.aid.guard_rules import GuardRow
from unionoffice.aid.money_rules import months_before
from unionoffice.aid.money_store import ItemLine
from unionoffice.aid.same_human import Human, human
from unionoffice.database import Connection

ROLL = (*members.STATES_ON_THE_ROLL, "retained")
"""Who may be aided as a member: on the roll, or retained (retirees)."""
PART = 500


def windows(numbers: Mapping[str, int], kinds: Iterable[str], today: str) -> dict[str, str]:
    """Since when an earlier row of a kind makes a later one double; a day never reached where only the round counts."""
    found = {}
    for kind in set(kinds):
        months = numbers[f"{kind}_double_months"]
        found[kind] = months_before(today, months) if months else "9999-12-31"
    return found


@dataclass(frozen=True, slots=True)
class Families:
    """Workers and family of files by the file's number; `parts` tells who of a family is at school."""

    workers: Mapping[int, Human]
    members: Mapping[int, tuple[tuple[Human, str], ...]]
    students: Mapping[int, tuple[int, ...]]
    numbers: Mapping[int, str]


def families(db: Connection, files: Iterable[int]) -> Families:
    """Everybody who stands in these files now."""
    numbers = sorted(set(files))
    workers: dict[int, Human] = {}
    rows: dict[int, list[tuple[Human, str]]] = {}
    students: dict[int, list[int]] = {}
    names: dict[int, str] = {}
    for start in range(0, len(numbers), PART):
        part = numbers[start : start + PART]
        marks = ",".join("?" * len(part))
        for row in db.execute(
            "SELECT f.no, f.file_no, w.no, w.name, w.id_number, w.birth, w.phone FROM aid_files f JOIN people x ON"
            f" x.no = f.person JOIN people w ON w.no = coalesce(x.merged_into, x.no) WHERE f.no IN ({marks})",
            part,
        ):
            names[row[0]] = row[1]
            workers[row[0]] = human(row[2], row[3], row[4], row[5], row[6])
        for row in db.execute(
            "SELECT m.file, w.no, w.name, w.id_number, w.birth, w.phone, m.relation, m.standing, m.schooling"
            " FROM aid_family m JOIN people x ON x.no = m.person JOIN people w ON w.no = coalesce(x.merged_into, x.no)"
            f" WHERE m.until IS NULL AND m.file IN ({marks}) ORDER BY m.no",
            part,
        ):
            rows.setdefault(row[0], []).append((human(row[1], row[2], row[3], row[4], row[5]), row[6]))
            if row[7] == "student" or row[8]:
                students.setdefault(row[0], []).append(row[1])
    return Families(
        workers, {no: tuple(people) for no, people in rows.items()},
        {no: tuple(found) for no, found in students.items()}, names,
    )  # fmt: skip


_EARLIER = (
    "SELECT i.no, i.id, r.round_no, coalesce(i.sheet_row, i.place), coalesce(i.result_on, r.since), i.kind, i.file, w.no,"
    " w.name, w.id_number, w.birth, coalesce(i.phone, w.phone), s.no, s.name, s.id_number, s.birth, s.phone, i.amount,"
    " coalesce(i.category, ''), coalesce(i.bank_card, ''), coalesce(i.payee_name, '')"
    " FROM aid_items i JOIN aid_rounds r ON r.no = i.round JOIN people x ON x.no = i.person"
    " JOIN people w ON w.no = coalesce(x.merged_into, x.no) JOIN people y ON y.no = i.beneficiary"
    " JOIN people s ON s.no = coalesce(y.merged_into, y.no)"
    " WHERE r.no <> ? AND r.state <> 'void' AND i.amount > 0 AND i.dropped_on IS NULL AND i.result IN ('pending', 'paid')"
    " AND coalesce(i.result_on, r.since) >= ?"
    " AND NOT EXISTS (SELECT 1 FROM aid_items v WHERE v.reverses = i.no AND v.dropped_on IS NULL"
    " AND (v.result = 'paid' OR v.round = ?))"
)


def guard_rows(
    db: Connection, round_no: int, lines: Iterable[ItemLine], *, since: str, today: str
) -> tuple[list[GuardRow], Families]:
    """The rows of the round and all rows since a day that stand against them, and the households of both."""
    mine = [line for line in lines if line.item.reverses is None]
    earlier = [tuple(row) for row in db.execute(_EARLIER, (round_no, since, round_no))]
    people = _people(db, {no for line in mine for no in (line.payee, line.student)})
    known = families(db, {line.item.file for line in mine if line.item.file} | {row[6] for row in earlier if row[6]})
    rows = [_mine(line, people, known, today) for line in mine]
    rows += [_before(row, known) for row in earlier]
    return rows, known


def _people(db: Connection, numbers: Iterable[int]) -> dict[int, Human]:
    wanted, found = sorted(set(numbers)), {}
    for start in range(0, len(wanted), PART):
        part = wanted[start : start + PART]
        for row in db.execute(
            f"SELECT no, name, id_number, birth, phone FROM people WHERE no IN ({','.join('?' * len(part))})", part
        ):
            found[row[0]] = human(row[0], row[1], row[2], row[3], row[4])
    return found


def _mine(line: ItemLine, people: Mapping[int, Human], known: Families, today: str) -> GuardRow:
    item, file = line.item, line.item.file or 0
    return GuardRow(
        no=item.no, item=item.id, round_no="", mine=True, place=item.sheet_row or item.place, day=today, kind=item.kind,
        double=double_of(item.kind), payee=people[line.payee], student=people[line.student], file=item.file,
        file_no=known.numbers.get(file, ""), worker=known.workers.get(file), family=known.members.get(file, ()),
        amount=item.amount, category=line.category or "", card=item.bank_card or "", holder=item.payee_name or "",
    )  # fmt: skip


def _before(row: tuple[Any, ...], known: Families) -> GuardRow:
    (no, uid, round_name, place, day, kind, file, *who, amount, category, card, holder) = row
    payee, student = human(*who[:5]), human(*who[5:])
    return GuardRow(
        no=no, item=uid, round_no=round_name, mine=False, place=place, day=day, kind=kind, double=double_of(kind),
        payee=payee, student=payee if student.no == payee.no else student, file=file,
        file_no=known.numbers.get(file or 0, ""), worker=known.workers.get(file or 0),
        family=known.members.get(file or 0, ()), amount=amount, category=category, card=card, holder=holder,
    )  # fmt: skip


def double_of(kind: str) -> str:
    """Among whom twice is looked for: household, student or person."""
    entry = codes.code_list("aid_kind").get(kind)
    return str(entry.extra["double"]) if entry is not None else "household"


def needs_file(kind: str) -> bool:
    """Whether a file must stand before this kind is paid (先建档、后帮扶)."""
    entry = codes.code_list("aid_kind").get(kind)
    return bool(entry.extra["needs_file"]) if entry is not None else True


def states_of(db: Connection, persons: Iterable[int]) -> dict[int, str]:
    """The membership's state of these people; nobody without a membership."""
    numbers, found = sorted(set(persons)), {}
    for start in range(0, len(numbers), PART):
        part = numbers[start : start + PART]
        rows = db.execute(f"SELECT person, state FROM memberships WHERE person IN ({','.join('?' * len(part))})", part)
        found.update({row[0]: row[1] for row in rows})
    return found
