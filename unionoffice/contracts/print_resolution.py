"""F14 职工（代表）大会决议: what the congress resolved on a contract, with who was there and how they voted."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.contracts.flowing import Filled, Measure, Part, Piece, gap, gridded, kept, prose
from unionoffice.contracts.letters import sheet, signed
from unionoffice.printing import Box, Offset, Pen, Printed, Row, label, number, value

BODY = "职工（代表）大会"
TO_SIGN = "由职工方首席代表与用人单位方首席代表签字，并按规定期限报送审查。"
REWORKED = "由双方协商代表重新协商，对草案修改后再提交会议审议。"
ROW = 9.5
VOTES = (30.0, 26.0, 26.0, 26.0, 26.0, 26.0)
"""mm: the columns of the votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionFacts:
    """What stands on the resolution; empty facts give the blank form. The numbers are heads and votes.

    `body` is the congress ("职工代表大会", "职工大会", "区域性职工代表大会"); `outcome` what the vote came to by the rule
    ("通过"), which stands in the facts because quorum and majority are local rules; `text` is what was resolved.
    """

    unit: str = ""
    body: str = ""
    session: str = ""
    number: str = ""
    day: str = ""
    place: str = ""
    chair: str = ""
    contract: str = ""
    ballot: str = ""
    due: int | None = None
    present: int | None = None
    votes_for: int | None = None
    against: int | None = None
    abstained: int | None = None
    outcome: str = ""
    text: str = ""
    sealed_by: str = ""
    sealed_on: str = ""


def resolution(facts: ResolutionFacts, *, offset: Offset | None = None) -> Printed:
    """The resolution; a long text flows to further pages, the signatures stay whole."""
    return sheet(
        f"{facts.body or BODY}决议", facts.unit, lambda pen, measure: _text(pen, facts, measure), number=facts.number,
        offset=offset,
    )  # fmt: skip


def share(part: int | None, whole: int | None) -> str:
    """A part of the whole in per cent with two places, rounded half up; empty where one is unknown or nobody was due."""
    if part is None or not whole:
        return ""
    hundredths = (part * 20_000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _text(pen: Pen, facts: ResolutionFacts, measure: Measure) -> list[Piece]:
    return [
        gridded(_session(facts), x=measure.x, width=measure.width),
        gap(3.0),
        gridded(_votes(facts), x=measure.x, width=measure.width),
        gap(4.0),
        *prose(pen, ["决　　议"], measure, indent=0.0, face="hei", center=True, keep=True),
        *_resolved(pen, facts, measure),
        *signed(pen, [
            ("会议主持人（签字）：", ""), ("监票人（签字）：", ""), ("计票人（签字）：", ""), ("决议单位：", facts.sealed_by),
        ], measure, day=facts.sealed_on),
    ]  # fmt: skip


def _resolved(pen: Pen, facts: ResolutionFacts, measure: Measure) -> list[Piece]:
    if facts.text:
        return kept(prose(pen, [Filled(name="决议内容", text=facts.text, ruled=False)], measure))
    cited = Filled(name="集体合同名称", text=facts.contract, room=18)
    heard: list[Part] = ["会议听取了《", cited, "（草案）》协商情况的说明。经审议并表决，"]
    if facts.outcome.startswith(("未", "不")):
        decided: list[Part] = ["《", cited, "（草案）》未获通过。\n", REWORKED]
    else:
        outcome = Filled(name="表决结果", text=facts.outcome, room=6)
        decided = ["决定：《", cited, "（草案）》予以", outcome, "。\n", TO_SIGN]
    return kept(prose(pen, [*heard, *decided], measure))


def _session(facts: ResolutionFacts) -> list[Row]:
    return [
        Row(ROW, [label("单位", 26), value(facts.unit, 134)]),
        Row(ROW, [label("会议届次", 26), value(facts.session, 134)]),
        Row(ROW, [label("会议日期", 26), number(facts.day, 54), label("主持人", 26), value(facts.chair, 54)]),
        Row(ROW, [label("会议地点", 26), value(facts.place, 134)]),
        Row(ROW + 1, [label("审议事项", 26), value(facts.contract and f"《{facts.contract}（草案）》", 134)]),
    ]


def _votes(facts: ResolutionFacts) -> list[Row]:
    votes = (facts.votes_for, facts.against, facts.abstained)
    given = None if None in votes else sum(vote for vote in votes if vote is not None)
    missing = None if facts.present is None or given is None else max(facts.present - given, 0)
    titles = ("应到人数", "实到人数", "到会率", "表决方式", "表决结果")
    who = [
        _count(facts.due), _count(facts.present), number(share(facts.present, facts.due), VOTES[3]),
        value(facts.ballot, VOTES[4]), value(facts.outcome, VOTES[5]),
    ]  # fmt: skip
    counted = [_count(vote) for vote in (*votes, missing, facts.present)]
    of_present = [number(share(vote, facts.present), 26) for vote in (*votes, missing, facts.present)]
    of_all = [number(share(vote, facts.due), 26) for vote in (*votes, missing, facts.present)]
    return [
        Row(8.0, [label("会议情况", VOTES[0], 2), *(label(title, 26, grey=True) for title in titles)]),
        Row(ROW, who),
        Row(8.0, [
            label("表决情况", VOTES[0], grey=True),
            *(label(title, 26, grey=True) for title in ("赞成", "反对", "弃权", "未表决", "实到合计")),
        ]),
        Row(ROW, [label("票数", VOTES[0]), *counted]),
        Row(ROW, [label("占实到人数", VOTES[0]), *of_present]),
        Row(ROW, [label("占应到人数", VOTES[0]), *of_all]),
    ]  # fmt: skip


def _count(heads: int | None) -> Box:
    return number("" if heads is None else str(heads), 26.0)
