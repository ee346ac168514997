"""What can be done with a file as it stands: the one thing that is next, everything else allowed, and why something waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ui.aid.words import category_word, deed_word
from unionoffice import aid, appointing, rules_in_force
from unionoffice.aid import FILED_STAGES, NONE, OPEN_STAGES, Case
from unionoffice.findings import Level
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import Posting, Reckoning
    from unionoffice.office import Office

APPROVER = frozenset({"township", "adjusted", "exited"})
"""Steps that only an approver takes."""
EITHER = frozenset({"returned", "refused"})
"""Steps an entry officer or an approver takes."""
TURNING_BACK = frozenset({"returned", "refused", "cancelled", "moved_out", "stayed"})
"""Steps that end or turn back; they stand apart from those that lead on."""
SETTLED = frozenset({"posted", "township"})
"""Stages in which the sum is settled: who wants another one sends the file back."""
SOON = 30
"""Days before a yearly check is due from which on it is the next thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that can be done: a key of words.DEEDS; `why` says what keeps it from being done now ("" for nothing)."""

    key: str
    why: str = ""

    @property
    def title(self) -> str:
        """The words of its button."""
        return deed_word(self.key)

    @property
    def turns_back(self) -> bool:
        """Whether it ends or turns back."""
        return self.key in TURNING_BACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What is next (None where nothing is), in which words, and what else may be done."""

    next: Deed | None
    words: str
    others: tuple[Deed, ...]

    def find(self, key: str) -> Deed | None:
        """The deed of this key, where it is offered."""
        every = ([self.next] if self.next is not None else []) + list(self.others)
        return next((one for one in every if one.key == key), None)


def posting_up(case: Case) -> Posting | None:
    """The posting that is up now."""
    return next((one for one in case.postings if one.open), None)


def open_reckoning(case: Case) -> Reckoning | None:
    """The reckoning not decided yet."""
    return next((one.reckoning for one in case.reckonings if one.reckoning.decided is None), None)


def decided_reckoning(case: Case) -> Reckoning | None:
    """The reckoning decided last."""
    done = [one.reckoning for one in case.reckonings if one.reckoning.decided is not None]
    return max(done, key=lambda one: (one.decided_on or "", one.no), default=None)


def fresh_reckoning(case: Case) -> Reckoning | None:
    """The reckoning decided last, where no step used it yet."""
    last = decided_reckoning(case)
    if last is None or open_reckoning(case) is not None or any(step.reckoning == last.no for step in case.steps):
        return None
    return last


def lacking(case: Case) -> list[str]:
    """What the file lacks before it may be put forward, in sentences."""
    return [one.sentence for one in case.findings if one.level is Level.HELD]


def check_due(office: Office, case: Case) -> str | None:
    """The day the yearly check is due; None for files that have none."""
    file = case.household.file
    if file.stage != "on_file" or file.kind != "regular":
        return None
    seen = aid.last_check(office.reading(), file.no)
    days = int(rules_in_force.in_force(office, "aid.yearly_check_days").value)
    return None if seen is None else (date.fromisoformat(seen) + timedelta(days=days)).isoformat()


def deeds_of(office: Office, case: Case) -> Deeds:
    """Everything that may be done with the file today by the officer at work."""
    file = case.household.file
    up = posting_up(case)
    steps = list(case.next_steps)
    if "visited" in steps:
        steps.remove("visited")
    if up is None:
        steps = [one for one in steps if one not in ("objection", "posting_closed")]
    else:
        steps = [one for one in steps if one not in ("township", "exited")]
    offered = [Deed(key=one, why=_why(office, case, one)) for one in steps]
    if up is not None and up.objection and not up.answer:
        offered.append(Deed(key="answer", why=_no_right(office, "answer")))
    if file.stage in OPEN_STAGES:
        offered.append(Deed(key="visit", why=_no_right(office, "visit")))
    if file.stage in OPEN_STAGES and (file.stage not in SETTLED or open_reckoning(case) is not None):
        offered.append(Deed(key="reckon", why=_no_right(office, "reckon")))
    if file.stage in FILED_STAGES:
        offered.append(Deed(key="month", why=_no_right(office, "month")))
    if file.stage == "draft" and lacking(case):
        offered.append(Deed(key="fill", why=_no_right(office, "fill")))
    key, words = _next(office, case)
    first = next((one for one in offered if one.key == key), None)
    return Deeds(next=first, words=words, others=tuple(one for one in offered if one is not first))


