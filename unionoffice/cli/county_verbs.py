"""Verbs of the upper office: register lower offices, receive packages, see who is missing, answer."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from unionoffice import county, reports
from unionoffice.cli.report_verbs import read_card
from unionoffice.cli.session import Day, iso, session
from unionoffice.county import papers
from unionoffice.errors import Refused
from unionoffice.money import yuan
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.union_year import union_year
from unionoffice.wording import _


@click.group("county", help=_("上级工会：登记下级、收包、查看报送情况、查重、开回执"))
def group() -> None:
    """The upper office."""


@group.command("register", help=_("凭盖章的登记单登记一个下级工会"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--words", required=True, help=_("纸质件上的 20 个字符"))
def register(file: Path, words: str) -> None:
    """Registers a lower office."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        partner = reports.register_partner(office, read_card(file), words, "lower")
    call.say({"office": partner.office, "name": partner.name}, _("已登记：{name}").format(name=partner.name))


@group.command("receive", help=_("收下上报包，可一次给多个，先后顺序不限"))
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--confirm", "confirmed", type=click.Choice(list(county.CONFIRMED)), multiple=True,
              help=_("已与报送单位核对，仍然收下"))  # fmt: skip
def receive(files: tuple[Path, ...], confirmed: tuple[str, ...]) -> None:
    """Takes packages in."""
    call = session()
    with call.office(Right.ENTER) as office:
        good, bad = county.receive_all(office, files, confirmed=confirmed)
    if not good and len(bad) == 1:
        raise bad[0][1]
    lines = [
        _("收下 {name} 第 {n} 号：变动 {changed} 行{notes}").format(
            name=one.name, n=one.sequence, changed=f"{one.changed:,}", notes="".join(f"；{note}" for note in one.notes)
        )
        for one in good
    ] + [f"{path.name}：{error.sentence}" for path, error in bad]
    call.say(
        {
            "received": [asdict(one) for one in good],
            "refused": [{"file": str(path), "reason": error.reason, "sentence": error.sentence} for path, error in bad],
        },
        "\n".join(lines),
    )
    if bad:
        click.get_current_context().exit(1)


@group.command("status", help=_("谁报了、谁没报、各报了多少"))
def status() -> None:
    """Who has handed in."""
    call = session()
    with call.office() as office:
        found = county.status(office)
    lines = [f"{one.division}\t{one.name}\t{one.made_on or _('未报')}\t{one.members:,}\t{one.faults}" for one in found]
    call.say({"offices": [asdict(one) for one in found]}, "\n".join(lines) or _("还没有登记下级工会"))


@group.command("duplicates", help=_("在两个单位重复的人、救助和账号"))
def duplicates() -> None:
    """Duplicates across offices."""
    call = session()
    with call.office(Right.ENTER) as office:
        found = county.twins(office)
    lines = ["\t".join([one.name, one.number, one.sentence, "、".join(one.offices)]) for one in found]
    told = [
        {"reason": one.reason, "name": one.name, "offices": one.offices,
         "holders": [{"office": h.office, "part": h.part, "id": h.id} for h in one.found.holders]}
        for one in found
    ]  # fmt: skip
    call.say({"duplicates": told}, "\n".join(lines) or _("没有发现重复"))


@group.command("receipt", help=_("给一个下级工会（或 --all 全部）开出回执包"))
@click.argument("office_id", metavar="[OFFICE]", required=False)
@click.option("--all", "all_", is_flag=True, help=_("给每一个报过的单位"))
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help=_("文件夹"))
def receipt(office_id: str | None, all_: bool, folder: Path) -> None:
    """Writes receipts."""
    if (office_id is None) == (not all_):
        raise click.UsageError(_("请写明单位标识，或用 --all。"))
    call = session()
    with call.office(Right.ENTER) as office:
        waiting = county.latest_received(office)
        if office_id is not None and office_id not in waiting:
            raise Refused("unknown_package", _("没有收到过这个单位的包；没有开回执。请先收包。"), "office")
        answers = county.answer_many(office, waiting if office_id is None else [office_id], folder)
    lines = [_("已写入 {out}：退回 {rejected} 行，重复待核 {duplicates} 行").format(
        out=one.path, rejected=one.rejected, duplicates=one.duplicates) for one in answers]  # fmt: skip
    call.say({"receipts": [{**asdict(one), "path": str(one.path)} for one in answers]}, "\n".join(lines))


def _period(office: Office, first: str | None, last: str | None) -> tuple[str, str]:
    return first or union_year(office.today)[0], last or office.today


