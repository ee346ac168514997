"""A small town with a named cast, built once and copied for each test.

三墩镇总工会: 天禄化工 (three members: 王秀英, 陈超, 欧阳吉祥), 余东村 (one: 阿卜杜拉·买买提), 永兴建材 without a union.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unionoffice import members, units
from unionoffice.appointing import name_officer
from unionoffice.officers import Role
from unionoffice.opening import create_office

DAY = date(2026, 11, 22)
PASSWORD = "workbench-pass-1"
CHEMICALS, VILLAGE, OWN = "三墩镇天禄化工有限公司工会", "余东村联合工会", "三墩镇总工会"


@dataclass(frozen=True)
class Town:
    path: Path
    key: bytes
    recovery_code: str


def build_town(folder: Path) -> Town:
    path = folder / "town.office"
    office, code = create_office(
        path, name=OWN, level="township", division="330106109", officer="李娟", password=PASSWORD, today=DAY
    )
    with office:
        name_officer(office, "王建国", (Role.APPROVAL,), PASSWORD)
        village = units.add_unit(office, {"name": VILLAGE, "kind": "joint", "founded": "2012-05-01"})
        chemicals = units.add_unit(
            office,
            {"name": CHEMICALS, "employer": "三墩镇天禄化工有限公司", "parent": village.no, "founded": "2010-03-08",
             "term_start": "2022-01-10", "term_end": "2027-01-10"},
        )  # fmt: skip
        units.add_unit(office, {"name": "永兴建材厂", "kind": "nonunion", "employer": "永兴建材厂"})
        cast = [
            ("王秀英", "330106197001230123", chemicals.no, "13800000001"),
            ("陈超", "330106198503040457", chemicals.no, "13800000002"),
            ("欧阳吉祥", "330106197108120017", chemicals.no, "13800000003"),
            ("阿卜杜拉·买买提", "330106199001020032", village.no, "13800000004"),
        ]
        for name, number, unit, phone in cast:
            number = number[:17] + check_digit(number[:17])
            members.register(
                office,
                {"name": name, "id_number": number, "unit": unit, "phone": phone, "joined": "2015-06-01", "migrant": "否",
                 "ethnicity": "维吾尔族" if "·" in name else "汉族"},
                since="2015-06-01",
            )  # fmt: skip
        return Town(path, office.key, code)


def check_digit(first17: str) -> str:
    """The last character of a resident identity number, by GB 11643's weights."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True)) % 11]
