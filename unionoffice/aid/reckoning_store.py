"""Rows of reckonings, their lines and the months before an exit, in and out."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice.aid.reckoning_model import CostLine, ExitMonth, IncomeLine, Reckoning
from unionoffice.database import Connection, placeholders, value

_RECKONING = f"SELECT {', '.join(Reckoning.__slots__)} FROM aid_reckonings"
_INCOME = f"SELECT {', '.join(IncomeLine.__slots__)} FROM aid_income"
_COSTS = f"SELECT {', '.join(CostLine.__slots__)} FROM aid_costs"
_MONTHS = f"SELECT {', '.join(ExitMonth.__slots__)} FROM aid_months"


def reckoning(db: Connection, no: int) -> Reckoning | None:
    """The reckoning of this number."""
    row = db.execute(f"{_RECKONING} WHERE no = ?", (no,)).fetchone()
    return None if row is None else Reckoning(**row)


def reckonings(db: Connection, file: int) -> list[Reckoning]:
    """All reckonings of a file, oldest first."""
    return [Reckoning(**row) for row in db.execute(f"{_RECKONING} WHERE file = ? ORDER BY day, no", (file,))]


def latest_decided(db: Connection, files: Sequence[int]) -> dict[int, Reckoning]:
    """The reckoning of each file that was decided last; files without one are missing."""
    found: dict[int, Reckoning] = {}
    for start in range(0, len(files), 500):
        part = tuple(files[start : start + 500])
        rows = db.execute(
            f"{_RECKONING} WHERE file IN ({placeholders(len(part))}) AND decided IS NOT NULL ORDER BY decided_on, no",
            part,
        )
        found.update({row["file"]: Reckoning(**row) for row in rows})
    return found


def undecided(db: Connection, file: int) -> int | None:
    """The reckoning of the file that is still open."""
    found: int | None = value(db, "SELECT no FROM aid_reckonings WHERE file = ? AND decided IS NULL", (file,))
    return found


def income_lines(db: Connection, reckoning: int) -> list[IncomeLine]:
    """The lines of income in the order of entry."""
    return [IncomeLine(**row) for row in db.execute(f"{_INCOME} WHERE reckoning = ? ORDER BY no", (reckoning,))]


def cost_lines(db: Connection, reckoning: int) -> list[CostLine]:
    """The lines of rigid costs in the order of entry."""
    return [CostLine(**row) for row in db.execute(f"{_COSTS} WHERE reckoning = ? ORDER BY no", (reckoning,))]


def lines_of_many(db: Connection, reckonings: Sequence[int]) -> dict[int, tuple[list[IncomeLine], list[CostLine]]]:
    """Income and cost lines of many reckonings at once."""
    found: dict[int, tuple[list[IncomeLine], list[CostLine]]] = {no: ([], []) for no in reckonings}
    for start in range(0, len(reckonings), 500):
        part = tuple(reckonings[start : start + 500])
        marks = placeholders(len(part))
        for row in db.execute(f"{_INCOME} WHERE reckoning IN ({marks}) ORDER BY no", part):
            found[row["reckoning"]][0].append(IncomeLine(**row))
        for row in db.execute(f"{_COSTS} WHERE reckoning IN ({marks}) ORDER BY no", part):
            found[row["reckoning"]][1].append(CostLine(**row))
    return found


def exit_months(db: Connection, file: int) -> list[ExitMonth]:
    """The months told before an exit, oldest first."""
    return [ExitMonth(**row) for row in db.execute(f"{_MONTHS} WHERE file = ? ORDER BY month", (file,))]
