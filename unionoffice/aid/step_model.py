"""What a file goes through: steps, visits and postings, as the office has them; days are ISO text."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, Sensitive, field, fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a file: what was done on which day and who signed with what opinion.

    `stage`, `category` and `level` are what the file had afterwards.
    """

    no: int
    id: str
    file: int
    step: str
    stage: str
    category: str | None
    level: str | None
    day: str
    officer: int
    officer_name: str
    signer: str | None
    opinion: str | None
    document: str | None
    reckoning: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit to a household. `visitors` are names between 、; health may stand in the findings."""

    no: int = 0
    id: str = ""
    file: int = 0
    day: str = field(
        Kind.DATE, "入户日期", "Visited on", required=True, default="", width=100, group="入户调查", purpose="认定困难"
    )
    purpose: str = field(
        Kind.CODE, "入户事由", "Purpose", codes="aid_visit", required=True, default="application", width=100, group="入户调查",
        purpose="认定困难",
    )  # fmt: skip
    visitors: str = field(
        Kind.TEXT, "调查人", "Visitors", required=True, default="", limit=60, width=140, group="入户调查",
        hint="两人以上，姓名用顿号隔开", purpose="责任",
    )  # fmt: skip
    present: str | None = field(
        Kind.TEXT, "在场人员", "Present", limit=60, width=140, group="入户调查", purpose="认定困难"
    )
    people: str | None = field(
        Kind.TEXT, "家庭人口", "People", limit=40, width=100, group="入户调查", purpose="认定困难"
    )
    home: str | None = field(Kind.TEXT, "住房情况", "Home", limit=200, width=160, group="入户调查", purpose="认定困难")
    vehicles: str | None = field(
        Kind.TEXT, "车辆", "Vehicles", limit=100, width=120, group="入户调查", purpose="认定困难"
    )
    property: str | None = field(
        Kind.TEXT, "其他财产", "Other property", limit=200, width=140, group="入户调查", purpose="认定困难"
    )
    livelihood: str | None = field(
        Kind.TEXT, "生活来源", "Livelihood", limit=200, width=160, group="入户调查", purpose="认定困难"
    )
    findings: str | None = field(
        Kind.LONG_TEXT, "调查情况", "Findings", limit=2000, sensitive=Sensitive.HEALTH, width=200, group="入户调查",
        purpose="认定困难（可能含敏感个人信息）",
    )  # fmt: skip
    conclusion: str | None = field(
        Kind.TEXT, "调查意见", "Conclusion", limit=200, width=160, group="入户调查", purpose="认定困难"
    )
    officer: int = 0


VISIT_FIELDS = fields_of(Visit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One posting 公示 of a record (row `pk` of table `tbl`) from a day until a day, both included; `rule` is JSON."""

    no: int
    id: str
    tbl: str
    pk: int
    place: str
    posted_on: str
    until: str
    rule: str
    objection: str | None
    answer: str | None
    closed_on: str | None
    officer: int

    @property
    def open(self) -> bool:
        """Whether it is not closed yet."""
        return self.closed_on is None
