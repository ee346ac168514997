"""What waits between this office and the upper one: receipts that do not come, rows sent back, number blocks that end."""

from __future__ import annotations

from unionoffice import members, rules_in_force
from unionoffice.deadlines import Deadline, day_after, days_left
from unionoffice.office import Office
from unionoffice.wording import N_, _

TOGETHER = {("no_receipt", True): N_("{n} 个上报包没有回执")}


def deadlines(office: Office) -> list[Deadline]:
    """All of it, in a few short statements; nothing for an office that never handed in."""
    return [*unanswered(office), *sent_back(office), *number_blocks(office)]


def unanswered(office: Office) -> list[Deadline]:
    """The oldest package written since the last receipt, once the days of the rule are over (TUF: freeze)."""
    rule = rules_in_force.in_force(office, "reporting.receipt_days")
    row = (
        office.reading()
        .execute(
            "SELECT no, sequence, written_on, (SELECT max(day) FROM receipts) FROM packages WHERE written_on IS NOT NULL"
            " AND no > coalesce((SELECT max(no) FROM packages WHERE verdict IS NOT NULL), 0) ORDER BY no LIMIT 1"
        )
        .fetchone()
    )
    if row is None or row[2] >= day_after(office.today, -rule.value):
        return []
    due = day_after(row[2], rule.value)
    last = _("上一份回执：{day}").format(day=row[3]) if row[3] else _("从未收到过回执")
    return [
        Deadline(
            reason="no_receipt", area="reports", what=_("第 {n} 号上报包还没有回执").format(n=row[1]),
            why=_("写出 {days} 天仍没有回执；{last}。已导出不等于已上报").format(days=rule.value, last=last),
            source=rule.source, next_step=_("向上级工会要回执包；U 盘遗失的，重新导出一次送去"), due=due,
            days=days_left(office.today, due), record=("packages", row[0]),
        )
    ]  # fmt: skip


def sent_back(office: Office) -> list[Deadline]:
    """One line for the rows the upper office sent back or holds against another office's."""
    row = (
        office.reading()
        .execute(
            "SELECT count(*), coalesce(sum(verdict = 'duplicate'), 0) FROM row_states WHERE verdict IN ('rejected', 'duplicate')"
        )
        .fetchone()
    )
    if not row[0]:
        return []
    what = _("改正上级退回的 {n} 行（其中重复待核 {twice} 行）").format(n=row[0], twice=row[1])
    next_step = _("在“上报”里逐行打开，改正后重新导出")
    return [
        Deadline(
            reason="sent_back", area="reports", what=what, why=_("上级工会的回执"), next_step=next_step, count=row[0]
        )
    ]


def number_blocks(office: Office) -> list[Deadline]:
    """Blocks of member numbers nearly used up."""
    rule = rules_in_force.in_force(office, "reporting.block_warning")
    return [
        Deadline(
            reason="number_block", area="reports", source=rule.source,
            what=_("会员编号段 {first}—{last} 已用 {share}%").format(first=one.first, last=one.last, share=one.share),
            why=_("用完后不能发放新编号"), next_step=_("请上级工会再分一段，随下次回执下发"),
        )
        for one in members.blocks(office) if one.share >= rule.value
    ]  # fmt: skip
