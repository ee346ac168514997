"""Verbs of members: list, show, find, state, transfer, merge, duplicates, balance, mass change."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import click

from unionoffice import members, units
from unionoffice.cli.session import Day, iso, session
from unionoffice.errors import Refused
from unionoffice.fields import cover
from unionoffice.members import MEMBER_FIELDS, Filter, Member
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

STATES = ["active", "retained", "transferred_in", "transferred_out", "left", "expelled", "deceased",
          "applied", "seconded", "transfer_pending", "lapsed"]  # fmt: skip


def told(member: Member, *, reveal: bool) -> dict[str, Any]:
    """A member as the contract has it: codes and ISO days, numbers covered unless revealed."""
    record: dict[str, Any] = {"id": member.id}
    for name, field in MEMBER_FIELDS.items():
        value = member.get(name)
        record[name] = value if reveal or not isinstance(value, str) else cover(field.sensitive, value)
    return {**record, "unit": member.unit_name}


def number_of(office: Office, uid: str) -> int:
    """The number of a member by id. Raises Refused where there is none."""
    no = members.number_of(office, uid)
    if no is None:
        raise Refused("unknown_member", _("没有编号为“{id}”的会员。请用 members find 查找。").format(id=uid), "id")
    return no


def unit_of(office: Office, name: str) -> int:
    """A union's number by name. Raises Refused."""
    found = members.unit_number(office, name)
    assert found is not None
    return found


def wanted(office: Office, unit: str | None, state: tuple[str, ...]) -> Filter:
    """The filter asked for on the command line: a union with everything below it, states."""
    filter_ = Filter(states=state)
    if unit is not None:
        filter_ = members.with_below(office, replace(filter_, units=(unit_of(office, unit),)))
    return filter_


def _say(found: list[Member], *, reveal: bool, more: bool = False) -> None:
    lines = [
        "\t".join([one.id, one.name, one.shown("id_number", reveal=reveal), one.unit_name, one.shown("state"), one.membership.card_no or ""])
        for one in found
    ]  # fmt: skip
    lines.append(_("共 {n} 人").format(n=f"{len(found)}{'+' if more else ''}"))
    session().say({"members": [told(one, reveal=reveal) for one in found], "more": more}, "\n".join(lines))


def _note_reveal(office: Office, what: str, count: int, reveal: bool) -> None:
    if reveal:
        office.note("查看完整号码", "members", {"verb": what, "members": count})


@click.group("members", help=_("会员：列出、查找、登记、修改、会籍、转移、合并、导出"))
def group() -> None:
    """Members."""


def _filtered(command: Any) -> Any:
    command = click.option("--reveal", is_flag=True, help=_("显示完整号码（留痕）"))(command)
    command = click.option("--state", type=click.Choice(STATES), multiple=True, help=_("会籍状态，可写多次"))(command)
    return click.option("--unit", help=_("只列这个工会及其下级"))(command)


@group.command("list", help=_("列出会员"))
@_filtered
@click.option("--limit", type=int, help=_("最多列出多少人"))
def list_members(unit: str | None, state: tuple[str, ...], reveal: bool, limit: int | None) -> None:
    """The roll."""
    with session().office() as office:
        found = members.roll(office.reading(), wanted(office, unit, state))
        rows = [one for one in members.members_of(office, list(found.numbers[:limit])) if one is not None]
        _note_reveal(office, "list", len(rows), reveal)
        _say(rows, reveal=reveal)


@group.command("find", help=_("按姓名、拼音、号码、电话、会员编号、工会的任何一部分查找"))
@click.argument("text", nargs=-1, required=True)
@_filtered
def find(text: tuple[str, ...], unit: str | None, state: tuple[str, ...], reveal: bool) -> None:
    """Search."""
    with session().office() as office:
        found = members.find(office.reading(), " ".join(text), wanted(office, unit, state))
        rows = [one for one in members.members_of(office, list(found.numbers)) if one is not None]
        _note_reveal(office, "find", len(rows), reveal)
        _say(rows, reveal=reveal, more=found.more)


