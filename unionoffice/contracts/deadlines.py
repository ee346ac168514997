"""What waits in the area of contracts: each clock of the law that runs on the office's day, for each contract.

A clock goes by the rule of the day it began to run on; the reminders before an end go by those of today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unionoffice.contracts import clocks, states, store
from unionoffice.contracts.clocks import Due
from unionoffice.contracts.numbers import Lookup
from unionoffice.contracts.standing import Standing, standing
from unionoffice.contracts.states import Course
from unionoffice.contracts.steps import Dispute
from unionoffice.deadlines import Deadline, day_after, days_left
from unionoffice.office import Office
from unionoffice.rules_in_force import Rule
from unionoffice.wording import N_, _

TOGETHER = {
    ("reply", True): N_("{n} 份要约逾期未答复"),
    ("reply", False): N_("{n} 份要约等待答复"),
    ("talks", True): N_("{n} 件协商超过协商期限"),
    ("congress", True): N_("{n} 份草案逾期未提交职代会"),
    ("congress", False): N_("{n} 份草案待提交职代会"),
    ("filing", True): N_("{n} 份合同逾期未报送"),
    ("filing", False): N_("{n} 份合同待报送"),
    ("acceptance", False): N_("{n} 份报送还没有受理日期"),
    ("review", False): N_("{n} 份合同在审查期内"),
    ("objection", False): N_("{n} 份合同有异议，待修改重报"),
    ("publication", True): N_("{n} 份合同生效后逾期未公布"),
    ("publication", False): N_("{n} 份合同待公布"),
    ("copy", True): N_("{n} 份合同逾期未抄报上级工会"),
    ("copy", False): N_("{n} 份合同待抄报上级工会"),
    ("renewal", True): N_("{n} 份合同已到期未续订"),
    ("renewal", False): N_("{n} 份合同即将到期"),
    ("report", True): N_("{n} 份合同逾期未报告履行情况"),
    ("report", False): N_("{n} 份合同待报告履行情况"),
    ("end_filing", True): N_("{n} 份合同结束后逾期未备案"),
    ("dispute", True): N_("{n} 件协商争议超过协调期限"),
}

_STEPS = {
    "reply": (N_("{who}：等待要约答复"), N_("催对方书面答复，收到后登记答复")),
    "information": (N_("{who}：协商前提供资料"), N_("催用人单位按要约书提供资料")),
    "upper_report": (N_("{who}：协商前报告上级工会"), N_("把协商的时间、议题和代表名单报告上级工会")),
    "talks": (N_("{who}：协商期限"), N_("召开协商会议，形成草案")),
    "congress": (N_("{who}：草案提交职代会"), N_("召开职代会审议草案，登记表决结果")),
    "revote": (N_("{who}：修改后再次表决"), N_("双方修改草案，再次提交职代会")),
    "filing": (N_("{who}：报送审查"), N_("备齐报审材料，报送后登记报送日期")),
    "acceptance": (N_("{who}：等待受理"), N_("向审查机关要受理单，登记受理日期")),
    "review": (N_("{who}：审查期满即生效"), N_("期满无异议即生效，随后公布；收到审查意见的，登记意见")),
    "objection": (N_("{who}：审查有异议"), N_("双方就异议部分协商修改，重新签字后再次报送")),
    "publication": (N_("{who}：公布"), N_("向全体职工公布合同，登记公布日期和方式")),
    "copy": (N_("{who}：抄报上级工会"), N_("把生效的合同报上级工会，登记日期")),
    "renewal": (N_("{who}：续订"), N_("发出续订要约；不再续订的，登记终止")),
    "report": (N_("{who}：报告履行情况"), N_("检查履行情况，向职代会报告后登记")),
    "end_filing": (N_("{who}：结束备案"), N_("向审查机关备案，登记备案日期")),
    "dispute": (N_("{who}：协商争议协调"), N_("跟进协调处理，登记结果；延期的登记延长")),
}
"""Of each reason: what it is, and what to do now."""


def deadlines(office: Office) -> list[Deadline]:
    """All clocks that run or have run out, and the ends and reports whose reminders have begun."""
    return list(_Telling(office, standing(office), "").all())


def coming(office: Office, until: str) -> list[Deadline]:
    """As `deadlines`, with every end and report until a day."""
    return list(_Telling(office, standing(office), until).all())


def of_contract(office: Office, no: int) -> list[Deadline]:
    """What waits for one contract."""
    return list(_Telling(office, standing(office, only=[no]), "").all())


@dataclass(slots=True)
class _Telling:
    """One reading of the clocks: all contracts as they stand, and how far ahead is looked."""

    office: Office
    standing: Standing
    until: str

    def all(self) -> Iterator[Deadline]:
        names = store.names_of(self.office.reading())
        for no, course in self.standing.courses.items():
            for reason, due, rule in self._of(course):
                yield self._line(reason, no, names[no], due, rule)
        for no, reason, due, rule in (*self._talks(), *self._disputes()):
            yield self._line(reason, no, names[no], due, rule)

    def _line(self, reason: str, no: int, name: tuple[str, str], due: str | None, rule: Rule | None) -> Deadline:
        what, next_step = _STEPS[reason]
        number, employer = name
        return Deadline(
            reason=reason, area="contracts",
            what=_(what).format(who=_("{employer}（{number}）").format(employer=employer, number=number)),
            why="" if rule is None else why(rule), source="" if rule is None else rule.source, next_step=_(next_step),
            due=due, days=None if due is None else days_left(self.office.today, due), record=("contracts", no),
        )  # fmt: skip

    def _of(self, course: Course) -> Iterator[tuple[str, str | None, Rule | None]]:
        state, lookup = self.standing.state(course.no), self.standing.numbers.of(course.kind)
        if state in states.IN_EFFECT:
            yield from self._in_effect(course, lookup)
        elif state == "expired":
            if course.no not in self.standing.renewing:
                yield "renewal", course.term_end, lookup("renewal_lead", course.term_end or self.office.today)
        elif state in states.PENDING:
            yield from self._pending(course, state, lookup)
        elif state in ("rescinded", "terminated"):
            if course.signed_on and course.ended_on and not course.end_filed_on:
                yield from self._clock("end_filing", "end_filing_days", course.ended_on, lookup)
        elif state in states.OPEN:
            yield from self._talked_about(course, state, lookup)

    def _talked_about(
        self, course: Course, state: str, lookup: Lookup
    ) -> Iterator[tuple[str, str | None, Rule | None]]:
        if state in ("offered", "unanswered"):
            yield from self._clock("reply", "reply_days", course.offers[-1].on, lookup)
        elif state == "draft" and course.drafted_on:
            yield from self._clock("congress", "congress_days", course.drafted_on, lookup)
        elif state == "not_passed":
            yield from self._clock("revote", "revote_days", course.votes[-1][0], lookup)
        elif state in ("answered", "talking"):
            replied = next((one.replied_on for one in reversed(course.offers) if one.replied_on), None)
            if replied is not None:
                yield from self._clock("talks", "talks_days", replied, lookup)

    def _pending(self, course: Course, state: str, lookup: Lookup) -> Iterator[tuple[str, str | None, Rule | None]]:
        if state == "signed" and course.signed_on:
            yield from self._clock("filing", "filing_days", course.signed_on, lookup)
        elif state == "review":
            received = course.filings[-1].received_on or ""
            due = clocks.effective_from(self.standing.numbers.calendar, lookup, received)
            if due is not None:
                yield "review", due.day, due.rule
        else:
            yield ("objection" if state == "objected" else "acceptance"), None, None

    def _in_effect(self, course: Course, lookup: Lookup) -> Iterator[tuple[str, str | None, Rule | None]]:
        calendar, effect = self.standing.numbers.calendar, self.standing.effective_on(course.no)
        assert effect is not None, "a contract in effect has a day of effect"
        if course.published_on is None:
            yield from self._clock("publication", "publish_days", effect, lookup)
        if course.copied_on is None:
            yield from self._clock("copy", "upper_copy_days", effect, lookup)
        last = course.reports[-1] if course.reports else max(effect, course.term_start or effect)
        report = clocks.report_due(calendar, lookup, last)
        if (
            report is not None
            and self._near(report, "report_warning_days", lookup)
            and report.day <= (course.term_end or report.day)
        ):
            yield "report", report.day, report.rule
        if course.term_end is not None and course.no not in self.standing.renewing:
            yield from self._end(course.term_end, lookup)

    def _end(self, term_end: str, lookup: Lookup) -> Iterator[tuple[str, str | None, Rule | None]]:
        """The end is told from the first warning day on, or from the day on which renewal may be asked for."""
        warning = lookup("expiry_warning_days", self.office.today)
        lead = clocks.renewal_from(self.standing.numbers.calendar, lookup, term_end)
        first = day_after(term_end, -max(warning.value)) if warning is not None else term_end
        if lead is not None:
            first = min(first, lead.day)
        if first <= self.office.today or term_end <= self.until:
            yield "renewal", term_end, lead.rule if lead is not None else warning

    def _near(self, due: Due, warning: str, lookup: Lookup) -> bool:
        rule = lookup(warning, self.office.today)
        ahead = day_after(self.office.today, rule.value) if rule is not None else self.office.today
        return due.day <= max(ahead, self.until)

    def _clock(
        self, reason: str, rule: str, event: str, lookup: Lookup
    ) -> Iterator[tuple[str, str | None, Rule | None]]:
        due = clocks.after(self.standing.numbers.calendar, lookup, rule, event)
        if due is not None:
            yield reason, due.day, due.rule

    def _talks(self) -> Iterator[tuple[int, str, str | None, Rule | None]]:
        """What is due before the talks proposed in an offer that are still ahead."""
        for no, talks_on in store.talks_ahead(self.office.reading(), self.office.today):
            if no in self.standing.courses:
                lookup = self.standing.lookup(no)
                for reason, rule in (("information", "information_days"), ("upper_report", "upper_report_days")):
                    due = clocks.before(self.standing.numbers.calendar, lookup, rule, talks_on)
                    if due is not None:
                        yield no, reason, due.day, due.rule

    def _disputes(self) -> Iterator[tuple[int, str, str | None, Rule | None]]:
        for one in store.open_disputes(self.office.reading()):
            if one.contract in self.standing.courses:
                lookup = self.standing.lookup(one.contract)
                due = dispute_due(one, lookup, self.standing)
                if due is not None:
                    yield one.contract, "dispute", due.day, due.rule


def dispute_due(one: Dispute, lookup: Lookup, as_it_stands: Standing) -> Due | None:
    """Until when a dispute is to be coordinated, lengthened where it was extended."""
    calendar = as_it_stands.numbers.calendar
    return clocks.dispute_until(calendar, lookup, one.accepted_on, extended=bool(one.extended))


def why(rule: Rule) -> str:
    """The rule in words: what, how much, where it stands."""
    return _("{label} {value} {unit}（{source}）").format(
        label=_(rule.label), value=rule.value, unit=_(rule.unit), source=rule.source
    )
