"""The roster of an invented chemical plant: people as they should be, and among them every fault sheets are known for.

Their numbers' sequences, 900 and above, are given to nobody in a demo town.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from unionoffice import codes
from unionoffice.demo import names, places, schooling, trades
from unionoffice.demo.days import iso
from unionoffice.demo.lists import Chance
from unionoffice.demo.numbers import FREE_FROM, mobile, numbered
from unionoffice.demo.plan import CHEMICALS
from unionoffice.identity import check_digit, legacy_form

UNION = f"{CHEMICALS[0]}工会"
NAME, SEX, NUMBER, BIRTH, ETHNIC, EDUCATION, PARTY, HOUSE, MIGRANT, PHONE, HOME, TEAM, POST, FORM, JOINED, IN, NOTE = (
    range(1, 18)
)
"""Columns of the roster; the first one counts the rows."""

Line = list[Any]


class People:
    """Invented workers of a chemical plant, one line after the other."""

    def __init__(self) -> None:
        self._chance = Chance("sample/people")
        self._sequence = FREE_FROM

    def number(self, born: str, male: bool, division: str = places.DISTRICT) -> str:
        """An identity number nobody in a demo town has."""
        self._sequence = FREE_FROM + (self._sequence - FREE_FROM + 2) % 98
        return numbered(division, date.fromisoformat(born).toordinal(), self._sequence // 2 * 2 + male)

    def line(self, **given: Any) -> Line:
        """One row of the roster as it should be; `given` names what is otherwise."""
        chance, trade = self._chance, trades.named("化工")
        male, migrant = not chance.yes(0.36), chance.yes(0.5)
        born = given.get("born") or iso(date(1968, 1, 1).toordinal() + chance.between(0, 13_500))
        male = given.get("male", male)
        division = given.get("division") or (places.far_division(chance) if migrant else places.DISTRICT)
        years = 2026 - int(born[:4])
        schooled = schooling.education(chance, trade, years)
        words = codes.code_list
        name = given.get("name") or names.han_name(chance, int(born[:4]), male, local=not migrant)
        return [
            None, name, "男" if male else "女", given.get("number") or self.number(born, male, division), born,
            given.get("ethnicity", "汉族"), words("education").label(schooled).removesuffix("毕业"),
            "中共党员" if chance.yes(0.12) else "群众", "农业" if migrant else "居民", "是" if migrant else "否", mobile(chance),
            places.home_address(chance, "余东村"), chance.of(("一车间", "二车间", "仓储物流", "行政后勤")), chance.of(trade.posts),
            chance.of(("合同制", "合同制", "合同制", "劳务派遣")), chance.of(("2026-09-07", "2026-10-12", "2026-11-02")), UNION, None,
        ]  # fmt: skip


def roster() -> list[Line]:
    """The roster's lines: people as they should be, and among them every fault sheets are known for."""
    people = People()
    lines = [people.line() for _person in range(44)]
    for place, spoilt in enumerate(_faults(people)):
        lines.insert(min(2 + place * 2, len(lines)), spoilt)
    styles: Sequence[Callable[[str], Any]] = (
        date.fromisoformat,
        lambda day: f"{int(day[:4])}.{int(day[5:7])}.{int(day[8:])}",
        lambda day: f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:])}日",
        lambda day: day.replace("-", ""),
        lambda day: day.replace("-", "/"),
        lambda day: day,
        lambda day: day[:7],
    )
    for place, line in enumerate(lines):
        for column, shift in ((BIRTH, 0), (JOINED, 3)):
            if isinstance(line[column], str) and len(line[column]) == 10:
                line[column] = styles[(place + shift) % len(styles)](line[column])
        if place % 3 == 0:
            line[ETHNIC] = str(line[ETHNIC]).removesuffix("族")
    return lines


