"""Transfer of membership 会员组织关系接转: between unions of the office, out of it, and into it, with its letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unionoffice import rules_in_force, units
from unionoffice.database import Connection, value
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.members import store
from unionoffice.members.member import Member
from unionoffice.members.registering import AREA, existing, register
from unionoffice.members.states import check, move
from unionoffice.office import Office
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One transfer letter; `to_unit` is None for a union outside the office, `from_unit` for one from outside."""

    no: int
    id: str
    letter_no: str
    person: int
    from_unit: int | None
    from_name: str
    to_unit: int | None
    to_name: str
    day: str
    reason: str | None
    dues_paid_to: str | None
    valid_days: int
    received_on: str | None


def transfer(
    office: Office, no: int, to_unit: int, *, reason: str = "", day: str | None = None, dues_paid_to: str | None = None
) -> Transfer:
    """The member belongs to another union of this office from the day on, state "transferred_in", card number kept."""
    day = day or office.today
    with office.act("转移会员", AREA) as act:
        before = existing(act.db, no)
        target = units.unit(office, to_unit)
        if target is None:
            raise Refused("unknown_unit", _("没有这个工会；没有改动任何内容。请刷新列表后再试。"), "unit")
        if to_unit == before.membership.unit:
            raise Refused("same_unit", _("{name} 已经在“{unit}”。").format(name=before.name, unit=target.name), "unit")
        check(before, "transferred_in", day, office.today)
        letter = _write(
            office, act.db, before, day=day, to_unit=to_unit, to_name=target.name, reason=reason,
            dues_paid_to=dues_paid_to, received_on=day,
        )  # fmt: skip
        move(office, act.db, before, to_unit, "transferred_in", day, reason=reason or "调动", document=letter.letter_no)
        act.detail.update(member=before.name, to=target.name)
        store.index(act.db, [no])
    return letter


def transfer_out(
    office: Office, no: int, to_name: str, *, reason: str = "", day: str | None = None, dues_paid_to: str | None = None
) -> Transfer:
    """The member is on the way to a union outside; the letter is out, and the receipt is awaited."""
    day = day or office.today
    if not to_name.strip():
        raise Refused("missing", _("请填写转往的工会名称。"), "unit")
    with office.act("转出会员", AREA) as act:
        before = existing(act.db, no)
        check(before, "transfer_pending", day, office.today)
        letter = _write(
            office, act.db, before, day=day, to_unit=None, to_name=to_name.strip(), reason=reason,
            dues_paid_to=dues_paid_to, received_on=None,
        )  # fmt: skip
        move(
            office, act.db, before, before.membership.unit, "transfer_pending", day, reason=reason or "转出",
            document=letter.letter_no,
        )  # fmt: skip
        act.detail.update(member=before.name, to=to_name)
        store.index(act.db, [no])
    return letter


def receipt_came(office: Office, letter_no: str, *, day: str | None = None) -> Member:
    """The receiving union's receipt is back: the member is transferred out from the day on."""
    day = day or office.today
    with office.act("登记转出回执", AREA) as act:
        found = act.db.execute(
            "SELECT no, person, received_on FROM transfers WHERE letter_no = ?", (letter_no,)
        ).fetchone()
        if found is None:
            raise Refused(
                "unknown_letter", _("没有编号为“{no}”的介绍信。请核对编号。").format(no=letter_no), "letter_no"
            )
        if found[2] is not None:
            raise Refused("received", _("这封介绍信的回执已经登记过了。"), "letter_no")
        before = existing(act.db, found[1])
        check(before, "transferred_out", day, office.today)
        act.db.execute("UPDATE transfers SET received_on = ? WHERE no = ?", (day, found[0]))
        move(
            office,
            act.db,
            before,
            before.membership.unit,
            "transferred_out",
            day,
            reason="回执已收",
            document=letter_no,
        )
        store.index(act.db, [before.no])
        after = existing(act.db, before.no)
    return after


def transfer_in(office: Office, raw: Mapping[str, object], from_name: str, *, day: str | None = None) -> Member:
    """A member of a union outside joins the roll here with a letter. Raises as `register`."""
    day = day or office.today
    if not from_name.strip():
        raise Refused("missing", _("请填写转出工会的名称。"), "from_name")
    if day > office.today:
        raise Refused("future_day", _("日期“{day}”在今天之后。请填写已经发生的日期。").format(day=day), "day")
    with office.act("转入会员", AREA) as act:
        member = register(office, raw, state="transferred_in", since=day)
        act.db.execute(
            "INSERT INTO transfers (id, letter_no, person, from_name, to_unit, to_name, day, valid_days, received_on)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_id(), _next_letter(act.db, day, "入"), member.no, from_name.strip(), member.membership.unit,
                member.unit_name, day, _valid_days(office), day,
            ),
        )  # fmt: skip
    return member


def transfers_of(office: Office, no: int) -> list[Transfer]:
    """The member's transfer letters, newest first."""
    rows = office.reading().execute("SELECT * FROM transfers WHERE person = ? ORDER BY no DESC", (no,))
    return [Transfer(**row) for row in rows]


def awaited_receipts(office: Office) -> list[Transfer]:
    """Letters whose receipt has not come back, oldest first: the last one of each member still on the way."""
    rows = office.reading().execute(
        "SELECT t.* FROM transfers t JOIN memberships m ON m.person = t.person WHERE t.received_on IS NULL"
        " AND m.state = 'transfer_pending' AND t.no = (SELECT max(no) FROM transfers WHERE person = t.person)"
        " ORDER BY t.day, t.no"
    )
    return [Transfer(**row) for row in rows]


def _valid_days(office: Office) -> int:
    return int(rules_in_force.in_force(office, "membership.letter_valid_days").value)


def _next_letter(db: Connection, day: str, word: str) -> str:
    year = day[:4]
    count = value(db, "SELECT count(*) FROM transfers WHERE letter_no LIKE ?", (f"{year}{word}%",))
    return f"{year}{word}{count + 1:05d}"


def _write(
    office: Office,
    db: Connection,
    before: Member,
    *,
    day: str,
    to_unit: int | None,
    to_name: str,
    reason: str,
    dues_paid_to: str | None,
    received_on: str | None,
) -> Transfer:
    letter_no = _next_letter(db, day, "转")
    db.execute(
        "INSERT INTO transfers (id, letter_no, person, from_unit, from_name, to_unit, to_name, day, reason, dues_paid_to,"
        " valid_days, received_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new_id(), letter_no, before.no, before.membership.unit, before.unit_name, to_unit, to_name, day,
            reason or None, dues_paid_to, _valid_days(office), received_on,
        ),
    )  # fmt: skip
    return Transfer(**db.execute("SELECT * FROM transfers WHERE letter_no = ?", (letter_no,)).fetchone())
