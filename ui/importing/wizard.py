"""The import as a window: four steps, long work shown at the window's foot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import errors
from ui.importing.check_step import CheckStep
from ui.importing.columns_step import ColumnsStep
from ui.importing.file_step import FileStep
from ui.importing.result_step import ResultStep
from ui.importing.task import Task
from ui.kit import text
from ui.kit.room import fit
from ui.kit.wizard import Wizard
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress


class ImportWizard(Wizard):
    """Leads from a file to the roll; leaving before the last step changes nothing."""

    def __init__(self, desk: Desk, path: Path | None = None, *, parent: QWidget | None = None) -> None:
        self.desk, self.task = desk, Task()
        self._left = False
        self.file_step, self.columns_step = FileStep(self), ColumnsStep(self)
        self.check_step, self.result_step = CheckStep(self), ResultStep(self)
        steps = (self.file_step, self.columns_step, self.check_step, self.result_step)
        super().__init__(_("导入会员名册"), steps, parent=parent)
        self._said = text.label(kind="good", wrap=True)
        self._said.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.strip), self._said)
        fit(self, QSize(1080, 664))
        if path is not None:
            self.file_step.choose(path)

    def work(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        """The work runs beside the window with progress and cancel; the steps wait for it."""
        self._said.hide()

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
        from unionoffice.members import Import

        if isinstance(result, Import):
            self.desk.say(_("导入已经写完：新增 {n:,} 人。需要时可在“导入记录”里撤销。").format(n=result.added))

    def said(self, sentence: str) -> None:
        """The sentence stands above the buttons until the next work or step."""
        self._said.setText(sentence)
        self._said.show()
        self.desk.say(sentence)

    def turn(self, place: int) -> None:
        """The step is in front; what was said of the one before is gone."""
        if place:
            self._said.hide()
        super().turn(place)

    def done(self, result: int) -> None:
        """What comes in later is not shown any more."""
        self._left = True
        super().done(result)
