"""A unit: a union of any level, or an enterprise that has none yet; the fields of domain.md 1.7 in their one place."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, Sensitive, field, fields_of
from unionoffice.findings import Finding, Level
from unionoffice.wording import _


def _not_longer_than_five_years(years: int) -> Finding | None:
    if years in (3, 5):
        return None
    return Finding(Level.WARNING, "term_years", _("基层工会委员会每届任期为三年或五年（工会法第十六条）。请核对。"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One node of the tree county – township – village or grid – enterprise union – group, as the file has it."""

    no: int = 0
    id: str = ""
    name: str = field(
        Kind.TEXT, "工会名称", "Union name", required=True, width=260, paper=60, group="基本情况",
        synonyms=("单位名称", "工会组织名称", "基层工会名称", "所属工会", "工会全称"), hint="与公章文字一致",
        purpose="识别工会组织",
    )  # fmt: skip
    short_name: str | None = field(Kind.TEXT, "简称", "Short name", limit=40, group="基本情况", purpose="列表显示")
    kind: str = field(
        Kind.CODE, "组织类型", "Kind", codes="unit_kind", required=True, default="single", width=110, paper=24,
        group="基本情况", synonyms=("工会类型", "建会方式"), purpose="统计口径",
    )  # fmt: skip
    parent: int | None = field(
        Kind.UNIT, "隶属上级工会", "Upper union", width=180, group="基本情况", synonyms=("上级工会", "上级工会名称"),
        purpose="组织层级",
    )  # fmt: skip
    status: str = field(
        Kind.CODE, "状态", "Status", codes="unit_status", required=True, default="normal", width=80, paper=16,
        group="基本情况", purpose="统计口径",
    )  # fmt: skip
    union_code: str | None = field(
        Kind.CREDIT_CODE, "工会统一社会信用代码", "Union's credit code", width=170, paper=42, group="基本情况",
        synonyms=("工会代码", "工会组织统一社会信用代码", "工会法人代码"), purpose="工会法人资格登记（GB 32100，81 开头）",
    )  # fmt: skip
    employer: str | None = field(
        Kind.TEXT, "所在单位名称", "Employer", width=220, paper=55, group="所在单位",
        synonyms=("企业名称", "工作单位", "用人单位", "公司名称"), purpose="建会情况统计",
    )  # fmt: skip
    credit_code: str | None = field(
        Kind.CREDIT_CODE, "单位统一社会信用代码", "Employer's credit code", width=170, paper=42, group="所在单位",
        synonyms=("统一社会信用代码", "企业信用代码", "社会信用代码"), purpose="识别用人单位（GB 32100）",
    )  # fmt: skip
    unit_type: str | None = field(
        Kind.CODE, "单位性质", "Registration type", codes="unit_type", width=120, paper=30, group="所在单位",
        synonyms=("登记注册类型", "企业性质", "经济类型"), purpose="统计分组",
    )  # fmt: skip
    industry: str | None = field(
        Kind.CODE, "国民经济行业", "Industry", codes="industry", width=160, paper=35, group="所在单位",
        synonyms=("行业", "所属行业"), purpose="统计分组（GB/T 4754-2017）",
    )  # fmt: skip
    non_public: int | None = field(
        Kind.YES_NO,
        "是否非公",
        "Non-public",
        width=70,
        paper=14,
        group="所在单位",
        synonyms=("非公企业",),
        purpose="统计分组",
    )
    payroll: int | None = field(
        Kind.MONEY, "月工资总额（元）", "Monthly payroll (yuan)", width=110, group="所在单位", synonyms=("工资总额", "月工资总额"),
        purpose="计拨工会经费（工会法第四十三条）",
    )  # fmt: skip
    division: str | None = field(
        Kind.DIVISION, "行政区划代码", "Division code", width=110, paper=26, group="联系", synonyms=("区划代码",),
        purpose="会员编号与统计",
    )  # fmt: skip
    address: str | None = field(
        Kind.TEXT,
        "单位地址",
        "Address",
        limit=200,
        width=220,
        paper=60,
        group="联系",
        synonyms=("地址", "单位住所"),
        purpose="联系",
    )
    contact: str | None = field(
        Kind.NAME, "联系人", "Contact", width=90, paper=20, group="联系", synonyms=("工会联系人",), purpose="联系"
    )
    phone: str | None = field(
        Kind.PHONE, "联系电话", "Telephone", width=120, paper=28, group="联系", sensitive=Sensitive.PHONE,
        synonyms=("电话", "单位电话"), purpose="联系",
    )  # fmt: skip
    chair: str | None = field(
        Kind.NAME,
        "工会主席",
        "Chair",
        width=90,
        paper=20,
        group="工会",
        synonyms=("主席", "主席姓名", "负责人"),
        purpose="组织管理",
    )
    founded: str | None = field(
        Kind.DATE,
        "建会日期",
        "Founded on",
        width=100,
        paper=24,
        group="工会",
        synonyms=("成立日期", "建会时间"),
        purpose="组织管理",
    )
    approval_no: str | None = field(
        Kind.TEXT,
        "批复文号",
        "Approval no.",
        width=140,
        paper=35,
        group="工会",
        synonyms=("批准文号",),
        purpose="组织管理",
    )
    term_no: int | None = field(
        Kind.WHOLE, "届次", "Term no.", width=60, paper=14, group="工会", synonyms=("第几届",), purpose="换届"
    )
    term_years: int | None = field(
        Kind.WHOLE, "每届年限", "Years of a term", width=70, group="工会", check=_not_longer_than_five_years,
        purpose="换届（工会法第十六条）",
    )  # fmt: skip
    term_start: str | None = field(
        Kind.DATE,
        "本届起",
        "Term from",
        width=100,
        paper=24,
        group="工会",
        synonyms=("本届任期起", "换届日期"),
        purpose="换届",
    )
    term_end: str | None = field(
        Kind.DATE,
        "本届止",
        "Term until",
        width=100,
        paper=24,
        group="工会",
        synonyms=("本届任期止", "届满日期"),
        purpose="换届",
    )
    certificate_no: str | None = field(
        Kind.TEXT, "法人资格证书编号", "Certificate no.", width=140, group="工会", purpose="工会法人资格登记"
    )
    certificate_until: str | None = field(
        Kind.DATE, "证书有效期至", "Certificate until", width=100, group="工会", purpose="工会法人资格登记"
    )
    note: str | None = field(Kind.LONG_TEXT, "备注", "Note", limit=1000, paper=30, group="工会", purpose="记事")
    confirmed: int = 1


