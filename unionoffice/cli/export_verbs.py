"""Verbs of export: the roll as a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from unionoffice.cli.member_verbs import STATES, wanted
from unionoffice.cli.member_verbs import group as members_group
from unionoffice.cli.session import Product, session
from unionoffice.officers import Right
from unionoffice.wording import _


@members_group.command("export", help=_("把名册写成工作簿（.xlsx）"))
@click.argument("out", type=Product())
@click.option("--unit", help=_("只写这个工会及其下级"))
@click.option("--state", type=click.Choice(STATES), multiple=True, help=_("会籍状态，可写多次；不写则为在册会员"))
@click.option("--masked", is_flag=True, help=_("遮盖号码、电话和住址"))
def export(out: Path, unit: str | None, state: tuple[str, ...], masked: bool) -> None:
    """The roll's workbook."""
    from unionoffice import members
    from unionoffice.members.roll_workbook import write_roll

    call = session()
    with call.office(Right.ENTER) as office:
        chosen = wanted(office, unit, state or members.STATES_ON_THE_ROLL)
        numbers = list(members.roll(office.reading(), chosen).numbers)
        count = write_roll(office, numbers, out, masked=masked)
    call.say({"out": str(out), "rows": count}, _("已写入 {out}：{n} 人").format(out=out, n=count))


VERBS: tuple[click.Command, ...] = ()
