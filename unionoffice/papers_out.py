"""Papers on their way out of the program: made, saved or printed, and then in the print log."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unionoffice import print_log, safe_write
from unionoffice.office import Office
from unionoffice.officers import Right

if TYPE_CHECKING:
    from unionoffice.printing import Printed, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper made and not yet out: what the log will say of it; `subjects` are numbers in `table`."""

    area: str
    form: str
    title: str
    pages: int
    report: Report
    table: str
    subjects: tuple[int, ...]
    fingerprint: str
    pdf: bytes


def paper_of(made: Printed, *, area: str, form: str, title: str, table: str, subjects: tuple[int, ...] = ()) -> Paper:
    """This print as a paper."""
    return Paper(
        area=area, form=form, title=title, pages=made.pages, report=made.report, table=table, subjects=subjects,
        fingerprint=hashlib.sha256(made.pdf).hexdigest(), pdf=made.pdf,
    )  # fmt: skip


def record_print(office: Office, paper: Paper, *, copies: int = 1, reprint_reason: str | None = None) -> int:
    """The paper left the program: the log holds it. Raises Refused."""
    with office.act("打印", paper.area) as act:
        return print_log.record(
            office, act, form=paper.form, title=paper.title, pages=paper.pages, copies=copies, table=paper.table,
            subjects=paper.subjects, reprint_reason=reprint_reason, fingerprint=paper.fingerprint,
        )  # fmt: skip


def save_paper(office: Office, paper: Paper, path: Path) -> None:
    """The paper's PDF is at `path`, logged. Raises Refused, before anything is written, where the officer may not."""
    office.officer.must(Right.ENTER)
    safe_write.safe_write(path, paper.pdf)
    record_print(office, paper)
