"""What waits in the area of members: receipts of letters, cards to print, ages, records that may be one person."""

from __future__ import annotations

from unionoffice import rules_in_force
from unionoffice.deadlines import Deadline, born_until, day_after, days_left
from unionoffice.members.duplicates import pairs
from unionoffice.members.model import COUNTED
from unionoffice.office import Office
from unionoffice.wording import N_, _

TOGETHER = {("receipt", True): N_("{n} 封转出介绍信逾期未见回执")}


def deadlines(office: Office) -> list[Deadline]:
    """All that can be told in a few statements; `doubles` takes longer and stands beside."""
    return [*receipts(office), *ages(office), *cards(office)]


def receipts(office: Office) -> list[Deadline]:
    """Transfer letters whose receipt is not back after the days of the rule in force."""
    rule = rules_in_force.in_force(office, "membership.pending_transfer_days")
    rows = office.reading().execute(
        "SELECT t.person, p.name, t.to_name, t.day, t.no FROM transfers t JOIN people p ON p.no = t.person"
        " WHERE t.received_on IS NULL AND t.day < ? ORDER BY t.day, t.no",
        (day_after(office.today, -rule.value),),
    )
    why = _("介绍信开出 {days} 天仍未见回执（{source}）").format(days=rule.value, source=rule.source)
    found = []
    for row in rows:
        due = day_after(row[3], rule.value)
        found.append(
            Deadline(
                reason="receipt", what=_("{name}转往“{unit}”的回执").format(name=row[1], unit=row[2]), why=why,
                source=rule.source, next_step=_("联系转入工会要回执；收到后登记"), due=due,
                days=days_left(office.today, due), people=(row[0],), record=("transfers", row[4]),
            )
        )  # fmt: skip
    return found


def cards(office: Office) -> list[Deadline]:
    """One line for all members on the roll whose card was never printed."""
    count = len(_without_card(office))
    if not count:
        return []
    what = _("打印 {n:,} 张会员证").format(n=count)
    why, next_step = _("在册、已有会员编号、还没有发证"), _("打印会员证并发给会员")
    return [Deadline(reason="card", what=what, why=why, next_step=next_step, count=count)]


def _without_card(office: Office) -> list[int]:
    rows = office.reading().execute(
        f"SELECT person FROM memberships WHERE card_issued IS NULL AND card_no IS NOT NULL AND state IN ({COUNTED})"
    )
    rows.row_factory = None
    return [row[0] for row in rows.fetchall()]


def ages(office: Office) -> list[Deadline]:
    """One line for the members on the roll who have reached the age at which membership is looked at again."""
    men = rules_in_force.in_force(office, "membership.retirement_age_men")
    women = rules_in_force.in_force(office, "membership.retirement_age_women")
    rows = office.reading().execute(
        "SELECT p.no FROM people p JOIN memberships m ON m.person = p.no WHERE ((p.sex = 'female' AND p.birth <= ?)"
        f" OR (p.sex = 'male' AND p.birth <= ?)) AND m.state IN ({COUNTED}) ORDER BY p.no",
        (born_until(office.today, women.value), born_until(office.today, men.value)),
    )
    people = tuple(row[0] for row in rows)
    if not people:
        return []
    what = _("核对 {n:,} 名到龄会员是否保留会籍").format(n=len(people))
    why = _("男满 {men} 岁、女满 {women} 岁（{source}）").format(men=men.value, women=women.value, source=men.source)
    next_step = _("逐人核对是否已退休，退休的改为保留会籍")
    return [
        Deadline(
            reason="age", what=what, why=why, source=men.source, next_step=next_step, count=len(people), people=people
        )
    ]


def doubles(office: Office) -> list[Deadline]:
    """One line for all pairs of records that may be one person. Looks through the whole roll: run it beside the window."""
    found = pairs(office)
    if not found:
        return []
    people = tuple(dict.fromkeys(no for pair in found for no in (pair.one, pair.other)))
    what = _("核对 {n:,} 对可能重复的会员").format(n=len(found))
    why, next_step = _("号码只差一位、同名同日出生、同名同手机等"), _("逐对核对，是同一人的合并")
    return [Deadline(reason="pair", what=what, why=why, next_step=next_step, count=len(found), people=people)]
