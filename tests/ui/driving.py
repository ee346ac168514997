"""Driving windows the way a person does: Chinese through the input method, dialogs by their buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget


def ime(widget: QWidget, words: str) -> None:
    """The input method commits these words; qtbot.keyClicks with Chinese would abort the process."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


@contextmanager
def modal(kind: type[QDialog], action: Callable[[Any], object], timeout: int = 3000) -> Iterator[None]:
    """While the block runs a modal dialog of this kind must come up; `action` answers it."""
    seen: list[QDialog] = []
    errors: list[BaseException] = []
    waited = 0

    def look() -> None:
        nonlocal waited
        window = QApplication.activeModalWidget()
        if window is None:
            return
        if isinstance(window, kind) and not seen and window.isVisible():
            seen.append(window)
            try:
                action(window)
            except BaseException as error:
                errors.append(error)
        waited += 15
        if (errors or waited > timeout) and isinstance(window, QDialog):
            window.reject()

    timer = QTimer(interval=15)
    timer.timeout.connect(look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
    if errors:
        raise errors[0]
    assert seen, f"no {kind.__name__} was shown"


def press(window: QWidget, words: str) -> None:
    """The button with these words is clicked."""
    button_of(window, words).click()


def button_of(window: QWidget, words: str) -> QPushButton:
    found = [one for one in window.findChildren(QPushButton) if words in (one.text(), one.accessibleName())]
    assert found, f"no button {words}: {[one.text() for one in window.findChildren(QPushButton)]}"
    return found[0]


def gone(window: QWidget) -> bool:
    """Whether the window has been freed."""
    from shiboken6 import isValid

    return not isValid(window)
