"""Funds, quotas, rounds of payment and their rows: every field of domain.md 3.7 and 3.8 in its one place."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, Sensitive, field, fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """Money of one source, booked by itself. `levels` and `kinds` are codes between blanks; none means every one."""

    no: int = 0
    id: str = ""
    name: str = field(
        Kind.TEXT, "资金名称", "Fund", required=True, default="", limit=60, width=200, paper=44, group="资金",
        synonyms=("名称", "资金"), purpose="专款专用、专账",
    )  # fmt: skip
    source: str = field(
        Kind.CODE, "资金来源", "Source", codes="fund_source", required=True, default="", width=120, paper=26, group="资金",
        synonyms=("来源",), purpose="统计口径；使用范围",
    )  # fmt: skip
    levels: str = field(
        Kind.TEXT, "适用档案级别", "For file levels", default="", limit=40, width=120, group="使用范围",
        hint="空着表示不限；中央和省级财政资金只能用于全国级档案", purpose="专款专用",
    )  # fmt: skip
    kinds: str = field(
        Kind.TEXT, "限定救助类别", "For kinds of aid", default="", limit=100, width=140, group="使用范围", hint="空着表示不限",
        purpose="专款专用",
    )  # fmt: skip
    wish: str | None = field(
        Kind.TEXT, "捐赠人意愿", "Donor's wish", limit=200, width=160, group="使用范围", purpose="尊重捐赠人意愿"
    )
    opened_on: str = field(
        Kind.DATE, "启用日期", "Opened on", default="", derived=True, width=100, group="资金", purpose="专账"
    )
    closed_on: str | None = field(
        Kind.DATE, "停用日期", "Closed on", derived=True, width=100, group="资金", purpose="专账"
    )


FUND_FIELDS = fields_of(Fund)


@dataclass(frozen=True, slots=True, kw_only=True)
class FundEntry:
    """One line of a fund's ledger: fen in (positive) or out, and the balance after it."""

    no: int
    id: str
    fund: int
    day: str
    kind: str
    amount: int
    balance: int
    item: int | None
    reverses: int | None
    document: str | None
    note: str | None
    officer: str
    payee: str | None = None
    round_no: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """What a year allows: households, an amount in fen, or both; of a kind, a unit, a fund, or all of them."""

    no: int = 0
    id: str = ""
    year: int = field(Kind.WHOLE, "年度", "Year", required=True, default=0, width=70, group="指标", purpose="指标管理")
    kind: str | None = field(
        Kind.CODE, "救助类别", "Kind of aid", codes="aid_kind", width=110, group="指标", hint="空着表示各类合计",
        purpose="指标管理",
    )  # fmt: skip
    unit: int | None = None
    fund: int | None = None
    households: int | None = field(Kind.WHOLE, "户数", "Households", width=80, group="指标", purpose="指标管理")
    amount: int | None = field(Kind.MONEY, "金额（元）", "Amount (yuan)", width=110, group="指标", purpose="指标管理")
    document: str | None = field(
        Kind.TEXT, "下达文号", "Document", limit=60, width=160, group="指标", synonyms=("文号",), purpose="指标依据"
    )
    hard: int = field(
        Kind.YES_NO, "超出时拦截", "Blocks", default=0, width=90, group="指标", hint="否：只提醒", purpose="指标管理"
    )
    since: str = ""
    until: str | None = None


