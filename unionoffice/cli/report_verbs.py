"""Verbs of handing over: own key card, the upper office, the package, the receipt."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from unionoffice import reports
from unionoffice.cli.session import Day, iso, session
from unionoffice.errors import Refused, Trouble
from unionoffice.officers import Right
from unionoffice.reports import papers
from unionoffice.safe_write import safe_write
from unionoffice.wording import _


@click.group("keys", help=_("公钥卡：本单位的、上级的、停用、更换"))
def keys_group() -> None:
    """Key cards."""


def _told(partner: reports.Partner) -> dict[str, Any]:
    return {
        "office": partner.office, "name": partner.name, "role": partner.role, "level": partner.level,
        "division": partner.division, "words": partner.words, "registered_on": partner.registered_on,
        "ended_on": partner.ended_on,
    }  # fmt: skip


@keys_group.command("card", help=_("把本单位的公钥卡文件（.uok）写到文件夹，并显示 20 个核对字符"))
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help=_("文件夹"))
def card(folder: Path) -> None:
    """The own card."""
    call = session()
    with call.office(Right.ENTER) as office:
        own = reports.own_card(office)
        path = folder / f"{own.division}_{own.name}.uok"
        if not folder.is_dir():
            raise Trouble(
                "no_folder", _("找不到文件夹“{folder}”；没有写出任何文件。请先插好 U 盘。").format(folder=folder)
            )
        safe_write(path, reports.own_card_file(office))
    call.say(
        {"out": str(path), "words": own.words}, _("已写入 {out}\n核对字符：{words}").format(out=path, words=own.words)
    )


@keys_group.command("upper", help=_("登记上级工会的公钥卡；核对字符从盖章的纸质件上抄写"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--words", required=True, help=_("纸质件上的 20 个字符"))
def upper(file: Path, words: str) -> None:
    """Registers the upper office."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        partner = reports.register_partner(office, read_card(file), words, "upper")
    call.say({"partner": _told(partner)}, _("已登记上级工会：{name}").format(name=partner.name))


def read_card(file: Path) -> bytes:
    """The bytes of a card file. Raises Trouble where it cannot be read."""
    try:
        with file.open("rb") as source:
            return source.read(1 << 16)
    except OSError as error:
        sentence = _("读不了“{name}”；没有登记。请检查 U 盘是否插好后再试。")
        raise Trouble("no_file", sentence.format(name=file.name)) from error


@keys_group.command("list", help=_("列出登记过的公钥卡"))
@click.option("--ended", is_flag=True, help=_("包括已停用的"))
def list_(ended: bool) -> None:
    """Lists partners."""
    call = session()
    with call.office() as office:
        found = reports.partners(office, ended=ended)
    lines = [f"{one.division}\t{one.name}\t{one.words}\t{one.registered_on}\t{one.ended_on or ''}" for one in found]
    call.say({"partners": [_told(one) for one in found]}, "\n".join(lines) or _("还没有登记公钥卡"))


