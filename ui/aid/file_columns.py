"""The columns of the list of files, and what the panel beside it says of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.aid.words import category_tone, category_word, label, stage_tone, yuan
from ui.kit.columns import Column
from ui.kit.detail import Detail
from ui.theme import Tone
from unionoffice import codes, fields
from unionoffice.aid import FILE_FIELDS, FileRow
from unionoffice.people import PERSON_FIELDS
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence


def _words(name: str, only: Sequence[str] = ()) -> tuple[str, ...]:
    known = codes.code_list(name)
    return tuple(known.shown(one.code) for one in known.entries if not only or one.code in only)


def columns() -> tuple[Column, ...]:
    """File number, worker, category, level, union, people, a head and month, stage, since; nothing sensitive."""
    categories = _words("aid_category", ("deep", "relative", "accident"))
    return (
        Column(title=_("职工编号"), text=lambda row: row.file_no, width=118, usual=("BF2026-0001",), sort="file_no"),
        Column(title=_("姓名"), text=lambda row: row.name, width=90, usual=("欧阳吉祥",), sort="name"),
        Column(
            title=_("困难类别"), text=lambda row: category_word(row.category), width=96, usual=categories[:2],
            sort="category", tone=lambda row: _quiet(category_tone(row.category)),
        ),
        Column(title=_("建档标准"), text=lambda row: label("aid_level", row.level), width=90, usual=(_("区县级"),)),
        Column(
            title=_("阶段"), text=lambda row: label("aid_stage", row.stage), width=110, sort="stage",
            usual=_words("aid_stage", ("on_file", "posted", "reviewed")), words=_words("aid_stage"),
            tone=lambda row: _quiet(stage_tone(row.stage)),
        ),
        Column(
            title=_("建档单位"), text=lambda row: row.unit_name, width=150, least=84, stretch=True, sort="unit"
        ),
        Column(title=_("人口"), text=lambda row: str(row.people), width=56, usual=("12",), right=True),
        Column(
            title=_("月人均（元）"), text=lambda row: yuan(row.per_head), width=108, usual=("1,234.00",), right=True
        ),
        Column(
            title=_("阶段起始"), text=lambda row: row.since, width=104, usual=("2000-00-00",), sort="stage"
        ),
    )  # fmt: skip


def _quiet(tone: Tone) -> Tone:
    """On file is the usual thing and needs no colour in a list."""
    return Tone.PLAIN if tone in (Tone.GOOD, Tone.INFO) else tone


def detail_of(row: FileRow) -> Detail:
    """The lines a clerk asks for first; numbers are covered, of health nothing is said."""
    lines = [
        (FILE_FIELDS["file_no"].shown, row.file_no),
        (FILE_FIELDS["category"].shown, category_word(row.category)),
        (FILE_FIELDS["level"].shown, label("aid_level", row.level)),
        (FILE_FIELDS["unit"].shown, row.unit_name),
        (PERSON_FIELDS["id_number"].shown, fields.show(PERSON_FIELDS["id_number"], row.id_number, reveal=False)),
        (PERSON_FIELDS["phone"].shown, fields.show(PERSON_FIELDS["phone"], row.phone, reveal=False)),
        (_("家庭人口"), _("{n} 人").format(n=row.people)),
        (_("家庭月人均收入"), _("{yuan} 元").format(yuan=yuan(row.per_head)) if row.per_head is not None else ""),
        (FILE_FIELDS["reason_main"].shown, label("aid_reason", row.reason_main)),
        (FILE_FIELDS["filed_on"].shown, row.filed_on or ""),
        (FILE_FIELDS["changed_on"].shown, row.changed_on),
    ]
    kind = label("aid_file_kind", row.kind) if row.kind != "regular" else ""
    return Detail(
        title=row.name, state=label("aid_stage", row.stage), tone=stage_tone(row.stage),
        lines=[(name, words) for name, words in lines if words], note=kind,
    )  # fmt: skip
