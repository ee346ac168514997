"""The rows of a draft that were held or want a look, handed back to the enterprise in its own layout."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from unionoffice.exchange.problem_rows import Problems, write_problems
from unionoffice.findings import Finding, Level
from unionoffice.members.import_draft import Draft
from unionoffice.members.sheet import IMPORT_FIELDS, ReadSheet
from unionoffice.office import Office


def return_problems(office: Office, read: ReadSheet, checked: Draft, path: Path, *, warnings: bool = True) -> int:
    """The workbook with the problem rows is at `path`; gives how many rows it holds. Raises Trouble.

    `read` is the sheet the draft was made of, mapped by hand where it was.
    """
    found: dict[int, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for row in checked.rows:
        for finding in row.findings:
            if finding.level is Level.HELD or (warnings and finding.level is Level.WARNING):
                found[id(row.letters)][row.number].append(finding)
    # All rows of one table share the letters of its columns; of two lists side by side each has its own.
    problems = [
        Problems(table, found[id(table.rows[0].letters)])
        for table in read.tables
        if table.rows and id(table.rows[0].letters) in found
    ]
    return write_problems(path, problems, IMPORT_FIELDS, created=date.fromisoformat(office.today))
