"""The page of hardship aid on the small town, as 李娟 has it in front of her."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.aid.page import AidPage
from ui.desk import Desk


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNIONOFFICE_DATA", str(tmp_path / "window"))


@pytest.fixture
def page(qtbot, desk: Desk) -> Iterator[AidPage]:
    made = AidPage(desk)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    made.show()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.done(0)
    qtbot.waitUntil(lambda: not desk.worker.jobs)


@pytest.fixture
def shown(qtbot) -> Callable[[type[QWidget]], QWidget]:
    """Waits for a window of this kind to come up."""

    def wait(kind: type[QWidget]) -> QWidget:
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
            return bool(found)

        qtbot.waitUntil(look)
        return found[0]

    return wait
