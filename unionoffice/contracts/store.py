"""Rows of contracts and their steps in and out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from unionoffice.contracts.model import Contract
from unionoffice.contracts.states import Asked, Course, Handed
from unionoffice.contracts.steps import Covered, Dispute
from unionoffice.database import Connection, column, placeholders, value

COLUMNS = tuple(name for name in Contract.__slots__ if name != "no")
_SELECT = f"SELECT no, {', '.join(COLUMNS)} FROM contracts"

Step = TypeVar("Step")


def contract(db: Connection, no: int) -> Contract | None:
    """The contract of this number in the file."""
    row = db.execute(f"{_SELECT} WHERE no = ?", (no,)).fetchone()
    return None if row is None else Contract(**row)


def contracts_of(db: Connection, numbers: Iterable[int]) -> list[Contract]:
    """These contracts, in the order asked for; unknown ones are left out."""
    wanted = list(numbers)
    found: dict[int, Contract] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        rows = db.execute(f"{_SELECT} WHERE no IN ({placeholders(len(part))})", part)
        found.update((row["no"], Contract(**row)) for row in rows)
    return [found[no] for no in wanted if no in found]


def all_contracts(db: Connection) -> list[Contract]:
    """Every contract, newest first."""
    return [Contract(**row) for row in db.execute(f"{_SELECT} ORDER BY year DESC, number DESC, no DESC")]


def by_id(db: Connection, uid: str) -> int | None:
    """The number of the contract with this lasting id."""
    found: int | None = value(db, "SELECT no FROM contracts WHERE id = ?", (uid,))
    return found


def by_number(db: Connection, number: str) -> list[int]:
    """Contracts that bear this number, newest first."""
    return column(db, "SELECT no FROM contracts WHERE number = ? ORDER BY year DESC, no DESC", (number,))


def of_unit(db: Connection, unit: int) -> list[int]:
    """Contracts this unit is a party to or is covered by, newest first."""
    return column(
        db,
        "SELECT no FROM contracts WHERE employer = ?1 OR union_unit = ?1"
        " UNION SELECT contract FROM contract_covers WHERE unit = ?1 ORDER BY 1 DESC",
        (unit,),
    )


def followers(db: Connection, no: int) -> list[int]:
    """Contracts that renew or change this one, oldest first."""
    return column(db, "SELECT no FROM contracts WHERE predecessor = ? ORDER BY no", (no,))


def next_number(db: Connection, year: int) -> str:
    """The next number of a year, as 2026-001; numbers typed by hand are stepped over."""
    taken = set(column(db, "SELECT number FROM contracts WHERE year = ?", (year,)))
    count = len(taken) + 1
    while (number := f"{year}-{count:03d}") in taken:
        count += 1
    return number


def number_taken(db: Connection, year: int, number: str, *, but: int = 0) -> bool:
    """Whether another contract of the year bears this number."""
    return bool(value(db, "SELECT 1 FROM contracts WHERE year = ? AND number = ? AND no <> ?", (year, number, but)))


def insert(db: Connection, table: str, values: Mapping[str, Any]) -> int:
    """A new row; gives its number."""
    names = list(values)
    cursor = db.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({placeholders(len(names))})", tuple(values.values())
    )
    return int(cursor.lastrowid)


def update(db: Connection, table: str, no: int, values: Mapping[str, Any]) -> None:
    """The row has these values."""
    if values:
        db.execute(
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in values)} WHERE no = ?", (*values.values(), no)
        )


def steps(db: Connection, model: type[Step], table: str, contract_no: int, *, by: str = "no") -> list[Step]:
    """The steps of one kind of a contract, in the order of a column."""
    names = list(model.__slots__)  # type: ignore[attr-defined]
    rows = db.execute(f"SELECT {', '.join(names)} FROM {table} WHERE contract = ? ORDER BY {by}, no", (contract_no,))
    return [model(**row) for row in rows]


def step(db: Connection, model: type[Step], table: str, no: int) -> Step | None:
    """One step by its number in the file."""
    names = list(model.__slots__)  # type: ignore[attr-defined]
    row = db.execute(f"SELECT {', '.join(names)} FROM {table} WHERE no = ?", (no,)).fetchone()
    return None if row is None else model(**row)


def covered_at(db: Connection, contract_no: int, unit: int) -> Covered | None:
    """The open row of a unit in a contract."""
    rows = [one for one in steps(db, Covered, "contract_covers", contract_no) if one.unit == unit and one.until is None]
    return rows[-1] if rows else None


# -- the days of contracts, for states, deadlines and figures

_COURSE = (
    "no", "kind", "level", "drafted_on", "signed_on", "effect_override", "published_on", "copied_on", "term_start",
    "term_end", "ended_on", "ended_how", "end_filed_on",
)  # fmt: skip


def courses(db: Connection, numbers: Iterable[int] | None = None) -> dict[int, tuple[Course, int | None, str]]:
    """The days of these contracts (all where None), each with its predecessor and its nature; followers not yet in."""
    where, wanted = "", ()
    if numbers is not None:
        wanted = tuple(numbers)  # type: ignore[assignment]
        where = f" WHERE {{}} IN ({placeholders(len(wanted))})"
    offers = _grouped(
        db, "SELECT contract, coalesce(received_on, offered_on), replied_on, reply FROM contract_offers", where, wanted
    )
    meetings = _grouped(db, "SELECT contract, held_on FROM contract_meetings", where, wanted, by="held_on")
    votes = _grouped(db, "SELECT contract, held_on, passed FROM contract_votes", where, wanted, by="held_on")
    filings = _grouped(
        db, "SELECT contract, filed_on, received_on, opinion, opinion_on FROM contract_filings", where, wanted,
        by="filed_on",
    )  # fmt: skip
    reports = _grouped(db, "SELECT contract, reported_on FROM contract_reports", where, wanted, by="reported_on")
    rows = db.execute(
        f"SELECT {', '.join(_COURSE)}, predecessor, nature FROM contracts{where.format('no')} ORDER BY no", wanted
    )
    rows.row_factory = None
    found = {}
    for row in rows.fetchall():
        no, kind, level, drafted, signed, override, published, copied, start, end, ended, how, end_filed = row[:13]
        course = Course(
            no=no, kind=kind, level=level, drafted_on=drafted, signed_on=signed, effect_override=override,
            published_on=published, copied_on=copied, term_start=start, term_end=end, ended_on=ended, ended_how=how,
            end_filed_on=end_filed,
            offers=tuple([Asked(*one) for one in offers.get(no, ())]),
            meetings=tuple([one[0] for one in meetings.get(no, ())]),
            votes=tuple([(one[0], bool(one[1])) for one in votes.get(no, ())]),
            filings=tuple([Handed(*one) for one in filings.get(no, ())]),
            reports=tuple([one[0] for one in reports.get(no, ())]),
        )  # fmt: skip
        found[no] = (course, row[13], row[14])
    return found


def _grouped(
    db: Connection, select: str, where: str, wanted: tuple[int, ...], *, by: str = "2"
) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = db.execute(f"{select}{where.format('contract')} ORDER BY {by}, no", wanted)
    rows.row_factory = None
    for row in rows.fetchall():
        found[row[0]].append(tuple(row[1:]))
    return found


def followers_of(db: Connection, numbers: Iterable[int]) -> list[int]:
    """Contracts that follow one of these."""
    wanted = list(numbers)
    return column(
        db, f"SELECT no FROM contracts WHERE predecessor IN ({placeholders(len(wanted))}) ORDER BY no", wanted
    )


def cover_rows(db: Connection, numbers: Iterable[int] | None = None) -> list[Any]:
    """All rows of coverage (of these contracts): contract, unit, workers, women, since, until, both seals, no."""
    where, wanted = "", []
    if numbers is not None:
        wanted = list(numbers)
        where = f" WHERE contract IN ({placeholders(len(wanted))})"
    rows = db.execute(
        "SELECT contract, unit, workers, women, since, until, employer_sealed, union_sealed, no FROM contract_covers"
        f"{where} ORDER BY no",
        wanted,
    )
    rows.row_factory = None
    return list(rows.fetchall())


def names_of(db: Connection) -> dict[int, tuple[str, str]]:
    """Number and employer's name of every contract, by its number in the file."""
    rows = db.execute("SELECT no, number, employer_name FROM contracts")
    rows.row_factory = None
    return {row[0]: (row[1], row[2]) for row in rows.fetchall()}