@group.command("show", help=_("显示一位会员和会籍经历"))
@click.argument("uid", metavar="ID")
@click.option("--reveal", is_flag=True, help=_("显示完整号码（留痕）"))
def show(uid: str, reveal: bool) -> None:
    """One member."""
    with session().office() as office:
        no = number_of(office, uid)
        member = members.reveal(office, no, "show") if reveal else members.member(office, no)
        if member is None:
            raise Refused("unknown_member", _("这条记录已并入另一位会员。"), "id")
        spans = members.spans(office, no)
        record = {**told(member, reveal=reveal), "spans": spans}
        lines = [
            f"{field.shown}\t{member.shown(name, reveal=reveal)}"
            for name, field in MEMBER_FIELDS.items()
            if member.get(name) is not None
        ]
        lines += [f"{span['since']} – {span['until'] or ''}\t{span['state']}\t{span['unit_name']}" for span in spans]
        session().say({"member": record, "members": [record]}, "\n".join(lines))


@group.command("state", help=_("变更会籍状态"))
@click.argument("uid", metavar="ID")
@click.argument("state", type=click.Choice(STATES))
@click.option("--reason", required=True, help=_("原因"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("发生日期，不写则为今天"))
@click.option("--document", help=_("依据的文件"))
def state(uid: str, state: str, reason: str, day: str | None, document: str | None) -> None:
    """A member's state."""
    with session().office(Right.ENTER) as office:
        member = members.change_state(office, number_of(office, uid), state, reason=reason, day=day, document=document)
        session().say({"member": told(member, reveal=False)}, f"{member.name}\t{member.shown('state')}")


@group.command("transfer", help=_("转移会员；--outside 表示转往本办公室以外的工会，--receipt 登记回执"))
@click.argument("uid", metavar="ID")
@click.option("--to", help=_("转往的工会"))
@click.option("--outside", is_flag=True, help=_("转往外地工会，等待回执"))
@click.option("--receipt", help=_("登记这个编号的介绍信回执"))
@click.option("--reason", default="", help=_("原因"))
def transfer(uid: str, to: str | None, outside: bool, receipt: str | None, reason: str) -> None:
    """A member moves."""
    call = session()
    with call.office(Right.ENTER) as office:
        no = number_of(office, uid)
        if receipt is not None:
            member = members.receipt_came(office, receipt)
            call.say({"member": told(member, reveal=False)}, f"{member.name}\t{member.shown('state')}")
            return
        if to is None:
            raise click.UsageError(_("请用 --to 写明转往的工会。"))
        if outside:
            letter = members.transfer_out(office, no, to, reason=reason)
        else:
            letter = members.transfer(office, no, unit_of(office, to), reason=reason)
        after = members.member(office, no)
        assert after is not None
        answer = {"member": told(after, reveal=False), "letter": letter.letter_no, "transfer": asdict(letter)}
        call.say(
            answer, _("{name} 已转往 {to}，介绍信 {no}").format(name=after.name, to=letter.to_name, no=letter.letter_no)
        )


@group.command("merge", help=_("把 DROP 并入 KEEP；--undo ID 撤销一次合并"))
@click.argument("keep")
@click.argument("drop", required=False)
@click.option("--take", multiple=True, help=_("取 DROP 的这个字段，可写多次；不写则只补空缺"))
@click.option("--undo", "taken_back", is_flag=True, help=_("撤销：KEEP 处写合并编号"))
def merge(keep: str, drop: str | None, take: tuple[str, ...], taken_back: bool) -> None:
    """Two records become one."""
    call = session()
    with call.office(Right.ENTER) as office:
        if taken_back:
            members.undo_merge(office, keep)
            call.say({"undone": keep}, _("已撤销合并"))
            return
        if drop is None:
            raise click.UsageError(_("请写明两条记录：members merge KEEP DROP。"))
        done = members.merge(office, number_of(office, keep), number_of(office, drop), take=take or None)
        after = members.member(office, done.kept)
        assert after is not None
        call.say(
            {"merge_id": done.id, "member": told(after, reveal=False)},
            _("已合并；撤销用：members merge --undo {id}").format(id=done.id),
        )


@group.command("duplicates", help=_("列出可能是同一人的记录；--dismiss A B 认定不是同一人"))
@click.option("--dismiss", nargs=2, metavar="A B", help=_("认定不是同一人"))
def duplicates(dismiss: tuple[str, str] | None) -> None:
    """Pairs that may be one person."""
    call = session()
    with call.office(Right.ENTER if dismiss else Right.READ) as office:
        if dismiss:
            members.not_the_same(office, number_of(office, dismiss[0]), number_of(office, dismiss[1]))
            call.say({"dismissed": list(dismiss)}, _("已记住"))
            return
        found = members.pairs(office)
        people = {
            one.no: one
            for one in members.members_of(office, [no for pair in found for no in (pair.one, pair.other)])
            if one
        }
        listed: list[dict[str, Any]] = [
            {"one": told(people[pair.one], reveal=False), "other": told(people[pair.other], reveal=False),
             "reason": pair.reason, "sentence": pair.sentence}
            for pair in found
        ]  # fmt: skip
        lines = [f"{one['one']['name']} {one['one']['id']} ~ {one['other']['id']}\t{one['sentence']}" for one in listed]
        call.say({"pairs": listed}, "\n".join(lines) or _("没有发现"))


@group.command("balance", help=_("期初 + 增加 − 减少 = 期末"))
@click.option("--from", "first", type=Day(), callback=iso, required=True, help=_("期初"))
@click.option("--until", "last", type=Day(), callback=iso, required=True, help=_("期末"))
@click.option("--unit", help=_("只算这个工会及其下级"))
def balance(first: str, last: str, unit: str | None) -> None:
    """The balance of a period."""
    call = session()
    with call.office() as office:
        numbers = units.descendants(office, unit_of(office, unit)) if unit else []
        found = members.balance(office, first, last, numbers)
    came, went = sum(found.came.values()), sum(found.went.values())
    words = _("期初 {opening} + 增加 {came} − 减少 {went} = 期末 {closing}")
    call.say(asdict(found), words.format(opening=found.opening, came=came, went=went, closing=found.closing))


@group.command("set", help=_("批量修改：一个字段，一个值；先用 --review 看会改到谁"))
@click.argument("field", type=click.Choice(list(members.CHANGEABLE_TOGETHER)))
@click.argument("value")
@click.option("--unit", required=True, help=_("这个工会及其下级的在册会员"))
@click.option("--review", is_flag=True, help=_("只看，不写入"))
def mass(field: str, value: str, unit: str, review: bool) -> None:
    """One value for many."""
    call = session()
    with call.office(Right.READ if review else Right.ENTER) as office:
        numbers = list(members.roll(office.reading(), wanted(office, unit, members.STATES_ON_THE_ROLL)).numbers)
        lines = members.review_mass_change(office, numbers, field, value)
        changed = 0 if review else members.mass_change(office, numbers, field, value)
    told_lines = [asdict(line) for line in lines]
    words = (
        "\n".join(f"{line.name}\t{line.old} → {line.new}" for line in lines)
        if review
        else _("已修改 {n} 人").format(n=changed)
    )
    call.say({"changed": changed, "lines": told_lines}, words)


@group.command("reindex", help=_("重建搜索索引"))
def reindex() -> None:
    """The search anew."""
    call = session()
    with call.office(Right.ENTER) as office, office.act("重建搜索索引", "members") as act:
        count = members.index_all(act.db)
        units.index(act.db)
    call.say({"indexed": count}, _("已重建 {n} 人的索引").format(n=count))


VERBS: tuple[click.Command, ...] = (group,)
