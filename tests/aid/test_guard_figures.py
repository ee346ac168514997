"""How well the guard sees: thousands of seeded doubles of every kind, and how seldom it cries without reason."""

from __future__ import annotations

import random

import pytest

from unionoffice import identity
from unionoffice.aid import guard_rules, same_human
from unionoffice.aid.guard_rules import GuardRow
from unionoffice.aid.same_human import Human, human
from unionoffice.demo import names
from unionoffice.demo.lists import Chance

PEOPLE = 3_000
SOUNDS = ("伟玮炜", "芳方", "丽莉利", "军君", "静靖", "明鸣", "英瑛", "平萍", "红虹", "艳燕", "娟鹃", "华花", "建健", "志智", "晓小", "文雯", "玲铃",
          "强蔷", "杰洁", "梅枚", "霞遐", "勇永", "斌彬", "国果", "春椿", "敏闽", "波博", "刚钢", "辉晖", "飞非")  # fmt: skip
LOOKS = (
    "己已",
    "未末",
    "洁浩",
    "玲铃",
    "晴睛",
    "梅海",
    "侯候",
    "凤风",
    "芬芳",
    "秀季",
    "杨扬",
    "茹如",
    "冶治",
    "雪雷",
    "娟捐",
    "建健",
    "俊浚",
    "祥样",
)
TRADITIONAL = dict(
    zip(
        "张陈刘杨赵吴孙马罗郑谢韩邓伟丽军刚华红艳杰涛兰国东龙凤云爱贵宝庆义胜荣宁",
        "張陳劉楊趙吳孫馬羅鄭謝韓鄧偉麗軍剛華紅艷傑濤蘭國東龍鳳雲愛貴寶慶義勝榮寧",
        strict=True,
    )
)


@pytest.fixture(scope="module")
def crowd() -> list[Human]:
    """People of a town as the demo invents them, no two the same."""
    chance, made = Chance("guard"), []
    for no in range(1, PEOPLE + 1):
        male = chance.yes(0.5)
        year = chance.between(1950, 2006)
        birth = f"{year:04d}{chance.between(1, 12):02d}{chance.between(1, 28):02d}"
        order = chance.between(0, 499) * 2 + male
        body = f"330106{birth}{order:03d}"
        name = names.han_name(chance, year, male, local=chance.yes(0.7))
        made.append(human(no, name, body + identity.check_digit(body), None, f"138{no:08d}"))
    return made


def row(no: int, payee: Human, *, mine: bool, place: int = 1, family: tuple[tuple[Human, str], ...] = ()) -> GuardRow:
    return GuardRow(
        no=no, item=f"i{no}", round_no="2026-001", mine=mine, place=place, day="2026-11-01", kind="temporary", double="household",
        payee=payee, student=payee, file=None, file_no="", worker=None, family=family, amount=100_000, category="", card="", holder="",
    )  # fmt: skip


def found_doubles(one: Human, other: Human, family: tuple[tuple[Human, str], ...] = ()) -> list[str]:
    rows = [row(1, one, mine=False), row(2, other, mine=True, family=family)]
    return [one.warning for one in guard_rules.doubles(rows, since={"temporary": "2026-01-01"})]


def with_body(one: Human, body: str, no: int) -> Human:
    return human(no, one.name, body + identity.check_digit(body), None, one.phone)


def replaced(name: str, groups: tuple[str, ...], chance: random.Random) -> str | None:
    places = [(place, group) for place, letter in enumerate(name) for group in groups if letter in group]
    if not places:
        return None
    place, group = chance.choice(places)
    return name[:place] + chance.choice([letter for letter in group if letter != name[place]]) + name[place + 1 :]


def slips(one: Human, chance: random.Random, no: int) -> dict[str, Human | None]:
    """The same human once more as it really happens, by the kind of slip."""
    body = one.number[:17]
    place = chance.randrange(6, 17)
    digit = body[:place] + str((int(body[place]) + chance.randrange(1, 10)) % 10) + body[place + 1 :]
    swaps = [at for at in range(6, 16) if body[at] != body[at + 1]]
    at = chance.choice(swaps) if swaps else None
    born = one.birth
    other = body[:14] + f"{chance.randrange(1000):03d}"
    other = other[:16] + str(int(one.number[16]) % 2 + chance.randrange(0, 5) * 2)
    far = "420102" + other[6:]

    def named(name: str | None, number: str, phone: str) -> Human | None:
        return (
            None
            if name is None or name == one.name
            else human(no, name, number + identity.check_digit(number), born, phone)
        )

    return {
        "digit": with_body(one, digit, no),
        "swap": None if at is None else with_body(one, body[:at] + body[at + 1] + body[at] + body[at + 2 :], no),
        "sound": named(replaced(one.name, SOUNDS, chance), far, ""),
        "look": named(replaced(one.name, LOOKS, chance), far, ""),
        "traditional": named("".join(TRADITIONAL.get(letter, letter) for letter in one.name), far, ""),
        "number of another place": human(no, one.name, far + identity.check_digit(far), born, ""),
        "telephone": human(no, one.name, "", None, one.phone),
    }  # fmt: skip


def test_of_exact_doubles_none_is_missed(crowd):
    missed = 0
    for one in crowd:
        old = identity.legacy_form(one.number)
        forms = [human(one.no, one.name, one.number, None, None), human(99_999, "别的写法", one.number, None, None)]
        forms += [human(99_999, one.name, old, None, None)] if old is not None else []
        missed += sum(found_doubles(one, other) != ["same_person"] for other in forms)
        missed += found_doubles(one, human(99_998, "亲属", "", None, None), ((forms[1], "10"),)) != ["spouse"]
    assert missed == 0


def test_of_near_doubles_at_least_nineteen_in_twenty_are_found(crowd):
    chance = random.Random(7)
    tried: dict[str, list[bool]] = {}
    for one in crowd:
        for kind, other in slips(one, chance, 99_999).items():
            if other is not None:
                tried.setdefault(kind, []).append(found_doubles(one, other) == ["same_person"])
    shares = {kind: sum(hits) / len(hits) for kind, hits in tried.items()}
    assert min(len(hits) for hits in tried.values()) > 50
    assert min(shares.values()) >= 0.95, shares
    every = [hit for hits in tried.values() for hit in hits]
    assert sum(every) / len(every) >= 0.95


def test_different_people_are_told_apart(crowd):
    """Everybody against everybody: false alarms stay below two in a hundred rows."""
    half = len(crowd) // 2
    rows = [row(one.no, one, mine=one.no > half, place=one.no) for one in crowd]
    found = guard_rules.doubles(rows, since={"temporary": "2026-01-01"})
    false = {one.no for one in found if not _really_alike(crowd, one.no, one.other)}
    assert len(false) <= half * 0.02


def _really_alike(crowd: list[Human], one: int, other: int | None) -> bool:
    """Same name and same birthday: nobody could tell from paper that these are two."""
    mine, theirs = crowd[one - 1], crowd[(other or one) - 1]
    return mine.name == theirs.name and mine.birth == theirs.birth


def test_keys_meet_whenever_two_records_are_held_for_one(crowd):
    """The index never loses a pair that the close look would find."""
    chance = random.Random(3)
    for one in crowd[:400]:
        for other in slips(one, chance, 99_999).values():
            if other is not None and same_human.why_same(one, other):
                assert set(same_human.keys(one)) & set(same_human.keys(other))
