"""How a file ends: out of hardship after months above the line, cancelled, or moved to another place."""

from __future__ import annotations

from collections.abc import Mapping

from unionoffice.aid import posting, reckoning_store
from unionoffice.aid.applying import posted_to_the_end
from unionoffice.aid.filing import AREA, open_household, touch
from unionoffice.aid.parameters import line_of, number
from unionoffice.aid.reckoning_model import EXIT_FIELDS, ExitMonth
from unionoffice.aid.rules import Month, may_leave
from unionoffice.aid.step_model import Posting
from unionoffice.aid.stepping import TABLE, at_step, decide, reason, take
from unionoffice.approving import Verdict
from unionoffice.database import Connection
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.money import divided_half_up
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _


def record_month(office: Office, no: int, month: str, raw: Mapping[str, object]) -> ExitMonth:
    """What the household had in a month (YYYY-MM) is told, once; telling it again replaces it."""
    good = (
        len(month) == 7
        and month[4] == "-"
        and month[:4].isdigit()
        and month[5:].isdigit()
        and "01" <= month[5:] <= "12"
    )
    if not good or month > office.today[:7]:
        raise Refused("bad_month", _("月份应写成 2026-05 的样子，不能在今天之后。"), "month")
    with office.act("登记家庭月收入", AREA) as act:
        found = open_household(act.db, no)
        entered = accept(EXIT_FIELDS, {"people": found.size, **raw}, today=office.today, whole=True)
        values = {name: v for name, v in entered.values.items() if v is not None}
        if not values["people"]:
            raise Refused("bad_number", _("家庭人口至少 1 人。"), "people")
        act.db.execute(
            "INSERT INTO aid_months (file, month, income, people, proof) VALUES (?, ?, ?, ?, ?) ON CONFLICT (file, month)"
            " DO UPDATE SET income = excluded.income, people = excluded.people, proof = excluded.proof",
            (no, month, values["income"], values["people"], values.get("proof")),
        )
        touch(office, act.db, no)
        act.detail.update(file=found.file.file_no, month=month)
        made = next(one for one in reckoning_store.exit_months(act.db, no) if one.month == month)
    return made


def months_told(db: Connection, no: int) -> list[Month]:
    """The months told, oldest first, with fen a head."""
    return [
        Month(month=one.month, per_head=divided_half_up(one.income, one.people))
        for one in reckoning_store.exit_months(db, no)
    ]


def propose_exit(
    office: Office, no: int, *, place: str, opinion: str = "", override_reason: str = "", day: str | None = None
) -> Posting:
    """The household is to leave hardship, posted from the day on.

    Raises Refused where it was not above the line for the months of the rule and no reason is written.
    """
    with office.act("拟脱困公示", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "leaving", day)
        wanted = number(office, "exit_months", day=when)
        if not may_leave(months_told(act.db, no), line_of(office, found, day=when), wanted):
            sentence = _("还没有连续 {n} 个月家庭月人均收入高于低保标准的记录。请补登月收入；确需脱困的，写明理由。")
            opinion = "；".join(part for part in (opinion, reason(override_reason, sentence.format(n=wanted))) if part)
        made = posting.put_up(office, act, table=TABLE, pk=no, place=place, day=when)
        take(office, act, found, "leaving", stage, when, opinion=opinion)
    return made


def stay(office: Office, no: int, why: str, *, day: str | None = None) -> None:
    """The household stays on file after all, with the reason; the posting comes down."""
    told = reason(why, _("请写明继续在档的理由。"))
    with office.act("继续在档", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "stayed", day)
        posting.withdraw(act, TABLE, no, day=when)
        take(office, act, found, "stayed", stage, when, opinion=told)


def confirm_exit(office: Office, no: int, *, opinion: str = "", signer: str = "", day: str | None = None) -> None:
    """The household left hardship; posted to the end, approved by another person than the makers."""
    with office.act("审批脱困", AREA, right=Right.APPROVE) as act:
        found, stage, when = at_step(office, act.db, no, "exited", day)
        posted_to_the_end(office, no)
        decide(office, act, found, Verdict.APPROVED, opinion)
        take(
            office, act, found, "exited", stage, when, opinion=opinion, signer=signer or office.officer.name,
            values={"ended_on": when},
        )  # fmt: skip


def cancel(office: Office, no: int, why: str, *, day: str | None = None, document: str = "") -> None:
    """The file is ended (death, false statements, left the town, a temporary one that ran out), with its reason."""
    told = reason(why, _("注销档案要写明原因，例如“职工去世”“情况不实”。"))
    with office.act("注销困难档案", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "cancelled", day)
        posting.withdraw(act, TABLE, no, day=when)
        take(office, act, found, "cancelled", stage, when, opinion=told, document=document, values={"ended_on": when})


def move_out(office: Office, no: int, to: str, *, day: str | None = None, document: str = "") -> None:
    """The file went to another union's office with the worker."""
    told = reason(to, _("请写明转往哪个工会。"))
    with office.act("转出困难档案", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "moved_out", day)
        take(office, act, found, "moved_out", stage, when, opinion=told, document=document, values={"ended_on": when})
