"""A collective contract and what hangs on it: every field of domain.md 4.2 in its one place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from unionoffice.fields import Kind, field, fields_of
from unionoffice.findings import Finding, Level
from unionoffice.wording import _


def _percent(text: str) -> Finding | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite() and -100 <= number <= 1000 and number == round(number, 2):
        return None
    sentence = _("“{text}”不是百分数；请写数字，例如 6.5（表示 6.5%），最多两位小数。")
    return Finding(Level.HELD, "bad_percent", sentence.format(text=text[:20]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One collective contract from its offer to its end; what follows from its days is computed, never stored."""

    no: int = 0
    id: str = ""
    number: str = field(
        Kind.TEXT, "编号", "No.", width=110, paper=24, limit=40, group="合同", synonyms=("合同编号",),
        hint="不填则按年度顺序编号", purpose="识别合同",
    )  # fmt: skip
    kind: str = field(
        Kind.CODE, "种类", "Kind", codes="contract_kind", required=True, default="general", width=130, paper=30,
        group="合同", synonyms=("合同种类", "集体合同种类"), purpose="统计口径，决定适用的规则",
    )  # fmt: skip
    level: str = field(
        Kind.CODE, "层级", "Level", codes="contract_level", required=True, default="enterprise", width=80, paper=18,
        group="合同", synonyms=("合同层级",), purpose="统计口径（劳动合同法第五十一、五十三条）",
    )  # fmt: skip
    nature: str = field(
        Kind.CODE, "签订类别", "First or renewed", codes="contract_nature", required=True, default="first", width=80,
        paper=18, group="合同", synonyms=("首次续订变更",), purpose="报审登记",
    )  # fmt: skip
    predecessor: int | None = None
    employer: int | None = field(
        Kind.UNIT, "用人单位", "Employer", width=220, group="双方", purpose="合同当事人（企业合同为本办公室的单位）"
    )
    employer_name: str = field(
        Kind.TEXT, "用人单位（代表组织）名称", "Employer's name", width=240, paper=55, limit=120, group="双方",
        synonyms=("用人单位名称", "企业名称", "代表组织"), hint="区域、行业合同填商会、协会或推选的企业方",
        purpose="合同当事人",
    )  # fmt: skip
    employer_code: str | None = field(
        Kind.CREDIT_CODE, "用人单位统一社会信用代码", "Employer's credit code", width=170, paper=42, group="双方",
        purpose="识别用人单位（GB 32100）",
    )  # fmt: skip
    legal_person: str | None = field(
        Kind.NAME, "法定代表人", "Legal representative", width=90, paper=20, group="双方", purpose="报审登记"
    )
    union_unit: int | None = field(
        Kind.UNIT, "职工方工会", "Union", width=220, group="双方", synonyms=("工会名称",), purpose="合同当事人"
    )
    union_name: str = field(
        Kind.TEXT, "工会名称", "Union's name", width=240, paper=55, limit=120, group="双方",
        hint="没有工会的，填上级工会指导下推选的代表", purpose="合同当事人（劳动合同法第五十一条）",
    )  # fmt: skip
    chair: str | None = field(Kind.NAME, "工会主席", "Chair", width=90, paper=20, group="双方", purpose="报审登记")
    employer_chief: str | None = field(
        Kind.NAME, "用人单位方首席代表", "Employer's chief representative", width=110, paper=24, group="双方",
        synonyms=("企业方首席代表",), purpose="协商与签字",
    )  # fmt: skip
    employer_chief_post: str | None = field(
        Kind.TEXT, "用人单位方首席代表职务", "Post of the employer's chief", limit=60, paper=24, group="双方",
        purpose="协商与签字",
    )  # fmt: skip
    employer_proxy: int | None = field(
        Kind.YES_NO, "用人单位方首席代表受委托", "Employer's chief by proxy", group="双方", purpose="委托书归档"
    )
    worker_chief: str | None = field(
        Kind.NAME, "职工方首席代表", "Workers' chief representative", width=110, paper=24, group="双方",
        purpose="协商与签字",
    )  # fmt: skip
    worker_chief_post: str | None = field(
        Kind.TEXT, "职工方首席代表职务", "Post of the workers' chief", limit=60, paper=24, group="双方",
        purpose="协商与签字",
    )  # fmt: skip
    worker_proxy: int | None = field(
        Kind.YES_NO, "职工方首席代表受委托", "Workers' chief by proxy", group="双方", purpose="委托书归档"
    )
    large: int | None = field(
        Kind.YES_NO, "规模以上单位", "Above the size limit", group="双方", purpose="协商代表人数要求"
    )
    subjects: str | None = field(Kind.LONG_TEXT, "主要议题", "Subjects", limit=1000, group="内容", purpose="报审登记")
    drafted_on: str | None = field(
        Kind.DATE, "草案形成日期", "Draft agreed on", width=100, paper=22, group="签订", purpose="提交职代会的期限"
    )
    term_start: str | None = field(
        Kind.DATE, "期限起", "Term from", width=100, paper=22, group="签订", synonyms=("生效起", "合同起始日"),
        purpose="履行期限",
    )  # fmt: skip
    term_end: str | None = field(
        Kind.DATE, "期限止", "Term until", width=100, paper=22, group="签订", synonyms=("终止日", "合同终止日"),
        purpose="履行期限、到期提醒",
    )  # fmt: skip
    signed_on: str | None = field(
        Kind.DATE, "签字日期", "Signed on", width=100, paper=22, group="签订", synonyms=("签订日期",),
        purpose="报送期限起算",
    )  # fmt: skip
    effect_override: str | None = field(
        Kind.DATE, "生效日期（另有文书）", "In effect from (by paper)", width=100, group="生效",
        purpose="与推算不同的生效日期",
    )  # fmt: skip
    effect_paper: str | None = field(
        Kind.TEXT, "生效文书", "Paper on the effect", limit=120, group="生效", purpose="与推算不同时的依据"
    )
    published_on: str | None = field(
        Kind.DATE, "公布日期", "Published on", width=100, paper=22, group="生效", purpose="公布期限"
    )
    published_how: str | None = field(
        Kind.CODE, "公布方式", "How published", codes="contract_publication", width=110, group="生效", purpose="公布"
    )
    copied_on: str | None = field(
        Kind.DATE, "报上级工会日期", "Copied to the upper union on", width=100, group="生效", purpose="抄报期限"
    )
    last_average: int | None = field(
        Kind.MONEY, "上年平均工资（元/月）", "Last year's average wage (yuan a month)", width=110, group="工资",
        purpose="工资专项合同报审",
    )  # fmt: skip
    raise_percent: str | None = field(
        Kind.TEXT, "约定增幅（%）", "Agreed raise (%)", limit=12, width=80, paper=16, group="工资", check=_percent,
        purpose="工资增幅统计",
    )  # fmt: skip
    contract_minimum: int | None = field(
        Kind.MONEY, "合同最低工资（元/月）", "Minimum in the contract (yuan a month)", width=110, group="工资",
        purpose="不得低于当地最低工资标准（劳动合同法第五十五条）",
    )  # fmt: skip
    payroll: int | None = field(
        Kind.MONEY, "工资总额（元）", "Payroll (yuan)", width=110, group="工资", purpose="工资专项合同报审"
    )
    ended_on: str | None = field(
        Kind.DATE, "终止·解除日期", "Ended on", width=100, paper=22, group="结束", purpose="履行期限"
    )
    ended_how: str | None = field(
        Kind.CODE, "结束方式", "How it ended", codes="contract_end", width=80, group="结束", purpose="履行期限"
    )
    end_reason: str | None = field(Kind.TEXT, "结束原因", "Why it ended", limit=200, group="结束", purpose="备案")
    end_filed_on: str | None = field(
        Kind.DATE, "结束备案日期", "End filed on", width=100, group="结束", purpose="备案期限"
    )
    note: str | None = field(Kind.LONG_TEXT, "备注", "Note", limit=1000, group="结束", purpose="记事")


CONTRACT_FIELDS = fields_of(Contract)

BY_VERBS = (
    "signed_on", "term_start", "term_end", "effect_override", "effect_paper", "published_on", "published_how",
    "copied_on", "ended_on", "ended_how", "end_reason", "end_filed_on", "nature", "drafted_on",
)  # fmt: skip
"""Fields that only the act they belong to may set: signing, taking effect, publishing, ending, renewing."""
