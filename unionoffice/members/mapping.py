"""Columns of a sheet as a person has mapped them: the same file, its tables read anew by that mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from unionoffice.exchange.headings import fingerprint, remembered_as
from unionoffice.exchange.layout import Column, Layout, Table, find_tables, read_table
from unionoffice.members.sheet import IMPORT_FIELDS, ReadSheet
from unionoffice.office import Office
from unionoffice.officers import Right

Choice = Mapping[str, str]
"""What a person chose for a table: column letters -> field name, "" for a column to leave out."""


def chosen_now(table: Table) -> dict[str, str]:
    """What the table's columns are taken for now, as a person would have chosen it; open ones by their suggestion."""
    return {
        column.letter: column.field or (column.suggestion or "" if column.unmapped else "") for column in to_map(table)
    }


def to_map(table: Table) -> list[Column]:
    """The columns a person may map: those that count rows or were added by this program are not among them."""
    return [column for column in table.columns if column.ignored in ("", "chosen")]


def mapping_of(table: Table, choice: Choice) -> dict[str, str]:
    """The choice as it is remembered for this sender's headings."""
    mapping: dict[str, str] = {}
    for column in to_map(table):
        key = remembered_as(column.heading)
        mapping[key] = mapping.get(key) or choice.get(column.letter, column.field or "")
    return mapping


def still_missing(choice: Choice) -> list[str]:
    """Fields without which no row can be taken, and that no column gives."""
    given = set(choice.values())
    return [name for name in ("name", "id_number") if name not in given]


def doubled(choice: Choice) -> list[str]:
    """Fields that two columns or more were given to."""
    given = [name for name in choice.values() if name]
    return sorted({name for name in given if given.count(name) > 1})


def mapped_by_hand(read: ReadSheet, choices: Sequence[Choice]) -> ReadSheet:
    """The file with its tables read by these choices, one for each table in their order."""
    pairs = _pairs(read, choices)
    mappings = {key_of(table): mapping for table, mapping in pairs}
    again: Layout | None = None
    tables: list[Table] = []
    for place, (table, mapping) in enumerate(pairs):
        if mapping == dict(table.mapping) and not any(column.unmapped for column in table.columns):
            tables.append(table)
        elif table.whole_width and table.last_row == table.sheet.last_row:
            tables.append(
                read_table(
                    table.sheet,
                    IMPORT_FIELDS,
                    heading_row=table.heading_row,
                    depth=table.heading_depth,
                    mapping=mapping,
                )
            )
        else:
            if again is None:
                again = find_tables(read.workbook, IMPORT_FIELDS, recall=mappings.get)
            tables.append(again.tables[place] if len(again.tables) == len(read.tables) else table)
    return replace(read, layout=replace(read.layout, tables=tuple(tables)))


def key_of(table: Table) -> str:
    """The key under which a sender's mapping is found again: its headings, columns without one left out."""
    return fingerprint(column.heading for column in table.columns if column.heading.text != f"第 {column.letter} 列")


def remember(office: Office, read: ReadSheet, choices: Sequence[Choice]) -> None:
    """The next sheets of these senders are mapped so; nothing is written where the program found it out itself."""
    kept = dict(office.setting("import_mappings"))
    chosen = {
        key_of(table): mapping
        for table, mapping in _pairs(read, choices)
        if mapping != dict(table.mapping) or any(column.unmapped for column in table.columns)
    }
    if any(kept.get(key) != mapping for key, mapping in chosen.items()):
        office.set_setting("import_mappings", {**kept, **chosen}, right=Right.ENTER)


def _pairs(read: ReadSheet, choices: Sequence[Choice]) -> list[tuple[Table, dict[str, str]]]:
    return [(table, mapping_of(table, choice)) for table, choice in zip(read.tables, choices, strict=True)]
