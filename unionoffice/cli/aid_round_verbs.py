"""Verbs of rounds of payment: made, filled, posted, checked, approved; what comes after is in aid_payment_verbs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from unionoffice import aid, codes
from unionoffice.aid.guard import Checked
from unionoffice.aid.guard_rules import WARNINGS
from unionoffice.aid.money_model import ITEM_FIELDS, ROUND_FIELDS
from unionoffice.aid.money_store import ItemLine
from unionoffice.aid.room import Room
from unionoffice.aid.round_view import RoundRow, RoundView
from unionoffice.cli.aid_money_verbs import told_room
from unionoffice.cli.aid_verbs import group, note_reveal
from unionoffice.cli.session import Day, iso, pairs, session
from unionoffice.errors import Refused
from unionoffice.fields import cover
from unionoffice.money import yuan
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _


@group.group("round", help=_("发放批次：建立、添加人员、公示、检查、批准、制表、发放、更正、归档"))
def rounds() -> None:
    """Rounds of payment."""


def row_of(office: Office, round_no: int, text: str) -> int:
    """The number of a row of the round by its place (as lists and sheets number it) or id. Raises Refused."""
    lines = aid.round_view.round_of(office, round_no).lines
    for line in lines:
        if text in (line.item.id, str(line.item.sheet_row or line.item.place)):
            return line.no
    raise Refused("unknown_item", _("批次里没有“{row}”这一行。请先用 aid round show 列出。").format(row=text), "item")


def told_line(line: ItemLine, *, reveal: bool, room: Room | None = None) -> dict[str, Any]:
    """A row for programs: codes, fen, ISO days, numbers covered unless revealed."""
    record: dict[str, Any] = {"id": line.item.id, "row": line.item.sheet_row or line.item.place, "file": line.file_no}
    values = {name: getattr(line.item, name) for name in ITEM_FIELDS}
    values |= {
        "name": line.name,
        "id_number": line.id_number,
        "unit_name": line.unit_name,
        "category": line.category,
        "phone": line.phone,
    }
    for name, value in values.items():
        covered = value if reveal or not isinstance(value, str) else cover(ITEM_FIELDS[name].sensitive, value)
        record[name] = covered
    record |= {
        "fund": line.fund_name, "student": line.student_name if line.student != line.payee else None,
        "reverses": line.item.reverses is not None, "corrected": line.corrected,
    }  # fmt: skip
    return record if room is None else {**record, "room": told_room(room)}


def told_finding(one: Checked, places: Mapping[int, int]) -> dict[str, Any]:
    """A finding of the guard for programs."""
    found = one.finding
    return {
        "row": places[found.no], "item": found.item, "warning": found.warning, "about": found.about, "sentence": found.sentence,
        "hard": found.hard, "exact": found.exact, "open": one.open,
        "reason": one.override.reason if one.override is not None else None,
    }  # fmt: skip


def told_view(view: RoundView, *, reveal: bool) -> dict[str, Any]:
    """A round for programs."""
    round_, report = view.round, view.report
    places = {line.no: line.item.sheet_row or line.item.place for line in view.lines}
    rooms = report.rooms if report is not None else {}
    approval = view.approval
    return {
        "id": round_.id, **{name: getattr(round_, name) for name in ROUND_FIELDS}, "fund": view.fund_name or None,
        "corrects": view.corrects, "corrected_by": list(view.corrected_by),
        "rows": [told_line(line, reveal=reveal, room=rooms.get(line.no)) for line in view.lines],
        "findings": [told_finding(one, places) for one in report.checked] if report is not None else [],
        "totals": {
            "rows": view.totals.rows, "amount": view.totals.amount, "households": view.totals.households,
            "persons": view.totals.persons, "paid_rows": view.totals.paid_rows, "paid": view.totals.paid,
            "waiting_rows": view.totals.waiting_rows, "waiting": view.totals.waiting, "by_fund": dict(view.totals.by_fund),
        },
        "posting": None if view.posting is None else {
            "place": view.posting.place, "posted_on": view.posting.posted_on, "until": view.posting.until,
            "objection": view.posting.objection, "answer": view.posting.answer,
        },
        "approval": None if approval is None else {"officer": approval.officer_name, "day": approval.day, "remark": approval.remark},
        "decisions": [
            {"verdict": one.verdict.value, "officer": one.officer_name, "day": one.day, "remark": one.remark, "void": one.void}
            for one in view.decisions
        ],
        "sheet": None if view.sheet is None else {
            "sheet_no": view.sheet.sheet_no, "code": view.sheet.code, "printed_on": view.sheet.printed_on, "out_to": view.sheet.out_to,
            "out_on": view.sheet.out_on, "returned_on": view.sheet.returned_on, "unsigned": view.sheet.unsigned,
        },
        "steps": [{"step": one.step, "day": one.day, "officer": one.officer, "note": one.note} for one in view.steps],
    }  # fmt: skip


def say_round(office: Office, no: int, *, reveal: bool = False) -> None:
    """The round after an act."""
    view = aid.round_view.round_of(office, no)
    state = codes.code_list("aid_round_state").shown(view.round.state)
    head = f"{view.round.round_no}\t{view.round.title}\t{state}\t{view.totals.rows}\t{yuan(view.totals.amount)}"
    results = codes.code_list("aid_result")
    lines = [
        f"{line.item.sheet_row or line.item.place}\t{line.name}\t{yuan(line.item.amount)}\t{line.fund_name}\t{results.shown(line.item.result)}"
        for line in view.lines
    ]
    if view.report is not None:
        lines += [f"{'!' if one.open else '-'} {one.finding.sentence}" for one in view.report.checked]
    session().say({"round": told_view(view, reveal=reveal)}, "\n".join([head, *lines]))


@rounds.command("list", help=_("列出批次"))
@click.option(
    "--state", type=click.Choice([entry.code for entry in codes.code_list("aid_round_state").entries]), help=_("状态")
)
@click.option("--year", type=int, help=_("年度"))
def list_rounds(state: str | None, year: int | None) -> None:
    """All rounds."""
    with session().office() as office:
        found = aid.round_view.round_rows(office, state=state, year=year)
    session().say({"rounds": [_told_row(one) for one in found]}, "\n".join(_words(one) for one in found))


def _told_row(row: RoundRow) -> dict[str, Any]:
    return {
        "id": row.round.id, **{name: getattr(row.round, name) for name in ROUND_FIELDS}, "fund": row.fund_name or None,
        "rows": row.rows, "amount": row.amount, "paid_rows": row.paid_rows, "paid": row.paid, "sheet_no": row.sheet_no or None,
    }  # fmt: skip


def _words(row: RoundRow) -> str:
    state = codes.code_list("aid_round_state").shown(row.round.state)
    return f"{row.round.round_no}\t{row.round.title}\t{state}\t{row.rows}\t{yuan(row.amount)}"


@rounds.command("show", help=_("显示一个批次：每一行、提示、标准内余额、公示、审批、签收表"))
@click.argument("round_no", metavar="ROUND")
@click.option("--reveal", is_flag=True, help=_("显示完整号码（留痕）"))
def show(round_no: str, reveal: bool) -> None:
    """One round."""
    with session().office() as office:
        no = aid.rounds.round_number(office, round_no)
        note_reveal(office, "aid round show", round_no, reveal)
        say_round(office, no, reveal=reveal)


@rounds.command("new", help=_("建立批次：title=名称 kind=类别 method=发放方式 fund=资金 period=期间 handler=经办人 …"))
@click.argument("values", nargs=-1, required=True)
def new(values: tuple[str, ...]) -> None:
    """A new round."""
    with session().office(Right.ENTER) as office:
        say_round(office, aid.rounds.new_round(office, pairs(values)).no)


@rounds.command("edit", help=_("修改批次：字段=值 …；已制表的不能改"))
@click.argument("round_no", metavar="ROUND")
@click.argument("values", nargs=-1, required=True)
def edit(round_no: str, values: tuple[str, ...]) -> None:
    """A round changed."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.rounds.change_round(office, no, pairs(values))
        say_round(office, no)


