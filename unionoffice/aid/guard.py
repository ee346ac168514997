"""The guard before a sheet is printed: every row against the year's rows of all rounds and funds, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unionoffice import kinship, people
from unionoffice.aid import guard_facts, guard_rules, money_store, room, rounds, store
from unionoffice.aid.basis import Basis, bases
from unionoffice.aid.funds import serves
from unionoffice.aid.guard_facts import Families
from unionoffice.aid.guard_row_rules import RowFacts, row_findings
from unionoffice.aid.guard_rules import WARNINGS, GuardFinding, GuardRow
from unionoffice.aid.model import FILED_STAGES
from unionoffice.aid.money_model import Round
from unionoffice.aid.money_rules import months_before
from unionoffice.aid.money_store import ItemLine, Override
from unionoffice.aid.quotas import use_of
from unionoffice.aid.room import Room
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.money import yuan
from unionoffice.office import Office
from unionoffice.wording import _

AREA = "aid"
LOOK_BACK = 12
"""Months of earlier rows that amounts are compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One finding and the reason it was set aside for, if it was."""

    finding: GuardFinding
    override: Override | None

    @property
    def open(self) -> bool:
        """Whether it still keeps the sheet from being printed."""
        return self.override is None or self.finding.hard


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardReport:
    """All findings of a round by row, and the room of each row."""

    checked: tuple[Checked, ...]
    rooms: Mapping[int, Room]

    @property
    def open(self) -> tuple[Checked, ...]:
        """Findings nobody has given a reason for, and those no reason sets aside."""
        return tuple(one for one in self.checked if one.open)

    def of(self, item: int) -> list[Checked]:
        """The findings of one row."""
        return [one for one in self.checked if one.finding.no == item]


def check(office: Office, round_no: int) -> GuardReport:
    """What there is to say about the round as it stands today; nothing is written."""
    db = office.reading()
    round_ = rounds.existing_round(db, round_no)
    lines = money_store.lines_of(db, round_no)
    numbers, today = room.numbers_in_force(office), office.today
    since = guard_facts.windows(numbers, (line.item.kind for line in lines), today)
    accounts = months_before(today, numbers["account_months"]) if numbers["account_months"] else "9999-12-31"
    earliest = min([accounts, months_before(today, LOOK_BACK), *since.values()])
    rows, families = guard_facts.guard_rows(db, round_no, lines, since=earliest, today=today)
    known = bases(office, (line.item.file for line in lines if line.item.file))
    rooms = room.rooms(
        office,
        lines,
        year=round_.year,
        known=known,
        sums=room.used(db, round_.year, but_round=round_no),
        numbers=numbers,
    )
    not_same = frozenset(people.known_not_same(db))
    compared = months_before(today, LOOK_BACK)
    year = [row for row in rows if row.mine or row.day >= compared]
    found = [
        *guard_rules.doubles(rows, since=since, not_same=not_same),
        *guard_rules.shared_accounts(rows, since=accounts),
        *guard_rules.shared_phones(rows, since=accounts),
        *guard_rules.outliers(year, times=numbers["outlier_times"], least=numbers["outlier_rows"]),
        *_by_row(office, round_, lines, rows, families, known, rooms, numbers),
        *_quotas(db, round_, lines),
        *_short_funds(db, round_, lines),
    ]
    said = {(one.item, one.warning, one.about): one for one in money_store.overrides(db, round_no)}
    order = {line.no: place for place, line in enumerate(lines)}
    found.sort(key=lambda one: (order[one.no], list(WARNINGS).index(one.warning), one.about))
    return GuardReport(checked=tuple(Checked(finding=one, override=said.get(one.key)) for one in found), rooms=rooms)


def _by_row(
    office: Office,
    round_: Round,
    lines: Sequence[ItemLine],
    rows: Sequence[GuardRow],
    families: Families,
    known: Mapping[int, Basis],
    rooms: Mapping[int, Room],
    numbers: Mapping[str, int],
) -> Iterable[GuardFinding]:
    db = office.reading()
    states = guard_facts.states_of(db, (no for line in lines for no in (line.payee, line.student)))
    funds = {fund.no: fund for fund in money_store.funds(db)}
    kin = _kin(db)
    handlers = tuple(name for name in (round_.handler, round_.second_handler, office.officer.name) if name)
    by_no = {row.no: row for row in rows if row.mine}
    for line in lines:
        row = by_no.get(line.no)
        if row is None:
            continue
        item, basis = line.item, known.get(line.item.file or 0)
        fund, here = funds[item.fund], rooms[line.no]
        reckoned = basis.reckoned if basis is not None else None
        state = states.get(line.payee)
        facts = RowFacts(
            row=row, transfer=round_.method == "transfer", needs_file=guard_facts.needs_file(item.kind),
            filed=basis is not None and basis.household.file.stage in FILED_STAGES, level=line.level,
            fund_name=fund.name, fund_serves=serves(fund, level=line.level, kind=item.kind), state=state,
            on_roll=state in guard_facts.ROLL,
            dead="deceased" in (state, states.get(line.student)),
            reckoned_on=reckoned.day if reckoned is not None else None,
            reckoned_line=reckoned.line if reckoned is not None else None, line=basis.line if basis is not None else None,
            ceiling=here.ceiling, over=here.over, kin=_kin_of(row, kin), handlers=handlers,
            students=families.students.get(item.file or 0, ()),
        )  # fmt: skip
        yield from row_findings(facts, today=office.today, stale_months=numbers["stale_months"])


def _kin(db: Connection) -> dict[str, tuple[str, str]]:
    """Declared numbers in their common form with the officer's name and the relation."""
    names = {row[0]: row[1] for row in db.execute("SELECT no, name FROM officers")}
    return {number: (names[officer], relation) for number, (officer, relation) in kinship.kin_of_any(db).items()}


