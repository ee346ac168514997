"""Numbers of the law and of local practice, each dated and with its source; an office may put its own beside them.

Packs lie in `resources/rules/*.toml`. A later `valid_from` wins over an earlier one, an office's own entry over a
pack's, the narrowest scope over a wider one; of two entries for one day the one entered last.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from unionoffice import cleaning, resources
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One number with its unit, from when it holds, for whom, and where it comes from."""

    name: str
    label: str
    value: Any
    unit: str
    valid_from: str
    valid_until: str | None
    scope: str
    source: str
    version: str


@cache
def packs() -> tuple[Rule, ...]:
    """Every rule of every pack."""
    rules: list[Rule] = []
    for file in sorted(resources.path("rules").glob("*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        rules.extend(_rule(file.stem, content["version"], rule) for rule in content["rule"])
    return tuple(rules)


def _rule(pack: str, version: str, rule: dict[str, Any]) -> Rule:
    return Rule(
        name=f"{pack}.{rule['name']}",
        label=rule["label"],
        value=rule["value"],
        unit=rule["unit"],
        valid_from=rule["valid_from"],
        valid_until=rule.get("valid_until"),
        scope=rule.get("scope", ""),
        source=rule["source"],
        version=f"{pack} {version}",
    )


def in_force(office: Office, name: str, *, day: str | None = None) -> Rule:
    """The rule of this name on a day (the office's today). Raises KeyError where no pack has it."""
    day = day or office.today
    fitting = [
        (rule.version == OWN, len(rule.scope), rule.valid_from, place, rule)
        for place, rule in enumerate((*packs(), *changed(office, name)))
        if rule.name == name
        and rule.valid_from <= day
        and (rule.valid_until is None or day <= rule.valid_until)
        and office.division.startswith(rule.scope)
    ]
    if not fitting:
        raise KeyError(name)
    return max(fitting, key=lambda ranked: ranked[:4])[4]


OWN = "office"
"""The version of rules an office entered itself."""


def changed(office: Office, name: str | None = None) -> list[Rule]:
    """Rules the office entered itself, oldest first."""
    labels = {rule.name: rule for rule in packs()}
    rows = office.reading().execute(
        "SELECT rule, value, valid_from, valid_until, source FROM changed_rules WHERE ? IS NULL OR rule = ? ORDER BY no",
        (name, name),
    )
    return [
        Rule(
            name=row[0],
            label=labels[row[0]].label,
            value=json.loads(row[1]),
            unit=labels[row[0]].unit,
            valid_from=row[2],
            valid_until=row[3],
            scope="",
            source=row[4],
            version=OWN,
        )
        for row in rows
        if row[0] in labels
    ]


def enter_rule(office: Office, name: str, value: Any, valid_from: str, source: str) -> None:
    """From this day the office goes by this value; earlier days keep theirs. Raises Refused."""
    known = {rule.name: rule for rule in packs()}
    if name not in known:
        raise Refused("unknown_rule", _("没有名为“{name}”的规则。").format(name=name), "rule")
    if type(value) is not type(known[name].value):
        raise Refused(
            "bad_value", _("“{label}”的值类型不对。请参照现行值填写。").format(label=known[name].label), "value"
        )
    if cleaning.read_date(valid_from, today=office.today).value != valid_from:
        raise Refused("bad_date", _("生效日期应写成 2026-01-01 的样子。请重新填写。"), "valid_from")
    if not source.strip():
        raise Refused("missing", _("请写明依据的文件，例如文号。"), "source")
    with office.act("修改规则", "settings", right=Right.ADMINISTER, detail={"rule": name}) as act:
        act.db.execute(
            "INSERT INTO changed_rules (rule, value, valid_from, source, officer, entered_on) VALUES (?, ?, ?, ?, ?, ?)",
            (name, json.dumps(value, ensure_ascii=False), valid_from, source.strip(), office.officer.no, office.today),
        )
