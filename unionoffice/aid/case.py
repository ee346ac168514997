"""Everything of one file, as the page that reads like the paper file wants it, and its story day by day."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice import approving, codes
from unionoffice.aid import reckoning_store, step_store
from unionoffice.aid.checklist import ListedPaper, attachments, checklist
from unionoffice.aid.filing import existing, findings_of
from unionoffice.aid.household import Household
from unionoffice.aid.leaving import months_told
from unionoffice.aid.reckoning import Sum, category_words, work_out
from unionoffice.aid.reckoning_model import CostLine, ExitMonth, IncomeLine, Reckoning
from unionoffice.aid.rules import Month
from unionoffice.aid.stages import steps_from
from unionoffice.aid.step_model import Posting, Step, Visit
from unionoffice.aid.stepping import TABLE, record_of
from unionoffice.approving import Approval
from unionoffice.findings import Finding
from unionoffice.office import Office
from unionoffice.scans import Attachment
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """One reckoning with its lines."""

    reckoning: Reckoning
    income: tuple[IncomeLine, ...]
    costs: tuple[CostLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened to the file: its day, what it was (a word for programs) and a sentence for people."""

    day: str
    what: str
    words: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One file whole. `next_steps` are codes of list aid_step; `open_sum` is the reckoning not decided yet, worked out."""

    household: Household
    findings: tuple[Finding, ...]
    reckonings: tuple[Worked, ...]
    open_sum: Sum | None
    steps: tuple[Step, ...]
    next_steps: tuple[str, ...]
    visits: tuple[Visit, ...]
    postings: tuple[Posting, ...]
    decisions: tuple[Approval, ...]
    months: tuple[ExitMonth, ...]
    months_per_head: tuple[Month, ...]
    checklist: tuple[ListedPaper, ...]
    attachments: tuple[Attachment, ...]


def case(office: Office, no: int) -> Case:
    """The file of this number. Raises Refused for an unknown one."""
    db = office.reading()
    household = existing(db, no)
    reckonings = reckoning_store.reckonings(db, no)
    lines = reckoning_store.lines_of_many(db, [one.no for one in reckonings])
    open_one = next((one.no for one in reckonings if one.decided is None), None)
    return Case(
        household=household,
        findings=tuple(findings_of(office, no)),
        reckonings=tuple(
            Worked(reckoning=one, income=tuple(lines[one.no][0]), costs=tuple(lines[one.no][1])) for one in reckonings
        ),
        open_sum=None if open_one is None else work_out(office, open_one),
        steps=tuple(step_store.steps(db, no)),
        next_steps=steps_from(household.file.stage, household.file.kind),
        visits=tuple(step_store.visits(db, no)),
        postings=tuple(step_store.postings(db, TABLE, no)),
        decisions=tuple(approving.decisions(db, TABLE, no, record_of(db, household))),
        months=tuple(reckoning_store.exit_months(db, no)),
        months_per_head=tuple(months_told(db, no)),
        checklist=tuple(checklist(office, no)),
        attachments=tuple(attachments(office, no)),
    )


def timeline(office: Office, no: int) -> list[Moment]:
    """What happened to the file, oldest first: steps, visits, reckonings, postings, papers, payments."""
    db = office.reading()
    existing(db, no)
    label = codes.code_list("aid_step").shown
    moments = [
        Moment(day=one.day, what="step", words="：".join(part for part in (label(one.step), one.opinion or "") if part),
               by=one.signer or one.officer_name)
        for one in step_store.steps(db, no)
    ]  # fmt: skip
    purpose = codes.code_list("aid_visit").shown
    moments += [
        Moment(
            day=one.day, what="visit", words=_("入户：{purpose}").format(purpose=purpose(one.purpose)), by=one.visitors
        )
        for one in step_store.visits(db, no)
    ]
    moments += [_reckoned(one) for one in reckoning_store.reckonings(db, no)]
    for up in step_store.postings(db, TABLE, no):
        words = _("公示：{place}，到 {until}").format(place=up.place, until=up.until)
        moments.append(Moment(day=up.posted_on, what="posting", words=words))
    for scan in attachments(office, no):
        words = _("扫描件：{title}").format(title=scan.title)
        moments.append(Moment(day=scan.day, what="scan", words=words, by=scan.officer))
    rows = db.execute(
        "SELECT i.result_on, i.kind, i.amount, r.title FROM aid_items i JOIN aid_rounds r ON r.no = i.round"
        " WHERE i.file = ? AND i.result = 'paid' AND i.result_on IS NOT NULL",
        (no,),
    )
    for row in rows:
        kind = codes.code_list("aid_kind").shown(row[1])
        words = _("发放：{title}（{kind}）{yuan} 元").format(title=row[3], kind=kind, yuan=f"{row[2] / 100:,.2f}")
        moments.append(Moment(day=row[0], what="payment", words=words))
    return sorted(moments, key=lambda one: one.day)


def _reckoned(one: Reckoning) -> Moment:
    occasion = codes.code_list("aid_occasion").shown(one.occasion)
    if one.decided is None or one.per_head is None:
        return Moment(day=one.day, what="reckoning", words=_("收入测算：{occasion}，未认定").format(occasion=occasion))
    sentence = _("收入测算：{occasion}，家庭月人均 {yuan} 元，认定{category}")
    words = sentence.format(occasion=occasion, yuan=f"{one.per_head / 100:,.2f}", category=category_words(one.decided))
    return Moment(day=one.decided_on or one.day, what="reckoning", words=words)
