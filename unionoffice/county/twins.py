"""The list of duplicates for a person to work through: who holds what, with names only of those the county may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unionoffice import reports
from unionoffice.county.duplicates import Duplicate, duplicates
from unionoffice.county.store import Store, store_of
from unionoffice.fields import Sensitive, cover
from unionoffice.office import Office
from unionoffice.officers import Right

AREA = "county"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """One duplicate in words: what it is about, whose name and covered number, in which offices."""

    reason: str
    sentence: str
    name: str
    number: str
    offices: tuple[str, ...]
    found: Duplicate


def twins(office: Office, *, store: Store | None = None) -> list[Twin]:
    """Every duplicate; that the county looked at them stands in the journal. Raises Refused."""
    office.officer.must(Right.ENTER)
    found = duplicates(store or store_of(office, office.reading()))
    names = {one.office: one.name for one in reports.partners(office, ended=True)}
    office.note("查看跨单位重复", AREA, {"rows": len(found)}, right=Right.ENTER)
    return [_twin(one, names) for one in found]


def _twin(found: Duplicate, names: dict[str, str]) -> Twin:
    return Twin(
        reason=found.reason, sentence=found.sentence,
        name=_first(holder.row.get("name") or holder.row.get("beneficiary_name") for holder in found.holders),
        number=cover(
            Sensitive.IDENTITY,
            _first(holder.row.get("id_number") or holder.row.get("beneficiary_number") for holder in found.holders)
        ),
        offices=tuple(dict.fromkeys(names.get(holder.office, holder.office) for holder in found.holders)), found=found,
    )  # fmt: skip


def _first(values: Iterable[object]) -> str:
    return next((str(one) for one in values if one), "")
