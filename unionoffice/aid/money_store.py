"""Rows of funds, quotas, rounds, their rows and sheets in and out. A person merged into another is read as who stayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.money_model import Fund, FundEntry, Item, Quota, Round, Sheet
from unionoffice.database import Connection, column, value
from unionoffice.ids import new_id

FUND_COLUMNS = ", ".join(Fund.__slots__)
QUOTA_COLUMNS = ", ".join(Quota.__slots__)
ROUND_COLUMNS = ", ".join(Round.__slots__)
ITEM_COLUMNS = tuple(Item.__slots__)
SHEET_COLUMNS = ", ".join(Sheet.__slots__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """A row of a round with the words it is shown by: frozen ones once the sheet is printed, else as they stand now.

    `payee` and `student` are the people as they are known now, whatever record they were merged into.
    """

    item: Item
    payee: int
    student: int
    name: str
    id_number: str
    phone: str
    unit: int | None
    unit_name: str
    category: str | None
    student_name: str
    student_number: str
    file_no: str | None
    fund_name: str
    level: str | None
    reversed_by: int | None

    @property
    def no(self) -> int:
        """The row's number in the file."""
        return self.item.no

    @property
    def corrected(self) -> bool:
        """Whether a booked reversal took the row's money back, or it was left to a correcting round."""
        return self.reversed_by is not None or self.item.result == "corrected"


_LINES = (
    f"SELECT {', '.join(f'i.{name}' for name in ITEM_COLUMNS)}, w.no, s.no, coalesce(i.name, w.name),"
    " coalesce(i.id_number, w.id_number, ''), coalesce(i.phone, CASE WHEN i.sheet IS NULL THEN coalesce(w.phone,"
    " f.other_contact) END, ''), coalesce(i.unit, f.unit, m.unit), coalesce(i.unit_name, f.workplace, m.employer,"
    " u.employer, u.name, ''), CASE WHEN i.sheet IS NULL THEN f.category ELSE i.category END, s.name,"
    " coalesce(s.id_number, ''), f.file_no, a.name, f.level,"
    " (SELECT r.no FROM aid_items r WHERE r.reverses = i.no AND r.result = 'paid')"
    " FROM aid_items i JOIN people x ON x.no = i.person JOIN people w ON w.no = coalesce(x.merged_into, x.no)"
    " JOIN people y ON y.no = i.beneficiary JOIN people s ON s.no = coalesce(y.merged_into, y.no)"
    " JOIN aid_funds a ON a.no = i.fund LEFT JOIN aid_files f ON f.no = i.file"
    " LEFT JOIN memberships m ON m.person = w.no LEFT JOIN units u ON u.no = m.unit"
)


def lines_of(db: Connection, round_: int, *, dropped: bool = False) -> list[ItemLine]:
    """The rows of a round in their order; without those that were dropped."""
    which = "" if dropped else " AND i.dropped_on IS NULL"
    return _lines(db, f"{_LINES} WHERE i.round = ?{which} ORDER BY i.place, i.no", (round_,))


def lines(db: Connection, numbers: Sequence[int]) -> list[ItemLine]:
    """These rows, in the order of their numbers."""
    found: list[ItemLine] = []
    for start in range(0, len(numbers), 500):
        part = tuple(numbers[start : start + 500])
        marks = ",".join("?" * len(part))
        found += _lines(db, f"{_LINES} WHERE i.no IN ({marks}) ORDER BY i.no", part)
    return found


def _lines(db: Connection, sql: str, parameters: Sequence[int]) -> list[ItemLine]:
    count = len(ITEM_COLUMNS)
    made = []
    for row in db.execute(sql, parameters):
        cells = tuple(row)
        (payee, student, name, number, phone, unit, unit_name, category, student_name, student_number, file_no,
         fund_name, level, reversed_by) = cells[count:]  # fmt: skip
        made.append(
            ItemLine(
                item=Item(**dict(zip(ITEM_COLUMNS, cells, strict=False))), payee=payee, student=student, name=name,
                id_number=number, phone=phone, unit=unit, unit_name=unit_name, category=category,
                student_name=student_name, student_number=student_number, file_no=file_no, fund_name=fund_name,
                level=level, reversed_by=reversed_by,
            )
        )  # fmt: skip
    return made


