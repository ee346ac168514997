"""What a clerk does with units: enter, change, confirm, close, count workers, say what a joint union covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from unionoffice.database import Connection, value
from unionoffice.entering import Rejected, accept
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.units import rules, search, store
from unionoffice.units.model import COUNT_FIELDS, UNIT_FIELDS, Unit, WorkerCount
from unionoffice.wording import _

AREA = "units"

OWN_KIND = {"township": "township", "county": "county", "city": "county"}


def create_own_union(office: Office) -> int:
    """The office's own union at the root of the tree, named as the office is."""
    with office.act("建立办公室", AREA) as act:
        values = {
            "id": new_id(), "name": office.name, "kind": OWN_KIND[office.level], "status": "normal",
            "division": office.division, "confirmed": 1,
        }  # fmt: skip
        no = store.insert(act.db, values)
        search.index(act.db, [no])
    return no


def add_unit(office: Office, raw: Mapping[str, object], *, confirmed: bool = True) -> Unit:
    """A new unit below `raw["parent"]`; where none is given below the office's own union, a county above all.

    Raises Rejected.
    """
    entered = accept(UNIT_FIELDS, _with_codes(raw), today=office.today, whole=False)
    values = {"kind": "single", "status": "normal", **{name: v for name, v in entered.values.items() if v is not None}}
    with office.act("登记单位", AREA) as act:
        db: Connection = act.db
        above_all = values["kind"] == "county"
        values["parent"] = _number(db, raw.get("parent")) or (None if above_all else store.root(db))
        if not values.get("name"):
            raise Refused("missing", _("请填写工会名称。"), "name")
        _free_name(db, str(values["name"]))
        _check(db, Unit(**{**values, "no": 0}))
        no = store.insert(db, {**values, "id": new_id(), "confirmed": int(confirmed)})
        search.index(db, [no])
        act.detail["unit"] = values["name"]
        found = store.unit(db, no)
    assert found is not None
    return found


def change_unit(office: Office, no: int, raw: Mapping[str, object]) -> Unit:
    """The unit has these values; fields not given stay. Raises Rejected, or Refused where it is unknown."""
    entered = accept(UNIT_FIELDS, _with_codes(raw), today=office.today, whole=False)
    values = dict(entered.values)
    with office.act("修改单位", AREA) as act:
        db: Connection = act.db
        before = _existing(db, no)
        if "parent" in raw:
            root = store.root(db)
            values["parent"] = _number(db, raw["parent"]) or (None if no == root else root)
        after = replace(before, **values)
        if after.name != before.name:
            _free_name(db, after.name)
        _check(db, after)
        changed = {name: v for name, v in asdict(after).items() if v != getattr(before, name)}
        store.update(db, no, changed)
        search.index(db, [no])
        act.detail["unit"] = after.name
    return after


def confirm_unit(office: Office, no: int) -> None:
    """A unit that came in with a sheet counts as checked by a person."""
    with office.act("确认单位", AREA) as act:
        act.detail["unit"] = _existing(act.db, no).name
        store.update(act.db, no, {"confirmed": 1})


def count_workers(office: Office, no: int, raw: Mapping[str, object]) -> WorkerCount:
    """The unit's workers on a day are as said; a count of the same day is replaced. Raises Rejected."""
    entered = accept(COUNT_FIELDS, raw, today=office.today, whole=True)
    count = WorkerCount(unit=no, **entered.values)
    if faults := rules.count_faults(count):
        raise Rejected(faults)
    with office.act("登记职工人数", AREA) as act:
        act.detail["unit"] = _existing(act.db, no).name
        act.db.execute(
            "INSERT INTO unit_counts (unit, day, workers, women, migrant, dispatched, new_form) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (unit, day) DO UPDATE SET workers = excluded.workers, women = excluded.women,"
            " migrant = excluded.migrant, dispatched = excluded.dispatched, new_form = excluded.new_form",
            (no, count.day, count.workers, count.women, count.migrant, count.dispatched, count.new_form),
        )
    return count


def cover(office: Office, joint: int, unit: int, since: str) -> None:
    """The joint union covers the unit from this day. Raises Refused where another one does already."""
    with office.act("登记涵盖单位", AREA) as act:
        db: Connection = act.db
        if joint == unit:
            raise Refused("cycle", _("联合工会不能涵盖自己。请另选单位。"), "unit")
        act.detail["unit"] = _existing(db, joint).name + " – " + _existing(db, unit).name
        other = value(
            db,
            "SELECT u.name FROM unit_covers c JOIN units u ON u.no = c.joint WHERE c.unit = ? AND (until IS NULL OR until > ?)",
            (unit, since),
        )
        if other is not None:
            raise Refused("covered", _("该单位已由“{name}”涵盖。请先结束那一条。").format(name=other), "unit")
        db.execute("INSERT INTO unit_covers (joint, unit, since) VALUES (?, ?, ?)", (joint, unit, since))


def uncover(office: Office, joint: int, unit: int, until: str) -> None:
    """From this day the joint union no longer covers the unit."""
    with office.act("结束涵盖", AREA) as act:
        act.db.execute(
            "UPDATE unit_covers SET until = ? WHERE joint = ? AND unit = ? AND until IS NULL", (until, joint, unit)
        )


def _free_name(db: Connection, name: str) -> None:
    if value(db, "SELECT 1 FROM units WHERE name = ?", (name,)):
        raise Refused("exists", _("已有名为“{name}”的单位。请核对，或换一个名称。").format(name=name), "name")


def _with_codes(raw: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in raw.items() if name != "parent"}


def _number(db: Connection, parent: object) -> int | None:
    if parent is None or parent == "":
        return None
    if isinstance(parent, int):
        return _existing(db, parent).no
    found = store.named(db, str(parent))
    if not found:
        raise Refused("unknown_unit", _("没有名为“{name}”的单位。请核对名称。").format(name=parent), "parent")
    return found[0]


def _existing(db: Connection, no: int) -> Unit:
    found = store.unit(db, no)
    if found is None:
        raise Refused("unknown_unit", _("没有这个单位；没有改动任何内容。请刷新列表后再试。"), "unit")
    return found


def _check(db: Connection, unit: Unit) -> None:
    faults = rules.term_faults(unit)
    below = store.descendants(db, unit.no) if unit.no else ()
    if (fault := rules.parent_fault(unit.no, unit.parent, below)) is not None:
        faults.append(fault)
    if faults:
        raise Rejected(faults)
