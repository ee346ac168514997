"""What the upper office gives a lower one, to go along with its next receipt: blocks of member numbers, permissions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unionoffice import codes, reports
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.members import MOST_SERIAL
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.reports import Partner
from unionoffice.wording import _

AREA = "county"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBlock:
    """A block of member numbers given to an office; ended ones are given to nobody again."""

    no: int
    office: str
    prefix: str
    first: int
    last: int
    day: str
    ended_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPermission:
    """A permission given to an office."""

    no: int
    office: str
    what: str
    valid_from: str
    valid_until: str | None
    reason: str
    day: str


def _lower(db: Connection, office_id: str) -> Partner:
    partner = reports.partner_of(db, office_id)
    if partner is None or partner.role != "lower":
        sentence = _("没有登记过这个下级单位；没有改动。请先凭盖章的登记单登记。")
        raise Refused("unknown_partner", sentence, "office")
    return partner


def give_block(office: Office, office_id: str, first: int, last: int, *, prefix: str = "") -> GivenBlock:
    """The office may give member numbers `first` to `last` in its place (its own division, unless `prefix` is given).

    Raises Refused: unknown_partner, bad_block (outside 1 to 999999), overlaps (with any block ever given there).
    """
    with office.act("分配会员编号段", AREA, right=Right.ADMINISTER) as act:
        partner = _lower(act.db, office_id)
        prefix = prefix or partner.division
        if not (prefix.isascii() and prefix.isdigit() and len(prefix) <= 12 and 1 <= first <= last <= MOST_SERIAL):
            sentence = _("编号段应在 1 到 {most} 之间，起号不大于止号，前缀为行政区划数字；没有分配。请改正。")
            raise Refused("bad_block", sentence.format(most=MOST_SERIAL), "first")
        for row in act.db.execute("SELECT prefix, first, last FROM number_blocks"):
            same_place = row[0].startswith(prefix) or prefix.startswith(row[0])
            if same_place and first <= row[2] and row[1] <= last:
                sentence = _("与已分配的 {first}—{last} 重叠；没有分配。请另选一段，编号不能分给两处。")
                raise Refused("overlaps", sentence.format(first=row[1], last=row[2]), "first")
        cursor = act.db.execute(
            "INSERT INTO number_blocks (id, office, prefix, first, last, day) VALUES (?, ?, ?, ?, ?, ?)",
            (new_id(), office_id, prefix, first, last, office.today),
        )
        act.detail.update(name=partner.name, first=first, last=last)
        number = int(cursor.lastrowid or 0)
    return next(one for one in blocks(office, office_id) if one.no == number)


def end_block(office: Office, no: int) -> None:
    """The office gives no more numbers of this block once the next receipt is in. Raises Refused."""
    with office.act("收回会员编号段", AREA, right=Right.ADMINISTER, detail={"block": no}) as act:
        done = act.db.execute(
            "UPDATE number_blocks SET ended_on = ? WHERE no = ? AND ended_on IS NULL", (office.today, no)
        )
        if not done.rowcount:
            raise Refused("unknown_block", _("没有这个编号段，或已收回；没有改动。请刷新列表后再试。"), "block")


def blocks(office: Office, office_id: str | None = None) -> list[GivenBlock]:
    """Blocks given, of one office or of all, by place and first number."""
    rows = office.reading().execute(
        "SELECT no, office, prefix, first, last, day, ended_on FROM number_blocks WHERE ?1 IS NULL OR office = ?1"
        " ORDER BY prefix, first",
        (office_id,),
    )
    return [GivenBlock(**row) for row in rows]


def permit(
    office: Office, office_id: str, what: str, *, valid_from: str, valid_until: str | None, reason: str
) -> GivenPermission:
    """The office is allowed this (a word of the list permission) from the next receipt on. Raises Refused."""
    if codes.code_list("permission").get(what) is None:
        raise Refused("unknown_word", _("没有“{word}”这种许可；没有登记。请从列表里选。").format(word=what), "what")
    if not reason.strip():
        raise Refused("missing", _("请写明许可的理由和批件编号。"), "reason")
    if not _days(valid_from, valid_until):
        raise Refused("bad_date", _("起止日期应写成 2026-12-01 的样子，起不晚于止；没有登记。"), "valid_from")
    with office.act("登记许可", AREA, right=Right.ADMINISTER) as act:
        partner = _lower(act.db, office_id)
        cursor = act.db.execute(
            "INSERT INTO permissions (id, office, what, valid_from, valid_until, reason, officer, day)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (new_id(), office_id, what, valid_from, valid_until, reason.strip(), office.officer.no, office.today),
        )
        act.detail.update(name=partner.name, permission=what)
        number = int(cursor.lastrowid or 0)
    return next(one for one in permissions(office, office_id) if one.no == number)


def _days(first: str, last: str | None) -> bool:
    try:
        days = [date.fromisoformat(one).isoformat() == one for one in (first, last) if one is not None]
    except ValueError:
        return False
    return all(days) and (last is None or first <= last)


def end_permission(office: Office, no: int) -> None:
    """The permission ends with yesterday; the next receipt says so. Raises Refused."""
    with office.act("终止许可", AREA, right=Right.ADMINISTER, detail={"permission": no}) as act:
        done = act.db.execute(
            "UPDATE permissions SET valid_until = date(?1, '-1 day')"
            " WHERE no = ?2 AND (valid_until IS NULL OR valid_until >= ?1)",
            (office.today, no),
        )
        if not done.rowcount:
            raise Refused("unknown_permission", _("没有这项许可，或已终止；没有改动。请刷新列表后再试。"), "permission")


def permissions(office: Office, office_id: str | None = None) -> list[GivenPermission]:
    """Permissions given, of one office or of all, newest first."""
    rows = office.reading().execute(
        "SELECT no, office, what, valid_from, valid_until, reason, day FROM permissions WHERE ?1 IS NULL OR office = ?1"
        " ORDER BY no DESC",
        (office_id,),
    )
    return [GivenPermission(**row) for row in rows]
