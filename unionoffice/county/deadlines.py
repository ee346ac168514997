"""What waits at the upper office: lower offices that have not handed in, packages without a receipt."""

from __future__ import annotations

from unionoffice import reports, rules_in_force
from unionoffice.county.status import Standing, silent, status, unanswered
from unionoffice.deadlines import Deadline, day_after, days_left
from unionoffice.office import Office
from unionoffice.wording import N_, _

TOGETHER = {("silent", True): N_("{n} 个下级单位逾期未报"), ("silent", False): N_("{n} 个下级单位没有报过")}


def deadlines(office: Office) -> list[Deadline]:
    """Nothing for an office that has registered no lower one."""
    if not reports.partners(office, role="lower"):
        return []
    found = status(office)
    return [*_silent(office, found), *_unanswered(found)]


def _silent(office: Office, found: list[Standing]) -> list[Deadline]:
    rule = rules_in_force.in_force(office, "reporting.silence_days")
    lines = []
    for one in silent(office, found):
        due = day_after(one.made_on, rule.value) if one.made_on else None
        why = _("{days} 天没有报送").format(days=rule.value) if due else _("登记以来没有报送过")
        lines.append(
            Deadline(
                reason="silent", area="reports", what=_("催{name}报送").format(name=one.name), why=why, source=rule.source,
                next_step=_("联系该单位导出上报包送来"), due=due, days=days_left(office.today, due) if due else None,
                record=("partners", one.partner),
            )
        )  # fmt: skip
    return lines


def _unanswered(found: list[Standing]) -> list[Deadline]:
    waiting = unanswered(found)
    if not waiting:
        return []
    what = _("给 {n} 个单位开回执").format(n=len(waiting))
    why, next_step = _("收下的包还没有回执，该单位不知道是否已接收"), _("在“上报”里开出回执，拷给该单位")
    return [Deadline(reason="answer", area="reports", what=what, why=why, next_step=next_step, count=len(waiting))]
