"""Invented households in need: the family around a worker, what they have and spend, and what befell them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unionoffice.demo import names, places
from unionoffice.demo.days import FIRST, iso, ordinal
from unionoffice.demo.lists import Chance
from unionoffice.demo.numbers import Numbers, mobile
from unionoffice.members import Member

Values = dict[str, Any]

_ILLNESS = (
    ("malignant", "乳腺癌"), ("malignant", "肺癌"), ("malignant", "胃癌"), ("heart", "冠心病"), ("brain", "脑梗死后遗症"),
    ("renal", "尿毒症，透析"), ("diabetes", "2 型糖尿病"), ("liver", "肝硬化"), ("blood", "再生障碍性贫血"), ("lung", "尘肺病"),
    ("spine", "腰椎间盘突出"), ("mental", "精神分裂症"),
)  # fmt: skip
_DISABILITY = (
    "physical_2",
    "physical_3",
    "physical_4",
    "hearing_2",
    "sight_1",
    "intellectual_2",
    "mental_2",
    "multiple_2",
)
_BANKS = (("621483", "招商银行", "杭州城西支行"), ("622848", "中国农业银行", "三墩支行"), ("622202", "中国工商银行", "三墩支行"),
          ("621700", "中国建设银行", "文教支行"), ("621799", "中国邮政储蓄银行", "三墩支行"))  # fmt: skip
_SCHOOLS = {"university": ("浙江工业大学", "浙江工商大学", "杭州师范大学", "浙江树人学院"), "senior": ("学军中学", "三墩职业高中", "杭州西子中学"),
            "basic": ("三墩小学", "三墩中学", "政新小学")}  # fmt: skip

TARGETS = {"deep": (0.25, 0.93), "relative": (1.012, 1.93), "accident": (2.15, 2.9)}
"""What a head lives on in the month, as shares of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household as it was invented: columns of the file, the family, and who brings what home; fen."""

    values: Values
    family: list[tuple[Values, Values]]
    income: list[tuple[int, str, int]]
    costs: list[tuple[int, str, int]]
    loss: int | None


def card_number(chance: Chance, head: str) -> str:
    """Nineteen digits that pass Luhn's check."""
    body = head + "".join(str(chance.between(0, 9)) for _digit in range(12))
    total = sum(
        int(digit) if place % 2 else sum(divmod(int(digit) * 2, 10)) for place, digit in enumerate(reversed(body))
    )
    return body + str(-total % 10)


def home_of(
    chance: Chance, numbers: Numbers, member: Member, category: str, *, line: int, day: str, income_again: float = 1.0
) -> Home:
    """The household of this member in one of the three categories of today, by a line in fen on a day."""
    person = member.person
    age = int(day[:4]) - int((person.birth or "1980")[:4])
    family = _family(chance, numbers, member, age, day)
    cause = _cause(chance, category, family)
    ill = chance.between(0, len(family)) if cause in ("6", "8", "1") else -1
    values = _values(chance, member, day, cause, ill == 0)
    if all(row["relation"] not in ("11", "12") for _person, row in family):
        values["marital"] = "single" if age < 27 else "divorced"
        values["single_parent"] = int(any(row["relation"] in ("20", "30") for _person, row in family))
    for place, (_person, row) in enumerate(family, 1):
        row |= _ailment(chance, cause) if place == ill else {"health": "good"}
    together = 1 + sum(row["lives_together"] for _person, row in family)
    costs = _costs(chance, cause, family, ill, line)
    low, high = TARGETS[category]
    wanted = int(line * (low + (high - low) * chance.random()) * income_again) * 12 * together + sum(
        fen for *_who, fen in costs
    )
    return Home(
        values=values, family=family, income=_income(chance, wanted, age, family), costs=costs,
        loss=wanted * chance.between(85, 140) // 100 if category == "accident" else None,
    )  # fmt: skip


def _family(chance: Chance, numbers: Numbers, member: Member, age: int, day: str) -> list[tuple[Values, Values]]:
    person, born = member.person, ordinal(member.person.birth or "1980-01-01")
    male = person.sex == "male"
    single = age < 27 or chance.yes(0.16)
    family = []
    if not single:
        family.append(
            _relative(chance, numbers, born + chance.between(-1400, 1400), not male, "11" if not male else "12", None)
        )
    surname = person.name[0] if male else (family[0][0]["name"][0] if family else person.name[0])
    youngest = ordinal(day) - 400
    for _child in range(chance.of((0, 1, 1, 1, 1, 2, 2)) if age >= 26 else 0):
        child = born + chance.between(24, 34) * 365 + chance.between(0, 364)
        if child < youngest:
            boy = chance.yes(0.52)
            family.append(_relative(chance, numbers, child, boy, "20" if boy else "30", surname))
    if chance.yes(0.28) and born - 26 * 365 > FIRST:
        mother = chance.yes(0.6)
        parent = max(born - chance.between(22, 31) * 365, FIRST + 1)
        family.append(
            _relative(chance, numbers, parent, not mother, "52" if mother else "51", None if mother else person.name[0])
        )
    for relative, row in family:
        _settle(chance, relative, row, int(day[:4]) - int(relative["birth"][:4]))
    return family