def _next(office: Office, case: Case) -> tuple[str, str]:
    """The key of what is next ("" where nothing is) and a sentence on it."""
    file = case.household.file
    match file.stage:
        case "draft":
            lacks = len(lacking(case))
            if lacks:
                return "fill", _("还有 {n} 项没有填，填齐以后才能提交申请。").format(n=lacks)
            return "applied", _("档案已填齐，本人签字后提交申请。")
        case "applied":
            return "visit", _("两人以上入户调查，当场核实人口、住房、收入和支出。")
        case "visited" if file.kind == "temporary":
            return "township", _("临时救助档案入户以后由乡镇工会审核，即可在档。")
        case "visited":
            return _reckoning_first(case) or ("reviewed", _("收入已测算认定，请单位（村、社区）工会初审签字。"))
        case "reviewed":
            return _reckoning_first(case) or ("posted", _("在职工所在单位或居住地公示。"))
        case "posted" | "leaving":
            return _posted(office, case)
        case "township":
            return "county", _("报县级工会审批；批回后登记文号和建档标准。")
        case "returned":
            return "completed", _("按退回的理由补齐材料，再登记补正。")
        case "on_file":
            return _on_file(office, case)
    return "", _("这份档案已经结束，只能查看和打印。")


def _reckoning_first(case: Case) -> tuple[str, str] | None:
    if open_reckoning(case) is not None:
        return "reckon", _("收入测算还没有认定。")
    last = decided_reckoning(case)
    if last is None:
        return "reckon", _("还没有测算家庭收入。")
    if last.decided == NONE:
        return "refused", _("测算认定为不予建档。请办理不予建档，或者重新测算。")
    return None


def _posted(office: Office, case: Case) -> tuple[str, str]:
    up = posting_up(case)
    if up is None:
        if case.household.file.stage == "leaving":
            return "exited", _("公示已经结束，由审批人批准脱困。")
        return "township", _("公示已经结束，由乡镇工会审核。")
    if up.objection and not up.answer:
        return "answer", _("公示期间有异议，先核查并答复。")
    if office.today > up.until:
        return "posting_closed", _("公示已满 {until}，请登记公示结果。").format(until=up.until)
    left = (date.fromisoformat(up.until) - date.fromisoformat(office.today)).days + 1
    return "", _("正在公示，到 {until} 为止，还要 {n} 天。").format(until=up.until, n=left)


def _on_file(office: Office, case: Case) -> tuple[str, str]:
    file = case.household.file
    if file.kind == "temporary":
        return "promoted", _("临时救助档案：情况持续的，测算收入后转为正式档案；否则到期注销。")
    if open_reckoning(case) is not None:
        return "reckon", _("收入测算还没有认定。")
    fresh = fresh_reckoning(case)
    if fresh is not None and fresh.decided == NONE:
        return "leaving", _("新的测算认定为不予建档。连续高于低保标准的，办理脱困。")
    if fresh is not None and fresh.decided == file.category:
        return "checked", _("新的测算仍是“{category}”，办理年度核查。").format(category=category_word(file.category))
    if fresh is not None:
        return "adjusted", _("新的测算认定为“{category}”，由审批人调整类别。").format(
            category=category_word(fresh.decided)
        )
    due = check_due(office, case)
    if due is not None and due <= (date.fromisoformat(office.today) + timedelta(days=SOON)).isoformat():
        return "reckon", _("年度核查到期日 {due}：先入户、重新测算收入。").format(due=due)
    if due is not None:
        return "", _("在档。下次年度核查 {due} 以前。").format(due=due)
    return "", _("在档。")


def right_of(key: str) -> Right:
    """The right a deed asks for."""
    return Right.APPROVE if key in APPROVER else Right.ENTER


def _no_right(office: Office, key: str) -> str:
    """Why this officer may not, and who may; "" where they may."""
    right = right_of(key)
    if office.officer.may(right) or (key in EITHER and office.officer.may(Right.APPROVE)):
        return ""
    names = "、".join(one.name for one in appointing.officers(office) if one.may(right))
    if right is Right.APPROVE:
        if not names:
            return _("要由审批人办理，现在还没有指定审批人。请到“设置”里指定。")
        return _("要由审批人办理：{names}。").format(names=names)
    return _("您没有录入权限，要由经办人办理：{names}。").format(names=names)


def _why(office: Office, case: Case, key: str) -> str:
    told = _no_right(office, key)
    if told:
        return told
    up = posting_up(case)
    match key:
        case "applied" if lacking(case):
            return _("档案还没有填齐。")
        case "posting_closed" if up is not None and office.today <= up.until:
            return _("公示到 {until} 为止，期满后办理。").format(until=up.until)
        case "posting_closed" if up is not None and up.objection and not up.answer:
            return _("先答复公示期间的异议。")
        case "reviewed" | "posted" | "promoted":
            found = _reckoning_first(case)
            return "" if found is None else found[1]
        case "checked" | "adjusted":
            return _why_not_graded(case, key)
    return ""


def _why_not_graded(case: Case, key: str) -> str:
    fresh = fresh_reckoning(case)
    if fresh is None:
        return _("先重新测算收入并认定。")
    same = fresh.decided == case.household.file.category
    if key == "checked" and not same:
        return _("新的测算与现在的类别不同，请办理调整类别或脱困。")
    if key == "adjusted" and (same or fresh.decided == NONE):
        return _("新的测算没有另一个困难类别。")
    return ""
