"""What comes next for a round as it stands: the one deed, a sentence on it, all else allowed, and why something waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.aid.round_words import DEEDS, money
from unionoffice import aid, appointing
from unionoffice.aid import money_rules
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid.round_view import RoundView
    from unionoffice.office import Office

DECIDING = frozenset({"approve", "give_back", "turn_down"})
"""Deeds of an approver who had no hand in the round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundDeed:
    """One thing that can be done: a key of round_words.DEEDS; `why` says what keeps it from being done ("" for nothing)."""

    key: str
    why: str = ""

    @property
    def title(self) -> str:
        """The words of its button."""
        return _(DEEDS[self.key])


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSteps:
    """What is next (None where nothing is), in which words, and what else may be done."""

    next: RoundDeed | None
    words: str
    others: tuple[RoundDeed, ...]

    def find(self, key: str) -> RoundDeed | None:
        """The deed of this key, where it is offered."""
        every = ([self.next] if self.next is not None else []) + list(self.others)
        return next((one for one in every if one.key == key), None)


def steps_of(office: Office, view: RoundView) -> RoundSteps:
    """Everything that may be done with the round today by the officer at work."""
    key, words = _next(office, view)
    keys = _allowed(office, view)
    if key and key not in keys:
        keys.insert(0, key)
    made = [RoundDeed(key=one, why=_why(office, view, one)) for one in keys]
    first = next((one for one in made if one.key == key), None)
    return RoundSteps(next=first, words=words, others=tuple(one for one in made if one is not first))


def posting_wanted(office: Office, view: RoundView) -> bool:
    """Whether the list must be put up before it is approved."""
    kinds = {line.item.kind for line in view.lines if line.item.reverses is None} or {view.round.kind}
    return view.round.corrects is None and any(aid.rounds.number(office, f"{kind}_posted") for kind in kinds)


def lacking_to_print(view: RoundView) -> list[str]:
    """Field names of the round that must be filled before its sheet is printed."""
    round_ = view.round
    return money_rules.missing_for_payment(round_.method, round_.handler, round_.second_handler)


def _allowed(office: Office, view: RoundView) -> list[str]:
    approver = office.officer.may(Right.APPROVE)
    match view.round.state:
        case "draft":
            keys = ["post", *(["approve", "give_back", "turn_down"] if approver else ["submit"]), "void"]
            return keys if view.lines else ["void"]
        case "posted":
            up = view.posting
            told = ["answer"] if up is not None and up.objection and not up.answer else []
            deciding = ["approve", "give_back", "turn_down"] if approver else ["submit"]
            return [*told, *deciding, "objection", "post", "recall", "void"]
        case "approved":
            return ["print", *(["give_back"] if approver else []), "recall", "void"]
        case "printed":
            return [*_bank(view), "start", *_sheet(view)]
        case "paying":
            return [*_bank(view), "pay_all", *_sheet(view), "reverse"]
        case "paid":
            return [*_sheet(view), "file", "reverse"]
        case "filed":
            return ["reverse"]
    return []


def _bank(view: RoundView) -> list[str]:
    return ["bank_file"] if view.round.method == "transfer" else []


def _sheet(view: RoundView) -> list[str]:
    sheet = view.sheet
    if sheet is None:
        return []
    return ["sheet_out", "sheet_back"] if sheet.returned_on is None else ["sheet_back"]


def _next(office: Office, view: RoundView) -> tuple[str, str]:
    """The key of what is next ("" where nothing is) and a sentence on it."""
    match view.round.state:
        case "draft":
            return _next_of_draft(office, view)
        case "posted":
            return _next_of_posted(office, view)
        case "approved":
            return _next_of_approved(view)
        case "printed" if view.round.method == "transfer":
            return "start", _("签收表已打印，名单和金额不能再改。导出代发文件交银行，然后开始发放。")
        case "printed":
            return "start", _("签收表已打印，名单和金额不能再改。两人经办、当面签收，然后登记结果。")
        case "paying":
            waiting = view.totals
            words = _("还有 {n} 笔、{sum}待登记：选中行，按 1 成功、2 退票、3 拒收、4 死亡、5 更正。")
            return "pay_all", words.format(n=waiting.waiting_rows, sum=money(waiting.waiting))
        case "paid":
            if view.sheet is not None and view.sheet.returned_on is None:
                return "sheet_back", _("全部登记完毕。签收表收回、核对签字以后才能归档。")
            return "file", _("全部登记完毕，签收表已收回，可以装盒归档。")
        case "filed":
            return "", _("已归档，只能查看、重印和更正。")
    return "", _("已作废，只能查看。")


