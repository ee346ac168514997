"""What the law asks of representatives, votes, terms and wages. Pure: each takes the rules in force on its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from unionoffice.contracts.clocks import add_months
from unionoffice.contracts.model import Contract
from unionoffice.contracts.steps import Covered, Meeting, Representative, Vote
from unionoffice.findings import Finding, Level
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.contracts.numbers import Lookup
    from unionoffice.rules_in_force import Rule

WORKERS, EMPLOYER = "workers", "employer"


# -- shares


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole as a rule has it: ">= 2/3", "> 1/2", "1/3"."""

    over: bool
    part: Fraction

    def reached(self, count: int, whole: int) -> bool:
        """Whether count out of whole is enough; exact, no rounding. Of nobody nothing is enough."""
        if whole <= 0:
            return False
        return Fraction(count, whole) > self.part if self.over else Fraction(count, whole) >= self.part

    def least(self, whole: int) -> int:
        """The smallest count that is enough."""
        exact = self.part * whole
        return exact.__floor__() + 1 if self.over else exact.__ceil__()


def share(text: str) -> Share:
    """The share a rule's text means. Raises ValueError for a text that is none."""
    words = text.replace("≥", ">=").replace(" ", "")
    over = words.startswith(">") and not words.startswith(">=")
    return Share(over, Fraction(words.lstrip(">=")))


# -- representatives


def same_on_both_sides(representatives: Iterable[Representative]) -> list[str]:
    """Names that stand on both sides."""
    sides: dict[str, set[str]] = {}
    for one in representatives:
        sides.setdefault(one.name, set()).add(one.side)
    return [name for name, found in sides.items() if len(found) > 1]


def representative_faults(
    representatives: Sequence[Representative], lookup: Lookup, day: str, *, large: bool = False
) -> list[Finding]:
    """All that is wrong with the list as a whole; HELD what no list may have, WARNING what the local rule asks."""
    faults = [
        _held("both_sides", _("{name} 同时是双方的代表。请改正其中一方。").format(name=name))
        for name in same_on_both_sides(representatives)
    ]
    sides = {side: [one for one in representatives if one.side == side] for side in (WORKERS, EMPLOYER)}
    counts = Counter({side: len(found) for side, found in sides.items()})
    faults += _numbers_of(counts, lookup, day, large=large)
    faults += _shares_of(sides, lookup, day)
    for side, found in sides.items():
        chiefs = sum(bool(one.chief) for one in found)
        if found and chiefs != 1:
            sentence = _("{side}有 {n} 位首席代表，应当正好一位。请核对。")
            faults.append(_warn("one_chief", sentence.format(side=side_words(side), n=chiefs)))
    return faults


def side_words(side: str) -> str:
    """The side as sentences have it."""
    return _("职工方") if side == WORKERS else _("用人单位方")


def _numbers_of(counts: Counter[str], lookup: Lookup, day: str, *, large: bool) -> list[Finding]:
    faults = []
    least = (lookup("representatives_least_large", day) if large else None) or lookup("representatives_least", day)
    most = lookup("representatives_most", day)
    for side in (WORKERS, EMPLOYER):
        words = {"side": side_words(side), "n": counts[side]}
        if least is not None and counts[side] < least.value:
            sentence = _("{side}代表 {n} 人，少于 {least} 人（{source}）。请补足。")
            faults.append(_warn("too_few", sentence.format(**words, least=least.value, source=least.source)))
        if most is not None and counts[side] > most.value:
            sentence = _("{side}代表 {n} 人，多于 {most} 人（{source}）。请核对。")
            faults.append(_warn("too_many", sentence.format(**words, most=most.value, source=most.source)))
    balance = lookup("representatives_balance", day)
    if balance is not None and not balanced(counts[WORKERS], counts[EMPLOYER], balance.value):
        sentence = _("职工方代表 {workers} 人、用人单位方代表 {employer} 人，不合要求（{source}）。请调整人数。")
        words = {"workers": counts[WORKERS], "employer": counts[EMPLOYER], "source": balance.source}
        faults.append(_warn("unbalanced", sentence.format(**words)))
    return faults


def balanced(workers: int, employer: int, way: str) -> bool:
    """Whether the sides stand to each other as the rule says: "equal", or "at_most" (employer no more than workers)."""
    return employer <= workers if way == "at_most" else workers == employer