def _relative(
    chance: Chance, numbers: Numbers, born: int, male: bool, relation: str, surname: str | None
) -> tuple[Values, Values]:
    year = int(iso(born)[:4])
    name = (
        names.han_name(chance, year, male, local=True)
        if surname is None
        else surname + names.given_name(chance, year, male)
    )
    division = places.own_division(chance, year)
    person = {
        "name": name, "id_number": numbers.citizen(chance, division, born, male), "sex": "male" if male else "female",
        "birth": iso(born), "ethnicity": "01",
    }  # fmt: skip
    return person, {"relation": relation, "lives_together": 1, "insurance": "resident"}


def _settle(chance: Chance, person: Values, row: Values, age: int) -> None:
    """What this relative does, by age."""
    if age < 6:
        row["standing"] = "preschool"
    elif age < 23:
        stage = "basic" if age < 15 else "senior" if age < 18 else "university"
        row |= {"standing": "student", "place": chance.of(_SCHOOLS[stage]), "schooling": stage}
    elif age < 60:
        row["standing"] = chance.of(("on_post", "on_post", "jobless", "laid_off", "other"))
        if row["standing"] == "on_post":
            row["insurance"] = "worker"
        person["phone"] = mobile(chance)
    else:
        row["standing"] = chance.of(("retired", "farmer", "jobless"))
    row["marital"] = "single" if age < 23 else "married"


def _cause(chance: Chance, category: str, family: list[tuple[Values, Values]]) -> str:
    if category == "accident":
        return chance.of(("6", "6", "8", "7"))
    students = any(row["standing"] == "student" for _person, row in family)
    return chance.of(("6", "6", "6", "9" if students else "10", "9" if students else "1", "1", "3", "2", "10"))


def _ailment(chance: Chance, cause: str) -> Values:
    if cause == "1" or chance.yes(0.2):
        return {"health": "disabled", "disability": chance.of(_DISABILITY)}
    health, illness = chance.of(_ILLNESS)
    return {"health": health, "illness": illness}


_WORDS = {
    "1": "身有残疾，不能从事重体力劳动，家庭收入低。", "2": "家中有劳动力未就业，收入来源单一。", "3": "企业停产后下岗，靠零工维持生活。",
    "6": "家庭成员患重病，长期治疗，自付医疗费多。", "7": "房屋受灾损失较大，恢复生产生活有困难。", "8": "发生意外事故，治疗和误工使家庭支出骤增。",
    "9": "子女在校就读，学费和生活费负担重。", "10": "家庭人口多、收入低，生活困难。",
}  # fmt: skip


def _values(chance: Chance, member: Member, day: str, cause: str, ill: bool) -> Values:
    person, head = member.person, chance.of(_BANKS)
    year = int((person.birth or "1980")[:4])
    return {
        "unit": member.membership.unit, "workplace": member.membership.employer or member.unit_name,
        **(_ailment(chance, cause) if ill else {"health": "good"}),
        "work_state": "on_post" if member.state != "retained" else "retired",
        "started_work": iso(ordinal(f"{year + chance.between(18, 23)}-07-01")), "industry": chance.of(("03", "05", "08", "09")),
        "marital": "married", "household_type": "farm" if person.migrant else "nonfarm",
        "registration_division": (person.id_number or "330106")[:6], "insurance": "worker",
        "home": person.address or "三墩镇", "housing": chance.of(("self_built", "market", "rented", "public_rental", "affordable")),
        "housing_square_metres": chance.between(28, 110), "postcode": "310030", "single_parent": 0, "self_help": 0,
        "zero_employment": 0, "unit_nature": chance.of(("private", "private", "state_body", "collective")),
        "unit_state": chance.of(("normal", "normal", "normal", "half_stopped")), "migrant": person.migrant or 0,
        "contract_signed": f"{int(day[:4]) - 2}-03-01" if person.migrant else None,
        "contract_term": "three_years" if person.migrant else None, "reason_main": cause, "reason_text": _WORDS[cause],
        "bank": head[1], "bank_branch": head[2], "bank_card": card_number(chance, head[0]), "consent_ground": "consent",
    }  # fmt: skip


def _costs(
    chance: Chance, cause: str, family: list[tuple[Values, Values]], ill: int, line: int
) -> list[tuple[int, str, int]]:
    costs = []
    if ill >= 0:
        kind = "disability" if cause == "1" else "medical"
        costs.append((ill, kind, line * chance.between(40, 260) // 1000 * 100))
    fees = {"basic": (1, 3), "senior": (4, 9), "university": (9, 20)}
    for place, (_person, row) in enumerate(family, 1):
        if row.get("schooling"):
            low, high = fees[row["schooling"]]
            costs.append((place, "education", chance.between(low, high) * 100_000))
    if chance.yes(0.3):
        costs.append((0, "work", chance.between(6, 24) * 20_000))
    return costs


def _income(chance: Chance, wanted: int, age: int, family: list[tuple[Values, Values]]) -> list[tuple[int, str, int]]:
    """Fen a month by person that make up the year, in whole yuan; the worker brings what the others do not."""
    month = wanted // 12
    lines = []
    for place, (_person, row) in enumerate(family, 1):
        kind = {"on_post": "wage", "laid_off": "wage", "retired": "pension", "farmer": "business"}.get(row["standing"])
        if kind is not None:
            share = month * chance.between(12, 34) // 100 // 10_000 * 10_000
            if share:
                lines.append((place, kind, share))
    own = max(month - sum(fen for *_who, fen in lines), 0) // 100 * 100
    lines.insert(0, (0, "wage" if age < 60 else "pension", own))
    return lines