@rounds.command(
    "add", help=_("添加一行：file=档案编号 或 person=证件号码，amount=元，beneficiary=学生证件号码，fund=资金 …")
)
@click.argument("round_no", metavar="ROUND")
@click.argument("values", nargs=-1, required=True)
def add(round_no: str, values: tuple[str, ...]) -> None:
    """A further row."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.items.add_item(office, no, pairs(values))
        say_round(office, no)


@rounds.command("fill", help=_("把在档的档案都添加进来，每户同样金额"))
@click.argument("round_no", metavar="ROUND")
@click.option("--amount", required=True, help=_("每户金额（元）"))
@click.option("--category", "categories", multiple=True, help=_("只要这些困难类别（代码）"))
@click.option("--level", "levels", multiple=True, help=_("只要这些建档标准（代码）"))
def fill(round_no: str, amount: str, categories: tuple[str, ...], levels: tuple[str, ...]) -> None:
    """Rows for every file that counts."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        files = aid.items.files_for(office, categories=categories, levels=levels)
        there = {line.item.file for line in aid.round_view.round_of(office, no).lines}
        added = aid.items.add_items(
            office, no, [{"file": file, "amount": amount} for file in files if file not in there]
        )
        answer = {
            "added": len(added.lines),
            "refused": [{"row": row, "sentence": words} for row, words in added.refused],
        }
        session().say(
            answer,
            "\n".join([_("已添加 {n} 行").format(n=len(added.lines)), *(words for _row, words in added.refused)]),
        )


