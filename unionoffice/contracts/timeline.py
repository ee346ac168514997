"""One contract's life in the order of its days: what was done, when it had to be done, and what is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unionoffice import codes
from unionoffice.contracts import clocks, store
from unionoffice.contracts.clocks import Due
from unionoffice.contracts.conditions import existing
from unionoffice.contracts.filing import filings
from unionoffice.contracts.model import Contract
from unionoffice.contracts.numbers import Lookup, Numbers
from unionoffice.contracts.offering import offers
from unionoffice.contracts.renewing import changes
from unionoffice.contracts.reporting import reports
from unionoffice.contracts.standing import Standing, standing
from unionoffice.contracts.talking import disputes, meetings
from unionoffice.contracts.voting import votes
from unionoffice.office import Office
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One day of the life: `kind` is an English word, `done` whether it has happened, `due` until when it had to be.

    `source` is the rule the due day comes from. `late` says that it was done, or still is not done, after that day.
    """

    day: str
    kind: str
    what: str
    done: bool = True
    due: str | None = None
    source: str = ""
    late: bool = False


def timeline(office: Office, no: int) -> list[Event]:
    """The contract's events, oldest first; what is still to be done stands at the day it is due. Raises Refused."""
    contract = existing(office.reading(), no)
    as_of = standing(office, only=[no])
    found = [*_Reading(office, contract, as_of).all()]
    return sorted(found, key=lambda one: (one.day, not one.done))