@keys_group.command("end", help=_("停用一张公钥卡：从此不再相信它的签名"))
@click.argument("office_id", metavar="OFFICE")
@click.option("--reason", required=True, help=_("原因"))
def end(office_id: str, reason: str) -> None:
    """Ends a partner."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        reports.end_partner(office, office_id, reason)
    call.say({"ended": office_id}, _("已停用"))


@keys_group.command("change", help=_("更换本单位的密钥；换后要把新公钥卡交对方重新登记"))
@click.option("--reason", required=True, help=_("原因"))
def change(reason: str) -> None:
    """Fresh keys."""
    call = session()
    with call.office(Right.ADMINISTER) as office:
        fresh = reports.change_keys(office, reason)
    call.say({"words": fresh.words}, _("已更换；新的核对字符：{words}").format(words=fresh.words))


@keys_group.command("print", help=_("把公钥卡（card）或上报单位登记单（registration）印成 PDF"))
@click.argument("form", type=click.Choice(["card", "registration"]))
@click.option("--out", "out", type=click.Path(path_type=Path, dir_okay=False), required=True, help=_("PDF 文件"))
@click.option("--blank", is_flag=True, help=_("空白表"))
def print_(form: str, out: Path, blank: bool) -> None:
    """Key card and registration sheet on paper."""
    call = session()
    with call.office(Right.ENTER) as office:
        make = papers.key_card_paper if form == "card" else papers.registration_paper
        paper = make(office, blank=blank)
        papers.save_paper(office, paper, out)
    call.say({"out": str(out), "pages": paper.pages}, _("已写入 {out}").format(out=out))


@click.group("export", help=_("导出：上报包"))
def export_group() -> None:
    """Exports."""


@export_group.command("package", help=_("把上报包（.uop）写到文件夹或 U 盘，写完读回核对"))
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help=_("文件夹"))
@click.option("--from", "period_from", type=Day(), callback=iso, help=_("报告期起"))
@click.option("--until", "period_until", type=Day(), callback=iso, help=_("报告期止"))
@click.option("--photos", is_flag=True, help=_("带照片"))
def package(folder: Path, period_from: str | None, period_until: str | None, photos: bool) -> None:
    """Makes the package."""
    call = session()
    with call.office(Right.ENTER) as office:
        made = reports.make_package(
            office, folder, period_from=period_from, period_until=period_until, with_photos=photos
        )
    manifest = made.manifest
    sentence = _("第 {n} 号上报包已写入 {out}，已读回核对，可以拔出 U 盘。核对字符：{words}")
    call.say(
        {
            "out": str(made.path), "sequence": manifest["sequence"], "epoch": manifest["epoch"], "sha256": made.sha256,
            "check_words": made.check_words, "counts": manifest["counts"], "sums": manifest["sums"],
            "journal": manifest["journal"],
        },
        sentence.format(n=manifest["sequence"], out=made.path, words=made.check_words),
    )  # fmt: skip


@export_group.command("list", help=_("列出导出过的上报包和回执情况"))
def packages() -> None:
    """The book."""
    call = session()
    with call.office() as office:
        found = reports.packages(office)
    lines = [
        f"{one.no}\t{one.epoch}-{one.sequence}\t{one.day}\t{_(reports.PACKAGE_STATES[one.state])}\t{one.file or ''}\t{one.check_words}"
        for one in found
    ]
    told = [{**asdict(one), "state": one.state, "check_words": one.check_words} for one in found]
    call.say({"packages": told}, "\n".join(lines) or _("还没有导出过上报包"))


@export_group.command(
    "handover", help=_("把一个上报包的交接单（含回执联）印成 PDF；编号见 export list，不写则为最近一个")
)
@click.argument("package_no", type=int, required=False)
@click.option("--out", "out", type=click.Path(path_type=Path, dir_okay=False), required=True, help=_("PDF 文件"))
@click.option("--stick", default="", help=_("载体，例如 U 盘的名称"))
@click.option("--blank", is_flag=True, help=_("空白表"))
def handover(package_no: int | None, out: Path, stick: str, blank: bool) -> None:
    """The hand-over sheet."""
    call = session()
    with call.office(Right.ENTER) as office:
        if package_no is None and not blank:
            written = [one.no for one in reports.packages(office) if one.written_on]
            if not written:
                raise Refused("unknown_package", _("还没有写好的上报包；没有打印。请先导出上报包。"), "package")
            package_no = written[0]
        paper = papers.hand_over_paper(office, None if blank else package_no, stick=stick)
        papers.save_paper(office, paper, out)
    call.say({"out": str(out), "pages": paper.pages}, _("已写入 {out}").format(out=out))


@click.group("receipt", help=_("回执：收下回执包、登记纸质回执、看退回的行"))
def receipt_group() -> None:
    """Receipts."""


@receipt_group.command("accept", help=_("收下上级工会的回执包"))
@click.argument("file", type=click.Path(path_type=Path))
def accept(file: Path) -> None:
    """Takes a receipt in."""
    call = session()
    with call.office(Right.ENTER) as office:
        receipt = reports.accept_receipt(office, file)
        back = reports.returned(office)
    words = _("回执已收下：接收 {n} 行，退回 {rejected} 行，重复待核 {duplicates} 行").format(
        n=f"{sum(receipt.accepted.values()):,}", rejected=receipt.rejected, duplicates=receipt.duplicates
    )
    if any(receipt.along.values()):
        words += "\n" + _("随回执下发：规则 {rules} 条，许可 {permissions} 项，编号段 {blocks} 个").format(
            rules=len(receipt.along["rules"]), permissions=receipt.along["permissions"], blocks=receipt.along["blocks"]
        )
    call.say({"receipt": asdict(receipt), "rows": [asdict(row) for row in back]}, words)


@receipt_group.command("paper", help=_("登记一份盖章的纸质回执"))
@click.argument("package_no", type=int)
@click.option("--date", "day", type=Day(), callback=iso, required=True, help=_("回执日期"))
@click.option("--remark", required=True, help=_("编号或签收人"))
def paper(package_no: int, day: str, remark: str) -> None:
    """Records a paper receipt."""
    call = session()
    with call.office(Right.ENTER) as office:
        receipt = reports.record_paper_receipt(office, package_no, day=day, remark=remark)
    call.say({"receipt": asdict(receipt)}, _("已登记纸质回执"))


@receipt_group.command("rows", help=_("列出退回和重复待核的行，及各部分的上报状态"))
def rows() -> None:
    """What came back."""
    call = session()
    with call.office() as office:
        back, counts = reports.returned(office), reports.counted(office)
    lines = [
        f"{row.part}\t{row.id}\t{_(reports.STATES[row.state])}\t{row.sentence or ''}\t{_('已改正，待重新导出') if row.changed else row.remedy or ''}"
        for row in back
    ]
    call.say({"rows": [asdict(row) for row in back], "counts": counts}, "\n".join(lines) or _("没有退回的行"))


VERBS: tuple[click.Command, ...] = (keys_group, export_group, receipt_group)
