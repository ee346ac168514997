"""Problem rows go back to whoever sent them: their own sheet, the cells coloured, each with its sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.kit import files
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.importing.task import Runner
    from ui.work import Progress


def save(runner: Runner, parent: QWidget) -> None:
    """A person says where, and the workbook is there."""
    task = runner.task
    stem = task.path.stem if task.path is not None else _("名册")
    offered = _("{name}（问题行）.xlsx").format(name=stem)
    path = files.ask_save(parent, _("退回问题行"), offered, "Excel (*.xlsx)", ".xlsx")
    if path is not None:
        save_to(runner, path)


def save_to(runner: Runner, path: Path) -> None:
    """The workbook is at this path, written beside the window."""
    task, office = runner.task, runner.desk.office
    sheet, draft = task.sheet, task.draft
    assert sheet is not None
    assert draft is not None

    def work(_progress: Progress) -> int:
        from unionoffice.members.returned_sheet import return_problems

        return return_problems(office, sheet, draft, path)

    def done(count: int) -> None:
        runner.said(_("{n} 行已保存到 {path}").format(n=count, path=path))

    runner.work(_("正在保存问题行"), work, done)
