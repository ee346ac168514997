"""A console on the small town, with 李娟's password in the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import PASSWORD, Town
from tests.cli.calling import Console
from unionoffice import keys
from unionoffice.keys import KeyFile, key_path


@pytest.fixture(scope="session")
def _cheap_keys(_town: Town) -> KeyFile:
    """The town's key file with slots that cost a guesser little: a console call takes 20 ms and not 150."""
    dear = keys.load(key_path(_town.path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ARGON_MEMORY", 256)
        slots = tuple(keys.seal(PASSWORD, _town.key, slot.who, slot.roles, dear.office) for slot in dear.slots)
    return KeyFile(dear.office, slots, dear.recovery)


@pytest.fixture
def console(town: Town, _cheap_keys: KeyFile, monkeypatch: pytest.MonkeyPatch) -> Console:
    keys.save(key_path(town.path), _cheap_keys)
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", PASSWORD)
    monkeypatch.delenv("UNIONOFFICE_NEW_PASSWORD", raising=False)
    monkeypatch.delenv("UNIONOFFICE_OFFICE", raising=False)
    return Console(Path(town.path))