@dataclass(slots=True)
class _Reading:
    office: Office
    contract: Contract
    as_of: Standing

    @property
    def numbers(self) -> Numbers:
        return self.as_of.numbers

    @property
    def lookup(self) -> Lookup:
        return self.numbers.of(self.contract.kind)

    def all(self) -> Iterator[Event]:
        yield from self._talks()
        yield from self._votes()
        yield from self._signed()
        yield from self._in_effect()
        yield from self._end()

    def _step(self, kind: str, what: str, day: str | None, due: Due | None) -> Iterator[Event]:
        """What was done on its day, or is to be done until its due day."""
        limit, source = (None, "") if due is None else (due.day, due.rule.source)
        if day is not None:
            late = limit is not None and day > limit
            yield Event(day=day, kind=kind, what=what, due=limit, source=source, late=late)
        elif limit is not None:
            late = self.office.today > limit
            yield Event(day=limit, kind=kind, what=what, done=False, due=limit, source=source, late=late)

    def _after(self, name: str, event: str) -> Due | None:
        return clocks.after(self.numbers.calendar, self.lookup, name, event)

    def _talks(self) -> Iterator[Event]:
        for one in offers(self.office, self.contract.no):
            side = codes.code_list("contract_side").shown(one.side)
            yield Event(day=one.offered_on, kind="offer", what=_("{side}发出要约").format(side=side))
            answer = codes.code_list("contract_reply").shown(one.reply) if one.reply else ""
            due = self._after("reply_days", one.received_on or one.offered_on)
            waiting = self.contract.signed_on is None and self.contract.ended_on is None
            if one.replied_on or waiting:
                yield from self._step(
                    "reply", _("要约答复 {answer}").format(answer=answer).strip(), one.replied_on, due
                )
        for meeting in meetings(self.office, self.contract.no):
            place = meeting.place or ""
            yield Event(day=meeting.held_on, kind="meeting", what=_("协商会议 {place}").format(place=place).strip())
        for dispute in disputes(self.office, self.contract.no):
            yield Event(day=dispute.accepted_on, kind="dispute", what=_("协商争议受理"))
            extended = bool(dispute.extended)
            due = clocks.dispute_until(self.numbers.calendar, self.lookup, dispute.accepted_on, extended=extended)
            yield from self._step("settled", _("协商争议处理结束"), dispute.ended_on, due)

    def _votes(self) -> Iterator[Event]:
        if self.contract.drafted_on:
            yield Event(day=self.contract.drafted_on, kind="draft", what=_("形成草案"))
        for one in votes(self.office, self.contract.no):
            sentence = _("职代会通过（{yes}/{due}）") if one.passed else _("职代会未通过（{yes}/{due}）")
            yield Event(day=one.held_on, kind="vote", what=sentence.format(yes=one.yes, due=one.due))

    def _signed(self) -> Iterator[Event]:
        signed = self.contract.signed_on
        if signed is None:
            return
        yield Event(day=signed, kind="signed", what=_("双方首席代表签字"))
        handed = filings(self.office, self.contract.no)
        due = clocks.filing_due(self.numbers.calendar, self.lookup, signed)
        if not handed and self.contract.ended_on is None:
            yield from self._step("filed", _("报送审查"), None, due)
        for place, one in enumerate(handed):
            words = _("报送审查") if place == 0 else _("修改后再次报送")
            yield from self._step("filed", words, one.filed_on, due if place == 0 else None)
            if one.received_on:
                words = _("审查机关受理 {number}").format(number=one.receipt_no or "").strip()
                yield Event(day=one.received_on, kind="received", what=words)
            if one.opinion and one.opinion_on:
                words = codes.code_list("contract_opinion").shown(one.opinion)
                yield Event(day=one.opinion_on, kind="opinion", what=_("审查意见：{opinion}").format(opinion=words))

    def _in_effect(self) -> Iterator[Event]:
        effect = self.as_of.effective_on(self.contract.no)
        if effect is None:
            return
        paper = self.contract.effect_paper
        words = _("生效（{paper}）").format(paper=paper) if paper else _("审查期满，生效")
        yield Event(day=effect, kind="effective", what=words, done=effect <= self.office.today)
        ended = self.contract.ended_on is not None
        for kind, what, day, rule in (
            ("published", _("公布"), self.contract.published_on, "publish_days"),
            ("copied", _("报上级工会"), self.contract.copied_on, "upper_copy_days"),
        ):
            if day is not None or not ended:
                yield from self._step(kind, what, day, self._after(rule, effect))
        last = max(effect, self.contract.term_start or effect)
        for one in reports(self.office, self.contract.no):
            due = clocks.report_due(self.numbers.calendar, self.lookup, last)
            yield from self._step("report", _("报告履行情况"), one.reported_on, due)
            last = one.reported_on
        due = clocks.report_due(self.numbers.calendar, self.lookup, last)
        if due is not None and not ended and due.day <= (self.contract.term_end or due.day):
            yield from self._step("report", _("报告履行情况"), None, due)

    def _end(self) -> Iterator[Event]:
        for one in changes(self.office, self.contract.no):
            words = codes.code_list("contract_change").shown(one.what)
            yield Event(day=one.changed_on, kind="change", what=_("变动：{what}").format(what=words))
        ended, term_end = self.contract.ended_on, self.contract.term_end
        if ended is not None:
            words = codes.code_list("contract_end").shown(self.contract.ended_how or "terminated")
            yield Event(
                day=ended, kind="ended", what=_("{how}：{reason}").format(how=words, reason=self.contract.end_reason)
            )
            if self.contract.signed_on:
                due = self._after("end_filing_days", ended)
                yield from self._step("end_filed", _("结束备案"), self.contract.end_filed_on, due)
        elif term_end is not None:
            passed = term_end < self.office.today
            yield Event(day=term_end, kind="term_end", what=_("期限届满"), done=passed)
            if not passed and self.contract.no not in self.as_of.renewing:
                lead = clocks.renewal_from(self.numbers.calendar, self.lookup, term_end)
                if lead is not None:
                    yield Event(
                        day=lead.day, kind="renewal", what=_("可以提出续订"), done=lead.day <= self.office.today,
                        source=lead.rule.source,
                    )  # fmt: skip
        for follower in store.contracts_of(
            self.office.reading(), store.followers(self.office.reading(), self.contract.no)
        ):
            if follower.signed_on:
                words = codes.code_list("contract_nature").shown(follower.nature)
                sentence = _("{nature}合同 {number} 签字").format(nature=words, number=follower.number)
                yield Event(day=follower.signed_on, kind="followed", what=sentence)
