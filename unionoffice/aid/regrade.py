"""A new line L: every file worked out again by it, before and after side by side, and what a person accepts of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from unionoffice import rules_in_force
from unionoffice.aid import reckoning_store, store
from unionoffice.aid.filing import AREA, touch
from unionoffice.aid.household import Household
from unionoffice.aid.keeping import adjusted
from unionoffice.aid.reckoning import CATEGORIES, NONE, Sum, decision, summed
from unionoffice.aid.reckoning_model import CostLine, IncomeLine, Reckoning
from unionoffice.aid.stepping import at_step, decide
from unionoffice.approving import Verdict
from unionoffice.database import Connection, column
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Act, Office
from unionoffice.officers import Right
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Regraded:
    """One file by the new line: line, P and category before, and what the same household comes to now. Fen.

    `overridden`: a person had decided otherwise than advised, so that a person must decide again.
    """

    household: Household
    before: Reckoning
    line: int
    line_since: str
    line_source: str
    per_head: int
    after: str
    overridden: bool

    @property
    def file(self) -> int:
        """The file's number."""
        return self.household.file.no

    @property
    def category(self) -> str:
        """The category the file has now."""
        return self.household.file.category or NONE

    @property
    def changed(self) -> bool:
        """Whether the category would be another."""
        return self.after != self.category


def regrade(office: Office, *, day: str | None = None) -> list[Regraded]:
    """Files on file whose line is another on the day than when their income was worked out; before and after.

    Files without a reckoning (taken over, never worked out) are not told: they need one of their own.
    """
    return [row for row, _sum in _worked_out(office, office.reading(), day or office.today)]


def _worked_out(office: Office, db: Connection, day: str) -> list[tuple[Regraded, Sum]]:
    numbers = column(db, "SELECT no FROM aid_files WHERE stage = 'on_file' AND kind = 'regular' ORDER BY file_no")
    decided = reckoning_store.latest_decided(db, numbers)
    lines = reckoning_store.lines_of_many(db, [one.no for one in decided.values()])
    book = rules_in_force.book(office)
    found = []
    for household in store.households(db, list(decided)):
        if household is None:
            continue
        before = decided[household.file.no]
        result = summed(office, before, household, *lines[before.no], day=day, book=book)
        if result.in_force.parameters.line != before.line:
            row = Regraded(
                household=household, before=before, line=result.in_force.parameters.line,
                line_since=result.in_force.line.valid_from, line_source=result.in_force.line.source, per_head=result.advice.per_head,
                after=result.advice.category, overridden=before.decided != before.advised,
            )  # fmt: skip
            found.append((row, result))
    return found


def accept_regrade(office: Office, files: Sequence[int], *, day: str | None = None, document: str) -> list[int]:
    """These files have a reckoning by the new line, and a changed category is theirs; gives who changed.

    An approver accepts who made none of these files; the paper that sets the line is named. Files a person had decided
    otherwise, or that would have none of the categories, are refused: they need a decision of their own.
    """
    day = day or office.today
    if not document.strip():
        raise Refused("missing", _("请写明公布新标准的文件。"), "document")
    changed = []
    with office.act("按新标准调整类别", AREA, right=Right.APPROVE) as act:
        there = {row.file: (row, result) for row, result in _worked_out(office, act.db, day)}
        for no in dict.fromkeys(files):
            if no not in there:
                raise Refused("nothing_new", _("这份档案的低保标准没有变化。请刷新名单后再试。"), "file")
            row, result = there[no]
            if row.overridden or row.after not in CATEGORIES:
                sentence = _("{file} 原来由人工认定，或按新标准不再符合条件，要单独测算认定；没有调整任何一份。")
                raise Refused("own_decision", sentence.format(file=row.household.file.file_no), "file")
            if _accept(office, act, row, result, document):
                changed.append(no)
        act.detail.update(files=len(set(files)), changed=len(changed), document=document)
    return changed


def _accept(office: Office, act: Act, row: Regraded, result: Sum, document: str) -> bool:
    _found, stage, when = at_step(office, act.db, row.file, "adjusted", None)
    # Also where the category stays: who decides has made nothing of the file, and may decide on it again.
    decide(office, act, row.household, Verdict.APPROVED, document)
    no = store.insert(
        act.db, "aid_reckonings",
        {"id": new_id(), "file": row.file, "occasion": "new_line", "day": office.today,
         "period_from": row.before.period_from, "period_until": row.before.period_until,
         "stated_income": row.before.stated_income, "stated_reason": row.before.stated_reason,
         "accident": row.before.accident, "accident_loss": row.before.accident_loss, "excluded": row.before.excluded},
    )  # fmt: skip
    lines: list[IncomeLine | CostLine] = [*result.income_lines, *result.cost_lines]
    for line in lines:
        table = "aid_income" if isinstance(line, IncomeLine) else "aid_costs"
        store.insert(act.db, table, {**{name: v for name, v in asdict(line).items() if name != "no"}, "reckoning": no})
    store.update(act.db, "aid_reckonings", no, decision(office, result, row.after, ""))
    made = reckoning_store.reckoning(act.db, no)
    assert made is not None
    if row.changed:
        adjusted(office, act, row.household, made, stage, when, opinion=document, signer="")
    else:
        touch(office, act.db, row.file)
    return row.changed
