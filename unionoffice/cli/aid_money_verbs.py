"""Verbs of aid money: funds and their ledgers, quotas, room left, figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from unionoffice import aid, codes
from unionoffice.aid.funds import FundLine
from unionoffice.aid.money_rules import Tally, days_of_union_year, union_year
from unionoffice.aid.room import Room
from unionoffice.cli.aid_verbs import file_of, group, person_of
from unionoffice.cli.session import Day, iso, pairs, session
from unionoffice.errors import Refused
from unionoffice.money import plain_yuan, read_yuan, yuan
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

KINDS = [entry.code for entry in codes.code_list("aid_kind").entries]


def fen(typed: str) -> int:
    """An amount in yuan as typed, in fen. Raises Refused."""
    reading = read_yuan(typed)
    if reading.value is None:
        said = reading.findings[0].sentence if reading.findings else _("请填写金额。")
        raise Refused("bad_amount", said, "amount")
    return int(reading.value)


@group.group("fund", help=_("帮扶资金：列出、登记、收支、账簿、冲销"))
def fund() -> None:
    """Funds."""


def _told_fund(line: FundLine) -> dict[str, Any]:
    one = line.fund
    return {
        "id": one.id, "name": one.name, "source": one.source, "levels": one.levels.split(), "kinds": one.kinds.split(),
        "wish": one.wish, "opened_on": one.opened_on, "closed_on": one.closed_on, "received": line.received,
        "paid": line.paid, "handed_back": line.handed_back, "balance": line.balance, "reserved": line.reserved,
    }  # fmt: skip


@fund.command("list", help=_("列出资金和余额（分）"))
def list_funds() -> None:
    """All funds."""
    with session().office() as office:
        found = aid.funds.fund_lines(office)
        words = [f"{one.fund.name}\t{yuan(one.balance)}\t{yuan(one.paid)}" for one in found]
        session().say({"funds": [_told_fund(one) for one in found]}, "\n".join(words))


@fund.command("add", help=_("登记一项资金：name=名称 source=来源 levels=适用级别 kinds=救助类别 …"))
@click.argument("values", nargs=-1, required=True)
def add_fund(values: tuple[str, ...]) -> None:
    """A new fund."""
    with session().office(Right.ENTER) as office:
        made = aid.funds.add_fund(office, pairs(values))
        line = next(one for one in aid.funds.fund_lines(office) if one.fund.no == made.no)
        session().say({"fund": _told_fund(line)}, _("已登记 {name}").format(name=made.name))


@fund.command("enter", help=_("登记拨入，或用 --back 登记上缴；金额以元计"))
@click.argument("name")
@click.argument("amount")
@click.option("--document", required=True, help=_("凭证或文号"))
@click.option("--back", is_flag=True, help=_("上缴（退回拨款）"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("日期，不写则为今天"))
@click.option("--note", help=_("说明"))
def enter(name: str, amount: str, document: str, back: bool, day: str | None, note: str | None) -> None:
    """Money in or handed back."""
    with session().office(Right.ENTER) as office:
        no = aid.funds.fund_number(office, name)
        kind = "handed_back" if back else "received"
        entry = aid.funds.book(office, no, kind=kind, amount=fen(amount), day=day, document=document, note=note)
        session().say({"entry": asdict(entry)}, _("已登记，余额 {sum} 元").format(sum=yuan(entry.balance)))


@fund.command("ledger", help=_("资金账簿：每一笔收支和余额（分）"))
@click.argument("name")
@click.option("--since", type=Day(), callback=iso, help=_("起始日"))
@click.option("--until", type=Day(), callback=iso, help=_("截止日"))
def ledger(name: str, since: str | None, until: str | None) -> None:
    """The fund's ledger."""
    with session().office() as office:
        found = aid.funds.ledger(office, aid.funds.fund_number(office, name), since=since or "", until=until)
        words = codes.code_list("fund_entry")
        lines = [
            f"{one.no}\t{one.day}\t{words.shown(one.kind)}\t{yuan(one.amount)}\t{yuan(one.balance)}\t{one.payee or one.document or one.note or ''}"
            for one in found
        ]
        session().say({"entries": [asdict(one) for one in found]}, "\n".join(lines))


