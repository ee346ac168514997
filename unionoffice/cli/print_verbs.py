"""Verbs of paper: cards, the roll, single forms, the calibration page, printers, the log."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from unionoffice import members, print_log, safe_write, units
from unionoffice.cli.member_verbs import number_of, unit_of
from unionoffice.cli.session import Product, session, show_progress
from unionoffice.errors import Refused
from unionoffice.members import Filter, papers
from unionoffice.members.papers import FORMS, Layout, Paper
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.printing import Report
from unionoffice.wording import _

NUMBERED = {"f1": "application", "f2": "registration", "f4": "transfer"}
"""The forms by the numbers the field's lists give them."""
LAYOUTS = {"a4": Layout.A4, "single": Layout.SINGLE}


@click.group("print", help=_("打印到 PDF：会员证、名册、各种表格（也可空白）"))
def group() -> None:
    """Paper."""


def _whom(command: Any) -> Any:
    command = click.option("--all", "everybody", is_flag=True, help=_("全部在册会员"))(command)
    command = click.option("--member", "uids", multiple=True, metavar="ID", help=_("这位会员，可写多次"))(command)
    return click.option("--unit", help=_("这个工会及其下级的在册会员"))(command)


def chosen(office: Office, unit: str | None, uids: tuple[str, ...], everybody: bool) -> list[int]:
    """The members asked for, on the roll, in the order they were registered. Ends with wrong usage for nobody."""
    if uids:
        return [number_of(office, uid) for uid in uids]
    if unit is None and not everybody:
        raise click.UsageError(_("请用 --unit、--member 或 --all 写明是哪些会员。"))
    below = tuple(units.descendants(office, unit_of(office, unit))) if unit is not None else ()
    wanted = Filter(states=members.STATES_ON_THE_ROLL, units=below)
    return list(members.roll(office.reading(), wanted).numbers)


def _say(title: str, out: Path, pages: int, people: int, report: Report) -> None:
    sentences = report.sentences()
    words = _("{title}：{people} 人，{pages} 页，已写入 {out}").format(title=title, people=people, pages=pages, out=out)
    answer = {
        "out": str(out), "pages": pages, "members": people, "missing": sorted(report.missing),
        "overflow": [asdict(cut) for cut in report.overflow], "remarks": sentences,
    }  # fmt: skip
    session().say(answer, "\n".join([words, *(f"  ! {sentence}" for sentence in sentences)]))


OUT = click.option("--out", required=True, type=Product(), help=_("写成这个 PDF 文件"))
BLANK = click.option("--blank", is_flag=True, help=_("空白表"))


@group.command("cards", help=_("会员证：A4 十张一版，或单张"))
@OUT
@_whom
@BLANK
@click.option("--new", "unprinted", is_flag=True, help=_("还没有印过会员证的在册会员"))
@click.option("--layout", type=click.Choice(list(LAYOUTS)), default="a4", show_default=True, help=_("版式"))
@click.option("--start", type=int, default=1, show_default=True, help=_("从第几张的位置开始"))
@click.option("--back", is_flag=True, help=_("同时印背面（长边翻转）"))
@click.option("--reason", help=_("补印原因；有人已经印过时必写，不写则提问"))
def cards(
    out: Path, unit: str | None, uids: tuple[str, ...], everybody: bool, blank: bool, unprinted: bool, layout: str,
    start: int, back: bool, reason: str | None,
) -> None:  # fmt: skip
    """Member cards."""
    with session().office(Right.READ if blank else Right.ENTER) as office:
        if blank:
            made = papers.blank_cards(LAYOUTS[layout])
            safe_write.safe_write(out, made.pdf)
            _say(_("空白会员证"), out, made.pages, 0, made.report)
            return
        numbers = chosen(office, unit, uids, everybody or unprinted)
        if unprinted:
            waiting = set(papers.unprinted(office))
            numbers = [no for no in numbers if no in waiting]
        paper = papers.save_cards(
            office, numbers, out, reprint_reason=_asked(office, numbers, reason), layout=LAYOUTS[layout], start=start, back=back,
            progress=show_progress,
        )  # fmt: skip
        _say(_(paper.title), out, paper.pages, len(numbers), paper.report)