def _next_of_draft(office: Office, view: RoundView) -> tuple[str, str]:
    if not view.lines:
        return "add", _("先添加人员：按 Insert 从档案里选，F3 从名册找，F4 照往期名单。")
    back = next((one for one in reversed(view.decisions) if not one.approved and not one.void), None)
    if back is not None:
        said = _("{name}退回：{remark}").format(name=back.officer_name, remark=back.remark)
        return ("post" if posting_wanted(office, view) else _to_decide(office)), said
    left = _open_words(view)
    if posting_wanted(office, view):
        return "post", left + _("名单定了先公示，公示期满以后批准。")
    return _to_decide(office), left + _approver_words(office)


def _next_of_posted(office: Office, view: RoundView) -> tuple[str, str]:
    up = view.posting
    assert up is not None
    if up.objection and not up.answer:
        return "answer", _("公示期间有异议，先核查并答复。")
    if up.until >= office.today:
        return "", _("正在{place}公示，到 {until} 为止。期满后由审批人批准。").format(place=up.place, until=up.until)
    words = _("公示已满 {until}。").format(until=up.until)
    return _to_decide(office), words + _open_words(view) + _approver_words(office)


def _next_of_approved(view: RoundView) -> tuple[str, str]:
    stands = view.approval
    words = _("{name} {day} 已批准。").format(name=stands.officer_name, day=stands.day) if stands is not None else ""
    if lacking_to_print(view):
        told = (
            _("现金和实物要写明两名经办人，才能打印。")
            if view.round.method != "transfer"
            else _("要写明经办人，才能打印。")
        )
        return "mend", words + told
    return "print", words + _("打印以后名单和金额就冻结，改动只能另做更正批次。")


def _open_words(view: RoundView) -> str:
    left = len(view.report.open) if view.report is not None else 0
    return _("还有 {n} 条提示没有处理。").format(n=left) if left else ""


def _to_decide(office: Office) -> str:
    return "approve" if office.officer.may(Right.APPROVE) else "submit"


def approvers(office: Office) -> str:
    """Who may approve, by name."""
    return "、".join(one.name for one in appointing.officers(office) if one.may(Right.APPROVE))


def _approver_words(office: Office) -> str:
    if office.officer.may(Right.APPROVE):
        return _("请核对名单、金额和提示后批准，或写明理由退回。")
    names = approvers(office)
    if not names:
        return _("要由审批人批准，现在还没有指定审批人。请到“设置”里指定。")
    return _("送请审批人批准：{names}。").format(names=names)


def _why(office: Office, view: RoundView, key: str) -> str:
    if key in DECIDING:
        return _why_not_decide(office, view, key)
    if not office.officer.may(Right.ENTER) and key != "submit":
        names = "、".join(one.name for one in appointing.officers(office) if one.may(Right.ENTER))
        return _("您没有录入权限，要由经办人办理：{names}。").format(names=names)
    if key == "file" and view.sheet is not None and view.sheet.returned_on is None:
        return _("签收表还没有收回。")
    if key == "reverse" and not view.totals.paid_rows:
        return _("还没有发放成功的行。")
    if key == "print" and lacking_to_print(view):
        return _("先填写经办人（现金和实物要两人）。")
    return ""


def _why_not_decide(office: Office, view: RoundView, key: str) -> str:
    if office.officer.no in aid.approving_rounds.makers(office.reading(), view.round.no):
        return _("您经办或改动过这个批次，要由另一位审批人办理。")
    if key != "approve":
        return ""
    if view.report is not None and view.report.open:
        return _open_words(view)
    if view.round.state == "draft" and posting_wanted(office, view):
        return _("这类救助要先公示。")
    up = view.posting
    if view.round.state == "posted" and up is not None:
        if up.until >= office.today:
            return _("公示到 {until} 为止，期满后办理。").format(until=up.until)
        if up.objection and not up.answer:
            return _("先答复公示期间的异议。")
    return ""