def item(db: Connection, no: int) -> Item | None:
    """The row of this number."""
    row = db.execute(f"SELECT {', '.join(ITEM_COLUMNS)} FROM aid_items WHERE no = ?", (no,)).fetchone()
    return None if row is None else Item(**dict(row))


def item_number(db: Connection, uid: str) -> int | None:
    """The number of the row with this lasting id."""
    found: int | None = value(db, "SELECT no FROM aid_items WHERE id = ?", (uid,))
    return found


def last_place(db: Connection, round_: int) -> int:
    """The place of the round's last row, dropped ones too."""
    return int(value(db, "SELECT coalesce(max(place), 0) FROM aid_items WHERE round = ?", (round_,)))


# -- funds


def funds(db: Connection) -> list[Fund]:
    """All funds in the order of their names."""
    return [Fund(**dict(row)) for row in db.execute(f"SELECT {FUND_COLUMNS} FROM aid_funds ORDER BY no")]


def fund(db: Connection, no: int) -> Fund | None:
    """The fund of this number."""
    row = db.execute(f"SELECT {FUND_COLUMNS} FROM aid_funds WHERE no = ?", (no,)).fetchone()
    return None if row is None else Fund(**dict(row))


def fund_number(db: Connection, text: str) -> int | None:
    """The number of the fund of this name or lasting id."""
    found: int | None = value(db, "SELECT no FROM aid_funds WHERE name = ? OR id = ?", (text, text))
    return found


def balance(db: Connection, fund_no: int) -> int:
    """What the fund holds now, fen."""
    return int(
        value(db, "SELECT balance FROM aid_fund_entries WHERE fund = ? ORDER BY no DESC LIMIT 1", (fund_no,)) or 0
    )


def add_entry(
    db: Connection,
    *,
    fund: int,
    day: str,
    kind: str,
    amount: int,
    officer: int,
    item: int | None = None,
    reverses: int | None = None,
    document: str | None = None,
    note: str | None = None,
) -> int:
    """A further line of the fund's ledger with the balance after it; the caller saw to it that it stays above zero."""
    cursor = db.execute(
        "INSERT INTO aid_fund_entries (id, fund, day, kind, amount, balance, item, reverses, document, note, officer)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (new_id(), fund, day, kind, amount, balance(db, fund) + amount, item, reverses, document, note, officer),
    )
    return int(cursor.lastrowid)


_ENTRIES = (
    "SELECT e.no, e.id, e.fund, e.day, e.kind, e.amount, e.balance, e.item, e.reverses, e.document, e.note, o.name AS"
    " officer, i.name AS payee, r.round_no FROM aid_fund_entries e JOIN officers o ON o.no = e.officer"
    " LEFT JOIN aid_items i ON i.no = e.item LEFT JOIN aid_rounds r ON r.no = i.round"
)


def entries(db: Connection, fund_no: int, *, since: str = "", until: str = "9999-12-31") -> list[FundEntry]:
    """The fund's ledger in the order it was booked, of these days."""
    rows = db.execute(f"{_ENTRIES} WHERE e.fund = ? AND e.day BETWEEN ? AND ? ORDER BY e.no", (fund_no, since, until))
    return [FundEntry(**dict(row)) for row in rows]


def entry(db: Connection, no: int) -> FundEntry | None:
    """One line of a ledger."""
    row = db.execute(f"{_ENTRIES} WHERE e.no = ?", (no,)).fetchone()
    return None if row is None else FundEntry(**dict(row))


# -- quotas


