"""Numbers of the law and of local practice, each dated and with its source; an office may put its own beside them.

Packs lie in `resources/rules/*.toml`. A later `valid_from` wins over an earlier one, an office's own entry over a
pack's, the narrowest scope over a wider one; of two entries for one day the one entered last.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from unionoffice import cleaning, codes, resources
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

Rank = tuple[bool, int, str, int]
"""How a rule stands against others of its name: own or a pack's, how narrow its scope, its first day, its place."""


class Book:
    """All rules of an office read at once, for many look-ups; `at` says what `in_force` says."""

    __slots__ = ("_by_name",)

    def __init__(self, division: str, rules: Iterable[Rule]) -> None:
        """The rules that hold in this division, packs' first."""
        ranked: dict[str, list[tuple[Rank, Rule]]] = {}
        for place, rule in enumerate(rules):
            if division.startswith(rule.scope):
                rank = (rule.version == OWN, len(rule.scope), rule.valid_from, place)
                ranked.setdefault(rule.name, []).append((rank, rule))
        self._by_name = {
            name: sorted(fitting, key=lambda one: one[0], reverse=True) for name, fitting in ranked.items()
        }

    def ranked(self, name: str, day: str) -> tuple[Rank, Rule] | None:
        """The rule of this name on a day with its rank, to be weighed against a rule of another name; None for none."""
        for rank, rule in self._by_name.get(name, ()):
            if rule.valid_from <= day and (rule.valid_until is None or day <= rule.valid_until):
                return rank, rule
        return None

    def at(self, name: str, day: str) -> Rule | None:
        """The rule of this name on a day; None where no pack has one for this place and day."""
        found = self.ranked(name, day)
        return None if found is None else found[1]


def book(office: Office) -> Book:
    """The office's rules as they are now."""
    return Book(office.division, (*packs(), *changed(office)))


def _narrowest(division: str) -> dict[str, Rule]:
    """By name the pack's rule nearest to the place: an office's own number keeps its words and its unit."""
    return {
        rule.name: rule for rule in sorted(packs(), key=lambda one: (division.startswith(one.scope), len(one.scope)))
    }


def changed(office: Office, name: str | None = None) -> list[Rule]:
    """Rules the office entered itself, oldest first."""
    labels = _narrowest(office.division)
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


SHARE = r"(?:>=? )?[0-9]{1,3}/[1-9][0-9]{0,2}"
"""How a part of a whole is written, as a bound where a sign stands before it: "1/3", ">= 2/3", "> 1/2"."""


def _words_of(rule: Rule) -> set[str]:
    """The words a rule may hold: named in its label or unit, or those of the code list its unit names."""
    named = set(re.findall(r"[a-z_]+", f"{rule.label} {rule.unit}"))
    lists = {name for name in named if resources.path("codes", f"{name}.toml").is_file()}
    return (named - lists) | {entry.code for name in lists for entry in codes.code_list(name).entries}


def _fits(rule: Rule, value: Any) -> None:
    """Raises Refused for an empty list, a word the rule does not know, a share not written as one."""
    values, given = (rule.value, value) if isinstance(value, list) else ([rule.value], [value])
    sentence = ""
    if not given or any(type(one) is not type(values[0]) for one in given):
        sentence = _("“{label}”的值类型不对。请参照现行值填写。").format(label=_(rule.label))
    elif isinstance(values[0], str) and re.fullmatch(SHARE, values[0]):
        bound = values[0].startswith(">")
        if not all(re.fullmatch(SHARE, one) and one.startswith(">") is bound for one in given):
            example = ">= 2/3" if bound else "1/3"
            sentence = _("“{label}”应写成分数，例如 {example}。").format(label=_(rule.label), example=example)
    elif isinstance(values[0], str) and not set(given) <= (words := _words_of(rule)):
        known = "、".join(sorted(words))
        sentence = _("“{label}”没有这个词；可选：{known}。").format(label=_(rule.label), known=known)
    if sentence:
        raise Refused("bad_value", sentence, "value")


def enter_rule(office: Office, name: str, value: Any, valid_from: str, source: str) -> None:
    """From this day the office goes by this value; earlier days keep theirs. Raises Refused."""
    known = {rule.name: rule for rule in packs()}
    if name not in known:
        raise Refused("unknown_rule", _("没有名为“{name}”的规则。").format(name=name), "rule")
    if type(value) is not type(known[name].value):
        raise Refused(
            "bad_value", _("“{label}”的值类型不对。请参照现行值填写。").format(label=known[name].label), "value"
        )
    _fits(known[name], value)
    if cleaning.read_date(valid_from, today=office.today).value != valid_from:
        raise Refused("bad_date", _("生效日期应写成 2026-01-01 的样子。请重新填写。"), "valid_from")
    if not source.strip():
        raise Refused("missing", _("请写明依据的文件，例如文号。"), "source")
    with office.act("修改规则", "settings", right=Right.ADMINISTER, detail={"rule": name}) as act:
        act.db.execute(
            "INSERT INTO changed_rules (rule, value, valid_from, source, officer, entered_on) VALUES (?, ?, ?, ?, ?, ?)",
            (name, json.dumps(value, ensure_ascii=False), valid_from, source.strip(), office.officer.no, office.today),
        )