def _asked(office: Office, numbers: list[int], reason: str | None) -> str | None:
    """Why cards that are out go out again: as given, or asked for where a person sits. Nobody invents one."""
    again = len(papers.cards_printed_before(office, numbers))
    if not again or (reason or "").strip() or session().json or not sys.stdin.isatty():
        return reason
    question = _("其中 {n} 人的会员证已经印过，请写明补印原因").format(n=again)
    return str(click.prompt(question, err=True))


@group.command("roll", help=_("会员名册"))
@OUT
@_whom
@BLANK
def roll(out: Path, unit: str | None, uids: tuple[str, ...], everybody: bool, blank: bool) -> None:
    """The roll."""
    with session().office() as office:
        numbers = [] if blank else chosen(office, unit, uids, everybody or not (unit or uids))
        name = office.name if unit is None else units.units_of(office, [unit_of(office, unit)])[0].name
        _save(office, papers.roll_paper(office, numbers, unit_name=name), out)


@group.command(
    "form", help=_("表格：{forms}").format(forms="、".join(f"{name}（{_(title)}）" for name, title in FORMS.items()))
)
@click.argument("name", type=click.Choice([*FORMS, *NUMBERED], case_sensitive=False))
@OUT
@click.option("--member", "uid", metavar="ID", help=_("这位会员"))
@BLANK
def form(name: str, out: Path, uid: str | None, blank: bool) -> None:
    """A form."""
    if not blank and uid is None:
        raise click.UsageError(_("请用 --member 写明是哪位会员，或用 --blank 印空白表。"))
    with session().office() as office:
        no = None if blank or uid is None else number_of(office, uid)
        _save(office, papers.member_form(office, NUMBERED.get(name, name), no), out)


def _save(office: Office, paper: Paper, out: Path) -> None:
    if office.officer.may(Right.ENTER):
        papers.save_paper(office, paper, out)
    elif not paper.subjects:
        safe_write.safe_write(out, paper.pdf)
    else:
        office.officer.must(Right.ENTER)
    _say(_(paper.title), out, paper.pages, len(paper.subjects), paper.report)


@group.command("calibration", help=_("打印机校准页"))
@OUT
@click.option("--printer", default="", help=_("打印机名称"))
def calibration(out: Path, printer: str) -> None:
    """The ruler page."""
    from unionoffice.printing.print_calibration import calibration as page

    with session().office() as office:
        made = page(printer=printer, offset=papers.offset_of(office, printer))
    safe_write.safe_write(out, made.pdf)
    _say(_("校准页"), out, made.pages, 0, made.report)


@group.command("offset", help=_("登记一台打印机的偏移：毫米和千分之"))
@click.argument("printer")
@click.option("--dx", type=float, default=0.0, help=_("向右移动，毫米"))
@click.option("--dy", type=float, default=0.0, help=_("向下移动，毫米"))
@click.option("--scale-x", type=float, default=0.0, help=_("横向放大，千分之"))
@click.option("--scale-y", type=float, default=0.0, help=_("纵向放大，千分之"))
def offset(printer: str, dx: float, dy: float, scale_x: float, scale_y: float) -> None:
    """What a printer is wrong by."""
    call = session()
    if max(abs(dx), abs(dy)) > 20 or max(abs(scale_x), abs(scale_y)) > 50:
        raise Refused("too_far", _("偏移最多 20 毫米，缩放最多千分之 50。请重新量。"))
    given = {"dx": dx, "dy": dy, "scale_x": scale_x, "scale_y": scale_y}
    with call.office(Right.ENTER) as office:
        office.set_setting("print_offsets", {**office.setting("print_offsets"), printer: given}, right=Right.ENTER)
    call.say({"printer": printer, **given}, _("已保存"))


@group.command("log", help=_("打印记录"))
@click.option("--limit", type=int, default=50, show_default=True)
def log(limit: int) -> None:
    """What was printed."""
    call = session()
    with call.office() as office:
        found = print_log.entries(office, limit=limit)
    lines = "\n".join(
        f"{one.at}\t{one.officer}\t{one.title}\t{one.subjects}\t{one.reprint_reason or ''}" for one in found
    )
    call.say({"prints": [asdict(one) for one in found]}, lines or _("还没有打印过"))


VERBS: tuple[click.Command, ...] = (group,)