UNIT_FIELDS = fields_of(Unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerCount:
    """The workers of a unit on a day, as the unit said; the parts are at most the whole."""

    no: int = 0
    unit: int = 0
    day: str = field(Kind.DATE, "统计日期", "Day", required=True, width=100, purpose="统计")
    workers: int = field(
        Kind.WHOLE,
        "职工人数",
        "Workers",
        required=True,
        width=80,
        paper=18,
        default=0,
        synonyms=("职工数", "职工总数"),
        purpose="统计",
    )
    women: int | None = field(
        Kind.WHOLE, "其中女职工", "Women", width=80, paper=18, synonyms=("女职工", "女职工数"), purpose="统计"
    )
    migrant: int | None = field(
        Kind.WHOLE, "其中农民工", "Migrant workers", width=80, paper=18, synonyms=("农民工",), purpose="统计"
    )
    dispatched: int | None = field(
        Kind.WHOLE, "其中劳务派遣", "Dispatched", width=80, paper=18, synonyms=("劳务派遣",), purpose="统计"
    )
    new_form: int | None = field(
        Kind.WHOLE, "其中新就业形态", "New forms of work", width=90, paper=18, synonyms=("新就业形态",), purpose="统计"
    )


COUNT_FIELDS = fields_of(WorkerCount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A unit a joint or regional union covers, from a day until another (open: still covered)."""

    no: int = 0
    joint: int = 0
    unit: int = 0
    since: str = ""
    until: str | None = None
