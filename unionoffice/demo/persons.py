"""Invented people: who they are, as values of member fields that need no further reading."""

from __future__ import annotations

from typing import Any

from unionoffice.demo import names, places, schooling
from unionoffice.demo.days import iso
from unionoffice.demo.lists import Chance
from unionoffice.demo.numbers import Numbers, mobile
from unionoffice.demo.plan import Employer, Union
from unionoffice.demo.trades import Trade

GUESTS = 0.0026
"""Share of members who hold another document than a resident's card."""
_PERMITS = (
    ("residence_hk", "810000"), ("residence_taiwan", "830000"), ("residence_taiwan", "830000"), ("residence_macao", "820000"),
)  # fmt: skip
_FORMS = {"400": "institution", "500": "civil_servant"}
_HANDLERS = ("courier", "food_rider", "ride_driver", "truck_driver")

Row = dict[str, Any]


def person(
    chance: Chance, numbers: Numbers, union: Union, employer: Employer | None, today: int, *, years: int | None = None
) -> Row:
    """One person of this union, working for the covered employer (or the union's own), `years` old or of an age
    people work at; nothing of the membership's days is settled yet. `born_day` is the birthday's ordinal.
    """
    trade = employer.trade if employer is not None else union.trade
    male = not chance.yes(trade.women)
    if years is None:
        years = chance.of(schooling.ages(trade.schooling, male))
    born = today - years * 365 - years // 4 - chance.between(1, 364)
    migrant = chance.yes(trade.migrants)
    row = _guest(chance, numbers, born, male) if chance.yes(GUESTS) else _citizen(chance, numbers, born, male, migrant)
    if row["id_kind"] != "resident":
        migrant = False
    schooled = schooling.education(chance, trade, years)
    row.update(
        born_day=born,
        education=schooled,
        political_status=schooling.political_status(chance, trade, schooled, years) if row["ethnicity"] else None,
        phone=mobile(chance) if chance.yes(0.975) else None,
        address=places.home_address(chance, union.village) if chance.yes(0.9) else None,
        household_type=_household(chance, migrant, trade),
        migrant=int(migrant),
        marital=schooling.marital(chance, years) if chance.yes(0.8) else None,
        skill_grade=schooling.skill_grade(chance, trade, years),
        professional_title=schooling.title(chance, trade, schooled),
        model_worker=chance.of(("province", "city", "city", "other")) if years > 35 and chance.yes(0.0012) else None,
        employer=employer.name if employer is not None else union.employer,
        team=_team(chance, union, employer),
        post=trade.posts[0] if trade.group and chance.yes(0.7) else chance.of(trade.posts),
        dues_base=(trade.wage * chance.between(72, 150) // 1000) * 1000,
    )
    _employment(chance, row, trade, union)
    return row


def _citizen(chance: Chance, numbers: Numbers, born: int, male: bool, migrant: bool) -> Row:
    year = int(iso(born)[:4])
    people = chance.of(places.peoples()) if chance.yes(0.07 if migrant else 0.012) else None
    if people is not None:
        division, name = places.home_of(chance, people), names.name_of(chance, people.way, year, male)
    else:
        local = not migrant and chance.yes(0.86)
        division = places.own_division(chance, year) if local else places.far_division(chance)
        name = names.han_name(chance, year, male, local=local)
    return {
        "name": name, "id_kind": "resident", "id_number": numbers.citizen(chance, division, born, male),
        "sex": "male" if male else "female", "birth": iso(born), "ethnicity": people.code if people is not None else "01",
        "native_place": places.native_place(division),
    }  # fmt: skip


def _guest(chance: Chance, numbers: Numbers, born: int, male: bool) -> Row:
    """Somebody with a permit or passport instead of a resident's card."""
    drawn = chance.random()
    kind, ethnicity, native = "passport", None, None
    name = names.full_character_name(chance, male)
    if drawn < 0.56:
        kind, division = chance.of(_PERMITS)
        number, ethnicity, native = numbers.citizen(chance, division, born, male), "01", places.native_place(division)
    elif drawn < 0.74:
        kind = "permit_hk_macao" if drawn < 0.66 else "permit_taiwan"
        number = numbers.paper("H", 8) if drawn < 0.66 else numbers.paper("0", 7)
        ethnicity, native = "01", "香港特别行政区" if drawn < 0.66 else "台湾省"
    else:
        name = names.latin_name(chance, male)
        if drawn < 0.86:
            kind = "foreign_permanent"
            number = numbers.citizen(
                chance, f"933{chance.of(('840', '276', '410', '392', '356', '826', '250', '643'))}", born, male
            )
        else:
            number = numbers.paper(chance.of("EGKPLC"), 8)
    return {
        "name": name, "id_kind": kind, "id_number": number, "sex": "male" if male else "female", "birth": iso(born),
        "ethnicity": ethnicity, "native_place": native,
    }  # fmt: skip


def _household(chance: Chance, migrant: bool, trade: Trade) -> str:
    if migrant:
        return "farm"
    drawn = chance.random()
    if drawn < 0.42:
        return "nonfarm"
    if drawn < 0.8:
        return "resident"
    return "converted" if not trade.is_public or drawn < 0.92 else "collective"


def _team(chance: Chance, union: Union, employer: Employer | None) -> str | None:
    if employer is not None:
        return employer.short
    return chance.of(union.teams) if union.teams else None


def _employment(chance: Chance, row: Row, trade: Trade, union: Union) -> None:
    drawn = chance.random()
    if trade.is_public:
        row["employment_form"] = (
            _FORMS[trade.unit_type] if drawn < 0.7 else "contract" if drawn < 0.88 else "dispatched"
        )
    elif trade.group and row["post"] == trade.posts[0]:
        row["employment_form"] = "new_form" if trade.group in _HANDLERS or drawn < 0.5 else "contract"
        row["new_form_group"] = trade.group
    elif union.employer is None and row["employer"] is None:
        row["employment_form"] = "flexible" if drawn < 0.5 else "contract" if drawn < 0.82 else "part_time"
    elif row["post"] == "快递员":
        row["employment_form"], row["new_form_group"] = "contract" if drawn < 0.6 else "new_form", "courier"
    elif row["post"] == "货车司机":
        row["employment_form"], row["new_form_group"] = "contract", "truck_driver"
    elif row["post"] == "保安员":
        row["employment_form"], row["new_form_group"] = "contract" if drawn < 0.7 else "outsourced", "guard"
    else:
        row["employment_form"] = _common_form(drawn)


def _common_form(drawn: float) -> str:
    for form, share in (
        ("contract", 0.86),
        ("dispatched", 0.93),
        ("outsourced", 0.955),
        ("labour_service", 0.975),
        ("part_time", 0.985),
    ):
        if drawn < share:
            return form
    return "apprentice"
