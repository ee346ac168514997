"""The window before an office is open: welcome, password, new office, recovery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ui import errors, memory
from ui.entry.new_page import NewOffice, NewPage
from ui.entry.open_page import OpenPage
from ui.entry.recovery_page import CodePage, ForgottenPage
from ui.entry.sheet import Sheet
from ui.entry.welcome_page import WelcomePage
from ui.kit.progress import JobStrip
from ui.kit.room import fit
from ui.memory import Memory
from ui.work import Progress, Worker
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

MakeDemo = Callable[[Path, Progress], tuple[str, str]]
"""Makes the demo town at a path unless it is there; gives officer and password."""


class EntryWindow(QWidget):
    """`opened` carries the Office. All machine work runs on the worker; the window never freezes."""

    opened = Signal(object)
    closed = Signal()
    print_code = Signal(object, str)
    """A person wants the recovery code on paper: the office and the code."""

    def __init__(self, remembered: Memory, *, make_demo: MakeDemo, today: date | None = None) -> None:
        super().__init__()
        self._memory, self._make_demo, self._today = remembered, make_demo, today
        self._made: Office | None = None
        self._over = False
        self.setWindowTitle(_("工会工作台"))
        self.worker = Worker(self)
        self.welcome, self.open, self.new = WelcomePage(), OpenPage(), NewPage()
        self.code, self.lost = CodePage(), ForgottenPage()
        self.stack = QStackedWidget()
        for page in (self.welcome, self.open, self.new, self.code, self.lost):
            self.stack.addWidget(page)
        strip = JobStrip()
        self.worker.started.connect(strip.follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(strip)
        self._connect()
        fit(self, QSize(1024, 700))

    def _connect(self) -> None:
        self.welcome.demo.connect(lambda: self.open_demo(self.welcome))
        self.open.demo.connect(lambda: self.open_demo(self.open))
        self.welcome.new_office.connect(lambda: self._turn(self.new))
        self.welcome.choose_file.connect(self.choose_file)
        self.open.unlock.connect(self.unlock)
        self.open.choose_file.connect(self.choose_file)
        self.open.new_office.connect(lambda: self._turn(self.new))
        self.open.forgotten.connect(self._forgotten)
        self.new.create_office.connect(self.make)
        self.new.back.connect(self.start)
        self.lost.recover.connect(self.recover)
        self.lost.back.connect(self.start)
        self.code.confirmed.connect(self._enter)
        self.code.print_code.connect(lambda code: self.print_code.emit(self._made, code))

    def start(self, file: Path | None = None) -> None:
        """Shows where to begin: the password of `file` or of the last office, or the welcome page without any."""
        recent = self._memory.recent()
        files = [file, *(one for one in recent if one != file)] if file is not None else recent
        self.open.forget()
        self.new.forget()
        self.lost.forget()
        if files:
            self._turn(self.open)
            self.open.offer(files, {one: self._memory.officer_of(one) for one in files})
        else:
            self._turn(self.welcome)

    def _turn(self, page: Sheet) -> None:
        page.say("")
        self.stack.setCurrentWidget(page)
        QTimer.singleShot(0, page, page.begin)

    def choose_file(self) -> None:
        """A person picks an office file."""
        kinds = _("工会数据文件") + " (*.office)"
        name, _kind = QFileDialog.getOpenFileName(self, _("打开数据文件"), str(memory.offices_folder()), kinds)
        if name:
            self.start(Path(name))

    def _forgotten(self, file: Path | None, officer: str) -> None:
        if file is not None and officer:
            self.lost.ask(file, officer)
            self._turn(self.lost)

    def unlock(self, file: Path, officer: str, password: str) -> None:
        """The office is opened on the worker; then `opened`, or the page says why not."""
        from unionoffice import opening

        page = self.open
        page.busy(True)
        self.worker.start(
            _("正在打开"), lambda _progress: opening.open_office(file, officer, password, today=self._today),
            done=self._arrived, failed=lambda error: self._failed(page, error), finished=lambda: page.busy(False),
        )  # fmt: skip

    def recover(self, file: Path, code: str, officer: str, password: str) -> None:
        """The office is opened by the code on paper and has a new password."""
        from unionoffice import opening

        page = self.lost
        page.busy(True)

        def work(_progress: Progress) -> Office:
            return opening.open_with_recovery_code(file, code, officer, password, today=self._today)

        self.worker.start(
            _("正在打开"), work, done=self._arrived, failed=lambda error: self._failed(page, error),
            finished=lambda: page.busy(False),
        )  # fmt: skip

    def make(self, wanted: NewOffice) -> None:
        """The new office is made on the worker; then its recovery code is shown."""
        from unionoffice import opening

        page = self.new
        page.busy(True)

        def work(_progress: Progress) -> tuple[Office, str]:
            return opening.create_office(
                wanted.path, name=wanted.name, level=wanted.level, division=wanted.division, officer=wanted.officer,
                password=wanted.password, today=self._today,
            )  # fmt: skip

        self.worker.start(
            _("正在建立数据文件"), work, done=self._show_code, failed=lambda error: self._failed(page, error),
            finished=lambda: page.busy(False),
        )  # fmt: skip

    def do(self, file: Path, title: str, work: Callable[[], str]) -> None:
        """Work on a closed office's file; then its sentence stands above the password, or a dialog says why not."""
        page = self.open
        page.busy(True)

        def over() -> None:
            page.busy(False)
            page.begin()

        def done(sentence: str) -> None:
            self.start(file)
            page.tell(sentence)

        self.worker.start(
            title, lambda _progress: work(), done=done, failed=lambda error: errors.show(error, self), finished=over
        )

    def open_demo(self, page: WelcomePage | OpenPage) -> None:
        """The demo town is made where it is not there yet, and opened without a question."""
        from unionoffice import opening

        page.busy(True)

        def work(progress: Progress) -> Office:
            path = memory.folder() / "demo" / "三墩镇演示.office"
            path.parent.mkdir(parents=True, exist_ok=True)
            officer, password = self._make_demo(path, progress)
            return opening.open_office(path, officer, password, today=self._today)

        self.worker.start(
            _("正在准备演示镇"), work, done=self._arrived, failed=lambda error: self._failed(page, error),
            finished=lambda: page.busy(False),
        )  # fmt: skip

    def _show_code(self, made: tuple[Office, str]) -> None:
        self._made, code = made
        self.new.forget()
        self.code.show_code(code)
        self._turn(self.code)

    def _enter(self) -> None:
        office, self._made = self._made, None
        if office is not None:
            self._arrived(office)

    def _arrived(self, office: Office) -> None:
        with errors.showing(self):
            self._memory.opened(office.path, office.officer.name)
        self.open.forget()
        self.opened.emit(office)

    def _failed(self, page: Any, error: BaseException) -> None:
        if isinstance(error, Refused) and hasattr(page, "refused"):
            page.refused(error)
        elif isinstance(error, Refused):
            page.say(error.sentence)
        else:
            errors.show(error, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """An office made but not entered is closed; the worker ends."""
        if not self._over:
            self._over = True
            self.worker.stop()
            if self._made is not None:
                self._made.close()
            self.closed.emit()
        super().closeEvent(event)
