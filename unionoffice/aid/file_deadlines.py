"""What waits for the office in the files: postings that end, copies to bring in step, checks due, workers who left."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice import rules_in_force
from unionoffice.aid import lists, step_store
from unionoffice.aid.parameters import PACK, number
from unionoffice.database import Connection, placeholders
from unionoffice.deadlines import Deadline, day_after, days_left
from unionoffice.office import Office
from unionoffice.wording import N_, _

AREA, TABLE = "aid", "aid_files"

TOGETHER = {
    ("aid_posting", True): N_("{n} 份困难档案公示期满，待登记结果"),
    ("aid_posting", False): N_("{n} 份困难档案正在公示"),
    ("aid_sync", True): N_("{n} 份困难档案电子同步逾期"),
    ("aid_sync", False): N_("{n} 份困难档案待电子同步"),
    ("aid_check", True): N_("{n} 份困难档案年度核查逾期"),
    ("aid_check", False): N_("{n} 份困难档案将到年度核查"),
}


def deadlines(office: Office, *, until: str | None = None) -> list[Deadline]:
    """Everything of the files that can be told in a few statements; with `until` also what falls due up to that day."""
    warned = until or day_after(office.today, number(office, "warning_days"))
    return [
        *postings(office),
        *_dated(office, lists.syncs(office), warned, _SYNC),
        *_dated(office, lists.checks(office), warned, _CHECK),
        *standing(office),
    ]


def postings(office: Office) -> list[Deadline]:
    """Files whose posting is up, due the day after its last day."""
    rule = rules_in_force.in_force(office, f"{PACK}.notice_days")
    why = _("公示 {days} {unit}（{source}）").format(days=rule.value, unit=rule.unit, source=rule.source)
    up = step_store.open_postings(office.reading(), TABLE)
    names = _names(office.reading(), [one.pk for one in up])
    found = []
    for one in up:
        due = day_after(one.until, 1)
        file_no, name, unit, person = names[one.pk]
        objected = one.objection and not one.answer
        found.append(
            Deadline(
                reason="aid_posting", what=_("{name}（{file}）公示期满").format(name=name, file=file_no), why=why, area=AREA,
                source=rule.source,
                next_step=_("有异议，先核查并答复") if objected else _("登记公示结果，送审批人审核"),
                due=due, days=days_left(office.today, due), unit=unit, people=(person,), record=(TABLE, one.pk),
            )
        )  # fmt: skip
    return found


_SYNC = (
    "aid_sync", "sync_working_days", N_("{name}（{file}）电子档案同步"), N_("变化后 {days} {unit}内同步（{source}）"),
    N_("在全国工会帮扶系统里更新，再登记“已同步”"),
)  # fmt: skip
_CHECK = (
    "aid_check", "yearly_check_days", N_("{name}（{file}）年度核查"), N_("每 {days} {unit}核查一次（{source}）"),
    N_("入户、测算收入，办理年度核查或调整类别"),
)  # fmt: skip


def _dated(
    office: Office, due_days: Sequence[tuple[int, str]], until: str, words: tuple[str, str, str, str, str]
) -> list[Deadline]:
    reason, rule_name, what, why, next_step = words
    rule = rules_in_force.in_force(office, f"{PACK}.{rule_name}")
    wanted = [(no, due) for no, due in due_days if due <= until]
    names = _names(office.reading(), [no for no, _due in wanted])
    told = _(why).format(days=rule.value, unit=rule.unit, source=rule.source)
    return [
        Deadline(
            reason=reason, what=_(what).format(name=names[no][1], file=names[no][0]), why=told, area=AREA, source=rule.source,
            next_step=_(next_step), due=due, days=days_left(office.today, due), unit=names[no][2], people=(names[no][3],),
            record=(TABLE, no),
        )
        for no, due in wanted
    ]  # fmt: skip


def standing(office: Office) -> list[Deadline]:
    """One line for each standing list that has no day of its own and somebody on it."""
    told = (
        ("stale", N_("{n} 份困难档案一年没有更新"), N_("逐户核实并更新档案")),
        ("worker_left", N_("{n} 份困难档案的职工已不在册"), N_("核对会籍，办理转出或注销")),
        ("worker_deceased", N_("{n} 份困难档案的职工已去世"), N_("核实后注销，家属符合条件的另行建档")),
        ("temporary_due", N_("{n} 份临时救助档案到期"), N_("转正或注销")),
        ("retention_over", N_("{n} 份档案保存期满待鉴定"), N_("列清单报档案鉴定，不自行销毁")),
    )
    rules = {"stale": "stale_days", "temporary_due": "temporary_days", "retention_over": "retention_years"}
    found = []
    for name, what, next_step in told:
        numbers = lists.LISTS[name][1](office)
        if not numbers:
            continue
        rule = rules_in_force.in_force(office, f"{PACK}.{rules[name]}") if name in rules else None
        why = f"{rule.label}：{rule.value} {rule.unit}" if rule is not None else _("困难职工应是名册上的会员")
        found.append(
            Deadline(
                reason=f"aid_{name}", what=_(what).format(n=len(numbers)), why=why, area=AREA,
                source=rule.source if rule is not None else "", next_step=_(next_step), count=len(numbers),
            )
        )  # fmt: skip
    return found


def _names(db: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str, int, int]]:
    found: dict[int, tuple[str, str, int, int]] = {}
    for start in range(0, len(numbers), 500):
        part = tuple(numbers[start : start + 500])
        rows = db.execute(
            "SELECT f.no, f.file_no, p.name, f.unit, p.no FROM aid_files f JOIN people p ON p.no = f.person"
            f" WHERE f.no IN ({placeholders(len(part))})",
            part,
        )
        found.update({row[0]: (row[1], row[2], row[3], row[4]) for row in rows})
    return found
