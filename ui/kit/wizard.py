"""Work in steps: where one is at the top, back and next at the foot, one primary button, Esc asks and leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import errors, theme
from ui.kit import dialogs, text
from ui.kit.buttons import button
from ui.kit.progress import JobStrip
from ui.kit.room import Leaf, Roomy, Stack, fit
from ui.work import Job, Progress, Worker
from unionoffice.wording import _


class Step(Leaf):
    """One step. Build it in `__init__` on `self.column`; it says `self.changed()` when what it may do changes."""

    title = ""
    """What the step is called at the top, already in the language in use."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.wizard: Wizard | None = None

    def enter(self) -> None:
        """Called each time the step comes in front."""

    def ready(self) -> bool:
        """Whether the primary button may be pressed."""
        return True

    def leave(self, go_on: Callable[[], None]) -> None:
        """The primary button was pressed: call `go_on` when the step is done, now or after a job. May raise Refused."""
        go_on()

    def button_text(self) -> str:
        """What the primary button says, "" for 下一步 (or 完成 on the last step)."""
        return ""

    def may_go_back(self) -> bool:
        """Whether the step before can still be gone back to."""
        return True

    def changed(self) -> None:
        """The buttons are looked at again."""
        if self.wizard is not None:
            self.wizard.look()


class Wizard(QDialog):
    """A window that leads through steps; accepted when the last one is done."""

    def __init__(self, title: str, steps: Sequence[Step], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._steps = list(steps)
        self._busy = False
        self._job: Job | None = None
        self.strip = JobStrip()
        self.careful = False
        """Whether leaving asks first; an area sets it once something would be lost."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(16)
        column.addWidget(text.title(title))
        self._where = QLabel()
        self._where.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self._where)
        column.addWidget(text.line())
        self.stack = Stack()
        for step in self._steps:
            step.wizard = self
            self.stack.addWidget(step)
        column.addWidget(Roomy(self.stack, sideways=True), 1)
        column.addWidget(self.strip)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self._cancel = button(_("取消"), self.reject, key="Esc")
        foot.addWidget(self._cancel)
        foot.addStretch()
        self._back = button(_("上一步"), self.back, icon="chevron-left", key="Alt+Left")
        self._next = button("", self.forward, primary=True, key="Ctrl+Return")
        self._next.setDefault(True)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        column.addLayout(foot)
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.forward)
        fit(self, QSize(920, 620))
        self.turn(0)

    @property
    def place(self) -> int:
        """The step in front, counted from 0."""
        return self.stack.currentIndex()

    def turn(self, place: int) -> None:
        """The step is in front."""
        self.stack.setCurrentIndex(place)
        with errors.showing(self):
            self._steps[place].enter()
        self.look()

    def look(self) -> None:
        """Header and buttons say what is true now."""
        place, step = self.place, self._steps[self.place]
        self._where.setText(
            f" <span style='color:{theme.HANDLE}'>›</span> ".join(map(self._named, range(len(self._steps))))
        )
        self._where.setAccessibleName(
            _("第 {n} 步，共 {m} 步：{title}").format(n=place + 1, m=len(self._steps), title=step.title)
        )
        last = place == len(self._steps) - 1
        self._next.setText(step.button_text() or (_("完成") if last else _("下一步")))
        self._next.setEnabled(not self._busy and step.ready())
        self._back.setVisible(place > 0 and step.may_go_back())
        self._back.setEnabled(not self._busy)
        self._cancel.setVisible(not last or step.may_go_back())

    def _named(self, number: int) -> str:
        words = escape(f"{number + 1} {self._steps[number].title}")
        if number == self.place:
            return f"<b style='color:{theme.PRIMARY}'>{words}</b>"
        colour = theme.TEXT if number < self.place else theme.DIM
        return f"<span style='color:{colour}'>{words}</span>"

    def to_the_next(self) -> None:
        """The button that goes on has the focus: Enter does it."""
        self._next.setFocus()

    def forward(self) -> None:
        """The step does its work, then the next one is in front; a refusal is shown and the step stays."""
        step = self._steps[self.place]
        if not self._busy and step.ready():
            with errors.showing(self):
                step.leave(self._on)

    def _on(self) -> None:
        self.busy(working=False)
        if self.place == len(self._steps) - 1:
            self.accept()
        else:
            self.turn(self.place + 1)

    def back(self) -> None:
        """The step before is in front."""
        if self.place > 0 and not self._busy and self._steps[self.place].may_go_back():
            self.turn(self.place - 1)

    def busy(self, *, working: bool) -> None:
        """While a job of the step runs, back and next are closed."""
        self._busy = working
        self.look()

    def run(
        self,
        worker: Worker,
        title: str,
        work: Callable[[Progress], Any],
        *,
        done: Callable[[Any], object],
        failed: Callable[[Any], object] | None = None,
    ) -> Job:
        """Long work of a step: its strip is in this window, back and next are closed until it is over."""
        self.busy(working=True)
        job = worker.start(title, work, done=done, failed=failed or self._failed, quiet=True)
        job.quiet = False
        self._job = job
        self.strip.follow(job)
        job.finished.connect(self._over)
        return job

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        errors.show(error, self)

    @Slot()
    def _over(self) -> None:
        if self._job is not None and self._job.over:
            self._job = None
            self.busy(working=False)

    def reject(self) -> None:
        """Leaves; asks first where something would be lost; work under way is stopped."""
        question = _("还没有做完。现在离开，这次的操作不会保存；原有数据不受影响。")
        if not self.careful or dialogs.ask(self, question, yes=_("离开"), no=_("继续"), danger=True):
            if self._job is not None:
                self._job.cancel()
            super().reject()
