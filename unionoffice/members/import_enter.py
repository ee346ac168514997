"""The good rows of a draft enter the roll in one act; the act can be taken back as a whole later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from unionoffice import undo, units
from unionoffice.database import Connection, IntegrityError, column, value
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.members import store
from unionoffice.members.admitting import admit_many
from unionoffice.members.import_draft import Draft, DraftRow, Pile
from unionoffice.members.registering import AREA, admit, write
from unionoffice.office import Office
from unionoffice.wording import _


@dataclass(frozen=True, slots=True)
class Import:
    """One import done: its id, what it did, and whether it was taken back."""

    id: str
    day: str
    file: str
    rows: int
    added: int
    changed: int
    same: int
    held: int
    undone_on: str | None


def enter(
    office: Office, read: Draft, *, fingerprint: str = "", progress: Callable[[int, str], None] | None = None
) -> Import | None:
    """New and changed rows are on the roll afterwards, in one transaction; held rows stay out.

    Gives None, writing nothing, where there is neither a new nor a changed row.
    """
    new, changed = read.pile(Pile.NEW), read.pile(Pile.CHANGED)
    if not new and not changed:
        return None
    same, held = len(read.pile(Pile.SAME)), len(read.pile(Pile.DOUBTFUL))
    done = Import(new_id(), office.today, read.file, len(read.rows), len(new), len(changed), same, held, None)
    try:
        with office.act("导入会员", AREA) as act:
            db: Connection = act.db
            created = _create_units(office, read, new)
            values = [
                row.values if "unit" in row.values else {**row.values, "unit": created[row.unit_name]} for row in new
            ]
            numbers = _admit(office, db, new, values, progress)
            _change(db, changed)
            db.execute(
                "INSERT INTO imports (id, act, day, file, fingerprint, rows, added, changed, same, held)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    done.id,
                    act.number,
                    done.day,
                    done.file,
                    fingerprint,
                    done.rows,
                    done.added,
                    done.changed,
                    same,
                    held,
                ),
            )
            act.detail.update(file=read.file, added=done.added, changed=done.changed)
            if progress is not None:
                progress(98, _("正在保存"))
    except IntegrityError as error:
        sentence = _("检查之后名册又有改动，这次没有导入任何内容。请重新检查这份表格，再导入一次。")
        raise Refused("changed_meanwhile", sentence) from error
    for row, no in zip(new, numbers, strict=True):
        row.member = no
    return done


def _admit(
    office: Office,
    db: Connection,
    rows: Sequence[DraftRow],
    values: list[dict[str, Any]],
    progress: Callable[[int, str], None] | None,
) -> list[int]:
    """All rows are on the roll; who is a person of the office already, in another role, is the same person afterwards."""
    strangers = iter(
        admit_many(
            office, db, [one for row, one in zip(rows, values, strict=True) if row.member is None], progress=progress
        )
    )
    joined = {
        row.member: admit(office, db, one, state=one.get("state") or "active", since=one.get("since") or office.today)
        for row, one in zip(rows, values, strict=True)
        if row.member is not None
    }
    store.index(db, joined.values())
    return [next(strangers) if row.member is None else joined[row.member] for row in rows]


def _create_units(office: Office, read: Draft, rows: Sequence[DraftRow]) -> dict[str, int]:
    """The unions the rows need are there, to be confirmed; each has the employer all its rows agree on."""
    employers: dict[str, set[str | None]] = {}
    for row in rows:
        if "unit" not in row.values:
            employers.setdefault(row.unit_name, set()).add(row.values.get("employer"))
    created = {}
    for name in read.new_units:
        if name in employers:
            only = employers[name].pop() if len(employers[name]) == 1 else None
            created[name] = units.add_unit(office, {"name": name, "employer": only}, confirmed=False).no
    return created


def _change(db: Connection, rows: Sequence[DraftRow]) -> None:
    members = store.members_of(db, [row.member or 0 for row in rows])
    for row, member in zip(rows, members, strict=True):
        if member is not None:
            write(db, member, {name: new for name, _old, new in row.changes})
    store.index(db, [row.member or 0 for row in rows])


def imports(office: Office) -> list[Import]:
    """All imports, newest first."""
    rows = office.reading().execute(
        "SELECT id, day, file, rows, added, changed, same, held, undone_on FROM imports ORDER BY no DESC"
    )
    return [Import(*row) for row in rows]


def imported_before(office: Office, fingerprint: str) -> Import | None:
    """The import of exactly this file, if there was one that still stands."""
    found = value(
        office.reading(), "SELECT id FROM imports WHERE fingerprint = ? AND undone_on IS NULL LIMIT 1", (fingerprint,)
    )
    return next((done for done in imports(office) if done.id == found), None)


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back did: people taken off the roll or restored, and those left because they changed."""

    undone: int
    conflicts: tuple[tuple[int, str, tuple[str, ...]], ...]


