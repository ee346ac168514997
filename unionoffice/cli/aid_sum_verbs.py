"""Verbs of hardship aid: the income worked out, the decision, and what a new line would change."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from unionoffice import aid
from unionoffice.aid import COST_FIELDS, Regraded, Sum
from unionoffice.aid.household import told as covered
from unionoffice.cli.aid_verbs import file_of, group, note_reveal, person_of
from unionoffice.cli.session import Day, iso, pairs, session
from unionoffice.errors import Refused
from unionoffice.money import yuan
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _


@group.group("reckon", help=_("收入测算：开始、收入、支出、修改、显示、认定、撤下"))
def reckon() -> None:
    """Reckonings."""


def _open_one(office: Office, file: str) -> int:
    case = aid.case(office, file_of(office, file))
    if case.open_sum is None:
        raise Refused("no_reckoning", _("没有未认定的收入测算。请先用 aid reckon start 开始一份。"), "reckoning")
    return case.open_sum.reckoning.no


def told_sum(result: Sum, *, reveal: bool) -> dict[str, Any]:
    """A sum for programs, amounts in fen."""
    costs = [
        {name: covered(field, getattr(line, name), reveal=reveal) for name, field in COST_FIELDS.items()}
        | {"no": line.no}
        for line in result.cost_lines
    ]
    return {
        "file": result.household.file.file_no, "occasion": result.reckoning.occasion, "id": result.reckoning.id,
        "period": [result.reckoning.period_from, result.reckoning.period_until],
        "income_lines": [asdict(line) for line in result.income_lines], "cost_lines": costs,
        "income": result.income, "costs": result.advice.costs, "people": result.people, "per_head": result.advice.per_head,
        "line": result.in_force.parameters.line, "line_source": result.in_force.line.source,
        "advised": result.advice.category, "why": result.advice.reason, "decided": result.reckoning.decided,
    }  # fmt: skip


def _say(office: Office, no: int, *, reveal: bool = False) -> None:
    result = aid.work_out(office, no)
    note_reveal(office, "reckon", result.household.file.file_no, reveal)
    words = _("年收入 {y} 元，刚性支出 {r} 元，{n} 人，月人均 {p} 元，低保标准 {line} 元，建议：{advised}").format(
        y=yuan(result.income), r=yuan(result.advice.costs), n=result.people, p=yuan(result.advice.per_head),
        line=yuan(result.in_force.parameters.line), advised=aid.category_words(result.advice.category),
    )  # fmt: skip
    session().say({"sum": told_sum(result, reveal=reveal)}, words)


@reckon.command("start", help=_("开始一份收入测算（最近十二个月）"))
@click.argument("file")
@click.option("--occasion", default="first", help=_("测算事由代码"))
@click.option("--copy", "copy_lines", is_flag=True, help=_("带入上一次的各行"))
def start(file: str, occasion: str, copy_lines: bool) -> None:
    """A new reckoning."""
    with session().office(Right.ENTER) as office:
        _say(office, aid.start_reckoning(office, file_of(office, file), occasion, copy_lines=copy_lines).no)


@reckon.command("income", help=_("添加一笔收入，写成 字段=值：kind=工资 monthly=3000 或 amount=36000，金额为元"))
@click.argument("file")
@click.argument("values", nargs=-1, required=True)
@click.option("--person", help=_("谁的收入：人员编号或证件号码"))
def income(file: str, values: tuple[str, ...], person: str | None) -> None:
    """One more income."""
    with session().office(Right.ENTER) as office:
        no = _open_one(office, file)
        aid.add_income(office, no, pairs(values), person=person_of(office, person) if person else None)
        _say(office, no)


@reckon.command("cost", help=_("添加一笔刚性支出，写成 字段=值：kind=医疗自付 amount=12000，金额为元"))
@click.argument("file")
@click.argument("values", nargs=-1, required=True)
@click.option("--person", help=_("为谁支出：人员编号或证件号码"))
def cost(file: str, values: tuple[str, ...], person: str | None) -> None:
    """One more cost."""
    with session().office(Right.ENTER) as office:
        no = _open_one(office, file)
        aid.add_cost(office, no, pairs(values), person=person_of(office, person) if person else None)
        _say(office, no)


@reckon.command("change", help=_("修改期间、申报总收入、意外和排除情形，写成 字段=值"))
@click.argument("file")
@click.argument("values", nargs=-1, required=True)
def change(file: str, values: tuple[str, ...]) -> None:
    """The reckoning changed."""
    with session().office(Right.ENTER) as office:
        no = _open_one(office, file)
        aid.change_reckoning(office, no, pairs(values))
        _say(office, no)


@reckon.command("drop-line", help=_("去掉未认定测算中的一行"))
@click.argument("file")
@click.argument("kind", type=click.Choice(["income", "cost"]))
@click.argument("line", type=int)
def drop_line(file: str, kind: str, line: int) -> None:
    """A line out."""
    with session().office(Right.ENTER) as office:
        no = _open_one(office, file)
        (aid.drop_income if kind == "income" else aid.drop_cost)(office, no, line)
        _say(office, no)


@reckon.command("drop", help=_("撤下未认定的测算"))
@click.argument("file")
def drop(file: str) -> None:
    """The open reckoning is gone."""
    with session().office(Right.ENTER) as office:
        aid.drop_reckoning(office, _open_one(office, file))
        session().say({"dropped": file}, _("已撤下。"))


@reckon.command("show", help=_("显示未认定的测算；没有则显示最近一份"))
@click.argument("file")
@click.option("--reveal", is_flag=True, help=_("显示证明材料等敏感内容（留痕）"))
def show(file: str, reveal: bool) -> None:
    """The sum."""
    with session().office() as office:
        case = aid.case(office, file_of(office, file))
        if not case.reckonings:
            raise Refused("no_reckoning", _("还没有收入测算。请先测算家庭收入并认定困难类别。"), "reckoning")
        _say(office, case.open_sum.reckoning.no if case.open_sum else case.reckonings[-1].reckoning.no, reveal=reveal)


@group.command("decide", help=_("认定困难类别：deep、relative、accident 或 none（不予建档）"))
@click.argument("file")
@click.argument("category")
@click.option("--reason", default="", help=_("与测算建议不同的理由"))
def decide(file: str, category: str, reason: str) -> None:
    """The decision."""
    with session().office(Right.ENTER) as office:
        done = aid.decide_reckoning(office, _open_one(office, file), category, reason)
        told = {name: value for name, value in asdict(done).items() if name not in ("no", "file", "frozen", "rules")}
        session().say({"reckoning": told}, aid.category_words(category))


def _told_regraded(row: Regraded) -> dict[str, Any]:
    return {
        "file": row.household.file.file_no, "name": row.household.worker.name, "line_before": row.before.line,
        "line": row.line, "per_head_before": row.before.per_head, "per_head": row.per_head, "before": row.category,
        "after": row.after, "changed": row.changed, "overridden": row.overridden,
    }  # fmt: skip


@group.command("regrade", help=_("低保标准变化后的重新定类名单；--accept 由审批人接受"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("按哪一天的标准；不写则为今天"))
@click.option("--changed", "only_changed", is_flag=True, help=_("只列类别会变的"))
@click.option("--accept", "accepted", multiple=True, metavar="FILE", help=_("接受这份档案的新类别，可写多次"))
@click.option("--accept-all", is_flag=True, help=_("接受所有能直接调整的"))
@click.option("--document", default="", help=_("公布新标准的文件"))
def regrade(day: str | None, only_changed: bool, accepted: tuple[str, ...], accept_all: bool, document: str) -> None:
    """Before and after by a new line."""
    right = Right.APPROVE if accepted or accept_all else Right.READ
    with session().office(right) as office:
        rows = aid.regrade(office, day=day)
        changed: list[int] = []
        if right is Right.APPROVE:
            wanted = [file_of(office, file) for file in accepted]
            if accept_all:
                wanted += [row.file for row in rows if not row.overridden and row.after != aid.NONE]
            changed = aid.accept_regrade(office, wanted, day=day, document=document)
        told = [_told_regraded(row) for row in rows if row.changed or not only_changed]
        lines = [f"{one['file']}\t{one['name']}\t{one['before']} → {one['after']}" for one in told]
        session().say(
            {"files": told, "adjusted": len(changed)}, "\n".join([*lines, _("共 {n} 份").format(n=len(told))])
        )


VERBS: tuple[click.Command, ...] = (group,)
