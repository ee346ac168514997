"""What can be done with a contract where it stands: each deed with the fields it asks for and the act it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unionoffice import contracts
from unionoffice.contracts import (
    CHANGE_FIELDS,
    CONTRACT_FIELDS,
    DISPUTE_FIELDS,
    FILING_FIELDS,
    IN_EFFECT,
    MEETING_FIELDS,
    OFFER_FIELDS,
    OPEN,
    OVER,
    PENDING,
    REPORT_FIELDS,
    VOTE_FIELDS,
    Contract,
)
from unionoffice.fields import Field, Fields, Kind
from unionoffice.wording import N_

if TYPE_CHECKING:
    from unionoffice.deadlines import Deadline
    from unionoffice.office import Office

Raw = Mapping[str, Any]

TALKS = ("prepared", "offered", "answered", "unanswered", "refused", "talking")
TALKED = ("answered", "talking", "draft", "not_passed")
SIGNABLE = ("talking", "draft", "passed", "not_passed")
HANDED = ("filed", "review", "objected")
LIVE = (*PENDING, *IN_EFFECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed: its words, the states it is offered in, what it asks, and the act that takes the answers.

    `first` says in which states it is what comes next (its button is the prominent one).
    """

    key: str
    title: str
    states: tuple[str, ...]
    fields: Fields
    act: Callable[[Office, Contract, Raw], object]
    first: tuple[str, ...] = ()
    today: tuple[str, ...] = ()
    hint: str = ""


WITHOUT_VOTE = Field(
    name="without_vote", kind=Kind.TEXT, label="没有职代会表决的原因", english="Why there was no vote of the congress", limit=200,
    hint="已经表决通过的不填",
)  # fmt: skip
SIGNED_ON = CONTRACT_FIELDS.only("signed_on", "term_start", "term_end") + Fields((WITHOUT_VOTE,))
PLAIN_DAY = Field(name="day", kind=Kind.DATE, label="日期", english="Day", required=True)
EFFECT = CONTRACT_FIELDS.only("effect_override", "effect_paper")
PUBLISHED = CONTRACT_FIELDS.only("published_on", "published_how")
COPIED = CONTRACT_FIELDS.only("copied_on")
ENDED = CONTRACT_FIELDS.only("ended_on", "ended_how", "end_reason")
END_FILED = CONTRACT_FIELDS.only("end_filed_on")


def _sign(office: Office, one: Contract, raw: Raw) -> object:
    return contracts.sign(
        office, one.no, raw["signed_on"] or None, term_start=raw["term_start"] or "", term_end=raw["term_end"] or "",
        without_vote=raw["without_vote"] or "",
    )  # fmt: skip


