"""A paper made and not yet out, for every area: what it is of, how many copies are wanted; logged once it leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from unionoffice import print_log, safe_write
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.printing.paper import Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """A document with its form's name and title; `subjects` are records of `table` by number, none for a blank form."""

    area: str
    form: str
    title: str
    printed: Printed
    table: str = ""
    subjects: tuple[int, ...] = ()
    copies: int = 1

    @property
    def pdf(self) -> bytes:
        """The document."""
        return self.printed.pdf

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the document."""
        return hashlib.sha256(self.printed.pdf).hexdigest()

    @property
    def sentences(self) -> list[str]:
        """What could not be printed as it was given."""
        return self.printed.report.sentences()


def record(
    office: Office, papers: Sequence[MadePaper], *, copies: int | None = None, reason: str | None = None
) -> None:
    """The papers left the program: the log holds each, all in one act."""
    if not papers:
        return
    with office.act("打印", papers[0].area) as act:
        for paper in papers:
            print_log.record(
                office, act, form=paper.form, title=paper.title, pages=paper.printed.pages,
                copies=copies or paper.copies, table=paper.table or "people", subjects=paper.subjects,
                reprint_reason=reason, fingerprint=paper.fingerprint,
            )  # fmt: skip


def save(office: Office, paper: MadePaper, path: Path, *, reason: str | None = None) -> None:
    """The paper's PDF is at `path`, logged. Raises Refused, before anything is written, where the officer may not."""
    office.officer.must(Right.ENTER)
    safe_write.safe_write(path, paper.pdf)
    record(office, [paper], reason=reason)
