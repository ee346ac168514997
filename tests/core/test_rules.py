from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from unionoffice import journal, resources
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.rules_in_force import OWN, changed, enter_rule, in_force, packs

AGE = "membership.joining_age"

PACK = """
version = "2026-01"
{rules}
"""
RULE = """
[[rule]]
name = "limit"
label = "上限"
value = {value}
unit = "元"
valid_from = "{valid_from}"
{more}
source = "测试文件"
"""


@pytest.fixture
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of rule packs of this test's own."""
    (tmp_path / "data" / "rules").mkdir(parents=True)
    monkeypatch.setattr(resources, "root", lambda: tmp_path / "data")
    packs.cache_clear()
    yield tmp_path / "data" / "rules"
    packs.cache_clear()


def write(folder: Path, *rules: tuple[int, str, str]) -> None:
    text = "".join(RULE.format(value=value, valid_from=start, more=more) for value, start, more in rules)
    (folder / "local.toml").write_text(PACK.format(rules=text), encoding="utf-8")


def test_every_rule_of_a_pack_has_its_day_its_unit_and_its_source() -> None:
    assert len(packs()) >= 8
    for rule in packs():
        assert date.fromisoformat(rule.valid_from).isoformat() == rule.valid_from
        assert rule.valid_until is None or rule.valid_until >= rule.valid_from
        assert all((rule.name, rule.label, rule.unit, rule.source, rule.version))


def test_a_rule_is_the_packs_until_the_office_enters_its_own(office: Office) -> None:
    before = in_force(office, AGE)
    assert (before.value, before.unit, before.version) == (16, "岁", "membership 2026-11")
    enter_rule(office, AGE, 18, "2026-07-01", " 浙工发〔2026〕9号 ")
    now = in_force(office, AGE)
    assert (now.value, now.version, now.source, now.label) == (18, OWN, "浙工发〔2026〕9号", before.label)
    assert in_force(office, AGE, day="2026-06-30") == before
    assert in_force(office, AGE, day="2026-07-01") == now


def test_of_the_offices_own_rules_the_later_day_wins_and_of_one_day_the_later_entry(office: Office) -> None:
    enter_rule(office, AGE, 20, "2026-07-01", "二")
    enter_rule(office, AGE, 18, "2026-01-01", "一")
    assert in_force(office, AGE).value == 20
    enter_rule(office, AGE, 21, "2026-07-01", "二，更正")
    assert in_force(office, AGE).value == 21
    assert [rule.value for rule in changed(office, AGE)] == [20, 18, 21]
    assert [rule.value for rule in changed(office)] == [20, 18, 21]


def test_an_entered_rule_stands_in_the_journal(office: Office) -> None:
    enter_rule(office, AGE, 18, "2026-01-01", "本地规定")
    (entry,) = journal.entries(office.reading(), limit=1)
    (change,) = journal.changes(office.reading(), entry.n)
    assert (entry.officer, entry.detail) == ("李娟", {"rule": AGE})
    assert change.new is not None
    assert (change.new["value"], change.new["source"], change.new["entered_on"]) == ("18", "本地规定", "2026-11-22")


@pytest.mark.parametrize(
    ("name", "value", "day", "source", "reason"),
    [
        (AGE, 18, "2026-01-01", " ", "missing"),
        (AGE, "18", "2026-01-01", "文号", "bad_value"),
        (AGE, True, "2026-01-01", "文号", "bad_value"),
        (AGE, 18, "2026年1月1日", "文号", "bad_date"),
        (AGE, 18, "2026-13-01", "文号", "bad_date"),
        (AGE, 18, "", "文号", "bad_date"),
        ("membership.beauty", 18, "2026-01-01", "文号", "unknown_rule"),
    ],
)
def test_a_rule_without_source_day_or_right_value_is_refused(
    office: Office, name: str, value: object, day: str, source: str, reason: str
) -> None:
    with pytest.raises(Refused) as refusal:
        enter_rule(office, name, value, day, source)
    assert refusal.value.reason == reason
    assert changed(office) == []


def test_a_later_rule_of_a_pack_wins_from_its_day_on(office: Office, local: Path) -> None:
    write(local, (100, "2020-01-01", ""), (200, "2026-01-01", ""))
    days = ("2019-12-31", "2020-01-01", "2025-12-31", "2026-01-01")
    with pytest.raises(KeyError):
        in_force(office, "local.limit", day=days[0])
    assert [in_force(office, "local.limit", day=day).value for day in days[1:]] == [100, 100, 200]


def test_a_rule_ends_on_its_last_day(office: Office, local: Path) -> None:
    write(local, (100, "2020-01-01", ""), (200, "2026-01-01", 'valid_until = "2026-06-30"'))
    assert [in_force(office, "local.limit", day=day).value for day in ("2026-06-30", "2026-07-01")] == [200, 100]


def test_the_narrowest_place_wins_and_other_places_rules_do_not_hold(office: Office, local: Path) -> None:
    write(
        local,
        (1, "2020-01-01", ""),
        (2, "2021-01-01", 'scope = "33"'),
        (3, "2020-06-01", 'scope = "330106"'),
        (4, "2022-01-01", 'scope = "3302"'),
    )
    assert in_force(office, "local.limit").value == 3
    assert in_force(office, "local.limit", day="2020-02-01").value == 1
    enter_rule(office, "local.limit", 9, "2020-01-01", "本办规定")
    assert in_force(office, "local.limit").value == 9


def test_a_rule_no_pack_has_is_a_slip(office: Office) -> None:
    with pytest.raises(KeyError):
        in_force(office, "membership.beauty")
