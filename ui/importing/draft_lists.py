"""What the check shows of a draft: its piles as lists, one row in full, what was put into form, what was passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.kit.columns import Column
from ui.theme import Tone
from unionoffice import fields
from unionoffice.findings import Finding, Level
from unionoffice.members import MEMBER_FIELDS
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.members import Draft, DraftRow

TONES = {Level.HELD: Tone.BAD, Level.WARNING: Tone.WARN, Level.NOTE: Tone.INFO}

NOTES, SKIPPED = "notes", "skipped"
"""The lists beside the four piles."""


def level_words(level: Level) -> str:
    """How much a finding weighs, in a word."""
    return {Level.HELD: _("不导入"), Level.WARNING: _("提醒"), Level.NOTE: _("已规范")}[level]


def worst(row: DraftRow) -> Level | None:
    """The heaviest thing found in a row, None where all is well."""
    levels = {finding.level for finding in row.findings}
    return next((level for level in (Level.HELD, Level.WARNING, Level.NOTE) if level in levels), None)


def has_problem(row: DraftRow) -> bool:
    """Whether a person should look at the row."""
    return worst(row) in (Level.HELD, Level.WARNING)


def summary(row: DraftRow) -> str:
    """What was found, the heaviest first, in one line; changes for a row that would change somebody."""
    told = [finding for finding in row.findings if finding.level is not Level.NOTE]
    told.sort(key=lambda finding: finding.level is not Level.HELD)
    if told:
        more = _("（共 {n} 处）").format(n=len(told)) if len(told) > 1 else ""
        return told[0].sentence + more
    if row.changes:
        return _("修改：{fields}").format(
            fields="、".join(MEMBER_FIELDS[name].shown for name, _old, _new in row.changes)
        )
    return ""


def name_of(row: DraftRow) -> str:
    """The person's name, as the sheet has it where it could not be taken."""
    return str(row.values.get("name") or _raw(row, "name"))


def number_of(row: DraftRow) -> str:
    """The number, its middle covered."""
    known = row.values.get("id_number") or _raw(row, "id_number")
    return fields.cover(MEMBER_FIELDS["id_number"].sensitive, str(known)) if known else ""


def _raw(row: DraftRow, name: str) -> str:
    given = row.cells.get(name)
    return "" if given is None else str(given)


def row_columns() -> tuple[Column, ...]:
    """The columns of a pile."""

    def tone(row: DraftRow) -> Tone:
        level = worst(row)
        return TONES[level] if level in (Level.HELD, Level.WARNING) else Tone.PLAIN

    return (
        Column(title=_("行"), text=lambda row: f"{row.number}", width=56, right=True),
        Column(title=_("姓名"), text=name_of, width=88),
        Column(title=_("证件号码"), text=number_of, width=170),
        Column(title=_("所属工会"), text=lambda row: row.unit_name, width=128),
        Column(title=_("说明"), text=summary, width=244, stretch=True, tone=tone),
    )


def note_columns() -> tuple[Column, ...]:
    """The columns of what was put into its usual form without asking."""
    return (
        Column(title=_("单元格"), text=lambda one: one[0].cell(one[1].field), width=150),
        Column(title=_("姓名"), text=lambda one: name_of(one[0]), width=104),
        Column(title=_("字段"), text=lambda one: _field_name(one[1]), width=110),
        Column(title=_("怎样规范的"), text=lambda one: one[1].sentence, width=300, stretch=True),
    )


def skipped_columns() -> tuple[Column, ...]:
    """The columns of rows that are nobody."""
    return (
        Column(title=_("工作表"), text=lambda one: one[0], width=200),
        Column(title=_("行"), text=lambda one: f"{one[1]}", width=80, right=True),
        Column(title=_("为什么不是人"), text=lambda one: _why(one[2]), width=300, stretch=True),
    )


def _why(reason: str) -> str:
    from unionoffice.exchange.not_people import WORDS, Why

    return _(WORDS[Why(reason)])


def _field_name(finding: Finding) -> str:
    field = MEMBER_FIELDS.get(finding.field)
    return field.shown if field is not None else ""


def findings_of(row: DraftRow) -> list[tuple[str, Tone, str, str]]:
    """Everything found in a row, the heaviest first: word, colour, where, sentence."""
    order = list(Level)
    found = sorted(row.findings, key=lambda finding: order.index(finding.level))
    return [
        (level_words(one.level), TONES[one.level], f"{_field_name(one)} {row.cell(one.field)}".strip(), one.sentence)
        for one in found
    ]


def differences(row: DraftRow) -> list[tuple[str, str, str]]:
    """What the row would change: field, the value on the roll, the value of the sheet; sensitive ones covered."""
    return [
        (MEMBER_FIELDS[name].shown, _shown(name, old) or _("（空）"), _shown(name, new) or _("（空）"))
        for name, old, new in row.changes
    ]


def _shown(name: str, value: object) -> str:
    return fields.show(MEMBER_FIELDS[name], value, reveal=False)


def given(row: DraftRow) -> list[tuple[str, str]]:
    """What the sheet says in this row, field by field, sensitive values covered."""
    told = []
    for name, raw in row.cells.items():
        if raw is None or raw == "" or name not in MEMBER_FIELDS:
            continue
        declared = MEMBER_FIELDS[name]
        shown = _shown(name, row.values[name]) if name in row.values and name != "unit" else str(raw)
        told.append((declared.shown, shown if name in row.values else fields.cover(declared.sensitive, str(raw))))
    return told


def of_pile(draft: Draft, pile: str, *, only_problems: bool) -> Sequence[DraftRow]:
    """The rows of one pile, all or those a person should look at."""
    rows = [row for row in draft.rows if row.pile == pile]
    return [row for row in rows if has_problem(row)] if only_problems else rows
