"""A small demo county above a demo town: the two know each other's cards, so that packages can go there and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unionoffice import reports
from unionoffice.demo import places
from unionoffice.demo.town import APPROVING, COUNTY, DEMO_PASSWORD
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.opening import create_office, open_office
from unionoffice.wording import _

OFFICER = "陈丽"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUpper:
    """The county made: where it lies, its password and officer."""

    path: Path
    password: str
    officers: tuple[str, ...]


def make_upper(path: Path, town: Path, *, today: date | None = None) -> DemoUpper:
    """A county office at `path` that the demo town at `town` reports to. Raises Refused where the town is none."""
    with open_office(town, APPROVING, DEMO_PASSWORD, today=today) as below:
        if not below.is_demo:
            raise Refused("not_demo", _("“{name}”不是演示文件；没有建立任何文件。").format(name=town.name), "town")
        office, _code = create_office(
            path, name=COUNTY, level="county", division=places.TOWN[:6], officer=OFFICER, password=DEMO_PASSWORD, today=today
        )  # fmt: skip
        with office:
            office.set_setting("demo", True)
            _known(office, below, "lower")
            _known(below, office, "upper")
    return DemoUpper(path=path, password=DEMO_PASSWORD, officers=(OFFICER,))


def _known(office: Office, other: Office, role: str) -> None:
    """In a demo the same program reads the paper and types it."""
    reports.register_partner(office, reports.own_card_file(other), reports.own_card(other).words, role)
