"""Filling the upper office's sheet as a window: five steps, long work shown at the window's foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui import errors
from ui.filling.columns_step import ColumnsStep
from ui.filling.file_step import FileStep
from ui.filling.result_step import ResultStep
from ui.filling.task import Task
from ui.filling.words_step import WordsStep
from ui.filling.write_step import WriteStep
from ui.kit.room import fit
from ui.kit.wizard import Wizard
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.kit.chosen import Chosen
    from ui.work import Progress


class FillingWizard(Wizard):
    """Leads from a blank workbook to a filled one; the blank is never changed."""

    def __init__(
        self, desk: Desk, path: Path | None = None, *, groups: Sequence[Chosen] = (), parent: QWidget | None = None
    ) -> None:
        self.desk, self.task = desk, Task()
        self._left = False
        self.file_step, self.columns_step = FileStep(self, groups), ColumnsStep(self)
        self.words_step, self.write_step, self.result_step = WordsStep(self), WriteStep(self), ResultStep(self)
        steps = (self.file_step, self.columns_step, self.words_step, self.write_step, self.result_step)
        super().__init__(_("填上级表"), steps, parent=parent)
        fit(self, QSize(1080, 664))
        if path is not None:
            self.file_step.choose(path)

    def work(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        """The work runs beside the window with progress and cancel; the steps wait for it."""

        def over(result: Any) -> None:
            if self._left:
                self._told_late(result)
            else:
                self.busy(working=False)
                with errors.showing(self):
                    done(result)

        def failed(error: BaseException) -> None:
            if not self._left:
                errors.show(error, self)

        self.run(self.desk.worker, title, work, done=over, failed=failed)

    def _told_late(self, result: Any) -> None:
        from unionoffice.reports.filling import Filled

        if isinstance(result, Filled):
            self.desk.say(_("上级表已经填好：{path}").format(path=result.path))

    def done(self, result: int) -> None:
        """What comes in later is not shown any more."""
        self._left = True
        super().done(result)
