"""The one background worker: long work runs here, and its news arrives on the window's thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from unionoffice.errors import Cancelled

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

OFTEN = 0.04
"""Seconds between two reports of progress; more would only keep the window busy."""


class Progress:
    """What a job is given: it says how far it is, and stops where a person asked it to.

    `progress(percent, words)`, as the core calls it, raises Cancelled once the job was cancelled.
    """

    def __init__(self, tell: Callable[[int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._interrupts: list[Callable[[], object]] = []
        self._told = 0.0

    def __call__(self, percent: int, words: str = "") -> None:
        """The window shows this much done, in these words. Raises Cancelled once the job was cancelled."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= OFTEN or percent >= 100:
            self._told = now
            self._tell(percent, words)

    @property
    def stopped(self) -> bool:
        """Whether a person asked the job to stop."""
        return self._stop.is_set()

    def interrupt_with(self, interrupt: Callable[[], object]) -> None:
        """`interrupt` is called (from the window's thread) when the job is cancelled, e.g. a connection's own."""
        self._interrupts.append(interrupt)

    def stop(self) -> None:
        """The job's next report raises Cancelled."""
        self._stop.set()
        for interrupt in self._interrupts:
            interrupt()


class Job(QObject):
    """One piece of long work. All signals arrive on the window's thread; `finished` comes last, once, always."""

    progress = Signal(int, str)
    done = Signal(object)
    failed = Signal(object)
    finished = Signal()
    _reported = Signal(int, str)
    _ended = Signal(object, object)

    def __init__(self, title: str, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self.title = title
        self.over = False
        self.quiet = False
        """Whether it only looks something up: nobody is asked before it is stopped."""
        self._work = work
        self._progress = Progress(self._reported.emit)
        self._reported.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """The work stops at its next report; nothing of it stays, and nobody is told but `finished`."""
        self._progress.stop()

    @property
    def cancelled(self) -> bool:
        """Whether a person cancelled it."""
        return self._progress.stopped

    def run(self) -> None:
        """Does the work; called by the worker on its own thread."""
        try:
            if self._progress.stopped:
                raise Cancelled
            result = self._work(self._progress)
        except BaseException as error:
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    @Slot(int, str)
    def _report(self, percent: int, words: str) -> None:
        if not self.over and not self.cancelled:
            self.progress.emit(percent, words)

    @Slot(object, object)
    def _end(self, result: object, error: BaseException | None) -> None:
        self.over = True
        try:
            if error is None:
                self.done.emit(result)
            elif not self.cancelled and not isinstance(error, Cancelled):
                self.failed.emit(error)
        finally:
            self.finished.emit()


class Worker(QObject):
    """One job at a time, in the order they were asked for, on one thread."""

    started = Signal(object)
    """A job was asked for: show its progress."""
    unhandled = Signal(object)
    """A job failed and whoever asked for it did not take the error."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: list[Job] = []

    def start(
        self,
        title: str,
        work: Callable[[Progress], Any],
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
        finished: Callable[[], object] | None = None,
        quiet: bool = False,
    ) -> Job:
        """The work is queued; `done(result)` or `failed(error)` is called once, on the window's thread.

        `title` is what the window says is going on; `quiet` work is not shown.
        """
        from concurrent.futures import ThreadPoolExecutor

        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, "work")
        job = Job(title, work)
        job.quiet = quiet
        if done is not None:
            job.done.connect(done)
        job.failed.connect(failed if failed is not None else self.unhandled.emit)
        if finished is not None:
            job.finished.connect(finished)
        job.finished.connect(self._drop)
        self._jobs.append(job)
        self._pool.submit(job.run)
        if not quiet:
            self.started.emit(job)
        return job

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs not over yet."""
        return tuple(self._jobs)

    @Slot()
    def _drop(self) -> None:
        self._jobs = [job for job in self._jobs if not job.over]

    def stop(self) -> None:
        """Every job is cancelled and the thread has ended; what came too late is not delivered."""
        for job in self._jobs:
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        for job in self._jobs:
            job.blockSignals(True)
        self._jobs = []
