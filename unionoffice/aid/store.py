"""Rows of files and families in and out. A person merged into another is read as the record that stayed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from unionoffice.aid.family_model import FamilyMember
from unionoffice.aid.household import FamilyRow, Household
from unionoffice.aid.model import OPEN_STAGES, AidFile
from unionoffice.database import Connection, column, placeholders, value
from unionoffice.people import Person

FILE_COLUMNS = tuple(AidFile.__slots__)
FAMILY_COLUMNS = tuple(FamilyMember.__slots__)
PERSON_COLUMNS = tuple(Person.__slots__)


def _columns(names: Sequence[str], side: str, person: str) -> str:
    return ", ".join(
        f"coalesce({person}.merged_into, {person}.no)" if name == "person" else f"{side}.{name}" for name in names
    )


_WORKER = ", ".join(f"w.{name}" for name in PERSON_COLUMNS)
_FILE = (
    f"SELECT {_columns(FILE_COLUMNS, 'f', 'x')}, {_WORKER}, u.name FROM aid_files f JOIN people x ON x.no = f.person"
    " JOIN people w ON w.no = coalesce(x.merged_into, x.no) JOIN units u ON u.no = f.unit"
)
_FAMILY = (
    f"SELECT {_columns(FAMILY_COLUMNS, 'm', 'x')}, {_WORKER} FROM aid_family m JOIN people x ON x.no = m.person"
    " JOIN people w ON w.no = coalesce(x.merged_into, x.no)"
)
OPEN = ", ".join(f"'{stage}'" for stage in OPEN_STAGES)
"""The open stages for an IN (…) of a statement."""


def households(db: Connection, numbers: Sequence[int], *, day: str | None = None) -> list[Household | None]:
    """These files with worker and family, in the order asked for; the family of a day, else as it stands now."""
    found: dict[int, Household] = {}
    for start in range(0, len(numbers), 500):
        part = tuple(numbers[start : start + 500])
        families = families_of(db, part, day=day)
        for row in db.execute(f"{_FILE} WHERE f.no IN ({placeholders(len(part))})", part):
            cells = tuple(row)
            file = AidFile(**dict(zip(FILE_COLUMNS, cells, strict=False)))
            worker = Person(**dict(zip(PERSON_COLUMNS, cells[len(FILE_COLUMNS) : -1], strict=True)))
            found[file.no] = Household(
                file=file, worker=worker, unit_name=cells[-1], family=tuple(families.get(file.no, ()))
            )
    return [found.get(no) for no in numbers]


def household(db: Connection, no: int, *, day: str | None = None) -> Household | None:
    """The file with worker and family; None for an unknown number."""
    return households(db, [no], day=day)[0]


def families_of(db: Connection, numbers: Sequence[int], *, day: str | None = None) -> dict[int, list[FamilyRow]]:
    """The family of each of these files in the order of entry, on a day or as it stands now."""
    marks = placeholders(len(numbers))
    when = "m.until IS NULL" if day is None else "m.since <= ? AND (m.until IS NULL OR m.until > ?)"
    days = () if day is None else (day, day)
    rows = db.execute(f"{_FAMILY} WHERE m.file IN ({marks}) AND {when} ORDER BY m.file, m.no", (*numbers, *days))
    found: dict[int, list[FamilyRow]] = {}
    for row in rows:
        made = _family_row(tuple(row))
        found.setdefault(made.member.file, []).append(made)
    return found


def _family_row(cells: tuple[Any, ...]) -> FamilyRow:
    member = FamilyMember(**dict(zip(FAMILY_COLUMNS, cells, strict=False)))
    person = Person(**dict(zip(PERSON_COLUMNS, cells[len(FAMILY_COLUMNS) :], strict=True)))
    return FamilyRow(person=person, member=member)


def family_row(db: Connection, no: int) -> FamilyRow | None:
    """One row of a family by its number."""
    row = db.execute(f"{_FAMILY} WHERE m.no = ?", (no,)).fetchone()
    return None if row is None else _family_row(tuple(row))


def number_of(db: Connection, text: str) -> int | None:
    """The number of the file with this file number or lasting id."""
    found: int | None = value(db, "SELECT no FROM aid_files WHERE file_no = ? OR id = ?", (text, text))
    return found


def family_number_of(db: Connection, uid: str) -> int | None:
    """The number of the family row with this lasting id."""
    found: int | None = value(db, "SELECT no FROM aid_family WHERE id = ?", (uid,))
    return found


def next_file_no(db: Connection, year: str) -> str:
    """The next free file number of a year: BF2026-0001."""
    prefix = f"BF{year}-"
    last = value(db, "SELECT max(CAST(substr(file_no, ?) AS INTEGER)) FROM aid_files WHERE file_no LIKE ?", (len(prefix) + 1, f"{prefix}%"))  # fmt: skip
    return f"{prefix}{(last or 0) + 1:04d}"


def insert(db: Connection, table: str, values: Mapping[str, Any]) -> int:
    """A new row of one of the area's tables; gives its number."""
    names = list(values)
    cursor = db.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({placeholders(len(names))})", tuple(values.values())
    )
    return int(cursor.lastrowid)


def update(db: Connection, table: str, no: int, values: Mapping[str, Any]) -> None:
    """The row has these values."""
    if values:
        sets = ", ".join(f"{name} = ?" for name in values)
        db.execute(f"UPDATE {table} SET {sets} WHERE no = ?", (*values.values(), no))


def places_in_open_files(
    db: Connection, people: Iterable[int], *, but: int = 0
) -> list[tuple[int, int, str, str, str]]:
    """Where these people stand in open files other than `but`: person, file, file number, head's name, relation.

    The relation is empty for the head. A record merged into another counts as the one that stayed.
    """
    wanted = tuple(people)
    marks = placeholders(len(wanted))
    head = f"coalesce(p.merged_into, p.no) IN ({marks})"
    rows = db.execute(
        f"SELECT coalesce(p.merged_into, p.no), f.no, f.file_no, p.name, '' FROM aid_files f JOIN people p ON p.no = f.person"
        f" WHERE f.stage IN ({OPEN}) AND f.no <> ? AND {head}"
        " UNION ALL SELECT coalesce(p.merged_into, p.no), f.no, f.file_no, w.name, m.relation FROM aid_family m"
        " JOIN aid_files f ON f.no = m.file JOIN people w ON w.no = f.person JOIN people p ON p.no = m.person"
        f" WHERE f.stage IN ({OPEN}) AND m.until IS NULL AND f.no <> ? AND {head} ORDER BY 2",
        (but, *wanted, but, *wanted),
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def same_child_in_open_files(db: Connection, name: str, birth: str, *, but: int) -> list[str]:
    """File numbers of other open files whose family has somebody of this name born on this day."""
    return column(
        db,
        "SELECT DISTINCT f.file_no FROM aid_family m JOIN aid_files f ON f.no = m.file JOIN people p ON p.no = m.person"
        f" WHERE p.name = ? AND p.birth = ? AND m.until IS NULL AND f.stage IN ({OPEN}) AND f.no <> ? ORDER BY 1",
        (name, birth, but),
    )
