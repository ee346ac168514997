"""Verbs of hardship aid: figures, spot check, checklist and scans."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from unionoffice import aid, codes
from unionoffice.aid import Draw, file_papers
from unionoffice.cli.aid_verbs import file_of, group
from unionoffice.cli.session import Day, Product, iso, session
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.union_year import union_year
from unionoffice.wording import _


@group.command("figures", help=_("统计：某一天在档的户数和人数（各种分组），某一期的期初、增加、减少、期末"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("哪一天；不写则为今天"))
@click.option("--from", "first", type=Day(), callback=iso, help=_("期初；不写则为统计年度（10 月 1 日起）"))
@click.option("--until", "last", type=Day(), callback=iso, help=_("期末"))
def figures(day: str | None, first: str | None, last: str | None) -> None:
    """Figures and the balance of a period."""
    with session().office() as office:
        day = day or office.today
        year = union_year(day)
        now = aid.figures(office, day)
        period = aid.balance(office, first or year[0], last or min(year[1], office.today))
        told: dict[str, Any] = {
            "day": day, "households": len(now.households), "people": now.people,
            "groups": {
                name: {key: {"households": len(files), "people": now.people_in(files)} for key, files in words.items()}
                for name, words in now.groups.items()
            },
            "balance": {
                "from": period.first, "until": period.last, "opening": len(period.opening), "closing": len(period.closing),
                "came": {step: len(files) for step, files in period.came.items()},
                "went": {step: len(files) for step, files in period.went.items()},
            },
        }  # fmt: skip
        lines = [_("{day} 在档 {n} 户 {p} 人").format(day=day, n=len(now.households), p=now.people)]
        words = codes.code_list("aid_category")
        lines += [f"{words.shown(key)}\t{len(files)}" for key, files in now.groups["category"].items()]
        session().say({"figures": told}, "\n".join(lines))


def _told(draw: Draw) -> dict[str, Any]:
    return {
        "id": draw.id, "year": draw.year, "day": draw.day, "seed": draw.seed, "share": draw.share, "pool": len(draw.pool),
        "drawn": list(draw.drawn), "honest": aid.is_honest(draw),
    }  # fmt: skip


@group.command("spot-check", help=_("抽查：抽取（--draw）或列出历次抽取"))
@click.option("--draw", "drawing", is_flag=True, help=_("现在抽取"))
@click.option("--share", type=int, help=_("比例，百分数；不写则按规定"))
@click.option("--seed", help=_("随机种子；不写则自动产生"))
def spot_check(drawing: bool, share: int | None, seed: str | None) -> None:
    """The yearly spot check."""
    with session().office(Right.ENTER if drawing else Right.READ) as office:
        found = [aid.draw(office, share=share, seed=seed)] if drawing else aid.draws(office)
        lines = [f"{one.day}\t{one.seed}\t{len(one.drawn)}/{len(one.pool)}\t{' '.join(one.drawn)}" for one in found]
        session().say({"draws": [_told(one) for one in found]}, "\n".join(lines))


@group.command("checklist", help=_("档案目录：要哪些材料，缺哪些；--tick 勾选纸质材料"))
@click.argument("file")
@click.option("--tick", "ticked", multiple=True, help=_("纸质材料在档，代码，可写多次"))
@click.option("--page", type=int, help=_("页码"))
@click.option("--untick", multiple=True, help=_("取消勾选，代码"))
def checklist(file: str, ticked: tuple[str, ...], page: int | None, untick: tuple[str, ...]) -> None:
    """The checklist."""
    with session().office(Right.ENTER if ticked or untick else Right.READ) as office:
        no = file_of(office, file)
        for paper in ticked:
            aid.tick(office, no, paper, page_no=page)
        for paper in untick:
            aid.untick(office, no, paper)
        lines = aid.checklist(office, no)
        words = codes.code_list("aid_paper")
        told = [asdict(one) | {"missing": one.missing, "label": words.shown(one.code)} for one in lines]
        text = [
            f"{'✗' if one.missing else '✓' if one.there else ' '} {words.shown(one.code)}"
            for one in lines
            if one.needed or one.there
        ]
        session().say({"checklist": told}, "\n".join(text))


@group.command("attach", help=_("添加扫描件（JPEG、PNG、TIFF 或 PDF），加密保存"))
@click.argument("file")
@click.argument("scan", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--paper", default="other", help=_("材料代码，例如 application"))
@click.option("--title", help=_("名称；不写则为文件名"))
def attach(file: str, scan: Path, paper: str, title: str | None) -> None:
    """A scan kept."""
    with session().office(Right.ENTER) as office:
        made = aid.attach(office, file_of(office, file), paper, title or scan.stem, scan.read_bytes())
        session().say(
            {
                "attachment": {
                    "id": made.id,
                    "kind": made.kind,
                    "title": made.title,
                    "pages": made.pages,
                    "size": made.size,
                }
            },
            made.title,
        )


@group.command(
    "print", help=_("打印档案材料为 PDF：application 申请书、table 档案表、sum 测算表、checklist 目录……（留痕）")
)
@click.argument(
    "form",
    type=click.Choice(
        [*file_papers.FILE_FORMS, *(name for name in file_papers.LIST_FORMS if name not in file_papers.FILE_FORMS)]
    ),
)
@click.argument("files", nargs=-1)
@click.option("--out", "path", required=True, type=Product(), help=_("PDF 文件"))
@click.option("--student", help=_("金秋助学：哪一名学生（家庭成员编号）"))
@click.option("--title", default="", help=_("名单的标题"))
@click.option("--reason", help=_("再次打印的原因"))
@click.option("--blank", is_flag=True, help=_("空白表"))
def print_paper(
    form: str, files: tuple[str, ...], path: Path, student: str | None, title: str, reason: str | None, blank: bool
) -> None:
    """A paper of files."""
    if not blank and not files and form not in ("regrade", "spot_check"):
        raise click.UsageError(_("请写明档案编号，或用 --blank 打印空白表。"))
    with session().office(Right.ENTER) as office:
        numbers = [file_of(office, one) for one in files]
        paper = _paper(office, form, [] if blank else numbers, student, title)
        file_papers.save_file_paper(office, paper, path, reason=reason)
        told = {"form": form, "pages": paper.pages, "files": len(paper.files), "path": str(path)}
        session().say({"paper": told}, _("已保存：{path}，{n} 页").format(path=path, n=paper.pages))


def _paper(office: Office, form: str, numbers: list[int], student: str | None, title: str) -> file_papers.FilePaper:
    if form == "visit_list":
        return file_papers.visit_list_paper(office, numbers, title=title)
    if form == "regrade":
        return file_papers.regrade_paper(office)
    if form == "spot_check":
        return file_papers.spot_check_paper(office)
    if form == "notice" and len(numbers) > 1:
        return file_papers.notice_paper(office, numbers)
    if len(numbers) > 1:
        raise click.UsageError(_("这种表一次打印一份档案。"))
    row = aid.family_number(office, student) if student else None
    return file_papers.file_paper(office, form, numbers[0] if numbers else None, student=row)


VERBS: tuple[click.Command, ...] = (group,)
