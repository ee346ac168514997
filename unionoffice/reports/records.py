"""From a reported row back to the record it was made of: what it is called, and where a person opens it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from unionoffice.exchange.reported import line, number
from unionoffice.office import Office
from unionoffice.reports.row_states import RowState
from unionoffice.reports.snapshot import declared
from unionoffice.wording import _

NAMES = ("name", "title", "employer_name", "file_no", "number")
"""What a row is called: the first of these it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record behind a row: its part in words, its name, its table and number, and the label of the field told of.

    `no` is None where the record is reported no longer.
    """

    part: str
    name: str
    table: str
    no: int | None
    field: str


def record_of(office: Office, row: RowState) -> Record:
    """The record this row was made of."""
    found = next((one for one in declared() if one.part == row.part), None)
    if found is None:
        return Record(part=row.part, name="", table="", no=None, field="")
    db = office.reading()
    text = line(db, found, row.id)
    values = json.loads(text) if text is not None else {}
    name = next((str(values[key]) for key in NAMES if values.get(key)), "")
    label = found.fields[row.field].shown if row.field and row.field in found.fields else ""
    return Record(part=_(found.label), name=name, table=found.record, no=number(db, found, row.id), field=label)
