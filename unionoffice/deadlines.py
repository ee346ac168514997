"""What waits for the office on its day: each thing with its rule, its source and the day it is due. Nothing is stored.

Terms and certificates of unions, receipts of transfer letters, units to confirm, members without a card, members past
the age at which membership is looked at again, records that may be one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unionoffice import rules_in_force
from unionoffice.members import COUNTED
from unionoffice.office import Office
from unionoffice.wording import _

MOST = 3
"""Of one kind, at most so many lines stand in a digest; more are put together in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One thing to be done: what, by which rule, until when, and what it is about.

    `reason` is a short English word: term, certificate, receipt, unit, card, age, pair. `due` is an ISO day, `days` how
    many are left (negative: overdue); both None where no day is set. `unit` and `people` are numbers in the file;
    `count` says how many things a line speaks of.
    """

    reason: str
    what: str
    why: str
    due: str | None = None
    days: int | None = None
    count: int = 1
    unit: int | None = None
    people: tuple[int, ...] = ()

    @property
    def area(self) -> str:
        """The area where it is dealt with: "units" or "members"."""
        return "units" if self.reason in ("term", "certificate", "unit") else "members"

    @property
    def overdue(self) -> bool:
        """Whether its day is over."""
        return self.days is not None and self.days < 0


def days_left(today: str, due: str) -> int:
    """Days from today until `due`; 0 on the day itself, negative afterwards."""
    return (date.fromisoformat(due) - date.fromisoformat(today)).days


def day_after(day: str, days: int) -> str:
    """The day so many days later (earlier for a negative number)."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def born_until(today: str, age: int) -> str:
    """Who was born on this day or before has reached the age."""
    year = int(today[:4]) - age
    if today[5:] == "02-29" and (year % 4 or (year % 100 == 0 and year % 400)):
        return f"{year:04d}-02-28"
    return f"{year:04d}{today[4:]}"


def sorted_by_need(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """The longest overdue first, then what is due next, then what has no day."""
    return sorted(deadlines, key=lambda one: (one.days is None, one.days or 0))


def digest(deadlines: Sequence[Deadline], *, most: int = MOST) -> list[Deadline]:
    """The same things in fewer lines: more than `most` of one reason, overdue or still to come, become one line."""
    groups: dict[tuple[str, bool], list[Deadline]] = {}
    for one in deadlines:
        groups.setdefault((one.reason, one.overdue), []).append(one)
    lines: list[Deadline] = []
    for (reason, overdue), members in groups.items():
        if len(members) <= most:
            lines += members
        else:
            first = sorted_by_need(members)[0]
            lines.append(
                replace(
                    first,
                    what=_together(reason, overdue=overdue).format(n=len(members)),
                    count=len(members),
                    unit=None,
                    people=tuple(no for one in members for no in one.people),
                )
            )
    return sorted_by_need(lines)


def _together(reason: str, *, overdue: bool) -> str:
    words = {
        ("term", True): _("{n} 个工会届满未换届"),
        ("term", False): _("{n} 个工会即将届满换届"),
        ("certificate", True): _("{n} 份法人资格证书已过期"),
        ("certificate", False): _("{n} 份法人资格证书即将到期"),
        ("receipt", True): _("{n} 封转出介绍信逾期未见回执"),
    }
    return words.get((reason, overdue), _("{n} 项待办"))


def deadlines(office: Office) -> list[Deadline]:
    """Everything that can be told quickly (a few statements), in the order of need."""
    return sorted_by_need(
        [*terms(office), *certificates(office), *receipts(office), *to_confirm(office), *ages(office), *cards(office)]
    )


def terms(office: Office) -> list[Deadline]:
    """Unions whose term is over or ends within the warning days of the rule in force."""
    rule = rules_in_force.in_force(office, "organisation.reelection_warning_days")
    found = _units_due(office, "term_end", max(rule.value))
    why = _("换届：届满前 {days} 天提醒（{source}）").format(
        days="、".join(str(days) for days in sorted(rule.value, reverse=True)), source=rule.source
    )
    return [
        Deadline(
            reason="term", what=_("{unit}换届选举").format(unit=name), why=why, due=due,
            days=days_left(office.today, due), unit=no,
        )
        for no, name, due in found
    ]  # fmt: skip


def certificates(office: Office) -> list[Deadline]:
    """Certificates of legal personality that are over or end within the days of the rule in force."""
    rule = rules_in_force.in_force(office, "organisation.certificate_renewal_days")
    why = _("法人资格证书：到期前 {days} 天内换领（{source}）").format(days=rule.value, source=rule.source)
    return [
        Deadline(
            reason="certificate", what=_("{unit}换领法人资格证书").format(unit=name), why=why, due=due,
            days=days_left(office.today, due), unit=no,
        )
        for no, name, due in _units_due(office, "certificate_until", rule.value)
    ]  # fmt: skip


def _units_due(office: Office, field: str, days: int) -> list[tuple[int, str, str]]:
    rows = office.reading().execute(
        f"SELECT no, name, {field} FROM units WHERE {field} <= ? AND status <> 'dissolved' AND kind <> 'nonunion'"
        f" ORDER BY {field}, no",
        (day_after(office.today, days),),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def receipts(office: Office) -> list[Deadline]:
    """Transfer letters whose receipt is not back after the days of the rule in force."""
    rule = rules_in_force.in_force(office, "membership.pending_transfer_days")
    rows = office.reading().execute(
        "SELECT t.person, p.name, t.to_name, t.day FROM transfers t JOIN people p ON p.no = t.person"
        " WHERE t.received_on IS NULL AND t.day < ? ORDER BY t.day, t.no",
        (day_after(office.today, -rule.value),),
    )
    why = _("介绍信开出 {days} 天仍未见回执（{source}）").format(days=rule.value, source=rule.source)
    found = []
    for row in rows:
        due = day_after(row[3], rule.value)
        what = _("{name}转往“{unit}”的回执").format(name=row[1], unit=row[2])
        left = days_left(office.today, due)
        found.append(Deadline(reason="receipt", what=what, why=why, due=due, days=left, people=(row[0],)))
    return found


def to_confirm(office: Office) -> list[Deadline]:
    """One line for all units that came in with a sheet and wait for a person's word."""
    count = office.reading().execute("SELECT count(*) FROM units WHERE confirmed = 0").fetchone()[0]
    if not count:
        return []
    why = _("导入时新建的单位，名称和上级要由人核对")
    return [Deadline(reason="unit", what=_("核对并确认 {n} 个新单位").format(n=count), why=why, count=count)]


def cards(office: Office) -> list[Deadline]:
    """One line for all members on the roll whose card was never printed."""
    count = len(_without_card(office))
    if not count:
        return []
    what = _("打印 {n:,} 张会员证").format(n=count)
    return [Deadline(reason="card", what=what, why=_("在册、已有会员编号、还没有发证"), count=count)]


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
    return [Deadline(reason="age", what=what, why=why, count=len(people), people=people)]


def doubles(office: Office) -> list[Deadline]:
    """One line for all pairs of records that may be one person. Looks through the whole roll: run it beside the window."""
    from unionoffice import members

    found = members.pairs(office)
    if not found:
        return []
    people = tuple(dict.fromkeys(no for pair in found for no in (pair.one, pair.other)))
    what = _("核对 {n:,} 对可能重复的会员").format(n=len(found))
    why = _("号码只差一位、同名同日出生、同名同手机等")
    return [Deadline(reason="pair", what=what, why=why, count=len(found), people=people)]
