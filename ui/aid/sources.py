"""Where the forms of aid get their entries: unions found as one types, the people of one household."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.choice_box import Choice, among
from ui.kit.editors import Sources
from ui.kit.unit_choice import finder, name_of

if TYPE_CHECKING:
    from unionoffice.aid import Household
    from unionoffice.office import Office


def of_office(office: Office) -> Sources:
    """What a form of a file needs."""
    return Sources(today=office.today, units=finder(office, unions_only=True), unit_name=name_of(office))


def of_household(office: Office, household: Household) -> Sources:
    """What lines of income and cost need: they choose among the people of the household."""
    people = [household.worker, *(row.person for row in household.family)]
    choices = [Choice(one.no, one.name) for one in people]
    names = {one.no: one.name for one in people}
    return Sources(today=office.today, units=among(choices), unit_name=lambda no: names.get(int(no), ""))
