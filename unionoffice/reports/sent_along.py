"""What the upper office sends along with a receipt: its dated rules, permissions, and blocks of member numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from unionoffice import members, rules_in_force
from unionoffice.database import Connection
from unionoffice.office import Office
from unionoffice.reports.keyring import Partner

Rows = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What the upper office allows this one: from when until when, why, and who said so."""

    id: str
    what: str
    valid_from: str
    valid_until: str | None
    reason: str
    sender: str
    received_on: str


def take(office: Office, db: Connection, rows: Rows, partner: Partner) -> dict[str, Any]:
    """What was sent along is the office's own from now on; gives what was new. Inside the act that takes the receipt."""
    return {
        "rules": _rules(office, db, rows.get("rules", ()), partner),
        "permissions": _permissions(db, rows.get("permissions", ()), partner, office.today),
        "blocks": members.take_blocks(db, rows.get("blocks", ()), day=office.today),
    }


def _rules(office: Office, db: Connection, told: Iterable[Mapping[str, Any]], partner: Partner) -> list[str]:
    """The upper office's rules beside the office's own, with their source; those already there and unknown ones are left."""
    known = {rule.name: rule for rule in rules_in_force.packs()}
    own = {
        (rule.name, rule.valid_from): json.dumps(rule.value, ensure_ascii=False)
        for rule in rules_in_force.changed(office)
    }  # the last entered wins, as it does in force
    fresh = []
    for row in told:
        name, value, since = row.get("rule"), row.get("value"), row.get("valid_from")
        rule = known.get(str(name))
        if rule is None or type(value) is not type(rule.value) or not _is_day(since):
            continue
        text = json.dumps(value, ensure_ascii=False)
        if own.get((rule.name, str(since))) == text:
            continue
        source = f"{partner.name}：{row.get('source', '')}"[:200]
        db.execute(
            "INSERT INTO changed_rules (rule, value, valid_from, source, officer, entered_on) VALUES (?, ?, ?, ?, ?, ?)",
            (rule.name, text, since, source, office.officer.no, office.today),
        )
        fresh.append(rule.name)
    return fresh


def _is_day(text: Any) -> bool:
    try:
        return bool(date.fromisoformat(text).isoformat() == text)
    except (TypeError, ValueError):
        return False


def _permissions(db: Connection, told: Iterable[Mapping[str, Any]], partner: Partner, day: str) -> int:
    """The permissions of this sender are exactly those told of; gives how many are new."""
    db.execute(
        "UPDATE own_permissions SET valid_until = ? WHERE sender IN (SELECT no FROM partners WHERE office = ?)"
        " AND (valid_until IS NULL OR valid_until > ?) AND id NOT IN (SELECT value FROM json_each(?))",
        (day, partner.office, day, json.dumps([row.get("id") for row in told])),
    )
    fresh = 0
    for row in told:
        if not all(isinstance(row.get(name), str) for name in ("id", "what", "valid_from", "reason")):
            continue
        there = db.execute("SELECT 1 FROM own_permissions WHERE id = ?", (row["id"],)).fetchone()
        db.execute(
            "INSERT INTO own_permissions (id, what, valid_from, valid_until, reason, sender, received_on)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET valid_until = excluded.valid_until",
            (row["id"], row["what"], row["valid_from"], row.get("valid_until"), row["reason"], partner.no, day),
        )
        fresh += there is None
    return fresh


def permissions(office: Office) -> list[Permission]:
    """Everything the upper office ever allowed, newest first."""
    rows = office.reading().execute(
        "SELECT o.id, o.what, o.valid_from, o.valid_until, o.reason, p.name AS sender, o.received_on"
        " FROM own_permissions o JOIN partners p ON p.no = o.sender ORDER BY o.no DESC"
    )
    return [Permission(**row) for row in rows]


def permitted(office: Office, what: str, *, day: str | None = None) -> Permission | None:
    """The permission in force for this, for example single_person; None where there is none."""
    on = day or office.today
    return next(
        (one for one in permissions(office)
         if one.what == what and one.valid_from <= on and (one.valid_until is None or on <= one.valid_until)),
        None,
    )  # fmt: skip
