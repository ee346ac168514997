"""An invented county after the newspaper's figures of Tumed Right Banner: 953 wage agreements in force covering 1,105
enterprises, 93 % of the enterprises with a union; with all that tempts to count wrongly.

Beside the 953 there are agreements that have expired, were objected to or never signed, and enterprises that stand in
two lists. Only whoever counts distinct enterprises of contracts in force comes to 1,105.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unionoffice import contracts, units
from unionoffice.contracts import Contract
from unionoffice.demo.contract_lives import Table, adopt, table_of, term, wage_terms
from unionoffice.demo.days import iso, working_day
from unionoffice.demo.lists import Chance
from unionoffice.demo.numbers import Numbers
from unionoffice.errors import Refused
from unionoffice.ids import repeatable
from unionoffice.opening import create_office
from unionoffice.wording import _

NAME, DIVISION = "土默特右旗总工会", "150221"
TOWNS = ("萨拉齐镇", "双龙镇", "美岱召镇", "沟门镇", "将军尧镇", "明沙淖乡", "苏波盖乡", "海子乡", "九峰山")
AGREEMENTS, COVERED, WITH_UNION, ENTERPRISES = 953, 1_105, 1_188, 1_237
"""Seed case 10: 953 wage agreements, 1,105 enterprises covered; 1,105 of 1,188 are 93.01 %, 1,188 of 1,237 are 96.04 %."""
REGIONAL = 13
"""Agreements of towns and trades; the other 940 are an enterprise's own."""
OVERLAPPING, EXPIRED, OBJECTED, UNSIGNED, WOMEN = 60, 45, 6, 9, 120
OFFICER, AUTHORITY = "李娟", "土默特右旗人力资源和社会保障局"
_TRADES = (
    "煤炭运销",
    "农机服务",
    "粮油加工",
    "建材",
    "乳业",
    "汽车维修",
    "餐饮",
    "商贸",
    "物流",
    "绒毛制品",
    "机械",
    "酒业",
)
_MARKS = "宏通瑞丰恒昌盛泰安顺达利源兴隆祥和益民光华金鹏蒙阴山河套敕勒川"

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCounty:
    """A county as it was made."""

    path: Path
    password: str
    officers: tuple[str, ...]
    agreements: int
    enterprises: int


def make_county(
    path: Path, *, password: str, seed: int = 1, today: date | None = None, progress: Progress | None = None
) -> DemoCounty:
    """A new office file of the county, marked as demo for ever; the same seed and day give the same county.

    Raises Refused where a file is there already.
    """
    if path.exists():
        sentence = _("“{name}”已经存在，没有改动它。请换一个文件名，或直接打开它。")
        raise Refused("exists", sentence.format(name=path.name), "path")
    day = today or date.today()  # noqa: DTZ011 - the office's own day is a local one
    tell = progress or _silent
    with repeatable(seed, day):
        office, _code = create_office(
            path, name=NAME, level="county", division=DIVISION, officer=OFFICER, password=password, today=day
        )
        with office:
            office.set_setting("demo", True)
            table = table_of(office, Chance(f"{seed}/county"), day.toordinal())
            tell(5, _("正在登记工会和单位"))
            places = _enterprises(table)
            tell(40, _("正在登记集体合同"))
            with office.act("登记演示合同", "contracts"):
                _agreements(table, places)
            found = contracts.figures(office)
    tell(100, _("演示旗县已建好"))
    return DemoCounty(
        path=path, password=password, officers=(OFFICER,), agreements=len(found.by_kind["wage"]),
        enterprises=len(found.rate_by_kind["wage"].numbers),
    )  # fmt: skip


def _silent(_percent: int, _words: str) -> None:
    """Nobody watches."""


def _enterprises(table: Table) -> list[tuple[int, int]]:
    """Enterprises with a union, each with its town's number, in the order of the towns; some without one beside them."""
    office, chance, numbers = table.office, table.chance, Numbers()
    found: list[tuple[int, int]] = []
    with office.act("建立演示单位", "units"):
        towns = [
            units.add_unit(
                office, {"name": f"{name}总工会", "short_name": name, "kind": "township", "division": DIVISION}
            ).no
            for name in TOWNS
        ]
        taken: set[str] = set()
        for place in range(ENTERPRISES):
            town = place % len(towns)
            name = _name(chance, TOWNS[town], taken)
            has_union = place < WITH_UNION
            no = units.add_unit(
                office,
                {
                    "name": f"{name}工会" if has_union else name, "employer": name, "parent": towns[town],
                    "kind": "single" if has_union else "nonunion", "non_public": "是" if chance.yes(0.8) else "否",
                    "credit_code": numbers.credit_code(chance, "91", DIVISION), "division": DIVISION,
                    "unit_type": chance.of(("170", "170", "159", "190", "120")),
                    **({"founded": iso(table.today - chance.between(500, 6000))} if has_union else {}),
                },
            ).no  # fmt: skip
            workers = chance.between(8, 60) if chance.yes(0.85) else chance.between(60, 640)
            women = workers * chance.between(20, 60) // 100
            units.count_workers(office, no, {"day": iso(table.today - 400), "workers": workers, "women": women})
            if has_union:
                found.append((no, towns[town]))
    return found


