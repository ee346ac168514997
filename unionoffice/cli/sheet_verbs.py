"""The verb that fills the upper office's own sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from unionoffice import units
from unionoffice.cli.member_verbs import unit_of
from unionoffice.cli.report_verbs import export_group
from unionoffice.cli.session import Product, session, show_progress
from unionoffice.exchange.value_styles import STYLES
from unionoffice.fields import Kind
from unionoffice.officers import Right
from unionoffice.reports import filling
from unionoffice.reports.filling import CONSTANT, LEFT_EMPTY, SERIAL, SOURCES, Checked, FillColumn, Filling, listed
from unionoffice.wording import _

_SERIAL_WORDS = ("序号", "#")


def _styles(kind: Kind) -> click.Choice[str]:
    return click.Choice([one.key for one in STYLES[kind]])


@export_group.command("sheet", help=_("填上级表：把记录填进上级发来的空表，只改单元格的值，其余原样不动"))
@click.argument("template", type=click.Path(path_type=Path))
@click.option("--out", type=Product(), help=_("填好的表存到哪里；试填时不用写"))
@click.option(
    "--source", type=click.Choice(tuple(SOURCES)), default="members", help=_("填什么：会员、帮扶档案或集体合同")
)
@click.option("--unit", help=_("只填这个工会及其下级"))
@click.option("--sheet", "sheet_name", help=_("填哪张工作表；不写则自动找"))
@click.option(
    "--map",
    "fills",
    multiple=True,
    metavar=_("列=字段"),
    help=_("这一列填什么：字段名、序号、=文字（每行相同），空着表示留空；列写字母或表头"),
)
@click.option(
    "--value", "words", multiple=True, metavar=_("列:词=词"), help=_("下拉选项里没有的词换成哪个，空着表示留空")
)
@click.option("--id-style", type=_styles(Kind.ID_NUMBER), help=_("证件号码的写法"))
@click.option("--date-style", type=_styles(Kind.DATE), help=_("日期的写法"))
@click.option("--money-style", type=_styles(Kind.MONEY), help=_("金额的写法"))
@click.option("--style", "styles", multiple=True, metavar=_("列=写法"), help=_("某一列的写法，例如 E=masked"))
@click.option("--accept", is_flag=True, help=_("下拉选项里没有的词，都换成最像的一个"))
@click.option("--reason", default="", help=_("填报的用途，记入日志；不写则记为填报这份表"))
@click.option("--dry-run", is_flag=True, help=_("只看各列认成什么、哪些词对不上，不写文件"))
def sheet(
    template: Path, out: Path | None, source: str, unit: str | None, sheet_name: str | None, fills: tuple[str, ...],
    words: tuple[str, ...], id_style: str | None, date_style: str | None, money_style: str | None,
    styles: tuple[str, ...], accept: bool, reason: str, dry_run: bool,
) -> None:  # fmt: skip
    """Fills a blank sheet."""
    call = session()
    if out is None and not dry_run:
        raise click.UsageError(_("请用 --out 写明填好的表存到哪里，或用 --dry-run 试填。"))
    with call.office(Right.READ if dry_run else Right.ENTER) as office:
        made = filling.prepare(office, template, source, sheet=sheet_name)
        made = filling.choose(made, fills=_fills(made, fills))
        by_kind = {Kind.ID_NUMBER: id_style, Kind.DATE: date_style, Kind.MONEY: money_style}
        made = filling.choose(
            made, styles={**_by_kind(made, by_kind), **_pairs(made, styles)}, words=_words(made, words)
        )
        below = units.descendants(office, unit_of(office, unit)) if unit is not None else ()
        numbers = made.source.numbers(office, below)
        checked = filling.check(office, made, numbers, progress=show_progress)
        if accept:
            made = filling.take_certain_words(made, checked)
            checked = filling.check(office, made, numbers)
        answer = _told(made, checked)
        if dry_run or out is None:
            call.say(answer, _in_words(made, checked))
            return
        purpose = reason.strip() or _("填报上级表“{name}”").format(name=template.name)
        done = filling.fill(office, made, numbers, out, reason=purpose, progress=show_progress)
    answer |= {
        "out": str(done.path), "count": done.count, "first_row": done.first_row, "last_row": done.last_row,
        "warnings": list(done.warnings),
    }  # fmt: skip
    told = _("已填 {n} 行（第 {first} 到 {last} 行）：{out}").format(
        n=f"{done.count:,}", first=done.first_row, last=done.last_row, out=done.path
    )
    blank = _blank_words(made)
    call.say(answer, "\n".join([told, *([blank] if blank else []), *done.warnings]))


def _column(made: Filling, words: str) -> str:
    """The letters of a column given by its letters or its heading. Ends with wrong usage for anything else."""
    if any(one.letter == words.upper() for one in made.columns):
        return words.upper()
    found = [one.letter for one in made.columns if words in (one.heading.shown, one.heading.text, one.key)]
    if len(found) != 1:
        shown = listed(f"{one.letter} {one.heading.shown}" for one in made.columns)
        raise click.UsageError(
            _("表里没有（或不止一个）“{name}”列。表里有：{columns}。").format(name=words, columns=shown)
        )
    return found[0]


def _pairs(made: Filling, given: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign:
            raise click.UsageError(_("请写成 列=内容，例如 C=姓名。"))
        pairs[_column(made, name.strip())] = value.strip()
    return pairs


def _fills(made: Filling, given: tuple[str, ...]) -> dict[str, str | None]:
    fields = made.source.fields
    by_label = {field.label: name for name, field in fields.items()}
    by_label |= {field.english: name for name, field in fields.items()}
    fills: dict[str, str | None] = {}
    for letter, wanted in _pairs(made, given).items():
        if wanted in _SERIAL_WORDS:
            fills[letter] = SERIAL
        elif wanted.startswith(CONSTANT) or wanted == LEFT_EMPTY:
            fills[letter] = wanted
        else:
            fills[letter] = by_label.get(wanted, wanted)
    return fills


def _words(made: Filling, given: tuple[str, ...]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for text in given:
        name, colon, pair = text.partition(":")
        ours, sign, theirs = pair.partition("=")
        if not (colon and sign):
            raise click.UsageError(_("请写成 列:词=词，例如 民族:维吾尔族=维族。"))
        words.setdefault(_column(made, name.strip()), {})[ours] = theirs
    return words


def _by_kind(made: Filling, wanted: dict[Kind, str | None]) -> dict[str, str]:
    found = {}
    for one in made.columns:
        field = made.source.fields.get(one.fill or "")
        style = wanted.get(field.kind) if field is not None else None
        if style is not None:
            found[one.letter] = style
    return found


def _told(made: Filling, checked: Checked) -> dict[str, Any]:
    differences = made.differences
    return {
        "template": str(made.path), "sheet": made.about.name, "source": made.source.key, "remembered": made.remembered,
        "rows": checked.count,
        "columns": [
            {"letter": one.letter, "heading": one.heading.shown, "fill": one.fill, "suggestion": one.suggestion, "style": one.style,
             "origin": one.origin, "list": list(one.allowed) if one.allowed is not None and len(one.allowed) <= 100 else None}
            for one in made.columns
        ],
        "open": [one.heading.shown for one in made.open_columns],
        "unknown": [
            {"column": one.heading, "word": one.word, "count": one.count, "proposals": list(one.proposals)} for one in checked.unknown
        ],
        "differences": None if differences is None else {
            "file": differences.file, "used_on": differences.used_on, "added": list(differences.added),
            "renamed": [list(pair) for pair in differences.renamed], "gone": list(differences.gone),
            "sentence": differences.sentence,
        },
        "warnings": list(checked.warnings),
    }  # fmt: skip


def _in_words(made: Filling, checked: Checked) -> str:
    lines = [made.differences.sentence] if made.differences is not None else []
    lines += [f"{one.letter}\t{one.heading.shown}\t{_fill_words(made, one)}\t{one.style}" for one in made.columns]
    for one in checked.unknown:
        lines.append(
            _("“{heading}”的下拉选项里没有“{word}”（{n} 行）").format(heading=one.heading, word=one.word, n=one.count)
            + (f" → {listed(one.proposals)}" if one.proposals else "")
        )
    return "\n".join([*lines, *([checked.exchanged] if checked.exchanged else []), *checked.warnings])


def _fill_words(made: Filling, one: FillColumn) -> str:
    if one.fill is None:
        suggested = made.source.fields.get(one.suggestion or "")
        return _("（未指定）") + (f" {suggested.shown}?" if suggested is not None else "")
    if one.fill == LEFT_EMPTY:
        return _("（留空）")
    if one.fill == SERIAL:
        return _("序号")
    field = made.source.fields.get(one.fill)
    return one.fill if field is None else field.shown


def _blank_words(made: Filling) -> str:
    names = listed(one.heading.shown for one in made.open_columns)
    return _("没有认出、留空的列：{names}。可用 --map 列=字段 指定，会记住。").format(names=names) if names else ""


VERBS: tuple[click.Command, ...] = ()
