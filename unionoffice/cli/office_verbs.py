"""Verbs of the office as a whole: init, officer, demo, settings, rules, backup, check, audit, fields."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from unionoffice import appointing, backup, journal, opening, register_of_fields, rules_in_force
from unionoffice.cli.session import ROLES, Day, iso, new_password, password, recovery_words, session, show_progress
from unionoffice.errors import Refused
from unionoffice.officers import Right, Role
from unionoffice.settings import SETTINGS
from unionoffice.wording import _


@click.command("init", help=_("建立新的数据文件；显示一次恢复码"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--level", type=click.Choice(["township", "county", "city"]), required=True, help=_("层级"))
@click.option("--name", required=True, help=_("工会名称，与公章一致"))
@click.option("--division", required=True, help=_("行政区划代码，6、9 或 12 位"))
@click.option("--officer", required=True, help=_("第一位操作员（经办和管理）"))
def init(file: Path, level: str, name: str, division: str, officer: str) -> None:
    """A new office."""
    call = session()
    office, code = opening.create_office(
        file, name=name, level=level, division=division, officer=officer, password=password(), today=call.day
    )
    office.close()
    call.say(
        {"office": str(file), "recovery_code": code}, _("已建立 {file}").format(file=file) + "\n" + recovery_words(code)
    )


@click.group("officer", help=_("操作员：指定、列出、解除"))
def officer() -> None:
    """Officers."""


@officer.command("add", help=_("指定一位操作员；密码取自 UNIONOFFICE_NEW_PASSWORD 或提示输入"))
@click.argument("name")
@click.option("--role", "roles", type=click.Choice(ROLES), required=True, multiple=True, help=_("职责，可写多次"))
def officer_add(name: str, roles: tuple[str, ...]) -> None:
    """A further officer."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        named = appointing.name_officer(office, name, tuple(Role(role) for role in roles), new_password())
    call.say({"officer": {"name": named.name, "roles": list(named.roles)}}, _("已指定 {name}").format(name=name))


@officer.command("list", help=_("列出在任操作员"))
def officer_list() -> None:
    """Officers in post."""
    call = session()
    with call.office() as office:
        found = appointing.officers(office)
    lines = "\n".join(f"{one.name}\t{' '.join(one.roles)}" for one in found)
    call.say({"officers": [{"name": one.name, "roles": list(one.roles)} for one in found]}, lines)


@officer.command("dismiss", help=_("解除一位操作员，其密码随即失效"))
@click.argument("name")
def officer_dismiss(name: str) -> None:
    """An officer goes."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        appointing.dismiss_officer(office, name)
    call.say({"dismissed": name}, _("已解除 {name}").format(name=name))


@click.command("demo", help=_("生成演示镇（三墩镇），永远带演示标记"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--members", type=click.IntRange(1, 2_000_000), default=20_973, show_default=True, help=_("会员人数"))
@click.option("--seed", type=int, default=1, show_default=True, help=_("随机种子；相同则内容相同"))
@click.option("--photos", is_flag=True, help=_("同时生成画像"))
@click.option("--county", is_flag=True, help=_("改为生成演示旗县：953 份工资协议覆盖 1105 家企业"))
@click.option(
    "--above",
    "town_below",
    type=click.Path(path_type=Path),
    help=_("改为生成这个演示镇的上级（县总工会），并互相登记公钥卡"),
)
def demo(file: Path, members: int, seed: int, photos: bool, county: bool, town_below: Path | None) -> None:
    """A town to try, the county above one, or a county with its wage agreements."""
    from unionoffice.demo import DEMO_PASSWORD, make_county, make_town, make_upper

    call = session()
    if town_below is not None:
        upper = make_upper(file, town_below, today=call.day)
        words = _("已生成 {file}，与 {town} 互相登记了公钥卡。操作员 {officers}，密码 {password}")
        call.say(
            {"office": str(file), "password": upper.password, "officers": list(upper.officers)},
            words.format(file=file, town=town_below, officers="、".join(upper.officers), password=upper.password),
        )
        return
    if county:
        made = make_county(file, password=DEMO_PASSWORD, seed=seed, today=call.day, progress=show_progress)
        words = _("已生成 {file}：{agreements} 份工资协议覆盖 {enterprises} 家企业。操作员 {officers}，密码 {password}")
        told = {"agreements": made.agreements, "enterprises": made.enterprises, "password": made.password}
        call.say(
            {"office": str(file), "officers": list(made.officers), **told},
            words.format(file=file, officers="、".join(made.officers), **told),
        )
        return
    town = make_town(file, members=members, seed=seed, photos=photos, today=call.day, progress=show_progress)
    words = _("已生成 {file}：{members} 名会员，{unions} 个基层工会。操作员 {officers}，密码 {password}")
    words = words.format(
        file=file, members=town.members, unions=town.unions, officers="、".join(town.officers), password=town.password
    )
    call.say(
        {"office": str(file), "password": town.password, "officers": list(town.officers), "members": town.members,
         "unions": town.unions},
        words,
    )  # fmt: skip


@click.group("settings", help=_("设置：列出、修改"))
def settings() -> None:
    """Settings."""


@settings.command("list", help=_("列出设置"))
def settings_list() -> None:
    """All settings shown on the page."""
    call = session()
    with call.office() as office:
        found = {name: office.setting(name) for name, setting in SETTINGS.items() if setting.shown}
    lines = "\n".join(f"{name}\t{_(SETTINGS[name].label)}\t{value}" for name, value in found.items())
    call.say({"settings": found}, lines)


@settings.command("set", help=_("修改一项设置"))
@click.argument("name", type=click.Choice([name for name, setting in SETTINGS.items() if setting.shown]))
@click.argument("value")
def settings_set(name: str, value: str) -> None:
    """One setting."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        office.set_setting(name, value)
    call.say({"setting": name, "value": value}, _("已保存"))