def import_conflicts(office: Office, import_id: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """Who was changed, printed or moved since this import, as (number, name, fields); nothing is written."""
    return _conflicts(office.reading(), _act_of(office.reading(), import_id))


def undo_import(office: Office, import_id: str, *, keep_changed: bool = False) -> Undone:
    """The roll is as before the import. Raises Refused("changed_since") where somebody changed a row meanwhile,
    unless `keep_changed`: then those people stay as they are and are named.
    """
    with office.act("撤销导入", AREA) as act:
        db: Connection = act.db
        number = _act_of(db, import_id)
        conflicts = _conflicts(db, number)
        if conflicts and not keep_changed:
            names = "、".join(name for _no, name, _fields in conflicts[:5])
            sentence = _("导入之后有 {n} 人的记录又改过或印过（{names}…），没有撤销。请选择保留这些人后再撤销。")
            raise Refused("changed_since", sentence.format(n=len(conflicts), names=names))
        kept = {no for no, _name, _fields in conflicts}
        reversal = undo.reverse(db, number, keep=_rows_to_keep(db, number, kept))
        touched = {pk for table, pk in reversal.restored if table in ("people", "memberships")}
        store.index(db, touched - kept)
        units.index(db, [pk for table, pk in reversal.restored if table == "units"])
        db.execute("UPDATE imports SET undone_on = ? WHERE id = ?", (office.today, import_id))
        act.detail.update(undone=len(touched - kept), kept=len(kept))
    return Undone(len(touched - kept), tuple(conflicts))


def _act_of(db: Connection, import_id: str) -> int:
    row = db.execute("SELECT act, undone_on FROM imports WHERE id = ?", (import_id,)).fetchone()
    if row is None or row[1] is not None:
        raise Refused("unknown_import", _("没有这次导入，或它已经撤销过了。请先列出导入记录。"))
    return int(row[0])


_BELONGS = {"people": "no", "memberships": "person", "membership_spans": "person"}


def _conflicts(db: Connection, number: int) -> list[tuple[int, str, tuple[str, ...]]]:
    found: dict[int, list[str]] = {}
    for conflict in undo.find_conflicts(db, number):
        if conflict.table in _BELONGS and (no := _person(db, conflict.table, conflict.pk)) is not None:
            found.setdefault(no, []).extend(conflict.columns)
    later = db.execute(
        "SELECT DISTINCT s.pk FROM print_subjects s JOIN journal_rows r ON r.tbl = 'people' AND r.pk = s.pk"
        " WHERE r.act = ? AND r.op = 'I' AND s.tbl = 'people'",
        (number,),
    )
    for row in later:
        found.setdefault(row[0], []).append("printed")
    for no in _in_use(db, number):
        found.setdefault(no, []).append("in_use")
    names = {no: value(db, "SELECT name FROM people WHERE no = ?", (no,)) or "" for no in found}
    return [(no, names[no], tuple(dict.fromkeys(columns))) for no, columns in found.items()]


def _in_use(db: Connection, number: int) -> list[int]:
    """People this act brought in whom a record of another area names by now: a hardship file, a payment."""
    found: list[int] = []
    for table in column(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        for key in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if key[2] != "people" or table in (*_BELONGS, *_OWN):
                continue
            found += column(
                db,
                f"SELECT DISTINCT t.{key[3]} FROM {table} t JOIN journal_rows r ON r.tbl = 'people' AND r.pk = t.{key[3]}"
                " WHERE r.act = ? AND r.op = 'I'",
                (number,),
            )
    return list(dict.fromkeys(found))


_OWN = ("not_same", "person_work", "person_relatives", "transfers", "merges")
"""Tables of a person's own that say nothing against taking the import back, or are told otherwise."""


def _person(db: Connection, table: str, pk: int) -> int | None:
    if table != "membership_spans":
        return pk
    found: int | None = value(db, "SELECT person FROM membership_spans WHERE no = ?", (pk,))
    return found


def _rows_to_keep(db: Connection, number: int, kept: set[int]) -> frozenset[tuple[str, int]]:
    rows = db.execute(
        "SELECT tbl, pk, coalesce(json_extract(new, '$.person'), pk) FROM journal_rows WHERE act = ? AND tbl IN"
        " ('people', 'memberships', 'membership_spans')",
        (number,),
    )
    keep = {(row[0], row[1]) for row in rows if row[2] in kept}
    keep |= {("imports", row[0]) for row in db.execute("SELECT no FROM imports WHERE act = ?", (number,))}
    counters = db.execute("SELECT pk FROM journal_rows WHERE act = ? AND tbl = 'imports'", (number,))
    return frozenset(keep | {("imports", row[0]) for row in counters})
