"""Verbs of one member's record: entering, changing, coming in from elsewhere, photo, working life and family, history."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from unionoffice import members, people, print_log
from unionoffice.cli.member_verbs import group as members_group
from unionoffice.cli.member_verbs import number_of, told
from unionoffice.cli.session import pairs, session
from unionoffice.entering import unknown_names
from unionoffice.errors import Refused, Trouble
from unionoffice.fields import Fields, cover, show
from unionoffice.members import MEMBER_FIELDS
from unionoffice.officers import Right
from unionoffice.wording import _


def member_values(values: tuple[str, ...], *, new: bool) -> dict[str, object]:
    """`field=value` words for a member's record. Raises Refused for a name that is no field, or one with an own act."""
    raw = pairs(values)
    unknown_names(MEMBER_FIELDS, raw)
    for name in raw:
        if MEMBER_FIELDS[name].derived or (name == "unit" and not new):
            sentence = _("“{label}”不能这样修改；没有改动任何内容。请用 members transfer 或 members state 办理。")
            raise Refused("own_act", sentence.format(label=MEMBER_FIELDS[name].shown), name)
    return raw


@members_group.command("add", help=_("登记一位会员：字段=值 …（字段名见 unionoffice fields）"))
@click.argument("values", nargs=-1, required=True)
def add(values: tuple[str, ...]) -> None:
    """A new member."""
    raw = member_values(values, new=True)
    with session().office(Right.ENTER) as office:
        member = members.register(office, raw)
        session().say(
            {"member": told(member, reveal=False)},
            _("已登记 {name}，会员编号 {card}").format(name=member.name, card=member.membership.card_no),
        )


@members_group.command("edit", help=_("修改一位会员：字段=值 …"))
@click.argument("uid", metavar="ID")
@click.argument("values", nargs=-1, required=True)
def edit(uid: str, values: tuple[str, ...]) -> None:
    """A member changed."""
    raw = member_values(values, new=False)
    with session().office(Right.ENTER) as office:
        member = members.change(office, number_of(office, uid), raw)
        session().say({"member": told(member, reveal=False)}, _("已保存 {name}").format(name=member.name))


@members_group.command("transfer-in", help=_("凭介绍信转入一位会员：字段=值 …"))
@click.argument("values", nargs=-1, required=True)
@click.option("--from", "sender", required=True, help=_("转出的工会"))
def transfer_in(values: tuple[str, ...], sender: str) -> None:
    """A member comes from outside."""
    call, raw = session(), member_values(values, new=True)
    with call.office(Right.ENTER) as office:
        member = members.transfer_in(office, raw, sender)
        letter = members.transfers_of(office, member.no)[0]
    answer = {"member": told(member, reveal=False), "letter": letter.letter_no, "transfer": asdict(letter)}
    call.say(answer, _("已转入 {name}，会员编号 {card}").format(name=member.name, card=member.membership.card_no))


@members_group.command("photo", help=_("更换一位会员的照片"))
@click.argument("uid", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
def photo(uid: str, file: Path) -> None:
    """A member's photo."""
    call = session()
    try:
        content = file.read_bytes()
    except OSError:
        sentence = _("打不开“{name}”；没有改动任何内容。请检查文件是否还在。")
        raise Trouble("no_file", sentence.format(name=file.name)) from None
    with call.office(Right.ENTER) as office:
        key = members.set_photo(office, number_of(office, uid), content)
    call.say({"photo": key}, _("已更换照片"))


@members_group.command("history", help=_("一位会员的修改、转移和打印记录"))
@click.argument("uid", metavar="ID")
def history(uid: str) -> None:
    """What happened to a member's record."""
    call = session()
    with call.office() as office:
        no = number_of(office, uid)
        changes = [
            dict(zip(("at", "officer", "field", "old", "new"), line, strict=True))
            for line in members.history(office, no)
        ]
        answer = {
            "changes": changes,
            "spans": members.spans(office, no),
            "transfers": [asdict(letter) for letter in members.transfers_of(office, no)],
            "prints": [asdict(entry) for entry in print_log.entries(office, subject=no)],
        }
    lines = [f"{one['at']}\t{one['officer']}\t{one['field']}\t{one['old']} → {one['new']}" for one in changes]
    call.say(answer, "\n".join(lines) or _("没有修改过"))


@members_group.command(
    "background",
    help=_(
        "一位会员的个人工作简历和家庭主要成员（会员登记表）：不写选项则列出；写了就整体替换。"
        "各项用竖线分开，例如 --work '2008-07|2012-03|天禄化工|操作工' --relative '配偶|陈立|三墩中学|13800000000'。"
    ),
)
@click.argument("uid", metavar="ID")
@click.option("--work", "works", multiple=True, help=_("一段工作：起始|截止|单位|职务；截止空着表示至今；可写多次"))
@click.option("--no-work", is_flag=True, help=_("清空个人工作简历"))
@click.option("--relative", "relatives", multiple=True, help=_("一位家人：关系|姓名|工作单位|联系电话；可写多次"))
@click.option("--no-relatives", is_flag=True, help=_("清空家庭主要成员"))
@click.option("--reveal", is_flag=True, help=_("显示完整号码（留痕）"))
def background(
    uid: str, works: tuple[str, ...], no_work: bool, relatives: tuple[str, ...], no_relatives: bool, reveal: bool
) -> None:
    """Working life and family."""
    if (works and no_work) or (relatives and no_relatives):
        raise click.UsageError(_("同一部分不能既填写又清空。"))
    changing = bool(works or relatives or no_work or no_relatives)
    with session().office(Right.ENTER if changing else Right.READ) as office:
        no = number_of(office, uid)
        if changing:
            people.write_background(
                office, no,
                works=_parted(people.WORK_FIELDS, works) if works or no_work else None,
                relatives=_parted(people.RELATIVE_FIELDS, relatives) if relatives or no_relatives else None,
            )  # fmt: skip
        if reveal:
            office.note("查看完整号码", "members", {"verb": "background", "member": uid})
        known = people.background(office, no)
    answer, lines = {}, []
    for name, fields, found in (
        ("works", people.WORK_FIELDS, known.works), ("relatives", people.RELATIVE_FIELDS, known.relatives),
    ):  # fmt: skip
        rows = [{field.name: getattr(one, field.name) for field in fields.values()} for one in found]
        lines += ["\t".join(show(field, row[field.name], reveal=reveal) for field in fields.values()) for row in rows]
        answer[name] = rows if reveal else [_covered(fields, row) for row in rows]
    session().say(answer, "\n".join(lines) or _("还没有登记个人工作简历和家庭主要成员"))


def _covered(fields: Fields, row: dict[str, Any]) -> dict[str, Any]:
    return {name: value if value is None else cover(fields[name].sensitive, value) for name, value in row.items()}


def _parted(fields: Fields, lines: tuple[str, ...]) -> list[dict[str, Any]]:
    parted = [line.replace("｜", "|").split("|") for line in lines]
    for line, parts in zip(lines, parted, strict=True):
        if len(parts) > len(fields):
            sentence = _("“{line}”有 {n} 项，最多 {most} 项。请用竖线分开。")
            raise click.UsageError(sentence.format(line=line, n=len(parts), most=len(fields)))
    return [dict(zip(fields, parts, strict=False)) for parts in parted]


VERBS: tuple[click.Command, ...] = ()
