"""Another person decides on a round: on exactly these rows, amounts, funds and reasons; any later change voids it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from unionoffice import approving
from unionoffice.aid import guard, money_store, rounds
from unionoffice.aid.guard_facts import families
from unionoffice.aid.money_model import Round
from unionoffice.aid.money_store import ItemLine
from unionoffice.approving import Approval, Verdict
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.office import Act, Office
from unionoffice.officers import Right
from unionoffice.wording import _

AREA = "aid"


def record_of(db: Connection, round_no: int) -> dict[str, Any]:
    """What is decided on: round, each row with person, amount in fen, fund and account, reasons given, count and sum."""
    round_ = rounds.existing_round(db, round_no)
    rows = db.execute(
        "SELECT i.id, p.id, b.id, f.file_no, i.kind, a.id, i.amount, i.goods, i.quantity, i.payee_name, i.bank_card,"
        " i.remark, r.id FROM aid_items i JOIN people p ON p.no = i.person JOIN people b ON b.no = i.beneficiary"
        " JOIN aid_funds a ON a.no = i.fund LEFT JOIN aid_files f ON f.no = i.file LEFT JOIN aid_items r ON r.no = i.reverses"
        " WHERE i.round = ? AND i.dropped_on IS NULL ORDER BY i.no",
        (round_no,),
    )
    items = [list(row) for row in rows]
    said = [[one.item_id, one.warning, one.about, one.reason] for one in money_store.overrides(db, round_no)]
    return {
        "round": round_.id, "title": round_.title, "kind": round_.kind, "method": round_.method, "period": round_.period,
        "year": round_.year, "corrects": round_.corrects, "items": items, "overrides": said, "count": len(items),
        "sum": sum(row[6] for row in items),
    }  # fmt: skip


def approval_of(db: Connection, round_no: int) -> Approval | None:
    """The approval that stands for the round as it is now; None where there is none, or where it is void."""
    found = approving.standing(db, rounds.TABLE, round_no, record_of(db, round_no))
    return found if found is not None and found.approved else None


def decisions_of(db: Connection, round_no: int) -> list[Approval]:
    """Every decision on the round, oldest first; those on another state of it are void."""
    return approving.decisions(db, rounds.TABLE, round_no, record_of(db, round_no))


def makers(db: Connection, round_no: int) -> set[int]:
    """Everybody who made or changed the round, a row of it or a reason in it."""
    rows = [("aid_items", row[0]) for row in db.execute("SELECT no FROM aid_items WHERE round = ?", (round_no,))]
    said = [("aid_overrides", no) for no in money_store.override_makers(db, round_no)]
    found = approving.makers_of(db, rounds.TABLE, round_no, more=_by_journal(db, [*rows, *said]))
    entered = db.execute(
        "SELECT officer FROM aid_rounds WHERE no = ?1 UNION SELECT officer FROM aid_items WHERE round = ?1"
        " UNION SELECT officer FROM aid_overrides WHERE round = ?1",
        (round_no,),
    )
    return found | {row[0] for row in entered}


def _by_journal(db: Connection, records: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Of rows that came and changed in the same acts one is enough to tell who acted."""
    seen: dict[tuple[object, ...], tuple[str, int]] = {}
    for table, key in records:
        acts = db.execute("SELECT DISTINCT act FROM journal_rows WHERE tbl = ? AND pk = ? ORDER BY act", (table, key))
        seen.setdefault(tuple(row[0] for row in acts), (table, key))
    return list(seen.values())


def payees(db: Connection, lines: Iterable[ItemLine]) -> list[str]:
    """Identity numbers of whom the money is for and of their households: whose kin may not decide."""
    rows = list(lines)
    known = families(db, {line.item.file for line in rows if line.item.file})
    numbers = {number for line in rows for number in (line.id_number, line.student_number) if number}
    numbers |= {human.number for human in known.workers.values()}
    numbers |= {human.number for people in known.members.values() for human, _relation in people}
    return sorted(number for number in numbers if number)


