"""The composition of an invented town: an office file of 三墩镇 with its officers, units and people."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path

from unionoffice import members, photos, units
from unionoffice.appointing import name_officer, set_roles
from unionoffice.demo import founding, letters, lives, places, portraits
from unionoffice.demo.aid import file_households
from unionoffice.demo.aid_money import pay_a_year
from unionoffice.demo.contracts import sign_up
from unionoffice.demo.doubles import Doubles
from unionoffice.demo.founding import Ground
from unionoffice.demo.lists import Chance
from unionoffice.demo.lives import Calendar
from unionoffice.demo.numbers import Numbers
from unionoffice.demo.persons import Row, person
from unionoffice.demo.plan import Employer, Plan, Union, make_plan
from unionoffice.errors import Refused, Trouble
from unionoffice.ids import repeatable
from unionoffice.keys import key_path
from unionoffice.office import Office
from unionoffice.officers import Role
from unionoffice.opening import create_office
from unionoffice.photos import photos_path
from unionoffice.safe_write import sync_folder, trouble_of
from unionoffice.wording import _

DEMO_PASSWORD = "sandun-demo-2026"
"""Published on purpose: it protects invented people only."""
ENTERING, APPROVING = "李娟", "王建国"
NAME, COUNTY = "三墩镇总工会", "杭州市西湖区总工会"
MOST_MEMBERS = 2_000_000
BATCH = 25_000
"""People entered in one act: what is not yet on the disk stays below 400 MB."""
PHOTO_BATCH = 250

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoTown:
    """A town as it was made: who may open it under which password, members on the roll, grassroots unions."""

    path: Path
    password: str
    officers: tuple[str, ...]
    members: int
    unions: int


@dataclass(slots=True)
class _Making:
    """What is carried along while people come in."""

    office: Office
    seed: int
    plan: Plan
    numbers: Numbers
    calendar: Calendar
    letters: int
    photos: bool
    progress: Progress
    total: int
    doubles: Doubles
    chairs: dict[int, tuple[Row, Row]] = field(default_factory=dict)
    leaving: list[int] = field(default_factory=list)
    done: int = 0


def make_town(
    path: Path,
    *,
    members: int = 20_973,
    seed: int = 1,
    photos: bool = False,
    today: date | None = None,
    progress: Progress | None = None,
) -> DemoTown:
    """A new office file with exactly so many members on the roll; the same seed, size and day give the same people, ids too.

    Nothing stands at `path` before everything is written. Raises Refused where a file is there already or the number of
    members is not 1 to 2,000,000; what `progress` raises ends the work and leaves nothing behind.
    """
    _acceptable(path, members)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{path.stem}-", dir=path.parent))
    except OSError as error:
        raise trouble_of(error, path) from error
    try:
        made = folder / path.name
        with repeatable(seed, today or datetime.now().astimezone().date()):
            unions = _make(made, members, seed, photos, today, progress or _silent)
        for suffix in (".keys", ".photos", ".office"):
            part = made.with_suffix(suffix)
            if part.exists():
                os.replace(part, path.with_suffix(suffix))
        sync_folder(path.parent)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return DemoTown(path=path, password=DEMO_PASSWORD, officers=(ENTERING, APPROVING), members=members, unions=unions)


def _acceptable(path: Path, members: int) -> None:
    if path.exists() or key_path(path).exists() or photos_path(path).exists():
        sentence = _("“{name}”已经存在，没有改动它。请换一个文件名，或直接打开它。")
        raise Refused("exists", sentence.format(name=path.name), "path")
    if not 1 <= members <= MOST_MEMBERS:
        sentence = _("演示镇的会员人数应在 1 到 {most} 之间。请换一个数。")
        raise Refused("bad_number", sentence.format(most=f"{MOST_MEMBERS:,}"), "members")
    if not path.parent.is_dir():
        sentence = _("找不到文件夹“{folder}”；没有建立任何文件。请先建好文件夹再试。")
        raise Trouble("no_folder", sentence.format(folder=path.parent))


def _silent(_percent: int, _words: str) -> None:
    """Nobody watches."""


def _make(path: Path, count: int, seed: int, with_photos: bool, today: date | None, progress: Progress) -> int:
    progress(0, _("正在建立数据文件"))
    office, _code = create_office(
        path, name=NAME, level="township", division=places.TOWN, officer=ENTERING, password=DEMO_PASSWORD, today=today
    )
    with office:
        office.set_setting("demo", True)
        county = units.add_unit(office, {"name": COUNTY, "kind": "county", "division": places.TOWN[:6]})
        units.change_unit(office, units.own_union(office).no, {"parent": county.no})
        office.set_setting("address", f"{places.TOWN_ADDRESS}政新花园 1 号")
        office.set_setting("phone", "0571-88960000")
        name_officer(office, APPROVING, (Role.APPROVAL, Role.ADMINISTRATION), DEMO_PASSWORD)
        day = date.fromisoformat(office.today).toordinal()
        plan = make_plan(Chance(f"{seed}/plan/{count}"), count)
        founding.settle_days(Chance(f"{seed}/days/{count}"), plan, day)
        oldest = tuple(sorted(plan.unions, key=lambda union: union.founded))
        making = _Making(
            office, seed, plan, Numbers(), Calendar(day, oldest), letters.letters_for(count), with_photos, progress,
            total=int(count * (1 + lives.LEAVERS)) + 1, doubles=Doubles(count),
        )  # fmt: skip
        _enter_units(making)
        _enter_people(making)
        letters.send(office, Chance(f"{seed}/letters"), making.leaving, day)
        sign_up(office, Chance(f"{seed}/contracts"), plan, day)
        file_households(
            office, Chance(f"{seed}/aid/{count}"), making.numbers, day, approver=_number_of(office, APPROVING)
        )
        pay_a_year(
            office, Chance(f"{seed}/aid_money/{count}"), day, maker=office.officer.no, approver=_number_of(office, APPROVING),
            approver_name=APPROVING,
        )  # fmt: skip
        progress(96, _("正在整理检索"))
        members.settle_search(office)
        set_roles(office, ENTERING, (Role.ENTRY,))
    progress(100, _("演示镇已建好"))
    return len(plan.unions)


def _number_of(office: Office, name: str) -> int:
    return int(office.reading().execute("SELECT no FROM officers WHERE name = ?", (name,)).fetchone()[0])


def _enter_units(making: _Making) -> None:
    ground = Ground(making.office, Chance(f"{making.seed}/units"), making.numbers, making.calendar.today)
    with making.office.act("建立演示单位", "units"):
        for place, union in enumerate(making.plan.unions):
            chance = Chance(f"{making.seed}/chair/{place}")
            pair = [
                person(chance, making.numbers, union, None, ground.today, years=chance.between(36, 54)) for _who in "12"
            ]
            making.chairs[place] = (pair[0], pair[1])
            pair[0]["union_post"], pair[1]["union_post"] = (
                "chair",
                chance.of(("vice_chair", "committee", "women_chair")),
            )
            pair[0]["post"] = (
                union.trade.posts[-1] if union.trade.is_public else "副总经理" if union.employer else "村（社区）委员"
            )
            founding.found(ground, union, pair[0]["name"], pair[1]["name"])
            if place % 50 == 0:
                making.progress(1 + place * 8 // len(making.plan.unions), _("正在登记工会和单位"))
        for place, (employer, village) in enumerate(making.plan.without):
            founding.add_without(ground, employer, village, preparing=place in (1, 2, 3))


def _enter_people(making: _Making) -> None:
    batch: list[Row] = []
    pictured = 0
    for row in _everybody(making):
        batch.append(row)
        if making.photos and len(batch) - pictured == PHOTO_BATCH:
            _take_photos(making, batch[pictured:])
            pictured = len(batch)
            _tell(making, len(batch))
        if len(batch) == BATCH:
            _enter(making, batch, pictured)
            batch, pictured = [], 0
    _enter(making, batch, pictured)


def _enter(making: _Making, batch: list[Row], pictured: int) -> None:
    if making.photos and batch[pictured:]:
        _take_photos(making, batch[pictured:])
    _tell(making, len(batch) // 2)
    with making.office.act("登记演示会员", "members") as act:
        act.detail["members"] = len(batch)
        numbers = members.admit_many(making.office, act.db, batch)
    making.leaving += [no for no, row in zip(numbers, batch, strict=True) if row.get("leaves")]
    making.done += len(batch)
    _tell(making, 0)


def _tell(making: _Making, ahead: int) -> None:
    done = making.done + ahead
    making.progress(9 + min(done, making.total) * 86 // making.total, _("正在登记会员：{n} 人").format(n=f"{done:,}"))


def _take_photos(making: _Making, rows: list[Row]) -> None:
    """Everybody with a card has a photo."""
    sitters = [row for row in rows if row.get("card_issued")]
    pictures = [
        photos.portrait(portraits.draw(row["id_number"], row["sex"] == "male", _age(making, row))) for row in sitters
    ]
    for row, key in zip(sitters, photos.put(making.office, pictures), strict=True):
        row["photo"] = key


def _age(making: _Making, row: Row) -> int:
    return int((making.calendar.today - row["born_day"]) // 365.25)


def _everybody(making: _Making) -> Iterator[Row]:
    unions = making.plan.unions
    apart = Chance(f"{making.seed}/letters/who")
    sent_by = [apart.between(0, len(unions) - 1) for _letter in range(making.letters)]
    for place, union in enumerate(unions):
        yield from _people_of(making, place, union, sent_by.count(place))


def _people_of(making: _Making, place: int, union: Union, sent: int) -> Iterator[Row]:
    """The union's members in their order, exactly as many as planned, and who was one or wants to be."""
    chance, today = Chance(f"{making.seed}/people/{place}"), making.calendar.today
    numbers, calendar = making.numbers, making.calendar

    def invent(employer: Employer | None, years: int | None = None) -> Row:
        return person(chance, numbers, union, employer, today, years=years)

    staff = list(making.chairs.pop(place))[: union.direct]
    for row in staff:
        lives.serve(chance, calendar, union, row)
        yield row
    jobs: list[Employer | None] = [None] * (union.direct - len(staff))
    for covered in union.covered:
        jobs += [covered] * covered.members
    settled = union.founded < today - 400
    for employer in jobs:
        row = invent(employer)
        making.doubles.look_at(chance, numbers, row)
        lives.stay(chance, calendar, union, row)
        yield row
        if settled and chance.yes(lives.LEAVERS):
            yield lives.leave(chance, calendar, union, partial(invent, employer))
    for _applicant in range(chance.yes(union.members * lives.APPLICANTS)):
        row = invent(None)
        lives.apply(chance, calendar, union, row)
        yield row
    for _letter in range(sent if settled else 0):
        row = invent(None, chance.between(24, 50))
        lives.stay_until(chance, calendar, union, row, today - 80)
        row["leaves"] = True
        yield row
