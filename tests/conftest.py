"""What every test may use: a small office in a file of its own, on a fixed day, with a named cast."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.build import DAY, PASSWORD, Town, build_town
from unionoffice import wording
from unionoffice.office import Office
from unionoffice.opening import open_with_key


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also the tests that take minutes")
    parser.addoption("--bench", action="store_true", help="only the measurements of tests/bench")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen, left = [], []
    for item in items:
        slow, bench = item.get_closest_marker("slow"), item.get_closest_marker("bench")
        wanted = bool(bench) if config.getoption("--bench") else not bench and (config.getoption("--slow") or not slow)
        (chosen if wanted else left).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = chosen


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    wording.use("zh")
    yield
    wording.use("zh")


@pytest.fixture(scope="session")
def _town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return build_town(tmp_path_factory.mktemp("town"))


@pytest.fixture
def town(_town: Town, tmp_path: Path) -> Town:
    """The small town's files, a copy for this test alone."""
    for suffix in (".office", ".keys"):
        shutil.copyfile(_town.path.with_suffix(suffix), tmp_path / f"town{suffix}")
    return Town(tmp_path / "town.office", _town.key, _town.recovery_code)


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    """The small town, opened by 李娟 on DAY."""
    with open_with_key(town.path, town.key, "李娟", today=DAY) as opened:
        yield opened


__all__ = ["DAY", "PASSWORD"]
