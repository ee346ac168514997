"""A county and towns that know each other, each with a desk of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.county.offices import Place, World, build_world
from tests.ui.conftest import Said
from ui.desk import Desk
from ui.signals import OfficeNews
from ui.work import Worker
from unionoffice import keys

Made = Callable[[str], tuple[Desk, Place]]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ARGON_MEMORY", 256)
        return build_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def at(world: World, tmp_path: Path) -> Iterator[Made]:
    """The desk and the place of an office by its name in the world."""
    with ExitStack() as stack:

        def made(name: str) -> tuple[Desk, Place]:
            place = world.copy(name, tmp_path / name)
            stack.enter_context(place.office)
            worker, news = Worker(), OfficeNews(place.office)
            stack.callback(news.stop)
            stack.callback(worker.stop)
            return Desk(office=place.office, news=news, worker=worker, frame=Said()), place

        yield made


def idle(qtbot: QtBot, desk: Desk) -> None:
    """Everything asked for beside the window is over."""
    qtbot.waitUntil(lambda: not desk.worker.jobs, timeout=10_000)
