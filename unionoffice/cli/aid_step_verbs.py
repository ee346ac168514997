"""Verbs of hardship aid: the steps a file goes through, from the application to its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from unionoffice import aid
from unionoffice.cli.aid_verbs import file_of, group, say_file
from unionoffice.cli.session import Day, iso, pairs, session
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

Told = Callable[[Office, int], object]


def _do(file: str, act: Told, right: Right = Right.ENTER) -> None:
    with session().office(right) as office:
        no = file_of(office, file)
        act(office, no)
        say_file(office, no)


def _on(command: Any) -> Any:
    return click.option("--on", "day", type=Day(), callback=iso, help=_("哪一天；不写则为今天"))(command)


def _signed(command: Any) -> Any:
    command = click.option("--opinion", default="", help=_("意见"))(command)
    return _on(click.option("--signer", default="", help=_("签字人"))(command))


@group.command("apply", help=_("登记书面申请；档案要填写完整，并有同意书或法定依据"))
@click.argument("file")
@_on
@click.option("--document", default="", help=_("申请书编号"))
def apply(file: str, day: str | None, document: str) -> None:
    """Applied."""
    _do(file, lambda office, no: aid.apply(office, no, day=day, document=document))


@group.command("visit", help=_("登记入户调查；其余写成 字段=值，例如 findings=…"))
@click.argument("file")
@click.option("--by", "visitors", required=True, help=_("调查人，两人以上，用顿号隔开"))
@click.option("--purpose", default="application", help=_("入户事由代码"))
@_on
@click.argument("values", nargs=-1)
def visit(file: str, visitors: str, purpose: str, day: str | None, values: tuple[str, ...]) -> None:
    """Visited."""
    raw = {**pairs(values), "visitors": visitors, "purpose": purpose, **({"day": day} if day else {})}
    _do(file, lambda office, no: aid.record_visit(office, no, raw))


@group.command("review", help=_("单位（村、社区）工会初审"))
@click.argument("file")
@_signed
@click.option("--document", default="", help=_("会议记录编号"))
def review(file: str, day: str | None, signer: str, opinion: str, document: str) -> None:
    """Reviewed by the unit."""
    _do(file, lambda office, no: aid.review(office, no, signer=signer, opinion=opinion, day=day, document=document))


@group.command("post", help=_("公示档案；按规定的天数和节假日算出截止日"))
@click.argument("file")
@click.option("--place", required=True, help=_("公示地点"))
@_on
def post(file: str, place: str, day: str | None) -> None:
    """Posted."""
    _do(file, lambda office, no: aid.post(office, no, place=place, day=day))


@group.command("objection", help=_("登记公示异议；写 --answer 则登记核查结果"))
@click.argument("file")
@click.argument("text")
@click.option("--answer", is_flag=True, help=_("这是核查结果"))
@_on
def objection(file: str, text: str, answer: bool, day: str | None) -> None:
    """Objected, or answered."""
    if answer:
        _do(file, lambda office, no: aid.answer_objection(office, no, text))
    else:
        _do(file, lambda office, no: aid.objection(office, no, text, day=day))


@group.command("close-posting", help=_("登记公示期满和结果"))
@click.argument("file")
@click.option("--result", default="", help=_("公示结果；不写则为“公示期满，无异议”"))
@_on
def close_posting(file: str, result: str, day: str | None) -> None:
    """The posting is over."""
    _do(file, lambda office, no: aid.close_posting(office, no, day=day, result=result))


@group.command("approve", help=_("乡镇（街道）工会审核通过；审批人不能是经办人"))
@click.argument("file")
@_signed
def approve(file: str, day: str | None, signer: str, opinion: str) -> None:
    """Approved by the township."""
    _do(file, lambda office, no: aid.approve(office, no, opinion=opinion, signer=signer, day=day), Right.APPROVE)


@group.command("county", help=_("登记县级工会审批，档案在档"))
@click.argument("file")
@click.option("--level", required=True, help=_("建档标准：全国级、省级、地市级、区县级、基层"))
@click.option("--document", required=True, help=_("文号或审批表编号"))
@_signed
def county(file: str, level: str, document: str, day: str | None, signer: str, opinion: str) -> None:
    """Approved by the county."""

    def act(office: Office, no: int) -> None:
        aid.county_approved(office, no, level=level, document=document, signer=signer, opinion=opinion, day=day)

    _do(file, act)


@group.command("return", help=_("退回补正，写明缺什么"))
@click.argument("file")
@click.option("--reason", required=True, help=_("原因"))
@click.option("--approver", is_flag=True, help=_("由审批人退回"))
@_on
def send_back(file: str, reason: str, approver: bool, day: str | None) -> None:
    """Sent back."""
    right = Right.APPROVE if approver else Right.ENTER
    _do(file, lambda office, no: aid.send_back(office, no, reason, day=day), right)


@group.command("complete", help=_("登记补正，继续办理"))
@click.argument("file")
@click.option("--note", default="", help=_("补了什么"))
@_on
def complete(file: str, note: str, day: str | None) -> None:
    """Completed."""
    _do(file, lambda office, no: aid.complete(office, no, note=note, day=day))


@group.command("refuse", help=_("不予建档，写明理由"))
@click.argument("file")
@click.option("--reason", required=True, help=_("原因"))
@click.option("--approver", is_flag=True, help=_("由审批人决定"))
@_on
def refuse(file: str, reason: str, approver: bool, day: str | None) -> None:
    """Refused."""
    right = Right.APPROVE if approver else Right.ENTER
    _do(file, lambda office, no: aid.refuse(office, no, reason, day=day), right)


@group.command("check", help=_("年度核查，类别不变，继续在档；先要有新的收入测算"))
@click.argument("file")
@_signed
def check(file: str, day: str | None, signer: str, opinion: str) -> None:
    """Checked for the year."""
    _do(file, lambda office, no: aid.check_yearly(office, no, opinion=opinion, signer=signer, day=day))


@group.command("adjust", help=_("按新的收入测算调整困难类别（审批）"))
@click.argument("file")
@_signed
def adjust(file: str, day: str | None, signer: str, opinion: str) -> None:
    """Another category."""
    _do(file, lambda office, no: aid.adjust(office, no, opinion=opinion, signer=signer, day=day), Right.APPROVE)


@group.command("level", help=_("调整建档标准"))
@click.argument("file")
@click.argument("level")
@click.option("--document", required=True, help=_("文号"))
@_on
def level(file: str, level: str, document: str, day: str | None) -> None:
    """Another level."""
    _do(file, lambda office, no: aid.set_level(office, no, level, document=document, day=day))


@group.command("sync", help=_("登记电子档案已与纸质档案同步"))
@click.argument("file")
@click.option("--national-no", default="", help=_("全国系统编号"))
@_on
def sync(file: str, national_no: str, day: str | None) -> None:
    """In step."""
    _do(file, lambda office, no: aid.synced(office, no, national_no=national_no, day=day))


@group.command("promote", help=_("临时救助档案转为正式档案"))
@click.argument("file")
@_on
def promote(file: str, day: str | None) -> None:
    """Promoted."""
    _do(file, lambda office, no: aid.promote(office, no, day=day))


@group.command("month", help=_("登记家庭某个月的收入（脱困核查），例如 2026-05"))
@click.argument("file")
@click.argument("month")
@click.option("--income", required=True, help=_("当月家庭收入，元"))
@click.option("--people", help=_("家庭人口；不写则为共同生活人口"))
def month(file: str, month: str, income: str, people: str | None) -> None:
    """A month before an exit."""
    raw = {"income": income, **({"people": people} if people else {})}
    _do(file, lambda office, no: aid.record_month(office, no, month, raw))


@group.command("exit", help=_("脱困：先公示（--place），期满后由审批人确认（--confirm），或继续在档（--stay）"))
@click.argument("file")
@click.option("--place", help=_("公示地点"))
@click.option("--confirm", is_flag=True, help=_("公示期满，审批脱困"))
@click.option("--stay", help=_("继续在档的理由"))
@click.option("--reason", default="", help=_("没有连续记录时脱困的理由"))
@_signed
def leave(
    file: str,
    place: str | None,
    confirm: bool,
    stay: str | None,
    reason: str,
    day: str | None,
    signer: str,
    opinion: str,
) -> None:
    """Out of hardship."""
    if (place is not None) + confirm + (stay is not None) != 1:
        raise click.UsageError(_("--place、--confirm、--stay 要写其中一个。"))
    if confirm:
        _do(
            file,
            lambda office, no: aid.confirm_exit(office, no, opinion=opinion, signer=signer, day=day),
            Right.APPROVE,
        )
    elif stay is not None:
        _do(file, lambda office, no: aid.stay(office, no, stay, day=day))
    else:
        told = place or ""
        _do(file, lambda office, no: aid.propose_exit(office, no, place=told, opinion=opinion, override_reason=reason, day=day))  # fmt: skip


@group.command("cancel", help=_("注销档案，写明原因"))
@click.argument("file")
@click.option("--reason", required=True, help=_("原因"))
@click.option("--document", default="", help=_("文号"))
@_on
def cancel(file: str, reason: str, document: str, day: str | None) -> None:
    """Cancelled."""
    _do(file, lambda office, no: aid.cancel(office, no, reason, document=document, day=day))


@group.command("move", help=_("档案转往别的工会"))
@click.argument("file")
@click.option("--to", required=True, help=_("转往哪个工会"))
@click.option("--document", default="", help=_("文号"))
@_on
def move(file: str, to: str, document: str, day: str | None) -> None:
    """Moved out."""
    _do(file, lambda office, no: aid.move_out(office, no, to, document=document, day=day))


@group.command("steps", help=_("列出档案的经过和现在能办的步骤"))
@click.argument("file")
def steps(file: str) -> None:
    """The story of a file."""
    with session().office() as office:
        no = file_of(office, file)
        story = aid.timeline(office, no)
        household = aid.household(office, no)
        assert household is not None
        following = aid.steps_from(household.file.stage, household.file.kind)
        lines = [f"{moment.day}\t{moment.words}\t{moment.by}" for moment in story]
        told = [{"day": one.day, "what": one.what, "words": one.words, "by": one.by} for one in story]
        session().say({"story": told, "next_steps": list(following)}, "\n".join(lines))


VERBS: tuple[click.Command, ...] = (group,)
