"""A reckoning of a household's income, its lines, and the months before an exit: fields in their one place. Fen."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, Sensitive, field, fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """The sum of one household over twelve months; once `decided` it is never changed. `frozen` is JSON of everything."""

    no: int = 0
    id: str = ""
    file: int = 0
    occasion: str = field(
        Kind.CODE, "测算事由", "Occasion", codes="aid_occasion", required=True, default="first", derived=True, width=100,
        group="收入测算", purpose="认定困难",
    )  # fmt: skip
    day: str = field(
        Kind.DATE, "测算日期", "Reckoned on", default="", derived=True, width=100, group="收入测算", purpose="认定困难"
    )
    period_from: str = field(
        Kind.DATE, "收入期间起", "Period from", required=True, default="", width=100, group="收入测算", hint="一般为最近十二个月",
        purpose="认定困难",
    )  # fmt: skip
    period_until: str = field(
        Kind.DATE,
        "收入期间止",
        "Period until",
        required=True,
        default="",
        width=100,
        group="收入测算",
        purpose="认定困难",
    )
    stated_income: int | None = field(
        Kind.MONEY, "家庭年度总收入（申报，元）", "Year's income stated (yuan)", width=130, group="收入测算",
        hint="与各行合计不同的，要写明原因", synonyms=("家庭年度总收入",), purpose="认定困难",
    )  # fmt: skip
    stated_reason: str | None = field(
        Kind.TEXT, "与合计不同的原因", "Why it differs", limit=200, width=160, group="收入测算", purpose="认定困难"
    )
    accident: str | None = field(
        Kind.CODE,
        "意外致困情形",
        "Accident",
        codes="aid_accident",
        width=110,
        group="意外和排除情形",
        purpose="认定意外致困",
    )
    accident_loss: int | None = field(
        Kind.MONEY, "当年支出（损失）（元）", "Year's loss (yuan)", width=130, group="意外和排除情形",
        hint="扣除保险、赔偿、社会救助之后", purpose="认定意外致困",
    )  # fmt: skip
    excluded: str | None = field(
        Kind.TEXT, "不予建档情形", "Grounds for exclusion", limit=100, width=160, group="意外和排除情形",
        hint="代码表“不予建档情形”的代码，用空格隔开", purpose="认定困难",
    )  # fmt: skip
    people: int | None = field(
        Kind.WHOLE, "家庭人口", "People", derived=True, width=70, group="结果", purpose="认定困难"
    )
    income: int | None = field(
        Kind.MONEY,
        "年收入合计（元）",
        "Year's income (yuan)",
        derived=True,
        width=120,
        group="结果",
        purpose="认定困难",
    )
    costs: int | None = field(
        Kind.MONEY,
        "年刚性支出（元）",
        "Year's rigid costs (yuan)",
        derived=True,
        width=120,
        group="结果",
        purpose="认定困难",
    )
    per_head: int | None = field(
        Kind.MONEY,
        "家庭月人均收入（元）",
        "A head and month (yuan)",
        derived=True,
        width=120,
        group="结果",
        purpose="认定困难",
    )
    line: int | None = field(
        Kind.MONEY, "低保标准（元）", "Line (yuan)", derived=True, width=110, group="结果", purpose="认定困难"
    )
    rules: str | None = None
    advised: str | None = field(
        Kind.CODE, "测算建议", "Advised", codes="aid_category", derived=True, width=90, group="结果", purpose="认定困难"
    )
    decided: str | None = field(
        Kind.CODE, "认定类别", "Decided", codes="aid_category", derived=True, width=90, group="结果", purpose="认定困难"
    )
    override_reason: str | None = field(
        Kind.TEXT, "与建议不同的理由", "Why another", limit=300, width=180, group="结果", purpose="认定困难"
    )
    decided_on: str | None = None
    decided_by: int | None = None
    frozen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeLine:
    """One income of the household in the period, fen a year; `monthly` where it was told by the month."""

    no: int = 0
    reckoning: int = 0
    person: int | None = None
    kind: str = field(
        Kind.CODE, "收入种类", "Kind of income", codes="aid_income", required=True, default="", width=130, group="收入",
        purpose="认定困难",
    )  # fmt: skip
    monthly: int | None = field(
        Kind.MONEY, "月平均（元）", "A month (yuan)", width=110, group="收入", hint="填月平均或全年，二者之一",
        synonyms=("月收入", "本人月平均收入"), purpose="认定困难",
    )  # fmt: skip
    amount: int = field(
        Kind.MONEY,
        "全年（元）",
        "A year (yuan)",
        default=0,
        width=110,
        group="收入",
        synonyms=("年收入", "金额"),
        purpose="认定困难",
    )
    proof: str | None = field(
        Kind.TEXT,
        "证明材料",
        "Proof",
        limit=100,
        width=160,
        group="收入",
        hint="如工资单、单位盖章的收入证明",
        purpose="认定困难",
    )
    note: str | None = field(Kind.TEXT, "备注", "Note", limit=100, width=120, group="收入", purpose="记事")


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One rigid cost of the household in the period, fen a year."""

    no: int = 0
    reckoning: int = 0
    person: int | None = None
    kind: str = field(
        Kind.CODE, "支出种类", "Kind of cost", codes="rigid_cost", required=True, default="", width=130, group="刚性支出",
        purpose="认定困难",
    )  # fmt: skip
    amount: int = field(
        Kind.MONEY, "全年（元）", "A year (yuan)", required=True, default=0, width=110, group="刚性支出", synonyms=("金额",),
        purpose="认定困难",
    )  # fmt: skip
    proof: str | None = field(
        Kind.TEXT, "证明材料", "Proof", limit=100, sensitive=Sensitive.HEALTH, width=160, group="刚性支出",
        hint="如发票、结算单、学费收据", purpose="认定困难（可能含敏感个人信息）",
    )  # fmt: skip
    note: str | None = field(
        Kind.TEXT, "备注", "Note", limit=100, sensitive=Sensitive.HEALTH, width=120, group="刚性支出", purpose="记事"
    )


RECKONING_FIELDS, INCOME_FIELDS, COST_FIELDS = fields_of(Reckoning), fields_of(IncomeLine), fields_of(CostLine)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitMonth:
    """What the household had in one month (YYYY-MM) before an exit, fen."""

    no: int = 0
    file: int = 0
    month: str = ""
    income: int = field(
        Kind.MONEY,
        "家庭当月收入（元）",
        "Month's income (yuan)",
        required=True,
        default=0,
        width=120,
        group="脱困",
        purpose="脱困核查",
    )
    people: int = field(
        Kind.WHOLE, "家庭人口", "People", required=True, default=1, width=70, group="脱困", purpose="脱困核查"
    )
    proof: str | None = field(Kind.TEXT, "证明材料", "Proof", limit=100, width=160, group="脱困", purpose="脱困核查")


EXIT_FIELDS = fields_of(ExitMonth)
