"""Verbs of import: members from a sheet, photos from a folder, taking an import back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from unionoffice import members, units
from unionoffice.cli.session import Product, session, show_progress
from unionoffice.errors import Refused
from unionoffice.findings import Level
from unionoffice.members import Draft, Pile
from unionoffice.members.sheet import ReadSheet, make_draft, read_sheet
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _


@click.group("import", help=_("导入：会员名册、照片；撤销一次导入"))
def imports() -> None:
    """Import."""


@imports.command("members", help=_("导入会员名册（.xlsx .xls .et .ods .csv）；有问题的行不导入，逐行说明"))
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--unit", help=_("全部归入这个工会"))
@click.option("--create-unit", is_flag=True, help=_("没有这个工会时新建"))
@click.option("--dry-run", is_flag=True, help=_("只检查，不写入"))
@click.option("--problems", type=Product(), help=_("把有问题的行写成工作簿退回"))
def import_members(sheet: Path, unit: str | None, create_unit: bool, dry_run: bool, problems: Path | None) -> None:
    """A sheet onto the roll."""
    call = session()
    if problems is not None and problems.exists() and sheet.exists() and problems.samefile(sheet):
        raise Refused("same_file", _("退回的工作簿不能写在原表上；没有导入任何内容。请另写一个文件名。"), "problems")
    with call.office(Right.READ if dry_run else Right.ENTER) as office:
        known, new = _unit(office, unit, create_unit)
        read = read_sheet(office, sheet)
        checked = make_draft(office, read, unit=known, new_unit=new, progress=show_progress)
        if problems is not None:
            from unionoffice.members.returned_sheet import return_problems

            # First, so that a stick that is not there stops the import and is not told after it.
            return_problems(office, read, checked, problems)
        done = None if dry_run else members.enter(office, checked, fingerprint=read.fingerprint, progress=show_progress)
        show_progress(100, "")
    answer = {
        "rows": len(checked.rows), "added": len(checked.pile(Pile.NEW)), "changed": len(checked.pile(Pile.CHANGED)),
        "same": len(checked.pile(Pile.SAME)), "held": _told(checked, Level.HELD), "warnings": _told(checked, Level.WARNING),
        "notes": _told(checked, Level.NOTE), "new_units": checked.new_units, "unmapped": _unmapped(read),
        "import_id": done.id if done else None,
    }  # fmt: skip
    call.say(answer, _words(answer, checked, dry_run, problems))


def _unit(office: Office, name: str | None, create: bool) -> tuple[int | None, str | None]:
    if name is None:
        return None, None
    found = units.named(office, name)
    if found:
        return found[0], None
    if not create:
        sentence = _("没有名为“{name}”的工会；没有导入任何内容。请核对名称，或加上 --create-unit。")
        raise Refused("unknown_unit", sentence.format(name=name), "unit")
    return None, name


def _unmapped(read: ReadSheet) -> list[dict[str, str]]:
    """The columns whose headings nobody knows: what stands in them was not read."""
    own = {field.label for field in members.MEMBER_FIELDS.values() if not field.importable}
    return [
        {"cell": f"{table.sheet.name}!{column.letter}{table.heading_row}", "heading": column.heading.shown}
        for table in read.tables
        for column in table.columns
        if column.unmapped and column.heading.text not in own
    ]


def _told(draft: Draft, level: Level) -> list[dict[str, Any]]:
    told = [
        {
            "row": row.number,
            "cell": row.cell(found.field),
            "field": found.field,
            "reason": found.reason,
            "sentence": found.sentence,
        }
        for row, found in draft.found(level)
    ]
    return told


def _words(answer: dict[str, Any], draft: Draft, dry_run: bool, problems: Path | None) -> str:
    head = _("共 {rows} 行：新增 {added}，变更 {changed}，相同 {same}，留下待更正 {held}，提醒 {warnings}")
    held_rows = len(draft.pile(Pile.DOUBTFUL))
    lines = [head.format(**{**answer, "held": held_rows, "warnings": len(answer["warnings"])})]
    lines += [f"  ✗ {one['cell']}  {one['sentence']}" for one in answer["held"][:50]]
    lines += [f"  ! {one['cell']}  {one['sentence']}" for one in answer["warnings"][:50]]
    if answer["unmapped"]:
        columns = "、".join(f"{one['cell']} {one['heading']}" for one in answer["unmapped"])
        lines.append(_("这些列的表头没有认出，没有读入：{columns}。可在窗口的导入向导中指定。").format(columns=columns))
    if dry_run:
        lines.append(_("只做了检查，没有写入。"))
    elif answer["import_id"]:
        lines.append(_("已导入；撤销用：unionoffice import undo {id}").format(id=answer["import_id"]))
    else:
        lines.append(_("没有需要写入的行。"))
    if problems is not None and held_rows:
        lines.append(_("有问题的行已写入 {file}").format(file=problems))
    return "\n".join(lines)


@imports.command("photos", help=_("导入照片文件夹，文件名为证件号码"))
@click.argument("folder", type=click.Path(path_type=Path))
def import_photos(folder: Path) -> None:
    """A folder of photos."""
    call = session()
    with call.office(Right.ENTER) as office:
        result = members.import_folder(office, folder, progress=show_progress)
    problems = [{"file": file, "reason": reason, "sentence": sentence} for file, reason, sentence in result.problems]
    lines = [_("已对上 {n} 张照片，{m} 张没有对上").format(n=result.matched, m=len(problems))]
    lines += [f"  {one['file']}  {one['sentence']}" for one in problems]
    call.say({"matched": result.matched, "problems": problems}, "\n".join(lines))


@imports.command("list", help=_("列出导入记录"))
def import_list() -> None:
    """All imports."""
    call = session()
    with call.office() as office:
        found = members.imports(office)
    lines = "\n".join(f"{one.id}\t{one.day}\t{one.file}\t+{one.added}\t{one.undone_on or ''}" for one in found)
    call.say({"imports": [asdict(one) for one in found]}, lines or _("还没有导入过"))


@imports.command("undo", help=_("撤销一次导入"))
@click.argument("import_id", metavar="ID")
@click.option("--keep-changed", is_flag=True, help=_("导入之后又改过的人保留不动"))
def import_undo(import_id: str, keep_changed: bool) -> None:
    """An import taken back."""
    call = session()
    with call.office(Right.ENTER) as office:
        result = members.undo_import(office, import_id, keep_changed=keep_changed)
    kept = [{"name": name, "fields": list(fields)} for _no, name, fields in result.conflicts]
    words = _("已撤销：{n} 人恢复原状，{m} 人保留").format(n=result.undone, m=len(kept))
    call.say({"undone": result.undone, "conflicts": kept}, words)


VERBS: tuple[click.Command, ...] = (imports,)
