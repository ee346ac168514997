"""What tests of the window may use: the program's look, a desk on the small town, no dialog left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from ui import errors, theme
from ui.desk import Desk
from ui.signals import OfficeNews
from ui.work import Worker
from unionoffice.office import Office


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/ui/" in str(item.path):
            # The offscreen platform says this of bounded sizes, popups and raised windows; real ones do not.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _nobodys_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the window remembers lies in the test's own folder, never in the person's who runs it."""
    monkeypatch.setenv("UNIONOFFICE_DATA", str(tmp_path / "window"))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    if not qapp.styleSheet():
        theme.apply(qapp)
    errors.forget()
    yield
    for window in qapp.topLevelWidgets():
        if window.parent() is None and window.windowType() != Qt.WindowType.Popup:
            window.hide()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Said:
    """A frame that remembers what its pages asked for."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.gone: list[tuple[str, object]] = []

    def say(self, sentence: str) -> None:
        self.sentences.append(sentence)

    def go(self, area: str, wanted: object = None) -> None:
        self.gone.append((area, wanted))

    def rebuild(self, area: str, wanted: object = None) -> None:
        self.gone.append((f"rebuild {area}", wanted))

    def hand_over(self, title: str, work: object) -> None:
        self.gone.append((title, work))


@pytest.fixture
def desk(office: Office) -> Iterator[Desk]:
    worker, news = Worker(), OfficeNews(office)
    yield Desk(office=office, news=news, worker=worker, frame=Said())
    worker.stop()
    news.stop()
