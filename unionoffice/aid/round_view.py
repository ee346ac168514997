"""A round as one page: its rows with what the guard says of each, room, totals, decisions, posting, sheet and account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unionoffice.aid import approving_rounds, guard, money_rules, money_store, rounds
from unionoffice.aid.guard import GuardReport
from unionoffice.aid.money_model import Round, Sheet
from unionoffice.aid.money_store import ItemLine, Override, RoundStep
from unionoffice.aid.rounds import RoundPosting
from unionoffice.approving import Approval
from unionoffice.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Rows and fen: all of them, those paid, those that wait, those whose money did not stay."""

    rows: int
    amount: int
    households: int
    persons: int
    paid_rows: int
    paid: int
    waiting_rows: int
    waiting: int
    failed_rows: int
    failed: int
    by_fund: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """Everything about a round; `report` is None once its sheet is printed, `approval` where none stands."""

    round: Round
    fund_name: str
    lines: tuple[ItemLine, ...]
    totals: Totals
    report: GuardReport | None
    overrides: tuple[Override, ...]
    posting: RoundPosting | None
    decisions: tuple[Approval, ...]
    approval: Approval | None
    sheet: Sheet | None
    steps: tuple[RoundStep, ...]
    corrected_by: tuple[str, ...]
    corrects: str | None

    @property
    def editable(self) -> bool:
        """Whether rows may still be changed."""
        return self.round.state in money_rules.EDITABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """A round as a list has it: its rows and fen, those paid, its sheet."""

    round: Round
    fund_name: str
    rows: int
    amount: int
    paid_rows: int
    paid: int
    sheet_no: str


def totals_of(lines: tuple[ItemLine, ...]) -> Totals:
    """The sums of these rows."""
    by_fund: dict[str, int] = {}
    for line in lines:
        by_fund[line.fund_name] = by_fund.get(line.fund_name, 0) + line.item.amount
    paid = [line.item.amount for line in lines if line.item.result == "paid"]
    waiting = [line.item.amount for line in lines if line.item.result == "pending"]
    failed = [line.item.amount for line in lines if line.item.result in money_rules.CLOSED_RESULTS]
    return Totals(
        rows=len(lines), amount=sum(line.item.amount for line in lines),
        households=len({line.item.file or -line.payee for line in lines}), persons=len({line.student for line in lines}),
        paid_rows=len(paid), paid=sum(paid), waiting_rows=len(waiting), waiting=sum(waiting), failed_rows=len(failed),
        failed=sum(failed), by_fund=by_fund,
    )  # fmt: skip


def round_of(office: Office, no: int) -> RoundView:
    """Everything about a round as it stands today. Raises Refused where there is none."""
    db = office.reading()
    round_ = rounds.existing_round(db, no)
    lines = tuple(money_store.lines_of(db, no))
    decisions = tuple(approving_rounds.decisions_of(db, no))
    standing = decisions[-1] if decisions and decisions[-1].approved else None
    fund = money_store.fund(db, round_.fund) if round_.fund is not None else None
    before = money_store.round_(db, round_.corrects) if round_.corrects is not None else None
    after = db.execute("SELECT round_no FROM aid_rounds WHERE corrects = ? AND state <> 'void' ORDER BY no", (no,))
    return RoundView(
        round=round_, fund_name=fund.name if fund is not None else "", lines=lines, totals=totals_of(lines),
        report=guard.check(office, no) if round_.state in money_rules.EDITABLE else None,
        overrides=tuple(money_store.overrides(db, no)), posting=rounds.posting_of(db, no), decisions=decisions,
        approval=standing, sheet=money_store.sheet_of(db, no), steps=tuple(money_store.steps(db, no)),
        corrected_by=tuple(row[0] for row in after), corrects=before.round_no if before is not None else None,
    )  # fmt: skip


def round_rows(office: Office, *, state: str | None = None, year: int | None = None) -> list[RoundRow]:
    """Rounds with their sums, the newest first."""
    db = office.reading()
    sums = {
        row[0]: tuple(row)[1:]
        for row in db.execute(
            "SELECT round, count(*), sum(amount), sum(result = 'paid'), sum(CASE WHEN result = 'paid' THEN amount ELSE 0 END)"
            " FROM aid_items WHERE dropped_on IS NULL GROUP BY round"
        )
    }
    funds = {fund.no: fund.name for fund in money_store.funds(db)}
    sheets = {sheet.round: sheet.sheet_no for sheet in money_store.sheets(db)}
    made = []
    for round_ in money_store.rounds(db, state=state, year=year):
        rows, amount, paid_rows, paid = sums.get(round_.no, (0, 0, 0, 0))
        made.append(
            RoundRow(
                round=round_, fund_name=funds.get(round_.fund or 0, ""), rows=rows, amount=amount, paid_rows=paid_rows,
                paid=paid, sheet_no=sheets.get(round_.no, ""),
            )
        )  # fmt: skip
    return made
