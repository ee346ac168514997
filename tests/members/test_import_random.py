"""Three hundred sheets as nobody would think of: every row lands in exactly one pile, and nothing is ever raised."""

from __future__ import annotations

import datetime
import random

import pytest

from tests.build import CHEMICALS, OWN, VILLAGE
from tests.members.sheets import born, number, piles
from unionoffice import journal, members
from unionoffice.checking import faults
from unionoffice.errors import Refused
from unionoffice.exchange.layout import find_tables
from unionoffice.exchange.reading import Merged, Sheet, Workbook
from unionoffice.members.sheet import IMPORT_FIELDS, ReadSheet, make_draft

NAMES = [
    "张三",
    "李 四",
    "王\u3000五",
    "阿卜杜拉•买买提",
    "John Smith",
    "𠮷野",
    "\ue863",
    "—",
    "",
    None,
    7,
    "赵六" * 60,
    "=1+1",
    "合计",
    "\ud800",
]
NUMBERS = [
    born("19900101", 1), born("19900101", 1).lower(), born("19910101", 2), number("33010619700123012"), born("20990101"),
    number("33010619910231001"), "330106199001010098", 330106199001010030, 3.30106199001010e17, "3.30106E+17", "33010690010100",
    "330106900101001", "E1234567", "H01234567", "12345678", "３３０１０６199001010011", "无", "", None, True, -1, float("nan"),
]  # fmt: skip
DAYS = [datetime.date(2019, 3, 5), datetime.datetime.fromisoformat("2019-03-05T10:30"), "2019.3.5", "2019年3月5日", "20190305", "2019-03", 43529, 1e300,
        "昨天", "2019-02-30", "", None, "2031-01-01", True]  # fmt: skip
WORDS = [
    "男",
    "女",
    "汉",
    "01",
    "本科",
    "火星",
    "是",
    "否",
    "在册",
    "死亡",
    "退会",
    "护照",
    "x" * 600,
    "",
    None,
    0,
    1,
    2.5,
    -3,
    "\u202e",
    "'; --",
    "①",
]
UNITS = [CHEMICALS, VILLAGE, OWN, "永兴建材厂", "新厂", "新厂 ", "厂" * 120, "", None, 12, "\u200b"]
PHONES = ["13800000001", 13800000001, 1.38e10, "139", "0571-8888 0000", "１３８００００００４４", "", None, "微信同号"]
POOLS = {
    "name": NAMES, "id_number": NUMBERS, "phone": PHONES, "unit": UNITS, "employer": UNITS, "birth": DAYS, "joined": DAYS,
    "card_issued": DAYS, "consent_on": DAYS,
}  # fmt: skip


def random_sheet(chance: random.Random) -> Sheet:
    fields = [name for name in IMPORT_FIELDS if name in ("name", "id_number") or chance.random() < 0.4]
    chance.shuffle(fields)
    heading = [chance.choice((IMPORT_FIELDS[name].label, *IMPORT_FIELDS[name].synonyms)) for name in fields]
    rows: list[list[object]] = [["花名册"] for _ in range(chance.randrange(3))] + [list(heading)]
    for _ in range(chance.randrange(12)):
        row = [chance.choice(POOLS.get(name, WORDS)) for name in fields]
        if chance.random() < 0.8:
            who = chance.randrange(60)
            row[fields.index("name")], row[fields.index("id_number")] = (
                f"人{chr(0x4E00 + who)}",
                born("19850101", who + 1),
            )
            if "unit" in fields and chance.random() < 0.8:
                row[fields.index("unit")] = UNITS[who % 5]
        rows.append(row[: chance.randrange(len(row) + 1)] if chance.random() < 0.1 else row)
        if chance.random() < 0.1:
            rows.append([])
    if chance.random() < 0.3:
        rows.append(["合计", f"{len(rows)}人"])
    merged = tuple(
        Merged(top, column, top + chance.randrange(3), column)
        for top, column in [
            (chance.randrange(1, len(rows) + 1), chance.randrange(len(fields))) for _ in range(chance.randrange(2))
        ]
    )
    return Sheet(name="名册", visible=True, rows=rows, merged=merged)


@pytest.mark.parametrize("seed", range(15))
def test_any_sheet_is_sorted_into_the_four_piles_and_what_is_good_enters(office, tmp_path, seed):
    read_any, refusals = False, set()
    for turn in range(20):
        chance = random.Random(seed * 1000 + turn)
        book = Workbook(name="任意.xlsx", kind="xlsx", sheets=(random_sheet(chance),))
        try:
            read = ReadSheet(tmp_path / "任意.xlsx", book, find_tables(book, IMPORT_FIELDS), "")
            draft = make_draft(office, read)
        except Refused as refused:
            refusals.add(refused.reason)
            continue
        read_any = True
        lying = piles(draft)
        assert len(draft.rows) == sum(lying.values())
        assert all(row.has_held == (row.pile == "doubtful") for row in draft.rows)
        done = members.enter(office, draft)
        assert (done is None) == (lying["new"] + lying["changed"] == 0)
        if done is not None:
            assert (done.rows, done.added, done.changed, done.same, done.held) == (
                len(draft.rows), lying["new"], lying["changed"], lying["same"], lying["doubtful"],
            )  # fmt: skip
        again = make_draft(office, read)
        assert piles(again)["new"] == 0
        assert piles(again)["changed"] == 0
        if done is not None and chance.random() < 0.4:
            members.undo_import(office, done.id)
    assert read_any
    assert refusals <= {"no_rows", "no_heading"}
    assert faults(office, deep=True) == []
    assert journal.verify(office.reading()) == []
