"""Verbs of a contract's enterprises and papers: the coverage list, forms and packets, scans."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from unionoffice import contracts
from unionoffice.cli.contract_verbs import group, number_of, say_contract, steps_of
from unionoffice.cli.session import Day, Product, iso, pairs, session
from unionoffice.contracts import Filter
from unionoffice.officers import Right
from unionoffice.wording import _

FORMS = (
    "offer", "reply", "representatives", "posted", "minutes", "resolution", "filing", "packet", "publication", "renewal",
    "confirmation", "register",
)  # fmt: skip
"""Forms of contracts by name, with the ledger (a test holds them against contracts.papers.FORMS)."""


@group.command("cover", help=_("登记覆盖企业：企业名称 字段=值 …；或 --list 表格；或用 --step 修改一行、--leave 退出"))
@click.argument("contract")
@click.argument("enterprise", required=False)
@click.argument("values", nargs=-1)
@click.option(
    "--list",
    "sheet",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=_("覆盖名单表格，第一行为标题"),
)
@click.option("--step", type=int, help=_("名单里的一行（contracts show 里的 step）"))
@click.option("--leave", is_flag=True, help=_("这一行退出覆盖"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("退出日期，不写则为今天"))
def cover(
    contract: str, enterprise: str | None, values: tuple[str, ...], sheet: Path | None, step: int | None, leave: bool,
    day: str | None,
) -> None:  # fmt: skip
    """Enterprises come into the list, are sealed, or leave."""
    if sheet is None and step is None and enterprise is None:
        raise click.UsageError(_("请写企业名称，或用 --list 表格，或用 --step 指明一行。"))
    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        if sheet is not None:
            from unionoffice.contracts import cover_sheet

            found = contracts.import_covers(office, no, cover_sheet.rows_of(sheet))
            held = [{"row": row + 1, "reason": one.reason, "sentence": one.sentence} for row, one in found.held]
            warnings = [{"row": row + 1, "reason": one.reason, "sentence": one.sentence} for row, one in found.warnings]
            counted = {"added": found.added, "changed": found.changed, "same": found.same}
            words = "\n".join([*(f"{one['row']}\t{one['sentence']}" for one in held), str(counted)])
            session().say({**counted, "held": held, "warnings": warnings}, words)
            return
        if step is not None:
            raw = pairs(((enterprise,) if enterprise else ()) + values)
            contracts.leave(office, step, day) if leave else contracts.change_cover(office, step, raw)
        else:
            contracts.cover(office, no, enterprise, pairs(values))
        made = contracts.contract(office, no)
        assert made is not None
        say_contract(office, made, covers=steps_of(office, no)["covers"])


@group.command("attach", help=_("给合同添加扫描件（JPEG、PNG 或 PDF）"))
@click.argument("contract")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--kind", default="other", help=_("材料种类代码（代码表 contract_paper）"))
@click.option("--title", default="", help=_("名称，不写则用文件名"))
def attach(contract: str, path: Path, kind: str, title: str) -> None:
    """A scan is kept with the contract."""
    from unionoffice import safe_write, scans

    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise safe_write.trouble_of(error, path) from error
        one = scans.attach(
            office, table="contracts", pk=no, kind=kind, title=title or path.stem, content=content, area="contracts"
        )
        answer = {"id": one.id, "kind": one.kind, "title": one.title, "pages": one.pages}
        session().say({"attachment": answer}, f"{one.title}\t{one.pages}")


@group.command("print", help=_("打印一张表到 PDF；不写合同则为空白表"))
@click.argument("form", type=click.Choice(FORMS))
@click.argument("contract", required=False)
@click.option("--out", type=Product(), required=True, help=_("PDF 文件"))
@click.option("--state", type=click.Choice(contracts.STATES), multiple=True, help=_("台账只列这些状态，可写多次"))
@click.option("--year", type=int, help=_("台账只列这一年"))
def print_form(form: str, contract: str | None, out: Path, state: tuple[str, ...], year: int | None) -> None:
    """One paper."""
    from unionoffice.contracts import papers

    with session().office(Right.ENTER) as office:
        if form == "register":
            span = _("{year} 年").format(year=year) if year else ""
            paper = papers.register_paper(office, contracts.find(office, Filter(states=state, year=year)), span=span)
        else:
            paper = papers.contract_form(office, form, number_of(office, contract) if contract else None)
        papers.save_paper(office, paper, out)
    answer = {"out": str(out), "form": form, "pages": paper.printed.pages}
    session().say(answer, _("已保存 {path}（{pages} 页）").format(path=out, pages=paper.printed.pages))


@group.command("packet", help=_("打印成套材料到文件夹：报审材料，或续订材料"))
@click.argument("contract")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False, exists=True), required=True, help=_("文件夹")
)
@click.option("--renewal", is_flag=True, help=_("续订材料（从原合同预填）"))
def packet(contract: str, folder: Path, renewal: bool) -> None:
    """A set of papers with their copies."""
    from unionoffice.contracts import papers

    with session().office(Right.ENTER) as office:
        no = number_of(office, contract)
        make = papers.renewal_packet if renewal else papers.filing_packet
        paths = papers.save_set(office, make(office, no), folder)
        wanted = [] if renewal else [asdict(one) for one in papers.packet(office, no)]
    session().say({"files": [path.name for path in paths], "packet": wanted}, "\n".join(path.name for path in paths))


VERBS: tuple[click.Command, ...] = (group,)
