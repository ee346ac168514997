"""Rows of memberships in and out, spans, and the index of the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from unionoffice import people, search_keys, units
from unionoffice.database import Connection, column, placeholders
from unionoffice.members.member import Member
from unionoffice.members.model import Membership
from unionoffice.people import Person

PERSON_COLUMNS = tuple(Person.__slots__)
MEMBERSHIP_COLUMNS = tuple(Membership.__slots__)
_SELECT = (
    f"SELECT {', '.join(f'p.{name}' for name in PERSON_COLUMNS)}, {', '.join(f'm.{name}' for name in MEMBERSHIP_COLUMNS)},"
    " u.name FROM memberships m JOIN people p ON p.no = m.person JOIN units u ON u.no = m.unit"
)
_SPLIT = len(PERSON_COLUMNS)


def _member(row: Sequence[Any]) -> Member:
    return Member(
        person=Person(**dict(zip(PERSON_COLUMNS, row[:_SPLIT], strict=True))),
        membership=Membership(**dict(zip(MEMBERSHIP_COLUMNS, row[_SPLIT:-1], strict=True))),
        unit_name=row[-1],
    )


def member(db: Connection, no: int) -> Member | None:
    """The member of this number; nothing for one merged into another."""
    row = db.execute(f"{_SELECT} WHERE m.person = ?", (no,)).fetchone()
    return None if row is None else _member(tuple(row))


def members_of(db: Connection, numbers: Sequence[int]) -> list[Member | None]:
    """These members, in the order asked for; None where one is gone."""
    found: dict[int, Member] = {}
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        for row in db.execute(f"{_SELECT} WHERE m.person IN ({placeholders(len(part))})", tuple(part)):
            made = _member(tuple(row))
            found[made.no] = made
    return [found.get(no) for no in numbers]


def with_cards(db: Connection, numbers: Sequence[int]) -> set[int]:
    """Those of these members who have a card number."""
    marks = placeholders(len(numbers))
    return set(
        column(db, f"SELECT person FROM memberships WHERE card_no IS NOT NULL AND person IN ({marks})", tuple(numbers))
    )


def insert(db: Connection, values: Mapping[str, Any]) -> None:
    """A new membership."""
    names = list(values)
    db.execute(
        f"INSERT INTO memberships ({', '.join(names)}) VALUES ({placeholders(len(names))})", tuple(values.values())
    )


def update(db: Connection, no: int, values: Mapping[str, Any]) -> None:
    """The membership has these values."""
    if values:
        sets = ", ".join(f"{name} = ?" for name in values)
        db.execute(f"UPDATE memberships SET {sets} WHERE person = ?", (*values.values(), no))


def open_span(
    db: Connection,
    no: int,
    unit: int,
    state: str,
    since: str,
    *,
    reason: str | None = None,
    document: str | None = None,
) -> None:
    """The member is in this state at this unit from this day; the span open until now ends there."""
    db.execute("UPDATE membership_spans SET until = ? WHERE person = ? AND until IS NULL", (since, no))
    db.execute(
        "INSERT INTO membership_spans (person, unit, state, since, reason, document) VALUES (?, ?, ?, ?, ?, ?)",
        (no, unit, state, since, reason, document),
    )


def spans(db: Connection, no: int) -> list[dict[str, Any]]:
    """The member's states with their days, units and reasons, in order."""
    rows = db.execute(
        "SELECT s.state, s.since, s.until, s.unit, u.name AS unit_name, s.reason, s.document"
        " FROM membership_spans s JOIN units u ON u.no = s.unit WHERE s.person = ? ORDER BY s.since, s.no",
        (no,),
    )
    return [dict(row) for row in rows]


def state_token(state: str) -> str:
    """The search token every member in this state carries."""
    return f"\uf8ffs{state.replace('_', '')}"


def keys_of(
    name: str, id_number: str | None, phone: str | None, card_no: str | None, former: str | None, unit: int, state: str
) -> str:
    """The search keys of one member."""
    extra = (units.token(unit), state_token(state), *(search_keys.card_keys(former) if former else ()))
    return search_keys.keys(name, id_number or "", phone or "", card_no or "", extra)


def index(db: Connection, numbers: Iterable[int]) -> None:
    """The search finds these people as their rows say; those merged away or gone it finds no more."""
    wanted = list(dict.fromkeys(numbers))
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows = db.execute(
            "SELECT p.no, p.name, p.id_number, p.phone, m.card_no, m.former_card_no, m.unit, m.state FROM people p"
            f" JOIN memberships m ON m.person = p.no WHERE p.merged_into IS NULL AND p.no IN ({placeholders(len(part))})",
            part,
        ).fetchall()
        keys = {row[0]: keys_of(*row[1:]) for row in rows}
        people.put_keys(db, [(no, keys.get(no, "")) for no in part])


def index_all(db: Connection) -> int:
    """The search is built anew from the rows; gives how many people it finds."""
    db.execute("INSERT INTO people_keys (people_keys) VALUES ('delete-all')")
    count, last = 0, 0
    while True:
        rows = db.execute(
            "SELECT p.no, p.name, p.id_number, p.phone, m.card_no, m.former_card_no, m.unit, m.state FROM people p"
            " JOIN memberships m ON m.person = p.no WHERE p.merged_into IS NULL AND p.no > ? ORDER BY p.no LIMIT 5000",
            (last,),
        ).fetchall()
        if not rows:
            db.execute("INSERT INTO people_keys (people_keys) VALUES ('optimize')")
            return count
        people.add_keys(db, [(row[0], keys_of(*row[1:])) for row in rows])
        count, last = count + len(rows), rows[-1][0]