DEEDS: tuple[Deed, ...] = (
    Deed(
        key="offer", title=N_("登记要约"), states=TALKS, first=("prepared", "unanswered", "refused"), today=("offered_on",),
        fields=OFFER_FIELDS.only("side", "offered_on", "received_on", "talks_on", "place", "information"),
        act=lambda office, one, raw: contracts.offer(office, one.no, raw),
    ),
    Deed(
        key="reply", title=N_("登记答复"), states=("offered", "unanswered"), first=("offered",), today=("replied_on",),
        fields=OFFER_FIELDS.only("reply", "replied_on", "reply_note"),
        act=lambda office, one, raw: contracts.reply(office, one.no, raw),
    ),
    Deed(
        key="meeting", title=N_("登记协商会议"), states=TALKED, first=("answered",), today=("held_on",),
        fields=MEETING_FIELDS, act=lambda office, one, raw: contracts.hold_meeting(office, one.no, raw),
    ),
    Deed(
        key="draft", title=N_("登记草案"), states=("answered", "talking", "not_passed"), first=("talking",), today=("day",),
        fields=Fields((PLAIN_DAY,)), act=lambda office, one, raw: contracts.draft(office, one.no, raw["day"]),
    ),
    Deed(
        key="vote", title=N_("登记职代会表决"), states=("talking", "draft", "not_passed"), first=("draft", "not_passed"),
        today=("held_on",), fields=VOTE_FIELDS, act=lambda office, one, raw: contracts.vote(office, one.no, raw),
    ),
    Deed(
        key="dispute", title=N_("登记协商争议"), states=("unanswered", "refused", "talking", "draft", "not_passed"),
        today=("accepted_on",), fields=DISPUTE_FIELDS.only("accepted_on", "subject"),
        act=lambda office, one, raw: contracts.dispute(office, one.no, raw),
    ),
    Deed(
        key="sign", title=N_("登记签字"), states=SIGNABLE, first=("passed",), today=("signed_on",), fields=SIGNED_ON, act=_sign,
        hint=N_("签字、报送、生效是三个不同的日期。"),
    ),
    Deed(
        key="file", title=N_("登记报送"), states=("signed", "objected", "filed"), first=("signed", "objected"),
        today=("filed_on",), fields=FILING_FIELDS.only("filed_on", "authority", "copies"),
        act=lambda office, one, raw: contracts.file(office, one.no, raw),
    ),
    Deed(
        key="receipt", title=N_("登记受理"), states=("filed",), first=("filed",), today=("received_on",),
        fields=FILING_FIELDS.only("received_on", "receipt_no"),
        act=lambda office, one, raw: contracts.receipt(
            office, one.no, raw["received_on"] or None, receipt_no=raw["receipt_no"] or ""
        ),
        hint=N_("审查期限从审查机关收到的次日起算。"),
    ),
    Deed(
        key="opinion", title=N_("登记审查意见"), states=("filed", "review"), first=("review",), today=("opinion_on",),
        fields=FILING_FIELDS.only("opinion", "opinion_on", "opinion_text"),
        act=lambda office, one, raw: contracts.opinion(office, one.no, raw),
    ),
    Deed(
        key="effect", title=N_("另有文书的生效日期"), states=PENDING, fields=EFFECT,
        act=lambda office, one, raw: contracts.set_effect(
            office, one.no, raw["effect_override"] or "", raw["effect_paper"] or ""
        ),
        hint=N_("没有异议的，审查期满自动生效，不必登记。"),
    ),
    Deed(
        key="publish", title=N_("登记公布"), states=IN_EFFECT, first=("effective",), today=("published_on",), fields=PUBLISHED,
        act=lambda office, one, raw: contracts.publish(
            office, one.no, raw["published_on"] or None, how=raw["published_how"] or "board"
        ),
    ),
    Deed(
        key="copy", title=N_("登记报上级工会"), states=IN_EFFECT, today=("copied_on",), fields=COPIED,
        act=lambda office, one, raw: contracts.copy_up(office, one.no, raw["copied_on"] or None),
    ),
    Deed(
        key="report", title=N_("年度履约报告"), states=IN_EFFECT, first=("running",), today=("reported_on",),
        fields=REPORT_FIELDS, act=lambda office, one, raw: contracts.report(office, one.no, raw),
    ),
    Deed(
        key="renew", title=N_("登记续订"), states=(*IN_EFFECT, "expired"), first=("expiring", "expired"), fields=Fields(()),
        act=lambda office, one, _raw: contracts.renew(office, one.no),
        hint=N_("按原合同预填双方、代表和覆盖企业，另立一份合同，从要约开始。"),
    ),
    Deed(
        key="amend", title=N_("登记变更"), states=IN_EFFECT, fields=Fields(()),
        act=lambda office, one, _raw: contracts.change(office, one.no),
        hint=N_("另立一份变更后的合同；它生效时原合同才结束。"),
    ),
    Deed(
        key="change", title=N_("名称、投资人、首席代表变动"), states=LIVE, today=("changed_on",), fields=CHANGE_FIELDS,
        act=lambda office, one, raw: contracts.record_change(office, one.no, raw),
        hint=N_("这类变动不影响合同继续履行。"),
    ),
    Deed(
        key="end", title=N_("登记解除或终止"), states=(*OPEN, *LIVE), today=("ended_on",), fields=ENDED,
        act=lambda office, one, raw: contracts.end(
            office, one.no, raw["ended_on"] or None, how=raw["ended_how"] or "rescinded", reason=raw["end_reason"] or ""
        ),
    ),
    Deed(
        key="file_end", title=N_("登记结束备案"), states=OVER, today=("end_filed_on",), fields=END_FILED,
        act=lambda office, one, raw: contracts.file_end(office, one.no, raw["end_filed_on"] or None),
    ),
)  # fmt: skip


DONE = {"publish": "published_on", "copy": "copied_on"}
"""Deeds that are done once: the day that says so."""
FOR = {
    "reply": "reply", "congress": "vote", "revote": "vote", "filing": "file", "acceptance": "receipt",
    "objection": "file", "publication": "publish", "copy": "copy", "renewal": "renew", "report": "report",
    "end_filing": "file_end",
}  # fmt: skip
"""The deed that does what waits, by the reason of a deadline."""


def deeds_of(one: Contract, state: str) -> list[Deed]:
    """What is offered for a contract in this state, what comes next in front; what is done already is left out."""
    found = [
        deed
        for deed in DEEDS
        if state in deed.states
        and not (deed.key == "file_end" and (one.ended_on is None or one.end_filed_on is not None))
        and not (deed.key in DONE and getattr(one, DONE[deed.key]) is not None)
    ]
    return sorted(found, key=lambda deed: state not in deed.first)


def next_of(found: Sequence[Deed], state: str, waiting: Sequence[Deadline]) -> Deed | None:
    """What comes next: before the effect by the state, afterwards by what waits soonest; None where nothing does."""
    if state in OPEN or state in PENDING:
        return next((one for one in found if state in one.first), None)
    wanted = [FOR.get(one.reason, "") for one in waiting]
    return min(
        (one for one in found if one.key in wanted), key=lambda one: wanted.index(one.key), default=None
    )  # fmt: skip
