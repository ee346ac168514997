"""Many households at once for the guard: a worker on the roll, a spouse, a child at school, a file reckoned this year."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.made_up import number
from unionoffice import members
from unionoffice.aid import store
from unionoffice.ids import new_id
from unionoffice.office import Office

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰秀珍建国志宏梅林红"


@dataclass(frozen=True)
class House:
    """The numbers of the people and the file of one household."""

    file: int
    worker: int
    spouse: int
    child: int
    name: str
    number: str
    phone: str
    card: str


def name_of(seed: int) -> str:
    count = len(GIVEN)
    return SURNAMES[seed % len(SURNAMES)] + GIVEN[seed // 30 % count] + GIVEN[seed // 7 % count]


def birth_of(seed: int, year: int) -> str:
    return f"{year + seed % 23:04d}{seed % 12 + 1:02d}{seed % 28 + 1:02d}"


def card_of(seed: int) -> str:
    return f"62170000{seed:08d}"


def phone_of(seed: int) -> str:
    return f"139{seed:08d}"


def houses(office: Office, count: int, *, first: int = 1, level: str = "national", unit: int = 3) -> list[House]:
    """So many households with files; the numbers of everybody differ."""
    seeds = range(first, first + count)
    with office.act("测试", "aid") as act:
        workers = members.admit_many(
            office, act.db,
            [
                {"name": name_of(s), "id_number": number(birth_of(s, 1965), s % 490 * 2 + 1), "sex": "male", "unit": unit,
                 "birth": _iso(birth_of(s, 1965)), "phone": phone_of(s), "joined": "2015-06-01", "since": "2015-06-01"}
                for s in seeds
            ],
        )  # fmt: skip
        made = []
        for worker, s in zip(workers, seeds, strict=True):
            spouse = person(
                act.db,
                name_of(s * 31 + 5),
                number(birth_of(s + 3, 1966), s % 480 * 2 + 2),
                "female",
                birth_of(s + 3, 1966),
            )
            child = person(
                act.db,
                SURNAMES[s % len(SURNAMES)] + GIVEN[s * 3 % len(GIVEN)],
                number(birth_of(s + 7, 1998)[:8], s % 990 + 1),
                None,
                birth_of(s + 7, 1998),
            )
            file = store.insert(
                act.db, "aid_files",
                {"id": new_id(), "file_no": f"BF2025-{s:05d}", "kind": "regular", "person": worker, "unit": unit, "category": "deep",
                 "level": level, "stage": "on_file", "since": "2025-03-01", "filed_on": "2025-03-01", "changed_on": office.today,
                 "officer": 1, "bank": "农业银行", "bank_card": card_of(s), "workplace": "某厂", "home": "某村"},
            )  # fmt: skip
            relate(act.db, file, spouse, "10", "on_post")
            relate(act.db, file, child, "20", "student", schooling="university", place="某大学")
            store.insert(
                act.db, "aid_reckonings",
                {"id": new_id(), "file": file, "occasion": "first", "day": office.today, "period_from": "2025-11-01",
                 "period_until": "2026-10-31", "people": 3, "income": 2_000_000, "costs": 0, "per_head": 55_556, "line": 90_000,
                 "advised": "deep", "decided": "deep", "decided_on": office.today, "decided_by": 1, "frozen": json.dumps({})},
            )  # fmt: skip
            row = act.db.execute("SELECT name, id_number, phone FROM people WHERE no = ?", (worker,)).fetchone()
            made.append(House(file, worker, spouse, child, row[0], row[1], row[2], card_of(s)))
    return made


def person(db, name: str, id_number: str | None, sex: str | None, birth: str, phone: str | None = None) -> int:
    """A further person, whoever has this number already."""
    there = db.execute("SELECT no FROM people WHERE id_number = ? AND merged_into IS NULL", (id_number,)).fetchone()
    if there is not None and id_number is not None:
        return there[0]
    return store.insert(
        db, "people",
        {"id": new_id(), "name": name, "id_kind": "resident", "id_number": id_number, "sex": sex, "birth": _iso(birth), "phone": phone},
    )  # fmt: skip


def relate(db, file: int, who: int, relation: str, standing: str, **more: object) -> int:
    return store.insert(
        db, "aid_family",
        {"id": new_id(), "file": file, "person": who, "relation": relation, "lives_together": 1, "standing": standing,
         "since": "2025-03-01", **more},
    )  # fmt: skip


def _iso(birth: str) -> str:
    return f"{birth[:4]}-{birth[4:6]}-{birth[6:8]}"