def talks_ahead(db: Connection, today: str) -> list[tuple[int, str]]:
    """Contracts not signed yet whose last offer proposes talks today or later, with that day; none held meanwhile."""
    rows = db.execute(
        "SELECT o.contract, o.talks_on FROM contract_offers o JOIN contracts c ON c.no = o.contract"
        " WHERE o.talks_on >= ? AND c.signed_on IS NULL AND c.ended_on IS NULL AND coalesce(o.reply, '') <> 'refused'"
        " AND o.no = (SELECT max(no) FROM contract_offers WHERE contract = o.contract)"
        " AND NOT EXISTS (SELECT 1 FROM contract_meetings m WHERE m.contract = o.contract AND m.held_on >= o.offered_on)"
        " ORDER BY o.talks_on, o.contract",
        (today,),
    )
    return [(row[0], row[1]) for row in rows]


def open_disputes(db: Connection) -> list[Dispute]:
    """Disputes not settled, of contracts not ended."""
    names = ", ".join(f"d.{name}" for name in Dispute.__slots__)
    rows = db.execute(
        f"SELECT {names} FROM contract_disputes d JOIN contracts c ON c.no = d.contract"
        " WHERE d.ended_on IS NULL AND c.ended_on IS NULL ORDER BY d.no"
    )
    return [Dispute(**row) for row in rows]
