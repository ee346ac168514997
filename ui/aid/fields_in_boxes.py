"""The sections of the file whose facts stand in boxes: which fields, in the order of the paper 困难职工档案表."""

from __future__ import annotations

from dataclasses import dataclass

from ui.kit.paper_grid import Box
from unionoffice import divisions
from unionoffice.aid import FILE_FIELDS, Household
from unionoffice.fields import Field, Kind, Sensitive
from unionoffice.people import PERSON_FIELDS
from unionoffice.wording import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section: its title, the fields it shows, and those of them a person may change in its form."""

    key: str
    title: str
    shown: tuple[str, ...]
    asked: tuple[str, ...]


WORKER = Part(
    key="worker",
    title=N_("职工情况"),
    shown=(
        "name", "sex", "ethnicity", "birth", "political_status", "id_number", "health", "illness", "disability",
        "disability_no", "work_state", "model_worker", "started_work", "industry", "marital", "household_type",
        "registration_division", "insurance", "phone", "other_contact", "postcode", "workplace", "unit_nature",
        "unit_state", "migrant", "contract_signed", "contract_term", "home",
    ),
    asked=(
        "health", "illness", "disability", "disability_no", "work_state", "started_work", "industry", "marital",
        "household_type", "registration_division", "insurance", "other_contact", "postcode", "workplace",
        "unit_nature", "unit_state", "migrant", "contract_signed", "contract_term", "home",
    ),
)  # fmt: skip
HOUSE = Part(
    key="house",
    title=N_("家庭和住房"),
    shown=("housing", "housing_square_metres", "single_parent", "zero_employment", "self_help"),
    asked=("housing", "housing_square_metres", "single_parent", "zero_employment", "self_help"),
)
REASONS = Part(
    key="reasons",
    title=N_("致困原因"),
    shown=("reason_main", "reason_second", "reason_third", "reason_fourth", "reason_text"),
    asked=("reason_main", "reason_second", "reason_third", "reason_fourth", "reason_text"),
)
ACCOUNT = Part(
    key="account",
    title=N_("收款账户"),
    shown=("bank", "bank_branch", "bank_card"),
    asked=("bank", "bank_branch", "bank_card"),
)
CONSENT = Part(
    key="consent",
    title=N_("告知同意和责任"),
    shown=("consent_ground", "consent_on", "reviewer", "unit", "national_no", "key_group", "note"),
    asked=("consent_ground", "consent_on", "reviewer", "unit", "national_no", "key_group", "note"),
)
PARTS = (WORKER, HOUSE, REASONS, ACCOUNT, CONSENT)

MIGRANTS_ONLY = frozenset({"contract_signed", "contract_term"})
ILL_ONLY = frozenset({"illness", "disability", "disability_no"})
WHOLE = frozenset({"home", "reason_text", "note"})
"""Fields that have the rest of their line."""


def part_of(name: str) -> Part | None:
    """The section in whose form this field is asked."""
    return next((part for part in PARTS if name in part.asked), None)


def _declared(name: str) -> Field:
    return FILE_FIELDS[name] if name in FILE_FIELDS else PERSON_FIELDS[name]


def boxes(part: Part, household: Household, *, reveal: bool) -> list[Box]:
    """The section's boxes; what is only asked of migrants or of who is ill stands where it says something."""
    found = []
    for name in part.shown:
        value = household.get(name)
        if name in MIGRANTS_ONLY and not household.file.migrant and not value:
            continue
        if name in ILL_ONLY and not value:
            continue
        if part is REASONS and name != "reason_main" and not value:
            continue
        field = _declared(name)
        words = household.shown(name, reveal=reveal)
        if field.kind is Kind.DIVISION and value:
            words = " ".join(part for part in (str(value), divisions.division_name(str(value))) if part)
        if field.kind is Kind.WHOLE and value is not None:
            words = _("{n} 平方米").format(n=value) if name == "housing_square_metres" else words
        label = _("建筑面积") if name == "housing_square_metres" else field.shown
        found.append(Box(label=label, value=words, whole=name in WHOLE))
    return found


def is_covered(name: str, value: object) -> bool:
    """Whether this value is covered on screen until somebody asks for it."""
    field = _declared(name)
    return field.sensitive is not Sensitive.NO and value not in (None, "")