def quotas(db: Connection, year: int | None = None, *, ended: bool = False) -> list[Quota]:
    """The quotas in force of a year (of every one); with `ended` also those replaced."""
    rows = db.execute(
        f"SELECT {QUOTA_COLUMNS} FROM aid_quotas WHERE (?1 IS NULL OR year = ?1) AND (?2 OR until IS NULL) ORDER BY no",
        (year, int(ended)),
    )
    return [Quota(**dict(row)) for row in rows]


# -- rounds and sheets


def round_(db: Connection, no: int) -> Round | None:
    """The round of this number."""
    row = db.execute(f"SELECT {ROUND_COLUMNS} FROM aid_rounds WHERE no = ?", (no,)).fetchone()
    return None if row is None else Round(**dict(row))


def round_number(db: Connection, text: str) -> int | None:
    """The number of the round with this round number or lasting id."""
    found: int | None = value(db, "SELECT no FROM aid_rounds WHERE round_no = ? OR id = ?", (text, text))
    return found


def rounds(db: Connection, *, state: str | None = None, year: int | None = None) -> list[Round]:
    """Rounds, the newest first."""
    rows = db.execute(
        f"SELECT {ROUND_COLUMNS} FROM aid_rounds WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR year = ?2)"
        " ORDER BY no DESC",
        (state, year),
    )
    return [Round(**dict(row)) for row in rows]


def last_in_series(db: Connection, table: str, name: str, prefix: str) -> int | None:
    """The last number of a series such as 2026-: what stands behind the prefix, as a number."""
    found: int | None = value(
        db,
        f"SELECT max(CAST(substr({name}, ?) AS INTEGER)) FROM {table} WHERE {name} LIKE ?",
        (len(prefix) + 1, f"{prefix}%"),
    )
    return found


def sheet_of(db: Connection, round_no: int) -> Sheet | None:
    """The sheet printed for a round."""
    row = db.execute(f"SELECT {SHEET_COLUMNS} FROM aid_sheets WHERE round = ?", (round_no,)).fetchone()
    return None if row is None else Sheet(**dict(row))


def sheets(db: Connection) -> list[Sheet]:
    """Every sheet, the newest first."""
    return [Sheet(**dict(row)) for row in db.execute(f"SELECT {SHEET_COLUMNS} FROM aid_sheets ORDER BY no DESC")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A warning set aside, and why."""

    no: int
    item: int
    item_id: str
    warning: str
    about: str
    sentence: str
    reason: str
    day: str
    officer: str


def overrides(db: Connection, round_no: int) -> list[Override]:
    """The reasons given for warnings of this round's rows that stand."""
    rows = db.execute(
        "SELECT v.no, v.item, i.id AS item_id, v.warning, v.about, v.sentence, v.reason, v.day, o.name AS officer"
        " FROM aid_overrides v JOIN aid_items i ON i.no = v.item JOIN officers o ON o.no = v.officer"
        " WHERE v.round = ? AND i.dropped_on IS NULL ORDER BY v.no",
        (round_no,),
    )
    return [Override(**dict(row)) for row in rows]


def override_makers(db: Connection, round_no: int) -> list[int]:
    """The numbers of the rows of overrides of a round, for the journal's account of who made what."""
    return column(db, "SELECT no FROM aid_overrides WHERE round = ?", (round_no,))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStep:
    """One step a round took: what, when, who, and what was said."""

    no: int
    step: str
    day: str
    officer: str
    note: str | None
    frozen: str | None


def steps(db: Connection, round_no: int) -> list[RoundStep]:
    """The steps of a round in their order."""
    rows = db.execute(
        "SELECT s.no, s.step, s.day, o.name AS officer, s.note, s.frozen FROM aid_round_steps s"
        " JOIN officers o ON o.no = s.officer WHERE s.round = ? ORDER BY s.no",
        (round_no,),
    )
    return [RoundStep(**dict(row)) for row in rows]