def _name(chance: Chance, town: str, taken: set[str]) -> str:
    while True:
        name = f"土右旗{town}{chance.of(_MARKS)}{chance.of(_MARKS)}{chance.of(_TRADES)}有限公司"
        if name not in taken:
            taken.add(name)
            return name


def _agreements(table: Table, places: list[tuple[int, int]]) -> None:
    own = AGREEMENTS - REGIONAL
    alone = [no for no, _town in places[:own]]
    in_lists, outside = [no for no, _town in places[own:COVERED]], [no for no, _town in places[COVERED:]]
    for no in alone:
        _in_effect(table, _new(table, no, "wage"))
    _regional(table, in_lists, alone)
    # What must not be counted: expired, objected to, not signed yet; and what is of another kind.
    for place, no in enumerate(outside[:EXPIRED]):
        _in_effect(table, _new(table, no, "wage"), ago=400 + place)
    for no in outside[EXPIRED : EXPIRED + OBJECTED]:
        _objected(table, _new(table, no, "wage"))
    for no in outside[EXPIRED + OBJECTED : EXPIRED + OBJECTED + UNSIGNED]:
        contracts.offer(table.office, _new(table, no, "wage").no, {"offered_on": table.day(table.today - 8)})
    for no in alone[:WOMEN]:
        _in_effect(table, _new(table, no, "women"), ago=table.chance.between(40, 300))


def _new(table: Table, unit: int, kind: str) -> Contract:
    raw: dict[str, object] = {"kind": kind, "employer": unit}
    if kind == "wage":
        raw |= wage_terms(table)
    return contracts.add_contract(table.office, raw)


def _in_effect(table: Table, made: Contract, *, ago: int | None = None) -> None:
    """Voted, signed, filed, received, in effect and published; by the national rules a wage agreement runs one year."""
    office, chance = table.office, table.chance
    signed = working_day(table.today - (chance.between(60, 320) if ago is None else ago))
    adopt(table, made, signed - 14)
    contracts.sign(office, made.no, iso(signed), **term(signed, 1))
    raw = {"filed_on": iso(signed + 3), "received_on": iso(signed + 4), "authority": AUTHORITY}
    contracts.file(office, made.no, raw)
    contracts.publish(office, made.no, iso(signed + 20 + chance.between(0, 4)))


def _objected(table: Table, made: Contract) -> None:
    office, signed = table.office, working_day(table.today - 60)
    adopt(table, made, signed - 14)
    contracts.sign(office, made.no, iso(signed), **term(signed, 1))
    contracts.file(
        office, made.no, {"filed_on": iso(signed + 3), "received_on": iso(signed + 4), "authority": AUTHORITY}
    )
    contracts.opinion(office, made.no, {"opinion": "objection", "opinion_on": iso(signed + 12)})


def _regional(table: Table, in_lists: list[int], alone: list[int]) -> None:
    """Town and trade agreements share out the enterprises without one of their own; some list others' enterprises too."""
    lists: list[list[int]] = [in_lists[place::REGIONAL] for place in range(REGIONAL)]
    for place, no in enumerate(alone[:OVERLAPPING]):
        lists[place % REGIONAL].append(no)
    for place, no in enumerate(in_lists[:OVERLAPPING]):
        # The first of each list stands in its neighbour's as well.
        lists[(place % REGIONAL + 1) % REGIONAL].append(no)
    for place, listed in enumerate(lists):
        industry = place >= len(TOWNS)
        party = f"土右旗{_TRADES[place - len(TOWNS)]}行业协会" if industry else f"{TOWNS[place]}商会"
        raw: dict[str, object] = {
            "kind": "wage", "level": "industry" if industry else "regional", "employer_name": party, **wage_terms(table)
        }  # fmt: skip
        if not industry:
            raw["union_unit"] = f"{TOWNS[place]}总工会"
        made = contracts.add_contract(table.office, raw)
        for no in dict.fromkeys(listed):
            counted = units.counts(table.office, no)[0]
            contracts.cover(table.office, made.no, no, {"workers": counted.workers, "women": counted.women})
        _in_effect(table, made)
