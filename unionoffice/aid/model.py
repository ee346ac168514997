"""The file 困难职工档案: every field of domain.md 3.3 in its one place; the family stands in family_model.py."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, Sensitive, field, fields_of
from unionoffice.findings import Finding, Level
from unionoffice.wording import _


def _six_digits(code: str) -> Finding | None:
    if len(code) == 6 and code.isascii() and code.isdigit():
        return None
    return Finding(Level.HELD, "bad_length", _("邮政编码应为 6 位数字。请核对。"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AidFile:
    """One file: the household of one worker. `person` is the worker, `officer` who made the file; days are ISO text."""

    no: int = 0
    id: str = ""
    file_no: str = field(
        Kind.TEXT, "职工编号", "File no.", default="", required=True, derived=True, limit=40, width=110, paper=26, group="档案",
        synonyms=("档案编号", "档案号", "编号"), purpose="识别档案",
    )  # fmt: skip
    national_no: str | None = field(
        Kind.TEXT, "全国系统编号", "National no.", limit=40, width=120, group="档案", synonyms=("帮扶系统编号", "系统编号"),
        purpose="与全国工会帮扶系统对应",
    )  # fmt: skip
    kind: str = field(
        Kind.CODE, "档案种类", "Kind of file", codes="aid_file_kind", required=True, default="regular", derived=True, width=110,
        group="档案", purpose="统计口径",
    )  # fmt: skip
    person: int = 0
    unit: int = field(
        Kind.UNIT, "建档单位", "Filing union", required=True, default=0, width=200, paper=44, group="档案",
        synonyms=("建档工会", "所属工会"), purpose="组织管理",
    )  # fmt: skip
    category: str | None = field(
        Kind.CODE, "困难类别", "Category", codes="aid_category", required=True, derived=True, width=90, paper=20, group="档案",
        synonyms=("困难类型", "类别"), purpose="帮扶标准；统计口径",
    )  # fmt: skip
    category_version: str | None = None
    level: str | None = field(
        Kind.CODE, "建档标准", "File level", codes="aid_level", required=True, width=80, paper=18, group="档案",
        synonyms=("档案级别", "建档级别"), purpose="决定可用的资金来源",
    )  # fmt: skip
    key_group: str | None = field(
        Kind.CODE,
        "重点群体",
        "Key group",
        codes="aid_group",
        width=140,
        group="档案",
        purpose="解困脱困统计（2016—2020）",
    )
    stage: str = field(
        Kind.CODE, "档案阶段", "Stage", codes="aid_stage", required=True, default="draft", derived=True, width=100, paper=22,
        group="档案", synonyms=("档案状态",), purpose="办理进度",
    )  # fmt: skip
    came_from: str | None = None
    since: str = field(
        Kind.DATE,
        "阶段起始",
        "Stage since",
        default="",
        derived=True,
        importable=False,
        width=100,
        group="档案",
        purpose="办理进度",
    )
    filed_on: str | None = field(
        Kind.DATE, "建档日期", "Filed on", derived=True, width=100, paper=24, group="档案", synonyms=("建档时间",),
        purpose="统计口径",
    )  # fmt: skip
    ended_on: str | None = field(
        Kind.DATE, "撤档日期", "Ended on", derived=True, width=100, group="档案", purpose="保存期限起算（撤档后十年）"
    )
    changed_on: str = field(
        Kind.DATE, "最近更新", "Last changed", default="", derived=True, importable=False, width=100, group="档案",
        purpose="查找一年未更新的档案",
    )  # fmt: skip
    health: str | None = field(
        Kind.CODE, "健康状况", "Health", codes="aid_health", required=True, sensitive=Sensitive.HEALTH, width=100, paper=22,
        group="职工情况", purpose="认定困难（敏感个人信息，单独同意）",
    )  # fmt: skip
    illness: str | None = field(
        Kind.TEXT, "疾病名称", "Illness", sensitive=Sensitive.HEALTH, limit=60, width=120, group="职工情况",
        hint="健康状况不是“良好”时填写", synonyms=("疾病", "患病名称", "所患疾病"), purpose="认定困难（敏感个人信息，单独同意）",
    )  # fmt: skip
    disability: str | None = field(
        Kind.CODE, "残疾类别", "Disability", codes="disability", sensitive=Sensitive.HEALTH, width=140, group="职工情况",
        synonyms=("残疾等级", "疾病/残疾类别"), purpose="认定困难（敏感个人信息，单独同意）",
    )  # fmt: skip
    disability_no: str | None = field(
        Kind.TEXT, "残疾证号", "Disability certificate", sensitive=Sensitive.IDENTITY, limit=20, width=150, group="职工情况",
        synonyms=("残疾证编号",), purpose="核对残疾类别",
    )  # fmt: skip
    work_state: str | None = field(
        Kind.CODE, "工作状态", "Work state", codes="work_state", required=True, width=90, paper=20, group="职工情况",
        synonyms=("工作状态(身份)", "身份"), purpose="认定困难",
    )  # fmt: skip
    started_work: str | None = field(
        Kind.DATE, "参加工作时间", "Started work", required=True, width=100, group="职工情况", synonyms=("工作时间",),
        purpose="困难职工档案表",
    )  # fmt: skip
    industry: str | None = field(
        Kind.CODE, "所属行业", "Industry", codes="industry_union", required=True, width=140, group="职工情况",
        synonyms=("行业",), purpose="统计分组",
    )  # fmt: skip
    marital: str | None = field(
        Kind.CODE, "婚姻状况", "Marital status", codes="aid_marital", required=True, width=80, paper=16, group="职工情况",
        purpose="认定家庭成员",
    )  # fmt: skip
    household_type: str | None = field(
        Kind.CODE, "户口类型", "Registration", codes="aid_household", required=True, width=80, paper=16, group="职工情况",
        synonyms=("户口性质",), purpose="适用的低保标准",
    )  # fmt: skip
    registration_division: str | None = field(
        Kind.DIVISION, "户口所在地行政区划", "Registered at (division)", required=True, width=110, group="职工情况",
        synonyms=("户籍所在地",), purpose="适用的低保标准",
    )  # fmt: skip
    insurance: str | None = field(
        Kind.CODE, "医保状况", "Health insurance", codes="insurance", required=True, width=150, group="职工情况",
        purpose="认定自付医疗费",
    )  # fmt: skip
    other_contact: str | None = field(
        Kind.PHONE,
        "其他联系方式",
        "Other contact",
        sensitive=Sensitive.PHONE,
        width=120,
        group="职工情况",
        purpose="联系",
    )
    postcode: str | None = field(
        Kind.TEXT,
        "邮政编码",
        "Postcode",
        limit=6,
        width=80,
        group="职工情况",
        check=_six_digits,
        synonyms=("邮编",),
        purpose="联系",
    )
    home: str | None = field(
        Kind.TEXT, "家庭住址", "Home", required=True, limit=200, sensitive=Sensitive.ADDRESS, width=220, paper=50,
        group="家庭情况", synonyms=("住址", "家庭地址"), purpose="入户调查",
    )  # fmt: skip
    housing: str | None = field(
        Kind.CODE,
        "住房类型",
        "Housing",
        codes="housing",
        required=True,
        width=110,
        group="家庭情况",
        purpose="认定困难",
    )
    housing_square_metres: int | None = field(
        Kind.WHOLE, "建筑面积（平方米）", "Floor space (square metres)", width=90, group="家庭情况", synonyms=("建筑面积", "住房面积"),
        purpose="认定困难",
    )  # fmt: skip
    single_parent: int | None = field(
        Kind.YES_NO, "是否单亲", "Single parent", width=80, group="家庭情况", synonyms=("单亲",), purpose="统计分组"
    )
    zero_employment: int | None = field(
        Kind.YES_NO,
        "是否零就业家庭",
        "Nobody in work",
        width=90,
        group="家庭情况",
        synonyms=("零就业家庭",),
        purpose="统计分组",
    )
    self_help: int | None = field(
        Kind.YES_NO, "是否有一定自救能力", "Able to help itself", width=100, group="家庭情况", purpose="帮扶方案"
    )
    workplace: str | None = field(
        Kind.TEXT,
        "工作单位",
        "Workplace",
        required=True,
        width=180,
        paper=44,
        group="工作单位",
        purpose="困难职工档案表",
    )
    unit_nature: str | None = field(
        Kind.CODE,
        "单位性质",
        "Nature of the unit",
        codes="unit_nature",
        width=130,
        group="工作单位",
        purpose="统计分组",
    )
    unit_state: str | None = field(
        Kind.CODE,
        "企业状况",
        "State of the enterprise",
        codes="unit_state",
        width=90,
        group="工作单位",
        purpose="认定困难",
    )
    migrant: int | None = field(
        Kind.YES_NO, "是否农民工", "Migrant worker", width=80, paper=14, group="工作单位", synonyms=("农民工",),
        purpose="困难农民工的条件",
    )  # fmt: skip
    contract_signed: str | None = field(
        Kind.DATE, "劳动合同签订时间", "Contract signed on", width=110, group="工作单位", hint="农民工填写，建档时应满一年",
        synonyms=("合同签订时间",), purpose="困难农民工的条件",
    )  # fmt: skip
    contract_term: str | None = field(
        Kind.CODE, "合同期限", "Contract term", codes="contract_term", width=110, group="工作单位", hint="农民工填写",
        purpose="困难农民工的条件",
    )  # fmt: skip
    reason_main: str | None = field(
        Kind.CODE, "主要致困原因", "Main cause", codes="aid_reason", required=True, width=140, paper=30, group="致困原因",
        synonyms=("致困原因",), purpose="认定困难；统计口径",
    )  # fmt: skip
    reason_second: str | None = field(
        Kind.CODE, "次要致困原因一", "Other cause 1", codes="aid_reason", width=140, group="致困原因", synonyms=("次要致困原因",),
        purpose="认定困难",
    )  # fmt: skip
    reason_third: str | None = field(
        Kind.CODE,
        "次要致困原因二",
        "Other cause 2",
        codes="aid_reason",
        width=140,
        group="致困原因",
        purpose="认定困难",
    )
    reason_fourth: str | None = field(
        Kind.CODE,
        "次要致困原因三",
        "Other cause 3",
        codes="aid_reason",
        width=140,
        group="致困原因",
        purpose="认定困难",
    )
    reason_text: str | None = field(
        Kind.LONG_TEXT, "致困原因说明", "What happened", required=True, limit=1000, sensitive=Sensitive.HEALTH, width=200,
        paper=60, group="致困原因", synonyms=("致困情况说明", "困难情况说明"), purpose="认定困难（可能含敏感个人信息）",
    )  # fmt: skip
    bank: str | None = field(
        Kind.TEXT,
        "开户银行",
        "Bank",
        limit=60,
        width=130,
        group="收款账户",
        hint="户名应为职工本人",
        purpose="发放帮扶资金",
    )
    bank_branch: str | None = field(
        Kind.TEXT, "支行名称", "Branch", limit=80, width=150, group="收款账户", purpose="发放帮扶资金"
    )
    bank_card: str | None = field(
        Kind.TEXT, "银行卡号", "Bank card", limit=40, sensitive=Sensitive.ACCOUNT, width=170, group="收款账户",
        synonyms=("银行账号", "卡号", "账号"), purpose="发放帮扶资金（敏感个人信息）",
    )  # fmt: skip
    consent_ground: str | None = field(
        Kind.CODE, "处理依据", "Ground for keeping", codes="aid_consent", width=150, group="告知同意",
        purpose="个人信息保护法第十三条、第二十九条",
    )  # fmt: skip
    consent_on: str | None = field(
        Kind.DATE, "同意书日期", "Consent on", width=100, group="告知同意", hint="本人和成年家庭成员签字；不满十四岁由监护人签",
        synonyms=("告知同意日期",), purpose="个人信息保护法第十三条、第二十九条、第三十一条",
    )  # fmt: skip
    reviewer: str | None = field(
        Kind.NAME, "审核人", "Reviewed by", width=90, group="告知同意", hint="不应与建档人是同一人", purpose="责任"
    )
    officer: int = 0
    note: str | None = field(Kind.LONG_TEXT, "备注", "Note", limit=500, width=140, group="告知同意", purpose="记事")


FILE_FIELDS = fields_of(AidFile)

REASONS = ("reason_main", "reason_second", "reason_third", "reason_fourth")
"""The main cause, then the others; all different."""

OPEN_STAGES = ("draft", "applied", "visited", "reviewed", "posted", "township", "on_file", "leaving", "returned")
"""While a file stands so, nobody of its household may stand in another (code list aid_stage says the same)."""

FILED_STAGES = ("on_file", "leaving")
"""Files that count, and whose household may be aided."""

ENDED_STAGES = ("refused", "exited", "cancelled", "moved_out")
