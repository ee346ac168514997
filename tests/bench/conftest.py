"""What measurements share: a town built once in a session, one processor's seconds, and a big sheet."""

from __future__ import annotations

import os
import random
import resource
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.build import DAY, check_digit
from unionoffice import keys, members, pinyin
from unionoffice.demo import DEMO_PASSWORD, ENTERING, make_town
from unionoffice.office import Office
from unionoffice.opening import open_with_key

MEMBERS = 20_973
"""The largest town of the seed cases."""
PEOPLE = int(os.environ.get("UNIONOFFICE_BENCH_PEOPLE", "100000"))
"""How many people the search is measured with; 2000000 needs a quarter of an hour and 5 GB."""
LIMIT = 16 if PEOPLE <= 100_000 else 33
"""Milliseconds from a keystroke to what it finds, 95 of 100 times."""
HEADING = (
    "序号", "姓名", "性别", "证件类型", "身份证号", "出生日期", "民族", "政治面貌", "学历", "手机号码", "户籍类型", "是否农民工", "用工形式",
    "所属工会", "岗位", "入会日期", "住址", "备注",
)  # fmt: skip


def processor_seconds() -> float:
    """What this process and its ended children have computed until now."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def p95(times: list[float]) -> float:
    """What 95 of 100 of these stay below."""
    return statistics.quantiles(times, n=20)[18]


def typed_for(member: members.Member) -> dict[str, str]:
    """What a clerk types for this member, by kind of query."""
    syllables = next(iter(pinyin.readings(member.name)), ["x"])
    number, phone, card = member.person.id_number or "", member.person.phone or "", member.membership.card_no or ""
    initials = "".join(syllable[0] for syllable in syllables)
    return {
        "name": member.name, "part of a name": member.name[1:], "initials": initials, "full pinyin": "".join(syllables),
        "number": number, "last four": number[-4:], "phone": phone, "card": card, "union": member.unit_name[:8],
        "union and initials": f"{member.unit_name[:4]} {initials}",
    }  # fmt: skip


def opened(path: Path) -> Office:
    """A demo town, opened by its entry officer without the price of the password."""
    slots = keys.load(keys.key_path(path))
    key = keys.unseal(DEMO_PASSWORD, slots.slot_of(ENTERING), slots.office)
    return open_with_key(path, key, ENTERING, today=DAY)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The seed's largest town, encrypted, open."""
    path = tmp_path_factory.mktemp("town") / "town.office"
    make_town(path, members=MEMBERS, today=DAY)
    with opened(path) as office:
        yield office


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A town of PEOPLE, encrypted, open."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.office"
    make_town(path, members=PEOPLE, today=DAY)
    with opened(path) as office:
        yield office


@pytest.fixture(scope="session")
def big_sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet of MEMBERS rows and 18 columns in 268 unions, as a township's list of everybody comes."""
    chance = random.Random(1)
    surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉红梅建华国志海文斌鹏飞龙宇晨欣雨佳子涵浩然思彤梓轩"
    path = tmp_path_factory.mktemp("sheet") / "三墩镇会员名册.xlsx"
    book = Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("会员名册")
    sheet.write_row(0, 0, ["三墩镇会员花名册"])
    sheet.write_row(1, 0, HEADING)
    taken: set[str] = set()
    for place in range(MEMBERS):
        year, month, day = chance.randint(1962, 2004), chance.randint(1, 12), chance.randint(1, 28)
        body = f"{330102 + place // 1000 % 8}{year}{month:02}{day:02}{place % 999 + 1:03}"
        while body in taken:
            body = f"{body[:14]}{chance.randint(1, 999):03}"
        taken.add(body)
        joined = f"{chance.randint(2005, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        sheet.write_row(
            place + 2, 0,
            [
                place + 1, chance.choice(surnames) + "".join(chance.choices(given, k=chance.choice((1, 2, 2)))),
                "男" if int(body[16]) % 2 else "女", "居民身份证", body + check_digit(body), f"{year}-{month:02}-{day:02}", "汉族",
                chance.choice(("群众", "中共党员", "共青团员")), chance.choice(("大专", "本科", "高中", "初中")),
                f"13{chance.randint(100_000_000, 999_999_999)}", chance.choice(("农业", "非农业")), chance.choice("是否"), "合同制",
                f"三墩镇第{chance.randint(1, 268)}工会", chance.choice(("操作工", "电工", "司机", "文员")), joined,
                f"杭州市西湖区三墩镇{chance.randint(1, 99)}号", "",
            ],
        )  # fmt: skip
    book.close()
    return path
