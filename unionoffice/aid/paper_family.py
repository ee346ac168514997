"""The family's grid of the file table: two lines a member, every field of domain.md 3.3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.paper_pages import amount, named, words
from unionoffice.printing import Box, Row, value, vertical
from unionoffice.printing.pen import Align

MEMBER = 8.2
"""mm: each of a member's two lines."""
UPPER = (
    ("姓名", 22), ("关系", 12), ("性别", 8), ("民族", 14), ("政治面貌", 15), ("身份证号", 34), ("出生日期", 18), ("健康状况", 18),
    ("疾病（残疾）", 21),
)  # fmt: skip
LOWER = (
    ("单位或学校", 32), ("学历", 14), ("入学—学制", 16), ("人员身份", 14), ("月收入（元）", 18), ("手机号码", 21), ("医保", 16),
    ("婚姻", 10), ("户口", 12), ("同住", 9),
)  # fmt: skip
"""The two lines of a family member: titles and widths in mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLine:
    """One of the family, two lines on the paper; `together` is 是 or 否, the income fen a month."""

    name: str = ""
    relation: str = ""
    sex: str = ""
    ethnicity: str = ""
    political: str = ""
    id_number: str = ""
    birth: str = ""
    health: str = ""
    illness: str = ""
    insurance: str = ""
    income_fen: int | None = None
    marital: str = ""
    household_type: str = ""
    standing: str = ""
    place: str = ""
    schooling: str = ""
    school_entered: str = ""
    school_years: str = ""
    phone: str = ""
    together: str = ""


def family_titles(count: int) -> list[Row]:
    """The two rows of titles, and at their left what stands beside them and `count` members."""
    side = vertical("家庭成员", 8, 2 * count + 2)
    return [
        Row(5.4, [side, *(_small(title, width) for title, width in UPPER)]),
        Row(5.4, [_small(title, width) for title, width in LOWER]),
    ]


def _small(title: str, width: float) -> Box:
    return words(title, width, align="center", size=9.0, margin=0.3)


def family_rows(members: Sequence[FamilyLine], first: int) -> list[Row]:
    """Two rows a member; the first of them is the `first`-th of the family."""
    rows = []
    for place, one in enumerate(members, first):
        upper = (
            one.name, one.relation, one.sex, one.ethnicity, one.political, one.id_number, one.birth, one.health, one.illness,
        )  # fmt: skip
        school = "—".join(part for part in (one.school_entered, one.school_years) if part)
        lower = (
            one.place, one.schooling, school, one.standing, amount(one.income_fen), one.phone, one.insurance, one.marital,
            one.household_type, one.together,
        )  # fmt: skip
        whose = f"家庭成员第 {place} 人"
        rows += [
            Row(
                MEMBER,
                [named(_cell(text, title), f"{whose}{title[0]}") for text, title in zip(cells, titles, strict=True)],
            )
            for cells, titles in ((upper, UPPER), (lower, LOWER))
        ]
    return rows


def _cell(text: str, title: tuple[str, float]) -> Box:
    in_figures = title[0] in ("身份证号", "出生日期", "手机号码", "月收入（元）", "入学—学制")
    align: Align = "right" if title[0] == "月收入（元）" else "center"
    return value(text, title[1], face="hei" if in_figures else "kai", size=9.0, align=align)
