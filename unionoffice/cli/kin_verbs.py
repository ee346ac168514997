"""Verbs of the officers' kin, below `officer`: whose payments an officer may not decide on."""

from __future__ import annotations

from typing import Any

import click

from unionoffice import appointing, kinship
from unionoffice.cli.office_verbs import officer
from unionoffice.cli.session import session
from unionoffice.errors import Refused
from unionoffice.fields import Sensitive, cover
from unionoffice.office import Office
from unionoffice.officers import Officer, Right
from unionoffice.wording import _


@officer.group("kin", help=_("操作员的亲属：登记、列出、注销；发给他们的钱要由别人审批"))
def kin() -> None:
    """Kin of the officers."""


@kin.command("add", help=_("登记一位亲属；登记操作员自己的号码时关系写“本人”"))
@click.argument("officer_name", metavar="OFFICER")
@click.option("--name", required=True, help=_("亲属姓名"))
@click.option("--id-number", required=True, help=_("亲属的证件号码"))
@click.option("--relation", required=True, help=_("与操作员的关系，例如配偶、子女、本人"))
def kin_add(officer_name: str, name: str, id_number: str, relation: str) -> None:
    """One declaration."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        known = _named(office, officer_name)
        declared = kinship.declare(office, known.no, name=name, id_number=id_number, relation=relation)
    words = _("已登记：{name} 是 {officer} 的{relation}")
    call.say(
        {"kin": _shown(declared, officer_name)},
        words.format(name=declared.name, officer=officer_name, relation=declared.relation),
    )


@kin.command("list", help=_("列出登记过的亲属"))
@click.argument("officer_name", metavar="[OFFICER]", required=False)
@click.option("--all", "ended", is_flag=True, help=_("也列出已注销的"))
def kin_list(officer_name: str | None, ended: bool) -> None:
    """Declarations in force."""
    call = session()
    with call.office() as office:
        names = {one.no: one.name for one in appointing.officers(office)}
        no = _named(office, officer_name).no if officer_name else None
        found = [_shown(one, names.get(one.officer, "")) for one in kinship.kin(office, no, ended=ended)]
    lines = "\n".join("\t".join(str(value or "") for value in one.values()) for one in found)
    call.say({"kin": found}, lines)


@kin.command("end", help=_("注销一条亲属登记；编号见 officer kin list"))
@click.argument("no", type=int)
def kin_end(no: int) -> None:
    """A declaration ends."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        kinship.end(office, no)
    call.say({"ended": no}, _("已注销第 {no} 条亲属登记").format(no=no))


def _named(office: Office, name: str) -> Officer:
    for one in appointing.officers(office):
        if one.name == name:
            return one
    raise Refused("unknown_officer", _("这个工会没有名为“{who}”的操作员。请核对姓名。").format(who=name), "officer")


def _shown(declared: kinship.Kin, officer_name: str) -> dict[str, Any]:
    return {
        "no": declared.no,
        "officer": officer_name,
        "relation": declared.relation,
        "name": declared.name,
        "id_number": cover(Sensitive.IDENTITY, declared.id_number),
        "said_on": declared.said_on,
        "ended_on": declared.ended_on,
    }


VERBS: tuple[click.Command, ...] = ()
"""All of them stand below `officer`."""
