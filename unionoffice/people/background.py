"""Working life and family of a person, as the registration form (F2) lists them: read whole, replaced whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unionoffice import journal
from unionoffice.entering import Rejected, enter, unknown_names
from unionoffice.errors import Refused
from unionoffice.fields import Fields, show
from unionoffice.findings import Finding, Level
from unionoffice.office import Office
from unionoffice.people import store
from unionoffice.people.model import RELATIVE_FIELDS, WORK_FIELDS, Relative, Work
from unionoffice.wording import _

AREA = "people"

Lines = Sequence[Mapping[str, object]]
"""Typed lines: the raw value of each field by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What the office knows of a person's working life and family."""

    works: tuple[Work, ...] = ()
    relatives: tuple[Relative, ...] = ()


def background(office: Office, no: int) -> Background:
    """Working life and family of this person, each in its order."""
    db = office.reading()
    return Background(works=tuple(store.works(db, no)), relatives=tuple(store.relatives(db, no)))


def background_history(office: Office, no: int) -> list[tuple[str, str, str, str, str]]:
    """What changed in these lines, newest first: moment, officer, "works" or "relatives", old and new in words, covered."""
    db, found = office.reading(), []
    for name, table, fields in (
        ("works", "person_work", WORK_FIELDS), ("relatives", "person_relatives", RELATIVE_FIELDS),
    ):  # fmt: skip
        for line in store.lines_ever(db, table, no):
            for entry, change in journal.history(db, table, line):
                old, new = (_in_words(fields, values or {}) for values in (change.old, change.new))
                if old or new:
                    found.append((entry.at, entry.officer, name, old, new))
    return sorted(found, reverse=True)


def _in_words(fields: Fields, values: Mapping[str, Any]) -> str:
    shown = (show(field, values.get(name), reveal=False) for name, field in fields.items())
    return " ".join(words for words in shown if words)


def write_background(
    office: Office, no: int, *, works: Lines | None = None, relatives: Lines | None = None
) -> Background:
    """The person has these lines in place of the old ones; what is None stays. Lines without any word are passed over.

    Raises Rejected with every fault, each at the field `works` or `relatives`; Refused for an unknown person.
    """
    wanted = {
        "person_work": None if works is None else _accepted(WORK_FIELDS, works, "works", today=office.today),
        "person_relatives": (
            None if relatives is None else _accepted(RELATIVE_FIELDS, relatives, "relatives", today=office.today)
        ),
    }
    with office.act("修改履历和家庭成员", AREA) as act:
        person = store.person(act.db, no)
        if person is None:
            raise Refused("unknown_member", _("没有这位会员；没有改动任何内容。请刷新列表后再试。"), "id")
        act.detail["member"] = person.name
        for table, lines in wanted.items():
            if lines is not None:
                store.put_lines(act.db, table, no, lines)
    return background(office, no)


def _accepted(fields: Fields, lines: Lines, name: str, *, today: str) -> list[dict[str, Any]]:
    taken, found = [], []
    for number, raw in enumerate(lines, 1):
        unknown_names(fields, raw)
        if not any(str(value).strip() for value in raw.values() if value is not None):
            continue
        entered = enter(fields, raw, today=today, whole=True)
        held = list(entered.held)
        values = {**dict.fromkeys(fields), **entered.values}
        if values.get("since") and values.get("until") and values["until"] < values["since"]:
            held.append(Finding(Level.HELD, "until_before_since", _("截止时间早于起始时间，请核对。")))
        unknown = {one.field: one.sentence for one in entered.findings if one.level is Level.WARNING}
        for one in held:
            said = unknown.get(one.field, one.sentence) if one.reason == "missing" else one.sentence
            sentence = _("第 {n} 行：{said}").format(n=number, said=said)
            found.append(Finding(Level.HELD, one.reason, sentence, name))
        taken.append(values)
    if found:
        raise Rejected(found)
    return taken
