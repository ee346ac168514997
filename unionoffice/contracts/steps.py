"""The steps of a collective contract, each a record of its own: who talks, offers, meetings, votes, filings, reports,
changes, disputes, and the enterprises it covers (domain.md 4.2).
"""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, Sensitive, field, fields_of
from unionoffice.findings import Finding, Level
from unionoffice.wording import _


def _many(count: int) -> Finding | None:
    if count <= 100_000:
        return None
    return Finding(Level.WARNING, "many_workers", _("人数 {n} 很大，请核对。").format(n=f"{count:,}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative:
    """One who talks for a side; the chief is one of them. Their term is that of the contract."""

    no: int = 0
    contract: int = 0
    side: str = field(
        Kind.CODE, "协商方", "Side", codes="contract_side", required=True, width=90, paper=20, group="代表",
        purpose="双方代表名单",
    )  # fmt: skip
    name: str = field(
        Kind.NAME, "姓名", "Name", required=True, width=90, paper=20, group="代表", purpose="双方代表名单"
    )
    sex: str | None = field(
        Kind.CODE, "性别", "Sex", codes="sex", width=50, paper=12, group="代表", purpose="双方代表名单"
    )
    post: str | None = field(
        Kind.TEXT, "职务", "Post", limit=60, width=110, paper=28, group="代表", purpose="双方代表名单"
    )
    chosen: str | None = field(
        Kind.CODE, "产生方式", "How chosen", codes="contract_chosen", width=110, paper=28, group="代表",
        purpose="代表资格",
    )  # fmt: skip
    front_line: int | None = field(
        Kind.YES_NO, "一线职工", "Front line", width=60, paper=16, group="代表", purpose="一线职工代表比例"
    )
    external: int | None = field(
        Kind.YES_NO, "外聘", "External", width=60, paper=16, group="代表", purpose="外聘代表比例"
    )
    chief: int | None = field(Kind.YES_NO, "首席代表", "Chief", width=60, paper=16, group="代表", purpose="首席代表")
    phone: str | None = field(
        Kind.PHONE, "联系电话", "Telephone", width=110, group="代表", sensitive=Sensitive.PHONE, purpose="联系"
    )
    since: str = ""
    until: str | None = None


REPRESENTATIVE_FIELDS = fields_of(Representative)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An offer to talk and its reply."""

    no: int = 0
    contract: int = 0
    side: str = field(
        Kind.CODE, "要约方", "Offered by", codes="contract_side", required=True, default="workers", width=90, paper=20,
        group="要约", purpose="要约答复期限",
    )  # fmt: skip
    offered_on: str = field(
        Kind.DATE, "要约日期", "Offered on", required=True, width=100, paper=22, group="要约", purpose="要约答复期限"
    )
    received_on: str | None = field(
        Kind.DATE,
        "对方收到日期",
        "Received on",
        width=100,
        group="要约",
        hint="不填则与要约日期相同",
        purpose="答复期限起算",
    )
    talks_on: str | None = field(
        Kind.DATE, "拟协商日期", "Talks proposed for", width=100, group="要约", purpose="要约书"
    )
    place: str | None = field(Kind.TEXT, "拟协商地点", "Place proposed", limit=80, group="要约", purpose="要约书")
    information: str | None = field(
        Kind.LONG_TEXT, "要求提供的资料", "Information asked for", limit=500, group="要约", purpose="要约书"
    )
    replied_on: str | None = field(
        Kind.DATE, "答复日期", "Replied on", width=100, paper=22, group="要约", purpose="要约答复期限"
    )
    reply: str | None = field(
        Kind.CODE, "答复", "Reply", codes="contract_reply", width=100, group="要约", purpose="要约答复"
    )
    reply_note: str | None = field(
        Kind.TEXT, "答复说明", "Said in the reply", limit=300, group="要约", purpose="要约答复"
    )


OFFER_FIELDS = fields_of(Offer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of the talks, with its minutes."""

    no: int = 0
    contract: int = 0
    held_on: str = field(
        Kind.DATE, "协商日期", "Held on", required=True, width=100, paper=22, group="协商", purpose="协商会议记录"
    )
    place: str | None = field(Kind.TEXT, "协商地点", "Place", limit=80, width=140, group="协商", purpose="协商会议记录")
    recorder: str | None = field(
        Kind.NAME, "记录员", "Recorder", width=90, group="协商", hint="由非协商代表担任", purpose="协商会议记录"
    )
    items: str | None = field(Kind.LONG_TEXT, "议题", "Items", limit=2000, group="协商", purpose="协商会议记录")
    workers_view: str | None = field(
        Kind.LONG_TEXT, "职工方意见", "Workers' view", limit=2000, group="协商", purpose="协商会议记录"
    )
    employer_view: str | None = field(
        Kind.LONG_TEXT, "用人单位方意见", "Employer's view", limit=2000, group="协商", purpose="协商会议记录"
    )
    result: str | None = field(Kind.LONG_TEXT, "协商结果", "Result", limit=2000, group="协商", purpose="协商会议记录")
    signed: int | None = field(
        Kind.YES_NO, "记录已签字", "Minutes signed", width=80, group="协商", purpose="协商会议记录"
    )


MEETING_FIELDS = fields_of(Meeting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One vote of the congress on the draft."""

    no: int = 0
    contract: int = 0
    congress: str = field(
        Kind.CODE, "职代会类型", "Congress", codes="contract_congress", required=True, default="congress", width=120,
        group="职代会", purpose="民主程序",
    )  # fmt: skip
    session: str | None = field(Kind.TEXT, "届次", "Session", limit=60, group="职代会", purpose="职代会决议")
    held_on: str = field(
        Kind.DATE, "表决日期", "Voted on", required=True, width=100, paper=22, group="职代会", purpose="民主程序"
    )
    due: int = field(
        Kind.WHOLE, "应到", "Entitled", required=True, default=0, width=60, paper=14, group="职代会", check=_many,
        purpose="法定人数",
    )  # fmt: skip
    present: int = field(
        Kind.WHOLE, "实到", "Present", required=True, default=0, width=60, paper=14, group="职代会", purpose="法定人数"
    )
    yes: int = field(
        Kind.WHOLE, "赞成", "For", required=True, default=0, width=60, paper=14, group="职代会", purpose="表决结果"
    )
    against: int = field(
        Kind.WHOLE, "反对", "Against", required=True, default=0, width=60, paper=14, group="职代会", purpose="表决结果"
    )
    abstain: int = field(
        Kind.WHOLE,
        "弃权",
        "Abstained",
        required=True,
        default=0,
        width=60,
        paper=14,
        group="职代会",
        purpose="表决结果",
    )
    chairman: str | None = field(Kind.NAME, "主持人", "Presided by", width=90, group="职代会", purpose="职代会决议")
    passed: int = 0
    by_rule: str = ""


VOTE_FIELDS = fields_of(Vote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """The contract handed in for review; an objection is answered by another filing, which starts the clock again."""

    no: int = 0
    contract: int = 0
    filed_on: str = field(
        Kind.DATE, "报送日期", "Filed on", required=True, width=100, paper=22, group="报送", purpose="报送期限"
    )
    authority: str | None = field(Kind.TEXT, "审查机关", "Authority", limit=80, width=160, group="报送", purpose="报送")
    copies: int | None = field(Kind.WHOLE, "文本份数", "Copies", width=60, group="报送", purpose="报送份数")
    received_on: str | None = field(
        Kind.DATE, "受理日期", "Received on", width=100, paper=22, group="报送", purpose="审查期限起算"
    )
    receipt_no: str | None = field(
        Kind.TEXT, "受理单号", "Receipt no.", limit=60, width=120, group="报送", purpose="受理回执"
    )
    opinion: str | None = field(
        Kind.CODE, "审查结果", "Outcome", codes="contract_opinion", width=100, group="报送", purpose="审查意见书"
    )
    opinion_on: str | None = field(
        Kind.DATE, "审查意见日期", "Date of the opinion", width=100, group="报送", purpose="审查意见书"
    )
    opinion_text: str | None = field(
        Kind.LONG_TEXT, "审查意见", "Opinion", limit=1000, group="报送", purpose="审查意见书"
    )


FILING_FIELDS = fields_of(Filing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One yearly check of what the contract promises, reported to the congress."""

    no: int = 0
    contract: int = 0
    reported_on: str = field(
        Kind.DATE, "履约报告日期", "Reported on", required=True, width=100, group="履行", purpose="年度履约检查"
    )
    result: str = field(
        Kind.CODE, "履约检查结果", "Outcome", codes="contract_report_result", required=True, default="kept", width=100,
        group="履行", purpose="年度履约检查",
    )  # fmt: skip
    text: str | None = field(
        Kind.LONG_TEXT, "履约情况", "What was found", limit=1000, group="履行", purpose="年度履约检查"
    )


REPORT_FIELDS = fields_of(Report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change that does not end the contract: the employer's name, its owner, a chief representative."""

    no: int = 0
    contract: int = 0
    changed_on: str = field(
        Kind.DATE, "变动日期", "Changed on", required=True, width=100, group="变动", purpose="变动记录"
    )
    what: str = field(
        Kind.CODE, "变动事项", "What changed", codes="contract_change", required=True, width=120, group="变动",
        purpose="变动记录",
    )  # fmt: skip
    before: str | None = field(Kind.TEXT, "变动前", "Before", limit=120, group="变动", purpose="变动记录")
    after: str | None = field(Kind.TEXT, "变动后", "After", limit=120, group="变动", purpose="变动记录")
    paper: str | None = field(Kind.TEXT, "依据", "Paper", limit=120, group="变动", purpose="变动记录")


CHANGE_FIELDS = fields_of(Change)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A dispute in the talks, brought before the authority to be coordinated."""

    no: int = 0
    contract: int = 0
    accepted_on: str = field(
        Kind.DATE, "申请受理日期", "Accepted on", required=True, width=100, group="争议", purpose="协调处理期限"
    )
    subject: str | None = field(Kind.TEXT, "争议事项", "Subject", limit=200, group="争议", purpose="争议协调")
    extended: int | None = field(Kind.YES_NO, "已延长", "Extended", group="争议", purpose="协调处理期限")
    ended_on: str | None = field(
        Kind.DATE, "处理结束日期", "Settled on", width=100, group="争议", purpose="协调处理期限"
    )
    outcome: str | None = field(Kind.TEXT, "处理结果", "Outcome", limit=300, group="争议", purpose="争议协调")


DISPUTE_FIELDS = fields_of(Dispute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One enterprise a contract covers, from a day until another (open: still covered)."""

    no: int = 0
    contract: int = 0
    unit: int | None = field(
        Kind.UNIT, "企业", "Enterprise", required=True, width=240, paper=60, group="覆盖", purpose="覆盖面统计"
    )
    workers: int = field(
        Kind.WHOLE, "职工人数", "Workers", required=True, default=0, width=80, paper=18, group="覆盖",
        synonyms=("职工", "职工数", "职工总数"), check=_many, purpose="覆盖面统计",
    )  # fmt: skip
    women: int | None = field(
        Kind.WHOLE, "女职工人数", "Women", width=80, paper=18, group="覆盖", synonyms=("女职工", "女职工数"),
        purpose="覆盖面统计",
    )  # fmt: skip
    employer_sealed: str | None = field(
        Kind.DATE, "企业盖章日期", "Enterprise sealed on", width=100, paper=22, group="覆盖",
        synonyms=("企业盖章", "企业盖章日"), purpose="区域、行业合同的确认",
    )  # fmt: skip
    union_sealed: str | None = field(
        Kind.DATE, "工会盖章日期", "Union sealed on", width=100, paper=22, group="覆盖",
        synonyms=("工会盖章", "工会盖章日"), purpose="区域、行业合同的确认",
    )  # fmt: skip
    since: str | None = field(
        Kind.DATE,
        "覆盖起",
        "Covered from",
        width=100,
        paper=22,
        group="覆盖",
        hint="不填则从合同生效起",
        purpose="覆盖面统计",
    )
    until: str | None = field(Kind.DATE, "退出日期", "Left on", width=100, paper=22, group="覆盖", purpose="覆盖面统计")


COVERED_FIELDS = fields_of(Covered)

ROW_MODELS = {
    "representatives": Representative, "offers": Offer, "meetings": Meeting, "votes": Vote, "filings": Filing,
    "reports": Report, "changes": Change, "disputes": Dispute, "covers": Covered,
}  # fmt: skip
"""What hangs on a contract, by the word its table ends with (contract_…)."""
