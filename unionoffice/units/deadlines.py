"""What waits in the area of units: re-elections, certificates, units to confirm."""

from __future__ import annotations

from unionoffice import rules_in_force
from unionoffice.deadlines import Deadline, day_after, days_left
from unionoffice.office import Office
from unionoffice.wording import N_, _

TOGETHER = {
    ("term", True): N_("{n} 个工会届满未换届"),
    ("term", False): N_("{n} 个工会即将届满换届"),
    ("certificate", True): N_("{n} 份法人资格证书已过期"),
    ("certificate", False): N_("{n} 份法人资格证书即将到期"),
}


def deadlines(office: Office) -> list[Deadline]:
    """All of them."""
    return [*terms(office), *certificates(office), *to_confirm(office)]


def coming(office: Office, until: str) -> list[Deadline]:
    """As `deadlines`, with what falls due until a day."""
    return [*terms(office, until=until), *certificates(office, until=until), *to_confirm(office)]


def terms(office: Office, *, until: str = "") -> list[Deadline]:
    """Unions whose term is over or ends within the warning days of the rule in force (or until a day)."""
    rule = rules_in_force.in_force(office, "organisation.reelection_warning_days")
    found = _units_due(office, "term_end", max(day_after(office.today, max(rule.value)), until))
    why = _("换届：届满前 {days} 天提醒（{source}）").format(
        days="、".join(str(days) for days in sorted(rule.value, reverse=True)), source=rule.source
    )
    return [
        Deadline(
            reason="term", area="units", what=_("{unit}换届选举").format(unit=name), why=why, source=rule.source,
            next_step=_("向上级工会提交换届请示，成立换届筹备组"), due=due, days=days_left(office.today, due), unit=no,
            record=("units", no),
        )
        for no, name, due in found
    ]  # fmt: skip


def certificates(office: Office, *, until: str = "") -> list[Deadline]:
    """Certificates of legal personality that are over or end within the days of the rule in force (or until a day)."""
    rule = rules_in_force.in_force(office, "organisation.certificate_renewal_days")
    why = _("法人资格证书：到期前 {days} 天内换领（{source}）").format(days=rule.value, source=rule.source)
    found = _units_due(office, "certificate_until", max(day_after(office.today, rule.value), until))
    return [
        Deadline(
            reason="certificate", area="units", what=_("{unit}换领法人资格证书").format(unit=name), why=why,
            source=rule.source, next_step=_("备齐换领材料，到登记机关办理"), due=due,
            days=days_left(office.today, due), unit=no, record=("units", no),
        )
        for no, name, due in found
    ]  # fmt: skip


def _units_due(office: Office, field: str, until: str) -> list[tuple[int, str, str]]:
    rows = office.reading().execute(
        f"SELECT no, name, {field} FROM units WHERE {field} <= ? AND status <> 'dissolved' AND kind <> 'nonunion'"
        f" ORDER BY {field}, no",
        (until,),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def to_confirm(office: Office) -> list[Deadline]:
    """One line for all units that came in with a sheet and wait for a person's word."""
    count = office.reading().execute("SELECT count(*) FROM units WHERE confirmed = 0").fetchone()[0]
    if not count:
        return []
    why = _("导入时新建的单位，名称和上级要由人核对")
    what = _("核对并确认 {n} 个新单位").format(n=count)
    next_step = _("打开待确认的单位，逐个核对名称和上级")
    return [Deadline(reason="unit", area="units", what=what, why=why, next_step=next_step, count=count)]
