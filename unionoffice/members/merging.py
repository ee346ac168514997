"""Two records of one person become one, field by field as the clerk chose; the merge can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unionoffice import people, undo
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.members import store
from unionoffice.members.member import Member
from unionoffice.members.model import MEMBERSHIP_FIELDS
from unionoffice.members.registering import AREA, existing
from unionoffice.office import Office
from unionoffice.people import PERSON_FIELDS
from unionoffice.wording import _

NEVER_TAKEN = frozenset({"unit", "state", "since", "card_no", "card_issued"})
"""What stays the kept record's own: where it belongs and the number its card carries."""


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge done: who stayed, who went into them, and whether it was taken back."""

    id: str
    kept: int
    dropped: int
    day: str
    undone_on: str | None


def differences(office: Office, keep: int, drop: int) -> list[tuple[str, str, str]]:
    """Fields whose values differ, as (field, kept record's, dropped record's) in words; for the two columns on screen."""
    one, other = existing(office.reading(), keep), existing(office.reading(), drop)
    return [
        (name, one.shown(name, reveal=True), other.shown(name, reveal=True))
        for name in (*PERSON_FIELDS, *MEMBERSHIP_FIELDS)
        if one.get(name) != other.get(name)
    ]


def merge(office: Office, keep: int, drop: int, *, take: Iterable[str] | None = None) -> Merge:
    """One record stays. `take` names fields whose value comes from the dropped one; without it, empty ones are filled.

    The dropped record leaves the roll but not the file; its card number is kept as the earlier number. Raises Refused.
    """
    if keep == drop:
        raise Refused("same_record", _("这是同一条记录，不用合并。"), "id")
    with office.act("合并会员", AREA) as act:
        db = act.db
        one, other = existing(db, keep), existing(db, drop)
        wanted = _empty(one, other) if take is None else [name for name in take if name not in NEVER_TAKEN]
        values = {name: other.get(name) for name in wanted}
        if other.membership.card_no and not one.membership.former_card_no:
            values.setdefault("former_card_no", other.membership.card_no)
        db.execute("DELETE FROM memberships WHERE person = ?", (drop,))
        people.update(db, drop, {"merged_into": keep})
        db.execute("UPDATE people SET merged_into = ? WHERE merged_into = ?", (keep, drop))
        people.update(db, keep, {name: v for name, v in values.items() if name in PERSON_FIELDS})
        store.update(db, keep, {name: v for name, v in values.items() if name in MEMBERSHIP_FIELDS})
        done = Merge(new_id(), keep, drop, office.today, None)
        db.execute(
            "INSERT INTO merges (id, kept, dropped, act, day) VALUES (?, ?, ?, ?, ?)",
            (done.id, keep, drop, act.number, done.day),
        )
        act.detail.update(kept=one.name, dropped=other.name)
        store.index(db, [keep, drop])
    return done


def _empty(one: Member, other: Member) -> list[str]:
    names = (*PERSON_FIELDS, *MEMBERSHIP_FIELDS)
    return [n for n in names if n not in NEVER_TAKEN and one.get(n) in (None, "") and other.get(n) not in (None, "")]


def merges(office: Office) -> list[Merge]:
    """All merges, newest first."""
    rows = office.reading().execute("SELECT id, kept, dropped, day, undone_on FROM merges ORDER BY no DESC")
    return [Merge(*row) for row in rows]


def undo_merge(office: Office, merge_id: str) -> None:
    """Both records are as they were. Raises Refused("changed_since") where the kept one was changed meanwhile."""
    with office.act("撤销合并", AREA) as act:
        found = act.db.execute("SELECT act, kept, dropped, undone_on FROM merges WHERE id = ?", (merge_id,)).fetchone()
        if found is None or found[3] is not None:
            raise Refused("unknown_merge", _("没有这次合并，或它已经撤销过了。"), "id")
        number, kept, dropped = found[0], found[1], found[2]
        if conflicts := undo.find_conflicts(act.db, number):
            columns = "、".join(column for conflict in conflicts for column in conflict.columns)
            sentence = _("合并之后这条记录又改过（{columns}），没有撤销。请先把这些字段改回去，或另行登记一条。")
            raise Refused("changed_since", sentence.format(columns=columns), "id")
        done = undo.reverse(act.db, number, keep=frozenset({("merges", _row(act.db, merge_id))}))
        if any(conflict.table != "merges" for conflict in done.conflicts):
            sentence = _("合并之后它的证件号码又登记给了另一条记录，没有撤销。请先合并或更正那一条。")
            raise Refused("changed_since", sentence, "id")
        act.db.execute("UPDATE merges SET undone_on = ? WHERE id = ?", (office.today, merge_id))
        store.index(act.db, [kept, dropped])


def _row(db: Connection, merge_id: str) -> int:
    return int(db.execute("SELECT no FROM merges WHERE id = ?", (merge_id,)).fetchone()[0])
