"""What happens when the program itself fails: a log without personal numbers, a stack on a hard crash, one dialog."""

from __future__ import annotations

import faulthandler
import sys
import threading
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from ui.masking import masked

if TYPE_CHECKING:
    import logging

_folder: list[Path] = []
_stack: list[IO[str]] = []


class _Relay(QObject):
    """Brings an error from any thread to the window's."""

    raised = Signal(object)


def watch(folder: Path) -> None:
    """From now on nothing fails unseen: hooks for Python, threads, Qt and hard crashes write into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    _folder[:] = [folder]
    stack = (folder / "crash.log").open("a", encoding="utf-8")
    _stack.append(stack)
    faulthandler.enable(stack)
    relay = _Relay()
    relay.raised.connect(_show)

    def python_hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        relay.raised.emit(error)

    def thread_hook(failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            relay.raised.emit(failed.exc_value)

    sys.excepthook = python_hook
    threading.excepthook = thread_hook
    qInstallMessageHandler(_qt_says)


def _show(error: BaseException) -> None:
    from PySide6.QtWidgets import QApplication

    from ui import errors

    if isinstance(error, KeyboardInterrupt):
        QApplication.quit()
        return
    errors.show(error, QApplication.activeWindow())


def _qt_says(kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        log(f"Qt: {message}")


def log(told: str) -> None:
    """The log holds this, covered; without a folder to write in (tests) it goes to Python's own log."""
    _logger().error("%s", masked(told))


@cache
def _logger() -> logging.Logger:
    import logging
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger("unionoffice.window")
    if _folder:
        handler = RotatingFileHandler(_folder[0] / "window.log", maxBytes=512_000, backupCount=2, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
    return logger
