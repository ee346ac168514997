"""Naming and dismissing officers: a row in the office and a slot in the key file, together."""

from __future__ import annotations

from dataclasses import replace

from unionoffice import keys
from unionoffice.database import value
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.keys import KeyFile, key_path
from unionoffice.office import Office
from unionoffice.officers import Officer, Right, Role, roles_of
from unionoffice.wording import _


def officers(office: Office) -> list[Officer]:
    """Officers in post, in the order they were named."""
    rows = office.reading().execute("SELECT no, name, roles FROM officers WHERE dismissed_on IS NULL ORDER BY no")
    return [Officer(row[0], row[1], roles_of(row[2])) for row in rows]


def name_officer(office: Office, name: str, roles: tuple[Role, ...], password: str) -> Officer:
    """A further officer with a password of their own. Raises Refused for a name already in post."""
    name = name.strip()
    if not name:
        raise Refused("missing", _("请填写操作员姓名。"), "officer")
    if not password:
        raise Refused("no_password", _("请设置密码；没有密码不能保护职工信息。"), "password")
    slots = keys.load(key_path(office.path))
    with office.act("指定操作员", "officers", right=Right.ADMINISTER, detail={"name": name}) as act:
        if any(slot.who == name for slot in slots.slots):
            raise Refused("exists", _("已有名为“{name}”的操作员。请换一个姓名。").format(name=name), "officer")
        act.db.execute(
            "INSERT INTO officers (id, name, roles, named_on) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET roles = excluded.roles, dismissed_on = NULL",
            (new_id(), name, " ".join(roles), office.today),
        )
        slot = keys.seal(password, office.key, name, roles, slots.office)
        keys.save(key_path(office.path), KeyFile(slots.office, (*slots.slots, slot), slots.recovery))
        no = value(act.db, "SELECT no FROM officers WHERE name = ?", (name,))
    return Officer(no, name, roles)


def set_roles(office: Office, name: str, roles: tuple[Role, ...]) -> Officer:
    """This officer has exactly these roles, in the office and in the key file; the password stays.

    Raises Refused for an unknown officer, for no role at all, and where nobody would be left to administer.
    """
    slots = keys.load(key_path(office.path))
    slots.slot_of(name)
    if not roles:
        raise Refused("missing", _("请至少选择一种权限。"), "roles")
    with office.act("调整操作员权限", "officers", right=Right.ADMINISTER, detail={"name": name}) as act:
        before = {officer.name: officer for officer in officers(office)}
        if name not in before:
            raise Refused(
                "unknown_officer", _("这个工会没有名为“{who}”的操作员。请核对姓名。").format(who=name), "officer"
            )
        after = Officer(before[name].no, name, roles)
        left = [after if officer.name == name else officer for officer in before.values()]
        if not any(officer.may(Right.ADMINISTER) for officer in left):
            raise Refused("last_administrator", _("至少要留一位管理人员。请先指定另一位。"), "officer")
        act.db.execute("UPDATE officers SET roles = ? WHERE name = ?", (" ".join(roles), name))
        changed = tuple(replace(slot, roles=tuple(roles)) if slot.who == name else slot for slot in slots.slots)
        keys.save(key_path(office.path), KeyFile(slots.office, changed, slots.recovery))
    if office.officer.name == name:
        office.officer = after
    return after


def dismiss_officer(office: Office, name: str) -> None:
    """This officer's password opens nothing any more. Raises Refused for oneself and for the last administrator."""
    slots = keys.load(key_path(office.path))
    slots.slot_of(name)
    with office.act("解除操作员", "officers", right=Right.ADMINISTER, detail={"name": name}) as act:
        if name == office.officer.name:
            raise Refused("oneself", _("不能解除自己。请由另一位管理人员办理。"), "officer")
        left = [officer for officer in officers(office) if officer.name != name]
        if not any(officer.may(Right.ADMINISTER) for officer in left):
            raise Refused("last_administrator", _("至少要留一位管理人员。请先指定另一位。"), "officer")
        act.db.execute("UPDATE officers SET dismissed_on = ? WHERE name = ?", (office.today, name))
        kept = tuple(slot for slot in slots.slots if slot.who != name)
        keys.save(key_path(office.path), KeyFile(slots.office, kept, slots.recovery))


def change_password(office: Office, old: str, new: str) -> None:
    """The officer at work has the new password. Raises Refused("wrong_password") where the old one is not right."""
    slots = keys.load(key_path(office.path))
    name = office.officer.name
    keys.unseal(old, slots.slot_of(name), slots.office)
    if not new:
        raise Refused("no_password", _("请设置密码；没有密码不能保护职工信息。"), "password")
    fresh = keys.seal(new, office.key, name, tuple(office.officer.roles), slots.office)
    replaced = tuple(fresh if slot.who == name else slot for slot in slots.slots)
    office.note("修改密码", "officers", {"officer": name})
    keys.save(key_path(office.path), KeyFile(slots.office, replaced, slots.recovery))
