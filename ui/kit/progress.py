"""The strip that shows long work: what, how far, and a way to stop it. The window behind it stays usable."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.kit import text
from ui.kit.buttons import button
from ui.work import Job
from unionoffice.wording import _

PATIENCE = 150
"""Milliseconds a job may take before the strip appears; shorter ones would only flicker."""


class JobStrip(QWidget):
    """Shows the jobs one after the other; hidden while there is none."""

    idle = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(14)
        self._what = text.label(bold=True)
        self._far = text.dim("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("进度"))
        self._stop = button(_("停止"), self._cancel, tip=_("停止这项工作，不保留任何半成品"))
        row.addWidget(self._what)
        row.addWidget(self._bar, 1)
        row.addWidget(self._far)
        row.addWidget(self._stop)
        self._jobs: list[Job] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PATIENCE)
        self._wait.timeout.connect(self._appear)
        self.hide()

    @Slot(object)
    def follow(self, job: Job) -> None:
        """The strip shows this job once those before it are over."""
        self._jobs.append(job)
        job.progress.connect(self._report)
        job.finished.connect(self._next)
        if len(self._jobs) == 1:
            self._begin(job)

    def _begin(self, job: Job) -> None:
        self._what.setText(job.title)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleDescription(job.title)
        self._far.setText("")
        self._stop.setEnabled(True)
        self._stop.setText(_("停止"))
        self._wait.start()

    def _appear(self) -> None:
        if self._jobs:
            self.show()

    @Slot(int, str)
    def _report(self, percent: int, words: str) -> None:
        if not self._jobs or self.sender() not in (None, self._jobs[0]):
            return
        self._bar.setRange(0, 100)
        self._bar.setValue(percent)
        self._far.setText("　".join(part for part in (words, f"{percent} %") if part))

    def _cancel(self) -> None:
        if self._jobs:
            self._stop.setEnabled(False)
            self._stop.setText(_("正在停止…"))
            self._jobs[0].cancel()

    @Slot()
    def _next(self) -> None:
        self._jobs = [job for job in self._jobs if not job.over]
        if self._jobs:
            self._begin(self._jobs[0])
        else:
            self._wait.stop()
            self.hide()
            self.idle.emit()
