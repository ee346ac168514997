"""A field is declared once, on its area's model; form, list, import, export, print, journal and register read it.

@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    name: str = field(Kind.NAME, "姓名", "Name", required=True, synonyms=("名字", "会员姓名"))

NAME = fields_of(Person)["name"]
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import Any

from unionoffice import wording
from unionoffice.findings import EMPTY, Finding, Level, Reading, held
from unionoffice.wording import N_, _


class Kind(StrEnum):
    """What sort of value a field holds; how it is stored stands behind each."""

    TEXT = "text"
    """One line of text."""
    LONG_TEXT = "long_text"
    """Several lines of text."""
    NAME = "name"
    """A person's name: text, U+00B7 between parts."""
    ID_NUMBER = "id_number"
    """The number of an identity document: text."""
    CREDIT_CODE = "credit_code"
    """A unified social credit code, GB 32100: 18 characters."""
    DIVISION = "division"
    """A division code, GB/T 2260 and its town and village extensions: 6, 9 or 12 digits as text."""
    PHONE = "phone"
    """A telephone number: text."""
    DATE = "date"
    """A day: ISO text YYYY-MM-DD."""
    CODE = "code"
    """One entry of a code list: the entry's code as text."""
    YES_NO = "yes_no"
    """0 or 1."""
    WHOLE = "whole"
    """A whole number, not negative."""
    MONEY = "money"
    """An amount in fen: whole number, not negative."""
    UNIT = "unit"
    """Another unit of the office: its number in the file."""
    PHOTO = "photo"
    """A picture beside the office file: its content's SHA-256 as text."""


class Sensitive(StrEnum):
    """Why a value is covered on screen and paper unless a person asks for it."""

    NO = ""
    IDENTITY = "identity"
    """An identity number: first six and last four stay."""
    PHONE = "phone"
    """A telephone number: first three and last four stay."""
    ACCOUNT = "account"
    """A bank account: last four stay."""
    HEALTH = "health"
    """Illness or disability: nothing stays (PIPL art. 28)."""
    ADDRESS = "address"
    """A home address: the first nine characters stay."""


