"""What an upper office's sheet can be filled with: members, hardship files, contracts; each with fields and rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from unionoffice import aid, contracts, members, people, units
from unionoffice.fields import Field, Fields, Kind, field, fields_of
from unionoffice.office import Office
from unionoffice.wording import N_

BATCH = 500
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of record: its word (marked with N_), its fields, which records are wanted, and their rows.

    `numbers` takes unit numbers (with everything below them where the caller wants it; none: all that count today).
    """

    key: str
    title: str
    fields: Fields
    numbers: Callable[[Office, Sequence[int]], Sequence[int]]
    rows: Callable[[Office, Sequence[int]], Iterator[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _MemberMore:
    age: int | None = field(
        Kind.WHOLE, "年龄", "Age", derived=True, synonyms=("周岁", "年龄（周岁）"), purpose="填报上级表格"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _AidMore:
    people: int | None = field(
        Kind.WHOLE, "家庭人口", "People in the household", derived=True, purpose="填报上级表格",
        synonyms=("家庭人口数", "家庭成员数", "共同生活人数"),
    )  # fmt: skip
    per_head: int | None = field(
        Kind.MONEY, "家庭人均月收入（元）", "Income a head and month (yuan)", derived=True, purpose="填报上级表格",
        synonyms=("家庭人均月收入", "人均月收入", "月人均收入", "家庭月人均收入"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _ContractMore:
    effective_on: str | None = field(
        Kind.DATE, "生效日期", "In effect from", derived=True, purpose="填报上级表格", synonyms=("生效时间",)
    )
    enterprises: int | None = field(
        Kind.WHOLE, "覆盖企业数", "Enterprises covered", derived=True, purpose="填报上级表格",
        synonyms=("覆盖单位数", "涉及企业数", "覆盖企业"),
    )  # fmt: skip
    workers: int | None = field(
        Kind.WHOLE, "覆盖职工数", "Workers covered", derived=True, purpose="填报上级表格",
        synonyms=("覆盖职工人数", "涉及职工数", "职工人数", "覆盖职工"),
    )  # fmt: skip
    women: int | None = field(
        Kind.WHOLE,
        "其中女职工",
        "Women among them",
        derived=True,
        purpose="填报上级表格",
        synonyms=("女职工数", "覆盖女职工数"),
    )


def _fillable(declared: Iterable[Field], *keys: str) -> Fields:
    """These fields as columns of a sheet: all that may be exported; `keys` tell one row from another."""
    return Fields(
        tuple(
            dataclasses.replace(one, importable=True, required=one.name in keys)
            for one in declared
            if one.exported and one.kind is not Kind.PHOTO
        )
    )


# -- members


_UNIT_CODES = {"employer_code": "credit_code", "union_code": "union_code"}


def _member_fields() -> Fields:
    codes = tuple(dataclasses.replace(units.UNIT_FIELDS[own], name=name) for name, own in _UNIT_CODES.items())
    return _fillable((*members.MEMBER_FIELDS.values(), *codes, *fields_of(_MemberMore).values()), "name", "id_number")


def _members(office: Office, wanted: Sequence[int]) -> Sequence[int]:
    filter_ = dataclasses.replace(members.ON_THE_ROLL, units=tuple(wanted))
    return members.roll(office.reading(), filter_, sort="unit").numbers


def _member_rows(office: Office, numbers: Sequence[int]) -> Iterator[Row]:
    codes: dict[int, Row] = {}
    for start in range(0, len(numbers), BATCH):
        for one in members.members_of(office, numbers[start : start + BATCH]):
            if one is None:
                yield {}
                continue
            unit = one.membership.unit
            if unit not in codes:
                found = units.unit(office, unit)
                codes[unit] = {name: getattr(found, own, None) for name, own in _UNIT_CODES.items()}
            row = {name: one.get(name) for name in members.MEMBER_FIELDS}
            yield {**row, "unit": one.unit_name, "age": _age(one.person.birth, office.today), **codes[unit]}


def _age(birth: str | None, today: str) -> int | None:
    """Whole years on the day; None without a birth date."""
    if not birth:
        return None
    born, day = date.fromisoformat(birth), date.fromisoformat(today)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


# -- hardship files


def _aid_fields() -> Fields:
    persons = [one for name, one in people.PERSON_FIELDS.items() if name not in aid.FILE_FIELDS]
    return _fillable(
        (*persons, *aid.FILE_FIELDS.values(), *fields_of(_AidMore).values()), "name", "id_number", "file_no"
    )


def _files(office: Office, wanted: Sequence[int]) -> Sequence[int]:
    return aid.files(office, dataclasses.replace(aid.ON_FILE, units=tuple(wanted)), sort="unit")


def _file_rows(office: Office, numbers: Sequence[int]) -> Iterator[Row]:
    names = tuple(SOURCES["aid"].fields)
    more = tuple(fields_of(_AidMore))
    for start in range(0, len(numbers), BATCH):
        part = numbers[start : start + BATCH]
        for no, line in zip(part, aid.rows(office.reading(), part), strict=True):
            found = aid.household(office, no)
            if found is None or line is None:
                yield {}
                continue
            row = {name: found.get(name) for name in names if name not in more}
            yield {**row, "unit": found.unit_name, "people": line.people, "per_head": line.per_head}


# -- contracts


def _contract_fields() -> Fields:
    own = [one for one in contracts.CONTRACT_FIELDS.values() if one.kind is not Kind.UNIT]
    return _fillable((*own, *fields_of(_ContractMore).values()), "number", "employer_name")


def _contracts(office: Office, wanted: Sequence[int]) -> Sequence[int]:
    if not wanted:
        return contracts.find(office)
    found: dict[int, None] = {}
    for unit in wanted:
        found.update(dict.fromkeys(contracts.find(office, contracts.Filter(unit=unit))))
    return list(found)


def _contract_rows(office: Office, numbers: Sequence[int]) -> Iterator[Row]:
    own = [name for name, one in contracts.CONTRACT_FIELDS.items() if one.kind is not Kind.UNIT]
    for start in range(0, len(numbers), BATCH):
        for line in contracts.lines(office, numbers[start : start + BATCH]):
            row = {name: getattr(line.contract, name) for name in own}
            yield {
                **row, "effective_on": line.effective_on, "enterprises": line.enterprises, "workers": line.workers,
                "women": line.women,
            }  # fmt: skip


SOURCES: Mapping[str, Source] = {
    one.key: one
    for one in (
        Source(key="members", title=N_("会员"), fields=_member_fields(), numbers=_members, rows=_member_rows),
        Source(key="aid", title=N_("困难帮扶档案"), fields=_aid_fields(), numbers=_files, rows=_file_rows),
        Source(
            key="contracts", title=N_("集体合同"), fields=_contract_fields(), numbers=_contracts, rows=_contract_rows
        ),
    )
}
"""By their word on the command line."""
