"""Where a member's form gets its entries: unions found as one types, portraits beside the office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ui.kit.choice_box import Choice, Find
from ui.kit.editors import Sources
from unionoffice import codes, photos, units

if TYPE_CHECKING:
    from unionoffice.office import Office

MOST = 400
"""Unions the dropped list offers; beyond that one types."""


def sources_of(office: Office) -> Sources:
    """What a form of this office's members needs."""
    return Sources(
        today=office.today, units=find_unions(office), unit_name=name_of_unit(office), photo=photo_of(office)
    )


def find_unions(office: Office, *, every: str = "") -> Find:
    """Finds unions by part of the name, pinyin or code; for "" all of them from the root down.

    `every` is the word of an entry 0 that stands before them, for filters.
    """

    def find(typed: str) -> Sequence[Choice]:
        if typed.strip():
            found = {one.no: one for one in units.units_of(office, units.find(office, typed))}
            order = [found[no] for no in units.find(office, typed) if no in found]
            return [Choice(one.no, one.name) for one in order if _is_union(one.kind)]
        first = [Choice(0, every)] if every else []
        return first + tree(office)[:MOST]

    return find


def tree(office: Office) -> list[Choice]:
    """All unions, each behind its upper union."""
    below: dict[int | None, list[units.Unit]] = defaultdict(list)
    for one in units.units(office):
        below[one.parent].append(one)
    found: list[Choice] = []
    waiting = list(reversed(below[None]))
    while waiting:
        one = waiting.pop()
        if _is_union(one.kind):
            found.append(Choice(one.no, one.name))
        waiting.extend(reversed(below[one.no]))
    return found


def _is_union(kind: str) -> bool:
    entry = codes.code_list("unit_kind").get(kind)
    return entry is None or bool(entry.extra.get("is_union", True))


def name_of_unit(office: Office) -> Callable[[str | int], str]:
    """A unit's name by its number."""

    def name(no: str | int) -> str:
        found = units.unit(office, int(no))
        return found.name if found is not None else ""

    return name


def photo_of(office: Office) -> Callable[[str], bytes | None]:
    """A portrait by its key."""

    def load(key: str) -> bytes | None:
        with photos.Album(office) as album:
            return album.get(key)

    return load