Check = Callable[[Any], Finding | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field as declared. `width` is for lists in px, `paper` for printed columns in mm; 0 = not shown there."""

    name: str
    kind: Kind
    label: str
    english: str
    codes: str = ""
    required: bool = False
    sensitive: Sensitive = Sensitive.NO
    limit: int = 100
    width: int = 0
    paper: int = 0
    synonyms: tuple[str, ...] = ()
    hint: str = ""
    group: str = ""
    derived: bool = False
    importable: bool = True
    exported: bool = True
    purpose: str = ""
    check: Check | None = None

    @property
    def shown(self) -> str:
        """The label in the language in use."""
        return self.english if wording.english() else self.label

    @property
    def hinted(self) -> str:
        """The hint in the language in use; empty where there is none."""
        return _(self.hint) if self.hint else ""


def field(
    kind: Kind,
    label: str,
    english: str,
    *,
    default: Any = None,
    codes: str = "",
    required: bool = False,
    sensitive: Sensitive = Sensitive.NO,
    limit: int = 100,
    width: int = 0,
    paper: int = 0,
    synonyms: tuple[str, ...] = (),
    hint: str = "",
    group: str = "",
    derived: bool = False,
    importable: bool = True,
    exported: bool = True,
    purpose: str = "",
    check: Check | None = None,
) -> Any:
    """Declares one field of a model. `limit` is the greatest length in characters; `derived` ones are computed,
    never typed; `purpose` says in the register of fields why the office keeps it.
    """
    declared = Field(
        name="", kind=kind, label=label, english=english, codes=codes, required=required, sensitive=sensitive,
        limit=limit, width=width, paper=paper, synonyms=synonyms, hint=hint, group=group, derived=derived,
        importable=importable, exported=exported, purpose=purpose, check=check,
    )  # fmt: skip
    return dataclasses.field(default=default, metadata={"field": declared})


class Fields(Mapping[str, Field]):
    """Declared fields in their order, by name; `+` puts two models' fields behind each other."""

    def __init__(self, fields: Iterator[Field] | tuple[Field, ...]) -> None:
        self._by_name = {field.name: field for field in fields}

    def __getitem__(self, name: str) -> Field:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __add__(self, other: Fields) -> Fields:
        return Fields((*self.values(), *other.values()))

    def only(self, *names: str) -> Fields:
        """These fields, in this order."""
        return Fields(tuple(self[name] for name in names))


@cache
def fields_of(model: type) -> Fields:
    """The fields a model declares, in the order it declares them."""
    return Fields(
        tuple(
            dataclasses.replace(slot.metadata["field"], name=slot.name)
            for slot in dataclasses.fields(model)
            if "field" in slot.metadata
        )
    )


Reader = Callable[[object], Reading]
"""Reads one raw value of a field; findings name the field."""


def read(field: Field, raw: object, *, today: str) -> Reading:
    """One raw value (a cell, a typed text) as the field's own kind, with what was found; findings name the field.

    `today` is the office's day as ISO text: births and joinings after it are refused or warned of.
    """
    return reader(field, today)(raw)


@cache
def reader(field: Field, today: str) -> Reader:
    """What `read` does for this field on this day; a sheet asks once and reads a column with it."""
    by_kind, check, name = _by_kind(field, today), field.check, field.name

    def read_one(raw: object) -> Reading:
        reading = by_kind(raw)
        if check is not None and reading.value is not None and (found := check(reading.value)) is not None:
            reading = Reading(None if found.level is Level.HELD else reading.value, (*reading.findings, found))
        if not reading.findings:
            return reading
        return Reading(reading.value, tuple(found.at(name) for found in reading.findings))

    return read_one


def _by_kind(field: Field, today: str) -> Reader:
    from unionoffice import cleaning, codes, identity

    limit = field.limit
    match field.kind:
        case Kind.NAME:
            return cleaning.read_name
        case Kind.ID_NUMBER:
            return partial(identity.read_number, today=today)
        case Kind.CREDIT_CODE:
            return identity.read_credit_code
        case Kind.DIVISION:
            return identity.read_division
        case Kind.PHONE:
            return cleaning.read_phone
        case Kind.DATE:
            return partial(cleaning.read_date, today=today)
        case Kind.CODE:
            return partial(codes.read_code, field.codes)
        case Kind.YES_NO:
            return cleaning.read_yes_no
        case Kind.WHOLE:
            return cleaning.read_whole
        case Kind.MONEY:
            return cleaning.read_money
        case Kind.LONG_TEXT:
            return partial(cleaning.read_text, limit=limit, lines=True)
        case Kind.TEXT | Kind.UNIT | Kind.PHOTO:
            return partial(cleaning.read_text, limit=limit)


def missing(field: Field) -> Reading:
    """What is said of a required field that is empty."""
    if not field.required:
        return EMPTY
    return Reading(None, (held("missing", _("请填写{label}").format(label=field.shown)).findings[0].at(field.name),))


YES, NO = N_("是"), N_("否")


def show(field: Field, value: Any, *, reveal: bool = True) -> str:
    """The value as people read it on screen; covered when sensitive and not revealed. Empty text for None."""
    if value is None or value == "":
        return ""
    if field.kind is Kind.CODE:
        from unionoffice import codes

        return codes.code_list(field.codes).shown(value)
    if field.kind is Kind.YES_NO:
        return _(YES) if value else _(NO)
    if field.kind is Kind.MONEY:
        return f"{value // 100:,}.{value % 100:02d}"
    if field.kind is Kind.WHOLE:
        return f"{value:,}"
    return str(value) if reveal else cover(field.sensitive, str(value))


def show_on_paper(field: Field, value: Any) -> str:
    """The value in Chinese as official papers and workbooks carry it, whatever the screen's language; never covered."""
    if value is None or value == "":
        return ""
    if field.kind is Kind.CODE:
        from unionoffice import codes

        return codes.code_list(field.codes).label(value)
    if field.kind is Kind.YES_NO:
        return YES if value else NO
    return show(field, value)


_STAY = {
    Sensitive.IDENTITY: (6, 4),
    Sensitive.PHONE: (3, 4),
    Sensitive.ACCOUNT: (0, 4),
    Sensitive.HEALTH: (0, 0),
    Sensitive.ADDRESS: (9, 0),
}
"""How many characters stay at the head and at the tail."""


def cover(sensitive: Sensitive, value: str) -> str:
    """The value with its middle covered by asterisks, as long as it was."""
    if sensitive is Sensitive.NO or not value:
        return value
    head, tail = _STAY[sensitive]
    if len(value) <= head + tail:
        head, tail = min(1, len(value) - 1), 0
    return value[:head] + "*" * (len(value) - head - tail) + (value[-tail:] if tail else "")
