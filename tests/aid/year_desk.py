"""The desk a union year of aid is lived at, on the command line alone, and who comes to it: twelve families, two officers.

The union year 2026 runs from 2025-10-01 to 2026-09-30. 李娟 enters, 王建国 approves, 赵敏 may do both. Each act is called
on its own day; what the commands answered is kept in `Desk` for the tests to reconcile.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.build import PASSWORD, Town
from tests.cli.calling import REFUSED, Console
from tests.made_up import number
from unionoffice import keys
from unionoffice.keys import KeyFile, key_path

ENTRY, APPROVER, BOTH = "李娟", "王建国", "赵敏"
OWN, CENTRAL, GIFT = "本级工会经费", "中央专项帮扶资金", "一日捐"
HUSBAND, SON, STUDENT = number("19681015", 31), number("20080312", 33), number("20060520", 24)

NEW = {
    "胡兰花": ("330106650101124", "13800000012"),
    "龚𫖯": (number("19780214", 51), "13800000013"),
    "周大海": (number("19740909", 53), "13800000014"),
    "吴有财": (number("19800101", 55), "13800000015"),
    "郑小满": (number("19850520", 62), "13800000016"),
    "冯春生": (number("19791111", 57), "13800000017"),
    "孙桂芳": (number("19720303", 64), "13800000018"),
    "何家旺": (number("19820707", 59), "13800000012"),
    "李大山": (HUSBAND, "13800000020"),
}
"""Members registered for the story; 胡兰花 came with fifteen digits, 何家旺 told her telephone as his own."""

FAMILIES: dict[str, tuple[str, str, str]] = {
    "王秀英": ("60000", "32000", "deep"),
    "陈超": ("14000", "", "relative"),
    "欧阳吉祥": ("8000", "", "deep"),
    "阿卜杜拉·买买提": ("45000", "", "relative"),
    "胡兰花": ("9000.06", "", "deep"),
    "龚𫖯": ("10799.92", "", "deep"),
    "周大海": ("30000", "", "accident"),
    "吴有财": ("98000", "", "none"),
    "郑小满": ("12000", "", "relative"),
    "冯春生": ("7200", "", "deep"),
    "孙桂芳": ("15000", "", "deep"),
    "何家旺": ("18000", "", "relative"),
}
"""Year's income and medical costs in yuan, and what was decided; only 孙桂芳's is not what the sum advises."""

ON_FILE = [name for name in FAMILIES if name != "吴有财"]

WINTER = {
    "王秀英": "1500.55", "陈超": "1000", "欧阳吉祥": "1500.55", "阿卜杜拉·买买提": "1000.01", "胡兰花": "1200", "龚𫖯": "1200",
    "周大海": "800", "郑小满": "1000", "冯春生": "1200.40", "孙桂芳": "1300", "何家旺": "600",
}  # fmt: skip
"""送温暖, yuan as typed. 陈超's comes back, 欧阳吉祥 has died, 周大海 declines, 孙桂芳 should have had 1,000."""

FILE_VALUES = {
    "health": "良好", "work_state": "在岗", "started_work": "2001-07", "industry": "制造业", "marital": "已婚",
    "household_type": "非农业", "registration_division": "330106", "insurance": "职工医保", "home": "三墩镇政新花园 3 幢 201 室",
    "housing": "自购房", "housing_square_metres": "62", "postcode": "310030", "reason_main": "患重特大疾病",
    "reason_text": "家庭收入低。", "bank": "农业银行", "bank_branch": "三墩支行", "unit_nature": "私营", "unit_state": "正常",
    "consent_on": "2025-09-10", "consent_ground": "同意",
}  # fmt: skip


def words(values: dict[str, Any]) -> list[str]:
    """Values as the command line takes them."""
    return [f"{name}={value}" for name, value in values.items()]


@dataclass
class Desk:
    """The console, the folder papers are written to, and what the year has told so far."""

    console: Console
    folder: Path
    files: dict[str, str] = field(default_factory=dict)
    rounds: dict[str, str] = field(default_factory=dict)
    refusals: dict[str, str] = field(default_factory=dict)
    papers: dict[str, Path] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)

    def __call__(self, verb: str, *arguments: object, day: str, by: str = ENTRY) -> dict[str, Any]:
        """What the verb answered (`aid round show`); anything but success fails the story."""
        return self.console(*verb.split(), *map(str, arguments), day=day, user=by).answer

    def refused(self, about: str, verb: str, *arguments: object, day: str, by: str = ENTRY) -> str:
        """The sentence the verb was refused with; the reason is kept under what the attempt was about."""
        said = self.console(*verb.split(), *map(str, arguments), day=day, user=by)
        assert said.code == REFUSED, (about, said.words)
        self.refusals[about] = said.error["reason"]
        return str(said.error["sentence"])

    def row(self, round_: str, name: str) -> str:
        """Where somebody stands in a round."""
        rows = self("aid round show", self.rounds[round_], day="2026-09-30")["round"]["rows"]
        (found,) = [one["row"] for one in rows if one["name"] == name]
        return str(found)

    def fund(self, name: str, day: str = "2026-09-30") -> dict[str, Any]:
        """A fund's line."""
        (found,) = [one for one in self("aid fund list", day=day)["funds"] if one["name"] == name]
        return dict(found)


@contextmanager
def desk_in(town: Town, folder: Path) -> Iterator[Desk]:
    """The town's files copied to the folder, with slots that cost little, and the password in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for suffix in (".office", ".keys"):
            shutil.copyfile(town.path.with_suffix(suffix), folder / f"town{suffix}")
        dear = keys.load(key_path(town.path))
        patch.setattr(keys, "ARGON_MEMORY", 256)
        slots = tuple(keys.seal(PASSWORD, town.key, slot.who, slot.roles, dear.office) for slot in dear.slots)
        keys.save(key_path(folder / "town.office"), KeyFile(dear.office, slots, dear.recovery))
        patch.setenv("UNIONOFFICE_PASSWORD", PASSWORD)
        patch.setenv("UNIONOFFICE_NEW_PASSWORD", PASSWORD)
        yield Desk(Console(folder / "town.office"), folder)