def _kin_of(row: GuardRow, kin: Mapping[str, tuple[str, str]]) -> tuple[str, str, str] | None:
    """The officer, the relation and the person where somebody of the row's household is kin; the payee first."""
    if not kin:
        return None
    worker = (row.worker,) if row.worker is not None else ()
    for human in (row.payee, row.student, *worker, *(member for member, _relation in row.family)):
        if human.number in kin:
            return (*kin[human.number], human.name)
    return None


def _quotas(db: Connection, round_: Round, lines: Sequence[ItemLine]) -> Iterable[GuardFinding]:
    """The last row that counts under a quota says that it is exceeded."""
    for quota in money_store.quotas(db, round_.year):
        counted = [
            line for line in lines
            if line.item.amount > 0 and quota.kind in (None, line.item.kind)
            and quota.unit in (None, line.unit) and quota.fund in (None, line.item.fund)
        ]  # fmt: skip
        if not counted or not (use := use_of(db, quota)).over:
            continue
        last = counted[-1]
        sentence = _("{document}{year} 年指标已超出：{households} 户、{sum} 元（指标 {limit}）。")
        limits = [
            *([_("{n} 户").format(n=quota.households)] if quota.households is not None else []),
            *([_("{sum} 元").format(sum=yuan(quota.amount))] if quota.amount is not None else []),
        ]
        words = sentence.format(
            document=f"{quota.document} " if quota.document else "", year=quota.year, households=use.households,
            sum=yuan(use.amount), limit="、".join(limits),
        )  # fmt: skip
        about = f"{quota.id} {use.households} {use.amount}"
        yield GuardFinding(
            no=last.no, item=last.item.id, warning="quota", about=about, sentence=words, hard=bool(quota.hard)
        )


def _short_funds(db: Connection, round_: Round, lines: Sequence[ItemLine]) -> Iterable[GuardFinding]:
    """The last row of a fund that cannot pay the round besides what printed rounds still wait for."""
    sums: dict[int, int] = {}
    last: dict[int, ItemLine] = {}
    for line in lines:
        if line.item.result == "pending":
            sums[line.item.fund] = sums.get(line.item.fund, 0) + line.item.amount
            last[line.item.fund] = line
    for fund, wanted in sums.items():
        waiting = db.execute(
            "SELECT coalesce(sum(i.amount), 0) FROM aid_items i JOIN aid_rounds r ON r.no = i.round WHERE i.fund = ?"
            " AND i.result = 'pending' AND i.amount > 0 AND r.no <> ? AND r.state IN ('printed', 'paying')",
            (fund, round_.no),
        ).fetchone()[0]
        left = money_store.balance(db, fund) - waiting
        if wanted > left:
            line = last[fund]
            sentence = _("“{fund}”可用余额 {left} 元，不够本批次 {sum} 元。请先登记拨入，或改用别的资金。")
            words = sentence.format(fund=line.fund_name, left=yuan(left), sum=yuan(wanted))
            yield GuardFinding(
                no=line.no, item=line.item.id, warning="fund_short", about=f"{fund} {wanted}", sentence=words, hard=True
            )


def override(office: Office, item: int, warning: str, about: str | None = None, *, reason: str) -> list[Override]:
    """A person looked and pays all the same, for this reason; it is approved with the round and stands on the sheet.

    Without `about` it is for every such warning of the row. An approval the round had is void. Raises Refused: nothing
    of that kind is found, it cannot be set aside, no reason.
    """
    if not reason.strip():
        raise Refused("missing", _("请写明仍然发放的理由。"), "reason")
    row = money_store.item(office.reading(), item)
    if row is None:
        raise Refused("unknown_item", _("批次里没有这一行；没有改动任何内容。请刷新后再试。"), "item")
    with office.act("说明提示仍予发放", AREA) as act:
        round_ = rounds.editable(act.db, row.round)
        meant = [
            one.finding for one in check(office, row.round).of(item)
            if one.finding.warning == warning and about in (None, one.finding.about) and one.override is None
        ]  # fmt: skip
        if not meant:
            raise Refused("no_finding", _("这一行没有这种待说明的提示。请先查看提示。"), "warning")
        if any(one.hard for one in meant):
            sentence = _("“{warning}”不能说明了事：{sentence}")
            words = sentence.format(warning=_(WARNINGS[warning]), sentence=meant[0].sentence)
            raise Refused("hard", words, "warning")
        for one in meant:
            store.insert(
                act.db, "aid_overrides",
                {"round": row.round, "item": item, "warning": one.warning, "about": one.about, "sentence": one.sentence,
                 "reason": reason.strip(), "day": office.today, "officer": office.officer.no},
            )  # fmt: skip
        rounds.void_approval(office, act, row.round)
        act.detail.update(round=round_.round_no, warning=warning)
        return [one for one in money_store.overrides(act.db, row.round) if one.item == item]


def refuse_where_open(report: GuardReport) -> None:
    """Raises Refused("open_findings") where something found was not answered, with the first three sentences."""
    if report.open:
        first = "\n".join(one.finding.sentence for one in report.open[:3])
        sentence = _("还有 {n} 条提示没有处理：\n{first}\n请改正，或逐条写明理由。")
        raise Refused("open_findings", sentence.format(n=len(report.open), first=first), "items")
