"""Members and spreadsheets: the columns that come in and go out, and the whole way of one file into a draft."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
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
    if not path.is_file():
        raise _no_file(path)
    workbook = read_workbook(path)
    try:
        with path.open("rb") as source:
            fingerprint = hashlib.file_digest(source, "sha256").hexdigest()
    except OSError:
        raise _no_file(path) from None
    kept: Mapping[str, dict[str, str]] = office.setting("import_mappings")
    layout = find_tables(workbook, IMPORT_FIELDS, recall=kept.get)
    return ReadSheet(path, workbook, layout, fingerprint)


def _no_file(path: Path) -> Trouble:
    sentence = _("打不开“{name}”；没有导入任何内容。请检查文件是否还在、是否正被别的程序占用。")
    return Trouble("no_file", sentence.format(name=path.name))


def make_draft(
    office: Office,
    read: ReadSheet,
    *,
    unit: int | None = None,
    new_unit: str | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Draft:
    """The draft of a file's tables. Raises Refused."""
    found = [
        (table.sheet.name, table.rows, [(number, str(why)) for number, why in table.skipped]) for table in read.tables
    ]
    return draft(office, read.path, found, unit=unit, new_unit=new_unit, progress=progress)