def approve(office: Office, round_no: int, *, remark: str = "") -> Approval:
    """The officer at work approves the round as it stands. Raises Refused: own record, kin, open findings, posting."""
    with office.act("批准发放批次", AREA, right=Right.APPROVE) as act:
        round_ = rounds.editable(act.db, round_no)
        lines = money_store.lines_of(act.db, round_no)
        if not lines:
            raise Refused("empty", _("批次里还没有人，不能批准。"), "round")
        guard.refuse_where_open(guard.check(office, round_no))
        _posted(office, act.db, round_, lines)
        return _decide(office, act, round_no, lines, Verdict.APPROVED, remark, "approved")


def give_back(office: Office, round_no: int, *, remark: str) -> Approval:
    """The round goes back to be corrected, for this reason. Raises Refused."""
    return _turn_down(office, round_no, Verdict.RETURNED, remark, "returned", what="退回发放批次")


def turn_down(office: Office, round_no: int, *, remark: str) -> Approval:
    """The round is not to be paid, for this reason; it is void. Raises Refused."""
    return _turn_down(office, round_no, Verdict.REFUSED, remark, "refused", what="不予批准发放批次")


def _turn_down(office: Office, round_no: int, verdict: Verdict, remark: str, step: str, *, what: str) -> Approval:
    with office.act(what, AREA, right=Right.APPROVE) as act:
        rounds.editable(act.db, round_no)
        return _decide(office, act, round_no, money_store.lines_of(act.db, round_no), verdict, remark, step)


def _decide(
    office: Office, act: Act, round_no: int, lines: list[ItemLine], verdict: Verdict, remark: str, step: str
) -> Approval:
    made = approving.decide(
        office, act, table=rounds.TABLE, pk=round_no, record=record_of(act.db, round_no), verdict=verdict, remark=remark,
        makers=makers(act.db, round_no), payees=payees(act.db, lines),
    )  # fmt: skip
    if rounds.existing_round(act.db, round_no).state != "approved" or step != "approved":
        rounds.take_step(office, act, round_no, step, note=remark.strip() or None)
    rounds.close_posting(office, act, round_no)
    return made


def _posted(office: Office, db: Connection, round_: Round, lines: list[ItemLine]) -> None:
    """Raises Refused where the list must be posted and was not, is still up, was objected to, or changed since."""
    kinds = {line.item.kind for line in lines if line.item.reverses is None}
    if round_.corrects is not None or not any(rounds.number(office, f"{kind}_posted") for kind in kinds):
        return
    posting = rounds.posting_of(db, round_.no)
    if posting is None:
        raise Refused("not_posted", _("这类救助应先公示名单，公示期满后再批准。"), "round")
    if posting.until >= office.today:
        sentence = _("名单公示到 {day}，期满后再批准。")
        raise Refused("still_posted", sentence.format(day=posting.until), "round")
    if posting.objection is not None and posting.answer is None:
        raise Refused("objection", _("公示期间的异议还没有答复，不能批准。"), "round")
    there = rounds.posted_rows(db, round_.no)
    changed = [line for line in lines if _differs(line, there.get(line.item.id))]
    if changed:
        sentence = _("公示以后有 {n} 行改动（例如 {name}），请重新公示。")
        raise Refused("changed_since", sentence.format(n=len(changed), name=changed[0].name), "items")


def _differs(line: ItemLine, posted: dict[str, Any] | None) -> bool:
    return posted is None or (posted["name"], posted["amount"], posted["kind"]) != (
        line.name, line.item.amount, line.item.kind,
    )  # fmt: skip


def must_stand(db: Connection, round_no: int) -> Approval:
    """The approval of the round as it stands. Raises Refused("not_approved") where there is none."""
    found = approval_of(db, round_no)
    if found is None:
        round_ = rounds.existing_round(db, round_no)
        sentence = _("批次 {no} 没有有效的批准（未批准，或批准后有改动）；没有改动任何内容。请由审批人批准。")
        raise Refused("not_approved", sentence.format(no=round_.round_no), "round")
    return found