@click.group("rules", help=_("规则：列出现行规则，登记本地规定"))
def rules() -> None:
    """Rules in force."""


@rules.command("list", help=_("列出当天有效的规则和出处"))
def rules_list() -> None:
    """Every rule in force."""
    call = session()
    with call.office() as office:
        names = sorted({rule.name for rule in rules_in_force.packs()})
        book = rules_in_force.book(office)
        found = [rule for name in names if (rule := book.at(name, office.today)) is not None]
    lines = "\n".join(f"{rule.name}\t{rule.value} {rule.unit}\t{rule.label}\t{rule.source}" for rule in found)
    call.say({"rules": [asdict(rule) for rule in found]}, lines)


@rules.command("set", help=_("登记本地规定：自某日起用这个值"))
@click.argument("name")
@click.argument("value")
@click.option("--from", "valid_from", type=Day(), callback=iso, required=True, help=_("从这一天起"))
@click.option("--source", required=True, help=_("依据的文件"))
def rules_set(name: str, value: str, valid_from: str, source: str) -> None:
    """An office's own number."""
    call = session()
    try:
        given = json.loads(value)
    except ValueError:
        given = value
    with call.office(Right.ADMINISTER) as office:
        rules_in_force.enter_rule(office, name, given, valid_from, source)
    call.say({"rule": name, "value": given}, _("已登记"))


@click.group("backup", help=_("备份：立即备份、列出、恢复"))
def backups() -> None:
    """Backups."""


@backups.command("now", help=_("做一份核对过的备份"))
def backup_now() -> None:
    """A verified copy."""
    call = session()
    with call.office() as office:
        made = backup.make(office.path, office.key)
    words = _("已备份并核对：{name}（{people} 人）").format(name=made.name, people=made.people)
    call.say({"backup": asdict(made)}, words)


@backups.command("list", help=_("列出备份"))
def backup_list() -> None:
    """All backups."""
    call = session()
    found = backup.backups(call.path())
    lines = "\n".join(f"{one.name}\t{one.made_at}\t{one.people}\t{one.reason}" for one in found)
    call.say({"backups": [asdict(one) for one in found]}, lines or _("还没有备份"))


@backups.command("restore", help=_("恢复到一份备份；现在的文件另存，不删除"))
@click.argument("name")
def backup_restore(name: str) -> None:
    """An earlier state."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        office.officer.must(Right.ADMINISTER)
    aside = backup.restore(call.path(), name)
    call.say(
        {"restored": name, "set_aside": str(aside)}, _("已恢复；原来的文件另存为 {aside}").format(aside=aside.name)
    )


@click.command("check", help=_("检查数据文件是否完好"))
@click.option("--deep", is_flag=True, help=_("逐页核对，并核对操作日志和搜索索引"))
def check(deep: bool) -> None:
    """Whether the file is whole."""
    from unionoffice import checking

    call = session()
    with call.office() as office:
        faults = checking.faults(office, deep=deep)
    if faults:
        told = "；".join(fault.rstrip("。.") for fault in faults)
        raise Refused("damaged", _("发现问题：{faults}。请从备份恢复。").format(faults=told))
    call.say({"ok": True, "faults": []}, _("数据文件完好"))


@click.group("audit", help=_("操作日志：核对、列出"))
def audit() -> None:
    """The journal."""


@audit.command("verify", help=_("核对操作日志的哈希链"))
def audit_verify() -> None:
    """Whether anything was altered."""
    call = session()
    with call.office() as office:
        breaks = journal.verify(office.reading())
        head = journal.head(office.reading()).hex()
        acts = journal.next_act(office.reading()) - 1
    if breaks:
        raise Refused("journal_broken", _("操作日志被改动过：{breaks}").format(breaks="；".join(breaks[:5])))
    call.say(
        {"ok": True, "acts": acts, "head": head}, _("操作日志完整：{n} 条，末端 {head}").format(n=acts, head=head[:20])
    )


@audit.command("list", help=_("列出最近的操作"))
@click.option("--limit", type=int, default=50, show_default=True)
def audit_list(limit: int) -> None:
    """The latest acts."""
    call = session()
    with call.office() as office:
        found = journal.entries(office.reading(), limit=limit)
    lines = "\n".join(f"{one.n}\t{one.at}\t{one.officer}\t{one.what}" for one in found)
    call.say({"acts": [asdict(one) for one in found]}, lines)


@click.command("fields", help=_("字段登记表：每个字段的名称、用途和敏感程度"))
def fields() -> None:
    """The published register of fields."""
    lines = register_of_fields.lines()
    session().say({"fields": lines}, register_of_fields.as_markdown())


VERBS: tuple[click.Command, ...] = (init, officer, demo, settings, rules, backups, check, audit, fields)
