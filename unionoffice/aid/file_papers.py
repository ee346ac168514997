"""Papers of files: the PDF made from the records (or blank), and the log written once it left the program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from unionoffice import print_log, safe_write
from unionoffice.aid.case import Case, case
from unionoffice.aid.file_facts import application_facts, file_table_facts
from unionoffice.aid.filing import AREA
from unionoffice.aid.list_facts import (
    checklist_facts,
    exit_facts,
    notice_facts,
    regrade_facts,
    spot_check_facts,
    study_facts,
    visit_list_facts,
)
from unionoffice.aid.paper_freezing import frozen
from unionoffice.aid.paper_pages import NO_MARK, Mark
from unionoffice.aid.print_aid_application import AidApplicationFacts, aid_application
from unionoffice.aid.print_aid_file import AidFileFacts, aid_file
from unionoffice.aid.print_aid_notice import NoticeFacts, aid_notice
from unionoffice.aid.print_checklist import ChecklistFacts, checklist
from unionoffice.aid.print_exit import ExitFacts, exit_paper
from unionoffice.aid.print_regrade_list import RegradeFacts, regrade_list
from unionoffice.aid.print_spot_check import SpotCheckFacts, spot_check
from unionoffice.aid.print_study_aid import StudyAidFacts, study_aid
from unionoffice.aid.print_sum import SumFacts, sum_sheet
from unionoffice.aid.print_visit_and_sum import VisitFacts, visit_and_sum, visit_sheet
from unionoffice.aid.print_visit_list import VisitListFacts, visit_list
from unionoffice.aid.regrade import regrade
from unionoffice.aid.spot_check import Draw, draws
from unionoffice.aid.sum_facts import sum_facts, visit_facts
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.printing import Offset, Printed
from unionoffice.wording import N_, _

TABLE = "aid_files"

FILE_FORMS = {
    "application": N_("困难职工帮扶申请书"),
    "table": N_("困难职工档案表"),
    "visit": N_("入户调查表"),
    "visit_and_sum": N_("入户调查表和收入测算表"),
    "sum": N_("收入测算表"),
    "notice": N_("困难职工公示"),
    "study": N_("金秋助学申请表"),
    "exit": N_("脱困（注销）审批表"),
    "checklist": N_("档案目录"),
}
"""Papers of one file; each prints blank as well."""

LIST_FORMS = {
    "visit_list": N_("入户走访名单"),
    "notice": N_("困难职工公示"),
    "regrade": N_("困难类别重新认定名单"),
    "spot_check": N_("档案抽查名单"),
}
"""Papers of several files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePaper:
    """One paper made and not yet out: its PDF and what the log will say of it; `files` are the numbers it is about."""

    form: str
    title: str
    files: tuple[int, ...]
    pdf: bytes
    pages: int
    report: Any

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the PDF."""
        return hashlib.sha256(self.pdf).hexdigest()


def short_code(facts: Any) -> str:
    """Eight letters that tell one print from another by what stands on it: 7K3F-9Q2M."""
    digest = hashlib.sha256(frozen(facts).encode()).digest()
    letters = "".join("23456789ABCDEFGHJKMNPQRSTVWXYZ"[byte % 30] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"


def _marked(facts: Any) -> Any:
    """The facts with their own short code at the foot of every page."""
    return replace(facts, mark=Mark(code=short_code(replace(facts, mark=NO_MARK))))


def file_paper(
    office: Office, form: str, no: int | None, *, student: int | None = None, reckoning: int | None = None,
    visit: int | None = None, offset: Offset | None = None,
) -> FilePaper:  # fmt: skip
    """One of FILE_FORMS for a file, or blank where `no` is None; `student` is a row of the family for study aid.

    Raises Refused for an unknown form or file, and for a sum sheet of a file without a reckoning.
    """
    if form not in FILE_FORMS:
        known = "、".join(FILE_FORMS)
        raise Refused("unknown_form", _("没有名为“{form}”的表；可选：{known}。").format(form=form, known=known), "form")
    found = case(office, no) if no is not None else None
    if form in ("visit", "visit_and_sum", "sum"):
        made = _visited(office, form, found, reckoning, visit, offset)
    elif form == "study":
        facts = study_facts(office, found, student or 0) if found is not None else None
        made = study_aid(_marked(facts) if facts is not None else StudyAidFacts(), offset=offset)
    else:
        made = _plain(office, form, found, offset)
    return _made(form, FILE_FORMS[form], [no] if no is not None else [], made)


def _visited(
    office: Office, form: str, found: Case | None, reckoning: int | None, visit: int | None, offset: Offset | None
) -> Printed:
    told = _marked(visit_facts(office, found, visit)) if found is not None else VisitFacts()
    if form == "visit":
        return visit_sheet(told, offset=offset)
    sums = _marked(sum_facts(office, found, reckoning)) if found is not None else SumFacts()
    return sum_sheet(sums, offset=offset) if form == "sum" else visit_and_sum(told, sums, offset=offset)


Prints = Callable[..., Printed]


def _plain(office: Office, form: str, found: Case | None, offset: Offset | None) -> Printed:
    blank: dict[str, tuple[Any, Prints]] = {
        "application": (AidApplicationFacts(), aid_application), "table": (AidFileFacts(), aid_file),
        "notice": (NoticeFacts(), aid_notice), "exit": (ExitFacts(), exit_paper), "checklist": (ChecklistFacts(), checklist),
    }  # fmt: skip
    facts, prints = blank[form]
    if found is not None:
        taken: dict[str, Callable[[], Any]] = {
            "application": lambda: application_facts(office, found.household),
            "table": lambda: file_table_facts(office, found),
            "notice": lambda: notice_facts(office, [found]),
            "exit": lambda: exit_facts(office, found),
            "checklist": lambda: checklist_facts(office, found),
        }
        facts = _marked(taken[form]())
    return prints(facts, offset=offset)


def visit_list_paper(
    office: Office, numbers: Sequence[int], *, title: str, period: str = "", offset: Offset | None = None
) -> FilePaper:
    """The list of households to visit; blank without files."""
    facts = _marked(visit_list_facts(office, numbers, title=title, period=period)) if numbers else VisitListFacts()
    return _made("visit_list", LIST_FORMS["visit_list"], numbers, visit_list(facts, offset=offset))


def notice_paper(office: Office, numbers: Sequence[int], *, offset: Offset | None = None) -> FilePaper:
    """One notice for several files posted together; blank without files."""
    facts = notice_facts(office, [case(office, no) for no in numbers])
    return _made(
        "notice", LIST_FORMS["notice"], numbers, aid_notice(_marked(facts) if numbers else facts, offset=offset)
    )


def regrade_paper(office: Office, *, day: str | None = None, offset: Offset | None = None) -> FilePaper:
    """The files worked out again by a new line; blank where no line changed."""
    rows = regrade(office, day=day)
    facts = _marked(regrade_facts(office, rows)) if rows else RegradeFacts()
    return _made("regrade", LIST_FORMS["regrade"], [row.file for row in rows], regrade_list(facts, offset=offset))


def spot_check_paper(office: Office, drawn: Draw | None = None, *, offset: Offset | None = None) -> FilePaper:
    """The list of a draw (the latest); blank before any."""
    found = drawn or next(iter(draws(office)), None)
    facts = _marked(spot_check_facts(office, found)) if found is not None else SpotCheckFacts()
    return _made("spot_check", LIST_FORMS["spot_check"], [], spot_check(facts, offset=offset))


def _made(form: str, title: str, numbers: Sequence[int], printed: Printed) -> FilePaper:
    return FilePaper(
        form=f"aid_{form}",
        title=title,
        files=tuple(numbers),
        pdf=printed.pdf,
        pages=printed.pages,
        report=printed.report,
    )


def record_file_print(office: Office, paper: FilePaper, *, copies: int = 1, reason: str | None = None) -> int:
    """The paper left the program: the log holds it, also that it went out before and why again; gives its number."""
    with office.act("打印", AREA) as act:
        again = print_log.printed_before(act.db, paper.form, paper.files, table=TABLE)
        return print_log.record(
            office, act, form=paper.form, title=paper.title, pages=paper.pages, copies=copies, table=TABLE,
            subjects=paper.files, reprint_reason=reason if again else None, fingerprint=paper.fingerprint,
        )  # fmt: skip


def save_file_paper(
    office: Office, paper: FilePaper, path: Path, *, copies: int = 1, reason: str | None = None
) -> None:
    """The paper's PDF is at `path`, logged. Raises Refused, before anything is written, where the officer may not."""
    office.officer.must(Right.ENTER)
    safe_write.safe_write(path, paper.pdf)
    record_file_print(office, paper, copies=copies, reason=reason)
