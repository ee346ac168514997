"""Choosing a unit of the office as one types: by part of the name, by first letters, by code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ui.kit.choice_box import MOST, Choice, Find
from ui.kit.editors import Sources

if TYPE_CHECKING:
    from unionoffice.office import Office

DROPPED = 400
"""Units the dropped list offers; beyond that one types."""


def finder(office: Office, *, unions_only: bool = False, without: Sequence[int] = ()) -> Find:
    """Finds units of the office; `without` are never offered (a unit and what is below it, for its upper union)."""
    barred = frozenset(without)

    def find(typed: str) -> Sequence[Choice]:
        from unionoffice import units

        if typed.strip():
            found = units.find(office, typed, limit=MOST)
            known = {unit.no: unit for unit in units.units_of(office, found)}
            order = [known[no] for no in found if no in known]
        else:
            order = units.units(office)[:DROPPED]
        return [
            Choice(unit.no, unit.name)
            for unit in order
            if unit.no not in barred and not (unions_only and unit.kind == "nonunion")
        ]

    return find


def name_of(office: Office) -> Callable[[str | int], str]:
    """The unit's name by its number."""

    def name(no: str | int) -> str:
        from unionoffice import units

        found = units.unit(office, int(no))
        return "" if found is None else found.name

    return name


def sources(office: Office, *, without: Sequence[int] = ()) -> Sources:
    """What a form about units needs."""
    return Sources(today=office.today, units=finder(office, without=without), unit_name=name_of(office))
