"""The window on an opened office: areas at the left, the area's page, long work and the status line at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.desk import Desk
from ui.kit.page import Page
from ui.kit.progress import JobStrip
from ui.kit.room import Roomy, Stack
from ui.kit.status import StatusLine
from ui.navigation import Area, Navigation
from ui.signals import OfficeNews
from ui.work import Worker
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Change, Office


NARROW = 1100
"""Below this width (px) the navigation shows drawings only."""
SOON = 60
"""Milliseconds after which facts nobody waits for are looked up, when the first page is painted."""


class MainWindow(QWidget):
    """One office in one window. Pages are made on first visit; closing it closes the office."""

    closed = Signal()
    """The office is closed and the program may end."""
    locked = Signal()
    """The office is closed and the password is asked again."""
    rebuilding = Signal(str, object)
    """This window is over, the office still open: another one is to be made, with this area and what it is handed."""
    handed_over = Signal(str, object)
    """The office is closed: this work (its title, and what gives the sentence for the end) is done on its file."""

    def __init__(self, office: Office, areas: Sequence[Area]) -> None:
        super().__init__()
        self.office = office
        self._areas = {area.key: area for area in areas}
        self._pages: dict[str, Page] = {}
        self._locking = False
        self._work: tuple[str, Callable[[], str]] | None = None
        self._over = False
        self.setWindowTitle(_("工会工作台") + " — " + office.name)
        self.worker = Worker(self)
        self.news = OfficeNews(office, self)
        self.desk = Desk(office=office, news=self.news, worker=self.worker, frame=self)
        self.navigation = Navigation(office.name, areas, self.lock)
        self.navigation.wanted.connect(self.go)
        self.navigation.jumped.connect(self._jump)
        self.stack = Stack()
        self.strip = JobStrip()
        self.status = StatusLine(_("演示数据：可以随意试用") if office.is_demo else _("数据已保存"))
        self.worker.started.connect(self.strip.follow)
        self.worker.unhandled.connect(self._show_error)
        self.news.changed.connect(self._hear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        # What a page cannot make do with scrolls: at 150 % on a small screen there are 911 by 512 pixels for all.
        row.addWidget(Roomy(self.stack, sideways=True), 1)
        column.addLayout(row, 1)
        column.addWidget(self.strip)
        column.addWidget(self.status)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock)
        QShortcut(QKeySequence("F1"), self, self.show_keys)
        QTimer.singleShot(SOON, self, self._show_facts)
        self.resize(1366, 728)
        screen = self.screen().availableGeometry()
        if screen.width() < 1440 or screen.height() < 800:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        if areas:
            self.go(areas[0].key)

    @Slot(str)
    def go(self, area: str, wanted: Any = None) -> None:
        """The area's page is in front, made now if it never was; it is handed `wanted`. Work without a page starts."""
        page, known = self._pages.get(area), self._areas[area]
        if known.start is not None:
            with errors.showing(self):
                known.start(self.desk, self, wanted)
            return
        if page is None and known.make_page is not None:
            with errors.showing(self):
                page = known.make_page(self.desk)
                self._pages[area] = page
                self.stack.addWidget(page)
        if page is None:
            return
        self.stack.setCurrentWidget(page)
        self.navigation.show_area(area)
        if wanted is not None:
            page.take(wanted)
        if not self.navigation.isAncestorOf(self.focusWidget()) or wanted is not None:
            page.begin()

    @Slot(str)
    def _jump(self, area: str) -> None:
        self.go(area)
        page = self._pages.get(area)
        if page is not None:
            page.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves its room to the page."""
        super().resizeEvent(event)
        self.navigation.be_narrow(event.size().width() < NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        """Where no page took the focus, the navigation has it."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.navigation.begin()

    def page(self, area: str) -> Page | None:
        """The area's page where it was visited."""
        return self._pages.get(area)

    def say(self, sentence: str) -> None:
        """The status line shows this for a few seconds."""
        self.status.say(sentence)

    @Slot(object)
    def _hear(self, change: Change) -> None:
        if "settings" in change.areas:
            self.navigation.show_office(self.office.name)
        self._show_facts()

    @Slot(object)
    def _show_error(self, error: BaseException) -> None:
        errors.show(error, self)

    def _show_facts(self) -> None:
        from pathlib import Path

        path = Path(self.office.path)
        size = path.stat().st_size / 1e6 if path.exists() else 0.0
        self.status.show_facts(
            (
                _("操作员：{name}").format(name=self.office.officer.name),
                _("数据文件 {size:,.1f} MB").format(size=size),
                _("版本 {version}").format(version=_version()),
            )
        )

    def show_keys(self) -> None:
        """The keys that work here are listed."""
        from ui.kit import dialogs

        page = self.stack.currentWidget()
        here = page.keys() if isinstance(page, Page) else []
        everywhere = [("Alt+1…9", _("换到另一个页面")), ("Ctrl+L", _("锁定，回到密码页")), ("F1", _("显示这张表"))]
        lines = [f"{key}　{words.rstrip('…')}" for key, words in (*here, *everywhere)]
        dialogs.tell(self, _("这里可以用的快捷键：") + "\n" + "\n".join(lines), title=_("快捷键"))

    def lock(self) -> None:
        """The office is closed; the password is asked again. Running work is asked about first."""
        self._locking = True
        self.close()
        self._locking = False

    def rebuild(self, area: str, wanted: Any = None) -> None:
        """Another window takes this one's place on the same opened office. Running work is asked about first."""
        if self._over or not self._may_leave():
            return
        self._over = True
        self.worker.stop()
        self.news.stop()
        self.rebuilding.emit(area, wanted)

    def hand_over(self, title: str, work: Callable[[], str]) -> None:
        """The office is closed and its file handed to `work`. Running work is asked about first."""
        self._work = (title, work)
        self.close()
        self._work = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes the office for good; a running job is stopped only when the person says so."""
        if self._over:
            return
        if not self._may_leave():
            event.ignore()
            return
        self._over = True
        self.worker.stop()
        self.news.stop()
        self.office.close()
        super().closeEvent(event)
        if self._work is not None:
            self.handed_over.emit(*self._work)
        else:
            (self.locked if self._locking else self.closed).emit()

    def _may_leave(self) -> bool:
        running = [job for job in self.worker.jobs if not job.over and not job.quiet]
        if not running:
            return True
        from ui.kit import dialogs

        question = _("“{title}”还没有做完。现在离开会停止它，不保留半成品；已经保存的数据不受影响。").format(
            title=running[0].title
        )
        return dialogs.ask(self, question, yes=_("停止并离开"), no=_("继续等待"), danger=True)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("unionoffice")
    except PackageNotFoundError:
        return "dev"
