"""Members and spreadsheets: the columns that come in and go out, and the whole way of one file into a draft."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from unionoffice.errors import Trouble
from unionoffice.exchange.layout import Layout, Table, find_tables
from unionoffice.exchange.reading import Workbook, read_workbook
from unionoffice.fields import Fields
from unionoffice.members.import_draft import Draft, draft
from unionoffice.members.model import MEMBER_FIELDS
from unionoffice.office import Office
from unionoffice.wording import _

IMPORT_FIELDS = Fields(tuple(field for field in MEMBER_FIELDS.values() if field.importable))


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A file as read: the workbook, the tables of people found in it, and the SHA-256 of the file."""

    path: Path
    workbook: Workbook
    layout: Layout
    fingerprint: str

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of people."""
        return self.layout.tables


def read_sheet(office: Office, path: Path) -> ReadSheet:
    """The file's tables, headings mapped as this sender's were last time. Raises Refused, Trouble."""
    try:
        content = path.read_bytes()
    except OSError:
        sentence = _("打不开“{name}”；没有导入任何内容。请检查文件是否还在、是否正被别的程序占用。")
        raise Trouble("no_file", sentence.format(name=path.name)) from None
    workbook = read_workbook(path)
    kept: Mapping[str, dict[str, str]] = office.setting("import_mappings")
    layout = find_tables(workbook, IMPORT_FIELDS, recall=kept.get)
    return ReadSheet(path, workbook, layout, hashlib.sha256(content).hexdigest())


def remember(office: Office, table: Table, mapping: dict[str, str]) -> None:
    """The next sheet with these headings is mapped so."""
    from unionoffice.officers import Right

    kept = dict(office.setting("import_mappings"))
    if kept.get(table.fingerprint) != mapping:
        office.set_setting("import_mappings", {**kept, table.fingerprint: mapping}, right=Right.ENTER)


def make_draft(
    office: Office,
    read: ReadSheet,
    *,
    unit: int | None = None,
    new_unit: str | None = None,
    tables: Sequence[Table] | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Draft:
    """The draft of a file's tables (as mapped by hand where `tables` is given). Raises Refused."""
    found = [
        (table.sheet.name, table.rows, [(number, str(why)) for number, why in table.skipped])
        for table in (tables if tables is not None else read.tables)
    ]
    return draft(office, read.path, found, unit=unit, new_unit=new_unit, progress=progress)
