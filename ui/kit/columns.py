"""What a list shows of a row: a title, a function, a width. Columns of declared fields come from the declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from ui.theme import Tone
from unionoffice import fields
from unionoffice.fields import Fields, Kind

RIGHT = frozenset({Kind.WHOLE, Kind.MONEY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `text` says what a row shows, `sort` is the word the area's query sorts by ("" = not sortable)."""

    title: str
    text: Callable[[Any], str]
    width: int = 120
    stretch: bool = False
    right: bool = False
    sort: str = ""
    tone: Callable[[Any], Tone] | None = None


def columns_of(
    declared: Fields,
    *names: str,
    stretch: str = "",
    sortable: tuple[str, ...] = (),
    tones: Mapping[str, Callable[[Any], Tone]] | None = None,
    read: Callable[[str], Callable[[Any], Any]] = attrgetter,
) -> tuple[Column, ...]:
    """Columns of these declared fields, sensitive values covered.

    `read` makes from a field's name the function that takes its value from a row; `stretch` names the column that
    takes the room left over.
    """
    return tuple(
        Column(
            title=field.shown,
            text=_shows(field, read(field.name)),
            width=field.width or 120,
            stretch=field.name == stretch,
            right=field.kind in RIGHT,
            sort=field.name if field.name in sortable else "",
            tone=(tones or {}).get(field.name),
        )
        for field in (declared[name] for name in names)
    )


def _shows(field: fields.Field, value_of: Callable[[Any], Any]) -> Callable[[Any], str]:
    if field.kind in (Kind.TEXT, Kind.NAME, Kind.DATE) and field.sensitive is fields.Sensitive.NO:
        return lambda row: value_of(row) or ""
    return lambda row: fields.show(field, value_of(row), reveal=False)