def _shares_of(sides: dict[str, list[Representative]], lookup: Lookup, day: str) -> list[Finding]:
    faults = []
    front = lookup("front_line_share", day)
    workers = sides[WORKERS]
    if front is not None and workers:
        count = sum(bool(one.front_line) for one in workers)
        if not share(front.value).reached(count, len(workers)):
            sentence = _("职工方 {whole} 名代表中一线职工 {n} 人，低于 {part}（{source}）。请调整。")
            words = {"whole": len(workers), "n": count, "part": front.value, "source": front.source}
            faults.append(_warn("front_line", sentence.format(**words)))
    external = lookup("external_share", day)
    for side, found in sides.items():
        count = sum(bool(one.external) for one in found)
        if external is not None and count and Fraction(count, len(found)) > share(external.value).part:
            sentence = _("{side} {whole} 名代表中外聘 {n} 人，超过 {part}（{source}）。请调整。")
            words = {"side": side_words(side), "whole": len(found), "n": count}
            faults.append(_warn("external", sentence.format(**words, part=external.value, source=external.source)))
    return faults


def chief_faults(contract: Contract) -> list[Finding]:
    """The chiefs of both sides are two people."""
    if contract.employer_chief and contract.employer_chief == contract.worker_chief:
        sentence = _("双方首席代表都是 {name}，应当是两个人。请改正。")
        return [_held("same_chief", sentence.format(name=contract.worker_chief), "worker_chief")]
    return []


def recorder_faults(
    meeting: Meeting, representatives: Iterable[Representative], lookup: Lookup, day: str
) -> list[Finding]:
    """The recorder is nobody who talks for a side, where the rule says so."""
    rule = lookup("recorder_may_be_delegate", day)
    if rule is None or rule.value or meeting.recorder not in {one.name for one in representatives}:
        return []
    sentence = _("记录员 {name} 是协商代表，应当另选一人（{source}）。")
    return [_warn("recorder", sentence.format(name=meeting.recorder, source=rule.source), "recorder")]


# -- votes


