"""The member page on the small town, as 李娟 has it in front of her."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.driving import gone
from ui.desk import Desk
from ui.members.members_page import MembersPage
from unionoffice import members
from unionoffice.members import Member


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNIONOFFICE_DATA", str(tmp_path / "window"))


@pytest.fixture
def page(qtbot, desk: Desk) -> Iterator[MembersPage]:
    made = MembersPage(desk)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    made.show()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.done(0)
    qtbot.waitUntil(lambda: not desk.worker.jobs)


@pytest.fixture
def who(office) -> Callable[[str], Member]:
    """A member of the small town by name."""

    def find(name: str) -> Member:
        numbers = members.find(office.reading(), name).numbers
        found = members.member(office, numbers[0])
        assert found is not None
        assert found.name == name
        return found

    return find


@pytest.fixture
def closing(qtbot) -> Callable[[QWidget], None]:
    """Checks that a dialog is freed once it is closed."""

    def check(dialog: QWidget) -> None:
        qtbot.waitUntil(lambda: gone(dialog))

    return check


@pytest.fixture
def shown(qtbot, desk) -> Callable[[type[QWidget]], QWidget]:
    """Waits for a window of this kind to come up."""

    def wait(kind: type[QWidget]) -> QWidget:
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
            return bool(found)

        qtbot.waitUntil(look)
        return found[0]

    return wait


def picture_file() -> bytes:
    from PIL import Image

    sink = io.BytesIO()
    Image.new("RGB", (300, 400), (120, 150, 190)).save(sink, "JPEG")
    return sink.getvalue()


@pytest.fixture
def portrait() -> bytes:
    return picture_file()
