"""The book of packages sent: what each held, where its file went, and what the upper office said to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from unionoffice.office import Office
from unionoffice.reports.packing import check_words
from unionoffice.wording import N_

PACKAGE_STATES = {
    "broken": N_("导出中断"),
    "waiting": N_("等回执"),
    "paper": N_("已回执（纸质）"),
    "part": N_("已回执，有退回"),
    "whole": N_("已回执，全部接收"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One package of the book; `written_on` None where the export broke off, `verdict` None until a receipt is in."""

    no: int
    book: str
    epoch: int
    sequence: int
    recipient: str
    day: str
    period_from: str
    period_until: str
    counts: dict[str, int]
    sums: dict[str, int]
    head: str
    file: str | None
    size: int | None
    sha256: str | None
    written_on: str | None
    officer: str
    verdict: str | None
    answered_on: str | None

    @property
    def check_words(self) -> str:
        """The characters both sides read aloud; "" where no file was written."""
        return check_words(self.sha256 or "")

    @property
    def state(self) -> str:
        """One of PACKAGE_STATES: where it stands with the upper office."""
        return self.verdict or ("waiting" if self.written_on else "broken")


_SELECT = (
    "SELECT k.no, k.book, k.epoch, k.sequence, p.name AS recipient, k.day, k.period_from, k.period_until, k.counts,"
    " k.sums, k.head, k.file, k.size, k.sha256, k.written_on, o.name AS officer, k.verdict, k.answered_on FROM packages k"
    " JOIN partners p ON p.no = k.recipient JOIN officers o ON o.no = k.officer"
)


def packages(office: Office, *, limit: int = 500) -> list[Sent]:
    """The packages of the book, newest first."""
    return [_sent(row) for row in office.reading().execute(f"{_SELECT} ORDER BY k.no DESC LIMIT ?", (limit,))]


def package(office: Office, no: int) -> Sent | None:
    """The package of this number."""
    row = office.reading().execute(f"{_SELECT} WHERE k.no = ?", (no,)).fetchone()
    return None if row is None else _sent(row)


def _sent(row: Any) -> Sent:
    values = dict(row)
    return Sent(**{**values, "counts": json.loads(values["counts"]), "sums": json.loads(values["sums"])})
