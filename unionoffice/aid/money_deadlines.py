"""What waits for the office in its rounds of payment: postings that end, approvals, sheets to print, pay and bring back."""

from __future__ import annotations

from unionoffice import rules_in_force
from unionoffice.aid import approving_rounds, money_rules, money_store, rounds, sheets
from unionoffice.deadlines import Deadline, day_after, days_left
from unionoffice.money import yuan
from unionoffice.office import Office
from unionoffice.wording import N_, _

AREA, TABLE = "aid", rounds.TABLE

TOGETHER = {
    ("aid_round_posting", True): N_("{n} 个发放批次公示期满，待批准"),
    ("aid_round_posting", False): N_("{n} 个发放批次正在公示"),
    ("aid_sheet", True): N_("{n} 张签收表逾期未收回或有未签字"),
    ("aid_sheet", False): N_("{n} 张签收表在外"),
}


def deadlines(office: Office, *, until: str | None = None) -> list[Deadline]:
    """Everything of the rounds that can be told in a few statements; `until` changes nothing, all of it waits already."""
    return [*postings(office), *waiting(office), *sheets_out(office)]


def postings(office: Office) -> list[Deadline]:
    """Rounds whose list is up or was, due for approval the day after its last day."""
    rule = rules_in_force.in_force(office, f"{money_rules.MONEY_RULES}.posting_days")
    db, found = office.reading(), []
    for round_ in money_store.rounds(db, state="posted"):
        posting = rounds.posting_of(db, round_.no)
        if posting is None:
            continue
        due = day_after(posting.until, 1)
        objected = posting.objection is not None and posting.answer is None
        found.append(
            Deadline(
                reason="aid_round_posting", what=_("{title}（{no}）公示期满").format(title=round_.title, no=round_.round_no),
                why=_("公示 {days} {unit}（{source}）").format(days=rule.value, unit=rule.unit, source=rule.source), area=AREA,
                source=rule.source, next_step=_("有异议，先核查并答复") if objected else _("送审批人批准"),
                due=due, days=days_left(office.today, due), record=(TABLE, round_.no),
            )
        )  # fmt: skip
    return found


def waiting(office: Office) -> list[Deadline]:
    """Rounds approved and not printed, printed and not paid, paid and not filed; each with what to do next."""
    told = {
        "approved": (N_("{title}（{no}）已批准，待制表"), N_("打印发放资料")),
        "printed": (N_("{title}（{no}）已制表，待发放"), N_("送银行代发，或由两人发放并签收")),
        "paying": (N_("{title}（{no}）发放中，{n} 笔待发，{sum} 元"), N_("逐笔登记结果")),
        "paid": (N_("{title}（{no}）已发放，待归档"), N_("收回签收表，装盒归档")),
    }
    db, found = office.reading(), []
    for state, (what, next_step) in told.items():
        for round_ in money_store.rounds(db, state=state):
            amounts = [one.item.amount for one in money_store.lines_of(db, round_.no) if one.item.result == "pending"]
            if state == "approved" and approving_rounds.approval_of(db, round_.no) is None:
                next_step = N_("批准后有改动，须重新批准")
            found.append(
                Deadline(
                    reason=f"aid_round_{state}",
                    what=_(what).format(title=round_.title, no=round_.round_no, n=len(amounts), sum=yuan(sum(amounts))),
                    why=_("发放批次办理顺序：公示、批准、制表、发放、归档"), area=AREA, next_step=_(next_step),
                    record=(TABLE, round_.no),
                )
            )  # fmt: skip
    return found


def sheets_out(office: Office) -> list[Deadline]:
    """Sheets not brought back, or back without all signatures, due after the days of the rule in force."""
    rule = rules_in_force.in_force(office, f"{money_rules.MONEY_RULES}.unsigned_days")
    found = []
    for one in sheets.sheets_missing(office):
        due = day_after(one.days_from, int(rule.value))
        sheet = one.sheet
        if sheet.returned_on is not None:
            sentence = _("签收表 {no} 有 {n} 行未签字").format(no=sheet.sheet_no, n=sheet.unsigned)
        else:
            sentence = _("签收表 {no} 未收回（{who}）").format(no=sheet.sheet_no, who=sheet.out_to or _("未登记去向"))
        found.append(
            Deadline(
                reason="aid_sheet", what=sentence, area=AREA, source=rule.source,
                why=_("{label}：{days} {unit}").format(label=rule.label, days=rule.value, unit=rule.unit),
                next_step=_("催签并登记收回"), due=due, days=days_left(office.today, due), record=(TABLE, one.round.no),
            )
        )  # fmt: skip
    return found
