"""A county and towns that know each other by their stamped cards: made once, copied for each test."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.build import DAY, PASSWORD, check_digit
from unionoffice import members, reports, units
from unionoffice.office import Office
from unionoffice.opening import create_office, open_with_key

COUNTY, TOWNS = "西湖区总工会", ("三墩镇总工会", "转塘街道总工会", "留下街道总工会")
STRANGERS = {"elsewhere": ("余杭区总工会", "330110", "county"), "stranger": ("陌生街道总工会", "330107001", "township")}


@dataclass(frozen=True)
class Place:
    office: Office
    folder: Path

    def package(self, **options: object) -> Path:
        return reports.make_package(self.office, self.folder, **options).path  # type: ignore[arg-type]

    @property
    def id(self) -> str:
        return str(self.office.setting("office_id"))


@dataclass(frozen=True)
class World:
    """The templates: by name the folder of an office's files and its key."""

    folder: Path
    keys: dict[str, bytes]

    def copy(self, name: str, folder: Path, *, day: date = DAY, officer: str = "李娟") -> Place:
        """A copy of this office, opened."""
        folder.mkdir(parents=True, exist_ok=True)
        for suffix in (".office", ".keys"):
            shutil.copyfile((self.folder / name / "x").with_suffix(suffix), (folder / "x").with_suffix(suffix))
        return Place(open_with_key(folder / "x.office", self.keys[name], officer, today=day), folder)


def build_world(folder: Path) -> World:
    """county, town0 with 王秀英 and 陈超, town1 and town2 with nobody, all acquainted; and two who are not."""
    names = {"county": (COUNTY, "330106", "county"), **STRANGERS}
    names |= {
        f"town{n}": (name, f"33010610{9 + n}" if n == 0 else f"33010611{n}", "township") for n, name in enumerate(TOWNS)
    }
    keys = {}
    with ExitStack() as stack:
        places = {}
        for key, (name, division, level) in names.items():
            (folder / key).mkdir()
            office, _code = create_office(
                folder / key / "x.office", name=name, level=level, division=division, officer="李娟", password=PASSWORD,
                today=DAY,
            )  # fmt: skip
            places[key] = Place(stack.enter_context(office), folder / key)
            keys[key] = office.key
        for n in range(len(TOWNS)):
            acquainted(places["county"], places[f"town{n}"])
        reports.register_partner(
            places["stranger"].office, reports.own_card_file(places["county"].office),
            reports.own_card(places["county"].office).words, "upper",
        )  # fmt: skip
        enrol(places["town0"], "王秀英", "330106197001230123")
        enrol(places["town0"], "陈超", "330106198503040457")
    return World(folder, keys)


def acquainted(county: Place, town: Place) -> None:
    for one, other, role in ((county, town, "lower"), (town, county, "upper")):
        card = reports.own_card(other.office)
        reports.register_partner(one.office, reports.own_card_file(other.office), card.words, role)


def later(place: Place, days: int) -> None:
    """So many days have gone by at this office."""
    place.office._fixed_day = date.fromisoformat(place.office.today) + timedelta(days=days)


def enrol(town: Place, name: str, number: str) -> str:
    number = number[:17] + check_digit(number[:17])
    own = units.own_union(town.office)
    raw = {"name": name, "id_number": number, "unit": own.no, "phone": "13800000001", "joined": "2015-06-01",
           "ethnicity": "汉族", "migrant": "否"}  # fmt: skip
    return members.register(town.office, raw, since="2015-06-01").id
