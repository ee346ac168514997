"""The roll as a workbook for people: every exported field, text kept as text, numbers covered where asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from unionoffice.exchange.workbook import SheetColumn, write_sheet
from unionoffice.fields import Field, Fields, Kind, Sensitive, cover, show_on_paper
from unionoffice.members import store
from unionoffice.members.member import Member
from unionoffice.members.model import MEMBER_FIELDS, MEMBERSHIP_FIELDS
from unionoffice.office import Office
from unionoffice.wording import _

BATCH = 500

EXPORT_FIELDS = Fields(tuple(field for field in MEMBER_FIELDS.values() if field.exported))
RAW = (Kind.DATE, Kind.MONEY, Kind.WHOLE)


def write_roll(
    office: Office,
    numbers: Sequence[int],
    path: Path,
    *,
    masked: bool = False,
    title: str = "工会会员名册",
    progress: Callable[[int, str], None] | None = None,
) -> int:
    """The workbook is at `path` and the journal holds that it was written; gives the number of members."""
    columns = [
        SheetColumn(title=field.label, width=max(field.width / 8, 10), kind=field.kind)
        for field in EXPORT_FIELDS.values()
    ]
    note = f"编制单位：{office.name}　　编制人：{office.officer.name}　　日期：{office.today}"
    count = write_sheet(
        path, columns, lines(office, numbers, masked=masked, progress=progress), title=title,
        created=date.fromisoformat(office.today), notes=[note],
    )  # fmt: skip
    detail = {"file": path.name, "members": count, "masked": masked}
    office.note("导出会员名册", "members", detail)
    return count


def lines(
    office: Office,
    numbers: Sequence[int],
    *,
    masked: bool = False,
    progress: Callable[[int, str], None] | None = None,
) -> Iterator[list[Any]]:
    """A line of values per member, in the order of EXPORT_FIELDS."""
    cells = _cells(masked)
    for start in range(0, len(numbers), BATCH):
        for member in store.members_of(office.reading(), numbers[start : start + BATCH]):
            if member is not None:
                yield [cell(member) for cell in cells]
        if progress is not None:
            progress(min(start + BATCH, len(numbers)) * 100 // max(len(numbers), 1), _("正在写名册"))


def _cells(masked: bool) -> list[Callable[[Member], Any]]:
    """For each column what its cell holds, looked up once for the whole roll."""
    return [_cell(name, field, masked) for name, field in EXPORT_FIELDS.items()]


def _cell(name: str, field: Field, masked: bool) -> Callable[[Member], Any]:
    stored = attrgetter(f"{'membership' if name in MEMBERSHIP_FIELDS else 'person'}.{name}")
    if name == "unit":
        return attrgetter("unit_name")
    if field.kind in RAW:
        return stored
    if field.kind in (Kind.CODE, Kind.YES_NO):
        return lambda member: show_on_paper(field, stored(member))
    if masked and field.sensitive is not Sensitive.NO:
        return lambda member: cover(field.sensitive, stored(member) or "")
    return stored
