"""Verbs of collective contracts: list, show, register, change, figures, pipeline, coverage, papers; the steps stand beside."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from unionoffice import codes, contracts, deadlines, units
from unionoffice.cli.session import Day, iso, pairs, session
from unionoffice.contracts import CONTRACT_FIELDS, Contract, ContractFigures, Filter, Rate
from unionoffice.errors import Refused
from unionoffice.fields import show
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

KINDS = [entry.code for entry in codes.code_list("contract_kind").entries]
LEVELS = [entry.code for entry in codes.code_list("contract_level").entries]


def number_of(office: Office, name: str) -> int:
    """The number in the file of a contract named by its id or its number (编号). Raises Refused."""
    by_id = contracts.contract_by_id(office, name)
    found = [by_id.no] if by_id is not None else contracts.numbered(office, name)
    if not found:
        sentence = _("没有编号为“{name}”的集体合同。请用 contracts list 查看编号。")
        raise Refused("unknown_contract", sentence.format(name=name), "id")
    return found[0]


def told(office: Office, contract: Contract) -> dict[str, Any]:
    """A contract as JSON has it: codes, ISO days, money in fen; units by name, its state and its day of effect."""
    (line,) = contracts.lines(office, [contract.no])
    record: dict[str, Any] = {"id": contract.id, "state": line.state, "effective_on": line.effective_on}
    record |= {name: getattr(contract, name) for name in CONTRACT_FIELDS}
    for name in ("employer", "union_unit"):
        unit = units.unit(office, record[name]) if record[name] is not None else None
        record[name] = unit.name if unit is not None else None
    following = contract.predecessor
    before = contracts.contract(office, following) if following is not None else None
    record["predecessor"] = before.id if before is not None else None
    record |= {"enterprises": line.enterprises, "workers": line.workers, "women": line.women}
    return record


def steps_of(office: Office, no: int) -> dict[str, Any]:
    """All steps of a contract, by kind; `step` is the number other verbs name one by."""
    found = {
        "representatives": contracts.representatives(office, no, former=True), "offers": contracts.offers(office, no),
        "meetings": contracts.meetings(office, no), "votes": contracts.votes(office, no),
        "filings": contracts.filings(office, no), "reports": contracts.reports(office, no),
        "changes": contracts.changes(office, no), "disputes": contracts.disputes(office, no),
        "covers": contracts.covered_by(office, no),
    }  # fmt: skip
    names = {unit.no: unit.name for unit in units.units_of(office, [one.unit or 0 for one in found["covers"]])}  # type: ignore[attr-defined]
    told_steps: dict[str, Any] = {}
    for kind, rows in found.items():
        told_steps[kind] = [step_of(row, names) for row in rows]  # type: ignore[attr-defined]
    return told_steps


def step_of(row: Any, names: dict[int, str] | None = None) -> dict[str, Any]:
    """One step as JSON has it."""
    record = {"step": row.no, **{name: value for name, value in asdict(row).items() if name not in ("no", "contract")}}
    if names is not None and "unit" in record:
        record["unit"] = names.get(record["unit"])
    return record


def say_contract(office: Office, contract: Contract, words: str = "", **more: Any) -> None:
    """The contract, as JSON or in one line."""
    record = told(office, contract)
    state = codes.code_list("contract_state").shown(record["state"])
    session().say({"contract": record, **more}, words or f"{contract.number}\t{contract.employer_name}\t{state}")


@click.group("contracts", help=_("集体合同：登记、要约、协商、表决、签订、报送、公布、续订、覆盖、统计"))
def group() -> None:
    """Collective contracts."""


@group.command("list", help=_("列出集体合同"))
@click.option("--text", default="", help=_("编号、双方名称、首席代表的任何一部分"))
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help=_("种类，可写多次"))
@click.option("--level", type=click.Choice(LEVELS), multiple=True, help=_("层级，可写多次"))
@click.option("--state", type=click.Choice(contracts.STATES), multiple=True, help=_("状态，可写多次"))
@click.option("--year", type=int, help=_("签订（未签订的按编号）的年份"))
@click.option("--unit", help=_("只列这个单位及其下级"))
@click.option("--sort", type=click.Choice(contracts.SORTS), default="number", help=_("排序"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("状态截至哪一天，不写则为今天"))
def list_contracts(
    text: str, kind: tuple[str, ...], level: tuple[str, ...], state: tuple[str, ...], year: int | None,
    unit: str | None, sort: str, day: str | None,
) -> None:  # fmt: skip
    """All contracts that fit."""
    with session().office() as office:
        wanted = Filter(
            text=text, kinds=kind, levels=level, states=state, year=year, unit=_unit(office, unit), sort=sort
        )
        found = contracts.lines(office, contracts.find(office, wanted, day=day), day=day)
        rows: list[dict[str, Any]] = [
            {"id": one.contract.id, "number": one.contract.number, "employer_name": one.contract.employer_name,
             "kind": one.contract.kind, "level": one.contract.level, "state": one.state,
             "signed_on": one.contract.signed_on, "effective_on": one.effective_on, "term_end": one.contract.term_end,
             "enterprises": one.enterprises, "workers": one.workers, "women": one.women}
            for one in found
        ]  # fmt: skip
        shown = codes.code_list("contract_state").shown
        lines = [
            f"{row['number']}\t{row['employer_name']}\t{shown(row['state'])}\t{row['term_end'] or ''}" for row in rows
        ]
        session().say({"contracts": rows}, "\n".join([*lines, _("共 {n} 份").format(n=len(rows))]))


def _unit(office: Office, name: str | None) -> int | None:
    if name is None:
        return None
    found = units.named(office, name)
    if not found:
        raise Refused("unknown_unit", _("没有名为“{name}”的单位。请核对名称。").format(name=name), "unit")
    return found[0]


@group.command("show", help=_("显示一份合同：各步骤、时间线、待办和提醒"))
@click.argument("contract")
def show_contract(contract: str) -> None:
    """One contract with everything that hangs on it."""
    with session().office() as office:
        no = number_of(office, contract)
        found = contracts.contract(office, no)
        assert found is not None
        record = told(office, found)
        answer: dict[str, Any] = {
            "contract": {**record, **steps_of(office, no)},
            "timeline": [asdict(event) for event in contracts.timeline(office, no)],
            "deadlines": [deadline_of(one) for one in contracts.waiting(office, no)],
            "faults": [{"reason": one.reason, "sentence": one.sentence} for one in contracts.faults(office, no)],
        }
        lines = [
            f"{field.shown}\t{show(field, getattr(found, name))}"
            for name, field in CONTRACT_FIELDS.items()
            if name not in ("employer", "union_unit") and getattr(found, name) is not None
        ]
        lines.append(f"{_('状态')}\t{codes.code_list('contract_state').shown(record['state'])}")
        lines += [f"{event['day']}\t{event['what']}{'' if event['done'] else ' …'}" for event in answer["timeline"]]
        lines += [f"! {one['what']}\t{one['due'] or ''}\t{one['next_step']}" for one in answer["deadlines"]]
        lines += [f"! {one['sentence']}" for one in answer["faults"]]
        session().say(answer, "\n".join(lines))


def deadline_of(one: Any) -> dict[str, Any]:
    """One deadline as JSON has it; the key names it for putting off."""
    return {"key": one.key, **asdict(one), "overdue": one.overdue}


@group.command("add", help=_("登记一份合同：字段=值 …；employer、union_unit 写单位名称，workers、women 为覆盖人数"))
@click.argument("values", nargs=-1, required=True)
def add(values: tuple[str, ...]) -> None:
    """A new contract."""
    raw = pairs(values)
    with session().office(Right.ENTER) as office:
        made = contracts.add_contract(office, raw)
        say_contract(office, made, _("已登记 {number}").format(number=made.number))


@group.command("edit", help=_("修改一份合同：字段=值 …"))
@click.argument("contract")
@click.argument("values", nargs=-1, required=True)
def edit(contract: str, values: tuple[str, ...]) -> None:
    """A contract changed before it is signed, or its notes afterwards."""
    raw = pairs(values)
    with session().office(Right.ENTER) as office:
        made = contracts.change_contract(office, number_of(office, contract), raw)
        say_contract(office, made, _("已保存 {number}").format(number=made.number))


@group.command("correct", help=_("更正登记错的日期等：字段=值 …，写明原因"))
@click.argument("contract")
@click.argument("values", nargs=-1, required=True)
@click.option("--reason", required=True, help=_("更正的原因"))
def correct(contract: str, values: tuple[str, ...], reason: str) -> None:
    """Something typed wrong is put right."""
    raw = pairs(values)
    with session().office(Right.ENTER) as office:
        made = contracts.correct_contract(office, number_of(office, contract), raw, reason=reason)
        say_contract(office, made, _("已更正 {number}").format(number=made.number))


@group.command("pipeline", help=_("各状态的合同数"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("截至哪一天，不写则为今天"))
def pipeline(day: str | None) -> None:
    """Contracts by state."""
    with session().office() as office:
        found = contracts.pipeline(office, day=day)
        ids = {state: _ids(office, numbers) for state, numbers in found.items()}
    shown = codes.code_list("contract_state").shown
    lines = [f"{shown(state)}\t{len(numbers)}" for state, numbers in found.items() if numbers]
    session().say(
        {"pipeline": {state: {"count": len(one), "contracts": one} for state, one in ids.items()}}, "\n".join(lines)
    )


def _ids(office: Office, numbers: Any) -> list[str]:
    return [one.id for one in contracts.contracts_of(office, list(numbers))]


@group.command("figures", help=_("有效合同、覆盖企业和职工、覆盖率、及时率、工资增幅"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("截至哪一天，不写则为今天"))
@click.option("--since", type=Day(), callback=iso, help=_("及时率从哪一天算起，不写则为一年前"))
@click.option("--lists", is_flag=True, help=_("同时列出每个数字背后的合同和企业"))
def figures(day: str | None, since: str | None, lists: bool) -> None:
    """The figures of a day."""
    with session().office() as office:
        found = contracts.figures(office, day=day, since=since)
        answer = _figures_told(office, found, lists=lists)
    words = [f"{name}\t{value}" for name, value in answer.items() if not isinstance(value, dict | list)]
    kinds = codes.code_list("contract_kind")
    words += [f"{kinds.shown(kind)}\t{count}" for kind, count in answer["by_kind"].items()]
    for rate in (found.coverage_rate, *found.on_time):
        words.append(f"{rate.label}\t{len(rate.numbers)}/{len(rate.base)}\t{rate.percent}%\t{rate.base_words}")
    session().say(answer, "\n".join(words))


def _figures_told(office: Office, found: ContractFigures, *, lists: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "day": found.day, "contracts": found.contracts, "enterprises": found.enterprises, "workers": found.workers,
        "women": found.women, "raise_average": None if found.raise_average is None else str(found.raise_average),
        "by_kind": {kind: len(numbers) for kind, numbers in found.by_kind.items()},
        "by_level": {level: len(numbers) for level, numbers in found.by_level.items()},
        "coverage": _rate_told(found.coverage_rate),
        "coverage_by_kind": {
            kind: {**_rate_told(rate), "enterprises": len(found.reach_by_kind[kind].rows),
                   "workers": found.reach_by_kind[kind].workers, "women": found.reach_by_kind[kind].women}
            for kind, rate in found.rate_by_kind.items()
        },
        "on_time": {rate.name: _rate_told(rate) for rate in found.on_time},
    }  # fmt: skip
    if lists:
        names = {unit.no: unit.name for unit in units.units(office)}
        answer["lists"] = {
            "in_force": _ids(office, found.in_force),
            "enterprises": [names[no] for no in found.reach.enterprises],
            "uncovered": [names[no] for no in found.coverage_rate.missing],
            **{rate.name: _ids(office, rate.missing) for rate in found.on_time},
        }
    return answer


def _rate_told(rate: Rate) -> dict[str, Any]:
    return {
        "part": len(rate.numbers), "base": len(rate.base), "percent": rate.percent or None, "base_words": rate.base_words
    }  # fmt: skip


@group.command("coverage", help=_("每家有工会或被覆盖的企业由哪些有效合同覆盖"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("截至哪一天，不写则为今天"))
@click.option("--uncovered", is_flag=True, help=_("只列没有覆盖的"))
def coverage(day: str | None, uncovered: bool) -> None:
    """Enterprises and the contracts that cover them."""
    with session().office() as office:
        table = contracts.coverage_table(office, day=day)
        names = {unit.no: unit.name for unit in units.units(office)}
        rows = [
            {"unit": names[unit], "contracts": [one.number for one in contracts.contracts_of(office, list(numbers))]}
            for unit, numbers in table
            if not (uncovered and numbers)
        ]
    lines = [f"{row['unit']}\t{'、'.join(row['contracts'])}" for row in rows]
    session().say({"enterprises": rows}, "\n".join([*lines, _("共 {n} 家").format(n=len(rows))]))


@group.command("deadlines", help=_("集体合同的待办与期限"))
@click.argument("contract", required=False)
def list_deadlines(contract: str | None) -> None:
    """What waits for one contract or all."""
    with session().office() as office:
        if contract:
            found = contracts.waiting(office, number_of(office, contract))
        else:
            found = deadlines.deadlines(office, area="contracts")
    lines = [f"{one.due or ''}\t{one.what}\t{one.next_step}" for one in found]
    session().say(
        {"deadlines": [deadline_of(one) for one in found]}, "\n".join([*lines, _("共 {n} 项").format(n=len(found))])
    )