_FROM = click.option("--from", "first", type=Day(), callback=iso, help=_("期间起（不写则为工会统计年度起）"))
_UNTIL = click.option("--until", "last", type=Day(), callback=iso, help=_("期间止（不写则为今天）"))


@group.command("figures", help=_("各单位和全部的汇总数字"))
@_FROM
@_UNTIL
def figures(first: str | None, last: str | None) -> None:
    """Consolidated figures."""
    call = session()
    with call.office() as office:
        found = county.figures(office, _period(office, first, last))
    shown = [one.key for one in county.FIGURES]
    lines = ["\t".join([_("单位"), *(_(one.label) for one in county.FIGURES)])]
    for one in found:
        values = [yuan(one.values[key]) if county.BY_KEY[key].money else f"{one.values[key]:,}" for key in shown]
        lines.append("\t".join([one.name, *values]))
    call.say({"offices": [asdict(one) for one in found[:-1]], "total": found[-1].values}, "\n".join(lines))


@group.command("list", help=_("一个汇总数字的名单（查看会记入操作日志）"))
@click.argument("figure", type=click.Choice([one.key for one in county.FIGURES]))
@click.option("--of", "of", default="", help=_("只看这个单位（标识）"))
@click.option("--limit", type=int, default=500, help=_("最多多少行"))
@_FROM
@_UNTIL
def list_(figure: str, of: str, limit: int, first: str | None, last: str | None) -> None:
    """The rows behind a figure."""
    call = session()
    with call.office(Right.ENTER) as office:
        found = county.listed(office, figure, _period(office, first, last), of=of, limit=limit)
    lines = [f"{one.office}\t{one.id}\t{one.name}" for one in found]
    call.say(
        {"rows": [{"office": one.office, "id": one.id, "name": one.name} for one in found]},
        "\n".join(lines) or _("没有符合的行"),
    )


@group.command("rebuild", help=_("从留存的原始包重建汇总数据"))
def rebuild() -> None:
    """Merged rows anew."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        count = county.rebuild(office)
    call.say({"packages": count}, _("已从 {n} 个原始包重建").format(n=count))


@group.command("block", help=_("给一个下级单位分配会员编号段，随下次回执下发"))
@click.argument("office_id", metavar="OFFICE")
@click.argument("first", type=int)
@click.argument("last", type=int)
@click.option("--prefix", default="", help=_("行政区划前缀（不写则为该单位的区划）"))
def block(office_id: str, first: int, last: int, prefix: str) -> None:
    """Gives a block of numbers."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        given = county.give_block(office, office_id, first, last, prefix=prefix)
    words = _("已分配 {first}—{last}，随下次回执下发")
    call.say({"block": asdict(given)}, words.format(first=given.first, last=given.last))


@group.command("permit", help=_("给一个下级单位登记许可，随下次回执下发"))
@click.argument("office_id", metavar="OFFICE")
@click.argument("what")
@click.option("--from", "first", type=Day(), callback=iso, required=True, help=_("自何日起"))
@click.option("--until", "last", type=Day(), callback=iso, help=_("至何日止"))
@click.option("--reason", required=True, help=_("理由和批件编号"))
def permit(office_id: str, what: str, first: str, last: str | None, reason: str) -> None:
    """Gives a permission."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        given = county.permit(office, office_id, what, valid_from=first, valid_until=last, reason=reason)
    call.say({"permission": asdict(given)}, _("已登记，随下次回执下发"))


@group.command("print", help=_("把报送情况表（status）或通报（bulletin）印成 PDF"))
@click.argument("form", type=click.Choice(["status", "bulletin"]))
@click.option("--out", "out", type=click.Path(path_type=Path, dir_okay=False), required=True, help=_("PDF 文件"))
@click.option("--number", default="", help=_("通报的文号"))
@click.option("--blank", is_flag=True, help=_("空白表"))
@_FROM
@_UNTIL
def print_(form: str, out: Path, number: str, blank: bool, first: str | None, last: str | None) -> None:
    """Status table and bulletin."""
    call = session()
    with call.office(Right.ENTER) as office:
        if form == "status":
            paper = papers.status_paper(office, blank=blank)
        else:
            paper = papers.bulletin_paper(office, _period(office, first, last), number=number)
        papers.save_paper(office, paper, out)
    call.say({"out": str(out), "pages": paper.pages}, _("已写入 {out}").format(out=out))


VERBS: tuple[click.Command, ...] = (group,)