@fund.command("reverse", help=_("冲销一笔登错的拨入或上缴"))
@click.argument("entry", type=int)
@click.option("--reason", required=True, help=_("原因"))
def reverse(entry: int, reason: str) -> None:
    """A wrong entry taken back."""
    with session().office(Right.ENTER) as office:
        made = aid.funds.reverse_entry(office, entry, reason=reason)
        session().say({"entry": asdict(made)}, _("已冲销，余额 {sum} 元").format(sum=yuan(made.balance)))


@fund.command("close", help=_("停用没有余额的资金"))
@click.argument("name")
def close(name: str) -> None:
    """A fund that takes part in nothing further."""
    with session().office(Right.ENTER) as office:
        made = aid.funds.close_fund(office, aid.funds.fund_number(office, name))
        session().say({"closed": made.name}, _("已停用 {name}").format(name=made.name))


# -- quotas


@group.group("quota", help=_("帮扶指标：列出、登记、停用"))
def quota() -> None:
    """Quotas."""


@quota.command("list", help=_("列出指标和已用数"))
@click.option("--year", type=int, help=_("年度"))
def list_quotas(year: int | None) -> None:
    """All quotas with their use."""
    with session().office() as office:
        found = aid.quotas.quota_uses(office, year)
    told = [
        {**asdict(one.quota), "unit": one.unit_name or None, "fund": one.fund_name or None, "used_households": one.households,
         "used_amount": one.amount, "over": one.over}
        for one in found
    ]  # fmt: skip
    lines = [
        "\t".join([str(one["no"]), str(one["year"]), one["kind"] or "", one["unit"] or "", f"{one['used_households']}/{one['households'] or '-'}",
                   f"{yuan(one['used_amount'])}/{yuan(one['amount']) if one['amount'] is not None else '-'}"])
        for one in told
    ]  # fmt: skip
    session().say({"quotas": told}, "\n".join(lines))


@quota.command("add", help=_("登记指标：year=年度 kind=类别 unit=工会 fund=资金 households=户数 amount=元 hard=是"))
@click.argument("values", nargs=-1, required=True)
def add_quota(values: tuple[str, ...]) -> None:
    """A new quota."""
    with session().office(Right.ENTER) as office:
        made = aid.quotas.add_quota(office, pairs(values))
        session().say({"quota": asdict(made)}, _("已登记"))


@quota.command("end", help=_("停用一条指标"))
@click.argument("number", type=int)
def end_quota(number: int) -> None:
    """A quota that holds no more."""
    with session().office(Right.ENTER) as office:
        made = aid.quotas.end_quota(office, number)
        session().say({"quota": asdict(made)}, _("已停用"))


# -- room and figures


def told_room(room: Room) -> dict[str, Any]:
    """Room left as the contract has it, fen."""
    return {
        "kind": room.kind, "year": room.year, "per": room.ceiling.per, "most": room.ceiling.most, "used": room.others + room.this,
        "left": room.left, "hard": room.ceiling.hard, "basis": room.ceiling.words,
    }  # fmt: skip


@group.command("room", help=_("某户、某学生或某人某类救助全年还可以发多少"))
@click.argument("file")
@click.option("--kind", type=click.Choice(KINDS), help=_("救助类别；不写则列出各类"))
@click.option("--student", help=_("助学的学生：编号或证件号码"))
@click.option("--year", type=int, help=_("年度"))
def room(file: str, kind: str | None, student: str | None, year: int | None) -> None:
    """Room left for a household."""
    with session().office() as office:
        no = file_of(office, file)
        beneficiary = person_of(office, student) if student else None
        found = [
            aid.room.room_of(office, kind=one, file=no, beneficiary=beneficiary, year=year)
            for one in ([kind] if kind else KINDS)
        ]
    words = codes.code_list("aid_kind")
    lines = [
        f"{words.shown(one.kind)}\t{yuan(one.others)}\t{_('不限') if one.left is None else yuan(one.left)}\t{one.ceiling.words}"
        for one in found
    ]
    session().say({"room": [told_room(one) for one in found]}, "\n".join(lines))


def _told(tally: Tally) -> dict[str, int]:
    return {**asdict(tally), "average": tally.average}


@group.group("money", help=_("帮扶资金统计：户数、人数、人次、金额；按月；覆盖面；明细"))
def money() -> None:
    """Figures of money."""


def _period(office: Office, since: str | None, until: str | None, year: int | None) -> tuple[str, str]:
    first, last = days_of_union_year(year or union_year(office.today))
    return (since or first, until or (office.today if since else last))