def _faults(people: People) -> list[Line]:
    """One line for each fault, each with a note that says what the sender would say."""

    def spoilt(column: int, value: Any, note: str | None = None, **given: Any) -> Line:
        line = people.line(**given)
        line[column] = value
        line[NOTE] = note
        return line

    wrong = people.number("1988-06-14", True)
    impossible = "33010619900231901"
    future = people.number("2061-03-04", True)
    twice = people.number("1991-08-23", False)
    legacy = people.number("1976-05-09", True)
    full_width = people.number("1983-11-30", False)
    ending = next(n for n in (people.number("1995-02-18", True) for _try in range(49)) if n.endswith("X"))
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    blanks = people.number("1979-12-01", True)
    return [
        spoilt(NAME, None, "姓名待补"),
        spoilt(NUMBER, None, "身份证在办"),
        spoilt(NUMBER, wrong[:17] + ("0" if wrong[17] != "0" else "1")),
        spoilt(NUMBER, impossible + check_digit(impossible), None, born="1990-02-28", male=True),
        spoilt(BIRTH, "2061-03-04", None, number=future, male=True),
        spoilt(NUMBER, float(people.number("1986-04-17", True).replace("X", "0")), "从工资表复制"),
        spoilt(PHONE, mobile(Chance("sample/phone")), None, number=twice, born="1991-08-23", male=False, name="陆雅琴"),
        spoilt(
            PHONE, mobile(Chance("sample/phone 2")), None, number=twice, born="1991-08-23", male=False, name="周春燕"
        ),
        spoilt(SEX, "女", None, male=True, born="1984-07-07"),
        spoilt(BIRTH, "1990-05-21", None, number=people.number("1990-12-05", True), born="1990-12-05", male=True),
        spoilt(NUMBER, legacy_form(legacy), "老身份证", born="1976-05-09", male=True),
        spoilt(PHONE, "1385712345"),
        spoilt(PHONE, "同上"),
        spoilt(JOINED, "2003-09-01", None, born="1993-03-12", male=False),
        spoilt(JOINED, "2062-11-02"),
        spoilt(EDUCATION, "函授在读"),
        spoilt(FORM, "借用"),
        spoilt(NUMBER, full_width.translate(wide), None, born="1983-11-30", male=False),
        spoilt(PHONE, "１３７５７１２３４５６"),
        spoilt(NAME, "王  芳", None, male=False),
        spoilt(NAME, "李　明", None, male=True),
        spoilt(NAME, "阿依古丽•吐尔逊", None, division="653101", ethnicity="维吾尔族", male=False),
        spoilt(NAME, "买买提．艾力", None, division="653201", ethnicity="维吾尔", male=True),
        spoilt(NAME, "努尔兰・叶尔肯", None, division="654002", ethnicity="哈萨克族", male=True),
        spoilt(NUMBER, f"{blanks[:6]} {blanks[6:14]} {blanks[14:]}", None, born="1979-12-01", male=True),
        spoilt(NUMBER, ending[:17] + "x", None, born="1995-02-18", male=True),
        spoilt(NAME, "沈㛃", None, male=False),
        spoilt(NAME, "赵𬱖", "名字电脑打不出，已从户籍网复制", male=True),
        spoilt(NAME, "𠮷木拉作", None, division="513401", ethnicity="彝族", male=False),
        spoilt(NAME, "⻢建国", None, male=True, born="1971-10-01"),
        spoilt(NUMBER, people.number("1969-02-11", True, "330125"), "本地老号码", born="1969-02-11", male=True),
        spoilt(
            NUMBER,
            people.number("1994-08-23", True, "810000"),
            "港澳台居住证",
            born="1994-08-23",
            male=True,
            name="陳志豪",
        ),
        spoilt(
            NUMBER, "EK8302117", "外籍专家，护照", born="1985-01-19", male=True, name="THOMAS LINDQVIST", ethnicity=""
        ),
        spoilt(IN, "三墩镇天禄化工有限公司仓储分公司工会", "分公司新建"),
        spoilt(IN, None),
        spoilt(ETHNIC, "汉人"),
    ]
