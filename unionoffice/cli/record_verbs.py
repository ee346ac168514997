"""Verbs of one member's record: entering, changing, coming in from another office, photo, what changed and when."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from unionoffice import members, print_log
from unionoffice.cli.member_verbs import group as members_group
from unionoffice.cli.member_verbs import number_of, told
from unionoffice.cli.session import pairs, session
from unionoffice.entering import unknown_names
from unionoffice.errors import Refused, Trouble
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


VERBS: tuple[click.Command, ...] = ()
