"""A row of the family in a file 困难职工档案: its fields in their one place (domain.md 3.3)."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, Sensitive, field, fields_of
from unionoffice.findings import Finding, Level
from unionoffice.people import PERSON_FIELDS
from unionoffice.wording import _


def _a_school_year(year: int) -> Finding | None:
    if 1950 <= year <= 2100:
        return None
    return Finding(Level.HELD, "bad_year", _("入学年份应写成 2026 的样子。请核对。"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """One row of the family grid: `person` stands in the file from `since` until `until`. The worker is row 0, not here."""

    no: int = 0
    id: str = ""
    file: int = 0
    person: int = 0
    relation: str = field(
        Kind.CODE, "与职工关系", "Relation", codes="relation", required=True, default="", width=90, paper=16, group="家庭成员",
        synonyms=("关系",), purpose="认定家庭成员",
    )  # fmt: skip
    lives_together: int = field(
        Kind.YES_NO,
        "是否共同生活",
        "Lives together",
        required=True,
        default=1,
        width=90,
        group="家庭成员",
        purpose="计算家庭人口",
    )
    standing: str | None = field(
        Kind.CODE, "人员身份", "Standing", codes="person_state", required=True, width=90, paper=18, group="家庭成员",
        purpose="认定困难",
    )  # fmt: skip
    health: str | None = field(
        Kind.CODE, "健康状况", "Health", codes="aid_health", required=True, sensitive=Sensitive.HEALTH, width=100, paper=20,
        group="家庭成员", purpose="认定困难（敏感个人信息，单独同意）",
    )  # fmt: skip
    illness: str | None = field(
        Kind.TEXT, "疾病名称", "Illness", sensitive=Sensitive.HEALTH, limit=60, width=110, group="家庭成员",
        purpose="认定困难（敏感个人信息，单独同意）",
    )  # fmt: skip
    disability: str | None = field(
        Kind.CODE, "残疾类别", "Disability", codes="disability", sensitive=Sensitive.HEALTH, width=140, group="家庭成员",
        purpose="认定困难（敏感个人信息，单独同意）",
    )  # fmt: skip
    insurance: str | None = field(
        Kind.CODE, "医保状况", "Health insurance", codes="insurance", required=True, width=150, group="家庭成员",
        purpose="认定自付医疗费",
    )  # fmt: skip
    marital: str | None = field(
        Kind.CODE, "婚姻状况", "Marital status", codes="aid_marital", width=80, group="家庭成员", purpose="认定家庭成员"
    )
    household_type: str | None = field(
        Kind.CODE,
        "户口类型",
        "Registration",
        codes="aid_household",
        width=80,
        group="家庭成员",
        purpose="困难职工档案表",
    )
    place: str | None = field(
        Kind.TEXT,
        "单位或学校",
        "Workplace or school",
        limit=80,
        width=160,
        paper=36,
        group="家庭成员",
        purpose="认定收入；助学",
    )
    schooling: str | None = field(
        Kind.CODE,
        "当前学历",
        "Schooling",
        codes="school_stage",
        width=90,
        group="家庭成员",
        synonyms=("就读阶段",),
        purpose="金秋助学",
    )
    school_entered: int | None = field(
        Kind.WHOLE,
        "入学年份",
        "Entered school in",
        width=80,
        group="家庭成员",
        check=_a_school_year,
        purpose="金秋助学",
    )
    school_years: int | None = field(
        Kind.WHOLE,
        "学制（年）",
        "Years of the course",
        width=70,
        group="家庭成员",
        synonyms=("年制",),
        purpose="金秋助学",
    )
    no_number_reason: str | None = field(
        Kind.TEXT, "无证件号码的原因", "Why there is no number", limit=60, width=140, group="家庭成员",
        hint="未成年人没有号码时填写", purpose="防止重复享受",
    )  # fmt: skip
    since: str = ""
    until: str | None = None


FAMILY_FIELDS = fields_of(FamilyMember)

PERSON_OF_FAMILY = PERSON_FIELDS.only(
    "name", "id_kind", "id_number", "sex", "birth", "ethnicity", "political_status", "education", "phone"
)
"""What a row of the family says of the person."""

FAMILY_ENTRY = PERSON_OF_FAMILY + FAMILY_FIELDS
"""A row of the family as it is typed: the person, then the row."""
