"""Membership: the role of member hung on a person. Fields of domain.md 2.3; states of 2.2."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, field, fields_of
from unionoffice.people import PERSON_FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One person's membership as it stands; its history is in `membership_spans`."""

    person: int = 0
    unit: int = field(
        Kind.UNIT, "所属工会", "Union", required=True, width=220, paper=44, group="会籍",
        synonyms=(
            "工会名称", "所在工会", "基层工会", "工会组织", "所属基层工会", "所属工会名称", "所属工会组织", "基层工会名称", "所在工会名称",
            "工会组织名称", "所属基层工会名称", "会籍所在工会",
        ),
        purpose="组织管理",
    )  # fmt: skip
    employer: str | None = field(
        Kind.TEXT, "工作单位", "Employer", width=180, paper=44, group="会籍",
        synonyms=(
            "单位", "用人单位", "所在单位", "单位名称", "工作单位名称", "企业名称", "公司", "公司名称", "所属单位", "企业", "所在企业",
            "就职单位", "就业单位", "现工作单位", "用工单位", "所在公司", "所属企业", "所属公司",
        ),
        purpose="组织管理",
    )  # fmt: skip
    team: str | None = field(
        Kind.TEXT, "工会小组", "Group", limit=60, width=100, paper=24, group="会籍", synonyms=("所在小组", "小组", "班组", "部门", "车间", "科室", "所在部门", "所属部门"),
        purpose="组织管理",
    )  # fmt: skip
    post: str | None = field(
        Kind.TEXT, "岗位", "Post", limit=60, width=100, paper=22, group="会籍", synonyms=(
            "职务", "工种", "岗位（职务）", "职务/岗位", "职业", "职务/工种", "工种/职务", "岗位/工种", "工种/岗位", "职务或工种", "岗位名称",
            "工作岗位", "职位", "从事岗位", "从事工种",
        ),
        purpose="入会登记表",
    )  # fmt: skip
    union_post: str | None = field(
        Kind.CODE,
        "工会职务",
        "Union post",
        codes="union_post",
        width=100,
        group="会籍",
        synonyms=("担任工会职务", "工会内职务"),
        purpose="组织管理",
    )
    employment_form: str | None = field(
        Kind.CODE, "用工形式", "Employment", codes="employment_form", width=100, group="会籍",
        synonyms=("就业形态", "用工类型", "用工性质", "就业状态", "就业状况", "用工方式"), purpose="统计",
    )  # fmt: skip
    new_form_group: str | None = field(
        Kind.CODE, "新就业群体", "New-form group", codes="new_form_group", width=110, group="会籍",
        synonyms=("新就业形态群体", "八大群体", "新就业形态劳动者类型", "新就业形态类别"), purpose="统计",
    )  # fmt: skip
    joined: str | None = field(
        Kind.DATE, "入会日期", "Joined on", width=100, paper=24, group="会籍", synonyms=("入会时间", "加入工会时间", "入会年月", "加入工会日期", "参加工会时间", "参加工会日期", "何时入会", "入会年月日"),
        purpose="会籍起算",
    )  # fmt: skip
    state: str = field(
        Kind.CODE, "会籍状态", "State", codes="member_state", required=True, default="active", width=80, paper=18, group="会籍",
        synonyms=("会员状态", "状态", "会籍"), derived=True, purpose="统计口径",
    )  # fmt: skip
    since: str = field(
        Kind.DATE,
        "状态起始",
        "State since",
        width=100,
        group="会籍",
        derived=True,
        importable=False,
        purpose="统计口径",
    )
    card_no: str | None = field(
        Kind.TEXT, "会员编号", "Card number", limit=22, width=190, paper=46, group="会籍", derived=True,
        synonyms=(
            "会员证号", "会员卡号", "会员证号码", "会员证编号", "会员证（卡）号", "会员号", "工会会员证号", "工会会员卡号", "工会会员编号",
        ), purpose="会员证",
    )  # fmt: skip
    former_card_no: str | None = field(
        Kind.TEXT,
        "原会员证号",
        "Earlier card no.",
        limit=40,
        width=140,
        group="会籍",
        synonyms=("旧会员证号", "原证号"),
        purpose="会员证",
    )
    card_issued: str | None = field(
        Kind.DATE,
        "发证日期",
        "Card issued on",
        width=100,
        group="会籍",
        derived=True,
        synonyms=("发证时间",),
        purpose="会员证",
    )
    dues_base: int | None = field(
        Kind.MONEY,
        "会费基数（元）",
        "Dues base (yuan)",
        width=100,
        group="会籍",
        synonyms=("会费基数", "缴费基数", "工资"),
        purpose="会费",
    )
    note: str | None = field(
        Kind.LONG_TEXT,
        "备注",
        "Note",
        limit=500,
        width=120,
        paper=26,
        group="会籍",
        synonyms=("说明", "附注", "其他说明"),
        purpose="记事",
    )


MEMBERSHIP_FIELDS = fields_of(Membership)
MEMBER_FIELDS = PERSON_FIELDS + MEMBERSHIP_FIELDS
"""A member's fields in form, list, import, export and print: the person's, then the membership's."""

STATES_ON_THE_ROLL = ("active", "seconded", "transferred_in")
"""States that count as members (domain.md 2.2); code list member_state says the same with its `counted`."""

COUNTED = ", ".join(f"'{state}'" for state in STATES_ON_THE_ROLL)
"""The same for an IN (…) of a statement."""