def _dated(command: Any) -> Any:
    for option in (
        click.option("--union-year", "year", type=int, help=_("统计年度（上年 10 月 1 日至 9 月 30 日），不写则为本统计年度")),
        click.option("--until", type=Day(), callback=iso, help=_("截止日")),
        click.option("--since", type=Day(), callback=iso, help=_("起始日")),
    ):  # fmt: skip
        command = option(command)
    return command


@money.command("figures", help=_("某一期的户数、人数、人次、金额（分）、平均，按类别和资金"))
@_dated
def figures(since: str | None, until: str | None, year: int | None) -> None:
    """Figures of a period."""
    with session().office() as office:
        found = aid.money_figures.money_figures(office, *_period(office, since, until, year))
    kinds = codes.code_list("aid_kind")
    answer = {
        "since": found.since, "until": found.until, "total": _told(found.total),
        "by_kind": {kind: _told(tally) for kind, tally in found.by_kind.items()},
        "by_fund": {found.funds[fund]: _told(tally) for fund, tally in found.by_fund.items()},
        "by_kind_and_fund": [
            {"kind": kind, "fund": found.funds[fund], **_told(tally)} for (kind, fund), tally in found.by_kind_and_fund.items()
        ],
    }  # fmt: skip
    lines = [f"{kinds.shown(kind)}\t{_line(tally)}" for kind, tally in found.by_kind.items()]
    session().say(answer, "\n".join([*lines, f"{_('合计')}\t{_line(found.total)}"]))


def _line(tally: Tally) -> str:
    sentence = _("{households} 户，{persons} 人，{times} 人次，{sum} 元，平均 {average} 元")
    return sentence.format(
        households=tally.households, persons=tally.persons, times=tally.times, sum=yuan(tally.amount), average=yuan(tally.average)
    )  # fmt: skip


@money.command("months", help=_("每月各项资金发放金额（分）"))
@_dated
def months(since: str | None, until: str | None, year: int | None) -> None:
    """Money by month and fund."""
    with session().office() as office:
        names = {one.fund.no: one.fund.name for one in aid.funds.fund_lines(office)}
        found = aid.money_figures.by_month(office, *_period(office, since, until, year))
    told = [
        {"month": month, "funds": {names[no]: sum_ for no, sum_ in sums.items()}, "sum": sum(sums.values())}
        for month, sums in found
    ]
    session().say({"months": told}, "\n".join(f"{month}\t{yuan(sum(sums.values()))}" for month, sums in found))


@money.command("rows", help=_("某一期发放的明细，即统计数字背后的名单"))
@_dated
@click.option("--kind", type=click.Choice(KINDS), help=_("救助类别"))
@click.option("--fund", "name", help=_("资金名称"))
def rows(since: str | None, until: str | None, year: int | None, kind: str | None, name: str | None) -> None:
    """The rows behind a figure."""
    with session().office() as office:
        found = aid.money_figures.money_figures(office, *_period(office, since, until, year))
        behind = found.behind(kind=kind, fund=aid.funds.fund_number(office, name) if name else None)
        known = {line.no: line for line in aid.money_figures.rows_behind(office, behind)}
    told = [
        {"day": one.day, "name": known[one.item].name, "file": known[one.item].file_no, "kind": one.kind,
         "fund": found.funds[one.fund], "times": one.times, "amount": one.amount}
        for one in behind
    ]  # fmt: skip
    session().say(
        {"rows": told}, "\n".join(f"{one['day']}\t{one['name']}\t{plain_yuan(int(str(one['amount'])))}" for one in told)
    )


@money.command("coverage", help=_("在档的档案：本期帮扶过的、没有的，从未帮扶的"))
@_dated
def coverage(since: str | None, until: str | None, year: int | None) -> None:
    """How many files were helped."""
    with session().office() as office:
        found = aid.money_figures.coverage(office, *_period(office, since, until, year))
        numbers = dict(tuple(row) for row in office.reading().execute("SELECT no, file_no FROM aid_files"))
    answer = {
        "on_file": len(found.on_file), "helped": len(found.helped), "percent": found.percent,
        "not_helped": [numbers[no] for no in found.not_helped], "never_helped": [numbers[no] for no in found.never_helped],
    }  # fmt: skip
    sentence = _("在档 {n} 户，本期帮扶 {helped} 户（{percent}%），从未帮扶 {never} 户")
    words = sentence.format(
        n=len(found.on_file), helped=len(found.helped), percent=found.percent, never=len(found.never_helped)
    )
    session().say(answer, words)


VERBS: tuple[click.Command, ...] = (group,)
