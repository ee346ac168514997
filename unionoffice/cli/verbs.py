"""The root of the command line: global options, and the verbs of every area below it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from unionoffice.cli.session import Day, Session
from unionoffice.wording import _


@click.group(
    name="unionoffice",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help=_(
        "工会工作台：乡镇（街道）工会办公室的命令行。全局选项写在动词之前。密码取自 UNIONOFFICE_PASSWORD，没有则提示输入。"
    ),
)
@click.option(
    "--office", "path", type=click.Path(path_type=Path), envvar="UNIONOFFICE_OFFICE", help=_("数据文件（.office）")
)
@click.option("--user", help=_("操作员姓名；不写则为唯一有权限的人"))
@click.option("--day", type=Day(), help=_("“今天”是哪一天"))
@click.option("--lang", type=click.Choice(["zh", "en"]), help=_("语言"))
@click.option("--json", "as_json", is_flag=True, help=_("只在标准输出写一个 JSON 对象"))
@click.pass_context
def root(
    ctx: click.Context, path: Path | None, user: str | None, day: date | None, lang: str | None, as_json: bool
) -> None:
    """Takes the global options."""
    session = ctx.find_object(Session)
    if session is None:
        session = ctx.obj = Session()
    session.office_path, session.user, session.day, session.json = path, user, day, as_json


def _add_verbs() -> None:
    from unionoffice.cli import (
        aid_look_verbs,
        aid_money_verbs,
        aid_payment_verbs,
        aid_round_verbs,
        aid_step_verbs,
        aid_sum_verbs,
        aid_verbs,
        calendar_verbs,
        contract_papers,
        contract_steps,
        county_verbs,
        deadline_verbs,
        export_verbs,
        import_verbs,
        kin_verbs,
        member_verbs,
        office_verbs,
        print_verbs,
        record_verbs,
        report_verbs,
        sheet_verbs,
        unit_verbs,
    )

    for module in (
        office_verbs,
        kin_verbs,
        import_verbs,
        member_verbs,
        record_verbs,
        unit_verbs,
        aid_verbs,
        aid_step_verbs,
        aid_sum_verbs,
        aid_look_verbs,
        aid_money_verbs,
        aid_round_verbs,
        aid_payment_verbs,
        print_verbs,
        export_verbs,
        report_verbs,
        sheet_verbs,
        county_verbs,
        calendar_verbs,
        contract_papers,
        contract_steps,
        deadline_verbs,
    ):
        for command in module.VERBS:
            root.add_command(command)


_add_verbs()