@rounds.command("change", help=_("修改一行：字段=值 …；批准因此作废"))
@click.argument("round_no", metavar="ROUND")
@click.argument("row")
@click.argument("values", nargs=-1, required=True)
def change(round_no: str, row: str, values: tuple[str, ...]) -> None:
    """A row changed."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.items.change_item(office, row_of(office, no, row), pairs(values))
        say_round(office, no)


@rounds.command("drop", help=_("删去一行；批准因此作废"))
@click.argument("round_no", metavar="ROUND")
@click.argument("row")
def drop(round_no: str, row: str) -> None:
    """A row that takes no part."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.items.drop_item(office, row_of(office, no, row))
        say_round(office, no)


@rounds.command("post", help=_("公示发放名单；按规定的工作日算出截止日"))
@click.argument("round_no", metavar="ROUND")
@click.option("--place", required=True, help=_("公示地点"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("张贴日，不写则为今天"))
def post(round_no: str, place: str, day: str | None) -> None:
    """The list put up."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.rounds.post(office, no, place=place, day=day)
        say_round(office, no)


@rounds.command("objection", help=_("登记公示异议；写 --answer 则登记答复"))
@click.argument("round_no", metavar="ROUND")
@click.argument("text")
@click.option("--answer", is_flag=True, help=_("这是对异议的答复"))
def objection(round_no: str, text: str, answer: bool) -> None:
    """An objection, or its answer."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        if answer:
            aid.rounds.answer(office, no, words=text)
        else:
            aid.rounds.object_to(office, no, objection=text)
        say_round(office, no)


@rounds.command("guard", help=_("检查重复发放、账户、标准、资金、亲属等；列出提示"))
@click.argument("round_no", metavar="ROUND")
def guard(round_no: str) -> None:
    """What there is to say about the round."""
    with session().office() as office:
        view = aid.round_view.round_of(office, aid.rounds.round_number(office, round_no))
        report = view.report or aid.guard.check(office, view.round.no)
    places = {line.no: line.item.sheet_row or line.item.place for line in view.lines}
    answer = {"findings": [told_finding(one, places) for one in report.checked], "open": len(report.open)}
    lines = [f"{'!' if one.open else '-'} {one.finding.warning}\t{one.finding.sentence}" for one in report.checked]
    session().say(answer, "\n".join([*lines, _("待处理 {n} 条").format(n=len(report.open))]))


@rounds.command("override", help=_("说明理由后仍予发放；随批次一并审批，印在备注里"))
@click.argument("round_no", metavar="ROUND")
@click.argument("row")
@click.argument("warning", type=click.Choice(list(WARNINGS)))
@click.option("--reason", required=True, help=_("理由"))
def override(round_no: str, row: str, warning: str, reason: str) -> None:
    """A warning set aside."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.guard.override(office, row_of(office, no, row), warning, reason=reason)
        say_round(office, no)


@rounds.command("approve", help=_("批准批次；审批人不能是经办人，也不能是收款人的亲属"))
@click.argument("round_no", metavar="ROUND")
@click.option("--remark", default="", help=_("意见"))
def approve(round_no: str, remark: str) -> None:
    """The round approved as it stands."""
    with session().office(Right.APPROVE) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.approving_rounds.approve(office, no, remark=remark)
        say_round(office, no)


@rounds.command("return", help=_("退回修改，或用 --refuse 不予批准（批次作废）；写明理由"))
@click.argument("round_no", metavar="ROUND")
@click.option("--reason", required=True, help=_("理由"))
@click.option("--refuse", is_flag=True, help=_("不予批准"))
def give_back(round_no: str, reason: str, refuse: bool) -> None:
    """The round sent back or refused."""
    with session().office(Right.APPROVE) as office:
        no = aid.rounds.round_number(office, round_no)
        decide = aid.approving_rounds.turn_down if refuse else aid.approving_rounds.give_back
        decide(office, no, remark=reason)
        say_round(office, no)


@rounds.command("recall", help=_("撤回公示或已批的批次，或用 --void 作废；写明原因"))
@click.argument("round_no", metavar="ROUND")
@click.option("--reason", required=True, help=_("原因"))
@click.option("--void", is_flag=True, help=_("作废"))
def recall(round_no: str, reason: str, void: bool) -> None:
    """The round called back or given up."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        (aid.rounds.make_void if void else aid.rounds.recall)(office, no, reason=reason)
        say_round(office, no)


VERBS: tuple[click.Command, ...] = (group,)
