"""The program with a window, from its start to its end: look, words, the way in, one office after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from ui import crash, errors, memory, theme
from ui.kit import icons
from ui.memory import Memory
from unionoffice import wording

if TYPE_CHECKING:
    from ui.entry.window import EntryWindow, MakeDemo
    from ui.main_window import MainWindow
    from ui.navigation import Area
    from unionoffice.office import Office


class Program(QObject):
    """Holds the window in front: the way in, or an opened office."""

    def __init__(
        self,
        areas: Sequence[Area],
        remembered: Memory,
        *,
        make_demo: MakeDemo,
        today: date | None = None,
        language_given: bool = False,
    ) -> None:
        super().__init__()
        self._language_given = language_given
        self._areas, self._memory, self._make_demo, self._today = areas, remembered, make_demo, today
        self.entry: EntryWindow | None = None
        self.window: MainWindow | None = None

    def ask(self, file: Path | None = None) -> None:
        """The way in is in front, at `file` or at the last office."""
        from ui.entry.window import EntryWindow

        if self.entry is None:
            self.entry = EntryWindow(self._memory, make_demo=self._make_demo, today=self._today)
            self.entry.opened.connect(self.enter)
            self.entry.print_code.connect(self._print_code)
            self.entry.closed.connect(QApplication.quit)
        self.entry.start(file)
        self.entry.show()

    def enter(self, office: Office) -> None:
        """The office's window is in front; the way in is hidden."""
        from ui.main_window import MainWindow

        self._speak(str(office.setting("language")))
        window = MainWindow(office, self._areas)
        window.closed.connect(QApplication.quit)
        window.locked.connect(lambda: self._locked(office.path))
        window.rebuilding.connect(lambda area, wanted: self._rebuild(office, area, wanted))
        window.handed_over.connect(lambda title, work: self._hand_over(office.path, title, work))
        self.window = window
        window.show()
        if self.entry is not None:
            self.entry.hide()

    def _rebuild(self, office: Office, area: str, wanted: Any) -> None:
        old = self.window
        # Whoever chooses a language in the settings wants it more than the word at the program's start said.
        self._language_given = False
        self.enter(office)
        if self.window is not None:
            self.window.go(area, wanted)
            if old is not None:
                self.window.setGeometry(old.geometry())
                self.window.setWindowState(old.windowState())
        if old is not None:
            old.hide()
            old.deleteLater()

    def _hand_over(self, path: Path, title: str, work: Callable[[], str]) -> None:
        self._locked(path)
        if self.entry is not None:
            self.entry.do(path, title, work)

    def _speak(self, language: str) -> None:
        if self._language_given or language == wording.language() or language not in wording.LANGUAGES:
            return
        wording.use(language)
        translate(QApplication.instance())
        with errors.showing(self.entry):
            self._memory.speak(language)
        if self.entry is not None:
            self.entry.worker.stop()
            self.entry.hide()
            self.entry.deleteLater()
            self.entry = None

    def _locked(self, path: Path) -> None:
        window, self.window = self.window, None
        self.ask(path)
        if window is not None:
            window.deleteLater()

    def _print_code(self, office: Office, code: str) -> None:
        from ui.entry.code_paper import show_paper

        with errors.showing(self.entry):
            show_paper(office, code, self.entry)


def run(argv: Sequence[str], areas: Sequence[Area], make_demo: MakeDemo, *, today: date | None = None) -> int:
    """Runs the window until it is closed; `argv` may name an office file, `--lang en` the language."""
    remembered = Memory(memory.folder())
    given = list(argv[1:])
    language = remembered.language
    given_language = "--lang" in given[:-1]
    if given_language:
        place = given.index("--lang")
        language = given[place + 1]
        del given[place : place + 2]
    wording.use(language if language in wording.LANGUAGES else "zh")
    # Long work computes beside the window: it gives the processor back after 1 ms, so that typing stays quick.
    sys.setswitchinterval(0.001)
    app = QApplication([argv[0] if argv else "unionoffice-window"])
    dress(app)
    crash.watch(memory.folder() / "log")
    program = Program(areas, remembered, make_demo=make_demo, today=today, language_given=given_language)
    files = [Path(name) for name in given if not name.startswith("-")]
    program.ask(files[0].resolve() if files else None)
    return app.exec()


def dress(app: QApplication) -> None:
    """The application has the program's name, look, and the words of Qt's own buttons."""
    app.setApplicationName("unionoffice")
    app.setDesktopFileName("unionoffice")
    app.setQuitOnLastWindowClosed(False)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("unionoffice.window")
    theme.apply(app)
    app.setWindowIcon(icons.window_icon())
    translate(app)


_translators: list[QTranslator] = []


def translate(app: QCoreApplication | None) -> None:
    """Qt's own buttons, calendars and numbers speak the language in use."""
    chinese = not wording.english()
    QLocale.setDefault(QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English))
    for old in _translators:
        QCoreApplication.removeTranslator(old)
    _translators.clear()
    if chinese:
        translator = QTranslator(app)
        if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            QCoreApplication.installTranslator(translator)
            _translators.append(translator)