QUOTA_FIELDS = fields_of(Quota)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of payment 发放批次. `fund` is what its rows are paid from unless a row says another; days ISO text."""

    no: int = 0
    id: str = ""
    round_no: str = field(
        Kind.TEXT,
        "批次号",
        "Round no.",
        default="",
        derived=True,
        width=100,
        paper=24,
        group="批次",
        purpose="识别批次",
    )
    title: str = field(
        Kind.TEXT, "批次名称", "Title", required=True, default="", limit=60, width=220, paper=50, group="批次",
        synonyms=("标题", "名称"), purpose="发放签收表",
    )  # fmt: skip
    kind: str = field(
        Kind.CODE, "救助类别", "Kind of aid", codes="aid_kind", required=True, default="", width=110, group="批次",
        purpose="统计口径；标准",
    )  # fmt: skip
    method: str = field(
        Kind.CODE, "发放方式", "Method", codes="aid_method", required=True, default="transfer", width=90, group="批次",
        hint="现金和实物要签收，并由两人经办", purpose="发放手续",
    )  # fmt: skip
    period: str = field(
        Kind.TEXT, "所属期间", "Period", default="", limit=40, width=120, paper=30, group="批次", hint="例如 2026年春节",
        synonyms=("期间",), purpose="发放签收表",
    )  # fmt: skip
    year: int = field(
        Kind.WHOLE,
        "年度",
        "Year",
        default=0,
        width=60,
        group="批次",
        hint="计入哪一年的标准，不填为当年",
        purpose="年度标准",
    )
    fund: int | None = None
    state: str = field(
        Kind.CODE, "状态", "State", codes="aid_round_state", default="draft", derived=True, width=80, group="批次",
        purpose="办理进度",
    )  # fmt: skip
    since: str = field(
        Kind.DATE, "状态起始", "State since", default="", derived=True, width=100, group="批次", purpose="办理进度"
    )
    meeting: str | None = field(
        Kind.TEXT, "研究会议", "Meeting", limit=80, width=160, group="审批", synonyms=("会议名称",), purpose="审批依据"
    )
    meeting_on: str | None = field(Kind.DATE, "会议日期", "Meeting on", width=100, group="审批", purpose="审批依据")
    approval_no: str | None = field(
        Kind.TEXT, "批复文号", "Approval no.", limit=60, width=140, group="审批", synonyms=("文号",), purpose="审批依据"
    )
    planned: int | None = field(
        Kind.MONEY,
        "计划金额（元）",
        "Planned (yuan)",
        width=110,
        group="审批",
        synonyms=("计划金额",),
        purpose="资金计划",
    )
    goods: str | None = field(
        Kind.TEXT, "实物名称", "Goods", limit=80, width=140, group="发放", hint="发放实物时填写，例如 大米一袋、食用油一桶",
        purpose="账物相符",
    )  # fmt: skip
    handler: str | None = field(Kind.NAME, "经办人", "Handled by", width=90, group="发放", purpose="发放责任")
    second_handler: str | None = field(
        Kind.NAME, "第二经办人", "And by", width=90, group="发放", hint="发放现金或实物时须有两人", purpose="发放责任"
    )
    chair: str | None = field(Kind.NAME, "负责人", "Chair", width=90, group="发放", purpose="发放签收表")
    officer: int = 0
    corrects: int | None = None
    note: str | None = field(Kind.LONG_TEXT, "备注", "Note", limit=300, width=140, group="发放", purpose="记事")


ROUND_FIELDS = fields_of(Round)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of a round: `person` is paid for `beneficiary` (a student) out of `fund`; `amount` in fen.

    A row of a correcting round `reverses` another and has its amount with the sign turned. `name` and what follows is
    frozen when the sheet is printed and empty before.
    """

    no: int = 0
    id: str = ""
    round: int = 0
    place: int = 0
    file: int | None = None
    person: int = 0
    beneficiary: int = 0
    kind: str = field(
        Kind.CODE, "救助类别", "Kind of aid", codes="aid_kind", required=True, default="", width=100, paper=20, group="发放",
        purpose="统计口径；标准",
    )  # fmt: skip
    fund: int = 0
    amount: int = field(
        Kind.MONEY, "金额（元）", "Amount (yuan)", required=True, default=0, width=100, paper=22, group="发放",
        synonyms=("金额", "发放金额", "救助金额"), purpose="发放",
    )  # fmt: skip
    goods: str | None = field(Kind.TEXT, "实物", "Goods", limit=80, width=120, group="发放", purpose="账物相符")
    quantity: int | None = field(
        Kind.WHOLE, "数量", "Quantity", width=60, paper=13, group="发放", hint="实物的件数", purpose="账物相符"
    )
    school_stage: str | None = field(
        Kind.CODE, "在学阶段", "School stage", codes="school_stage", width=100, group="助学", synonyms=("就读阶段",),
        purpose="助学标准",
    )  # fmt: skip
    school: str | None = field(Kind.TEXT, "学校", "School", limit=80, width=150, group="助学", purpose="助学")
    payee_name: str | None = field(
        Kind.NAME, "户名", "Account holder", width=90, paper=22, group="收款账户", synonyms=("收款人", "账户名"),
        hint="不填为本人", purpose="发放；防冒领",
    )  # fmt: skip
    bank: str | None = field(
        Kind.TEXT, "开户银行", "Bank", limit=60, width=130, group="收款账户", synonyms=("开户行",), purpose="发放"
    )
    bank_branch: str | None = field(
        Kind.TEXT, "支行名称", "Branch", limit=80, width=140, group="收款账户", purpose="发放"
    )
    bank_card: str | None = field(
        Kind.TEXT, "银行卡号", "Bank card", limit=40, sensitive=Sensitive.ACCOUNT, width=170, paper=40, group="收款账户",
        synonyms=("卡号", "账号"), purpose="发放（敏感个人信息）",
    )  # fmt: skip
    remark: str | None = field(
        Kind.TEXT, "备注", "Remark", limit=100, width=140, paper=28, group="发放", purpose="发放签收表"
    )
    officer: int = 0
    reverses: int | None = None
    dropped_on: str | None = None
    name: str | None = field(
        Kind.NAME, "姓名", "Name", derived=True, width=90, paper=20, group="领取人", purpose="发放签收表"
    )
    id_number: str | None = field(
        Kind.ID_NUMBER, "身份证号", "Document number", derived=True, sensitive=Sensitive.IDENTITY, width=170, paper=40,
        group="领取人", limit=20, purpose="发放签收表；防重复",
    )  # fmt: skip
    unit: int | None = None
    unit_name: str | None = field(
        Kind.TEXT, "工作单位", "Workplace", derived=True, width=160, paper=40, group="领取人", purpose="发放签收表"
    )
    category: str | None = field(
        Kind.CODE, "困难类别", "Category", codes="aid_category", derived=True, width=90, paper=20, group="领取人",
        purpose="标准；统计口径",
    )  # fmt: skip
    phone: str | None = field(
        Kind.PHONE, "联系电话", "Phone", derived=True, sensitive=Sensitive.PHONE, width=120, paper=26, group="领取人",
        purpose="联系；防重复",
    )  # fmt: skip
    frozen: str | None = None
    sheet: int | None = None
    sheet_row: int | None = None
    result: str = field(
        Kind.CODE, "发放结果", "Result", codes="aid_result", default="pending", derived=True, width=80, group="结果",
        purpose="发放",
    )  # fmt: skip
    result_on: str | None = field(
        Kind.DATE, "结果日期", "Result on", derived=True, width=100, group="结果", purpose="发放"
    )
    result_note: str | None = field(
        Kind.TEXT, "结果说明", "Said of the result", derived=True, limit=100, width=140, group="结果", purpose="发放"
    )
    signer: str | None = field(
        Kind.NAME, "领取人签字", "Signed by", derived=True, width=90, group="结果", purpose="签收"
    )
    proxy: str | None = field(
        Kind.TEXT, "代领人及关系", "Proxy", derived=True, limit=100, width=140, group="结果", purpose="签收；代领责任"
    )


ITEM_FIELDS = fields_of(Item)

TYPED_ITEM = (
    "kind",
    "amount",
    "goods",
    "quantity",
    "school_stage",
    "school",
    "payee_name",
    "bank",
    "bank_branch",
    "remark",
)
"""What is typed of a row by its fields; `bank_card` has a reader of its own, file, person, student and fund are chosen."""

FROZEN_ITEM = ("name", "id_number", "unit_name", "category", "phone")
"""What is filled in from the records when the sheet is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One printed sign-off sheet. `unsigned` says how many rows came back without a signature."""

    no: int
    id: str
    round: int
    sheet_no: str
    printed_on: str
    rows: int
    amount: int
    code: str
    frozen: str
    officer: int
    out_to: str | None
    out_on: str | None
    returned_on: str | None
    unsigned: int | None
