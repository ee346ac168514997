"""What a list shows of a row: a title, a function, a width. Columns of declared fields come from the declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from ui.theme import Tone
from unionoffice import codes, fields
from unionoffice.fields import Fields, Kind

RIGHT = frozenset({Kind.WHOLE, Kind.MONEY})
STRETCH_LEAST = 160
"""Pixels below which the column that takes the room left over never goes."""
_SAMPLES: Mapping[Kind, tuple[str, ...]] = {
    Kind.DATE: ("2000-00-00",),
    Kind.PHONE: ("138****0000",),
    Kind.ID_NUMBER: ("330106********000X",),
}
"""What columns of these kinds show as a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `text` says what a row shows, `sort` is the word the area's query sorts by ("" = not sortable).

    The column is wider than `width` where its title or one of `usual` needs it. Where the table is too narrow for all
    columns, it gives way until these just have room, but not below `least`; without `usual` it does not give way.
    Where there is room to spare, each of `words` has room too.
    """

    title: str
    text: Callable[[Any], str]
    width: int = 120
    words: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    least: int = 0
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
    widths: Mapping[str, int] | None = None,
) -> tuple[Column, ...]:
    """Columns of these declared fields, sensitive values covered.

    `read` makes from a field's name the function that takes its value from a row; `stretch` names the column that
    takes the room left over; `widths` are in place of those declared.
    """
    return tuple(
        Column(
            title=field.shown,
            text=_shows(field, read(field.name)),
            width=(widths or {}).get(field.name) or field.width or 120,
            words=_labels(field),
            usual=_labels(field)[:2] or _SAMPLES.get(field.kind, ()),
            least=STRETCH_LEAST if field.name == stretch else 0,
            stretch=field.name == stretch,
            right=field.kind in RIGHT,
            sort=field.name if field.name in sortable else "",
            tone=(tones or {}).get(field.name),
        )
        for field in (declared[name] for name in names)
    )


def _labels(field: fields.Field) -> tuple[str, ...]:
    """Every word a column of codes can show, the usual ones first, as the lists have them."""
    if field.kind is not Kind.CODE:
        return ()
    return tuple(fields.show(field, entry.code) for entry in codes.code_list(field.codes).entries)


def _shows(field: fields.Field, value_of: Callable[[Any], Any]) -> Callable[[Any], str]:
    if field.kind in (Kind.TEXT, Kind.NAME, Kind.DATE) and field.sensitive is fields.Sensitive.NO:
        return lambda row: value_of(row) or ""
    return lambda row: fields.show(field, value_of(row), reveal=False)
