"""Verbs of units: list, show, add, edit, confirm, count workers, cover."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from unionoffice import members, units
from unionoffice.cli.session import Day, iso, pairs, session
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.units import UNIT_FIELDS, Unit
from unionoffice.wording import _


def _told(unit: Unit, names: dict[int, str], members_of: dict[int, int]) -> dict[str, Any]:
    record = {name: getattr(unit, name) for name in UNIT_FIELDS}
    parent = names.get(unit.parent) if unit.parent else None
    return {
        "id": unit.id,
        **record,
        "parent": parent,
        "confirmed": bool(unit.confirmed),
        "members": members_of.get(unit.no, 0),
    }


def _named(office: Office, name: str) -> Unit:
    by_id = units.unit_by_id(office, name)
    found = units.named(office, name)
    unit = by_id or (units.unit(office, found[0]) if found else None)
    if unit is None:
        raise Refused("unknown_unit", _("没有名为“{name}”的单位。请核对名称。").format(name=name), "unit")
    return unit


@click.group("units", help=_("单位和工会：列出、登记、修改、确认、职工人数、涵盖单位"))
def group() -> None:
    """Units."""


@group.command("list", help=_("列出单位"))
@click.option("--kind", help=_("组织类型代码"))
@click.option("--unconfirmed", is_flag=True, help=_("只列待确认的"))
@click.option("--without-union", is_flag=True, help=_("只列未建会的"))
def list_units(kind: str | None, unconfirmed: bool, without_union: bool) -> None:
    """All units."""
    with session().office() as office:
        found = units.units(office)
        names = {unit.no: unit.name for unit in found}
        if kind:
            found = [unit for unit in found if unit.kind == kind]
        for asked, numbers in ((unconfirmed, units.unconfirmed), (without_union, units.without_union)):
            if asked:
                kept = set(numbers(office))
                found = [unit for unit in found if unit.no in kept]
        counted = members.by_unit(office)
        told = [_told(unit, names, counted) for unit in found]
        lines = [f"{one['id']}\t{one['name']}\t{one['kind']}\t{one['members']}" for one in told]
        session().say({"units": told}, "\n".join([*lines, _("共 {n} 个").format(n=len(told))]))


@group.command("show", help=_("显示一个单位、职工人数和涵盖单位"))
@click.argument("name")
def show(name: str) -> None:
    """One unit."""
    with session().office() as office:
        unit = _named(office, name)
        names = {one.no: one.name for one in units.units(office)}
        record = {
            **_told(unit, names, members.by_unit(office)),
            "counts": [asdict(count) for count in units.counts(office, unit.no)],
            "covers": [names[one.unit] for one in units.covers(office, unit.no)],
        }
        session().say(
            {"unit": record}, "\n".join(f"{key}\t{value}" for key, value in record.items() if value is not None)
        )


@group.command("add", help=_("登记一个单位：字段=值 …；parent=上级工会名称"))
@click.argument("values", nargs=-1, required=True)
def add(values: tuple[str, ...]) -> None:
    """A new unit."""
    with session().office(Right.ENTER) as office:
        unit = units.add_unit(office, pairs(values))
        session().say({"unit": _told(unit, {}, {})}, _("已登记 {name}").format(name=unit.name))


@group.command("edit", help=_("修改一个单位：字段=值 …"))
@click.argument("name")
@click.argument("values", nargs=-1, required=True)
def edit(name: str, values: tuple[str, ...]) -> None:
    """A unit changed."""
    raw = pairs(values)
    with session().office(Right.ENTER) as office:
        unit = units.change_unit(office, _named(office, name).no, raw)
        session().say({"unit": _told(unit, {}, {})}, _("已保存 {name}").format(name=unit.name))


@group.command("confirm", help=_("确认随表格新建的单位"))
@click.argument("name")
def confirm(name: str) -> None:
    """A unit checked by a person."""
    with session().office(Right.ENTER) as office:
        unit = _named(office, name)
        units.confirm_unit(office, unit.no)
        session().say({"confirmed": unit.name}, _("已确认 {name}").format(name=unit.name))


@group.command("count", help=_("登记职工人数：day=日期 workers=人数 …"))
@click.argument("name")
@click.argument("values", nargs=-1, required=True)
def count(name: str, values: tuple[str, ...]) -> None:
    """Workers on a day."""
    raw = pairs(values)
    with session().office(Right.ENTER) as office:
        unit = _named(office, name)
        counted = units.count_workers(office, unit.no, {"day": office.today, **raw})
        session().say({"count": asdict(counted)}, f"{unit.name}\t{counted.day}\t{counted.workers}")


@group.command("cover", help=_("登记联合工会涵盖的单位；--until 结束涵盖"))
@click.argument("joint")
@click.argument("covered")
@click.option("--since", type=Day(), callback=iso, help=_("起始日，不写则为今天"))
@click.option("--until", type=Day(), callback=iso, help=_("结束日"))
def cover(joint: str, covered: str, since: str | None, until: str | None) -> None:
    """What a joint union covers."""
    with session().office(Right.ENTER) as office:
        one, other = _named(office, joint), _named(office, covered)
        if until:
            units.uncover(office, one.no, other.no, until)
        else:
            units.cover(office, one.no, other.no, since or office.today)
        session().say({"joint": one.name, "unit": other.name}, _("已登记"))


@group.command("figures", help=_("基层工会数、未建会单位、涵盖单位、待确认"))
def figures() -> None:
    """Figures of units and members."""
    with session().office() as office:
        found = {**asdict(units.figures(office)), **asdict(members.figures(office))}
    session().say(found, "\n".join(f"{name}\t{value}" for name, value in found.items()))


VERBS: tuple[click.Command, ...] = (group,)
