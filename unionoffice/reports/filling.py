"""Fills the upper office's own sheet 填上级表: read it, understand its columns, check every word, write the values.

Only cell values change; every other part of the workbook stays byte for byte what it was.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from unionoffice.errors import Refused
from unionoffice.exchange.headings import Vocabulary, fingerprint, is_serial
from unionoffice.exchange.sheet_filling import Room, Told, Value, filled
from unionoffice.exchange.sheet_parts import write_with
from unionoffice.exchange.sheet_rows import letters
from unionoffice.exchange.template_layout import room_for
from unionoffice.exchange.value_styles import MASKED
from unionoffice.fields import Sensitive
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.reports import filling_memory
from unionoffice.reports.filling_check import check, columns_values, sample, shown
from unionoffice.reports.filling_choices import choose, given, take_certain_words
from unionoffice.reports.filling_model import (
    CONSTANT,
    LEFT_EMPTY,
    SERIAL,
    Checked,
    Differences,
    FillColumn,
    Filled,
    Filling,
    Word,
    listed,
    together,
)
from unionoffice.reports.filling_reading import read_template
from unionoffice.reports.filling_sources import SOURCES, Row, Source
from unionoffice.reports.filling_words import refusal
from unionoffice.wording import _

Progress = Callable[[int, str], None]


def prepare(office: Office, template: Path, source: str, *, sheet: str | None = None) -> Filling:
    """The blank sheet with what each column was taken for; nothing is written.

    As filled last time where exactly this heading was; else by what the headings say and by last year's sheet most
    like it. Raises Refused (`no_heading`, `hostile_sheet`, `not_a_sheet`, `old_sheet`, …), Trouble.
    """
    kind = _source(source)
    known = filling_memory.remembered(office.reading(), source)
    filling = read_template(template, kind, recall=frozenset(known), sheet=sheet)
    exactly = known.get(fingerprint(one.heading for one in filling.columns))
    if exactly is not None:
        columns = tuple(_as_before(one, exactly.column(one.key), "remembered", kind) for one in filling.columns)
        return dataclasses.replace(filling, columns=columns, remembered=True)
    columns = _by_headings(filling)
    before = filling_memory.last_years([one.key for one in columns], known)
    if before is None:
        return dataclasses.replace(filling, columns=columns)
    differences, renamed = filling_memory.compare(before, [one.heading for one in columns])
    carried = tuple(
        _renamed(one, before.column(renamed[one.key]), kind)
        if one.key in renamed
        else _as_before(one, before.column(one.key), "carried", kind)
        for one in columns
    )
    return dataclasses.replace(filling, columns=carried, differences=differences)


def _source(key: str) -> Source:
    if key not in SOURCES:
        sentence = _("没有“{key}”这种内容；可以填的有：{keys}。")
        raise Refused("unknown_source", sentence.format(key=key, keys=listed(SOURCES)), "source")
    return SOURCES[key]


def _by_headings(filling: Filling) -> tuple[FillColumn, ...]:
    vocabulary = Vocabulary(filling.source.fields)
    ranked = sorted(
        (found[0], one.heading.column, found[1])
        for one in filling.columns
        if (found := vocabulary.field_of(one.heading)) is not None
    )
    taken: dict[str, int] = {}
    for _rank, column, name in ranked:
        taken.setdefault(name, column)
    fields = {column: name for name, column in taken.items()}
    columns = []
    for one in filling.columns:
        own = fields.get(one.heading.column)
        if own is not None:
            columns.append(given(one, own, filling.source, origin="heading"))
        elif is_serial(one.heading):
            columns.append(dataclasses.replace(one, fill=SERIAL, origin="heading"))
        else:
            columns.append(dataclasses.replace(one, suggestion=vocabulary.suggestion(one.heading, taken)))
    return tuple(columns)


def _renamed(one: FillColumn, before: Mapping[str, object] | None, source: Source) -> FillColumn:
    """A column under a new name: filled as before where the name means the same, else as before is only a suggestion."""
    if before is None or (one.fill is not None and one.fill != before["fill"]):
        return one
    if one.fill is None:
        fill = str(before["fill"] or "")
        return dataclasses.replace(one, suggestion=fill) if fill in source.fields else one
    return _as_before(one, before, "carried", source)


def _as_before(one: FillColumn, before: Mapping[str, object] | None, origin: str, source: Source) -> FillColumn:
    """The column filled as its like was; one nobody had said anything about stays as the heading has it."""
    if before is None or before["fill"] is None:
        return one
    fill = str(before["fill"])
    if fill not in ("", SERIAL) and not fill.startswith(CONSTANT) and fill not in source.fields:
        return one
    words = before["words"]
    assert isinstance(words, Mapping)
    filled_so = given(one, fill, source, origin=origin, style=str(before["style"]))
    fitting = {
        ours: theirs for ours, theirs in words.items() if not theirs or one.allowed is None or theirs in one.allowed
    }
    return dataclasses.replace(filled_so, words=fitting)


def fill(
    office: Office,
    filling: Filling,
    numbers: Sequence[int],
    out: Path,
    *,
    reason: str,
    progress: Progress | None = None,
) -> Filled:
    """The filled workbook is at `out`, the columns are remembered, the journal holds how many rows went and what for.

    Raises Refused (`missing` reason, `unknown_words`, `same_file`, `bad_suffix`, `no_room`, `merged_down`, `nothing`,
    `not_permitted`), Trouble; then nothing was written.
    """
    office.officer.must(Right.ENTER)
    _acceptable(filling, out, reason)
    checked = check(office, filling, numbers, progress=progress)
    if checked.unknown:
        raise refusal((one.letter, one.heading, one.word, one.proposals) for one in checked.unknown)
    room = _room(filling, len(numbers))
    told, taken = Told(), 0

    def records() -> Iterator[Mapping[int, Value]]:
        nonlocal taken
        for values in columns_values(office, filling, numbers):
            taken += 1
            if progress is not None and taken % 500 == 0:
                progress(50 + taken * 50 // max(len(numbers), 1), _("正在填表"))
            yield values

    def standing(row: int, column: int) -> object:
        cells = filling.sheet.row(row)
        return cells[column] if column < len(cells) else None

    content = filled(filling.part, filling.places, room, records(), told, standing)
    write_with(filling.book.parts, filling.about.part, content, out)
    with office.act("填报上级表格", "reports", right=Right.ENTER) as act:
        filling_memory.remember(act.db, filling, day=office.today, officer=office.officer.no)
        act.detail.update(
            {
                "template": filling.path.name, "file": out.name, "sheet": filling.about.name, "source": filling.source.key,
                "rows": len(numbers), "reason": reason.strip(), "fields": _fields_given(filling),
            }
        )  # fmt: skip
    return Filled(
        path=out, count=len(numbers), first_row=room.rows[0], last_row=room.rows[-1],
        warnings=(*((checked.exchanged,) if checked.exchanged else ()), *checked.warnings, *_warnings(filling, room, told)),
    )  # fmt: skip


def _fields_given(filling: Filling) -> list[str]:
    """The fields that left the office, uncovered ones by their names, covered ones marked."""
    fields = filling.source.fields
    told = []
    for one in filling.columns:
        name = one.fill or ""
        if name in fields:
            covered = one.style == MASKED and fields[name].sensitive is not Sensitive.NO
            told.append(f"{name} (masked)" if covered else name)
    return told


def _acceptable(filling: Filling, out: Path, reason: str) -> None:
    if not reason.strip():
        raise Refused("missing", _("请写明填报的用途，例如“县总工会要求报送实名制信息”。"), "reason")
    if out.suffix.lower() != filling.suffix:
        sentence = _("填好的表要保存为 {suffix}，与上级的表相同；没有写成文件。")
        raise Refused("bad_suffix", sentence.format(suffix=filling.suffix), "out")
    if out.exists() and filling.path.exists() and os.path.samefile(out, filling.path):
        raise Refused("same_file", _("不能写在上级的空表上面；没有写成文件。请另取一个文件名。"), "out")
    if not any(one.fill not in (None, LEFT_EMPTY) for one in filling.columns):
        raise Refused("nothing", _("还没有指定任何一列填什么；没有写成文件。"), "columns")


def _room(filling: Filling, count: int) -> Room:
    if not count:
        raise Refused("nothing", _("没有要填的记录；没有写成文件。请检查所选的工会和范围。"), "records")
    where, about = filling.where, filling.about
    room, reason, ready = room_for(count, where, filling.places, filling.book, about)
    if reason:
        sentence = _(
            "“{sheet}”只留了 {ready} 行，要填 {count} 行；{reason}，程序不能替您在中间加行，没有写成文件。"
            "请在表格软件里第 {row} 行上方插入 {more} 行，保存后再填。"
        )
        told = sentence.format(
            sheet=about.name, ready=ready, count=count, reason=reason, row=where.last, more=count - ready
        )
        raise Refused("no_room", told, "records")
    used = {one.heading.column: one for one in filling.columns if one.fill not in (None, LEFT_EMPTY)}
    for area in filling.places.merged:
        down = area.last_row > area.first_row and area.last_row > where.first and area.first_row <= room.rows[-1]
        if down and area.first_row >= where.first:
            hit = next((one for column, one in used.items() if area.first_column <= column <= area.last_column), None)
            if hit is not None:
                sentence = _(
                    "“{heading}”列的第 {first} 到 {last} 行是合并的，一行一人填不进去，没有写成文件。"
                    "请在表格软件里取消合并，或把这一列留空。"
                )
                told = sentence.format(heading=hit.heading.shown, first=area.first_row, last=area.last_row)
                raise Refused("merged_down", told, hit.heading.shown)
    return room


def _warnings(filling: Filling, room: Room, told: Told) -> list[str]:
    warnings = []
    if filling.where.passed:
        rows = listed(str(row) for row in filling.where.passed[:5])
        sentence = _(
            "表头下第 {rows} 行原来有内容（示例或说明），没有改动，从第 {first} 行填起；上报前请看要不要删去。"
        )
        warnings.append(sentence.format(rows=rows, first=room.rows[0]))
    for column in sorted(told.formulas):
        one = filling.column(letters(column))
        warnings.append(_("“{heading}”列有公式，没有覆盖。").format(heading=one.heading.shown))
    if room.inserted:
        warnings.append(_("留的行不够，在中间加了 {n} 行，下面的内容往下移。").format(n=room.inserted))
    printed = filling.book.printed_to(filling.about)
    if printed and room.rows[-1] > printed:
        warnings.append(_("打印区域只到第 {row} 行，打印前请在表格软件里改大。").format(row=printed))
    if sum(len(columns) for columns in filling.places.formulas.values()) > told.totals:
        warnings.append(_("表里有公式，打开后如合计没有变，请按 Ctrl+Alt+F9 重新计算，保存后再上报。"))
    sentence = _("“{heading}”列在保护的工作表里是锁定的，也填了内容，请核对。")
    if not all(one.locked for one in filling.columns):
        used = [one for one in filling.columns if one.locked and one.fill not in (None, LEFT_EMPTY)]
        warnings += [sentence.format(heading=one.heading.shown) for one in used]
    return warnings


__all__ = [
    "CONSTANT", "LEFT_EMPTY", "SERIAL", "SOURCES", "Checked", "Differences", "FillColumn", "Filled", "Filling", "Row",
    "Source", "Word", "check", "choose", "fill", "listed", "prepare", "sample", "shown", "take_certain_words", "together",
]  # fmt: skip
