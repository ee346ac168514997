from __future__ import annotations

import pytest

from tests.build import Town
from tests.files import behind
from unionoffice import database
from unionoffice.checking import faults
from unionoffice.office import Office
from unionoffice.opening import open_with_key


def test_a_sound_office_has_no_faults(office: Office) -> None:
    assert faults(office) == []
    assert faults(office, deep=True) == []


@pytest.mark.parametrize(
    ("damage", "said", "deep"),
    [
        ("UPDATE people SET merged_into = 2 WHERE no = 1", "已合并的人员仍在名册上", False),
        ("UPDATE membership_spans SET until = '2020-01-01' WHERE person = 1", "1 人的会籍经历与现状不一致", False),
        ("UPDATE memberships SET state = 'left' WHERE person <= 2", "2 人的会籍经历与现状不一致", False),
        ("UPDATE memberships SET unit = 99 WHERE person = 1", "有记录指向不存在的记录", False),
        ("DELETE FROM people_keys WHERE rowid = 2", "搜索索引缺少记录，请重建", True),
        ("UPDATE people SET phone = '1' WHERE no = 1", "1 rows belong to no act", True),
    ],
)
def test_each_fault_is_named(town: Town, damage: str, said: str, deep: bool) -> None:
    with behind(town) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(damage)
    with open_with_key(town.path, town.key, "李娟") as office:
        assert said in faults(office, deep=deep)
        assert database.value(office.reading(), "SELECT count(*) FROM people") == 4


def test_damaged_pages_are_named_by_their_number_and_nothing_is_a_crash(town: Town) -> None:
    whole = bytearray(town.path.read_bytes())
    for page in (41, 44):
        whole[4096 * (page - 1) + 100] ^= 1
    town.path.write_bytes(whole)
    with open_with_key(town.path, town.key, "李娟") as office:
        said = faults(office, deep=True)
        assert said[:2] == ["第 41 页损坏", "第 44 页损坏"]
        assert "请从备份恢复" in said[-1]
        assert faults(office) == said[2:]
