"""The county and its towns, each a copy for one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.county.offices import Place, World, build_world
from unionoffice import keys


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ARGON_MEMORY", 256)  # six offices whose slots cost a guesser little
        return build_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def upper(world: World, tmp_path: Path) -> Iterator[Place]:
    place = world.copy("county", tmp_path / "county")
    with place.office:
        yield place


@pytest.fixture
def town(world: World, tmp_path: Path) -> Iterator[Place]:
    place = world.copy("town0", tmp_path / "town")
    with place.office:
        yield place


@pytest.fixture
def other(world: World, tmp_path: Path) -> Iterator[Place]:
    place = world.copy("town1", tmp_path / "other")
    with place.office:
        yield place
