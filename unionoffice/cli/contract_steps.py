"""Verbs that take a contract one step on: offer, reply, talks, vote, signature, filing, publication, renewal, end, coverage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from unionoffice import contracts
from unionoffice.cli.contract_verbs import group, number_of, say_contract, step_of
from unionoffice.cli.session import Day, iso, pairs, session
from unionoffice.contracts import Contract
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _


def _said(office: Office, no: int, **more: Any) -> None:
    found = contracts.contract(office, no)
    assert found is not None
    say_contract(office, found, **more)


Verb = Callable[..., None]


def _on(words: str) -> Callable[[Verb], Verb]:
    return click.option("--on", "day", type=Day(), callback=iso, help=words)


TODAY = _("日期，不写则为今天")


@group.command("offer", help=_("发出要约：side=workers|employer offered_on=日期 talks_on=日期 …"))
@click.argument("contract")
@click.argument("values", nargs=-1)
def offer(contract: str, values: tuple[str, ...]) -> None:
    """An offer is out."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        made = contracts.offer(office, no, pairs(values))
        due = contracts.reply_due(office, no)
        _said(
            office, no, step=step_of(made), reply_due=due.day if due else None, source=due.rule.source if due else None
        )


@group.command("reply", help=_("登记答复：reply=agreed|refused replied_on=日期 reply_note=说明"))
@click.argument("contract")
@click.argument("values", nargs=-1)
def reply(contract: str, values: tuple[str, ...]) -> None:
    """The offer is answered."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        _said(office, no, step=step_of(contracts.reply(office, no, pairs(values))))


@group.command("rep", help=_("登记协商代表：side=workers|employer name=姓名 …；--leave 步骤号 为退出"))
@click.argument("contract")
@click.argument("values", nargs=-1)
@click.option("--leave", type=int, help=_("退出的代表（contracts show 里的 step）"))
@_on(TODAY)
def rep(contract: str, values: tuple[str, ...], leave: int | None, day: str | None) -> None:
    """A representative comes or leaves."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        if leave is not None:
            made = contracts.end_representative(office, leave, day)
        else:
            made = contracts.add_representative(office, no, pairs(values), since=day)
        faults = [{"reason": one.reason, "sentence": one.sentence} for one in contracts.faults(office, no)]
        _said(office, no, step=step_of(made), faults=faults)


@group.command("meeting", help=_("登记协商会议：held_on=日期 place=地点 recorder=记录员 …；--step 修改一次会议"))
@click.argument("contract")
@click.argument("values", nargs=-1)
@click.option("--step", type=int, help=_("要修改的会议（contracts show 里的 step）"))
def meeting(contract: str, values: tuple[str, ...], step: int | None) -> None:
    """A meeting was held, or its minutes are changed."""
    with session().office(Right.ENTER) as office:
        no, raw = number_of(office, contract), pairs(values)
        made = (
            contracts.change_meeting(office, step, raw) if step is not None else contracts.hold_meeting(office, no, raw)
        )
        _said(office, no, step=step_of(made))


@group.command("draft", help=_("双方形成草案"))
@click.argument("contract")
@_on(TODAY)
def draft(contract: str, day: str | None) -> None:
    """The draft is agreed."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        contracts.draft(office, no, day)
        _said(office, no)


@group.command("vote", help=_("登记职代会表决：held_on=日期 due=应到 present=实到 yes=赞成 against=反对 abstain=弃权"))
@click.argument("contract")
@click.argument("values", nargs=-1, required=True)
def vote(contract: str, values: tuple[str, ...]) -> None:
    """The congress voted."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        made = contracts.vote(office, no, pairs(values))
        _said(office, no, step=step_of(made), passed=bool(made.passed), by_rule=made.by_rule)


@group.command("sign", help=_("登记签字和期限"))
@click.argument("contract")
@click.option("--from", "start", type=Day(), callback=iso, required=True, help=_("期限起"))
@click.option("--until", "end", type=Day(), callback=iso, required=True, help=_("期限止"))
@click.option("--without-vote", default="", help=_("没有职代会表决的，写明通过方式"))
@_on(TODAY)
def sign(contract: str, start: str, end: str, without_vote: str, day: str | None) -> None:
    """Both chiefs signed."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        contracts.sign(office, no, day, term_start=start, term_end=end, without_vote=without_vote)
        due = contracts.filing_due(office, no)
        _said(office, no, filing_due=due.day if due else None, source=due.rule.source if due else None)


@group.command("file", help=_("登记报送：filed_on=日期 authority=审查机关 copies=份数 …"))
@click.argument("contract")
@click.argument("values", nargs=-1)
def file(contract: str, values: tuple[str, ...]) -> None:
    """Handed in."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        _said(office, no, step=step_of(contracts.file(office, no, pairs(values))))