def vote_faults(vote: Vote) -> list[Finding]:
    """For, against and abstained are at most those present, and these at most those entitled."""
    faults = []
    cast = vote.yes + vote.against + vote.abstain
    if vote.due <= 0:
        faults.append(_held("no_due", _("请填写应到人数。"), "due"))
    if vote.present > vote.due:
        sentence = _("实到 {present} 人多于应到 {due} 人。请核对。")
        faults.append(_held("over_due", sentence.format(present=vote.present, due=vote.due), "present"))
    if cast > vote.present:
        sentence = _("赞成、反对、弃权共 {cast} 票，多于实到 {present} 人。请核对。")
        faults.append(_held("over_present", sentence.format(cast=cast, present=vote.present), "yes"))
    return faults


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a vote came to: enough present, enough for it, and the rules it went by."""

    quorate: bool
    carried: bool
    quorum: Rule | None
    majority: Rule | None

    @property
    def passed(self) -> bool:
        """Whether the draft passed."""
        return self.quorate and self.carried

    @property
    def source(self) -> str:
        """The rules it went by, in words."""
        return "；".join(f"{rule.label} {rule.value}（{rule.source}）" for rule in (self.quorum, self.majority) if rule)


def outcome(vote: Vote, lookup: Lookup) -> Outcome:
    """What a vote came to by the rules of its day; where no rule is, nobody need be present and one vote is enough."""
    quorum, majority = lookup("quorum", vote.held_on), lookup("majority", vote.held_on)
    return Outcome(
        quorate=quorum is None or share(quorum.value).reached(vote.present, vote.due),
        carried=vote.yes > 0 if majority is None else share(majority.value).reached(vote.yes, vote.due),
        quorum=quorum,
        majority=majority,
    )


# -- terms and wages


def term_faults(term_start: str, term_end: str, lookup: Lookup, day: str) -> list[Finding]:
    """The term ends after it begins and is neither shorter nor longer than the rules of the day allow.

    Both ways of writing a year are taken: until the day before its anniversary, and until the anniversary itself.
    """
    if term_end <= term_start:
        return [_held("term_order", _("期限止应晚于期限起。请核对日期。"), "term_end")]
    faults = []
    least, most = lookup("term_least_years", day), lookup("term_most_years", day)
    words = {"start": term_start, "end": term_end}
    if least is not None and _next(term_end) < add_months(term_start, 12 * least.value):
        sentence = _("{start} 至 {end} 短于 {years} 年（{source}）。请核对期限，或先在设置里登记本地规定。")
        text = sentence.format(**words, years=least.value, source=least.source)
        faults.append(_held("term_short", text, "term_end"))
    if most is not None and term_end > add_months(term_start, 12 * most.value):
        sentence = _("{start} 至 {end} 长于 {years} 年（{source}）。请核对期限，或先在设置里登记本地规定。")
        text = sentence.format(**words, years=most.value, source=most.source)
        faults.append(_held("term_long", text, "term_end"))
    usual = lookup("term_usual_years", day)
    if usual is not None and not faults and term_end > add_months(term_start, 12 * usual.value):
        sentence = _("期限长于通常的 {years} 年（{source}）。请核对。")
        faults.append(_warn("term_unusual", sentence.format(years=usual.value, source=usual.source), "term_end"))
    return faults


def order_faults(contract: Contract, passed_on: str | None) -> list[Finding]:
    """The days of a contract follow each other: vote, signing, taking effect, publication; the term and the end behind."""
    faults = []
    for earlier, later, field in (
        (passed_on, contract.signed_on, "signed_on"),
        (contract.signed_on, contract.effect_override, "effect_override"),
        (contract.signed_on, contract.published_on, "published_on"),
        (contract.signed_on, contract.copied_on, "copied_on"),
        (contract.signed_on, contract.ended_on, "ended_on"),
        (contract.ended_on, contract.end_filed_on, "end_filed_on"),
        (contract.term_start, contract.term_end, "term_end"),
    ):
        if earlier and later and later < earlier:
            sentence = _("日期“{day}”早于前一步的日期“{least}”。请核对。")
            faults.append(_held("too_early", sentence.format(day=later, least=earlier), field))
    return faults


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def wage_faults(contract: Contract, lookup: Lookup, day: str) -> list[Finding]:
    """The minimum in the contract is not under the legal minimum of the day (Labour Contract Law art. 55)."""
    rule = lookup("minimum_wage", day)
    if rule is None or contract.contract_minimum is None or contract.contract_minimum >= rule.value:
        return []
    sentence = _("合同最低工资 {given} 元低于当地最低工资标准 {least} 元（{source}）。请核对。")
    words = {"given": yuan(contract.contract_minimum), "least": yuan(rule.value), "source": rule.source}
    return [_held("below_minimum", sentence.format(**words), "contract_minimum")]


def wage_floor_faults(own: Contract, regional: Contract | None) -> list[Finding]:
    """An enterprise's own minimum is not under that of the regional contract that covers it (domain.md 4.5)."""
    if regional is None or own.contract_minimum is None or regional.contract_minimum is None:
        return []
    if own.contract_minimum >= regional.contract_minimum:
        return []
    sentence = _("合同最低工资 {given} 元低于区域（行业）合同 {number} 的 {least} 元。请核对。")
    words = {"given": yuan(own.contract_minimum), "least": yuan(regional.contract_minimum), "number": regional.number}
    return [_warn("below_regional", sentence.format(**words), "contract_minimum")]


def average_raise(percents: Sequence[str]) -> Decimal | None:
    """The plain average of agreed raises in percent, to two places; None for none."""
    if not percents:
        return None
    return round(sum((Decimal(one) for one in percents), Decimal()) / len(percents), 2)


def yuan(fen: int) -> str:
    """An amount in fen as yuan with two places."""
    return f"{fen // 100}.{fen % 100:02d}"


def cover_faults(covered: Covered) -> list[Finding]:
    """Women are part of the workers, and an enterprise leaves after it came."""
    faults = []
    if covered.women is not None and covered.women > covered.workers:
        sentence = _("女职工 {women} 人多于职工总数 {workers} 人。请核对。")
        faults.append(_held("part_over_whole", sentence.format(women=covered.women, workers=covered.workers), "women"))
    if covered.since and covered.until and covered.until < covered.since:
        faults.append(_held("cover_order", _("退出日期早于覆盖起始日。请核对。"), "until"))
    return faults


def _held(reason: str, sentence: str, field: str = "") -> Finding:
    return Finding(Level.HELD, reason, sentence, field)


def _warn(reason: str, sentence: str, field: str = "") -> Finding:
    return Finding(Level.WARNING, reason, sentence, field)