@group.command("receipt", help=_("登记受理，审查期开始计算"))
@click.argument("contract")
@click.option("--number", default="", help=_("受理单号"))
@_on(TODAY)
def receipt(contract: str, number: str, day: str | None) -> None:
    """Received by the authority."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        made = contracts.receipt(office, no, day, receipt_no=number)
        _said(office, no, step=step_of(made))


@group.command("object", help=_("登记异议；修改后再用 contracts file 报送"))
@click.argument("contract")
@click.option("--text", default="", help=_("审查意见"))
@_on(TODAY)
def object_(contract: str, text: str, day: str | None) -> None:
    """The authority objects."""
    _opinion(contract, "objection", text, day)


@group.command("opinion", help=_("登记审查结果：none 无异议，objection 有异议，incomplete 材料不全退回"))
@click.argument("contract")
@click.argument("opinion", type=click.Choice(["none", "objection", "incomplete"]))
@click.option("--text", default="", help=_("审查意见"))
@_on(TODAY)
def opinion(contract: str, opinion: str, text: str, day: str | None) -> None:
    """The authority's opinion."""
    _opinion(contract, opinion, text, day)


def _opinion(contract: str, opinion: str, text: str, day: str | None) -> None:
    raw: dict[str, object] = {"opinion": opinion, "opinion_text": text}
    if day:
        raw["opinion_on"] = day
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        _said(office, no, step=step_of(contracts.opinion(office, no, raw)))


@group.command("effect", help=_("按文书登记与推算不同的生效日期"))
@click.argument("contract")
@click.argument("day", type=Day())
@click.option("--paper", required=True, help=_("依据的文书"))
def effect(contract: str, day: Any, paper: str) -> None:
    """In effect by a paper."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        contracts.set_effect(office, no, day.isoformat(), paper)
        _said(office, no)


@group.command("publish", help=_("登记公布"))
@click.argument("contract")
@click.option(
    "--how", type=click.Choice(["board", "meeting", "copies", "network"]), default="board", help=_("公布方式")
)
@_on(TODAY)
def publish(contract: str, how: str, day: str | None) -> None:
    """Published to all."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        contracts.publish(office, no, day, how=how)
        _said(office, no)


@group.command("copy", help=_("登记抄报上级工会"))
@click.argument("contract")
@_on(TODAY)
def copy(contract: str, day: str | None) -> None:
    """A copy went up."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        contracts.copy_up(office, no, day)
        _said(office, no)


@group.command("report", help=_("登记年度履约报告：reported_on=日期 result=kept|partly|broken text=情况"))
@click.argument("contract")
@click.argument("values", nargs=-1)
def report(contract: str, values: tuple[str, ...]) -> None:
    """A yearly report."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        _said(office, no, step=step_of(contracts.report(office, no, pairs(values))))


@group.command("renew", help=_("登记续订，双方、代表和覆盖名单从原合同预填：字段=值 …"))
@click.argument("contract")
@click.argument("values", nargs=-1)
def renew(contract: str, values: tuple[str, ...]) -> None:
    """The renewal of a contract."""
    with session().office(Right.ENTER) as office:
        made: Contract = contracts.renew(office, number_of(office, contract), pairs(values))
        say_contract(office, made)


@group.command("change", help=_("登记变更合同，生效后代替原合同：字段=值 …；--note 只记变动事项，不另立合同"))
@click.argument("contract")
@click.argument("values", nargs=-1)
@click.option(
    "--note", is_flag=True, help=_("名称、投资人、首席代表等变动：what=name|owner|chief|other before=… after=…")
)
def change(contract: str, values: tuple[str, ...], note: bool) -> None:
    """A changed contract, or a change that ends nothing."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        if note:
            _said(office, no, step=step_of(contracts.record_change(office, no, pairs(values))))
        else:
            say_contract(office, contracts.change(office, no, pairs(values)))


@group.command("end", help=_("登记解除或终止；--filed 登记备案"))
@click.argument("contract")
@click.option("--how", type=click.Choice(["rescinded", "terminated"]), default="rescinded", help=_("解除或终止"))
@click.option("--reason", default="", help=_("原因"))
@click.option("--filed", is_flag=True, help=_("已经结束的合同，登记备案日期"))
@_on(TODAY)
def end(contract: str, how: str, reason: str, filed: bool, day: str | None) -> None:
    """The end, or its filing."""
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        if filed:
            contracts.file_end(office, no, day)
        else:
            contracts.end(office, no, day, how=how, reason=reason)
        _said(office, no)


@group.command("dispute", help=_("登记协商争议：accepted_on=日期 subject=事项；--step 登记延长或结果"))
@click.argument("contract")
@click.argument("values", nargs=-1)
@click.option("--step", type=int, help=_("要处理的争议（contracts show 里的 step）"))
def dispute(contract: str, values: tuple[str, ...], step: int | None) -> None:
    """A dispute in the talks."""
    with session().office(Right.ENTER) as office:
        no, raw = number_of(office, contract), pairs(values)
        made = contracts.change_dispute(office, step, raw) if step is not None else contracts.dispute(office, no, raw)
        _said(office, no, step=step_of(made))


VERBS: tuple[click.Command, ...] = (group,)
